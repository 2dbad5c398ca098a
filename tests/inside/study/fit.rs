//! Parameters fitted to the answers of somebody who forgets as other parameters say.

use afferent::study::Settings;
use afferent::study::card::CardId;
use afferent::study::fit::{LEAST, fit};
use afferent::study::fsrs::State;
use afferent::study::log::{Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::Moment;
use afferent::study::parameters::Parameters;
use afferent::study::schedule::History;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use proptest::prelude::*;
use siphasher::sip::SipHasher13;
use std::collections::{HashMap, HashSet};
use std::hash::Hasher;

const STARTS: u8 = 4;

/// Somebody who forgets as `parameters` say, but `faster` times as fast.
struct Simulated {
    parameters: Parameters,
    faster: f64,
}

impl Simulated {
    fn knows(&self, state: State, days: i64, chance: f64) -> bool {
        let state = State { stability: state.stability / self.faster, ..state };
        chance < state.recall(days, &self.parameters)
    }

    /// What they answer to `cards` cards that come back when an average learner would have forgotten one in
    /// ten, over a year.
    fn answers(&self, cards: usize) -> Vec<Record> {
        let average = Parameters::default();
        let mut records = Vec::new();
        for card in 0..cards {
            let (mut own, mut planned) = (None::<State>, None::<State>);
            let (mut day, mut last) = ((card % 60) as i64, 0);
            while day < 365 {
                let chance = chance(card, day);
                let days = day - last;
                let grade = match own {
                    None if chance < 0.3 => Grade::Again,
                    None => Grade::Good,
                    Some(state) if self.knows(state, days, chance) => Grade::Good,
                    Some(_) => Grade::Again,
                };
                own = Some(own.map_or_else(
                    || State::first(grade, &self.parameters),
                    |it| it.after(grade, days, &self.parameters),
                ));
                let next = planned
                    .map_or_else(|| State::first(grade, &average), |it| it.after(grade, days, &average));
                planned = Some(next);
                records.push(record(records.len(), day, card, grade));
                last = day;
                // Not every card is asked on its day.
                day += (next.interval(0.9, &average).round() as i64).max(1) + (chance * 100.0) as i64 % 3;
            }
        }
        records.sort();
        records
    }
}

fn record(number: usize, day: i64, card: usize, grade: Grade) -> Record {
    let at = Moment { seconds: 1_795_892_531 + day * 24 * 60 * 60, offset: 0 };
    let id = RecordId { device: "desk".to_owned(), number: number as u64 };
    let card = CardId(format!("term:t{card}/word"));
    Record { at, id, what: What::Review(Review { card, grade, kind: Kind::Due, ms: 5000, text: 0 }) }
}

fn chance(card: usize, day: i64) -> f64 {
    let mut hasher = SipHasher13::new();
    hasher.write(&card.to_le_bytes());
    hasher.write(&day.to_le_bytes());
    (hasher.finish() >> 11) as f64 / (1_u64 << 53) as f64
}

/// How well `of` foretells what was answered, in nats an answer.
fn log_loss(records: &[Record], of: &Parameters) -> f64 {
    let mut states: HashMap<&CardId, (State, i64)> = HashMap::new();
    let (mut sum, mut n) = (0.0, 0.0);
    for (card, grade, day) in answers(records) {
        let state = match states.get(card) {
            None => State::first(grade, of),
            Some((state, last)) => {
                let recall = state.recall(day - last, of);
                sum -= if grade == Grade::Again { (1.0 - recall).ln() } else { recall.ln() };
                n += 1.0;
                state.after(grade, day - last, of)
            }
        };
        states.insert(card, (state, day));
    }
    sum / n
}

fn answers(records: &[Record]) -> impl Iterator<Item = (&CardId, Grade, i64)> {
    records.iter().filter_map(|record| match &record.what {
        What::Review(review) => Some((&review.card, review.grade, record.at.day(STARTS).0)),
        _ => None,
    })
}

/// What the `fsrs` crate finds for the same answers.
fn of_the_crate(records: &[Record]) -> Parameters {
    let mut cards: HashMap<&CardId, (i64, Vec<FSRSReview>)> = HashMap::new();
    let mut train_set = Vec::new();
    for (card, grade, day) in answers(records) {
        let (last, reviews) = cards.entry(card).or_insert((day, Vec::new()));
        let rating = Grade::ALL.iter().position(|it| *it == grade).unwrap() as u32 + 1;
        reviews.push(FSRSReview { rating, delta_t: (day - *last) as u32 });
        *last = day;
        if reviews.len() > 1 {
            train_set.push(FSRSItem { reviews: reviews.clone() });
        }
    }
    let found = compute_parameters(ComputeParametersInput { train_set, ..Default::default() }).unwrap();
    Parameters::read(&format!("v = 1\nanswers = 0\nparameters = {found:?}")).unwrap()
}

/// Those of an average learner, but for some.
fn with(others: &[(&str, &str)]) -> Parameters {
    let text = Parameters::default().file(0);
    Parameters::read(&others.iter().fold(text, |text, (usual, own)| text.replace(usual, own))).unwrap()
}

#[test]
fn what_is_fitted_foretells_as_well_as_what_the_crate_finds() {
    let people = [
        with(&[("0.212,", "0.1,"), ("1.2931", "0.5"), ("2.3065", "0.9"), ("1.8722", "1.3")]),
        with(&[("2.3065", "6.0"), ("1.8722", "2.3"), ("1.4835", "2.2")]),
        with(&[("0.1542", "0.5"), ("6.4133", "7.5")]),
    ];
    for parameters in people {
        let records = Simulated { parameters, faster: 1.0 }.answers(150);
        let found = fit(&records, STARTS).unwrap();
        let own = log_loss(&records, &found.parameters.expect("it foretells better"));
        let theirs = log_loss(&records, &of_the_crate(&records));
        let average = log_loss(&records, &Parameters::default());
        assert!(own < theirs + 0.002, "{own} {theirs}");
        assert!(own < average, "{own} {average}");
    }
}

#[test]
fn who_forgets_twice_as_fast_is_asked_sooner() {
    let records = Simulated { parameters: Parameters::default(), faster: 2.0 }.answers(150);
    let found = fit(&records, STARTS).unwrap();
    assert!((found.own.foretold - found.known).abs() < (found.average.foretold - found.known).abs());
    let settings = Settings::default();
    let average = History::new(records.clone(), settings);
    let own = History::of(records.clone(), settings, found.parameters.unwrap());
    assert!(own.is_fitted() && !average.is_fitted());
    let card = CardId::from("term:t3/word");
    let last = records.last().unwrap().at;
    let days = |history: &History| history.interval(&card, Grade::Good, last) as f64;
    assert!(days(&own) < 0.75 * days(&average), "{} {}", days(&own), days(&average));
    let first = |of: &Parameters| State::first(Grade::Good, of).interval(0.9, of);
    let halved = first(&found.parameters.unwrap()) / first(&Parameters::default());
    assert!((0.3..0.9).contains(&halved), "{halved}");
}

#[test]
fn too_few_answers_are_fitted_to_nothing_and_files_in_any_order_to_the_same() {
    let records = Simulated { parameters: Parameters::default(), faster: 3.0 }.answers(150);
    let after_the_first: usize = records.len() - 150;
    assert_eq!(fit(&records, STARTS).unwrap().answers, after_the_first);
    let mut met = HashSet::new();
    let few = answers(&records[..300]).filter(|(card, ..)| !met.insert(*card)).count();
    assert_eq!(fit(&records[..300], STARTS), Err(few));
    assert!(few < LEAST, "{few}");
    // What does not count, counts nothing: a practice, what was taken back, once more on the same day.
    let mut more = records.clone();
    let mut add = |number: u64, what: What| {
        let id = RecordId { device: "other".to_owned(), number };
        more.push(Record { at: records.last().unwrap().at, id, what });
    };
    let What::Review(review) = records.last().unwrap().what.clone() else { panic!("an answer") };
    add(1, What::Review(Review { kind: Kind::Practice, ..review.clone() }));
    add(2, What::Review(Review { card: "term:t1/word".into(), grade: Grade::Again, ..review.clone() }));
    add(3, What::Undo(RecordId { device: "other".to_owned(), number: 2 }));
    add(4, What::Review(review));
    assert_eq!(fit(&more, STARTS), fit(&records, STARTS));
}

#[test]
fn who_forgets_like_all_keeps_what_all_have_unless_it_foretells_worse() {
    let records = Simulated { parameters: Parameters::default(), faster: 1.0 }.answers(80);
    let found = fit(&records, STARTS).unwrap();
    assert_eq!(found.parameters.is_some(), found.own.log_loss < found.average.log_loss, "{found:?}");
    let own = found.parameters.unwrap_or_default();
    let ratio = State::first(Grade::Good, &own).stability
        / State::first(Grade::Good, &Parameters::default()).stability;
    assert!((0.6..1.7).contains(&ratio), "{ratio}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn whatever_was_answered_no_better_answer_brings_a_card_back_earlier(
        faster in 0.01f64..30.0,
        grades in proptest::collection::vec((0usize..4, 0i64..200), 1..20),
        same in 0usize..4,
    ) {
        // Everything that can go on a day, grades that follow nothing, and a card answered for ever.
        let mut records = Simulated { parameters: Parameters::default(), faster }.answers(70);
        for nth in 0..300 {
            let grade = Grade::ALL[(nth + same) % 4];
            records.push(record(10_000 + nth, nth as i64, nth % 30 + 1000, if same == 0 { Grade::Again } else { grade }));
        }
        records.sort();
        let Ok(found) = fit(&records, STARTS) else { return Ok(()) };
        let own = found.parameters.unwrap_or_default();
        // Those that a file may hold are those that are possible.
        prop_assert_eq!(Parameters::read(&own.file(0)), Ok(own));
        let mut state = State::first(Grade::ALL[grades[0].0], &own);
        for (grade, days) in grades {
            let intervals = Grade::ALL.map(|it| state.after(it, days, &own).interval(0.9, &own));
            prop_assert!(intervals.is_sorted() && intervals.iter().all(|it| it.is_finite()), "{intervals:?} {own:?}");
            state = state.after(Grade::ALL[grade], days, &own);
        }
        prop_assert!(Grade::ALL.map(|it| State::first(it, &own).stability).is_sorted());
    }
}
