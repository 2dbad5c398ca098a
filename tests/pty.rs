//! What only a real terminal can show: the real program on a pseudo-terminal.
//!
//! Here, that it takes the terminal and gives it back, whatever ends it.
#![cfg(all(unix, feature = "terminal"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail, wait, and look at the system"
)]

mod input;
mod keys;
mod lessons;
mod notes;
mod place;
mod reading;
mod seen;
mod study;
mod terminal;
mod theme;

use afferent::app::App;
use afferent::app::place::Place;
use afferent::app::settings::Settings;
use afferent::canvas::Updates;
use afferent::content::Pack;
use afferent::content::source::Source;
use afferent::terminal::Options;
use afferent::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use seen::Seen;
use std::env;
use terminal::Terminal;
use vt100::MouseProtocolMode;

const TITLE: &str = "Total treatment effect";
/// Without it the program asks the terminal, which is a matter of its own.
const DARK: [&str; 2] = ["--theme", "dark"];
const STILL: [&str; 3] = ["--theme", "dark", "--no-motion"];

/// Everything that was switched on is off again, and the cursor can be seen.
fn assert_given_back(seen: &Seen) {
    let screen = seen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
    let off = seen.modes().into_iter().filter(|(mode, is_on)| *is_on != (mode == "25"));
    assert_eq!(off.collect::<Vec<_>>(), []);
    assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
}

/// What stands on the main screen, the process id aside.
fn lines(seen: &Seen) -> Vec<String> {
    let contents = seen.text();
    let lines = contents.lines().filter(|line| !line.starts_with("pid "));
    lines.map(str::to_owned).collect()
}

