//! Lessons: what a class sees, what a teacher can do.

use super::common::Session;
use super::shown::LESSONS;
use super::slides::says;
use afferent::app::lesson::{Auto, Begin};
use afferent::app::memory::Change;
use afferent::app::place::Place;
use afferent::app::settings::ThemeName;
use afferent::app::{Effect, Overlay};
use insta::assert_snapshot;

pub(super) const LESSON: &str = "reading-a-trial";

pub(super) fn lesson_with(id: &str, width: u16, height: u16, begin: Begin) -> Session {
    let mut session = Session::at("home", width, height);
    session.effects = session.app.begin_lesson(&id.into(), begin);
    session
}

pub(super) fn lesson(id: &str) -> Session {
    lesson_with(id, 120, 36, Begin::default())
}

pub(super) fn step(session: &Session) -> usize {
    session.app.lesson.as_ref().unwrap().step + 1
}

/// The first step of the lesson that asks for hands, from 1.
pub(super) fn asking(id: &str) -> usize {
    let session = lesson(id);
    let lesson = session.app.pack.library().lesson(&id.into()).unwrap();
    lesson.steps.iter().position(|step| step.prediction.is_some()).unwrap() + 1
}

/// At the step `nth`, from 1, of a lesson, where it shows what it shows.
pub(super) fn at_step(id: &str, nth: usize, (width, height): (u16, u16)) -> Session {
    let session = lesson_with(id, width, height, Begin::default());
    let mut session = session.keys(&format!("{} Enter", spaced(nth)));
    assert_eq!(step(&session), nth);
    let is_before = |session: &Session| {
        let running = session.app.lesson.as_ref().unwrap();
        running.slide < running.said.own()
    };
    while is_before(&session) {
        session = session.keys("Space");
    }
    session
}

pub(super) fn at_prediction() -> Session {
    at_step(LESSON, asking(LESSON), (120, 36))
}

/// A number as keys.
pub(super) fn spaced(number: usize) -> String {
    number.to_string().chars().map(|c| c.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_step_of_every_lesson_is_on_the_path_and_says_its_caption() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for id in LESSONS {
            let mut session = lesson_with(id, width, height, Begin::default());
            let steps = session.app.pack.library().lesson(&id.into()).unwrap().steps.clone();
            for (nth, step) in steps.iter().enumerate() {
                assert!(session.app.presented().is_some(), "{id}: step {} is off the path", nth + 1);
                let text = session.text();
                // Above lines their title comes first.
                let said = if step.lines.is_empty() { &step.caption } else { &step.title };
                let is_said = says(&text, said, width.into());
                assert!(is_said, "{id}, {width}x{height}, step {}:\n{text}", nth + 1);
                session = session.keys("x");
            }
            session.shows("That was the last step.");
        }
    }
}

#[test]
fn lessons_are_a_place_and_enter_begins_one() {
    let session = Session::at("home", 120, 36).keys("t").shows("Massage in four minutes").shows("40 minutes");
    assert_eq!(session.app.nav.here, Place::Lessons);
    let session = session.keys("Enter");
    assert_eq!(session.app.lesson.as_ref().unwrap().id.as_str(), "four-minutes");
    Session::at("home", 120, 36).keys("/ type:reading\\sa\\smassage Enter").keys("PageDown PageUp");
}

#[test]
fn a_step_has_a_large_heading_a_caption_and_no_hints() {
    let session = lesson("four-minutes").hides("explore").hides("find");
    assert_eq!(session.app.settings.theme, ThemeName::HighContrast);
    assert_snapshot!("lesson-first-step", session.text());
    assert_snapshot!("lesson-first-step-80x24", lesson_with("four-minutes", 80, 24, Begin::default()).text());
}

#[test]
fn the_keys_of_a_clicker_go_on_and_back() {
    for (on, back) in [("PageDown", "PageUp"), ("Space", "PageUp"), ("Enter", "Backspace")] {
        let session = lesson("four-minutes").keys(&format!("{on} {on}"));
        assert_eq!(step(&session), 3);
        assert_eq!(step(&session.keys(back)), 2);
    }
    let session = lesson("four-minutes").keys("F5");
    assert!(matches!(session.app.overlay, Some(Overlay::Leave { quits: false })));
}

#[test]
fn digits_and_enter_jump_and_a_number_that_is_none_says_so() {
    let session = lesson(LESSON).keys("1 2 Enter");
    assert_eq!(step(&session), 12);
    let session = session.keys("9 9").shows("step 99").keys("Enter").shows("This lesson has the steps 1 to");
    assert_eq!(step(&session), 12);
    assert_eq!(step(&session.keys("3 Backspace 4 Enter")), 4);
}

