//! The figure that a question is on, beside it.

use super::paint;
use super::theme::Look;
use crate::app::posed::Beside;
use crate::app::{App, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Its name and its picture; before it may be seen, that it comes.
pub fn draw(app: &App, beside: &Beside<'_>, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let title = beside.area.title;
    if !beside.is_shown {
        paint::fitted(buf, title, "The figure comes with the answer.", look.dim());
        return;
    }
    let name = if app.hover == Some(Hit::Figure) {
        look.strong().add_modifier(Modifier::UNDERLINED)
    } else {
        look.strong()
    };
    let used = paint::text(buf, title, "▸ ", look.family(app.family()));
    let rest = |used: u16| Rect { x: title.x + used, width: title.width.saturating_sub(used), ..title };
    let used = used + paint::fitted(buf, rest(used), &beside.figure.title, name) + 1;
    let nature = format!("· {}", beside.figure.nature.word());
    paint::fitted(buf, rest(used), &nature, look.dim().add_modifier(Modifier::ITALIC));
    super::scene::paint(&app.posed_picture(beside), &look, beside.area.picture, buf);
}
