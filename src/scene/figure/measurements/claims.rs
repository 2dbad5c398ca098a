//! What nobody compared, beside what somebody did: boxes from zero, with nothing in them but their words. What fell
//! stands left of zero, what rose right of it, as wide as the picture together.

use super::Hand;
use super::panel::Panel;
use crate::content::figure::Measured;
use crate::scene::label::width;
use crate::scene::large::{self, Dot};
use crate::scene::plot::{Axis, Scale};
use crate::scene::{Align, Block, Scene, Tone, WIDE, Words};
use crate::sim::measurements::value_words;
use crate::sim::number;

/// Rows of a box, where there is room, and of one with a large number in it.
pub(super) const LOW: i32 = 3;
pub(super) const HIGH: i32 = 4;
const LARGE: i32 = 6;

fn value(reading: &Measured) -> f64 {
    reading.value.unwrap_or_default()
}

/// How many values fell, and how many rose.
fn sides(panel: &Panel<'_>) -> [i32; 2] {
    let fallen = panel.values().filter(|(.., it)| value(it) < 0.0).count() as i32;
    [fallen, panel.values().count() as i32 - fallen]
}

/// How many boxes stand above each other.
pub(super) fn count(panel: &Panel<'_>) -> i32 {
    let [fallen, risen] = sides(panel);
    fallen.max(risen)
}

/// Boxes from the top of `room` on, so many rows high where most stand above each other; the others are as high
/// together.
pub(super) fn draw(hand: &Hand<'_>, panel: &Panel<'_>, rows: i32, room: Block, scene: &mut Scene) {
    let ends = panel.values().map(|(.., it)| value(it));
    let range = ends.fold([0.0_f64; 2], |[low, high], it| [low.min(it), high.max(it)]);
    let axis = Axis::filling(Scale::new(range), room.x + 1, room.width - 1);
    let zero = axis.edge(0.0) / WIDE;
    let all = rows * count(panel);
    let heights = sides(panel).map(|n| all / n.max(1));
    let mut below = [room.y; 2];
    for (nth, series, reading) in panel.values() {
        let value = value(reading);
        let side = usize::from(value >= 0.0);
        let (Some(y), Some(rows)) = (below.get_mut(side), heights.get(side).copied()) else { continue };
        let end = axis.edge(value) / WIDE;
        // A column of air between what fell and what rose.
        let (left, right) = if value < 0.0 { (end, zero - 1) } else { (zero, end) };
        let at = Block::new(left, *y, right - left, rows);
        *y += rows;
        hand.place(nth, Block { x: left - 1, width: at.width + 1, ..at }, 0, scene);
        let name = hand.words(nth, &reading.label);
        let large_value = format!("{} {}", number(value), series.unit);
        let room = at.width - 6 - width(std::slice::from_ref(&name));
        let large = [Dot::Half, Dot::Quarter].into_iter().filter(|_| rows >= LARGE);
        let large = large.filter_map(|dot| Some((dot, large::width(&large_value, dot)? as i32)));
        let large = large.into_iter().find(|it| it.1 <= room);
        let tone = match series.is_contested {
            true if large.is_some() => Tone::STRONG,
            true => Tone::DIM,
            false => hand.tone(series, reading),
        };
        scene.frame(at, tone, false);
        let words = Words::bold(format!("{} {}", value_words(reading), series.unit).trim(), Tone::TEXT);
        let (x, middle) = (left + 2, at.y + (rows - 1) / 2);
        if let Some((dot, wide)) = large {
            scene.large((x, at.y + (rows - 3) / 2), &large_value, dot, Tone::STRONG);
            scene.write((x + wide + 2, middle), Align::Left, name);
        } else {
            scene.say(
                (x, middle),
                Align::Left,
                &[vec![words.clone(), Words::new("  ", Tone::TEXT), name], vec![words]],
            );
        }
    }
}
