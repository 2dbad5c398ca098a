//! Cards on a terminal: what was answered is on the disk, whatever ends the program.

use super::STILL;
use super::terminal::Terminal;
use afferent::study::log::{Grade, What};
use afferent::terminal::study::{Places, open};
use std::path::Path;

/// The program with its own directory for state, at the cards that are due.
fn program(state: &Path, args: &[&str]) -> Terminal {
    let terminal = Terminal::program_with(
        &[&["study"], args, &STILL[..]].concat(),
        &[("XDG_STATE_HOME", state.to_str().unwrap())],
    );
    terminal.wait_for(" new · about");
    terminal
}

/// The grades that were kept.
fn grades(state: &Path) -> Vec<Grade> {
    let grade = |what| if let What::Review(it) = what { Some(it.grade) } else { None };
    open(&Places::new(state, None)).records.into_iter().filter_map(|it| grade(it.what)).collect()
}

#[test]
fn a_card_that_was_graded_is_kept_though_the_program_is_killed() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = program(dir.path(), &[]);
    assert!(first.seen().shows("0 due, 8 new"));
    first.send("\r");
    first.wait_for("7 to go");
    first.send(" ");
    first.wait_for("Did you know it?");
    first.send("2");
    first.wait_for("6 to go");
    assert_eq!(grades(dir.path()), [Grade::Good]);
    first.signal("KILL");
    drop(first);
    let mut second = program(dir.path(), &["--minutes", "1"]);
    let seen = second.seen().text();
    assert!(seen.contains("0 due, 6 new") && seen.contains("about 1 minute"), "{seen}");
    // Whatever another program has answered meanwhile counts here too.
    let mut other = program(dir.path(), &[]);
    other.send("\r 1");
    other.wait_for("6 to go");
    second.send("\r 2");
    second.wait_for("4 to go");
    assert_eq!(grades(dir.path()).len(), 3);
    for mut terminal in [second, other] {
        terminal.send("q");
        assert!(terminal.end().0.success());
    }
}

#[test]
fn where_nothing_can_be_written_it_is_said_once_and_the_cards_go_on() {
    let dir = tempfile::tempdir().unwrap();
    // Where the directory of the answers belongs there is a file.
    let taken = dir.path().join("taken");
    std::fs::write(&taken, "").unwrap();
    let mut terminal = program(dir.path(), &["--study-dir", taken.to_str().unwrap()]);
    terminal.send("\r");
    terminal.wait_for("7 to go");
    terminal.send(" 2");
    terminal.wait_for("Reviews are only kept until you quit");
    terminal.send(" ");
    terminal.wait_for("Did you know it?");
    terminal.send("2");
    terminal.wait_for("5 to go");
    assert!(!terminal.seen().shows("Reviews are only kept"));
    terminal.send("q");
    assert!(terminal.end().0.success());
}
