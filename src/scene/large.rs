//! Words in large letters: seven dots high, or low ones of four, drawn in blocks, for the one thing of a
//! screen that is to be seen first.
//!
//! It knows no colour and no place. Where a letter is missing, where there is no room, or where
//! blocks cannot be shown, the caller sets the words plainly instead.

mod heavy;
mod low;

use hashbrown::HashMap;
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

/// The lines of `words`, all of one width: four, and a fifth where a letter reaches below the others; two of
/// low letters; seven of dots of two cells, and nine. Nothing where a letter is missing here.
pub fn rows(words: &str, face: impl Into<Face>) -> Option<Vec<String>> {
    let face = face.into();
    let glyphs: Vec<Glyph> = glyphs(words, face).collect::<Option<_>>()?;
    let has_tail = glyphs.iter().any(|glyph| glyph.dots.iter().skip(HEIGHT).any(|row| *row != 0));
    let n_columns = dots_across(&glyphs, face);
    let n_lines = match face {
        Face::Low => 2,
        _ if has_tail => 5,
        _ => 4,
    };
    let mut canvas = vec![vec![false; n_columns + 1]; 2 * n_lines];
    let mut left = 0;
    for glyph in &glyphs {
        for (row, bits) in canvas.iter_mut().zip(glyph.dots) {
            for (nth, dot) in row.iter_mut().skip(left).take(glyph.width).enumerate() {
                *dot = bits >> nth & 1 == 1;
            }
        }
        left += glyph.width + gap(face);
    }
    if face == Face::Tall(Dot::Double) {
        let line =
            |row: &Vec<bool>| row.iter().take(n_columns).map(|dot| if *dot { "██" } else { "  " }).collect();
        return Some(canvas.iter().take(if has_tail { DEPTH } else { HEIGHT }).map(line).collect());
    }
    let line = |pair: &[Vec<bool>]| {
        let [upper, lower] = pair else { return String::new() };
        let (upper, lower) = (upper.as_slice(), lower.as_slice());
        match face {
            Face::Tall(Dot::Quarter) | Face::Thin | Face::Heavy | Face::Dense | Face::Low => {
                upper.chunks_exact(2).zip(lower.chunks_exact(2)).map(quarters).collect()
            }
            Face::Tall(_) => upper.iter().zip(lower).take(n_columns).map(halves).collect(),
        }
    };
    Some(canvas.chunks(2).map(line).collect())
}

/// How many columns `words` take; nothing where a letter is missing here.
pub fn width(words: &str, face: impl Into<Face>) -> Option<usize> {
    let face = face.into();
    let mut n_dots = 0_usize;
    for glyph in glyphs(words, face) {
        n_dots += glyph?.width + gap(face);
    }
    let n_dots = n_dots.saturating_sub(gap(face));
    Some(match face {
        Face::Tall(Dot::Quarter) | Face::Thin | Face::Heavy | Face::Dense | Face::Low => n_dots.div_ceil(2),
        Face::Tall(Dot::Half) => n_dots,
        Face::Tall(Dot::Double) => 2 * n_dots,
    })
}

/// `words` broken into lines that fit `width` columns; nothing where a letter is missing here or a word is
/// too long.
pub fn broken(words: &str, face: impl Into<Face>, width: usize) -> Option<Vec<String>> {
    let face = face.into();
    let fits = |line: &str| Some(self::width(line, face)? <= width);
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = lines.last().map(|last| format!("{last} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) if fits(&longer)? => *last = longer,
            _ if fits(word)? => lines.push(word.to_owned()),
            _ => return None,
        }
    }
    Some(lines)
}

