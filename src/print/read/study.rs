//! Cards that come back, in lines: what is due, each card, its answer, and how well it was known.

use super::tell::Telling;
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::study::Keeper;
use crate::study::card::{About, Card, CardId, Deck};
use crate::study::log::{Grade, Kind, RecordId, Review, What};
use crate::study::moment::Moment;
use crate::study::progress::{self, Progress};
use crate::study::schedule::{History, LEECH};
use crate::study::session::{Plan, Round, when};
use std::sync::OnceLock;

/// Somebody with a record of what was answered.
#[derive(Debug)]
pub struct Student {
    history: History,
    keeper: Box<dyn Keeper>,
    deck: OnceLock<Deck>,
    plan: Option<Plan>,
    round: Option<Round>,
    /// Whether the card at hand lies with its answer up, and since when it is at hand.
    is_turned: bool,
    since: Moment,
    /// The records of this round, the last of which can be taken back.
    records: Vec<RecordId>,
    /// What is to be said once.
    news: Option<String>,
}

/// What can be done with cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Do {
    /// A round of what there is to do.
    Begin,
    Turn,
    Grade(Grade),
    Undo,
    Bury,
    Suspend,
    /// Takes up a card that was set aside.
    Resume(CardId),
}

impl Student {
    /// `news` is to be said once.
    pub fn new(history: History, keeper: Box<dyn Keeper>, news: Option<String>) -> Self {
        let since = keeper.now();
        let deck = OnceLock::new();
        Self {
            history,
            keeper,
            deck,
            plan: None,
            round: None,
            is_turned: false,
            since,
            records: Vec::new(),
            news,
        }
    }

    /// What is asked in the next round, where that is not all that there is to do.
    pub fn with(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// How far the reader is; none before a card was answered.
    pub fn progress(&self, library: &Library, has_opened: impl Fn(&Address) -> bool) -> Option<Progress> {
        let deck = self.deck.get_or_init(|| Deck::new(library));
        Progress::new(library, deck, &self.history, self.keeper.now(), has_opened)
    }

    fn keep(&mut self, what: What) {
        let (records, fault) = self.keeper.keep(what);
        self.records.extend(records.last().map(|record| record.id.clone()));
        for record in records {
            self.history.add(record);
        }
        self.news = self.news.take().or(fault);
    }

    /// Takes the answer `grade` to `card`, which is at hand. When it comes back, in words.
    fn grade(&mut self, card: &Card, grade: Grade) -> Option<String> {
        let round = self.round.as_mut()?;
        let now = self.keeper.now();
        let kind = round.answer(grade)?;
        let ms = (now.seconds - self.since.seconds).clamp(0, 3600) as u32 * 1000;
        let review = Review { card: card.id.clone(), grade, kind, ms, text: card.fingerprint };
        self.keep(What::Review(review));
        self.turn_to_next();
        let due = self.history.memory(&card.id)?.due.since(self.history.day(now));
        Some(match (grade, kind) {
            (Grade::Again, _) => format!("{}: it comes again in this round.", grade.word()),
            (_, Kind::Due) => format!("{}: it comes back {}.", grade.word(), when(due)),
            (_, Kind::Practice) => format!("{}.", grade.word()),
        })
    }

    fn turn_to_next(&mut self) {
        self.is_turned = false;
        self.since = self.keeper.now();
    }

    /// What there is to do today.
    fn tell_plan(&self, t: &mut Telling, deck: &Deck) {
        let all = Plan::new(deck, &self.history, self.keeper.now());
        let plan = self.plan.as_ref().unwrap_or(&all);
        if plan.count() == 0 {
            t.say("No card is due today.");
        } else {
            let (due, new) = (plan.due.len(), plan.new.len());
            t.say(format!("Cards to review: {due}. New cards: {new}. Minutes, about: {}.", plan.minutes));
            t.choice("Begin", Act::Study(Do::Begin));
        }
        t.choice("How far you are", Act::Go(Spot::Place(Place::Progress)));
        if plan.waiting > 0 {
            t.say(format!("Left for another day: {}.", plan.waiting));
        }
        if !all.leeches.is_empty() {
            t.say(format!("Set aside, since they were missed {LEECH} times: look at their pages first."));
            for card in all.leeches.iter().filter_map(|id| deck.get(id)) {
                let name = markup::plain(&card.front);
                t.choice(format!("Read about: {name}"), Act::Go(lead(card)));
                t.choice(format!("Take up again: {name}"), Act::Study(Do::Resume(card.id.clone())));
            }
        }
    }

    fn tell_end(&self, t: &mut Telling, deck: &Deck, round: &Round) {
        let missed = |grade: Grade| grade == Grade::Again;
        let (answers, n_missed) =
            (round.answers().count(), round.answers().filter(|it| missed(it.1)).count());
        t.say(format!("That was all. Answers: {answers}, missed among them: {n_missed}."));
        for card in round.answers().filter(|it| missed(it.1)).filter_map(|(id, _)| deck.get(id)) {
            t.choice(format!("Read about: {}", markup::plain(&card.front)), Act::Go(lead(card)));
        }
        self.tell_undo(t);
    }

    fn tell_undo(&self, t: &mut Telling) {
        if !self.records.is_empty() {
            t.choice("Take the last answer back", Act::Study(Do::Undo));
        }
    }
}

impl Reader {
    /// With a record of what was answered.
    pub fn studying(mut self, student: Student) -> Self {
        self.student = Some(student);
        self
    }

