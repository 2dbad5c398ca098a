//! People picked for a bad first score and measured again, with nothing done between. Scores are
//! normal with mean μ and standard deviation σ at each visit, and the two visits correlate by r: a
//! usual level with variance r·σ², and days that add (1 − r)·σ² each time.

mod telling;

pub use telling::{signed, tenths};

use super::{Entry, Fault, Kind, Knob, Pace, Table, chance, number, step};
use crate::content::figure::RegressionToTheMean;
use crate::content::id::StudyId;
use crate::content::library::Library;
use std::f64::consts::TAU;

/// The knobs, in their order.
pub const THRESHOLD: usize = 0;
const RELIABILITY: usize = 1;
const PEOPLE: usize = 2;
const TREATMENT: usize = 3;
const DRAW: usize = 4;
/// The seed of the first sample; the others follow.
const SEED: u64 = 2005;
/// More people are never drawn.
const MOST: usize = 5000;

/// The density of the standard normal distribution over the area beyond `z`: the mean of what lies
/// there. Barnett, van der Pols & Dobson (2005) name it C(z).
///
/// The area is Abramowitz & Stegun's (1964) polynomial 26.2.17, which errs by less than 7.5·10⁻⁸.
pub fn mean_beyond(z: f64) -> f64 {
    const B: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let tail = B.iter().rev().fold(0.0, |sum, b| (sum + b) * t);
    if z >= 0.0 {
        // The density is a factor of the area.
        return 1.0 / tail;
    }
    let density = (-z * z / 2.0).exp() / TAU.sqrt();
    density / (1.0 - density * tail)
}

/// The mean first score of those at `threshold` or above: μ + σ·C(z), z = (threshold − μ) / σ; of
/// everybody without one.
pub fn expected_first(it: &RegressionToTheMean, threshold: Option<f64>) -> f64 {
    threshold.map_or(it.mean, |threshold| it.mean + it.sd * mean_beyond((threshold - it.mean) / it.sd))
}

/// The change that is expected in them though nothing happens: −(1 − r)·σ·C(z). Equation 1 of
/// Barnett, van der Pols & Dobson (2005), within-person variance over total standard deviation
/// times C(z), with the within-person variance (1 − r)·σ².
pub fn expected_shift(it: &RegressionToTheMean, threshold: Option<f64>, reliability: f64) -> f64 {
    -(1.0 - reliability) * (expected_first(it, threshold) - it.mean)
}

/// Somebody's two scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    pub first: f64,
    pub second: f64,
    pub is_recruited: bool,
}

/// Mean scores of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    pub n: usize,
    pub first: f64,
    pub second: f64,
}

impl Group {
    /// The group of those that `is_in` lets in; none without anybody.
    pub fn of(people: &[Person], is_in: impl Fn(&Person) -> bool) -> Option<Self> {
        let (mut n, mut first, mut second) = (0, 0.0, 0.0);
        for person in people.iter().filter(|it| is_in(it)) {
            n += 1;
            first += person.first;
            second += person.second;
        }
        let mean = |sum: f64| sum / n as f64;
        (n > 0).then(|| Self { n, first: mean(first), second: mean(second) })
    }

    pub fn shift(&self) -> f64 {
        self.second - self.first
    }
}

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting<'a> {
    /// Recruited from this score on; everybody without one.
    pub threshold: Option<f64>,
    pub reliability: f64,
    pub n: usize,
    pub treatment: &'a str,
    /// Whether it is said that something is done.
    pub is_treated: bool,
    pub draw: usize,
}

pub fn setting<'a>(it: &'a RegressionToTheMean, at: &[usize]) -> Setting<'a> {
    Setting {
        threshold: step(at, THRESHOLD).checked_sub(1).and_then(|nth| it.thresholds.get(nth)).copied(),
        reliability: it.reliabilities.get(step(at, RELIABILITY)).copied().unwrap_or(1.0),
        n: it.people.get(step(at, PEOPLE)).copied().unwrap_or(0),
        treatment: it.treatments.get(step(at, TREATMENT)).map_or("", String::as_str),
        is_treated: step(at, TREATMENT) > 0,
        draw: step(at, DRAW),
    }
}

