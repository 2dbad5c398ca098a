//! Studying on the screen: what is due, a card, its answer, and what was kept of it.

use super::command::Command;
use super::keymap::Scope;
use super::place::Place;
use super::round::Asked;
use super::sheet::Focus;
use super::{App, Card, Effect, Overlay, Subject};
use crate::content::address::Address;
use crate::content::id::QuestionId;
use crate::layout;
use crate::page::review::{self, Look, OPEN, Room, Shown};
use crate::page::write::Writer;
use crate::page::{MEASURE, Page, Role};
use crate::study::card::{self, About, CardId};
use crate::study::log::{Grade, Kind, Record, Review, What};
use crate::study::progress::has_changed;
use crate::study::schedule::{History, LEECH};
use crate::study::session::{Plan, Round, when};
use crate::study::student::{Face, Student};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Something to press below a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    pub area: Rect,
    pub key: String,
    pub text: String,
    pub command: Command,
}

/// What stands below a card: words, and what can be pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controls {
    pub words: String,
    pub words_at: Rect,
    pub all: Vec<Control>,
    /// What they leave for the card.
    pub card: Rect,
}

impl App {
    /// Takes in what was answered so far.
    pub(super) fn read_reviews(&mut self, history: History) {
        self.student = Some(Student::from(history));
        self.lay_out();
        // Whoever waits for what is due is to begin with it.
        if self.nav.here == Place::Quiz && self.asked().is_none() {
            self.view = self.sheet.first_view();
        }
    }

    /// Takes in what was kept.
    pub(super) fn noted(&mut self, records: Vec<Record>) {
        let Some(student) = &mut self.student else { return };
        student.take(records);
        if self.overlay.is_none() && self.card_at_hand().is_some() {
            self.next_card();
        } else {
            self.lay_out();
        }
    }

    /// Whether cards are being reviewed, here or while something is looked up.
    pub fn is_reviewing(&self) -> bool {
        self.student.as_ref().is_some_and(|it| it.card(self.pack.library()).is_some())
    }

    /// The card on the screen.
    pub fn card_at_hand(&self) -> Option<&card::Card> {
        let student = self.student.as_ref().filter(|_| self.nav.here == Place::Quiz)?;
        student.card(self.pack.library())
    }

    /// What there is to do now.
    pub fn plan(&self) -> Option<Plan> {
        let student = self.student.as_ref()?;
        let plan = Plan::new(student.deck(self.pack.library()), student.history(), self.clock);
        Some(plan.as_wanted(self.wanted, student.history()))
    }

    /// Begins to review what is due, or goes on with it.
    pub fn review(&mut self) {
        self.travel(Place::Quiz, None);
        if !self.is_reviewing()
            && let (Some(plan), Some(student)) = (self.plan(), &mut self.student)
        {
            student.begin(&plan, self.clock);
            self.round = None;
        }
        self.next_card();
    }

    /// What a command does to the card on the screen.
    pub(super) fn look_after_cards(&mut self, command: &Command) {
        if let (Command::Option(nth), Some(asked)) = (command, self.question_at_hand()) {
            let option = nth.checked_sub(1).and_then(|nth| asked.order.get(nth));
            return option.into_iter().for_each(|option| self.answer(asked.id.clone(), *option));
        }
        let (now, library) = (self.clock, self.pack.library());
        let asked = self.question_at_hand();
        let Some(student) = &mut self.student else { return };
        let what = match command {
            Command::Turn if asked.is_some() && *student.face() == Face::Front => {
                student.answer(library, None, now)
            }
            Command::Turn => {
                student.turn();
                student.go_on(now);
                None
            }
            Command::Option(nth) => {
                let grade = student.history().settings().grades().get(nth.saturating_sub(1)).copied();
                grade.and_then(|it| student.grade(library, it, now))
            }
            Command::Undo => {
                let what = student.undo(now);
                if let Some(About::Question(id)) = student.card(library).map(|it| &it.about) {
                    self.answers.remove(id);
                }
                what
            }
            Command::Bury => student.leave_out(What::Bury, now),
            Command::SetAside => student.leave_out(What::Suspend, now),
            Command::EndRound => {
                student.stop();
                None
            }
            _ => None,
        };
        self.note(what);
    }

