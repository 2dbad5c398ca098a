//! Cards that come back: what is due, a card, its grades, and the way to what it rests on and back.

use super::common::Session;
use afferent::app::Effect;
use afferent::app::place::Place;
use afferent::content::question::Pool;
use afferent::study::Settings;
use afferent::study::card::{About, Card, CardId, Deck};
use afferent::study::log::{Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use insta::assert_snapshot;

/// What was to be written down so far.
fn notes(session: &Session) -> Vec<What> {
    let note = |effect: &Effect| if let Effect::Note(what) = effect { Some(what.clone()) } else { None };
    session.effects.iter().filter_map(note).collect()
}

fn reviews(session: &Session) -> Vec<Review> {
    let review = |what: What| if let What::Review(it) = what { Some(it) } else { None };
    notes(session).into_iter().filter_map(review).collect()
}

fn at_hand(session: &Session) -> Card {
    session.app.card_at_hand().unwrap().clone()
}

/// The first card of a day, or the first such one; the others before it were known.
fn card(width: u16, height: u16, is_it: impl Fn(&About) -> bool) -> Session {
    let mut session = Session::at("home", width, height).studying().keys("s Enter");
    while !is_it(&at_hand(&session).about) {
        session = session.keys("-");
    }
    session
}

fn word(width: u16, height: u16) -> Session {
    card(width, height, |it| matches!(it, About::Word(_) | About::Meaning(_)))
}

#[test]
fn s_says_what_is_due_and_how_long_it_takes_and_enter_begins() {
    for (width, height) in [(80, 24), (120, 36)] {
        let session = Session::at("ct-afferents", width, height).studying().keys("s");
        assert_snapshot!(format!("study-{width}x{height}"), session.text());
    }
    let session = Session::at("home", 80, 24).studying().keys("s").shows("0 due, 8 new · about 2 minutes");
    session.keys("Enter").shows("7 to go").shows("the answer");
    // Before the answers are read, and where none can be kept, there are the rounds.
    Session::at("home", 80, 24).keys("s").hides("No card is due").shows("Test yourself");
}

#[test]
fn an_examination_is_said_with_what_the_days_before_it_hold() {
    let by = |day: &str, per_day: usize| {
        let settings = Settings { exam: Some(day.parse().unwrap()), per_day, ..Settings::default() };
        Session::at("home", 120, 36).having_answered(History::new(Vec::new(), settings)).keys("s")
    };
    by("2027-06-01", 40)
        .shows("Everything is to be met before the examination on 2027-06-01.")
        .shows("A day brings as many new cards as that takes");
    by("2026-12-10", 40).shows("Not everything can be met before the examination on 2026-12-10");
    // A day that has passed is none.
    by("2026-11-28", 40).hides("examination").shows("A day brings 8 new cards");
}

#[test]
fn a_card_is_turned_and_graded_by_keys_and_by_mouse() {
    for (width, height) in [(120, 36), (80, 24), (44, 14)] {
        let session = word(width, height);
        assert_snapshot!(format!("card-{width}x{height}"), session.text());
        let session = session.keys("Space").shows("missed").shows("knew it, in 2 days");
        assert_snapshot!(format!("card-answer-{width}x{height}"), session.text());
    }
    let first = at_hand(&word(80, 24));
    for (turn, grade) in [("Space", "2"), ("Enter", "2"), ("n", "2"), ("click", "click")] {
        let press = |session: Session, words: &str, keys: &str| match keys {
            "click" => {
                let text = session.text();
                let y = text.lines().position(|line| line.contains(words)).unwrap();
                let line = text.lines().nth(y).unwrap();
                let x = line.split(words).next().unwrap().chars().count();
                session.keys(&format!("click:{},{}", x + 2, y + 1))
            }
            keys => session.keys(keys),
        };
        let session = press(press(word(80, 24), "the answer", turn), "knew it", grade);
        let review = Review {
            card: first.id.clone(),
            grade: Grade::Good,
            kind: Kind::Due,
            ms: 0,
            text: first.fingerprint,
        };
        assert_eq!(notes(&session).last(), Some(&What::Review(review)));
        assert_ne!(at_hand(&session).id, first.id);
    }
    // Once more in the round moves nothing, and its grades say so.
    word(80, 24)
        .keys("Space 1 - - - -")
        .keys("Space")
        .shows("1  missed, tomorrow")
        .shows("2  knew it, tomorrow");
    // What was not looked at is not graded.
    assert_eq!(reviews(&word(80, 24).keys("2 1")), []);
}

#[test]
fn a_question_grades_itself_and_says_why_and_leads_to_what_it_rests_on_and_back() {
    let is_question = |it: &About| matches!(it, About::Question(_));
    for (width, height) in [(120, 36), (80, 24)] {
        let session = card(width, height, is_question).shows("I do not know");
        assert_snapshot!(format!("card-question-{width}x{height}"), session.text());
        assert_snapshot!(format!("card-answered-{width}x{height}"), session.keys("1").text());
    }
    let id = at_hand(&card(80, 30, is_question)).id;
    let graded = |keys: &str| {
        let session = card(80, 30, is_question).keys(keys);
        let reviews = reviews(&session);
        assert_eq!(reviews.len(), 1);
        assert_eq!(reviews[0].card, id);
        (session, reviews[0].grade)
    };
    let mut grades: Vec<Grade> = ["1", "2", "3"].map(|digit| graded(digit).1).to_vec();
    grades.sort();
    assert_eq!(grades, [Grade::Again, Grade::Again, Grade::Good]);
    let (session, grade) = graded("Space");
    assert_eq!(grade, Grade::Again);
    // The first answer counts.
    let session = session.shows("The answer").shows("It comes again in this round").keys("1 2");
    assert_eq!(reviews(&session).len(), 1);
    let before = session.text();
    let session = session.keys("Enter");
    assert!(session.app.nav.here != Place::Quiz, "{}", session.text());
    let session = session.shows("s  cards").keys("s");
    assert_eq!(session.text(), before);
    let session = session.keys("Space");
    assert_ne!(at_hand(&session).id, id);
}

#[test]
fn what_was_answered_last_can_be_taken_back_and_a_card_left_out() {
    let session = word(80, 24);
    let first = at_hand(&session);
    let session = session.keys("Space 1 u");
    assert_eq!(at_hand(&session), first);
    assert!(matches!(notes(&session)[..], [What::Review(_), What::Undo(_)]), "{:?}", notes(&session));
    assert_eq!(session.app.student.as_ref().unwrap().history().memory(&first.id), None);
    let session = session.keys("u - @").shows("5 to go");
    assert!(matches!(notes(&session)[2..], [What::Bury(_), What::Suspend(_)]), "{:?}", notes(&session));
    // Also at the end of a round.
    let session = session.keys("Esc u").shows("6 to go").keys("u").shows("7 to go");
    assert_eq!(at_hand(&session), first);
}

#[test]
fn it_can_be_stopped_at_any_card_and_says_how_it_went() {
    for stop in ["Esc", "x"] {
        let session = word(80, 24).keys("Space 1 Space 2").keys(stop);
        let session =
            session.shows("That was it: 2 answers, 1 card missed. All are kept.").shows("0 due, 6 new");
        let session = session.keys("Esc");
        assert_eq!(session.app.nav.here, Place::Home);
        session.hides("s  cards").keys("s").shows("6 new");
    }
    let mut session = word(80, 24);
    while let Some(card) = session.app.card_at_hand().cloned() {
        // Of a question one of the options is right, the others come again.
        let is_question = matches!(card.about, About::Question(_));
        session = session.keys(if is_question { "1 Space" } else { "Space 2" });
    }
    session.shows("That was it").shows("No card is due today.");
}

#[test]
fn what_was_missed_too_often_lies_aside_with_a_way_to_its_page_until_it_is_taken_up() {
    let card = at_hand(&word(80, 24));
    let missed = |day: i64| {
        let id = RecordId { device: "desk".to_owned(), number: day as u64 };
        let review = Review { card: card.id.clone(), grade: Grade::Again, kind: Kind::Due, ms: 1, text: 7 };
        let at = Moment { seconds: 1_795_000_000 + day * 86_400, offset: 3600 };
        Record { at, id, what: What::Review(review) }
    };
    let having_missed = |days: i64| {
        let history = History::new((0..days).map(missed).collect(), Settings::default());
        Session::at("home", 80, 24).having_answered(history).keys("s")
    };
    // The text is another than it was.
    having_missed(3).keys("Enter").shows("Its text has changed since you were last asked.");
    let aside = || having_missed(4).shows("Set aside · 1 card").keys("Tab Enter");
    let asks = if card.ask == "What does it mean?" { card.front.clone() } else { String::new() };
    let session = aside().shows("✗ ").shows(&format!("· {asks}")).shows("· missed 4 times · take up");
    let (y, line) =
        session.text().lines().map(str::to_owned).enumerate().find(|it| it.1.contains("take up")).unwrap();
    let x = line.split("take up").next().unwrap().chars().count();
    for keys in ["+", "Tab Enter", &format!("click:{},{}", x + 2, y + 1)] {
        let session = aside().keys(keys).shows("Nothing is set aside any more.").keys("Esc");
        assert_eq!(notes(&session), [What::Resume(card.id.clone())], "{keys}");
        session.hides("Set aside").shows("1 due");
    }
    assert!(matches!(aside().keys("Enter").app.nav.here, Place::Topic(_)));
}

#[test]
fn what_was_left_out_is_set_aside_until_it_is_taken_up() {
    let session = word(80, 24).keys("- @ Esc").shows("Set aside · 2 cards").keys("Down Enter");
    let session = session.shows("· never asked · take up").shows("· not today · take up");
    session.keys("+").hides("never asked").keys("+").shows("Nothing is set aside any more.");
}

#[test]
fn a_question_that_was_taken_back_is_asked_as_if_it_had_not_been() {
    let session = card(80, 24, |it| matches!(it, About::Question(_))).keys("1");
    let About::Question(id) = at_hand(&session).about else { unreachable!() };
    assert!(session.app.answers.contains_key(&id));
    let session = session.keys("u").shows("I do not know");
    assert!(!session.app.answers.contains_key(&id));
}

#[test]
fn what_can_be_pressed_below_a_card_has_air_around_it() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let text = word(width, height).keys("Space").text();
        let at = text.lines().position(|line| line.contains("Did you know it?")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!([at - 1, at + 1].iter().all(|it| lines[*it].trim().is_empty()), "{text}");
    }
}

