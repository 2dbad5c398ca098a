//! Slides of nothing but words: a heading and a few lines, each as large as there is room for.

use super::write::Writer;
use super::{Role, words};
use crate::content::order;
use crate::scene::large::{self, Dot, Face};
use unicode_width::UnicodeWidthStr;

/// What a slide says.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub heading: &'a str,
    pub lines: &'a [String],
    /// The line that stays large where the others cannot be.
    pub point: Option<usize>,
}

/// What it has room for, in cells.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub width: usize,
    pub height: usize,
    /// What stands beside the lines, before and behind them: where they are large, and where they are plain.
    pub beside: (usize, usize),
    /// Whether letters of blocks can be shown.
    pub is_large: bool,
}

impl Room {
    /// All of so many columns and rows.
    pub fn whole(width: u16, height: u16, is_large: bool) -> Self {
        Self { width: width.into(), height: height.into(), beside: (0, 0), is_large }
    }
}

/// Words in rows of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub rows: Vec<String>,
    pub is_large: bool,
}

impl Words {
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.width()).max().unwrap_or(0)
    }

    pub fn height(&self) -> usize {
        self.rows.len()
    }
}

/// A slide from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    pub heading: Words,
    pub lines: Vec<Words>,
    /// Blank rows below the heading, and below each line.
    pub gaps: (usize, usize),
}

impl Slide {
    /// Rows that it takes.
    pub fn height(&self) -> usize {
        let lines: usize = self.lines.iter().map(|it| it.height() + self.gaps.1).sum();
        self.heading.height() + self.gaps.0 + lines.saturating_sub(self.gaps.1)
    }

    /// Whether nothing of it is in ordinary letters.
    pub fn is_large(&self) -> bool {
        self.heading.is_large && self.lines.iter().all(|it| it.is_large)
    }
}

/// Letters whose dots are half a cell, and a quarter of one.
const WIDE: Option<Face> = Some(Face::Tall(Dot::Half));
const NARROW: Option<Face> = Some(Face::Tall(Dot::Quarter));
const LOW: Option<Face> = Some(Face::Low);

/// The letters of the heading and of the lines, from the largest down. No line is a footnote to its heading:
/// a low one comes before small lines.
const SIZES: [(Option<Face>, Option<Face>); 9] = [
    (WIDE, WIDE),
    (WIDE, NARROW),
    (NARROW, NARROW),
    (LOW, NARROW),
    (NARROW, LOW),
    (LOW, LOW),
    (NARROW, None),
    (LOW, None),
    (None, None),
];
/// Rows of letters that are still taken in at once: of a heading, and of a line.
const MOST: (usize, usize) = (3, 2);

/// `text` in the largest letters that fit `room`, with as much air as there is.
pub fn fit(text: Text<'_>, room: Room) -> Slide {
    let gaps = [(6, 5), (5, 4), (4, 3), (3, 2), (2, 1), (1, 1), (1, 0)];
    let slides = SIZES.into_iter().filter(|it| room.is_large || *it == (None, None));
    // Rather a smaller heading than a small point.
    let mut slides = [text.point, None]
        .into_iter()
        .flat_map(|point| slides.clone().filter_map(move |sizes| set(Text { point, ..text }, sizes, room)))
        .flat_map(|slide| gaps.into_iter().map(move |gaps| Slide { gaps, ..slide.clone() }))
        .filter(|it| it.height() <= room.height);
    slides.next().unwrap_or_else(|| Slide {
        heading: plain(text.heading, room.width as u16),
        lines: text.lines.iter().map(|it| one_row(it, room)).collect(),
        gaps: (0, 0),
    })
}

/// Whether `text` has as large letters in so many rows of `room` as in all of them, and air between its lines; not
/// where they are too few for any.
pub fn keeps_letters(text: Text<'_>, room: Room, height: usize) -> bool {
    let (whole, part) = (fit(text, room), fit(text, Room { height, ..room }));
    let has_room = part.height() <= height && part.gaps.1 >= whole.gaps.1.min(1);
    has_room && (whole.heading, whole.lines) == (part.heading, part.lines)
}

/// `text` in letters of a quarter of a cell, broken into lines of `width` columns; nothing where a word is too long.
pub fn broken(text: &str, width: usize) -> Option<Words> {
    broken_in(text, Dot::Quarter, width)
}

/// The same in letters of `face` and in lines of about one length: no single word on the last.
pub fn balanced(text: &str, face: impl Into<Face>, width: usize) -> Option<Words> {
    let face = face.into();
    let n_lines = large::broken(text, face, width)?.len();
    let is_enough = |width: usize| large::broken(text, face, width).is_some_and(|it| it.len() <= n_lines);
    // A narrower column never has fewer lines.
    broken_in(text, face, order::least(width / 2..width, is_enough).unwrap_or(width))
}

/// The same in letters of `face`.
pub fn broken_in(text: &str, face: impl Into<Face>, width: usize) -> Option<Words> {
    let rows = large::lines(text, face, width, usize::MAX)?.concat();
    Some(Words { rows, is_large: true })
}

