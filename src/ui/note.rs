//! What the term under the mouse means, beside it.

use super::page;
use super::paint::{self, ROUND};
use super::theme::Look;
use crate::app::App;
use crate::layout;
use crate::page::glossary;
use ratatui::buffer::Buffer;

pub fn draw(app: &App, buf: &mut Buffer) {
    let Some((term, word)) = app.hovered_term() else { return };
    let note = glossary::note(term, layout::note_width(app.size));
    let Some(area) = layout::note(app.size, word, note.height()) else { return };
    let look = Look::new(&app.settings);
    paint::clear(buf, area.frame, look.ground());
    paint::frame(buf, area.frame, ROUND, look.family(app.family()));
    page::plain(&look, &note, area.page, app.family(), buf);
}
