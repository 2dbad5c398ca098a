//! A picture as SVG. Blocks and frames are drawn as shapes, so that they join without seams in
//! every viewer and font; everything else is text, each word where its cells are.

use super::{colors, rows, runs};
use crate::app::settings::Settings;
use crate::print::document::html::escape;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Modifier;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Size of a cell, in units of the SVG; the height is what monospaced fonts have for a line.
pub(in crate::print) const CELL: (usize, usize) = (9, 20);
/// Ground around the picture, so that no word touches the edge.
const MARGIN: usize = 12;

/// What a picture is made of, to be painted in this order. Writing into a `String` cannot fail.
#[derive(Default)]
pub(in crate::print) struct Parts {
    /// By colour, so that each colour is written once: what is behind, and blocks before it.
    grounds: BTreeMap<String, Vec<Block>>,
    blocks: BTreeMap<String, Vec<Block>>,
    /// Paths by colour and width; one path for each, so that nothing overlaps itself.
    lines: BTreeMap<(String, &'static str), String>,
    words: String,
}

pub(super) fn write(buf: &Buffer, settings: &Settings) -> String {
    let ground = colors(&Cell::EMPTY, settings).1;
    let mut parts = Parts::default();
    for (y, row) in rows(buf).enumerate() {
        for (x, run) in runs(row) {
            parts.run(run, (x, y), settings, Some(&ground));
        }
    }
    format!(
        "{}<g shape-rendering=\"crispEdges\">\n{}</g>\n<g fill=\"none\" stroke-linecap=\"square\">\n{}</g>\n{}</svg>\n",
        head(buf.area.as_size(), &ground),
        parts.blocks(),
        parts.lines(),
        parts.words()
    )
}

/// The beginning of a picture of `size` cells: its ground, and the font of its words.
pub(in crate::print) fn head(size: Size, ground: &str) -> String {
    let (w, h) = CELL;
    let whole = usize::from(size.width) * w + 2 * MARGIN;
    let tall = usize::from(size.height) * h + 2 * MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{MARGIN} -{MARGIN} {whole} {tall}\" width=\"{whole}\" height=\"{tall}\" \
         font-family=\"'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\" \
         style=\"font-variant-ligatures:none\" xml:space=\"preserve\">\n\
         <rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{whole}\" height=\"{tall}\" rx=\"8\" fill=\"{ground}\"/>\n"
    )
}

/// A rectangle: left, top, width, height.
type Block = [usize; 4];

/// Adds a rectangle, or makes the last one wider where it goes on.
fn add(blocks: &mut Vec<Block>, (x, y): (usize, usize), (width, height): (usize, usize)) {
    match blocks.last_mut() {
        Some([left, top, wide, high]) if (*top, *high, *left + *wide) == (y, height, x) => *wide += width,
        _ => blocks.push([x, y, width, height]),
    }
}

impl Parts {
    /// Takes in a run of cells that look the same, from the cell `x`, `y` on. Where they stand on
    /// `ground`, that is there already.
    pub(in crate::print) fn run(
        &mut self,
        run: &[Cell],
        (x, y): (usize, usize),
        settings: &Settings,
        ground: Option<&str>,
    ) {
        let (w, h) = CELL;
        let Some(cell) = run.first() else { return };
        let (fg, bg) = colors(cell, settings);
        if ground != Some(bg.as_str()) {
            add(self.grounds.entry(bg).or_default(), (x * w, y * h), (run.len() * w, h));
        }
        self.shapes(run, (x, y), &fg);
        self.text(run, (x, y), &fg);
    }

    /// Grounds and blocks, to be drawn without blurred edges.
    pub(in crate::print) fn blocks(&self) -> String {
        let path = |(fill, blocks): (&String, &Vec<Block>)| {
            let path: String = blocks.iter().map(|[x, y, w, h]| format!("M{x} {y}h{w}v{h}H{x}z")).collect();
            format!("<path fill=\"{fill}\" d=\"{path}\"/>\n")
        };
        self.grounds.iter().chain(&self.blocks).map(path).collect()
    }

    /// Lines, to be drawn with square ends and nothing inside.
    pub(in crate::print) fn lines(&self) -> String {
        let path = |((color, weight), path): (&(String, &str), &String)| {
            let cap = if *weight == DOT { " stroke-linecap=\"round\"" } else { "" };
            format!("<path stroke=\"{color}\" stroke-width=\"{weight}\"{cap} d=\"{path}\"/>\n")
        };
        self.lines.iter().map(path).collect()
    }

