//! What was found not to differ and has no number: two empty bars, as high as each other and nobody knows how high.

use crate::content::figure::Measured;
use crate::scene::plot::Names;
use crate::scene::{Align, Block, Bounds, HIGH, Scene, Tone, WIDE, Words};

/// From row `top` of `room` on, with an equals sign between them and their names in them.
pub(super) fn draw(it: &Measured, top: i32, room: Block, scene: &mut Scene) {
    let (half, height) = (room.width / 2, room.bottom() - 1 - top);
    let arm = half / 3;
    let left = Block::new(room.x + half / 2 - arm, top, 2 * arm + 1, height);
    let right = Block { x: room.right() - 1 - half / 2 - arm, ..left };
    let (row, off) = (top + (height - 1) / 2, (height - 1) % 2);
    let middle = if scene.has_large_names() { 2 * row + 1 + off } else { 2 * row + 1 } * HIGH / 2;
    for y in [middle - HIGH, middle + HIGH / 2] {
        let wide = (right.x - left.right() - 2).min(8);
        let from = (left.right() + (right.x - left.right() - wide) / 2) * WIDE;
        scene.bar(Bounds::new(from, y, from + wide * WIDE, y + HIGH / 2), Tone::STRONG);
    }
    let alike = it.alike.iter().flatten().map(String::as_str).collect::<Vec<_>>();
    let names = Names::of(&alike, (left.width - 4, height - 2)).filter(|_| scene.has_large_names());
    for (nth, at) in [left, right].into_iter().enumerate() {
        scene.frame(at, Tone::TEXT, true);
        let column = at.x + arm;
        match (&names, alike.get(nth)) {
            (Some(names), _) => {
                let row = top + (height - names.height(nth)) / 2;
                names.write(nth, (column, row), Align::Middle, Tone::TEXT, scene);
            }
            (None, Some(name)) => {
                scene.write((column, row), Align::Middle, Words::bold(*name, Tone::TEXT));
            }
            _ => {}
        }
    }
}
