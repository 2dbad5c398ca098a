//! A random-effects mean of independent effects.

/// 97.5 % point of the normal distribution: half the width of a 95 % interval in standard errors.
pub const Z: f64 = 1.959_964;

/// An effect with the variance of its estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    pub value: f64,
    pub variance: f64,
}

impl Effect {
    /// From a 95 % interval that is even on this scale.
    pub fn from_interval(value: f64, low: f64, high: f64) -> Option<Self> {
        let variance = ((high - low) / (2.0 * Z)).powi(2);
        (value.is_finite() && variance.is_finite() && variance > 0.0).then_some(Self { value, variance })
    }
}

/// What pooling gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    pub n: usize,
    pub value: f64,
    /// The 95 % interval after Hartung and Knapp, and that after DerSimonian and Laird.
    pub interval: [f64; 2],
    pub narrow: [f64; 2],
    /// Cochran's Q, with n − 1 degrees of freedom.
    pub q: f64,
    /// Variance between the true effects.
    pub tau2: f64,
    /// Share of the spread beyond chance, 0 to just under 1 (Higgins & Thompson 2002).
    pub i2: f64,
}

/// The random-effects mean by the method of moments (DerSimonian & Laird 1986): each effect weighs
/// 1 / (variance + τ²), where τ² = (Q − df) / (Σw − Σw² / Σw) and no less than 0, with w = 1 / variance.
/// Around it ± 1.96 standard errors take τ² for known, which few effects do not tell; Hartung & Knapp (2001)
/// take the spread of the effects themselves and Student's t: ± t · √(Σw(y − mean)² / (df · Σw)), now with
/// w = 1 / (variance + τ²). Fewer than two effects are not pooled.
pub fn pool(effects: &[Effect]) -> Option<Pooled> {
    if effects.len() < 2 {
        return None;
    }
    let sum = |part: &dyn Fn(&Effect) -> f64| effects.iter().map(part).sum::<f64>();
    let weights = sum(&|it| 1.0 / it.variance);
    let fixed = sum(&|it| it.value / it.variance) / weights;
    let q = sum(&|it| (it.value - fixed).powi(2) / it.variance);
    let df = effects.len() as f64 - 1.0;
    let scale = weights - sum(&|it| it.variance.powi(-2)) / weights;
    let tau2 = ((q - df) / scale).max(0.0);
    let weights = sum(&|it| 1.0 / (it.variance + tau2));
    let value = sum(&|it| it.value / (it.variance + tau2)) / weights;
    let spread = sum(&|it| (it.value - value).powi(2) / (it.variance + tau2));
    let around = |half: f64| [value - half, value + half];
    let interval = around(students_t(effects.len() - 1) * (spread / (df * weights)).sqrt());
    let i2 = if q > df { (q - df) / q } else { 0.0 };
    let narrow = around(Z / weights.sqrt());
    value.is_finite().then_some(Pooled { n: effects.len(), value, interval, narrow, q, tau2, i2 })
}

