//! The box of what can be done here: keys beside what they do.

use super::finder;
use super::paint;
use super::theme::Look;
use crate::app::finder::Finder;
use crate::app::help::{GAP, Help, Line};
use crate::app::{App, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, finder: &Finder, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let Help { area, keys, lines, n_lines, top } = app.help(finder);
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
        draw_line(app, line, *rect, keys, buf, &look);
        for (place, hit) in line.places(*rect, keys + GAP) {
            if hit == finder.chosen {
                paint::tint(buf, place, look.selection());
            } else if app.hover == Some(Hit::Row(hit)) {
                paint::tint(buf, place, look.strong());
            }
        }
    }
    // On the frame, where one is in what does not fit.
    let (height, in_view) = (area.height(), lines.len());
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

/// A heading, or a key that ends where the words begin; others that do the same stand back at the right, lest they read
/// as pressed after it.
fn draw_line(app: &App, line: &Line, area: Rect, keys: u16, buf: &mut Buffer, look: &Look) {
    let from = (keys + GAP).min(area.width);
    let right = Rect { x: area.x + from, width: area.width - from, ..area };
    match line {
        Line::Heading(words) => {
            let style = look.family(app.family()).add_modifier(Modifier::BOLD);
            paint::text(buf, right, words, style);
        }
        Line::Row { hit, key, words, also } => {
            let width = (key.width() as u16).min(keys).min(area.width);
            let left = Rect { x: area.x + keys.min(area.width) - width, width, ..area };
            paint::text(buf, left, key, if hit.is_some() { look.strong() } else { look.dim() });
            paint::text(buf, right, words, look.text());
            let width = (also.width() as u16).min(right.width);
            paint::text(buf, Rect { x: right.right() - width, width, ..right }, also, look.dim());
        }
        Line::Keys(all) => {
            for ((place, _), (_, keys)) in line.places(area, from).into_iter().zip(all) {
                paint::text(buf, place, keys, look.dim());
                paint::text(buf, place, keys.split(' ').next().unwrap_or_default(), look.strong());
            }
        }
        Line::Blank => {}
    }
}
