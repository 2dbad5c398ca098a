//! Points over time or another number: each series a line with its name, the first one over what it is compared with;
//! below them the chosen value of each, large.

mod whole;

use super::{Hand, breadth};
use crate::content::figure::{Measured, MeasuredSeries};
use crate::scene::label::broken;
use crate::scene::large::{self, Dot};
use crate::scene::path::{self, flat, smooth};
use crate::scene::plot::{Axis, Head, Names, Scale, round_step, spot, ticks, widest};
use crate::scene::{Align, Block, HIGH, Hue, Meaning, Point, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::readings;
use crate::sim::number;

/// Columns of the numbers beside the axis.
const LEFT: i32 = 4;
/// Columns from a number to the next, and rows of a large one.
const ARROW: i32 = 12;
const LARGE: i32 = 4;
/// Columns between them where words say what they come to, in a narrow picture and in a wide one.
const VERDICT: [i32; 2] = [13, 17];
/// Columns of a picture in which they stand farther apart.
const WIDE_ROOM: i32 = 90;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let view = hand.view;
    let below = match room.height {
        ..6 => 0,
        _ if hand.is_slide => 1,
        _ => 2,
    };
    // Below what its axis counts.
    let head = if below > 0 { measured(hand, room, scene) } else { 0 };
    let room = Block { y: room.y + head, height: room.height - head, ..room };
    let room = whole::beside(hand, room, below, scene);
    let (across, up) = axes(hand, room, below);
    let place = |it: &Measured| Some(spot(&across, &up, it.at?, it.value?));
    let line = |series: &MeasuredSeries| -> Vec<Point> {
        let points: Vec<Point> = series.points.iter().filter_map(place).collect();
        flat(&smooth(&points)).into_iter().next().unwrap_or_default()
    };
    if below > 0 {
        let range = [up.scale.from, up.scale.to];
        let step = step(range, room.height - below);
        scene.axis_up(&up, &ticks(range, step), LEFT);
    }
    let accent = Tone::family(hand.family);
    let tone = |nth: usize| if nth == 0 { accent } else { pale() };
    let lines: Vec<Vec<Point>> = view.series.iter().map(line).collect();
    for (nth, line) in lines.iter().enumerate().rev() {
        if nth > 0 {
            // A row thick, so that beside the first one it is even.
            let moved = |by: i32| line.iter().map(|it| Point { y: it.y + by, ..*it }).collect();
            scene.band(moved(-HIGH / 2), moved(HIGH / 2), tone(nth));
        } else {
            scene.line(line.clone(), tone(nth));
        }
    }
    let under = Block { height: room.height - below, ..room };
    let is_told = large_values(hand, &lines, under, scene);
    values(hand, (&across, &up), room, is_told, scene);
    // One name a curve: where large ones stand over its values, or else on it.
    if !is_told || !scene.has_large_names() && !hand.is_slide {
        names(hand, &lines, tone, scene);
    }
    if below > 0 {
        foot(hand, &across, room.bottom() - below, scene);
    }
}

/// What the first series is compared with: pale rather than dark, which would read as a shadow.
fn pale() -> Tone {
    Tone::DIM.mixed(Hue::Strong, 45)
}

/// The step of the axis upwards, of which there are about four: beside it is room for a digit or two.
fn step(range: [f64; 2], height: i32) -> f64 {
    round_step(range, height, (height / 4).max(3))
}

fn axes(hand: &Hand<'_>, room: Block, below: i32) -> (Axis, Axis) {
    let points = || readings(hand.view).map(|(_, it)| it);
    let fixed = hand.view.series.iter().find_map(|it| it.scale);
    let range = fixed.unwrap_or_else(|| {
        let around = Scale::around(points().filter_map(|it| it.value).chain([0.0]), false, 0.0);
        let step = step([around.from, around.to], room.height);
        [(around.from / step).floor() * step, (around.to / step).ceil() * step]
    });
    let height = (room.height - below).max(1);
    let step = step(range, height);
    let up = Axis::up(range, step, room.y + height, height);
    let scale = Scale::around(points().filter_map(|it| it.at), hand.view.is_log, 0.05);
    (Axis::filling(scale, LEFT, (room.width - LEFT).max(1)), up)
}

