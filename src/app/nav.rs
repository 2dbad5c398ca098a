//! The way one came: history, and what each place looked like when it was left.

use super::place::Place;
use super::sheet::View;
use crate::content::id::TopicId;
use std::collections::HashMap;

/// Where one is and was.
#[derive(Clone, Debug)]
pub struct Nav {
    pub here: Place,
    back: Vec<Place>,
    forward: Vec<Place>,
    views: HashMap<Place, View>,
    /// The last topic seen: what a study or a term is looked at for.
    pub topic: Option<TopicId>,
}

impl Nav {
    pub fn new(here: Place) -> Self {
        let mut nav = Self {
            here: Place::Home,
            back: Vec::new(),
            forward: Vec::new(),
            views: HashMap::new(),
            topic: None,
        };
        nav.arrive(here);
        nav
    }

    /// Goes to `place` and keeps `view` of the one that is left.
    pub fn go(&mut self, place: Place, view: View) {
        if place == self.here {
            return;
        }
        self.leave(view);
        self.back.push(self.here.clone());
        self.forward.clear();
        self.arrive(place);
    }

    /// The way one came. False where it ends.
    pub fn back(&mut self, view: View) -> bool {
        let Some(place) = self.back.pop() else { return false };
        self.leave(view);
        self.forward.push(self.here.clone());
        self.arrive(place);
        true
    }

    /// Back again to where one went back from.
    pub fn forward(&mut self, view: View) -> bool {
        let Some(place) = self.forward.pop() else { return false };
        self.leave(view);
        self.back.push(self.here.clone());
        self.arrive(place);
        true
    }

    /// Forgets all places but those that `exists`; from one and the same there is no way to itself.
    pub fn retain(&mut self, exists: impl Fn(&Place) -> bool) {
        for way in [&mut self.back, &mut self.forward] {
            way.retain(&exists);
            way.dedup();
            way.pop_if(|place| *place == self.here);
        }
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
        self.back.last()
    }

    fn leave(&mut self, view: View) {
        self.views.insert(self.here.clone(), view);
    }

    fn arrive(&mut self, place: Place) {
        match &place {
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
            | Place::Quiz => {}
        }
        self.here = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_leads_from_a_place_to_itself_when_one_between_is_gone() {
        let topic = |id: &str| Place::Topic(id.into());
        let went = |places: &[&str]| {
            let mut nav = Nav::new(Place::Home);
            for id in places {
                nav.go(topic(id), View::default());
            }
            nav.retain(|place| *place != topic("gone"));
            nav
        };
        // What is here stood behind it, too.
        let mut nav = went(&["a", "gone", "a"]);
        assert!(nav.back(View::default()));
        assert_eq!(nav.here, Place::Home);
        // Two of the same stood around it.
        let mut nav = went(&["a", "gone", "a", "b"]);
        let mut seen = vec![nav.here.clone()];
        while nav.back(View::default()) {
            seen.push(nav.here.clone());
        }
        assert_eq!(seen, [topic("b"), topic("a"), Place::Home]);
    }
}
