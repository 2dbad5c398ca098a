//! Questions to test oneself with (`questions.toml`): what is looked at, and where the options come from.

use super::id::{ClaimId, EstimateId, FigureId, QuestionId, StudyId, TopicId};
use super::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A question to test oneself with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: QuestionId,
    /// The page that answers it.
    pub topic: TopicId,
    /// 1 for words, 2 for links between them, 3 for thinking.
    pub difficulty: u8,
    pub prompt: String,
    /// What is looked at.
    #[serde(default)]
    pub on: On,
    /// Written out where `on` does not give them.
    #[serde(default)]
    pub options: Vec<String>,
    /// The option that is right, counted from 0.
    #[serde(default)]
    pub answer: usize,
    /// Why that one is right, for whoever took another as well.
    pub why: String,
    pub sources: Vec<StudyId>,
}

/// What a question is on. Its options are written out with it for words and a figure; else they follow from the
/// data, so that they cannot drift apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// Nothing but the prompt.
    #[default]
    Words,
    /// A figure, with some of its knobs turned.
    Figure {
        figure: FigureId,
        /// Knobs and the step, in its words, at which each stands.
        #[serde(default)]
        set: Vec<(String, String)>,
    },
    /// Some steps of a pathway by their names, in their order: to be put into it.
    Order { figure: FigureId, steps: Vec<String> },
    /// Pairs of groups of a trial lens: which of them shows just these parts?
    Arms {
        figure: FigureId,
        /// Groups by their ids, as a comparison has them.
        pairs: Vec<(String, String)>,
        isolates: Vec<Family>,
    },
    /// A row of the forest plot: which way does it point?
    Row(EstimateId),
    /// A claim: how sure can one be of it?
    Claim(ClaimId),
}

/// Where the questions of a round come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pool {
    Everything,
    Stream(Family),
    /// A page and all below it.
    Page(TopicId),
    /// Those that were answered wrongly.
    Missed,
}

impl fmt::Display for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => f.write_str("everything"),
            Self::Stream(family) => f.write_str(family.id()),
            Self::Page(topic) => write!(f, "topic:{topic}"),
            Self::Missed => f.write_str("missed"),
        }
    }
}
