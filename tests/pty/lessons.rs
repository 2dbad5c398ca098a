//! Lessons over two terminals, and what is kept from one time to the next.

use super::terminal::Terminal;
use super::{STILL, assert_given_back};
use afferent::scene::large::{self, Dot};
use afferent::terminal::notes;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// How far the first steps are; what they say is in large letters.
pub(super) const STEPS: [&str; 3] = [" 1/11", " 2/11", " 3/11"];
const AGAIN: &str = "Going on where this class stopped: step 3.";
const TAKEN: &str = "another lesson has the notes";
pub(super) const NOTES: [&str; 3] = ["Step 1 of", "Step 2 of", "Step 3 of"];

pub(super) fn room() -> TempDir {
    tempfile::tempdir().unwrap()
}

pub(super) fn within(room: &Path) -> [(&'static str, &str); 2] {
    let path = room.to_str().unwrap();
    [("XDG_RUNTIME_DIR", path), ("XDG_STATE_HOME", path)]
}

pub(super) fn lesson(room: &Path, more: &[&str]) -> Terminal {
    let args = [&["lesson", "four-minutes"], more, &STILL[..]].concat();
    let terminal = Terminal::program_sized((100, 26), &args, &within(room));
    // A notice comes in place of the step, and on a busy machine before anybody has seen that.
    terminal.wait("the lesson", |seen| STEPS.iter().chain(&[AGAIN, TAKEN]).any(|it| seen.shows(it)));
    terminal
}

fn follower(room: &Path) -> Terminal {
    Terminal::program_with(&[&["notes"], &STILL[..]].concat(), &within(room))
}

#[test]
fn notes_follow_the_lesson_drive_it_and_are_not_missed_when_they_die() {
    let room = room();
    // Whoever is there before the lesson waits for it.
    let mut early = follower(room.path());
    early.wait_for("Waiting for a lesson");
    let mut screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    early.wait_for(NOTES[0]);
    early.wait_for("Next: What surrounds them");
    screen.send(" ");
    early.wait_for(NOTES[1]);
    early.send(" ");
    screen.wait_for(STEPS[2]);
    early.wait_for(NOTES[2]);
    // One comes late, the first dies.
    let mut late = follower(room.path());
    late.wait_for(NOTES[2]);
    early.signal("KILL");
    screen.send("\u{1b}[5~");
    screen.wait_for(STEPS[1]);
    late.wait_for(NOTES[1]);
    // The lesson is left while the program goes on, and begun again by another.
    screen.send("\u{1b}");
    screen.wait_for("Leave the lesson?");
    screen.send("\r");
    late.wait_for("Waiting for a lesson");
    screen.send("q");
    assert!(screen.end().0.success());
    let again = lesson(room.path(), &[]);
    again.wait_for(STEPS[0]);
    late.wait_for(NOTES[0]);
    // And when it is killed, too.
    again.signal("KILL");
    late.wait_for("Waiting for a lesson");
    let mut third = lesson(room.path(), &[]);
    late.wait_for(NOTES[0]);
    third.send("\u{3}");
    assert!(third.end().0.success());
    late.send("q");
    assert!(late.end().0.success());
}

#[test]
fn a_follower_that_reads_nothing_or_sends_rubbish_holds_nobody_up() {
    let room = room();
    let mut screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    screen.wait_until_it_listens();
    let path = notes::socket(room.path());
    let stalled = UnixStream::connect(&path).unwrap();
    let mut rude = UnixStream::connect(&path).unwrap();
    rude.write_all(b"\x1b[2J{}\n{\"key\":\"q\"}\n{\"key\":\"ctrl-c\"}\n\xff\xfe\n").unwrap();
    for _ in 0..200 {
        screen.send(" \u{1b}[5~");
    }
    screen.send(" ");
    screen.wait_for(STEPS[1]);
    let notes = follower(room.path());
    notes.wait_for(NOTES[1]);
    // However much it was, a key among it counts.
    rude.write_all(&b"{}\n".repeat(1 << 17)).unwrap();
    rude.write_all(b"{\"key\":\"Space\"}\n").unwrap();
    screen.wait_for(STEPS[2]);
    drop((stalled, rude));
    screen.send("\u{3}");
    assert!(screen.end().0.success());
}

#[test]
fn the_notes_go_on_with_the_lesson_that_is_left() {
    let room = room();
    let mut first = lesson(room.path(), &[]);
    first.wait_until_it_listens();
    let mut second = Terminal::program_sized(
        (100, 26),
        &[&["lesson", "reading-a-trial"], &STILL[..]].concat(),
        &within(room.path()),
    );
    second.wait_for(TAKEN);
    first.send("\u{3}");
    assert!(first.end().0.success());
    let notes = follower(room.path());
    // Nobody has to press a key for it.
    notes.wait_for("Reading a massage trial · Step 1 of");
    second.send("\u{3}");
    assert!(second.end().0.success());
}

#[test]
fn the_clock_of_the_notes_begins_anew_with_another_lesson() {
    const LONG: u64 = 1000;
    let room = room();
    let mut screen = lesson(room.path(), &[]);
    screen.wait_until_it_listens();
    let mut lines = BufReader::new(UnixStream::connect(notes::socket(room.path())).unwrap()).lines();
    let mut next = || {
        let message: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        (message["clock"]["elapsed_ms"].as_u64().unwrap(), message["notes"]["lesson"].clone())
    };
    let (mut elapsed, first) = next();
    while elapsed < LONG {
        screen.send("b");
        elapsed = next().0;
    }
    screen.send("t");
    let (elapsed, _) = next();
    assert!(elapsed >= LONG);
    screen.send("j\r");
    let (elapsed, second) = next();
    assert!(second != first && elapsed < LONG, "{second}: {elapsed}");
}

#[test]
fn a_lesson_is_given_though_nothing_can_be_kept() {
    let room = room();
    // Nobody makes a directory where a file is.
    std::fs::write(room.path().join("state"), "").unwrap();
    let state = room.path().join("state");
    let env = [("XDG_RUNTIME_DIR", room.path()), ("XDG_STATE_HOME", &state)];
    let args = [&["lesson", "four-minutes", "--class", "2b"], &STILL[..]].concat();
    let terminal = Terminal::program_with(&args, &env.map(|(name, path)| (name, path.to_str().unwrap())));
    terminal.wait_for("Cannot keep this for next time");
}

#[test]
fn notes_give_the_terminal_back_whatever_ends_or_stops_them() {
    let room = room();
    let _screen = lesson(room.path(), &[]);
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup")] {
        let mut notes = follower(room.path());
        notes.wait_for(NOTES[0]);
        notes.signal("TSTP");
        #[cfg(target_os = "linux")]
        notes.wait_until_stopped();
        notes.wait("the main screen", |seen| !seen.screen().alternate_screen());
        assert_given_back(&notes.seen());
        notes.resize(70, 20);
        notes.signal("CONT");
        notes.wait("the last line", |seen| seen.last_line().contains("q quits"));
        notes.resize(120, 40);
        notes.wait("the new last line", |seen| seen.last_line().contains("q quits"));
        notes.signal(signal);
        let (status, seen) = notes.end();
        assert_eq!(status.signal(), Some(name));
        assert_given_back(&seen);
    }
}

