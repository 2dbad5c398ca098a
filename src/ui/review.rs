//! What stands below a card: how well it was known, and what each grade does.

use super::paint;
use super::theme::Look;
use crate::app::{App, Hit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The words and keys below the card on the screen.
pub fn draw(app: &App, buf: &mut Buffer) {
    let Some(controls) = app.controls() else { return };
    let look = Look::new(&app.settings);
    paint::text(buf, controls.words_at, &controls.words, look.strong());
    for control in &controls.all {
        let is_hovered = app.hover == Some(Hit::Control(control.command.clone()));
        // Where there is a choice it is what counts, before any way on.
        let is_choice = controls.all.len() > 1;
        let style = if is_hovered || is_choice { look.strong() } else { look.text() };
        let key = if is_choice { look.choice(app.family()) } else { look.key() };
        let used = paint::text(buf, control.area, &format!(" {} ", control.key), key);
        let left =
            Rect { x: control.area.x + used, width: control.area.width.saturating_sub(used), ..control.area };
        paint::text(buf, left, &format!(" {}", control.text), style);
    }
}
