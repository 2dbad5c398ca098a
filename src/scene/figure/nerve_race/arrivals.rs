//! On a slide: where the touch is, and beside the head when each message has come to it.

use super::Runner;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, widest_large};
use crate::scene::{Align, Scene, Tone, Words};

/// Rows from one line to the next, and of the last.
const PITCH: i32 = 5;
const ROWS: i32 = 4;

/// From a column and above a row on; until all have come no digit runs in large letters, which would flash.
pub(super) fn write(
    touch: (i32, i32),
    runners: &[Runner<'_>],
    now: f64,
    (left, rows): (i32, i32),
    scene: &mut Scene,
) {
    let is_large =
        touch.1 > PITCH && scene.large((touch.0 + 3, touch.1 - 1 - PITCH), "touch", BESIDE, Tone::STRONG);
    let mark = if is_large { "▼" } else { "▼ touch" };
    scene.write((touch.0, touch.1 - 1), Align::Left, Words::bold(mark, Tone::STRONG));
    let named: Vec<String> =
        runners.iter().map(|it| format!("{} {:.3} s", it.fibre.name, it.at.brain)).collect();
    let times: Vec<String> = runners.iter().map(|it| format!("{:.3} s", it.at.brain)).collect();
    let faces = [Face::from(Dot::Half), Face::Heavy, BESIDE];
    let forms = [&named, &times].into_iter().flat_map(|form| faces.map(|face| (form, face)));
    let wide = |(form, face): &(&Vec<String>, Face)| widest_large(form.iter().map(String::as_str), *face);
    // All in one form.
    let Some((form, face)) = forms.into_iter().find(|it| wide(it) <= scene.width() - left) else { return };
    let n = runners.len() as i32;
    let pitch = if n * PITCH <= rows { PITCH } else { ROWS };
    let first = ((rows - n * pitch) / 2).clamp(0, 2);
    for ((it, words), row) in runners.iter().zip(form).zip((first..).step_by(pitch as usize)) {
        if now >= it.at.brain {
            let width = large::width(words, face).map_or(0, |it| it as i32);
            scene.large((scene.width() - width, row), words, face, it.tone);
        }
    }
}
