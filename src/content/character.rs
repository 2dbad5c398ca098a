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
