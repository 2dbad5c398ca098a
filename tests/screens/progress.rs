//! How far the reader is: the picture, the same in words, the marks beside pages and terms, and what somebody
//! sees who has answered nothing.

use super::common::Session;
use afferent::app::Msg;
use afferent::app::place::Place;
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::content::address::Address;
use afferent::study;
use afferent::study::card::Deck;
use afferent::study::log::{Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use afferent::study::session::Plan;
use insta::assert_snapshot;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use std::collections::HashSet;

/// A reader who did what every day had for `days` days but Sundays, and missed every sixth card; then it is
/// the day after.
fn studied(mut session: Session, days: i64) -> Session {
    let deck = Deck::new(session.app.pack.library());
    let mut history = History::new(Vec::new(), study::Settings::default());
    let mut now = Moment { seconds: 1_780_000_000, offset: 3600 };
    let mut number = 0;
    for _ in 0..days {
        let plan = Plan::new(&deck, &history, now);
        for card in plan.cards().filter(|_| history.day(now).weekday() < 6).cloned().collect::<Vec<_>>() {
            number += 1;
            let grade = if number % 6 == 0 { Grade::Again } else { Grade::Good };
            let text = deck.get(&card).unwrap().fingerprint;
            let what = What::Review(Review { card, grade, kind: Kind::Due, ms: 6000, text });
            history.add(Record { at: now, id: RecordId { device: "desk".to_owned(), number }, what });
        }
        now.seconds += 24 * 60 * 60;
    }
    session.app.update(Msg::Clock(now));
    session.app.update(Msg::Reviews(Box::new(history)));
    session
}

fn at(place: &str, width: u16, height: u16) -> Session {
    studied(Session::at(place, width, height), 60)
}

#[test]
fn the_model_is_lit_as_far_as_cards_hold_beside_days_weeks_and_recall() {
    for (width, height) in [(80, 24), (120, 36)] {
        assert_snapshot!(format!("progress-{width}x{height}"), at("progress", width, height).text());
    }
    assert_snapshot!("progress-words-80x40", at("progress", 80, 40).keys("w").text());
    // From wherever one is, and back into the list above it.
    let session = at("ct-afferents", 80, 24).keys("p").shows("What holds").keys("Esc");
    assert_eq!(session.app.nav.here, Place::Quiz);
}

#[test]
fn study_leads_with_what_is_due_and_leads_to_how_far_one_is() {
    assert_snapshot!("study-80x24", at("quiz", 80, 24).text());
    let mut session = at("quiz", 100, 30).shows("due, ").hides("What holds");
    assert_eq!(session.app.sheet.target(&session.app.view), Some(&Address::Cards));
    while session.app.sheet.target(&session.app.view) != Some(&Address::Progress) {
        session = session.keys("Tab");
    }
    session.keys("Enter").shows("What holds").shows("Known when due");
}

/// The lines of the words that have all of `words`.
fn says(text: &str, words: &[&str]) -> bool {
    text.lines().any(|line| words.iter().all(|it| line.contains(it)))
}

#[test]
fn picture_and_words_say_the_same() {
    let session = at("progress", 120, 60);
    let progress = session.app.progress().cloned().unwrap();
    assert!(progress.families[0].known > 0);
    let (picture, words) = (session.text(), session.keys("w").text());
    for (effect, family) in [("Specific effects", 0), ("Contextual effects", 1), ("Non-specific effects", 2)]
    {
        let it = progress.families[family];
        assert!(picture.contains(&format!("{} of {} hold", it.known, it.cards)), "{effect}\n{picture}");
        let numbers = [it.cards, it.tested, it.known, it.due].map(|it| it.to_string());
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        assert!(says(&words, &[&[effect], &numbers[..]].concat()), "{effect}\n{words}");
    }
    for (nth, (short, long)) in
        [("this", "from today"), ("next", "in a week"), ("+3", "in 3 weeks")].into_iter().enumerate()
    {
        let n = progress.ahead[[0, 1, 3][nth]].to_string();
        assert!(says(&picture, &[short, &n]) && says(&words, &[long, &n]), "{short} {n}\n{picture}\n{words}");
    }
    let part = progress.recalls.last().unwrap().part().unwrap();
    let percent = format!("{:.0}", part * 100.0);
    assert!(says(&picture, &["Known when due", &percent]) && words.contains(&percent), "{picture}\n{words}");
    // Words take the place of the picture, and w or Esc brings it back.
    at("progress", 80, 24).keys("w").hides("What holds").keys("w").shows("What holds");
    let session = at("progress", 80, 24).keys("w Esc").shows("What holds");
    assert_eq!(session.app.nav.here, Place::Progress);
    at("progress", 50, 24).shows("By stream").hides(" w ");
}

#[test]
fn a_stream_leads_to_its_page_by_mouse_and_by_key() {
    let session = at("progress", 100, 30);
    let y = session.text().lines().position(|line| line.contains("Contextual effects")).unwrap() as u16;
    let mut clicked = at("progress", 100, 30);
    clicked.app.update(Msg::Click(Position { x: 40, y }));
    let place = clicked.app.nav.here.clone();
    assert_eq!(session.keys("2").app.nav.here, place);
    assert_eq!(place, Place::Topic("contextual".into()));
}

#[test]
fn who_has_answered_nothing_sees_no_mark_and_what_will_stand_there() {
    let plain = Session::at("home", 80, 24).text();
    assert!(!plain.contains(" due") && !plain.contains(['○', '□']), "{plain}");
    assert_eq!(studied(Session::at("home", 80, 24), 0).text(), plain);
    Session::at("quiz", 80, 24).studying().shows("A day brings 8 new cards").hides("How far you are");
    Session::at("progress", 80, 24).shows("No card was answered yet.").hides(" w ");
    // With a record to write in, the picture that answers will light up.
    let ahead = Session::at("progress", 120, 36).studying().shows("no card was answered yet").shows(" 0 of ");
    ahead.shows("Due").shows("Answers").keys("w").shows("No card was answered yet.").hides("By stream");
}

#[test]
fn pages_and_terms_have_a_quiet_mark_each_that_is_explained_and_what_is_due_is_said_on_home() {
    let home = at("home", 80, 24);
    let due = home.app.progress().unwrap().all.due;
    assert!(due > 1);
    let home = home.shows("· seen   ○ tested   □").shows(&format!("□ {due} cards due · s"));
    assert_snapshot!("progress-home-80x24", home.text());
    at("home", 120, 36).shows("Specific effects □");
    at("home", 44, 14).shows("Specific effects □");
    at("specific", 80, 24).shows("figures\u{a0}□").shows("tested");
    at("ct-afferents", 80, 24).shows("of its 27 cards hold");
    at("glossary", 120, 36).shows("How far you are").keys("End").shows("a card of it has come").shows("○");
    // What was opened and not asked.
    let opened = studied(Session::at("safety", 80, 24), 1).keys("0");
    opened.shows("Safety ·").hides("Safety ○");
}

#[test]
fn marks_and_picture_are_told_apart_without_colour_and_in_ascii() {
    for settings in [
        Settings { ascii: true, color: ColorTier::None, theme: ThemeName::Mono, ..Settings::default() },
        Settings { color: ColorTier::None, theme: ThemeName::Mono, ..Settings::default() },
        Settings { color: ColorTier::Ansi16, ..Settings::default() },
    ] {
        let (ascii, with) = (settings.ascii, |place| studied(Session::with(place, 100, 30, settings), 75));
        let session = with("progress");
        let (text, picture) = (session.text(), session.picture());
        // What holds is solid: a ground of its own, where it is not a sign.
        let is_solid = |it: &Cell| it.modifier.contains(Modifier::REVERSED) || it.symbol() == "█";
        let solid = picture.content.iter().filter(|it| is_solid(it)).count();
        let grounds: HashSet<Color> = picture.content.iter().map(|it| it.bg).collect();
        let is_told_apart = match (ascii, settings.color) {
            (true, _) => text.contains("#."),
            (false, ColorTier::None) => solid > 20 && text.contains("░"),
            (false, _) => grounds.len() > 2,
        };
        assert!(is_told_apart, "{solid} {grounds:?}\n{text}");
        let marks = if ascii { "o tested   O" } else { "○ tested   □" };
        with("home").shows(marks);
    }
}
