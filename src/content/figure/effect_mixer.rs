//! An imagined trial of three arms: the data of a figure of this kind.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Three arms of an imagined trial, mixed from parts that the reader sets and first guesses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EffectMixer {
    /// What is asked before the parts are shown; `{points}` stands for what the first arm gained.
    pub question: String,
    /// Names of the arms: all parts, all but the specific, the natural alone.
    pub arms: [String; 3],
    /// Names of the parts: specific, contextual, natural.
    pub parts: [String; 3],
    /// Points of the whole scale of the outcome.
    pub scale: f64,
    pub guess: Dial,
    pub specific: Dial,
    pub contextual: Dial,
    pub natural: Dial,
    /// With interaction the contextual part of the first arm differs by this ratio of itself, 0 to 1.
    pub interaction: f64,
    /// Studies that say what the arms show and warn against the ratio of their changes.
    pub on_arms: Vec<StudyId>,
    /// Studies of whether the parts add.
    pub on_adding: Vec<StudyId>,
}

/// Points that can be set, in steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dial {
    /// In points, rising.
    pub steps: Vec<f64>,
    /// The step that it begins at, counted from 0.
    pub start: usize,
}
