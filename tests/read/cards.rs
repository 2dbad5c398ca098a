//! Cards that come back, as a conversation.

use super::{assert_says, by_words};
use afferent::app::memory::Memory;
use afferent::content::Pack;
use afferent::print::read::{Reader, Student};
use afferent::study::log::{Grade, Kind, Record, RecordId, What};
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use afferent::study::{Keeper, Settings};
use std::cell::RefCell;
use std::rc::Rc;

/// A record in memory, with a clock that goes on by seven seconds with each look at it.
#[derive(Clone, Debug, Default)]
struct Desk {
    records: Rc<RefCell<Vec<Record>>>,
    seconds: Rc<RefCell<i64>>,
    fault: Option<String>,
}

impl Keeper for Desk {
    fn now(&self) -> Moment {
        *self.seconds.borrow_mut() += 7;
        Moment { seconds: 1_795_892_531 + *self.seconds.borrow(), offset: 3600 }
    }

    fn keep(&mut self, what: What) -> (Vec<Record>, Option<String>) {
        let number = self.records.borrow().len() as u64 + 1;
        let record = Record { at: self.now(), id: RecordId { device: "desk".to_owned(), number }, what };
        self.records.borrow_mut().push(record.clone());
        (vec![record], self.fault.take())
    }
}

/// A reader of the built-in pack who studies at `desk`.
fn reader(desk: &Desk, settings: Settings) -> Reader {
    let history = History::new(desk.records.borrow().clone(), settings);
    Reader::new(Pack::builtin(), Memory::default()).studying(Student::new(
        history,
        Box::new(desk.clone()),
        None,
    ))
}

/// What the last of `lines` is answered.
fn last(reader: &mut Reader, lines: &[&str]) -> String {
    lines.iter().fold(String::new(), |_, line| reader.line(&by_words(reader, line)).text)
}

#[test]
fn cards_are_asked_answered_and_graded_by_words_or_numbers() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings::default());
    let plan = last(&mut reader, &["d"]);
    assert_says(
        &plan,
        &["Here: Home, Cards.", "Cards to review: 0. New cards: 8. Minutes, about: 2.", "1. Begin"],
    );
    let front = last(&mut reader, &["> Begin"]);
    assert_says(&front, &["Still to ask: 8. ", "1. The answer"]);
    assert!(!front.contains("knew it"), "{front}");
    // Before the answer there is nothing to grade.
    assert_says(
        &last(&mut reader, &["knew it"]),
        &["Nothing is being asked here, or its answer was not heard yet."],
    );
    let back = last(&mut reader, &["> The answer"]);
    assert_says(&back, &["The answer:", "missed: comes back tomorrow", "knew it: comes back in 2 days"]);
    assert_says(
        &last(&mut reader, &["knew it"]),
        &["knew it: it comes back in 2 days.", "Still to ask: 7. "],
    );
    assert_says(
        &last(&mut reader, &["1", "> missed"]),
        &["missed: it comes again in this round.", "Still to ask: 7. "],
    );
    let records = desk.records.borrow();
    let reviews: Vec<_> = records
        .iter()
        .filter_map(|it| if let What::Review(it) = &it.what { Some(it) } else { None })
        .collect();
    assert_eq!(reviews.iter().map(|it| it.grade).collect::<Vec<_>>(), [Grade::Good, Grade::Again]);
    assert!(reviews.iter().all(|it| it.kind == Kind::Due && it.ms >= 7000 && it.text != 0));
}

#[test]
fn a_round_ends_with_where_to_read_about_what_was_missed() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings { new_per_day: 2, ..Settings::default() });
    let end = last(&mut reader, &["d", "1", "1", "missed", "1", "knew it", "1", "knew it"]);
    assert_says(&end, &["That was all. Answers: 3, missed among them: 1.", "1. Read about: "]);
    assert_says(&last(&mut reader, &["1", "d"]), &["No card is due today."]);
    assert_eq!(desk.records.borrow().len(), 3);
}

#[test]
fn an_answer_can_be_taken_back_and_a_card_left_for_tomorrow_or_for_good() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings::default());
    let first = last(&mut reader, &["d", "1"]);
    let again = last(&mut reader, &["1", "missed", "> Take the last answer back"]);
    assert_says(&again, &["The last answer is taken back.", "Still to ask: 8. "]);
    assert!(again.contains(first.lines().nth(2).unwrap()), "{again}");
    assert_says(&last(&mut reader, &["> Not today"]), &["Still to ask: 7. "]);
    assert_says(&last(&mut reader, &["> Never again"]), &["Still to ask: 6. "]);
    assert_says(&last(&mut reader, &["> Take the last answer back"]), &["Still to ask: 7. "]);
    let kinds: Vec<&str> = desk
        .records
        .borrow()
        .iter()
        .map(|it| match it.what {
            What::Review(_) => "review",
            What::Undo(_) => "undo",
            What::Bury(_) => "bury",
            What::Suspend(_) => "suspend",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["review", "undo", "bury", "suspend", "undo"]);
}

