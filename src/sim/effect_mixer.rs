//! Three arms of an imagined trial, mixed from parts. With specific part s, contextual part c and
//! natural part n, in points of improvement:
//!
//! - treatment = s + c·(1 + i) + n
//! - sham = c + n
//! - untreated = n
//!
//! Without interaction i is 0 and subtraction gives the parts back (Saueressig 2024). With it the
//! contextual part is smaller or larger where the active treatment is given too, and treatment −
//! sham = s + i·c. That form of interaction is ours; that parts often fail to add is not
//! (Boussageon 2022).

mod telling;

pub use telling::{asked, bracket, verdicts};

use super::{Entry, Fault, Kind, Knob, Pace, Table, step};
use crate::content::figure::{Dial, EffectMixer};
use crate::content::id::StudyId;
use crate::content::library::Library;
use unicode_width::UnicodeWidthStr;

/// The knobs, in their order.
pub const GUESS: usize = 0;
const REVEAL: usize = 1;
pub const SPECIFIC: usize = 2;
pub const CONTEXTUAL: usize = 3;
pub const NATURAL: usize = 4;
const INTERACTION: usize = 5;
/// Columns of what a setting shows.
const MAX_POINT: usize = 76;

/// The parts, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix {
    pub specific: f64,
    pub contextual: f64,
    pub natural: f64,
    /// By how much of itself the contextual part changes beside the active treatment.
    pub interaction: f64,
}

impl Mix {
    /// The contextual part where the active treatment is given too.
    pub fn beside(&self) -> f64 {
        self.contextual * (1.0 + self.interaction)
    }

    pub fn treatment(&self) -> f64 {
        self.specific + self.beside() + self.natural
    }

    pub fn sham(&self) -> f64 {
        self.contextual + self.natural
    }

    /// What each arm gains.
    pub fn arms(&self) -> [f64; 3] {
        [self.treatment(), self.sham(), self.natural]
    }

    /// For each arm its specific, contextual and natural points.
    pub fn parts(&self) -> [[f64; 3]; 3] {
        let (c, n) = (self.contextual, self.natural);
        [[self.specific, self.beside(), n], [0.0, c, n], [0.0, 0.0, n]]
    }

    /// Treatment − sham, sham − untreated, treatment − untreated.
    pub fn differences(&self) -> [f64; 3] {
        let [treatment, sham, untreated] = self.arms();
        [treatment - sham, sham - untreated, treatment - untreated]
    }

    /// Sham change ÷ treatment change, the disputed "proportional contextual effect".
    pub fn ratio(&self) -> Option<f64> {
        (self.treatment() > 0.0).then(|| self.sham() / self.treatment())
    }

    /// What the ratio is taken for: the contextual part of the treatment arm's change.
    pub fn share(&self) -> Option<f64> {
        (self.treatment() > 0.0).then(|| self.beside() / self.treatment())
    }

    /// Whether the parts leave each other unchanged.
    pub fn adds(&self) -> bool {
        self.interaction.abs() < 1e-9 || self.contextual.abs() < 1e-9
    }
}

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// In points.
    pub guess: f64,
    pub is_revealed: bool,
    pub mix: Mix,
}

pub fn setting(mixer: &EffectMixer, at: &[usize]) -> Setting {
    let dial = |dial: &Dial, knob| dial.steps.get(step(at, knob)).copied().unwrap_or(0.0);
    let interaction = match step(at, INTERACTION) {
        0 => 0.0,
        1 => -mixer.interaction,
        _ => mixer.interaction,
    };
    Setting {
        guess: dial(&mixer.guess, GUESS),
        is_revealed: step(at, REVEAL) > 0,
        mix: Mix {
            specific: dial(&mixer.specific, SPECIFIC),
            contextual: dial(&mixer.contextual, CONTEXTUAL),
            natural: dial(&mixer.natural, NATURAL),
            interaction,
        },
    }
}

/// Points to the hundredth: sums of what is set, without the noise of binary fractions.
pub fn number(value: f64) -> String {
    super::number((value * 100.0).round() / 100.0 + 0.0)
}

/// "1 point", "7.5 points".
pub fn points(value: f64) -> String {
    format!("{} {}", number(value), if (value - 1.0).abs() < 1e-9 { "point" } else { "points" })
}

