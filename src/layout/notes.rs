//! The rectangles of the notes of a lesson: where one is and the clock above, what comes next and the keys below.

use ratatui::layout::{Position, Rect, Size};

/// The notes from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notes {
    /// One line.
    pub place: Rect,
    /// One line.
    pub clock: Rect,
    pub body: Rect,
    /// One line, for what of the body is out of sight.
    pub more: Rect,
    pub next: Rect,
    pub keys: Rect,
}

/// A screen of `size` with so many lines for what comes next, and for the keys. What comes next has one line
/// where the notes need the others, on a low screen the keys too.
pub fn notes(size: Size, n_next: u16, n_keys: u16) -> Notes {
    let screen = Rect::from((Position::ORIGIN, size));
    let most = |least| if size.height >= least { u16::MAX } else { 1 };
    let (n_next, n_keys) = (n_next.min(most(30)), n_keys.min(most(18)));
    let line = |y: u16, height: u16| super::inset(Rect { y, height, ..screen }.intersection(screen));
    let keys = line(size.height.saturating_sub(n_keys), n_keys);
    let gap = u16::from(size.height >= 30);
    let next = line(keys.y.saturating_sub(n_next + gap), n_next);
    let body = line(3, next.y.saturating_sub(4));
    let more = line(body.bottom(), u16::from(next.y > body.bottom()));
    Notes { place: line(0, 1), clock: line(1, 1), body, more, next, keys }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_fit_on_every_screen_and_their_parts_do_not_overlap() {
        for (width, height) in (1..=240).step_by(13).flat_map(|w| (1..=80).map(move |h| (w, h))) {
            let screen = Rect::new(0, 0, width, height);
            for (n_next, n_keys) in [(0, 1), (1, 1), (3, 2), (4, 5)] {
                let notes = notes(screen.as_size(), n_next, n_keys);
                let parts = [notes.place, notes.clock, notes.body, notes.more, notes.next, notes.keys];
                for (nth, part) in parts.iter().enumerate() {
                    assert!(part.is_empty() || screen.union(*part) == screen, "{part} leaves {screen}");
                    let others = parts.iter().skip(nth + 1).filter(|other| height >= 4 && !other.is_empty());
                    assert!(others.clone().all(|other| !part.intersects(*other)), "{screen}: {parts:?}");
                }
            }
        }
    }
}
