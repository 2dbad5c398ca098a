//! How touch fibres answer to a stroke. Shapes only: published work gives the form of these
//! curves, and no rates are known to this project, so every answer lies between 0 and 1.

use crate::content::figure::{Fit, StrokeLab};

/// Skin with hair, or the bare skin of palm and sole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skin {
    Hairy,
    Glabrous,
}

/// How strongly CT fibres answer, 0 to 1: an arch over the logarithm of the speed with its top in
/// the middle of the preferred speeds (Löken 2009), lower for a probe cooler or warmer than the
/// best temperature (Ackerley 2014). Glabrous skin is taken to have none of these fibres.
pub fn ct(lab: &StrokeLab, speed: f64, temperature: f64, skin: Skin) -> f64 {
    if skin == Skin::Glabrous {
        return 0.0;
    }
    let [low, high] = lab.preferred;
    let (centre, half) = (f64::midpoint(low.log10(), high.log10()), (high.log10() - low.log10()) / 2.0);
    let arch = (-((speed.log10() - centre) / half).powi(2) / 2.0).exp();
    let away = (temperature - lab.best_temperature).abs();
    // Lower on either side; how much lower is not known to this project.
    arch * if away < 0.5 { 1.0 } else { 0.5 }
}

/// How strongly the fast Aβ fibres answer, 0 to 1: a power curve that rises with the speed
/// (Essick 1995), whatever the temperature (Ackerley 2014). The exponent is ours.
pub fn a_beta(lab: &StrokeLab, speed: f64) -> f64 {
    let fastest = lab.speeds.last().copied().unwrap_or(1.0);
    (speed / fastest).clamp(0.0, 1.0).powf(0.4)
}

/// Rated pleasantness at `speed` in cm/s, by the published fit, in units of its scale.
pub fn pleasantness(fit: &Fit, speed: f64) -> f64 {
    let x = speed.log10();
    fit.a * x * x + fit.b * x + fit.c
}

/// The speed in cm/s at which the fit is highest.
pub fn most_pleasant(fit: &Fit) -> f64 {
    10_f64.powf(-fit.b / (2.0 * fit.a))
}

/// Where along a forearm of `length` cm the hand is after `seconds`, 0 to just under 1; it begins
/// anew when it has passed.
pub fn hand(speed: f64, length: f64, seconds: f64) -> f64 {
    (seconds * speed / length).rem_euclid(1.0)
}

/// Whether a fibre that answers with `strength` (0 to 1) fires in the time step `nth`. The same
/// `seed` and step always give the same.
pub fn fires(strength: f64, nth: u64, seed: u64) -> bool {
    // SplitMix64 (Steele, Lea & Flood 2014).
    let mut z = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let chance = ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
    chance < strength * 0.75
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn lab() -> StrokeLab {
        let pack = Pack::builtin();
        let Data::StrokeLab(lab) = &pack.library().figure(&"stroke-lab".into()).unwrap().data;
        lab.clone()
    }

    #[test]
    fn ct_fibres_like_the_middle_and_fast_fibres_like_it_fast() {
        let lab = lab();
        let at = |speed| ct(&lab, speed, 32.0, Skin::Hairy);
        assert!(at(3.0) > at(0.3) && at(3.0) > at(30.0) && at(1.0) > at(0.3) && at(10.0) > at(30.0));
        assert!(lab.speeds.windows(2).all(|pair| a_beta(&lab, pair[0]) < a_beta(&lab, pair[1])));
        assert!(ct(&lab, 3.0, 18.0, Skin::Hairy) < at(3.0) && ct(&lab, 3.0, 42.0, Skin::Hairy) < at(3.0));
    }

    #[test]
    fn the_fit_gives_the_published_ratings() {
        // Computed from the printed curve: 0.3, 1, 3, 10 and 30 cm/s.
        let fit = lab().pleasantness;
        for (speed, rating) in [(0.3, 4.67), (1.0, 6.22), (3.0, 6.65), (10.0, 6.03), (30.0, 4.48)] {
            assert!(
                (pleasantness(&fit, speed) - rating).abs() < 0.006,
                "{speed}: {}",
                pleasantness(&fit, speed)
            );
        }
        // "The peak of the curve is near 2.9 cm/s."
        assert!((most_pleasant(&fit) - 2.9).abs() < 0.1);
    }

    #[test]
    fn firing_is_the_same_each_time_and_as_dense_as_the_answer_is_strong() {
        let count = |strength| (0..4000).filter(|nth| fires(strength, *nth, 7)).count();
        assert_eq!(count(0.5), count(0.5));
        assert_eq!(count(0.0), 0);
        assert!((count(1.0) as f64 / 4000.0 - 0.75).abs() < 0.03 && count(0.2) < count(0.8));
    }
}
