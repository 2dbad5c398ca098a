//! What stands at the head of a page: its title and its numbers, in large letters where there is room;
//! and what stands beside something else.

use super::{Format, Piece, Writer};
use crate::page::{Role, Span};
use crate::scene::large::{self, Dot, Face};
use unicode_width::UnicodeWidthStr;

/// Columns between a title in large letters and what is said beside it.
const GAP: usize = 4;
/// The line that large letters stand on, counted from their top.
const FOOT: usize = 3;
const LOW_FOOT: usize = 1;

impl Writer {
    /// What a page is called, in large letters where there is room, and a line that says what it is.
    pub fn title(&mut self, title: &str, tagline: &str, format: Format) {
        let Some(face) = format.title.filter(|face| self.large(title, *face, Role::Large)) else {
            let [title, tagline] = [Piece::new(title, Role::Title), Piece::new(tagline, Role::Tagline)];
            if title.text.width() + GAP + tagline.text.width() <= self.width {
                return self.paragraph(&[title, Piece::new(" ".repeat(GAP), Role::Body), tagline], 0);
            }
            self.paragraph(&[title], 0);
            if !tagline.text.is_empty() {
                self.paragraph(&[tagline], 0);
            }
            return;
        };
        // Beside the letters, on the line that they stand on, or else below them.
        let used = large::width(title, face).unwrap_or(self.width);
        let foot = if face == Face::Low { LOW_FOOT } else { FOOT };
        if tagline.is_empty() {
            return;
        }
        if used + GAP + tagline.width() <= self.width {
            if let Some(line) = self.page.lines.get_mut(foot) {
                line.spans.push(Span { text: " ".repeat(GAP), role: Role::Body, stop: None });
                line.spans.push(Span { text: tagline.to_owned(), role: Role::Tagline, stop: None });
            }
        } else {
            // Low letters fill their lines.
            if face == Face::Low {
                self.blank();
            }
            self.text(tagline, Role::Tagline);
        }
    }

    /// Everything that `write` writes hangs beside `mark`, which stands before its first line.
    pub fn marked(&mut self, mark: &str, role: Role, write: impl FnOnce(&mut Self)) {
        let (top, at) = (self.page.lines.len(), self.margin.len());
        let width = mark.width() + 1;
        self.margin.push(Span { text: " ".repeat(width), role: Role::Body, stop: None });
        write(self);
        self.margin.truncate(at);
        let first = self.page.lines.get_mut(top).and_then(|line| line.spans.get_mut(at));
        if let Some(span) = first {
            *span = Span { text: format!("{mark} "), role, ..span.clone() };
        }
    }

    /// Every line that `write` writes begins with `mark`.
    pub fn behind<T>(&mut self, mark: &str, role: Role, write: impl FnOnce(&mut Self) -> T) -> T {
        let at = self.margin.len();
        self.margin.push(Span { text: mark.to_owned(), role, stop: None });
        self.margin.push(Span { text: " ".to_owned(), role: Role::Body, stop: None });
        let it = write(self);
        self.margin.truncate(at);
        it
    }

    /// `words` in large letters; whether they could be.
    fn large(&mut self, words: &str, face: Face, role: Role) -> bool {
        if large::width(words, face).is_none_or(|width| width > self.room()) {
            return false;
        }
        for row in large::rows(words, face).unwrap_or_default() {
            self.line(vec![Span { text: row, role, stop: None }]);
        }
        true
    }

    /// `words` in at most so many lines of large letters; whether they could be.
    pub fn large_lines(&mut self, words: &str, face: impl Into<Face>, most: usize, role: Role) -> bool {
        let lines = large::lines(words, face, self.room(), most);
        for row in lines.iter().flatten().flatten() {
            self.line(vec![Span { text: row.clone(), role, stop: None }]);
        }
        lines.is_some()
    }

    /// Large numbers, each with words beside it; plain ones where there is no room for that.
    pub fn numbers(&mut self, numbers: &[(String, String)], format: Format) {
        const APART: usize = 4;
        let large = |number: &str| large::width(number, Dot::Quarter);
        let widths: Option<Vec<usize>> =
            numbers.iter().map(|(number, words)| Some(large(number)? + 1 + words.width() + APART)).collect();
        let fitting =
            widths.filter(|it| format.is_large() && it.iter().sum::<usize>() <= self.room() + APART);
        let Some(widths) = fitting else {
            let pieces: Vec<Piece> = numbers
                .iter()
                .enumerate()
                .flat_map(|(nth, (number, words))| {
                    let between = if nth > 0 { "\u{a0}· " } else { "" };
                    let words = words.replace(' ', "\u{a0}");
                    [
                        Piece::new(between, Role::Meta),
                        Piece::new(number, Role::Strong),
                        Piece::new(format!("\u{a0}{words}"), Role::Body),
                    ]
                })
                .collect();
            return self.paragraph(&pieces, 0);
        };
        let rows: Vec<_> = numbers.iter().map(|(number, _)| large::rows(number, Dot::Quarter)).collect();
        for nth in 0..=FOOT {
            let mut spans = Vec::new();
            for (((_, words), rows), width) in numbers.iter().zip(&rows).zip(&widths) {
                let words = if nth + 1 == FOOT { words.as_str() } else { "" };
                let row = rows.as_ref().and_then(|rows| rows.get(nth).cloned()).unwrap_or_default();
                let rest = width.saturating_sub(row.width() + 1 + words.width());
                spans.push(Span { text: row, role: Role::Large, stop: None });
                spans.push(Span {
                    text: format!(" {words}{}", " ".repeat(rest)),
                    role: Role::Body,
                    stop: None,
                });
            }
            self.line(spans);
        }
    }
}
