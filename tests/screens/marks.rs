//! What is kept of places: marks with a line of one's own, and where one was.

use super::common::Session;
use afferent::app::memory::{Change, Mark, Memory};
use afferent::app::place::Place;
use afferent::app::settings::ThemeName;
use afferent::app::{Effect, Overlay};
use insta::assert_snapshot;

/// At the list, with a page and a saying that are marked and two places that were seen before.
fn marked(width: u16, height: u16) -> Session {
    let session = Session::at("ct-afferents", width, height).keys("m type:read\\sbefore\\sthe\\sexam Enter");
    session.keys("/ type:two-touch Esc r Enter / type:massage\\sis\\slinked\\swith\\smore Enter m Enter '")
}

#[test]
fn m_marks_a_place_with_a_line_of_ones_own_and_without_one() {
    let session =
        Session::at("ct-afferents", 80, 24).keys("m").shows("CT afferents").shows("a line of your own");
    let session = session.keys("type:for\\sthe\\sexam Enter").shows("It is marked; ' lists the marks.");
    let change = Change::Mark { place: "topic:ct-afferents".to_owned(), line: "for the exam".to_owned() };
    assert_eq!(session.effects, [Effect::Keep(change)]);
    // On a card it is what the card is about, and the card comes back.
    let session = session.keys("/ type:two\\stouch\\ssystems Esc n Enter").shows("Evidence");
    let session = session.keys("m Enter").shows("Evidence");
    assert!(matches!(session.app.overlay, Some(Overlay::Card(_))));
    let marks: Vec<_> = session.app.memory.marks.iter().map(|mark| mark.place.as_str()).collect();
    assert!(matches!(&marks[..], [claim, "topic:ct-afferents"] if claim.starts_with("claim:")), "{marks:?}");
    // Esc leaves all as it was.
    let session = Session::at("rapport", 80, 24).keys("m type:no Esc");
    assert!(session.app.memory.marks.is_empty() && session.effects.is_empty());
    Session::at("research", 80, 24).keys("m").shows("This is always one key away");
}

#[test]
fn the_list_of_marks_leads_there_and_is_edited_in_place() {
    for (width, height) in [(80, 24), (120, 36)] {
        assert_snapshot!(format!("marks-{width}x{height}"), marked(width, height).text());
    }
    let session = marked(80, 24).keys("Down").shows("read before the exam");
    assert_eq!(session.app.nav.here, Place::Marks);
    // m on a row writes its line anew.
    let session = session.keys("m ctrl-u type:twice Enter").shows("twice").hides("read before");
    let page = session.keys("Enter");
    assert_eq!(page.app.nav.here, Place::Topic("ct-afferents".into()));
    // x takes the mark off; the place was seen, until x takes it off that list as well.
    let session = page.keys("' Home Down x").hides("twice").shows("CT afferents");
    assert_eq!(session.app.memory.marks.len(), 1);
    let session = session.keys("Home Down x").hides("CT afferents");
    let last = session.effects.last();
    assert_eq!(last, Some(&Effect::Keep(Change::Forget("topic:ct-afferents".to_owned()))));
    // A saying opens over its page.
    let saying = session.keys("Home Enter").shows("What is known");
    assert!(matches!(saying.app.nav.here, Place::Topic(_)));
}

#[test]
fn a_click_on_a_mark_leads_there() {
    let session = marked(80, 24);
    let y = session.text().lines().position(|line| line.contains("CT afferents")).unwrap() + 1;
    let session = session.keys(&format!("click:10,{y}"));
    assert_eq!(session.app.nav.here, Place::Topic("ct-afferents".into()));
}

#[test]
fn the_finder_has_marks_and_places_that_were_seen_first() {
    let session = marked(120, 36).keys("0 /");
    let rows: Vec<String> = session.text().lines().map(str::to_owned).collect();
    let at =
        |words: &str| rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}"));
    assert!(at("read before the exam") < at("seen") && at("seen") < at("Specific effects"), "{rows:#?}");
    // Words of one's own find it.
    let session = session.keys("type:before\\sthe\\sexam Enter");
    assert_eq!(session.app.nav.here, Place::Topic("ct-afferents".into()));
}

#[test]
fn what_is_seen_is_remembered_but_not_where_a_lesson_leads() {
    let mut session = Session::at("ct-afferents", 80, 24).keys("r Enter g");
    let memory = session.app.leave().clone();
    assert_eq!(memory.place, "glossary");
    assert!(
        matches!(&memory.recent[..], [study, topic] if study.starts_with("study:") && topic == "topic:ct-afferents")
    );
    let mut lesson = Session::at("four-minutes", 80, 24).keys("Space Space Space");
    let memory = lesson.app.leave();
    assert_eq!((memory.place.as_str(), memory.recent.len()), ("", 0));
}

#[test]
fn a_theme_and_a_style_that_were_chosen_by_key_are_kept_but_not_that_of_a_lesson() {
    let session = Session::at("loken-2009", 80, 24).keys("T c");
    let [Effect::Keep(Change::Theme(theme)), Effect::Keep(Change::Style(style))] = session.effects[..] else {
        panic!("{:?}", session.effects)
    };
    assert_eq!((theme, style.word()), (ThemeName::Light, "Vancouver"));
    assert_eq!(Session::at("four-minutes", 80, 24).keys("T").effects, []);
}

#[test]
fn what_a_file_says_of_marks_is_shown_as_it_can_be() {
    let mut session = Session::at("home", 80, 24);
    let mark =
        |place: &str, line: &str| Mark { place: place.to_owned(), line: line.to_owned(), ..Mark::default() };
    let marks = vec![mark("topic:rapport", "a\u{1b}[2Jb"), mark("topic:no-such-page", "gone"), mark("", "")];
    session.app.memory = Memory { marks, recent: vec!["what is this".to_owned()], ..Memory::default() };
    session.keys("'").shows("a·[2Jb").hides("gone").hides("Seen lately");
}
