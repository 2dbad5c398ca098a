//! The picture of any place after any keys at any time, byte for byte the same each time:
//! as text, with ANSI colours, as SVG, as HTML.

pub(super) mod glyphs;
pub(super) mod svg;

use super::hypertext::html::escape;
use crate::app::settings::{ColorTier, Settings, ThemeName};
use crate::app::{App, Msg};
use crate::canvas::codes;
use crate::ui;
use crate::ui::theme::{Rgb, palette};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::time::Duration;

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Ansi,
    Svg,
    Html,
}

/// Draws `app` as it is.
pub fn picture(app: &App) -> Buffer {
    let area = Rect::new(0, 0, app.screen.width, app.screen.height);
    let mut buf = Buffer::empty(area);
    ui::draw(app, area, &mut buf);
    buf
}

/// Lets `at` pass, or, without it, until nothing is on its way to something else: what the keys changed has
/// come to rest, and a figure that plays to an end stands there.
pub fn settle(app: &mut App, at: Option<Duration>) {
    const STEP: Duration = Duration::from_millis(20);
    /// No figure plays as long: five minutes.
    const MOST: u32 = 15_000;
    if let Some(at) = at {
        app.update(Msg::Tick(at));
        return;
    }
    for _ in 0..MOST {
        if app.is_settled() {
            return;
        }
        app.update(Msg::Tick(STEP));
    }
}

/// What is on the screen in `format`, ending in a line end. In an SVG with all colours the picture of a
/// place is drawn as what it is; everything around it stands in cells.
pub fn of(app: &App, format: Format) -> String {
    let settings = &app.settings;
    let buf = picture(app);
    let is_full = settings.color == ColorTier::True && settings.theme != ThemeName::Mono && !settings.ascii;
    let shown = app.shown_scene().filter(|_| format == Format::Svg && is_full);
    let Some((scene, area)) = shown else { return write(&buf, settings, format) };
    let mut around = buf;
    // The last line has hints or notices, also where the picture has the whole screen.
    let below = app.last_line().y;
    for row in area.rows().filter(|row| row.y != below) {
        ui::paint::clear(&mut around, row, ui::theme::Look::new(settings).ground());
    }
    svg::write(&around, settings, &super::vector::layer(&scene, settings, (area.x, area.y)))
}

/// `buf` in `format`, ending in a line end.
pub fn write(buf: &Buffer, settings: &Settings, format: Format) -> String {
    match format {
        Format::Text => text(buf),
        Format::Ansi => ansi(buf),
        Format::Svg => svg::write(buf, settings, ""),
        Format::Html => html(buf, settings),
    }
}

/// The cells of each line.
pub(super) fn rows(buf: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buf.content.chunks(usize::from(buf.area.width.max(1)))
}

/// Runs of cells that look the same: first column, cells.
pub(super) fn runs(row: &[Cell]) -> Vec<(usize, &[Cell])> {
    let alike = |a: &Cell, b: &Cell| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier);
    let runs = row.chunk_by(alike).scan(0, |end, run| {
        let start = *end;
        *end += run.len();
        Some((start, run))
    });
    runs.collect()
}

fn words(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

/// Lines without blanks at their ends.
pub fn text(buf: &Buffer) -> String {
    rows(buf).map(|row| format!("{}\n", words(row).trim_end())).collect()
}

fn ansi(buf: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buf) {
        for (_, run) in runs(row) {
            let Some(cell) = run.first() else { continue };
            let mut codes = vec![0];
            codes::modifiers(Modifier::empty(), cell.modifier, &mut codes);
            codes::color(cell.fg, 30, &mut codes);
            codes::color(cell.bg, 40, &mut codes);
            let codes: Vec<String> = codes.iter().map(u16::to_string).collect();
            out.push_str(&format!("\u{1b}[{}m{}", codes.join(";"), words(run)));
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

/// What a terminal would show for `color`, with the colours that most have for the first sixteen.
pub(super) fn rgb(color: Color, otherwise: (u8, u8, u8)) -> (u8, u8, u8) {
    match color {
        Color::Reset => otherwise,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(n @ 16..=231) => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = n - 16;
            (step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        Color::Indexed(n) => {
            let grey = 8 + 10 * n.saturating_sub(232);
            (grey, grey, grey)
        }
        Color::Black => (0, 0, 0),
        Color::Red => (170, 40, 40),
        Color::Green => (30, 130, 60),
        Color::Yellow => (160, 120, 0),
        Color::Blue => (40, 90, 190),
        Color::Magenta => (150, 50, 140),
        Color::Cyan => (0, 130, 140),
        Color::Gray => (190, 190, 190),
        Color::DarkGray => (110, 110, 110),
        Color::LightRed => (245, 120, 90),
        Color::LightGreen => (90, 210, 140),
        Color::LightYellow => (240, 210, 100),
        Color::LightBlue => (110, 175, 250),
        Color::LightMagenta => (235, 140, 210),
        Color::LightCyan => (100, 215, 225),
        Color::White => (255, 255, 255),
    }
}

/// `#rrggbb`.
pub(super) fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Foreground and background of a cell as `#rrggbb`.
pub(super) fn colors(cell: &Cell, settings: &Settings) -> (String, String) {
    let (fg, bg) = inks(cell, settings);
    (hex(fg), hex(bg))
}

/// Foreground and background of a cell, turned round where it is reversed.
fn inks(cell: &Cell, settings: &Settings) -> (Rgb, Rgb) {
    let palette = palette(settings.theme);
    let (mut fg, mut bg) = (rgb(cell.fg, palette.text.rgb), rgb(cell.bg, palette.ground.rgb));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (bg, fg);
    }
    if cell.modifier.contains(Modifier::DIM) {
        fg = ui::theme::blend(bg, fg, 0.6);
    }
    (fg, bg)
}

fn html(buf: &Buffer, settings: &Settings) -> String {
    let (fg, bg) = colors(&Cell::EMPTY, settings);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>afferent</title>\n\
         <pre style=\"color:{fg};background:{bg};font-family:'JetBrains Mono','DejaVu Sans Mono',monospace;line-height:1.32\">"
    );
    for row in rows(buf) {
        for (_, run) in runs(row) {
            let Some(cell) = run.first() else { continue };
            let (fg, bg) = colors(cell, settings);
            let mut style = format!("color:{fg};background:{bg}");
            for (modifier, rule) in [
                (Modifier::BOLD, ";font-weight:bold"),
                (Modifier::ITALIC, ";font-style:italic"),
                (Modifier::UNDERLINED, ";text-decoration:underline"),
            ] {
                if cell.modifier.contains(modifier) {
                    style.push_str(rule);
                }
            }
            let _ = write!(out, "<span style=\"{style}\">{}</span>", escape(&words(run)));
        }
        out.push('\n');
    }
    out.push_str("</pre>\n</html>\n");
    out
}