#[test]
fn a_number_is_forgotten_when_something_else_is_done() {
    let session = lesson(LESSON).keys("2").shows("step 2").keys("Tab").hides("step 2").keys("Space");
    assert_ne!(step(&session.keys("1 z Enter")), 1);
}

#[test]
fn the_last_line_says_which_step_of_how_many() {
    lesson("four-minutes").keys("Space").shows(" 2/11");
}

#[test]
fn esc_lifts_the_blank_and_a_clicker_gets_out_of_the_question_whether_to_leave() {
    let session = lesson("four-minutes").keys("b Esc");
    assert!(session.app.overlay.is_none() && !session.text().trim().is_empty());
    for key in ["Space", "PageDown", "PageUp", "F5"] {
        let session = lesson("four-minutes").keys("F5").shows("Leave the lesson?").keys(key);
        assert!(session.app.overlay.is_none() && session.app.lesson.is_some(), "{key}");
    }
}

#[test]
fn a_theme_that_was_asked_for_is_kept_in_a_lesson() {
    let mut session = Session::at("home", 120, 36);
    session.app.settings.theme = ThemeName::Light;
    session.app.keeps_theme = true;
    session.app.begin_lesson(&"four-minutes".into(), Begin::default());
    assert_eq!(session.app.settings.theme, ThemeName::Light);
}

#[test]
fn what_was_opened_during_a_step_is_blanked_too() {
    let id = "total-treatment-effect";
    let lesson_of = lesson(id).app.pack.library().lesson(&id.into()).unwrap().clone();
    let nth =
        lesson_of.steps.iter().position(|step| step.address().to_string().starts_with("claim:")).unwrap();
    let session = lesson(id).keys(&format!("{} Enter", spaced(nth + 1)));
    assert!(matches!(session.app.overlay, Some(Overlay::Card(_))));
    assert_eq!(afferent::ui::cursor(&session.app), None);
    let session = session.keys("b");
    assert!(session.text().trim().is_empty(), "{}", session.text());
}

#[test]
fn whoever_wanders_leaves_the_spotlight_at_the_step() {
    let plain = lesson(LESSON).keys("g");
    let lit = lesson(LESSON).keys("z g");
    assert!(lit.app.is_wandering());
    assert_eq!(plain.picture(), lit.picture());
}

#[test]
fn a_lesson_that_is_begun_from_another_says_where_that_was_left() {
    let session = lesson("four-minutes").keys("Space Space t");
    let others = session.app.pack.library().lessons();
    let nth = others.iter().position(|lesson| lesson.id.as_str() != "four-minutes").unwrap();
    let session = session.keys(&"Down ".repeat(nth)).keys("Enter");
    assert_ne!(session.app.lesson.as_ref().unwrap().id.as_str(), "four-minutes");
    session.shows("You left “Massage in four minutes” at step 3.");
}

#[test]
fn on_a_small_screen_too_the_streams_come_one_by_one() {
    let session = lesson_with("four-minutes", 56, 20, Begin::default());
    session.shows("1 ● Specific effects").hides("Contextual effects").hides("Non-specific effects");
}

#[test]
fn b_and_the_full_stop_blank_the_screen_and_any_step_brings_it_back() {
    for key in ["b", "."] {
        let session = lesson("four-minutes").keys(key);
        assert!(session.text().trim().is_empty(), "{}", session.text());
        assert!(!session.keys(key).text().trim().is_empty());
        let session = lesson("four-minutes").keys(key).keys("PageDown");
        assert_eq!(step(&session), 1);
        assert!(!session.text().trim().is_empty());
    }
}

#[test]
fn the_spotlight_dims_all_but_the_focus_or_what_lies_around_the_mouse() {
    let bright = |session: &Session| {
        let picture = session.picture();
        let ground = picture.content.iter().map(|cell| cell.fg).collect::<std::collections::HashSet<_>>();
        ground.len()
    };
    let plain = lesson("four-minutes");
    let before = plain.picture();
    let lit = plain.keys("z");
    let after = lit.picture();
    let node = lit.app.focus_area().unwrap();
    let same = |inside: bool| {
        let cells = before.area.positions().filter(|at| node.contains(*at) == inside);
        cells.filter(|at| before.cell(*at) == after.cell(*at)).count()
    };
    assert_eq!(same(true), usize::from(node.width) * usize::from(node.height));
    assert!(same(false) * 10 < after.content.len() * 9, "nothing was dimmed");
    let pointed = lit.keys("move:100,10");
    assert_ne!(pointed.picture(), after);
    assert!(bright(&pointed.keys("z")) > 4);
}

