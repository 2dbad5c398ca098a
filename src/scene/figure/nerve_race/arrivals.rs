//! When each message has come to the brain, in large letters beside the head.

use super::Runner;
use crate::scene::large::{Dot, Face};
use crate::scene::plot::{BESIDE, widest_large};
use crate::scene::{Align, Block, Scene};

/// Rows of a line, and from one to the next.
const ROWS: i32 = 4;
const PITCH: i32 = 5;

/// In `room`, at its right end or its left one. Until a message has come nothing stands there: large digits that run
/// would flash.
pub(super) fn write(runners: &[Runner<'_>], now: f64, (room, align): (Block, Align), scene: &mut Scene) {
    let named: Vec<String> =
        runners.iter().map(|it| format!("{} {:.3} s", it.fibre.name, it.at.brain)).collect();
    let times: Vec<String> = runners.iter().map(|it| format!("{:.3} s", it.at.brain)).collect();
    // All in one form: with their names, or in the tones of these.
    let faces = [Face::from(Dot::Half), Face::Heavy, BESIDE];
    let forms = [&named, &times].into_iter().flat_map(|form| faces.map(|face| (form, face)));
    let wide = |(form, face): &(&Vec<String>, Face)| widest_large(form.iter().map(String::as_str), *face);
    let Some((form, face)) = forms.into_iter().find(|it| wide(it) <= room.width) else { return };
    let n = runners.len() as i32;
    let pitch = if n * PITCH <= room.height { PITCH } else { ROWS };
    let top = room.y + ((room.height - n * pitch) / 2).clamp(1, 2);
    let left = if align == Align::Left { room.x } else { room.right() - wide(&(form, face)) };
    for ((it, words), row) in runners.iter().zip(form).zip((top..).step_by(pitch as usize)) {
        if now >= it.at.brain {
            scene.large((left, row), words, face, it.tone);
        }
    }
}
