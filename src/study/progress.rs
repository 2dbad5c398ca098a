//! How far somebody is: by page, family or anything else, day by day, and what is to come.

use super::card::{Card, CardId, Deck};
use super::moment::{Day, Moment};
use super::schedule::{Done, History};

/// How some cards stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub cards: usize,
    /// Asked at all, in a free round perhaps.
    pub seen: usize,
    /// Asked so that they come back.
    pub tested: usize,
    /// To be asked today.
    pub due: usize,
    /// As likely to be known now as they are meant to be when they come back.
    pub known: usize,
    /// How likely one of them is to be known now, 0 to 1; what was never asked counts as not known.
    pub strength: f64,
}

/// How the cards that are `wanted` stand: those of a page, of a family, of a term.
pub fn tally(deck: &Deck, history: &History, now: Moment, wanted: impl Fn(&Card) -> bool) -> Tally {
    let today = history.day(now);
    let mut tally = Tally::default();
    for card in deck.cards().iter().filter(|card| wanted(card)) {
        tally.cards += 1;
        let Some(memory) = history.memory(&card.id) else { continue };
        let recall = memory.recall(today);
        tally.seen += 1;
        tally.tested += usize::from(memory.state.is_some());
        tally.due += usize::from(memory.is_due(today));
        tally.known += usize::from(recall >= history.settings().retention());
        tally.strength += recall;
    }
    tally.strength /= tally.cards.max(1) as f64;
    tally
}

/// What was done on each of the last `days` days, today last.
pub fn days(history: &History, now: Moment, days: usize) -> Vec<(Day, Done)> {
    let today = history.day(now);
    let of = |day: Day| (day, history.days().get(&day).copied().unwrap_or_default());
    (0..days as i64).rev().map(|ago| of(today.plus(-ago))).collect()
}

/// How often cards that came back were known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recall {
    /// Cards that came back.
    pub asked: usize,
    pub known: usize,
    /// How often they are meant to be, 0 to 1.
    pub goal: f64,
}

/// How often cards that came back in the last `days` days were known.
pub fn recall(history: &History, now: Moment, days: usize) -> Recall {
    let lately = self::days(history, now, days);
    Recall {
        asked: lately.iter().map(|(_, done)| done.reviewed).sum(),
        known: lately.iter().map(|(_, done)| done.recalled).sum(),
        goal: history.settings().retention(),
    }
}

/// How many cards come back on each of the next `days` days, today first with all that wait.
pub fn ahead(deck: &Deck, history: &History, now: Moment, days: usize) -> Vec<usize> {
    let today = history.day(now);
    let mut ahead = vec![0; days];
    for card in deck.cards() {
        let memory = history.memory(&card.id).filter(|it| it.state.is_some() && !it.is_aside());
        let Some(memory) = memory else { continue };
        if let Some(count) = ahead.get_mut(memory.due.since(today) as usize) {
            *count += 1;
        }
    }
    ahead
}

/// Cards whose text is another than when they were last asked.
pub fn changed<'a>(deck: &'a Deck, history: &'a History) -> impl Iterator<Item = &'a CardId> {
    deck.cards().iter().filter(|card| has_changed(card, history)).map(|card| &card.id)
}

/// Whether the text of a card is another than when it was last asked.
pub fn has_changed(card: &Card, history: &History) -> bool {
    history.memory(&card.id).is_some_and(|it| it.text != 0 && it.text != card.fingerprint)
}
