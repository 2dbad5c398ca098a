//! A caption: a line or two over a quiet band, for those who look on.

use super::paint;
use super::theme::Look;
use crate::app::settings::ColorTier;
use crate::page::words;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Writes `text` into the middle of each line of `area`, as much of it as fits, over `band`.
pub fn draw(text: &str, band: Rect, area: Rect, look: &Look, buf: &mut Buffer) {
    let ground = match look.tier {
        ColorTier::None | ColorTier::Ansi16 => Style::new().add_modifier(Modifier::REVERSED),
        _ => Style::new().bg(look.hue(look.palette.selection)),
    };
    paint::tint(buf, band, ground);
    for (nth, line) in words::lines(text, area.width, usize::from(area.height)).iter().enumerate() {
        let width = (line.width() as u16).min(area.width);
        let (x, y) = (area.x + (area.width - width) / 2, area.y + nth as u16);
        let row = Rect::new(x, y, width, 1).intersection(area);
        paint::text(buf, row, line, look.text().add_modifier(Modifier::BOLD).patch(ground));
    }
}
