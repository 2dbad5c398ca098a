//! Cards that come back: what is asked, what was answered, when it is asked again. No clock, no file:
//! times are arguments, and the record of reviews is text.

pub mod card;
pub mod fit;
pub mod fsrs;
pub mod log;
pub mod moment;
pub mod parameters;
pub mod progress;
pub mod schedule;
pub mod session;
pub mod student;

use log::{Grade, Record, What};
use moment::{Day, Moment};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What lies outside: the clock, and the record of what was answered.
pub trait Keeper: fmt::Debug {
    fn now(&self) -> Moment;

    /// Writes down what happened now. Its record comes last, after those that other programs have written
    /// meanwhile; the words say what went wrong, which is said once.
    fn keep(&mut self, what: What) -> (Vec<Record>, Option<String>);
}

/// How somebody studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many of a hundred cards are to be known on the day when they come back.
    pub goal: u8,
    /// Cards a day at most, those that were never met among them.
    pub per_day: usize,
    /// Cards that were never met, a day at most.
    pub new_per_day: usize,
    /// Days until a card comes back, at most.
    pub longest: u16,
    /// The hour at which a day begins, so that an evening may go on past midnight.
    pub day_starts: u8,
    /// The day of an examination.
    #[serde(with = "moment::day_or_none")]
    pub exam: Option<Day>,
    /// Whether all grades are offered.
    pub four_grades: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            goal: 90,
            per_day: 40,
            new_per_day: 8,
            longest: 365,
            day_starts: 4,
            exam: None,
            four_grades: false,
        }
    }
}

impl Settings {
    /// The goal as a probability, within what FSRS is meant for.
    pub fn retention(&self) -> f64 {
        f64::from(self.goal.clamp(70, 97)) / 100.0
    }

    /// The grades that are offered.
    pub fn grades(&self) -> &'static [Grade] {
        if self.four_grades { &Grade::ALL } else { &Grade::TWO }
    }
}
