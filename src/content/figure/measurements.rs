//! Published series of numbers: the data of a figure of this kind.

use crate::content::id::{DrawingId, StudyId};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Published series of numbers: rows, moments side by side, courses over time, parts of a drawing, or an order without numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measurements {
    pub views: Vec<MeasuredView>,
}

/// What is shown at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasuredView {
    /// In the list of what can be chosen; at most 26 columns.
    pub label: String,
    /// What it shows, in one short sentence of at most 76 columns, where that is not the point of the figure.
    #[serde(default)]
    pub point: String,
    /// What was measured, on whom and when; at most 76 columns, better 60.
    pub title: String,
    /// The one thing to know at every size of the picture; at most 76 columns.
    pub caution: String,
    pub form: MeasuredForm,
    /// What the axis of a course counts: "days of loading".
    #[serde(default)]
    pub across: String,
    /// Whether that axis is logarithmic.
    #[serde(default)]
    pub is_log: bool,
    /// The drawing of which values name parts: those of the form `drawn` stand under them, rows beside them, and of
    /// moments the first that is named is drawn where they leave room.
    #[serde(default)]
    pub drawing: Option<DrawingId>,
    /// What stands around those parts, told where it is first drawn.
    #[serde(default)]
    pub around: Vec<Around>,
    /// What the picture must not be read as: said in a strip above it.
    #[serde(default)]
    pub warning: String,
    /// What the steps of an order are called, from the lowest: they stand above its columns, also those that no
    /// value reaches.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The value that is chosen at first, counted from 0 through all series.
    #[serde(default)]
    pub start: usize,
    /// Series one after the other; those of the same quantity and unit share an axis.
    pub series: Vec<MeasuredSeries>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MeasuredForm {
    /// A row for each value: a bar, or a point where its interval is known.
    Rows,
    /// Moments from left to right, a point for each value, and the way from one to the next; a panel for each
    /// series. Where they have no room, rows.
    Moments,
    /// Points over time or another number, with straight lines between them. The first series is a line,
    /// those after it are thin lines, with a light band between.
    Course,
    /// Steps without a scale: more or less, and no numbers.
    Order,
    /// Shares in per cent, each under its part of a drawing.
    Drawn,
}

/// A part of a drawing and its name, of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Around {
    pub part: String,
    pub name: String,
}

/// A published series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasuredSeries {
    /// Who or what it is of.
    pub label: String,
    /// What was measured: "blood flow".
    pub quantity: String,
    /// "mL/min"; nothing for an order.
    #[serde(default)]
    pub unit: String,
    /// Ends of the axis, where they should not be found from the values.
    #[serde(default)]
    pub scale: Option<[f64; 2]>,
    /// Ends of the scale that people answered on, where the axis of a course shows a part of it: shown beside it.
    #[serde(default)]
    pub whole: Option<[f64; 2]>,
    /// What lies on either side of zero, in a few words; empty where there is nothing to say.
    #[serde(default)]
    pub sides: Option<[String; 2]>,
    /// Stretches of the axis that have a name, such as small and large effects, rising; each ends where the next
    /// one begins.
    #[serde(default)]
    pub bands: Vec<MeasuredPlace>,
    /// Lines that its values are read against.
    #[serde(default)]
    pub lines: Vec<MeasuredPlace>,
    /// The least and the largest standard deviation of its values, where it is not known which has which.
    #[serde(default)]
    pub spreads: Option<[f64; 2]>,
    /// Shown but not compared with anybody, as changes from before to after are: its bars stay hollow.
    #[serde(default)]
    pub is_uncompared: bool,
    /// Whether what it says is contested.
    #[serde(default)]
    pub is_contested: bool,
    /// What its values come to, in a few words of at most 24 columns: stands with the name of the series.
    #[serde(default)]
    pub verdict: String,
    pub points: Vec<Measured>,
    pub note: String,
    pub source: StudyId,
    /// Further studies that the note speaks of.
    #[serde(default)]
    pub also: Vec<StudyId>,
}

/// A place of an axis and its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasuredPlace {
    pub at: f64,
    pub label: String,
}

/// A value of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measured {
    pub label: String,
    /// The first words of the label, where values that follow each other share them: they are named once.
    #[serde(default)]
    pub group: String,
    /// Where it stands on the axis of a course.
    #[serde(default)]
    pub at: Option<f64>,
    /// Nothing where none was published.
    #[serde(default)]
    pub value: Option<f64>,
    /// In place of a value: the lowest and the highest of several that were published.
    #[serde(default)]
    pub range: Option<[f64; 2]>,
    /// In place of a value: the one that it was found not to differ from, where that is all that is known.
    #[serde(default)]
    pub same_as: Option<f64>,
    /// What was found alike then, by name.
    #[serde(default)]
    pub alike: Option<[String; 2]>,
    /// The 95 % interval, where it is known.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
    /// What is printed behind the ±.
    #[serde(default)]
    pub spread: Option<f64>,
    /// Its step in an order, 0 for none; more is higher.
    #[serde(default)]
    pub rank: u32,
    /// The group of the drawing that shows it.
    #[serde(default)]
    pub part: String,
    /// What it comes to, in a word or two of at most 24 columns: set large where there is room.
    #[serde(default)]
    pub verdict: String,
    /// What else to say of it, or in place of a value.
    #[serde(default)]
    pub words: String,
    /// Drawn without colour: what the others are compared with, or a second set of values.
    #[serde(default)]
    pub is_quiet: bool,
    /// On a fitted curve, not measured.
    #[serde(default)]
    pub is_fitted: bool,
    /// Where it comes from, if not from the source of its series.
    #[serde(default)]
    pub source: Option<StudyId>,
}
