//! The axis of a group of rows: benefit to the left, ratios by their logarithm.

use crate::sim::number;

/// A stretch of benefits around no effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Where no effect stands, 0 at the left end to 1 at the right.
    pub zero: f64,
    /// Benefit from end to end.
    pub span: f64,
}

impl Scale {
    /// That holds every one of `benefits`, with a little air at both ends.
    pub fn around(zero: f64, benefits: impl Iterator<Item = f64>) -> Self {
        let span = benefits.fold(f64::EPSILON, |span, it| {
            span.max(if it > 0.0 { it / zero } else { it.abs() / (1.0 - zero) })
        });
        Self { zero, span: span * 1.06 }
    }

    /// Where a benefit stands, 0 to 1.
    pub fn along(&self, benefit: f64) -> f64 {
        let along = self.zero - benefit / self.span;
        if along.is_finite() { along.clamp(0.0, 1.0) } else { self.zero }
    }

    /// The column of a benefit out of `width`.
    pub fn column(&self, benefit: f64, width: u16) -> u16 {
        (self.along(benefit) * f64::from(width.saturating_sub(1))).round() as u16
    }
}

/// How the numbers on an axis are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Ratios, with 1 for no effect; a higher one speaks for the treatment.
    Ratio,
    /// Differences of rows that all count benefit as positive, or all as negative.
    Signed { benefit_is_positive: bool },
    /// Differences of rows whose signs differ: how far from no effect, on either side.
    Plain,
}

/// Numbers to write along an axis of `width` columns with the benefit at which each stands, no effect
/// first. They leave `gap` columns from one to the next.
pub fn ticks(scale: &Scale, marks: Marks, width: u16, gap: u16) -> Vec<(f64, String)> {
    let reach = |at: f64| (0.0..=1.0).contains(&at);
    let inside = |benefit: f64| reach(scale.zero - benefit / scale.span);
    let columns = f64::from(width.max(2)) - 1.0;
    if marks == Marks::Ratio {
        let ratios = [1.0, 2.0, 0.5, 1.5, 5.0, 0.2, 10.0, 0.1, 3.0, 1.25, 0.8, 0.7, 1.2, 0.9, 1.1];
        let mut taken: Vec<(f64, String)> = Vec::new();
        for ratio in ratios {
            let benefit = f64::ln(ratio);
            let apart = |other: f64| (other - benefit).abs() / scale.span * columns;
            if inside(benefit) && taken.iter().all(|(it, _)| apart(*it) >= f64::from(gap)) {
                taken.push((benefit, number(ratio)));
            }
        }
        return taken;
    }
    let least = scale.span * f64::from(gap) / columns;
    let size = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0].map(|it| it * size).into_iter().find(|it| *it >= least);
    let step = step.unwrap_or(size * 10.0);
    if !(step.is_normal() && step > 0.0) {
        return vec![(0.0, "0".to_owned())];
    }
    let decimals = (-step.log10()).ceil().clamp(0.0, 9.0) as usize;
    let mut taken = vec![(0.0, "0".to_owned())];
    for nth in 1..=i32::from(width) {
        for side in [1.0, -1.0] {
            let benefit = f64::from(nth) * step * side;
            if inside(benefit) {
                let is_negative = match marks {
                    Marks::Signed { benefit_is_positive } => (benefit > 0.0) != benefit_is_positive,
                    Marks::Plain | Marks::Ratio => false,
                };
                let sign = if is_negative { "−" } else { "" };
                taken.push((benefit, format!("{sign}{:.decimals$}", benefit.abs())));
            }
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(scale: &Scale, marks: Marks, width: u16) -> String {
        let mut ticks = ticks(scale, marks, width, 6);
        ticks.sort_by(|a, b| b.0.total_cmp(&a.0));
        ticks.into_iter().map(|it| it.1).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everything_fits_and_benefit_stands_on_the_left() {
        let scale = Scale::around(0.7, [2.59, -0.74, 0.1].into_iter());
        assert!(scale.along(2.59) < 0.1 && scale.along(-0.74) < 1.0 && scale.along(2.59) > 0.0);
        assert!((scale.along(0.0) - 0.7).abs() < 1e-12);
        assert_eq!(scale.column(0.0, 31), 21);
    }

    #[test]
    fn numbers_are_round_and_carry_the_sign_of_their_source() {
        let scale = Scale { zero: 0.7, span: 4.0 };
        assert_eq!(words(&scale, Marks::Plain, 30), "2 1 0 1");
        let scale = Scale { zero: 0.7, span: 40.0 };
        assert_eq!(words(&scale, Marks::Signed { benefit_is_positive: false }, 30), "−20 −10 0 10");
        assert_eq!(words(&scale, Marks::Signed { benefit_is_positive: true }, 30), "20 10 0 −10");
        let scale = Scale { zero: 0.5, span: 0.9 };
        assert_eq!(words(&scale, Marks::Plain, 30), "0.4 0.2 0 0.2 0.4");
    }

    #[test]
    fn ratios_are_even_by_their_logarithm() {
        let scale = Scale { zero: 0.7, span: 1.0 };
        assert_eq!(words(&scale, Marks::Ratio, 40), "2 1.5 1.25 1 0.8");
        let wide = Scale { zero: 0.5, span: 2.0 };
        assert!((wide.along(2_f64.ln()) + wide.along(0.5_f64.ln()) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn an_axis_of_nothing_has_its_line_of_no_effect() {
        for benefits in [vec![], vec![0.0], vec![f64::NAN], vec![f64::INFINITY]] {
            let scale = Scale::around(0.6, benefits.into_iter());
            assert_eq!(scale.column(0.0, 11), 6);
            assert_eq!(ticks(&scale, Marks::Plain, 11, 6).first().map(|it| it.1.clone()), Some("0".into()));
            assert!(scale.along(f64::NAN) > 0.0);
        }
    }
}
