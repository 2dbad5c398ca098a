//! How far somebody is: by page, family or anything else, day by day, and what is to come.

use super::card::{About, Card, CardId, Deck};
use super::moment::{Day, Moment};
use super::schedule::{Done, History, Memory};
use crate::content::address::Address;
use crate::content::id::{TermId, TopicId};
use crate::content::library::Library;
use crate::content::model::Family;
use std::collections::HashMap;

/// Weeks that are looked back on, this one included.
pub const WEEKS: usize = 53;
/// Weeks that are looked ahead at, the first one from today on.
pub const AHEAD: usize = 6;
/// Days over which it is said how often cards were known: of fewer there are too few.
const LATELY: i64 = 28;

/// How far somebody is, all of it: what a picture shows and what words say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Whether anything was answered yet.
    pub has_begun: bool,
    /// How the cards of each family stand, in the order of [`Family::ALL`], and of all of them.
    pub families: [Tally; 4],
    pub all: Tally,
    /// Pages that were opened, and how many there are.
    pub opened: (usize, usize),
    /// What was done on each day from a Monday on, today last.
    pub days: Vec<(Day, Done)>,
    /// For each of the same weeks how often cards were known when they came back, in it and the three before.
    pub recalls: Vec<Recall>,
    /// How many cards come back in each of the next weeks, the first with all that wait.
    pub ahead: Vec<usize>,
    /// How far somebody has come with each page, all below it included, and with each term.
    pub topics: HashMap<TopicId, Met>,
    pub terms: HashMap<TermId, Met>,
    /// How the cards of each page stand, without those of the pages below it.
    pub pages: HashMap<TopicId, Tally>,
    /// Whether cards come back by one's own parameters.
    pub is_fitted: bool,
}

impl Progress {
    /// `has_opened` says which pages and terms were.
    pub fn new(
        library: &Library,
        deck: &Deck,
        history: &History,
        now: Moment,
        has_opened: impl Fn(&Address) -> bool,
    ) -> Self {
        let today = history.day(now);
        let n_days = (WEEKS as i64 - 1) * 7 + today.weekday() + 1;
        let end = |week: i64| today.plus(-7 * week).plus(6 - today.weekday());
        let each_week = |week| recall(history, end(week).plus(1 - LATELY), end(week));
        let ahead = ahead(deck, history, now, AHEAD * 7);
        let topics = library.topics().iter().map(|it| &it.id);
        let topics = topics.filter(|id| has_opened(&Address::Topic((*id).clone())));
        let terms = library.terms().iter().map(|it| &it.id);
        let terms = terms.filter(|id| has_opened(&Address::Term((*id).clone())));
        let mut topics: HashMap<_, _> = topics.map(|id| (id.clone(), Met::Seen)).collect();
        let mut terms: HashMap<_, _> = terms.map(|id| (id.clone(), Met::Seen)).collect();
        let n_opened = topics.len();
        let mut families = [Tally::default(); 4];
        let mut all = Tally::default();
        let mut pages: HashMap<_, _> =
            library.topics().iter().map(|it| (it.id.clone(), Tally::default())).collect();
        // One walk over the cards: this is reckoned anew with every answer.
        for card in deck.cards() {
            let known = history.memory(&card.id);
            let recall = history.recall(&card.id, today);
            let page = card.topic.as_ref().and_then(|id| pages.get_mut(id));
            for tally in [Some(&mut all), families.get_mut(card.family.idx()), page].into_iter().flatten() {
                tally.add(known.map(|it| (it, recall)), today, history.settings().retention());
            }
            let Some(memory) = known.filter(|it| it.state.is_some()) else { continue };
            let met = if memory.is_due(today) { Met::Due } else { Met::Tested };
            for topic in card.topic.iter().flat_map(|id| library.path(id)) {
                let it = topics.entry(topic.id.clone()).or_insert(met);
                *it = met.max(*it);
            }
            if let About::Meaning(id) | About::Word(id) = &card.about {
                let it = terms.entry(id.clone()).or_insert(met);
                *it = met.max(*it);
            }
        }
        pages.values_mut().chain(&mut families).chain([&mut all]).for_each(Tally::close);
        Self {
            has_begun: !history.days().is_empty(),
            families,
            all,
            opened: (n_opened, library.topics().len()),
            days: days(history, now, n_days as usize),
            recalls: (0..WEEKS as i64).rev().map(each_week).collect(),
            ahead: ahead.chunks(7).map(|week| week.iter().sum()).collect(),
            topics,
            terms,
            pages,
            is_fitted: history.is_fitted(),
        }
    }

    /// How far somebody has come with a page and all below it.
    pub fn topic(&self, id: &TopicId) -> Option<Met> {
        self.topics.get(id).copied()
    }

    /// How the cards of a page stand, without those of the pages below it.
    pub fn page(&self, id: &TopicId) -> Tally {
        self.pages.get(id).copied().unwrap_or_default()
    }

    pub fn term(&self, id: &TermId) -> Option<Met> {
        self.terms.get(id).copied()
    }

    /// How the cards of a family stand.
    pub fn family(&self, family: Family) -> Tally {
        self.families.get(family.idx()).copied().unwrap_or_default()
    }

    /// The weeks from the first one with an answer on, with what was done on their days, Monday first.
    pub fn weeks(&self) -> impl Iterator<Item = (&[(Day, Done)], Recall)> {
        let weeks = self.days.chunks(7).zip(self.recalls.iter().copied());
        weeks.skip_while(|(days, _)| days.iter().all(|(_, done)| done.answers() == 0))
    }
}

/// How far somebody has come with something. The later ones hold whatever the earlier ones hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// Its page was opened.
    Seen,
    /// A card of it comes back.
    Tested,
    /// A card of it has come back.
    Due,
}

impl Met {
    pub const ALL: [Self; 3] = [Self::Seen, Self::Tested, Self::Due];

    pub fn mark(self) -> &'static str {
        match self {
            Self::Seen => "·",
            Self::Tested => "○",
            Self::Due => "□",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Tested => "tested",
            Self::Due => "due",
        }
    }
}

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

impl Tally {
    /// Counts a card, of which this is known, and how likely it is to be known now. The strengths are added up
    /// until it is closed.
    fn add(&mut self, known: Option<(&Memory, f64)>, today: Day, goal: f64) {
        self.cards += 1;
        let Some((memory, recall)) = known else { return };
        self.seen += 1;
        self.tested += usize::from(memory.state.is_some());
        self.due += usize::from(memory.is_due(today));
        self.known += usize::from(recall >= goal);
        self.strength += recall;
    }

    fn close(&mut self) {
        self.strength /= self.cards.max(1) as f64;
    }
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

impl Recall {
    /// The part that was known, 0 to 1; none where none came back.
    pub fn part(self) -> Option<f64> {
        (self.asked > 0).then(|| self.known as f64 / self.asked as f64)
    }
}

/// How often cards that came back from one day to another, both included, were known.
pub fn recall(history: &History, from: Day, to: Day) -> Recall {
    let days = || history.days().range(from..=to).map(|(_, done)| done);
    Recall {
        asked: days().map(|done| done.reviewed).sum(),
        known: days().map(|done| done.recalled).sum(),
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
