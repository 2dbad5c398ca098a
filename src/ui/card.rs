//! A framed page over the place: evidence, a definition, limits, faults.

use super::page;
use super::paint::{self, ROUND};
use super::theme::Look;
use crate::app::{App, Card, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub fn draw(app: &App, card: &Card, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let accent = look.family(app.family());
    paint::clear(buf, card.frame, look.ground());
    paint::frame(buf, card.frame, ROUND, accent);
    let heading =
        Rect { x: card.frame.x + 2, width: card.frame.width.saturating_sub(4), height: 1, ..card.frame };
    let title = format!(" {} ", app.card_title(&card.subject));
    paint::fitted(buf, heading, &title, accent.add_modifier(Modifier::BOLD));
    let hovered = match app.hover {
        Some(Hit::CardStop(focus)) => Some(focus),
        _ => None,
    };
    page::columns(app, &card.sheet, &card.view, hovered, buf);
}
