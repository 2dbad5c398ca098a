//! Framed cards, side by side where two fit.

use super::{Piece, Writer};
use crate::page::words::fit;
use crate::page::{Line, Page, Role, Span, Stop, Target};
use unicode_width::UnicodeWidthStr;

/// A framed box that leads somewhere.
#[derive(Clone, Debug)]
pub struct Card {
    pub target: Target,
    pub paragraphs: Vec<Vec<Piece>>,
    /// A few words in the lower edge of the frame.
    pub label: String,
}

/// Lines of the inside of a card.
struct Rows {
    top: usize,
    height: usize,
}

/// Columns of a card, its frame included.
struct Columns {
    left: usize,
    width: usize,
}

impl Writer {
    /// Framed cards, side by side where two fit. Each card is one block to stop at.
    pub fn cards(&mut self, cards: &[Card]) {
        const GAP: usize = 2;
        let n_columns = if self.width >= 60 { 2 } else { 1 };
        let width = (self.width - GAP * (n_columns - 1)) / n_columns;
        for row in cards.chunks(n_columns) {
            let bodies: Vec<Page> = row
                .iter()
                .map(|card| {
                    let mut writer = Self::new(width.saturating_sub(4) as u16);
                    card.paragraphs.iter().for_each(|pieces| writer.paragraph(pieces, 0));
                    writer.finish()
                })
                .collect();
            let height = bodies.iter().map(|body| body.lines.len()).max().unwrap_or(0);
            let top = self.page.lines.len();
            self.page.lines.resize_with(top + height + 2, Line::default);
            for (column, (card, body)) in row.iter().zip(bodies).enumerate() {
                let left = column * (width + GAP);
                let stop = Some(self.page.stops.len());
                self.page.stops.push(Stop {
                    target: card.target.clone(),
                    block: true,
                    left: left as u16,
                    top: top as u16,
                    right: (left + width) as u16,
                    bottom: (top + height + 2) as u16,
                });
                self.card(Rows { top, height }, Columns { left, width }, &card.label, body, stop);
            }
        }
    }

    /// One frame with its lines, appended to the lines from `top` on.
    fn card(&mut self, rows: Rows, columns: Columns, label: &str, body: Page, stop: Option<usize>) {
        let (Rows { top, height }, Columns { left, width }) = (rows, columns);
        let border = |text: String| Span { text, role: Role::Border, stop };
        let mut body = body.lines.into_iter();
        for (nth, line) in self.page.lines.iter_mut().skip(top).enumerate() {
            let used: usize = line.spans.iter().map(|span| span.text.width()).sum();
            line.spans.push(Span {
                text: " ".repeat(left.saturating_sub(used)),
                role: Role::Body,
                stop: None,
            });
            let rule = "─".repeat(width.saturating_sub(2));
            if nth == 0 {
                line.spans.push(border(format!("╭{rule}╮")));
            } else if nth == height + 1 {
                let room = width.saturating_sub(5) as u16;
                let label = if label.is_empty() { String::new() } else { format!(" {} ", fit(label, room)) };
                let rule = "─".repeat(width.saturating_sub(3 + label.width()));
                line.spans.push(border(format!("╰{rule}")));
                line.spans.push(Span { text: label, role: Role::Meta, stop });
                line.spans.push(border("─╯".to_owned()));
            } else {
                let spans = body.next().unwrap_or_default().spans;
                let used: usize = spans.iter().map(|span| span.text.width()).sum();
                line.spans.push(border("│ ".to_owned()));
                line.spans.extend(spans.into_iter().map(|span| Span { stop, ..span }));
                let rest = " ".repeat(width.saturating_sub(4 + used));
                line.spans.push(Span { text: rest, role: Role::Body, stop });
                line.spans.push(border(" │".to_owned()));
            }
        }
    }
}
