//! The course of pain over a year: the chosen group as a hill that falls, the others as lines above it, and
//! what is left where they end.

mod left;
mod steep;

use super::View;
use crate::anim::lerp;
use crate::content::figure::{CourseCurve, CourseMeasure, CoursePoint, NaturalCourse};
use crate::content::order;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::Point;
use crate::scene::plot::{Axis, Head, Names, spot, widest};
use crate::scene::{Align, Block, Bounds, HIGH, Meaning, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::natural_course::{Setting, WEEK, setting, value_at};
use crate::sim::{number, step};

/// In a picture of fewer rows the words stand among the curves.
const LOW: i32 = 13;

/// Where the curves stand.
struct Field {
    across: Axis,
    up: Axis,
    ticks: Vec<f64>,
    /// Rows above it for words, and the cells of it all.
    head: i32,
    block: Block,
}

impl Field {
    fn line(&self, points: impl Iterator<Item = (f64, f64)>) -> Vec<Point> {
        points.map(|(week, value)| spot(&self.across, &self.up, week, value)).collect()
    }

    fn row(&self, value: f64) -> i32 {
        (self.up.at(value) - 1).div_euclid(HIGH).min(self.block.bottom() - 1)
    }
}

pub(super) fn picture(course: &NaturalCourse, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let Some(set) = setting(course, view.at) else { return scene };
    let field = field(course, &set, view.is_slide, &scene);
    let accent = Tone::family(view.family);
    let week = lerp(step(view.was, WEEK) as f64, set.week, view.progress);
    for week in 0..=course.weeks {
        // The nearest edge of a cell, as that of its tick.
        let edge = |week: f64| (field.across.at(week.max(0.0)) + WIDE / 2).div_euclid(WIDE);
        let (left, right) = (edge(f64::from(week) - 0.5), edge(f64::from(week) + 0.5));
        let right = if week == course.weeks { field.block.right() } else { right.max(left + 1) };
        let at = Block::new(left, 0, right - left, scene.height());
        scene.area(at, Meaning::Step { knob: WEEK, step: week as usize });
    }
    steep::shade(&field, &set, view.is_slide, &mut scene);
    scene.axis_up(&field.up, &field.ticks, field.block.x);
    let weeks: Vec<f64> = set.curve.points.iter().map(|it| it.week).collect();
    hill(&field, &set, week, accent, &mut scene);
    curves(&field, &set, accent, &mut scene);
    // On the chosen curve alone, and not where others begin with it, which would be one lump.
    let is_close = |it: &CourseCurve| (field.up.at(begin(it)) - field.up.at(begin(set.curve))).abs() < HIGH;
    let skipped = usize::from(others_of(&set).any(is_close));
    squares(&field, set.curve.points.get(skipped..).unwrap_or_default(), Tone::STRONG, &mut scene);
    upright(&field, &set, (week, view.is_slide), &mut scene);
    below(&field, &set, (&weeks, view.is_slide), &mut scene);
    names(&field, &set, (accent, view.is_slide), &mut scene);
    // A slide tells it with its small print.
    if !view.is_slide {
        left::left(&field, &set, accent, &mut scene);
        steep::fall(&field, &set, accent, &mut scene);
    }
    if view.is_slide {
        large_head(&field, &set, &mut scene);
    } else {
        head(&field, &set, &mut scene);
    }
    scene
}

fn field(course: &NaturalCourse, set: &Setting<'_>, is_slide: bool, scene: &Scene) -> Field {
    let curves = || set.condition.curves.iter();
    let name = widest(curves().map(|it| it.label.as_str())) + 4;
    let right = match scene.width() {
        ..44 => 0,
        _ if scene.has_large_names() => 38,
        width => {
            let full = name + widest([fall(set.curve).as_str()]);
            let all = if full <= width / 3 { full } else { name };
            all.max(15).min(width / 3)
        }
    };
    let left = if scene.width() >= 30 { 5 } else { 0 };
    let n_below = i32::from(scene.height() >= 5);
    let bottom = scene.height() - n_below;
    let points = curves().flat_map(|it| &it.points);
    let most = points.map(|it| it.interval.map_or(it.value, |[_, high]| high)).fold(0.0, f64::max);
    let [from, to] = set.condition.scale;
    // With room above where the highest curve begins: at the end of the axis it would seem to be cut off.
    let most = if most > from { (most * 1.05).min(to) } else { to };
    // Large words stand where the curves have fallen.
    let n_head =
        if is_slide { 0 } else { i32::from(scene.height() >= LOW) + i32::from(scene.height() >= 18) };
    let (up, ticks) = Axis::tall([from, most], bottom, bottom - n_head);
    let weeks = f64::from(course.weeks.max(1));
    let across = Axis::across([0.0, weeks], weeks / 2.0, left, scene.width() - left - right);
    let head = up.end.div_euclid(HIGH).max(0);
    let block = Block::new(left, head, across.columns(), bottom - head);
    Field { across, up, ticks, head, block }
}

/// The chosen curve: a line, the area below it, and where its intervals are known the band of them.
/// Beyond the week that is set it is dimmer.
fn hill(field: &Field, set: &Setting<'_>, week: f64, accent: Tone, scene: &mut Scene) {
    let points = &set.curve.points;
    let curve = field.line(points.iter().map(|it| (it.week, it.value)));
    let split = field.across.at(week).clamp(field.across.start, field.across.end);
    // Columns of the hill up to the week, then the rest.
    let cut = |from: i32, to: i32| {
        let inside = |it: &&Point| from <= it.x && it.x <= to;
        let ends = [from, to].map(|x| along(&curve, x));
        let mut line: Vec<Point> = curve.iter().filter(inside).copied().collect();
        line.extend(ends.into_iter().flatten());
        order::by_key(&mut line, |it| it.x);
        line
    };
    let (first, last) = (curve.first().map_or(0, |it| it.x), curve.last().map_or(0, |it| it.x));
    // With no line of its own on it its edge is the curve.
    let [dim, bright] = if has_intervals(set.curve) { [24, 50] } else { [30, 62] };
    for (line, part) in [(cut(split.max(first), last), dim), (cut(first, split.min(last)), bright)] {
        let floor = line.iter().map(|it| Point { x: it.x, y: field.up.start }).collect();
        scene.band(line, floor, accent.part(part));
    }
    let known = || points.iter().filter_map(|it| Some((it.week, it.interval?)));
    let (low, high) = (
        field.line(known().map(|(week, [low, _])| (week, low))),
        field.line(known().map(|(week, [_, high])| (week, high))),
    );
    scene.band(high, low, accent.part(48));
}

/// Where a line from left to right is at `x`.
fn along(line: &[Point], x: i32) -> Option<Point> {
    let pair = line.iter().zip(line.iter().skip(1)).find(|(a, b)| a.x <= x && x <= b.x);
    pair.map(|(a, b)| Point { x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x).max(1) })
}

