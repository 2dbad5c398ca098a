//! Lessons (`lessons/<id>.toml`): places in an order, and at each what to show, to say and to ask.

use super::address::Address;
use super::id::{LessonId, StudyId};
use super::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Some places in an order, for a class or a film.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    pub id: LessonId,
    pub title: String,
    pub one_line: String,
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

impl Lesson {
    /// Minutes that are planned for all of it.
    pub fn minutes(&self) -> f64 {
        self.minutes_before(self.steps.len())
    }

    /// Minutes that are planned for the steps before the `nth`.
    pub fn minutes_before(&self, nth: usize) -> f64 {
        // A sum of nothing is -0.0.
        self.steps.iter().take(nth).fold(0.0, |sum, step| sum + step.minutes)
    }

    /// Where the step `nth` of `before` is in this lesson, which was written since: a step is known by its title,
    /// and among those of one title by their order. Nothing where it is gone.
    pub fn place_of(&self, before: &Self, nth: usize) -> Option<usize> {
        let title = &before.steps.get(nth)?.title;
        let earlier = before.steps.iter().take(nth).filter(|it| it.title == *title).count();
        let mut same = self.steps.iter().enumerate().filter(|(_, it)| it.title == *title);
        same.nth(earlier).map(|(at, _)| at)
    }
}

/// One place of a lesson, or a few lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The large heading.
    pub title: String,
    /// Where it is; nothing where it has lines of its own.
    #[serde(default)]
    pub place: Option<Address>,
    /// A few lines of its own in place of a place.
    #[serde(default)]
    pub lines: Vec<String>,
    /// The node of the model that is chosen, the heading of the section that is shown, or the part of a study
    /// or a claim that comes first.
    #[serde(default)]
    pub focus: String,
    /// The nodes of the model that are bright so far, and [`SMALL_PRINT`]; all of them when it is empty.
    #[serde(default)]
    pub reveal: Vec<String>,
    /// Knobs of a figure and the step, in its words, at which each stands.
    #[serde(default)]
    pub set: Vec<(String, String)>,
    /// Whether the clock of a figure runs; without it, as the figure does by itself.
    #[serde(default)]
    pub play: Option<bool>,
    /// What the class reads.
    pub caption: String,
    /// How long it is planned to take.
    pub minutes: f64,
    /// How long it stands when the lesson plays by itself.
    pub seconds: f64,
    #[serde(default)]
    pub notes: Notes,
    #[serde(default)]
    pub prediction: Option<Prediction>,
}

impl Step {
    /// Where one is during it: lines of its own stand in front of home.
    pub fn address(&self) -> &Address {
        self.place.as_ref().unwrap_or(&Address::Home)
    }
}

/// What `reveal` calls the words at home on why its streams are equally wide.
pub const SMALL_PRINT: &str = "equal-widths";

/// What the parts of a study and of a claim are called, on their pages and in `focus`.
pub const CAME_OUT: &str = "What came out";
pub const HOW_LARGE: &str = "How large";
pub const LIMITS: &str = "It does not show";

/// What `reveal` may name at home.
pub fn revealed() -> impl Iterator<Item = &'static str> {
    Family::ALL.into_iter().map(Family::id).chain([SMALL_PRINT])
}

/// What only the teacher reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notes {
    #[serde(default)]
    pub say: String,
    #[serde(default)]
    pub ask: String,
    /// The misconception to expect.
    #[serde(default)]
    pub expect: String,
    /// What to answer it.
    #[serde(default)]
    pub answer: String,
}

/// A question on which the class shows hands before anything is revealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prediction {
    pub ask: String,
    pub options: Vec<String>,
    /// The option that is right, counted from 0.
    pub answer: usize,
    pub why: String,
    pub sources: Vec<StudyId>,
}
