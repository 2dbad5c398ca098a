//! The whole scale that people answered on, small beside a course that shows a part of it: so that a part is not taken
//! for the whole.

use super::super::Hand;
use crate::scene::plot::{Axis, Scale};
use crate::scene::{Align, Block, Bounds, HIGH, Scene, Tone, WIDE, Words};
use crate::sim::number;

/// Columns that it takes, with the air before it, of so many at least.
pub(super) const TAKES: i32 = 14;
const WIDEST: i32 = 70;
/// Columns of the scale.
const THICK: i32 = 2;

/// Draws it at the right of `room`, above so many rows; returns the room that is left.
pub(super) fn beside(hand: &Hand<'_>, room: Block, below: i32, scene: &mut Scene) -> Block {
    let series = hand.view.series.first();
    let Some((whole, part)) = series.and_then(|it| it.whole.zip(it.scale)) else { return room };
    // On a slide all words are large, and there is a line of small print for it.
    if room.width < WIDEST || room.height - below < 6 || hand.is_slide {
        return room;
    }
    let left = room.right() - TAKES + 3;
    let height = (room.height - below - 1).min(14);
    let (top, bottom) = (room.bottom() - below - height, room.bottom() - below);
    let axis = Axis { scale: Scale::new(whole), start: bottom * HIGH, end: top * HIGH };
    let bar = |[low, high]: [f64; 2], tone: Tone, scene: &mut Scene| {
        let (right, at) = ((left + THICK) * WIDE, |it: f64| axis.at(it));
        scene.bar(Bounds::new(left * WIDE, at(high), right, at(low)), tone);
    };
    bar(whole, Tone::DIM.part(45), scene);
    bar(part, Tone::family(hand.family), scene);
    let row = |value: f64| (axis.at(value).min(bottom * HIGH - 1)).div_euclid(HIGH);
    let beside = left + THICK + 1;
    let shown = row(f64::midpoint(part[0], part[1]));
    scene.write((beside, shown), Align::Left, Words::new("shown", Tone::family(hand.family)));
    for value in whole.into_iter().chain([0.0].into_iter().filter(|it| whole[0] < *it && *it < whole[1])) {
        scene.say((beside, row(value)), Align::Left, &[vec![Words::new(number(value), Tone::DIM)]]);
    }
    scene.say((left, bottom), Align::Left, &[vec![Words::new("whole scale", Tone::DIM)]]);
    Block { width: room.width - TAKES, ..room }
}