#[test]
fn one_wanders_anywhere_and_home_comes_back_to_the_step() {
    let session = lesson("four-minutes").keys("PageDown / type:oxytocin Enter");
    assert!(session.app.is_wandering());
    let session = session.shows("lesson").keys("Esc g PageDown");
    assert_eq!(step(&session), 2);
    let session = session.keys("Home");
    assert!(session.app.presented().is_some());
    assert_eq!(step(&session), 2);
}

#[test]
fn esc_asks_before_leaving_and_closes_what_was_opened_first() {
    let session = lesson("four-minutes").keys("Esc").shows("Leave the lesson?").keys("Esc");
    assert!(session.app.lesson.is_some());
    let session = session.keys("Esc Enter");
    assert!(session.app.lesson.is_none());
    assert_eq!(session.app.settings.theme, ThemeName::Dark);
    let asked = lesson("four-minutes").keys("q").shows("Quit in the middle of a lesson?");
    assert!(asked.effects.is_empty());
    assert_eq!(asked.keys("Enter").effects, [Effect::Quit]);
    assert_eq!(lesson("four-minutes").keys("ctrl-c").effects, [Effect::Quit]);
}

#[test]
fn a_figure_of_a_step_stands_as_the_step_says_each_time_one_comes_to_it() {
    let session = lesson("four-minutes");
    let steps = session.app.pack.library().lesson(&"four-minutes".into()).unwrap().steps.clone();
    let nth = steps.iter().position(|step| !step.set.is_empty()).unwrap() + 1;
    let session = session.keys(&format!("{} Enter", spaced(nth)));
    let set = |session: &Session| {
        let (_, stage) = session.app.visible_stage().unwrap();
        let words = |knob: &str| {
            let at = stage.knobs.iter().position(|it| it.name == knob).unwrap();
            stage.knobs[at].steps[stage.at[at]].clone()
        };
        steps[nth - 1].set.iter().all(|(knob, step)| words(knob) == *step)
    };
    assert!(set(&session));
    let turned = session.keys("Right Right");
    assert!(!set(&turned));
    assert!(set(&turned.keys("Home")));
}

#[test]
fn a_class_goes_on_where_it_stopped() {
    let class = |name: &str| Begin { auto: None, class: Some(name.to_owned()) };
    let session = lesson_with(LESSON, 120, 36, class("2b")).keys("x x");
    let kept = Effect::Keep(Change::Stopped { class: "2b".to_owned(), lesson: LESSON.into(), step: 2 });
    assert_eq!(session.effects.last(), Some(&kept));
    let memory = session.app.memory;
    let mut next = Session::at("home", 120, 36);
    next.app.memory = memory;
    next.app.begin_lesson(&LESSON.into(), class("2b"));
    assert_eq!(step(&next.shows("Going on where this class stopped: step 3.")), 3);
    let mut other = lesson_with(LESSON, 120, 36, class("3a"));
    assert_eq!(step(&other), 1);
    other.app.begin_lesson(&"four-minutes".into(), class("2b"));
    assert_eq!(step(&other), 1);
}

#[test]
fn a_class_has_a_place_in_each_lesson_and_a_finished_one_begins_anew() {
    let class = || Begin { auto: None, class: Some("2b".to_owned()) };
    let mut session = lesson_with(LESSON, 120, 36, class()).keys("x x");
    session.app.begin_lesson(&"four-minutes".into(), class());
    let mut session = session.keys("x");
    session.app.begin_lesson(&LESSON.into(), class());
    assert_eq!(step(&session), 3);
    session.app.begin_lesson(&"four-minutes".into(), class());
    let n_steps = session.app.lesson_step().unwrap().lesson.steps.len();
    assert_eq!(step(&session), 2);
    let mut session = session.keys(&format!("{} Enter", spaced(n_steps)));
    session.app.begin_lesson(&"four-minutes".into(), class());
    assert_eq!(step(&session), 1);
}

