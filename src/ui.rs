//! State → picture. Nothing here changes the state or knows the time but through it.
//!
//! ```text
//! ┌ crumbs ─────────────────────────────────────────────┐  chrome
//! │ rule                                                │
//! │ outline │ main column                │ aside        │  home, page or research
//! │         │                            │              │
//! │         ┌ card or finder, at most one ┐             │  card, finder
//! │         └─────────────────────────────┘  ┌ note ┐   │  note, beside a word under the mouse
//! │                                          └──────┘   │
//! │                                        keys pressed │  pressed
//! │ hints, or a notice                                  │  chrome
//! │ caption, if there is one                            │  caption
//! └─────────────────────────────────────────────────────┘
//! ```

pub mod caption;
pub mod card;
pub mod chrome;
pub mod figure;
pub mod finder;
pub mod help;
pub mod home;
pub mod lesson;
pub mod mark;
pub mod menu;
pub mod note;
pub mod notes;
pub mod page;
pub mod paint;
pub mod posed;
pub mod pressed;
pub mod progress;
pub mod question;
pub mod research;
pub mod review;
pub mod scene;
pub mod theme;
pub mod typed;
pub mod zoom;

use crate::app::lesson::Present;
use crate::app::place::Place;
use crate::app::sheet::{Sheet, View};
use crate::app::{App, Overlay};
use crate::layout::{self, Room};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use theme::Look;

/// Draws the whole screen.
pub fn draw(app: &App, area: Rect, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    paint::clear(buf, area, look.ground());
    if let (Some(text), Some(caption)) = (app.caption(), app.caption_area()) {
        caption::draw(text, caption.band, caption.text, &look, buf);
    }
    let area = area.intersection(Rect::from((Position::ORIGIN, app.size)));
    if layout::room(area.as_size()) == Room::None {
        for (nth, line) in paint::wrapped("afferent needs more room", area.width).iter().enumerate() {
            let row = Rect { y: area.y + nth as u16, height: 1, ..area };
            paint::text(buf, row.intersection(area), &paint::words_of(line), look.text());
        }
        return paint::finish(buf, &look);
    }
    // Large letters that a box cuts in two read as torn: what can be done has a ground of its own.
    let is_help = matches!(&app.overlay, Some(Overlay::Finder(finder, _)) if finder.commands_only);
    match &app.zoom {
        Some(zoom) => zoom::draw(app, zoom, area, buf),
        None if is_help => {}
        None => screen(app, &app.nav.here, &app.sheet, &app.view, buf),
    }
    if app.overlay.as_ref().is_some_and(|overlay| !matches!(overlay, Overlay::Menu(_))) {
        paint::recede(buf, area, &look);
    }
    lesson::around(app, buf);
    match &app.overlay {
        Some(Overlay::Card(card)) => card::draw(app, card, buf),
        Some(Overlay::Finder(finder, _)) => finder::draw(app, finder, buf),
        Some(Overlay::Mark(draft)) => mark::draw(app, draft, buf),
        Some(Overlay::Menu(it)) => menu::draw(app, it, buf),
        Some(Overlay::Leave { quits }) => lesson::leave(app, *quits, buf),
        None => {}
    }
    note::draw(app, buf);
    chrome::hints(app, buf);
    lesson::light(app, buf);
    pressed::draw(app, buf);
    paint::finish(buf, &look);
}

/// Where the cursor of the terminal belongs: on the first letter of what has focus, so that magnifiers
/// and screen readers that follow it come along. Nowhere while a level opens or closes.
pub fn cursor(app: &App) -> Option<Position> {
    // A class is to look at the step, not at a mark in it.
    let is_class = app.presented().is_some() && !matches!(app.overlay, Some(Overlay::Finder(..)));
    if layout::room(app.size) == Room::None || app.zoom.is_some() || is_class {
        return None;
    }
    let at = match (&app.overlay, &app.nav.here) {
        (Some(Overlay::Card(card)), _) => page::cursor(&card.sheet, &card.view),
        (Some(Overlay::Finder(finder, _)), _) => Some(finder::cursor(app, finder)),
        (Some(Overlay::Mark(draft)), _) => Some(mark::cursor(app, draft)),
        (Some(Overlay::Menu(it)), _) => menu::cursor(app, it),
        (Some(Overlay::Leave { .. }), _) => None,
        (None, Place::Home) => home::cursor(app),
        (None, Place::Research) => research::cursor(app),
        (None, _) => figure::cursor(app).or_else(|| page::cursor(&app.sheet, &app.view)),
    };
    at.filter(|at| Rect::from((Position::ORIGIN, app.size)).contains(*at))
}

/// One place with all that belongs to it, hints aside.
fn screen(app: &App, place: &Place, sheet: &Sheet, view: &View, buf: &mut Buffer) {
    match app.presented().filter(Present::has_words) {
        Some(present) if present.words_alone().is_some() => return page::draw(app, sheet, view, buf),
        Some(present) if present.step.prediction.is_some() => return question::draw(app, &present, buf),
        Some(present) => return lesson::lines(app, &present, buf),
        None => {}
    }
    match place {
        Place::Home => home::draw(app, buf),
        Place::Research => {
            chrome::head(app, buf);
            research::draw(app, buf);
        }
        Place::Topic(_)
        | Place::Study(_)
        | Place::Term(_)
        | Place::Glossary
        | Place::Said
        | Place::Lessons
        | Place::Marks
        | Place::Quiz
        | Place::Progress
        | Place::Figure(_) => {
            chrome::head(app, buf);
            page::draw(app, sheet, view, buf);
            figure::draw(app, place, buf);
            if *place == Place::Quiz {
                review::draw(app, buf);
                if let Some(beside) = app.beside_question() {
                    posed::draw(app, &beside, buf);
                }
            }
            progress::draw(app, place, buf);
        }
    }
}
