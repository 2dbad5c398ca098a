//! What to ask now, and a round of it.

use super::card::{Card, CardId, Deck};
use super::log::{Grade, Kind};
use super::moment::{Day, Moment};
use super::schedule::{History, LEECH, Memory};
use crate::content::order;
use std::collections::{HashSet, VecDeque};

/// How much of what there is to do is wanted; all of it where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only what was met before.
    pub only_known: bool,
    /// As much as so many minutes hold.
    pub minutes: Option<usize>,
}

/// Why a card is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// It was missed again and again.
    Missed,
    Suspended,
    /// Until tomorrow.
    Buried,
}

impl Aside {
    fn of(memory: &Memory, today: Day) -> Option<Self> {
        match memory {
            it if it.is_leech() => Some(Self::Missed),
            it if it.is_suspended => Some(Self::Suspended),
            it if it.buried == Some(today) => Some(Self::Buried),
            _ => None,
        }
    }

    pub fn words(self) -> String {
        match self {
            Self::Missed => format!("missed {LEECH} times"),
            Self::Suspended => "never asked".to_owned(),
            Self::Buried => "not today".to_owned(),
        }
    }
}

/// An examination that is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exam {
    pub day: Day,
    /// Cards that today would have to hold for everything to be met before it.
    pub needs: usize,
}

/// What there is to do on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Cards that have come back, the one most in danger of being forgotten first.
    pub due: Vec<CardId>,
    /// Cards that were never asked.
    pub new: Vec<CardId>,
    /// Cards that have come back and are left for another day.
    pub waiting: usize,
    /// Cards that are not asked, and why, those that need another look first.
    pub aside: Vec<(CardId, Aside)>,
    /// An estimate.
    pub minutes: usize,
    pub exam: Option<Exam>,
}

impl Plan {
    /// What `deck` has for the day of `now`.
    pub fn new(deck: &Deck, history: &History, now: Moment) -> Self {
        let settings = history.settings();
        let today = history.day(now);
        let done = history.days().get(&today).copied().unwrap_or_default();
        let is_open = |card: &&Card| history.memory(&card.id).is_none_or(|it| it.is_open(today));
        let recall = |card: &Card, on: Day| history.recall(&card.id, on);
        let is_new = |card: &Card| history.memory(&card.id).is_none_or(|it| it.state.is_none());
        let is_due = |card: &Card| history.memory(&card.id).is_some_and(|it| it.is_due(today));

        let open = || deck.cards().iter().filter(is_open);
        let fresh: Vec<&Card> = open().filter(|card| is_new(card)).collect();
        let mut old: Vec<&Card> = open().filter(|card| !is_new(card)).collect();
        let exam = settings.exam.filter(|exam| *exam > today);
        let (most_new, most) = match exam {
            None => {
                old.retain(|card| is_due(card));
                order(&mut old, |card| recall(card, today));
                (settings.new_per_day, settings.per_day)
            }
            // What would be forgotten by then is dealt out over the days that are left; what has come back
            // goes before it.
            Some(exam) => {
                let days = exam.since(today) as usize;
                let is_weak = |card: &Card| {
                    let was_today = history.memory(&card.id).is_some_and(|it| it.last == today);
                    !was_today && recall(card, exam) < settings.retention()
                };
                old.retain(|card| is_due(card) || is_weak(card));
                order(&mut old, |card| recall(card, exam));
                order::by_key(&mut old, |card| !is_due(card));
                // Whatever is met on the very last day has no time to settle.
                let share = |left: usize, done: usize| (left + done).div_ceil((days - 1).max(1));
                let waits = old.iter().filter(|card| is_due(card)).count() + done.reviewed;
                (
                    share(fresh.len(), done.new),
                    share(old.len(), done.reviewed).max(waits).min(settings.per_day),
                )
            }
        };
        // Of what answers each other one a day.
        let was_asked =
            |card: &&Card| history.memory(&card.id).is_some_and(|it| it.state.is_some() && it.last == today);
        let mut things: HashSet<&str> =
            deck.cards().iter().filter(was_asked).map(|card| card.id.thing()).collect();
        let most_due = most.saturating_sub(done.reviewed);
        let due: Vec<CardId> =
            ids(old.iter().copied().filter(|card| things.insert(card.id.thing())).take(most_due));
        // Nothing is begun on top of what cannot be kept up with.
        let room = settings.per_day.saturating_sub(done.reviewed + done.new + due.len());
        let wanted = most_new.saturating_sub(done.new);
        let most_new = wanted.min(room);
        let new = ids(fresh.into_iter().filter(|card| things.insert(card.id.thing())).take(most_new));
        let aside = |card: &Card| Some((card.id.clone(), Aside::of(history.memory(&card.id)?, today)?));
        let mut aside: Vec<_> = deck.cards().iter().filter_map(aside).collect();
        order::by_key(&mut aside, |(_, why)| *why);
        Self {
            waiting: old.iter().filter(|card| is_due(card)).count().saturating_sub(due.len()),
            aside,
            minutes: minutes(due.len() + new.len(), history),
            exam: exam.map(|day| Exam { day, needs: done.reviewed + done.new + due.len() + wanted }),
            due,
            new,
        }
    }

