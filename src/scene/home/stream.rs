//! The streams: light that travels along them, and what they enter.

use super::{Plan, View};
use crate::content::model::Family;
use crate::content::order;
use crate::scene::label;
use crate::scene::{
    Align, Block, Bounds, Field, HIGH, Hue, Meaning, Scene, Shade, Tone, WIDE, Weight, Words,
};
use unicode_width::UnicodeWidthStr;

pub(super) fn stream(view: &View<'_>, plan: &Plan, family: Family, scene: &mut Scene) {
    let nth = family.idx() as i32;
    let course = &plan.course;
    let half = course.thick * HIGH / 2;
    let [upper, lower] = course.edges(nth, course.mouth, course.wall);
    let is_revealed = view.revealed.get(family.idx()).copied().flatten() != Some(false);
    let shade = match view.travelled {
        Some(travelled) if is_revealed => light(plan, family, travelled),
        _ => Tone::FAINT.part(35).into(),
    };
    scene.band(upper, lower, shade);
    if !is_revealed {
        return;
    }
    let top = course.begins(nth) - half;
    let at = Block::new(course.mouth, top.div_euclid(HIGH), course.wall - course.mouth, course.thick + 1);
    scene.area(at, Meaning::Node(family));
    // On a slide its caption says so.
    if let Some(effect) = view.front.effect(family).filter(|_| !view.is_slide) {
        tag(plan, family, &effect.tag, scene);
    }
}

/// What a node is in a few words, on its stream and clear of its mouth, which comes out of the ground: on two
/// lines where it is short.
fn tag(plan: &Plan, family: Family, words: &str, scene: &mut Scene) {
    let course = &plan.course;
    let (nth, half, length) = (family.idx() as i32, course.thick * HIGH / 2, course.wall - course.mouth);
    let widest = words.width() as i32;
    let lines = if length < 30 && course.thick >= 4 {
        let broken = |width: usize| label::broken(words, width as i32);
        order::least(1..widest as usize, |it| broken(it).len() <= 2).map(broken).unwrap_or_default()
    } else {
        vec![words.to_owned()]
    };
    let width = lines.iter().map(|it| it.width() as i32).max().unwrap_or(0);
    let (high, clear) = (lines.len() as i32, (length * MOUTH / 100).max(2) + 1);
    // Where the whole of the words lies deepest within the stream, the farther left the better.
    let middles: Vec<i32> =
        (course.mouth..course.wall).map(|column| course.bend(nth, column * WIDE + WIDE / 2)).collect();
    let first = (course.mouth + clear).min(course.wall - width - 1).max(course.mouth);
    let top = (course.begins(nth) - half).div_euclid(HIGH).min(course.wall_top() / HIGH + nth * course.thick);
    let rows = top - 1..=top + 2 * course.thick + course.apart;
    let places = |x: i32| {
        let over = || middles.iter().skip((x - course.mouth) as usize).take(width as usize);
        let ends = over().min().copied().zip(over().max().copied());
        rows.clone().map(move |row| {
            let middle = row * HIGH + high * HIGH / 2;
            let away = ends.map_or(0, |(upper, lower)| (middle - upper).max(lower - middle));
            (half - high * HIGH / 2 - away, x, row)
        })
    };
    let places = (first..=(course.wall - width).max(first)).flat_map(places);
    let best = places.max_by_key(|(depth, x, _)| (*depth.min(&(HIGH / 4)), -*x, *depth));
    let Some((_, x, row)) = best.filter(|_| length >= width) else {
        return;
    };
    for (nth, line) in lines.iter().enumerate() {
        let words = Words { weight: Weight::BoldItalic, ..Words::new(line.as_str(), Tone::of(Hue::Ground)) };
        scene.write((x, row + nth as i32), Align::Left, words);
    }
}

/// A wave from 0 to 1 and back, smooth, once from a whole number to the next. No trigonometry, so that it is
/// the same on every machine.
fn wave(turns: f64) -> f64 {
    let back = (2.0 * turns.rem_euclid(1.0) - 1.0).abs();
    back * back * (3.0 - 2.0 * back)
}

/// Levels of the light, and steps out of the ground and on to the total: few, so that few cells change.
const LIT: u8 = 5;
const RISE: u8 = 7;
const JOIN: u8 = 10;
/// Hundredths of the length of a stream in which it comes out of the ground.
const MOUTH: i32 = 16;

