//! How touch fibres answer to a stroke. Shapes only: published work gives the form of these
//! curves, and no rates are known to this project, so every answer lies between 0 and 1.

use super::{Entry, Fault, Kind, Knob, Pace, Table, chance, cite, number, step};
use crate::content::figure::{Fit, StrokeLab};
use crate::content::id::StudyId;
use crate::content::library::Library;

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

/// Where along a forearm of `length` cm the hand is after `seconds`, 0 to just under 1; it begins
/// anew when it has passed.
pub fn hand(speed: f64, length: f64, seconds: f64) -> f64 {
    (seconds * speed / length).rem_euclid(1.0)
}

/// Whether a fibre that answers with `strength` (0 to 1) fires in the time step `nth`. The same
/// `seed` and step always give the same.
pub fn fires(strength: f64, nth: u64, seed: u64) -> bool {
    chance(seed, nth) < strength * 0.75
}

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// In cm/s.
    pub speed: f64,
    /// In °C.
    pub temperature: f64,
    pub skin: Skin,
    pub show: Show,
}

/// What is drawn below the arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Fibres,
    Pleasantness,
    People,
}

pub fn setting(lab: &StrokeLab, at: &[usize]) -> Setting {
    Setting {
        speed: lab.speeds.get(step(at, 0)).copied().unwrap_or(1.0),
        temperature: lab.temperatures.get(step(at, 1)).copied().unwrap_or(lab.best_temperature),
        skin: if step(at, 2) == 0 { Skin::Hairy } else { Skin::Glabrous },
        show: match step(at, 3) {
            0 => Show::Fibres,
            1 => Show::Pleasantness,
            _ => Show::People,
        },
    }
}

/// An answer between 0 and 1 in words; there are no sizes to give.
pub fn strength(answer: f64) -> &'static str {
    match answer {
        answer if answer <= 0.0 => "not at all",
        answer if answer < 0.25 => "weakly",
        answer if answer < 0.6 => "moderately",
        answer if answer < 0.9 => "strongly",
        _ => "most strongly",
    }
}

/// Whether people were really stroked at `speed`.
fn is_tested(fit: &Fit, speed: f64) -> bool {
    fit.tested.iter().any(|it| (it - speed).abs() < 1e-9)
}

impl Kind for StrokeLab {
    fn counted(&self, _library: &Library, at: &[usize]) -> String {
        let fit = &self.pleasantness;
        if setting(self, at).show != Show::Pleasantness {
            return String::new();
        }
        let [least, most] = fit.scale.map(number);
        let middle = number(f64::midpoint(fit.scale[0], fit.scale[1]));
        let scale = format!("{middle} is the middle of a scale from {least} to {most}");
        format!("Up: {}; R² = {}; {scale}.", fit.label, fit.r_squared)
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        let fit = &self.pleasantness;
        match setting(self, at).show {
            Show::Fibres => {
                let [slow, fast] = self.preferred.map(number);
                let speed = setting(self, at).speed;
                vec![
                    Entry::new("CT fibres prefer", format!("{slow} to {fast} cm/s")),
                    Entry::new("here", format!("{speed} cm/s")),
                ]
            }
            Show::Pleasantness => {
                let rated = |speed: &f64| format!("{:.2}", pleasantness(fit, *speed));
                fit.tested.iter().map(|it| Entry::new(format!("{it} cm/s"), rated(it))).collect()
            }
            Show::People => {
                self.shares.iter().map(|it| Entry::new(&*it.label, format!("{} %", it.percent))).collect()
            }
        }
    }

    fn knobs(&self, _library: &Library, _at: &[usize]) -> Vec<Knob> {
        let warm = self.temperatures.iter().position(|it| (it - self.best_temperature).abs() < 0.5);
        let speeds = self.speeds.iter().map(|speed| format!("{speed} cm/s"));
        let temperatures = self.temperatures.iter().map(|it| format!("{it} °C"));
        let shows = ["how fibres answer", "how pleasant it is", "how many people"];
        vec![
            Knob::new("speed", speeds, self.start),
            Knob::new("brush", temperatures, warm.unwrap_or(0)),
            Knob::new("skin", ["hairy", "glabrous (palm)"], 0),
            Knob::new("show", shows, 0),
        ]
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Endless
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let Setting { temperature, skin, show, .. } = setting(self, at);
        match (show, skin) {
            (Show::Fibres, Skin::Glabrous) => {
                Some("On palms few slow fibres have been found: only fast ones are drawn.".to_owned())
            }
            (Show::Fibres, Skin::Hairy) if (temperature - self.best_temperature).abs() < 0.5 => None,
            (Show::Fibres, Skin::Hairy) => {
                let word = if temperature < self.best_temperature { "Cooler" } else { "Warmer" };
                Some(format!("{word} than skin, the slow fibres answer less; the fast ones do not mind."))
            }
            (Show::Pleasantness, _) => {
                Some("On average this group rated the middle speeds as most pleasant.".to_owned())
            }
            (Show::People, _) => {
                let shares = self.shares.iter().map(|it| it.percent);
                let (low, high) = shares.fold((100.0_f64, 0.0_f64), |(a, b), it| (a.min(it), b.max(it)));
                Some(format!("Not everybody shows the arch: {low:.0} to {high:.0} of 100, by study."))
            }
        }
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let Setting { speed, temperature, skin, show } = setting(self, at);
        let fit = &self.pleasantness;
        match show {
            Show::Fibres => {
                let slow = match skin {
                    Skin::Hairy => format!("CT answers {}", strength(ct(self, speed, temperature, skin))),
                    Skin::Glabrous => "no CT drawn for this skin".to_owned(),
                };
                let fast = strength(a_beta(self, speed));
                format!("{speed} cm/s: {slow}, Aβ {fast}; shapes, no rates")
            }
            Show::Pleasantness => {
                let rating = pleasantness(fit, speed);
                let tested = if is_tested(fit, speed) { "tested" } else { "on the curve, not tested" };
                format!(
                    "{speed} cm/s: {rating:.2} on {} to {} ({tested})",
                    number(fit.scale[0]),
                    fit.scale[1]
                )
            }
            Show::People => "Studies differ in speeds, repeats and rules: compare loosely".to_owned(),
        }
    }

