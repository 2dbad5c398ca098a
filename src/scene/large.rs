//! Words in large letters: seven dots high, or low ones of four, drawn in blocks, for the one thing of a
//! screen that is to be seen first.
//!
//! It knows no colour and no place. Where a letter is missing, where there is no room, or where
//! blocks cannot be shown, the caller sets the words plainly instead.

mod heavy;
mod letters;
mod low;
mod tall;

use letters::{Column, Glyph, Letters};
use std::sync::LazyLock;

/// What a dot of a letter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dot {
    /// A quarter of a cell: a letter is three cells wide and four lines high.
    Quarter,
    /// Half a cell, as wide as it is: a letter is six cells wide and four lines high.
    Half,
    /// Two cells side by side: a letter is twelve cells wide and seven lines high.
    Double,
}

/// What letters are large by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Seven such dots.
    Tall(Dot),
    /// Seven dots of a quarter of a cell, numbers as thin as words: for what stands beside others of this face.
    Thin,
    /// Seven dots of a quarter of a cell in strokes of two: a letter is three and a half cells wide, four lines high.
    Heavy,
    /// The same with six dots, and a seventh for what reaches below them: four lines high with any letters.
    Dense,
    /// Four dots of a quarter of a cell, in capitals: a letter is three cells wide and two lines high.
    Low,
}

impl From<Dot> for Face {
    fn from(dot: Dot) -> Self {
        Self::Tall(dot)
    }
}

impl Face {
    /// The face of each line of `words`: one that happens to hold nothing but a number is no heavier than the rest.
    fn for_all_of(self, words: &str) -> Self {
        let is_light =
            self == Self::Tall(Dot::Quarter) && std::ptr::eq(letters_for(words, self), &raw const *TALL);
        if is_light { Self::Thin } else { self }
    }
}

/// The lines of `words`, all of one width: four, and a fifth where a letter reaches below the others; two of
/// low letters; seven of dots of two cells, and nine. Nothing where a letter is missing here.
pub fn rows(words: &str, face: impl Into<Face>) -> Option<Vec<String>> {
    let face = face.into();
    let mut columns: Vec<Column> = Vec::new();
    spell(words, face, letters_for(words, face), |glyph| {
        columns.extend(glyph.columns.iter().take(glyph.width));
        columns.extend(std::iter::repeat_n(0, gap(face)));
    })?;
    columns.truncate(columns.len().saturating_sub(gap(face)));
    let height = height(columns.iter().fold(0, |all, it| all | it), face);
    // Two columns side by side in one, the right one in the upper half, so that each line looks at both at once.
    let pairs: Vec<u32> = match face {
        Face::Tall(Dot::Double | Dot::Half) => Vec::new(),
        _ => columns
            .chunks(2)
            .map(|two| two.iter().rev().fold(0, |all, it| all << 16 | u32::from(*it)))
            .collect(),
    };
    let line = |row: usize| match face {
        Face::Tall(Dot::Double) => {
            columns.iter().map(|column| if column >> row & 1 == 1 { "██" } else { "  " }).collect()
        }
        Face::Tall(Dot::Half) => {
            columns.iter().map(|column| block(&HALVES, usize::from(column >> row & 0b11))).collect()
        }
        _ => {
            let dots = |pair: u32| pair >> row & 0b11 | pair >> 14 >> row & 0b1100;
            pairs.iter().map(|pair| block(&QUARTERS, dots(*pair) as usize)).collect()
        }
    };
    Some((0..height).step_by(dots_of_a_line(face)).map(line).collect())
}

/// The columns and lines of [`rows`].
pub fn size(words: &str, face: impl Into<Face>) -> Option<(usize, usize)> {
    let face = face.into();
    let (mut n_dots, mut ink) = (0, 0);
    spell(words, face, letters_for(words, face), |glyph| {
        n_dots += glyph.width + gap(face);
        ink = glyph.columns.iter().fold(ink, |all, it| all | it);
    })?;
    let n_lines = height(ink, face).div_ceil(dots_of_a_line(face));
    Some((cells(n_dots.saturating_sub(gap(face)), face), n_lines))
}

/// How many columns `words` take; nothing where a letter is missing here.
pub fn width(words: &str, face: impl Into<Face>) -> Option<usize> {
    let face = face.into();
    Some(cells(n_dots(words, face, letters_for(words, face))?, face))
}

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

