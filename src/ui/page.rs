//! Columns of typeset text, with what has focus and what lies under the mouse.

use super::theme::Look;
use super::{paint, scene};
use crate::app::sheet::{Column, Focus, Sheet, View};
use crate::app::{App, Hit};
use crate::content::address::Address;
use crate::content::model::Family;
use crate::layout::Setting;
use crate::page::{Page, Role, Span, Stop};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// All columns of a place.
pub fn draw(app: &App, sheet: &Sheet, view: &View, buf: &mut Buffer) {
    let hovered = match app.hover {
        Some(Hit::Stop(focus)) => Some(focus),
        _ => None,
    };
    columns(app, sheet, view, hovered, buf);
}

/// The columns of a sheet, on a place or on a card.
pub fn columns(app: &App, sheet: &Sheet, view: &View, hovered: Option<Focus>, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let family = app.family();
    for (nth, column) in sheet.columns.iter().enumerate() {
        let of = |focus: Option<Focus>| focus.filter(|focus| focus.column == nth).map(|focus| focus.stop);
        draw_column(&look, column, view.top(nth), family, (of(view.focus), of(hovered)), buf);
        pictures(app, &look, column, view.top(nth), buf);
        scroll_mark(&look, column, view.top(nth), buf);
    }
}

/// A page of `family` to look at only, from its beginning.
pub fn plain(look: &Look, page: &Page, area: Rect, family: Family, buf: &mut Buffer) {
    for (nth, line) in page.lines.iter().take(usize::from(area.height)).enumerate() {
        let mut x = area.x;
        for span in &line.spans {
            let rest = Rect { x, y: area.y + nth as u16, width: area.right().saturating_sub(x), height: 1 };
            let (text, style) = dress(look, span, family, false, false, false);
            x += paint::text(buf, rest, &text, style);
        }
    }
}

/// The first letter in view of the stop in focus; with none in view, of the column that one reads.
pub fn cursor(sheet: &Sheet, view: &View) -> Option<Position> {
    let at = view.focus.map_or(0, |focus| focus.column);
    let column = sheet.columns.get(at)?;
    let top = view.top(at);
    let bottom = top.saturating_add(column.area.height);
    let first = |stop: Option<(usize, &Stop)>| {
        let (from, to) = stop.map_or((top, bottom), |(_, it)| (it.top.max(top), it.bottom.min(bottom)));
        (from..to).find_map(|nth| {
            let mut right = 0;
            column.page.lines.get(usize::from(nth))?.spans.iter().find_map(|span| {
                let left = right;
                right += span.text.width() as u16;
                // The words of a block are all that stand in it, links too, but not what frames them.
                let is_part = stop.is_none_or(|(nth, it)| {
                    if it.block { (it.left..it.right).contains(&left) } else { span.stop == Some(nth) }
                });
                let is_frame = matches!(span.role, Role::Bar | Role::Border | Role::Edge);
                // A mark at the margin is not yet a word.
                let is_mark =
                    matches!(span.role, Role::Certainty(_)) && !span.text.contains(char::is_alphanumeric);
                let is_word = is_part && !is_frame && !is_mark;
                let blanks = span.text.chars().position(|c| c != ' ').filter(|_| is_word)?;
                Some(Position { x: column.area.x + left + blanks as u16, y: column.area.y + nth - top })
            })
        })
    };
    let stop = view.focus.and_then(|focus| Some((focus.stop, column.page.stops.get(focus.stop)?)));
    stop.and_then(|stop| first(Some(stop))).or_else(|| first(None))
}

/// The lines of a column from `top` on; `marked` are the stops in focus and under the mouse.
fn draw_column(
    look: &Look,
    column: &Column,
    top: u16,
    family: Family,
    marked: (Option<usize>, Option<usize>),
    buf: &mut Buffer,
) {
    let area = column.area;
    let focus = marked.0.and_then(|stop| column.page.stops.get(stop).map(|it| (stop, it)));
    for (nth, line) in column.in_view(top, focus.map(|(_, it)| it)).iter().enumerate() {
        let y = area.y + nth as u16;
        let is_row = focus.is_some_and(|(_, it)| it.block && is_bare(column, it.top));
        let of_focus = focus.filter(|(_, it)| it.block && (it.top..it.bottom).contains(&(top + nth as u16)));
        let ground = of_focus.map(|(_, it)| {
            let row = Rect { x: area.x + it.left, y, width: it.right.saturating_sub(it.left), height: 1 };
            row.intersection(area)
        });
        if let Some(ground) = ground.filter(|_| !is_row) {
            paint::tint(buf, ground, look.raised());
        }
        let mut x = area.x;
        for span in &line.spans {
            let rest = Rect { x, y, width: area.right().saturating_sub(x), height: 1 };
            let has_focus = span.stop.is_some() && span.stop == marked.0;
            let is_hovered = span.stop.is_some() && span.stop == marked.1;
            let (text, style) = dress(look, span, family, has_focus, is_hovered, is_row);
            x += paint::text(buf, rest, &text, style);
        }
        if let Some(row) = ground.filter(|_| is_row) {
            paint::tint(buf, row, look.selection());
        }
    }
}

