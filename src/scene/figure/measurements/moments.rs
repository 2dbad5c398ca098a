//! Moments from left to right, each a point with its number beside it, and the way from one to the next: read against
//! where they began, dashed where no number was given.

mod feet;
mod tell;

use super::{Hand, breadth, vignette};
use crate::content::figure::{Measured, MeasuredSeries, MeasuredView};
use crate::content::library::Library;
use crate::scene::label::{broken, width};
use crate::scene::plot::{Axis, Names, Scale};
use crate::scene::{
    Align, Block, Bounds, EIGHTH, HIGH, Meaning, Point, Rule, Scene, Stroke, Tone, WIDE, Words,
};
use crate::sim::forest_plot::rows::short_name;
use crate::sim::measurements::value_words;
use feet::{Feet, beside, words};
use std::cmp::Ordering;

/// Columns between two series, and the least of a moment.
const APART: i32 = 4;
const LEAST: i32 = 14;
/// The place of what a series comes to among the words of its heading.
const VERDICT: usize = 1;
/// Columns of a dash, and from one to the next.
const DASH: i32 = 3;
const PITCH: i32 = 5;

/// Whether each moment has room for its words.
pub(super) fn fits(view: &MeasuredView, room: Block) -> bool {
    let n = view.series.len() as i32;
    let wide = (room.width - APART * (n - 1)) / n.max(1);
    room.height >= 9 && view.series.iter().all(|it| wide / it.points.len().max(1) as i32 >= LEAST)
}

pub(super) fn draw(hand: &Hand<'_>, library: &Library, room: Block, scene: &mut Scene) {
    let n = hand.view.series.len() as i32;
    let wide = (room.width - APART * (n - 1)) / n.max(1);
    let feet = Feet::of(hand.view, wide, room.height, scene.has_large_names());
    // With air below what stands above the picture, where there is room.
    let top = room.y + i32::from(room.y == 0 && room.height >= 18);
    let labels: Vec<&str> = hand.view.series.iter().map(|it| it.label.as_str()).collect();
    let names = Names::of(&labels, (wide, 5)).filter(|_| labels.len() > 1 && scene.has_large_names());
    let large = names.as_ref().map_or(0, |it| it.rows);
    let headings: Vec<_> = hand.view.series.iter().map(|it| heading(hand, it, (wide, large > 0))).collect();
    let head = large + headings.iter().map(|it| it.len() as i32).max().unwrap_or(0);
    // Of more than one each stands by what it found, behind its name or in the row below that.
    let is_alone = hand.view.series.windows(2).all(|it| matches!(it, [a, b] if a.source == b.source));
    let source = |it: &MeasuredSeries| library.study(&it.source).filter(|_| !is_alone).map(short_name);
    let mut first = 0;
    for ((series, mut lines), nth) in hand.view.series.iter().zip(headings).zip(0..) {
        let x = room.x + nth * (wide + APART);
        if let Some(names) = &names {
            names.write(nth as usize, (x, top), Align::Left, Tone::family(hand.family), scene);
        }
        let plot = Block::new(x, top + head, wide, room.bottom() - top - head - feet.rows());
        if nth > 0 {
            // Each has a unit and a line of its own.
            let x = x - APART / 2;
            scene.rule((x, top), (x, plot.bottom() - 1), Stroke::Light, Tone::DIM);
        }
        let panel = Panel::of(hand, series, first, plot, &feet);
        let is_told = panel.draw(&feet, scene);
        panel.feet(&feet, scene);
        // What stands by the points is not said above them, too.
        if let [line] = lines.as_mut_slice()
            && is_told
        {
            line.remove(VERDICT);
        }
        for (line, y) in lines.into_iter().zip(top + large..) {
            scene.say((x, y), Align::Left, &[line]);
        }
        let source = Words::new(source(series).unwrap_or_default(), Tone::DIM);
        scene.write((x + wide - 1, top + large), Align::Right, source);
        if let Some(it) = series.points.iter().find(|it| !it.part.is_empty()) {
            vignette::draw_where_free(hand, &it.part, plot, scene);
        }
        first += series.points.len();
    }
}