/// `n` people as the sample `draw` has them. A first score depends on neither threshold nor
/// reliability, so that the same people stand where they stood when these are turned. Scores end
/// where the scale ends; the formula does not know that.
pub fn sample(it: &RegressionToTheMean, setting: &Setting<'_>) -> Vec<Person> {
    let r = setting.reliability;
    let [low, high] = it.scale;
    let score = |z: f64| (it.mean + it.sd * z).max(low).min(high);
    let people = (0..setting.n.min(MOST) as u64).map(|nth| {
        let [z, day] = normal(SEED + setting.draw as u64, nth);
        let first = score(z);
        let second = score(r * z + (1.0 - r * r).max(0.0).sqrt() * day);
        Person { first, second, is_recruited: setting.threshold.is_none_or(|threshold| first >= threshold) }
    });
    people.collect()
}

/// The step of the threshold that is nearest to `score`; below all of them everybody is recruited.
pub fn threshold_at(it: &RegressionToTheMean, score: f64) -> Option<usize> {
    let lowest = it.thresholds.first()?;
    let gap = it.thresholds.get(1).map_or(0.0, |next| next - lowest);
    if score < lowest - gap / 2.0 {
        return Some(0);
    }
    let away = |threshold: &f64| (threshold - score).abs();
    let thresholds = it.thresholds.iter().enumerate();
    thresholds.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b))).map(|(nth, _)| nth + 1)
}

/// How many of those recruited score higher the second time.
pub fn rising(people: &[Person]) -> usize {
    people.iter().filter(|it| it.is_recruited && it.second > it.first).count()
}

/// Two independent standard normal numbers (Box & Muller 1958).
fn normal(seed: u64, nth: u64) -> [f64; 2] {
    let (u, v) = (1.0 - chance(seed, nth * 2), chance(seed, nth * 2 + 1));
    let (radius, angle) = ((-2.0 * u.ln()).sqrt(), TAU * v);
    [radius * angle.cos(), radius * angle.sin()]
}

impl Kind for RegressionToTheMean {
    fn knobs(&self, _library: &Library, _at: &[usize]) -> Vec<Knob> {
        let [threshold, reliability, people] = self.start;
        let thresholds = self.thresholds.iter().map(|it| format!("{} or more", number(*it)));
        let thresholds = std::iter::once("everybody".to_owned()).chain(thresholds);
        let knob = |name, steps: Vec<String>, start: usize| {
            let start = start.min(steps.len().saturating_sub(1));
            Knob::new(name, steps, start)
        };
        vec![
            knob("recruited at", thresholds.collect(), threshold),
            knob("reliability", self.reliabilities.iter().map(|r| format!("{r:.1}")).collect(), reliability),
            knob("people", self.people.iter().map(ToString::to_string).collect(), people),
            knob("treatment", self.treatments.clone(), 0),
            knob("draw", (1..=self.draws).map(|nth| format!("sample {nth}")).collect(), 0),
        ]
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        telling::legend(self, &setting(self, at))
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Once(1.0)
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        telling::point(self, &setting(self, at))
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        telling::readout(self, &setting(self, at))
    }

    fn words(&self, _library: &Library, at: &[usize]) -> Vec<String> {
        telling::words(self, &setting(self, at))
    }

    fn tables(&self, _library: &Library, at: &[usize]) -> Vec<Table> {
        telling::tables(self, &setting(self, at))
    }

