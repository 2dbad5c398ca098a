//! What was found not to differ and has no number: two bars as long as each other, and nobody knows how long.

use super::super::Hand;
use super::super::panel::Panel;
use super::{Bars, LARGE, face, write};
use crate::content::figure::Measured;
use crate::scene::large;
use crate::scene::plot::{BESIDE, widest, widest_large};
use crate::scene::{Align, Block, Bounds, HIGH, Scene, Tone, WIDE, Words};

/// Rows of what it comes to, with what is known of it.
const FOOT: i32 = 5;

/// What a panel comes to that is nothing else.
pub(super) fn verdict<'a>(panel: &Panel<'a>) -> Option<(usize, &'a Measured)> {
    let mut all = panel.values();
    let (nth, _, it) = all.next().filter(|_| all.next().is_none())?;
    it.alike.as_ref().map(|_| (nth, it))
}

/// Rows below the bars of a half: with air, where there is room.
pub(super) fn foot(at: Block, scene: &Scene) -> i32 {
    if scene.has_large_names() { 2 * LARGE - 2 } else { FOOT + i32::from(at.height > 13) }
}

/// The bars with their names in them, an equals sign behind both, and below them what they come to.
pub(super) fn draw(hand: &Hand<'_>, (nth, it): (usize, &Measured), bars: Bars, scene: &mut Scene) {
    let at = bars.at;
    hand.place(nth, Block { x: at.x - 1, width: at.width + 1, ..at }, 0, scene);
    let wide = at.width * 7 / 10;
    let mut bottom = bars.top;
    for (name, row) in it.alike.iter().flatten().zip((0..).map(|nth| bars.row(nth))) {
        let bar = Block { x: at.x + 1, width: wide, ..row };
        let Bounds { left, top, right, bottom: low } = bar.bounds();
        let inner = Bounds::new(left + WIDE / 2, top + HIGH / 2, right - WIDE / 2, low - HIGH / 2);
        scene.bar(inner, Tone::BAND);
        scene.frame(bar, Tone::TEXT, true);
        let middle = (bar.x + (wide - 1) / 2, row.y + (row.height - 1) / 2);
        write(&hand.words(nth, name), middle, Align::Middle, wide - 4, scene);
        bottom = row.bottom();
    }
    let (x, wide) = (at.x + wide + 3, (at.right() - at.x - wide - 5).min(8));
    let middle = (bars.top + bottom) * HIGH / 2;
    for y in [middle - HIGH, middle + HIGH / 2] {
        scene.bar(Bounds::new(x * WIDE, y, (x + wide) * WIDE, y + HIGH / 2), Tone::STRONG);
    }
    let tone = Tone::STRONG;
    let top = bottom + i32::from(at.bottom() - bottom > FOOT);
    let high = match face(&[it.verdict.as_str()], (at.width, 4)) {
        Some(face) => {
            scene.large((at.x + 1, top), &it.verdict, face, tone);
            large::size(&it.verdict, face).map_or(1, |it| it.1 as i32)
        }
        None => scene.write((at.x + 1, top), Align::Left, Words::bold(&*it.verdict, tone)).map_or(0, |_| 1),
    };
    notes(&it.words, (at.x + 1, top + high), at, scene);
}

/// What else there is to say, from a cell on: in one line where it fits, else a line for each part.
pub(super) fn notes(words: &str, (x, y): (i32, i32), at: Block, scene: &mut Scene) {
    let (room, is_large) = (at.right() - x, scene.has_large_names());
    let pitch = if is_large { LARGE } else { 1 };
    let wide = if is_large { widest_large([words], BESIDE) } else { widest([words]) };
    let parts = if wide <= room { vec![words] } else { words.split(", ").collect() };
    for ((nth, line), row) in parts
        .into_iter()
        .filter(|it| !it.is_empty())
        .enumerate()
        .zip((y..=at.bottom() - pitch).step_by(pitch as usize))
    {
        let look = if nth == 0 { Words::bold } else { Words::new };
        write(&look(line, Tone::TEXT), (x, row + pitch / LARGE), Align::Left, room, scene);
    }
}