/// Of whom, unless that `is_named`, what it comes to, and what it is: in one line where there is room.
fn heading(hand: &Hand<'_>, series: &MeasuredSeries, (room, is_named): (i32, bool)) -> Vec<Vec<Words>> {
    let mut name = vec![Words::bold(series.label.clone(), Tone::family(hand.family))];
    if !series.verdict.is_empty() {
        name.push(Words::bold(format!(": {}", series.verdict), Tone::STRONG));
    }
    let unit = if series.unit.is_empty() { String::new() } else { format!(", {}", series.unit) };
    let what = format!("{}{unit}", series.quantity);
    let sides = series.sides.as_ref().map(|[below, above]| format!("  ▲ {above}  ▼ {below}"));
    let words =
        |it: &str| [Words::new(it, Tone::DIM), Words::new(sides.clone().unwrap_or_default(), Tone::TEXT)];
    // Series beside each other have their lines beside each other, too.
    if let [_] = hand.view.series.as_slice() {
        let all = [name.clone(), vec![Words::new("  ", Tone::DIM)], words(&what).to_vec()].concat();
        if width(&all) <= room {
            return vec![all];
        }
    }
    let what = Some(words(&what)).filter(|it| width(it) <= room);
    Some(name).filter(|_| !is_named).into_iter().chain(what.map(|it| it.to_vec())).collect()
}

/// What values are read against: where the first of them is.
fn against(series: &MeasuredSeries) -> Vec<f64> {
    let begin = series.points.first().and_then(|it| it.value.or(it.same_as));
    match series.lines.as_slice() {
        [] => vec![begin.unwrap_or(0.0)],
        lines => lines.iter().map(|it| it.at).collect(),
    }
}

/// A series in its place.
struct Panel<'a> {
    hand: &'a Hand<'a>,
    series: &'a MeasuredSeries,
    /// How many values come before it.
    first: usize,
    at: Block,
    up: Axis,
    ticks: Vec<f64>,
}

impl<'a> Panel<'a> {
    /// Without a scale it takes the height of its values from zero on, without a number the lower part of its room.
    fn of(hand: &'a Hand<'a>, series: &'a MeasuredSeries, first: usize, plot: Block, feet: &Feet) -> Self {
        let [left, right] = beside(series);
        let at = Block { x: plot.x + left, width: plot.width - left - right, ..plot };
        let (up, ticks) =
            match (series.scale, series.points.iter().filter_map(|it| it.value).reduce(f64::max)) {
                (Some(scale), _) => {
                    let (mut up, ticks) = Axis::tall(scale, at.bottom() - 1, at.height - 2);
                    // What they are read against lies between two rows.
                    let line = against(series).first().copied().unwrap_or_default();
                    let off = (-up.at(line)).rem_euclid(HIGH);
                    // With air below where rows are left above.
                    let off = off - ((up.end + off) / HIGH - at.y - 1).clamp(0, 1) * HIGH;
                    (up.start, up.end) = (up.start + off, up.end + off);
                    // Where rows are few every second, and the line.
                    let pitch = ticks.first().zip(ticks.get(1)).map(|(a, b)| up.at(*a) - up.at(*b));
                    let step = if pitch.is_some_and(|it| it < 2 * HIGH) { 2 } else { 1 };
                    let first = ticks.iter().position(|it| up.at(*it) == up.at(line)).unwrap_or(0) % step;
                    (up, ticks.into_iter().skip(first).step_by(step).collect())
                }
                (None, Some(most)) => {
                    let start = (at.bottom() - 1) * HIGH;
                    let rows = at.height - 2 - feet.number();
                    (Axis { scale: Scale::new([0.0, most]), start, end: start - rows * HIGH }, Vec::new())
                }
                (None, None) => {
                    let start = (at.y + (at.height * 3 / 10).max(feet.number() + 3)) * HIGH;
                    (Axis { scale: Scale::new([0.0, 1.0]), start, end: start - HIGH }, Vec::new())
                }
            };
        Self { hand, series, first, at, up, ticks }
    }

    fn column(&self, nth: usize) -> Block {
        let wide = self.at.width / self.series.points.len().max(1) as i32;
        Block { x: self.at.x + nth as i32 * wide, width: wide, ..self.at }
    }