/// The pictures in a text, as far as they are in view; of one that has only begun there is nothing to see yet, but
/// that it goes on.
fn pictures(app: &App, look: &Look, column: &Column, top: u16, buf: &mut Buffer) {
    let area = column.area;
    for stop in column.page.stops.iter().filter(|stop| stop.picture > 0) {
        let Address::Figure(id) = &stop.target else { continue };
        // Within the edge at its left and the blank at its right.
        let size = Rect::new(0, 0, stop.right.saturating_sub(stop.left + 3), stop.picture);
        let figure = app.pack.library().figure(id);
        let Some(scene) = figure.and_then(|it| app.picture_in(it, Setting::Full, size)) else { continue };
        let (x, first) = (area.x + stop.left + 2, stop.bottom - stop.picture);
        let bottom = top.saturating_add(area.height);
        if stop.bottom > bottom {
            if (top..bottom).contains(&first) {
                paint::cell(buf, x, area.y + first - top, "↓", look.dim());
            }
            continue;
        }
        let seen = first.max(top)..stop.bottom.min(top.saturating_add(area.height));
        let screen = buf.area;
        let on_screen = |line: u16| Rect::new(x, area.y + line - top, size.width, 1).intersection(screen);
        // On the ground that its edges are drawn for, whatever has focus.
        let mut drawn = Buffer::empty(size);
        drawn.set_style(size, look.ground());
        scene::paint(&scene, look, size, &mut drawn);
        for line in seen {
            // What has focus has its tint in the line above: at two sides of a picture it is a frame that stays open.
            let whole = Rect { x: area.x + stop.left, width: stop.right - stop.left, ..on_screen(line) };
            buf.set_style(whole.intersection(screen), Style { fg: None, ..look.ground() });
            for position in on_screen(line).positions() {
                let from = drawn.cell((position.x - x, line - first)).cloned();
                if let (Some(to), Some(from)) = (buf.cell_mut(position), from) {
                    *to = from;
                }
            }
        }
    }
}

/// Whether the block that begins at `line` has neither a bar nor a frame to show focus with.
fn is_bare(column: &Column, line: u16) -> bool {
    let line = column.page.lines.get(usize::from(line));
    line.is_some_and(|line| {
        line.spans.iter().all(|span| !matches!(span.role, Role::Bar | Role::Border | Role::Edge))
    })
}

/// Text and style of a span as focus and mouse have it. A block in focus gets a thick bar at its left, a
/// link is reversed: each can be told without colour.
fn dress<'a>(
    look: &Look,
    span: &'a Span,
    family: Family,
    has_focus: bool,
    is_hovered: bool,
    is_row: bool,
) -> (Cow<'a, str>, Style) {
    let style = look.role(span.role, family);
    // A shade on another ground would be another shade.
    let is_shade = span.text.contains(['▓', '▒', '░']);
    let style = if is_shade { look.ground().patch(style) } else { style };
    match (span.role, has_focus) {
        (Role::Bar | Role::Edge, true) => ("▌".into(), look.family(family)),
        (Role::Edge, false) if is_hovered => ("│".into(), look.family(family)),
        (Role::Border | Role::Bar, false) if is_hovered => (span.text.as_str().into(), look.family(family)),
        (Role::Piece(certainty), _) => match look.shade(certainty, family) {
            // A shade needs no fill: what is left of the piece is its number.
            Some(shade) => {
                let number = span.text.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' });
                (Cow::Owned(number.collect()), shade)
            }
            None => (span.text.as_str().into(), style),
        },
        // Where a piece has no shade of its own its bar is one line high.
        (Role::Rim(certainty), _) => match look.shade(certainty, family).filter(|_| !look.ascii) {
            Some(Style { bg: Some(shade), .. }) => (span.text.as_str().into(), Style::new().fg(shade)),
            _ => (" ".repeat(span.text.width()).into(), style),
        },
        (Role::Link | Role::Term | Role::Cite, true) if !is_row => {
            (span.text.as_str().into(), style.patch(look.focused_link()))
        }
        (Role::Link | Role::Term | Role::Cite, false) if is_hovered => {
            (span.text.as_str().into(), style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED))
        }
        (Role::Body | Role::Label | Role::Meta, false) if is_hovered => {
            (span.text.as_str().into(), look.text())
        }
        _ => (span.text.as_str().into(), style),
    }
}

/// A column away from a page that is longer than its area: where one is in it.
fn scroll_mark(look: &Look, column: &Column, top: u16, buf: &mut Buffer) {
    let (area, all) = (column.area, u32::from(column.page.height()));
    let height = u32::from(area.height);
    if all <= height || height == 0 {
        return;
    }
    let length = (height * height / all).max(1);
    let last_top = all - height;
    let from = (height - length) * u32::from(top).min(last_top) / last_top;
    for nth in from..from + length {
        paint::cell(buf, area.right() + 1, area.y + nth as u16, "┃", look.faint());
    }
}