#[test]
fn nobody_else_can_open_the_notes() {
    let room = room();
    let mut screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    screen.wait_until_it_listens();
    let socket = notes::socket(room.path());
    let directory = socket.parent().unwrap().metadata().unwrap().permissions();
    assert_eq!(directory.mode() & 0o777, 0o700);
    // A second lesson says so and goes on without.
    let second = lesson(room.path(), &[]);
    second.wait_for(TAKEN);
}

#[test]
fn notes_in_a_pipe_are_plain_lines() {
    let room = room();
    let mut screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    screen.wait_until_it_listens();
    let mut notes = Command::new(env!("CARGO_BIN_EXE_afferent"))
        .arg("notes")
        .envs(within(room.path()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(notes.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut wait_for = |words: &str| assert!(lines.by_ref().any(|line| line.contains(words)), "no {words:?}");
    wait_for(NOTES[0]);
    wait_for("Next: What surrounds them");
    screen.send(" ");
    wait_for(NOTES[1]);
    screen.send("\u{3}");
    assert!(screen.end().0.success());
    assert!(lines.all(|line| !line.contains(|c: char| c.is_control())));
    assert!(notes.wait().unwrap().success());
}

/// Tells `message` at the socket in `room` to two followers, and stays with the second.
fn tell(room: &Path, message: &str) {
    let path = notes::socket(room);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let (listener, message) = (UnixListener::bind(path).unwrap(), format!("{message}\n"));
    std::thread::spawn(move || {
        for stays in [false, true] {
            let (mut follower, _) = listener.accept().unwrap();
            follower.write_all(message.as_bytes()).unwrap();
            if stays {
                std::io::copy(&mut follower, &mut std::io::sink()).unwrap();
            }
        }
    });
}

fn notes_in_a_pipe(room: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afferent"));
    command.arg("notes").envs(within(room)).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn what_is_told_does_not_steer_the_terminal() {
    let room = room();
    let notes = r#""step":1,"steps":[{"title":"Red\u001b[31m\u0007","caption":"\u009b2J"},{"title":"\u001bc"}],"notes":[["Say","\u001b[2J"]]"#;
    tell(room.path(), &format!(r#"{{"version":3,"clock":{{}},"notes":{{{notes}}}}}"#));
    let out = String::from_utf8(notes_in_a_pipe(room.path()).stdout).unwrap();
    assert!(out.contains("Red·[31m·"), "{out}");
    assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
    let terminal = follower(room.path());
    terminal.wait_for("Red");
    let seen = terminal.seen();
    for control in ["\u{1b}[31m", "\u{7}", "\u{9b}", "\u{1b}[2J", "\u{1b}c"] {
        assert!(seen.first(control).is_none(), "{control:?}");
    }
}

#[test]
fn a_lesson_of_another_version_is_named_and_not_guessed_at() {
    const WORDS: &str = "The lesson speaks version 4, these notes 3.";
    let room = room();
    tell(room.path(), r#"{"version":4,"notes":["of", "another", "shape"]}"#);
    let output = notes_in_a_pipe(room.path());
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains(WORDS));
    follower(room.path()).wait_for(WORDS);
}

#[test]
fn a_class_goes_on_where_it_stopped_in_another_run() {
    let room = room();
    let mut first = lesson(room.path(), &["--class", "2b"]);
    first.wait_for(STEPS[0]);
    first.send("  ");
    first.wait_for(STEPS[2]);
    first.send("\u{3}");
    assert!(first.end().0.success());
    let second = lesson(room.path(), &["--class", "2b"]);
    second.wait_for(AGAIN);
    drop(second);
    lesson(room.path(), &["--class", "2c"]).wait_for(STEPS[0]);
}

#[test]
fn the_hint_for_the_first_time_comes_once() {
    let room = room();
    let mut first = Terminal::program_with(&STILL, &within(room.path()));
    first.wait_for("New here?");
    first.send("q");
    assert!(first.end().0.success());
    let second = Terminal::program_with(&STILL, &within(room.path()));
    second.wait_for("studies behind it");
    assert!(!second.seen().shows("New here?"));
}

#[test]
fn a_damaged_state_file_is_set_aside_with_a_word() {
    let room = room();
    let path = afferent::terminal::state::path(room.path());
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "lessons = 7").unwrap();
    let terminal = Terminal::program_with(&STILL, &within(room.path()));
    terminal.wait_for("set aside");
    assert_eq!(std::fs::read_to_string(path.with_extension("toml.damaged")).unwrap(), "lessons = 7");
}

#[test]
fn a_paste_in_the_notes_moves_no_lesson() {
    let room = room();
    let mut screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    let mut notes = follower(room.path());
    notes.wait_for(NOTES[0]);
    notes.send("\u{1b}[200~   q\r\u{1b}[201~ ");
    screen.wait_for(STEPS[1]);
    notes.wait_for(NOTES[1]);
    notes.send("q");
    assert!(notes.end().0.success());
    screen.send("\u{1b}[5~");
    screen.wait_for(STEPS[0]);
}

#[test]
fn a_lesson_of_ones_own_is_shown_again_when_it_is_saved() {
    let room = room();
    let file = room.path().join("mine.toml");
    let program = env!("CARGO_BIN_EXE_afferent");
    assert!(Command::new(program).args(["new", "--lesson"]).arg(&file).output().unwrap().status.success());
    let args = [&["lesson", file.to_str().unwrap()][..], &STILL[..]].concat();
    let mut screen = Terminal::program_sized((100, 26), &args, &within(room.path()));
    screen.wait_for("1/7");
    screen.send(" ");
    // What answers a key listens for files, too.
    screen.wait_for("2/7");
    let caption = large::rows("What the class reads.", Dot::Quarter).unwrap().swap_remove(1);
    screen.wait_for(caption.trim_end());
    let text = std::fs::read_to_string(&file).unwrap();
    // A step is put in front, and the class stays where it is.
    let step =
        "[[step]]\ntitle = \"Before\"\nlines = [\"First\"]\ncaption = \"New.\"\nminutes = 1\nseconds = 5\n\n";
    let at = text.find("\n[[step]]").unwrap() + 1;
    std::fs::write(&file, format!("{}{step}{}", &text[..at], &text[at..])).unwrap();
    screen.wait_for("3/8");
    screen.wait_for(caption.trim_end());
    // A fault is told with its place, and the last good lesson stays.
    std::fs::write(&file, text.replace("place = \"home\"", "place = \"hom\"")).unwrap();
    screen.wait_for("1 problem in what was saved at");
    std::fs::write(&file, &text).unwrap();
    screen.wait_without("1 problem");
    screen.wait_for("2/7");
}