    /// Where the point of a moment stands.
    fn point(&self, nth: usize, it: &Measured) -> Option<Point> {
        Some(Point { x: self.middle(nth) * WIDE + WIDE / 2, y: self.up.at(it.value.or(it.same_as)?) })
    }

    /// The column in the middle of a moment.
    fn middle(&self, nth: usize) -> i32 {
        let column = self.column(nth);
        column.x + (column.width - 1) / 2
    }

    /// Columns of a point on either side of its middle.
    fn arm(&self) -> i32 {
        breadth(self.at.height / 2) / 2
    }

    /// Half the height of a point, in units.
    fn radius(&self) -> i32 {
        breadth(self.at.height / 2) * WIDE / 2
    }

    /// With what its values are read against; returns whether what they come to stands there.
    fn draw(&self, feet: &Feet, scene: &mut Scene) -> bool {
        let Self { series, up, at, .. } = self;
        scene.axis_up(up, &self.ticks, at.x);
        for y in against(series).into_iter().map(|it| up.at(it)) {
            scene.bar(Bounds::new(at.x * WIDE, y - EIGHTH, at.right() * WIDE, y), Tone::DIM);
        }
        for line in &series.lines {
            let row = (up.at(line.at) - 1).div_euclid(HIGH);
            scene.write((at.right() + 1, row), Align::Left, Words::new(&*line.label, Tone::TEXT));
        }
        let points: Vec<_> = series
            .points
            .iter()
            .enumerate()
            .filter_map(|(nth, it)| Some((nth, it, self.point(nth, it)?)))
            .collect();
        let mut scatters: Vec<_> = points.iter().map(|(nth, it, _)| self.scatter(*nth, it, scene)).collect();
        for pair in points.windows(2) {
            let [(_, a, from), (_, b, to)] = pair else { continue };
            let is_known = a.value.is_some() && b.value.is_some();
            let tone = self.hand.tone(series, b);
            // Paler than small points.
            let tone = if is_known && self.arm() == 1 { tone.part(60) } else { tone };
            if is_known { Self::way(*from, *to, tone, scene) } else { self.dashes(*from, *to, tone, scene) }
        }
        for ((nth, it, point), scatter) in points.iter().zip(&mut scatters) {
            self.mark(it, *point, scene);
            let next = points.iter().find(|(other, ..)| *other == nth + 1).map(|(.., it)| it.y);
            // What is not told of it there stands before what its whisker is.
            if let (false, Some(((_, rows), words))) =
                (self.tell(*nth, it, (*point, next), feet, scene), scatter.as_mut())
            {
                rows.reverse();
                let values = value_words(it);
                let rest = values.split_once(' ').map_or("", |it| it.1);
                *words = if words.is_empty() { rest.to_owned() } else { format!("{rest}, {words}") };
            }
        }
        let is_told = self.verdict(scene);
        // What a whisker is stands beside its end, where the numbers leave room.
        for ((x, [row, low]), words) in scatters.into_iter().flatten() {
            let places = [
                ((x, low), Align::Left),
                ((x, row), Align::Left),
                ((x, row - 1), Align::Left),
                ((x - 2 * self.arm() - 4, row - 1), Align::Right),
            ];
            let places: Vec<_> = places
                .into_iter()
                .filter(|((_, row), _)| *row >= self.at.y && self.is_clear(*row, 1))
                .collect();
            scene.say_at_one_of(&places, &[vec![Words::new(words, Tone::DIM)]]);
        }
        is_told
    }

    /// From a point to the next: a row thick, so that no cell has two of its edges and it is even at any slope.
    fn way(from: Point, to: Point, tone: Tone, scene: &mut Scene) {
        let [upper, lower] =
            [-HIGH / 2, HIGH / 2].map(|off| [from, to].map(|it| Point { y: it.y + off, ..it }).to_vec());
        scene.band(upper, lower, tone);
    }

