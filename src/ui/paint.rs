//! Writing into a buffer without ever leaving it, and the glyphs of lesser terminals.

use super::theme::{Look, blend, rgb_of};
use crate::app::settings::{ColorTier, Italics};
use crate::content::character::{is_narrow, printable};
use crate::page::words::{columns, fit};
use crate::page::{Line, Role};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

/// Writes `text` from the left of `area`'s first line, cut at its right. Returns the columns used.
pub fn text(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    // What stood here before leaves nothing but its ground.
    let style = Style { sub_modifier: Modifier::all().difference(style.add_modifier), ..style };
    // In most words a letter is a column and need not be looked for.
    if is_narrow(text) {
        let mut used = 0;
        for (cell, letter) in row(buf, area).iter_mut().zip(text.chars()) {
            cell.set_char(letter).set_style(style);
            used += 1;
        }
        return used;
    }
    let (end, _) = buf.set_stringn(area.x, area.y, printable(text), usize::from(area.width), style);
    end - area.x
}

/// Writes `rows` below each other from the top left of `area`, and nothing outside it.
pub fn rows(buf: &mut Buffer, area: Rect, rows: &[String], style: Style) {
    for (line, row) in area.rows().zip(rows) {
        text(buf, line, row, style);
    }
}

/// Like [`text`], with `…` where it had to be cut.
pub fn fitted(buf: &mut Buffer, area: Rect, words: &str, style: Style) -> u16 {
    if columns(words) <= area.width.into() {
        return text(buf, area, words, style);
    }
    text(buf, area, &fit(words, area.width), style)
}

/// Words of one style, broken into lines of at most `width` columns.
pub fn wrapped(words: &str, width: u16) -> Vec<Line> {
    let mut w = crate::page::write::Writer::new(width);
    w.text(words, Role::Body);
    w.finish().lines
}

/// The words of a line.
pub fn words_of(line: &Line) -> String {
    line.spans.iter().map(|span| span.text.as_str()).collect()
}

/// The eight pieces of a frame: corners from the top left, clockwise, then horizontal and vertical.
#[derive(Clone, Copy, Debug)]
pub struct Frame(pub [&'static str; 6]);

pub const ROUND: Frame = Frame(["╭", "╮", "╯", "╰", "─", "│"]);
pub const HEAVY: Frame = Frame(["┏", "┓", "┛", "┗", "━", "┃"]);
pub const DOUBLE: Frame = Frame(["╔", "╗", "╝", "╚", "═", "║"]);

/// Draws a frame along the inside of `area`.
pub fn frame(buf: &mut Buffer, area: Rect, frame: Frame, style: Style) {
    let Frame([top_left, top_right, bottom_right, bottom_left, across, down]) = frame;
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (left, right, top, bottom) = (area.x, area.right() - 1, area.y, area.bottom() - 1);
    for x in left..=right {
        cell(buf, x, top, across, style);
        cell(buf, x, bottom, across, style);
    }
    for y in top..=bottom {
        cell(buf, left, y, down, style);
        cell(buf, right, y, down, style);
    }
    cell(buf, left, top, top_left, style);
    cell(buf, right, top, top_right, style);
    cell(buf, right, bottom, bottom_right, style);
    cell(buf, left, bottom, bottom_left, style);
}

/// One cell, if it is in the buffer.
pub fn cell(buf: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_symbol(symbol).set_style(style);
    }
}

/// Empties `area` down to the ground.
pub fn clear(buf: &mut Buffer, area: Rect, ground: Style) {
    let mut empty = Cell::EMPTY;
    empty.set_style(ground);
    for line in area.intersection(buf.area).rows() {
        row(buf, line).fill(empty.clone());
    }
}

/// The cells of the first line of `area`, which lies within the buffer; none where it has no room.
fn row(buf: &mut Buffer, area: Rect) -> &mut [Cell] {
    if area.is_empty() {
        return &mut [];
    }
    let start = buf.index_of(area.x, area.y);
    buf.content.get_mut(start..start + usize::from(area.width)).unwrap_or_default()
}

/// Moves what was drawn in `area` towards the ground, so that what is drawn next stands out.
pub fn recede(buf: &mut Buffer, area: Rect, look: &Look) {
    let (ground, left) = (look.palette.ground.rgb, look.palette.beneath);
    let fade = |color: Color| rgb_of(color).map_or(color, |rgb| look.rgb(blend(ground, rgb, left)));
    for position in area.intersection(buf.area).positions() {
        let Some(cell) = buf.cell_mut(position) else { continue };
        cell.modifier.remove(Modifier::BOLD);
        match look.tier {
            ColorTier::True | ColorTier::Ansi256 => (cell.fg, cell.bg) = (fade(cell.fg), fade(cell.bg)),
            ColorTier::Ansi16 | ColorTier::None => cell.modifier.insert(Modifier::DIM),
        }
    }
}

/// Lays `style` over what stands in `area`.
pub fn tint(buf: &mut Buffer, area: Rect, style: Style) {
    buf.set_style(area.intersection(buf.area), style);
}

/// The last touch: nothing that this terminal would show as something else.
pub fn finish(buf: &mut Buffer, look: &Look) {
    if look.ascii {
        to_ascii(buf);
    }
    for cell in &mut buf.content {
        // Terminals differ in which of the two they show; what is quiet stays so.
        if cell.modifier.contains(Modifier::DIM) {
            cell.modifier.remove(Modifier::BOLD);
        }
        if look.italics == Italics::Reversed {
            cell.modifier.remove(Modifier::ITALIC);
        }
        // Many terminals show a bold letter in the bright colour of its number, which may be a mere grey.
        if is_brightened(cell.fg) {
            cell.modifier.remove(Modifier::BOLD);
        }
    }
}

/// Whether it is one of the first eight of the sixteen.
fn is_brightened(color: Color) -> bool {
    matches!(
        color,
        Color::Black
            | Color::Red
            | Color::Green
            | Color::Yellow
            | Color::Blue
            | Color::Magenta
            | Color::Cyan
            | Color::Gray
    )
}

/// Replaces every glyph that not all terminals have by one of ASCII that looks like it.
fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        let plain: String = cell.symbol().chars().map(ascii).take(1).collect();
        cell.set_symbol(&plain);
    }
}

