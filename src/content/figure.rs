//! Figures that answer: what each kind is made of. The kinds are code, their data is content.

mod alliance_two_by_two;
mod effect_mixer;
mod forest_plot;
mod inflammation_after_exercise;
mod measurements;
mod natural_course;
mod nerve_race;
mod pathway_player;
mod regression_to_the_mean;
mod stroke_lab;
mod trial_lens;

pub use alliance_two_by_two::{AllianceTwoByTwo, Crossed, Crossing, Switch};
pub use effect_mixer::{Dial, EffectMixer};
pub use forest_plot::{
    ForestAxis, ForestClass, ForestGroup, ForestNull, ForestPlot, ForestPool, ForestRow, ForestSmall,
};
pub use inflammation_after_exercise::{Direction, InflammationAfterExercise, Limit, Signal};
pub use measurements::{Measured, MeasuredForm, MeasuredPlace, MeasuredSeries, MeasuredView, Measurements};
pub use natural_course::{Condition, CourseCurve, CourseMeasure, CoursePoint, NaturalCourse};
pub use nerve_race::{Fibre, NerveRace, TouchedPlace};
pub use pathway_player::{Basis, Beside, End, Named, PathwayPlayer, PathwayStage, Riding, Shown, WhatIf};
pub use regression_to_the_mean::RegressionToTheMean;
pub use stroke_lab::{Fit, Share, StrokeLab};
pub use trial_lens::{ArmPair, LensArm, LensPart, TrialLens, Verdict};

use super::id::{FigureId, StudyId, TopicId};
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
    /// Published results, most of them numbers.
    Data,
    /// Shapes without measured sizes.
    Schematic,
    /// Computed from assumptions that the reader sets.
    Simulation,
}

impl Nature {
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "published results",
            Self::Schematic => "schematic",
            Self::Simulation => "simulation",
        }
    }
}

/// Every kind of figure: the type of its data, and the name of the module that holds its data here, its arithmetic
/// in `sim` and its picture in `scene/figure`. Those layers are built from this list.
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
