//! When each card comes back: the record of reviews, played through from its beginning.

use super::Settings;
use super::card::CardId;
use super::fsrs::State;
use super::log::{Grade, Kind, Record, RecordId, Review, What};
use super::moment::{Day, Moment};
use super::parameters::Parameters;
use hashbrown::HashMap;
use siphasher::sip::SipHasher13;
use std::collections::{BTreeMap, HashSet};
use std::hash::Hasher;

/// A card that was missed so often is set aside: another look at its page helps more than asking again.
pub const LEECH: u32 = 4;

/// What is known of a card that was met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// None where it was only practised, or forgotten on purpose.
    pub state: Option<State>,
    /// The day of the first review that counted, and of the last.
    pub first: Day,
    pub last: Day,
    /// The day on which it comes back.
    pub due: Day,
    /// Reviews that counted.
    pub reviews: u32,
    /// Those of them in which it was missed, since it was last taken up.
    pub misses: u32,
    /// Whether it was missed when it was last asked, in a free round too.
    pub was_missed: bool,
    /// The fingerprint of its text when it was last asked.
    pub text: u64,
    /// The day on which it is not asked.
    pub buried: Option<Day>,
    pub is_suspended: bool,
}

impl Memory {
    /// Whether it was missed so often that it is set aside.
    pub fn is_leech(&self) -> bool {
        self.misses >= LEECH
    }

    /// Whether it is not asked until somebody takes it up again.
    pub fn is_aside(&self) -> bool {
        self.is_suspended || self.is_leech()
    }

    /// Whether it may be asked on `today`.
    pub fn is_open(&self, today: Day) -> bool {
        !self.is_aside() && self.buried != Some(today)
    }

    /// Whether it was asked before and has come back.
    pub fn is_due(&self, today: Day) -> bool {
        self.state.is_some() && self.due <= today && self.is_open(today)
    }

    /// What an answer makes of it, of somebody who forgets as `of` says.
    fn answered(&mut self, id: &CardId, grade: Grade, today: Day, settings: &Settings, of: &Parameters) {
        let state = match self.state {
            None => {
                self.first = today;
                State::first(grade, of)
            }
            Some(state) => state.after(grade, today.since(self.last), of),
        };
        self.state = Some(state);
        self.reviews += 1;
        self.misses += u32::from(grade == Grade::Again);
        self.last = today;
        let longest = i64::from(settings.longest.max(1));
        let days = state.interval(settings.retention(), of).round().clamp(1.0, longest as f64);
        self.due = today.plus(fuzzed(days, chance(id, self.reviews)).min(longest));
    }
}

/// The days of an interval, a little more or less, so that cards that were learned together part. Anki's
/// ranges.
fn fuzzed(days: f64, chance: f64) -> i64 {
    if days < 2.5 {
        return days as i64;
    }
    let ranges = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, f64::MAX, 0.05)];
    let spread: f64 = ranges.iter().map(|(from, to, share)| share * (days.min(*to) - from).max(0.0)).sum();
    let spread = spread + 1.0;
    let (least, most) = ((days - spread).round().max(2.0), (days + spread).round());
    (least + (chance * (most - least + 1.0)).floor()) as i64
}

/// A number from 0 to below 1, the same for the same review of the same card everywhere.
fn chance(id: &CardId, review: u32) -> f64 {
    let mut hasher = SipHasher13::new();
    hasher.write(id.as_str().as_bytes());
    hasher.write_u32(review);
    (hasher.finish() >> 11) as f64 / (1_u64 << 53) as f64
}

/// What was done on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Reviews that counted, of cards that were known before.
    pub reviewed: usize,
    /// Those in which the card was known.
    pub recalled: usize,
    /// Cards that were asked for the first time.
    pub new: usize,
    /// Answers that scheduled nothing.
    pub practised: usize,
}

impl Done {
    pub fn answers(self) -> usize {
        self.reviewed + self.new + self.practised
    }
}

/// All that was answered, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct History {
    records: Vec<Record>,
    settings: Settings,
    parameters: Parameters,
    memories: HashMap<CardId, Memory>,
    days: BTreeMap<Day, Done>,
    /// How long answers took, and how many there were.
    took: (u64, u64),
    /// What stood before each record that came in one by one, the last one last: what was just done is taken
    /// back without playing everything through again.
    before: Vec<Before>,
}

/// What a record has changed, as it was.
#[derive(Clone, Debug)]
struct Before {
    record: RecordId,
    card: CardId,
    memory: Option<Memory>,
    day: Day,
    done: Option<Done>,
    took: (u64, u64),
}

impl History {
    /// Plays through `records`, which are in the order in which they happened.
    pub fn new(records: Vec<Record>, settings: Settings) -> Self {
        Self::of(records, settings, Parameters::default())
    }

    /// The same of somebody who forgets as `parameters` say.
    pub fn of(records: Vec<Record>, settings: Settings, parameters: Parameters) -> Self {
        let mut history = Self { records, settings, parameters, ..Self::default() };
        history.replay();
        // Room for a sitting, so that its first answer does not have to move those of years.
        history.records.reserve(1000);
        history
    }

    pub fn records(&self) -> &[Record] {
        &self.records
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Another way to study; nothing that was answered changes by it.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
        self.replay();
    }

    /// Whether cards come back by one's own parameters, not by those of an average learner.
    pub fn is_fitted(&self) -> bool {
        self.parameters != Parameters::default()
    }

