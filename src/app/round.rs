//! A round of questions: which are asked, in what order, and what was answered. It is practice: nothing that
//! is learnt for later moves by it.

use crate::content::id::QuestionId;
use crate::content::library::Library;
use crate::content::question::Pool;
use crate::content::question::Question;
use crate::sim::chance;
use std::collections::BTreeSet;

/// So many questions are asked, where there are as many.
pub const COUNT: usize = 10;

/// Some questions, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub pool: Pool,
    pub asked: Vec<Asked>,
    /// The question that is shown, from 0; past the last one stands how it went.
    pub at: usize,
}

/// A question of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: QuestionId,
    /// The options as they stand here, counted from 0 as the question has them.
    pub order: Vec<usize>,
    /// Those that were taken, one after the other.
    pub picks: Vec<usize>,
}

impl Asked {
    /// `question` with its options in an order of their own.
    pub fn new(library: &Library, question: &Question, seed: u64) -> Self {
        let mut order: Vec<usize> = (0..question.options(library).len()).collect();
        shuffle(&mut order, seed);
        // Steps that stand in their order by chance would ask nothing.
        if question.answer(library) == order && order.len() > 1 {
            order.rotate_left(1);
        }
        Self { id: question.id.clone(), order, picks: Vec::new() }
    }

    /// Takes an option: of a question that is answered anew, else as the next of those that are asked for.
    pub fn take(&mut self, n_asked: usize, option: usize) {
        take(&mut self.picks, n_asked, option);
    }

    /// Whether all that is asked for was taken, and rightly.
    pub fn is_right(&self, library: &Library) -> Option<bool> {
        let answer = library.question(&self.id)?.answer(library);
        (self.picks.len() == answer.len()).then(|| self.picks == answer)
    }
}

/// Takes `option` as the next of `n_asked`; once all were taken, as the first again.
pub fn take(picks: &mut Vec<usize>, n_asked: usize, option: usize) {
    if picks.len() >= n_asked {
        picks.clear();
    }
    if !picks.contains(&option) {
        picks.push(option);
    }
}

impl Round {
    /// Up to `count` questions of `pool`; the same with the same seed. None where the pool is empty.
    pub fn new(
        library: &Library,
        pool: &Pool,
        missed: &BTreeSet<QuestionId>,
        count: usize,
        seed: u64,
    ) -> Option<Self> {
        let mut questions: Vec<&Question> = match pool {
            Pool::Missed => missed.iter().filter_map(|id| library.question(id)).collect(),
            pool => pool.questions(library).collect(),
        };
        shuffle(&mut questions, seed);
        questions.truncate(count);
        let asked = questions.iter().enumerate().map(|(nth, it)| {
            // Far enough apart that no two questions are shuffled alike.
            Asked::new(library, it, seed.wrapping_add((nth as u64 + 1) << 32))
        });
        let asked: Vec<Asked> = asked.collect();
        (!asked.is_empty()).then(|| Self { pool: pool.clone(), asked, at: 0 })
    }

    pub fn now(&self) -> Option<&Asked> {
        self.asked.get(self.at)
    }

    /// On to the next question, or to how it went.
    pub fn next(&mut self) {
        self.at = (self.at + 1).min(self.asked.len());
    }

    pub fn previous(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    pub fn is_over(&self) -> bool {
        self.at == self.asked.len()
    }

    /// How many were answered rightly, and how many at all.
    pub fn score(&self, library: &Library) -> (usize, usize) {
        let answers = self.asked.iter().filter_map(|it| it.is_right(library));
        answers.fold((0, 0), |(right, all), it| (right + usize::from(it), all + 1))
    }

    /// The questions that were answered wrongly.
    pub fn weak<'a>(&'a self, library: &'a Library) -> impl Iterator<Item = &'a Question> {
        let wrong = self.asked.iter().filter(|it| it.is_right(library) == Some(false));
        wrong.filter_map(|it| library.question(&it.id))
    }
}

/// Mixes `items`: every order is as likely (Fisher and Yates).
fn shuffle<T>(items: &mut [T], seed: u64) {
    for last in (1..items.len()).rev() {
        let other = (chance(seed, last as u64) * (last + 1) as f64) as usize;
        items.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::model::Family;

    #[test]
    fn the_same_seed_asks_the_same_and_another_something_else() {
        let pack = Pack::builtin();
        let round =
            |seed| Round::new(pack.library(), &Pool::Everything, &BTreeSet::new(), COUNT, seed).unwrap();
        assert_eq!(round(7), round(7));
        assert_ne!(round(7), round(8));
        assert_eq!(round(7).asked.len(), COUNT);
    }

    #[test]
    fn every_option_comes_to_every_place() {
        let mut seen = BTreeSet::new();
        for seed in 0..200 {
            let mut order = [0, 1, 2, 3];
            shuffle(&mut order, seed);
            seen.extend(order.into_iter().enumerate());
        }
        assert_eq!(seen.len(), 16);
    }

    #[test]
    fn a_pool_has_only_its_own_questions() {
        let pack = Pack::builtin();
        let library = pack.library();
        let missed = BTreeSet::from([library.questions().get(3).unwrap().id.clone()]);
        let all =
            |pool: &Pool| Round::new(library, pool, &missed, usize::MAX, 1).map_or(Vec::new(), |it| it.asked);
        let streams: usize = Family::ALL.map(|it| all(&Pool::Stream(it)).len()).iter().sum();
        assert_eq!(streams, library.questions().len());
        assert_eq!(all(&Pool::Missed).len(), 1);
        assert!(
            all(&Pool::Page("ct-afferents".into()))
                .iter()
                .all(|it| { library.question(&it.id).is_some_and(|it| it.topic.as_str() == "ct-afferents") })
        );
        assert_eq!(Round::new(library, &Pool::Missed, &BTreeSet::new(), COUNT, 1), None);
    }

    #[test]
    fn an_option_is_taken_once_and_an_answered_question_anew() {
        let mut picks = Vec::new();
        for option in [2, 2, 0, 1] {
            take(&mut picks, 3, option);
        }
        assert_eq!(picks, [2, 0, 1]);
        take(&mut picks, 3, 1);
        assert_eq!(picks, [1]);
    }
}