    pub(super) fn tell_study(&self, t: &mut Telling) {
        let Some(student) = &self.student else {
            t.say("There is no directory to keep answers in, so cards cannot come back.");
            return;
        };
        let deck = student.deck.get_or_init(|| Deck::new(self.library()));
        match student.round.as_ref().map(|round| (round, round.card().and_then(|id| deck.get(id)))) {
            None => student.tell_plan(t, deck),
            Some((round, Some(card))) => self.tell_study_card(t, student, round, card),
            Some((round, None)) => student.tell_end(t, deck, round),
        }
    }

    fn tell_study_card(&self, t: &mut Telling, student: &Student, round: &Round, card: &Card) {
        let library = self.library();
        t.say(format!("Still to ask: {}. {}", round.left(), card.ask));
        // A link would be a way around the answer.
        t.say(markup::plain(&card.front));
        for (nth, option) in card.options.iter().enumerate() {
            t.say(format!("Option {}: {option}", nth + 1));
        }
        if progress::has_changed(card, &student.history) {
            t.say("Its text has changed since you were last asked.");
        }
        if student.is_turned {
            t.say("The answer:");
            t.prose(library, &card.back);
            for grade in student.history.settings().grades() {
                let days = student.history.interval(&card.id, *grade, student.keeper.now());
                t.choice(
                    format!("{}: comes back {}", grade.word(), when(days)),
                    Act::Study(Do::Grade(*grade)),
                );
            }
            t.choice("Read about it", Act::Go(lead(card)));
        } else {
            t.choice("The answer", Act::Study(Do::Turn));
        }
        t.choice("Not today", Act::Study(Do::Bury));
        t.choice("Never again", Act::Study(Do::Suspend));
        student.tell_undo(t);
    }

    /// Takes a grade that was typed.
    pub(super) fn grade(&mut self, grade: Grade) -> String {
        let is_turned = self.student.as_ref().is_some_and(|it| it.round.is_some() && it.is_turned);
        if self.trail.here == Spot::Study && is_turned {
            return self.cards(Do::Grade(grade));
        }
        "Nothing is being asked here, or its answer was not heard yet. Type d for cards.".to_owned()
    }

    pub(super) fn cards(&mut self, what: Do) -> String {
        let Some(student) = &mut self.student else { return self.stay() };
        let deck = student.deck.get_or_init(|| Deck::new(self.pack.library()));
        let card = student.round.as_ref().and_then(Round::card).and_then(|id| deck.get(id)).cloned();
        let mut said = None;
        match (what, card) {
            (Do::Begin, _) => {
                let all = || Plan::new(deck, &student.history, student.keeper.now());
                let plan = student.plan.take().unwrap_or_else(all);
                student.round = Some(Round::new(plan.cards().cloned(), Kind::Due));
                student.turn_to_next();
            }
            (Do::Turn, _) => student.is_turned = true,
            (Do::Grade(grade), Some(card)) => said = student.grade(&card, grade),
            (Do::Undo, _) => {
                if let Some(record) = student.records.pop()
                    && student.round.as_mut().is_some_and(Round::undo)
                {
                    student.keep(What::Undo(record));
                    student.records.pop();
                    student.turn_to_next();
                    said = Some("The last answer is taken back.".to_owned());
                }
            }
            (what @ (Do::Bury | Do::Suspend), Some(card)) => {
                let is_for_today = what == Do::Bury;
                student.keep(if is_for_today { What::Bury(card.id) } else { What::Suspend(card.id) });
                student.round.as_mut().map(Round::skip).unwrap_or_default();
                student.turn_to_next();
            }
            (Do::Resume(card), _) => {
                student.keep(What::Resume(card));
                student.records.pop();
            }
            (Do::Grade(_) | Do::Bury | Do::Suspend, None) => {}
        }
        let news = student.news.take();
        let told = [news, said, Some(self.stay())];
        told.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// Where cards are; what was going on there goes on.
    pub(super) fn open_study(&mut self) -> String {
        if let Some(student) =
            self.student.as_mut().filter(|it| it.round.as_ref().is_some_and(|it| it.left() == 0))
        {
            student.round = None;
            student.records.clear();
        }
        let news = self.student.as_mut().and_then(|it| it.news.take());
        let told = [news, Some(self.go(Spot::Study))];
        told.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}

/// Where more is said about a card.
fn lead(card: &Card) -> Spot {
    match (&card.about, &card.topic) {
        (About::Certainty(id), _) => Spot::Card(Subject::Claim(id.clone())),
        (About::Stages(id), _) => Spot::Place(Place::Figure(id.clone())),
        (About::Meaning(id) | About::Word(id), None) => Spot::Card(Subject::Term(id.clone())),
        (_, Some(topic)) => Spot::Place(Place::Topic(topic.clone())),
        (About::Question(id), None) => Spot::Card(Subject::Question(id.clone())),
    }
}
