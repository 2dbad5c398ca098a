//! A lesson that is written anew while it is given: the class stays where it is.

use super::Running;
use crate::content::lesson::Lesson;

impl Running {
    /// Keeps to its step, and each hand to its question, where steps of `before` stand elsewhere in `now`.
    pub(in crate::app) fn follow_steps(&mut self, before: &Lesson, now: &Lesson) {
        let last = now.steps.len().saturating_sub(1);
        // A step that is gone, or has another title, makes place for the one that stands there now.
        self.step = now.place_of(before, self.step).unwrap_or(self.step).min(last);
        self.from = now.place_of(before, self.from).unwrap_or(self.from).min(last);
        let hands = std::mem::take(&mut self.hands);
        let moved = hands.into_iter().filter_map(|(nth, hands)| Some((now.place_of(before, nth)?, hands)));
        self.hands = moved.collect();
    }
}
