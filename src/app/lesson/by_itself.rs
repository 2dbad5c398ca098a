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
        Some((present.running.since + self.shown_for()?).saturating_sub(self.now))
    }

    /// Goes on by itself when the time of the step is over.
    pub(in crate::app) fn play_on(&mut self) -> Vec<Effect> {
        if self.step_ends_in() != Some(Duration::ZERO) {
            return Vec::new();
        }
        let Some(present) = self.presented() else { return Vec::new() };
        let is_over = self.comes_next().is_none();
        match present.running.auto {
            Some(Auto::Loop) if is_over => {
                if let Some(running) = &mut self.lesson {
                    running.hands.clear();
                    running.from = 0;
                    running.round += 1;
                }
                self.go_to_step(0)
            }
            Some(Auto::Once) if is_over => {
                if let Some(running) = &mut self.lesson {
                    running.auto = None;
                }
                Vec::new()
            }
            _ => self.next_step(),
        }
    }
}
