//! Inflammation after exercise: directions, people, limits, and never a size.

use super::common::Session;

const ID: &str = "inflammation-after-exercise";

#[test]
fn it_lives_on_its_page_and_makes_its_point_standing_still() {
    Session::at("cytokines-and-chemokines", 120, 36).shows("▸ Two legs, one massaged · schematic");
    let session = Session::at(ID, 80, 24)
        .shows("Lower inflammation signals, the same lactate.")
        .shows_large("higher")
        .shows_large("lower")
        .shows("in the massaged leg")
        .shows_large("same")
        .shows("in both legs")
        .shows("lactate")
        .shows("size not known");
    assert!(!session.app.is_animating());
    // What speaks against a belief stands below it.
    session.keys("Down Down Down").shows("FAK: higher in the massaged leg");
    Session::at(ID, 120, 36).shows("said to be").shows("flushed out").shows("This speaks against");
}

#[test]
fn the_arrows_walk_the_signals_and_enter_opens_the_study() {
    Session::at(ID, 120, 36)
        .shows("NF-κB: lower in the massaged leg than in the other leg")
        .keys("Down Down Down")
        .shows("FAK: higher in the massaged leg")
        .keys("Enter")
        .shows("Crane et al. 2012");
}

#[test]
fn it_says_how_few_people_and_what_is_not_shown() {
    Session::at(ID, 120, 36)
        .keys("Right")
        .shows("11 people")
        .shows("Young men only, and one session.")
        .keys("Right")
        .shows("That the leg hurt less or worked better")
        .keys("Down Down Down Down")
        .shows("From White et al. 2020")
        .keys("Left Left")
        .shows("NF-κB: lower in the massaged leg");
}

#[test]
fn a_click_chooses_a_row_or_a_leg() {
    let at = |session: &Session, words: &str| {
        let text = session.text();
        let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line.split(words).next().unwrap().chars().count();
        format!("click:{},{}", column + 1, row + 1)
    };
    let session = Session::at(ID, 120, 36);
    let glycogen = at(&session, "glycogen");
    let session = session.keys(&glycogen).shows("glycogen: the same in the massaged leg");
    let session = session
        .keys("click:34,15")
        .shows("glycogen: the same in the other leg")
        .shows_large("lower")
        .shows("  in the other leg")
        .hides("  in the massaged leg");
    session.keys("click:34,15").shows("both legs").shows("  in the massaged leg");
}

#[test]
fn words_and_table_hold_directions_people_and_limits() {
    for keys in ["w", "t"] {
        let text = Session::at(ID, 120, 80).keys(keys).text();
        for said in ["FAK", "IL-6", "glycogen", "11", "not known", "replication", "White et al. 2020"] {
            assert!(text.contains(said), "{said} after {keys}:\n{text}");
        }
    }
}
