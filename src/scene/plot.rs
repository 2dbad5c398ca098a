//! Axes, ticks, intervals and frames: once each, for all pictures with values in them.

mod head;
mod names;
mod scale;

pub use head::{Head, Way, shortest};
pub use names::{BESIDE, Names};
pub use scale::Scale;

use super::large::{self, Face};
use super::{Align, Block, Bounds, EIGHTH, HIGH, Point, Scene, Shade, Stroke, Tone, WIDE, Words};
use crate::sim::number;
use unicode_width::UnicodeWidthStr;

/// Values along a line of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub scale: Scale,
    /// The units at which it begins and ends.
    pub start: i32,
    pub end: i32,
}

impl Axis {
    /// From the left edge of a column on, so long that a step of `step` takes a whole number of cells, as
    /// many as fit into `width`.
    pub fn across(range: [f64; 2], step: f64, left: i32, width: i32) -> Self {
        let steps = steps(range, step);
        let pitch = (f64::from(width) / steps).floor();
        // Where there are more steps than cells they are as far apart as they can be.
        let length = if pitch >= 1.0 { pitch * steps } else { f64::from(width) };
        let start = left * WIDE;
        Self { scale: Scale::new(range), start, end: start + (length * f64::from(WIDE)).round() as i32 }
    }

    /// From the lower edge of the row above `bottom` upwards, with a whole number of rows to a step.
    pub fn up(range: [f64; 2], step: f64, bottom: i32, height: i32) -> Self {
        let steps = steps(range, step);
        let pitch = (f64::from(height) / steps).floor();
        let length = if pitch >= 1.0 { pitch * steps } else { f64::from(height) };
        let start = bottom * HIGH;
        Self { scale: Scale::new(range), start, end: start - (length * f64::from(HIGH)).round() as i32 }
    }

    /// The tallest upright axis in `height` rows above `bottom` with a whole number of rows to a round step,
    /// and its ticks.
    pub fn tall(range: [f64; 2], bottom: i32, height: i32) -> (Self, Vec<f64>) {
        let length = range[1] - range[0];
        let power = 10_f64.powf(length.max(f64::MIN_POSITIVE).log10().floor());
        let rounds = [5.0, 2.5, 2.0, 1.0, 0.5, 0.25, 0.2].map(|it| it * power).into_iter();
        // At least two steps, none lower than a row, and its ticks are multiples: zero is one, if it is there.
        let most = f64::from(height.max(2));
        let is_multiple = |step: f64| (range[0] / step - (range[0] / step).round()).abs() < 1e-9;
        let fitting =
            rounds.filter(|step| (1.9..most.min(7.5)).contains(&(length / step)) && is_multiple(*step));
        let axes = fitting.map(|step| (step, Self::up(range, step, bottom, height)));
        // Of those that are as tall the one with about four steps.
        let best = axes.min_by_key(|(step, axis)| (axis.end, ((length / step * 2.0) as i32 - 8).abs()));
        let (step, axis) = best.unwrap_or_else(|| (length, Self::up(range, length, bottom, height)));
        (axis, ticks(range, step))
    }

    /// The whole of `width` cells from a column on.
    pub fn filling(scale: Scale, left: i32, width: i32) -> Self {
        Self { scale, start: left * WIDE, end: (left + width) * WIDE }
    }

    /// Where a value stands; beyond an end at the end.
    pub fn at(&self, value: f64) -> i32 {
        let length = f64::from(self.end - self.start);
        self.start + (self.scale.ratio(value) * length).round() as i32
    }

    /// The value that stands at a place.
    pub fn value(&self, at: i32) -> f64 {
        self.scale.value(
            f64::from(at - self.start) / f64::from((self.end - self.start).abs().max(1))
                * f64::from((self.end - self.start).signum()),
        )
    }

    /// Where a value stands to the nearest edge of a cell: for the end of a bar that an interval runs over, since
    /// a cell with a line in it has no edge.
    pub fn edge(&self, value: f64) -> i32 {
        (self.at(value) + WIDE / 2).div_euclid(WIDE) * WIDE
    }

    /// The column of cells in which a value stands.
    pub fn column(&self, value: f64) -> i32 {
        let at = self.at(value).min(self.start.max(self.end) - 1);
        at.div_euclid(WIDE)
    }

    /// Columns or rows that it takes.
    pub fn columns(&self) -> i32 {
        (self.end - self.start) / WIDE
    }
}

fn steps(range: [f64; 2], step: f64) -> f64 {
    let steps = (range[1] - range[0]) / step;
    if steps.is_finite() && steps > 0.0 { steps } else { 1.0 }
}

