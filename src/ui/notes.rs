//! The notes of a lesson in a second terminal: where one is and the clock above, the notes or all steps, what
//! comes next and the keys below.

use super::paint;
use super::theme::Look;
use crate::app::follower::{Follower, Mode};
use crate::app::settings::Settings;
use crate::content::model::Family;
use crate::page::{Page, notes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Draws the whole screen.
pub fn draw(follower: &Follower, settings: &Settings, area: Rect, buf: &mut Buffer) {
    let look = Look::new(settings);
    paint::clear(buf, area, look.ground());
    let parts = follower.area();
    plain(&follower.keys_page(parts.keys.width), parts.keys, look.dim(), buf);
    let Some(notes) = &follower.notes else {
        let waiting = "Waiting for a lesson: begin one with `afferent lesson NAME` in another terminal.";
        let words = follower.fault.as_deref().unwrap_or(waiting);
        let room =
            Rect { y: parts.place.y, height: parts.keys.y.saturating_sub(parts.place.y), ..parts.place };
        for (row, words) in room.rows().zip(paint::wrapped(words, room.width)) {
            paint::text(buf, row, &paint::words_of(&words), look.text());
        }
        return paint::finish(buf, &look);
    };
    paint::fitted(buf, parts.place, &format!("{} · {}", notes.lesson, notes.place()), look.strong());
    let clock = notes.clock(&follower.clock, follower.seconds);
    let times = [follower.time_of_day.as_str(), &clock];
    let times: Vec<&str> = times.into_iter().filter(|it| !it.is_empty()).collect();
    paint::fitted(buf, parts.clock, &times.join(" · "), look.family(Family::Total));
    let (page, top) = follower.page();
    roles(&page, top, parts.body, &look, buf);
    if let Some(words) = more(page.height(), top, parts.body.height) {
        let width = parts.more.width.min(words.width() as u16);
        let right = Rect { x: parts.more.right() - width, width, ..parts.more };
        paint::text(buf, right, &words, look.dim());
    }
    if let Mode::Steps(chosen) = follower.mode
        && let Some(stop) = page.stops.get(chosen)
    {
        for line in stop.top.max(top)..stop.bottom.min(top + parts.body.height) {
            paint::tint(
                buf,
                Rect { y: parts.body.y + line - top, height: 1, ..parts.body },
                look.set(Family::Total),
            );
        }
    }
    roles(&notes::next(notes, parts.next.width), 0, parts.next, &look, buf);
    paint::finish(buf, &look);
}

/// How many lines of `height` are out of sight above `top` and below it, where `shown` are not.
fn more(height: u16, top: u16, shown: u16) -> Option<String> {
    match (top, height.saturating_sub(top + shown)) {
        (0, 0) => None,
        (above, 0) => Some(format!("▴ {above} more")),
        (0, below) => Some(format!("▾ {below} more")),
        (above, below) => Some(format!("▴ {above} ▾ {below} more")),
    }
}

/// The lines of `page` from `top`, each span in its role.
fn roles(page: &Page, top: u16, area: Rect, look: &Look, buf: &mut Buffer) {
    for (mut rest, line) in area.rows().zip(page.lines.iter().skip(usize::from(top))) {
        for span in &line.spans {
            let used = paint::text(buf, rest, &span.text, look.role(span.role, Family::Total));
            rest = Rect { x: rest.x + used, width: rest.width.saturating_sub(used), ..rest };
        }
    }
}

/// The lines of `page` in one style.
fn plain(page: &Page, area: Rect, style: Style, buf: &mut Buffer) {
    for (row, line) in area.rows().zip(&page.lines) {
        paint::text(buf, row, &paint::words_of(line), style);
    }
}
