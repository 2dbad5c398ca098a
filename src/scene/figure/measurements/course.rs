//! Points over another number: each series a line on one scale, the first over what it is compared with; under them what
//! each has at the chosen place, large and side by side, and below all what they come to.

mod whole;

use super::verdict::Verdict;
use super::{Hand, breadth};
use crate::content::figure::{Measured, MeasuredSeries};
use crate::scene::label::width;
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::{flat, smooth};
use crate::scene::plot::{Axis, Head, Names, Scale, round_step, spot, ticks, widest};
use crate::scene::{Align, Block, HIGH, Meaning, Point, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::readings;
use crate::sim::number;

/// Columns of the numbers beside the axis, and between two large numbers.
const LEFT: i32 = 4;
const APART: i32 = 4;
/// The part of its tone that a curve has behind another.
const BEHIND: u8 = 52;
/// Rows of what is large.
const LARGE: i32 = 4;
/// Rows that curves have before what they come to is large.
const LEAST: i32 = 9;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let below = i32::from(room.height >= 6);
    let head = if below > 0 { measured(hand, room, scene) } else { 0 };
    let room = Block { y: room.y + head, height: room.height - head, ..room };
    let verdict = hand.view.series.first().map_or("", |it| it.verdict.as_str());
    // The mark of what is chosen stands clear of what is said above, where that costs no large words.
    let air = i32::from(room.height > LEAST + below + LARGE);
    let room = Block { y: room.y + air, height: room.height - air, ..room };
    let size = (room.width - whole::TAKES, room.height - below);
    let verdict = Verdict::of(verdict, &[Face::Dense, Face::Thin], size, LEAST);
    let foot = verdict.rows;
    let room = whole::beside(hand, room, below + foot, scene);
    let plot = Block { height: room.height - below - foot, ..room };
    let up = upwards(hand, plot);
    if below > 0 {
        let range = [up.scale.from, up.scale.to];
        scene.axis_up(&up, &ticks(range, step(range, plot.height)), LEFT);
    }
    let panels = Panel::each(hand, plot, up);
    for panel in &panels {
        panel.draw(scene);
    }
    let is_told = large_values(hand, &panels, scene);
    for panel in &panels {
        panel.chosen(is_told, scene);
    }
    if let Some(first) = panels.last().filter(|_| below > 0) {
        first.foot(plot.bottom(), scene);
    }
    verdict.write(LEFT + (room.width - LEFT) / 2, room.bottom() - foot, scene);
}

/// The step of the axis upwards, of which there are about four: beside it is room for a digit or two.
fn step(range: [f64; 2], height: i32) -> f64 {
    round_step(range, height, (height / 4).max(3))
}

fn upwards(hand: &Hand<'_>, plot: Block) -> Axis {
    let height = plot.height.max(1);
    let fixed = hand.view.series.iter().find_map(|it| it.scale);
    let range = fixed.unwrap_or_else(|| {
        let values = readings(hand.view).filter_map(|(_, it)| it.value);
        let around = Scale::around(values.chain([0.0]), false, 0.0);
        let step = step([around.from, around.to], height);
        [(around.from / step).floor() * step, (around.to / step).ceil() * step]
    });
    Axis::up(range, step(range, height), plot.y + height, height)
}

/// A series in its place.
struct Panel<'a> {
    hand: &'a Hand<'a>,
    series: &'a MeasuredSeries,
    /// How many values come before it.
    first: usize,
    tone: Tone,
    at: Block,
    across: Axis,
    up: Axis,
    line: Vec<Point>,
}

impl<'a> Panel<'a> {
    /// All in one place, the first series last, over the others.
    fn each(hand: &'a Hand<'a>, plot: Block, up: Axis) -> Vec<Self> {
        let at = Block { x: LEFT, width: (plot.width - LEFT).max(1), ..plot };
        let scale = Scale::around(readings(hand.view).filter_map(|(_, it)| it.at), hand.view.is_log, 0.05);
        let across = Axis::filling(scale, at.x, at.width);
        let mut first = 0;
        let panel = |(nth, series): (i32, &'a MeasuredSeries)| {
            let points: Vec<Point> =
                series.points.iter().filter_map(|it| Some(spot(&across, &up, it.at?, it.value?))).collect();
            let line = flat(&smooth(&points)).into_iter().next().unwrap_or_default();
            let tone = if nth == 0 { Tone::family(hand.family) } else { Tone::TEXT };
            first += series.points.len();
            Self { hand, series, first: first - series.points.len(), tone, at, across, up, line }
        };
        let mut panels: Vec<Self> = (0..).zip(&hand.view.series).map(panel).collect();
        panels.reverse();
        panels
    }

