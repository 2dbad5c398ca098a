//! The figure that a question is on: beside it, as the question sets it, and opened from there.

use super::overlay::Card;
use super::place::Place;
use super::stage::Stage;
use super::{App, Overlay, Subject};
use crate::content::answer::Posed;
use crate::content::figure::Figure;
use crate::content::id::{FigureId, QuestionId};
use crate::layout::{self, CardKind};
use crate::scene::{Cells, Scene, figure};
use crate::study::card::About;
use crate::study::student::Face;
use ratatui::layout::{Position, Rect};

/// Lines that the card of a question has at least where a picture stands on it.
const LINES: u16 = 22;

/// A figure beside its question.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    pub figure: &'a Figure,
    pub posed: Posed,
    /// Whether it may be seen yet.
    pub is_shown: bool,
    pub area: layout::Posed,
}

impl App {
    /// The figure to look at with this question, and whether that may be seen yet.
    fn posed_by(&self, id: &QuestionId, is_answered: bool) -> Option<(Posed, bool)> {
        let library = self.pack.library();
        let posed = library.question(id)?.posed(library)?;
        let is_shown = is_answered || !posed.tells;
        Some((posed, is_shown))
    }

    /// That of the card or the question of the place.
    fn posed_here(&self) -> Option<(Posed, bool)> {
        if let Some(card) = self.card_at_hand() {
            let face = self.student.as_ref()?.face();
            return match &card.about {
                About::Question(id) => self.posed_by(id, matches!(face, Face::Answered { .. })),
                About::Stages(figure) => {
                    let library = self.pack.library();
                    let at = library.figure(figure)?.data.kind().at(library, &[]).ok()?;
                    let posed = Posed { figure: figure.clone(), at, tells: true };
                    Some((posed, *face != Face::Front))
                }
                About::Meaning(_) | About::Word(_) | About::Certainty(_) => None,
            };
        }
        let asked = self.asked()?;
        self.posed_by(&asked.id, asked.is_right(self.pack.library()).is_some())
    }

    /// That of a card over the place.
    fn posed_over(&self, subject: &Subject) -> Option<(Posed, bool)> {
        let Subject::Question(id) = subject else { return None };
        let library = self.pack.library();
        let n_asked = library.question(id)?.answer(library).len();
        self.posed_by(id, self.answers.get(id).is_some_and(|picks| picks.len() == n_asked))
    }

    /// That of the topmost question.
    fn posed(&self) -> Option<(Posed, bool)> {
        match &self.overlay {
            None => self.posed_here(),
            Some(Overlay::Card(card)) => self.posed_over(&card.subject),
            Some(_) => None,
        }
    }

    fn stand_beside(&self, (posed, is_shown): (Posed, bool), area: layout::Posed) -> Option<Beside<'_>> {
        let figure = self.pack.library().figure(&posed.figure)?;
        Some(Beside { figure, posed, is_shown, area })
    }

    /// Where the card or the question of the place lies.
    pub(super) fn desk(&self) -> Rect {
        layout::desk(self.body(), self.posed_here().is_some())
    }

    /// Whether the card or the question of the place has a figure beside it.
    pub(super) fn has_figure_here(&self) -> bool {
        self.posed_here().is_some() && layout::posed(self.desk()).is_some()
    }

    /// The figure beside the question of the place, where there is room for both.
    pub fn beside_question(&self) -> Option<Beside<'_>> {
        let posed = self.posed_here()?;
        let area = self.controls().map_or_else(|| self.desk(), |it| it.card);
        self.stand_beside(posed, layout::posed(area)?)
    }

    /// The same on a card over the place, which grows for it.
    pub fn beside_card(&self, card: &Card) -> Option<Beside<'_>> {
        let posed = self.posed_over(&card.subject).filter(|(_, is_shown)| *is_shown)?;
        let column = card.sheet.columns.first()?;
        self.stand_beside(posed, self.posed_card(column.page.height())?.1)
    }

    /// A card for a question of so many lines with its figure beside it, where there is room for both.
    fn posed_card(&self, page_height: u16) -> Option<(layout::Card, layout::Posed)> {
        let card = self.card_area(page_height.max(LINES), CardKind::Picture);
        Some((card, layout::posed(card.page)?))
    }

    /// The frame and the page of a card about `subject` that has a figure beside it.
    pub(super) fn card_with_figure(&self, subject: &Subject, page_height: u16) -> Option<layout::Card> {
        self.posed_over(subject).filter(|(_, is_shown)| *is_shown)?;
        let (card, area) = self.posed_card(page_height)?;
        Some(layout::Card { page: area.page, ..card })
    }

    /// The picture of a figure beside its question. It stands still.
    pub fn posed_picture(&self, beside: &Beside<'_>) -> Scene {
        let view = figure::View {
            library: self.pack.library(),
            at: &beside.posed.at,
            was: &beside.posed.at,
            size: Cells { x: beside.area.picture.width, y: beside.area.picture.height },
            family: self.family(),
            seconds: None,
            progress: 1.0,
            is_beside: false,
            is_slide: false,
            is_titled: false,
        };
        figure::picture(&beside.figure.data, &view)
    }

    /// Whether `position` lies on the figure beside the topmost question, which can be opened.
    pub(super) fn is_on_posed(&self, position: Position) -> bool {
        let beside = match &self.overlay {
            None => self.beside_question(),
            Some(Overlay::Card(card)) => self.beside_card(card),
            Some(_) => None,
        };
        beside.filter(|it| it.is_shown).is_some_and(|it| {
            let area: [Rect; 2] = [it.area.title, it.area.picture];
            area.iter().any(|rect| rect.contains(position))
        })
    }

    /// Whether the figure of the topmost question can be opened; none where there is no such question.
    pub(super) fn can_open_posed(&self) -> Option<bool> {
        self.posed().map(|(_, is_shown)| is_shown)
    }

    /// Opens the figure of the topmost question, as the question sets it.
    pub(super) fn open_posed(&mut self) {
        let Some((posed, true)) = self.posed() else {
            self.notice = Some("The figure comes with the answer.".to_owned());
            return;
        };
        let library = self.pack.library();
        let Some(figure) = library.figure(&posed.figure) else { return };
        self.nav.posed = match &self.overlay {
            Some(Overlay::Card(Card { subject: Subject::Question(id), .. })) => {
                Some((self.nav.here.clone(), posed.figure.clone(), id.clone()))
            }
            _ => None,
        };
        let mut stage = Stage::new(library, figure);
        stage.stand(library, figure, posed.at, None);
        self.stages.insert(posed.figure.clone(), stage);
        self.travel(Place::Figure(posed.figure), None);
    }

    /// Back from the figure of a question at the foot of a page, the question lies there again.
    pub(super) fn pose_again(&mut self, from: &Place) {
        let here = self.nav.here.clone();
        let question = self
            .nav
            .posed
            .take_if(|(page, figure, _)| *page == here && matches!(from, Place::Figure(id) if id == figure));
        if let Some((.., id)) = question {
            self.open_card(Subject::Question(id));
        }
    }

    /// Whether this is the figure of the topmost question.
    pub(super) fn poses(&self, id: &FigureId) -> bool {
        self.posed().is_some_and(|(posed, is_shown)| is_shown && posed.figure == *id)
    }
}
