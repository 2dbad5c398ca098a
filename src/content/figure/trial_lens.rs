//! What two arms of a trial share: the data of a figure of this kind.

use crate::content::id::{EstimateId, StudyId};
use crate::content::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two arms of a trial side by side: the parts that both hold cancel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialLens {
    /// In the order in which they can be chosen.
    pub arms: Vec<LensArm>,
    pub comparisons: Vec<ArmPair>,
    /// The second arm that it begins with.
    pub start: String,
}

/// What a group of people got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LensArm {
    pub id: String,
    /// At most 22 columns.
    pub label: String,
    /// At most 12 columns, to stand before its parts.
    pub short: String,
    /// At most one of each family.
    pub parts: Vec<LensPart>,
}

/// A part of what an arm does. Parts of two arms cancel if family and words are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LensPart {
    pub family: Family,
    /// At most 22 columns.
    pub what: String,
}

/// What must hold for a part to be missing or to cancel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LensIf {
    pub family: Family,
    /// "if inert"; at most 12 columns.
    pub words: String,
}

/// What is concluded of a comparison, and of what by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// "Neck pain, Cochrane 2024".
    pub of: String,
    /// The study that says so.
    pub source: StudyId,
    /// At most 26 columns.
    pub words: String,
}

/// Two arms that trials have set side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ArmPair {
    /// The id of the first arm.
    pub a: String,
    /// The ids of the second; more than one where its rows mix them.
    pub b: Vec<String>,
    /// Both arms in full.
    pub arm_a: String,
    pub arm_b: String,
    /// The parts that the comparison shows, from left to right, if it shows any by itself.
    pub isolates: Vec<Family>,
    pub what_differs: String,
    /// The same as a sentence of its own, where that is easier to read.
    #[serde(default)]
    pub point: Option<String>,
    /// What must hold for a part to be missing or to cancel, where that is in doubt: its place leaks.
    #[serde(default)]
    pub ifs: Vec<LensIf>,
    pub caveat: String,
    /// What a review concludes of it, to be seen at once.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Those that can share an axis one after another.
    pub estimates: Vec<EstimateId>,
}

impl ArmPair {
    /// What warns of it, and what is concluded.
    pub fn warning(&self) -> String {
        let verdict = self.verdict.as_ref().map(|it| format!(" {}: {}.", it.of, it.words));
        format!("{}{}", self.caveat, verdict.unwrap_or_default())
    }
}
