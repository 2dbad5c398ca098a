//! Moments from left to right, each a level with its number below it, and the way from one to the next: what stays
//! the same is level, what came back is dashed, and what nobody compared is not filled.

use super::Hand;
use super::panel::ends;
use crate::content::figure::{Measured, MeasuredSeries, MeasuredView};
use crate::scene::label::{broken, width};
use crate::scene::large::{self, Dot};
use crate::scene::path;
use crate::scene::plot::{Axis, Scale};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Meaning, Point, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::value_words;

/// Columns between two series, and the least of a moment.
const APART: i32 = 4;
const LEAST: i32 = 14;
/// The most rows of a plot with its heading, and the least of one below what it comes to in large letters.
const MOST: i32 = 28;
const UNDER: i32 = 6;
/// Rows of large letters, with air below them.
const LARGE: i32 = 5;

/// Whether each moment has room for its words.
pub(super) fn fits(view: &MeasuredView, room: Block) -> bool {
    let n = view.series.len() as i32;
    let wide = (room.width - APART * (n - 1)) / n.max(1);
    room.height >= 9 && view.series.iter().all(|it| wide / it.points.len().max(1) as i32 >= LEAST)
}

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let n = hand.view.series.len() as i32;
    let wide = (room.width - APART * (n - 1)) / n.max(1);
    let feet = Feet::of(hand.view, wide, room.height);
    // Taller levels say no more.
    let spare = (room.height - feet.rows() - MOST).max(0);
    let room = Block { y: room.y + spare / 2, height: room.height - spare, ..room };
    let (mut first, mut beside) = (0, None);
    for (series, nth) in hand.view.series.iter().zip(0..) {
        let at = Block::new(room.x + nth * (wide + APART), room.y, wide, room.height);
        let head = if n > 1 || room.y == 0 { heading(hand, series, at, scene) } else { 0 };
        let at = Block::new(at.x, at.y + head, at.width, at.height - head);
        let plot = Block { height: at.height - feet.rows(), ..at };
        let panel = Panel::of(hand, series, first, (plot, beside), scene);
        let begin = series.points.first().and_then(|it| it.value);
        beside = beside.or_else(|| begin.map(|it| panel.up.at(it)));
        panel.draw(scene);
        panel.feet(&feet, scene);
        first += series.points.len();
    }
}

/// Of whom and what it is, in two rows.
fn heading(hand: &Hand<'_>, series: &MeasuredSeries, at: Block, scene: &mut Scene) -> i32 {
    let name = Words::bold(series.label.clone(), Tone::family(hand.family));
    let unit = if series.unit.is_empty() { String::new() } else { format!(", {}", series.unit) };
    let what = Words::new(format!("{}{unit}", series.quantity), Tone::DIM);
    let hollow = Words::new(" · hollow: not compared", Tone::DIM);
    scene.write((at.x, at.y), Align::Left, name);
    let forms = if series.is_uncompared {
        vec![vec![what.clone(), hollow], vec![Words::new("hollow: not compared", Tone::DIM)]]
    } else {
        vec![vec![what], vec![Words::new(series.quantity.clone(), Tone::DIM)]]
    };
    let forms: Vec<_> = forms.into_iter().filter(|it| width(it) <= at.width).collect();
    scene.say((at.x, at.y + 1), Align::Left, &forms);
    2
}

/// The rows below a plot: names, numbers, and what else there is to say.
struct Feet {
    name: i32,
    dot: Option<Dot>,
    rest: i32,
    /// Whether there is room for what is most needed only.
    is_short: bool,
}

