//! Cards: what has focus on them stays, whatever is set anew behind or on them.

use super::common::Session;
use afferent::app::{Effect, Overlay};
use afferent::content::address::Address;
use ratatui::layout::Rect;

fn focus(session: &Session) -> Option<Address> {
    match &session.app.overlay {
        Some(Overlay::Card(card)) => card.sheet.target(&card.view).cloned(),
        _ => None,
    }
}

#[test]
fn a_card_keeps_its_focus_when_the_style_or_the_size_changes() {
    let session = Session::at("two-touch-systems", 120, 60).keys("Down");
    let second = focus(&session);
    assert_ne!(second, focus(&Session::at("two-touch-systems", 120, 60)));
    let session = session.keys("c");
    assert_eq!(focus(&session), second);
    let session = session.keys("size:80x40");
    assert_eq!(focus(&session), second);
    let Some(Effect::Copy { what, .. }) = session.keys("y").effects.pop() else {
        panic!("nothing was copied")
    };
    let Some(Address::Study(id)) = second else { panic!("no study has focus") };
    let pack = afferent::content::Pack::builtin();
    let name = afferent::page::words::name(pack.library().study(&id).unwrap());
    assert!(what.contains(&name), "{what}, not {name}");
}

#[test]
fn the_option_that_was_taken_keeps_focus() {
    let session = Session::at("ct-afferents", 120, 36).keys("End Enter Down Down");
    let third = focus(&session);
    assert!(matches!(third, Some(Address::Answer(_, 2))), "{third:?}");
    let session = session.keys("Enter");
    assert_eq!(focus(&session), third);
    let session = session.keys("Enter");
    assert_eq!(session.app.answers.values().cloned().collect::<Vec<_>>(), [[2]]);
}

#[test]
fn a_card_beneath_another_follows_the_size_too() {
    for keys in ["l Enter size:60x20 Esc", "l Enter / size:60x20 Esc Esc"] {
        let session = Session::at("ct-afferents", 120, 36).keys(keys).shows("Limits · CT afferents");
        let Some(Overlay::Card(card)) = &session.app.overlay else { panic!("no card after {keys}") };
        let screen = Rect::new(0, 0, 60, 20);
        assert_eq!(screen.union(card.frame), screen, "{keys}");
    }
}

#[test]
fn of_two_links_to_the_same_thing_the_one_with_focus_keeps_it() {
    for place in ["expectations", "ct-afferents", "loken-2009"] {
        let mut session = Session::at(place, 120, 36);
        let n_stops: usize = session.app.sheet.columns.iter().map(|column| column.page.stops.len()).sum();
        for _ in 0..n_stops {
            session = session.keys("Tab");
            let before = session.app.view.focus;
            session = session.keys("size:120x36");
            assert_eq!(session.app.view.focus, before, "{place}");
        }
    }
}

#[test]
fn k_says_what_a_term_on_a_card_means_in_a_lesson_too() {
    let to_term = |mut session: Session| {
        for _ in 0..40 {
            if matches!(focus(&session), Some(Address::Term(_))) {
                return Some(session);
            }
            session = session.keys("Tab");
        }
        None
    };
    let pack = afferent::content::Pack::builtin();
    let (_, claim) = pack.library().claims().find(|(_, claim)| claim.text.contains("](term:")).unwrap();
    to_term(Session::at(claim.id.as_str(), 120, 36))
        .unwrap()
        .keys("K")
        .shows("▌  Term")
        .keys("Esc")
        .shows("▌  Evidence · ");
    // On a study it does nothing but say so.
    let session = Session::at("two-touch-systems", 120, 60).keys("K").shows("▌  Evidence · ");
    session.shows("No term has focus");
    // Slides have no links; where one wanders off from a lesson, its step stays where it is.
    let mut session = Session::at("home", 120, 36);
    session.app.begin_lesson(&"reading-a-trial".into(), afferent::app::lesson::Begin::default());
    session.app.open(Address::Claim(claim.id.clone()));
    let session = to_term(session).unwrap();
    let step = session.app.lesson.as_ref().unwrap().step;
    let session = session.keys("K").shows("▌  Term");
    assert_eq!(session.app.lesson.as_ref().unwrap().step, step);
}