/// `text` in letters of `face` in at most so many columns and rows, its lines with as much air between them as there
/// is; nothing where it has no room.
pub fn spread(text: &str, face: impl Into<Face>, (width, height): (u16, u16)) -> Option<Words> {
    let lines = large::lines(text, face, width.into(), height.into())?;
    let spread = [2, 1, 0].map(|gap| lines.join(vec![String::new(); gap].as_slice()));
    let rows = spread.into_iter().find(|rows| rows.len() <= height.into())?;
    Some(Words { rows, is_large: true })
}

fn set(text: Text<'_>, (heading, lines): (Option<Face>, Option<Face>), room: Room) -> Option<Slide> {
    // Rather smaller than broken, and rather a large heading than broken lines.
    let most = if lines == WIDE || lines == LOW || heading == LOW { 1 } else { MOST.1 };
    let line = |(nth, it): (usize, &String)| {
        let is_point = room.is_large && text.point == Some(nth);
        let face = lines.or_else(|| NARROW.filter(|_| is_point));
        let beside = if face.is_some() { room.beside.0 } else { room.beside.1 };
        in_letters(it, face, most, room.width.saturating_sub(beside))
    };
    let mut slide = Slide {
        heading: in_letters(text.heading, heading, MOST.0, room.width)?,
        lines: text.lines.iter().enumerate().map(line).collect::<Option<_>>()?,
        gaps: (0, 0),
    };
    // Lines are equally far apart, whether a letter reaches below them or not.
    let tallest = slide.lines.iter().map(Words::height).max().unwrap_or(0);
    for line in slide.lines.iter_mut().filter(|it| it.height() + 1 == tallest) {
        line.rows.push(String::new());
    }
    Some(slide)
}

fn in_letters(text: &str, face: Option<Face>, most: usize, width: usize) -> Option<Words> {
    let Some(face) = face else { return Some(plain(text, width as u16)) };
    let lines = large::lines(text, face, width, most)?;
    Some(Words { rows: lines.concat(), is_large: true })
}

/// `text` in ordinary letters, broken into lines of `width` columns.
pub fn plain(text: &str, width: u16) -> Words {
    let mut w = Writer::new(width);
    w.text(text, Role::Strong);
    let rows = w.finish().text().lines().map(str::to_owned).collect();
    Words { rows, is_large: false }
}

/// Where there is no room at all a line has one row.
fn one_row(text: &str, room: Room) -> Words {
    let width = room.width.saturating_sub(room.beside.1) as u16;
    Words { rows: vec![words::fit(text, width)], is_large: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(width: usize, height: usize) -> (bool, Vec<bool>) {
        let lines = ["It stays where it was", "It falls", "It rises"].map(str::to_owned);
        let text = Text { heading: "What does their average do?", lines: &lines, point: None };
        let slide = fit(text, Room { width, height, beside: (8, 6), is_large: true });
        assert!(slide.height() <= height, "{slide:?}");
        let widest = slide.lines.iter().chain([&slide.heading]).map(Words::width).max();
        assert!(widest.unwrap() <= width, "{slide:?}");
        (slide.heading.is_large, slide.lines.iter().map(|it| it.is_large).collect())
    }

    #[test]
    fn words_are_as_large_as_there_is_room_for() {
        assert_eq!(sizes(78, 22), (true, vec![true; 3]));
        assert_eq!(sizes(78, 12), (true, vec![false; 3]));
        assert_eq!(sizes(40, 8), (false, vec![false; 3]));
    }

    #[test]
    fn a_heading_is_low_before_its_lines_are_small() {
        let lines =
            ["Three minutes at most", "About an hour", "Until tomorrow", "About a week"].map(str::to_owned);
        let room = Room { width: 78, height: 22, beside: (10, 6), is_large: true };
        let slide =
            fit(Text { heading: "At which hour do they fire most?", lines: &lines, point: None }, room);
        // Two lines of two rows, with one between them.
        assert_eq!((slide.heading.height(), slide.heading.is_large), (5, true));
        assert!(slide.lines.iter().all(|it| it.is_large));
    }

    #[test]
    fn the_line_that_is_the_point_stays_large() {
        let lines = ["0 points", "5 points", "20 points"].map(str::to_owned);
        let room = Room { width: 78, height: 14, beside: (10, 6), is_large: true };
        let text = Text { heading: "What did it bring?", lines: &lines, point: Some(1) };
        let slide = fit(text, room);
        assert_eq!(slide.lines.iter().map(|it| it.is_large).collect::<Vec<_>>(), [false, true, false]);
        assert!(slide.heading.is_large && slide.height() <= room.height, "{slide:?}");
    }

    #[test]
    fn where_there_is_hardly_room_each_line_still_has_its_row() {
        let lines = vec!["A line that is longer than the screen is wide".to_owned(); 4];
        let room = Room { width: 20, height: 5, beside: (8, 6), is_large: true };
        let slide = fit(Text { heading: "What?", lines: &lines, point: None }, room);
        assert_eq!((slide.height(), slide.lines.len()), (5, 4));
    }
}
