//! The figure that a question is on: beside it where there is room, a key away everywhere, and never the answer.

use super::beforehand::gives_away;
use super::common::Session;
use afferent::app::Msg;
use afferent::app::place::Place;
use afferent::app::round::{Asked, Round};
use afferent::content::Pack;
use afferent::content::question::{On, Pool, Question};
use afferent::study::Settings;
use afferent::study::card::About;
use afferent::study::schedule::History;
use ratatui::layout::Size;

const WIDE: [(u16, u16); 4] = [(100, 30), (120, 36), (160, 45), (200, 60)];

/// A round of this question alone.
fn asking(question: &Question, (width, height): (u16, u16)) -> Session {
    let mut session = Session::at("home", width, height);
    session.app.begin_round(&Pool::Everything, 1);
    let asked = vec![Asked::new(session.app.pack.library(), question, 7)];
    session.app.round = Some(Round { pool: Pool::Everything, asked, at: 0 });
    session.app.update(Msg::Resize(Size { width, height }));
    session
}

/// Those that have a figure.
fn posed() -> Vec<Question> {
    let pack = Pack::builtin();
    let library = pack.library();
    library.questions().iter().filter(|it| it.posed(library).is_some()).cloned().collect()
}

/// The first of them that is such one.
fn such(is_it: impl Fn(&On) -> bool) -> Question {
    posed().into_iter().find(|it| is_it(&it.on)).unwrap()
}

fn is_figure(on: &On) -> bool {
    matches!(on, On::Figure { .. })
}

fn is_arms(on: &On) -> bool {
    matches!(on, On::Arms { .. })
}

/// What the picture beside the question says, a line for each label.
fn picture(session: &Session) -> Option<String> {
    let beside = session.app.beside_question().filter(|it| it.is_shown)?;
    let labels = session.app.posed_picture(&beside).labels;
    let line = |label: &afferent::scene::Label| label.words.iter().map(|it| it.text.as_str()).collect();
    Some(labels.iter().map(line).collect::<Vec<String>>().join("\n"))
}

fn answered(session: Session, question: &Question) -> Session {
    let n = question.answer(session.app.pack.library()).len();
    (1..=n).fold(session, |session, nth| session.keys(&nth.to_string()))
}

#[test]
fn a_question_on_a_figure_has_its_picture_beside_it_and_the_picture_is_never_the_answer() {
    let questions = posed();
    assert!(questions.len() > 5);
    for size in WIDE {
        for question in &questions {
            let session = asking(question, size);
            let library = session.app.pack.library();
            let right: Vec<String> = {
                let options = question.options(library);
                question.answer(library).iter().map(|nth| options[*nth].clone()).collect()
            };
            match picture(&session) {
                Some(said) => {
                    assert!(!matches!(question.on, On::Order { .. } | On::Arms { .. }), "{}", question.id);
                    for right in &right {
                        assert!(!gives_away(&said, right), "{}: {right:?} in\n{said}", question.id);
                    }
                }
                None => drop(asking(question, size).shows("The figure comes with the answer.")),
            }
            let session = answered(session, question);
            assert!(picture(&session).is_some(), "{} at {size:?}", question.id);
            let title = &session.app.beside_question().unwrap().figure.title.clone();
            session.shows(title);
        }
    }
}

#[test]
fn the_picture_shows_what_the_question_sets() {
    let shown = |on: fn(&On) -> bool| {
        let question = such(on);
        picture(&answered(asking(&question, (120, 36)), &question)).unwrap()
    };
    assert!(shown(is_figure).contains("of 56 points"), "{}", shown(is_figure));
    assert!(shown(|on| matches!(on, On::Row(_))).contains("neck pain, at once"));
    assert!(shown(is_arms).contains("sham"), "{}", shown(is_arms));
}

#[test]
fn the_figure_opens_by_key_and_by_a_click_and_esc_goes_back_to_the_question() {
    let question = such(is_figure);
    for (size, open) in [((80, 24), "f"), ((44, 14), "f"), ((120, 36), "f"), ((120, 36), "click")] {
        let session = asking(&question, size);
        let before = session.text();
        let open = match (open, session.app.beside_question()) {
            ("click", Some(it)) => format!("click:{},{}", it.area.picture.x + 9, it.area.picture.y + 5),
            _ => open.to_owned(),
        };
        let session = session.keys(&open);
        assert!(matches!(session.app.nav.here, Place::Figure(_)), "{}", session.text());
        let stage = session.app.visible_stage().unwrap().1;
        assert_eq!(stage.at, question.posed(session.app.pack.library()).unwrap().at);
        assert_eq!(session.keys("Left Esc").text(), before);
    }
    // Before the answer it would be the answer.
    let session = asking(&such(is_arms), (80, 24)).hides("f  figure").keys("f");
    assert_eq!(session.app.nav.here, Place::Quiz);
    session.shows("The figure comes with the answer.").keys("1 f").shows("isolates the specific part");
}

#[test]
fn a_card_has_its_figure_too() {
    let about = About::Question(such(is_figure).id);
    let settings = Settings { new_per_day: 10_000, per_day: 10_000, ..Settings::default() };
    for size in WIDE {
        let history = History::new(Vec::new(), settings);
        let mut session = Session::at("home", size.0, size.1).having_answered(history).keys("s Enter");
        while session.app.card_at_hand().unwrap().about != about {
            session = session.keys("-");
        }
        let session = session.shows("▸ Natural course").shows("31 subacute").shows("I do not know");
        assert!(matches!(session.keys("f").app.nav.here, Place::Figure(_)));
    }
}

#[test]
fn at_the_foot_of_its_page_the_card_of_a_question_is_wide_enough_for_its_figure() {
    let question = such(is_figure);
    let name = format!("question:{}", question.id);
    for (size, is_beside) in [((80, 24), false), ((120, 36), true)] {
        let session = Session::at(&name, size.0, size.1).shows("It may be the usual course");
        assert_eq!(session.text().contains("▸ Natural course"), is_beside, "{}", session.text());
        let before = session.text();
        let session = session.shows("f  figure").keys("f");
        assert!(matches!(session.app.nav.here, Place::Figure(_)));
        // Back leads to the question, and from there to its page.
        for back in ["Esc", "Backspace"] {
            let session = Session::at(&name, size.0, size.1).keys(&format!("f {back}"));
            assert_eq!(session.text(), before, "{back}");
            assert!(session.keys("Esc").app.overlay.is_none());
        }
    }
    let session = Session::at(&name, 120, 36).keys("click:90,20");
    assert!(matches!(session.app.nav.here, Place::Figure(_)), "{}", session.text());
}
