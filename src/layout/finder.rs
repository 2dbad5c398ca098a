//! The finder, and the box of what can be done.

use ratatui::layout::{Rect, Size};

/// The finder: a box to type in, the hits, and the chosen one beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finder {
    pub frame: Rect,
    pub input: Rect,
    pub rows: Rect,
    pub preview: Option<Rect>,
}

pub fn finder(size: Size) -> Finder {
    let most = if size.height < 28 { 44 } else { size.height.saturating_sub(4).min(44) };
    let (frame, input, list) = inside(frame(size, 6, most));
    if input.width < 70 {
        return Finder { frame, input, rows: list, preview: None };
    }
    let rows = Rect { width: list.width * 48 / 100, ..list };
    let x = rows.right() + 3;
    Finder { frame, input, rows, preview: Some(Rect { x, width: list.right().saturating_sub(x), ..list }) }
}

/// The box of what can be done: a line to type in, and columns of lines, read down one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub frame: Rect,
    pub input: Rect,
    pub columns: Vec<Rect>,
}

impl Help {
    /// Lines of a column.
    pub fn height(&self) -> usize {
        self.columns.first().map_or(0, |column| usize::from(column.height))
    }
}

/// The box in which the line of a mark is written, below what is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub frame: Rect,
    pub title: Rect,
    pub line: Rect,
}

pub fn mark(size: Size) -> Mark {
    let (frame, title, list) = inside(frame(size, 6, 5));
    Mark { frame, title, line: Rect { height: list.height.min(1), ..list } }
}

/// Between two columns.
const GAP: u16 = 4;

/// How wide each column is.
pub fn help_width(size: Size) -> u16 {
    let (_, _, list) = inside(frame(size, HELP, 44));
    (list.width + GAP) / n_columns(list) - GAP.min(list.width)
}

fn n_columns(list: Rect) -> u16 {
    if list.width >= 90 { 2 } else { 1 }
}

/// As tall as so many lines need, in columns that are equally tall.
pub fn help(size: Size, n_lines: usize) -> Help {
    let whole = frame(size, HELP, size.height.saturating_sub(2).max(1));
    let n = n_columns(inside(whole).2);
    let needed = u16::try_from(n_lines.div_ceil(usize::from(n))).unwrap_or(u16::MAX);
    let (frame, input, list) = inside(frame(size, HELP, needed.saturating_add(4)));
    let width = help_width(size);
    let columns = (0..n).map(|nth| Rect { x: list.x + nth * (width + GAP), width, ..list });
    Help { frame, input, columns: columns.map(|column| column.intersection(list)).collect() }
}

/// Columns beside the box of what can be done: its words need what there is.
const HELP: u16 = 2;

/// A box in the middle of the screen, with so many columns `beside` it, at most so tall.
fn frame(size: Size, beside: u16, most: u16) -> Rect {
    // Where next to nothing would be left of the page around it, it has all of it.
    let width = size.width.saturating_sub(if size.width < 90 { 0 } else { beside }).min(132);
    let height = size.height.saturating_sub(if size.height < 28 { 1 } else { 3 }).min(most);
    Rect::new((size.width - width) / 2, (size.height.saturating_sub(1 + height)) / 2, width, height)
}

/// The frame, the line to type in, and what is below it.
fn inside(frame: Rect) -> (Rect, Rect, Rect) {
    let inner =
        Rect::new(frame.x + 2, frame.y + 1, frame.width.saturating_sub(4), frame.height.saturating_sub(2))
            .intersection(frame);
    let input = Rect { height: inner.height.min(1), ..inner };
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    (frame, input, list)
}
