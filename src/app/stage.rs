//! A figure in the reader's hands: what is set, what is chosen, and its own clock.

use crate::content::figure::Figure;
use crate::content::library::Library;
use crate::sim::{Knob, Pace};
use std::time::Duration;

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
    /// Where they stood before the last turn: what a figure that eases comes from.
    pub was: Vec<usize>,
    /// The knob that ← and → turn.
    pub chosen: usize,
    /// Whether a row was moved to last, and no knob since.
    pub is_on_rows: bool,
    pub is_playing: bool,
    pub pace: Pace,
    clock: Duration,
    /// How long it has been playing, whatever its own clock says.
    played: Duration,
    rate: usize,
    pub face: Face,
}

impl Stage {
    pub fn new(library: &Library, figure: &Figure) -> Self {
        let mut stage = Self {
            knobs: Vec::new(),
            at: Vec::new(),
            was: Vec::new(),
            chosen: 0,
            is_on_rows: false,
            is_playing: false,
            pace: Pace::Still,
            clock: Duration::ZERO,
            played: Duration::ZERO,
            rate: REAL_TIME,
            face: Face::Picture,
        };
        stage.restart(library, figure);
        stage
    }

    /// All knobs and the clock as they were at first.
    pub fn restart(&mut self, library: &Library, figure: &Figure) {
        let kind = figure.data.kind();
        self.knobs = kind.knobs(library, &[]);
        self.at = self.knobs.iter().map(|knob| knob.start).collect();
        self.was.clone_from(&self.at);
        self.settle(library, figure);
        (self.clock, self.played) = (Duration::ZERO, Duration::ZERO);
        // A route is read before it is played.
        self.is_on_rows = self.is_route();
        self.is_playing = self.moves() && !self.is_on_rows;
        self.chosen = self.knobs.iter().position(|knob| !knob.is_rows).unwrap_or(0);
        if matches!(self.pace, Pace::Eases(_)) || self.is_on_rows {
            self.finish();
        }
    }

    /// Sets every knob at once; `chosen` is the one that is turned next, if it has a slider.
    pub fn stand(&mut self, library: &Library, figure: &Figure, at: Vec<usize>, chosen: Option<usize>) {
        self.was.clone_from(&at);
        self.knobs = figure.data.kind().knobs(library, &at);
        self.at = at;
        self.settle(library, figure);
        if let Some(knob) = chosen.filter(|knob| *knob < self.knobs.len() && !self.is_rows(*knob)) {
            self.chosen = knob;
        }
        if matches!(self.pace, Pace::Eases(_)) {
            self.finish();
        }
    }

    /// Brings knobs and pace in line with the settings: what one knob offers may hang on another.
    pub fn settle(&mut self, library: &Library, figure: &Figure) {
        let kind = figure.data.kind();
        kind.follow(library, &self.was, &mut self.at);
        self.knobs = kind.settle(library, &self.knobs, &mut self.at);
        let was_over = self.is_over();
        self.pace = kind.pace(&self.at);
        if was_over || self.clock > self.length().unwrap_or(Duration::MAX) {
            self.finish();
        }
    }

    /// Whether time changes the picture at all.
    pub fn moves(&self) -> bool {
        self.pace != Pace::Still
    }

    /// Seconds on the figure's own clock; in a figure that turns a knob, since the last turn.
    pub fn seconds(&self) -> f64 {
        self.clock.as_secs_f64()
    }

    /// How long it has been playing since that began.
    pub fn has_played(&self) -> Duration {
        self.played
    }

    /// How long the clock runs.
    fn length(&self) -> Option<Duration> {
        match self.pace {
            Pace::Still => Some(Duration::ZERO),
            Pace::Endless => None,
            Pace::Once(seconds) | Pace::Eases(seconds) | Pace::Turns { every: seconds, .. } => {
                Some(Duration::try_from_secs_f64(seconds).unwrap_or_default())
            }
        }
    }

    /// Whether its clock comes to an end by itself.
    pub fn ends(&self) -> bool {
        self.length().is_some()
    }

