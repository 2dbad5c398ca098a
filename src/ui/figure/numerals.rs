//! Large figures for the one number of a picture.

use crate::ui::paint;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How large: what one dot of a figure takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// Half a cell high: figures of three lines.
    Half,
    /// Two cells wide: figures of five lines.
    Whole,
}

impl Size {
    /// Lines that a figure takes.
    pub(super) fn lines(self) -> u16 {
        match self {
            Self::Half => 3,
            Self::Whole => 5,
        }
    }

    fn dot(self) -> u16 {
        match self {
            Self::Half => 1,
            Self::Whole => 2,
        }
    }

    /// Columns that `text` takes.
    pub(super) fn width(self, text: &str) -> u16 {
        let dots = text.chars().map(|c| width(c) + 1).sum::<u16>().saturating_sub(1);
        dots * self.dot()
    }
}

/// Dots across a figure.
fn width(c: char) -> u16 {
    if c == '.' { 1 } else { 3 }
}

/// The dots of a figure, row by row, the left one in the highest of three bits.
fn rows(c: char) -> [u8; 5] {
    match c {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 2, 2],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '.' => [0, 0, 0, 0, 4],
        '−' => [0, 0, 7, 0, 0],
        _ => [0; 5],
    }
}

/// Writes `text` from the top left of `area`. Where half blocks are missing it is plain text.
pub(super) fn draw(buf: &mut Buffer, look: &Look, area: Rect, text: &str, size: Size, style: Style) {
    if look.ascii {
        paint::text(buf, area, text, style);
        return;
    }
    let mut left = area.x;
    for c in text.chars() {
        let rows = rows(c);
        let is_set = |x: u16, y: u16| rows.get(usize::from(y)).is_some_and(|row| row >> (2 - x) & 1 == 1);
        for (x, y) in (0..width(c)).flat_map(|x| (0..size.lines()).map(move |y| (x, y))) {
            let symbol = match size {
                Size::Whole => {
                    if is_set(x, y) {
                        "█"
                    } else {
                        " "
                    }
                }
                Size::Half => match (is_set(x, 2 * y), is_set(x, 2 * y + 1)) {
                    (true, true) => "█",
                    (true, false) => "▀",
                    (false, true) => "▄",
                    (false, false) => " ",
                },
            };
            for column in 0..size.dot() {
                let position = (left + x * size.dot() + column, area.y + y);
                if symbol != " " && area.contains(position.into()) {
                    paint::cell(buf, position.0, position.1, symbol, style);
                }
            }
        }
        left += (width(c) + 1) * size.dot();
    }
}
