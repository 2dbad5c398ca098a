//! What must hold of the table of keys.

use super::*;
use std::collections::HashSet;

#[test]
fn no_key_stands_twice_in_one_scope() {
    let mut seen = HashSet::new();
    for row in BINDINGS {
        for key in row.keys.iter() {
            assert!(seen.insert((row.scope, *key)), "{key} stands twice in {:?}", row.scope);
        }
    }
}

#[test]
fn esc_never_quits() {
    let esc = Key::new(Code::Esc);
    assert!(BINDINGS.iter().all(|row| row.command != Command::Quit || !row.keys.contains(&esc)));
}

#[test]
fn every_row_says_what_it_does() {
    assert!(BINDINGS.iter().all(|row| !row.help.is_empty() && !row.keys.is_empty()));
}

#[test]
fn each_row_of_a_scope_has_a_name_of_its_own_or_one_command() {
    for row in BINDINGS {
        let twin = BINDINGS.iter().find(|it| it.scope == row.scope && it.name() == row.name()).unwrap();
        assert_eq!(twin.command, row.command);
        assert!(row.name().chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{}", row.name());
    }
    assert!(BINDINGS.iter().any(|row| row.name() == "sort-year"));
}
