//! Signals in a leg after exercise, treated and not: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Signals in a treated leg against those in the other leg of the same people: directions only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InflammationAfterExercise {
    /// The treated leg and the other one.
    pub legs: [String; 2],
    pub signals: Vec<Signal>,
    /// How many people.
    pub people: usize,
    /// What was done with whom, a short line each.
    pub design: Vec<String>,
    /// What it does not show.
    pub limits: Vec<Limit>,
    pub source: StudyId,
}

/// A signal and which way it went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signal {
    pub name: String,
    /// What it is, in a few words.
    pub what: String,
    /// In the treated leg against the other.
    pub direction: Direction,
    /// A sentence to go with it.
    #[serde(default)]
    pub note: String,
}

/// A difference of which only the direction is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Higher,
    Same,
    Lower,
}

/// Something that a study does not show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What is not shown, in a few words.
    pub label: String,
    /// Why it is not.
    pub text: String,
    /// Where that is known from, if not from the study itself.
    #[serde(default)]
    pub sources: Vec<StudyId>,
}
