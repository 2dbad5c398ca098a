//! Keys that people try: what other programs have taught them, and what the footer offers.

use super::common::Session;
use afferent::app::config::Config;
use afferent::app::key::Key;
use afferent::app::place::{self, Place};
use afferent::app::{Effect, Msg, Overlay};
use afferent::content::address::Address;
use afferent::content::problem::File;

/// At `place`, with focus on the first stop that `is` what is wanted.
fn focused(place: &str, is: impl Fn(&Address) -> bool) -> Session {
    let mut session = Session::at(place, 120, 36);
    let found = |session: &Session| session.app.sheet.target(&session.app.view).is_some_and(&is);
    for _ in 0..200 {
        if !found(&session) {
            session = session.keys("Tab");
        }
    }
    assert!(found(&session), "nothing of this kind can be reached at {place}");
    session
}

/// Every place of the pack but its studies and terms, and a few of those.
fn places() -> Vec<String> {
    let pack = afferent::content::Pack::builtin();
    let library = pack.library();
    let lists = [
        "home",
        "research",
        "glossary",
        "said",
        "lessons",
        "marks",
        "quiz",
        "progress",
        "loken-2009",
        "term:ct-afferent",
    ];
    let topics = library.topics().iter().map(|it| format!("topic:{}", it.id));
    let figures = library.figures().iter().map(|it| format!("figure:{}", it.id));
    lists.map(str::to_owned).into_iter().chain(topics).chain(figures).collect()
}

#[test]
fn q_closes_what_lies_over_a_place_before_it_quits() {
    let question = focused("ct-afferents", |it| matches!(it, Address::Question(_))).keys("Enter");
    let others = [
        ("two-touch-systems", 120, 36, ""),
        ("amta-serotonin", 80, 24, ""),
        ("expectations", 80, 24, "l"),
        ("research", 80, 24, "d"),
        ("four-minutes", 80, 24, "Esc"),
    ];
    let others =
        others.into_iter().map(|(place, width, height, keys)| Session::at(place, width, height).keys(keys));
    for session in others.chain([question]) {
        assert!(session.app.overlay.is_some());
        let session = session.keys("q");
        assert!(session.app.overlay.is_none() && session.effects.is_empty(), "{}", session.text());
        let session = session.keys("q");
        let asks = matches!(session.app.overlay, Some(Overlay::Leave { quits: true }));
        assert!(asks || session.effects == [Effect::Quit]);
    }
    // Beneath a definition lies the card that it was asked on.
    let mut session = Session::at("two-touch-systems", 120, 36);
    let on_term = |session: &Session| match &session.app.overlay {
        Some(Overlay::Card(card)) => matches!(card.sheet.target(&card.view), Some(Address::Term(_))),
        _ => false,
    };
    for _ in 0..30 {
        if !on_term(&session) {
            session = session.keys("Tab");
        }
    }
    assert!(on_term(&session), "{}", session.text());
    let session = session.keys("Enter q").shows("Evidence").keys("q").hides("Evidence");
    assert!(session.effects.is_empty());
}

#[test]
fn in_a_lesson_q_closes_what_was_opened_and_then_asks() {
    for session in [
        Session::at("four-minutes", 120, 36),
        Session::at("four-minutes", 120, 36).keys("/ type:expectations Enter"),
    ] {
        let session = session.keys("/ type:massage\\sis\\slinked\\swith\\smore Enter");
        assert!(matches!(session.app.overlay, Some(Overlay::Card(_))), "{}", session.text());
        let session = session.keys("q");
        assert!(session.app.overlay.is_none(), "{}", session.text());
        let session = session.keys("q");
        assert!(
            matches!(session.app.overlay, Some(Overlay::Leave { quits: true })) && session.effects.is_empty()
        );
    }
}

#[test]
fn the_finder_opens_by_the_keys_of_other_programs() {
    for place in ["home", "ct-afferents", "research", "stroke-lab", "two-touch-systems", "four-minutes"] {
        for key in ["/", ":", "ctrl-f", "ctrl-p"] {
            let session = Session::at(place, 120, 36).keys(key);
            assert!(matches!(session.app.overlay, Some(Overlay::Finder(..))), "{key} at {place}");
        }
    }
}

