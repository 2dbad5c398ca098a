//! What the terminal sends that is no key, and what it does not say.

use super::seen::Seen;
use super::terminal::Terminal;
use super::{STILL, TITLE, assert_given_back};

const RESEARCH: &str = "Home › Research";

#[test]
fn a_pasted_text_is_typed_where_one_types_and_nowhere_else() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    // A megabyte of keys, of which the first would quit.
    terminal.send(&format!("\u{1b}[200~q\rr{}\u{1b}[201~", "quit ".repeat(1 << 18)));
    terminal.send("/");
    terminal.wait_for("find");
    terminal.send("\u{1b}[200~placebo\rnocebo\u{1b}[201~");
    terminal.wait_for("placebo nocebo▏");
    terminal.send("\u{3}");
    let (status, seen) = terminal.end();
    assert!(status.success() && !seen.shows(RESEARCH));
    assert_given_back(&seen);
}

#[test]
fn keys_that_nobody_can_have_typed_hold_up_neither_a_signal_nor_ctrl_c() {
    let flood = "rg".repeat(1 << 19);
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.send(&format!("{flood}\u{3}"));
    assert!(terminal.end().0.success());
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.send(&flood);
    terminal.signal("TERM");
    assert_eq!(terminal.end().0.signal(), Some("Terminated"));
}

#[test]
fn answers_to_the_questions_of_others_change_nothing() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    let picture = terminal.seen().text();
    terminal.send("\u{1b}P>|kitty(0.26.5)\u{1b}\\\u{1b}_Gi=31;OK\u{1b}\\\u{1b}[>1;4000;37c");
    terminal
        .send("\u{1b}]10;rgb:d3d3/d6d6/dcdc\u{1b}\\\u{1b}]52;c;aGVsbG8=\u{7}\u{1b}[?997;1n\u{1b}[?2026;2$y");
    // What comes next counts, and shows that all of it has been taken in.
    terminal.send("T");
    terminal.wait_for("Theme: light.");
    terminal.send("\u{1b}");
    terminal.wait_without("Theme: light.");
    assert_eq!(terminal.seen().text(), picture);
}

/// Whoever attaches to a session again asks for it like this.
#[test]
fn all_of_the_picture_is_sent_again_when_asked_for() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    let spoil = |terminal: &Terminal| {
        terminal.seen().take(b"\x1b[2J");
        assert!(!terminal.seen().shows(TITLE));
    };
    spoil(&terminal);
    terminal.signal("WINCH");
    terminal.wait_for(TITLE);
    spoil(&terminal);
    terminal.send("\u{c}");
    terminal.wait_for(TITLE);
    terminal.send("/\u{c}x");
    terminal.wait_for("x▏");
    spoil(&terminal);
    terminal.send("\u{c}");
    terminal.wait_for("x▏");
}

#[test]
fn where_the_terminal_does_not_say_how_large_it_is_another_size_is_taken() {
    for (size, env, shown) in [
        ((0, 0), &[][..], (80, 24)),
        ((0, 30), &[], (80, 30)),
        ((100, 0), &[], (100, 24)),
        ((0, 0), &[("COLUMNS", "90"), ("LINES", "28")], (90, 28)),
        ((0, 0), &[("COLUMNS", "0"), ("LINES", "many")], (80, 24)),
    ] {
        let mut terminal = Terminal::unsized_as(size, shown, &STILL, env);
        terminal.wait("the hints in the last line", Seen::is_filled);
        terminal.send("q");
        assert!(terminal.end().0.success());
    }
}

#[test]
fn a_size_that_no_screen_has_is_taken_for_a_large_one() {
    let mut terminal = Terminal::program(&[&["research"], &STILL[..]].concat());
    terminal.wait_for(RESEARCH);
    terminal.wait_until_it_listens();
    terminal.tell_size(u16::MAX, u16::MAX);
    terminal.tell_size(110, 30);
    terminal.send("T");
    terminal.wait_for("Theme: light.");
    terminal.send("q");
    assert!(terminal.end().0.success());
}

/// Nobody tells a program without a terminal of its own that this one has gone.
#[test]
fn a_terminal_that_goes_without_a_signal_ends_the_program() {
    for args in [&["home"][..], &["notes"], &["rapport"]] {
        assert!(Terminal::go_away_from(&[args, &STILL].concat()), "{args:?} goes on");
    }
}

#[test]
fn a_key_that_is_held_opens_one_window() {
    let mut terminal = Terminal::far_away(&[&["ackerley-2014-a"], &STILL[..]].concat());
    terminal.wait_for("Ackerley et al. 2014");
    // All that a window is here is a copy of the address.
    terminal.send(&"o".repeat(30));
    terminal.wait_for("no browser here");
    terminal.send("T");
    terminal.wait_for("Theme: light.");
    assert_eq!(terminal.seen().clipboard().len(), 1);
}