#[test]
fn the_arrows_go_on_and_back_where_a_step_has_nothing_to_turn() {
    let session = lesson("four-minutes").keys("Right Right");
    assert_eq!(step(&session), 3);
    assert_eq!(step(&session.keys("Left")), 2);
    // A claim alone is a slide, a figure with knobs is not.
    assert_eq!(step(&lesson("four-minutes").keys("6 Enter Right")), 7);
    assert_eq!(step(&lesson("four-minutes").keys("4 Enter Right Left")), 4);
    let session = at_prediction().keys("Right").shows("From ").keys("x");
    assert_eq!(step(&session), asking(LESSON) + 1);
}

#[test]
fn the_last_line_names_the_key_that_goes_on_until_it_was_pressed() {
    let session = lesson("four-minutes").shows("Space goes on").keys("b b").shows("Space goes on");
    let mut session = session.keys("PageDown").hides("Space goes on");
    session.app.begin_lesson(&LESSON.into(), Begin::default());
    session.hides("Space goes on");
    let by_itself = Begin { auto: Some(Auto::Once), class: None };
    lesson_with("four-minutes", 120, 36, by_itself).hides("Space goes on");
}

#[test]
fn a_notice_from_before_the_lesson_stays_where_the_lesson_has_none() {
    let mut session = Session::at("home", 120, 36);
    session.app.notice = Some("A damaged state file was set aside".to_owned());
    session.app.begin_lesson(&LESSON.into(), Begin::default());
    session.shows("A damaged state file was set aside");
}

#[test]
fn the_hint_for_the_first_time_stands_there_until_a_key_and_keeps_the_screen_usable() {
    for (width, height) in [(56, 17), (80, 24), (120, 36)] {
        let mut session = Session::at("home", width, height);
        session.app.welcome = true;
        let session = session.shows("New here?").shows("Esc comes back").keys("Down");
        assert!(session.hides("New here?").app.node != afferent::content::model::Family::Specific);
    }
}

#[test]
fn by_itself_a_lesson_takes_nothing_away_that_is_open() {
    let begin = || Begin { auto: Some(Auto::Once), class: None };
    for keys in ["Esc", "q", "/ type:a", "?"] {
        let session = lesson_with("four-minutes", 120, 36, begin()).keys(keys);
        assert_eq!(session.app.wakes_in(), None, "{keys}");
        let session = session.tick(60_000).tick(60_000);
        assert!(session.app.overlay.is_some() && step(&session) == 1, "{keys}");
        assert!(session.keys("Esc").app.wakes_in().is_some(), "{keys}");
    }
}

#[test]
fn esc_brings_the_picture_of_a_figure_back_before_it_asks() {
    let steps =
        lesson("four-minutes").app.pack.library().lesson(&"four-minutes".into()).unwrap().steps.clone();
    let nth = steps.iter().position(|it| it.address().to_string().starts_with("figure:")).unwrap();
    let session = lesson("four-minutes").keys(&format!("{} Enter", spaced(nth + 1)));
    let picture = session.text();
    for keys in ["t", "w"] {
        let session = lesson("four-minutes").keys(&format!("{} Enter {keys}", spaced(nth + 1)));
        assert_ne!(session.text(), picture, "{keys}");
        let session = session.keys("Esc");
        assert!(session.app.overlay.is_none(), "{}", session.text());
        assert_eq!(session.text(), picture, "{keys}");
        session.keys("Esc").shows("Leave the lesson?");
    }
}

#[test]
fn a_caption_is_set_anew_for_every_size_and_step() {
    for (keys, size) in [("", "80x24"), ("PageDown", "60x20"), ("PageDown PageDown PageUp", "200x60")] {
        let (width, height) = size.split_once('x').unwrap();
        let begun =
            lesson_with("four-minutes", width.parse().unwrap(), height.parse().unwrap(), Begin::default());
        let resized = lesson("four-minutes").keys(&format!("{keys} size:{size}"));
        assert_eq!(resized.text(), begun.keys(keys).text(), "{keys:?} at {size}");
    }
}

#[test]
fn what_a_word_means_is_said_over_any_step() {
    // A question, lines, a figure, a claim in large letters.
    for nth in [asking(LESSON), 1, 2, 11] {
        let session = lesson(LESSON).keys(&format!("{} Enter", spaced(nth)));
        let before = session.text();
        let session = session.keys("K type:allodynia Enter").shows("Pain from something that normally");
        assert_eq!(step(&session), nth);
        assert!(session.app.presented().is_some());
        assert_eq!(session.keys("Esc").text(), before);
    }
    // Of a term in a section that is the word itself.
    let session = lesson_with("ct-afferent", 60, 16, Begin::default()).keys("1 5 Enter Tab Tab K");
    session.shows("In plain words").keys("Esc").hides("In plain words");
}
