//! The cells of a scale: where no effect stands, points with their intervals, and the axis below them.

use super::span;
use crate::content::effect::{benefit, interval, is_baseline, printed};
use crate::content::estimate::{Estimate, Favours};
use crate::page::{Role, Span};
use unicode_width::UnicodeWidthStr;

/// The most cells for one standard deviation, where there is room: on every page the same length is the same size.
const UNIT: f64 = 30.0;

/// Where values stand: better at the right, ratios on the log scale.
pub(super) struct Plot {
    width: usize,
    zero: usize,
    /// Cells for one of the measure.
    unit: f64,
    /// Where ticks stand, and what is written at them.
    ticks: Vec<(usize, String)>,
}

impl Plot {
    /// In at most `width` cells; `words` is the width of what stands at the top, right of no effect.
    pub(super) fn new(rows: &[&Estimate], width: usize, words: usize) -> Self {
        const APART: f64 = 7.0;
        let ends = rows.iter().flat_map(|row| {
            let (low, high) = interval(row).unzip();
            [Some(benefit(row.favours_intervention_when, row.value)), low, high].into_iter().flatten()
        });
        let ends: Vec<f64> = ends.filter(|it| it.is_finite()).collect();
        let low = ends.iter().copied().fold(0.0, f64::min);
        let high = ends.iter().copied().fold(0.0, f64::max);
        let room = width.saturating_sub(5) as f64;
        let most = room / (high - low).max(f64::EPSILON);
        let is_common = rows.iter().all(|row| row.measure.is_standardised());
        let unit = if is_common { most.min(UNIT) } else { most };
        let zero = 2 + (-low * unit).round() as usize;
        let side = rows.first().map_or(Favours::Positive, |row| row.favours_intervention_when);
        let is_ratio = side.is_ratio();
        let is_turned = rows.iter().all(|row| row.favours_intervention_when == Favours::Negative);
        let step = if is_ratio {
            std::f64::consts::LN_2 * (APART / unit / std::f64::consts::LN_2).ceil().max(1.0)
        } else {
            nice(APART / unit)
        };
        // What reaches beyond the last tick after the data, and beyond the words at the top, is given back.
        let last = zero as f64 + ((high / step).ceil() * step * unit).round() + 3.0;
        let width = width.min((last as usize).max(zero + 4 + words));
        let mut ticks = Vec::new();
        for nth in -40..=40 {
            let value = f64::from(nth) * step;
            let at = zero as f64 + (value * unit).round();
            if at < 0.0 || at >= width as f64 {
                continue;
            }
            // How far from no effect; which side is which is written at the top. Where below 0 is better everywhere
            // the numbers have the signs of the source.
            let printed = if is_ratio { printed(side, value) } else { value.abs() };
            let digits = if is_ratio { 2 } else { (-step.log10().floor()).clamp(0.0, 6.0) as usize };
            let sign = if is_turned && value > 0.0 { "−" } else { "" };
            let words =
                if value == 0.0 && !is_ratio { "0".to_owned() } else { format!("{sign}{printed:.digits$}") };
            ticks.push((at as usize, words));
        }
        Self { width, zero: zero.min(width.saturating_sub(1)), unit, ticks }
    }

    fn at(&self, value: f64) -> usize {
        let at = self.zero as f64 + (value * self.unit).round();
        (at.max(0.0) as usize).min(self.width.saturating_sub(1))
    }

    /// Only the line of no effect.
    pub(super) fn empty(&self) -> Vec<Span> {
        vec![
            span(" ".repeat(self.zero), Role::Body),
            span("│".to_owned(), Role::Meta),
            span(" ".repeat(self.width.saturating_sub(self.zero + 1)), Role::Body),
        ]
    }

    /// The line of no effect with what is better on which side of it, as far as that fits.
    pub(super) fn head(&self, better: &str, worse: &str) -> Vec<Span> {
        let right = self.width.saturating_sub(self.zero + 1);
        let said = [format!(" ▸ {better}"), " ▸ better".to_owned(), " ▸".to_owned()];
        let right_words = said.into_iter().find(|it| it.width() <= right).unwrap_or_default();
        let said = [format!("{worse} ◂ "), "worse ◂ ".to_owned()];
        let left_words = said.into_iter().find(|it| it.width() <= self.zero).unwrap_or_default();
        vec![
            span(
                format!("{}{left_words}", " ".repeat(self.zero - left_words.width().min(self.zero))),
                Role::Meta,
            ),
            span("│".to_owned(), Role::Meta),
            span(super::pad(&right_words, right), Role::Heading),
        ]
    }

    /// A point with its interval; hollow and broken where nothing was compared.
    pub(super) fn row(&self, row: &Estimate) -> Vec<Span> {
        let is_hollow = is_baseline(row);
        let (rule, point) = if is_hollow { ("┄", "□") } else { ("━", "■") };
        let [left, right, cross] = if is_hollow { ["├", "┤", "┼"] } else { ["┣", "┫", "┿"] };
        let mut cells = vec![(" ", Role::Body); self.width];
        let mut put = |at: usize, glyph: &'static str, role: Role| {
            if let Some(cell) = cells.get_mut(at) {
                *cell = (glyph, role);
            }
        };
        put(self.zero, "│", Role::Meta);
        if let Some((low, high)) = interval(row) {
            let (from, to) = (self.at(low), self.at(high));
            (from..=to).for_each(|at| put(at, if at == self.zero { cross } else { rule }, Role::Number));
            put(from, left, Role::Number);
            put(to, right, Role::Number);
        }
        put(self.at(benefit(row.favours_intervention_when, row.value)), point, Role::Number);
        let mut spans: Vec<Span> = Vec::new();
        for (glyph, role) in cells {
            match spans.last_mut() {
                Some(last) if last.role == role => last.text.push_str(glyph),
                _ => spans.push(span(glyph.to_owned(), role)),
            }
        }
        spans
    }

    pub(super) fn axis(&self) -> Vec<Span> {
        let mut cells: Vec<char> = vec!['─'; self.width];
        let mut free = 0;
        for (at, words) in &self.ticks {
            let words = format!(" {words} ");
            let from = (at + 1).saturating_sub(words.width().div_ceil(2));
            if from < free || from + words.width() > self.width {
                continue;
            }
            free = from + words.width();
            for (cell, letter) in cells.iter_mut().skip(from).zip(words.chars()) {
                *cell = letter;
            }
        }
        vec![span(cells.into_iter().collect(), Role::Meta)]
    }
}

/// The least of 1, 2 and 5 times a power of ten that is no less than `least`.
pub(in crate::page) fn nice(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|it| it * power)
        .into_iter()
        .find(|it| *it >= least * 0.999)
        .unwrap_or(power * 10.0)
}
