//! Which characters can be shown: on a terminal, in a line of its own, and in XML.

/// Whether `c` is shown as itself wherever it stands. It neither steers a terminal, nor ends a line, nor
/// turns the direction of the rest, and it means something: no place for private use, no noncharacter.
pub fn is_printable(c: char) -> bool {
    // As nearly all are.
    if matches!(c, ' '..='~') {
        return true;
    }
    let is_direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_layout = matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}');
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let is_noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    !(c.is_control() || is_direction || is_layout || is_private || is_noncharacter)
}

/// Whether `text` is nothing but what can be typed on any keyboard, as nearly every text is, which is seen at once.
pub fn is_plain(text: &str) -> bool {
    text.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether each character of `text` is a letter of its own in one column, whatever stands beside it, as in nearly every
/// text that is not plain: accents that are one with their letter, Greek, dashes, arrows, lines and blocks.
pub fn is_narrow(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '\u{391}'..='\u{3c9}' | '\u{2010}'..='\u{2027}')
            || matches!(c, '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{25fc}')
    })
}

/// Whether all of `text` is printable.
pub fn is_printable_text(text: &str) -> bool {
    is_plain(text) || text.chars().all(is_printable)
}

/// `text` without what `is_kept` does not hold for; it holds for all that is plain.
pub fn kept(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    if is_plain(text) { text.to_owned() } else { text.chars().filter(|c| is_kept(*c)).collect() }
}

/// `text` on one line, with `·` for every character that cannot be shown.
pub fn printable(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars().map(|c| if is_printable(c) { c } else { '·' }).collect()
}

/// `text` with a capital for its first letter, as a sentence begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn what_is_narrow_takes_a_column_and_keeps_to_itself() {
        let narrow: Vec<char> = (' '..='\u{ffff}').filter(|c| is_narrow(&c.to_string())).collect();
        assert!("é·µβ…→−█".chars().all(|c| narrow.contains(&c)) && !narrow.contains(&'日'));
        for c in &narrow {
            assert!(is_printable(*c) && c.to_string().width() == 1, "{c:?}");
            for beside in ['a', '\u{d7}', '♀', *c] {
                let both = format!("{c}{beside}");
                assert_eq!(both.graphemes(true).count(), 2, "{both:?}");
                assert_eq!(both.width(), 1 + beside.to_string().width(), "{both:?}");
            }
        }
    }

    #[test]
    fn what_steers_or_means_nothing_is_not_shown() {
        for c in "\u{0}\n\t\u{1b}\u{7f}\u{9b}\u{2028}\u{2029}\u{202e}\u{2066}\u{fff9}\u{fffe}\u{ffff}\u{1fffe}\u{e000}\u{f0000}\u{10ffff}".chars() {
            assert!(!is_printable(c), "U+{:04X}", u32::from(c));
        }
        for c in "aÅ−–…●\u{a0}\u{fffd}אع日".chars() {
            assert!(is_printable(c), "{c}");
        }
        assert_eq!(printable("a\nb\u{202e}c"), "a·b·c");
    }
}
