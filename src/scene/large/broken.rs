//! Large words in lines.

use super::letters::Letters;
use super::{Face, cells, gap, letters_for, n_dots};

/// `words` broken into lines that fit `width` columns, all in the letters that suit the whole; nothing where a letter
/// is missing here or a word is too long.
pub fn broken(words: &str, face: impl Into<Face>, width: usize) -> Option<Vec<String>> {
    let face = face.into().for_all_of(words);
    let letters = letters_for(words, face);
    let mut lines: Vec<String> = Vec::new();
    // Of the last line: where a word is added only that is measured.
    let mut n_across = 0;
    for word in whole_words(words) {
        if let Some(line) = lines.last_mut() {
            let end = line.len();
            line.push(' ');
            line.push_str(word);
            let longer = n_across + gap(face) + n_dots(line.get(end..)?, face, letters)?;
            if cells(longer, face) <= width {
                n_across = longer;
                continue;
            }
            line.truncate(end);
        }
        n_across = n_dots(word, face, letters)?;
        if cells(n_across, face) > width {
            return None;
        }
        lines.push(word.to_owned());
    }
    spare_the_last_word(&mut lines, face, letters, width);
    Some(lines)
}

/// Letters of a word that is lost alone on the last line, and words that the line above it must have to give one away.
const LOST: [(usize, usize); 2] = [(4, 2), (12, 3)];

/// A short word does not stand alone on the last line, if that before has one to go with it.
fn spare_the_last_word(lines: &mut [String], face: Face, letters: &Letters, width: usize) {
    let [.., above, last] = lines else { return };
    let (letters_of_last, words_above) = (last.chars().count(), above.split(' ').count());
    if !LOST.iter().any(|(letters, words)| letters_of_last <= *letters && words_above >= *words) {
        return;
    }
    let Some((head, tail)) = above.rsplit_once(' ') else { return };
    let longer = format!("{tail} {last}");
    let is_unit = UNITS.contains(&tail);
    if !is_unit && n_dots(&longer, face, letters).is_some_and(|it| cells(it, face) <= width) {
        (*above, *last) = (head.to_owned(), longer);
    }
}

/// The words of a text, a unit with its number and a range of numbers as one.
fn whole_words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_start();
    std::iter::from_fn(move || {
        let mut ends = rest.match_indices(char::is_whitespace).map(|(end, _)| rest.split_at(end));
        let is_end = |(word, tail): &(&str, &str)| {
            let is_number = word.ends_with(|it: char| it.is_ascii_digit());
            if !is_number && !word.ends_with(TO_AFTER) {
                return true;
            }
            let mut words = tail.split_whitespace();
            let (next, after) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let is_unit = UNITS.contains(&next.trim_end_matches(['.', ',', ';', ':', ')']));
            let is_range = next == TO && begins_with_number(after);
            if is_number { !is_unit && !is_range } else { !begins_with_number(next) }
        };
        let (word, tail) = ends.find(is_end).unwrap_or((rest, ""));
        rest = tail.trim_start();
        Some(word).filter(|it| !it.is_empty())
    })
}

/// What stands between the ends of a range, and that with what parts it from the first.
const TO: &str = "to";
const TO_AFTER: &str = " to";

fn begins_with_number(word: &str) -> bool {
    word.trim_start_matches(['−', '-', '+']).starts_with(|it: char| it.is_ascii_digit())
}

/// What is read in one breath with the number before it.
const UNITS: [&str; 6] = ["%", "s", "ms", "mm", "cm/s", "m/s"];

#[cfg(test)]
mod tests {
    use super::super::{Dot, width};
    use super::*;

    #[test]
    fn words_are_broken_into_lines_that_fit() {
        assert_eq!(broken("Better. But why?", Dot::Quarter, 32).unwrap(), ["Better.", "But why?"]);
        assert_eq!(broken("Better. But why?", Dot::Quarter, 12), None);
    }

    #[test]
    fn a_line_is_as_long_as_it_can_be_and_a_number_among_words_is_thin() {
        let words = "7 to 12 points of 100, then 56 to 40. Wide mm 1 2 3";
        for face in [Face::Thin, Face::Dense, Face::Low, Dot::Double.into()] {
            for most in 1..200 {
                let Some(lines) = broken(words, face, most) else { continue };
                assert_eq!(lines.join(" "), words);
                let mut nexts = lines.iter().skip(1).map(|line| whole_words(line).next().unwrap());
                for (nth, line) in lines.iter().enumerate() {
                    assert!(width(line, face).unwrap() <= most, "{line}");
                    // The last has a word of it.
                    if nth + 2 == lines.len() && lines[nth + 1].contains(' ') {
                        nexts.next();
                        continue;
                    }
                    let longer = nexts.next().map(|next| format!("{line} {next}"));
                    assert!(longer.is_none_or(|longer| width(&longer, face).unwrap() > most), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_short_word_is_not_left_alone_on_the_last_line() {
        assert_eq!(broken("With a sham: 1.14", Face::Thin, 36).unwrap(), ["With a", "sham: 1.14"]);
        assert_eq!(broken("With 1.14", Face::Thin, 14).unwrap(), ["With", "1.14"]);
        assert_eq!(
            broken("It held for 67.1 % once", Face::Thin, 50).unwrap(),
            ["It held for 67.1 %", "once"]
        );
    }

    #[test]
    fn a_unit_stays_with_its_number() {
        assert_eq!(
            broken("From 10.3 (6.6 to 12.7) on", Face::Thin, 40).unwrap(),
            ["From 10.3", "(6.6 to 12.7) on"]
        );
        assert_eq!(broken("In 2 s, not 3 s.", Face::Thin, 20).unwrap(), ["In 2 s,", "not 3 s."]);
        assert_eq!(
            broken("It held for 67.1 % of them", Face::Thin, 34).unwrap(),
            ["It held for", "67.1 %", "of them"]
        );
    }
}
