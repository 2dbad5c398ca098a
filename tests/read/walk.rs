//! Two walks through everything: one through the picture, one by typing lines.

use afferent::app::command::Command;
use afferent::app::place::Place;
use afferent::app::settings::Settings;
use afferent::app::{App, Overlay, Subject};
use afferent::content::Pack;
use afferent::content::id::FigureId;
use afferent::content::model::{Certainty, Design, Family, Status};
use afferent::page::Target;
use afferent::print::read::{Act, Reader, Spot};
use ratatui::layout::Size;
use std::collections::{BTreeSet, VecDeque};

/// What was reached.
#[derive(Default)]
pub(crate) struct Walk {
    /// Places, and what lies over them.
    pub(crate) spots: BTreeSet<String>,
    /// Options of questions that were taken, and steps of knobs that were set.
    pub(crate) plays: BTreeSet<String>,
    /// From one spot right to another.
    pub(crate) ways: BTreeSet<String>,
}

impl Walk {
    fn way(&mut self, from: &Spot, to: &Spot) {
        self.ways.insert(format!("{from:?} to {to:?}"));
    }
}

/// What can be typed at a number, where it is one of those that a picture has too.
fn is_of_both(spot: &Spot) -> bool {
    matches!(spot, Spot::Place(_) | Spot::Card(_))
}

/// Types every number at every spot, and `b` where there is nothing more; then plays with every figure.
pub(crate) fn reader() -> Walk {
    let mut it = Lines { reader: Reader::new(Pack::builtin()), walk: Walk::default() };
    it.wander();
    let figures: Vec<_> = Pack::builtin().library().figures().iter().map(|it| it.id.clone()).collect();
    for id in figures {
        let mut seen = BTreeSet::new();
        let mut settings = VecDeque::from([Vec::new()]);
        while let Some(setting) = settings.pop_front() {
            it.set(&id, &setting);
            for knob in it.knobs(&id) {
                if seen.insert(knob) {
                    let n_steps = it.n_steps(&id, knob);
                    settings.extend((0..n_steps).map(|step| [&setting[..], &[(knob, step)]].concat()));
                }
            }
        }
    }
    it.walk
}

struct Lines {
    reader: Reader,
    walk: Walk,
}

impl Lines {
    fn choice(&self, is_it: impl Fn(&Act) -> bool) -> Option<usize> {
        self.reader.choices().position(|(_, act)| is_it(act))
    }

    fn choose(&mut self, nth: usize) {
        self.reader.line(&(nth + 1).to_string());
    }

    fn note(&mut self) {
        let here = self.reader.spot().clone();
        for (_, act) in self.reader.choices() {
            if let Act::Go(spot) = act
                && is_of_both(spot)
            {
                self.walk.way(&here, spot);
                self.walk.spots.insert(format!("{spot:?}"));
            }
        }
    }

    fn wander(&mut self) {
        let mut seen = vec![self.reader.spot().clone()];
        self.walk.spots.insert(format!("{:?}", self.reader.spot()));
        self.note();
        // How far the choices of each spot on the way here have been gone through.
        let mut way = vec![0];
        while let Some(next) = way.last_mut() {
            let nth = *next;
            let act = self.reader.choices().nth(nth).map(|(_, act)| act.clone());
            *next += 1;
            match act {
                None => {
                    way.pop();
                    if !way.is_empty() {
                        self.reader.line("b");
                    }
                }
                Some(Act::Go(spot)) if !seen.contains(&spot) => {
                    seen.push(spot.clone());
                    self.choose(nth);
                    assert_eq!(*self.reader.spot(), spot);
                    self.note();
                    way.push(0);
                }
                Some(Act::Answer(id, option)) if self.walk.plays.insert(format!("{id} {option}")) => {
                    self.choose(nth);
                    self.note();
                }
                Some(_) => {}
            }
        }
    }

    /// Sets knobs one after the other, from where the figure begins, and notes where it leads then.
    fn set(&mut self, id: &FigureId, setting: &[(usize, usize)]) {
        self.reader.line(&format!("figure:{id}"));
        if let Some(nth) = self.choice(|act| matches!(act, Act::Restart(_))) {
            self.choose(nth);
        }
        for (knob, step) in setting {
            let nth = self.choice(|act| *act == Act::Go(Spot::Knob(id.clone(), *knob))).unwrap();
            self.choose(nth);
            self.choose(*step);
            self.reader.line("u");
        }
        if let Some((knob, step)) = setting.last() {
            self.walk.plays.insert(format!("{id} {knob} {step}"));
        }
        self.note();
        if let Some(nth) = self.choice(|act| *act == Act::Go(Spot::Card(Subject::Figure(id.clone())))) {
            self.choose(nth);
            self.note();
            self.reader.line("b");
        }
    }

    fn knobs(&self, id: &FigureId) -> Vec<usize> {
        let knob = |act: &Act| match act {
            Act::Go(Spot::Knob(of, knob)) if of == id => Some(*knob),
            _ => None,
        };
        self.reader.choices().filter_map(|(_, act)| knob(act)).collect()
    }

