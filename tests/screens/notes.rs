//! The notes of a lesson: what they say, what a key in the second terminal does.

use super::common::Session;
use super::lessons::{LESSON, asking, at_prediction, lesson, step};
use afferent::app::config::Config;
use afferent::app::follower::Follower;
use afferent::app::keymap::Keymap;
use afferent::app::lesson::{Auto, Begin};
use afferent::app::settings::Settings;
use afferent::content::problem::File;
use afferent::page::notes::{Clock, page};
use afferent::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

#[test]
fn the_notes_say_what_the_class_does_not_see() {
    let session = at_prediction().keys("1 2 2");
    let notes = session.app.notes().unwrap();
    let asked = notes.prediction.clone().unwrap();
    assert_eq!(asked.rounds[0][..2], [1, 2]);
    assert!(!asked.is_revealed && notes.next().is_some() && !notes.notes.is_empty());
    assert_eq!(notes.step, asking(LESSON));
    let wandering = session.keys("g").app.notes().unwrap();
    assert_eq!(wandering.said, ["The screen is at Glossary. Home goes back to the step."]);
}

#[test]
fn what_the_last_line_of_the_screen_says_stands_in_the_notes_too() {
    let mut session = at_prediction().keys("1 r 1");
    session.app.drive("r".parse().unwrap());
    let notes = session.app.notes().unwrap();
    assert!(page(&notes, 70).text().contains("r again throws the second round away"));
    session.app.drive("1".parse().unwrap());
    assert!(session.app.notes().unwrap().said.is_empty());
}

#[test]
fn a_key_from_the_notes_moves_the_lesson_and_nothing_else() {
    let mut session = lesson("four-minutes");
    let mut press = |key: &str| {
        session.app.drive(key.parse().unwrap());
        (session.app.lesson.as_ref().map(|it| it.step), session.app.is_wandering())
    };
    assert_eq!(press("Space"), (Some(1), false));
    for refused in ["q", "Esc", "r", "g", "/", "ctrl-c"] {
        assert_eq!(press(refused), (Some(1), false), "{refused}");
    }
    assert_eq!(press("Home"), (Some(1), false));
}

#[test]
fn a_key_from_the_notes_is_not_typed_into_a_box() {
    for keys in ["/", "q", "g r w"] {
        let mut session = lesson("four-minutes").keys(keys);
        let before = session.text();
        for key in ["Home", "b", "1", "Space"] {
            session.app.drive(key.parse().unwrap());
        }
        assert_eq!(session.text(), before, "{keys}");
    }
}

#[test]
fn each_lesson_and_each_round_begins_the_clock_anew() {
    let round = |session: &Session| session.app.lesson.as_ref().unwrap().round;
    let session = lesson("four-minutes").keys("Space PageUp Space Home");
    let first = round(&session);
    assert_ne!(round(&session.keys("t Down Enter")), first);
    let begin = Begin { auto: Some(Auto::Loop), class: Some("2b".to_owned()) };
    let mut session = Session::at("home", 120, 36);
    session.app.memory.lessons.insert("2b".to_owned(), [("four-minutes".into(), 3)].into());
    session.app.begin_lesson(&"four-minutes".into(), begin);
    assert!(session.app.notes().unwrap().from > 1);
    let first = round(&session);
    while step(&session) > 1 {
        assert_eq!(round(&session), first);
        session = session.tick(1000);
    }
    assert_ne!(round(&session), first);
    assert_eq!(session.app.notes().unwrap().from, 1);
}

#[test]
fn the_notes_turn_the_figure_of_the_step_and_choose_what_has_focus() {
    let mut session = lesson("four-minutes").keys("4 Enter");
    let at = |session: &Session| session.app.visible_stage().unwrap().1.at.clone();
    let before = at(&session);
    session.app.drive("Right".parse().unwrap());
    assert_ne!(at(&session), before);
    session.app.drive("Left".parse().unwrap());
    assert_eq!(at(&session), before);
    let is_playing = |session: &Session| session.app.visible_stage().unwrap().1.is_playing;
    let was_playing = is_playing(&session);
    session.app.drive("p".parse().unwrap());
    assert_ne!(is_playing(&session), was_playing);
    session.app.drive("z".parse().unwrap());
    assert!(session.app.lesson.as_ref().unwrap().spotlight.is_some());
    assert_eq!(step(&session), 4);
    // Where there is nothing to turn, the sides go on and back.
    session.app.drive_to(0);
    for (key, nth) in [("Right", 2), ("Left", 1)] {
        session.app.drive(key.parse().unwrap());
        assert_eq!(step(&session), nth, "{key}");
    }
}

