//! Cards that come back, in lines: what is due, each card, its answer, and how well it was known.

use super::tell::Telling;
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::app::round::Asked;
use crate::content::address::Address;
use crate::content::id::QuestionId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::question::Question;
use crate::document::{self, Taken};
use crate::page::review::{UNKEPT, before_exam, comes_back, first_day};
use crate::study::Keeper;
use crate::study::card::{About, Card, CardId};
use crate::study::log::{Grade, Kind, What};
use crate::study::progress::{self, Progress};
use crate::study::schedule::History;
use crate::study::session::{Plan, Round, Wanted, when};
use crate::study::student;
use crate::study::student::Face;

/// Somebody who studies, with the clock and the file of the answers.
#[derive(Debug)]
pub struct Student {
    it: student::Student,
    keeper: Box<dyn Keeper>,
    wanted: Wanted,
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
    /// An option of the question at hand, which grades it; none where it is not known.
    Answer(Option<usize>),
    /// On to the next card, once a question has graded itself.
    Next,
    Undo,
    Bury,
    Suspend,
    /// Takes up a card that was set aside.
    Resume(CardId),
}

impl Student {
    /// `news` is to be said once.
    pub fn new(history: History, keeper: Box<dyn Keeper>, news: Option<String>) -> Self {
        Self { it: history.into(), keeper, wanted: Wanted::default(), news }
    }

    /// With so much of what there is to do.
    pub fn wanting(self, wanted: Wanted) -> Self {
        Self { wanted, ..self }
    }

    fn plan(&self, library: &Library) -> Plan {
        Plan::new(self.it.deck(library), self.it.history(), self.keeper.now())
    }

    /// How far the reader is; none before a card was answered.
    pub fn progress(&self, library: &Library, has_opened: impl Fn(&Address) -> bool) -> Option<Progress> {
        let (deck, now) = (self.it.deck(library), self.keeper.now());
        Some(Progress::new(library, deck, self.it.history(), now, has_opened)).filter(|it| it.has_begun)
    }

    fn keep(&mut self, what: Option<What>) {
        let Some(what) = what else { return };
        let (records, fault) = self.keeper.keep(what);
        self.it.take(records);
        self.news = self.news.take().or(fault);
    }

    /// Takes the answer `grade` to the card at hand. When it comes back, in words.
    fn grade(&mut self, library: &Library, grade: Grade) -> Option<String> {
        let now = self.keeper.now();
        let What::Review(review) = self.it.grade(library, grade, now)? else { return None };
        let (card, kind) = (review.card.clone(), review.kind);
        self.keep(Some(What::Review(review)));
        let history = self.it.history();
        let due = history.memory(&card)?.due.since(history.day(now));
        Some(match (grade, kind) {
            (Grade::Again, _) => format!("{}: it comes again in this round.", grade.word()),
            (_, Kind::Due) => format!("{}: it comes back {}.", grade.word(), when(due)),
            (_, Kind::Practice) => format!("{}.", grade.word()),
        })
    }

    /// Takes an option of the question at hand. When it comes back, in words.
    fn answer(&mut self, library: &Library, option: Option<usize>) -> Option<String> {
        let now = self.keeper.now();
        let What::Review(review) = self.it.answer(library, option, now)? else { return None };
        let card = review.card.clone();
        let is_missed = review.grade == Grade::Again;
        self.keep(Some(What::Review(review)));
        let history = self.it.history();
        let due = when(history.memory(&card)?.due.since(history.day(now)));
        Some(if is_missed {
            "It comes again in this round.".to_owned()
        } else {
            format!("It comes back {due}.")
        })
    }

    /// What there is to do today.
    fn tell_plan(&self, t: &mut Telling, library: &Library) {
        let deck = self.it.deck(library);
        let all = self.plan(library);
        let plan = all.clone().as_wanted(self.wanted, self.it.history());
        let history = self.it.history();
        t.say(comes_back(history.is_fitted()));
        if let Some(text) = before_exam(&plan, history.settings()) {
            t.say(text);
        }
        if history.days().is_empty() {
            for text in first_day(&plan, history.settings()) {
                t.say(text);
            }
        }
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
        if !all.aside.is_empty() {
            t.say("Set aside. Where a card was missed again and again, its page helps more than asking.");
            for (card, why) in all.aside.iter().filter_map(|(id, why)| Some((deck.get(id)?, why))) {
                let name = format!("{} ({})", markup::plain(&card.front), why.words());
                t.choice(format!("Read about: {name}"), Act::Go(lead(card)));
                t.choice(format!("Take up again: {name}"), Act::Study(Do::Resume(card.id.clone())));
            }
        }
    }

    fn tell_end(&self, t: &mut Telling, library: &Library, round: &Round) {
        let deck = self.it.deck(library);
        let missed = |grade: Grade| grade == Grade::Again;
        let (answers, n_missed) =
            (round.answers().count(), round.answers().filter(|it| missed(it.1)).count());
        t.say(format!("That was all. Answers: {answers}, missed among them: {n_missed}."));
        for card in round.answers().filter(|it| missed(it.1)).filter_map(|(id, _)| deck.get(id)) {
            t.choice(format!("Read about: {}", markup::plain(&card.front)), Act::Go(lead(card)));
        }
        self.tell_undo(t);
    }

