//! A picture as SVG. Blocks, lines and marks are drawn as shapes, so that they join without seams in
//! every viewer and font; everything else is text, each word where its cells are.

use super::glyphs::{Block, CELL, DOT, FINE, Line, Pen, Shape, shape};
use super::{colors, hex, inks, rows, runs};
use crate::app::settings::Settings;
use crate::print::hypertext::html::escape;
use crate::ui::theme::blend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Modifier;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// Ground around the picture, so that no word touches the edge.
const MARGIN: usize = 12;
/// What is less of it above than below: Chromium leaves a hairline where a line ends at half of a picture that is
/// not shown as large as it was made.
const LIFT: usize = 4;
const FINE_CELL: (usize, usize) = (CELL.0 * FINE, CELL.1 * FINE);

/// What a picture is made of, to be painted in this order. Writing into a `String` cannot fail.
#[derive(Default)]
pub(in crate::print) struct Parts {
    /// By colour, so that each colour is written once: what is behind, and blocks before it.
    grounds: BTreeMap<String, Vec<Block>>,
    blocks: BTreeMap<String, Vec<Block>>,
    /// Paths by colour and pen; one path for each, so that nothing overlaps itself.
    lines: BTreeMap<(String, Pen), String>,
    words: String,
}

/// The cells of `buf`, and over them what was drawn without cells.
pub(super) fn write(buf: &Buffer, settings: &Settings, over: &str) -> String {
    let ground = colors(&Cell::EMPTY, settings).1;
    let mut parts = Parts::default();
    for (y, row) in rows(buf).enumerate() {
        for (x, run) in runs(row) {
            parts.run(run, (x, y), settings, Some(&ground));
        }
    }
    format!(
        "{}<g shape-rendering=\"crispEdges\">\n{}</g>\n<g fill=\"none\">\n{}</g>\n{}{over}</svg>\n",
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
    let top = MARGIN - LIFT;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{MARGIN} -{top} {whole} {tall}\" width=\"{whole}\" height=\"{tall}\" \
         font-family=\"'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\" \
         style=\"font-variant-ligatures:none\" xml:space=\"preserve\">\n\
         <rect x=\"-{MARGIN}\" y=\"-{top}\" width=\"{whole}\" height=\"{tall}\" rx=\"8\" fill=\"{ground}\"/>\n"
    )
}

