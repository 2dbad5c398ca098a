//! Published effects on their axes: the data of a figure of this kind.

use crate::content::estimate::{ComparatorClass, OutcomeClass};
use crate::content::id::{EstimateId, StudyId};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Published effects as rows; every group of rows has an axis of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestPlot {
    /// What lies left and right of no effect, in a few words; without them what speaks for itself there.
    pub better: Option<String>,
    pub other: Option<String>,
    /// What speaks for itself there, in a word or two, as in "favours treatment".
    pub favours: String,
    pub against: String,
    /// In reading order.
    pub axes: Vec<ForestAxis>,
    /// Classes of comparators from least to most care, with their names. Others go by their id.
    #[serde(default)]
    pub comparators: Vec<ForestClass>,
    /// Headings over rows, in the order of the picture. Classes of no group stand last, under their names.
    #[serde(default)]
    pub groups: Vec<ForestGroup>,
    /// Rows that may be pooled: independent comparisons of one outcome; `why` says what is not known of them.
    #[serde(default)]
    pub pools: Vec<ForestPool>,
}

/// Rows on one axis: standardised differences, or one measure on one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestAxis {
    /// What its numbers are, with their unit, at most 34 columns.
    pub heading: String,
    pub rows: Vec<ForestRow>,
    /// What counts as small on this scale.
    pub small: Option<ForestSmall>,
    /// Results that say there is no difference and give no number.
    #[serde(default)]
    pub nulls: Vec<ForestNull>,
}

/// A stretch of a scale on both sides of no effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestSmall {
    pub below: f64,
    /// By whose word, at most 19 columns.
    pub why: String,
}

/// A result without a number. Its classes and its people are those of the rows that it is found among.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestNull {
    pub source: StudyId,
    pub label: String,
    pub people: String,
    pub comparator_class: ComparatorClass,
    pub outcome_class: OutcomeClass,
    /// What was found, at most 24 columns.
    pub says: String,
}

/// An estimate as a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestRow {
    pub estimate: EstimateId,
    /// Who and what was measured, at most 22 columns.
    pub label: String,
    /// The people as one chooses them, at most 24 columns.
    pub people: String,
}

/// A class of comparators and its name, at most 12 columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestClass {
    pub class: ComparatorClass,
    pub name: String,
}

/// Classes of comparators under one heading of at most 34 columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestGroup {
    pub heading: String,
    pub classes: Vec<ComparatorClass>,
}

/// Rows of one axis that are pooled whenever all of them are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestPool {
    pub rows: Vec<EstimateId>,
    /// Why they may be, in a sentence.
    pub why: String,
}
