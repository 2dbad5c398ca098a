//! What a walk reaches, and the walk by typing lines.

use afferent::app::command::Command;
use afferent::app::memory::Memory;
use afferent::app::place::Place;
use afferent::app::settings::Settings;
use afferent::app::{App, Subject};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::id::FigureId;
use afferent::content::model::{Certainty, Design, Family, Status};
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
    /// From the list of marks the way leads wherever one was before, and where rounds are begun hangs on it:
    /// that is no part of the pack.
    pub(crate) fn way(&mut self, from: &Spot, to: &Spot) {
        if matches!(from, Spot::Place(Place::Marks | Place::Quiz)) {
            return;
        }
        self.ways.insert(format!("{from:?} to {to:?}"));
    }
}

/// What can be typed at a number, where it is one of those that a picture has too.
fn is_of_both(spot: &Spot) -> bool {
    matches!(spot, Spot::Place(_) | Spot::Card(_) | Spot::Step(..))
}

/// Types every number at every spot, and `b` where there is nothing more; then plays with every figure.
pub(crate) fn reader() -> Walk {
    let mut it = Lines { reader: Reader::new(Pack::builtin(), Memory::default()), walk: Walk::default() };
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
                Some(Act::Guess(id, step, option))
                    if self.walk.plays.insert(format!("{id} {step} {option}")) =>
                {
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

/// What both show for each value of each filter: that of the picture, and that of lines.
pub(crate) fn filtered() -> Vec<(String, BTreeSet<String>, BTreeSet<String>)> {
    let mut app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
    let mut reader = Reader::new(Pack::builtin(), Memory::default());
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
        // The last turn of the key comes round to all of them; a menu has them first.
        for value in (1..=n).chain([0]) {
            app.command(&command);
            if list == "research" {
                app.command(&Command::First);
                (0..value).for_each(|_| drop(app.command(&Command::Down)));
                app.command(&Command::Enter);
            }
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
                        Address::Saying(id) => Some(format!("{:?}", Spot::Card(Subject::Saying(id.clone())))),
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
