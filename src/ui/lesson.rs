//! A lesson on a projector: the heading above the place, the caption below it, how far one is; the
//! prediction with its hands; the spotlight.

use super::paint::{self, HEAVY};
use super::theme::Look;
use crate::app::lesson::{Hands, Present, Spotlight};
use crate::app::{App, Overlay};
use crate::content::lesson::Prediction;
use crate::page::words;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};
use unicode_width::UnicodeWidthStr;

/// Heading, caption and progress around the place.
pub fn around(app: &App, buf: &mut Buffer) {
    let (Some(present), Some(area)) = (app.presented(), app.lesson_area()) else { return };
    let look = Look::new(&app.settings);
    let accent = look.family(app.family());
    let scale = app.heading_scale(&present);
    if scale > 0 {
        let size = if scale > 1 { PixelSize::Full } else { PixelSize::Quadrant };
        let line = ratatui::text::Line::styled(present.step.title.clone(), look.strong());
        BigText::builder().pixel_size(size).lines(vec![line]).build().render(area.heading, buf);
    } else {
        let used = paint::text(buf, area.heading, "▌ ", accent);
        let rest =
            Rect { x: area.heading.x + used, width: area.heading.width.saturating_sub(used), ..area.heading };
        paint::fitted(buf, rest, &present.step.title.to_uppercase(), look.strong());
    }
    let lines = &present.running.caption;
    for (nth, line) in lines.iter().enumerate().take(usize::from(area.caption.height)) {
        let is_cut = nth + 1 == usize::from(area.caption.height) && lines.len() > nth + 1;
        let row = Rect { y: area.caption.y + nth as u16, height: 1, ..area.caption };
        let line = if is_cut { format!("{line} …") } else { line.clone() };
        paint::fitted(buf, row, &line, look.strong());
    }
    progress(app, &present, area.progress, buf);
}

/// A thin line, as bright as the lesson has come far; at its end the step, or the digits that were typed.
fn progress(app: &App, present: &Present<'_>, area: Rect, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let n = present.lesson.steps.len().max(1);
    let done = usize::from(area.width) * (present.running.step + 1) / n;
    for column in 0..area.width {
        let (symbol, style) = if usize::from(column) < done {
            ("━", look.family(app.family()))
        } else {
            ("─", look.faint())
        };
        paint::cell(buf, area.x + column, area.y, symbol, style);
    }
    let (text, style) = match present.running.digits.as_str() {
        "" => (format!(" {}/{n}", present.running.step + 1), look.dim()),
        digits => (format!(" step {digits} "), look.key()),
    };
    let width = text.width() as u16;
    let x = area.right().saturating_sub(width).max(area.x);
    paint::text(buf, Rect { x, width, ..area }, &text, style);
}

/// The question with its options. How many chose which stays hidden until it is revealed.
pub fn prediction(app: &App, present: &Present<'_>, buf: &mut Buffer) {
    let Some(prediction) = &present.step.prediction else { return };
    let look = Look::new(&app.settings);
    let body = app.body();
    let body = Rect { width: body.width.min(120), ..body };
    let hands = present.hands();
    let n_options = prediction.options.len() as u16;
    let gap = if body.height >= 24 { 2 } else { u16::from(body.height >= 16) };
    // The question stands in the middle, with room for its answer whether it is there or not.
    let height = 1 + 1 + gap + n_options * (1 + gap) + 4;
    let mut y = body.y + body.height.saturating_sub(height) / 3;
    let mut row = |height: u16| {
        let area = Rect { y, height, ..body }.intersection(body);
        y += height;
        area
    };
    for line in paint::wrapped(&prediction.ask, body.width) {
        paint::text(buf, row(1), &paint::words_of(&line), look.strong());
    }
    row(1 + gap);
    let longest = prediction.options.iter().map(|it| it.width()).max().unwrap_or(0) as u16;
    for (nth, text) in prediction.options.iter().enumerate() {
        option(app, prediction, &hands, (nth, text, longest), row(1), buf);
        row(gap);
    }
    row(1);
    if hands.is_revealed {
        for line in paint::wrapped(&prediction.why, body.width.min(100)) {
            paint::text(buf, row(1), &paint::words_of(&line), look.text());
        }
        let library = app.pack.library();
        let names: Vec<String> =
            prediction.sources.iter().filter_map(|id| library.study(id)).map(words::name).collect();
        paint::fitted(buf, row(1), &format!("From {}", names.join(" · ")), look.dim());
    } else {
        paint::text(buf, row(1), &counted(&hands), look.dim());
    }
}