    pub(in crate::print) fn words(&self) -> &str {
        &self.words
    }

    /// The blocks and lines among the cells of a run that begins at the cell `x`, `y`.
    fn shapes(&mut self, run: &[Cell], (x, y): (usize, usize), fg: &str) {
        let (w, h) = CELL;
        let mut at = x;
        for part in run.chunk_by(|a, b| a.symbol() == b.symbol()) {
            let symbol = part.first().map_or("", Cell::symbol);
            let (left, top, n) = (at * w, y * h, part.len());
            at += n;
            if let Some((down, height)) = band(symbol) {
                add(self.blocks.entry(fg.to_owned()).or_default(), (left, top + down), (n * w, height));
            } else if let Some(width) = bar(symbol) {
                let blocks = self.blocks.entry(fg.to_owned()).or_default();
                (0..n).for_each(|nth| add(blocks, (left + nth * w, top), (width, h)));
            } else if let Some((offsets, weight)) = across(symbol) {
                let path = self.lines.entry((fg.to_owned(), weight)).or_default();
                for offset in offsets {
                    let _ = write!(path, "M{left} {}h{}", top + offset, n * w);
                }
            } else if let Some(((x, y), strokes, weight)) = strokes(symbol) {
                let path = self.lines.entry((fg.to_owned(), weight)).or_default();
                for nth in 0..n {
                    let _ = write!(path, "M{} {}{strokes}", (left + nth * w) as f64 + x, top + y);
                }
            } else if let Some(dots) = dots(symbol) {
                let path = self.lines.entry((fg.to_owned(), DOT)).or_default();
                let cells = (0..n).map(|nth| (left + nth * w) as f64);
                let mut dots = cells.flat_map(|left| dots.clone().map(move |(x, y)| (left + x, y)));
                let Some((mut x, mut y)) = dots.next() else { continue };
                let _ = write!(path, "M{x} {}h0", top as f64 + y);
                for (right, down) in dots {
                    let _ = write!(path, "m{} {}h0", right - x, down - y);
                    (x, y) = (right, down);
                }
            }
        }
    }

    /// The words among the cells of a run. Their width is that of their cells, whatever the viewer's font.
    fn text(&mut self, run: &[Cell], (x, y): (usize, usize), fg: &str) {
        let (w, h) = CELL;
        let Some(cell) = run.first() else { return };
        let text: String =
            run.iter().map(|cell| if is_shape(cell.symbol()) { " " } else { cell.symbol() }).collect();
        let mut style = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        ] {
            if cell.modifier.contains(modifier) {
                style.push_str(attribute);
            }
        }
        let mut column = x;
        for part in text.split_inclusive("  ") {
            let words = part.trim();
            if !words.is_empty() {
                let lead = part.chars().take_while(|c| c.is_whitespace()).count();
                let _ = writeln!(
                    self.words,
                    "<text x=\"{}\" y=\"{}\" textLength=\"{}\" fill=\"{fg}\"{style}>{}</text>",
                    (column + lead) * w,
                    y * h + h * 3 / 4,
                    words.chars().count() * w,
                    escape(words)
                );
            }
            column += part.chars().count();
        }
    }
}

fn is_shape(symbol: &str) -> bool {
    band(symbol).is_some()
        || bar(symbol).is_some()
        || across(symbol).is_some()
        || strokes(symbol).is_some()
        || dots(symbol).is_some()
}

/// Blocks as wide as their cell: how far down they begin, and how high they are.
fn band(symbol: &str) -> Option<(usize, usize)> {
    let h = CELL.1;
    match symbol {
        "▀" => Some((0, h / 2)),
        "▄" => Some((h / 2, h / 2)),
        "█" => Some((0, h)),
        _ => None,
    }
}

/// Blocks at the left of their cell, as high as it: their width.
fn bar(symbol: &str) -> Option<usize> {
    match symbol {
        "▌" => Some(CELL.0 / 2),
        "▏" => Some(1),
        _ => None,
    }
}

/// Widths of strokes, and of the dots of Braille.
const DOT: &str = "2.6";
const THIN: &str = "1.2";
const LIGHT: &str = "1.6";
const HEAVY: &str = "3";