    /// Takes an option of the question on the screen.
    pub(super) fn answer_card(&mut self, option: usize) {
        let (now, library) = (self.clock, self.pack.library());
        let what = self.student.as_mut().and_then(|it| it.answer(library, Some(option), now));
        self.note(what);
    }

    /// Has the shell write down how a question of a free round was answered, which schedules nothing.
    pub(super) fn note_practice(&mut self, id: &QuestionId) {
        let library = self.pack.library();
        let (Some(student), Some(asked)) = (&self.student, self.asked()) else { return };
        let Some(is_right) = asked.is_right(library) else { return };
        let card = About::Question(id.clone()).id();
        let text = student.deck(library).get(&card).map_or(0, |it| it.fingerprint);
        let grade = if is_right { Grade::Good } else { Grade::Again };
        self.outbox.push(Effect::Note(What::Review(Review {
            card,
            grade,
            kind: Kind::Practice,
            ms: 0,
            text,
        })));
    }

    /// Has the shell write down what happened, which brings up the next card as soon as the disk is at work; where
    /// nothing did, the card at hand is shown as it lies now.
    fn note(&mut self, what: Option<What>) {
        match what {
            Some(what) => self.outbox.push(Effect::Note(what)),
            None => self.next_card(),
        }
    }

    /// Shows the card at hand from its beginning.
    fn next_card(&mut self) {
        self.lay_out();
        self.view = self.sheet.first_view();
        match self.student.as_ref().map(Student::face) {
            Some(Face::Answered { .. }) => self.look_at_reason(),
            Some(Face::Back) => self.look_at_source(),
            Some(Face::Front) | None => {}
        }
    }

    /// Once a card is turned, focus stands on the first of what its answer rests on.
    fn look_at_source(&mut self) {
        let card = self.card_at_hand();
        let source = card.and_then(|it| review::rests_on(self.pack.library(), it).into_iter().next());
        let stops = self.sheet.columns.first().map_or(&[][..], |column| &column.page.stops);
        let stop = stops.iter().rposition(|stop| Some(&stop.target) == source.as_ref());
        self.view.focus = stop.map(|stop| Focus { column: 0, stop }).or(self.view.focus);
    }

    /// The question on the screen with its options in an order of their own.
    pub(super) fn question_at_hand(&self) -> Option<Asked> {
        let card = self.card_at_hand()?;
        let About::Question(id) = &card.about else { return None };
        let library = self.pack.library();
        let nth = self.student.as_ref().map_or(0, Student::n_laid);
        Some(Asked::new(library, library.question(id)?, self.seed.wrapping_add(nth << 32)))
    }

    /// Whether this question is the card on the screen, and can still be answered.
    pub(super) fn asks_card(&self, id: &QuestionId) -> bool {
        let is_front = || self.student.as_ref().is_some_and(|it| *it.face() == Face::Front);
        self.overlay.is_none() && self.question_at_hand().is_some_and(|it| it.id == *id) && is_front()
    }

    /// Whether Enter turns the card: there is nothing yet to go into.
    pub(super) fn is_enter_turning(&self) -> bool {
        let is_front = self.student.as_ref().is_some_and(|it| *it.face() == Face::Front);
        is_front && self.card_at_hand().is_some_and(|it| !matches!(it.about, About::Question(_)))
    }

    /// Whether the card on the screen can still be left out.
    pub(super) fn is_card_open(&self) -> bool {
        let is_graded = self.student.as_ref().is_some_and(|it| matches!(it.face(), Face::Answered { .. }));
        self.card_at_hand().is_some() && !is_graded
    }

    /// What is set aside, and why.
    pub(super) fn aside_page(&self, width: u16) -> Option<Page> {
        let (plan, student) = (self.plan()?, self.student.as_ref()?);
        let library = self.pack.library();
        Some(review::aside(library, student.deck(library), &plan, width))
    }