    fn points(&self) -> impl Iterator<Item = (usize, &'a Measured, Point)> {
        let points = (self.first..).zip(&self.series.points);
        points.filter_map(|(nth, it)| Some((nth, it, spot(&self.across, &self.up, it.at?, it.value?))))
    }

    /// The curve, what of it was tested, and the columns that mean its points.
    fn draw(&self, scene: &mut Scene) {
        // Without colours it must be told from the one over it.
        let tone = if self.is_first() { self.tone } else { self.tone.part(BEHIND) };
        scene.line(self.line.clone(), tone);
        for (_, _, at) in self.points().filter(|(_, it, _)| !it.is_fitted) {
            Hand::point(at, self.at.height / 2, tone, scene);
        }
        let points: Vec<_> = self.points().collect();
        for (nth, it, at) in &points {
            let step = Meaning::Step { knob: self.hand.knob, step: *nth };
            let (x, y) = self.pointer(*at);
            scene.area(Block::new(x, y, 1, 1), step);
            let others = || points.iter().filter(|(other, ..)| other != nth).map(|it| it.2.x);
            let halfway = |x: i32| i32::midpoint(x, at.x).div_euclid(WIDE) + 1;
            let left = others().filter(|x| *x < at.x).max().map_or(self.at.x, halfway);
            let right = others().filter(|x| *x > at.x).min().map_or_else(|| self.at.right(), halfway);
            // Above it, or below it where another series has what is above.
            let (top, row) = (self.at.y, self.within(at.y.div_euclid(HIGH)) + 1);
            let (top, bottom) = if self.is_first() { (top, row) } else { (row, self.at.bottom()) };
            scene.area(Block::new(left, top, right - left, bottom - top), step);
            if let Some([low, high]) = it.interval {
                let row = |value: f64| self.within(self.up.at(value).div_euclid(HIGH));
                let (from, to) = ((x, row(high)), (x, row(low)));
                scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: self.tone });
            }
        }
    }

    fn within(&self, row: i32) -> i32 {
        row.clamp(self.at.y, (self.at.bottom() - 1).max(self.at.y))
    }

    /// Whether it lies over the others.
    fn is_first(&self) -> bool {
        self.first == 0
    }

    /// Above a point; below it where another series lies over this one.
    fn pointer(&self, at: Point) -> (i32, i32) {
        let column = at.x.div_euclid(WIDE).clamp(0, (self.at.right() - 1).max(0));
        let beside = if self.is_first() {
            (at.y - self.radius()).div_euclid(HIGH) - 1
        } else {
            (at.y + self.radius() - 1).div_euclid(HIGH) + 1
        };
        (column, self.within(beside))
    }

    /// Half the height of a point, in units.
    fn radius(&self) -> i32 {
        breadth(self.at.height / 2) * WIDE / 2
    }

    /// A mark above the chosen point, with its number unless that is large.
    fn chosen(&self, is_large: bool, scene: &mut Scene) {
        let Some((_, it, at)) = self.points().find(|it| it.0 == self.hand.cursor) else { return };
        let (x, y) = self.pointer(at);
        scene.mark((x, y), if self.is_first() { '▼' } else { '▲' }, Tone::STRONG);
        if !is_large {
            let words = Words::bold(it.value.map(number).unwrap_or_default(), Tone::STRONG);
            let places = [((x, y - 1), Align::Middle), ((x + 2, y), Align::Left)];
            scene.say_at_one_of(&places, &[vec![words]]);
        }
    }

    /// The numbers of the axis across.
    fn foot(&self, row: i32, scene: &mut Scene) {
        let last = self.points().last().map(|it| it.0);
        for (nth, it, _) in self.points() {
            let Some(at) = it.at else { continue };
            // A slide tells the rest of it with its small print.
            let is_last = Some(nth) == last && self.hand.is_slide;
            let unit = if is_last { format!(" {}", unit(self.hand)) } else { String::new() };
            let words = Words::new(format!("{}{unit}", number(at)), Tone::DIM);
            scene.write((self.across.column(at), row), Align::Middle, words);
        }
    }

    /// The first row that is free under the curve in so many columns around its middle.
    fn under(&self, wide: i32) -> i32 {
        let left = self.middle() - wide / 2;
        let over = (left * WIDE)..((left + wide) * WIDE);
        let tested = self.points().filter(|it| !it.1.is_fitted).map(|it| (it.2, self.radius()));
        let line = self.line.iter().map(|it| (*it, HIGH / 2));
        let lowest =
            line.chain(tested).filter(|(at, _)| over.contains(&at.x)).map(|(at, half)| at.y + half).max();
        (lowest.unwrap_or(0) - 1).div_euclid(HIGH) + 1
    }

    fn middle(&self) -> i32 {
        self.at.x + self.at.width / 2
    }
}