    fn words(&self, _library: &Library, at: &[usize]) -> Vec<String> {
        let Setting { speed, temperature, skin, .. } = setting(self, at);
        let place = if skin == Skin::Hairy { "hairy skin" } else { "glabrous skin, as on the palm" };
        let slow = if skin == Skin::Hairy {
            format!("The slow CT fibres answer {}.", strength(ct(self, speed, temperature, skin)))
        } else {
            "The figure draws no CT fibres for this skin.".to_owned()
        };
        let fit = &self.pleasantness;
        let tested = if is_tested(fit, speed) {
            "a speed that was tested"
        } else {
            "a speed on the fitted curve, not tested"
        };
        let shares: Vec<String> =
            self.shares.iter().map(|share| format!("{} % ({})", share.percent, share.label)).collect();
        vec![
            format!("**A stroke of {speed} cm/s at {temperature} °C over {place}.**"),
            format!(
                "{slow} The fast fibres answer {}. How strongly is how the curves are drawn; the two have no \
                scale in common.",
                strength(a_beta(self, speed))
            ),
            format!(
                "Whatever skin and brush are set: {}: {:.2} on a scale from {} to {} ({tested}; the curve is of \
                a group, R² = {}; {}).",
                fit.label,
                pleasantness(fit, speed),
                number(fit.scale[0]),
                fit.scale[1],
                fit.r_squared,
                cite(&fit.source)
            ),
            format!("People whose own curve shows the arch: {}.", shares.join("; ")),
        ]
    }

    fn tables(&self, _library: &Library, _at: &[usize]) -> Vec<Table> {
        let fit = &self.pleasantness;
        let answers = ["Speed", "CT at skin warmth", "Aβ", "Pleasantness", ""];
        let mut speeds = Table::new("How fibres answer, in words only", &answers);
        for speed in &self.speeds {
            speeds.rows.push(vec![
                format!("{speed} cm/s"),
                strength(ct(self, *speed, self.best_temperature, Skin::Hairy)).to_owned(),
                strength(a_beta(self, *speed)).to_owned(),
                format!("{:.2}", pleasantness(fit, *speed)),
                if is_tested(fit, *speed) { "tested" } else { "" }.to_owned(),
            ]);
        }
        speeds.note = format!(
            "Pleasantness: {}, on a scale from {} to {}, from the published group curve (R² = {}; {}).",
            fit.label,
            number(fit.scale[0]),
            fit.scale[1],
            fit.r_squared,
            cite(&fit.source)
        );
        speeds.note.push_str(
            " How strongly fibres answer is how the curves are drawn; CT and Aβ have no scale in common.",
        );
        let mut people = Table::new("People whose own curve shows the arch", &["Share", "Who", "Study"]);
        for share in &self.shares {
            people.rows.push(vec![format!("{} %", share.percent), share.label.clone(), cite(&share.source)]);
        }
        people.note.push_str("Speeds, repeats and fitting rules differ between these studies.");
        vec![speeds, people]
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        match setting(self, at).show {
            Show::Fibres => Vec::new(),
            Show::Pleasantness => vec![self.pleasantness.source.clone()],
            Show::People => {
                let mut studies: Vec<StudyId> =
                    self.shares.iter().map(|share| share.source.clone()).collect();
                studies.dedup();
                studies
            }
        }
    }

    fn studies(&self) -> Vec<&StudyId> {
        std::iter::once(&self.pleasantness.source).chain(self.shares.iter().map(|it| &it.source)).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let rises = self.speeds.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        if self.speeds.len() < 2 || !rises || self.speeds.iter().any(|speed| *speed <= 0.0) {
            faults.push(Fault::new("speeds", "speeds must be above zero and rise", "give at least two"));
        }
        if self.start >= self.speeds.len() {
            faults.push(Fault::new("start", "there is no such step", "count the speeds from 0"));
        }
        let [low, high] = self.preferred;
        if !(low > 0.0 && low < high) {
            faults.push(Fault::new("preferred", "the first speed must be the lower one", "give [from, to]"));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn lab() -> StrokeLab {
        let pack = Pack::builtin();
        let Data::StrokeLab(lab) = &pack.library().figure(&"stroke-lab".into()).unwrap().data else {
            panic!("another kind")
        };
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
        let most_pleasant = 10_f64.powf(-fit.b / (2.0 * fit.a));
        assert!((most_pleasant - 2.9).abs() < 0.1);
    }

    #[test]
    fn firing_is_the_same_each_time_and_as_dense_as_the_answer_is_strong() {
        let count = |strength| (0..4000).filter(|nth| fires(strength, *nth, 7)).count();
        assert_eq!(count(0.5), count(0.5));
        assert_eq!(count(0.0), 0);
        assert!((count(1.0) as f64 / 4000.0 - 0.75).abs() < 0.03 && count(0.2) < count(0.8));
    }
}
