//! Testing oneself on the screen: rounds that are begun, answered and gone on with.

use super::command::Command;
use super::place::Place;
use super::round::{Asked, COUNT, Round, take};
use super::sheet::{Column, Focus, Sheet};
use super::{App, Overlay};
use crate::content::address::Address;
use crate::content::id::QuestionId;
use crate::content::model::Family;
use crate::content::question::Pool;
use crate::content::question::Question;
use crate::layout;
use crate::page::Page;
use crate::page::quiz::{self, Shown};
use crate::page::review::Look;
use crate::scene::large::Dot;
use crate::study::card::About;
use crate::study::progress::Progress;
use crate::study::student::Student;
use ratatui::layout::Size;
use std::collections::BTreeSet;

impl App {
    /// What a command does to rounds.
    pub(super) fn test_oneself(&mut self, command: &Command) {
        match command {
            Command::Option(nth) if self.overlay.is_some() => self.answer_over(*nth),
            _ if self.card_at_hand().is_some() => self.look_after_cards(command),
            Command::Option(nth) => self.answer_nth(*nth),
            Command::NextQuestion => self.next_question(),
            Command::EndRound => self.end_round(),
            _ => self.travel(Place::Quiz, None),
        }
    }

    /// Begins a round of up to `count` questions of `pool`.
    pub fn begin_round(&mut self, pool: &Pool, count: usize) {
        self.n_rounds += 1;
        let seed = self.seed.wrapping_add(self.n_rounds);
        match Round::new(self.pack.library(), pool, &self.missed(), count, seed) {
            Some(round) => self.round = Some(round),
            None => self.notice = Some("There is no question on this.".to_owned()),
        }
        self.travel(Place::Quiz, None);
        self.lay_out();
        self.view = self.sheet.first_view();
    }

    /// The same of as many as a round has.
    pub(super) fn begin_a_round(&mut self, pool: &Pool) {
        self.begin_round(pool, COUNT);
    }

    /// The question of the round that is on the screen.
    pub(super) fn asked(&self) -> Option<&Asked> {
        self.round.as_ref().filter(|_| self.nav.here == Place::Quiz)?.now()
    }

    /// The questions that were answered wrongly last, now or at any time before.
    fn missed(&self) -> BTreeSet<QuestionId> {
        let library = self.pack.library();
        let history = self.student.as_ref().map(Student::history);
        let was_missed = |id: &QuestionId| {
            let memory = history.and_then(|it| it.memory(&About::Question(id.clone()).id()));
            memory.is_some_and(|it| it.was_missed)
        };
        let is_missed = |question: &Question| {
            let answer = question.answer(library);
            match self.answers.get(&question.id).filter(|picks| picks.len() == answer.len()) {
                Some(picks) => *picks != answer,
                None => was_missed(&question.id),
            }
        };
        library.questions().iter().filter(|it| is_missed(it)).map(|it| it.id.clone()).collect()
    }

    /// Takes an option of the question on the card, or of the round; in a round the first answer counts.
    pub(super) fn answer(&mut self, id: QuestionId, option: usize) {
        if self.overlay.is_none() && self.question_at_hand().is_some_and(|it| it.id == id) {
            if self.asks_card(&id) {
                self.answers.insert(id, vec![option]);
                self.answer_card(option);
            }
            return;
        }
        let library = self.pack.library();
        let n_asked = library.question(&id).map_or(1, |it| it.answer(library).len());
        let round = self.round.as_mut().filter(|_| self.nav.here == Place::Quiz && self.overlay.is_none());
        let asked = round.and_then(|round| round.asked.get_mut(round.at)).filter(|it| it.id == id);
        let Some(asked) = asked else {
            take(self.answers.entry(id).or_default(), n_asked, option);
            // Of all places only one says what was missed.
            return if self.nav.here == Place::Quiz { self.lay_out() } else { self.lay_out_over() };
        };
        if asked.picks.len() >= n_asked {
            return;
        }
        asked.take(n_asked, option);
        if asked.picks.len() == n_asked {
            let picks = asked.picks.clone();
            self.answers.insert(id.clone(), picks);
            self.note_practice(&id);
        }
        self.lay_out();
        if self.asked().is_some_and(|it| it.is_right(self.pack.library()).is_some()) {
            self.look_at_reason();
        }
    }

    /// The option with this number, from 1, of the question of the round.
    pub(super) fn answer_nth(&mut self, nth: usize) {
        let Some(asked) = self.asked() else { return };
        if let Some(option) = nth.checked_sub(1).and_then(|nth| asked.order.get(nth)) {
            self.answer(asked.id.clone(), *option);
        }
    }