    /// The card in focus among those that are set aside.
    pub(super) fn aside_in_focus(&self) -> Option<CardId> {
        let Some(Overlay::Card(Card { subject: Subject::Aside, sheet, view, .. })) = &self.overlay else {
            return None;
        };
        let focus = sheet.stop(view.focus?)?;
        // The row of a card holds the way to take it up.
        let stops = sheet.columns.iter().flat_map(|column| &column.page.stops);
        let mut inside = stops.filter(|stop| (focus.top..focus.bottom).contains(&stop.top));
        inside.find_map(|stop| match &stop.target {
            Address::TakeUp(card) => Some(CardId(card.clone())),
            _ => None,
        })
    }

    /// Into the cards that are due, or those that are set aside.
    pub(super) fn follow_cards(&mut self, target: Address) {
        match target {
            Address::Aside => self.open_card(Subject::Aside),
            Address::TakeUp(card) => self.note(Some(What::Resume(CardId(card)))),
            _ => self.review(),
        }
    }

    /// Has the card in focus asked again that is set aside.
    pub(super) fn take_up_in_focus(&mut self) {
        let card = self.aside_in_focus();
        self.note(card.map(What::Resume));
    }

    /// What stands below the card on the screen.
    pub fn controls(&self) -> Option<&Controls> {
        self.controls.as_ref().filter(|_| self.nav.here == Place::Quiz)
    }

    /// Sets what stands below the card, for which the card itself must be set; so it is kept.
    pub(super) fn lay_out_controls(&mut self) {
        self.controls = self.controls_anew();
    }

    fn controls_anew(&self) -> Option<Controls> {
        let (card, student) = (self.card_at_hand()?, self.student.as_ref()?);
        let control = |text: String, command: Command| {
            let key = self.keymap.key(&[Scope::Review], &command);
            let key = key.map(|key| key.to_string()).unwrap_or_default();
            Control { area: Rect::ZERO, key, text, command }
        };
        let turn = |text: &str| vec![control(text.to_owned(), Command::Turn)];
        let history = student.history();
        let (words, mut all) = match student.face() {
            Face::Front if matches!(card.about, About::Question(_)) => (String::new(), turn("I do not know")),
            Face::Front => (String::new(), turn("the answer")),
            Face::Back => {
                let grades = history.settings().grades().iter().zip(1..).map(|(grade, nth)| {
                    let days = student.comes_back(&card.id, *grade, self.clock);
                    let text = format!("{}, {}", grade.word(), when(days));
                    control(text, Command::Option(nth))
                });
                ("Did you know it?".to_owned(), grades.collect())
            }
            Face::Answered { .. } => {
                let today = history.day(self.clock);
                let memory = history.memory(&card.id);
                let days = memory.map_or(0, |it| it.due.since(today));
                let is_missed = student.round().and_then(|it| it.answers().last());
                let again = match is_missed {
                    Some((_, Grade::Again)) => "It comes again in this round, and",
                    _ => "It comes back",
                };
                let words = match memory {
                    Some(memory) if memory.is_leech() => {
                        format!("Missed {LEECH} times, it is set aside: read on.")
                    }
                    _ => format!("{again} {}.", when(days)),
                };
                (words, turn("the next card"))
            }
        };
        let widths: Vec<u16> = all.iter().map(|it| (it.key.width() + 3 + it.text.width()) as u16).collect();
        let words_width = words.width() as u16;
        let row = words_width + widths.iter().map(|it| it + 3).sum::<u16>();
        let (desk, lines) = self.card_desk(row)?;
        let area = layout::controls(desk, self.last_line(), lines, words_width, &widths);
        all.iter_mut().zip(&area.cells).for_each(|(control, cell)| control.area = *cell);
        all.truncate(area.cells.len());
        Some(Controls { words, words_at: area.words, all, card: area.above })
    }