    fn n_steps(&mut self, id: &FigureId, knob: usize) -> usize {
        let nth = self.choice(|act| *act == Act::Go(Spot::Knob(id.clone(), knob))).unwrap();
        self.choose(nth);
        let n_steps = self.reader.choices().count();
        self.reader.line("b");
        n_steps
    }
}

/// A reader in front of a picture who follows everything.
struct Picture {
    app: App,
    walk: Walk,
    queue: VecDeque<Place>,
    cards: Vec<Subject>,
}

/// Follows every stop of every page and card.
pub(crate) fn picture(width: u16, height: u16) -> Walk {
    let settings = Settings { motion: false, ..Settings::default() };
    let app = App::new(Pack::builtin(), Size { width, height }, settings);
    let mut it = Picture { app, walk: Walk::default(), queue: VecDeque::new(), cards: Vec::new() };
    it.arrive(Place::Home);
    for place in [Place::Research, Place::Glossary, Place::Said] {
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
        self.app.open(afferent::app::place::Door::Place(place.clone()));
    }

    /// The stops of the page, but for those of the outline of all pages beside it.
    fn stops(&self) -> Vec<Target> {
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
                inside.for_each(|it| self.follow(place, &Target::Topic(it.topic.clone())));
            }
            Place::Research => {
                let rows: Vec<_> = self.app.research.rows.iter().map(|row| row.study.clone()).collect();
                rows.into_iter().for_each(|id| self.follow(place, &Target::Study(id)));
            }
            Place::Figure(id) => self.play(place, &id.clone()),
            _ => {
                let stops = self.stops();
                stops.iter().for_each(|target| self.follow(place, target));
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
    fn follow(&mut self, place: &Place, target: &Target) {
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
            } else if let Target::Answer(id, option) = target {
                self.walk.plays.insert(format!("{id} {option}"));
                self.app.command(&Command::Follow(Target::Answer(id, option)));
                let places: Vec<Place> = self.card_stops().iter().filter_map(place_of).collect();
                places.into_iter().for_each(|to| self.reach(spot, to));
            } else {
                self.follow(place, &target);
            }
        }
    }

    fn reach(&mut self, from: &Spot, place: Place) {
        self.walk.way(from, &Spot::Place(place.clone()));
        self.arrive(place);
    }

    fn card_stops(&self) -> Vec<Target> {
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
            stops.iter().for_each(|target| self.follow(place, target));
            self.open(place);
            self.app.command(&face);
        }
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
        self.app.command(&Command::Enter);
        self.note(place);
    }
}

/// The place that `target` leads to; nothing where it opens a card.
fn place_of(target: &Target) -> Option<Place> {
    match target.clone() {
        Target::Topic(id) => Some(Place::Topic(id)),
        Target::Study(id) => Some(Place::Study(id)),
        Target::Figure(id) => Some(Place::Figure(id)),
        _ => None,
    }
}

/// What both show for each value of each filter: that of the picture, and that of lines.
pub(crate) fn filtered() -> Vec<(String, BTreeSet<String>, BTreeSet<String>)> {
    let mut app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
    let mut reader = Reader::new(Pack::builtin());
    let mut all = Vec::new();
    let filters = [
        ("research", "family", Command::FilterFamily, Family::ALL.len()),
        ("research", "design", Command::FilterDesign, Design::ALL.len()),
        ("research", "certainty", Command::FilterCertainty, Certainty::ALL.len()),
        ("said", "status", Command::FilterStatus, Status::ALL.len()),
    ];
    for (list, filter, command, n) in filters {
        app.command(if list == "said" { &Command::Said } else { &Command::Research });
        reader.line(list);
        // The last turn of the key comes round to all of them.
        for value in (1..=n).chain([0]) {
            app.command(&command);
            let starts = format!("Filter by {filter}");
            let nth = reader.choices().position(|(text, _)| text.starts_with(&starts)).unwrap();
            reader.line(&(nth + 1).to_string());
            reader.line(&(value + 1).to_string());
            let drawn = match list {
                "research" => {
                    let rows = app.research.rows.iter();
                    rows.map(|row| format!("{:?}", Spot::Place(Place::Study(row.study.clone())))).collect()
                }
                _ => {
                    let stops = app.sheet.columns.iter().flat_map(|column| &column.page.stops);
                    let sayings = stops.filter_map(|stop| match &stop.target {
                        Target::Saying(id) => Some(format!("{:?}", Spot::Card(Subject::Saying(id.clone())))),
                        _ => None,
                    });
                    sayings.collect()
                }
            };
            let spots = reader.choices().filter_map(|(_, act)| match act {
                Act::Go(spot) if is_of_both(spot) => Some(format!("{spot:?}")),
                _ => None,
            });
            all.push((format!("{filter} {value}"), drawn, spots.collect()));
        }
    }
    all
}
