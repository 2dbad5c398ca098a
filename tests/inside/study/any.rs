//! Whatever a student does: what must never happen.

use super::Student;
use afferent::study::Settings;
use afferent::study::card::CardId;
use afferent::study::log::{Grade, Kind, RecordId, What};
use afferent::study::schedule::History;
use proptest::prelude::*;
use std::collections::HashSet;

/// Something that a student does with the first, second or third card of the day, and then sleeps perhaps.
fn deed() -> impl Strategy<Value = (usize, usize, bool, i64)> {
    (0usize..9, 0usize..3, any::<bool>(), prop_oneof![Just(0i64), Just(1), Just(9)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is done: a day has no more than it may, nothing comes that was put away, and what is known
    /// step by step is what the record says when it is read again.
    #[test]
    fn a_record_that_is_read_again_says_what_was_known(deeds in proptest::collection::vec(deed(), 1..60)) {
        let mut student = Student::new(Settings { per_day: 6, new_per_day: 4, ..Settings::default() });
        let mut ids: Vec<RecordId> = Vec::new();
        let mut suspended = HashSet::new();
        for (what, nth, practice, sleep) in deeds {
            let plan = student.plan();
            let done = student.history.days().get(&student.today()).copied().unwrap_or_default();
            prop_assert!(plan.count() + done.reviewed + done.new <= 6);
            prop_assert!(plan.cards().all(|card| !suspended.contains(card)));
            let Some(card) = plan.cards().nth(nth).or_else(|| plan.cards().next()).cloned() else {
                student.sleep(1);
                continue;
            };
            let kind = if practice { Kind::Practice } else { Kind::Due };
            match what {
                0..4 => ids.push(student.answer(&card, Grade::ALL[what], kind)),
                4 => ids.push(student.note(What::Bury(card))),
                5 => {
                    suspended.insert(card.clone());
                    student.note(What::Suspend(card));
                }
                6 => ids.push(student.note(What::Forget(card))),
                _ => {
                    if let Some(id) = ids.pop() {
                        student.note(What::Undo(id));
                    }
                }
            }
            student.sleep(sleep);
        }
        let history = &student.history;
        let again = History::new(history.records().to_vec(), *history.settings());
        prop_assert_eq!(again.days(), history.days());
        prop_assert_eq!(again.pace().to_bits(), history.pace().to_bits());
        for card in student.deck.cards() {
            prop_assert_eq!(again.memory(&card.id), history.memory(&card.id));
        }
    }

    /// What is taken back, one after the other, is as if it had never been.
    #[test]
    fn what_is_taken_back_has_never_been(
        before in proptest::collection::vec(deed(), 0..20),
        deeds in proptest::collection::vec(deed(), 1..12),
    ) {
        let mut student = Student::new(Settings::default());
        let cards: Vec<CardId> = student.deck.cards().iter().take(3).map(|it| it.id.clone()).collect();
        let record = |student: &mut Student, (what, nth, practice, sleep): (usize, usize, bool, i64)| {
            let card = cards[nth].clone();
            let kind = if practice { Kind::Practice } else { Kind::Due };
            student.sleep(sleep);
            match what {
                0..4 => student.answer(&card, Grade::ALL[what], kind),
                4 => student.note(What::Bury(card)),
                5 => student.note(What::Suspend(card)),
                6 => student.note(What::Forget(card)),
                _ => student.note(What::Resume(card)),
            }
        };
        for deed in before {
            record(&mut student, deed);
        }
        let was = student.history.clone();
        let ids: Vec<RecordId> = deeds.into_iter().map(|deed| record(&mut student, deed)).collect();
        for id in ids.into_iter().rev() {
            student.note(What::Undo(id));
        }
        prop_assert_eq!(was.days(), student.history.days());
        prop_assert_eq!(was.pace().to_bits(), student.history.pace().to_bits());
        for card in &cards {
            prop_assert_eq!(was.memory(card), student.history.memory(card));
        }
    }
}
