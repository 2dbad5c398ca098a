//! Heavy letters: the tall ones with strokes of two dots. A quarter of a cell is twice as high as wide, so that these
//! are as strong across as down.

use super::letters::{Column, Glyph, Letters, Sheet};
use super::{HEAVY, TALL};

/// From one letter of a sheet to the next.
const PITCH: usize = 10;

/// Each tall letter widened by a dot, but for those of which that would fill the holes, or
/// make another letter.
pub(super) fn widened() -> Letters {
    let own = Letters::read(&[SHEET], PITCH);
    TALL.map(|letter, it| match own.get(letter) {
        Some(own) if !letter.is_whitespace() => *own,
        _ => {
            let mut columns = it.columns;
            columns.iter_mut().skip(1).zip(it.columns).for_each(|(column, before)| *column |= before);
            Glyph { width: it.width + 1, columns }
        }
    })
}

/// Heavy letters without the second of their dots from above (or another one where they need it) and the first of
/// their tails: seven with these.
pub(super) fn lowered() -> Letters {
    HEAVY.map(|letter, it| {
        // Or the point would touch what it stands on.
        let is_pointed = "ij".contains(letter);
        // The tail of a comma is but one dot long, and would be lost: it would be a full stop.
        let foot = if letter == ',' { 7 } else { 8 };
        let lower = |column: Column| {
            // Between roof and bowl of a 5 there is but that one: it gives one of the bowl.
            if letter == '5' {
                return column & 0b1111 | column >> 1 & 0b11_0000;
            }
            let (top, middle, tail) = (column & 1, column >> 1 & 0b11_1110, column >> foot & 1);
            top | if is_pointed { middle & !0b10 } else { middle } | tail << 6
        };
        Glyph { columns: it.columns.map(lower), ..it }
    })
}

const SHEET: Sheet = Sheet {
    letters: "GMNWmw%",
    dots: &[
        " #####    ##   ##   ##  ##    ##   ##                       ##   #",
        "##        ### ###   ### ##    ##   ##                       ##  ##",
        "##        #######   ######    ##   ##   #######   ##    ##     ##",
        "## ###    ## # ##   ######    ## # ##   ## ## ##  ## ## ##    ##",
        "##  ##    ##   ##   ## ###    #######   ## ## ##  ## ## ##   ##",
        "##  ##    ##   ##   ##  ##    ### ###   ## ## ##  ## ## ##  ##  ##",
        " #####    ##   ##   ##  ##    ##   ##   ## ## ##   ######   #   ##",
    ],
};