    /// How much of its run is over, 0 to 1; nothing for a figure without an end.
    pub fn progress(&self) -> f64 {
        self.length().map_or(0.0, |length| {
            if length.is_zero() { 1.0 } else { (self.seconds() / length.as_secs_f64()).min(1.0) }
        })
    }

    fn is_over(&self) -> bool {
        !self.is_playing && self.length().is_some_and(|length| !length.is_zero() && self.clock >= length)
    }

    /// The clock at its end.
    fn finish(&mut self) {
        self.is_playing = false;
        if let Some(length) = self.length() {
            self.clock = length;
        }
    }

    /// Lets time pass, at the figure's own rate.
    pub fn tick(&mut self, dt: Duration) {
        if !self.is_playing {
            return;
        }
        self.clock += dt.mul_f64(self.rate());
        self.played += dt;
        let Some(length) = self.length() else { return };
        if let Pace::Turns { knob, .. } = self.pace
            && !length.is_zero()
        {
            while self.clock >= length && self.has_next(knob) {
                self.clock -= length;
                self.was.clone_from(&self.at);
                if let Some(at) = self.at.get_mut(knob) {
                    *at += 1;
                }
            }
        }
        if self.clock >= length {
            self.finish();
        }
    }

    fn has_next(&self, knob: usize) -> bool {
        let steps = self.knobs.get(knob).map_or(0, |knob| knob.steps.len());
        self.at.get(knob).is_some_and(|at| at + 1 < steps)
    }

    /// Starts or stops the clock; one that is over begins anew.
    pub fn play(&mut self) {
        if self.is_playing {
            self.is_playing = false;
            return;
        }
        self.played = Duration::ZERO;
        match self.pace {
            Pace::Turns { knob, .. } if !self.has_next(knob) => {
                self.put(knob, 0);
                self.clock = Duration::ZERO;
            }
            _ if self.is_over() => self.clock = Duration::ZERO,
            _ => {}
        }
        self.is_playing = self.moves();
    }

    pub fn rate(&self) -> f64 {
        RATES.get(self.rate).copied().unwrap_or(1.0)
    }

    /// Slower or faster, as far as it goes.
    pub fn change_rate(&mut self, faster: bool) {
        let last = RATES.len() - 1;
        self.rate = if faster { (self.rate + 1).min(last) } else { self.rate.saturating_sub(1) };
    }

    /// Stops the clock and moves it a little: a tenth of a second, a fiftieth of a short run, or
    /// one step of the knob that playing turns.
    pub fn step(&mut self, forward: bool) {
        self.is_playing = false;
        if let Pace::Turns { knob, .. } = self.pace {
            let now = self.at.get(knob).copied().unwrap_or(0);
            self.put(knob, if forward { now + 1 } else { now.saturating_sub(1) });
            self.finish();
            return;
        }
        let step = self.length().map_or(Duration::from_millis(100), |length| length / 50);
        let clock = if forward { self.clock + step } else { self.clock.saturating_sub(step) };
        self.clock = clock.min(self.length().unwrap_or(clock));
    }

    /// The knob above or below; where the figure has rows, the row.
    pub fn choose(&mut self, down: bool) {
        if !self.walk(if down { 1 } else { -1 }) {
            self.cycle(down, false);
        }
    }

    /// Moves so many rows down, as far as there are any; false where the figure has none.
    pub fn walk(&mut self, rows: isize) -> bool {
        let Some(knob) = self.knobs.iter().position(|knob| knob.is_rows) else { return false };
        self.is_on_rows = true;
        let now = self.at.get(knob).copied().unwrap_or(0);
        self.put(knob, now.saturating_add_signed(rows));
        true
    }

    /// The next knob with a slider, or the one before; `around` goes on at the other end.
    pub fn cycle(&mut self, forward: bool, around: bool) {
        let sliders: Vec<usize> = (0..self.knobs.len()).filter(|nth| !self.is_rows(*nth)).collect();
        let Some(at) = sliders.iter().position(|nth| *nth == self.chosen) else { return };
        let last = sliders.len() - 1;
        let next = match (forward, around) {
            (true, true) => (at + 1) % sliders.len(),
            (true, false) => (at + 1).min(last),
            (false, true) => at.checked_sub(1).unwrap_or(last),
            (false, false) => at.saturating_sub(1),
        };
        self.chosen = sliders.get(next).copied().unwrap_or(self.chosen);
        self.is_on_rows = false;
    }