/// How many hands were shown, not for what.
fn counted(hands: &Hands) -> String {
    let n: u32 = hands.rounds.last().map_or(0, |round| round.iter().sum());
    let round = if hands.rounds.len() > 1 { "Second round: " } else { "" };
    match n {
        0 => format!("{round}What do you think? Hands up."),
        n => format!("{round}{}", words::count(n as usize, "hand", "hands")),
    }
}

/// One option: its key, its words, and once revealed the hands of each round as bars.
fn option(
    app: &App,
    prediction: &Prediction,
    hands: &Hands,
    (nth, text, longest): (usize, &str, u16),
    area: Rect,
    buf: &mut Buffer,
) {
    let look = Look::new(&app.settings);
    let is_right = hands.is_revealed && nth == prediction.answer;
    let style = match (hands.is_revealed, is_right) {
        (true, true) => look.strong(),
        (true, false) => look.dim(),
        (false, _) => look.text(),
    };
    let mut rest = area;
    let mut put = |text: &str, style: Style| {
        let used = paint::fitted(buf, rest, text, style);
        rest = Rect { x: rest.x + used, width: rest.width.saturating_sub(used), ..rest };
    };
    put(&format!(" {} ", nth + 1), look.key());
    put(if is_right { " ✓ " } else { "   " }, look.strong());
    put(text, style);
    if !hands.is_revealed || hands.rounds.is_empty() {
        return;
    }
    let of = |round: &Vec<u32>| round.get(nth).copied().unwrap_or(0);
    let most = hands.rounds.iter().flatten().copied().max().unwrap_or(0).max(1);
    // Bars begin below each other; beyond them stand the numbers.
    put(&" ".repeat(usize::from(longest).saturating_sub(text.width()) + 3), style);
    let room = u32::from(area.width.saturating_sub(longest + 9)).saturating_sub(12);
    let count = hands.rounds.last().map_or(0, of);
    let length = (room.min(40) * count / most) as usize;
    put(&"█".repeat(length), look.family(app.family()));
    let shift = match hands.rounds.as_slice() {
        [first, second] => format!(" {} → {}", of(first), of(second)),
        _ => format!(" {count}"),
    };
    put(&shift, look.strong());
}

/// The question whether to leave.
pub fn leave(app: &App, quits: bool, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let words = if quits { "Quit in the middle of a lesson?" } else { "Leave the lesson?" };
    let keys = "Enter leaves, Esc stays";
    let width = (words.width().max(keys.width()) as u16 + 6).min(app.size.width);
    let height = 5.min(app.size.height);
    let frame = Rect { x: (app.size.width - width) / 2, y: (app.size.height - height) / 2, width, height };
    paint::clear(buf, frame, look.ground());
    paint::frame(buf, frame, HEAVY, look.strong());
    let line = |nth: u16| {
        Rect { x: frame.x + 3, y: frame.y + nth, width: frame.width.saturating_sub(6), height: 1 }
            .intersection(frame)
    };
    paint::fitted(buf, line(1), words, look.strong());
    paint::fitted(buf, line(3), keys, look.text());
}

/// Blanks the screen, or dims all but what is in the spotlight.
pub fn light(app: &App, buf: &mut Buffer) {
    // Whoever wanders wants to see where to.
    let Some(Present { running, .. }) = app.presented() else { return };
    let look = Look::new(&app.settings);
    if running.is_blank && matches!(app.overlay, None | Some(Overlay::Card(_))) {
        let area = buf.area;
        return paint::clear(buf, area, look.ground());
    }
    let lit: Box<dyn Fn(Position) -> bool> = match running.spotlight {
        None => return,
        Some(Spotlight::Pointer(at)) => Box::new(move |it| is_near(at, it)),
        Some(Spotlight::Focus) => match app.focus_area() {
            Some(area) => Box::new(move |it| area.contains(it)),
            None => return,
        },
    };
    let area = buf.area;
    for position in area.positions().filter(|it| !lit(*it)) {
        if let Some(cell) = buf.cell_mut(position) {
            cell.fg = look.faint().fg.unwrap_or(cell.fg);
            cell.bg = look.ground().bg.unwrap_or(cell.bg);
            cell.modifier =
                if look.faint().add_modifier.is_empty() { Modifier::empty() } else { Modifier::DIM };
        }
    }
}

/// Whether a cell lies in the circle of light around another; cells are twice as high as wide.
fn is_near(centre: Position, cell: Position) -> bool {
    const RADIUS: f64 = 7.0;
    let dx = (f64::from(cell.x) - f64::from(centre.x)) / 2.0;
    let dy = f64::from(cell.y) - f64::from(centre.y);
    dx.hypot(dy) <= RADIUS
}
