//! The line of a mark, while it is written.

use super::paint::{self, ROUND};
use super::theme::Look;
use super::typed;
use crate::app::{App, Draft};
use crate::document::Way;
use crate::layout;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub fn draw(app: &App, draft: &Draft, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let area = layout::mark(app.size);
    paint::clear(buf, area.frame, look.ground());
    paint::frame(buf, area.frame, ROUND, look.family(app.family()));
    let head =
        Rect { x: area.frame.x + 2, width: area.frame.width.saturating_sub(4), height: 1, ..area.frame };
    paint::fitted(buf, head, " Mark ", look.strong());
    let title = Way::to(app.pack.library(), &draft.target).map_or_else(String::new, |it| it.name);
    paint::fitted(buf, area.title, &title, look.text());
    if draft.line.value().is_empty() {
        let rest = Rect { x: area.line.x + 1, width: area.line.width.saturating_sub(1), ..area.line };
        paint::fitted(buf, rest, "a line of your own, if you like", look.dim());
    }
    typed::draw(&draft.line, area.line, look.strong(), buf);
}

/// Where the next letter goes.
pub fn cursor(app: &App, draft: &Draft) -> Position {
    typed::cursor(&draft.line, layout::mark(app.size).line)
}
