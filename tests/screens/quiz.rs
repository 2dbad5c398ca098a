//! Testing oneself: rounds of questions, what every answer says, and the way to what it rests on and back.

use super::common::Session;
use afferent::app::place::Place;
use afferent::content::question::Pool;
use afferent::content::question::{On, Question};
use afferent::scene::large::{self, Dot};
use insta::assert_snapshot;

/// In a round of everything.
fn round(width: u16, height: u16) -> Session {
    let mut session = Session::at("home", width, height);
    session.app.begin_round(&Pool::Everything, 10);
    session
}

/// The question that is asked, and the digit of its right option, and of a wrong one.
fn asked(session: &Session) -> (Question, usize, usize) {
    let asked = session.app.round.as_ref().unwrap().now().unwrap();
    let library = session.app.pack.library();
    let question = library.question(&asked.id).unwrap();
    let right = *question.answer(library).first().unwrap();
    let digit = |is_it: &dyn Fn(usize) -> bool| asked.order.iter().position(|it| is_it(*it)).unwrap() + 1;
    (question.clone(), digit(&|it| it == right), digit(&|it| it != right))
}

/// In a round, at a question of this kind.
fn at_question(is_it: impl Fn(&On) -> bool, width: u16, height: u16) -> Session {
    let mut session = Session::at("home", width, height);
    session.app.begin_round(&Pool::Everything, usize::MAX);
    for _ in 0..500 {
        if is_it(&asked(&session).0.on) {
            return session;
        }
        session = session.keys("n");
    }
    unreachable!("there is no such question")
}

#[test]
fn s_offers_rounds_of_everything_of_a_stream_and_of_the_page_at_hand() {
    for (width, height) in [(80, 24), (120, 36)] {
        assert_snapshot!(
            format!("rounds-{width}x{height}"),
            Session::at("ct-afferents", width, height).keys("s").text()
        );
    }
    let session = Session::at("ct-afferents", 80, 24).keys("s Home Enter").shows("Question 1 of");
    assert_eq!(session.app.round.as_ref().unwrap().pool, Pool::Page("ct-afferents".into()));
    Session::at("home", 80, 24).keys("s").hides("What you missed").shows("Specific effects");
}

#[test]
fn every_answer_says_why_and_right_and_wrong_differ_by_word_and_mark() {
    let session = round(80, 30).shows("Question 1 of 10");
    let (question, right, wrong) = asked(&session);
    let why: String = question.why.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let session =
        session.keys(&right.to_string()).shows("Right").shows(&why).shows("✓").shows("· right").hides("✗");
    drop(session);
    let session = round(80, 30).keys(&wrong.to_string()).shows("Not quite").shows(&why);
    let session = session.shows("✗").shows("· your answer").shows("· the right one");
    // The first answer counts.
    session.keys(&right.to_string()).shows("Not quite");
}

#[test]
fn an_option_is_taken_by_arrows_and_enter_and_by_a_click() {
    let mut by_keys = round(80, 30);
    let wanted = asked(&by_keys).0.options(by_keys.app.pack.library())
        [by_keys.app.round.as_ref().unwrap().asked[0].order[1]]
        .clone();
    by_keys = by_keys.keys("Home Down Enter");
    let picks = |session: &Session| session.app.round.as_ref().unwrap().asked[0].picks.clone();
    assert_eq!(picks(&by_keys).len(), 1, "{}", by_keys.text());
    let session = round(80, 30);
    let start: String = wanted.chars().take(12).collect();
    let y = session.text().lines().position(|line| line.contains(&start)).unwrap() + 1;
    let by_mouse = session.keys(&format!("click:10,{y}"));
    assert_eq!(picks(&by_mouse), picks(&by_keys));
}

#[test]
fn enter_leads_to_what_the_answer_rests_on_and_backspace_and_s_back_into_the_round() {
    for back in ["Backspace", "s"] {
        let session = round(80, 24).keys("1").keys("n 2");
        let before = session.text();
        let session = session.keys("Enter");
        assert!(session.app.nav.here != Place::Quiz || session.app.overlay.is_some(), "{}", session.text());
        let keys = if session.app.overlay.is_some() { "Esc" } else { back };
        let session = session.keys(keys);
        assert_eq!(session.text(), before);
    }
}

