//! The notes of a lesson in a second terminal: where one is and the clock above, the notes, what comes
//! next below.

use super::paint;
use super::theme::Look;
use crate::app::settings::Settings;
use crate::content::model::Family;
use crate::layout;
use crate::page::MEASURE;
use crate::page::notes::{self, Notes};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::time::Duration;

/// What the second terminal knows.
#[derive(Debug, Default)]
pub struct View {
    /// Nothing while there is no lesson.
    pub notes: Option<Notes>,
    /// Since the lesson began.
    pub elapsed: Duration,
    /// What is wrong with the connection.
    pub fault: Option<String>,
    top: u16,
}

impl View {
    /// Takes in new notes; those of another step begin at their top.
    pub fn take(&mut self, notes: Notes) {
        if self.notes.as_ref().is_none_or(|it| it.step != notes.step) {
            self.top = 0;
        }
        self.notes = Some(notes);
    }

    /// Moves by `lines` on a screen of `size`.
    pub fn scroll(&mut self, lines: i16, size: Size) {
        let body = body(Rect::new(0, 0, size.width, size.height));
        let height = self.notes.as_ref().map_or(0, |it| notes::page(it, width(body)).height());
        let most = height.saturating_sub(body.height);
        self.top = self.top.min(most).saturating_add_signed(lines).min(most);
    }
}

fn width(body: Rect) -> u16 {
    body.width.min(MEASURE + 12)
}

/// The lines between the clock and what comes next.
fn body(area: Rect) -> Rect {
    let inner = layout::inset(area);
    Rect { y: inner.y + 3, height: inner.height.saturating_sub(6), ..inner }.intersection(area)
}

/// Draws the whole screen.
pub fn draw(view: &View, settings: &Settings, area: Rect, buf: &mut Buffer) {
    let look = Look::new(settings);
    paint::clear(buf, area, look.ground());
    let inner = layout::inset(area);
    let line = |y: u16| Rect { y, height: 1, ..inner }.intersection(area);
    let last = area.bottom().saturating_sub(1);
    let Some(notes) = &view.notes else {
        let waiting = "Waiting for a lesson: begin one with `afferent lesson NAME` in another terminal.";
        let words = view.fault.as_deref().unwrap_or(waiting);
        for (nth, words) in paint::wrapped(words, inner.width).iter().enumerate() {
            paint::text(buf, line(area.y + nth as u16), &paint::words_of(words), look.text());
        }
        paint::fitted(buf, line(last), "q quits", look.dim());
        return paint::finish(buf, &look);
    };
    let accent = look.family(Family::Total);
    paint::fitted(buf, line(area.y), &format!("{} · {}", notes.lesson, notes.place()), look.strong());
    paint::fitted(buf, line(area.y + 1), &notes.clock(view.elapsed), accent);
    let body = body(area);
    let page = notes::page(notes, width(body));
    // On a screen that has grown there may be less to scroll.
    let top = view.top.min(page.height().saturating_sub(body.height));
    for (nth, text) in page.lines.iter().skip(usize::from(top)).take(usize::from(body.height)).enumerate() {
        let mut rest = Rect { y: body.y + nth as u16, height: 1, ..body };
        for span in &text.spans {
            let used = paint::text(buf, rest, &span.text, look.role(span.role, Family::Total));
            rest = Rect { x: rest.x + used, width: rest.width.saturating_sub(used), ..rest };
        }
    }
    let next =
        notes.next.as_ref().map_or_else(|| "This is the last step.".to_owned(), |it| format!("Next: {it}"));
    paint::fitted(buf, line(last.saturating_sub(1)), &next, look.strong());
    let more = if page.height() > body.height { " · ↑ ↓ scroll" } else { "" };
    let keys = format!("Space on · PageUp back · b blank · digits, Enter jump or count{more} · q quits");
    paint::fitted(buf, line(last), &keys, look.dim());
    paint::finish(buf, &look);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_were_scrolled_come_back_on_a_larger_screen() {
        let mut view = View::default();
        let notes = (1..=9).map(|nth| ("Say".to_owned(), format!("Sentence {nth}."))).collect();
        view.take(Notes { title: "The first line".to_owned(), notes, ..Notes::default() });
        let text = |view: &View, area: Rect| {
            let mut buf = Buffer::empty(area);
            draw(view, &Settings::default(), area, &mut buf);
            buf.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
        };
        let (small, large) = (Rect::new(0, 0, 60, 12), Rect::new(0, 0, 60, 60));
        view.scroll(100, small.as_size());
        assert!(text(&view, small).contains("Sentence 9."));
        assert!(text(&view, large).contains("The first line"));
        // And the first key moves again from what is seen.
        let less = Size { height: 13, ..small.as_size() };
        view.scroll(-1, less);
        assert!(!text(&view, Rect::new(0, 0, 60, 13)).contains("Sentence 9."));
    }
}