/// Where a curve was measured: squares of whole cells, all alike.
fn squares(field: &Field, points: &[CoursePoint], tone: Tone, scene: &mut Scene) {
    let columns = if scene.height() < 30 { 2 } else { 4 };
    for it in points {
        // Those at its ends within the plot.
        let column = field.across.edge(it.week) / WIDE - columns / 2;
        let column = column.min(field.block.right() - columns).max(field.block.x) * WIDE;
        let (y, half) = (field.up.at(it.value), columns * WIDE / 2);
        scene.bar(Bounds::new(column, y - half, column + 2 * half, y + half), tone);
    }
}

fn others_of<'a>(set: &Setting<'a>) -> impl Iterator<Item = &'a CourseCurve> + use<'a> {
    let chosen = &set.curve.label;
    set.condition.curves.iter().filter(move |it| it.label != *chosen)
}

fn grey(nth: usize) -> Tone {
    Tone::TEXT.part(if nth.is_multiple_of(2) { 88 } else { 52 })
}

/// The curves that were not chosen, each in a grey of its own, which its name has too; and over them the chosen one.
fn curves(field: &Field, set: &Setting<'_>, accent: Tone, scene: &mut Scene) {
    let others = others_of(set).enumerate().map(|(nth, curve)| (curve, grey(nth)));
    // The edge of the hill is the chosen curve, unless the band of its intervals lies over that.
    let own = has_intervals(set.curve).then_some((set.curve, accent));
    for (curve, tone) in others.chain(own) {
        scene.line(field.line(curve.points.iter().map(|it| (it.week, it.value))), tone);
    }
}