    fn studies(&self) -> Vec<&StudyId> {
        vec![&self.formula]
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut bad = |is_bad: bool, key: &str, message: &str, help: &str| {
            if is_bad {
                faults.push(Fault::new(key, message, help));
            }
        };
        let rise = |them: &[f64]| them.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let [low, high] = self.scale;
        let is_on_scale = |score: &f64| (low..=high).contains(score);
        let is_scale = low.is_finite() && high.is_finite() && low < high;
        bad(!is_scale, "scale", "the scale has no length", "give [lowest, highest]");
        bad(!is_on_scale(&self.mean), "mean", "the mean is off the scale", "give a score of the scale");
        let is_spread = self.sd > 0.0 && self.sd.is_finite();
        bad(!is_spread, "sd", "the standard deviation must be above zero", "give it in points");
        let r = &self.reliabilities;
        let is_r = !r.is_empty() && rise(r) && r.iter().all(|r| (0.0..=1.0).contains(r));
        bad(!is_r, "reliabilities", "correlations go from 0 to 1 and must rise", "give at least one");
        let t = &self.thresholds;
        let is_near = |score: &f64| is_on_scale(score) && (score - self.mean).abs() <= 4.0 * self.sd;
        let is_t = !t.is_empty() && rise(t) && t.iter().all(is_near);
        let help = "give scores of the scale within four standard deviations of the mean";
        bad(!is_t, "thresholds", "thresholds must rise and reach somebody", help);
        let n = &self.people;
        let is_n = !n.is_empty() && n.iter().all(|n| (1..=MOST).contains(n));
        bad(!is_n, "people", "there are too few people, or too many", "give numbers from 1 to 5000");
        bad(self.treatments.len() < 2, "treatments", "there is nothing to compare", "name two treatments");
        bad(!(1..=99).contains(&self.draws), "draws", "there is no sample", "give a number from 1 to 99");
        let steps = [t.len() + 1, r.len(), n.len()];
        let is_start = self.start.iter().zip(steps).all(|(start, steps)| *start < steps);
        bad(!is_start, "start", "there is no such step", "count the steps from 0; threshold 0 is everybody");
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    pub(super) fn data() -> RegressionToTheMean {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&"regression-to-the-mean".into()).unwrap();
        let Data::RegressionToTheMean(data) = &figure.data else { panic!("it is of another kind") };
        data.clone()
    }

