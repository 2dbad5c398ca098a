//! The rows below a plot of moments, what they and their points say, and how large.

use super::super::breadth;
use crate::content::figure::{Measured, MeasuredSeries, MeasuredView};
use crate::scene::label::{broken, width};
use crate::scene::large::{self, Dot};
use crate::scene::plot::Names;
use crate::scene::{Tone, Words};
use crate::sim::measurements::value_words;

/// Columns of the numbers of a scale, and rows of a large number.
const NUMBERS: i32 = 5;
pub(super) const LARGE: i32 = 4;

/// The rows below a plot: names, and what else there is to say.
pub(super) struct Feet {
    pub(super) name: i32,
    words: i32,
    /// Large names.
    pub(super) names: Option<Names>,
    /// The dots of large numbers.
    pub(super) large: Option<Dot>,
    /// Whether there is room for what is most needed only.
    pub(super) is_short: bool,
}

impl Feet {
    pub(super) fn of(view: &MeasuredView, wide: i32, height: i32, has_large_names: bool) -> Self {
        let all = || {
            view.series.iter().flat_map(move |series| {
                let column = column(series, wide);
                series.points.iter().map(move |it| (it, column))
            })
        };
        let most = |rows: &dyn Fn(&Measured, i32) -> usize| {
            all().map(|(it, column)| rows(it, column - 3) as i32).max().unwrap_or(0)
        };
        let is_short = height < 24;
        // Beside its whisker a number has the room up to the next one, or to the end. Without a scale it is the picture.
        let has_scale = view.series.iter().any(|it| it.scale.is_some());
        let fits_into = |it: &Measured, room: i32, dot: Dot| {
            large::width(&told(it), dot).is_some_and(|wide| wide as i32 <= room)
        };
        let fits = |dot: &Dot| {
            view.series.iter().all(|series| {
                let (column, last) = (column(series, wide), series.points.len().saturating_sub(1));
                let (arm, beyond) = (breadth(height / 2) / 2, beside(series)[1]);
                series.points.iter().enumerate().all(|(nth, it)| match it.spread {
                    Some(_) if nth == last => fits_into(it, column / 2 - arm - 2 + beyond, *dot),
                    Some(_) => fits_into(it, column - 2 * arm - 3, *dot),
                    None => (has_scale && it.value.is_none()) || fits_into(it, column - 2, *dot),
                })
            })
        };
        let dots: &[Dot] = if height < 10 { &[] } else { &[Dot::Half, Dot::Quarter] };
        let labels: Vec<&str> = all().map(|(it, ..)| it.label.as_str()).collect();
        let room = all().map(|(_, column)| column - 3).min().unwrap_or(0);
        // In one line: in two they would be louder than what they name.
        let names = Names::of(&labels, (room, LARGE + 1)).filter(|_| has_large_names);
        // With air above them.
        let name = names.as_ref().map(|it| it.rows + 1);
        Self {
            name: name.unwrap_or_else(|| most(&|it, room| broken(&it.label, room).len())),
            names,
            words: most(&|it, room| words(it, room, is_short).len()),
            large: dots.iter().copied().find(fits),
            is_short,
        }
    }

    /// Rows of a number.
    pub(super) fn number(&self) -> i32 {
        if self.large.is_some() { LARGE } else { 1 }
    }

    pub(super) fn rows(&self) -> i32 {
        self.name + self.words
    }
}

/// What is said of a moment at its point: its value with the digits of its source, or what it comes to.
pub(super) fn told(it: &Measured) -> String {
    if it.value.is_none() {
        return it.verdict.clone();
    }
    value_words(it).split(' ').next().unwrap_or_default().to_owned()
}

/// What stands below the name of a moment, where there are rows for it. What is said of how far values
/// scatter, or in place of a number, stands at its point.
pub(super) fn words(it: &Measured, room: i32, is_short: bool) -> Vec<String> {
    if is_short || it.spread.is_some() || it.value.is_none() { Vec::new() } else { broken(&it.words, room) }
}

/// How it is known what stands for a number, in lines; nothing stands beside it.
pub(super) fn notes(it: &Measured, room: i32) -> Vec<String> {
    if it.value.is_some() {
        return Vec::new();
    }
    let lines = broken(&it.words, room);
    if lines.len() < 2 {
        return lines;
    }
    // Rather broken between its parts than within one.
    it.words.split_inclusive([',', ';']).flat_map(|it| broken(it, room)).collect()
}

/// Columns of the numbers of a scale, and beyond the end of a line those of what it is.
pub(super) fn beside(series: &MeasuredSeries) -> [i32; 2] {
    let name = series.lines.iter().map(|it| width(&[Words::new(&*it.label, Tone::TEXT)]) + 2).max();
    [if series.scale.is_some() { NUMBERS } else { 0 }, name.unwrap_or(0)]
}

/// Columns of a moment in so many of a series.
fn column(series: &MeasuredSeries, wide: i32) -> i32 {
    (wide - beside(series).iter().sum::<i32>()) / series.points.len().max(1) as i32
}
