//! The names of the curves where there is room for large letters.

use super::{A_BETA_HEIGHT, Panel};
use crate::content::figure::StrokeLab;
use crate::scene::large::{self, Face};
use crate::scene::{Block, Scene, Tone};

/// Columns of the picture and rows of a panel from which on the names are large.
pub(super) const ROOMY: (i32, i32) = (150, 20);

/// The names of both curves in large letters: that of the other above its end, that of the arch in its left half, or
/// above it where it is low. `level` is how high the arch is where the preferred speeds begin.
pub(super) fn write(lab: &StrokeLab, panel: &Panel, level: f64, scene: &mut Scene) -> Block {
    let rows = f64::from(panel.bottom - panel.top);
    let wide = |words: &str| large::width(words, Face::Heavy).map_or(0, |it| it as i32);
    let [ct, fast] = ["CT fibres", "Aβ fibres"];
    let end = panel.bottom - (rows * A_BETA_HEIGHT).ceil() as i32 - 5;
    scene.large((scene.width() - wide(fast), end), fast, Face::Heavy, Tone::STRONG);
    let middle = (lab.preferred[0] * lab.preferred[1]).sqrt();
    let at = Block::new(panel.across.column(middle) - 3 - wide(ct), 0, wide(ct), 4);
    let high = (rows * level) as i32;
    let at = Block { y: panel.bottom - if high > 8 { high } else { 2 * high + 6 }, ..at };
    scene.large((at.x, at.y), ct, Face::Heavy, Tone::STRONG);
    at
}