    fn is_rows(&self, knob: usize) -> bool {
        self.knobs.get(knob).is_some_and(|knob| knob.is_rows)
    }

    /// Whether playing walks its rows: every arrow then leads along them, until a slider is taken.
    fn is_route(&self) -> bool {
        matches!(self.pace, Pace::Turns { knob, .. } if self.is_rows(knob))
    }

    /// Whether ← and → lead along a route, and turn no slider.
    pub fn is_on_route(&self) -> bool {
        self.is_on_rows && self.is_route()
    }

    /// Turns the chosen knob by one step.
    pub fn turn(&mut self, up: bool) {
        if self.is_on_route() {
            self.walk(if up { 1 } else { -1 });
            return;
        }
        let now = self.at.get(self.chosen).copied().unwrap_or(0);
        self.is_on_rows = false;
        self.put(self.chosen, if up { now + 1 } else { now.saturating_sub(1) });
    }

    /// Whether there is a slider to turn.
    pub fn has_slider(&self) -> bool {
        self.knobs.iter().any(|knob| !knob.is_rows)
    }

    /// Whether [`Self::turn`] would change anything.
    pub fn can_turn(&self, up: bool) -> bool {
        let row = self.knobs.iter().position(|knob| knob.is_rows);
        let knob = row.filter(|_| self.is_on_route()).unwrap_or(self.chosen);
        if up { self.has_next(knob) } else { self.at.get(knob).is_some_and(|at| *at > 0) }
    }

    /// Whether [`Self::play`] would: what eases has come from somewhere only once it was turned.
    pub fn can_play(&self) -> bool {
        self.moves() && (!matches!(self.pace, Pace::Eases(_)) || self.was != self.at)
    }

    /// Chooses `knob`, unless it is that of the rows.
    pub fn take(&mut self, knob: usize) {
        if knob < self.knobs.len() && !self.is_rows(knob) {
            self.chosen = knob;
        }
        self.is_on_rows = self.is_rows(knob);
    }

    /// Chooses `knob`, unless it is that of the rows, and sets it to `step` or the last one there is.
    pub fn set(&mut self, knob: usize, step: usize) {
        self.take(knob);
        self.put(knob, step);
    }

