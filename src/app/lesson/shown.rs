//! What a step shows: its rectangles, which part of a place, how a figure stands.

use super::Question;
use crate::app::place::Place;
use crate::app::sheet::{Column, Sheet};
use crate::app::stage::Stage;
use crate::app::{App, Overlay, Subject};
use crate::content::address::Address;
use crate::content::lesson::{SMALL_PRINT, Step};
use crate::content::model::Family;
use crate::layout;
use crate::page::slide::Words;
use crate::page::{Page, document, study, topic};
use crate::scene::Meaning;
use crate::scene::large::Face;
use ratatui::layout::Rect;

/// The words of a step, set for the size of the screen: on the slide that shows what it shows, and in large letters
/// on slides before and after that what has no room beside it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The title of the step, or in its place the caption; nothing where the page has all the room.
    pub heading: Words,
    /// Nothing where it is the heading or stands on the page.
    pub caption: Words,
    /// What it shows of a text.
    pub page: Option<Page>,
    pub small_print: SmallPrint,
    /// Its question with what stands around that.
    pub question: Option<Question>,
    /// What is known before its question.
    pub before: Option<Page>,
    /// The small print of its figure, the answer of its question, the rest of its text.
    pub after: Vec<Page>,
}

/// Where the small print of a figure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SmallPrint {
    /// Below the picture in ordinary letters.
    #[default]
    Plain,
    /// There in large ones.
    Large(Face),
    /// On slides of its own after the picture, or with the step before, which shows the same figure.
    Elsewhere,
}

impl Said {
    pub fn n_slides(&self) -> usize {
        self.own() + 1 + self.after.len()
    }

    /// Which slide, from 0, is that of the place, the lines or the question of the step.
    pub fn own(&self) -> usize {
        usize::from(self.before.is_some())
    }

    /// The words that are alone on the slide `nth`, from 0.
    pub fn alone(&self, nth: usize) -> Option<&Page> {
        match nth.checked_sub(self.own()) {
            None => self.before.as_ref(),
            Some(nth) => self.after.get(nth.checked_sub(1)?),
        }
    }

    /// Whether nothing that a class reads of it is in ordinary letters.
    pub fn is_large(&self) -> bool {
        let caption = &self.caption;
        let is_large = || caption.rows.is_empty() || caption.is_large;
        self.question.as_ref().map_or_else(is_large, |it| it.slide.is_large())
    }

    /// What stands above the lines of `step`.
    pub fn heading_of<'a>(&self, step: &'a Step) -> &'a str {
        let is_caption = self.caption.rows.is_empty() && self.after.is_empty();
        if is_caption { &step.caption } else { &step.title }
    }
}

impl App {
    /// The rectangles of the step on the screen. Words alone and a question have all of it but the line of how far one
    /// is, and lines have the heading among them.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        let said = &present.running.said;
        let (heading, caption) = (said.heading.height() as u16, said.caption.height() as u16);
        Some(match () {
            () if present.words_alone().is_some() => layout::lesson(self.size, 0, 0),
            () if present.step.prediction.is_some() => layout::lesson(self.size, 0, 0),
            () if present.has_words() => layout::lesson(self.size, 0, caption),
            () => layout::lesson(self.size, heading, caption),
        })
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

    /// Whether the step is about why the streams of home are equally wide.
    pub(in crate::app) fn is_told(&self) -> bool {
        self.presented().is_some_and(|it| it.step.reveal.iter().any(|name| name == SMALL_PRINT))
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

    /// What a step shows of a page, and nothing beside it. Nothing where `place` is not that of the step, or is
    /// shown whole; a claim or a saying lies over it.
    pub(in crate::app) fn slide(&self, place: &Place) -> Option<Sheet> {
        let present = self.presented().filter(|_| self.nav.here == *place)?;
        let page = match present.step.address() {
            Address::Claim(_) | Address::Saying(_) if present.step.prediction.is_none() => Page::default(),
            _ if present.has_words() => present.page().cloned().unwrap_or_default(),
            _ => present.page()?.clone(),
        };
        Some(Sheet { columns: vec![Column { area: self.slide_area(&page), page }] })
    }

    /// Where the page of a step stands: a little above the middle of what it has.
    pub(in crate::app) fn slide_area(&self, page: &Page) -> Rect {
        // Nothing begins in the first row of the screen, if it need not.
        let body = layout::whole(self.body());
        let air = u16::from(body.y == 0 && body.height > page.height());
        layout::raised(Rect { y: body.y + air, height: body.height - air, ..body }, page.height())
    }

    /// The page of a step in ordinary letters in `body`: the section that it is about, of a study, a claim or a
    /// saying that part first.
    pub(super) fn slide_page(&self, step: &Step, body: Rect) -> Option<Page> {
        let library = self.pack.library();
        let format = self.format(layout::whole(body).width);
        let slide = document::Slide { focus: &step.focus, height: body.height };
        let card = |it| document::slide(library, &it, slide, format);
        Some(match step.address() {
            Address::Topic(id) if step.focus.is_empty() => {
                topic::main(library, library.topic(id)?, false, None, format)
            }
            Address::Topic(id) => topic::section(library, library.topic(id)?, slide, format),
            Address::Study(id) => study::slide(library, library.study(id)?, slide, format),
            Address::Claim(id) => card(crate::document::claim(library, library.claim(id)?.1)),
            Address::Saying(id) => card(crate::document::saying(library, library.saying(id)?)),
            _ => return None,
        })
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
