//! Trials with two switches: the data of a figure of this kind.

use crate::content::id::{EstimateId, StudyId};
use crate::content::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Trials with two switches: a treatment, and the manner in which it is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AllianceTwoByTwo {
    pub views: Vec<Crossing>,
}

/// One outcome of one trial, for each setting of its switches that it tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Crossing {
    /// At most 26 columns.
    pub label: String,
    /// What was measured, on whom and when.
    pub outcome: String,
    /// What it shows, in at most 76 columns, where that is not the point of the figure.
    #[serde(default)]
    pub point: String,
    /// Behind a value, "%", and behind a difference, "points".
    pub unit: String,
    pub unit_added: String,
    /// Ends of the axis, in that unit.
    pub scale: [f64; 2],
    /// Digits behind the point, as published.
    pub decimals: usize,
    pub treatment: Switch,
    pub manner: Switch,
    pub groups: Vec<Crossed>,
    /// What must be known of its numbers.
    pub note: String,
    pub source: StudyId,
    /// The differences between its groups as rows of the pack.
    #[serde(default)]
    pub differences: Vec<EstimateId>,
}

/// One of the two switches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// At most 8 columns.
    pub name: String,
    pub family: Family,
    /// At most 20 columns each.
    pub off: String,
    pub on: String,
}

/// A group of a trial with two switches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Crossed {
    /// What it had, where the names of its switches do not say it.
    pub label: Option<String>,
    /// Whether each switch was on.
    pub treatment: bool,
    pub manner: bool,
    pub value: f64,
    /// 95 % interval, both ends or none.
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    /// Standard deviation between people.
    pub sd: Option<f64>,
    /// People.
    pub n: Option<u32>,
}
