//! Heavy letters: the tall ones with strokes of two dots. A quarter of a cell is twice as high as wide, so that these
//! are as strong across as down.

use super::{Glyph, HEAVY, Sheet, TALL, letters};
use hashbrown::HashMap;

/// From one letter of a sheet to the next.
const PITCH: usize = 10;

/// Each tall letter widened by a dot, but for those of which that would fill the holes, or
/// make another letter.
pub(super) fn widened() -> HashMap<char, Glyph> {
    let widen = |it: &Glyph| Glyph { width: it.width + 1, dots: it.dots.map(|row| row | row << 1) };
    let mut all: HashMap<char, Glyph> = TALL.iter().map(|(letter, it)| (*letter, widen(it))).collect();
    let blank = |it: &char| it.is_whitespace();
    all.extend(letters(&[SHEET], PITCH).into_iter().filter(|(letter, _)| !blank(letter)));
    all
}

/// Heavy letters without the second of their dots from above and the first of their tails: seven with these.
pub(super) fn lowered() -> HashMap<char, Glyph> {
    let lower = |(letter, it): (&char, &Glyph)| {
        let [a, _, mut b, c, d, e, f, _, g] = it.dots;
        // Or the point would touch what it stands on.
        if "ij".contains(*letter) {
            b = 0;
        }
        (*letter, Glyph { dots: [a, b, c, d, e, f, g, 0, 0], ..*it })
    };
    HEAVY.iter().map(lower).collect()
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
