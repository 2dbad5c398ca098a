//! Where one is on the screen, and what each place looked like when it was left.

use super::history::History;
use super::place::Place;
use super::sheet::View;
use crate::content::id::{FigureId, QuestionId, TopicId};
use std::collections::HashMap;
use std::ops::Deref;

/// Where one is and was. It reads as the history that it keeps.
#[derive(Clone, Debug)]
pub struct Nav {
    history: History<Place>,
    views: HashMap<Place, View>,
    /// The last topic seen: what a study or a term is looked at for.
    pub topic: Option<TopicId>,
    /// The page of the question whose figure was opened last, that figure and the question.
    pub posed: Option<(Place, FigureId, QuestionId)>,
}

impl Deref for Nav {
    type Target = History<Place>;

    fn deref(&self) -> &Self::Target {
        &self.history
    }
}

impl Nav {
    pub fn new(here: Place) -> Self {
        let mut nav = Self { history: History::new(here), views: HashMap::new(), topic: None, posed: None };
        nav.arrive();
        nav
    }

    /// Goes to `place` and keeps `view` of the one that is left.
    pub fn go(&mut self, place: Place, view: View) {
        if place != self.here {
            self.leave(view);
            self.history.go(place);
            self.arrive();
        }
    }

    /// The way one came. False where it ends.
    pub fn back(&mut self, view: View) -> bool {
        self.leave(view);
        let is_back = self.history.back();
        self.arrive();
        is_back
    }

    /// Back again to where one went back from.
    pub fn forward(&mut self, view: View) -> bool {
        self.leave(view);
        let is_forward = self.history.forward();
        self.arrive();
        is_forward
    }

    /// Forgets all places but those that `exists`.
    pub fn retain(&mut self, exists: impl Fn(&Place) -> bool) {
        self.history.retain(&exists);
        self.topic.take_if(|id| !exists(&Place::Topic(id.clone())));
    }

    /// How this place was left, if it was seen before.
    pub fn view(&self) -> Option<View> {
        self.views.get(&self.here).cloned()
    }

    /// How `place` was left, or a view from its beginning.
    pub fn view_of(&self, place: &Place) -> View {
        self.views.get(place).cloned().unwrap_or_default()
    }

    /// The place seen last before this one.
    pub fn previous(&self) -> Option<&Place> {
        self.so_far().nth(1)
    }

    fn leave(&mut self, view: View) {
        self.views.insert(self.here.clone(), view);
    }

    fn arrive(&mut self) {
        match &self.history.here {
            Place::Topic(id) => self.topic = Some(id.clone()),
            Place::Home => self.topic = None,
            Place::Study(_)
            | Place::Term(_)
            | Place::Figure(_)
            | Place::Research
            | Place::Glossary
            | Place::Said
            | Place::Lessons
            | Place::Marks
            | Place::Quiz
            | Place::Progress => {}
        }
    }
}
