//! Words in large letters: seven dots high, or low ones of four, drawn in blocks, for the one thing of a
//! screen that is to be seen first.
//!
//! It knows no colour and no place. Where a letter is missing, where there is no room, or where
//! blocks cannot be shown, the caller sets the words plainly instead.

mod broken;
mod heavy;
mod letters;
mod low;
mod tall;

pub use broken::broken;
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
        Face::Dense if ink >> (HEIGHT - 1) == 0 => HEIGHT - 1,
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
        // A comma keeps its tail.
        assert_ne!(rows(",", Face::Dense).unwrap()[3].trim(), "");
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
    fn a_line_of_nothing_but_a_number_is_no_heavier_than_the_words_above_it() {
        let [words, number] = &lines("In all 29, 29.", Dot::Quarter, 18, 2).unwrap()[..] else { panic!() };
        assert_eq!(*number, rows("29, 29.", Face::Thin).unwrap());
        assert!(words.starts_with(&rows("In all", Face::Thin).unwrap()));
        assert_eq!(lines("29, 29.", Dot::Quarter, 40, 1).unwrap()[0], rows("29, 29.", Face::Heavy).unwrap());
    }

    #[test]
    fn what_has_no_dots_here_is_not_shown_in_part() {
        assert_eq!(rows("mass語age", Dot::Quarter), None);
        assert_eq!(width("mass語age", Dot::Half), None);
    }
}