/// Every tone that a stream has: for each step of its way every level of the light. So deep throughout that
/// words cut out of it read.
fn ramp(family: Family) -> Vec<Tone> {
    let (accent, total) = (Hue::Family(family), Hue::Family(Family::Total));
    let ratio = |nth: u8, of: u8| f64::from(nth) / f64::from(of);
    let tone = |rise: f64, join: f64, lit: f64| {
        let part = (80.0 + 18.0 * lit) * rise.max(0.06);
        let mixed = 34.0 * lit * (1.0 - join) + 80.0 * join;
        Tone::of(accent).part(part as u8).mixed(total, mixed as u8)
    };
    let way = (0..RISE).map(|it| (ratio(it, RISE), 0.0)).chain((0..=JOIN).map(|it| (1.0, ratio(it, JOIN))));
    way.flat_map(|(rise, join)| (0..=LIT).map(move |lit| tone(rise, join, ratio(lit, LIT)))).collect()
}

/// The step of a way of which so much is over, 0 to 1.
fn step(way: f64) -> u8 {
    let of = |ratio: f64, steps: u8| (ratio.clamp(0.0, 1.0) * f64::from(steps)).round() as u8;
    let rise = of(way * 100.0 / f64::from(MOUTH), RISE);
    if rise < RISE { rise } else { RISE + of((way - 0.7) / 0.3, JOIN) }
}

/// The tone of each place of a stream: a wave of light that leans across it, as bright from edge to edge, a mouth
/// that comes out of the ground, and the last stretch on its way to the colour of the total.
fn light(plan: &Plan, family: Family, travelled: i32) -> Shade {
    const TURN: f64 = std::f64::consts::TAU;
    let nth = family.idx() as i32;
    let length = (plan.course.wall - plan.course.mouth).max(1);
    let half = plan.course.thick * HIGH / 2;
    // After so many cells all is as before.
    let period = (f64::from(length) * 0.56).round().max(1.0);
    // The streams are a third of the way round apart.
    let lag = f64::from(nth) / 3.0;
    // What is the same down a column: its middle, the light that has come there, and its way.
    let columns: Vec<(i32, f64, u8)> = (0..length)
        .map(|column| {
            let way = f64::from(column) / f64::from(length);
            let gone = f64::from(column - travelled) / period;
            let x = (plan.course.mouth + column) * WIDE + WIDE / 2;
            (plan.course.bend(nth, x), gone, step(way))
        })
        .collect();
    // Only the rows that it crosses.
    let middles = || columns.iter().map(|it| it.0);
    let top = (middles().min().unwrap_or(0) - half).div_euclid(HIGH).max(0);
    let bottom = (middles().max().unwrap_or(0) + half).div_euclid(HIGH) + 1;
    let mut field = Field {
        at: (plan.course.mouth, top),
        width: length as usize,
        ramp: ramp(family),
        ..Field::default()
    };
    // By whole rows, as finely as columns: a cell of one colour is half of what a cell of two is to send.
    for row in top..bottom {
        let levels = columns.iter().map(|(middle, gone, step)| {
            let across = f64::from(row * HIGH + HIGH / 2 - middle) / f64::from(half);
            let lit = wave(gone + across * 1.5 / 2.0 / TURN + lag);
            let lit = (lit * f64::from(LIT)).round() as u8;
            step * (LIT + 1) + lit
        });
        let levels: Vec<u8> = levels.collect();
        field.levels.extend(levels.iter().chain(&levels));
    }
    Shade::Field(field)
}

/// What all streams enter: one piece, with a sign of equal shares at each third.
pub(super) fn wall(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    if view.revealed.get(Family::Total.idx()).copied().flatten() == Some(false) {
        return;
    }
    let (top, wide) = (plan.course.wall_top(), super::wall_width(plan.is_large));
    let at = Bounds::new(
        plan.course.wall * WIDE,
        top,
        (plan.course.wall + wide) * WIDE,
        top + 3 * plan.course.thick * HIGH,
    );
    scene.bar(at, Tone::family(Family::Total));
    for nth in 0..3 {
        let row = (top + (2 * nth + 1) * plan.course.thick * HIGH / 2).div_euclid(HIGH);
        scene.write((plan.course.wall + wide / 2, row), Align::Left, Words::bold("=", Tone::of(Hue::Ground)));
    }
    scene.area(
        Block::new(plan.course.wall, top / HIGH, wide, 3 * plan.course.thick),
        Meaning::Node(Family::Total),
    );
}