/// `words` broken the same way into at most so many lines, each as lines of the screen, and all equally far apart
/// whether a letter reaches below the others or not.
pub fn lines(words: &str, face: impl Into<Face>, width: usize, most: usize) -> Option<Vec<Vec<String>>> {
    let face = face.into();
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

/// The letters of `words`, nothing for one that is missing here. Numbers in quarters of a cell are heavy.
fn glyphs(words: &str, face: Face) -> impl Iterator<Item = Option<Glyph>> {
    let is_number = |it: char| it.is_ascii_digit() || " \u{a0}.,+-−–%".contains(it);
    let (sheet, is_low) = match face {
        Face::Low => (&LOW, true),
        Face::Tall(Dot::Quarter) if words.split(" to ").flat_map(str::chars).all(is_number) => {
            (&HEAVY, false)
        }
        Face::Heavy => (&HEAVY, false),
        Face::Dense => (&DENSE, false),
        Face::Tall(_) | Face::Thin => (&TALL, false),
    };
    let upper = words.chars().filter(move |_| is_low).flat_map(char::to_uppercase);
    upper.chain(words.chars().filter(move |_| !is_low)).map(|it| sheet.get(&it).copied())
}

fn dots_across(glyphs: &[Glyph], face: Face) -> usize {
    let gap = gap(face);
    glyphs.iter().map(|glyph| glyph.width + gap).sum::<usize>().saturating_sub(gap)
}

/// The block for two dots above two others.
fn quarters((upper, lower): (&[bool], &[bool])) -> char {
    match (upper, lower) {
        ([true, true], [true, true]) => '█',
        ([true, true], [true, false]) => '▛',
        ([true, true], [false, true]) => '▜',
        ([true, false], [true, true]) => '▙',
        ([false, true], [true, true]) => '▟',
        ([true, true], [false, false]) => '▀',
        ([false, false], [true, true]) => '▄',
        ([true, false], [true, false]) => '▌',
        ([false, true], [false, true]) => '▐',
        ([true, false], [false, true]) => '▚',
        ([false, true], [true, false]) => '▞',
        ([true, false], [false, false]) => '▘',
        ([false, true], [false, false]) => '▝',
        ([false, false], [true, false]) => '▖',
        ([false, false], [false, true]) => '▗',
        _ => ' ',
    }
}

/// The block for a dot above another.
fn halves((upper, lower): (&bool, &bool)) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

/// A letter: its dots row by row, the leftmost in the lowest bit.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    width: usize,
    dots: [u8; DEPTH],
}

/// The letters of `sheets`, each `pitch` dots from the one before. A blank that holds, as within a number, is
/// narrower than one between words.
fn letters(sheets: &[Sheet], pitch: usize) -> HashMap<char, Glyph> {
    let blank = |width| Glyph { width, dots: [0; DEPTH] };
    let mut letters = HashMap::from([(' ', blank(3)), ('\u{a0}', blank(1))]);
    for sheet in sheets {
        for (nth, letter) in sheet.letters.chars().enumerate() {
            let mut glyph = blank(0);
            for (bits, row) in glyph.dots.iter_mut().zip(sheet.dots) {
                for (nth, dot) in row.bytes().skip(pitch * nth).take(pitch).enumerate() {
                    if dot == b'#' {
                        *bits |= 1 << nth;
                        glyph.width = glyph.width.max(nth + 1);
                    }
                }
            }
            letters.insert(letter, glyph);
        }
    }
    letters
}

/// Words are tried at many places before they stand, so each letter is read off its sheet once.
static TALL: LazyLock<HashMap<char, Glyph>> = LazyLock::new(|| letters(&SHEETS, PITCH));
static HEAVY: LazyLock<HashMap<char, Glyph>> = LazyLock::new(heavy::widened);
static DENSE: LazyLock<HashMap<char, Glyph>> = LazyLock::new(heavy::lowered);
static LOW: LazyLock<HashMap<char, Glyph>> = LazyLock::new(|| letters(&low::SHEETS, low::PITCH));

/// From one letter of a sheet to the next.
const PITCH: usize = 6;

/// Some letters, and below each its dots.
struct Sheet {
    letters: &'static str,
    dots: &'static [&'static str],
}

