//! Somebody who studies: what was answered, and the round that is going on. The clock and the files lie outside.

use super::card::{About, Card, CardId, Deck};
use super::log::{Grade, Kind, Record, RecordId, Review, What};
use super::moment::Moment;
use super::schedule::History;
use super::session::{Plan, Round};
use crate::content::library::Library;
use std::sync::OnceLock;

/// Somebody with a record of what was answered.
#[derive(Clone, Debug, Default)]
pub struct Student {
    history: History,
    /// Made when it is first asked for.
    deck: OnceLock<Deck>,
    round: Option<Round>,
    face: Face,
    /// When the card at hand was laid down.
    since: Moment,
    /// How many cards were laid down.
    n_laid: u64,
    /// What was kept of this round, the last of which can be taken back.
    kept: Vec<RecordId>,
}

/// How the card at hand lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Front,
    /// With its answer up, and not yet graded.
    Back,
    /// A question that has graded itself, with the option that was taken; none where it was not known.
    Answered { card: CardId, option: Option<usize> },
}

impl From<History> for Student {
    fn from(history: History) -> Self {
        Self { history, ..Self::default() }
    }
}

impl Student {
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The cards of `library`, which is the same each time until [`Self::forget_deck`].
    pub fn deck(&self, library: &Library) -> &Deck {
        self.deck.get_or_init(|| Deck::new(library))
    }

    /// Another pack has other cards.
    pub fn forget_deck(&mut self) {
        self.deck = OnceLock::new();
    }

    /// The round that is going on, or that came to its end.
    pub fn round(&self) -> Option<&Round> {
        self.round.as_ref()
    }

    pub fn face(&self) -> &Face {
        &self.face
    }

    /// Another number for each card that is laid down.
    pub fn n_laid(&self) -> u64 {
        self.n_laid
    }

    /// The card at hand.
    pub fn card(&self, library: &Library) -> Option<&Card> {
        let id = match &self.face {
            Face::Answered { card, .. } => card,
            Face::Front | Face::Back => self.round.as_ref()?.card()?,
        };
        self.deck(library).get(id)
    }

    /// In how many days `card`, which is at hand, comes back after `grade`.
    pub fn comes_back(&self, card: &CardId, grade: Grade, now: Moment) -> i64 {
        match (self.round.as_ref().and_then(Round::kind), self.history.memory(card)) {
            (Some(Kind::Practice), Some(memory)) => memory.due.since(self.history.day(now)),
            _ => self.history.interval(card, grade, now),
        }
    }

    /// Whether there is anything to take back.
    pub fn can_undo(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Begins a round of what there is to do.
    pub fn begin(&mut self, plan: &Plan, now: Moment) {
        self.round = Some(Round::new(plan.cards().cloned(), Kind::Due));
        self.kept.clear();
        self.lay(now);
    }

    /// Ends the round, whatever is left of it.
    pub fn stop(&mut self) {
        self.face = Face::Front;
        self.round.as_mut().map(Round::stop);
    }

    /// Puts away a round that came to its end.
    pub fn put_away(&mut self) {
        if self.face == Face::Front && self.round.as_ref().is_some_and(|it| it.left() == 0) {
            self.round = None;
            self.kept.clear();
        }
    }

    /// Turns the card at hand over.
    pub fn turn(&mut self) {
        if self.face == Face::Front {
            self.face = Face::Back;
        }
    }

    /// Lays down the next card, once the one at hand has been answered.
    pub fn go_on(&mut self, now: Moment) {
        if matches!(self.face, Face::Answered { .. }) {
            self.lay(now);
        }
    }

    /// Takes a grade for the card at hand, once its answer is up. What is to be kept of it.
    pub fn grade(&mut self, library: &Library, grade: Grade, now: Moment) -> Option<What> {
        if self.face != Face::Back {
            return None;
        }
        let review = self.review(library, grade, now)?;
        self.lay(now);
        Some(What::Review(review))
    }

    /// Takes an option of the question at hand, or none where it is not known; that grades it.
    pub fn answer(&mut self, library: &Library, option: Option<usize>, now: Moment) -> Option<What> {
        let About::Question(id) = &self.card(library)?.about else { return None };
        if self.face != Face::Front {
            return None;
        }
        let right = library.question(id)?.answer(library).first().copied();
        let grade = if option.is_some() && option == right { Grade::Good } else { Grade::Again };
        let review = self.review(library, grade, now)?;
        self.face = Face::Answered { card: review.card.clone(), option };
        Some(What::Review(review))
    }

    fn review(&mut self, library: &Library, grade: Grade, now: Moment) -> Option<Review> {
        let card = self.card(library)?;
        let (card, text) = (card.id.clone(), card.fingerprint);
        let kind = self.round.as_mut()?.answer(grade)?;
        let ms = (now.seconds - self.since.seconds).clamp(0, 3600) as u32 * 1000;
        Some(Review { card, grade, kind, ms, text })
    }

    /// Leaves out the card at hand: for today, or until it is taken up again. What is to be kept of it.
    pub fn leave_out(&mut self, what: impl Fn(CardId) -> What, now: Moment) -> Option<What> {
        if matches!(self.face, Face::Answered { .. }) {
            return None;
        }
        let round = self.round.as_mut()?;
        let card = round.card()?.clone();
        round.skip();
        self.lay(now);
        Some(what(card))
    }

    /// Takes back what was kept last of this round. What is to be kept of that.
    pub fn undo(&mut self, now: Moment) -> Option<What> {
        let record = self.kept.pop()?;
        self.round.as_mut().map(Round::undo);
        self.lay(now);
        Some(What::Undo(record))
    }

    fn lay(&mut self, now: Moment) {
        (self.face, self.since) = (Face::Front, now);
        self.n_laid += 1;
    }

    /// Takes in what was kept, here and by other programs meanwhile; what was done here last comes last.
    pub fn take(&mut self, records: Vec<Record>) {
        let can_be_undone = |what: &What| matches!(what, What::Review(_) | What::Bury(_) | What::Suspend(_));
        let own = records.last().filter(|it| can_be_undone(&it.what));
        self.kept.extend(own.filter(|_| self.round.is_some()).map(|it| it.id.clone()));
        for record in records {
            self.history.add(record);
        }
    }
}
