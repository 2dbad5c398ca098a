//! Where a curve falls the most: its weeks shaded, and beside them from where to where it falls.

use super::{Field, along};
use crate::content::figure::CourseCurve;
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::Point;
use crate::scene::{Align, Bounds, HIGH, Scene, Tone, WIDE, Words};
use crate::sim::natural_course::{Setting, steepest_until};
use crate::sim::number;

pub(super) fn shade(field: &Field, set: &Setting<'_>, is_slide: bool, scene: &mut Scene) {
    let Some(week) = steepest_until(set) else { return };
    let (left, right) = (field.across.start, field.across.edge(week));
    let block = field.block.bounds();
    scene.bar(Bounds::new(left, field.up.end, right, block.bottom), Tone::BAND);
    let words = format!("first {} weeks", number(week));
    // Below large words, where there are any.
    let beside = (right.div_euclid(WIDE) + 1, field.head + if is_slide { 2 } else { 0 });
    let lines = words.split_once(' ').filter(|(_, rest)| (rest.len() as i32) + 5 < (right - left) / WIDE);
    let Some((above, rest)) = lines.filter(|_| field.block.height >= 12) else {
        scene.write(beside, Align::Left, Words::new(format!("◂ {words}"), Tone::TEXT));
        return;
    };
    for (row, words) in (field.head..).zip([above, rest]) {
        scene.write((right.div_euclid(WIDE) - 1, row), Align::Right, Words::bold(words, Tone::TEXT));
    }
}

/// In large numbers behind what the shade is, where no curve is close.
pub(super) fn fall(field: &Field, set: &Setting<'_>, accent: Tone, scene: &mut Scene) {
    let [first, second, ..] = set.curve.points.as_slice() else { return };
    let Some(week) = steepest_until(set) else { return };
    let words = format!("{} to {}", number(first.value), number(second.value));
    let points = |it: &CourseCurve| {
        field.line(it.points.iter().map(|it| (it.week, it.interval.map_or(it.value, |[_, high]| high))))
    };
    let lines: Vec<Vec<Point>> = set.condition.curves.iter().map(points).collect();
    let highest = |column: i32| lines.iter().filter_map(|it| along(it, column * WIDE)).map(|it| it.y).min();
    let right = field.across.edge(week).div_euclid(WIDE);
    let (half, dense) = ((Face::from(Dot::Half), 4), (Face::Dense, 3));
    // Rather off the line above, whatever its size.
    for ((face, rows), row) in [(half, 1), (dense, 1), (half, 0), (dense, 0)] {
        let wide = large::width(&words, face).map_or(i32::MAX, |it| it as i32);
        let top = field.head + row;
        // With half a row of the curve below it.
        let is_clear = |x: &i32| {
            let over = (x - 1..=x + wide).filter_map(highest).min();
            over.is_some_and(|y| y - HIGH / 2 >= (top + rows) * HIGH)
                && (0..rows).all(|row| scene.is_free((x - 2, top + row), wide + 2))
        };
        let mut columns = right + 2..field.block.right() - wide.min(field.block.width);
        if let Some(x) = columns.find(is_clear) {
            scene.large((x, top), &words, face, accent);
            // Of which curve it is.
            let name = Words::bold(set.curve.label.clone(), accent);
            scene.write((x + wide + 2, top + rows - 2), Align::Left, name);
            return;
        }
    }
    let place = |x: i32| ((x, field.head), Align::Left);
    let columns: Vec<_> = (right + 2..field.block.right()).map(place).collect();
    scene.say_at_one_of(
        &columns,
        &[
            vec![Words::bold(format!("{}: {words}", set.curve.label), accent)],
            vec![Words::bold(words, accent)],
        ],
    );
}
