//! The terminal is asked whether it is dark or light. What it answers, and when, must do no harm.

use super::TITLE;
use super::seen::Seen;
use super::terminal::Terminal;
use afferent::app::settings::ThemeName;
use afferent::ui::theme::palette;

/// The question, as far as every way to ask it begins the same.
const QUESTION: &str = "\u{1b}]11;?";
/// A light background; then what the terminal is, which often is asked too.
const LIGHT: &str = "\u{1b}]11;rgb:ffff/ffff/eeee\u{1b}\\\u{1b}[?62;22c";
const DARK: &str = "\u{1b}]11;rgb:1010/1010/1010\u{7}\u{1b}[?62;22c";

/// Waits until the program has asked and no longer waits for the answer: the streams flow.
fn wait_for_silence(terminal: &Terminal) {
    terminal.wait("the streams after the question", |seen| {
        let asked = seen.first(QUESTION);
        asked.is_some_and(|at| String::from_utf8_lossy(&seen.raw[at..]).contains('▀'))
    });
}

fn stands_on(seen: &Seen, theme: ThemeName) -> bool {
    let (r, g, b) = palette(theme).ground.rgb;
    seen.shows(TITLE) && seen.screen().cell(0, 0).unwrap().bgcolor() == vt100::Color::Rgb(r, g, b)
}

#[test]
fn a_light_terminal_gets_the_light_theme() {
    let mut terminal = Terminal::with_input(&[], LIGHT);
    terminal.wait("the light theme", |seen| stands_on(seen, ThemeName::Light));
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_dark_terminal_keeps_the_dark_theme() {
    let mut terminal = Terminal::with_input(&[], DARK);
    wait_for_silence(&terminal);
    assert!(stands_on(&terminal.seen(), ThemeName::Dark));
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_theme_that_was_named_is_not_asked_for() {
    let mut terminal = Terminal::with_input(&["--theme", "high-contrast"], "q");
    let (status, seen) = terminal.end();
    assert!(status.success() && seen.first(QUESTION).is_none());
}

#[test]
fn a_terminal_that_never_answers_does_not_hold_back_the_first_frame() {
    let mut terminal = Terminal::program(&[]);
    wait_for_silence(&terminal);
    {
        let seen = terminal.seen();
        // The last line of the picture: the whole of it came before the question.
        assert!(seen.first("research").unwrap() < seen.first(QUESTION).unwrap());
        assert!(stands_on(&seen, ThemeName::Dark));
    }
    terminal.wait_until_it_listens();
    terminal.send("q");
    assert!(terminal.end().0.success());
}

/// The letters and signs of an answer are keys here: `r` goes to the studies, `/` opens the finder.
#[test]
fn an_answer_that_comes_late_is_not_taken_for_keys() {
    for answer in [LIGHT, DARK] {
        let mut terminal = Terminal::program(&[]);
        wait_for_silence(&terminal);
        terminal.send(answer);
        terminal.send("T");
        terminal
            .wait("what T does, or what the answer did", |seen| seen.shows("Theme: ") || !seen.shows(TITLE));
        let seen = terminal.seen();
        let contents = seen.text();
        assert!(seen.shows(TITLE) && seen.shows("Theme: "), "{contents}");
        assert!(!contents.contains("rgb:") && !contents.contains("62;22c"), "{contents}");
    }
}

#[test]
fn keys_typed_while_the_terminal_is_asked_are_not_lost() {
    let mut terminal = Terminal::with_input(&[], "r");
    terminal.wait_for("Home › Research");
    terminal.send("q");
    assert!(terminal.end().0.success());
}
