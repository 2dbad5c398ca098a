//! The list of all steps of a lesson.

use super::common::Session;
use super::lessons::{lesson, lesson_with, step};
use afferent::app::lesson::Begin;
use afferent::app::{Msg, Overlay};
use ratatui::layout::Position;

fn titles(session: &Session) -> Vec<String> {
    session.app.lesson_step().unwrap().lesson.steps.iter().map(|it| it.title.clone()).collect()
}

#[test]
fn all_steps_are_listed_and_one_is_gone_to() {
    for (width, height) in [(80, 24), (120, 36)] {
        let session = lesson_with("four-minutes", width, height, Begin::default()).keys("Space i");
        let all = titles(&session);
        for title in &all {
            assert!(session.text().contains(title.as_str()), "{width}x{height}: {title}\n{}", session.text());
        }
        // From the step that is shown on.
        let session = session.shows("here").shows("question, ").keys("Down Enter");
        assert_eq!(step(&session), 3);
        assert!(session.app.presented().is_some() && session.app.overlay.is_none());
        assert_eq!(step(&session.keys("i End Space")), all.len());
    }
}

#[test]
fn a_list_that_is_closed_leaves_everything_as_it_was() {
    let session = lesson("four-minutes");
    let n_steps = titles(&session).len();
    let mut session = session;
    for nth in 1..=n_steps {
        let before = session.text();
        session = session.keys("i Down Esc");
        assert_eq!((step(&session), session.text()), (nth, before.clone()), "step {nth}");
        session = session.keys("i i");
        assert_eq!((step(&session), session.text()), (nth, before), "step {nth}");
        // Past the answer of a question, too.
        while step(&session) == nth && nth < n_steps {
            session = session.keys("Space");
        }
    }
}

#[test]
fn the_list_is_clicked_brings_a_blank_screen_back_and_leads_home_from_off_the_path() {
    let session = lesson("four-minutes").keys("b i").shows("Better anyway").keys("Esc g i");
    let Some(Overlay::Card(card)) = &session.app.overlay else { panic!("no list") };
    let (area, stop) = (card.sheet.columns[0].area, &card.sheet.columns[0].page.stops[2]);
    let at = Position { x: area.x + 1, y: area.y + stop.top };
    let mut session = session;
    session.app.update(Msg::Click(at));
    assert_eq!((step(&session), session.app.is_wandering()), (3, false));
}

#[test]
fn a_list_that_was_opened_on_the_screen_is_used_from_the_notes() {
    let mut session = lesson("four-minutes").keys("i");
    for key in ["Down", "Down", "Space"] {
        session.app.drive(key.parse().unwrap());
    }
    assert_eq!((step(&session), session.app.overlay.is_none()), (3, true));
    session = session.keys("i");
    session.app.drive("Esc".parse().unwrap());
    assert_eq!((step(&session), session.app.overlay.is_none()), (3, true));
}
