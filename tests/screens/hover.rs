//! A term under the mouse says what it means, beside itself.

use super::common::Session;
use afferent::app::Hit;
use afferent::content::address::Address;
use afferent::content::model::Term;
use ratatui::layout::Rect;

/// The terms of the page or card that are in view: what they mean, and where they stand.
fn terms(session: &Session) -> Vec<(Term, Rect)> {
    use afferent::app::Overlay;
    use afferent::app::sheet::Focus;
    let (sheet, view) = match &session.app.overlay {
        Some(Overlay::Card(card)) => (&card.sheet, &card.view),
        _ => (&session.app.sheet, &session.app.view),
    };
    let mut terms = Vec::new();
    for (column, it) in sheet.columns.iter().enumerate() {
        for (stop, target) in it.page.stops.iter().enumerate().filter(|(_, stop)| !stop.block) {
            if let (Address::Term(id), Some(rect)) =
                (&target.target, sheet.rect(view, Focus { column, stop }))
            {
                terms.push((session.app.pack.library().term(id).unwrap().clone(), rect));
            }
        }
    }
    terms
}

fn over(rect: Rect) -> String {
    format!("move:{},{}", rect.x + 1, rect.y + 1)
}

/// The words of a text in the order in which they stand, frames and line ends aside.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == '│').filter(|word| !word.is_empty()).collect()
}

/// Hovers every term in view and looks at its note.
fn every_term_explains_itself(session: impl Fn() -> Session) -> usize {
    let found = terms(&session());
    let n_terms = found.len();
    for (term, rect) in found {
        let before = session();
        let (buf, screen) = (before.picture(), before.text());
        let after = session().keys(&over(rect));
        let text = after.text();
        let said = [&term.term, &term.respelling, &term.definition];
        let missing: Vec<&str> =
            said.into_iter().flat_map(|said| words(said)).filter(|word| !text.contains(word)).collect();
        assert!(missing.is_empty(), "{}: {missing:?} is missing:\n{text}", term.id);
        // The word itself stays in view, and so does the last line.
        for position in rect.positions() {
            let [was, is] =
                [&buf, &after.picture()].map(|buf| buf.cell(position).unwrap().symbol().to_owned());
            assert_eq!(was, is, "the note lies on {}:\n{text}", term.id);
        }
        // It goes with the mouse, with a key and with the wheel.
        assert_eq!(after.keys("move:1,1").text(), screen);
        assert!(session().keys(&format!("{} F12", over(rect))).app.hover.is_none());
    }
    n_terms
}

#[test]
fn hovering_a_term_shows_its_definition_beside_it() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let places = ["ct-afferents", "rapport", "measuring-it", "safety"];
        let seen = places.map(|place| every_term_explains_itself(|| Session::at(place, width, height)));
        assert!(seen.iter().sum::<usize>() >= 3, "{seen:?} terms in view");
    }
}

#[test]
fn on_a_card_too() {
    let pack = afferent::content::Pack::builtin();
    let claims = pack.library().claims().filter(|(_, claim)| claim.text.contains("](term:"));
    for (_, claim) in claims.take(3) {
        for (width, height) in [(80, 24), (120, 36)] {
            let seen = every_term_explains_itself(|| Session::at(claim.id.as_str(), width, height));
            assert!(seen > 0, "{}", claim.id);
        }
    }
}

#[test]
fn a_term_on_a_card_is_reached_by_keys_and_leads_back_to_the_card() {
    let pack = afferent::content::Pack::builtin();
    let (_, claim) = pack.library().claims().find(|(_, claim)| claim.text.contains("](term:")).unwrap();
    let card = Session::at(claim.id.as_str(), 120, 36).shows("▌  Evidence · ");
    let mut card = card;
    let focus = |session: &Session| match &session.app.overlay {
        Some(afferent::app::Overlay::Card(card)) => card.sheet.target(&card.view).cloned(),
        _ => None,
    };
    assert!(matches!(focus(&card), Some(Address::Study(_))), "a study has focus first");
    while !matches!(focus(&card), Some(Address::Term(_))) {
        card = card.keys("Tab");
    }
    card.keys("Enter")
        .shows("▌  Term")
        .keys("Esc")
        .shows("▌  Evidence · ")
        .keys("Esc")
        .hides("▌  Evidence · ");
}

#[test]
fn hovering_changes_nothing_but_what_the_mouse_is_over() {
    let session = Session::at("ct-afferents", 100, 30);
    let (_, rect) = terms(&session).remove(0);
    let before = (session.app.view.clone(), session.app.nav.here.clone());
    let session = session.keys(&over(rect));
    assert!(matches!(session.app.hover, Some(Hit::Stop(_))));
    assert_eq!((session.app.view.clone(), session.app.nav.here.clone()), before);
    assert!(session.app.overlay.is_none() && session.effects.is_empty());
}

#[test]
fn the_keys_show_it_as_before() {
    let focus =
        |session: &Session| matches!(session.app.sheet.target(&session.app.view), Some(Address::Term(_)));
    let mut session = Session::at("ct-afferents", 80, 24);
    while !focus(&session) {
        session = session.keys("Tab");
    }
    for key in ["K", "Enter"] {
        session = session.keys(key).shows("▌  Term").keys("Esc").hides("▌  Term");
    }
}