#[test]
fn the_notes_say_what_is_being_typed() {
    let said = |session: &Session| session.app.notes().unwrap().said;
    assert_eq!(said(&lesson("four-minutes").keys("1 2")), ["Step 12_; Enter goes there."]);
    let session = at_prediction().keys("2 = 1");
    assert_eq!(said(&session), ["Option 2 = 1_ hands; Enter ends it."]);
    assert!(said(&session.keys("Enter")).is_empty());
}

#[test]
fn a_step_that_is_chosen_in_the_notes_is_gone_to_even_where_digits_count_hands() {
    let mut session = at_prediction().keys("1 1");
    session.app.drive_to(0);
    assert_eq!((step(&session), session.app.is_wandering()), (1, false));
    let mut wandering = lesson("four-minutes").keys("g");
    wandering.app.drive_to(2);
    assert_eq!((step(&wandering), wandering.app.is_wandering()), (3, false));
    // Not while something is typed, and not past the end.
    let mut typing = lesson("four-minutes").keys("/");
    typing.app.drive_to(2);
    assert_eq!(step(&typing), 1);
    typing = typing.keys("Esc");
    typing.app.drive_to(999);
    assert_eq!(step(&typing), 1);
}

#[test]
fn the_notes_and_the_list_of_lessons_name_the_keys_that_a_reader_has() {
    let text = "[keys.lesson]\nnext-step = [\"j\", \"f\"]\nblank = [\"u\"]\nask-again = [\"v\"]\ncount = [\"#\"]\n\
                present = [\"e\"]\nsteps = [\"o\"]\n";
    let file = File { path: "config.toml".to_owned(), text: text.to_owned() };
    let (config, problems) = Config::read(&file);
    assert!(problems.is_empty(), "{problems:?}");
    let with = |mut session: Session| {
        session.app.keymap = config.keymap.clone();
        session
    };
    with(Session::at("home", 120, 62)).keys("t").shows("o       lists all steps").shows("u       blanks");
    let session = with(at_prediction()).keys("1 v 1 v").shows("v again throws");
    let notes = session.app.notes().unwrap();
    // The notes scroll by j.
    assert!(
        notes.keys.contains(&"f on".to_owned()) || notes.keys.contains(&"Enter on".to_owned()),
        "{notes:?}"
    );
    assert!(notes.keys.contains(&"u blank".to_owned()), "{notes:?}");
    let state = notes.prediction.unwrap().state;
    assert!(state.contains("2 # 14 sets") && state.contains("v asks"), "{state}");
    let said = session.keys("u").app.notes().unwrap().said;
    assert!(said.contains(&"The screen is blank; u brings it back.".to_owned()), "{said:?}");
}

#[test]
fn what_of_the_notes_is_out_of_sight_has_a_sign() {
    let drawn = |follower: &Follower| {
        let area = Rect::new(0, 0, 80, 24);
        let mut buf = Buffer::empty(area);
        ui::notes::draw(follower, &Settings::default(), area, &mut buf);
        area.rows()
            .map(|row| row.columns().map(|at| buf[at.as_position()].symbol().to_owned()).collect())
            .collect::<Vec<String>>()
            .join("\n")
    };
    let (mut n_cut, mut n_answers) = (0, 0);
    for id in ["four-minutes", "reading-a-trial"] {
        let mut session = lesson(id);
        for nth in 0..session.app.lesson_step().unwrap().lesson.steps.len() {
            session.app.drive_to(nth);
            let mut follower = Follower::new(Size { width: 80, height: 24 }, Keymap::default());
            follower.take(session.app.notes().unwrap(), Clock::default());
            let (page, _) = follower.page();
            let is_cut = page.height() > follower.area().body.height;
            let text = drawn(&follower);
            assert_eq!(text.contains('▾'), is_cut, "{id}, step {}:\n{text}", nth + 1);
            n_cut += usize::from(is_cut);
            let is_asked = session.app.notes().unwrap().prediction.is_some();
            if is_asked {
                let before = session.app.lesson.as_ref().unwrap().said.own();
                session = session.keys(if before > 0 { "Space 1 Space" } else { "1 Space" });
                follower.take(session.app.notes().unwrap(), Clock::default());
            }
            let (text, has_answer) = (drawn(&follower), is_asked && page.text().contains("\nAnswer  "));
            n_answers += usize::from(has_answer);
            assert!(!has_answer || text.contains("Answer  "), "{id}, step {}:\n{text}", nth + 1);
            if is_cut {
                for _ in 0..99 {
                    follower.key("j".parse().unwrap());
                }
                let text = drawn(&follower);
                assert!(text.contains('▴') && !text.contains('▾'), "{text}");
            }
        }
    }
    assert!(n_cut > 0 && n_answers > 1);
}
