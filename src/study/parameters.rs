//! The parameters of FSRS-6: how fast somebody forgets. Those of an average learner, or one's own, which
//! are kept as text.

use crate::content::decode;
use serde::{Deserialize, Serialize};

/// How many there are.
pub const COUNT: usize = 21;

/// Those of an average learner.
const AVERAGE: [f64; COUNT] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// What each may be, as the `fsrs` crate has it. Within these no answer that knew more brings a card back
/// earlier, as long as the first four, the stabilities after a first answer, rise.
const RANGES: [(f64, f64); COUNT] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.01, 0.8),
    (0.1, 0.8),
];

/// How fast somebody forgets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    values: [f64; COUNT],
    factor: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self::new(AVERAGE)
    }
}

impl Parameters {
    /// `values` as they stand, which need not be in their ranges.
    pub(super) fn new(values: [f64; COUNT]) -> Self {
        let [.., decay] = values;
        Self { values, factor: 0.9_f64.powf(-1.0 / decay) - 1.0 }
    }

    pub fn values(&self) -> &[f64; COUNT] {
        &self.values
    }

    /// How fast forgetting slows down.
    pub(super) fn decay(&self) -> f64 {
        let [.., decay] = self.values;
        decay
    }

    /// What makes the stability the time to nine in ten.
    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    /// Each at the end of its range that it is beyond.
    pub(super) fn clamped(self) -> Self {
        let mut values = self.values;
        values.iter_mut().zip(RANGES).for_each(|(it, (low, high))| *it = it.clamp(low, high));
        Self::new(values)
    }

    /// To as many places as the published ones have.
    pub(super) fn rounded(self) -> Self {
        Self::new(self.values.map(|it| (it * 1e4).round() / 1e4))
    }

    /// Whether they can be those of anybody.
    fn is_possible(&self) -> bool {
        let is_within = |(it, (low, high)): (&f64, (f64, f64))| (low..=high).contains(it);
        let [again, hard, good, easy, ..] = self.values;
        self.values.iter().zip(RANGES).all(is_within) && [again, hard, good, easy].is_sorted()
    }

    /// As a file, with how many answers to cards that came back they were fitted to.
    pub fn file(&self, answers: usize) -> String {
        const ABOUT: &str = "# How fast you forget, as `afferent state fit` has found it among your answers.\n\
                             # It can be thrown away: then cards come back as for an average learner.\n";
        let kept = Kept { v: VERSION, answers, parameters: self.values.to_vec() };
        ABOUT.to_owned() + &toml::to_string(&kept).unwrap_or_default()
    }

    /// Out of a file.
    ///
    /// # Errors
    /// When the text is no such file, or one of a newer program.
    pub fn read(text: &str) -> Result<Self, String> {
        let kept: Kept = decode::from_str(text).map_err(|fault| fault.message)?;
        if kept.v > VERSION {
            return Err("a newer program wrote it".to_owned());
        }
        let count = kept.parameters.len();
        let values = <[f64; COUNT]>::try_from(kept.parameters)
            .map_err(|_values| format!("there are {count} `parameters`, not {COUNT}"))?;
        let it = Self::new(values);
        if it.is_possible() { Ok(it) } else { Err("no memory has such `parameters`".to_owned()) }
    }
}

/// The version of the file that this program writes.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Kept {
    v: u32,
    answers: usize,
    parameters: Vec<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_nothing_else_does() {
        let average = Parameters::default();
        let text = average.file(812);
        assert_eq!(Parameters::read(&text), Ok(average));
        for (wrong, why) in [
            (text.replace("v = 1", "v = 2"), "newer"),
            (text.replace("0.212,", ""), "20 `parameters`"),
            (text.replace("0.212,", "212.0,"), "no memory"),
            (text.replace("0.212,", "nan,"), "no memory"),
            // A miss would last longer than what was known.
            (text.replace("0.212,", "9.0,"), "no memory"),
            ("v = 1".to_owned(), "missing field"),
            ("{".to_owned(), ""),
        ] {
            let fault = Parameters::read(&wrong).unwrap_err();
            assert!(fault.contains(why) && !fault.is_empty(), "{fault}");
        }
    }
}
