//! The box of what can be done here: keys beside what they do.

use super::finder;
use super::paint;
use super::theme::Look;
use crate::app::finder::Finder;
use crate::app::help::{Help, KEYS, Line};
use crate::app::{App, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, finder: &Finder, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let Help { area, lines, n_lines, top } = app.help(finder);
    finder::frame(area.frame, " What can be done here ", buf, &look);
    finder::input(finder, area.input, buf, &look);
    if finder.n_hits() == 0 {
        paint::fitted(
            buf,
            area.columns.first().copied().unwrap_or_default(),
            "Nothing found. Fewer letters find more.",
            look.dim(),
        );
    }
    for (rect, line) in &lines {
        let hit = line.hit();
        draw_line(app, line, *rect, buf, &look);
        if hit == Some(finder.chosen) {
            paint::tint(buf, *rect, look.selection());
        } else if hit.is_some_and(|hit| app.hover == Some(Hit::Row(hit))) {
            paint::tint(buf, *rect, look.strong());
        }
    }
    // On the frame, where one is in what does not fit.
    let (height, in_view) =
        (usize::from(area.columns.first().map_or(0, |column| column.height)), lines.len());
    if n_lines > in_view {
        let from = height * top / n_lines;
        for nth in from..(from + (height * in_view / n_lines).max(1)).min(height) {
            let y = area.input.y + 2 + nth as u16;
            let place = Rect { x: area.frame.right().saturating_sub(1), y, width: 1, height: 1 };
            paint::text(buf, place, "┃", look.strong());
        }
    }
    for column in area.columns.iter().skip(1) {
        for y in column.top()..column.bottom() {
            paint::cell(buf, column.x.saturating_sub(2), y, "│", look.faint());
        }
    }
}

/// A heading, or keys that end where the words begin.
fn draw_line(app: &App, line: &Line, area: Rect, buf: &mut Buffer, look: &Look) {
    let from = (KEYS + 2).min(area.width);
    let right = Rect { x: area.x + from, width: area.width - from, ..area };
    match line {
        Line::Heading(words) => {
            let style = look.family(app.family()).add_modifier(Modifier::BOLD);
            paint::text(buf, right, words, style);
        }
        Line::Row { hit, is_first_line, keys, words } => {
            let width = (keys.width() as u16).min(KEYS).min(area.width);
            let mut left = Rect { x: area.x + KEYS.min(area.width) - width, width, ..area };
            // Others that do the same stand back, lest they read as pressed after the first.
            for (nth, key) in keys.split(' ').enumerate() {
                let is_first = nth == 0 && *is_first_line && hit.is_some();
                let used = paint::text(buf, left, key, if is_first { look.strong() } else { look.dim() });
                left = Rect { x: left.x + used + 1, width: left.width.saturating_sub(used + 1), ..left };
            }
            paint::text(buf, right, words, look.text());
        }
        Line::Blank => {}
    }
}
