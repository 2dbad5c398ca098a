//! What was measured, drawn beside its values: in columns of its own, or where a picture has room left.

use super::Hand;
use crate::scene::body::{Body, Cast};
use crate::scene::large;
use crate::scene::{Block, Bounds, Fill, Point, Scene, WIDE};

/// Columns of a picture below which values need all of them, and rows below which nothing drawn is known again.
const LEAST: i32 = 150;
const LOW: i32 = 4;

/// Columns that a drawing of so many rows takes, if there is one and a picture so wide has room for it.
pub(super) fn columns(hand: &Hand<'_>, part: &str, (wide, rows): (i32, i32)) -> i32 {
    let size = hand.drawing.filter(|_| wide >= LEAST && !hand.is_slide).and_then(|it| it.box_of(part));
    size.map_or(0, |(from, to)| rows * 2 * (to.x - from.x) / (to.y - from.y).max(1))
}

/// A part as large as it can be in its place.
pub(super) fn draw(hand: &Hand<'_>, part: &str, at: Block, scene: &mut Scene) {
    let Some(drawing) = hand.drawing else { return };
    let body = Body::fitted(drawing, drawing.box_of(part), at);
    let cast = Cast::default();
    for it in body.seen(&cast).filter(|it| it.belongs_to(part)) {
        body.part(it, cast.tone(it, hand.family).into(), scene);
    }
}

/// A part in the largest place that is free, if it can be known again there: as far down as can be, and in the
/// middle of what is free on the left.
pub(super) fn draw_where_free(hand: &Hand<'_>, part: &str, within: Block, scene: &mut Scene) {
    let taken = taken(within, scene);
    for rows in (LOW..=within.height * 2 / 5).rev() {
        let wide = columns(hand, part, (within.width, rows));
        if !(1..=within.width / 4).contains(&wide) {
            continue;
        }
        for y in (within.y..=within.bottom() - rows).rev() {
            // With air on either side.
            let at = |x: i32| Block::new(x, y, wide + 4, rows);
            let end = within.right() - wide - 4;
            let met = |x: i32| taken.iter().find(|it| it.meets(inner(at(x))));
            let mut x = within.x;
            while x <= end {
                if let Some(it) = met(x) {
                    x = (it.right + WIDE - 1).div_euclid(WIDE).max(x + 1);
                    continue;
                }
                let last = (x..=end).take_while(|x| met(*x).is_none()).last().unwrap_or(x);
                let at = at(i32::midpoint(x, last));
                return draw(hand, part, Block { x: at.x + 2, width: wide, ..at }, scene);
            }
        }
    }
}

/// The units that a block has for itself: not the edges that it has in common with what is beside it.
fn inner(at: Block) -> Bounds {
    let Bounds { left, top, right, bottom } = at.bounds();
    Bounds::new(left + 1, top + 1, right - 1, bottom - 1)
}

/// Where something stands.
fn taken(within: Block, scene: &Scene) -> Vec<Bounds> {
    let line = |points: &[Point]| {
        let (left, right) = (points.iter().map(|it| it.x).min()?, points.iter().map(|it| it.x).max()?);
        let (top, bottom) = (points.iter().map(|it| it.y).min()?, points.iter().map(|it| it.y).max()?);
        Some(Bounds::new(left, top, right, bottom))
    };
    let fills = scene.fills.iter().filter_map(|it| match it {
        Fill::Bar { at, .. } => Some(*at),
        Fill::Band { upper, lower, .. } => line(&[&upper[..], &lower[..]].concat()),
        Fill::Line { points, .. } => line(points),
        Fill::Shape { .. } | Fill::Stroke { .. } | Fill::Dot { .. } => None,
    });
    let cells = |(x, y): (i32, i32), wide, high| Block::new(x, y, wide, high).bounds();
    let labels = scene.labels.iter().map(|it| it.block().bounds());
    let marks = scene.marks.iter().map(|it| cells(it.at, 1, 1));
    let larges = scene.larges.iter().filter_map(|it| {
        large::size(&it.text, it.face).map(|(wide, high)| cells(it.at, wide as i32, high as i32))
    });
    let rules = scene.rules.iter().map(|it| {
        let (x, y) = (it.from.0.min(it.to.0), it.from.1.min(it.to.1));
        cells((x, y), (it.from.0 - it.to.0).abs() + 1, (it.from.1 - it.to.1).abs() + 1)
    });
    let all = fills.chain(labels).chain(marks).chain(larges).chain(rules);
    all.filter(|it| it.meets(within.bounds())).collect()
}

#[cfg(test)]
mod tests {
    use crate::content::figure::MeasuredForm;
    use crate::scene::figure::measurements::tests::every;
    use crate::scene::{Bounds, Fill};
    use crate::sim::measurements::readings;

    #[test]
    fn what_was_measured_is_drawn_where_there_is_room_and_on_no_words() {
        every(|view, _, scene, name| {
            let least = match view.form {
                MeasuredForm::Rows => 13,
                _ => 19,
            };
            if view.drawing.is_none() || scene.width() < super::LEAST || scene.height() < least {
                return;
            }
            let shapes = scene.fills.iter().filter_map(|it| match it {
                Fill::Shape { within, .. } => Some(*within),
                _ => None,
            });
            let shapes: Vec<Bounds> = shapes.collect();
            assert!(!shapes.is_empty(), "{name}");
            // Names stand in what is hollow, and on parts.
            if view.form == MeasuredForm::Drawn || readings(view).any(|(_, it)| it.alike.is_some()) {
                return;
            }
            let words = scene.labels.iter().map(|it| it.block().bounds());
            for word in words {
                let inner = Bounds::new(word.left + 1, word.top + 1, word.right - 1, word.bottom - 1);
                assert!(!shapes.iter().any(|it| it.meets(inner)), "{name}: {word:?}");
            }
        });
    }
}
