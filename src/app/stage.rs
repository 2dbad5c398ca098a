//! A figure in the reader's hands: what is set, what is chosen, and its own clock.

use crate::content::figure::{Data, Figure};
use std::time::Duration;

/// Something that can be set, in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knob {
    pub name: &'static str,
    /// The steps in words.
    pub steps: Vec<String>,
}

/// What is shown of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Picture,
    Table,
    Words,
}

/// How fast a figure's clock can run, as multiples of real time.
pub const RATES: [f64; 6] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0];
const REAL_TIME: usize = 2;

/// A figure with its settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    pub knobs: Vec<Knob>,
    /// The step at which each knob stands.
    pub at: Vec<usize>,
    /// The knob that ← and → turn.
    pub chosen: usize,
    pub is_playing: bool,
    pub clock: Duration,
    rate: usize,
    pub face: Face,
    start: Vec<usize>,
}

impl Stage {
    pub fn new(figure: &Figure) -> Self {
        let (knobs, start) = knobs(&figure.data);
        Self {
            at: start.clone(),
            knobs,
            chosen: 0,
            is_playing: true,
            clock: Duration::ZERO,
            rate: REAL_TIME,
            face: Face::Picture,
            start,
        }
    }

    /// Lets time pass, at the figure's own rate.
    pub fn tick(&mut self, dt: Duration) {
        if self.is_playing {
            self.clock += dt.mul_f64(self.rate());
        }
    }

    pub fn rate(&self) -> f64 {
        RATES.get(self.rate).copied().unwrap_or(1.0)
    }

    /// Slower or faster, as far as it goes.
    pub fn change_rate(&mut self, faster: bool) {
        let last = RATES.len() - 1;
        self.rate = if faster { (self.rate + 1).min(last) } else { self.rate.saturating_sub(1) };
    }

    /// Stops the clock and moves it by a tenth of a second.
    pub fn step(&mut self, forward: bool) {
        const STEP: Duration = Duration::from_millis(100);
        self.is_playing = false;
        self.clock = if forward { self.clock + STEP } else { self.clock.saturating_sub(STEP) };
    }

    /// All knobs and the clock as they were at first.
    pub fn restart(&mut self) {
        self.at.clone_from(&self.start);
        self.clock = Duration::ZERO;
        self.is_playing = true;
    }

    /// The knob above or below.
    pub fn choose(&mut self, down: bool) {
        let last = self.knobs.len().saturating_sub(1);
        self.chosen = if down { (self.chosen + 1).min(last) } else { self.chosen.saturating_sub(1) };
    }

    /// Turns the chosen knob by one step.
    pub fn turn(&mut self, up: bool) {
        let now = self.at.get(self.chosen).copied().unwrap_or(0);
        self.set(self.chosen, if up { now + 1 } else { now.saturating_sub(1) });
    }

    /// Chooses `knob` and sets it to `step`, or the last one there is.
    pub fn set(&mut self, knob: usize, step: usize) {
        let Some(last) = self.knobs.get(knob).map(|knob| knob.steps.len().saturating_sub(1)) else { return };
        self.chosen = knob;
        if let Some(at) = self.at.get_mut(knob) {
            *at = step.min(last);
        }
    }
}

/// The knobs of each kind of figure, and where they stand at first.
fn knobs(data: &Data) -> (Vec<Knob>, Vec<usize>) {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match data {
        Data::StrokeLab(lab) => {
            let warm = lab.temperatures.iter().position(|it| (it - lab.best_temperature).abs() < 0.5);
            let knobs = vec![
                Knob {
                    name: "speed",
                    steps: lab.speeds.iter().map(|speed| format!("{speed} cm/s")).collect(),
                },
                Knob {
                    name: "brush", steps: lab.temperatures.iter().map(|it| format!("{it} °C")).collect()
                },
                Knob { name: "skin", steps: words(&["hairy", "glabrous (palm)"]) },
                Knob {
                    name: "show",
                    steps: words(&["how fibres answer", "how pleasant it is", "how many people"]),
                },
            ];
            (knobs, vec![lab.start, warm.unwrap_or(0), 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    fn stage() -> Stage {
        let pack = Pack::builtin();
        Stage::new(&pack.library().figures()[0])
    }

    #[test]
    fn a_knob_stops_at_its_ends() {
        let mut stage = stage();
        (0..99).for_each(|_| stage.turn(true));
        assert_eq!(stage.at[0], stage.knobs[0].steps.len() - 1);
        (0..99).for_each(|_| stage.turn(false));
        assert_eq!(stage.at[0], 0);
        stage.set(99, 1);
        assert_eq!(stage.chosen, 0);
    }

    #[test]
    fn a_paused_figure_stands_and_a_restart_is_the_beginning() {
        let mut stage = stage();
        let first = stage.clone();
        stage.tick(Duration::from_secs(1));
        stage.step(true);
        let then = stage.clock;
        stage.tick(Duration::from_secs(1));
        assert_eq!((then, stage.clock), (Duration::from_millis(1100), Duration::from_millis(1100)));
        stage.turn(true);
        stage.restart();
        assert_eq!(stage, first);
    }
}