    /// The day of a moment.
    pub fn day(&self, now: Moment) -> Day {
        now.day(self.settings.day_starts)
    }

    /// What is known of a card; nothing of one that was never met.
    pub fn memory(&self, card: &CardId) -> Option<&Memory> {
        self.memories.get(card)
    }

    /// The probability that a card is known on a day; none for one that was never asked.
    pub fn recall(&self, card: &CardId, on: Day) -> f64 {
        let asked = self.memory(card).and_then(|it| Some((it.state?, on.since(it.last))));
        asked.map_or(0.0, |(state, days)| state.recall(days, &self.parameters))
    }

    /// What was done, day by day.
    pub fn days(&self) -> &BTreeMap<Day, Done> {
        &self.days
    }

    /// How long an answer takes, in seconds; a guess as long as there are few.
    pub fn pace(&self) -> f64 {
        // As if twenty answers had taken ten seconds each.
        const GUESSED: u64 = 20;
        (self.took.0 + GUESSED * 10_000) as f64 / (self.took.1 + GUESSED) as f64 / 1000.0
    }

    /// In how many days `card` would come back after an answer now.
    pub fn interval(&self, card: &CardId, grade: Grade, now: Moment) -> i64 {
        let today = self.day(now);
        let mut memory = self.memories.get(card).cloned().unwrap_or_default();
        memory.answered(card, grade, today, &self.settings, &self.parameters);
        memory.due.since(today)
    }

    /// Takes in what has just happened.
    pub fn add(&mut self, record: Record) {
        let is_last = self.records.last().is_none_or(|last| *last < record);
        if !is_last {
            let at = self.records.partition_point(|it| *it < record);
            if self.records.get(at) != Some(&record) {
                self.records.insert(at, record);
                self.replay();
            }
            return;
        }
        match (&record.what, self.before.pop_if(|it| record.what == What::Undo(it.record.clone()))) {
            (_, Some(before)) => self.restore(before),
            (What::Undo(_), None) => {
                self.records.push(record);
                return self.replay();
            }
            (what, None) => {
                if let Some(card) = what.card() {
                    let before = self.stands(&record, card.clone());
                    self.before.push(before);
                }
                self.apply(&record);
            }
        }
        self.records.push(record);
    }

    /// What `record` on `card` is about to change.
    fn stands(&self, record: &Record, card: CardId) -> Before {
        let day = self.day(record.at);
        Before {
            record: record.id.clone(),
            memory: self.memories.get(&card).cloned(),
            card,
            day,
            done: self.days.get(&day).copied(),
            took: self.took,
        }
    }

    fn restore(&mut self, before: Before) {
        match before.memory {
            Some(memory) => self.memories.insert(before.card, memory),
            None => self.memories.remove(&before.card),
        };
        match before.done {
            Some(done) => self.days.insert(before.day, done),
            None => self.days.remove(&before.day),
        };
        self.took = before.took;
    }

    fn replay(&mut self) {
        self.before.clear();
        self.memories.clear();
        self.days.clear();
        self.took = (0, 0);
        let records = std::mem::take(&mut self.records);
        let undone = undone(&records);
        records.iter().filter(|it| !undone.contains(&it.id)).for_each(|record| self.apply(record));
        drop(undone);
        self.records = records;
    }

    fn apply(&mut self, record: &Record) {
        let today = self.day(record.at);
        match &record.what {
            What::Review(review) => self.review(review, today),
            What::Undo(_) => {}
            What::Bury(card) => self.met(card).buried = Some(today),
            What::Suspend(card) => self.met(card).is_suspended = true,
            What::Resume(card) => {
                let memory = self.met(card);
                (memory.is_suspended, memory.buried, memory.misses) = (false, None, 0);
            }
            What::Forget(card) => {
                self.memories.remove(card);
            }
        }
    }

    fn review(&mut self, review: &Review, today: Day) {
        // Whoever went away for tea was not thinking.
        const LONGEST: u32 = 60_000;
        self.took.0 += u64::from(review.ms.min(LONGEST));
        // None where it was not measured.
        self.took.1 += u64::from(review.ms > 0);
        let (settings, parameters) = (self.settings, self.parameters);
        let memory = self.met(&review.card);
        memory.text = review.text;
        memory.was_missed = review.grade == Grade::Again;
        let was_new = memory.state.is_none();
        if review.kind == Kind::Due {
            memory.answered(&review.card, review.grade, today, &settings, &parameters);
        }
        let done = self.days.entry(today).or_default();
        match (review.kind, was_new) {
            (Kind::Practice, _) => done.practised += 1,
            (Kind::Due, true) => done.new += 1,
            (Kind::Due, false) => {
                done.reviewed += 1;
                done.recalled += usize::from(review.grade != Grade::Again);
            }
        }
    }

    fn met(&mut self, card: &CardId) -> &mut Memory {
        // A name is copied once for each card, not for each review of it.
        if !self.memories.contains_key(card) {
            self.memories.insert(card.clone(), Memory::default());
        }
        self.memories.entry(card.clone()).or_default()
    }
}

/// The records that were taken back.
pub(super) fn undone(records: &[Record]) -> HashSet<&RecordId> {
    let undone = records.iter().filter_map(|it| if let What::Undo(id) = &it.what { Some(id) } else { None });
    undone.collect()
}
