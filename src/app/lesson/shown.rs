//! What a step shows: its rectangles, which part of a place, how a figure stands.

use super::Present;
use crate::app::place::Place;
use crate::app::sheet::{Column, Sheet};
use crate::app::stage::Stage;
use crate::app::{App, Overlay, Subject};
use crate::content::address::Address;
use crate::content::lesson::{SMALL_PRINT, Step};
use crate::content::model::Family;
use crate::layout;
use crate::page::write::Writer;
use crate::page::{Page, Role, study, topic};
use crate::scene::Meaning;
use crate::scene::large::{self, Dot};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

impl App {
    /// The rectangles of the step on the screen. A question has all of it but the line of how far one is, and
    /// lines have the heading among them.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        if present.step.prediction.is_some() {
            return Some(layout::lesson(self.size, 0, 0));
        }
        let n_heading = match self.large_heading(&present) {
            _ if present.has_words() => 0,
            Some(rows) => rows.len() as u16,
            None => 1,
        };
        let n_caption = present.running.caption.len() as u16;
        Some(layout::lesson(self.size, n_heading, n_caption))
    }

    /// The rows of the heading in large letters; nothing where they have no room.
    pub fn large_heading(&self, present: &Present<'_>) -> Option<Vec<String>> {
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width;
        let dots = match self.size.height {
            _ if self.settings.ascii => &[][..],
            40.. => &[Dot::Half, Dot::Quarter],
            30.. => &[Dot::Quarter],
            _ => &[],
        };
        let rows = dots.iter().filter_map(|dot| large::rows(&present.step.title, *dot));
        let fits = |rows: &Vec<String>| rows.iter().all(|row| row.width() <= width.into());
        rows.into_iter().find(fits)
    }

    /// Sets the caption of the step; all that is laid out stands above it.
    pub(in crate::app) fn lay_out_caption(&mut self) {
        let lines = self.lesson_step().map(|it| self.caption_lines(&it.step.caption));
        if let Some((running, lines)) = self.lesson.as_mut().zip(lines) {
            running.caption = lines;
        }
    }

    /// Lines of about one length: no single word on the last.
    fn caption_lines(&self, text: &str) -> Vec<String> {
        const MOST: u16 = 110;
        let set = |width: u16| -> Vec<String> {
            let mut w = Writer::new(width);
            w.text(text, Role::Strong);
            w.finish().text().lines().map(str::to_owned).collect()
        };
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width.min(MOST);
        let lines = set(width);
        if lines.len() < 2 {
            return lines;
        }
        // A narrower column never has fewer lines.
        let (mut too_narrow, mut enough) = (width / 2, width);
        while too_narrow < enough {
            let middle = too_narrow.midpoint(enough);
            if set(middle).len() > lines.len() {
                too_narrow = middle + 1;
            } else {
                enough = middle;
            }
        }
        set(enough)
    }

    /// A figure of a step stands as the step says.
    pub(in crate::app) fn set_figure(&mut self, step: &Step) {
        let Address::Figure(id) = step.address() else { return };
        let library = self.pack.library();
        let Some(figure) = library.figure(id) else { return };
        let mut stage = Stage::new(library, figure);
        if let Ok(at) = figure.data.kind().at(library, &step.set) {
            // What was set last is what the class is to look at.
            let knob =
                step.set.last().and_then(|(name, _)| stage.knobs.iter().position(|it| it.name == name));
            stage.stand(library, figure, at, knob);
        }
        if let Some(play) = step.play
            && play != stage.is_playing
        {
            stage.play();
        }
        self.stages.insert(id.clone(), stage);
    }

    /// Whether `family` is among the nodes that the lesson has come to; nothing where it shows all.
    pub fn is_revealed(&self, family: Family) -> Option<bool> {
        let reveal = &self.presented()?.step.reveal;
        (!reveal.is_empty()).then(|| reveal.iter().any(|name| name == family.id()))
    }

    /// Whether nothing of the place is drawn: a question or lines stand in its place, or the screen is blank.
    pub(in crate::app) fn is_hidden(&self) -> bool {
        self.presented().is_some_and(|it| it.has_words() || it.running.is_blank)
    }

    /// Whether the small print of home is told: in a lesson only once that has come to it.
    pub(in crate::app) fn is_told(&self) -> bool {
        let Some(present) = self.presented() else { return true };
        let reveal = &present.step.reveal;
        reveal.is_empty() || reveal.iter().any(|name| name == SMALL_PRINT)
    }

    /// Whether `subject` is what the step is about, and so stands alone in place of a page.
    pub fn is_slide(&self, subject: &Subject) -> bool {
        match (self.presented().map(|it| it.step.address()), subject) {
            (Some(Address::Claim(id)), Subject::Claim(of)) => id == of,
            (Some(Address::Saying(id)), Subject::Saying(of)) => id == of,
            _ => false,
        }
    }

    /// Whether the step has nothing that keys at the sides could turn, and nothing lies over it.
    pub(in crate::app) fn is_plain_slide(&self) -> bool {
        let Some(present) = self.presented() else { return false };
        let has_knobs = self.is_picture() && self.visible_stage().is_some_and(|(_, it)| !it.knobs.is_empty());
        match &self.overlay {
            Some(Overlay::Card(card)) => self.is_slide(&card.subject),
            Some(_) => false,
            None => present.has_words() || !has_knobs,
        }
    }

    /// What a step shows of a page: the section that it is about, of a study what came out and what that does
    /// not show, and nothing beside it. Nothing where `place` is not that of the step, or is shown whole.
    pub(in crate::app) fn slide(&self, place: &Place) -> Option<Sheet> {
        let step = self.presented().filter(|_| self.nav.here == *place)?.step;
        let library = self.pack.library();
        let area = layout::whole(self.body());
        let format = self.format(area.width);
        let page = match step.address() {
            Address::Topic(id) if step.focus.is_empty() => {
                topic::main(library, library.topic(id)?, false, None, format)
            }
            Address::Topic(id) => topic::section(library, library.topic(id)?, &step.focus, format),
            Address::Study(id) => study::slide(library, library.study(id)?, self.style, format),
            Address::Claim(_) | Address::Saying(_) => Page::default(),
            _ => return None,
        };
        Some(Sheet { columns: vec![Column { area, page }] })
    }

    /// Where that is what has focus.
    pub fn focus_area(&self) -> Option<Rect> {
        match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Card(card)), _) => Some(card.frame),
            (Some(_), _) => None,
            (None, Place::Home) => self.home_rect(
                |it| matches!(it, Meaning::Node(family) | Meaning::Inside(family, _) if family == self.node),
            ),
            (None, Place::Figure(_)) => self.figure_area().map(|(_, _, area)| area.picture),
            (None, _) => self.rect_of(self.view.focus?),
        }
    }
}
