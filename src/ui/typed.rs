//! A line that is typed in, with a bar where the next letter goes.

use super::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::Input;
use unicode_width::UnicodeWidthChar;

/// As much of `input` as `area` has room for; what stands before the bar goes out at the left.
pub fn draw(input: &Input, area: Rect, style: Style, buf: &mut Buffer) {
    let n_before = in_view(input, area).count();
    let from = input.cursor().saturating_sub(n_before);
    let (before, after) = (input.value().chars().skip(from).take(n_before), input.value().chars());
    let text: String = before.chain(['▏']).chain(after.skip(input.cursor())).collect();
    paint::text(buf, area, &text, style);
}

/// Where the next letter goes.
pub fn cursor(input: &Input, area: Rect) -> Position {
    let columns: usize = in_view(input, area).sum();
    Position { x: area.x + columns as u16, y: area.y }
}

/// The columns of each letter in view before the bar, the nearest first.
fn in_view(input: &Input, area: Rect) -> impl Iterator<Item = usize> {
    let before: Vec<usize> =
        input.value().chars().take(input.cursor()).map(|c| c.width().unwrap_or(0)).collect();
    let room = usize::from(area.width.saturating_sub(1));
    let mut used = 0;
    before.into_iter().rev().take_while(move |columns| {
        used += columns;
        used <= room
    })
}
