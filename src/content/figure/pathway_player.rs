//! Pathways through the body, and the drawings that they and other figures use: the data of a figure of this kind.

use crate::content::id::{DrawingId, StudyId};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A signal on its way through the body, stage by stage, with what each step rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PathwayPlayer {
    /// What it is drawn on, then what lies on that.
    pub drawings: Vec<Shown>,
    pub stages: Vec<PathwayStage>,
    #[serde(default)]
    pub what_ifs: Vec<WhatIf>,
    /// Whether its ways are fine below the largest size, as broad ones would cover what they run between.
    #[serde(default)]
    pub has_fine_ways: bool,
}

/// A drawing of a figure, and what of it is seen. Parts are named by their ids; the id of a group means
/// all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Shown {
    pub drawing: DrawingId,
    /// Parts that are hidden in the drawing and shown here.
    #[serde(default)]
    pub shown: Vec<String>,
    #[serde(default)]
    pub hidden: Vec<String>,
    /// Parts in their own colours; what is neither here nor on the route is dim.
    #[serde(default)]
    pub plain: Vec<String>,
    /// Words that stand beside parts, at every size.
    #[serde(default)]
    pub captions: Vec<Named>,
    /// Where it lies on the drawing before it; all but the first lie on one.
    #[serde(default)]
    pub on: Option<Riding>,
}

/// A part of a drawing and a word or two for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub part: String,
    pub label: String,
    /// A second line, if it has one.
    #[serde(default)]
    pub below: String,
    /// On which side of the part it stands, if not below it.
    #[serde(default)]
    pub end: Option<End>,
    /// Whether it is the point of the picture: it has large letters where there is room.
    #[serde(default)]
    pub is_point: bool,
}

/// A drawing whose anchor lies on a way of the one before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Riding {
    pub way: String,
    /// How far along the way, 0 to 1.
    pub at: f64,
    /// How large it is there, 1 for the same scale.
    pub size: f64,
}

/// A step of a pathway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PathwayStage {
    pub name: String,
    /// Where in the body, in words.
    #[serde(rename = "where")]
    pub place: String,
    /// A word or two that stand in a list above it and those after it; at most 18 columns.
    #[serde(default)]
    pub region: String,
    /// One sentence or two.
    pub what_happens: String,
    /// The same in a few words beside its name in a list; at most 28 columns.
    #[serde(default)]
    pub gist: String,
    pub basis: Basis,
    pub sources: Vec<StudyId>,
    /// A word or two beside its number in the picture; at most 18 columns.
    #[serde(default)]
    pub label: String,
    /// Parts of the drawings that take part in it.
    #[serde(default)]
    pub parts: Vec<String>,
    /// The part that its number sits on: without the key the first of `parts`.
    #[serde(default)]
    pub at: Option<String>,
    /// What something moves along into it, a list for each of its routes: ways are followed, other parts
    /// are passed by their middles.
    #[serde(default)]
    pub along: Vec<Vec<String>>,
    /// Whether it is grey, not in the colour of the stream, so that the rest stands out from it.
    #[serde(default)]
    pub grey: bool,
    /// Parts that are shown, and parts that are hidden, while it is in hand.
    #[serde(default)]
    pub shows: Vec<String>,
    #[serde(default)]
    pub hides: Vec<String>,
    /// Whether a change was looked for here and none was found.
    #[serde(default)]
    pub unchanged: bool,
}

/// An end of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum End {
    Left,
    Right,
    Top,
    Bottom,
    /// Within the part, which is large enough and in the colour of the stream.
    Within,
}

/// What a step of a pathway rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    Human,
    Animal,
    /// Textbook wiring.
    Anatomy,
    /// A calculation.
    Model,
    Disputed,
    Proposed,
}

/// A question to a pathway and what was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// The question in at most 26 columns.
    pub label: String,
    pub question: String,
    pub answer: String,
    pub sources: Vec<StudyId>,
    /// Names of the stages that are cut off or fall away.
    #[serde(default)]
    pub cuts: Vec<String>,
    /// Names of the stages of which there is less.
    #[serde(default)]
    pub thins: Vec<String>,
    /// Names of the stages that stay as they were.
    #[serde(default)]
    pub spares: Vec<String>,
    /// Names of the stages that grow stronger.
    #[serde(default)]
    pub lifts: Vec<String>,
    /// What stays as it was and is no stage of this pathway.
    #[serde(default)]
    pub beside: Option<Beside>,
}

/// A signal beside a pathway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Beside {
    pub label: String,
    /// The parts of the drawings that it takes place in; the label stands at the first.
    pub parts: Vec<String>,
}