/// The values of an axis from one end to the other, `step` apart.
pub fn ticks(range: [f64; 2], step: f64) -> Vec<f64> {
    let n = (steps(range, step) + 1e-9).floor().min(64.0) as usize;
    // Whole multiples, freed from what floating point adds to them.
    (0..=n).map(|nth| ((range[0] + step * nth as f64) * 1e6).round() / 1e6).collect()
}

/// The smallest round step, 1, 2 or 5 times a power of ten, that gives each at least `room` cells of `length`.
pub fn round_step(range: [f64; 2], length: i32, room: i32) -> f64 {
    let most = f64::from((length / room.max(1)).max(1));
    let rough = (range[1] - range[0]).abs() / most;
    if !(rough.is_finite() && rough > 0.0) {
        return 1.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|it| *it >= rough * (1.0 - 1e-9));
    round.unwrap_or(rough)
}

impl Scene {
    /// An axis below a plot, in the rows from `row` on: a line with ticks, then their numbers, and what is
    /// counted after the last one where there is room.
    pub fn axis_below(&mut self, axis: &Axis, ticks: &[f64], row: i32, name: &str) {
        let (left, right) = (axis.start.min(axis.end), axis.start.max(axis.end));
        let top = row * HIGH;
        self.bar(Bounds::new(left, top, right, top + EIGHTH), Tone::DIM);
        for value in ticks {
            let at = axis.edge(*value);
            self.bar(Bounds::new(at, top, at + WIDE / 2, top + HIGH / 2), Tone::DIM);
        }
        self.numbers_below(axis, ticks, row + 1, name);
    }

    /// Behind the rows from `top` to before `bottom` a faint upright line at each tick: at the edges of cells, where
    /// bars end.
    pub fn grid(&mut self, axis: &Axis, ticks: &[f64], [top, bottom]: [i32; 2]) {
        for value in ticks {
            let at = axis.edge(*value);
            self.bar(Bounds::new(at, top * HIGH, at + WIDE / 8, bottom * HIGH), Tone::FAINT);
        }
    }

    /// The numbers of ticks in a row, the middle of each under its tick; the unit after the last of them.
    pub fn numbers_below(&mut self, axis: &Axis, ticks: &[f64], row: i32, name: &str) {
        let mut last = None;
        for value in ticks {
            let text = number(*value);
            let column = axis.edge(*value).div_euclid(WIDE) - text.width() as i32 / 2;
            last = self.write((column, row), Align::Left, Words::new(text, Tone::DIM)).or(last);
        }
        if let Some(last) = last {
            self.write((last.right() + 1, row), Align::Left, Words::new(name, Tone::DIM));
        }
    }

    /// An upright axis left of a column: the number of each tick, and apart from it a short line on which it stands.
    /// Lines across the plot would look like more of what is drawn there.
    pub fn axis_up(&mut self, axis: &Axis, ticks: &[f64], left: i32) {
        for value in ticks {
            // On the nearest edge of a row.
            let row = (axis.at(*value) + HIGH / 2).div_euclid(HIGH).max(1);
            let at = row * HIGH;
            self.bar(Bounds::new((left - 1) * WIDE, at - EIGHTH, (left + 1) * WIDE, at), Tone::DIM);
            self.write((left - 3, row - 1), Align::Right, Words::new(number(*value), Tone::DIM));
        }
    }

    /// An interval in a row: a rule with bars at its ends, and the mark of its point.
    pub fn interval(
        &mut self,
        row: i32,
        axis: &Axis,
        [low, high]: [f64; 2],
        point: (f64, char),
        look: (Stroke, Tone),
    ) {
        let (from, to) = (axis.column(low), axis.column(high));
        let (from, to) = (from.min(to), from.max(to));
        let (stroke, tone) = look;
        self.rules.push(super::Rule { from: (from, row), to: (to, row), stroke, caps: [true; 2], tone });
        self.mark((axis.column(point.0), row), point.1, tone);
    }

    /// A frame around nothing: shown, but not compared. Dotted where it is not known.
    pub fn frame(&mut self, at: Block, tone: Tone, is_dotted: bool) {
        let (right, bottom) = (at.right() - 1, at.bottom() - 1);
        if at.width < 2 || at.height < 2 {
            return;
        }
        let (stroke, corners) = if is_dotted {
            (Stroke::Dotted, ['╭', '╮', '╯', '╰'])
        } else {
            (Stroke::Heavy, ['┏', '┓', '┛', '┗'])
        };
        for y in [at.y, bottom] {
            self.rule((at.x + 1, y), (right - 1, y), stroke, tone);
        }
        for x in [at.x, right] {
            // Under the corners as well: of a single cell nobody could tell that it goes down.
            self.rule((x, at.y), (x, bottom), stroke, tone);
        }
        let places = [(at.x, at.y), (right, at.y), (right, bottom), (at.x, bottom)];
        for (at, glyph) in places.into_iter().zip(corners) {
            self.marks.push(super::Mark { at, glyph, tone, is_bold: false });
        }
    }

