//! The place is kept from one run to the next.

use super::terminal::Terminal;
use super::{STILL, TITLE};
use afferent::terminal::state;
use std::path::Path;
use std::process::Command;

/// The program with its own directory for state.
fn program(state: &Path, args: &[&str]) -> Terminal {
    Terminal::program_with(args, &[("XDG_STATE_HOME", state.to_str().unwrap())])
}

fn kept(state: &Path) -> afferent::app::memory::Memory {
    state::read(&state::path(state)).0
}

#[test]
fn it_opens_where_one_left_and_says_so_and_backspace_goes_home() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path();
    let mut first = program(state, &[&["rapport"], &STILL[..]].concat());
    first.wait_for("Rapport");
    first.send("q");
    assert!(first.end().0.success());
    let mut second = program(state, &STILL);
    second.wait_for("You left here last time. Backspace goes home");
    assert!(second.seen().shows("Rapport"));
    second.send("\u{7f}");
    second.wait_for(TITLE);
    second.send("q");
    assert!(second.end().0.success());
    // Home is where it was left now.
    let third = program(state, &STILL);
    third.wait_for(TITLE);
    assert!(!third.seen().shows("You left here"));
}

#[test]
fn a_place_that_is_asked_for_and_fresh_come_before_where_one_left() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path();
    assert_eq!(state::keep(&state::path(state), |memory| memory.place = "topic:rapport".to_owned()), None);
    let asked = program(state, &[&["setting"], &STILL[..]].concat());
    asked.wait_for("Setting");
    assert!(!asked.seen().shows("You left here"));
    let fresh = program(state, &[&["--fresh"], &STILL[..]].concat());
    fresh.wait_for(TITLE);
    // What another pack has is none here.
    assert_eq!(state::keep(&state::path(state), |memory| memory.place = "topic:elsewhere".to_owned()), None);
    program(state, &STILL).wait_for(TITLE);
}

#[test]
fn marks_theme_and_style_are_kept_at_once_and_the_place_though_the_terminal_goes() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path();
    let mut terminal = program(state, &["loken-2009", "--no-motion"]);
    terminal.wait_for("2009");
    terminal.wait_until_it_listens();
    terminal.send("mto the point\rTc");
    terminal.wait_for("Vancouver style");
    let memory = kept(state);
    assert_eq!(
        (memory.marks[0].place.as_str(), memory.marks[0].line.as_str()),
        ("study:loken-2009", "to the point")
    );
    assert_eq!((memory.theme.as_deref(), memory.style.as_deref()), (Some("light"), Some("Vancouver")));
    terminal.signal("HUP");
    drop(terminal.end());
    assert_eq!(kept(state).place, "study:loken-2009");
    // In lines and in a hand-out they are told too.
    let said = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afferent"));
        let output =
            command.args(args).env("XDG_STATE_HOME", state).stdin(std::process::Stdio::null()).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert!(said(&["read", "marks"]).contains("Your line: to the point"));
    assert!(said(&["show", "marks"]).contains("to the point"));
    let handout = ["export", "--topic", "ct-afferents", "--format", "markdown"];
    assert!(said(&[&handout[..], &["--marks"]].concat()).contains("to the point"));
    assert!(!said(&handout).contains("to the point"));
}