#[test]
fn it_takes_the_terminal_and_q_gives_it_back() {
    let mut terminal = Terminal::in_a_shell(&DARK);
    terminal.wait_for(TITLE);
    {
        let seen = terminal.seen();
        assert!(seen.screen().alternate_screen());
        assert_ne!(seen.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    }
    terminal.send("q");
    let (_, seen) = terminal.end();
    assert_eq!(lines(&seen), ["ended 0", "tty as before"]);
    assert_given_back(&seen);
}

#[test]
fn the_cursor_goes_with_focus_as_a_line_that_never_blinks() {
    const STEADY_LINE: &str = "\u{1b}[4 q";
    const AS_THE_USER_HAS_IT: &str = "\u{1b}[0 q";
    let mut terminal = Terminal::in_a_shell(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait("the first node", |seen| seen.at_cursor(16) == "Specific effects");
    for (key, words) in
        [("j", "Contextual effects"), ("\r", "Rapport"), ("/", "▏"), ("\u{1b}", "Rapport"), ("r", "20")]
    {
        terminal.send(key);
        terminal.wait(words, |seen| seen.at_cursor(words.chars().count()) == words);
    }
    let line = terminal.seen().first(STEADY_LINE).unwrap();
    assert!(line < terminal.seen().first(TITLE).unwrap());
    terminal.send("q");
    let (_, seen) = terminal.end();
    assert!(seen.first(AS_THE_USER_HAS_IT).unwrap() > line);
    assert_given_back(&seen);
}

/// The picture runs by, but the cursor stays where focus is.
#[test]
fn the_cursor_stays_on_the_node_while_home_flows() {
    let mut terminal = Terminal::program(&DARK);
    terminal.wait_for(TITLE);
    for _ in 0..20 {
        let before = terminal.seen().raw.len();
        terminal.wait("another frame", |seen| seen.raw.len() > before);
        terminal.wait("the title", |seen| seen.at_cursor(16) == "Specific effects");
    }
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn ctrl_c_quits_like_q() {
    let mut terminal = Terminal::in_a_shell(&DARK);
    terminal.wait_for(TITLE);
    terminal.send("\u{3}");
    let (_, seen) = terminal.end();
    assert_eq!(lines(&seen), ["ended 0", "tty as before"]);
    assert_given_back(&seen);
}

#[test]
fn esc_on_home_does_not_quit() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    // A notice goes with the next key: that it is gone shows that Esc has been taken in.
    terminal.send("T");
    terminal.wait_for("Theme: light.");
    terminal.send("\u{1b}");
    terminal.wait_without("Theme: light.");
    terminal.send("r");
    terminal.wait_for("Home › Research");
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_signal_gives_the_terminal_back_and_ends_the_program_its_own_way() {
    for (signal, code) in [
        ("TERM", 143),
        ("HUP", 129),
        ("INT", 130),
        ("QUIT", 131),
        ("ABRT", 134),
        ("USR1", 138),
        ("ALRM", 142),
    ] {
        let mut terminal = Terminal::in_a_shell(&DARK);
        terminal.wait_for(TITLE);
        terminal.wait_until_it_listens();
        terminal.signal(signal);
        let (_, seen) = terminal.end();
        assert_eq!(lines(&seen), [&format!("ended {code}"), "tty as before"], "{signal}");
        assert_given_back(&seen);
    }
}

#[test]
fn a_program_killed_by_a_signal_says_so_to_its_parent() {
    let mut terminal = Terminal::program(&DARK);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    terminal.signal("TERM");
    let (status, seen) = terminal.end();
    assert_eq!(status.signal(), Some("Terminated"));
    assert_given_back(&seen);
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_job_goes_on() {
    let mut terminal = Terminal::as_a_job(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    let picture = terminal.seen().text();
    terminal.send("\u{1a}");
    terminal.wait_for("stopped\ntty as before");
    assert_given_back(&terminal.seen());
    terminal.send("\n");
    terminal.wait("the whole picture", |seen| seen.screen().alternate_screen() && seen.text() == picture);
    {
        let seen = terminal.seen();
        assert_eq!(seen.at_cursor(1), "S");
        assert_ne!(seen.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    }
    terminal.send("q");
    let (_, seen) = terminal.end();
    assert_eq!(lines(&seen), ["stopped", "tty as before", "", "ended 0", "tty as before"]);
    assert_given_back(&seen);
}

/// The signal for a new size goes to the job in front, which then is the shell.
#[test]
fn a_size_that_changed_while_it_was_stopped_is_filled() {
    let mut terminal = Terminal::as_a_job(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    terminal.send("\u{1a}");
    terminal.wait_for("stopped\ntty as before");
    terminal.resize(132, 40);
    terminal.send("\n");
    terminal.wait("the new last line", |seen| seen.screen().alternate_screen() && seen.is_filled());
    terminal.send("q");
    assert!(terminal.end().0.success());
}

/// A window manager that tiles does this. Many times, since the order is for the system to choose.
#[test]
fn a_size_that_changes_at_the_very_start_is_filled() {
    for _ in 0..10 {
        let mut terminal = Terminal::program(&STILL);
        terminal.wait("anything", |seen| !seen.raw.is_empty());
        terminal.resize(132, 40);
        terminal.wait("the new last line", Seen::is_filled);
        terminal.send("q");
        assert!(terminal.end().0.success());
    }
}

/// A shell takes the terminal back only when the whole job has stopped.
#[test]
fn ctrl_z_stops_the_script_around_it_too() {
    let mut terminal = Terminal::as_a_job_in_a_script(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    terminal.send("\u{1a}");
    terminal.wait_for("stopped\ntty as before");
    terminal.send("\n");
    terminal.wait("the picture", |seen| seen.screen().alternate_screen() && seen.shows(TITLE));
    terminal.send("q");
    assert_eq!(lines(&terminal.end().1), ["stopped", "tty as before", "", "ended 0", "tty as before"]);
}

/// Alone in a window, or at the other end of a network.
#[test]
fn ctrl_z_does_nothing_where_no_shell_could_bring_it_back() {
    for mut terminal in [Terminal::program(&STILL), Terminal::in_a_shell(&STILL)] {
        terminal.wait_for(TITLE);
        terminal.send("\u{1a}");
        terminal.wait_for("It was not stopped");
        terminal.send("q");
        assert!(terminal.end().0.success());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn it_ends_when_asked_and_leaves_no_trace_though_the_terminal_takes_nothing_more() {
    let mut terminal = Terminal::in_a_shell(&DARK);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    terminal.hold_up();
    terminal.signal("TERM");
    terminal.wait_until_gone();
    terminal.let_go();
    let (_, seen) = terminal.end();
    assert_eq!(lines(&seen), ["ended 143", "tty as before"]);
    assert_given_back(&seen);
}

#[cfg(target_os = "linux")]
#[test]
fn it_stops_and_goes_on_when_told_from_outside() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    let picture = terminal.seen().text();
    for _ in 0..2 {
        terminal.signal("TSTP");
        terminal.wait_until_stopped();
        // It is stopped before all that it wrote has been read here.
        terminal.wait("the main screen", |seen| {
            let screen = seen.screen();
            !screen.alternate_screen() && screen.mouse_protocol_mode() == MouseProtocolMode::None
        });
        assert_given_back(&terminal.seen());
        terminal.signal("CONT");
        terminal.wait("the whole picture", |seen| seen.screen().alternate_screen() && seen.text() == picture);
    }
    terminal.send("q");
    let (status, seen) = terminal.end();
    assert!(status.success());
    assert_given_back(&seen);
}

/// While something moves, the next frame is near, and the signal to go on comes to another thread:
/// whichever is first, the frame must not lie on the screen of the shell. Many times, since the
/// order is for the system to choose.
#[cfg(target_os = "linux")]
#[test]
fn it_goes_on_moving_on_its_own_screen_only() {
    let mut terminal = Terminal::program(&DARK);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    for _ in 0..60 {
        terminal.signal("TSTP");
        terminal.wait_until_stopped();
        terminal.wait("the main screen", |seen| !seen.screen().alternate_screen());
        assert_eq!(terminal.seen().text(), "");
        terminal.signal("CONT");
        terminal.wait("the picture", |seen| seen.screen().alternate_screen() && seen.shows(TITLE));
    }
    terminal.send("q");
    assert_eq!(terminal.end().1.text(), "");
}

const PANICS: &str = "AFFERENT_TEST_PANICS";
const WORDS: &str = "this drawing went wrong";

/// Draws until the reader goes to the studies.
fn draw(app: &App, area: Rect, buf: &mut Buffer) {
    assert!(app.nav.here != Place::Research, "{WORDS}");
    ui::draw(app, area, buf);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    const NAME: &str = "pty::a_panic_gives_the_terminal_back_before_it_speaks";
    if env::var_os(PANICS).is_some() {
        // This is the child: the same test once more, on a terminal.
        let app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
        let options = Options {
            term: "xterm-256color".to_owned(),
            updates: Updates::Synchronized,
            ask_theme: false,
            is_remote: false,
            source: Source::default(),
            browser: false,
            state: None,
            notes: None,
            reviews: None,
        };
        afferent::terminal::run(app, &options, draw).unwrap();
        return;
    }
    let program = env::current_exe().unwrap();
    let args = ["--exact", NAME, "--nocapture"];
    let mut terminal = Terminal::other(program.to_str().unwrap(), &args, &[(PANICS, "1")]);
    terminal.wait_for(TITLE);
    terminal.send("r");
    let (_, seen) = terminal.end();
    let [left, shown, spoke] =
        ["\u{1b}[?1049l", "\u{1b}[?25h", WORDS].map(|bytes| seen.first(bytes).unwrap());
    assert!(left < spoke && shown < spoke);
    assert_given_back(&seen);
    // Nothing that is written later may lie over the message.
    let contents = seen.text();
    let lines: Vec<_> = contents.lines().collect();
    assert!(lines.iter().any(|line| line.contains("panicked at tests/pty.rs")), "{contents}");
    assert!(lines.contains(&WORDS), "{contents}");
    assert!(contents.ends_with("ended 101\ntty as before"), "{contents}");
}

#[test]
fn a_new_size_is_filled() {
    let mut terminal = Terminal::program(&["research", "--theme", "dark"]);
    terminal.wait_for("Home › Research");
    terminal.wait_until_it_listens();
    for (columns, rows) in [(60, 18), (132, 40)] {
        terminal.resize(columns, rows);
        terminal.wait("the hints in the last line", Seen::is_filled);
    }
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn where_nothing_can_be_pressed_it_prints_text() {
    let mut terminal = Terminal::script(r#""$@" </dev/null"#, &["--theme", "dark"]);
    let (status, seen) = terminal.end();
    assert!(status.success());
    assert!(seen.first(TITLE).is_some() && !seen.raw.contains(&0x1b));
}

#[test]
fn where_nothing_can_be_drawn_it_is_read_line_by_line() {
    for args in [&["--theme", "dark"][..], &["read"]] {
        let mut terminal = Terminal::script(r#"TERM=dumb "$@""#, args);
        terminal.wait_for("Your choice, or ? for help:");
        terminal.send("stroke-lab\n");
        terminal.wait_for("Study: Crucianelli et al. 2022.");
        terminal.send("q\n");
        let (status, seen) = terminal.end();
        assert!(status.success());
        assert!(seen.first("Goodbye.").is_some() && !seen.raw.contains(&0x1b), "{args:?}");
    }
}
