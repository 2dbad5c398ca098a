//! The arithmetic of figures and what they say: numbers and sentences out of data and settings,
//! seeded. No colour, no clock, no drawing.
//!
//! One module a kind. What all kinds answer is [`Kind`]; the compiler asks a new kind for each.

use crate::content::id::StudyId;
pub use crate::content::kind::{Entry, Fault, Kind, Knob, Pace, Table, Unset};
pub use crate::content::number::{alike, fixed, number};

macro_rules! modules {
    ($($Kind:ident => $module:ident,)+) => {
        $(pub mod $module;)+
    };
}
crate::content::figure::kinds!(modules);

/// The step at which `knob` stands.
pub fn step(at: &[usize], knob: usize) -> usize {
    at.get(knob).copied().unwrap_or(0)
}

/// `[@loken-2009]`: a study as inline markup.
pub fn cite(study: &StudyId) -> String {
    format!("[@{study}]")
}

/// A random number from 0 to just under 1. The same `seed` and `nth` always give the same.
pub fn chance(seed: u64, nth: u64) -> f64 {
    // SplitMix64 (Steele, Lea & Flood 2014).
    let mut z = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
