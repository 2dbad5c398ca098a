//! Pain over the weeks: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How pain goes on over the weeks, as reviews have pooled it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NaturalCourse {
    /// The last week of the axis.
    pub weeks: u32,
    /// What can be looked at, each on axes of its own: their clocks and units differ.
    pub conditions: Vec<Condition>,
}

/// Curves that count their weeks from the same moment and share a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// In the list of what can be chosen; at most 26 columns.
    pub label: String,
    pub title: String,
    /// What the weeks are counted from: "weeks since study entry".
    pub clock: String,
    /// What was measured: "mean pain, 0 to 100".
    pub quantity: String,
    /// "points", "SD units".
    pub unit: String,
    /// Ends of the axis, in the unit.
    pub scale: [f64; 2],
    pub measure: CourseMeasure,
    pub curves: Vec<CourseCurve>,
    /// What its curves show, in at most 76 columns, where that is not the point of the figure.
    #[serde(default)]
    pub point: String,
    /// The one thing to know of its curves, over the picture where there is room; at most 76 columns.
    pub caution: String,
    /// What else must be known of all curves.
    pub note: String,
}

/// What the numbers of a course stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CourseMeasure {
    /// How much there is: what is left of the first can be told.
    Level,
    /// How much better than at first.
    Improvement,
}

/// One group of people over the weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CourseCurve {
    /// One word or two, beside the curve.
    pub label: String,
    /// In the list of what can be chosen; at most 26 columns.
    pub group: String,
    /// Measured points, weeks rising.
    pub points: Vec<CoursePoint>,
    pub note: String,
    pub source: StudyId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CoursePoint {
    pub week: f64,
    pub value: f64,
    /// The 95 % interval, where it is known.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
}
