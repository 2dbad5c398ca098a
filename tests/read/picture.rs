//! A walk through the picture: every stop of every page and card, every step of every knob.

use super::walk::Walk;
use afferent::app::command::Command;
use afferent::app::key::{Code, Key};
use afferent::app::lesson::Begin;
use afferent::app::place::Place;
use afferent::app::settings::Settings;
use afferent::app::{App, Msg, Overlay, Subject};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::id::{FigureId, LessonId, StudyId};
use afferent::content::model::Family;
use afferent::print::read::Spot;
use ratatui::layout::Size;
use std::collections::{BTreeSet, VecDeque};

/// A reader in front of a picture who follows everything.
struct Picture {
    app: App,
    walk: Walk,
    queue: VecDeque<Place>,
    cards: Vec<Subject>,
    /// The studies that Enter led to in the figure at hand.
    behind: Vec<Vec<StudyId>>,
}

/// Follows every stop of every page and card.
pub(crate) fn picture(width: u16, height: u16) -> Walk {
    let settings = Settings { motion: false, ..Settings::default() };
    let app = App::new(Pack::builtin(), Size { width, height }, settings);
    let mut it =
        Picture { app, walk: Walk::default(), queue: VecDeque::new(), cards: Vec::new(), behind: Vec::new() };
    it.arrive(Place::Home);
    for place in [Place::Research, Place::Glossary, Place::Said, Place::Lessons, Place::Marks, Place::Quiz] {
        it.arrive(place);
    }
    while let Some(place) = it.queue.pop_front() {
        it.look_at(&place);
    }
    it.walk
}

impl Picture {
    fn arrive(&mut self, place: Place) {
        if self.walk.spots.insert(format!("{:?}", Spot::Place(place.clone()))) {
            self.queue.push_back(place);
        }
    }

    fn open(&mut self, place: &Place) {
        self.app.open(place.address());
    }

    /// The stops of the page, but for those of the outline of all pages beside it.
    fn stops(&self) -> Vec<Address> {
        let pages = self.app.sheet.columns.iter().map(|column| &column.page);
        let pages = pages.filter(|page| !page.text().starts_with("The whole picture"));
        pages.flat_map(|page| &page.stops).map(|stop| stop.target.clone()).collect()
    }

    fn look_at(&mut self, place: &Place) {
        self.open(place);
        match place {
            Place::Home => {
                let effects = self.app.pack.front.effects.clone();
                for family in Family::ALL {
                    self.command(&Command::Node(family), place);
                }
                let inside = effects.iter().flat_map(|effect| &effect.inside);
                inside.for_each(|it| self.follow(place, &Address::Topic(it.topic.clone())));
            }
            Place::Research => {
                let rows: Vec<_> = self.app.research.rows.iter().map(|row| row.study.clone()).collect();
                for id in rows {
                    self.follow(place, &Address::Study(id));
                }
            }
            Place::Figure(id) => self.play(place, &id.clone()),
            // They lead wherever one was before.
            Place::Marks | Place::Quiz => {}
            Place::Lessons => {
                let stops = self.stops();
                for target in &stops {
                    let Address::Lesson(id) = target else { panic!("{target:?} among the lessons") };
                    self.walk.way(&Spot::Place(Place::Lessons), &Spot::Step(id.clone(), 0));
                    self.give(id);
                }
            }
            _ => {
                let stops = self.stops();
                for target in &stops {
                    self.follow(place, target);
                }
                self.command(&Command::Limits, place);
                self.command(&Command::Figure, place);
            }
        }
    }

    /// Does `command` at `place`, and notes where that leads.
    fn command(&mut self, command: &Command, place: &Place) {
        self.open(place);
        self.app.command(command);
        self.note(place);
    }

    /// Follows `target` from `place`, and everything on the card that it may open.
    fn follow(&mut self, place: &Place, target: &Address) {
        if let Some(to) = place_of(target) {
            // The studies of a saying are choices on its card.
            if !(*place == Place::Said && matches!(to, Place::Study(_))) {
                self.walk.way(&Spot::Place(place.clone()), &Spot::Place(to.clone()));
            }
            return self.arrive(to);
        }
        self.open(place);
        self.app.command(&Command::Follow(target.clone()));
        self.note(place);
    }

    /// Notes where the app has come to from `place`, and goes on from a card.
    fn note(&mut self, place: &Place) {
        let from = Spot::Place(place.clone());
        let card = match &self.app.overlay {
            Some(Overlay::Card(card)) => Some(card.subject.clone()),
            _ => None,
        };
        let Some(subject) = card else {
            let here = self.app.nav.here.clone();
            if here != *place {
                self.walk.way(&from, &Spot::Place(here.clone()));
                self.arrive(here);
            }
            return;
        };
        let spot = Spot::Card(subject.clone());
        self.walk.way(&from, &spot);
        // The studies behind a figure change with what is set in it.
        if !self.cards.contains(&subject) || matches!(subject, Subject::Figure(_)) {
            self.walk.spots.insert(format!("{spot:?}"));
            self.cards.push(subject);
            self.look_at_card(place, &spot);
        }
    }

    fn look_at_card(&mut self, place: &Place, spot: &Spot) {
        for target in self.card_stops() {
            if let Some(to) = place_of(&target) {
                self.reach(spot, to);
            } else if let Address::Answer(id, option) = target {
                self.walk.plays.insert(format!("{id} {option}"));
                self.app.command(&Command::Follow(Address::Answer(id, option)));
                let places: Vec<Place> = self.card_stops().iter().filter_map(place_of).collect();
                for to in places {
                    self.reach(spot, to);
                }
            } else {
                self.explain(place, spot, &target);
            }
        }
    }

