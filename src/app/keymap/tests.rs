//! What must hold of the table of keys.

use super::*;

#[test]
fn no_key_stands_twice_in_one_scope() {
    let mut seen = HashSet::new();
    for row in BINDINGS {
        for key in row.keys {
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
