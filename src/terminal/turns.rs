//! What waits for its turn: keys and the mouse, while there is more to do than that.

use std::collections::VecDeque;
use std::time::Duration;

/// The time that may go by with what waits before the next frame.
pub(super) const BATCH: Duration = Duration::from_millis(20);

/// As much as may wait. Nobody types so much ahead; what comes in beyond is let go.
const MOST: usize = 4096;

/// What has come and was not yet taken, first come, first served.
#[derive(Debug)]
pub(super) struct Turns<T>(VecDeque<T>);

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T> Turns<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts `event` behind the others, unless too much waits.
    pub(super) fn push(&mut self, event: T) {
        if self.0.len() < MOST {
            self.0.push_back(event);
        }
    }

    /// Puts `event` in the place of all that waits, as a terminal forgets what was typed ahead of Ctrl-C.
    pub(super) fn interrupt(&mut self, event: T) {
        self.0.clear();
        self.0.push_back(event);
    }

    pub(super) fn next(&mut self) -> Option<T> {
        self.0.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_let_go_and_an_interrupt_comes_at_once() {
        let mut turns = Turns::default();
        (0..2 * MOST).for_each(|nth| turns.push(nth));
        assert!((0..MOST).all(|nth| turns.next() == Some(nth)) && turns.is_empty());
        turns.push(1);
        turns.interrupt(2);
        assert_eq!((turns.next(), turns.next()), (Some(2), None));
    }
}
