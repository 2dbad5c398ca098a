//! The table of keys as a reader has it.

use super::{BINDINGS, Binding, Scope};
use crate::app::command::Command;
use crate::app::key::Key;
use std::borrow::Cow;
use std::collections::HashSet;

/// The table with the keys that a reader has chosen.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: BINDINGS.to_vec() }
    }
}

impl Keymap {
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    /// Gives the rows of `scope` that are called `name` other keys; the first of them has them all. Keys that
    /// nobody can do without stay where they are.
    pub fn bind(&mut self, scope: Scope, name: &str, keys: &[Key]) {
        let mut keys = keys.to_vec();
        for row in self.rows.iter_mut().filter(|row| row.scope == scope && row.name() == name) {
            let mut all: Vec<Key> = row.keys.iter().copied().filter(|it| it.is_kept()).collect();
            all.append(&mut keys);
            row.keys = Cow::Owned(all);
        }
    }

    /// Takes out the rows of what cannot be done here.
    pub fn leave_out(&mut self, command: &Command) {
        self.rows.retain(|row| row.command != *command);
    }

    /// The bindings that work in `scopes`, the narrowest scope first; of two for the same key the first counts.
    pub fn active(&self, scopes: &[Scope]) -> impl Iterator<Item = &Binding> {
        scopes.iter().flat_map(|scope| self.rows.iter().filter(move |row| row.scope == *scope))
    }

    /// What can be done in `scopes`, each with the keys that no narrower scope has taken.
    pub fn reachable(&self, scopes: &[Scope]) -> Vec<(&Binding, Vec<Key>)> {
        let mut taken = HashSet::new();
        let rows = self.active(scopes).map(|row| {
            let keys: Vec<Key> = row.keys.iter().copied().filter(|key| taken.insert(*key)).collect();
            (row, keys)
        });
        rows.filter(|(_, keys)| !keys.is_empty()).collect()
    }

    /// The key that does `command` in `scopes`, if one still does.
    pub fn key(&self, scopes: &[Scope], command: &Command) -> Option<Key> {
        self.reachable(scopes).into_iter().find(|(row, _)| row.command == *command)?.1.first().copied()
    }

    /// "? shows what can be done": each command that has a key in `scopes`, with what is said of it.
    pub fn told(&self, scopes: &[Scope], acts: &[(Command, &str)]) -> Vec<String> {
        let told = |(command, does): &(Command, &str)| Some(format!("{} {does}", self.key(scopes, command)?));
        acts.iter().filter_map(told).collect()
    }

    /// What `key` does in `scopes`.
    pub fn command(&self, scopes: &[Scope], key: Key) -> Option<&Command> {
        self.active(scopes).find(|row| row.keys.contains(&key)).map(|row| &row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Code;

    #[test]
    fn a_key_is_given_to_another_command_and_those_that_all_need_stay() {
        let mut keymap = Keymap::default();
        keymap.bind(Scope::Anywhere, "close", &[Key::new(Code::Char('z'))]);
        let does = |key: &str| keymap.command(&[Scope::Anywhere], key.parse().unwrap());
        assert_eq!(does("z"), Some(&Command::Close));
        assert_eq!(does("Esc"), Some(&Command::Close));
        keymap.leave_out(&Command::Suspend);
        assert!(keymap.rows().iter().all(|row| row.command != Command::Suspend));
        keymap.bind(Scope::Anywhere, "theme", &[]);
        assert_eq!(keymap.command(&[Scope::Anywhere], "T".parse().unwrap()), None);
        assert_eq!(keymap.key(&[Scope::Anywhere], &Command::Theme), None);
        keymap.bind(Scope::Anywhere, "theme", &[Key::new(Code::Char('ä'))]);
        assert_eq!(keymap.key(&[Scope::Anywhere], &Command::Theme), "ä".parse().ok());
    }
}