    /// The option with this number, from 1, of the question on a card over the place.
    fn answer_over(&mut self, nth: usize) {
        let Some(Overlay::Card(card)) = &self.overlay else { return };
        let stops = card.sheet.columns.iter().flat_map(|column| &column.page.stops);
        let options = stops.filter(|stop| matches!(stop.target, Address::Answer(..)));
        if let Some(stop) = nth.checked_sub(1).and_then(|nth| options.clone().nth(nth)) {
            self.follow(stop.target.clone());
        }
    }

    /// Once it is answered, focus stands on the place that the answer rests on.
    pub(super) fn look_at_reason(&mut self) {
        let stops = self.sheet.columns.first().map_or(&[][..], |column| &column.page.stops);
        let after = stops.iter().rposition(|stop| matches!(stop.target, Address::Answer(..)));
        let Some(focus) = after.map(|stop| Focus { column: 0, stop: stop + 1 }) else { return };
        if self.sheet.stop(focus).is_some() {
            self.view.focus = Some(focus);
            self.sheet.reveal(&mut self.view, focus);
        }
    }

    /// On to the next question of the round, or to how it went.
    pub(super) fn next_question(&mut self) {
        if let Some(round) = &mut self.round {
            round.next();
            self.lay_out();
            self.view = self.sheet.first_view();
        }
    }

    /// Ends the round here: what was answered so far is how it went.
    pub(super) fn end_round(&mut self) {
        if let Some(round) = &mut self.round {
            round.at = round.asked.len();
            self.lay_out();
            self.view = self.sheet.first_view();
        }
    }

    /// What is due with what comes after it, and below both where rounds are begun, all as large as it fits.
    pub(super) fn study_sheet(&self) -> Sheet {
        let area = layout::whole(self.text_body());
        let looks = [(Dot::Half, 2), (Dot::Half, 1), (Dot::Quarter, 2), (Dot::Quarter, 1), (Dot::Quarter, 0)];
        let looks = looks
            .into_iter()
            .filter(|(letters, _)| !self.settings.ascii && (*letters != Dot::Half || area.width >= 160));
        let looks = looks.map(|(letters, air)| Look { letters: Some(letters), air }).chain([Look::default()]);
        let mut pages = looks.map(|look| self.study_page(area.width, look, self.progress()));
        let page = pages.find(|it| it.height() <= area.height);
        let page = page.unwrap_or_else(|| self.study_page(area.width, Look::default(), None));
        Sheet { columns: vec![Column { area: layout::raised(area, page.height()), page }] }
    }

    /// How the last round went, what is due, beside it the weeks `ahead`, and rounds.
    fn study_page(&self, width: u16, look: Look, ahead: Option<&Progress>) -> Page {
        const GAP: u16 = 3;
        let (library, effects) = (self.pack.library(), &self.pack.front.effects);
        let (topic, n_missed) = (self.nav.topic.as_ref(), self.missed().len());
        let ahead = ahead.filter(|_| width >= 70);
        let left = if ahead.is_some() { (width * 58 / 100).max(46) } else { width };
        let is_tall = look.air > 1;
        let due = quiz::due(self.progress(), left, |w| self.due(w, look));
        let ahead = ahead.map(|it| quiz::ahead(&it.ahead, width - left - GAP, is_tall));
        let cards = look.letters.filter(|_| width >= 100);
        let rounds = quiz::rounds(library, effects, topic, n_missed, width, cards);
        let gap = match look.air {
            2.. => 5,
            1 if width >= 100 => 2,
            _ => 1,
        };
        let mut page = self.ended(width);
        page.append(quiz::study(due, ahead, rounds, gap, (left + GAP, width)));
        page
    }

    /// The question of the round, or how that went.
    pub(super) fn quiz_page(&self, Size { width, height }: Size) -> Page {
        let (library, effects) = (self.pack.library(), &self.pack.front.effects);
        let (page, n_missed) = (self.nav.topic.as_ref(), self.missed().len());
        let Some(round) = &self.round else { return Page::default() };
        let question = round.now().and_then(|it| Some((it, library.question(&it.id)?)));
        let Some((asked, question)) = question else {
            let weak: Vec<&Question> = round.weak(library).collect();
            let (right, answered) = round.score(library);
            let went = (right, answered, round.asked.len());
            return quiz::end(library, &weak, went, effects, page, n_missed, width);
        };
        let nth = (round.at + 1, round.asked.len());
        let shown = Shown { question, order: &asked.order, picks: &asked.picks, nth };
        quiz::question(library, shown, height, self.format(width))
    }

    /// The family of the card or the question on the screen.
    pub(super) fn family_asked(&self) -> Option<Family> {
        if let Some(card) = self.card_at_hand() {
            return Some(card.family);
        }
        let library = self.pack.library();
        Some(library.family(&library.question(&self.asked()?.id)?.topic))
    }
}