impl Feet {
    fn of(view: &MeasuredView, wide: i32, height: i32) -> Self {
        let all = || {
            let room = |it: &MeasuredSeries| wide / it.points.len().max(1) as i32 - 3;
            view.series.iter().flat_map(move |series| series.points.iter().map(move |it| (it, room(series))))
        };
        let name = all().map(|(it, room)| broken(&it.label, room).len() as i32).max().unwrap_or(1);
        let holds = |dot: Dot| {
            let wide = |words: &str| large::width(words, dot).map_or(i32::MAX, |it| it as i32);
            all().all(|(it, room)| wide(&large_of(it)) <= room)
        };
        // Where the series has come to something, that is large instead.
        let is_told = view.series.iter().any(|it| !it.verdict.is_empty());
        let dot = match height {
            _ if is_told => None,
            34.. if holds(Dot::Half) => Some(Dot::Half),
            13.. if holds(Dot::Quarter) => Some(Dot::Quarter),
            _ => None,
        };
        let is_short = height < 16;
        let mut it = Self { name, dot, rest: 0, is_short };
        let rows = |(reading, room): (&Measured, i32)| match reading.value {
            Some(_) => rest(reading, room, is_short).len() as i32,
            None if reading.verdict.is_empty() => broken(&reading.words, room).len() as i32 - it.number(),
            None => broken(&reading.words, room).len() as i32,
        };
        it.rest = all().map(rows).max().unwrap_or(0).max(0);
        it
    }

    fn number(&self) -> i32 {
        if self.dot.is_some() { 4 } else { 1 }
    }

    fn rows(&self) -> i32 {
        self.name + self.number() + self.rest
    }
}

/// The value of a moment with the digits of its source.
fn value_of(it: &Measured) -> String {
    value_words(it).split(' ').next().unwrap_or_default().to_owned()
}

/// What of a moment is large: its value, or what it comes to.
fn large_of(it: &Measured) -> String {
    if it.value.is_some() { value_of(it) } else { it.verdict.clone() }
}

/// What stands below the number of a moment; where rows are few only how sure it is.
fn rest(it: &Measured, room: i32, is_short: bool) -> Vec<String> {
    let words = value_words(it);
    let beside = words.split_once(' ').map(|(_, beside)| beside.to_owned());
    let also = if is_short { Vec::new() } else { broken(&it.words, room) };
    beside.into_iter().chain(also).collect()
}

/// What the values of a series come to, as large as it can be; returns the rows it takes.
fn verdict(series: &MeasuredSeries, tone: Tone, plot: Block, scene: &mut Scene) -> i32 {
    for dot in [Dot::Half, Dot::Quarter] {
        let wide = large::width(&series.verdict, dot).map_or(i32::MAX, |it| it as i32);
        let least = if dot == Dot::Half { 3 * LARGE + UNDER } else { LARGE + UNDER };
        if !series.verdict.is_empty() && wide <= plot.width && plot.height >= least {
            scene.large((plot.x, plot.y), &series.verdict, dot, tone);
            return LARGE;
        }
    }
    0
}

/// A series in its place.
struct Panel<'a> {
    hand: &'a Hand<'a>,
    series: &'a MeasuredSeries,
    /// How many values come before it.
    first: usize,
    at: Block,
    /// From below upwards, with zero between two rows.
    up: Axis,
}

impl<'a> Panel<'a> {
    /// With what its values come to above it, where there is room.
    fn of(
        hand: &'a Hand<'a>,
        series: &'a MeasuredSeries,
        first: usize,
        (plot, beside): (Block, Option<i32>),
        scene: &mut Scene,
    ) -> Self {
        let top = verdict(series, Tone::family(hand.family), plot, scene);
        let plot = Block { y: plot.y + top, height: plot.height - top, ..plot };
        // What values are read against is named beyond its end.
        let name = series.lines.iter().map(|it| width(&[Words::new(&*it.label, Tone::TEXT)]) + 2).max();
        let at = Block { width: plot.width - name.unwrap_or(0), ..plot };
        let around = || series.points.iter().flat_map(ends).chain([0.0]);
        // A level without a number stands in the middle.
        let found = if around().all(|it| it == 0.0) {
            Scale::new([-1.0, 1.0])
        } else {
            Scale::around(around(), false, 0.0)
        };
        let scale = series.scale.map_or(found, Scale::new);
        let (start, end) = match beside {
            // Without numbers it goes on from where the series beside it begins.
            Some(level) if around().all(|it| it == 0.0) => (level + 2 * HIGH, level - 2 * HIGH),
            _ => (at.bottom() * HIGH, (at.y + 1) * HIGH),
        };
        let mut up = Axis { scale, start, end };
        let off = up.at(0.0).rem_euclid(HIGH);
        (up.start, up.end) = (up.start - off, up.end - off);
        Self { hand, series, first, at, up }
    }

