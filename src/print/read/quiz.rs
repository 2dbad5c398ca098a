//! Rounds of questions, told.

use super::study::Do;
use super::tell::Telling;
use super::{Act, Reader, Spot};
use crate::app::place::Place;
use crate::app::round::{COUNT, Round, take};
use crate::content::address::Address;
use crate::content::id::QuestionId;
use crate::content::question::Pool;
use crate::content::question::Question;
use crate::document::{self, Taken};
use crate::page::quiz::{weak_pages, went};
use crate::page::words::count;
use std::collections::BTreeSet;

impl Reader {
    pub(super) fn tell_quiz(&self, t: &mut Telling) {
        let library = self.library();
        let now = self.round.as_ref().and_then(|round| Some((round, round.now()?)));
        let Some((round, asked)) = now else { return self.tell_rounds(t) };
        let Some(it) = library.question(&asked.id) else { return };
        t.say(format!("Question {} of {}.", round.at + 1, round.asked.len()));
        let taken = Taken { order: Some(&asked.order), picks: &asked.picks, is_over: false };
        t.document(library, &document::asked(library, it, taken));
        let next =
            if asked.is_right(library).is_some() { "Next question" } else { "Leave it out, next question" };
        t.choice(next, Act::NextQuestion);
        t.choice("End the round", Act::EndRound);
    }

    /// How the last round went, and where another can be begun.
    fn tell_rounds(&self, t: &mut Telling) {
        let library = self.library();
        t.say("Test yourself. A round is practice: ten questions, each with its reason.");
        if let Some(round) = &self.round {
            let (right, answered) = round.score(library);
            t.say(format!("The round is over. {}", went(right, answered, round.asked.len())));
            let weak: Vec<&Question> = round.weak(library).collect();
            for (topic, n) in weak_pages(&weak) {
                let Some(page) = library.topic(topic) else { continue };
                t.choice(
                    format!("To read again: {}. {n} missed", page.title),
                    Act::of(&Address::Topic(topic.clone())),
                );
            }
            t.leads(library, weak.iter().map(|it| Address::Question(it.id.clone())));
        }
        let mut round = |name: &str, pool: Pool, n: usize| {
            if n > 0 {
                let n = count(n, "question", "questions");
                t.choice(format!("A round on {name}, {n}"), Act::Round(pool));
            }
        };
        round("what you missed", Pool::Missed, self.missed().len());
        if let Some(topic) = self.trail.topic.as_ref().and_then(|id| library.topic(id)) {
            let pool = Pool::Page(topic.id.clone());
            round(&topic.title, pool.clone(), pool.questions(library).count());
        }
        round("everything", Pool::Everything, library.questions().len());
        for effect in &self.pack.front.effects {
            let pool = Pool::Stream(effect.family);
            round(&effect.title, pool.clone(), pool.questions(library).count());
        }
    }

    fn missed(&self) -> BTreeSet<QuestionId> {
        let library = self.library();
        let wrong = self.answers.iter().filter(|(id, picks)| {
            let answer = library.question(id).map(|it| it.answer(library));
            answer.is_some_and(|answer| picks.len() == answer.len() && **picks != answer)
        });
        wrong.map(|(id, _)| id.clone()).collect()
    }

    /// Begins a round of up to `count` questions of `pool`, mixed by `seed`.
    pub fn begin_round(&mut self, pool: &Pool, count: usize, seed: u64) {
        self.seed = seed;
        self.round = Round::new(self.library(), pool, &self.missed(), count, seed);
    }

    /// The same of as many as a round has, mixed anew.
    pub(super) fn begin_a_round(&mut self, pool: &Pool) -> String {
        self.begin_round(pool, COUNT, self.seed.wrapping_add(1));
        self.go(Spot::Place(Place::Quiz))
    }

    /// Takes an option of the question of the round, whose first answer counts, or of one that stands alone.
    pub(super) fn answer(&mut self, id: QuestionId, option: usize) -> String {
        if self.asks_card(&id) {
            return self.cards(Do::Answer(Some(option)));
        }
        let n_asked = self.library().question(&id).map_or(1, |it| it.answer(self.library()).len());
        let is_round = self.trail.here == Spot::Place(Place::Quiz);
        let asked = self.round.as_mut().filter(|_| is_round).and_then(|round| round.asked.get_mut(round.at));
        match asked.filter(|it| it.id == id) {
            Some(asked) if asked.picks.len() >= n_asked => {}
            Some(asked) => {
                asked.take(n_asked, option);
                let picks = asked.picks.clone();
                self.answers.insert(id, picks);
            }
            None => take(self.answers.entry(id).or_default(), n_asked, option),
        }
        self.stay()
    }

    pub(super) fn next_question(&mut self, ends: bool) -> String {
        if let Some(round) = &mut self.round {
            if ends { round.at = round.asked.len() } else { round.next() }
        }
        self.stay()
    }
}