    /// What is filled from `low` to `high` of an axis, in whole rows.
    pub fn bar_across(
        &mut self,
        (row, rows): (i32, i32),
        axis: &Axis,
        [low, high]: [f64; 2],
        shade: impl Into<Shade>,
    ) {
        let (a, b) = (axis.at(low), axis.at(high));
        self.bar(Bounds::new(a.min(b), row * HIGH, a.max(b), (row + rows) * HIGH), shade);
    }
}

/// The columns of the widest of some words.
pub fn widest<'a>(words: impl IntoIterator<Item = &'a str>) -> i32 {
    words.into_iter().map(|it| it.width() as i32).max().unwrap_or(0)
}

/// The same in large letters.
pub fn widest_large<'a>(words: impl IntoIterator<Item = &'a str>, face: Face) -> i32 {
    words.into_iter().filter_map(|it| large::width(it, face)).max().map_or(0, |it| it as i32)
}

/// A point of a plot.
pub fn spot(across: &Axis, up: &Axis, x: f64, y: f64) -> Point {
    Point { x: across.at(x), y: up.at(y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Cells;

    #[test]
    fn ticks_are_as_far_apart_in_cells_as_in_values() {
        for height in 4..60 {
            let axis = Axis::up([0.0, 60.0], 20.0, 50, height);
            let rows: Vec<i32> = ticks([0.0, 60.0], 20.0).iter().map(|it| axis.at(*it)).collect();
            assert!(rows.iter().all(|it| it % HIGH == 0 || height < 3), "{rows:?}");
            assert!(rows.windows(2).all(|pair| pair[0] - pair[1] == rows[0] - rows[1]), "{rows:?}");
        }
        assert_eq!(ticks([-1.0, 0.5], 0.5), [-1.0, -0.5, 0.0, 0.5]);
        assert!((round_step([0.0, 1.2], 60, 10) - 0.2).abs() < 1e-9);
        assert!((round_step([0.0, 100.0], 20, 10) - 50.0).abs() < 1e-9);
    }

    #[test]
    fn the_tallest_axis_has_round_ticks_on_edges_of_rows() {
        let rows = |range, height| {
            let (axis, ticks) = Axis::tall(range, 30, height);
            (ticks.last().copied().unwrap(), (axis.at(ticks[0]) - axis.at(ticks[1])) / HIGH, ticks.len())
        };
        assert_eq!(rows([0.0, 63.0], 10), (60.0, 3, 4));
        assert_eq!(rows([0.0, 63.0], 26), (60.0, 8, 4));
        assert_eq!(rows([0.0, 2.0], 9), (2.0, 2, 5));
        assert_eq!(rows([0.0, 100.0], 9), (100.0, 2, 5));
        assert_eq!(rows([4.0, 7.0], 9), (7.0, 3, 4));
        assert_eq!(Axis::tall([-15.0, 5.0], 30, 10).1, [-15.0, -10.0, -5.0, 0.0, 5.0]);
    }

    #[test]
    fn an_upright_axis_has_short_ticks_apart_from_their_numbers() {
        let (axis, ticks) = Axis::tall([0.0, 100.0], 9, 8);
        let mut scene = Scene::new(Cells { x: 40, y: 10 });
        scene.axis_up(&axis, &ticks, 6);
        assert_eq!((scene.fills.len(), scene.labels.len()), (ticks.len(), ticks.len()));
        for (tick, number) in scene.fills.iter().zip(&scene.labels) {
            let crate::scene::Fill::Bar { at, .. } = tick else { panic!("{tick:?}") };
            assert_eq!((at.left, at.width()), ((number.block().right() + 1) * WIDE, 2 * WIDE));
        }
    }

    #[test]
    fn a_bar_begins_at_zero_and_its_end_is_where_its_tick_is() {
        let axis = Axis::across([0.0, 40.0], 10.0, 7, 83);
        let mut scene = Scene::new(Cells { x: 100, y: 8 });
        scene.bar_across((1, 2), &axis, [0.0, 20.0], Tone::TEXT);
        scene.axis_below(&axis, &ticks([0.0, 40.0], 10.0), 4, "mm");
        assert_eq!(axis.at(0.0), 7 * WIDE);
        assert_eq!(axis.at(20.0) % WIDE, 0);
        let text: Vec<&str> = scene.labels.iter().map(|it| it.words[0].text.as_str()).collect();
        assert_eq!(text, ["0", "10", "20", "30", "40", "mm"]);
        assert!((axis.value(axis.at(25.0)) - 25.0).abs() < 0.1);
    }
}