    fn column(&self, nth: usize) -> Block {
        let wide = self.at.width / self.series.points.len().max(1) as i32;
        Block { x: self.at.x + nth as i32 * wide, width: wide, ..self.at }
    }

    /// The two ends of the level of a moment.
    fn level(&self, nth: usize, it: &Measured) -> Option<[Point; 2]> {
        let at = self.column(nth);
        let inset = (at.width / 6).max(2);
        let y = self.up.at(it.value.or(it.same_as)?);
        Some([at.x + inset, at.right() - inset].map(|x| Point { x: x * WIDE, y }))
    }

    fn draw(&self, scene: &mut Scene) {
        let Self { series, up, at, .. } = self;
        let zero = up.at(0.0);
        // Between a level and zero, wherever that lies.
        let fill = |ends: [Point; 2], tone: Tone, scene: &mut Scene| {
            let edge = |of: fn(i32, i32) -> i32| ends.map(|it| Point { y: of(it.y, zero), ..it }).to_vec();
            scene.band(edge(i32::min), edge(i32::max), tone);
        };
        let levels: Vec<_> = series
            .points
            .iter()
            .enumerate()
            .filter_map(|(nth, it)| Some((it, self.level(nth, it)?)))
            .collect();
        for (it, ends) in &levels {
            self.scatter(it, *ends, scene);
        }
        // What is read against a line is no amount.
        let is_filled = !series.is_uncompared && series.lines.is_empty();
        for (it, ends) in levels.iter().filter(|(it, _)| is_filled && it.value.is_some()) {
            fill(*ends, self.hand.tone(series, it).part(55), scene);
        }
        // The ways between them are lighter: nothing was measured there.
        for pair in levels.windows(2) {
            let [(a, from), (b, to)] = pair else { continue };
            let way = [from[1], to[0]];
            let is_known = a.value.is_some() && b.value.is_some();
            if is_known && is_filled {
                fill(way, self.hand.tone(series, b).part(38), scene);
            }
            stroke(way, is_known, self.hand.tone(series, b), scene);
        }
        let width = at.width * WIDE;
        let across = |y: i32, tone, scene: &mut Scene| {
            scene.bar(Bounds::new(at.x * WIDE, y - EIGHTH, at.x * WIDE + width, y), tone);
        };
        across(zero, Tone::DIM, scene);
        // What nobody compared is read against where it began.
        if let Some((_, ends)) = levels.first().filter(|_| series.is_uncompared) {
            across(ends[0].y, Tone::FAINT, scene);
        }
        for line in &series.lines {
            let y = up.at(line.at);
            across(y, Tone::DIM, scene);
            scene.write(
                (at.right() + 1, y.div_euclid(HIGH)),
                Align::Left,
                Words::new(&*line.label, Tone::TEXT),
            );
        }
        for (it, ends) in &levels {
            let tone = self.hand.tone(series, it);
            stroke(*ends, it.value.is_some(), tone, scene);
            if series.is_uncompared {
                self.sides(*ends, tone, scene);
            }
        }
        if let Some([below, above]) = &series.sides {
            let row = zero.div_euclid(HIGH);
            scene.write((at.x, row - 2), Align::Left, Words::new(format!("▲ {above}"), Tone::TEXT));
            scene.write((at.x, row + 1), Align::Left, Words::new(format!("▼ {below}"), Tone::TEXT));
        }
    }

