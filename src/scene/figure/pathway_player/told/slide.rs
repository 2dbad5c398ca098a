//! On a slide the step in hand, or what is asked: the first words of it large, the others where they have room.

use super::super::Set;
use super::super::numbers::hue;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Align, Block, Scene, Tone, Words};

const LARGE: Face = Face::Tall(Dot::Quarter);
/// Rows from line to line in large letters.
const PITCH: usize = 5;

/// Nothing where no step is in hand and nothing is asked: then all steps are.
pub(super) fn write(set: &Set<'_>, at: Block, scene: &mut Scene) -> Option<()> {
    let parts = match set.player.asked(set.view.at) {
        Some(it) => vec![(it.question.clone(), Tone::STRONG), (it.answer.clone(), Tone::TEXT)],
        None => {
            let stage = set.in_hand()?;
            let accent = Tone::family(set.view.family);
            let basis = (stage.basis.meaning().to_owned(), hue(stage.basis).map_or(accent, Tone::of));
            vec![(stage.name.clone(), Tone::STRONG), (stage.place.clone(), Tone::TEXT), basis]
        }
    };
    // Lines of each, and whether they are large.
    let lines = |n_large: usize| -> Option<Vec<(Vec<String>, bool)>> {
        let all = parts.iter().enumerate().map(|(nth, (text, _))| {
            let is_large = nth < n_large;
            let large = || large::broken(text, LARGE, at.width as usize);
            Some((if is_large { large()? } else { broken(text, at.width) }, is_large))
        });
        all.collect()
    };
    let rows = |(lines, is_large): &(Vec<String>, bool)| lines.len() * if *is_large { PITCH } else { 1 };
    let height = |all: &[(Vec<String>, bool)]| (all.iter().map(rows).sum::<usize>() + all.len() - 1) as i32;
    let all = (0..=parts.len()).rev().filter_map(lines).find(|it| height(it) <= at.height)?;
    let mut y = at.y + (at.height - height(&all)) / 2;
    for ((lines, is_large), (_, tone)) in all.iter().zip(&parts) {
        for line in lines {
            if *is_large {
                scene.large((at.x, y), line, LARGE, *tone);
                y += PITCH as i32;
            } else {
                scene.write((at.x, y), Align::Left, Words::new(line.as_str(), *tone));
                y += 1;
            }
        }
        y += 1;
    }
    Some(())
}
