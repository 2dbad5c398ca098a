//! How much of the pain is left where the chosen curve ends.

use super::{Field, along, end};
use crate::scene::label::broken;
use crate::scene::large::{self, Dot};
use crate::scene::path::Point;
use crate::scene::plot::{Names, widest};
use crate::scene::{Align, HIGH, Scene, Tone, WIDE, Words};
use crate::sim::natural_course::{Setting, after_value, ending};
use crate::sim::number;

/// How much is left of what, on the hill under all curves: in large letters, beside a large number, or in a line; where
/// it is too low above it all.
pub(super) fn left(field: &Field, set: &Setting<'_>, accent: Tone, scene: &mut Scene) {
    let Some(words) = after_value(set.condition, set.curve) else { return };
    let value = number(end(set.curve));
    let large = large::width(&value, Dot::Half).map_or(0, |it| it as i32 + 3);
    let names = Names::of(&[&words], (field.block.width - large, 5)).filter(|_| scene.has_large_names());
    if let Some(names) = names
        && let Some((x, y)) = on_hill(field, set, (large + names.width, 5))
    {
        scene.large((x, y), &value, Dot::Half, Tone::STRONG);
        return names.write(0, (x + large, y), Align::Left, Tone::STRONG, scene);
    }
    let lines = broken(&words, widest([words.as_str()]) / 2 + 2);
    let wide = widest(lines.iter().map(String::as_str));
    if let Some((x, y)) = on_hill(field, set, (large + wide, 4)).filter(|_| lines.len() == 2) {
        scene.large((x, y), &value, Dot::Half, Tone::STRONG);
        for (line, row) in lines.into_iter().zip(y + 1..) {
            scene.write((x + large, row), Align::Left, Words::new(line, Tone::STRONG));
        }
        return;
    }
    let all = format!("{value} {words}");
    if let Some(at) = on_hill(field, set, (widest([all.as_str()]), 1)) {
        scene.write(at, Align::Left, Words::bold(all, Tone::STRONG));
    } else if let Some(ending) = ending(set.condition, set.curve) {
        scene.write((scene.width() - 1, 0), Align::Right, Words::bold(ending, accent));
    }
}

/// Where so many columns and rows lie under all curves, as far to the right as they can, with air around them.
fn on_hill(field: &Field, set: &Setting<'_>, (columns, rows): (i32, i32)) -> Option<(i32, i32)> {
    let lines: Vec<Vec<Point>> = set
        .condition
        .curves
        .iter()
        .map(|curve| field.line(curve.points.iter().map(|it| (it.week, it.value))))
        .collect();
    let lowest = |column: i32| lines.iter().filter_map(|it| along(it, column * WIDE)).map(|it| it.y).max();
    let begin = field.block.x + 2;
    (begin..field.block.right() - columns - 2).rev().find_map(|x| {
        let top = (x - 1..=x + columns).filter_map(lowest).max()?.div_euclid(HIGH) + 1;
        let air = field.block.bottom() - top - rows;
        (air >= i32::from(rows > 1)).then_some((x, top + (air + 1) / 2))
    })
}
