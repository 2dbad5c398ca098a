//! What time does: what moves, and when nothing does.

use super::place::Place;
use super::{App, Effect, ZOOM};
use crate::layout::{self, Room};
use std::time::Duration;

/// How long the light of the streams takes from cell to cell.
pub(super) const LIGHT: Duration = Duration::from_millis(300);

/// How long ago the light came to the cell that it is in.
fn since_step(now: Duration) -> Duration {
    Duration::from_nanos((now.as_nanos() % LIGHT.as_nanos()) as u64)
}

impl App {
    /// Lets time pass. Where it stands still for all but the keys that are shown, it does for all else.
    /// Returns what a lesson that goes on by itself asks for.
    pub(super) fn tick(&mut self, dt: Duration) -> Vec<Effect> {
        self.pressed.tick(dt);
        let is_moving = self.is_moving();
        if !is_moving && self.wakes_in().is_none() {
            return Vec::new();
        }
        self.now += dt;
        if is_moving && let Some(stage) = self.visible_stage_mut() {
            stage.tick(dt);
        }
        self.zoom.take_if(|zoom| self.now >= zoom.since + ZOOM);
        self.play_on()
    }

    /// How long the shell may sleep although something will change by itself: a lesson goes on.
    pub fn wakes_in(&self) -> Option<Duration> {
        self.step_ends_in()
    }

    /// How long a picture that moves stays as it is, where that is known: the light of home goes on in steps.
    pub fn stands_for(&self) -> Option<Duration> {
        let is_light = self.nav.here == Place::Home && self.zoom.is_none() && self.pressed.is_empty();
        let left = is_light.then(|| LIGHT.saturating_sub(since_step(self.now)))?;
        Some(self.wakes_in().map_or(left, |wakes| left.min(wakes)))
    }

    /// Whether the picture changes by itself, so that the shell must not sleep.
    pub fn is_animating(&self) -> bool {
        self.is_moving() || !self.pressed.is_empty()
    }

    /// Whether what is shown of the place moves.
    fn is_moving(&self) -> bool {
        let plays = || self.visible_stage().is_some_and(|(_, stage)| stage.is_playing);
        let flows = || match self.nav.here {
            Place::Home => self.has_streams(),
            _ => layout::room(self.size) != Room::None && self.shows_picture() && plays(),
        };
        let is_in_view = || self.overlay.is_none() && !self.is_hidden();
        self.settings.motion && (self.zoom.is_some() || is_in_view() && flows())
    }

    /// Whether there is something to look at: nothing is on its way to something else, or what plays on by
    /// itself has made its first point.
    pub fn is_ready(&self) -> bool {
        /// A recorder waits for no longer.
        const FIRST_POINT: Duration = Duration::from_secs(3);
        let plays_on = || self.visible_stage().is_some_and(|(_, stage)| stage.has_played() >= FIRST_POINT);
        self.is_settled() || self.pack.is_whole() && self.zoom.is_none() && plays_on()
    }

    /// Whether nothing is on its way to something else. What flows without an end is no way to anything.
    pub fn is_settled(&self) -> bool {
        let runs = self.visible_stage().is_some_and(|(_, stage)| stage.is_playing && stage.ends());
        self.pack.is_whole() && self.zoom.is_none() && !(runs && self.is_moving())
    }
}