const SHEETS: [Sheet; 8] = [
    Sheet {
        letters: "ABCDEFGHIJKLMN",
        dots: &[
            " ###  ####   ###  ####  ##### #####  ###  #   # ###     ### #   # #     #   # #   #",
            "#   # #   # #   # #   # #     #     #   # #   #  #       #  #  #  #     ## ## ##  #",
            "#   # #   # #     #   # #     #     #     #   #  #       #  # #   #     # # # # # #",
            "##### ####  #     #   # ####  ####  # ### #####  #       #  ##    #     # # # # # #",
            "#   # #   # #     #   # #     #     #   # #   #  #       #  # #   #     #   # #  ##",
            "#   # #   # #   # #   # #     #     #   # #   #  #    #  #  #  #  #     #   # #   #",
            "#   # ####   ###  ####  ##### #      ###  #   # ###    ##   #   # ##### #   # #   #",
        ],
    },
    Sheet {
        letters: "OPQRSTUVWXYZab",
        dots: &[
            " ###  ####   ###  ####   #### ##### #   # #   # #   # #   # #   # #####       #",
            "#   # #   # #   # #   # #       #   #   # #   # #   # #   # #   #     #       #",
            "#   # #   # #   # #   # #       #   #   # #   # #   #  # #   # #     #   ###  ####",
            "#   # ####  #   # ####   ###    #   #   # #   # # # #   #     #     #       # #   #",
            "#   # #     # # # # #       #   #   #   #  # #  # # #  # #    #    #     #### #   #",
            "#   # #     #  #  #  #      #   #   #   #  # #  ## ## #   #   #   #     #   # #   #",
            " ###  #      ## # #   # ####    #    ###    #   #   # #   #   #   #####  #### ####",
        ],
    },
    Sheet {
        letters: "cdefghijklmnop",
        dots: &[
            "          #         ##        #     #       #   #     #",
            "          #        #          #                 #     #",
            " ###   ####  ###  ####   #### ####  #       #   #  #  #     ####  ####   ###  ####",
            "#     #   # #   #  #    #   # #   # #       #   # #   #     # # # #   # #   # #   #",
            "#     #   # #####  #    #   # #   # #       #   ##    #     # # # #   # #   # #   #",
            "#     #   # #      #    #   # #   # #       #   # #   #     # # # #   # #   # #   #",
            " ###   ####  ###   #     #### #   # #       #   #  #  ##    # # # #   #  ###  ####",
            "                            #               #                                 #",
            "                         ###              ##                                  #",
        ],
    },
    Sheet {
        letters: "qrstuvwxyz0123",
        dots: &[
            "                   #                                         ##    #     ###   ###",
            "                   #                                        #  #  ##    #   # #   #",
            " #### # ##   #### ####  #   # #   # #   # #   # #   # ##### #  #   #        #     #",
            "#   # ##    #      #    #   # #   # # # #  # #  #   #    #  #  #   #       #    ##",
            "#   # #      ###   #    #   # #   # # # #   #   #   #   #   #  #   #      #       #",
            "#   # #         #  #    #   #  # #  # # #  # #  #   #  #    #  #   #     #    #   #",
            " #### #     ####    ##   ####   #    # #  #   #  #### #####  ##   ###   #####  ###",
            "    #                                               #",
            "    #                                            ###",
        ],
    },
    Sheet {
        letters: "456789!#\"$%&'(",
        dots: &[
            "   #  #####  ###  #####  ###   ###  #      # #  # #     #   ##  #  ##   #       #",
            "  ##  #     #         # #   # #   # #      # #  # #    #### ##  # #  #  #      #",
            " # #  ####  #        #  #   # #   # #     #####       # #      #  # #         #",
            "#  #      # ####     #   ###   #### #      # #         ###    #    #          #",
            "#####     # #   #   #   #   #     # #     #####         # #  #    # # #       #",
            "   #  #   # #   #   #   #   #     #        # #        ####  #  ## #  #         #",
            "   #   ###   ###    #    ###   ###  #      # #          #   #  ##  ## #         #",
        ],
    },
    Sheet {
        letters: ")*+,-./:;<=>?@",
        dots: &[
            "#                                       #                                ###   ###",
            " #                                      #               #         #     #   # #   #",
            "  #   # #     #                        #  #      #     #           #        # # ###",
            "  #    #      #                       #               #     ####    #      #  # # #",
            "  #   # #   #####       ###          #                 #           #      #   # ###",
            " #            #    #                #                   #   ####  #           #",
            "#             #    #          #     #     #      #                        #    ###",
            "                  #                              #",
            "                                                #",
        ],
    },
    Sheet {
        letters: "[\\]^_`{|}~’éüö",
        dots: &[
            "##    #     ##      #         #       #   #     #           #        #   # #   # #",
            "#     #      #     # #         #     #    #      #          #       #",
            "#      #     #    #   #              #    #      #                 ###  #   #  ###",
            "#       #    #                      #     #       #    #  #       #   # #   # #   #",
            "#        #   #                       #    #      #    # ##        ##### #   # #   #",
            "#         #  #                       #    #      #                #     #   # #   #",
            "##        # ##                        #   #     #                  ###   ####  ###",
            "                        #####             #",
            "                                          #",
        ],
    },
    Sheet {
        letters: "äβ−–×÷·…±ακ",
        dots: &[
            " # #   ##                                         #",
            "      #  #                                        #",
            " ###  #  #                      #               #####  ## # #  #",
            "    # # ##              # #                       #   #  #  # #",
            " #### #   # ####  #####  #    ##### #             #   #  #  ##",
            "#   # #   #             # #                           #  #  # #",
            " #### # ##                      #         # # # #####  ## # #  #",
            "      #",
            "      #",
        ],
    },
];

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
            words.chars().map(|c| TALL[&c].dots.map(u8::count_ones).iter().sum::<u32>()).sum()
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
        assert_eq!(broken("Better. But why?", Dot::Quarter, 32).unwrap(), ["Better. But", "why?"]);
        assert_eq!(broken("Better. But why?", Dot::Quarter, 12), None);
    }

    #[test]
    fn what_has_no_dots_here_is_not_shown_in_part() {
        assert_eq!(rows("mass語age", Dot::Quarter), None);
        assert_eq!(width("mass語age", Dot::Half), None);
    }
}