    fn tell_ways_out(&self, t: &mut Telling) {
        t.choice("Not today", Act::Study(Do::Bury));
        t.choice("Never again", Act::Study(Do::Suspend));
        self.tell_undo(t);
    }

    fn tell_undo(&self, t: &mut Telling) {
        if self.it.can_undo() {
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
            t.say(UNKEPT);
            return;
        };
        let library = self.library();
        match (student.it.round(), student.it.card(library)) {
            (None, _) => student.tell_plan(t, library),
            (Some(round), Some(card)) => self.tell_study_card(t, student, round, card),
            (Some(round), None) => student.tell_end(t, library, round),
        }
    }

    fn tell_study_card(&self, t: &mut Telling, student: &Student, round: &Round, card: &Card) {
        let library = self.library();
        if let About::Question(id) = &card.about
            && let Some(question) = library.question(id)
        {
            return self.tell_question(t, student, round, question);
        }
        t.say(format!("Still to ask: {}. {}", round.left(), card.ask));
        // A link would be a way around the answer.
        t.say(markup::plain(&card.front));
        if progress::has_changed(card, student.it.history()) {
            t.say("Its text has changed since you were last asked.");
        }
        if *student.it.face() == Face::Back {
            t.say("The answer:");
            t.prose(library, &card.back);
            for grade in student.it.history().settings().grades() {
                let days = student.it.comes_back(&card.id, *grade, student.keeper.now());
                t.choice(
                    format!("{}: comes back {}", grade.word(), when(days)),
                    Act::Study(Do::Grade(*grade)),
                );
            }
            t.choice("Read about it", Act::Go(lead(card)));
        } else {
            t.choice("The answer", Act::Study(Do::Turn));
        }
        student.tell_ways_out(t);
    }

    /// A question grades itself.
    fn tell_question(&self, t: &mut Telling, student: &Student, round: &Round, question: &Question) {
        let library = self.library();
        t.say(format!("Still to ask: {}.", round.left()));
        let seed = self.seed.wrapping_add(student.it.n_laid() << 32);
        let order = Asked::new(library, question, seed).order;
        let (picks, is_over): (Vec<usize>, bool) = match student.it.face() {
            Face::Answered { option, .. } => (option.iter().copied().collect(), true),
            Face::Front | Face::Back => (Vec::new(), false),
        };
        let taken = Taken { order: Some(&order), picks: &picks, is_over };
        t.document(library, &document::asked(library, question, taken));
        if is_over {
            t.choice("Next card", Act::Study(Do::Next));
            return student.tell_undo(t);
        }
        t.choice("I do not know", Act::Study(Do::Answer(None)));
        student.tell_ways_out(t);
    }

    /// Whether this is the card at hand, which can still be answered.
    pub(super) fn asks_card(&self, id: &QuestionId) -> bool {
        let student = self.student.as_ref().filter(|_| self.trail.here == Spot::Study);
        student.is_some_and(|it| {
            let card = it.it.card(self.library());
            *it.it.face() == Face::Front && card.is_some_and(|it| it.about == About::Question(id.clone()))
        })
    }

    /// Takes a grade that was typed.
    pub(super) fn grade(&mut self, grade: Grade) -> String {
        let is_turned = self.student.as_ref().is_some_and(|it| *it.it.face() == Face::Back);
        if self.trail.here == Spot::Study && is_turned {
            return self.cards(Do::Grade(grade));
        }
        "Nothing is being asked here, or its answer was not heard yet. Type d for cards.".to_owned()
    }

    pub(super) fn cards(&mut self, what: Do) -> String {
        let library = self.pack.library();
        let Some(student) = &mut self.student else { return self.stay() };
        let now = student.keeper.now();
        let mut said = None;
        match what {
            Do::Begin => {
                let plan = student.plan(library).as_wanted(student.wanted, student.it.history());
                student.it.begin(&plan, now);
            }
            Do::Turn => student.it.turn(),
            Do::Answer(option) => said = student.answer(library, option),
            Do::Next => student.it.go_on(now),
            Do::Grade(grade) => said = student.grade(library, grade),
            Do::Undo => {
                let what = student.it.undo(now);
                said = what.is_some().then(|| "The last answer is taken back.".to_owned());
                student.keep(what);
            }
            Do::Bury => {
                let what = student.it.leave_out(What::Bury, now);
                student.keep(what);
            }
            Do::Suspend => {
                let what = student.it.leave_out(What::Suspend, now);
                student.keep(what);
            }
            Do::Resume(card) => student.keep(Some(What::Resume(card))),
        }
        let news = student.news.take();
        let told = [news, said, Some(self.stay())];
        told.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// Where cards are; what was going on there goes on.
    pub(super) fn open_study(&mut self) -> String {
        if let Some(student) = &mut self.student {
            student.it.put_away();
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
