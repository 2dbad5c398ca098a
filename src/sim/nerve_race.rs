//! When two messages of one touch arrive: way divided by speed, and where they are meanwhile.

use super::{Fault, Kind, Knob, Pace, Table, number, step};
use crate::content::figure::{Fibre, NerveRace};
use crate::content::id::StudyId;
use crate::content::library::Library;

/// Seconds that the figure goes on after the last arrival.
const REST: f64 = 0.6;

/// What is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The touched place, counted from 0.
    pub place: usize,
    /// In cm.
    pub height: f64,
    /// In m/s.
    pub slow: f64,
    pub fast: f64,
    /// In m.
    pub to_cord: f64,
    pub cord_to_brain: f64,
}

/// When a message is where, in seconds after the touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrivals {
    pub cord: f64,
    pub brain: f64,
}

pub fn setting(race: &NerveRace, at: &[usize]) -> Setting {
    let place = step(at, 0).min(race.places.len().saturating_sub(1));
    let height = race.heights.get(step(at, 1)).copied().unwrap_or(170.0);
    let speed = |fibre: &Fibre, knob: usize| fibre.speeds.get(step(at, knob)).copied().unwrap_or(1.0);
    let metres = height / 100.0;
    Setting {
        place,
        height,
        slow: speed(&race.slow, 2),
        fast: speed(&race.fast, 3),
        to_cord: race.places.get(place).map_or(0.0, |place| place.to_cord) * metres,
        cord_to_brain: race.cord_to_brain * metres,
    }
}

/// Seconds for `way` metres at `speed` metres a second: t = s / v.
pub fn seconds(way: f64, speed: f64) -> f64 {
    let seconds = way / speed;
    if seconds.is_finite() { seconds.clamp(0.0, 3600.0) } else { 0.0 }
}

impl Setting {
    /// Metres from the touch to the brain.
    pub fn way(&self) -> f64 {
        self.to_cord + self.cord_to_brain
    }

    pub fn arrivals(&self, speed: f64) -> Arrivals {
        Arrivals { cord: seconds(self.to_cord, speed), brain: seconds(self.way(), speed) }
    }

    /// Seconds until the last message has arrived.
    pub fn last(&self) -> f64 {
        self.arrivals(self.slow).brain.max(self.arrivals(self.fast).brain)
    }
}

impl Arrivals {
    /// Where a message is after `seconds`: from 0 at the touch over 1 at the cord to 2 at the brain.
    pub fn along(self, seconds: f64) -> f64 {
        let part = |from: f64, to: f64| {
            if to > from {
                ((seconds - from) / (to - from)).clamp(0.0, 1.0)
            } else {
                f64::from(u8::from(seconds >= to))
            }
        };
        part(0.0, self.cord) + part(self.cord, self.brain)
    }
}

fn times(it: f64) -> String {
    if it >= 10.0 { format!("{it:.0}") } else { format!("{it:.1}") }
}

impl Kind for NerveRace {
    fn knobs(&self, _library: &Library, _at: &[usize]) -> Vec<Knob> {
        let speeds = |fibre: &Fibre| -> Vec<String> {
            let name = |(nth, it): (usize, &f64)| {
                let is_end = nth == 0 || nth + 1 == fibre.speeds.len();
                format!("{it} m/s{}", if is_end { ", end of the range" } else { "" })
            };
            fibre.speeds.iter().enumerate().map(name).collect()
        };
        vec![
            Knob::new("touch on", self.places.iter().map(|it| it.label.clone()), 0),
            Knob::new("body height", self.heights.iter().map(|it| format!("{it} cm")), self.start),
            Knob::new("slow fibre", speeds(&self.slow), self.slow.start),
            Knob::new("fast fibre", speeds(&self.fast), self.fast.start),
        ]
    }

    fn pace(&self, at: &[usize]) -> Pace {
        Pace::Once(setting(self, at).last() + REST)
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let it = setting(self, at);
        let later = it.arrivals(it.slow).brain - it.arrivals(it.fast).brain;
        let is_a_second = (later - 1.0).abs() < 0.05;
        (!is_a_second).then(|| {
            let later = number((later * 10.0).round() / 10.0);
            format!("A slow message reaches the brain {later} seconds after a fast one.")
        })
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let it = setting(self, at);
        let (fast, slow) = (it.arrivals(it.fast).brain, it.arrivals(it.slow).brain);
        format!(
            "{} comes {:.3} s after {}, {} times as long, over {:.2} m of nerve",
            self.slow.name,
            slow - fast,
            self.fast.name,
            times(slow / fast.max(f64::MIN_POSITIVE)),
            it.way()
        )
    }

    fn words(&self, library: &Library, at: &[usize]) -> Vec<String> {
        let it = setting(self, at);
        let place = self.places.get(it.place).map_or("", |place| &place.label);
        let runner = |fibre: &Fibre, speed: f64| {
            let Arrivals { cord, brain } = it.arrivals(speed);
            format!(
                "At {speed} m/s the message of the {} fibres is at the cord after {cord:.3} s and at the brain after {brain:.3} s. It {}.",
                fibre.name, fibre.tells
            )
        };
        vec![
            format!("**A touch on the {place} of somebody {} cm tall.**", it.height),
            format!(
                "The way to the cord is taken as {:.2} m, and from there to the brain as {:.2} m.",
                it.to_cord, it.cord_to_brain
            ),
            runner(&self.fast, it.fast),
            runner(&self.slow, it.slow),
            format!("{}.", self.readout(library, at)),
        ]
    }