/// Under the curves what each has at the chosen place with its name, and which place that is. False where there is no
/// room.
fn large_values(hand: &Hand<'_>, panels: &[Panel<'_>], scene: &mut Scene) -> bool {
    let Some(first) = panels.last() else { return false };
    let Some(at) = readings(hand.view).nth(hand.cursor).and_then(|(_, it)| it.at) else { return false };
    let value =
        |panel: &Panel<'_>| panel.series.points.iter().find(|it| it.at == Some(at))?.value.map(number);
    let Some(values) = panels.iter().map(value).collect::<Option<Vec<String>>>() else { return false };
    let place = format!("at {} {}", number(at), unit(hand));
    let names: Vec<&str> = panels.iter().map(|it| it.series.label.as_str()).chain([place.as_str()]).collect();
    let large = Names::of(&names, (first.at.width / 4, LARGE + 1)).filter(|_| scene.has_large_names());
    let label = large.as_ref().map_or(1, |it| it.rows);
    let name = large.as_ref().map_or_else(|| widest(names.iter().copied()), |it| it.width);
    let bottom = first.at.bottom();
    let faces =
        [Some((Dot::Half.into(), LARGE)), Some((Dot::Quarter.into(), LARGE)), Some((Face::Dense, 3)), None];
    for face in faces {
        let wide = |it: &String| {
            face.map_or(Some(it.len()), |(face, _): (Face, _)| large::width(it, face)).map(|it| it as i32)
        };
        let Some(widths) = values.iter().map(wide).collect::<Option<Vec<i32>>>() else { continue };
        let high = face.map_or(1, |it| it.1);
        let pitch = widths.iter().copied().max().unwrap_or(0).max(name) + APART;
        let top = panels.iter().map(|it| it.under(pitch * values.len() as i32)).max().unwrap_or(0);
        let air = bottom - top - 2 * label - high - i32::from(large.is_some());
        if air < 0 {
            continue;
        }
        let y = top + air / 2;
        let below = y + high + i32::from(large.is_some());
        let write = |name: usize, (x, row): (i32, i32), tone: Tone, scene: &mut Scene| match &large {
            Some(large) => large.write(name, (x, row), Align::Middle, tone, scene),
            None => {
                let words = names.get(name).copied().unwrap_or_default();
                scene.write((x, row), Align::Middle, Words::bold(words, tone));
            }
        };
        let left = first.middle() - pitch * (values.len() as i32 - 1) / 2;
        for (nth, ((panel, value), wide)) in panels.iter().zip(&values).zip(widths).enumerate() {
            let x = left + pitch * nth as i32;
            write(nth, (x, below), panel.tone, scene);
            match face {
                Some((face, _)) => {
                    scene.large((x - wide / 2, y), value, face, panel.tone);
                }
                None => {
                    scene.write((x, y), Align::Middle, Words::bold(&**value, panel.tone));
                }
            }
        }
        write(panels.len(), (first.middle(), below + label), Tone::DIM, scene);
        return true;
    }
    false
}

/// What the axis upwards counts, at its top, what the one across, and what the marks are; returns its rows.
fn measured(hand: &Hand<'_>, room: Block, scene: &mut Scene) -> i32 {
    let Some(series) = hand.view.series.first() else { return 0 };
    let full = format!("{}, {}", series.quantity, series.unit);
    if hand.is_slide {
        let Some(head) = Head::of(&full, None, (room.width - LEFT, room.height)) else { return 0 };
        head.write((LEFT, room.y), Align::Left, Tone::TEXT, scene);
        return head.rows;
    }
    let plain = |it: String| Words::new(it, Tone::DIM);
    let across = plain(format!(" by {}", hand.view.across));
    let tested = |words: &str| {
        let is_fitted = readings(hand.view).any(|(_, it)| it.is_fitted);
        let mark = Words::new("   ■", Tone::family(hand.family));
        Some([mark, plain(format!(" tested; {words}"))]).filter(|_| is_fitted).into_iter().flatten()
    };
    let with = |words: &str| [plain(full.clone()), across.clone()].into_iter().chain(tested(words)).collect();
    let wordings: [Vec<Words>; 4] = [
        with("the curves are fitted"),
        with("curves fitted"),
        vec![plain(full.clone())],
        vec![plain(series.quantity.clone())],
    ];
    let wordings: Vec<_> = wordings.into_iter().filter(|it| width(it) <= room.width).collect();
    scene.say((0, room.y), Align::Left, &wordings);
    1
}

/// What the axis across counts, without what kind of axis it is.
fn unit<'a>(hand: &Hand<'a>) -> &'a str {
    hand.view.across.split(' ').next().unwrap_or_default()
}