fn has_intervals(curve: &CourseCurve) -> bool {
    curve.points.iter().any(|it| it.interval.is_some())
}

fn end(curve: &CourseCurve) -> f64 {
    curve.points.last().map_or(0.0, |it| it.value)
}

/// Where it ends and from where it fell: where curves begin they are too close for numbers.
fn fall(curve: &CourseCurve) -> String {
    format!("{} from {}", number(end(curve)), number(begin(curve)))
}

fn begin(curve: &CourseCurve) -> f64 {
    curve.points.first().map_or(0.0, |it| it.value)
}

/// At a week before the last one how much is left, and above it what has gone.
fn upright(field: &Field, set: &Setting<'_>, (week, is_slide): (f64, bool), scene: &mut Scene) {
    let (Some(first), Some(last)) = (set.curve.points.first(), set.curve.points.last()) else { return };
    if week >= last.week {
        return;
    }
    let column = field.across.column(week);
    let Some(value) = value_at(set.curve, week) else {
        return scene.rule(
            (column, field.head),
            (column, field.block.bottom() - 1),
            Stroke::Dotted,
            Tone::DIM,
        );
    };
    let row = field.row(value);
    if set.condition.measure == CourseMeasure::Level && field.row(first.value) < row {
        scene.rule((column, field.row(first.value)), (column, row - 1), Stroke::Dotted, Tone::TEXT);
    }
    scene.dot(Point { x: column * WIDE, y: field.up.at(value) }, Tone::STRONG);
    let words = [vec![Words::bold(format!("{value:.0}"), Tone::STRONG)]];
    // Right of the first the curve falls.
    let (row, begins) = if week <= first.week { (row - 1, is_slide) } else { (row, false) };
    // In front of a class nothing stands among the curves where they begin.
    let beside =
        if begins { ((field.block.x - 3, row + 1), Align::Right) } else { ((column + 2, row), Align::Left) };
    scene.say(beside.0, beside.1, &words);
}

/// The axis of weeks: each that was measured, and what they count from.
fn below(field: &Field, set: &Setting<'_>, (weeks, is_slide): (&[f64], bool), scene: &mut Scene) {
    let row = field.block.bottom();
    // A slide tells with its small print since when.
    let unit = set.condition.clock.split(' ').next().filter(|_| is_slide).unwrap_or_default();
    scene.numbers_below(&field.across, weeks, row, unit);
    if is_slide {
        return;
    }
    let before_last = weeks.last().map_or(0, |it| field.across.column(*it) - 3);
    let beside = (field.across.end / WIDE + 3, Align::Left);
    let clock = [vec![Words::new(set.condition.clock.clone(), Tone::DIM)]];
    let places = [(before_last, Align::Right), beside].map(|(x, align)| ((x, row), align));
    if scene.say_at_one_of(&places, &clock).is_none() {
        // In lines that end beside the axis.
        let lines = broken(&set.condition.clock, widest([set.condition.clock.as_str()]) / 2 + 2);
        for (line, row) in lines.iter().zip(row + 1 - lines.len() as i32..) {
            scene.write((beside.0, row), Align::Left, Words::new(line, Tone::DIM));
        }
    }
}

