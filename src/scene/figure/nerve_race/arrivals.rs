//! When each message has come to the brain, in large letters beside the head.

use super::Runner;
use crate::scene::large::{Dot, Face};
use crate::scene::plot::{BESIDE, widest, widest_large};
use crate::scene::{Align, Block, Scene, Words};

/// Rows of a line, and from one to the next.
const ROWS: i32 = 4;
const PITCH: i32 = 5;
/// Columns between what stands at the body and a line that begins with large words.
const AIR: i32 = 3;

/// In `room`, at its right end or its left one, there beyond the column `clear` if it has the room. Until a message has
/// come nothing stands there: large digits that run would flash. Returns whether it says which of the two is fast.
pub(super) fn write(
    runners: &[Runner<'_>],
    now: f64,
    (room, align, clear): (Block, Align, i32),
    is_slide: bool,
    scene: &mut Scene,
) -> bool {
    let with_word: Vec<String> =
        runners.iter().map(|it| format!("{} {:.3} s", it.word, it.at.brain)).collect();
    let full: Vec<String> =
        runners.iter().map(|it| format!("{} {}, {:.3} s", it.fibre.name, it.word, it.at.brain)).collect();
    let times: Vec<String> = runners.iter().map(|it| format!("{:.3} s", it.at.brain)).collect();
    let name = widest(runners.iter().flat_map(|it| [it.fibre.name.as_str(), it.word])) + 1;
    // All in one form: with what they are as large or, but on a slide, small before them; else in the tones of these.
    let forms = [
        (&full, Face::from(Dot::Half), 0),
        (&with_word, Face::Heavy, 0),
        (&with_word, Face::from(Dot::Half), 0),
        (&times, Face::Heavy, name),
        (&with_word, BESIDE, 0),
        (&times, BESIDE, 0),
    ];
    let forms = forms.into_iter().filter(|(.., name)| !is_slide || *name == 0);
    let wide = |form: &[String], face| widest_large(form.iter().map(String::as_str), face);
    let mut forms = forms.map(|(form, face, name)| (form, face, name, name + wide(form, face)));
    let room_of = |name: i32| room.width - if name == 0 { AIR } else { 0 };
    let Some((form, face, name, wide)) = forms.find(|it| it.3 <= room_of(it.2)) else { return false };
    let n = runners.len() as i32;
    // Without letters below their line they need no air.
    let pitch = if name == 0 && n * PITCH <= room.height { PITCH } else { ROWS };
    let top = room.y + ((room.height - n * pitch) / 2).clamp(1, 2);
    let last = room.right() - wide;
    let left = if align == Align::Left { room.x.max(clear.min(last)) } else { last };
    for ((it, words), row) in runners.iter().zip(form).zip((top..).step_by(pitch as usize)) {
        if now >= it.at.brain {
            scene.large((left + name, row), words, face, it.tone);
            if name > 0 {
                for (words, row) in [it.fibre.name.as_str(), it.word].into_iter().zip(row..) {
                    scene.write((left, row), Align::Left, Words::bold(words, it.tone));
                }
            }
        }
    }
    name > 0
}
