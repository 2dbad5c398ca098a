//! The streams: light that travels along them, and what they enter.

use super::{Plan, View};
use crate::content::model::Family;
use crate::scene::{
    Align, Block, Bounds, Field, HIGH, Hue, Meaning, Point, Scene, Shade, Tone, WIDE, Weight, Words,
};
use unicode_width::UnicodeWidthStr;

pub(super) fn stream(view: &View<'_>, plan: &Plan, family: Family, scene: &mut Scene) {
    let nth = family.idx() as i32;
    let half = plan.thick * HIGH / 2;
    // As thick as whole eighths of a row, so that painters that round move both edges together.
    let xs = || (plan.mouth..plan.wall).map(|column| column * WIDE + WIDE / 2);
    let top_at = |x: i32| plan.bend(nth, x) - half;
    let edge = |down: i32| {
        let mut points: Vec<Point> = xs().map(|x| Point { x, y: top_at(x) + down }).collect();
        // To the edges of the first cell and the last.
        if let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) {
            points.insert(0, Point { x: first.x - WIDE / 2, ..first });
            points.push(Point { x: last.x + WIDE / 2, ..last });
        }
        points
    };
    let is_revealed = view.revealed.get(family.idx()).copied().flatten() != Some(false);
    let shade = if is_revealed { light(view, plan, family) } else { Tone::FAINT.part(35).into() };
    scene.band(edge(0), edge(2 * half), shade);
    if !is_revealed {
        return;
    }
    let top = plan.begins(nth) - half;
    let at = Block::new(plan.mouth, top.div_euclid(HIGH), plan.wall - plan.mouth, plan.thick + 1);
    scene.area(at, Meaning::Node(family));
    if let Some(effect) = view.front.effect(family) {
        let words =
            Words { weight: Weight::BoldItalic, ..Words::new(effect.tag.clone(), Tone::of(Hue::Ground)) };
        let width = effect.tag.width() as i32;
        // Where the whole of the words lies deepest within the stream, the farther left the better.
        let middles: Vec<i32> = xs().map(|x| plan.bend(nth, x)).collect();
        let depth = |x: i32, row: i32| {
            let middles = middles.iter().skip((x - plan.mouth) as usize).take(width as usize);
            let away = middles.map(|it| (row * HIGH + HIGH / 2 - it).abs());
            half - HIGH / 2 - away.max().unwrap_or(0)
        };
        let row = top.div_euclid(HIGH).min((plan.middle() - 3 * half) / HIGH + nth * plan.thick);
        let first = plan.mouth + if plan.wall - plan.mouth >= 40 { 7 } else { 2 };
        let first = first.min(plan.wall - width - 1).max(plan.mouth);
        let row_range = row - 1..=row + 2 * plan.thick + plan.apart;
        let places =
            (first..=(plan.wall - width).max(first)).flat_map(|x| row_range.clone().map(move |row| (x, row)));
        let best = places.max_by_key(|(x, row)| (depth(*x, *row).min(HIGH / 4), -*x, depth(*x, *row)));
        if let Some(at) = best.filter(|_| plan.wall - plan.mouth >= width) {
            scene.write(at, Align::Left, words);
        }
    }
}

/// A wave from 0 to 1 and back, smooth, once from a whole number to the next. No trigonometry, so that it is
/// the same on every machine.
fn wave(turns: f64) -> f64 {
    let back = (2.0 * turns.rem_euclid(1.0) - 1.0).abs();
    back * back * (3.0 - 2.0 * back)
}

/// The tone of each place of a stream: two waves of light that lean across it, a mouth that comes out of the
/// ground, and the last stretch on its way to the colour of the total.
fn light(view: &View<'_>, plan: &Plan, family: Family) -> Shade {
    /// Levels of the light.
    const LEVELS: f64 = 3.0;
    const TURN: f64 = std::f64::consts::TAU;
    let nth = family.idx() as i32;
    let length = (plan.wall - plan.mouth).max(1);
    // After so many cells all is as before.
    let period = (f64::from(length) * 0.56).round().max(1.0);
    let (accent, total) = (Hue::Family(family), Hue::Family(Family::Total));
    let mut field = Field { at: (plan.mouth, 0), width: length as usize, ..Field::default() };
    let half_rows = i32::from(view.size.y) * 2;
    for half_row in 0..half_rows {
        for column in 0..length {
            let x = (plan.mouth + column) * WIDE + WIDE / 2;
            let across = f64::from(half_row * HIGH / 2 + HIGH / 4 - plan.bend(nth, x))
                / f64::from(plan.thick * HIGH / 2);
            if across.abs() > 1.3 {
                field.levels.push(0);
                continue;
            }
            let way = f64::from(column) / f64::from(length);
            let gone = f64::from(column - view.travelled) / period;
            let lag = f64::from(nth) / 3.0;
            let long = wave(gone + across * 1.5 / 2.0 / TURN + lag);
            let short = wave(gone * 3.0 - across * 1.1 / 2.0 / TURN + lag);
            // Brightest a third down.
            let lit = (0.72 * long + 0.28 * short) * (1.0 - 0.28 * (across + 0.33).abs());
            // Crests stand out where the middle tones are passed quickly; few levels, so that few cells change.
            let lit = ((lit - 0.12) / 0.7).clamp(0.0, 1.0);
            let lit = (lit * lit * (3.0 - 2.0 * lit) * LEVELS).round() / LEVELS;
            let mouth = ((way / 0.16).min(1.0) * 6.0).round() / 6.0;
            let join = (((way - 0.7) / 0.3).max(0.0) * 6.0).round() / 6.0;
            let part = (70.0 + 26.0 * lit) * mouth.max(0.06);
            let mixed = 26.0 * lit * (1.0 - join) + 80.0 * join;
            let tone = Tone::of(accent).part(part as u8).mixed(total, mixed as u8);
            let level = field.ramp.iter().position(|it| *it == tone).unwrap_or(field.ramp.len());
            if level == field.ramp.len() {
                field.ramp.push(tone);
            }
            field.levels.push(level.min(255) as u8);
        }
    }
    Shade::Field(field)
}

/// What all streams enter: one piece, with a sign of equal shares at each third.
pub(super) fn wall(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    if view.revealed.get(Family::Total.idx()).copied().flatten() == Some(false) {
        return;
    }
    let top = plan.middle() - 3 * plan.thick * HIGH / 2;
    let at = Bounds::new(plan.wall * WIDE, top, (plan.wall + 1) * WIDE, top + 3 * plan.thick * HIGH);
    scene.bar(at, Tone::family(Family::Total));
    for nth in 0..3 {
        let row = (top + (2 * nth + 1) * plan.thick * HIGH / 2).div_euclid(HIGH);
        scene.write((plan.wall, row), Align::Left, Words::bold("=", Tone::of(Hue::Ground)));
    }
    scene.area(Block::new(plan.wall, top / HIGH, 1, 3 * plan.thick), Meaning::Node(Family::Total));
}
