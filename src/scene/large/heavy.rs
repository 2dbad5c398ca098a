//! Heavy letters: the tall ones with strokes of two dots. A quarter of a cell is twice as high as wide, so that these
//! are as strong across as down.

use super::{Glyph, Sheet, TALL, letters};
use hashbrown::HashMap;

/// From one letter of a sheet to the next.
const PITCH: usize = 10;

/// Each tall letter widened by a dot, but for those of which that would fill the holes.
pub(super) fn widened() -> HashMap<char, Glyph> {
    let widen = |it: &Glyph| Glyph { width: it.width + 1, dots: it.dots.map(|row| row | row << 1) };
    let mut all: HashMap<char, Glyph> = TALL.iter().map(|(letter, it)| (*letter, widen(it))).collect();
    let blank = |it: &char| it.is_whitespace();
    all.extend(letters(&[SHEET], PITCH).into_iter().filter(|(letter, _)| !blank(letter)));
    all
}

const SHEET: Sheet = Sheet {
    letters: "MNWmw%",
    dots: &[
        "##   ##   ##  ##    ##   ##                       ##   #",
        "### ###   ### ##    ##   ##                       ##  ##",
        "#######   ######    ##   ##   #######   ##    ##     ##",
        "## # ##   ######    ## # ##   ## ## ##  ## ## ##    ##",
        "##   ##   ## ###    #######   ## ## ##  ## ## ##   ##",
        "##   ##   ##  ##    ### ###   ## ## ##  ## ## ##  ##  ##",
        "##   ##   ##  ##    ##   ##   ## ## ##   ######   #   ##",
    ],
};
