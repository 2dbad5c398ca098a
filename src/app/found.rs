//! The finder on the screen: opened, and what its chosen row leads to.

use super::finder::{Finder, Outcome};
use super::lesson::Begin;
use super::place::Place;
use super::{App, Effect, Overlay, Subject};
use crate::content::address::Address;

impl App {
    pub(super) fn open_finder(&mut self, commands_only: bool) {
        let scopes = self.scopes();
        let finder = if commands_only {
            Finder::help(&self.keymap, &scopes, self.visible_stage().is_some_and(|(_, stage)| stage.moves()))
        } else {
            Finder::with_kept(self.catalogue(), &self.memory, self.pack.library())
        };
        let beneath = match self.overlay.take() {
            Some(Overlay::Card(card)) => Some(Box::new(card)),
            Some(Overlay::Finder(_, beneath)) => beneath,
            Some(Overlay::Mark(_) | Overlay::Menu(_) | Overlay::Leave { .. }) | None => None,
        };
        self.overlay = Some(Overlay::Finder(Box::new(finder), beneath));
    }

    /// To `target`, wherever it is; a card lies over its page.
    pub(super) fn reach(&mut self, target: Address) {
        let library = self.pack.library();
        let topic = match &target {
            Address::Claim(id) => library.claim(id).map(|(topic, _)| topic.id.clone()),
            Address::Saying(id) => library.saying(id).map(|saying| saying.topic.clone()),
            Address::Question(id) => library.question(id).map(|it| it.topic.clone()),
            _ => None,
        };
        if let Some(topic) = topic {
            self.travel(Place::Topic(topic), None);
        }
        self.focus_on(&target);
        self.follow(target);
    }

    /// Does what the chosen row of the finder says.
    pub(super) fn take_row(&mut self) -> Vec<Effect> {
        let Some(Overlay::Finder(finder, beneath)) = self.overlay.take() else { return Vec::new() };
        let Some(outcome) = finder.entry().map(|entry| entry.outcome.clone()) else {
            self.overlay = Some(Overlay::Finder(finder, beneath));
            return Vec::new();
        };
        match outcome {
            // Over a step of a lesson it is explained as one in its text is.
            Outcome::Go(Place::Term(id)) if self.presented().is_some() => {
                self.overlay = beneath.map(|card| Overlay::Card(*card));
                self.open_card(Subject::Term(id));
            }
            Outcome::Go(place) => self.travel(place, None),
            Outcome::Card(target) => self.reach(target),
            Outcome::Step(lesson, nth) => {
                self.begin_lesson(&lesson, Begin::default());
                return self.go_to_step(nth);
            }
            Outcome::Studies(author) => {
                self.research = super::Research { words: author.into(), ..super::Research::default() };
                self.travel(Place::Research, None);
                self.gather();
            }
            Outcome::Run(command) => {
                self.overlay = beneath.map(|card| Overlay::Card(*card));
                return self.run(&command);
            }
        }
        Vec::new()
    }
}