#[test]
fn a_round_ends_with_what_was_weak_as_ways_to_it() {
    let mut session = round(100, 40);
    for nth in 0..10 {
        let (_, right, wrong) = asked(&session);
        session = session.keys(&if nth % 2 == 0 { right } else { wrong }.to_string()).keys("Space");
    }
    let session = session
        .shows("The round is over")
        .shows("5 of 10 right.")
        .shows("To read again")
        .shows("What you missed");
    let weak: Vec<_> =
        session.app.round.as_ref().unwrap().weak(session.app.pack.library()).cloned().collect();
    assert_eq!(weak.len(), 5);
    let page = session.keys("Home Enter");
    assert!(matches!(&page.app.nav.here, Place::Topic(id) if weak.iter().any(|it| it.topic == *id)));
    // What was missed is a round of its own.
    let mut session = page.keys("s");
    session.app.begin_round(&Pool::Missed, 10);
    assert_eq!(session.app.round.as_ref().unwrap().asked.len(), 5);
}

#[test]
fn a_question_can_be_left_out_and_a_round_ended() {
    let session =
        round(100, 40).keys("n n x").shows("The round is over").shows("0 of 0 right. 10 were left out.");
    assert!(session.effects.is_empty(), "practice is written down nowhere");
}

#[test]
fn steps_are_put_in_their_order_one_after_the_other() {
    let session =
        at_question(|on| matches!(on, On::Order { .. }), 100, 40).shows("Take the steps in their order");
    let (order, answer) = {
        let asked = session.app.round.as_ref().unwrap().now().unwrap();
        let library = session.app.pack.library();
        (asked.order.clone(), library.question(&asked.id).unwrap().answer(library))
    };
    let digits: Vec<usize> =
        answer.iter().map(|it| order.iter().position(|at| at == it).unwrap() + 1).collect();
    let keys = |digits: &[usize]| digits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let session = session.keys(&keys(&digits[..2])).shows("taken as 2").hides("Not quite");
    session.keys(&keys(&digits[2..])).shows("Right").shows("step 2");
    let wrong: Vec<usize> = digits.iter().rev().copied().collect();
    let session = at_question(|on| matches!(on, On::Order { .. }), 100, 40);
    session.keys(&keys(&wrong)).shows("Not quite").shows("you took it as");
}

#[test]
fn each_kind_of_question_shows_what_it_is_on() {
    at_question(|on| matches!(on, On::Arms { .. }), 100, 40).shows("massage against sham");
    at_question(|on| matches!(on, On::Row(_)), 100, 40)
        .shows("(interval ")
        .shows("is better with it.")
        .shows("Neither is shown");
    at_question(|on| matches!(on, On::Claim(_)), 100, 40)
        .shows("“")
        .shows("well established")
        .shows("contested");
    let is_course = |on: &On| matches!(on, On::Figure { figure, .. } if figure.as_str() == "natural-course");
    at_question(is_course, 100, 40).shows("Week 6");
}

#[test]
fn large_letters_ask_where_there_is_room() {
    assert_snapshot!("round-120x36", round(120, 36).keys("2").text());
    assert_snapshot!("round-80x24", round(80, 24).keys("2").text());
}

#[test]
fn a_question_and_its_options_are_large_where_they_have_room_and_stay_so_when_one_is_taken() {
    let session = round(200, 60);
    let (question, right, wrong) = asked(&session);
    let order = session.app.round.as_ref().unwrap().now().unwrap().order.clone();
    let options: Vec<&String> = order.iter().map(|it| &question.options[*it]).collect();
    let shows_all = |session| options.iter().fold(session, |session: Session, it| session.shows_large(it));
    let session = shows_all(session);
    let rows: Vec<u16> =
        session.app.sheet.columns[0].page.stops.iter().map(|it| it.bottom - it.top).collect();
    assert!(rows.len() == order.len() && rows.iter().all(|it| *it >= 4), "{rows:?}");
    let begins = |session: &Session, option: usize, mark: &str| {
        let letters = first_row(mark);
        let stop = &session.app.sheet.columns[0].page.stops[option - 1];
        let lines = &session.app.sheet.columns[0].page.lines;
        let first: String = lines[usize::from(stop.top)].spans.iter().map(|it| it.text.as_str()).collect();
        assert!(first.starts_with(&letters), "{mark}: {first}");
    };
    let session =
        shows_all(session.keys(&wrong.to_string())).shows("Not quite").shows("Why").shows("Read on");
    begins(&session, wrong, "x");
    begins(&session, right, "✓");
}

/// The first row of a mark in the place of a digit.
fn first_row(mark: &str) -> String {
    large::rows(mark, Dot::Half).unwrap().swap_remove(0)
}
