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
    /// Of its 95 % interval.
    pub low: f64,
    pub high: f64,
    /// Cochran's Q, with n − 1 degrees of freedom.
    pub q: f64,
    /// Variance between the true effects.
    pub tau2: f64,
    /// Share of the spread beyond chance, 0 to just under 1 (Higgins & Thompson 2002).
    pub i2: f64,
}

/// The random-effects mean by the method of moments (DerSimonian & Laird 1986): each effect weighs
/// 1 / (variance + τ²), where τ² = (Q − df) / (Σw − Σw² / Σw) and no less than 0, with w = 1 / variance.
/// The interval is the mean ± 1.96 standard errors. Fewer than two effects are not pooled.
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
    let half = Z / weights.sqrt();
    let i2 = if q > df { (q - df) / q } else { 0.0 };
    let pooled = Pooled { n: effects.len(), value, low: value - half, high: value + half, q, tau2, i2 };
    value.is_finite().then_some(pooled)
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
        is(it.low, 0.1521, 0.0005);
        is(it.high, 0.5643, 0.0005);
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
            (it.low, -1.0644),
            (it.high, -0.3638),
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
        is(it.high - it.low, Z, 1e-12);
    }

    #[test]
    fn effects_that_agree_are_pooled_as_one() {
        let it = pool(&effects(&[(0.3, 0.1), (0.3, 0.3)])).unwrap();
        assert_eq!((it.tau2, it.i2), (0.0, 0.0));
        is(it.value, 0.3, 1e-12);
        is((it.high - it.low) / (2.0 * Z), 0.075_f64.sqrt(), 1e-12);
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
