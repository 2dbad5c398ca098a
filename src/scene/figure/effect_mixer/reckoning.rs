//! On a slide what one arm has more than the next, reckoned in large numbers between the two: it is what a class is to
//! see.

use super::Picture;
use crate::content::model::Family;
use crate::scene::plot::{BESIDE, widest_large};
use crate::scene::{Scene, Tone};
use crate::sim::effect_mixer::{Setting, number};

/// Columns behind the bars for their numbers, large and small, and before what is reckoned.
const NUMBERS: [i32; 2] = [16, 8];
const GAP: i32 = 3;
/// Columns that the bars keep.
const BARS: i32 = 30;

/// What is reckoned beside the bars, and all columns behind these out of `room`. Where parts do not add up a difference
/// is no part, which words say.
pub(super) fn beside(now: &Setting, room: i32, has_numbers: bool, is_slide: bool) -> (Vec<String>, i32) {
    let [large, small] = NUMBERS;
    let numbers = if has_numbers { large } else { 0 };
    // Two arms have one difference.
    let n = if now.is_revealed { 2 } else { 1 };
    let arms = now.mix.arms();
    let lines =
        arms.windows(2).zip(now.mix.differences()).take(n).filter_map(|(pair, difference)| match pair {
            [more, less] => Some(format!("{} − {} = {}", number(*more), number(*less), number(difference))),
            _ => None,
        });
    let lines: Vec<String> = lines.filter(|_| is_slide && now.mix.adds()).collect();
    let wide = widest_large(lines.iter().map(String::as_str), BESIDE);
    match room - numbers - GAP - wide {
        BARS.. if !lines.is_empty() => (lines, numbers + GAP + wide),
        _ => (Vec::new(), if has_numbers { large } else { small }),
    }
}

impl Picture<'_> {
    /// Each difference in the tone of its part, the next below it.
    pub(super) fn reckon(&self, scene: &mut Scene) {
        const ROWS: i32 = 5;
        let x = scene.width() - widest_large(self.reckoning.iter().map(String::as_str), BESIDE);
        let (n, pitch) = (self.reckoning.len(), self.pitch.max(ROWS));
        let bottom = self.row(n) + self.bar;
        let rows = pitch * (n as i32 - 1) + ROWS - 1;
        let first = (i32::midpoint(self.row(0), bottom) - rows / 2).min(bottom - rows).max(0);
        let rows = (first..).step_by(pitch as usize);
        for ((words, family), row) in
            self.reckoning.iter().zip([Family::Specific, Family::Contextual]).zip(rows)
        {
            scene.large((x, row), words, BESIDE, Tone::family(family));
        }
    }
}