    fn tables(&self, _library: &Library, at: &[usize]) -> Vec<Table> {
        let it = setting(self, at);
        let place = self.places.get(it.place).map_or("", |place| &place.label);
        let columns = ["Fibres", "Speed", "At the cord", "At the brain", ""];
        let title = format!("From the {place} at {} cm, {:.2} m", it.height, it.way());
        let mut speeds = Table::new(title, &columns);
        for (fibre, set) in [(&self.fast, it.fast), (&self.slow, it.slow)] {
            for speed in &fibre.speeds {
                let Arrivals { cord, brain } = it.arrivals(*speed);
                let is_set = (speed - set).abs() < 1e-9;
                speeds.rows.push(vec![
                    fibre.name.clone(),
                    format!("{speed} m/s"),
                    format!("{cord:.3} s"),
                    format!("{brain:.3} s"),
                    if is_set { "set now" } else { "" }.to_owned(),
                ]);
            }
        }
        speeds.note.push_str("Round working values with textbook ranges, no confidence intervals.");
        let mut ways = Table::new("Ways, as parts of body height", &["From", "To", "Part", "Now"]);
        let metres = it.height / 100.0;
        for place in &self.places {
            ways.rows.push(vec![
                place.label.clone(),
                "cord".to_owned(),
                place.to_cord.to_string(),
                format!("{:.2} m", place.to_cord * metres),
            ]);
        }
        ways.rows.push(vec![
            "cord".to_owned(),
            "brain".to_owned(),
            self.cord_to_brain.to_string(),
            format!("{:.2} m", it.cord_to_brain),
        ]);
        ways.note.push_str("Assumptions of this figure.");
        vec![speeds, ways]
    }

    fn studies(&self) -> Vec<&StudyId> {
        self.fast.sources.iter().chain(&self.slow.sources).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut rising = |key: &str, values: &[f64], start: usize| {
            let rises = values.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
            if values.is_empty() || !rises || values.iter().any(|it| !(it.is_finite() && *it > 0.0)) {
                faults.push(Fault::new(key, "these must be above zero and rise", "give at least one"));
            } else if start >= values.len() {
                faults.push(Fault::new(key, "`start` names no step", "count the steps from 0"));
            }
        };
        rising("heights", &self.heights, self.start);
        rising("fast.speeds", &self.fast.speeds, self.fast.start);
        rising("slow.speeds", &self.slow.speeds, self.slow.start);
        let is_way = |way: f64| way > 0.0 && way <= 1.0;
        if self.places.is_empty() || !self.places.iter().all(|it| is_way(it.to_cord)) {
            let help = "give at least one, each with the part of body height from there to the cord";
            faults.push(Fault::new(
                "places",
                "a place is missing or its way is not above 0 and up to 1",
                help,
            ));
        }
        if !is_way(self.cord_to_brain) {
            let help = "give the part of body height from the cord to the brain";
            faults.push(Fault::new("cord_to_brain", "the way must be above 0 and up to 1", help));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn race() -> NerveRace {
        let pack = Pack::builtin();
        let Data::NerveRace(race) = &pack.library().figure(&"nerve-race".into()).unwrap().data else {
            panic!("another kind")
        };
        race.clone()
    }

    #[test]
    fn a_metre_takes_as_long_as_published() {
        let race = race();
        let ms = |speed: &f64| (seconds(1.0, *speed) * 1000.0).round();
        // "Aβ over 1 m at 50 m/s = 0.02 s", from textbook speeds 0.013 to 0.033 s.
        assert_eq!(race.fast.speeds.iter().map(ms).collect::<Vec<_>>(), [33.0, 20.0, 13.0]);
        // "CT over 1 m at 1 m/s = 1 s", from textbook speeds 0.4 to 2 s.
        assert_eq!(race.slow.speeds.iter().map(ms).collect::<Vec<_>>(), [2000.0, 1000.0, 400.0]);
    }

    #[test]
    fn the_working_values_are_those_that_it_begins_at() {
        let race = race();
        assert_eq!((race.fast.speeds[race.fast.start], race.slow.speeds[race.slow.start]), (50.0, 1.0));
    }

    #[test]
    fn twice_the_height_takes_twice_as_long_and_twice_the_speed_half() {
        let mut race = race();
        race.heights = vec![90.0, 180.0];
        race.slow.speeds = vec![1.0, 2.0];
        let last = |at: &[usize]| setting(&race, at).last();
        assert!((last(&[0, 1, 0]) - 2.0 * last(&[0, 0, 0])).abs() < 1e-9);
        assert!((last(&[0, 1, 1]) - last(&[0, 0, 0])).abs() < 1e-9);
    }

    #[test]
    fn a_message_passes_the_cord_on_its_way_and_stays_at_the_brain() {
        let it = Arrivals { cord: 0.8, brain: 1.0 };
        let along: Vec<f64> = [0.0, 0.4, 0.8, 0.9, 1.0, 9.0].iter().map(|t| it.along(*t)).collect();
        for (found, meant) in along.iter().zip([0.0, 0.5, 1.0, 1.5, 2.0, 2.0]) {
            assert!((found - meant).abs() < 1e-9, "{along:?}");
        }
    }

    #[test]
    fn data_that_cannot_run_are_reported_and_do_no_harm() {
        let mut race = race();
        (race.heights, race.slow.speeds, race.places, race.cord_to_brain) =
            (vec![], vec![0.0], vec![], f64::NAN);
        let keys: Vec<String> = race.faults().into_iter().map(|it| it.key).collect();
        assert_eq!(keys, ["heights", "slow.speeds", "places", "cord_to_brain"]);
        assert!(setting(&race, &[9, 9, 0, 9]).last().is_finite());
        let pack = Pack::builtin();
        assert!(!race.readout(pack.library(), &[]).is_empty());
    }
}
