//! Hands of a class: counted one by one or as a number, hidden until they are revealed, asked for again.

use super::common::Session;
use super::lessons::{LESSON, asking, at_prediction, lesson, step};
use insta::assert_snapshot;

#[test]
fn only_enter_jumps_so_that_a_late_hand_leads_no_clicker_astray() {
    let session = at_prediction().keys("1 2 PageDown 2 x");
    assert_eq!(step(&session), asking(LESSON) + 1);
    assert_eq!(step(&lesson(LESSON).keys("1 2 x")), 2);
}

#[test]
fn hands_are_hidden_until_revealed_and_a_second_round_shows_the_shift() {
    let session =
        at_prediction().shows("Hands up").keys("1 1 1 2").shows("4 hands").hides("██████").hides("From ");
    let session = session.keys("Backspace").shows("3 hands");
    assert_snapshot!("lesson-prediction", session.text());
    let session = session.keys("Space").shows("From ").shows("██████");
    assert_eq!(step(&session), asking(LESSON));
    let session =
        session.keys("r").shows("Second round").hides("██████").keys("2 2 2").shows("Second round: 3 hands");
    let session = session.keys("Space").shows("3 → 0").shows("0 → 3");
    assert_snapshot!("lesson-prediction-shift", session.text());
    assert_eq!(step(&session.keys("x")), asking(LESSON) + 1);
}

#[test]
fn nobody_is_asked_again_before_hands_were_shown_and_wrong_options_say_so() {
    at_prediction().keys("r").shows("No hands counted yet").keys("9").shows("The options are 1 to");
}

#[test]
fn hands_can_be_typed_as_a_number() {
    let session = at_prediction().keys("=").shows("Press the digit of an option first");
    let session = session.keys("1 2 = 1 4").shows("2 = ••").keys("Enter").shows("15 hands");
    // The number stands for all hands of the option, and each of them can be taken back.
    let session = session.keys("2 Backspace Backspace").shows("14 hands");
    let session = session.keys("2 = 9 9 Backspace Enter").shows("10 hands");
    assert_eq!(step(&session), asking(LESSON));
    assert_eq!(session.app.lesson_step().unwrap().hands().rounds, [[1, 9, 0]]);
    // Whatever else is pressed ends it: a clicker goes on.
    let session = session.keys("3 = 7 PageDown").shows("From ");
    assert_eq!(session.app.lesson_step().unwrap().hands().rounds, [[1, 9, 7]]);
}

#[test]
fn a_round_is_thrown_away_only_by_whoever_means_it() {
    let rounds = |session: &Session| session.app.lesson_step().unwrap().hands().rounds;
    let session = at_prediction().keys("1 1 Space r 2 2 r").shows("r again throws the second round away");
    assert_eq!(rounds(&session), [[2, 0, 0], [0, 2, 0]]);
    let session = session.keys("2 r").shows("r again");
    assert_eq!(rounds(&session), [[2, 0, 0], [0, 3, 0]]);
    let session = session.keys("Space r").shows("r again");
    assert_eq!(rounds(&session), [[2, 0, 0], [0, 3, 0]]);
    assert_eq!(rounds(&session.keys("r")), [[2, 0, 0], [0, 0, 0]]);
}

#[test]
fn hands_are_taken_back_one_by_one() {
    let session = at_prediction().keys("1 1 2 Backspace Backspace").shows("1 hand").hides("2 hands");
    let session = session.keys("Backspace").shows("Hands up");
    assert_eq!(step(&session), asking(LESSON));
    assert_eq!(step(&session.keys("Backspace Backspace")), asking(LESSON) - 1);
    // Those of the first round stay as they were.
    let session = at_prediction().keys("1 1 Space r 2 Backspace Backspace Backspace");
    assert_eq!(step(&session), asking(LESSON) - 1);
}