/// The 97.5 % point of Student's t: where the share of the distribution between −t and t, a finite sum in
/// θ = arctan(t / √df) (Abramowitz & Stegun 26.7.3 and 26.7.4), is 95 %.
fn students_t(df: usize) -> f64 {
    use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};
    let share = |theta: f64| {
        let (sin, cos) = theta.sin_cos();
        let is_odd = df % 2 == 1;
        // Each term is the one before it times cos² · (k − 1) / k.
        let (first, from) = if is_odd { (cos, 3) } else { (1.0, 2) };
        let terms = (from..df).step_by(2);
        let (sum, _) = terms.fold((first, first), |(sum, term), k| {
            let term = term * cos * cos * (k as f64 - 1.0) / k as f64;
            (sum + term, term)
        });
        match (is_odd, df) {
            (true, 1) => FRAC_2_PI * theta,
            (true, _) => FRAC_2_PI * (theta + sin * sum),
            (false, _) => sin * sum,
        }
    };
    let (mut low, mut high) = (0.0, FRAC_PI_2);
    // As often as halving changes anything.
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if share(middle) < 0.95 { low = middle } else { high = middle }
    }
    (df as f64).sqrt() * f64::midpoint(low, high).tan()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(rows: &[(f64, f64)]) -> Vec<Effect> {
        rows.iter().map(|&(value, variance)| Effect { value, variance }).collect()
    }

    #[track_caller]
    fn is(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} is not {expected}");
    }

    #[test]
    fn six_textbook_trials_give_their_published_mean() {
        // Borenstein et al. 2009, six standardised differences, as g and 1/v. Published: Q 12.0033, τ² 0.0372, I² 58 %, M* 0.3582.
        let rows = [
            (0.0945, 30.3524),
            (0.2774, 32.5683),
            (0.3665, 20.0482),
            (0.6644, 95.1108),
            (0.4618, 23.4391),
            (0.1852, 42.6983),
        ];
        let it = pool(&effects(&rows.map(|(g, weight)| (g, 1.0 / weight)))).unwrap();
        is(it.q, 12.0033, 0.005);
        is(it.tau2, 0.0372, 0.0002);
        is(it.i2, 0.5834, 0.0005);
        is(it.value, 0.3582, 0.0003);
        is(it.narrow[0], 0.1521, 0.0005);
        is(it.narrow[1], 0.5643, 0.0005);
    }

    #[test]
    fn the_bcg_trials_give_their_published_mean() {
        // Colditz et al. 1994, people with and without tuberculosis, vaccinated then not. Log risk
        // ratios as metafor pools them with DerSimonian–Laird: −0.7141 (−1.0644 to −0.3638),
        // Q 152.2330, τ² 0.3088, I² 92.12 %.
        let trials: [[f64; 4]; 13] = [
            [4.0, 119.0, 11.0, 128.0],
            [6.0, 300.0, 29.0, 274.0],
            [3.0, 228.0, 11.0, 209.0],
            [62.0, 13536.0, 248.0, 12619.0],
            [33.0, 5036.0, 47.0, 5761.0],
            [180.0, 1361.0, 372.0, 1079.0],
            [8.0, 2537.0, 10.0, 619.0],
            [505.0, 87886.0, 499.0, 87892.0],
            [29.0, 7470.0, 45.0, 7232.0],
            [17.0, 1699.0, 65.0, 1600.0],
            [186.0, 50448.0, 141.0, 27197.0],
            [5.0, 2493.0, 3.0, 2338.0],
            [27.0, 16886.0, 29.0, 17825.0],
        ];
        let rows = trials.map(|[a, b, c, d]| {
            let variance = 1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d);
            ((a / (a + b) / (c / (c + d))).ln(), variance)
        });
        let it = pool(&effects(&rows)).unwrap();
        for (found, expected) in [
            (it.value, -0.7141),
            (it.narrow[0], -1.0644),
            (it.narrow[1], -0.3638),
            (it.q, 152.2330),
            (it.tau2, 0.3088),
            (it.i2, 0.9212),
        ] {
            is(found, expected, 0.00006);
        }
    }

    #[test]
    fn two_effects_of_one_precision_have_a_closed_form() {
        // Q = 1 / (2v), τ² = 1/2 − v, so the mean is 1/2 with a standard error of 1/2.
        let it = pool(&effects(&[(0.0, 0.1), (1.0, 0.1)])).unwrap();
        is(it.q, 5.0, 1e-12);
        is(it.tau2, 0.4, 1e-12);
        is(it.i2, 0.8, 1e-12);
        is(it.value, 0.5, 1e-12);
        is(it.narrow[1] - it.narrow[0], Z, 1e-12);
    }

    #[test]
    fn effects_that_agree_are_pooled_as_one() {
        let it = pool(&effects(&[(0.3, 0.1), (0.3, 0.3)])).unwrap();
        assert_eq!((it.tau2, it.i2), (0.0, 0.0));
        is(it.value, 0.3, 1e-12);
        is((it.narrow[1] - it.narrow[0]) / (2.0 * Z), 0.075_f64.sqrt(), 1e-12);
        // They lie nearer to each other than chance puts them, so their own spread is none.
        is(it.interval[1] - it.interval[0], 0.0, 1e-12);
    }

    #[test]
    fn student_s_t_is_that_of_the_tables() {
        for (df, t) in [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (12, 2.179), (30, 2.042)]
        {
            is(students_t(df), t, 0.0005);
        }
        is(students_t(10_001), Z, 0.0005);
    }

    #[test]
    fn four_rows_and_each_three_of_them_give_their_intervals_by_both_methods() {
        // Neck pain against other care, Lee et al. 2024, in points of 100; computed by hand in another language.
        let rows = [(-4.8, -9.17, -0.43), (-19.1, -31.07, -7.13), (2.09, -1.13, 5.3), (-2.5, -6.41, 1.41)];
        let effects = rows.map(|(value, low, high)| Effect::from_interval(value, low, high).unwrap());
        let narrow = [(-9.25, 1.53), (-11.33, 3.33), (-5.66, 2.59), (-12.24, -0.24), (-13.74, 3.10)];
        let wide = [(-15.64, 7.92), (-27.98, 19.98), (-10.33, 7.26), (-24.18, 11.69), (-29.84, 19.20)];
        for (nth, (narrow, wide)) in narrow.into_iter().zip(wide).enumerate() {
            let kept = effects.iter().enumerate().filter(|(place, _)| place + 1 != nth).map(|(_, it)| *it);
            let it = pool(&kept.collect::<Vec<_>>()).unwrap();
            for (found, expected) in [(it.narrow, narrow), (it.interval, wide)] {
                is(found[0], expected.0, 0.005);
                is(found[1], expected.1, 0.005);
            }
        }
    }

    #[test]
    fn what_cannot_be_pooled_is_not() {
        assert_eq!(pool(&effects(&[(0.3, 0.1)])), None);
        assert_eq!(Effect::from_interval(1.0, 2.0, 2.0), None);
        assert_eq!(Effect::from_interval(f64::NAN, 0.0, 1.0), None);
        let it = Effect::from_interval(0.5, 0.5 - 2.0 * Z, 0.5 + 2.0 * Z).unwrap();
        is(it.variance, 4.0, 1e-9);
    }
}
