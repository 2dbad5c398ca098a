//! Words in the room that there is for them.

use super::write::Writer;
use super::{Line, Role};
use crate::content::character::is_plain;
pub use crate::document::words::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns of `text`: of plain text as many as it has letters.
pub fn columns(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// As many whole clauses of `words` as stand in so many columns; the first one cut where even that is too long.
pub fn clauses(words: &str, width: u16) -> String {
    let ends = [" · ", "; ", ", "].iter().flat_map(|it| words.match_indices(it)).map(|(end, _)| end);
    let whole = ends.chain([words.len()]).filter_map(|end| words.get(..end));
    let fitting = whole.filter(|it| it.width() <= usize::from(width));
    fitting.max_by_key(|it| it.len()).map_or_else(|| fit(words, width), str::to_owned)
}

/// `names` after a word, as many as so many columns have room for and the number of the others; all where they have
/// room for none.
pub fn named(before: &str, names: &[String], width: u16) -> String {
    let line = |shown: usize| {
        let more = names.len() - shown;
        let named = names.get(..shown).unwrap_or_default().join(" · ");
        if more == 0 { format!("{before}{named}") } else { format!("{before}{named} and {more} more") }
    };
    let fits = |it: &usize| line(*it).width() <= usize::from(width);
    line((1..=names.len()).rev().find(fits).unwrap_or(names.len()))
}

/// `words` in at most `width` columns, with `…` where something is missing.
pub fn fit(words: &str, width: u16) -> String {
    let width = usize::from(width);
    if columns(words) <= width {
        return words.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for grapheme in words.graphemes(true) {
        used += grapheme.width();
        if used + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    let end = out.trim_end().len();
    out.truncate(end);
    if width > 0 {
        out.push('…');
    }
    out
}

/// `words` broken into at most `most` lines of `width` columns, with `…` behind the last word of them where something
/// is missing.
pub fn lines(words: &str, width: u16, most: usize) -> Vec<String> {
    if most == 1 {
        return vec![after_a_word(words, width)];
    }
    let mut w = Writer::new(width);
    w.text(words, Role::Body);
    let text = |line: &Line| line.spans.iter().map(|span| span.text.as_str()).collect();
    let mut lines: Vec<String> = w.finish().lines.iter().map(text).collect();
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(after_a_word(&rest, width));
    }
    lines
}

/// `words` in at most `width` columns, with `…` behind the last word that has room where one is missing.
fn after_a_word(words: &str, width: u16) -> String {
    if columns(words) <= width.into() {
        return words.to_owned();
    }
    let (mut used, mut start, mut fitting) = (0, 0, None);
    for (end, _) in words.match_indices(' ') {
        used += words.get(start..end).map_or(0, columns);
        if used >= width.into() {
            break;
        }
        (start, fitting) = (end, words.get(..end));
    }
    match fitting.map(|it| it.trim_end_matches([',', ':', ';', ' '])) {
        Some(it) if !it.is_empty() => format!("{it}…"),
        _ => fit(words, width),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_cut_at_the_end_of_a_clause() {
        let words = "3 cm/s: CT answers most strongly, Aβ moderately; shapes";
        assert_eq!(clauses(words, 80), words);
        assert_eq!(clauses(words, 48), "3 cm/s: CT answers most strongly, Aβ moderately");
        assert_eq!(clauses(words, 40), "3 cm/s: CT answers most strongly");
        assert_eq!(clauses(words, 12), "3 cm/s: CT…");
    }
}
