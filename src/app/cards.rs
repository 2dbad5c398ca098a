//! Cards: what lies over a place, and its page.

use super::sheet::{Column, Focus, Sheet, View};
use super::{App, Card, Overlay, Subject};
use crate::document::Taken;
use crate::layout::{self, CardKind};
use crate::page::write::Writer;
use crate::page::{Page, Role, document, figure, glossary, topic, words};
use ratatui::layout::{Position, Rect};

impl App {
    /// Opens a card; the finder, if open, closes. What is opened from the list of limits goes back to it,
    /// and from a term, or the steps of a lesson, one goes back to the card that was there.
    pub(crate) fn open_card(&mut self, subject: Subject) {
        let beneath = match self.overlay.take() {
            Some(Overlay::Card(card))
                if matches!(card.subject, Subject::Limits(_))
                    || matches!(subject, Subject::Term(_) | Subject::Steps) =>
            {
                Some(Box::new(card))
            }
            Some(Overlay::Card(card)) => card.beneath,
            _ => None,
        };
        let mut card = Card { beneath, ..self.card(subject) };
        if matches!(card.subject, Subject::Limits(_)) {
            card.view = self.at_focus(&card.sheet, card.view);
        }
        self.overlay = Some(Overlay::Card(card));
    }

    /// `view` of a card's `sheet`, at the claim that has focus on the page.
    pub(super) fn at_focus(&self, sheet: &Sheet, mut view: View) -> View {
        let target = self.sheet.target(&self.view);
        let stops = sheet.columns.iter().flat_map(|column| &column.page.stops);
        if let Some(stop) = stops.clone().position(|stop| Some(&stop.target) == target) {
            let focus = Focus { column: 0, stop };
            view.focus = Some(focus);
            sheet.reveal(&mut view, focus);
        }
        view
    }

    pub(super) fn card(&self, subject: Subject) -> Card {
        let page = self.card_page(&subject);
        let card = if self.is_slide(&subject) {
            layout::Card { frame: self.place_area(), page: self.slide_area(&page) }
        } else {
            let with_figure = self.card_with_figure(&subject, page.height());
            with_figure.unwrap_or_else(|| self.card_area(page.height(), kind_of(&subject)))
        };
        let sheet = Sheet { columns: vec![Column { area: card.page, page }] };
        let view = Self::opened(&sheet);
        Card { subject, frame: card.frame, sheet, view, beneath: None }
    }

    /// The view of a card that was just opened: from its beginning, with the first study in focus, in sight or not, for
    /// the first thing on a card is the claim.
    fn opened(sheet: &Sheet) -> View {
        let mut view = sheet.first_view();
        if view.focus.is_none() {
            let mut stops = sheet.columns.iter().flat_map(|column| &column.page.stops);
            view.focus = stops.position(|stop| stop.block).map(|stop| Focus { column: 0, stop });
        }
        view
    }

    /// `card` set anew, and those beneath it: focus stays on the same thing, and a card that nobody has moved in at its
    /// beginning.
    pub(super) fn laid_out(&self, card: Card) -> Card {
        let new = self.card(card.subject);
        let view = if card.view == Self::opened(&card.sheet) {
            new.view
        } else {
            new.sheet.settle(new.sheet.follow(&card.sheet, card.view))
        };
        Card { view, beneath: card.beneath.map(|card| Box::new(self.laid_out(*card))), ..new }
    }

    /// A card for a page of so many lines. The crumbs and the line of hints stay in view, of a lesson how far one
    /// is: what it says is so large that it would leave no room.
    pub(super) fn card_area(&self, page_height: u16, kind: CardKind) -> layout::Card {
        let around = match (self.lesson_area(), self.size.height) {
            (Some(_), _) => (0, 1),
            (None, 22..) => (2, 2),
            (None, 20..) => (2, 1),
            (None, _) => (0, 1),
        };
        layout::card(Rect::from((Position::ORIGIN, self.size)), around, page_height, kind)
    }

    /// The page of a card, also the preview of the finder at another width.
    pub(super) fn card_page(&self, subject: &Subject) -> Page {
        let kind = kind_of(subject);
        let width =
            layout::card_width(self.size, kind).saturating_sub(if self.size.width < 40 { 0 } else { 2 });
        let width = width.min(self.card_area(1, kind).page.width.max(1));
        let width = self.card_with_figure(subject, 1).map_or(width, |it| it.page.width);
        let library = self.pack.library();
        if let Some(present) = self.presented().filter(|_| self.is_slide(subject)) {
            return present.page().cloned().unwrap_or_default();
        }
        match subject {
            Subject::Claim(id) => {
                let claim = library.claim(id).map(|(_, it)| crate::document::claim(library, it));
                claim.map(|it| document::page(library, &it, self.format(width)))
            }
            Subject::Saying(id) => {
                let saying = library.saying(id).map(|it| crate::document::saying(library, it));
                saying.map(|it| document::page(library, &it, self.format(width)))
            }
            Subject::Term(id) => {
                library.term(id).map(|term| glossary::term(library, term, self.format(width)))
            }
            Subject::Question(id) => library.question(id).map(|it| {
                let picks = self.answers.get(id).map_or(&[][..], Vec::as_slice);
                let it = crate::document::asked(library, it, Taken { picks, ..Taken::default() });
                document::page(library, &it, self.format(width))
            }),
            Subject::Limits(id) => library.topic(id).map(|topic| topic::limits(library, topic, width)),
            Subject::Figure(id) => library
                .figure(id)
                .zip(self.stages.get(id))
                .map(|(figure, stage)| figure::behind(library, figure, &stage.at, width)),
            Subject::Aside => self.aside_page(width),
            Subject::Steps => self.steps_page(width),
            Subject::Problems(problems) => {
                let mut w = Writer::new(width);
                w.text("The last good page is still shown. Mend these and save:", Role::Body);
                for problem in problems {
                    w.blank();
                    // Blanks that hold keep the caret under its fault.
                    problem
                        .to_string()
                        .lines()
                        .for_each(|line| w.text(&line.replace(' ', "\u{a0}"), Role::Claim));
                }
                Some(w.finish())
            }
        }
        .unwrap_or_default()
    }

    /// The title on the frame of a card.
    pub fn card_title(&self, subject: &Subject) -> String {
        match subject {
            Subject::Claim(id) => {
                let topic = self.pack.library().claim(id).map(|(topic, _)| topic.title.as_str());
                format!("Evidence · {}", topic.unwrap_or_default())
            }
            Subject::Saying(_) => "What is said, what is known".to_owned(),
            Subject::Term(_) => "Term".to_owned(),
            Subject::Question(_) => "Test yourself".to_owned(),
            Subject::Aside => "Set aside".to_owned(),
            Subject::Figure(_) => "Where it comes from".to_owned(),
            Subject::Limits(id) => {
                let title = self.pack.library().topic(id).map_or("", |topic| topic.title.as_str());
                format!("Limits · {title}")
            }
            Subject::Steps => self.lesson_step().map_or_else(String::new, |it| it.lesson.title.clone()),
            Subject::Problems(problems) => {
                words::count(problems.len(), "problem in the content", "problems in the content")
            }
        }
    }
}

/// How wide the page of a card may be.
pub(super) fn kind_of(subject: &Subject) -> CardKind {
    match subject {
        Subject::Claim(_) => CardKind::Scale,
        _ => CardKind::Prose,
    }
}