    fn put(&mut self, knob: usize, step: usize) {
        let Some(last) = self.knobs.get(knob).map(|knob| knob.steps.len().saturating_sub(1)) else { return };
        let before = self.at.clone();
        let Some(at) = self.at.get_mut(knob) else { return };
        *at = step.min(last);
        if self.at == before {
            return;
        }
        self.was = before;
        match self.pace {
            Pace::Eases(_) => {
                self.clock = Duration::ZERO;
                self.is_playing = true;
            }
            Pace::Turns { knob: turned, .. } if turned == knob => {
                self.clock = Duration::ZERO;
                if !self.is_playing {
                    self.finish();
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    /// A figure of the built-in pack, laid into the hands of `play`.
    fn with(id: &str, play: impl FnOnce(&mut Stage, &dyn Fn(&mut Stage))) {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&id.into()).unwrap();
        let restart = |stage: &mut Stage| stage.restart(pack.library(), figure);
        play(&mut Stage::new(pack.library(), figure), &restart);
    }

    #[test]
    fn a_knob_stops_at_its_ends() {
        with("stroke-lab", |stage, _| {
            (0..99).for_each(|_| stage.turn(true));
            assert_eq!(stage.at[0], stage.knobs[0].steps.len() - 1);
            (0..99).for_each(|_| stage.turn(false));
            assert_eq!(stage.at[0], 0);
            stage.set(99, 1);
            assert_eq!(stage.chosen, 0);
        });
    }

    #[test]
    fn a_paused_figure_stands_and_a_restart_is_the_beginning() {
        with("stroke-lab", |stage, restart| {
            let first = stage.clone();
            stage.tick(Duration::from_secs(1));
            stage.step(true);
            let then = stage.clock;
            stage.tick(Duration::from_secs(1));
            assert_eq!((then, stage.clock), (Duration::from_millis(1100), Duration::from_millis(1100)));
            stage.turn(true);
            restart(stage);
            assert_eq!(*stage, first);
        });
    }

    /// A stage of `pace` at its beginning, with a knob of four steps.
    fn of(pace: Pace) -> Stage {
        Stage {
            knobs: vec![Knob::new("knob", ["a", "b", "c", "d"], 0)],
            at: vec![0],
            was: vec![0],
            chosen: 0,
            is_on_rows: false,
            is_playing: pace != Pace::Still,
            pace,
            clock: Duration::ZERO,
            played: Duration::ZERO,
            rate: REAL_TIME,
            face: Face::Picture,
        }
    }

    fn after(mut stage: Stage, seconds: f64) -> Stage {
        stage.tick(Duration::from_secs_f64(seconds));
        stage
    }

    #[test]
    fn a_clock_that_stands_goes_nowhere() {
        let mut stage = of(Pace::Still);
        stage.play();
        assert!(!stage.is_playing);
        stage.step(true);
        assert_eq!((stage.seconds(), stage.progress(), after(stage.clone(), 9.0)), (0.0, 1.0, stage));
    }

    #[test]
    fn an_endless_clock_goes_on_and_steps_by_tenths() {
        let mut stage = after(of(Pace::Endless), 1_000.0);
        assert_eq!((stage.is_playing, stage.seconds(), stage.progress()), (true, 1_000.0, 0.0));
        stage.step(true);
        stage.step(true);
        stage.step(false);
        assert_eq!((stage.is_playing, stage.seconds()), (false, 1_000.1));
        stage.play();
        stage.change_rate(true);
        assert_eq!(after(stage, 1.0).clock, Duration::from_millis(1_002_100));
    }

    #[test]
    fn a_run_stops_at_its_end_begins_anew_and_steps_by_fiftieths() {
        for pace in [Pace::Once(5.0), Pace::Eases(5.0)] {
            let stage = after(of(pace), 2.0);
            assert_eq!((stage.is_playing, stage.progress()), (true, 0.4));
            let mut stage = after(stage, 99.0);
            assert_eq!((stage.is_playing, stage.seconds(), stage.progress()), (false, 5.0, 1.0));
            stage.step(false);
            assert_eq!(stage.clock, Duration::from_millis(4_900));
            stage.step(true);
            stage.step(true);
            assert_eq!(stage.clock, Duration::from_secs(5));
            stage.play();
            assert_eq!((stage.is_playing, stage.seconds()), (true, 0.0));
            // One that was stopped on its way goes on from there.
            let mut stage = after(stage, 1.0);
            stage.play();
            stage.play();
            assert_eq!((stage.is_playing, stage.seconds()), (true, 1.0));
        }
    }

    #[test]
    fn a_clock_that_turns_a_knob_comes_from_the_step_before() {
        let stage = after(of(Pace::Turns { knob: 0, every: 2.0 }), 1.5);
        assert_eq!((&stage.at[..], &stage.was[..], stage.seconds()), (&[0][..], &[0][..], 1.5));
        let stage = after(stage, 1.0);
        assert_eq!((&stage.at[..], &stage.was[..], stage.seconds()), (&[1][..], &[0][..], 0.5));
        let stage = after(stage, 2.0);
        assert_eq!((&stage.at[..], &stage.was[..]), (&[2][..], &[1][..]));
        // At the last step it stands.
        let mut stage = after(stage, 99.0);
        assert_eq!((&stage.at[..], &stage.was[..], stage.is_playing), (&[3][..], &[2][..], false));
        stage.step(false);
        assert_eq!((&stage.at[..], stage.is_playing, stage.progress()), (&[2][..], false, 1.0));
        stage.step(true);
        stage.play();
        assert_eq!((&stage.at[..], stage.is_playing, stage.seconds()), (&[0][..], true, 0.0));
    }
}
