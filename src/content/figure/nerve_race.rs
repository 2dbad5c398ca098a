//! A touch on its way to the brain, fast and slow: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A touch sends a fast and a slow message to the brain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NerveRace {
    pub fast: Fibre,
    pub slow: Fibre,
    /// Where the touch can be.
    pub places: Vec<TouchedPlace>,
    /// From the cord up to the brain, as a ratio of body height.
    pub cord_to_brain: f64,
    /// Body heights in cm, rising.
    pub heights: Vec<f64>,
    /// The height that it begins at, counted from 0.
    pub start: usize,
}

/// A kind of nerve fibre and how fast it conducts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fibre {
    /// A short name: "CT".
    pub name: String,
    /// What its message is about.
    pub tells: String,
    /// In m/s, rising: the ends of the range and a round value between them.
    pub speeds: Vec<f64>,
    /// The speed that it begins at, counted from 0.
    pub start: usize,
    pub sources: Vec<StudyId>,
}

/// A place on the body that can be touched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TouchedPlace {
    pub label: String,
    /// The way from here to the cord, as a ratio of body height.
    pub to_cord: f64,
}
