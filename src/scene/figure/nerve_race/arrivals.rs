//! When each message has come to the brain, in large letters beside the head.

use super::Runner;
use crate::scene::large::{Dot, Face};
use crate::scene::plot::{BESIDE, widest, widest_large};
use crate::scene::{Align, Block, Scene, Words};

/// Rows of a line, and from one to the next.
const ROWS: i32 = 4;
const PITCH: i32 = 5;

/// How which of the two is fast was written.
#[derive(Clone, Copy)]
pub(super) struct Named {
    /// The first row, and rows from one to the next.
    rows: (i32, i32),
    has_fibre: bool,
}

/// Which of the two is fast, with or without the names of their fibres, large in `room` at its right end; nothing where
/// there is no room.
pub(super) fn names(
    runners: &[Runner<'_>],
    (room, has_fibre): (Block, bool),
    scene: &mut Scene,
) -> Option<Named> {
    let name = |it: &Runner<'_>| {
        if has_fibre { format!("{} {}", it.fibre.name, it.word) } else { it.word.to_owned() }
    };
    let names: Vec<String> = runners.iter().map(name).collect();
    let wide = widest_large(names.iter().map(String::as_str), BESIDE);
    let n = runners.len() as i32;
    let pitch = if (n - 1) * PITCH + ROWS <= room.height { PITCH } else { ROWS };
    let air = room.height - (n - 1) * pitch - ROWS;
    if wide > room.width || air < 0 {
        return None;
    }
    let top = room.y + air.min(1);
    for ((it, name), row) in runners.iter().zip(&names).zip((top..).step_by(pitch as usize)) {
        scene.large((room.right() - wide, row), name, BESIDE, it.tone);
    }
    Some(Named { rows: (top, pitch), has_fibre })
}

/// Whether the name and the time of each fit side by side into the columns of `room`, as large as times are.
pub(super) fn fits(runners: &[Runner<'_>], room: Block) -> bool {
    let all = runners.iter().map(|it| format!("{} {:.3} s", it.fibre.name, it.at.brain));
    let all: Vec<String> = all.collect();
    widest_large(all.iter().map(String::as_str), Face::Heavy) <= room.width
}

/// In `room`, at its right end or its left one, there beyond the column `clear` if it has the room. Until a message has
/// come nothing stands there: large digits that run would flash.
pub(super) fn write(
    runners: &[Runner<'_>],
    now: f64,
    (room, align, clear): (Block, Align, i32),
    (is_slide, named): (bool, Option<Named>),
    scene: &mut Scene,
) {
    let with_name: Vec<String> =
        runners.iter().map(|it| format!("{} {:.3} s", it.fibre.name, it.at.brain)).collect();
    let full: Vec<String> =
        runners.iter().map(|it| format!("{} {}, {:.3} s", it.fibre.name, it.word, it.at.brain)).collect();
    let times: Vec<String> = runners.iter().map(|it| format!("{:.3} s", it.at.brain)).collect();
    let name = widest(runners.iter().map(|it| it.fibre.name.as_str())) + 1;
    let has_fibre = named.is_some_and(|it| it.has_fibre);
    // All in one form: with their names as large or, but on a slide, small before them; else in the tones of these.
    let forms = [
        (if has_fibre { &times } else { &full }, Face::from(Dot::Half), 0),
        (if has_fibre { &times } else { &with_name }, Face::Heavy, 0),
        (&with_name, Face::from(Dot::Half), 0),
        (&with_name, Face::Heavy, 0),
        (&times, Face::Heavy, name),
        (&with_name, BESIDE, 0),
        (&times, BESIDE, 0),
    ];
    let forms = forms.into_iter().filter(|(.., name)| !is_slide || *name == 0);
    let wide = |form: &[String], face| widest_large(form.iter().map(String::as_str), face);
    let mut forms = forms.map(|(form, face, name)| (form, face, name, name + wide(form, face)));
    let Some((form, face, name, wide)) = forms.find(|it| it.3 <= room.width) else { return };
    let n = runners.len() as i32;
    // Without letters below their line they need no air.
    let pitch = if name == 0 && n * PITCH <= room.height { PITCH } else { ROWS };
    let top = room.y + ((room.height - n * pitch) / 2).clamp(1, 2);
    // In the rows of their names.
    let (top, pitch) = named.map_or((top, pitch), |it| it.rows);
    let last = room.right() - wide;
    let left = if align == Align::Left { room.x.max(clear.min(last)) } else { last };
    for ((it, words), row) in runners.iter().zip(form).zip((top..).step_by(pitch as usize)) {
        if now >= it.at.brain {
            scene.large((left + name, row), words, face, it.tone);
            if name > 0 {
                scene.write((left, row + 1), Align::Left, Words::bold(it.fibre.name.as_str(), it.tone));
            }
        }
    }
}