/// The name of each curve where it ends, after its value.
fn names(field: &Field, set: &Setting<'_>, (accent, is_slide): (Tone, bool), scene: &mut Scene) {
    let x = field.across.end / WIDE + 2;
    let room = scene.width() - x;
    if room < 4 {
        return names_within(field, set, accent, scene);
    }
    let has_large = is_slide || scene.has_large_names();
    if has_large && large_names(field, set, accent, (x, room), scene).is_some() {
        return;
    }
    let widest_name = widest(set.condition.curves.iter().map(|it| it.label.as_str()));
    let has_fall = widest_name + 1 + widest([fall(set.curve).as_str()]) <= room;
    let from = |curve: &CourseCurve| format!("from {}", number(begin(curve)));
    // With a row of air between two where neither is more than a row off its curve for it, from the chosen one on.
    let own = field.row(end(set.curve));
    let mut ends: Vec<(usize, &CourseCurve)> = others_of(set).enumerate().collect();
    order::by_key(&mut ends, |(_, curve)| (field.row(end(curve)) - own).abs());
    let (mut above, mut below) = (own, own);
    for (nth, curve) in ends {
        let row = field.row(end(curve));
        let value = Words::bold(format!("{} ", number(end(curve))), Tone::STRONG);
        let tone = if grey(nth).part > 60 { Tone::STRONG } else { Tone::DIM };
        let begin = Words::new(format!(" {}", from(curve)), Tone::TEXT);
        let mut words = vec![value, Words::bold(curve.label.clone(), tone)];
        words.extend(Some(begin).filter(|_| has_fall));
        let words = [words];
        // Where the chosen curve ends close by, it keeps its row.
        let away = if end(curve) >= end(set.curve) { -1 } else { 1 };
        let last = if away > 0 { &mut below } else { &mut above };
        let airy = if (row - *last).abs() < 2 { *last + 2 * away } else { row };
        let rows = if row == own { [row + away, row + 2 * away] } else { [row, row + away] };
        let airy = Some(airy).filter(|it| (it - row).abs() <= 1);
        let rows = airy.into_iter().chain(rows).map(|row| ((x, row), Align::Left));
        if let Some(said) = scene.say_at_one_of(&rows.collect::<Vec<_>>(), &words) {
            *last = said.y;
        }
    }
    // Its own is large on the side to which no other ends.
    let value = number(end(set.curve));
    let wide = large::width(&value, Face::Dense).map_or(0, |it| it as i32 + 1);
    let beside = [Words::bold(set.curve.label.clone(), accent), Words::new(from(set.curve), Tone::TEXT)];
    let top = if above < own { own } else { own - 2 };
    let all = wide + widest(beside.iter().map(|it| it.text.as_str()));
    let has_room = (top..top + 3).all(|row| row < field.block.bottom() && scene.is_free((x, row), all));
    if has_fall && set.condition.measure == CourseMeasure::Level && (above < own) != (below > own) && has_room
    {
        scene.large((x, top), &value, Face::Dense, accent);
        for (words, row) in beside.into_iter().zip(top..) {
            scene.write((x + wide, row), Align::Left, words);
        }
    } else {
        let mut words = vec![Words::bold(format!("{value} {}", set.curve.label), accent)];
        words.extend(has_fall.then(|| Words::new(format!(" {}", from(set.curve)), Tone::TEXT)));
        scene.say_at_one_of(&[own, own + 1, own - 1].map(|row| ((x, row), Align::Left)), &[words]);
    }
}

/// The same where there is no room beside them: over the last weeks of each curve, that of the chosen one below it.
fn names_within(field: &Field, set: &Setting<'_>, accent: Tone, scene: &mut Scene) {
    let x = field.across.end / WIDE - 2;
    let own = field.row(end(set.curve));
    let words = vec![Words::bold(set.curve.label.clone(), accent)];
    scene.say_at_one_of(&[own + 1, own - 1].map(|row| ((x, row), Align::Right)), &[words]);
    for curve in others_of(set) {
        let row = field.row(end(curve));
        let words = vec![Words::bold(curve.label.clone(), Tone::TEXT)];
        scene.say_at_one_of(&[row - 1, row - 2].map(|row| ((x, row), Align::Right)), &[words]);
    }
}