    /// Follows `target` from a card to the card that it opens over the same place.
    fn explain(&mut self, place: &Place, card: &Spot, target: &Address) {
        self.open(place);
        self.app.command(&Command::Follow(target.clone()));
        let Some(Overlay::Card(it)) = &self.app.overlay else { panic!("{target:?} opens no card") };
        let subject = it.subject.clone();
        let spot = Spot::Card(subject.clone());
        self.walk.way(card, &spot);
        if !self.cards.contains(&subject) {
            self.walk.spots.insert(format!("{spot:?}"));
            self.cards.push(subject);
            self.look_at_card(place, &spot);
        }
    }

    /// Presents a lesson to its end, and guesses everything.
    fn give(&mut self, id: &LessonId) {
        self.app.begin_lesson(id, Begin::default());
        let steps = self.app.pack.library().lesson(id).unwrap().steps.clone();
        for (nth, step) in steps.iter().enumerate() {
            let here = Spot::Step(id.clone(), nth);
            assert_eq!(self.app.presented().unwrap().running.step, nth);
            if self.app.lesson_step().unwrap().running.said.own() > 0 {
                self.app.command(&Command::NextStep);
            }
            self.walk.spots.insert(format!("{here:?}"));
            let near = [nth.checked_sub(1), Some(nth + 1).filter(|next| *next < steps.len())];
            for near in near.into_iter().flatten() {
                self.walk.way(&here, &Spot::Step(id.clone(), near));
            }
            let place = self.app.nav.here.clone();
            if let Some(spot) = &step.place {
                let to = match (&self.app.overlay, spot.clone()) {
                    (Some(Overlay::Card(card)), _) => Spot::Card(card.subject.clone()),
                    (_, Address::Claim(id)) => Spot::Card(Subject::Claim(id)),
                    (_, Address::Saying(id)) => Spot::Card(Subject::Saying(id)),
                    _ => Spot::Place(place),
                };
                self.walk.way(&here, &to);
            }
            if let Some(prediction) = &step.prediction {
                for option in 0..prediction.options.len() {
                    let digit = char::from_digit(option as u32 + 1, 10).unwrap();
                    self.app.update(Msg::Key(Key::new(Code::Char(digit))));
                    assert_eq!(self.app.presented().unwrap().hands().rounds[0][option], 1);
                    self.walk.plays.insert(format!("{id} {nth} {option}"));
                }
                self.app.command(&Command::NextStep);
                let studies = prediction.sources.iter();
                studies.for_each(|it| self.walk.way(&here, &Spot::Place(Place::Study(it.clone()))));
            }
            self.app.command(&Command::PassStep);
        }
        self.app.command(&Command::LeaveLesson);
        self.app.command(&Command::Enter);
        if self.app.lesson.is_some() {
            // A card of its own place was open first.
            self.app.command(&Command::LeaveLesson);
            self.app.command(&Command::Enter);
        }
    }

    fn reach(&mut self, from: &Spot, place: Place) {
        self.walk.way(from, &Spot::Place(place.clone()));
        self.arrive(place);
    }

    fn card_stops(&self) -> Vec<Address> {
        let Some(Overlay::Card(card)) = &self.app.overlay else { return Vec::new() };
        let stops = card.sheet.columns.iter().flat_map(|column| &column.page.stops);
        stops.map(|stop| stop.target.clone()).collect()
    }

    /// Words, table and every step of every knob, with the studies behind each.
    fn play(&mut self, place: &Place, id: &FigureId) {
        // Which figure comes next hangs on the page that one comes from.
        self.open(place);
        self.app.command(&Command::Figure);
        self.arrive(self.app.nav.here.clone());
        for face in [Command::Words, Command::Table] {
            self.open(place);
            self.app.command(&face);
            let stops = self.stops();
            for target in &stops {
                self.follow(place, target);
            }
            self.open(place);
            self.app.command(&face);
        }
        self.behind.clear();
        let mut seen = BTreeSet::new();
        let mut settings = VecDeque::from([Vec::new()]);
        while let Some(setting) = settings.pop_front() {
            self.set(place, id, &setting);
            let knobs = self.app.stages[id].knobs.clone();
            for (nth, knob) in knobs.iter().enumerate().filter(|(nth, _)| seen.insert(*nth)) {
                settings.extend((0..knob.steps.len()).map(|step| [&setting[..], &[(nth, step)]].concat()));
            }
        }
        self.set(place, id, &[]);
    }

    /// Sets knobs one after the other, from where the figure begins, and notes where Enter leads then.
    fn set(&mut self, place: &Place, id: &FigureId, setting: &[(usize, usize)]) {
        self.open(place);
        self.app.command(&Command::Restart);
        let library = self.app.pack.library();
        let stage = self.app.stages.get_mut(id).unwrap();
        for (knob, step) in setting {
            stage.set(*knob, *step);
            stage.settle(library, library.figure(id).unwrap());
        }
        if let Some((knob, step)) = setting.last() {
            self.walk.plays.insert(format!("{id} {knob} {step}"));
        }
        // Enter does the same wherever the same studies are behind the value.
        let behind = library.figure(id).unwrap().studies_at(library, &stage.at);
        if !self.behind.contains(&behind) {
            self.behind.push(behind);
            self.app.command(&Command::Enter);
            self.note(place);
        }
    }
}

/// The place that `target` leads to; nothing where it opens a card.
fn place_of(target: &Address) -> Option<Place> {
    match target.clone() {
        Address::Topic(id) => Some(Place::Topic(id)),
        Address::Study(id) => Some(Place::Study(id)),
        Address::Figure(id) => Some(Place::Figure(id)),
        _ => None,
    }
}
