//! Texts as they are searched: words without case and accents, one after the other.

use super::query::Needle;
use nucleo_matcher::chars;

/// What is searched of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a> {
    /// Each name in a line of its own, with a blank before and behind each word.
    pub(super) names: &'a str,
    /// The small print, in the same way.
    pub(super) rest: &'a str,
}

/// The texts of all rows in one: two of their own for each row would cost more than what stands in them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where the names of each row end, and where its small print does.
    ends: Vec<(u32, u32)>,
}

impl Texts {
    pub(super) fn push<'a>(&mut self, names: impl Iterator<Item = &'a str>, rest: &str) {
        for name in names {
            self.all.push('\n');
            self.line(name);
        }
        let end = self.all.len() as u32;
        self.line(rest);
        self.ends.push((end, self.all.len() as u32));
    }

    fn line(&mut self, text: &str) {
        self.all.push(' ');
        for word in text.split(' ').filter(|it| !it.is_empty()) {
            let start = self.all.len();
            // Most words are nothing but plain letters.
            if word.as_bytes().iter().all(u8::is_ascii_alphanumeric) {
                self.all.push_str(word);
                self.all.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
                self.all.push(' ');
                continue;
            }
            for c in fold(word).chars() {
                let is_word = c.is_alphanumeric();
                if is_word || !self.all.ends_with(' ') {
                    self.all.push(if is_word { c } else { ' ' });
                }
            }
            if self.all.len() > start && !self.all.ends_with(' ') {
                self.all.push(' ');
            }
        }
        self.all.push('\n');
    }

    /// The rows that hold what has no line's end in it, in order: one search through all is far quicker than one
    /// through each.
    pub(super) fn rows_with(&self, needle: &Needle) -> Vec<u32> {
        let row = |at: usize| self.ends.partition_point(|(_, end)| *end as usize <= at) as u32;
        let mut rows: Vec<u32> = needle.find_iter(self.all.as_bytes()).map(row).collect();
        rows.dedup();
        rows
    }

    pub(super) fn row(&self, at: u32) -> Text<'_> {
        let end = |at: u32| self.ends.get(at as usize).copied().unwrap_or_default();
        let start = at.checked_sub(1).map_or(0, |before| end(before).1);
        let part = |from: u32, to: u32| self.all.get(from as usize..to as usize).unwrap_or_default();
        Text { names: part(start, end(at).0), rest: part(end(at).0, end(at).1) }
    }
}

/// `text` without case and accents: of each cluster its first character.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    chars::graphemes(text).map(|c| chars::to_lower_case(chars::normalize(c))).collect()
}