#[test]
fn where_no_answer_can_be_kept_it_is_said_where_cards_would_be() {
    let mut session = Session::at("home", 80, 24);
    session.app.unkept = Some(afferent::page::review::UNKEPT);
    session.keys("s").shows("There is no directory to keep answers in").shows("Test yourself");
}

#[test]
fn four_grades_are_offered_to_whoever_asked_for_them() {
    let settings = Settings { four_grades: true, ..Settings::default() };
    for (width, height) in [(80, 24), (44, 14)] {
        let history = History::new(Vec::new(), settings);
        let session = Session::at("home", width, height).having_answered(history).keys("s Enter Space");
        let session =
            session.shows("1  missed").shows("2  hard").shows("3  knew it").shows("4  easy").keys("4");
        assert_eq!(reviews(&session)[0].grade, Grade::Easy);
    }
}

#[test]
fn rounds_are_kept_as_practice_and_what_was_missed_is_a_round_another_time() {
    let session = Session::at("home", 80, 24).studying().keys("s").hides("What you missed");
    let mut session = session;
    session.app.begin_round(&Pool::Everything, 3);
    // Of three questions the first options are not all right, and what is right moves nothing either.
    let session = session.keys("1 n 1 n 1 n x");
    let kept = reviews(&session);
    assert!(!kept.is_empty() && kept.iter().all(|it| it.kind == Kind::Practice), "{kept:?}");
    let student = session.app.student.as_ref().unwrap();
    let n_missed = kept.iter().filter(|it| it.grade == Grade::Again).count();
    assert!(n_missed > 0);
    assert!(kept.iter().all(|it| student.history().memory(&it.card).unwrap().state.is_none()));
    // The next time the program begins.
    let history = History::new(student.history().records().to_vec(), Settings::default());
    let session = Session::at("home", 80, 24).having_answered(history).keys("s").shows("What you missed");
    let text = session.text();
    let row = text.lines().find(|line| line.contains("What you missed")).unwrap();
    assert!(row.contains(&format!(" {n_missed} question")), "{text}");
}

