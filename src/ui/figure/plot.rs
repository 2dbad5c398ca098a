//! A field between two axes: ticks with their values, and lines of dots.

use crate::sim::number;
use crate::sim::plot::Plot;
use crate::ui::paint;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The cells of the field.
pub(super) fn field(plot: &Plot, area: Rect) -> Rect {
    Rect { x: area.x + plot.left, y: area.y + plot.top, width: plot.width, height: plot.height }
        .intersection(area)
}

/// Values on the left, a line below with a mark at each of `ticks`, and what it counts where it
/// fits between them.
pub(super) fn axes(plot: &Plot, ticks: &[f64], across: &str, look: &Look, area: Rect, buf: &mut Buffer) {
    let field = field(plot, area);
    if plot.left > 0 {
        for value in plot.up.ticks(usize::from(plot.height / 2).clamp(2, 6)) {
            let words = number(value);
            let room = plot.left.saturating_sub(1);
            let x = area.x + room.saturating_sub(words.width() as u16);
            let line =
                Rect { x, y: area.y + plot.row(value), width: room.min(words.width() as u16), height: 1 };
            paint::text(buf, line.intersection(area), &words, look.dim());
        }
    }
    let line = Rect { y: field.bottom(), height: 1, ..field }.intersection(area);
    for x in line.left()..line.right() {
        paint::cell(buf, x, line.y, "─", look.faint());
    }
    let below = Rect { y: line.bottom(), height: 1, ..area }.intersection(area);
    if line.is_empty() {
        return;
    }
    let mut free = below.left();
    let mut widest = Rect::default();
    for value in ticks {
        let words = number(*value);
        let (x, width) = (area.x + plot.column(*value), words.width() as u16);
        paint::cell(buf, x, line.y, "┬", look.faint());
        let from = x.saturating_sub(width / 2).min(below.right().saturating_sub(width));
        if from < free || below.is_empty() {
            continue;
        }
        if free > below.left() && from - free > widest.width {
            widest = Rect { x: free, width: from - free, ..below };
        }
        paint::text(buf, Rect { x: from, width, ..below }, &words, look.dim());
        free = from + width + 1;
    }
    if below.right().saturating_sub(free) > widest.width {
        widest = Rect { x: free, width: below.right() - free, ..below };
    }
    // All of it, else what is counted at least.
    let words = [across, across.split(' ').next().unwrap_or_default()];
    if let Some(words) = words.into_iter().find(|it| it.width() < usize::from(widest.width)) {
        let width = words.width() as u16;
        let x = widest.x + (widest.width - width) / 2;
        paint::text(buf, Rect { x, width, ..widest }, words, look.dim());
    }
}
