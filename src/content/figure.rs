//! Figures that answer: what each kind is made of. The kinds are code, their data is content.

use super::id::{FigureId, StudyId, TopicId};
use serde::{Deserialize, Serialize};

/// A figure: `figures/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub id: FigureId,
    pub title: String,
    /// What it teaches.
    pub one_line: String,
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
        }
    };
}
pub(crate) use kinds;

macro_rules! data {
    ($($Kind:ident => $module:ident,)+) => {
        /// The data of a figure, of one of the kinds that there are.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct Share {
    pub label: String,
    pub percent: f64,
    pub source: StudyId,
}