    /// The same to where no number is given: even dashes of full weight on the way there, and there as well.
    fn dashes(&self, from: Point, to: Point, tone: Tone, scene: &mut Scene) {
        let reach = self.reach();
        let begin = from.x.div_euclid(WIDE) + self.arm() + 1;
        let end = to.x.div_euclid(WIDE) + reach;
        // It is level from the edge of a dash on.
        let level = end - (2 * reach + PITCH - DASH) / PITCH * PITCH;
        let at = |column: i32| {
            let part = f64::from(column * WIDE - from.x) / f64::from((level * WIDE - from.x).max(1));
            Point { x: column * WIDE, y: from.y + (f64::from(to.y - from.y) * part.min(1.0)).round() as i32 }
        };
        let first = begin + (level - begin).rem_euclid(PITCH);
        for column in (first..end).step_by(PITCH as usize) {
            Self::way(at(column), at(column + DASH), tone, scene);
        }
    }

    /// Columns of what stands for a number on either side of its middle.
    fn reach(&self) -> i32 {
        (self.column(0).width / 3).max(DASH)
    }

    /// How far values scatter, or how sure a value is: a thin line from end to end, with caps. Returns where that
    /// can be told, and the words.
    fn scatter(&self, nth: usize, it: &Measured, scene: &mut Scene) -> Option<((i32, [i32; 2]), String)> {
        let [low, high] = self.whisker(it)?;
        let x = self.middle(nth);
        let rows = [high.div_euclid(HIGH), (low - 1).div_euclid(HIGH)];
        let point = self.point(nth, it)?.y;
        let (above, below) =
            ((point - self.radius()).div_euclid(HIGH) - 1, (point + self.radius()).div_euclid(HIGH) + 1);
        for (from, to, caps) in [(rows[0], above, [true, false]), (below, rows[1], [false, true])] {
            match from.cmp(&to) {
                Ordering::Less => {
                    let (from, to) = ((x, from), (x, to));
                    scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps, tone: Tone::DIM });
                }
                Ordering::Equal => scene.mark((x, from), if caps[0] { '┬' } else { '┴' }, Tone::DIM),
                Ordering::Greater => {}
            }
        }
        Some(((x + self.arm() + 2, rows), it.words.clone()))
    }

    /// The lower and the upper end of what is drawn of that.
    fn whisker(&self, it: &Measured) -> Option<[i32; 2]> {
        let spread = it.value.zip(it.spread).map(|(value, spread)| [value - spread, value + spread]);
        Some(it.interval.or(spread)?.map(|it| self.up.at(it)))
    }

    /// Whether so many rows from `y` on are free of lines.
    fn is_clear(&self, y: i32, rows: i32) -> bool {
        let row = |it: f64| (self.up.at(it) - 1).div_euclid(HIGH);
        !against(self.series).into_iter().any(|it| (y..y + rows).contains(&row(it)))
    }

    /// A point where there is a number.
    fn mark(&self, it: &Measured, point: Point, scene: &mut Scene) {
        if it.value.is_some() {
            let tone = if it.is_quiet { Tone::TEXT } else { self.hand.tone(self.series, it) };
            Hand::point(point, self.at.height / 2, tone, scene);
        }
    }

    /// Below each moment its name, and what else there is to say.
    fn feet(&self, feet: &Feet, scene: &mut Scene) {
        for (nth, it) in self.series.points.iter().enumerate() {
            let column = self.column(nth);
            let step = self.first + nth;
            let foot = Block::new(column.x, self.at.bottom(), column.width - 1, feet.rows());
            self.hand.place(step, foot, foot.width, scene);
            scene.area(column, Meaning::Step { knob: self.hand.knob, step });
            let room = column.width - 3;
            let say = |row: i32, lines: Vec<String>, look: &Words, scene: &mut Scene| {
                for (line, row) in lines.into_iter().zip(row..foot.bottom()) {
                    scene.write((self.middle(nth), row), Align::Middle, Words { text: line, ..look.clone() });
                }
            };
            let name = self.hand.words(step, &it.label);
            match &feet.names {
                Some(names) => {
                    names.write(step, (self.middle(nth), foot.y + 1), Align::Middle, name.tone, scene);
                }
                None => say(foot.y, broken(&it.label, room), &name, scene),
            }
            let look = Words::new("", Tone::DIM);
            say(foot.y + feet.name, words(it, room, feet.is_short), &look, scene);
        }
    }
}
