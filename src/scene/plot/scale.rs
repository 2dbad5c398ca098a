//! Values between two ends, evenly or by their logarithms.

/// An axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    pub is_log: bool,
}

impl Scale {
    pub fn new([from, to]: [f64; 2]) -> Self {
        Self { from, to, is_log: false }
    }

    /// The axis that holds `values` with `margin` of its length free at either end; whatever the
    /// values, it has a length.
    pub fn around(values: impl Iterator<Item = f64>, is_log: bool, margin: f64) -> Self {
        let values = values.filter(|it| it.is_finite() && (!is_log || *it > 0.0));
        let bend = |it: f64| if is_log { it.ln() } else { it };
        let (low, high) = values
            .map(bend)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let high = if high - low > 1e-12 { high } else { low + 1.0 };
        let length = high - low;
        let (from, to) = (low - length * margin, high + length * margin);
        if is_log { Self { from: from.exp(), to: to.exp(), is_log } } else { Self { from, to, is_log } }
    }

    fn bent(self, value: f64) -> f64 {
        if self.is_log { value.max(f64::MIN_POSITIVE).ln() } else { value }
    }

    /// Where `value` stands, 0 to 1; beyond an end it stands at the end.
    pub fn ratio(self, value: f64) -> f64 {
        let ratio = (self.bent(value) - self.bent(self.from)) / (self.bent(self.to) - self.bent(self.from));
        if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The value that stands at `ratio`.
    pub fn value(self, ratio: f64) -> f64 {
        let (from, to) = (self.bent(self.from), self.bent(self.to));
        let value = from + (to - from) * ratio.clamp(0.0, 1.0);
        if self.is_log { value.exp() } else { value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_and_its_place_are_each_other_s_answer() {
        for scale in [Scale::new([-3.0, 8.0]), Scale { from: 0.1, to: 30.0, is_log: true }] {
            for value in [0.2, 1.0, 7.5] {
                assert!((scale.value(scale.ratio(value)) - value).abs() < 1e-9);
            }
            assert!((scale.ratio(1e9) - 1.0).abs() < 1e-9 && scale.ratio(-1e9).abs() < 1e-9);
        }
    }

    #[test]
    fn an_axis_around_nothing_or_one_value_still_has_a_length() {
        for values in [vec![], vec![2.0], vec![f64::NAN, 2.0, 2.0], vec![0.0, -1.0]] {
            for is_log in [false, true] {
                for margin in [0.0, 0.06] {
                    let scale = Scale::around(values.iter().copied(), is_log, margin);
                    assert!(scale.to > scale.from, "{values:?}: {scale:?}");
                }
            }
        }
    }
}
