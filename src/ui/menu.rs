//! The menu of a filter: its values, and how many studies each leaves.

use super::paint;
use super::theme::Look;
use crate::app::menu::{Choice, Menu};
use crate::app::settings::ColorTier;
use crate::app::{App, Hit};
use crate::content::model::Family;
use crate::page::words::thousands;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, menu: &Menu, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let area = app.menu_area(menu);
    paint::clear(buf, area.frame, look.chip());
    // Where its ground is that of the table, lines set it apart.
    if matches!(look.tier, ColorTier::None | ColorTier::Ansi16) {
        for y in area.frame.top()..area.frame.bottom() {
            paint::cell(buf, area.frame.x, y, "│", look.text());
            paint::cell(buf, area.frame.right().saturating_sub(1), y, "│", look.text());
        }
        for x in area.frame.left()..area.frame.right() {
            if area.rows.height < area.frame.height {
                let is_end = [area.frame.left(), area.frame.right() - 1].iter().position(|end| *end == x);
                let glyph = is_end.map_or("─", |end| if end == 0 { "╰" } else { "╯" });
                paint::cell(buf, x, area.frame.bottom() - 1, glyph, look.text());
            }
        }
    }
    for (line, (nth, choice)) in in_view(menu, area.rows).enumerate() {
        let rect = Rect { y: area.rows.y + line as u16, height: 1, ..area.rows };
        let inside = Rect { x: rect.x + 1, width: rect.width.saturating_sub(2), ..rect };
        let style = match (nth == menu.chosen, app.hover == Some(Hit::Choice(nth))) {
            (true, _) => Some(look.set(Family::Total)),
            (false, true) => Some(look.strong()),
            (false, false) => None,
        };
        row(choice, inside, buf, &look);
        if let Some(style) = style {
            paint::tint(buf, inside, style);
        }
    }
}

/// The first letter of the chosen value.
pub fn cursor(app: &App, menu: &Menu) -> Option<Position> {
    let rows = app.menu_area(menu).rows;
    let line = menu.chosen.checked_sub(menu.top(rows.height))?;
    Some(Position { x: rows.x + 2, y: rows.y + line as u16 })
}

fn in_view(menu: &Menu, rows: Rect) -> impl Iterator<Item = (usize, &Choice)> {
    menu.choices.iter().enumerate().skip(menu.top(rows.height)).take(usize::from(rows.height))
}

/// Mark, value and the number of studies; a value that leaves none is dim.
fn row(choice: &Choice, area: Rect, buf: &mut Buffer, look: &Look) {
    let count = thousands(choice.n_studies as u32).replace('\u{a0}', " ");
    let width = count.width() as u16;
    let on = |style: Style| style.patch(Style { fg: None, ..look.chip() });
    let mut rest = Rect { x: area.x + 1, width: area.width.saturating_sub(width + 3), ..area };
    let style = if choice.n_studies == 0 { on(look.dim()) } else { on(look.text()) };
    if !choice.mark.is_empty() {
        let used = paint::text(buf, rest, choice.mark, style) + 1;
        rest = Rect { x: rest.x + used, width: rest.width.saturating_sub(used), ..rest };
    }
    paint::fitted(buf, rest, &choice.words, style);
    let right = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
    paint::text(buf, right, &count, on(look.dim()));
}
