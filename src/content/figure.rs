//! Figures that answer: what each kind is made of. The kinds are code, their data is content.

use super::estimate::{ComparatorClass, OutcomeClass};
use super::id::{DrawingId, EstimateId, FigureId, StudyId, TopicId};
use super::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A figure: `figures/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub id: FigureId,
    pub title: String,
    /// What it teaches.
    pub one_line: String,
    /// Other names that the finder knows it by.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// The title of its picture: what it shows as it begins, in one short sentence, else what it teaches.
    pub point: Option<String>,
    /// The page that it belongs to; others may show it too.
    pub topic: TopicId,
    pub nature: Nature,
    /// Small print under the picture: what must be known to read it.
    pub caption: String,
    /// The point of the figure in words; what the present setting shows is added by its kind.
    pub words: String,
    /// Where it all comes from. What the data name themselves need not stand here again.
    #[serde(default)]
    pub sources: Vec<StudyId>,
    pub data: Data,
}

/// How much of a figure was measured; said in its title line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Published numbers.
    Data,
    /// Shapes without measured sizes.
    Schematic,
    /// Computed from assumptions that the reader sets.
    Simulation,
}

impl Nature {
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "published numbers",
            Self::Schematic => "schematic",
            Self::Simulation => "simulation",
        }
    }
}

/// Every kind of figure: the type of its data, and the name of the module that holds its arithmetic
/// in `sim` and its drawing in `ui/figure`. Those layers are built from this list.
macro_rules! kinds {
    ($with:ident) => {
        $with! {
            StrokeLab => stroke_lab,
            NerveRace => nerve_race,
            InflammationAfterExercise => inflammation_after_exercise,
            EffectMixer => effect_mixer,
            RegressionToTheMean => regression_to_the_mean,
            TrialLens => trial_lens,
            AllianceTwoByTwo => alliance_two_by_two,
            PathwayPlayer => pathway_player,
            NaturalCourse => natural_course,
            Measurements => measurements,
            ForestPlot => forest_plot,
        }
    };
}
pub(crate) use kinds;

macro_rules! data {
    ($($Kind:ident => $module:ident,)+) => {
        /// The data of a figure, of one of the kinds that there are.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum Data {
            $($Kind($Kind)),+
        }

        impl Data {
            /// The name of the kind, as the key under `[data]` has it.
            pub fn kind_name(&self) -> String {
                match self {
                    $(Self::$Kind(_) => stringify!($module).replace('_', "-")),+
                }
            }
        }
    };
}
kinds!(data);

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

/// Signals in a treated leg against those in the other leg of the same people: directions only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InflammationAfterExercise {
    /// The treated leg and the other one.
    pub legs: [String; 2],
    pub signals: Vec<Signal>,
    /// How many people.
    pub people: usize,
    /// What was done with whom, a short line each.
    pub design: Vec<String>,
    /// What it does not show.
    pub limits: Vec<Limit>,
    pub source: StudyId,
}

/// A signal and which way it went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signal {
    pub name: String,
    /// What it is, in a few words.
    pub what: String,
    /// In the treated leg against the other.
    pub direction: Direction,
    /// A sentence to go with it.
    #[serde(default)]
    pub note: String,
}

/// A difference of which only the direction is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Higher,
    Same,
    Lower,
}

/// Something that a study does not show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What is not shown, in a few words.
    pub label: String,
    /// Why it is not.
    pub text: String,
    /// Where that is known from, if not from the study itself.
    #[serde(default)]
    pub sources: Vec<StudyId>,
}

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
    /// At most 12 columns, to stand over a stack.
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
    /// The parts that the comparison shows, from the top of the stack down, if it shows any by itself.
    pub isolates: Vec<Family>,
    pub what_differs: String,
    pub caveat: String,
    /// Those that can share an axis one after another.
    pub estimates: Vec<EstimateId>,
}

/// Trials with two switches: a treatment, and the manner in which it is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AllianceTwoByTwo {
    pub views: Vec<Crossing>,
}

/// One outcome of one trial, for each setting of its switches that it tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Crossing {
    /// At most 26 columns.
    pub label: String,
    /// What was measured, on whom and when.
    pub outcome: String,
    /// What it shows, in at most 76 columns, where that is not the point of the figure.
    #[serde(default)]
    pub point: String,
    /// Behind a value, "%", and behind a difference, "points".
    pub unit: String,
    pub unit_added: String,
    /// Ends of the axis, in that unit.
    pub scale: [f64; 2],
    /// Digits behind the point, as published.
    pub decimals: usize,
    pub treatment: Switch,
    pub manner: Switch,
    pub groups: Vec<Crossed>,
    /// What must be known of its numbers.
    pub note: String,
    pub source: StudyId,
    /// The differences between its groups as rows of the pack.
    #[serde(default)]
    pub differences: Vec<EstimateId>,
}

/// One of the two switches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// At most 8 columns.
    pub name: String,
    pub family: Family,
    /// At most 20 columns each.
    pub off: String,
    pub on: String,
}

/// A group of a trial with two switches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Crossed {
    /// What it had, where the names of its switches do not say it.
    pub label: Option<String>,
    /// Whether each switch was on.
    pub treatment: bool,
    pub manner: bool,
    pub value: f64,
    /// 95 % interval, both ends or none.
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    /// Standard deviation between people.
    pub sd: Option<f64>,
    /// People.
    pub n: Option<u32>,
}

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
    /// One sentence or two.
    pub what_happens: String,
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

/// How pain goes on over the weeks, as reviews have pooled it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NaturalCourse {
    /// The last week of the axis.
    pub weeks: u32,
    /// What can be looked at, each on axes of its own: their clocks and units differ.
    pub conditions: Vec<Condition>,
}

/// Curves that count their weeks from the same moment and share a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// In the list of what can be chosen; at most 26 columns.
    pub label: String,
    pub title: String,
    /// What the weeks are counted from: "weeks since study entry".
    pub clock: String,
    /// What was measured: "mean pain, 0 to 100".
    pub quantity: String,
    /// "points", "SD units".
    pub unit: String,
    /// Ends of the axis, in the unit.
    pub scale: [f64; 2],
    pub measure: CourseMeasure,
    pub curves: Vec<CourseCurve>,
    /// What its curves show, in at most 76 columns, where that is not the point of the figure.
    #[serde(default)]
    pub point: String,
    /// The one thing to know of its curves, over the picture where there is room; at most 76 columns.
    pub caution: String,
    /// What else must be known of all curves.
    pub note: String,
}

/// What the numbers of a course stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CourseMeasure {
    /// How much there is: what is left of the first can be told.
    Level,
    /// How much better than at first.
    Improvement,
}

/// One group of people over the weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CourseCurve {
    /// One word or two, beside the curve.
    pub label: String,
    /// In the list of what can be chosen; at most 26 columns.
    pub group: String,
    /// Measured points, weeks rising.
    pub points: Vec<CoursePoint>,
    pub note: String,
    pub source: StudyId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CoursePoint {
    pub week: f64,
    pub value: f64,
    /// The 95 % interval, where it is known.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
}

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
    /// The drawing of which the values of the form `drawn` name parts.
    #[serde(default)]
    pub drawing: Option<DrawingId>,
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

/// Published effects as rows; every group of rows has an axis of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestPlot {
    /// What lies left and right of no effect, in a few words; without them what speaks for itself there.
    pub better: Option<String>,
    pub other: Option<String>,
    /// What speaks for itself there, in a word or two, as in "favours treatment".
    pub favours: String,
    pub against: String,
    /// In reading order.
    pub axes: Vec<ForestAxis>,
    /// Classes of comparators from least to most care, with their names. Others go by their id.
    #[serde(default)]
    pub comparators: Vec<ForestClass>,
    /// Headings over rows, in the order of the picture. Classes of no group stand last, under their names.
    #[serde(default)]
    pub groups: Vec<ForestGroup>,
    /// Rows that may be pooled: independent comparisons of one outcome; `why` says what is not known of them.
    #[serde(default)]
    pub pools: Vec<ForestPool>,
}

/// Rows on one axis: standardised differences, or one measure on one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestAxis {
    /// What its numbers are, with their unit, at most 34 columns.
    pub heading: String,
    pub rows: Vec<ForestRow>,
    /// What counts as small on this scale.
    pub small: Option<ForestSmall>,
    /// Results that say there is no difference and give no number.
    #[serde(default)]
    pub nulls: Vec<ForestNull>,
}

/// A stretch of a scale on both sides of no effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestSmall {
    pub below: f64,
    /// By whose word, at most 19 columns.
    pub why: String,
}

/// A result without a number. Its classes and its people are those of the rows that it is found among.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestNull {
    pub source: StudyId,
    pub label: String,
    pub people: String,
    pub comparator_class: ComparatorClass,
    pub outcome_class: OutcomeClass,
    /// What was found, at most 24 columns.
    pub says: String,
}

/// An estimate as a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestRow {
    pub estimate: EstimateId,
    /// Who and what was measured, at most 22 columns.
    pub label: String,
    /// The people as one chooses them, at most 24 columns.
    pub people: String,
}

/// A class of comparators and its name, at most 12 columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestClass {
    pub class: ComparatorClass,
    pub name: String,
}

/// Classes of comparators under one heading of at most 34 columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestGroup {
    pub heading: String,
    pub classes: Vec<ComparatorClass>,
}

/// Rows of one axis that are pooled whenever all of them are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForestPool {
    pub rows: Vec<EstimateId>,
    /// Why they may be, in a sentence.
    pub why: String,
}
