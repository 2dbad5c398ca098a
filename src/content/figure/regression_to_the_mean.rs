//! People picked for a bad first score, measured again: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// People are picked for a bad first score and measured again, with nothing done between.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegressionToTheMean {
    /// What is scored, in a word or two; more is worse.
    pub score: String,
    /// Ends of the scale, in points.
    pub scale: [f64; 2],
    /// Mean of everybody's scores at any visit, in points.
    pub mean: f64,
    /// Standard deviation of everybody's scores at one visit, in points.
    pub sd: f64,
    /// Correlations between two visits, rising, 0 to 1.
    pub reliabilities: Vec<f64>,
    /// Scores from which on people are recruited, rising. Everybody can be recruited as well.
    pub thresholds: Vec<f64>,
    /// How many people there are, rising.
    pub people: Vec<usize>,
    /// What is said to be done between the visits. It changes no number.
    pub treatments: Vec<String>,
    /// How many samples can be drawn.
    pub draws: usize,
    /// The steps of threshold (0 is everybody), reliability and people that it begins at.
    pub start: [usize; 3],
    /// The study behind the formula of the expected shift.
    pub formula: StudyId,
}