#[test]
fn four_grades_are_offered_where_they_are_asked_for() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings { four_grades: true, ..Settings::default() });
    let back = last(&mut reader, &["d", "1", "1"]);
    assert_says(
        &back,
        &["missed: comes back tomorrow", "hard: comes back", "knew it: comes back", "easy: comes back"],
    );
    last(&mut reader, &["easy"]);
    assert!(matches!(&desk.records.borrow()[0].what, What::Review(it) if it.grade == Grade::Easy));
}

#[test]
fn a_fault_of_the_record_is_said_once_and_a_reader_without_one_is_told_why() {
    let desk = Desk { fault: Some("The disk is full.".to_owned()), ..Desk::default() };
    let mut reader = reader(&desk, Settings::default());
    assert_says(&last(&mut reader, &["d", "1", "1", "knew it"]), &["The disk is full."]);
    assert!(!last(&mut reader, &["1", "knew it"]).contains("disk"));
    let mut nobody = Reader::new(Pack::builtin(), Memory::default());
    assert_says(&last(&mut nobody, &["d"]), &["There is no directory to keep answers in"]);
}

#[test]
fn a_card_whose_text_has_changed_says_so() {
    let desk = Desk::default();
    last(&mut reader(&desk, Settings::default()), &["d", "1", "1", "knew it"]);
    for record in desk.records.borrow_mut().iter_mut() {
        if let What::Review(review) = &mut record.what {
            review.text += 1;
        }
    }
    *desk.seconds.borrow_mut() += 3 * 24 * 60 * 60;
    let mut reader = reader(&desk, Settings::default());
    assert_says(&last(&mut reader, &["d", "1"]), &["Its text has changed since you were last asked."]);
    assert!(!last(&mut reader, &["1", "knew it"]).contains("has changed"));
}

#[test]
fn a_question_grades_itself_says_why_and_goes_on() {
    for (answer, grade) in [("I do not know", Grade::Again), ("It comes about through nerves", Grade::Good)] {
        let desk = Desk::default();
        let everything = Settings { per_day: 10_000, new_per_day: 10_000, ..Settings::default() };
        let mut reader = reader(&desk, everything);
        let mut told = last(&mut reader, &["d", "1"]);
        while !told.contains("It comes about through nerves") {
            told = last(&mut reader, &["> Not today"]);
        }
        assert!(!told.contains("The answer"), "{told}");
        let kept = desk.records.borrow().len();
        let told = last(&mut reader, &[&format!("> {answer}")]);
        assert_says(&told, &["Why: ", "Next card"]);
        assert!(matches!(&desk.records.borrow()[kept].what, What::Review(it) if it.grade == grade));
        let told = last(&mut reader, &["> Next card"]);
        assert!(!told.contains("It comes about through nerves"), "{told}");
    }
}

#[test]
fn one_may_look_something_up_and_come_back_to_the_card() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings::default());
    let back = last(&mut reader, &["d", "1", "1"]);
    last(&mut reader, &["> Read about it"]);
    let again = last(&mut reader, &["d"]);
    assert_eq!(back.lines().nth(2), again.lines().nth(2));
    assert_says(&again, &["The answer:"]);
}

#[test]
fn how_far_one_is_is_told_everywhere_once_a_card_was_answered() {
    let desk = Desk::default();
    let mut reader = reader(&desk, Settings::default());
    assert_says(
        &last(&mut reader, &["progress"]),
        &["Here: Home, How far you are.", "No card was answered yet."],
    );
    let home = last(&mut reader, &["h"]);
    assert!(!home.contains("Cards due today") && !home.contains(", tested"), "{home}");
    assert_says(&last(&mut reader, &["d", "> How far"]), &["Here: Home, How far you are."]);
    last(&mut reader, &["d", "> Begin", "> The answer", "> knew it", "> The answer", "> missed"]);
    let text = last(&mut reader, &["d", "progress"]);
    assert_says(
        &text,
        &["2 cards were tested, 0 are due today.", "Table: By stream. 4 rows.", "Stream: Specific"],
    );
    assert_says(&text, &["Week: from today; Cards: ", "Week from: ", "Answers: 2; Days: 1"]);
    assert_says(&last(&mut reader, &["h"]), &["Cards due today: 0. Type d for them.", ", tested"]);
    last(&mut reader, &["g"]);
    assert!(reader.choices().any(|(text, _)| text.contains(", tested. ")));
}