/// The name of each series on it, all in one row: of the first one outside of it, where it falls; of the others within,
/// where they rise.
fn names(hand: &Hand<'_>, lines: &[Vec<Point>], tone: impl Fn(usize) -> Tone, scene: &mut Scene) {
    let Some(row) = lines.first().map(|it| path::along(it, 0.8).y.div_euclid(HIGH)) else { return };
    for (nth, (series, line)) in hand.view.series.iter().zip(lines).enumerate() {
        let is_here = |it: &&Point| it.y.div_euclid(HIGH) <= row;
        let at = if nth == 0 { line.iter().rev().find(is_here) } else { line.iter().find(is_here) };
        let Some(at) = at else { continue };
        scene.write(
            (at.x.div_euclid(WIDE) + 4, row),
            Align::Left,
            Words::bold(series.label.clone(), tone(nth)),
        );
    }
}

/// Below the curves, which reach so far down: from what each other series has at the chosen place to what the first one
/// has there, under their names. False where there is no room.
fn large_values(hand: &Hand<'_>, lines: &[Vec<Point>], room: Block, scene: &mut Scene) -> bool {
    let Some(at) = readings(hand.view).nth(hand.cursor).and_then(|(_, it)| it.at) else { return false };
    let value = |series: &MeasuredSeries| series.points.iter().find(|it| it.at == Some(at))?.value;
    let told: Vec<_> = hand.view.series.iter().rev().filter_map(|it| Some((it, value(it)?))).collect();
    let middle = LEFT + (room.width - LEFT) / 2;
    let names: Vec<&str> = told.iter().map(|it| it.0.label.as_str()).collect();
    let names = Names::of(&names, (room.width / 4, LARGE + 1)).filter(|_| scene.has_large_names());
    let label = names.as_ref().map_or(1, |it| it.rows);
    // What they come to stands between them, and where names are large in a line of its own.
    let verdict = hand.view.series.first().map_or("", |it| it.verdict.as_str());
    let between = between(verdict, room);
    let large_verdict = if names.is_some() && !verdict.is_empty() { label } else { 0 };
    for (dot, has_place) in [
        (Some(Dot::Half), true),
        (Some(Dot::Half), false),
        (Some(Dot::Quarter), true),
        (Some(Dot::Quarter), false),
        (None, true),
    ] {
        let wide = |value: f64| match dot {
            Some(dot) => large::width(&number(value), dot).map(|it| it as i32),
            None => Some(widest([number(value).as_str()])),
        };
        let Some(widths) = told.iter().map(|it| wide(it.1)).collect::<Option<Vec<i32>>>() else { continue };
        let columns: Vec<i32> = told
            .iter()
            .zip(&widths)
            .map(|((series, _), wide)| (*wide).max(widest([series.label.as_str()])))
            .collect();
        let all = columns.iter().sum::<i32>() + between * (columns.len() as i32 - 1);
        let left = middle - all / 2;
        let over = (left * WIDE)..((left + all) * WIDE);
        let lowest = lines.iter().flatten().filter(|it| over.contains(&it.x)).map(|it| it.y).max();
        let top = (lowest.unwrap_or(0) + radius(room)).div_euclid(HIGH) + 1;
        let high = if dot.is_some() { LARGE } else { 1 };
        let place = if has_place { label } else { 0 };
        let air = room.bottom() - top - high - label - place - large_verdict;
        if air < 0 || left < LEFT {
            continue;
        }
        let (mut x, y) = (left, top + air / 2);
        for (nth, (((series, value), wide), column)) in told.iter().zip(&widths).zip(&columns).enumerate() {
            let is_lead = nth + 1 == told.len();
            let tone = if is_lead { Tone::family(hand.family) } else { Tone::TEXT };
            let center = x + column / 2;
            // The curves have their names; of its value there is the moment, such as "before".
            let point = series.points.iter().find(|it| it.at == Some(at));
            let name = point.and_then(|it| it.label.split(',').next()).unwrap_or(&series.label);
            let name = Words::bold(name, tone);
            match &names {
                Some(names) => names.write(nth, (center, y), Align::Middle, tone, scene),
                None => drop(scene.write((center, y), Align::Middle, name)),
            }
            let plain = Words::bold(number(*value), tone);
            match dot {
                Some(dot) => drop(scene.large((center - wide / 2, y + label), &number(*value), dot, tone)),
                None => drop(scene.write((center, y + label), Align::Middle, plain)),
            }
            x += column + between;
            let row = y + label + high / 2;
            if is_lead || large_verdict > 0 {
                continue;
            }
            if verdict.is_empty() {
                scene.rule((x - between + 3, row), (x - 5, row), Stroke::Heavy, Tone::TEXT);
                scene.mark((x - 4, row), '▶', Tone::TEXT);
            } else {
                // An arrow would look like a rise.
                let lines = broken(verdict, between - 2);
                for (line, y) in lines.iter().zip(row + 1 - lines.len() as i32..) {
                    scene.write((x - between / 2 - 1, y), Align::Middle, Words::bold(line, Tone::STRONG));
                }
            }
        }
        if large_verdict > 0 {
            let row = y + label + high + 1 + place;
            if let Some(verdict) = Names::of(&[verdict], (room.width, LARGE + 1)) {
                verdict.write(0, (middle, row), Align::Middle, Tone::STRONG, scene);
            }
        }
        let place = format!("at {} {}", number(at), unit(hand));
        if has_place {
            let at = (middle, y + label + high);
            match Names::of(&[&place], (all, LARGE + 1)).filter(|_| names.is_some()) {
                Some(place) => place.write(0, (at.0, at.1 + 1), Align::Middle, Tone::DIM, scene),
                None => drop(scene.write(at, Align::Middle, Words::new(place, Tone::DIM))),
            }
        } else {
            // In few rows between the numbers, too.
            let column = left + columns.first().unwrap_or(&0) + between / 2 - 1;
            scene.write((column, y + label + high / 2 + 1), Align::Middle, Words::new(place, Tone::DIM));
        }
        return true;
    }
    false
}