#[test]
fn n_goes_from_claim_to_claim_and_back() {
    for (place, width, height) in [("ct-afferents", 80, 24), ("ct-afferents", 200, 60), ("said", 120, 36)] {
        let session = Session::at(place, width, height).keys("Home");
        let claims: Vec<_> = session.app.sheet.columns[0]
            .page
            .stops
            .iter()
            .filter(|stop| stop.block && matches!(stop.target, Address::Claim(_) | Address::Saying(_)))
            .map(|stop| stop.target.clone())
            .collect();
        let at = |session: &Session| session.app.sheet.target(&session.app.view).cloned();
        let mut session = session;
        for claim in &claims {
            if at(&session).as_ref() != Some(claim) {
                session = session.keys("n");
            }
            assert_eq!(at(&session).as_ref(), Some(claim));
            let focus = session.app.view.focus.unwrap();
            assert!(session.app.sheet.rect(&session.app.view, focus).is_some(), "it is not in view");
        }
        session = session.keys("n").shows("No claim comes after this.");
        for claim in claims.iter().rev().skip(1) {
            session = session.keys("N");
            assert_eq!(at(&session).as_ref(), Some(claim));
        }
        session.keys("N").shows("No claim comes before this.");
    }
    let card = Session::at("two-touch-systems", 120, 36).keys("n");
    assert_eq!(card.text(), Session::at("two-touch-systems", 120, 36).keys("Right").text());
}

#[test]
fn keys_of_pagers_browsers_and_terminals_do_what_they_do_there() {
    let page = |keys: &str| Session::at("ct-afferents", 100, 30).keys(keys);
    assert_eq!(page("PageDown PageDown b").app.view, page("PageDown PageDown PageUp").app.view);
    let way = page("r alt-Left");
    assert_eq!(way.app.nav.here, Place::Topic("ct-afferents".into()));
    assert_eq!(way.keys("alt-Right").app.nav.here, Place::Research);
    for place in ["home", "ct-afferents", "research", "two-touch-systems", "stroke-lab", "four-minutes"] {
        assert_eq!(Session::at(place, 100, 30).keys("ctrl-l").effects, [Effect::Redraw], "{place}");
    }
}

#[test]
fn gg_goes_to_the_beginning_as_shift_g_goes_to_the_end() {
    for place in ["ct-afferents", "research", "said", "loken-2009"] {
        let at = |keys: &str| {
            let session = Session::at(place, 100, 30).keys(keys);
            (session.app.nav.here.clone(), session.app.view.clone(), session.app.research.chosen)
        };
        assert_eq!(at("G g g"), at("G Home"), "{place}");
        assert_eq!(at("G g").0, Place::Glossary);
    }
    let glossary = |keys: &str| Session::at("glossary", 100, 30).keys(keys).app.view;
    assert_eq!(glossary("G g"), glossary("Home"));
    assert_eq!(Session::at("home", 100, 30).keys("g Down g").app.nav.here, Place::Glossary);
}

#[test]
fn y_copies_the_claim_in_focus_with_its_citations() {
    let copied = |session: Session| match session.keys("y").effects.as_slice() {
        [Effect::Copy { text, .. }] => text.clone(),
        other => panic!("{other:?}"),
    };
    let page = copied(focused("ct-afferents", |it| matches!(it, Address::Claim(_))));
    assert!(page.starts_with("Hairy human skin") && page.contains("https://doi.org/"), "{page}");
    assert!(!page.contains("[@") && !page.contains('*'), "{page}");
    let saying = copied(focused("said", |it| matches!(it, Address::Saying(_))));
    assert!(saying.contains("https://doi.org/"), "{saying}");
    // On its card the study in focus is copied as ever.
    let study = copied(Session::at("two-touch-systems", 120, 60));
    assert!(study.starts_with("Vallbo"), "{study}");
    Session::at("glossary", 80, 24).keys("y").shows("No claim or study has focus");
}

#[test]
fn a_key_that_does_nothing_says_so_once_at_each_place() {
    for place in ["home", "ct-afferents", "research", "stroke-lab", "glossary", "two-touch-systems"] {
        for key in ["v", "i", "F9", "Delete", "ctrl-o", "+"] {
            let session = Session::at(place, 80, 24).keys(key);
            let session = session.shows(&format!("{key} does nothing here. ? shows what does."));
            let session = session.keys(key).hides("does nothing here");
            session.keys("x z").shows("z does nothing here");
        }
    }
    Session::at("research", 80, 24).keys("Left").shows("Left does nothing here");
    Session::at("home", 80, 24).keys("v r v").shows("v does nothing here");
    Session::at("research", 120, 36).keys("d z").shows("z does nothing here.");
    Session::at("home", 80, 24).keys("/ F9").shows("F9 does nothing here.");
    // A class looks at the step.
    Session::at("four-minutes", 80, 24).keys("v").hides("does nothing here");
}

