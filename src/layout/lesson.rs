//! The rectangles of a lesson on a projector: a heading above the place, a caption below or beside it, and at
//! the bottom a line of how far one is.

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
    /// What stands below the place and its body, if only in part: the caption, or how far one is.
    pub fn below(&self) -> Rect {
        let has_caption = !self.caption.is_empty() && self.caption.y >= self.place.bottom();
        if has_caption { self.caption } else { Rect { width: self.body.width, ..self.progress } }
    }
}

/// Where the caption stands, and how much it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionRoom {
    /// So many lines.
    Below(u16),
    /// So many columns, at the right.
    Beside(u16),
}

/// Columns between a place and the caption beside it.
const GAP: u16 = 5;

/// A screen of `size` for a heading of so many lines and a caption; on a low screen the caption, then
/// the heading, has one line, and the gaps go first. What has no line has no gap either.
pub fn lesson(size: Size, n_heading: u16, caption: CaptionRoom) -> Lesson {
    let (n_caption, beside) = match caption {
        CaptionRoom::Below(n_lines) => (n_lines, 0),
        CaptionRoom::Beside(width) => (0, width),
    };
    let screen = Rect::from((Position::ORIGIN, size));
    let height = size.height;
    let most = if height >= 12 { u16::MAX } else { 1 };
    let (n_heading, n_caption) = (n_heading.min(most), n_caption.min(most));
    // Large letters have air below them.
    let gap =
        |n_lines: u16| u16::from(height >= 30 && n_lines > 0 || height >= 22 && (1..4).contains(&n_lines));
    let air = u16::from(height >= 34);
    let line = |y: u16, height: u16| super::inset(Rect { y, height, ..screen }.intersection(screen));
    let progress = line(height.saturating_sub(1), 1);
    let below = line(progress.y.saturating_sub(n_caption + air), n_caption);
    let heading = line(air, n_heading);
    let top = heading.bottom() + gap(n_heading);
    let place =
        Rect { y: top, height: below.y.saturating_sub(gap(n_caption) + top), ..screen }.intersection(screen);
    let body = super::inset(place);
    if beside == 0 {
        return Lesson { heading, place, body, caption: below, progress };
    }
    let caption = Rect { x: body.right().saturating_sub(beside), width: beside, ..body }.intersection(body);
    let width = caption.x.saturating_sub(GAP);
    let place = Rect { width, ..place };
    let body = Rect { width: width.saturating_sub(body.x), ..body };
    Lesson { heading, place, body, caption, progress }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fits_on_every_screen_and_its_parts_do_not_overlap() {
        for (width, height) in (1..=240).step_by(13).flat_map(|w| (1..=80).map(move |h| (w, h))) {
            let screen = Rect::new(0, 0, width, height);
            let below =
                [(0, 0), (0, 2), (1, 3), (4, 3), (8, 3)].map(|(n, caption)| (n, CaptionRoom::Below(caption)));
            for (n_heading, caption) in below.into_iter().chain([(4, CaptionRoom::Beside(40))]) {
                let lesson = lesson(screen.as_size(), n_heading, caption);
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
