//! A lesson on a projector: the heading above the place, the caption below it, how far one is; the
//! spotlight.

use super::paint::{self, HEAVY};
use super::question;
use super::theme::Look;
use crate::app::lesson::{Present, Spotlight};
use crate::app::{App, Overlay};
use crate::page::slide::{self, Room, Text};
use crate::page::words;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// Heading, caption and progress around the place.
pub fn around(app: &App, buf: &mut Buffer) {
    let (Some(present), Some(area)) = (app.presented(), app.lesson_area()) else { return };
    let look = Look::new(&app.settings);
    let accent = look.family(app.family());
    progress(app, &present, area.progress, buf);
    if area.heading.is_empty() {
        // What has words of its own has its title among them.
    } else if present.running.said.heading.is_large {
        paint::rows(buf, area.heading, &present.running.said.heading.rows, look.strong());
    } else {
        let used = paint::text(buf, area.heading, "▌ ", accent);
        let rest =
            Rect { x: area.heading.x + used, width: area.heading.width.saturating_sub(used), ..area.heading };
        paint::fitted(buf, rest, &present.step.title.to_uppercase(), look.strong());
    }
    let lines = &present.running.said.caption.rows;
    if present.running.said.caption.is_large {
        return paint::rows(buf, area.caption, lines, look.text());
    }
    for (nth, line) in lines.iter().enumerate().take(usize::from(area.caption.height)) {
        let is_cut = nth + 1 == usize::from(area.caption.height) && lines.len() > nth + 1;
        let row = Rect { y: area.caption.y + nth as u16, height: 1, ..area.caption };
        let line = if is_cut { format!("{line} …") } else { line.clone() };
        paint::fitted(buf, row, &line, look.strong());
    }
}

/// Lines of the step's own below its title, all as large as they fit.
pub fn lines(app: &App, present: &Present<'_>, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let body = app.body();
    let room = Room::whole(body.width, body.height, !app.settings.ascii);
    let heading = present.running.said.heading_of(present.step);
    let slide = slide::fit(Text { heading, lines: &present.step.lines, point: None }, room);
    let mut y = body.y + body.height.saturating_sub(slide.height() as u16) / 3;
    let styles = std::iter::once(look.strong()).chain(std::iter::repeat(look.text()));
    for (nth, (words, style)) in std::iter::once(&slide.heading).chain(&slide.lines).zip(styles).enumerate() {
        let area = Rect { y, height: words.rows.len() as u16, ..body }.intersection(body);
        paint::rows(buf, area, &words.rows, style);
        y += (words.rows.len() + if nth == 0 { slide.gaps.0 } else { slide.gaps.1 }) as u16;
    }
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
        "" => {
            let (slide, n_slides) = (present.running.slide + 1, present.running.said.n_slides());
            let slide = if n_slides > 1 { format!("{slide} of {n_slides} · ") } else { String::new() };
            let step = format!("{slide}{}/{n}", present.running.step + 1);
            let room = area.width.saturating_sub(step.len() as u16 + 4);
            let asked = question::state(app, present, room);
            let knows = present.running.has_gone_on || present.running.auto.is_some();
            let goes_on = || app.next_step_key().filter(|_| !knows).map(|key| format!("{key} goes on"));
            let hint = asked.or_else(goes_on).map(|it| format!(" {} ·", words::fit(&it, room)));
            (format!("{} {step}", hint.unwrap_or_default()), look.dim())
        }
        digits => (format!(" step {digits} "), look.key()),
    };
    let width = text.width() as u16;
    let x = area.right().saturating_sub(width).max(area.x);
    paint::text(buf, Rect { x, width, ..area }, &text, style);
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
