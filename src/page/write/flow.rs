//! Words in lines.

use super::{Role, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The lines of one paragraph while it is being filled.
pub(super) struct Flow {
    pub(super) room: usize,
    pub(super) hang: usize,
    pub(super) lines: Vec<Vec<Span>>,
    pub(super) column: usize,
}

impl Flow {
    /// Puts `word` behind `gap` on this line, or without it on the next.
    pub(super) fn place(&mut self, word: &mut Vec<Span>, gap: Option<Span>) {
        if word.is_empty() {
            return;
        }
        let width: usize = word.iter().map(|span| span.text.width()).sum();
        let gap_width = gap.as_ref().map_or(0, |gap| gap.text.width());
        if self.column > 0 && self.column + gap_width + width > self.room {
            self.wrap();
        } else if let Some(gap) = gap.filter(|_| self.column > 0) {
            self.push(gap, gap_width);
        }
        for span in word.drain(..) {
            // As nearly every word does.
            let width = span.text.width();
            if self.column + width <= self.room {
                self.push(span, width);
                continue;
            }
            let mut rest = span.text.as_str();
            while !rest.is_empty() {
                let mut head = head(rest, self.room.saturating_sub(self.column));
                if head.is_empty() && self.column > self.hang {
                    self.wrap();
                    continue;
                }
                if head.is_empty() {
                    head = rest.graphemes(true).next().unwrap_or(rest);
                }
                rest = rest.get(head.len()..).unwrap_or_default();
                self.push(Span { text: head.to_owned(), ..span }, head.width());
                if !rest.is_empty() {
                    self.wrap();
                }
            }
        }
    }

    fn wrap(&mut self) {
        self.lines.push(Vec::new());
        self.column = 0;
        if self.hang > 0 {
            self.push(Span { text: " ".repeat(self.hang), role: Role::Body, stop: None }, self.hang);
        }
    }

    /// Adds so many columns to the last span where the look is the same. No-break blanks have done their work here.
    fn push(&mut self, mut span: Span, width: usize) {
        if span.text.contains('\u{a0}') {
            span.text = span.text.replace('\u{a0}', " ");
        }
        self.column += width;
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(last) if last.role == span.role && last.stop == span.stop => last.text.push_str(&span.text),
            _ => line.push(span),
        }
    }
}

/// As much of a word as has room in so many columns. An address is broken behind one of its strokes, where that
/// leaves no great gap.
fn head(word: &str, room: usize) -> &str {
    if word.width() <= room {
        return word;
    }
    let mut width = 0;
    let fits = word.graphemes(true).take_while(|it| {
        width += it.width();
        width <= room
    });
    let head = word.get(..fits.map(str::len).sum()).unwrap_or_default();
    let stroke = head.rfind('/').and_then(|at| head.get(..=at));
    let stroke = stroke.filter(|it| !it.ends_with("//") && 3 * it.len() > head.len());
    stroke.unwrap_or(head)
}
