//! Which glyphs of a picture are shapes, and what they look like in their cell: blocks from edge to
//! edge, lines that meet those of the next cell, and marks that are as large in every font.

use crate::ui::paint::pixels;

/// Size of a cell, in units of the SVG; the height is what monospaced fonts have for a line.
pub(in crate::print) const CELL: (usize, usize) = (9, 20);
/// Parts of a unit in which blocks are counted, so that neighbours have the very same edge.
pub(super) const FINE: usize = 1000;
const WIDTH: usize = CELL.0 * FINE;
const HEIGHT: usize = CELL.1 * FINE;

pub(super) enum Shape {
    Blocks(Vec<Block>),
    /// The whole cell, in so much of the ink over the ground.
    Shade(f64),
    Lines(Vec<Line>),
}

/// A rectangle, in [`FINE`] parts: left, top, width, height.
pub(super) type Block = [usize; 4];

pub(super) enum Line {
    /// Through the whole cell, so far down, and in one go over many.
    Across(usize, Pen),
    /// Where it begins in the cell, and the rest of it from there.
    Path((f64, f64), &'static str, Pen),
    /// The dots of a Braille pattern, one after the other.
    Dots(Vec<(f64, f64)>),
}

/// What a path is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pen {
    /// Its inside is painted.
    Fill,
    /// A stroke of this width, with what else is to be said of it in attributes.
    Stroke(&'static str, &'static str),
}

const THIN: Pen = Pen::Stroke("1.2", "");
const CURVED: Pen = Pen::Stroke("1.6", "");
/// Straight lines end with their cell, and so meet those of the next line of cells without a seam.
const CRISP: &str = " shape-rendering=\"crispEdges\"";
const LIGHT: Pen = Pen::Stroke("1.6", CRISP);
const HEAVY: Pen = Pen::Stroke("3", CRISP);
const ROUND: &str = " stroke-linecap=\"round\"";
/// A dot of Braille, and one that is a mark by itself.
pub(super) const DOT: Pen = Pen::Stroke("2.6", ROUND);
const DISC: Pen = Pen::Stroke("8", ROUND);

/// Whether all edges of `symbol` lie where pixels are told to end, so that what covers its cell covers it.
pub(in crate::print) fn is_crisp(symbol: &str) -> bool {
    symbol == " " || matches!(shape(symbol), Some(Shape::Blocks(_) | Shape::Shade(_)))
}

/// The shape of a glyph; without one, it is text.
pub(super) fn shape(symbol: &str) -> Option<Shape> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    if c.is_ascii() {
        return None;
    }
    let blocks = || blocks(c).map(Shape::Blocks);
    blocks().or_else(|| shade(c).map(Shape::Shade)).or_else(|| lines(c).map(Shape::Lines))
}

fn blocks(c: char) -> Option<Vec<Block>> {
    let eighths = |from: char| c as usize - from as usize + 1;
    let block = match c {
        '▔' => [0, 0, WIDTH, HEIGHT / 8],
        '▁'..='█' => {
            let height = HEIGHT * eighths('▁') / 8;
            [0, HEIGHT - height, WIDTH, height]
        }
        '▉'..='▏' => [0, 0, WIDTH * (8 - eighths('▉')) / 8, HEIGHT],
        '▕' => [WIDTH - WIDTH / 8, 0, WIDTH / 8, HEIGHT],
        _ => return pixels(c).map(|(mask, lines)| mosaic(mask, lines)),
    };
    Some(vec![block])
}

/// The rectangles of a glyph of `lines` lines of two pixels. Lines that look the same are one.
fn mosaic(mask: usize, lines: usize) -> Vec<Block> {
    let of = |line: usize| (mask >> (2 * line)) & 3;
    // A third is no whole number, but the same from either side.
    let edge = |line: usize| (HEIGHT * line + lines / 2) / lines;
    let half = WIDTH / 2;
    let all: Vec<usize> = (0..lines).collect();
    let alike =
        all.chunk_by(|a, b| of(*a) == of(*b)).filter_map(|them| Some((*them.first()?, *them.last()?)));
    alike
        .filter_map(|(first, last)| {
            let (top, height) = (edge(first), edge(last + 1) - edge(first));
            match of(first) {
                1 => Some([0, top, half, height]),
                2 => Some([half, top, half, height]),
                3 => Some([0, top, WIDTH, height]),
                _ => None,
            }
        })
        .collect()
}

