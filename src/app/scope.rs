//! Where keys are looked up, by what is on the screen.

use super::keymap::Scope;
use super::place::Place;
use super::{App, Overlay};

impl App {
    /// The scopes that count now, the narrowest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let is_typing = self.research.is_typing && self.nav.here == Place::Research;
        let place: &[Scope] = match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Finder(..)), _) => return vec![Scope::Typing],
            (Some(Overlay::Leave { .. }), _) => return vec![Scope::Leaving],
            (Some(Overlay::Menu(_)), _) => return vec![Scope::Menu],
            (None, Place::Research) if is_typing => return vec![Scope::Words, Scope::Typing],
            (Some(Overlay::Card(_)), _) => &[Scope::Card],
            (None, Place::Home) => &[Scope::Home],
            (None, Place::Topic(_)) => &[Scope::Topic, Scope::Page],
            (None, Place::Study(_)) => &[Scope::Study, Scope::Page],
            (None, Place::Term(_) | Place::Glossary | Place::Lessons) => &[Scope::Page],
            (None, Place::Said) => &[Scope::Said, Scope::Page],
            (None, Place::Figure(_)) if self.is_picture() => &[Scope::Picture, Scope::Figure],
            // A table and words are read like a page.
            (None, Place::Figure(_)) => &[Scope::Page, Scope::Figure],
            (None, Place::Research) => &[Scope::Research],
        };
        // A lesson comes before its place; whoever has left the path has the keys of the place, and one back.
        let lesson = match (self.lesson.is_some(), self.presented().is_some()) {
            (false, _) => None,
            (true, true) => Some(Scope::Lesson),
            (true, false) => Some(Scope::Wander),
        };
        lesson.into_iter().chain(place.iter().copied()).chain([Scope::Anywhere]).collect()
    }
}
