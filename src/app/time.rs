//! What time does: what moves, and when nothing does.

use super::place::Place;
use super::{App, ZOOM};
use std::time::Duration;

impl App {
    /// Lets time pass. Where it stands still for all but the keys that are shown, it does for all else.
    pub(super) fn tick(&mut self, dt: Duration) {
        self.pressed.tick(dt);
        if !self.is_moving() {
            return;
        }
        self.now += dt;
        if let Some(stage) = self.visible_stage_mut() {
            stage.tick(dt);
        }
        self.zoom.take_if(|zoom| self.now >= zoom.since + ZOOM);
    }

    /// Whether the picture changes by itself, so that the shell must not sleep.
    pub fn is_animating(&self) -> bool {
        self.is_moving() || !self.pressed.is_empty()
    }

    /// Whether what is shown of the place moves.
    fn is_moving(&self) -> bool {
        let flows =
            self.nav.here == Place::Home || self.visible_stage().is_some_and(|(_, stage)| stage.is_playing);
        self.settings.motion && (flows && self.overlay.is_none() || self.zoom.is_some())
    }

    /// Whether nothing is on its way to something else. What flows without an end is no way to anything.
    pub fn is_settled(&self) -> bool {
        let runs = self.visible_stage().is_some_and(|(_, stage)| stage.is_playing && stage.ends());
        self.pack.is_whole() && self.zoom.is_none() && !(runs && self.is_moving())
    }
}
