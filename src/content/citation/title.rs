//! Titles with a capital on every word that counts, as two of the styles want them.

use crate::content::character;

/// What stays small within a title: articles, prepositions and what joins. The list of CSL with the longer
/// prepositions that Chicago keeps small, but none that often begins a clause, such as "after".
const SMALL: [&str; 41] = [
    "a", "about", "across", "against", "among", "an", "and", "around", "as", "at", "between", "but", "by",
    "down", "during", "for", "from", "in", "into", "nor", "of", "off", "on", "onto", "or", "over", "so",
    "the", "through", "till", "to", "toward", "towards", "under", "up", "upon", "via", "with", "within",
    "without", "yet",
];

/// `title` with capitals. "VGLUT3", "fMRI" and "C-tactile" stay as they are.
pub(super) fn capitalised(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let mut begins = true;
    let mut text = String::new();
    for (nth, word) in words.iter().enumerate() {
        if nth > 0 {
            text.push(' ');
        }
        let ends = nth + 1 == words.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if has_capitals_of_its_own(word) {
            text.push_str(word);
        } else if bare.split('/').all(|part| SMALL.contains(&part)) && !begins && !ends {
            text.push_str(&word.to_lowercase());
        } else {
            text.push_str(&parts(word));
        }
        begins = word.ends_with([':', '?', '!', '.']);
    }
    text
}

/// A word whose parts between hyphens have capitals as well: "Follow-Up", but "Face-to-Face".
fn parts(word: &str) -> String {
    let parts: Vec<&str> = word.split('-').collect();
    let is_small = |nth: usize, part: &str| nth > 0 && nth + 1 < parts.len() && SMALL.contains(&part);
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(nth, part)| if is_small(nth, part) { (*part).to_owned() } else { capital(part) })
        .collect();
    parts.join("-")
}

fn capital(word: &str) -> String {
    let Some(at) = word.find(char::is_alphanumeric) else { return word.to_owned() };
    let (before, rest) = word.split_at(at);
    format!("{before}{}", character::capital(rest))
}

/// "RCTs", "eLife", "A-type": a capital within the word, or one that stands for something.
fn has_capitals_of_its_own(word: &str) -> bool {
    let mut letters = word.trim_start_matches(|c: char| !c.is_alphabetic()).chars();
    let first_is_capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    rest.contains(char::is_uppercase) || first_is_capital && rest.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_count_have_a_capital_and_names_are_not_touched() {
        for (title, written) in [
            ("effects of fMRI measures, and of touch", "Effects of fMRI Measures, and of Touch"),
            ("C-tactile afferents (RCTs) in people", "C-tactile Afferents (RCTs) in People"),
            ("what you need to know: the basics", "What You Need to Know: The Basics"),
            (
                "face-to-face follow-up and/or a “double-blind” trial",
                "Face-to-Face Follow-Up and/or a “Double-Blind” Trial",
            ),
            ("what it rests on", "What It Rests On"),
            ("", ""),
        ] {
            assert_eq!(capitalised(title), written);
        }
    }
}