/// Columns between the large values.
fn between(verdict: &str, room: Block) -> i32 {
    let [narrow, wide] = VERDICT;
    match room.width {
        _ if verdict.is_empty() => ARROW,
        WIDE_ROOM.. => wide,
        _ => narrow,
    }
}

/// The points, the chosen one with its number unless that is large, and the columns that mean them.
fn values(hand: &Hand<'_>, (across, up): (&Axis, &Axis), room: Block, is_large: bool, scene: &mut Scene) {
    let first = hand.view.series.first().map_or(0, |it| it.points.len());
    let tone = |nth: usize| if nth < first { Tone::family(hand.family) } else { pale() };
    let all: Vec<(usize, &Measured, Point)> = readings(hand.view)
        .enumerate()
        .filter_map(|(nth, (_, it))| Some((nth, it, spot(across, up, it.at?, it.value?))))
        .collect();
    let column = |at: Point| at.x.div_euclid(WIDE).clamp(0, (room.right() - 1).max(0));
    let within = |row: i32| row.clamp(room.y, (room.bottom() - 1).max(room.y));
    // The line is chosen above its points, what lies behind it below them.
    let split = |x: i32| {
        let near = all.iter().filter(|(nth, ..)| *nth < first).min_by_key(|(.., at)| (at.x - x).abs());
        near.map_or(room.y, |(.., at)| within(at.y.div_euclid(HIGH)))
    };
    let pointer = |nth: usize, at: Point| {
        let row = split(at.x);
        let above = (at.y - radius(room)).div_euclid(HIGH) - 1;
        (column(at), within(if nth < first { above } else { row.max(at.y.div_euclid(HIGH)) + 1 }))
    };
    // Of a curve that was fitted, what was tested has a point; those of the first one over the others.
    for (nth, _, at) in all.iter().rev().filter(|(_, it, _)| !it.is_fitted) {
        Hand::point(*at, room.height / 2, tone(*nth), scene);
    }
    for (nth, it, at) in &all {
        let is_line = *nth < first;
        let (x, y) = pointer(*nth, *at);
        let step = Meaning::Step { knob: hand.knob, step: *nth };
        scene.area(Block::new(x, y, 1, 1), step);
        let others = || all.iter().filter(|(other, ..)| (*other < first) == is_line && other != nth);
        let left = others().map(|(.., it)| it.x).filter(|x| *x < at.x).max();
        let right = others().map(|(.., it)| it.x).filter(|x| *x > at.x).min();
        let left = left.map_or(0, |x| i32::midpoint(x, at.x).div_euclid(WIDE) + 1);
        let right = right.map_or_else(|| room.right(), |x| i32::midpoint(x, at.x).div_euclid(WIDE) + 1);
        let middle = split(at.x) + i32::from(is_line);
        let (top, bottom) = if is_line { (room.y, middle) } else { (middle, room.bottom()) };
        scene.area(Block::new(left, top, right - left, bottom - top), step);
        if let Some([low, high]) = it.interval {
            let row = |value: f64| within(up.at(value).div_euclid(HIGH));
            let (from, to) = ((x, row(high)), (x, row(low)));
            scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: tone(*nth) });
        }
        if *nth == hand.cursor {
            scene.mark((x, y), if is_line { '▼' } else { '▲' }, Tone::STRONG);
            if is_large {
                continue;
            }
            let words = Words::bold(it.value.map(number).unwrap_or_default(), Tone::STRONG);
            let beyond = if is_line { y - 1 } else { y + 1 };
            let places = [((x, beyond), Align::Middle), ((x + 2, y), Align::Left)];
            scene.say_at_one_of(&places, &[vec![words]]);
            // What it is compared with, on the other side.
            let other = all.iter().find(|(nth, other, _)| (*nth < first) != is_line && other.at == it.at);
            if let Some((nth, other, at)) = other {
                let (x, y) = pointer(*nth, *at);
                let words = Words::new(other.value.map(number).unwrap_or_default(), Tone::TEXT);
                scene.write((x, y), Align::Middle, words);
            }
        }
    }
}

