//! A page over the place: evidence, a definition, limits, faults. It stands on a ground of its own behind a
//! bar in the colour of the family; where there are no shades for one, in a frame. That of a step of a lesson
//! is the slide.

use super::page;
use super::paint::{self, ROUND};
use super::posed;
use super::theme::Look;
use crate::app::{App, Card, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, card: &Card, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let accent = look.family(app.family());
    let hovered = match app.hover {
        Some(Hit::CardStop(focus)) => Some(focus),
        _ => None,
    };
    if app.is_slide(&card.subject) {
        return page::columns(app, &card.sheet, &card.view, hovered, buf);
    }
    let frame = card.frame;
    let ground = look.card();
    paint::clear(buf, frame, ground.unwrap_or_else(|| look.ground()));
    let row = Rect { x: frame.x + 2, width: frame.width.saturating_sub(4), height: 1, ..frame };
    // On a ground of its own the title stands within it, not in its edge, and with the page below it.
    let row = match ground {
        None => {
            paint::frame(buf, frame, ROUND, accent);
            row
        }
        Some(_) => {
            (frame.top()..frame.bottom()).for_each(|y| paint::cell(buf, frame.x, y, "▌", accent));
            let page = card.sheet.columns.first().map_or(row, |column| column.area);
            Rect { x: page.x, y: page.y.saturating_sub(2).max(row.y), ..row }.intersection(frame)
        }
    };
    let pad = if ground.is_some() { "" } else { " " };
    // The card has neighbours, and which keys lead to them.
    let nth = app.nth_claim(&card.subject).filter(|(_, n)| *n > 1);
    let nth = nth.map_or_else(String::new, |(at, n)| format!("{pad}claim {at} of {n} ◂ ▸{pad}"));
    let width = nth.width() as u16;
    let place = Rect { x: row.right().saturating_sub(width), width, ..row }.intersection(row);
    let rest = Rect { width: row.width.saturating_sub(width + 1), ..row };
    paint::text(buf, place, &nth, look.dim());
    let title = format!("{pad}{}{pad}", app.card_title(&card.subject));
    paint::fitted(buf, rest, &title, accent.add_modifier(Modifier::BOLD));
    page::columns(app, &card.sheet, &card.view, hovered, buf);
    if let Some(beside) = app.beside_card(card) {
        posed::draw(app, &beside, buf);
    }
}