/// `words` broken the same way into at most so many lines, each as lines of the screen, and all equally far apart
/// whether a letter reaches below the others or not.
pub fn lines(words: &str, face: impl Into<Face>, width: usize, most: usize) -> Option<Vec<Vec<String>>> {
    let face = face.into().for_all_of(words);
    let pitch = match face {
        Face::Low => 3,
        Face::Dense => 4,
        Face::Tall(Dot::Double) => 10,
        _ => 5,
    };
    let broken = broken(words, face, width).filter(|lines| lines.len() <= most)?;
    let mut lines = broken.iter().map(|line| rows(line, face)).collect::<Option<Vec<_>>>()?;
    if let Some((_, above)) = lines.split_last_mut() {
        for line in above {
            line.resize(pitch, String::new());
        }
    }
    Some(lines)
}

/// Dots between two letters; low ones have strokes of two.
fn gap(face: Face) -> usize {
    if face == Face::Low { 2 } else { 1 }
}

/// Dots from the top of a letter to the line that it stands on.
const HEIGHT: usize = 7;
/// Dots from the top of a letter to its end below that line.
const DEPTH: usize = 9;

/// Dots from the top to the bottom of words whose columns have `ink` in any of them.
fn height(ink: Column, face: Face) -> usize {
    match face {
        Face::Low => 4,
        _ if ink >> HEIGHT != 0 => DEPTH,
        _ => HEIGHT,
    }
}

/// Dots, one above the other, that a line of the screen takes.
fn dots_of_a_line(face: Face) -> usize {
    if face == Face::Tall(Dot::Double) { 1 } else { 2 }
}

/// The letters that `words` are set in. Numbers in quarters of a cell are heavy.
fn letters_for(words: &str, face: Face) -> &'static Letters {
    let is_number = |it: char| it.is_ascii_digit() || " \u{a0}.,+-−–%".contains(it);
    match face {
        Face::Low => &LOW,
        Face::Heavy => &HEAVY,
        Face::Dense => &DENSE,
        // Most words are told from a number by their first letter.
        Face::Tall(Dot::Quarter) if !words.starts_with(char::is_alphabetic) => {
            if words.split(" to ").flat_map(str::chars).all(is_number) { &HEAVY } else { &TALL }
        }
        Face::Tall(_) | Face::Thin => &TALL,
    }
}

/// Gives `take` each letter of `words`; nothing where one is missing here.
fn spell(words: &str, face: Face, letters: &Letters, mut take: impl FnMut(&Glyph)) -> Option<()> {
    let is_low = face == Face::Low;
    for letter in words.chars() {
        if is_low && !letter.is_ascii() {
            for capital in letter.to_uppercase() {
                take(letters.get(capital)?);
            }
        } else {
            take(letters.get(if is_low { letter.to_ascii_uppercase() } else { letter })?);
        }
    }
    Some(())
}

/// Dots from the left of `words` to their right.
fn n_dots(words: &str, face: Face, letters: &Letters) -> Option<usize> {
    let (mut n_dots, gap) = (0, gap(face));
    spell(words, face, letters, |glyph| n_dots += glyph.width + gap)?;
    Some(n_dots.saturating_sub(gap))
}

/// The columns of the screen that so many dots side by side take.
fn cells(n_dots: usize, face: Face) -> usize {
    match face {
        Face::Tall(Dot::Double) => 2 * n_dots,
        Face::Tall(Dot::Half) => n_dots,
        _ => n_dots.div_ceil(2),
    }
}

/// The blocks for a dot above another: none, the upper, the lower, both.
const HALVES: [char; 4] = [' ', '▀', '▄', '█'];
/// The blocks for two dots above each other beside two others: those at the left count one and two, as above,
/// those at the right four and eight.
const QUARTERS: [char; 16] = [' ', '▘', '▖', '▌', '▝', '▀', '▞', '▛', '▗', '▚', '▄', '▙', '▐', '▜', '▟', '█'];

fn block(blocks: &[char], dots: usize) -> char {
    blocks.get(dots).copied().unwrap_or(' ')
}