/// Half the height of a point, in units.
fn radius(room: Block) -> i32 {
    breadth(room.height / 2) * WIDE / 2
}

/// What the axis upwards counts, at its top; returns its rows.
fn measured(hand: &Hand<'_>, room: Block, scene: &mut Scene) -> i32 {
    let Some(series) = hand.view.series.first() else { return 0 };
    let full = format!("{}, {}", series.quantity, series.unit);
    if hand.is_slide {
        let Some(head) = Head::of(&full, None, (room.width - LEFT, room.height)) else { return 0 };
        head.write((LEFT, room.y), Align::Left, Tone::TEXT, scene);
        return head.rows;
    }
    let wordings = [full, series.quantity.clone()].map(|it| vec![Words::new(it, Tone::DIM)]);
    scene.say((0, room.y), Align::Left, &wordings);
    1
}

/// What the axis across counts, without what kind of axis it is.
fn unit<'a>(hand: &Hand<'a>) -> &'a str {
    hand.view.across.split(' ').next().unwrap_or_default()
}

/// The numbers of the axis across, and what the marks are.
fn foot(hand: &Hand<'_>, across: &Axis, row: i32, scene: &mut Scene) {
    let mut places: Vec<f64> = readings(hand.view).filter_map(|(_, it)| it.at).collect();
    places.sort_unstable_by(f64::total_cmp);
    places.dedup();
    for (nth, at) in places.iter().enumerate() {
        // A slide tells the rest of it with its small print.
        let is_last = nth + 1 == places.len() && hand.is_slide;
        let unit = if is_last { format!(" {}", unit(hand)) } else { String::new() };
        let words = Words::new(format!("{}{unit}", number(*at)), Tone::DIM);
        scene.write((across.column(*at), row), Align::Middle, words);
    }
    if hand.is_slide {
        return;
    }
    let has_fitted = readings(hand.view).any(|(_, it)| it.is_fitted);
    let name = Words::new(hand.view.across.clone(), Tone::DIM);
    let mut full = vec![name.clone()];
    if has_fitted {
        full.push(Words::new("   ■", Tone::family(hand.family)));
        full.push(Words::new("■", pale()));
        full.push(Words::new(" tested; the curves are fitted", Tone::DIM));
    }
    scene.say((0, row + 1), Align::Left, &[full, vec![name]]);
}
