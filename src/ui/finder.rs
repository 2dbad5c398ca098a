//! The finder: what is typed, what was found, and the chosen one beside it.

use super::page;
use super::paint::{self, ROUND};
use super::theme::Look;
use super::typed;
use crate::app::finder::{Entry, Finder, Kind};
use crate::app::{App, Hit};
use crate::layout;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, finder: &Finder, buf: &mut Buffer) {
    if finder.commands_only {
        return super::help::draw(app, finder, buf);
    }
    let look = Look::new(&app.settings);
    let area = layout::finder(app.size);
    frame(area.frame, " Find ", buf, &look);
    input(finder, area.input, buf, &look);
    if finder.n_hits() == 0 && app.pack.is_whole() {
        let whole = Rect { width: area.input.width, ..area.rows };
        paint::fitted(buf, whole, "Nothing found. Fewer letters find more.", look.dim());
    }
    let rows = finder.hits().enumerate().skip(finder.top).take(usize::from(area.rows.height));
    for (line, (nth, entry)) in rows.enumerate() {
        let rect = Rect { y: area.rows.y + line as u16, height: 1, ..area.rows };
        row(entry, finder.input.value(), rect, buf, &look);
        if nth == finder.chosen {
            paint::tint(buf, rect, look.selection());
        } else if app.hover == Some(Hit::Row(nth)) {
            paint::tint(buf, rect, look.strong());
        }
    }
    if let Some((preview, entry)) = area.preview.zip(finder.entry()) {
        let family = match entry.kind {
            Kind::Topic(family) | Kind::Claim(family) => family,
            _ => app.family(),
        };
        let page = app.preview(entry.outcome, preview.width);
        page::plain(&look, &page, preview, family, buf);
        for y in preview.top()..preview.bottom() {
            paint::cell(buf, preview.x.saturating_sub(2), y, "│", look.faint());
        }
    }
}

/// The box, empty, with its title.
pub(super) fn frame(area: Rect, title: &str, buf: &mut Buffer, look: &Look) {
    paint::clear(buf, area, look.ground());
    paint::frame(buf, area, ROUND, look.dim());
    let heading = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
    paint::fitted(buf, heading, title, look.strong());
}

/// The line that is typed in.
struct Line {
    sign: &'static str,
    found: String,
    text: Rect,
}

impl Line {
    fn of(finder: &Finder, area: Rect) -> Self {
        let (sign, found) = (if finder.commands_only { "? " } else { "/ " }, finder.n_hits().to_string());
        let used = (sign.width() as u16).min(area.width);
        let width = area.width.saturating_sub(used + found.len() as u16 + 2);
        Self { sign, found, text: Rect { x: area.x + used, width, ..area } }
    }
}

/// Where the next letter goes.
pub fn cursor(app: &App, finder: &Finder) -> Position {
    let area =
        if finder.commands_only { app.help(finder).area.input } else { layout::finder(app.size).input };
    typed::cursor(&finder.input, Line::of(finder, area).text)
}

/// What was typed, and how much was found.
pub(super) fn input(finder: &Finder, area: Rect, buf: &mut Buffer, look: &Look) {
    let Line { sign, found, text } = Line::of(finder, area);
    paint::text(buf, area, sign, look.dim());
    if finder.input.value().is_empty() {
        let what = "topics, terms, studies, authors, claims, questions, lessons, commands";
        let prompt = if finder.commands_only { "type to narrow the list" } else { what };
        let prompt_area = Rect { x: text.x + 1, width: text.width.saturating_sub(1), ..text };
        paint::fitted(buf, prompt_area, prompt, look.dim());
    }
    typed::draw(&finder.input, text, look.strong(), buf);
    let count =
        Rect { x: area.right().saturating_sub(found.len() as u16), width: found.len() as u16, ..area };
    paint::text(buf, count, &found, look.dim());
}

/// Mark, title with the words that were `typed` underlined, and what kind of thing it is; a command shows its keys
/// instead.
fn row(entry: Entry<'_>, typed: &str, area: Rect, buf: &mut Buffer, look: &Look) {
    let (mark, style): (&str, Style) = match entry.kind {
        Kind::Topic(family) => (family.mark(), look.family(family)),
        Kind::Claim(family) => ("│", look.family(family)),
        Kind::Saying => ("“", look.dim()),
        Kind::Term => ("·", look.dim()),
        Kind::Figure => ("▸", look.dim()),
        Kind::Study | Kind::Author => ("§", look.dim()),
        Kind::Lesson | Kind::Step => ("▷", look.dim()),
        Kind::Question => ("?", look.dim()),
        Kind::Command => (" ", look.dim()),
        Kind::Mark => ("★", look.strong()),
        Kind::Seen => ("←", look.dim()),
    };
    let right = if entry.kind == Kind::Command { entry.detail } else { entry.kind.word() };
    let width = right.width() as u16;
    paint::text(buf, area, mark, style);
    let title = Rect { x: area.x + 2, width: area.width.saturating_sub(width + 3), ..area };
    paint::fitted(buf, title, entry.title, look.text());
    let folded = entry.title.to_ascii_lowercase();
    for word in typed.to_ascii_lowercase().split_whitespace() {
        let Some((before, _)) = folded.split_once(word) else { continue };
        let at = Rect { x: title.x + before.width() as u16, width: word.width() as u16, ..title };
        paint::tint(buf, at.intersection(title), Style::new().add_modifier(Modifier::UNDERLINED));
    }
    let kind = Rect { x: area.right().saturating_sub(width), width, ..area };
    paint::text(buf, kind, right, look.dim());
}