fn shade(c: char) -> Option<f64> {
    match c {
        '░' => Some(0.25),
        '▒' => Some(0.5),
        '▓' => Some(0.75),
        _ => None,
    }
}

fn lines(c: char) -> Option<Vec<Line>> {
    if c == '═' {
        return Some(vec![Line::Across(8, THIN), Line::Across(12, THIN)]);
    }
    arms(c).or_else(|| Some(vec![dashes(c).or_else(|| path(c)).or_else(|| dots(c))?]))
}

/// How far pieces of frames reach from the middle of their cell, U+2500 to U+254B and U+2574 to
/// U+257F: up, right, down, left, each 0 for not at all, 1 for a light line, 2 for a heavy one.
const ARMS: [u16; 88] = [
    0x0101, 0x0202, 0x1010, 0x2020, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0110,
    0x0210, 0x0120, 0x0220, 0x0011, 0x0012, 0x0021, 0x0022, 0x1100, 0x1200, 0x2100, 0x2200, 0x1001, 0x1002,
    0x2001, 0x2002, 0x1110, 0x1210, 0x2110, 0x1120, 0x2120, 0x2210, 0x1220, 0x2220, 0x1011, 0x1012, 0x2011,
    0x1021, 0x2021, 0x2012, 0x1022, 0x2022, 0x0111, 0x0112, 0x0211, 0x0212, 0x0121, 0x0122, 0x0221, 0x0222,
    0x1101, 0x1102, 0x1201, 0x1202, 0x2101, 0x2102, 0x2201, 0x2202, 0x1111, 0x1112, 0x1211, 0x1212, 0x2111,
    0x1121, 0x2121, 0x2112, 0x2211, 0x1122, 0x1221, 0x2212, 0x1222, 0x2122, 0x2221, 0x2222, 0x0001, 0x1000,
    0x0100, 0x0010, 0x0002, 0x2000, 0x0200, 0x0020, 0x0201, 0x1020, 0x0102, 0x2010,
];

