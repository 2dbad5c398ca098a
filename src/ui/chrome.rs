//! The frame around a place: the way to here above, what can be done below.

use super::paint;
use super::theme::Look;
use crate::app::film::READY;
use crate::app::place::Place;
use crate::app::{App, Hit};
use crate::content::address::Address;
use crate::layout;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Crumbs and the rule in the colour of the family.
pub fn head(app: &App, buf: &mut Buffer) {
    if app.presented().is_some() {
        return;
    }
    let look = Look::new(&app.settings);
    let area = layout::chrome(app.size);
    let crumbs = app.crumbs();
    let last = crumbs.len().saturating_sub(1);
    for (nth, crumb) in crumbs.iter().enumerate() {
        let mut style = if nth == last { look.text() } else { look.dim() };
        if app.hover == Some(Hit::Crumb(crumb.place.clone())) {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        let mut area = crumb.area;
        if let Some(family) = crumb.family {
            let used = paint::text(buf, area, family.mark(), look.family(family)) + 1;
            area = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        }
        paint::text(buf, area, &crumb.text, style);
        if nth < last {
            paint::text(buf, Rect { x: crumb.area.right() + 1, width: 1, ..crumb.area }, "›", look.faint());
        }
    }
    let style = look.family(app.family());
    for x in area.rule.left()..area.rule.right() {
        paint::cell(buf, x, area.rule.y, "━", style);
    }
}

/// The last line: a notice, what lies under the mouse, or what can be done here.
pub fn hints(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let line = app.last_line();
    let whole = Rect { x: 0, width: app.size.width, ..line };
    let shows_progress = app.is_quiet() && app.notice.is_none();
    if !shows_progress {
        paint::clear(buf, whole, look.ground());
    }
    if app.settings.film.ready_mark && app.is_ready() {
        let left = whole.right().saturating_sub(READY.len() as u16);
        paint::text(buf, Rect { x: left, ..whole }, READY, look.faint());
    }
    if shows_progress {
        return;
    }
    if let Some(notice) = &app.notice {
        paint::fitted(buf, line, notice, look.family(app.family()).add_modifier(Modifier::BOLD));
        return;
    }
    if !app.pack.is_whole() && (app.nav.here != Place::Home || app.overlay.is_some()) {
        paint::fitted(buf, line, "The content is still being read.", look.text());
        return;
    }
    if let Some(words) = app.hovered_target().and_then(|target| explain(app, target)) {
        paint::fitted(buf, line, &words, look.text());
        return;
    }
    for hint in app.hints() {
        let style =
            if app.hover == Some(Hit::Hint(hint.command.clone())) { look.strong() } else { look.dim() };
        let used = paint::text(buf, hint.area, &format!(" {} ", hint.key), look.key());
        let rest = Rect { x: hint.area.x + used, width: hint.area.width.saturating_sub(used), ..hint.area };
        paint::text(buf, rest, &format!(" {}", hint.text), style);
    }
}

/// What a click would lead to, in a line.
fn explain(app: &App, target: &Address) -> Option<String> {
    let library = app.pack.library();
    match target {
        Address::Term(id) => library.term(id).map(|term| format!("{}: {}", term.term, term.plain)),
        Address::Study(id) => {
            library.study(id).map(|study| format!("{} · {}", crate::page::words::name(study), study.title))
        }
        Address::Topic(id) => library.topic(id).map(|topic| format!("{} · {}", topic.title, topic.one_line)),
        Address::Figure(id) => {
            library.figure(id).map(|figure| format!("{} · {}", figure.title, figure.one_line))
        }
        _ => None,
    }
}
