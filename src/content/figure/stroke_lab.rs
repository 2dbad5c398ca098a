//! Strokes of a forearm at many speeds: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A hand strokes a forearm; fast and slow touch fibres answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StrokeLab {
    /// Steps of the speed, in cm/s, rising.
    pub speeds: Vec<f64>,
    /// The step that it begins at, counted from 0.
    pub start: usize,
    /// Temperatures of the stroking thing, in °C.
    pub temperatures: Vec<f64>,
    /// The one that the slow fibres like best.
    pub best_temperature: f64,
    /// The speeds that they like best, in cm/s.
    pub preferred: [f64; 2],
    /// Rated pleasantness against speed.
    pub pleasantness: Fit,
    /// How many people show the curve by themselves.
    pub shares: Vec<Share>,
}

/// A published curve y = a·x² + b·x + c with x = log₁₀ of the speed in cm/s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fit {
    pub label: String,
    pub a: f64,
    pub b: f64,
    pub c: f64,
    /// Ends of the rating scale.
    pub scale: [f64; 2],
    /// Speeds that people were really stroked at.
    pub tested: Vec<f64>,
    pub r_squared: f64,
    pub source: StudyId,
}

/// A share of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub label: String,
    pub percent: f64,
    pub source: StudyId,
}