    /// Where the card on the screen lies with the `row` of what can be pressed below it, and how many lines it
    /// has: in the middle, as wide as it has to be. Where a figure stands beside it, it has all there is.
    fn card_desk(&self, row: u16) -> Option<(Rect, u16)> {
        let desk = self.desk();
        if self.has_figure_here() {
            return Some((desk, desk.height));
        }
        let page = self.asked_page(layout::whole(desk).width)?;
        let widest = page
            .lines
            .iter()
            .map(|it| it.spans.iter().map(|span| span.text.width()).sum::<usize>() as u16)
            .max()
            .unwrap_or(0);
        let width = (widest.max(MEASURE).max(row) + 2).min(desk.width);
        let x = desk.x + (desk.width - width) / 2;
        Some((Rect { x, width, ..desk }, page.height()))
    }

    /// The page of the card on the screen, with its place.
    pub(super) fn card_sheet(&self) -> Option<(Rect, Page)> {
        let area = self.controls()?.card;
        let area = self.beside_question().map_or_else(|| layout::whole(area), |it| it.area.page);
        Some((area, self.asked_page(area.width)?))
    }

    /// The page of the card on the screen, so many columns wide.
    fn asked_page(&self, width: u16) -> Option<Page> {
        let (card, student) = (self.card_at_hand()?, self.student.as_ref()?);
        let order = self.question_at_hand().map(|it| it.order).unwrap_or_default();
        let is_answered = matches!(student.face(), Face::Answered { .. });
        let left = student.round().map_or(0, Round::left);
        let shown = Shown {
            card,
            face: student.face(),
            order: &order,
            left: if is_answered { left } else { left.saturating_sub(1) },
            is_new: student.history().memory(&card.id).is_none_or(|it| it.state.is_none()),
            has_changed: has_changed(card, student.history()),
        };
        let desk = self.desk();
        let room = Room {
            width,
            // Without the air below it, and what can be pressed there.
            height: desk.height.saturating_sub(4),
            is_large: !self.settings.ascii && self.size.height >= 22,
            is_open: layout::whole(desk).width >= OPEN,
        };
        Some(review::card(self.pack.library(), shown, room))
    }

    /// What is due, at the head of where rounds are begun.
    pub(super) fn due(&self, w: &mut Writer, look: Look) {
        if let Some(why) = self.unkept {
            return w.text(why, Role::Tagline);
        }
        let (Some(plan), Some(student)) = (self.plan(), &self.student) else { return };
        review::due(w, student.history(), &plan, look);
    }

    /// How the last round of cards went; nothing where none was answered.
    pub(super) fn ended(&self, width: u16) -> Page {
        let library = self.pack.library();
        let ended = self.student.as_ref().and_then(|student| {
            let round = student.round().filter(|it| it.has_answers())?;
            Some(review::ended(library, student.deck(library), round, width))
        });
        ended.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::settings::Settings;
    use crate::content::Pack;
    use crate::study::card::CardId;
    use crate::study::log::RecordId;
    use crate::study::moment::Moment;
    use ratatui::layout::Size;

    #[test]
    fn what_was_answered_is_read_in_and_what_comes_is_added_to_it() {
        let card = CardId::from("claim:two-touch-systems");
        let record = |number, what| {
            let id = RecordId { device: "k3f9".to_owned(), number };
            Record { at: Moment { seconds: 1_795_892_531, offset: 3600 }, id, what }
        };
        let mut app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
        app.update(Msg::Noted(vec![record(1, What::Suspend(card.clone()))]));
        assert!(app.student.is_none(), "nothing is known before it was read");
        let history =
            History::new(vec![record(1, What::Suspend(card.clone()))], crate::study::Settings::default());
        app.update(Msg::Reviews(Box::new(history)));
        let is_suspended =
            |app: &App| app.student.as_ref().unwrap().history().memory(&card).unwrap().is_suspended;
        assert!(is_suspended(&app));
        app.update(Msg::Noted(vec![record(2, What::Resume(card.clone()))]));
        assert!(!is_suspended(&app));
    }
}