    fn with(threshold: Option<f64>, reliability: f64, n: usize) -> Setting<'static> {
        Setting { threshold, reliability, n, treatment: "", is_treated: false, draw: 0 }
    }

    fn recruited(data: &RegressionToTheMean, setting: &Setting<'_>) -> Group {
        Group::of(&sample(data, setting), |it| it.is_recruited).unwrap()
    }

    #[test]
    fn the_mean_beyond_the_middle_is_the_root_of_two_over_pi() {
        assert!((mean_beyond(0.0) - (2.0 / std::f64::consts::PI).sqrt()).abs() < 1e-6);
        // Beyond minus infinity lies everybody, and their mean is 0.
        assert!(mean_beyond(-8.0).abs() < 1e-12);
        // From tables of the normal distribution: φ(1) = 0.24197, 1 − Φ(1) = 0.15866.
        assert!((mean_beyond(1.0) - 0.241_970_7 / 0.158_655_3).abs() < 1e-5);
        assert!((mean_beyond(-1.0) - 0.241_970_7 / 0.841_344_7).abs() < 1e-5);
        assert!((1..40).all(|z| mean_beyond(f64::from(z) / 10.0) > f64::from(z) / 10.0));
    }

    #[test]
    fn the_published_example_drifts_by_13_and_a_half_points() {
        // "mean 60, SD 15, cut-off 40 selecting low scores (z = 1.33), r 0.5 gives about 13.5 points",
        // turned round to select high ones.
        let data = RegressionToTheMean { mean: 40.0, sd: 15.0, ..data() };
        assert!((expected_shift(&data, Some(60.0), 0.5) + 13.5).abs() < 0.05);
    }

    #[test]
    fn nothing_shifts_where_nobody_is_picked_or_days_do_not_differ() {
        let data = data();
        assert!(expected_shift(&data, None, 0.3).abs() < 1e-12);
        assert!(expected_shift(&data, Some(70.0), 1.0).abs() < 1e-12);
        assert!(recruited(&data, &with(Some(70.0), 1.0, 400)).shift().abs() < 1e-12);
        // Four standard errors.
        let everybody = recruited(&data, &with(None, 0.5, MOST));
        assert!(everybody.n == MOST && everybody.shift().abs() < 0.85, "{everybody:?}");
    }

    #[test]
    fn a_large_sample_comes_close_to_the_formula() {
        let data = data();
        for threshold in [40.0, 50.0, 60.0, 70.0] {
            for r in [0.3, 0.5, 0.8] {
                let group = recruited(&data, &with(Some(threshold), r, MOST));
                let expected = expected_shift(&data, Some(threshold), r);
                // Four standard errors of the mean change, and what the ends of the scale take.
                let error = data.sd * (2.0 * (1.0 - r) / group.n as f64).sqrt() * 4.0 + 0.1;
                let off = group.shift() - expected;
                assert!(off.abs() < error, "{threshold}, {r}: {} against {expected}", group.shift());
                assert!((group.first - expected_first(&data, Some(threshold))).abs() < error);
            }
        }
    }

    #[test]
    fn visits_correlate_as_is_set_and_spread_alike() {
        let data = data();
        let people = sample(&data, &with(None, 0.6, MOST));
        let mean = |f: &dyn Fn(&Person) -> f64| people.iter().map(f).sum::<f64>() / people.len() as f64;
        let (a, b) = (mean(&|it| it.first), mean(&|it| it.second));
        let spread = |f: &dyn Fn(&Person) -> f64| mean(f).sqrt();
        let (sa, sb) = (spread(&|it| (it.first - a).powi(2)), spread(&|it| (it.second - b).powi(2)));
        let r = mean(&|it| (it.first - a) * (it.second - b)) / (sa * sb);
        assert!((r - 0.6).abs() < 0.03 && (sa - 15.0).abs() < 0.5 && (sb - 15.0).abs() < 0.5);
    }

    #[test]
    fn a_useless_treatment_changes_the_words_and_no_number() {
        let (pack, data) = (Pack::builtin(), data());
        let (none, useless) = (setting(&data, &[4, 2, 2, 0, 0]), setting(&data, &[4, 2, 2, 1, 0]));
        assert_eq!(sample(&data, &none), sample(&data, &useless));
        assert_ne!(
            data.words(pack.library(), &[4, 2, 2, 0, 0]),
            data.words(pack.library(), &[4, 2, 2, 1, 0])
        );
        let other = setting(&data, &[4, 2, 2, 0, 1]);
        assert_ne!(sample(&data, &none), sample(&data, &other));
    }

    #[test]
    fn a_first_score_stays_when_threshold_or_reliability_turn() {
        let data = data();
        let firsts = |setting: &Setting<'_>| -> Vec<f64> {
            sample(&data, setting).into_iter().map(|it| it.first).collect()
        };
        assert_eq!(firsts(&with(None, 0.3, 50)), firsts(&with(Some(70.0), 0.9, 50)));
    }

    #[test]
    fn a_score_is_the_nearest_threshold_and_below_all_of_them_everybody() {
        let data = data();
        let steps = [0.0, 36.0, 44.0, 46.0, 99.0].map(|score| threshold_at(&data, score));
        assert_eq!(steps, [0, 1, 1, 2, 5].map(Some));
    }

    #[test]
    fn wrong_data_are_named_and_break_nothing() {
        let (pack, mut data) = (Pack::builtin(), data());
        assert_eq!(data.faults(), []);
        (data.scale, data.sd, data.mean) = ([5.0, 5.0], 0.0, f64::NAN);
        data.reliabilities = vec![2.0];
        data.thresholds.clear();
        data.people = vec![0];
        data.treatments.clear();
        (data.draws, data.start) = (0, [9, 9, 9]);
        let keys: Vec<String> = data.faults().into_iter().map(|fault| fault.key).collect();
        let all =
            ["scale", "mean", "sd", "reliabilities", "thresholds", "people", "treatments", "draws", "start"];
        assert_eq!(keys, all);
        for at in [&[][..], &[9; 9], &[0, 0, 0, 0, 0]] {
            data.words(pack.library(), at);
            data.tables(pack.library(), at);
            data.readout(pack.library(), at);
            data.point(pack.library(), at);
            threshold_at(&data, 60.0);
        }
    }
}
