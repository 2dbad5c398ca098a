//! Points over another number: each series a line of its own on the same scale, what the first one is compared with
//! left of it; under each the chosen value, large, and below them what they come to.

mod whole;

use super::verdict::Verdict;
use super::{Hand, breadth};
use crate::content::figure::{Measured, MeasuredSeries};
use crate::scene::label::width;
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::{flat, smooth};
use crate::scene::plot::{Axis, Head, Names, Scale, round_step, spot, ticks};
use crate::scene::{Align, Block, HIGH, Meaning, Point, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::readings;
use crate::sim::number;

/// Columns of the numbers beside the axis, and between two series.
const LEFT: i32 = 4;
const APART: i32 = 4;
/// Rows of what is large.
const LARGE: i32 = 4;
/// Rows that curves have before what they come to is large.
const LEAST: i32 = 9;
/// The part of its tone that a curve has behind another.
const BEHIND: u8 = 60;

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
        // What it is compared with is seen behind it, too.
        for other in panels.iter().filter(|it| it.first > panel.first) {
            panel.behind(other, scene);
        }
        panel.draw(scene);
    }
    let is_told = large_values(hand, &panels, scene);
    for panel in &panels {
        panel.chosen(is_told, scene);
        if below > 0 {
            panel.foot(plot.bottom(), scene);
        }
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
    /// From left to right.
    fn each(hand: &'a Hand<'a>, plot: Block, up: Axis) -> Vec<Self> {
        let n = hand.view.series.len() as i32;
        let wide = ((plot.width - LEFT - APART * (n - 1)) / n.max(1)).max(1);
        let scale = Scale::around(readings(hand.view).filter_map(|(_, it)| it.at), hand.view.is_log, 0.05);
        let mut first = 0;
        let mut panels: Vec<Self> = hand
            .view
            .series
            .iter()
            .zip(1..)
            .map(|(series, nth)| {
                let at = Block { x: LEFT + (n - nth) * (wide + APART), width: wide, ..plot };
                let across = Axis::filling(scale, at.x, wide);
                let points: Vec<Point> = series
                    .points
                    .iter()
                    .filter_map(|it| Some(spot(&across, &up, it.at?, it.value?)))
                    .collect();
                let line = flat(&smooth(&points)).into_iter().next().unwrap_or_default();
                let tone = if nth == 1 { Tone::family(hand.family) } else { Tone::TEXT };
                first += series.points.len();
                Self { hand, series, first: first - series.points.len(), tone, at, across, up, line }
            })
            .collect();
        panels.reverse();
        panels
    }

    fn points(&self) -> impl Iterator<Item = (usize, &'a Measured, Point)> {
        let points = (self.first..).zip(&self.series.points);
        points.filter_map(|(nth, it)| Some((nth, it, spot(&self.across, &self.up, it.at?, it.value?))))
    }

    /// The curve, what of it was tested, and the columns that mean its points.
    fn draw(&self, scene: &mut Scene) {
        scene.line(self.line.clone(), self.tone);
        for (_, _, at) in self.points().filter(|(_, it, _)| !it.is_fitted) {
            Hand::point(at, self.at.height / 2, self.tone, scene);
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
            scene.area(Block { x: left, width: right - left, ..self.at }, step);
            if let Some([low, high]) = it.interval {
                let row = |value: f64| self.within(self.up.at(value).div_euclid(HIGH));
                let (from, to) = ((x, row(high)), (x, row(low)));
                scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: self.tone });
            }
        }
    }

    /// The curve of another where it would be here, quiet.
    fn behind(&self, other: &Self, scene: &mut Scene) {
        let right = (self.at.x - other.at.x) * WIDE;
        let line = other.line.iter().map(|it| Point { x: it.x + right, ..*it });
        scene.line(line.collect(), other.tone.part(BEHIND));
    }

    fn within(&self, row: i32) -> i32 {
        row.clamp(self.at.y, (self.at.bottom() - 1).max(self.at.y))
    }

    /// Above a point.
    fn pointer(&self, at: Point) -> (i32, i32) {
        let column = at.x.div_euclid(WIDE).clamp(0, (self.at.right() - 1).max(0));
        (column, self.within((at.y - self.radius()).div_euclid(HIGH) - 1))
    }

    /// Half the height of a point, in units.
    fn radius(&self) -> i32 {
        breadth(self.at.height / 2) * WIDE / 2
    }

    /// A mark above the chosen point, with its number unless that is large.
    fn chosen(&self, is_large: bool, scene: &mut Scene) {
        let Some((_, it, at)) = self.points().find(|it| it.0 == self.hand.cursor) else { return };
        let (x, y) = self.pointer(at);
        scene.mark((x, y), '▼', Tone::STRONG);
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

/// Under each curve what it has at the chosen place, its name, and which place that is. False where there is no room.
fn large_values(hand: &Hand<'_>, panels: &[Panel<'_>], scene: &mut Scene) -> bool {
    let Some(at) = readings(hand.view).nth(hand.cursor).and_then(|(_, it)| it.at) else { return false };
    let value =
        |panel: &Panel<'_>| panel.series.points.iter().find(|it| it.at == Some(at))?.value.map(number);
    let Some(values) = panels.iter().map(value).collect::<Option<Vec<String>>>() else { return false };
    let place = format!("at {} {}", number(at), unit(hand));
    let names: Vec<&str> = panels.iter().map(|it| it.series.label.as_str()).chain([place.as_str()]).collect();
    let room = panels.first().map_or(0, |it| it.at.width / 2);
    let large = Names::of(&names, (room, LARGE + 1)).filter(|_| scene.has_large_names());
    let label = large.as_ref().map_or(1, |it| it.rows);
    let bottom = panels.first().map_or(0, |it| it.at.bottom());
    let faces =
        [Some((Dot::Half.into(), LARGE)), Some((Dot::Quarter.into(), LARGE)), Some((Face::Dense, 3)), None];
    for face in faces {
        let wide = |it: &String| {
            face.map_or(Some(it.len()), |(face, _): (Face, _)| large::width(it, face)).map(|it| it as i32)
        };
        let Some(widths) = values.iter().map(wide).collect::<Option<Vec<i32>>>() else { continue };
        let high = face.map_or(1, |it| it.1);
        let widest = widths.iter().copied().max().unwrap_or(0);
        let name =
            large.as_ref().map_or_else(|| crate::scene::plot::widest(names.iter().copied()), |it| it.width);
        let top =
            panels.iter().map(|it| it.under(widest + 2).max(it.under(name + 2) - high)).max().unwrap_or(0);
        let air = bottom - top - 2 * label - high - i32::from(large.is_some());
        if air < 0 {
            continue;
        }
        let y = top + air / 2;
        for (nth, ((panel, value), wide)) in panels.iter().zip(&values).zip(widths).enumerate() {
            let x = panel.middle();
            let below = y + high + i32::from(large.is_some());
            for (name, row, tone) in [(nth, below, panel.tone), (panels.len(), below + label, Tone::DIM)] {
                match (&large, names.get(name)) {
                    (Some(large), _) => large.write(name, (x, row), Align::Middle, tone, scene),
                    (None, Some(words)) => {
                        scene.write((x, row), Align::Middle, Words::bold(*words, tone));
                    }
                    (None, None) => {}
                }
            }
            match face {
                Some((face, _)) => {
                    scene.large((x - wide / 2, y), value, face, panel.tone);
                }
                None => {
                    scene.write((x, y), Align::Middle, Words::bold(&**value, panel.tone));
                }
            }
        }
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
    let mut all: Vec<Words> = with("the curves are fitted");
    if let [_, other] = hand.view.series.as_slice() {
        all.extend([Words::new("   ━", Tone::TEXT.part(BEHIND)), plain(format!(" {}, behind", other.label))]);
    }
    let wordings: [Vec<Words>; 5] = [
        all,
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