#[test]
fn every_hint_of_the_footer_does_something() {
    // What the finder looks through is made once.
    let first = Session::at("home", 90, 26).keys("/ Esc");
    let at = |place: &str, motion| {
        let mut session = first.clone();
        session.app.settings.motion = motion;
        session.app.open(place::find(place, session.app.pack.library()).unwrap());
        session
    };
    for place in places() {
        let states = match place.split(':').next() {
            Some("figure") => [("", true), ("", false), ("Right Right", true)],
            _ => [("", true), ("Down", true), ("End", true)],
        };
        for (keys, motion) in states {
            let shown = at(&place, motion).keys(keys).tick(90_000);
            let seen = |session: &Session| (session.picture(), afferent::ui::cursor(&session.app));
            let before = seen(&shown);
            for hint in shown.app.hints() {
                let mut session = shown.clone();
                let effects = session.app.update(Msg::Key(hint.key.parse::<Key>().unwrap()));
                let is_seen_at_once = seen(&session) != before;
                assert!(
                    !effects.is_empty() || is_seen_at_once || seen(&session.tick(3000)) != before,
                    "{keys:?} at {place}, motion {motion}: {} {} does nothing\n{}",
                    hint.key,
                    hint.text,
                    shown.text()
                );
            }
        }
    }
}

#[test]
fn esc_is_among_the_hints_wherever_it_leads_up() {
    for place in places().iter().filter(|place| *place != "home") {
        for (width, height) in [(60, 20), (80, 24), (100, 30), (160, 40)] {
            let hints = Session::at(place, width, height).app.hints();
            assert!(hints.iter().any(|hint| hint.key == "Esc"), "{place} at {width}×{height}");
        }
    }
}

#[test]
fn the_arrows_walk_the_steps_of_every_route_and_space_plays_on_from_each() {
    let pack = afferent::content::Pack::builtin();
    let library = pack.library();
    for figure in library.figures().iter().filter(|it| it.data.kind_name() == "pathway-player") {
        let place = format!("figure:{}", figure.id);
        let step = |session: &Session| {
            let stage = &session.app.stages[&figure.id];
            let route = stage.knobs.iter().position(|knob| knob.is_rows).unwrap();
            (stage.at[route], stage.knobs[route].steps.len())
        };
        let n = step(&Session::at(&place, 100, 30)).1;
        for nth in 0..n {
            let session = Session::at(&place, 100, 30).keys(&"Down ".repeat(nth));
            assert_eq!(step(&session).0, nth, "{place}");
            if nth > 0 {
                assert_eq!(step(&session.keys("Up")).0, nth - 1, "{place}");
            }
            let session = Session::at(&place, 100, 30).keys(&"Down ".repeat(nth)).hides("· playing");
            let mut session = session.keys("Space").shows("· playing");
            for _ in 0..600 {
                session = session.tick(100);
            }
            assert_eq!(step(&session).0, n - 1, "{place} from step {nth}");
        }
    }
}

#[test]
fn right_goes_to_what_is_in_sight_and_left_back_to_where_one_was() {
    for (width, height) in [(100, 30), (120, 36), (200, 60)] {
        for place in places().iter().filter(|place| place.starts_with("topic:")) {
            for down in 0..3 {
                let session = Session::at(place, width, height).keys(&"Down ".repeat(down));
                let before = session.app.view.clone();
                let Some(column) = before.focus.map(|focus| focus.column) else { continue };
                let right = session.keys("Right");
                let Some(focus) = right.app.view.focus.filter(|focus| focus.column != column) else {
                    continue;
                };
                assert_eq!(
                    right.app.view.scroll, before.scroll,
                    "{place} at {width}×{height} after {down}: something was in sight"
                );
                assert!(right.app.sheet.rect(&right.app.view, focus).is_some());
                let back = right.keys("Left");
                assert_eq!(back.app.view.focus, before.focus, "{place} at {width}×{height} after {down}");
            }
        }
    }
}

#[test]
fn keys_that_a_reader_chose_are_those_that_are_pressed_and_said() {
    let text =
        "[keys.anywhere]\nfind = [\"ctrl-e\"]\nhelp = [\"F9\"]\n[keys.home]\nnode-specific = [\"x\"]\n";
    let file = File { path: "config.toml".to_owned(), text: text.to_owned() };
    let (config, problems) = Config::read(&file);
    assert!(problems.is_empty(), "{problems:?}");
    let mut session = Session::at("home", 120, 36);
    session.app.keymap = config.keymap;
    let home = session.text();
    let footer = home.lines().last().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(footer.contains("ctrl-e find") && footer.contains("F9 help"), "{footer}");
    let mut session = session.keys("F9");
    let help = session.text();
    assert!(help.contains("ctrl-e") && help.contains("Specific effects"), "{help}");
    session = session.keys("Esc x");
    assert_ne!(session.app.nav.here, Place::Home);
    // What `/` did is done by another key now.
    session = session.keys("/");
    let dead = session.text();
    assert!(dead.contains("/ does nothing here. F9 shows what does."), "{dead}");
    session = session.keys("ctrl-e");
    assert!(session.app.overlay.is_some());
    // Commands are found with the keys that they have now.
    let found = session.keys("type:can\\sbe\\sdone").text();
    assert!(found.contains("F9"), "{found}");
}