/// Lines through the whole of their cell, which are drawn in one go over many: how far down they are.
fn across(symbol: &str) -> Option<(&'static [usize], &'static str)> {
    match symbol {
        "─" => Some((&[10], LIGHT)),
        "━" => Some((&[10], HEAVY)),
        "═" => Some((&[8, 12], THIN)),
        _ => None,
    }
}

/// A path: where it begins in its cell, the rest of it from there, and its width.
type Strokes = ((f64, usize), &'static str, &'static str);

/// All other lines.
fn strokes(symbol: &str) -> Option<Strokes> {
    let strokes = match symbol {
        "│" => ((4.5, 0), "v20", LIGHT),
        "├" => ((4.5, 0), "v20m0-10h4.5", LIGHT),
        "┤" => ((4.5, 0), "v20m0-10h-4.5", LIGHT),
        "╭" => ((4.5, 20), "v-5.5q0-4.5 4.5-4.5", LIGHT),
        "╮" => ((0.0, 10), "q4.5 0 4.5 4.5v5.5", LIGHT),
        "╯" => ((0.0, 10), "q4.5 0 4.5-4.5v-5.5", LIGHT),
        "╰" => ((4.5, 0), "v5.5q0 4.5 4.5 4.5", LIGHT),
        "┃" => ((4.5, 0), "v20", HEAVY),
        "┏" => ((4.5, 20), "v-10h4.5", HEAVY),
        "┓" => ((0.0, 10), "h4.5v10", HEAVY),
        "┛" => ((0.0, 10), "h4.5v-10", HEAVY),
        "┗" => ((4.5, 0), "v10h4.5", HEAVY),
        "║" => ((2.5, 0), "v20m4-20v20", THIN),
        "╔" => ((2.5, 20), "v-12h6.5m-2.5 12v-8h2.5", THIN),
        "╗" => ((0.0, 8), "h6.5v12m-6.5-8h2.5v8", THIN),
        "╝" => ((0.0, 12), "h6.5v-12m-6.5 8h2.5v-8", THIN),
        "╚" => ((2.5, 0), "v12h6.5m-2.5-12v8h2.5", THIN),
        _ => return None,
    };
    Some(strokes)
}

/// The middles of the dots of a Braille pattern. Many fonts have them at another width, or not at all.
fn dots(symbol: &str) -> Option<impl Iterator<Item = (f64, f64)> + Clone> {
    // The bits of U+2800 to U+28FF, left column and right, from the top down.
    const BITS: [u32; 8] = [0, 1, 2, 6, 3, 4, 5, 7];
    let pattern = u32::from(symbol.chars().next()?).checked_sub(0x2800).filter(|it| *it < 0x100)?;
    let of = |nth: usize| ((nth / 4) as f64 * 4.5 + 2.25, (nth % 4) as f64 * 5.0 + 2.5);
    let set = BITS.into_iter().enumerate().filter(move |(_, bit)| pattern & (1 << bit) != 0);
    Some(set.map(move |(nth, _)| of(nth)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::paint::{DOUBLE, Frame, HEAVY, ROUND};

    #[test]
    fn every_piece_of_every_frame_is_drawn_as_a_line() {
        for Frame(pieces) in [ROUND, HEAVY, DOUBLE] {
            for piece in pieces {
                assert!(is_shape(piece), "{piece} would be left to the viewer's font");
            }
        }
    }

    #[test]
    fn braille_is_drawn_dot_by_dot() {
        let all: Vec<_> = dots("⣿").unwrap().collect();
        assert_eq!((all.len(), all.first(), all.last()), (8, Some(&(2.25, 2.5)), Some(&(6.75, 17.5))));
        assert_eq!(dots("⢀").unwrap().collect::<Vec<_>>(), [(6.75, 17.5)]);
        assert_eq!(dots("⡀").unwrap().collect::<Vec<_>>(), [(2.25, 17.5)]);
        assert!(dots("a").is_none() && dots("").is_none());
    }

    #[test]
    fn words_stand_where_their_cells_are() {
        let buf = Buffer::with_lines(["│ a < b   c"]);
        let svg = write(&buf, &Settings::default());
        assert!(
            svg.contains("x=\"18\" y=\"15\" textLength=\"45\"") && svg.contains(">a &lt; b</text>"),
            "{svg}"
        );
        assert!(svg.contains("x=\"90\" y=\"15\" textLength=\"9\"") && svg.contains("M4.5 0v20"), "{svg}");
    }
}