/// Adds a rectangle, or makes one of the last wider where it goes on.
fn add(blocks: &mut Vec<Block>, [x, y, width, height]: Block) {
    /// A cell has at most four rectangles, and the one before it had as many.
    const BACK: usize = 8;
    let goes_on = |[left, top, wide, high]: &Block| (*top, *high, left + wide) == (y, height, x);
    match blocks.iter_mut().rev().take(BACK).find(|it| goes_on(it)) {
        Some([_, _, wide, _]) => *wide += width,
        None => blocks.push([x, y, width, height]),
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
        let (w, h) = FINE_CELL;
        let Some(cell) = run.first() else { return };
        let (fg, bg) = inks(cell, settings);
        let behind = hex(bg);
        if ground != Some(behind.as_str()) {
            add(self.grounds.entry(behind).or_default(), [x * w, y * h, run.len() * w, h]);
        }
        let mut text = String::new();
        let mut at = x;
        for part in run.chunk_by(|a, b| a.symbol() == b.symbol()) {
            let symbol = part.first().map_or("", Cell::symbol);
            let Some(shape) = shape(symbol) else {
                text.extend(part.iter().map(Cell::symbol));
                at += part.len();
                continue;
            };
            let cells = at..at + part.len();
            match shape {
                Shape::Blocks(blocks) => self.add(&blocks, cells, y, hex(fg)),
                Shape::Shade(ink) => self.add(&[[0, 0, w, h]], cells, y, hex(blend(bg, fg, ink))),
                Shape::Lines(lines) => {
                    for line in lines {
                        self.line(&line, cells.clone(), y, hex(fg));
                    }
                }
            }
            text.extend(part.iter().map(|_| ' '));
            at += part.len();
        }
        self.text(&text, cell.modifier, (x, y), &hex(fg));
    }

    /// Grounds and blocks, to be drawn without blurred edges.
    pub(in crate::print) fn blocks(&self) -> String {
        let path = |(fill, blocks): (&String, &Vec<Block>)| {
            let path: String = blocks
                .iter()
                .map(|block| block.map(|fine| fine as f64 / FINE as f64))
                .map(|[x, y, w, h]| format!("M{x} {y}h{w}v{h}H{x}z"))
                .collect();
            format!("<path fill=\"{fill}\" d=\"{path}\"/>\n")
        };
        self.grounds.iter().chain(&self.blocks).map(path).collect()
    }

    /// Lines, to be drawn with square ends and nothing inside unless they say so.
    pub(in crate::print) fn lines(&self) -> String {
        let path = |((color, pen), path): (&(String, Pen), &String)| match pen {
            Pen::Fill => format!("<path fill=\"{color}\" d=\"{path}\"/>\n"),
            Pen::Stroke(width, more) => {
                format!("<path stroke=\"{color}\" stroke-width=\"{width}\"{more} d=\"{path}\"/>\n")
            }
        };
        self.lines.iter().map(path).collect()
    }

    pub(in crate::print) fn words(&self) -> &str {
        &self.words
    }

    /// The same blocks in each of some cells of line `y`.
    fn add(&mut self, blocks: &[Block], cells: Range<usize>, y: usize, color: String) {
        let (w, h) = FINE_CELL;
        let all = self.blocks.entry(color).or_default();
        for cell in cells {
            for [left, top, wide, high] in blocks {
                add(all, [cell * w + left, y * h + top, *wide, *high]);
            }
        }
    }

    /// The same line in each of some cells of line `y`.
    fn line(&mut self, line: &Line, cells: Range<usize>, y: usize, color: String) {
        let (w, h) = CELL;
        let top = y * h;
        let path = |pen| self.lines.entry((color, pen)).or_default();
        match line {
            Line::Across(down, pen) => {
                let _ = write!(path(*pen), "M{} {}h{}", cells.start * w, top + down, cells.len() * w);
            }
            Line::Path((x, down), rest, pen) => {
                let path = path(*pen);
                for cell in cells {
                    let _ = write!(path, "M{} {}{rest}", (cell * w) as f64 + x, top as f64 + down);
                }
            }
            Line::Dots(dots) => {
                let mut dots =
                    cells.flat_map(|cell| dots.iter().map(move |(x, y)| ((cell * w) as f64 + x, *y)));
                let Some((mut x, mut y)) = dots.next() else { return };
                let path = path(DOT);
                let _ = write!(path, "M{x} {}h0", top as f64 + y);
                for (right, down) in dots {
                    let _ = write!(path, "m{} {}h0", right - x, down - y);
                    (x, y) = (right, down);
                }
            }
        }
    }

    /// The words of a run. Their width is that of their cells, whatever the viewer's font.
    fn text(&mut self, text: &str, modifiers: Modifier, (x, y): (usize, usize), fg: &str) {
        let (w, h) = CELL;
        let mut style = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        ] {
            if modifiers.contains(modifier) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Style};

    fn svg(lines: &[&str]) -> String {
        write(&Buffer::with_lines(lines.iter().copied()), &Settings::default(), "")
    }

    #[test]
    fn words_stand_where_their_cells_are() {
        let svg = svg(&["│ a < b   c"]);
        assert!(
            svg.contains("x=\"18\" y=\"15\" textLength=\"45\"") && svg.contains(">a &lt; b</text>"),
            "{svg}"
        );
        assert!(svg.contains("x=\"90\" y=\"15\" textLength=\"9\"") && svg.contains("M4.5 0v20"), "{svg}");
    }

    #[test]
    fn blocks_that_touch_end_to_end_are_one() {
        for (line, path) in [
            ("▄▄▄▄", "M0 10h36v10H0z"),
            ("▗▄▖", "M4.5 10h18v10H4.5z"),
            ("▙▙", "M0 0h4.5v10H0zM0 10h18v10H0zM9 0h4.5v10H9z"),
            ("▞▚", "M4.5 0h9v10H4.5zM0 10h4.5v10H0zM13.5 10h4.5v10H13.5z"),
            ("\u{1fb0e}", "M0 0h9v13.333H0z"),
        ] {
            assert!(svg(&[line]).contains(&format!("d=\"{path}\"")), "{line}: {}", svg(&[line]));
        }
        assert!(svg(&["", "▇"]).contains("d=\"M0 22.5h9v17.5H0z\""));
    }

    #[test]
    fn lines_that_go_on_are_drawn_in_one_go() {
        assert!(svg(&["────"]).contains("d=\"M0 10h36\"") && svg(&["┄┄┄"]).contains("d=\"M0 10h27\""));
    }

    #[test]
    fn a_shade_is_ink_mixed_with_its_ground() {
        let mut buf = Buffer::with_lines(["░▒▓"]);
        buf.set_style(buf.area, Style::new().fg(Color::Rgb(200, 0, 100)).bg(Color::Rgb(0, 200, 100)));
        let svg = write(&buf, &Settings::default(), "");
        for (nth, color) in ["#329664", "#646464", "#963264"].into_iter().enumerate() {
            let (x, path) = (nth * 9, "h9v20H");
            assert!(svg.contains(&format!("fill=\"{color}\" d=\"M{x} 0{path}{x}z\"")), "{svg}");
        }
        assert!(!svg.contains("<text"));
    }

    #[test]
    fn dots_of_braille_go_from_one_to_the_next() {
        assert!(svg(&["⡂⡂"]).contains("d=\"M2.25 7.5h0m0 10h0m9 -10h0m0 10h0\""));
    }
}