/// The end of the drawn scale, in points: round, and beyond everything that is set.
pub fn top(mixer: &EffectMixer, setting: &Setting) -> f64 {
    let most = setting.mix.arms().into_iter().fold(setting.guess, f64::max);
    let steps = [0.3, 0.4, 0.5, 0.6, 0.8, 1.0].map(|part| (part * mixer.scale).round());
    steps.into_iter().find(|step| *step >= most).unwrap_or(most).max(1.0)
}

impl Kind for EffectMixer {
    /// The parts would give the answer away, so their knobs come with it; where nothing is set yet
    /// they are there, to say where they begin.
    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let dial = |name, dial: &Dial| {
            let start = dial.start.min(dial.steps.len().saturating_sub(1));
            Knob::new(name, dial.steps.iter().map(|it| points(*it)), start)
        };
        let mut knobs = vec![dial("your guess", &self.guess), Knob::new("reveal", ["off", "on"], 0)];
        if at.is_empty() || step(at, REVEAL) > 0 {
            knobs.extend([
                dial("specific", &self.specific),
                dial("contextual", &self.contextual),
                dial("natural", &self.natural),
                Knob::new("interaction", ["off", "parts dampen", "parts boost"], 0),
            ]);
        }
        knobs
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        let Setting { is_revealed, mix, .. } = setting(self, at);
        let of = |(arm, parts): (&String, [f64; 3])| {
            let there = self.parts.iter().zip(parts).rev().filter(|(_, size)| *size != 0.0);
            let parts: Vec<String> = there.map(|(part, size)| format!("{part} {}", number(size))).collect();
            Entry::new(arm, parts.join(" + "))
        };
        let arms = self.arms.iter().zip(mix.parts()).map(of);
        if is_revealed { arms.collect() } else { Vec::new() }
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Eases(0.5)
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let setting = setting(self, at);
        let wordings = setting.is_revealed.then(|| telling::headline(self, &setting.mix))?;
        wordings.into_iter().find(|it| it.width() <= MAX_POINT)
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

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        let setting = setting(self, at);
        let studies = if setting.mix.adds() { &self.on_arms } else { &self.on_adding };
        if setting.is_revealed { studies.clone() } else { Vec::new() }
    }

    fn studies(&self) -> Vec<&StudyId> {
        self.on_arms.iter().chain(&self.on_adding).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let parts = [&self.specific, &self.contextual, &self.natural];
        let names = ["guess", "specific", "contextual", "natural"];
        for (name, dial) in names.into_iter().zip(std::iter::once(&self.guess).chain(parts)) {
            let rises = dial.steps.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
            if dial.steps.len() < 2 || !rises || dial.steps.iter().any(|it| !it.is_finite() || *it < 0.0) {
                let help = "give at least two numbers of points";
                faults.push(Fault::new(format!("{name}.steps"), "points must be 0 or more and rise", help));
            }
            if dial.start >= dial.steps.len() {
                let help = "count the steps from 0";
                faults.push(Fault::new(format!("{name}.start"), "there is no such step", help));
            }
        }
        if !(0.0..=1.0).contains(&self.interaction) {
            faults.push(Fault::new(
                "interaction",
                "the contextual part cannot lose more than itself",
                "give a ratio from 0 to 1",
            ));
        }
        let most = |dial: &Dial| dial.steps.last().copied().unwrap_or(0.0);
        let [specific, contextual, natural] = parts.map(most);
        let fullest = Mix { specific, contextual, natural, interaction: self.interaction }.treatment();
        if !(self.scale.is_finite() && fullest.max(most(&self.guess)) <= self.scale) {
            faults.push(Fault::new(
                "scale",
                format!("the parts can reach {}, which is off the scale", points(fullest)),
                "make the highest steps smaller, or the scale longer",
            ));
        }
        if !self.question.contains("{points}") {
            let help = "write {points} where the points of the first arm belong";
            faults.push(Fault::new("question", "the question does not say how much was gained", help));
        }
        for (key, studies) in [("on_arms", &self.on_arms), ("on_adding", &self.on_adding)] {
            if studies.is_empty() {
                faults.push(Fault::new(key, "no study stands behind this", "name at least one"));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    pub(super) fn mixer() -> EffectMixer {
        let pack = Pack::builtin();
        let Data::EffectMixer(mixer) = &pack.library().figure(&"effect-mixer".into()).unwrap().data else {
            panic!("the effect mixer is of another kind")
        };
        mixer.clone()
    }

    fn mix(specific: f64, contextual: f64, natural: f64, interaction: f64) -> Mix {
        Mix { specific, contextual, natural, interaction }
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn without_interaction_subtraction_gives_the_parts_back() {
        for (s, c, n) in [(5.0, 5.0, 20.0), (0.0, 25.0, 10.0), (25.0, 0.0, 0.0)] {
            let mix = mix(s, c, n, 0.0);
            let [specific, contextual, both] = mix.differences();
            assert!(near(specific, s) && near(contextual, c) && near(both, s + c) && mix.adds());
            assert!(near(mix.treatment(), s + c + n));
        }
    }

    #[test]
    fn the_ratio_of_the_worked_example_is_four_fifths_though_context_did_nothing() {
        // "recovery 20 + context 0 + specific 5 gives ratio 20/25 = 0.80"
        let mix = mix(5.0, 0.0, 20.0, 0.0);
        assert!(near(mix.ratio().unwrap(), 0.8) && near(mix.share().unwrap(), 0.0));
    }

    #[test]
    fn the_ratio_rises_with_the_natural_part_and_the_difference_does_not() {
        let ratios: Vec<f64> =
            (0..8).map(|n| mix(5.0, 5.0, f64::from(n) * 5.0, 0.0).ratio().unwrap()).collect();
        assert!(ratios.windows(2).all(|pair| pair[0] < pair[1]), "{ratios:?}");
        assert!((0..8).all(|n| near(mix(5.0, 5.0, f64::from(n) * 5.0, 0.0).differences()[1], 5.0)));
        assert_eq!(mix(0.0, 0.0, 0.0, 0.0).ratio(), None);
    }

    #[test]
    fn with_interaction_treatment_minus_sham_is_not_the_specific_part() {
        let dampened = mix(5.0, 10.0, 20.0, -0.5);
        assert!(near(dampened.differences()[0], 0.0) && near(dampened.differences()[1], 10.0));
        assert!(near(mix(5.0, 10.0, 20.0, 0.5).differences()[0], 10.0));
        assert!(mix(5.0, 0.0, 20.0, 0.5).adds(), "there is no contextual part to change");
        // The treatment can seem to do harm although its specific part does none.
        assert!(mix(0.0, 20.0, 0.0, -0.5).differences()[0] < 0.0);
    }

    #[test]
    fn the_answer_is_hidden_until_it_is_asked_for() {
        let pack = Pack::builtin();
        let mixer = mixer();
        let hidden = mixer.knobs(pack.library(), &[3, 0, 1, 1, 4, 0]);
        let shown = mixer.knobs(pack.library(), &[3, 1, 1, 1, 4, 0]);
        assert_eq!((hidden.len(), shown.len()), (2, 6));
        let words = mixer.words(pack.library(), &[3, 0, 1, 1, 4, 0]).join(" ");
        assert!(words.contains("30 points") && words.contains("25 points"), "{words}");
        assert!(!words.contains("20 points") && !words.contains("0.83"), "{words}");
    }

    #[test]
    fn wrong_data_are_named_and_break_nothing() {
        let pack = Pack::builtin();
        let mut mixer = mixer();
        assert_eq!(mixer.faults(), []);
        mixer.guess.steps.clear();
        mixer.natural.steps = vec![f64::NAN, 300.0];
        mixer.scale = f64::NAN;
        mixer.interaction = 2.0;
        mixer.question.clear();
        mixer.on_arms.clear();
        let keys: Vec<String> = mixer.faults().into_iter().map(|fault| fault.key).collect();
        for key in
            ["guess.steps", "guess.start", "natural.steps", "scale", "interaction", "question", "on_arms"]
        {
            assert!(keys.iter().any(|it| it == key), "{key} in {keys:?}");
        }
        for at in [&[][..], &[9; 9], &[0, 1, 0, 0, 1, 2]] {
            mixer.words(pack.library(), at);
            mixer.tables(pack.library(), at);
            mixer.readout(pack.library(), at);
            mixer.point(pack.library(), at);
        }
    }
}