    /// Everything that is asked, what has come back first.
    pub fn cards(&self) -> impl Iterator<Item = &CardId> {
        self.due.iter().chain(&self.new)
    }

    pub fn count(&self) -> usize {
        self.due.len() + self.new.len()
    }

    /// As much of it as is wanted.
    pub fn as_wanted(mut self, wanted: Wanted, history: &History) -> Self {
        if wanted.only_known {
            self.new.clear();
            self.minutes = minutes(self.count(), history);
        }
        match wanted.minutes {
            Some(minutes) => self.within(minutes, history),
            None => self,
        }
    }

    /// As much of it as so many minutes hold, but one card at least.
    pub fn within(mut self, most: usize, history: &History) -> Self {
        let cards = ((most * 60) as f64 / history.pace()).max(1.0) as usize;
        self.waiting += self.due.len().saturating_sub(cards);
        self.due.truncate(cards);
        self.new.truncate(cards.saturating_sub(self.due.len()));
        self.minutes = minutes(self.count(), history);
        self
    }
}

/// How long so many cards take.
fn minutes(cards: usize, history: &History) -> usize {
    (cards as f64 * history.pace() / 60.0).ceil() as usize
}

/// Cards of `deck` for a free round, those that are known least first. Nothing is scheduled by it.
pub fn practice(deck: &Deck, history: &History, now: Moment, wanted: impl Fn(&Card) -> bool) -> Vec<CardId> {
    let today = history.day(now);
    let mut cards: Vec<&Card> = deck.cards().iter().filter(|card| wanted(card)).collect();
    order(&mut cards, |card| history.recall(&card.id, today));
    ids(cards.into_iter())
}

/// By a probability, which is found once for each.
fn order(cards: &mut Vec<&Card>, by: impl Fn(&Card) -> f64) {
    // Numbers from 0 on are in the order of their bits.
    order::by_key(cards, |card| by(card).to_bits());
}

fn ids<'a>(cards: impl Iterator<Item = &'a Card>) -> Vec<CardId> {
    cards.map(|card| card.id.clone()).collect()
}

/// When a card comes back, in words.
pub fn when(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=20 => format!("in {days} days"),
        21..=60 => format!("in {} weeks", (days + 3) / 7),
        _ => format!("in {} months", (days + 15) / 30),
    }
}

/// A round: cards one after the other, and those that were missed once more.
#[derive(Clone, Debug)]
pub struct Round {
    kind: Kind,
    left: VecDeque<CardId>,
    /// What was done with each card that was at hand; none where it was left out.
    done: Vec<(CardId, Option<Grade>)>,
    /// What was left before each of these, so that it can be taken back.
    before: Vec<VecDeque<CardId>>,
}

impl Round {
    /// A missed card comes again after so many others, if there are.
    const APART: usize = 4;

    pub fn new(cards: impl IntoIterator<Item = CardId>, kind: Kind) -> Self {
        Self { kind, left: cards.into_iter().collect(), done: Vec::new(), before: Vec::new() }
    }

    /// The card to ask; none at the end.
    pub fn card(&self) -> Option<&CardId> {
        self.left.front()
    }

    /// How many are still to be asked.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// The answers so far, with their cards.
    pub fn answers(&self) -> impl Iterator<Item = (&CardId, Grade)> {
        self.done.iter().filter_map(|(card, grade)| Some((card, (*grade)?)))
    }

    pub fn has_answers(&self) -> bool {
        self.answers().next().is_some()
    }

    /// What an answer to the card at hand is in the record: of each card only the first counts.
    pub fn kind(&self) -> Option<Kind> {
        let card = self.card()?;
        let was_asked = self.done.iter().any(|(done, grade)| done == card && grade.is_some());
        Some(if was_asked { Kind::Practice } else { self.kind })
    }

    /// Takes an answer to the card at hand. What it is in the record.
    pub fn answer(&mut self, grade: Grade) -> Option<Kind> {
        let before = self.left.clone();
        let kind = self.kind()?;
        let card = self.left.pop_front()?;
        if grade == Grade::Again {
            self.left.insert(self.left.len().min(Self::APART), card.clone());
        }
        self.done.push((card, Some(grade)));
        self.before.push(before);
        Some(kind)
    }

    /// Leaves out the card at hand, as when it was buried or suspended.
    pub fn skip(&mut self) {
        let before = self.left.clone();
        if let Some(card) = self.left.pop_front() {
            self.left.retain(|it| *it != card);
            self.done.push((card, None));
            self.before.push(before);
        }
    }

    /// Comes to its end, whatever is left.
    pub fn stop(&mut self) {
        self.left.clear();
    }

    /// Takes back what was done last; whether there was anything.
    pub fn undo(&mut self) -> bool {
        self.done.pop();
        self.before.pop().map(|before| self.left = before).is_some()
    }
}
