//! What is said of the keys of a lesson, as the reader has them.

use crate::app::App;
use crate::app::command::Command;
use crate::app::keymap::{Binding, Keymap, Scope};
use crate::page::{Page, lesson};

/// Which key does what while a lesson is given.
pub fn keys(keymap: &Keymap) -> Vec<(String, &'static str)> {
    let acts = [
        (Command::NextStep, "goes on, as the keys of a clicker do."),
        (Command::PassStep, "goes on to the next step at once."),
        (Command::PreviousStep, "goes back."),
        (Command::Steps, "lists all steps, to go to one of them."),
        (Command::Present, "comes back from wherever a question has led."),
        (Command::Blank, "blanks the screen, and brings it back."),
        (Command::Spotlight, "lights up what has focus."),
    ];
    let bound = |(command, does)| Some((keymap.key(&[Scope::Lesson], &command)?.to_string(), does));
    let digits = ("Digits".to_owned(), "and Enter jump to a step; in a question each counts a hand.");
    acts.into_iter().filter_map(bound).chain([digits]).collect()
}

impl App {
    /// The key of a lesson that does `command`; where it has none, what it is called among the settings.
    pub(in crate::app) fn key_of(&self, command: &Command) -> String {
        let row = || self.keymap.rows().iter().find(|row| row.command == *command);
        let key = self.keymap.key(&[Scope::Lesson], command).map(|key| key.to_string());
        key.or_else(|| row().map(Binding::name)).unwrap_or_default()
    }

    /// How a lesson is given, as a page.
    pub(in crate::app) fn how(&self, width: u16) -> Page {
        lesson::how(&keys(&self.keymap), width)
    }
}