#[test]
fn cards_are_there_without_colour_and_in_ascii() {
    let settings = afferent::app::settings::Settings {
        color: afferent::app::settings::ColorTier::None,
        ascii: true,
        ..afferent::app::settings::Settings::default()
    };
    let session = Session::with("home", 80, 24, settings).studying().keys("s Enter Space");
    assert!(session.text().is_ascii(), "{}", session.text());
    session.shows("Did you know it?").shows("1  missed, tomorrow").shows("2  knew it, in 2 days");
}

#[test]
fn however_much_is_set_aside_or_missed_rounds_can_be_begun_without_scrolling() {
    let deck = Deck::new(afferent::content::Pack::builtin().library());
    let mut number = 0;
    let mut record = |card: &CardId, day: i64, grade: Grade| {
        number += 1;
        let id = RecordId { device: "desk".to_owned(), number };
        let review = Review { card: card.clone(), grade, kind: Kind::Due, ms: 1, text: 7 };
        Record {
            at: Moment { seconds: 1_795_000_000 + day * 86_400, offset: 3600 },
            id,
            what: What::Review(review),
        }
    };
    let mut records: Vec<Record> = Vec::new();
    for day in 0..4 {
        records.extend(deck.cards().iter().take(9).map(|card| record(&card.id, day, Grade::Again)));
    }
    records.extend(deck.cards().iter().skip(9).take(60).map(|card| record(&card.id, 4, Grade::Good)));
    let settings = Settings { per_day: 20, ..Settings::default() };
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let history = History::new(records.clone(), settings);
        let session = Session::at("ct-afferents", width, height).having_answered(history).keys("s");
        let session = session.shows("Set aside · 9 cards").shows("Test yourself").shows("Everything");
        let mut session = session.keys("Enter");
        for _ in 0..6 {
            let is_question = matches!(at_hand(&session).about, About::Question(_));
            session = session.keys(if is_question { "Space Space" } else { "Space 1" });
        }
        let session = session.keys("Esc").shows("cards missed. All are kept.").shows(" more.");
        session.shows("Set aside · 9 cards").shows("Test yourself").shows("Everything");
    }
}

