//! Marks, and where one was: kept, listed, written anew and taken off the list.

use super::command::Command;
use super::memory::Change;
use super::place::{self, Place};
use super::{App, Card, Effect, Memory, Overlay, Subject};
use crate::content::address::Address;
use crate::content::character::printable;
use crate::content::library::Library;
use crate::page::Page;
use crate::page::marks::{self, Row};
use tui_input::Input;

/// A mark while its line is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is marked.
    pub target: Address,
    /// In the reader's words.
    pub line: Input,
    /// The card that comes back when it is closed.
    pub beneath: Option<Box<Card>>,
}

/// What is kept of places, as far as the pack has them.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub marks: Vec<Row>,
    /// What was seen lately and is not marked, the last one first.
    pub recent: Vec<Row>,
}

impl Kept {
    pub fn of(memory: &Memory, library: &Library) -> Self {
        let target = |name: &str| place::find(name, library).ok().filter(|it| !it.is_list());
        let row = |name: &str, line: &str| {
            let target = target(name)?;
            let kind = match &target {
                Address::Topic(_) => "page".to_owned(),
                other => other.to_string().split(':').next().unwrap_or_default().to_owned(),
            };
            Some(Row { kind, target, line: printable(line) })
        };
        let marks = memory.marks.iter().filter_map(|it| row(&it.place, &it.line)).collect();
        let recent = memory.recent.iter().filter(|name| memory.mark(name).is_none());
        Self { marks, recent: recent.filter_map(|name| row(name, "")).collect() }
    }
}

impl App {
    /// What a command does to marks.
    pub(super) fn look_after_marks(&mut self, command: &Command) -> Vec<Effect> {
        match command {
            Command::Mark => self.draft_mark(),
            Command::Remove => return self.remove(),
            _ => self.travel(Place::Marks, None),
        }
        Vec::new()
    }

    /// Takes in that the place is on the screen. A class that is led about sees it, not the reader.
    pub(super) fn see(&mut self) {
        if let Some(target) = self.nav.here.target().filter(|_| self.lesson.is_none()) {
            self.memory.see(target.to_string());
        }
    }

    /// What is kept when the program ends here. In the middle of a lesson one is where it led.
    pub fn leave(&mut self) -> &Memory {
        if self.lesson.is_none() {
            self.memory.place = self.nav.here.address().to_string();
        }
        &self.memory
    }

    /// Keeps it in the memory, and has the shell write it down.
    pub(super) fn keep(&mut self, change: Change) -> Vec<Effect> {
        self.memory.change(change.clone());
        vec![Effect::Keep(change)]
    }

    pub(super) fn marks_page(&self, width: u16) -> Page {
        let library = self.pack.library();
        let kept = Kept::of(&self.memory, library);
        marks::index(library, &kept.marks, &kept.recent, self.format(width))
    }

    /// What a mark would be on: the card, what has focus in the list of marks, or the place.
    fn at_hand(&self) -> Option<Address> {
        match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Card(card)), _) => match card.subject.clone() {
                Subject::Claim(id) => Some(Address::Claim(id)),
                Subject::Saying(id) => Some(Address::Saying(id)),
                Subject::Term(id) => Some(Address::Term(id)),
                Subject::Question(id) => Some(Address::Question(id)),
                Subject::Figure(_)
                | Subject::Limits(_)
                | Subject::Aside
                | Subject::Steps
                | Subject::Problems(_) => self.nav.here.target(),
            },
            (None, Place::Marks) => self.focused().cloned(),
            (_, place) => place.target(),
        }
    }

    /// Opens the line of the mark on what is at hand.
    fn draft_mark(&mut self) {
        let Some(target) = self.at_hand() else {
            self.notice = Some(match self.nav.here {
                Place::Marks => "Nothing is on the list.".to_owned(),
                _ => "This is always one key away: mark a page, a study, a term, a figure or a card."
                    .to_owned(),
            });
            return;
        };
        let line = self.memory.mark(&target.to_string()).map_or("", |mark| mark.line.as_str());
        let line = Input::from(line);
        let beneath = match self.overlay.take() {
            Some(Overlay::Card(card)) => Some(Box::new(card)),
            _ => None,
        };
        self.overlay = Some(Overlay::Mark(Draft { target, line, beneath }));
    }

    /// Keeps the mark with the line that was written.
    pub(super) fn keep_mark(&mut self) -> Vec<Effect> {
        let Some(Overlay::Mark(draft)) = self.overlay.take() else { return Vec::new() };
        self.overlay = draft.beneath.map(|card| Overlay::Card(*card));
        let line = draft.line.value().trim().to_owned();
        let effects = self.keep(Change::Mark { place: draft.target.to_string(), line });
        self.notice = Some("It is marked; ' lists the marks.".to_owned());
        self.lay_out();
        effects
    }

    /// Takes what has focus off the list: a mark, or a place that was seen.
    fn remove(&mut self) -> Vec<Effect> {
        let Some(target) = self.focused() else { return Vec::new() };
        let place = target.to_string();
        let change = match self.memory.mark(&place) {
            Some(_) => Change::Unmark(place),
            None => Change::Forget(place),
        };
        let effects = self.keep(change);
        self.lay_out();
        effects
    }
}
