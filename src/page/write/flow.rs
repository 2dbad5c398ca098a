//! Words in lines.

use super::{Role, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A stretch of one look within a word.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) role: Role,
    pub(super) stop: Option<usize>,
}

/// Blanks between two words.
pub(super) struct Gap {
    pub(super) width: usize,
    pub(super) role: Role,
    pub(super) stop: Option<usize>,
}

/// The lines of one paragraph while it is being filled.
pub(super) struct Flow {
    pub(super) room: usize,
    pub(super) hang: usize,
    pub(super) lines: Vec<Vec<Span>>,
    pub(super) column: usize,
}

impl Flow {
    /// Puts `word` behind `gap` on this line, or without it on the next.
    pub(super) fn place(&mut self, word: &mut Vec<Part<'_>>, gap: Option<Gap>) {
        if word.is_empty() {
            return;
        }
        let width: usize = word.iter().map(|part| columns(part.text)).sum();
        let gap_width = gap.as_ref().map_or(0, |gap| gap.width);
        if self.column > 0 && self.column + gap_width + width > self.room {
            self.wrap();
        } else if let Some(gap) = gap.filter(|_| self.column > 0) {
            self.blanks(&gap);
        }
        let has_room = self.column + width <= self.room;
        for part in word.drain(..) {
            // As nearly every word has.
            if has_room {
                self.push(part, columns(part.text));
            } else {
                self.broken(part);
            }
        }
    }

    /// Puts a part of a word where it may have to be broken.
    fn broken(&mut self, part: Part<'_>) {
        let mut rest = part.text;
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
            self.push(Part { text: head, ..part }, columns(head));
            if !rest.is_empty() {
                self.wrap();
            }
        }
    }

    fn wrap(&mut self) {
        self.lines.push(Vec::new());
        self.column = 0;
        if self.hang > 0 {
            self.blanks(&Gap { width: self.hang, role: Role::Body, stop: None });
        }
    }

    fn blanks(&mut self, gap: &Gap) {
        self.column += gap.width;
        if let Some(text) = self.open(gap.role, gap.stop) {
            (0..gap.width).for_each(|_| text.push(' '));
        }
    }

    /// Adds so many columns to the last span where the look is the same. No-break blanks have done their work here.
    fn push(&mut self, part: Part<'_>, width: usize) {
        self.column += width;
        let Some(text) = self.open(part.role, part.stop) else { return };
        if part.text.is_ascii() {
            return text.push_str(part.text);
        }
        for (nth, unbroken) in part.text.split('\u{a0}').enumerate() {
            text.push_str(if nth > 0 { " " } else { "" });
            text.push_str(unbroken);
        }
    }

    /// The text at the end of this line that has such a look.
    fn open(&mut self, role: Role, stop: Option<usize>) -> Option<&mut String> {
        let line = self.lines.last_mut()?;
        if line.last().is_none_or(|last| last.role != role || last.stop != stop) {
            line.push(Span { text: String::new(), role, stop });
        }
        line.last_mut().map(|span| &mut span.text)
    }
}

/// How many columns a text takes.
fn columns(text: &str) -> usize {
    // As nearly every word is.
    if text.is_ascii() { text.len() } else { text.width() }
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