fn arms(c: char) -> Option<Vec<Line>> {
    let nth = match c {
        '─'..='╋' => c as usize - '─' as usize,
        '╴'..='╿' => ARMS.len() - 1 - ('╿' as usize - c as usize),
        _ => return None,
    };
    let arms = *ARMS.get(nth)?;
    let pen = |of: u16| [None, Some(LIGHT), Some(HEAVY)].into_iter().nth(usize::from(of & 3)).flatten();
    let [up, right, down, left] = [12, 8, 4, 0].map(|shift| pen(arms >> shift));
    // An arm reaches to the far side of those that it meets, so that corners are filled.
    let (from, wide) = match up.max(down) {
        None => (4.5, "h4.5"),
        Some(HEAVY) => (3.0, "h6"),
        Some(_) => (3.7, "h5.3"),
    };
    let (below, high) = match left.max(right) {
        None => (10.0, "v10"),
        Some(HEAVY) => (8.5, "v11.5"),
        Some(_) => (9.2, "v10.8"),
    };
    let mut lines = Vec::new();
    match (left, right) {
        (Some(left), Some(right)) if left == right => lines.push(Line::Across(10, left)),
        _ => {
            lines.extend(left.map(|pen| Line::Path((0.0, 10.0), wide, pen)));
            lines.extend(right.map(|pen| Line::Path((from, 10.0), wide, pen)));
        }
    }
    match (up, down) {
        (Some(up), Some(down)) if up == down => lines.push(Line::Path((4.5, 0.0), "v20", up)),
        _ => {
            lines.extend(up.map(|pen| Line::Path((4.5, 0.0), high, pen)));
            lines.extend(down.map(|pen| Line::Path((4.5, below), high, pen)));
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// Lines of two, three or four dashes a cell, with gaps at the edges half as wide as within.
fn dashes(c: char) -> Option<Line> {
    const ACROSS: [&str; 3] = [
        " stroke-dasharray=\"0 .9 2.7 .9\"",
        " stroke-dasharray=\"0 .6 1.8 .6\"",
        " stroke-dasharray=\"0 .5 1.25 .5\"",
    ];
    const DOWN: [&str; 3] = [
        " stroke-dasharray=\"0 2 6 2\"",
        " stroke-dasharray=\"0 1.3333 4 1.3333\"",
        " stroke-dasharray=\"0 1 3 1\"",
    ];
    let ([two, three, four], is_across) = match c {
        '╌' | '╍' | '┄' | '┅' | '┈' | '┉' => (ACROSS, true),
        '╎' | '╏' | '┆' | '┇' | '┊' | '┋' => (DOWN, false),
        _ => return None,
    };
    let dashes = match c {
        '╌'..='╏' => two,
        '┄'..='┇' => three,
        _ => four,
    };
    // Of each two glyphs that follow each other, the second is the heavy one.
    let pen = Pen::Stroke(if (c as u32).is_multiple_of(2) { "1.6" } else { "3" }, dashes);
    Some(if is_across { Line::Across(10, pen) } else { Line::Path((4.5, 0.0), "v20", pen) })
}

/// All other lines and marks. They begin at halves, quarters or eighths, to which a column can be added
/// without a rest.
fn path(c: char) -> Option<Line> {
    let (from, rest, pen) = match c {
        '╭' => ((4.5, 20.0), "v-5.5q0-4.5 4.5-4.5", CURVED),
        '╮' => ((0.0, 10.0), "q4.5 0 4.5 4.5v5.5", CURVED),
        '╯' => ((0.0, 10.0), "q4.5 0 4.5-4.5v-5.5", CURVED),
        '╰' => ((4.5, 0.0), "v5.5q0 4.5 4.5 4.5", CURVED),
        '╱' => ((0.0, 20.0), "l9-20", CURVED),
        '║' => ((2.5, 0.0), "v20m4-20v20", THIN),
        '╔' => ((2.5, 20.0), "v-12h6.5m-2.5 12v-8h2.5", THIN),
        '╗' => ((0.0, 8.0), "h6.5v12m-6.5-8h2.5v8", THIN),
        '╝' => ((0.0, 12.0), "h6.5v-12m-6.5 8h2.5v-8", THIN),
        '╚' => ((2.5, 0.0), "v12h6.5m-2.5-12v8h2.5", THIN),
        '■' => ((0.75, 6.25), "h7.5v7.5h-7.5z", Pen::Fill),
        '□' => ((1.375, 6.875), "h6.25v6.25h-6.25z", THIN),
        '◼' => ((1.5, 7.0), "h6v6h-6z", Pen::Fill),
        '◻' => ((2.125, 7.625), "h4.75v4.75h-4.75z", THIN),
        '▪' => ((2.5, 8.0), "h4v4h-4z", Pen::Fill),
        '▲' => ((4.5, 6.0), "l4 8h-8z", Pen::Fill),
        '△' => ((4.5, 7.25), "l3.1 6.2h-6.2z", THIN),
        '▼' => ((4.5, 14.0), "l4-8h-8z", Pen::Fill),
        '►' => ((8.5, 10.0), "l-8 3.5v-7z", Pen::Fill),
        '◄' => ((0.5, 10.0), "l8 3.5v-7z", Pen::Fill),
        '▴' => ((4.5, 7.5), "l3 5h-6z", Pen::Fill),
        '▾' => ((4.5, 12.5), "l3-5h-6z", Pen::Fill),
        '▸' => ((7.0, 10.0), "l-5 3v-6z", Pen::Fill),
        '◂' => ((2.0, 10.0), "l5 3v-6z", Pen::Fill),
        '◆' => ((4.5, 5.5), "l4 4.5-4 4.5-4-4.5z", Pen::Fill),
        '◇' => ((4.5, 6.375), "l3.2 3.625-3.2 3.625-3.2-3.625z", THIN),
        '●' => ((4.5, 10.0), "h0", DISC),
        '○' => ((1.125, 10.0), "a3.375 3.375 0 1 0 6.75 0 3.375 3.375 0 1 0-6.75 0z", THIN),
        _ => return None,
    };
    Some(Line::Path(from, rest, pen))
}

/// The middles of the dots of a Braille pattern. Many fonts have them at another width, or not at all.
fn dots(c: char) -> Option<Line> {
    // The bits of U+2800 to U+28FF, left column and right, from the top down.
    const BITS: [u32; 8] = [0, 1, 2, 6, 3, 4, 5, 7];
    let pattern = u32::from(c).checked_sub(0x2800).filter(|it| *it < 0x100)?;
    let of = |nth: usize| ((nth / 4) as f64 * 4.5 + 2.25, (nth % 4) as f64 * 5.0 + 2.5);
    let set = BITS.into_iter().enumerate().filter(|(_, bit)| pattern & (1 << bit) != 0);
    Some(Line::Dots(set.map(|(nth, _)| of(nth)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::paint::{self, Frame};
    use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

    /// Eighths of a cell that a glyph covers, whose blocks lie within it and not over each other.
    fn eighths(c: char) -> f64 {
        let blocks = blocks(c).unwrap_or_else(|| panic!("{c} would be left to the viewer's font"));
        for [left, top, width, height] in &blocks {
            assert!(left + width <= WIDTH && top + height <= HEIGHT, "{c} leaves its cell: {blocks:?}");
        }
        let areas: usize = blocks.iter().map(|[_, _, width, height]| width * height).sum();
        areas as f64 * 8.0 / (WIDTH * HEIGHT) as f64
    }

    fn covers(c: char, (x, y): (usize, usize)) -> usize {
        let within = |[left, top, width, height]: &Block| {
            (*left..left + width).contains(&x) && (*top..top + height).contains(&y)
        };
        blocks(c).unwrap_or_default().iter().filter(|it| within(it)).count()
    }

    #[test]
    fn every_piece_of_every_frame_is_drawn_as_a_line() {
        for Frame(pieces) in [paint::ROUND, paint::HEAVY, paint::DOUBLE] {
            for piece in pieces {
                assert!(
                    matches!(shape(piece), Some(Shape::Lines(_))),
                    "{piece} is left to the viewer's font"
                );
            }
        }
    }

    #[test]
    fn blocks_lines_and_marks_are_shapes_and_letters_are_not() {
        let marks = "■□▪◼◻▸◂▴▾►◄▲△▼◆◇●○╱═║╔╗╚╝╭╮╰╯".chars();
        let lines = ('\u{2500}'..='\u{254f}').chain('\u{2574}'..='\u{257f}');
        let sextants = '\u{1fb00}'..='\u{1fb3b}';
        let octants = ('\u{1cd00}'..='\u{1cde5}').chain(OCTANTS.into_iter().skip(1));
        let all = ('\u{2580}'..='\u{259f}').chain(lines).chain(marks).chain(sextants).chain(octants);
        for c in all.chain('\u{2800}'..='\u{28ff}') {
            assert!(shape(&c.to_string()).is_some(), "{c} ({:x}) is left to the viewer's font", c as u32);
        }
        for text in ["", " ", "a", "é", "•", "→", "█\u{301}"] {
            assert!(shape(text).is_none(), "{text} is a shape");
        }
    }

    #[test]
    fn a_block_is_as_large_as_its_name_says() {
        for (glyphs, area) in [("▁▏▔▕", 1.0), ("▂▎▖▗▘▝", 2.0), ("▃▍", 3.0), ("▄▌▀▐▚▞", 4.0), ("▅▋", 5.0)]
            .into_iter()
            .chain([("▆▊▙▛▜▟", 6.0), ("▇▉", 7.0), ("█", 8.0)])
        {
            for c in glyphs.chars() {
                assert!((eighths(c) - area).abs() < 1e-9, "{c} is {} eighths", eighths(c));
            }
        }
    }

    #[test]
    fn pixels_are_where_their_bits_say_and_what_one_leaves_free_another_fills() {
        for (glyphs, lines) in [(&QUADRANTS[..], 2), (&SEXTANTS, 3), (&OCTANTS, 4)] {
            for (mask, c) in glyphs.iter().enumerate().skip(1) {
                for pixel in 0..2 * lines {
                    let middle =
                        (WIDTH * (1 + 2 * (pixel % 2)) / 4, HEIGHT * (1 + 2 * (pixel / 2)) / (2 * lines));
                    assert_eq!(covers(*c, middle), (mask >> pixel) & 1, "pixel {pixel} of {c}");
                }
                let rest = glyphs.iter().rev().nth(mask).filter(|it| **it != ' ');
                let whole = eighths(*c) + rest.map_or(0.0, |it| eighths(*it));
                assert!((whole - 8.0).abs() < 1e-9, "{c} and {rest:?} are {whole} eighths");
            }
        }
    }

    #[test]
    fn blocks_of_one_line_meet_without_gap_or_overlap() {
        // One from below and one from above, or one from the left and one from the right.
        for (one, other) in [('▄', '▀'), ('▌', '▐'), ('▞', '▚'), ('▙', '▝'), ('▇', '▔'), ('▉', '▕')]
        {
            assert!((eighths(one) + eighths(other) - 8.0).abs() < 1e-9);
            for x in (0..WIDTH).step_by(125) {
                for y in (0..HEIGHT).step_by(500) {
                    assert_eq!(covers(one, (x, y)) + covers(other, (x, y)), 1, "{one}{other} at {x}, {y}");
                }
            }
        }
    }

    #[test]
    fn lines_reach_where_their_names_say() {
        let drawn = |c: char| -> Vec<String> {
            let weight = |pen: &Pen| if *pen == HEAVY { "heavy" } else { "light" };
            let say = |line: &Line| match line {
                Line::Across(_, pen) => format!("{} across", weight(pen)),
                Line::Path((x, y), rest, pen) => format!("{} {x} {y} {rest}", weight(pen)),
                Line::Dots(_) => String::new(),
            };
            arms(c).unwrap_or_default().iter().map(say).collect()
        };
        for (c, lines) in [
            ('─', &["light across"][..]),
            ('┃', &["heavy 4.5 0 v20"]),
            ('┌', &["light 3.7 10 h5.3", "light 4.5 9.2 v10.8"]),
            ('┛', &["heavy 0 10 h6", "heavy 4.5 0 v11.5"]),
            ('├', &["light 3.7 10 h5.3", "light 4.5 0 v20"]),
            ('┥', &["heavy 0 10 h5.3", "light 4.5 0 v20"]),
            ('┠', &["light 3 10 h6", "heavy 4.5 0 v20"]),
            ('┴', &["light across", "light 4.5 0 v10.8"]),
            ('┯', &["heavy across", "light 4.5 8.5 v11.5"]),
            ('╋', &["heavy across", "heavy 4.5 0 v20"]),
            ('╴', &["light 0 10 h4.5"]),
            ('╹', &["heavy 4.5 0 v10"]),
            ('╼', &["light 0 10 h4.5", "heavy 4.5 10 h4.5"]),
            ('╿', &["heavy 4.5 0 v10", "light 4.5 10 v10"]),
        ] {
            assert_eq!(drawn(c), lines, "{c}");
        }
    }

    #[test]
    fn no_straight_line_leaves_its_cell() {
        for c in ('─'..='╋').chain('╴'..='╿') {
            for line in arms(c).unwrap_or_default() {
                let Line::Path((x, y), rest, _) = line else { continue };
                let (along, by) = rest.split_at(1);
                let by: f64 = by.parse().unwrap();
                let end = if along == "h" { (x + by, y) } else { (x, y + by) };
                assert!((0.0..=9.0).contains(&end.0) && (0.0..=20.0).contains(&end.1), "{c}: {end:?}");
            }
        }
    }

    #[test]
    fn braille_is_drawn_dot_by_dot() {
        let of = |c| match dots(c) {
            Some(Line::Dots(dots)) => dots,
            _ => panic!("{c} has no dots"),
        };
        let all = of('⣿');
        assert_eq!((all.len(), all.first(), all.last()), (8, Some(&(2.25, 2.5)), Some(&(6.75, 17.5))));
        assert_eq!((of('⢀'), of('⡀')), (vec![(6.75, 17.5)], vec![(2.25, 17.5)]));
        assert!(dots('a').is_none());
    }
}
