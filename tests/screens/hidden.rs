//! What a step of a lesson hides is there neither for the mouse nor for the clock.

use super::common::Session;
use super::lessons::{LESSON, at_prediction, lesson, spaced, step};
use afferent::content::model::Family;
use afferent::scene::Meaning;

/// Clicks everywhere and looks whether anything came of it.
fn nothing_can_be_clicked(session: Session, what: &str) -> Session {
    let (here, step_of) = (session.app.nav.here.clone(), step(&session));
    let mut session = session;
    for (x, y) in (1..=120).step_by(7).flat_map(|x| (1..=36).map(move |y| (x, y))) {
        session = session.keys(&format!("move:{x},{y}"));
        assert_eq!(session.app.hover, None, "{what}: something lies at {x}, {y}");
        session = session.keys(&format!("click:{x},{y}"));
        let is_as_before = session.app.nav.here == here && step(&session) == step_of;
        assert!(is_as_before && session.app.overlay.is_none(), "{what}: a click at {x}, {y}");
    }
    session
}

#[test]
fn what_is_not_drawn_cannot_be_clicked() {
    nothing_can_be_clicked(at_prediction(), "a prediction");
    nothing_can_be_clicked(lesson("four-minutes").keys("b"), "a blank screen");
    // Of a stream to come there is an empty bed: on the whole screen of a lesson, what stands on another
    // step in full is found nowhere.
    let home = Session::at("home", 120, 36);
    let stream = home.app.home_rect(|it| it == Meaning::Node(Family::Contextual)).unwrap();
    let session = lesson("four-minutes");
    let session = session.keys(&format!("move:{},{}", stream.right() - 5, stream.y + stream.height / 2));
    assert_eq!(session.app.hover, None);
    // The heading of a step stands where the way to here does elsewhere.
    let steps =
        lesson("four-minutes").app.pack.library().lesson(&"four-minutes".into()).unwrap().steps.clone();
    let nth = steps.iter().position(|it| it.address().to_string() != "home").unwrap();
    let mut session = lesson("four-minutes").keys(&format!("{} Enter", spaced(nth + 1)));
    for x in (1..=120).step_by(3) {
        session = session.keys(&format!("move:{x},1"));
        assert_eq!(session.app.hover, None, "{}", session.text());
    }
}

#[test]
fn nothing_wakes_for_what_a_step_hides() {
    assert!(lesson("four-minutes").app.is_animating());
    assert!(!lesson("four-minutes").keys("b").app.is_animating());
    // A prediction stands in front of its place, home or a figure that plays.
    for id in ["four-minutes", "total-treatment-effect", "ct-afferent", LESSON] {
        let steps = lesson(id).app.pack.library().lesson(&id.into()).unwrap().steps.clone();
        for (nth, _) in steps.iter().enumerate().filter(|(_, it)| it.prediction.is_some()) {
            let session = lesson(id).keys(&format!("{} Enter", spaced(nth + 1)));
            assert!(!session.app.is_animating(), "{id}, step {}", nth + 1);
        }
    }
}
