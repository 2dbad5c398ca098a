//! The arithmetic of figures and what they say: numbers and sentences out of data and settings,
//! seeded. No colour, no clock, no drawing.
//!
//! One module a kind. What all kinds answer is [`Kind`]; the compiler asks a new kind for each.

use crate::content::id::StudyId;
pub use crate::content::kind::{Fault, Kind, Knob, Pace, Table, Unset};

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

/// A number in as few digits as it has, with a true minus sign.
pub fn number(value: f64) -> String {
    signed(&value.to_string())
}

/// The same with so many decimals.
pub fn fixed(value: f64, decimals: usize) -> String {
    signed(&format!("{value:.decimals$}"))
}

/// Numbers that are read together, with as many decimals as the most exact of them.
pub fn alike<const N: usize>(values: [f64; N]) -> [String; N] {
    let decimals = |it: f64| it.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    let most = values.map(decimals).into_iter().max().unwrap_or(0);
    values.map(|it| fixed(it, most))
}

/// What has no digit but 0 has no sign.
fn signed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.contains(|c| matches!(c, '1'..='9')) => format!("−{rest}"),
        Some(rest) => rest.to_owned(),
        None => text.to_owned(),
    }
}

/// A random number from 0 to just under 1. The same `seed` and `nth` always give the same.
pub fn chance(seed: u64, nth: u64) -> f64 {
    // SplitMix64 (Steele, Lea & Flood 2014).
    let mut z = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_true_minus_sign_and_zero_has_none() {
        assert_eq!([-0.4, -0.0, 0.0, 12.0].map(number), ["−0.4", "0", "0", "12"]);
        assert_eq!([-0.4, -0.004, -0.0, 1.0].map(|it| fixed(it, 2)), ["−0.40", "0.00", "0.00", "1.00"]);
        assert_eq!(alike([-0.4, -0.8, -0.01]), ["−0.40", "−0.80", "−0.01"]);
        assert_eq!(alike([540.0, 60.0]), ["540", "60"]);
    }
}