/// The same as large as values and names are elsewhere, if no two of them come close.
fn large_names(
    field: &Field,
    set: &Setting<'_>,
    accent: Tone,
    (x, room): (i32, i32),
    scene: &mut Scene,
) -> Option<()> {
    let label = |curve: &CourseCurve| format!("{} {}", number(end(curve)), curve.label);
    let labels: Vec<String> = others_of(set).map(label).collect();
    let labels = Names::of(&labels.iter().map(String::as_str).collect::<Vec<_>>(), (room, 5));
    let labels = labels?;
    let value = number(end(set.curve));
    let wide = large::width(&value, Dot::Half)? as i32 + 2;
    let name = Names::of(&[set.curve.label.as_str()], (room - wide, 5))?;
    let top = |curve: &CourseCurve| field.row(end(curve)) - 2;
    let own = top(set.curve).min(field.block.bottom() - 4);
    // A row or two away from where a curve ends its name is still its own.
    let apart = |curve: &CourseCurve| {
        let (at, is_above) = (top(curve), end(curve) >= end(set.curve));
        let clear = if is_above { own - 5 } else { own + 5 };
        let is_close = if is_above { at > clear } else { at < clear };
        if is_close && (at - clear).abs() <= 2 { clear } else { at }
    };
    let tops: Vec<i32> = others_of(set).map(apart).collect();
    let is_apart = |nth: usize, at: &i32| {
        let is_off = tops.iter().skip(nth + 1).all(|other| (other - at).abs() >= 5);
        is_off && !(own - 4..own + 5).contains(at)
    };
    if !tops.iter().enumerate().all(|(nth, at)| is_apart(nth, at)) {
        return None;
    }
    for (nth, top) in tops.into_iter().enumerate() {
        let tone = if grey(nth).part > 60 { Tone::STRONG } else { Tone::DIM };
        labels.write(nth, (x, top), Align::Left, tone, scene);
    }
    scene.large((x, own), &value, Dot::Half, accent);
    name.write(0, (x + wide, own), Align::Left, accent, scene);
    Some(())
}

/// What was measured, large on the side to which the curves fall.
fn large_head(field: &Field, set: &Setting<'_>, scene: &mut Scene) {
    let right = field.block.right() - 1;
    let room = (field.block.width * 3 / 4, scene.height());
    if let Some(head) = Head::of(&set.condition.quantity, None, room) {
        head.write((right, 0), Align::Right, Tone::TEXT, scene);
    }
}

/// What was measured, in whom, and what the shade is.
fn head(field: &Field, set: &Setting<'_>, scene: &mut Scene) {
    let quantity = Words::new(set.condition.quantity.clone(), Tone::TEXT);
    // That they are not known is read out with each value.
    let intervals = if has_intervals(set.curve) { " · band: 95 % interval" } else { "" };
    let who = Words::bold(format!(" · {}: {}", set.condition.title, set.curve.group), Tone::TEXT);
    let title = Words::bold(format!(" · {}", set.condition.title), Tone::TEXT);
    let intervals = Words::new(intervals, Tone::DIM);
    let wordings = [
        vec![quantity.clone(), who.clone(), intervals.clone()],
        vec![quantity.clone(), who],
        vec![quantity.clone(), title, intervals],
        vec![quantity],
    ];
    if scene.height() < LOW {
        scene.say((field.block.right() - 1, 0), Align::Right, &wordings);
        return;
    }
    scene.say((0, 0), Align::Left, &wordings);
    if field.head >= 3 {
        let caution = Words::new(set.condition.caution.clone(), Tone::DIM);
        scene.say((0, 1), Align::Left, &[vec![caution]]);
    }
}
