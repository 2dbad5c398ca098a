//! A pack takes the place of another while someone reads in it: nothing of the old one stays behind.

use super::common::Session;
use afferent::app::keymap::Keymap;
use afferent::app::lesson::Begin;
use afferent::app::place::Place;
use afferent::app::{Fresh, Msg};
use afferent::content::problem::File;
use afferent::content::{Pack, source};

const LESSON: &str = "four-minutes";

/// The pack with other files is read.
fn reload(mut session: Session, change: impl FnOnce(&mut Vec<File>)) -> Session {
    let mut files = source::builtin();
    change(&mut files);
    session.app.update(Msg::Reloaded(Box::new(
        Pack::from_files(&files).map(|pack| Fresh::new(pack, &Keymap::default())),
    )));
    session
}

fn file<'a>(files: &'a mut [File], path: &str) -> &'a mut String {
    &mut files.iter_mut().find(|file| file.path == path).unwrap().text
}

fn in_lesson() -> Session {
    let mut session = Session::at("home", 120, 36);
    session.app.begin_lesson(&LESSON.into(), Begin::default());
    session
}

#[test]
fn a_lesson_that_has_become_shorter_stands_at_its_last_step() {
    let n_steps = in_lesson().app.lesson_step().unwrap().lesson.steps.len();
    let session = in_lesson().keys(&"x ".repeat(n_steps));
    let session = reload(session, |files| {
        let text = file(files, "lessons/four-minutes.toml");
        let third = text.match_indices("[[step]]").nth(2).unwrap().0;
        text.truncate(third);
    });
    assert_eq!(session.app.lesson.as_ref().unwrap().step, 1);
    assert!(session.app.presented().is_some());
    session.shows_large("Stream two: ").hides("PageDown");
}

#[test]
fn a_class_stays_at_its_step_when_others_come_and_go() {
    const NEW: &str = "[[step]]\ntitle = \"Put in\"\nlines = [\"A line\"]\ncaption = \"A caption.\"\nminutes = 1\n\
                       seconds = 1\n\n";
    let insert = |files: &mut Vec<File>| {
        let text = file(files, "lessons/four-minutes.toml");
        let first = text.find("[[step]]").unwrap();
        text.insert_str(first, NEW);
    };
    let remove = |files: &mut Vec<File>| {
        let text = file(files, "lessons/four-minutes.toml");
        let steps: Vec<usize> = text.match_indices("[[step]]").map(|(at, _)| at).collect();
        text.replace_range(steps[0]..steps[1], "");
    };
    let steps = in_lesson().app.lesson_step().unwrap().lesson.steps.clone();
    let asking = steps.iter().position(|step| step.prediction.is_some()).unwrap();
    let title = |session: &Session| session.app.lesson_step().unwrap().step.title.clone();
    let session = in_lesson().keys(&format!("{} Enter", asking + 1));
    let before = &session.app.lesson.as_ref().unwrap().said.before;
    let session = if before.is_some() { session.keys("Space") } else { session }.keys("2 2 1");
    let session = reload(session, insert);
    assert_eq!(
        (title(&session), session.app.lesson.as_ref().unwrap().step),
        (steps[asking].title.clone(), asking + 1)
    );
    // Each hand is where it was raised.
    assert_eq!(session.app.lesson_step().unwrap().hands().rounds, [[1, 2, 0]]);
    // Without the new step, and without the first as well.
    let session = reload(session, remove);
    assert_eq!(
        (title(&session), session.app.lesson.as_ref().unwrap().step),
        (steps[asking].title.clone(), asking - 1)
    );
    assert_eq!(session.app.lesson_step().unwrap().hands().rounds, [[1, 2, 0]]);
}

#[test]
fn a_lesson_that_is_gone_is_over() {
    let session = reload(in_lesson().keys("PageDown"), |files| {
        files.retain(|file| file.path != "lessons/four-minutes.toml");
    });
    assert!(session.app.lesson.is_none());
    assert_eq!(session.app.settings.theme, afferent::app::settings::ThemeName::Dark);
}

#[test]
fn the_figure_of_a_step_stands_as_the_step_says_afterwards_too() {
    let steps = in_lesson().app.lesson_step().unwrap().lesson.steps.clone();
    let nth = steps.iter().rposition(|step| !step.set.is_empty()).unwrap() + 1;
    let session = in_lesson().keys(&format!("{nth} Enter"));
    let at = |session: &Session| session.app.visible_stage().unwrap().1.at.clone();
    let before = at(&session);
    assert_eq!(at(&reload(session, |_| {})), before);
}

#[test]
fn back_passes_by_a_page_that_is_gone() {
    let session = Session::at("stroke-lab", 120, 36).keys("r g");
    let session = reload(session, |files| {
        let leans_on_it = |path: &str| path.starts_with("lessons/") || path == "questions.toml";
        files.retain(|file| file.path != "figures/stroke-lab.toml" && !leans_on_it(&file.path));
        let topic = file(files, "topics/ct-afferents.toml");
        *topic = topic.replacen("\"stroke-lab\", ", "", 1);
    });
    let session = session.shows("The content was reloaded.").keys("[").shows("› Research");
    let session = session.keys("[").hides("› Research");
    assert_eq!(session.app.nav.here, Place::Home);
    session.keys("[").shows("There is nothing to go back to.");
}

#[test]
fn faults_that_were_mended_do_not_come_back_from_beneath_the_finder() {
    let broken = |session| {
        reload(session, |files| {
            let text = file(files, "topics/rapport.toml");
            *text = text.replacen("certainty = \"contested\"", "certainty = \"certain\"", 1);
        })
    };
    let session = broken(Session::at("rapport", 100, 30)).shows("1 problem in the content").keys("/");
    let session = reload(session, |_| {}).shows("─ Find ─").keys("Esc");
    session.hides("1 problem in the content").shows("› Rapport");
    // The list of limits that lay under the faults is still there.
    let session = broken(Session::at("rapport", 100, 30).keys("l")).shows("1 problem in the content");
    reload(session, |_| {}).shows("Limits · Rapport");
}

#[test]
fn a_fault_in_a_lesson_goes_to_the_notes_and_is_one_line_for_the_class() {
    let broken = |files: &mut Vec<File>| {
        let text = file(files, "lessons/four-minutes.toml");
        *text = text.replacen("study:loken-2009", "study:lokken-2009", 1);
    };
    let said = |session: &Session| session.app.notes().unwrap().said;
    let session = reload(in_lesson().keys("PageDown"), broken);
    let session = session.shows("1 problem in what was saved at four-minutes.toml:");
    let session = session.hides("did you mean").shows_large("Stream two: ");
    let notes = said(&session);
    assert!(notes.len() == 1 && notes[0].contains("did you mean loken-2009"), "{notes:?}");
    // Esc takes the line off, and nothing else; the notes keep the fault until it is mended.
    let session = session.keys("Esc").hides("1 problem").hides("Leave").shows_large("Stream two: ");
    assert_eq!(said(&session), notes);
    let session = reload(session, |_| {});
    assert!(said(&session).is_empty(), "{:?}", said(&session));
    // Once another key has taken it off Esc does what it always does.
    let session = reload(session, broken).keys("PageUp").hides("1 problem").keys("Esc");
    assert!(session.app.overlay.is_some());
}

#[test]
fn a_picture_that_was_drawn_before_is_drawn_anew() {
    let session = Session::at("figure:context-sizes", 120, 36).shows("medium");
    let session = reload(session, |files| {
        let text = file(files, "figures/context-sizes.toml");
        *text = text.replace("label = \"medium\"", "label = \"middling\"");
    });
    session.shows("middling").hides("medium");
}
