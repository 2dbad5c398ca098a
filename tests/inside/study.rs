//! Cards that come back: days, months and a year of study, with no clock but a number.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod any;
mod fit;

use afferent::content::Pack;
use afferent::study::Settings;
use afferent::study::card::{About, CardId, Deck};
use afferent::study::log::{Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::{Day, Moment};
use afferent::study::progress::{self, Progress};
use afferent::study::schedule::{History, LEECH};
use afferent::study::session::{Aside, Plan, Round, practice};
use siphasher::sip::SipHasher13;
use std::collections::HashSet;
use std::hash::Hasher;

const DAY: i64 = 24 * 60 * 60;

/// Somebody who studies, a day after another.
struct Student {
    deck: Deck,
    history: History,
    now: Moment,
    records: u64,
}

impl Student {
    fn new(settings: Settings) -> Self {
        let now = "2026-11-28T19:00:00+01:00".parse().unwrap();
        Self {
            deck: Deck::new(Pack::builtin().library()),
            history: History::new(Vec::new(), settings),
            now,
            records: 0,
        }
    }

    fn today(&self) -> Day {
        self.history.day(self.now)
    }

    fn plan(&self) -> Plan {
        Plan::new(&self.deck, &self.history, self.now)
    }

    fn progress(&self) -> Progress {
        Progress::new(Pack::builtin().library(), &self.deck, &self.history, self.now, |_| false)
    }

    fn note(&mut self, what: What) -> RecordId {
        self.records += 1;
        self.now.seconds += 5;
        let id = RecordId { device: "desk".to_owned(), number: self.records };
        self.history.add(Record { at: self.now, id: id.clone(), what });
        id
    }

    fn answer(&mut self, card: &CardId, grade: Grade, kind: Kind) -> RecordId {
        let text = self.deck.get(card).unwrap().fingerprint;
        self.note(What::Review(Review { card: card.clone(), grade, kind, ms: 6000, text }))
    }

    /// Answers all that the day has.
    fn study(&mut self, grade: impl Fn(&CardId) -> Grade) {
        for card in self.plan().cards().cloned().collect::<Vec<_>>() {
            self.answer(&card, grade(&card), Kind::Due);
        }
    }

    fn sleep(&mut self, days: i64) {
        self.now.seconds += days * DAY;
    }

    fn due(&self, card: &CardId) -> i64 {
        self.history.memory(card).unwrap().due.0 - self.today().0
    }
}

/// A number from 0 to below 1 for a card on a day.
fn chance(card: &CardId, day: Day) -> f64 {
    let mut hasher = SipHasher13::new();
    hasher.write(card.as_str().as_bytes());
    hasher.write(&day.0.to_le_bytes());
    (hasher.finish() >> 11) as f64 / (1_u64 << 53) as f64
}

#[test]
fn a_first_day_has_a_few_new_cards_in_reading_order_and_no_more() {
    let mut student = Student::new(Settings::default());
    let plan = student.plan();
    assert_eq!((plan.due.len(), plan.new.len(), plan.waiting), (0, 8, 0));
    assert_eq!(plan.new[0], student.deck.cards()[0].id);
    assert_eq!(plan.minutes, 2);
    student.study(|_| Grade::Good);
    assert_eq!(student.plan().count(), 0);
    student.sleep(1);
    assert_eq!(student.plan().new.len(), 8);
}

#[test]
fn cards_that_answer_each_other_are_never_asked_on_one_day() {
    let mut student = Student::new(Settings { new_per_day: 20, ..Settings::default() });
    for _ in 0..30 {
        let cards: Vec<CardId> = student.plan().cards().cloned().collect();
        assert_eq!(cards.iter().map(CardId::thing).collect::<HashSet<_>>().len(), cards.len());
        // Also not when the day goes on.
        student.answer(&cards[0], Grade::Good, Kind::Due);
        assert!(student.plan().cards().all(|card| card.thing() != cards[0].thing()));
        student.study(|_| Grade::Good);
        student.sleep(1);
    }
}

#[test]
fn what_was_missed_comes_again_in_the_round_and_tomorrow_and_what_was_known_later() {
    let mut student = Student::new(Settings::default());
    let cards = student.plan().new;
    let mut round = Round::new(cards.clone(), Kind::Due);
    assert_eq!(round.answer(Grade::Again), Some(Kind::Due));
    let order: Vec<CardId> = std::iter::from_fn(|| {
        let card = round.card()?.clone();
        let kind = round.answer(Grade::Good)?;
        assert_eq!(kind == Kind::Practice, card == cards[0]);
        Some(card)
    })
    .collect();
    assert_eq!(order.iter().position(|it| *it == cards[0]), Some(4));
    assert_eq!(order.len(), 8);
    student.answer(&cards[0], Grade::Again, Kind::Due);
    student.answer(&cards[1], Grade::Good, Kind::Due);
    assert_eq!(student.due(&cards[0]), 1);
    // Once more in the round changes nothing.
    student.answer(&cards[0], Grade::Good, Kind::Practice);
    assert_eq!(student.due(&cards[0]), 1);
    assert_eq!(student.due(&cards[1]), 2);
}

#[test]
fn what_an_answer_would_do_is_what_it_does() {
    let mut student = Student::new(Settings::default());
    let cards = student.plan().new;
    for (card, grade) in cards.iter().zip(Grade::ALL) {
        student.answer(card, Grade::Good, Kind::Due);
        student.sleep(2);
        let intervals = Grade::ALL.map(|grade| student.history.interval(card, grade, student.now));
        assert!(intervals.is_sorted() && intervals[0] >= 1, "{intervals:?}");
        let expected = student.history.interval(card, grade, student.now);
        student.answer(card, grade, Kind::Due);
        assert_eq!(student.due(card), expected);
    }
}

#[test]
fn the_last_answer_can_be_taken_back_and_the_one_before_it_too() {
    let mut student = Student::new(Settings::default());
    let cards = student.plan().new;
    let first = student.answer(&cards[0], Grade::Good, Kind::Due);
    let second = student.note(What::Suspend(cards[1].clone()));
    for (record, expected) in [(second, 1), (first, 0)] {
        student.note(What::Undo(record));
        assert_eq!(cards.iter().filter(|it| student.history.memory(it).is_some()).count(), expected);
    }
    assert_eq!(student.plan().new, cards);
    let mut round = Round::new(cards.clone(), Kind::Due);
    round.answer(Grade::Again);
    assert!(round.undo() && !round.undo());
    assert_eq!((round.card(), round.left()), (Some(&cards[0]), 8));
    round.skip();
    assert_eq!((round.card(), round.left(), round.answers().count()), (Some(&cards[1]), 7, 0));
    assert!(round.undo());
    assert_eq!((round.card(), round.left()), (Some(&cards[0]), 8));
    assert_eq!(round.answer(Grade::Good), Some(Kind::Due));
}

#[test]
fn a_buried_card_waits_for_tomorrow_a_suspended_one_for_its_reader() {
    let mut student = Student::new(Settings::default());
    let cards = student.plan().new;
    student.note(What::Bury(cards[0].clone()));
    student.note(What::Suspend(cards[1].clone()));
    assert!(!student.plan().new.contains(&cards[0]) && !student.plan().new.contains(&cards[1]));
    student.sleep(1);
    assert!(student.plan().new.contains(&cards[0]) && !student.plan().new.contains(&cards[1]));
    student.note(What::Resume(cards[1].clone()));
    assert!(student.plan().new.contains(&cards[1]));
    student.answer(&cards[1], Grade::Good, Kind::Due);
    student.note(What::Forget(cards[1].clone()));
    assert_eq!(student.history.memory(&cards[1]), None);
}

#[test]
fn what_is_missed_again_and_again_is_set_aside_until_it_is_taken_up() {
    let mut student = Student::new(Settings::default());
    let card = student.plan().new[0].clone();
    for nth in 0..LEECH {
        assert_eq!(student.plan().aside, [], "{nth}");
        student.answer(&card, Grade::Again, Kind::Due);
        student.sleep(1);
    }
    assert_eq!(student.plan().aside, [(card.clone(), Aside::Missed)]);
    assert!(!student.plan().due.contains(&card));
    student.note(What::Resume(card.clone()));
    assert_eq!(student.plan().aside, []);
    assert!(student.plan().due.contains(&card));
}

#[test]
fn a_free_round_begins_with_what_is_known_least_and_schedules_nothing() {
    let mut student = Student::new(Settings::default());
    student.study(|_| Grade::Good);
    student.sleep(3);
    let topic = student.deck.cards()[0].topic.clone();
    let cards = practice(&student.deck, &student.history, student.now, |card| card.topic == topic);
    assert!(cards.len() > 8 && student.history.memory(&cards[0]).is_none());
    let before = student.plan();
    for card in &cards {
        student.answer(card, Grade::Again, Kind::Practice);
    }
    assert_eq!(student.plan().due, before.due);
    assert_eq!(student.plan().new, before.new);
    let progress = student.progress();
    assert_eq!(progress.page(topic.as_ref().unwrap()).seen, cards.len());
    assert_eq!(progress.all.tested, 8);
}

#[test]
fn after_a_break_the_most_endangered_come_first_and_never_as_a_wall() {
    let mut student = Student::new(Settings { new_per_day: 30, per_day: 20, ..Settings::default() });
    for _ in 0..6 {
        student.study(|card| if chance(card, Day(0)) < 0.3 { Grade::Easy } else { Grade::Good });
        student.sleep(1);
    }
    student.sleep(60);
    let plan = student.plan();
    assert_eq!((plan.due.len(), plan.new.len()), (20, 0));
    assert!(plan.waiting > 20, "{plan:?}");
    let recall = |card: &CardId| student.history.recall(card, student.today());
    assert!(plan.due.is_sorted_by(|a, b| recall(a) <= recall(b)));
    let most = plan.due.iter().map(recall).fold(0.0, f64::max);
    // One that answers another of them waits for its own day.
    let things: HashSet<&str> = plan.due.iter().map(CardId::thing).collect();
    let others =
        student.deck.cards().iter().map(|card| &card.id).filter(|card| !things.contains(card.thing()));
    let mut others =
        others.filter(|it| student.history.memory(it).is_some_and(|it| it.is_due(student.today())));
    assert!(others.all(|card| recall(card) >= most));
    // With little time the beginning of it; tomorrow the rest goes on, and a month later it is worked off.
    let few = plan.within(1, &student.history);
    assert!((1..20).contains(&few.count()) && few.minutes == 1, "{few:?}");
    for _ in 0..30 {
        student.study(|_| Grade::Good);
        student.sleep(1);
    }
    assert_eq!(student.plan().waiting, 0);
}

#[test]
fn before_an_examination_every_card_is_met_and_what_would_be_forgotten_by_then_comes_first() {
    let mut student = Student::new(Settings { per_day: 90, ..Settings::default() });
    let exam = student.today().plus(40);
    student.history.set(Settings { exam: Some(exam), ..*student.history.settings() });
    for _ in 0..40 {
        let plan = student.plan();
        assert!(plan.count() <= 90, "{}", plan.count());
        let then = |card: &CardId| student.history.recall(card, exam);
        let is_due = |card: &CardId| student.history.memory(card).unwrap().is_due(student.today());
        let (now, early): (Vec<_>, Vec<_>) = plan.due.iter().partition(|card| is_due(card));
        assert!(now.is_sorted_by(|a, b| then(a) <= then(b)) && early.is_sorted_by(|a, b| then(a) <= then(b)));
        student.study(|_| Grade::Good);
        student.sleep(1);
    }
    let tally = student.progress().all;
    assert_eq!(tally.tested, tally.cards);
    assert!(tally.strength > 0.9, "{tally:?}");
    // The day after it is a day like any other.
    student.sleep(1);
    assert!(
        student.plan().due.iter().all(|card| student.history.memory(card).unwrap().is_due(student.today()))
    );
}

#[test]
fn a_year_of_study_keeps_what_it_promises() {
    for goal in [80, 90] {
        let settings = Settings { goal, per_day: 400, new_per_day: 5, ..Settings::default() };
        let mut student = Student::new(settings);
        for _ in 0..365 {
            let today = student.today();
            let recall = |card: &CardId| {
                student.history.memory(card).map_or(0.5, |_| student.history.recall(card, today))
            };
            let plan = student.plan();
            let known: HashSet<CardId> =
                plan.cards().filter(|card| chance(card, today) < recall(card)).cloned().collect();
            student.study(|card| if known.contains(card) { Grade::Good } else { Grade::Again });
            for (card, _) in student.plan().aside {
                student.note(What::Resume(card));
            }
            // To seven in the evening of the next day, however long it took.
            let begin = student.now.seconds - student.now.seconds.rem_euclid(DAY);
            student.now.seconds = begin + DAY + 18 * 60 * 60;
        }
        let recall = progress::recall(&student.history, student.today().plus(-364), student.today());
        let share = recall.known as f64 / recall.asked as f64;
        assert!(recall.asked > 3000, "{recall:?}");
        assert!((share - f64::from(goal) / 100.0).abs() < 0.04, "{share} of {recall:?}");
        let days = progress::days(&student.history, student.now, 366);
        assert_eq!(
            days.iter().map(|(_, done)| done.new).sum::<usize>(),
            student.deck.cards().len().min(5 * 365)
        );
        let ahead = progress::ahead(&student.deck, &student.history, student.now, 400);
        let tally = student.progress().all;
        assert_eq!(ahead.iter().sum::<usize>(), tally.tested);
        assert_eq!(ahead[0], tally.due);
    }
}

#[test]
fn two_machines_that_are_merged_are_one_student() {
    let mut student = Student::new(Settings::default());
    for _ in 0..10 {
        student.study(|card| if chance(card, Day(1)) < 0.2 { Grade::Again } else { Grade::Good });
        student.sleep(1);
    }
    let records = student.history.records().to_vec();
    let (desk, lap): (Vec<Record>, Vec<Record>) =
        records.iter().cloned().partition(|it| it.id.number % 3 == 0);
    let merged = afferent::study::log::merge([lap.clone(), desk.clone()]);
    assert_eq!(merged, records);
    // Also one by one, in whatever order they arrive.
    let mut late = History::new(lap, Settings::default());
    desk.into_iter().rev().for_each(|record| late.add(record));
    assert_eq!(late.records(), records);
    for card in student.deck.cards() {
        assert_eq!(late.memory(&card.id), student.history.memory(&card.id));
    }
}

#[test]
fn a_card_whose_text_has_changed_says_so_until_it_is_asked_again() {
    let mut student = Student::new(Settings::default());
    let card = student.plan().new[0].clone();
    let review = Review { card: card.clone(), grade: Grade::Good, kind: Kind::Due, ms: 1, text: 7 };
    student.note(What::Review(review));
    let changed =
        |student: &Student| progress::changed(&student.deck, &student.history).cloned().collect::<Vec<_>>();
    assert_eq!(changed(&student), std::slice::from_ref(&card));
    student.sleep(2);
    student.answer(&card, Grade::Good, Kind::Due);
    assert_eq!(changed(&student), []);
}

#[test]
fn no_word_is_given_away_by_what_asks_for_it() {
    let pack = Pack::builtin();
    let deck = Deck::new(pack.library());
    let mut names = HashSet::new();
    for card in deck.cards() {
        let About::Word(id) = &card.about else { continue };
        let term = &pack.library().term(id).unwrap().term;
        assert!(!card.front.to_lowercase().contains(&term.to_lowercase()), "{term}: {}", card.front);
        names.insert(term);
    }
    assert_eq!(names.len(), pack.library().terms().len());
}
