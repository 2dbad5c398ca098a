//! The rectangles of a lesson on a projector: a heading above the place, a caption below it, and at the bottom a
//! line of how far one is.

use ratatui::layout::{Position, Rect, Size};

/// A step of a lesson from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub heading: Rect,
    pub place: Rect,
    /// The place without its margins.
    pub body: Rect,
    pub caption: Rect,
    /// One line.
    pub progress: Rect,
}

impl Lesson {
    /// What stands below the place and its body: the caption, or how far one is.
    pub fn below(&self) -> Rect {
        if self.caption.is_empty() { self.progress } else { self.caption }
    }
}

/// A screen of `size` for a heading and a caption of so many lines; on a low screen the caption, then
/// the heading, has one line, and the gaps go first. What has no line has no gap either.
pub fn lesson(size: Size, n_heading: u16, n_caption: u16) -> Lesson {
    let screen = Rect::from((Position::ORIGIN, size));
    let height = size.height;
    let most = if height >= 12 { u16::MAX } else { 1 };
    let (n_heading, n_caption) = (n_heading.min(most), n_caption.min(most));
    let gap = |n_lines: u16| u16::from(height >= 22 && n_lines > 0);
    let air = u16::from(height >= 34);
    let line = |y: u16, height: u16| super::inset(Rect { y, height, ..screen }.intersection(screen));
    let progress = line(height.saturating_sub(1), 1);
    let caption = line(progress.y.saturating_sub(n_caption + air), n_caption);
    let heading = line(air, n_heading);
    let top = heading.bottom() + gap(n_heading);
    let place = Rect { y: top, height: caption.y.saturating_sub(gap(n_caption) + top), ..screen }
        .intersection(screen);
    Lesson { heading, place, body: super::inset(place), caption, progress }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fits_on_every_screen_and_its_parts_do_not_overlap() {
        for (width, height) in (1..=240).step_by(13).flat_map(|w| (1..=80).map(move |h| (w, h))) {
            let screen = Rect::new(0, 0, width, height);
            for (n_heading, n_caption) in [(0, 0), (0, 2), (1, 3), (4, 3), (8, 3)] {
                let lesson = lesson(screen.as_size(), n_heading, n_caption);
                assert!(
                    lesson.body.is_empty() || lesson.place.union(lesson.body) == lesson.place,
                    "{lesson:?}"
                );
                let parts = [lesson.heading, lesson.place, lesson.caption, lesson.progress];
                for (nth, part) in parts.iter().enumerate() {
                    assert!(part.is_empty() || screen.union(*part) == screen, "{part} leaves {screen}");
                    let others = parts.iter().skip(nth + 1).filter(|other| height >= 12 && !other.is_empty());
                    assert!(others.clone().all(|other| !part.intersects(*other)), "{parts:?}");
                }
            }
        }
    }
}
