//! A row of the figure, and what an estimate amounts to.

use super::pooling::Effect;
use crate::content::effect::{benefit, interval, is_baseline, is_unsure};
use crate::content::estimate::{Estimate, OutcomeClass};
use crate::content::model::Study;
use crate::content::name::Name;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// An estimate in its figure.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub estimate: &'a Estimate,
    pub study: Option<&'a Study>,
    pub label: &'a str,
    pub people: &'a str,
    /// The class of the comparator by name, and its place among them.
    pub class: &'a str,
    pub(super) rank: usize,
    /// Which of `View::axes` it stands on, and under which heading of the figure.
    pub axis: usize,
    pub(super) group: usize,
}

impl Row<'_> {
    /// "Kong 2013".
    pub fn study_name(&self) -> String {
        self.study.map_or_else(|| self.estimate.source.to_string(), short_name)
    }

    /// The columns that it takes, as it is asked for rows out of view.
    pub fn name_width(&self) -> usize {
        let family = self.study.map(family_and_letter).map(|it| it.0.width() + 5 + it.1.len());
        family.unwrap_or_else(|| self.estimate.source.as_str().width())
    }

    /// Tells it apart from the others.
    pub fn name(&self) -> String {
        format!("{} · {} · {} · {}", self.study_name(), self.label, self.class, self.estimate.outcome)
    }

    /// Whether both are what one review found of the same, against this or that.
    pub fn is_akin(&self, other: &Row<'_>) -> bool {
        self.estimate.source == other.estimate.source && self.label == other.label && self.axis == other.axis
    }

    /// Its axis, and its heading there.
    pub fn place(&self) -> (usize, usize) {
        (self.axis, self.group)
    }

    pub fn benefit(&self) -> f64 {
        benefit(self.estimate.favours_intervention_when, self.estimate.value)
    }

    pub fn interval(&self) -> Option<(f64, f64)> {
        interval(self.estimate)
    }

    pub fn is_unsure(&self) -> bool {
        is_unsure(self.estimate)
    }

    pub fn is_baseline(&self) -> bool {
        is_baseline(self.estimate)
    }

    pub(super) fn effect(&self) -> Option<Effect> {
        let (low, high) = self.interval()?;
        if self.is_baseline() { None } else { Effect::from_interval(self.benefit(), low, high) }
    }

    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let (low, high) = self.interval().unzip();
        [Some(self.benefit()), low, high].into_iter().flatten().filter(|it| it.is_finite())
    }

    /// What the filter `nth` asks for.
    pub(super) fn asked(&self, nth: usize) -> Cow<'_, str> {
        match nth {
            0 => self.class.into(),
            1 => outcome(self.estimate.outcome_class),
            2 => self.people.into(),
            _ => self.study_name().into(),
        }
    }
}

/// "quality of life".
pub(super) fn outcome(class: OutcomeClass) -> Cow<'static, str> {
    let word = class.word();
    if word.contains('-') { word.replace('-', " ").into() } else { word.into() }
}

/// The family name of a first author, and the letter that tells two studies of one year apart.
fn family_and_letter(study: &Study) -> (&str, &str) {
    let family = study.authors.first().map_or("", |author| Name::of(author).short());
    (family, study.id.as_str().rsplit('-').next().filter(|end| end.len() == 1).unwrap_or_default())
}

/// "Kong 2013", "Boyd 2016a".
pub fn short_name(study: &Study) -> String {
    let (family, letter) = family_and_letter(study);
    format!("{family} {}{letter}", study.year)
}

/// Decimals of numbers as published, two at most; of large ones the second says nothing.
pub(super) fn decimals<'a>(rows: impl Iterator<Item = &'a Estimate>) -> usize {
    let (n, most) = rows.fold((0, 2), |(n, most), row| {
        let is_large = row.numbers().any(|it| it.abs() >= 10.0);
        (n.max(row.decimals()), if is_large { 1 } else { most })
    });
    n.min(most)
}
