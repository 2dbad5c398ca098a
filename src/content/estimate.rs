//! Effect sizes: a row of numbers with what it compares, all of it from closed lists.

use super::id::{EstimateId, StudyId};
use super::model::Family;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A row of the forest plot (`estimates.toml`), with the sign of its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    pub id: EstimateId,
    pub source: StudyId,
    pub about: Subject,
    pub population: String,
    pub intervention: String,
    pub comparator: String,
    pub comparator_class: ComparatorClass,
    /// The parts of the total effect that the comparison shows.
    #[serde(default)]
    pub isolates: Vec<Family>,
    pub outcome: String,
    pub outcome_class: OutcomeClass,
    pub measure: Measure,
    pub value: f64,
    /// 95 % interval, both ends or none.
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    /// How many decimals the source prints. Without it as many as the file writes: see [`super::load`].
    pub decimals: Option<u8>,
    pub k: Option<u32>,
    pub n: Option<u32>,
    pub favours_intervention_when: Favours,
    #[serde(default)]
    pub note: String,
    /// `false` where the numbers were not met again in their source: nothing may then name the row.
    #[serde(default = "yes")]
    pub verified: bool,
}

fn yes() -> bool {
    true
}

impl Estimate {
    /// How many decimals its value and the ends of its interval are shown with.
    pub fn decimals(&self) -> usize {
        self.decimals.map_or_else(
            || self.numbers().map(|it| decimals_of(&it.to_string())).max().unwrap_or(0),
            usize::from,
        )
    }

    /// The value and the ends of the interval, as far as they are known.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        [Some(self.value), self.ci_low, self.ci_high].into_iter().flatten()
    }
}

/// How many digits stand after the point of a decimal number.
pub(super) fn decimals_of(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, digits)| digits.chars().filter(char::is_ascii_digit).count())
}

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    Massage,
    Touch,
    ManualTherapy,
    Context,
    NaturalCourse,
    /// Electrotherapy, exercise and what else is no massage.
    Other,
}

/// An enum of which each value has one name, in files and on the screen.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $value:ident = $word:tt,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema))]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// Its name.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

named! {
    /// Against what a comparison was made.
    ComparatorClass {
        Nothing = "nothing",
        NoTouch = "no-touch",
        InactiveMixed = "inactive-mixed",
        UsualCare = "usual-care",
        Sham = "sham",
        LightTouch = "light-touch",
        Active = "active",
        Dose = "dose",
        Mixed = "mixed",
        Context = "context",
        /// Before and after, without a group to compare: no effect.
        Baseline = "baseline",
    }
}

named! {
    /// What was measured.
    OutcomeClass {
        Pain = "pain",
        Function = "function",
        Mood = "mood",
        Anxiety = "anxiety",
        Depression = "depression",
        Stress = "stress",
        Fatigue = "fatigue",
        Sleep = "sleep",
        Soreness = "soreness",
        Strength = "strength",
        Symptoms = "symptoms",
        Improvement = "improvement",
        QualityOfLife = "quality-of-life",
        MentalHealth = "mental-health",
        PhysicalHealth = "physical-health",
        AllHealth = "all-health",
        Cortisol = "cortisol",
        BloodMarker = "blood-marker",
        HeartRate = "heart-rate",
        BloodPressure = "blood-pressure",
        Weight = "weight",
        AdverseEvents = "adverse-events",
        Other = "other",
    }
}

named! {
    /// How a difference is measured.
    Measure {
        Smd = "SMD",
        HedgesG = "Hedges g",
        CohenD = "d",
        /// The standardised change within one group.
        Smc = "SMC",
        Md = "MD",
        Difference = "difference",
        ChangeInMean = "change in mean",
        RiskDifference = "RD",
        Rr = "RR",
        Or = "OR",
        Hr = "HR",
        Irr = "IRR",
        LogRr = "log RR",
        LogOr = "log OR",
        LogHr = "log HR",
    }
}

impl Measure {
    /// Several of them, spelt out where its name is letters that a class does not know.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Smd => "standardised mean differences",
            Self::Smc => "standardised mean changes",
            Self::Md => "mean differences",
            it => it.word(),
        }
    }

    /// Whether it is a difference in standard deviations.
    pub fn is_standardised(self) -> bool {
        matches!(self, Self::Smd | Self::HedgesG | Self::CohenD)
    }

    /// Whether it compares by dividing: no effect is 1.
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::Rr | Self::Or | Self::Hr | Self::Irr)
    }

    /// Whether the two may share an axis: differences in standard deviations may, whatever they are called.
    pub fn goes_with(self, other: Self) -> bool {
        self == other || self.is_standardised() && other.is_standardised()
    }
}

/// Which side of an estimate speaks for the intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Favours {
    Negative,
    Positive,
    AboveOne,
    BelowOne,
}

impl Favours {
    /// Whether it is the side of a ratio.
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::AboveOne | Self::BelowOne)
    }

    /// Whether less is better.
    pub fn is_lower(self) -> bool {
        matches!(self, Self::Negative | Self::BelowOne)
    }
}