static TALL: LazyLock<Letters> = LazyLock::new(|| Letters::read(&tall::SHEETS, tall::PITCH));
static HEAVY: LazyLock<Letters> = LazyLock::new(heavy::widened);
static DENSE: LazyLock<Letters> = LazyLock::new(heavy::lowered);
static LOW: LazyLock<Letters> = LazyLock::new(|| Letters::read(&low::SHEETS, low::PITCH));

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn letters_stand_side_by_side_in_quarters_of_cells() {
        let rows = rows("Ag", Dot::Quarter).unwrap();
        assert_eq!(rows, ["▞▀▖   ", "▙▄▌▞▀▌", "▌ ▌▌ ▌", "▘ ▘▝▀▌", "   ▝▀ "]);
    }

    #[test]
    fn the_strokes_of_a_number_in_quarters_are_as_strong_across_as_down() {
        assert_eq!(rows("10", Dot::Quarter).unwrap(), ["▟▌▗▛▙", "▐▌▐▌█", "▐▌▐▌█", "▀▀ ▀▘"]);
    }

    #[test]
    fn heavy_letters_have_strokes_of_two_dots_and_no_two_look_alike() {
        assert_eq!(rows("mi", Face::Heavy).unwrap(), ["    ▝▘", "█▜▛▙▐▌", "█▐▌█▐▌", "▀▝▘▀▝▘"]);
        assert_eq!(rows("my", Face::Dense).unwrap(), ["▄▄▄▖▗▖▗▖", "█▐▌█▐▌▐▌", "█▐▌█▝▙▟▌", "     ▀▀ "]);
        for face in [Face::Heavy, Face::Dense] {
            let letters = (' '..='~').chain("éüöäβ−×÷·…".chars());
            let mut seen = std::collections::HashMap::new();
            for letter in letters {
                let twin = seen.insert(rows(&letter.to_string(), face).unwrap(), letter);
                assert_eq!(twin, None, "{letter}");
            }
        }
    }

    #[test]
    fn low_letters_are_capitals_in_two_lines() {
        assert_eq!(rows("at.", Face::Low).unwrap(), ["▟▀▙ ▀█▀  ", "█▀█  █  ▄"]);
        assert_eq!(width("at.", Face::Low), Some(9));
        assert_eq!(rows("Aβ", Face::Low), None);
        assert!(width("What surrounds them", Face::Low).unwrap() <= 78);
        // The upper bowl of a B is filled, a W is round where an N is not.
        assert_eq!(rows("BD", Face::Low).unwrap(), ["██▌ █▀▙", "█▄▛ █▄▛"]);
        assert_eq!(rows("WN", Face::Low).unwrap(), ["█▗▖█ █▄▐▌", "▜▞▚▛ █▝▜▌"]);
    }

    #[test]
    fn a_dot_of_half_a_cell_makes_letters_of_twice_the_width() {
        assert_eq!(rows("T", Dot::Half).unwrap(), ["▀▀█▀▀", "  █  ", "  █  ", "  ▀  "]);
    }

    #[test]
    fn every_letter_of_a_keyboard_and_of_the_texts_is_here_and_no_two_look_alike() {
        let letters = (' '..='~').chain("éüöäβ−×÷·…±ακ".chars());
        let mut seen: Vec<(char, Vec<String>)> = Vec::new();
        for letter in letters {
            let rows = rows(&letter.to_string(), Dot::Half).unwrap_or_else(|| panic!("no {letter}"));
            let twin = seen.iter().find(|(_, other)| *other == rows);
            assert!(twin.is_none(), "{letter} looks like {twin:?}");
            seen.push((letter, rows));
        }
    }

    /// The dots of a block, where each dot takes half a cell.
    fn ink(block: char) -> u32 {
        match block {
            '█' => 2,
            '▀' | '▄' => 1,
            _ => 0,
        }
    }

    #[test]
    fn the_width_is_that_of_every_line_and_nothing_of_a_letter_is_cut() {
        let words = "Does it touch you? 12\u{a0}966 (95 %), quickly!";
        for dot in [Dot::Quarter, Dot::Half] {
            let rows = rows(words, dot).unwrap();
            assert_eq!(rows.len(), 5);
            assert!(rows.iter().all(|row| row.width() == width(words, dot).unwrap()), "{rows:#?}");
        }
        let dots = |words: &str| -> u32 {
            words.chars().map(|c| TALL.get(c).unwrap().columns.map(u16::count_ones).iter().sum::<u32>()).sum()
        };
        let drawn: u32 = rows(words, Dot::Half).unwrap().concat().chars().map(ink).sum();
        assert_eq!(drawn, dots(words));
    }

    #[test]
    fn a_line_of_eighty_columns_holds_twenty_six_letters() {
        assert!(width("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Dot::Quarter).unwrap() <= 80);
    }

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
    fn a_line_of_nothing_but_a_number_is_no_heavier_than_the_words_above_it() {
        let [words, number] = &lines("In all 29, 29.", Dot::Quarter, 18, 2).unwrap()[..] else { panic!() };
        assert_eq!(*number, rows("29, 29.", Face::Thin).unwrap());
        assert!(words.starts_with(&rows("In all", Face::Thin).unwrap()));
        assert_eq!(lines("29, 29.", Dot::Quarter, 40, 1).unwrap()[0], rows("29, 29.", Face::Heavy).unwrap());
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

    #[test]
    fn what_has_no_dots_here_is_not_shown_in_part() {
        assert_eq!(rows("mass語age", Dot::Quarter), None);
        assert_eq!(width("mass語age", Dot::Half), None);
    }
}
