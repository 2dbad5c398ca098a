//! A lesson that goes on by itself, as its steps say.

use super::Auto;
use crate::app::{App, Effect, Overlay};
use std::time::Duration;

impl App {
    /// How long until the lesson goes on by itself; while something is looked for or asked it waits.
    pub(in crate::app) fn step_ends_in(&self) -> Option<Duration> {
        if matches!(self.overlay, Some(Overlay::Finder(..) | Overlay::Mark(_) | Overlay::Leave { .. })) {
            return None;
        }
        let present = self.presented().filter(|it| it.running.auto.is_some() && !it.running.is_blank)?;
        let rounds = if present.hands().is_revealed { 2.0 } else { 1.0 };
        let length = Duration::try_from_secs_f64(present.step.seconds * rounds).unwrap_or_default();
        Some((present.running.since + length).saturating_sub(self.now))
    }

    /// Goes on by itself when the time of the step is over.
    pub(in crate::app) fn play_on(&mut self) -> Vec<Effect> {
        if self.step_ends_in() != Some(Duration::ZERO) {
            return Vec::new();
        }
        let Some(present) = self.presented() else { return Vec::new() };
        let is_last = present.running.step + 1 == present.lesson.steps.len();
        let waits = present.step.prediction.is_some() && !present.hands().is_revealed;
        match present.running.auto {
            Some(Auto::Loop) if is_last && !waits => {
                if let Some(running) = &mut self.lesson {
                    running.hands.clear();
                    running.from = 0;
                    running.round += 1;
                }
                self.go_to_step(0)
            }
            Some(Auto::Once) if is_last && !waits => {
                if let Some(running) = &mut self.lesson {
                    running.auto = None;
                }
                Vec::new()
            }
            _ => self.next_step(),
        }
    }
}
