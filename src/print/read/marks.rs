//! What the reader marked and where the reader was, told and kept.

use super::tell::Telling;
use super::{Act, Reader, Spot};
use crate::app::memory::Change;
use crate::app::place::{self, Place, is_card};
use crate::app::{Kept, Subject};
use crate::content::address::Address;
use crate::document::Way;
use crate::page::marks::Row;
use crate::page::words;

impl Reader {
    pub(super) fn tell_marks(&self, t: &mut Telling) {
        let library = self.library();
        let Kept { marks, recent } = Kept::of(&self.memory, library);
        let called = |row: &Row| Way::to(library, &row.target).map_or_else(String::new, |it| it.name);
        t.say(format!("Marks. {}.", words::count(marks.len(), "place is marked", "places are marked")));
        t.say("To mark a place, type mark there; mark and words write a line to it, or write it anew.");
        for row in &marks {
            let own = if row.line.is_empty() { String::new() } else { format!(". Your line: {}", row.line) };
            t.choice(format!("Marked {}: {}{own}", row.kind, called(row)), self.to(&row.target));
        }
        for row in &recent {
            t.choice(format!("Seen lately, {}: {}", row.kind, called(row)), self.to(&row.target));
        }
        for row in &marks {
            t.choice(format!("Remove the mark on {}", called(row)), Act::Remove(row.target.to_string()));
        }
        for row in &recent {
            let text = format!("Take {} off what was seen lately", called(row));
            t.choice(text, Act::Remove(row.target.to_string()));
        }
    }

    /// To what was kept, wherever it is.
    fn to(&self, target: &Address) -> Act {
        match place::find(&target.to_string(), self.library()) {
            Ok(address) if is_card(&address) => Act::Open(address),
            Ok(address) => Act::Go(Spot::Place(Place::of(&address, self.library()))),
            Err(_) => Act::of(target),
        }
    }

    /// Marks what is told here, with a line that may be empty.
    pub(super) fn mark(&mut self, line: String) -> String {
        let target = match &self.trail.here {
            Spot::Place(place) => place.target(),
            Spot::Card(Subject::Claim(id)) => Some(Address::Claim(id.clone())),
            Spot::Card(Subject::Saying(id)) => Some(Address::Saying(id.clone())),
            Spot::Card(Subject::Term(id)) => Some(Address::Term(id.clone())),
            Spot::Card(Subject::Question(id)) => Some(Address::Question(id.clone())),
            _ => None,
        };
        let Some(target) = target else {
            return "Only a page, a study, a term, a figure, a claim or a question can be marked.".to_owned();
        };
        self.keep_for_later(Change::Mark { place: target.to_string(), line });
        "It is marked. Type k for the marks.".to_owned()
    }

    /// Takes a mark, or a place that was seen, off the list.
    pub(super) fn remove(&mut self, place: String) -> String {
        let change = match self.memory.mark(&place) {
            Some(_) => Change::Unmark(place),
            None => Change::Forget(place),
        };
        self.keep_for_later(change);
        self.stay()
    }

    pub(super) fn keep_for_later(&mut self, change: Change) {
        self.memory.change(change.clone());
        self.changes.push(change);
    }
}
