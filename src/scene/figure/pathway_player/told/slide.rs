//! On a slide the step in hand: as much of it as has room in large letters.

use super::super::Set;
use super::super::numbers::hue;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Align, Block, Scene, Tone, Words};

const LARGE: Face = Face::Tall(Dot::Quarter);
/// Rows from line to line in large letters.
const PITCH: i32 = 5;

/// Nothing where no step is in hand: then all steps are.
pub(super) fn write(set: &Set<'_>, at: Block, scene: &mut Scene) -> Option<()> {
    let stage = set.in_hand()?;
    let accent = Tone::family(set.view.family);
    let parts = [
        (stage.name.clone(), Tone::STRONG),
        (stage.basis.meaning().to_owned(), hue(stage.basis).map_or(accent, Tone::of)),
        (stage.place.clone(), Tone::TEXT),
    ];
    let large = |n: usize| -> Option<Vec<Vec<String>>> {
        parts.iter().take(n).map(|(text, _)| large::broken(text, LARGE, at.width as usize)).collect()
    };
    let large = (1..=parts.len()).rev().filter_map(large).map(|it| (it, PITCH));
    let small = || (parts.iter().map(|(text, _)| broken(text, at.width)).collect(), 1);
    let height = |(all, pitch): &(Vec<Vec<String>>, i32)| {
        let n_lines: usize = all.iter().map(Vec::len).sum();
        n_lines as i32 * pitch + all.len() as i32 - 1
    };
    let (all, pitch) = large.chain(std::iter::once_with(small)).find(|it| height(it) <= at.height)?;
    let mut y = at.y + (at.height - height(&(all.clone(), pitch))) / 2;
    for (lines, (_, tone)) in all.iter().zip(&parts) {
        for line in lines {
            if pitch == PITCH {
                scene.large((at.x, y), line, LARGE, *tone);
            } else {
                scene.write((at.x, y), Align::Left, Words::new(line.as_str(), *tone));
            }
            y += pitch;
        }
        y += 1;
    }
    Some(())
}