    /// The sides of what is not filled.
    fn sides(&self, ends: [Point; 2], tone: Tone, scene: &mut Scene) {
        let rows = [ends[0].y, self.up.at(0.0)].map(|y| y.div_euclid(HIGH));
        let (top, bottom) = (rows[0].min(rows[1]) + 1, rows[0].max(rows[1]) - 1);
        for x in [ends[0].x / WIDE, ends[1].x / WIDE - 1] {
            if top <= bottom {
                scene.rule((x, top), (x, bottom), Stroke::Light, tone);
            }
        }
    }

    /// How far values scatter, or how sure a value is.
    fn scatter(&self, it: &Measured, ends: [Point; 2], scene: &mut Scene) {
        let spread = it.value.zip(it.spread).map(|(value, spread)| [value - spread, value + spread]);
        let Some(reach) = it.interval.or(spread) else { return };
        // From row to row: the edges of the level and of what it fills lie on it.
        let [low, high] = reach.map(|it| self.up.at(it).max(self.at.y * HIGH));
        scene.bar(Bounds::new(ends[0].x, high, ends[1].x, low), Tone::DIM.part(26));
    }

    /// Below each moment its name, its number and what else there is to say.
    fn feet(&self, feet: &Feet, scene: &mut Scene) {
        for (nth, it) in self.series.points.iter().enumerate() {
            let column = self.column(nth);
            let step = self.first + nth;
            let foot = Block::new(column.x, self.at.bottom(), column.width - 1, feet.rows());
            self.hand.place(step, foot, foot.width, scene);
            scene.area(column, Meaning::Step { knob: self.hand.knob, step });
            let (middle, room) = (column.x + (column.width - 1) / 2, column.width - 3);
            let say = |row: i32, lines: Vec<String>, look: &Words, scene: &mut Scene| {
                for (line, row) in lines.into_iter().zip(row..foot.bottom()) {
                    scene.write((middle, row), Align::Middle, Words { text: line, ..look.clone() });
                }
            };
            let name = self.hand.words(step, &it.label);
            say(foot.y, broken(&it.label, room), &name, scene);
            let row = foot.y + feet.name;
            let is_quiet = it.is_quiet || !self.series.verdict.is_empty();
            let tone = if is_quiet { Tone::TEXT } else { self.hand.tone(self.series, it) };
            let words = large_of(it);
            // Words in place of a number weigh as much as that.
            let is_wide = |it: &Dot| large::width(&words, *it).is_some_and(|it| it as i32 <= room);
            let half = Some(Dot::Half).filter(|dot| it.value.is_none() && is_wide(dot));
            let dot = feet.dot.map(|dot| half.unwrap_or(dot));
            let wide = dot.and_then(|dot| large::width(&words, dot)).filter(|it| *it > 0);
            let mut y = row + feet.number();
            // Letters that hang have a row of their own, where there is one.
            let hangs = it.value.is_none() && wide.is_some() && words.contains(['g', 'j', 'p', 'q', 'y']);
            y += i32::from(hangs && y + (broken(&it.words, room).len() as i32) < foot.bottom());
            match (dot, wide) {
                (Some(dot), Some(wide)) => {
                    scene.large((middle - wide as i32 / 2, row), &words, dot, tone);
                }
                _ if words.is_empty() => y = row,
                _ => say(row, vec![words], &Words::bold("", Tone::STRONG), scene),
            }
            if it.value.is_none() {
                say(y, broken(&it.words, room), &Words::italic("", Tone::TEXT), scene);
                continue;
            }
            say(y, rest(it, room, feet.is_short), &Words::new("", Tone::DIM), scene);
        }
    }
}

/// From one point to another; dashed where no number says so.
fn stroke(ends: [Point; 2], is_known: bool, tone: Tone, scene: &mut Scene) {
    if is_known {
        scene.line(ends.to_vec(), tone);
        return;
    }
    let n = (path::length(&ends) / f64::from(4 * WIDE)).round().max(1.0);
    for nth in 0..n as i32 {
        let from = f64::from(nth) / n;
        scene.line(path::stretch(&ends, from, from + 0.6 / n), tone);
    }
}