#[test]
fn a_card_shows_its_claim_largest_and_once_it_is_turned_how_sure_one_can_be() {
    let claim = |width, height| {
        let settings = Settings { new_per_day: 400, per_day: 400, ..Settings::default() };
        let all = History::new(Vec::new(), settings);
        let mut session = Session::at("home", width, height).having_answered(all).keys("s Enter");
        while !matches!(at_hand(&session).about, About::Certainty(_)) {
            session = session.keys("-");
        }
        session
    };
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let front = claim(width, height).shows("How sure can one be of this?");
        let text = at_hand(&front).front;
        let words: Vec<&str> = text.split(' ').take(4).collect();
        let is_plain = |session: &Session| session.text().contains(&words.join(" "));
        // Where it has no room in letters it stands behind a bar.
        if is_plain(&front) {
            let shown = front.text();
            let line = shown.lines().find(|line| line.contains(&words.join(" "))).unwrap();
            assert!(line.trim_start().starts_with("▌ "), "{shown}");
        }
        let back = front.keys("Space").shows("How sure can one be of this?");
        assert!(is_plain(&back), "{}", back.text());
        let sure = back.app.pack.library().claims().find(|(_, it)| it.text == text).unwrap().1.certainty;
        back.hides(sure.word()).shows(sure.meaning()).shows("Did you know it?");
        assert_snapshot!(format!("card-claim-{width}x{height}"), claim(width, height).keys("Space").text());
    }
}