/// What a quadrant, sextant or octant covers: a bit for each pixel, from the top left, two a line, and
/// how many lines there are.
pub fn pixels(c: char) -> Option<(usize, usize)> {
    let find = |(glyphs, lines): (&[char], usize)| {
        Some((glyphs.iter().position(|it| *it == c).filter(|mask| *mask > 0)?, lines))
    };
    [(&QUADRANTS[..], 2), (&SEXTANTS[..], 3), (&OCTANTS[..], 4)].into_iter().find_map(find)
}

/// How much ink such a glyph is, and where there is little, whether it is above or below.
fn ascii_pixels(mask: usize, lines: usize) -> char {
    let above = mask & ((1 << (lines / 2 * 2)) - 1);
    match 2 * mask.count_ones() as usize / lines {
        3.. => '#',
        2 => '=',
        _ if above == 0 => '.',
        _ if above == mask => '\'',
        _ => ':',
    }
}

/// The nearest ASCII character.
pub fn ascii(c: char) -> char {
    match c {
        '─' | '┄' | '┈' | '╌' | '╴' | '╶' | '▔' | '–' | '—' | '−' | '▱' | '‐' => '-',
        '━' | '═' | '╸' | '╺' | '╼' | '╾' | '▰' | '▀' | '▄' | '▓' => '=',
        '┅' | '┉' | '╍' => '~',
        '┆' | '┇' | '┋' | '╎' | '╏' => ':',
        '│' | '┊' | '├' | '┤' | '╵' | '╷' | '▏' | '▎' | '▍' | '▕' => '|',
        '┃' | '║' | '╹' | '╻' | '╽' | '╿' | '█' | '▉'..='▌' | '▐' | '▅'..='▇' | '◼' => {
            '#'
        }
        '▁'..='▃' => '_',
        '╱' | '▞' => '/',
        '▚' => '\\',
        '┌'..='╋' | '╔' | '╗' | '╝' | '╚' | '╭'..='╰' => '+',
        '╡' => ']',
        '╞' => '[',
        '░' => '.',
        '▒' => ':',
        '●' | '•' | '★' => '*',
        '○' | '◻' => 'o',
        '▲' | '△' => '^',
        '■' => '%',
        '□' => 'O',
        '▪' => '@',
        '◆' | '◇' => '&',
        '›' | '▸' | '►' | '→' | '»' => '>',
        '◂' | '◄' | '←' | '«' => '<',
        '▴' | '↑' => '^',
        '▾' | '▼' | '↓' => 'v',
        '·' => '.',
        '✓' => '+',
        '✗' => 'x',
        '§' => 'S',
        '…' | '±' => '~',
        '×' => 'x',
        '÷' => '/',
        '≡' => '=',
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        'α' => 'a',
        'β' => 'b',
        'δ' => 'd',
        'κ' => 'k',
        'τ' => 't',
        'μ' | 'µ' => 'u',
        '°' => 'o',
        'à'..='å' => 'a',
        'À'..='Å' => 'A',
        'ç' | 'č' => 'c',
        'Č' => 'C',
        'ð' => 'd',
        'æ' => 'a',
        'ė' => 'e',
        'è'..='ë' => 'e',
        'É' => 'E',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'Ö' | 'Ø' => 'O',
        'ù'..='ü' => 'u',
        'Ü' => 'U',
        c if c.is_ascii() => c,
        c => pixels(c).map_or('?', |(mask, lines)| ascii_pixels(mask, lines)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_block_and_no_line_is_lost_in_ascii() {
        let blocks =
            ('\u{2580}'..='\u{259f}').chain('\u{1fb00}'..='\u{1fb3b}').chain('\u{1cd00}'..='\u{1cde5}');
        let lines = ('\u{2500}'..='\u{254f}').chain('\u{2574}'..='\u{257f}').chain("═║╔╗╚╝╭╮╰╯╱".chars());
        for c in blocks.chain(lines).chain(OCTANTS).chain("■□▪◼◻▸◂▴▾►◄▲△▼◆◇●○".chars())
        {
            assert!(c == ' ' || !matches!(ascii(c), '?' | ' '), "{c} ({:x}) is lost", c as u32);
        }
    }

    #[test]
    fn blocks_are_as_dark_in_ascii_as_they_cover() {
        let plain = |glyphs: &str| glyphs.chars().map(ascii).collect::<String>();
        assert_eq!(plain("▁▄▆█ ▏▌▉ ░▒▓"), "_=## |## .:=");
        assert_eq!(plain("▖▗▘▝▚▞▙▛▜▟"), "..''\\/####");
        let octants =
            [0b1000_0000, 0b1, 0b1000_0001, 0b1100_0011, 0b1111_1100].map(|mask| ascii_pixels(mask, 4));
        assert_eq!(octants, ['.', '\'', ':', '=', '#']);
    }
}
