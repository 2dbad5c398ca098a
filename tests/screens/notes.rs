//! The notes of a lesson: what they say, what a key in the second terminal does.

use super::common::Session;
use super::lessons::{LESSON, asking, at_prediction, lesson, step};
use afferent::app::lesson::{Auto, Begin};

#[test]
fn the_notes_say_what_the_class_does_not_see() {
    let session = at_prediction().keys("1 2 2");
    let notes = session.app.notes().unwrap();
    let asked = notes.prediction.unwrap();
    assert_eq!(asked.rounds[0][..2], [1, 2]);
    assert!(!asked.is_revealed && notes.next.is_some() && !notes.notes.is_empty());
    assert_eq!(notes.step, asking(LESSON));
    let wandering = session.keys("g").app.notes().unwrap();
    assert_eq!(wandering.wandering.as_deref(), Some("Glossary"));
}

#[test]
fn a_key_from_the_notes_moves_the_lesson_and_nothing_else() {
    let mut session = lesson("four-minutes");
    let mut press = |key: &str| {
        session.app.drive(key.parse().unwrap());
        (session.app.lesson.as_ref().map(|it| it.step), session.app.is_wandering())
    };
    assert_eq!(press("Space"), (Some(1), false));
    for refused in ["q", "Esc", "r", "g", "/", "ctrl-c"] {
        assert_eq!(press(refused), (Some(1), false), "{refused}");
    }
    assert_eq!(press("Home"), (Some(1), false));
}

#[test]
fn a_key_from_the_notes_is_not_typed_into_a_box() {
    for keys in ["/", "q", "g r w"] {
        let mut session = lesson("four-minutes").keys(keys);
        let before = session.text();
        for key in ["Home", "b", "1", "Space"] {
            session.app.drive(key.parse().unwrap());
        }
        assert_eq!(session.text(), before, "{keys}");
    }
}

#[test]
fn each_lesson_and_each_round_begins_the_clock_anew() {
    let round = |session: &Session| session.app.lesson.as_ref().unwrap().round;
    let session = lesson("four-minutes").keys("Space PageUp Space Home");
    let first = round(&session);
    assert_ne!(round(&session.keys("t Down Enter")), first);
    let begin = Begin { auto: Some(Auto::Loop), class: Some("2b".to_owned()) };
    let mut session = Session::at("home", 120, 36);
    session.app.memory.lessons.insert("2b".to_owned(), [("four-minutes".into(), 3)].into());
    session.app.begin_lesson(&"four-minutes".into(), begin);
    assert!(session.app.notes().unwrap().from > 0.0);
    let first = round(&session);
    while step(&session) > 1 {
        assert_eq!(round(&session), first);
        session = session.tick(1000);
    }
    assert_ne!(round(&session), first);
    assert!(session.app.notes().unwrap().from < 0.1);
}
