//! What is kept from one time to the next. The shell writes it down and reads it again, and keeps what a
//! newer program has added.

use crate::content::id::LessonId;
use crate::study;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Whether the hint for the first time was shown.
    pub was_welcomed: bool,
    /// Where each class stopped, by its name.
    pub classes: BTreeMap<String, Stopped>,
    /// How the reader studies, once that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<study::Settings>,
}

/// Where a class stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    pub lesson: LessonId,
    /// Which step, from 0.
    pub step: usize,
}
