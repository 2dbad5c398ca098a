//! A treated leg against the other leg of the same people. Directions only: no size is known, so
//! there is nothing to compute but what is said of them.

use super::{Fault, Kind, Knob, Table, cite, step};
use crate::content::figure::{Direction, InflammationAfterExercise, Signal};
use crate::content::id::StudyId;
use crate::content::library::Library;

/// What the reader asks of the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Changes,
    People,
    Limits,
}

/// The leg from which the difference is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Both,
    Treated,
    Other,
}

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    pub row: usize,
    pub ask: Ask,
    pub seen: Seen,
}

pub fn setting(at: &[usize]) -> Setting {
    Setting {
        row: step(at, 0),
        ask: match step(at, 1) {
            0 => Ask::Changes,
            1 => Ask::People,
            _ => Ask::Limits,
        },
        seen: match step(at, 2) {
            0 => Seen::Both,
            1 => Seen::Treated,
            _ => Seen::Other,
        },
    }
}

impl Direction {
    /// The same difference told from the other leg.
    pub fn turned(self) -> Self {
        match self {
            Self::Higher => Self::Lower,
            Self::Same => Self::Same,
            Self::Lower => Self::Higher,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Same => "same",
            Self::Lower => "lower",
        }
    }

    pub fn mark(self) -> &'static str {
        match self {
            Self::Higher => "▲",
            Self::Same => "=",
            Self::Lower => "▼",
        }
    }

    /// "higher in A than in B".
    pub fn between(self, here: &str, there: &str) -> String {
        match self {
            Self::Same => format!("the same in the {here} as in the {there}"),
            _ => format!("{} in the {here} than in the {there}", self.word()),
        }
    }
}

impl InflammationAfterExercise {
    /// The difference in a signal as told from the leg that is looked at.
    fn told(&self, signal: &Signal, seen: Seen) -> String {
        let [treated, other] = &self.legs;
        match seen {
            Seen::Other => signal.direction.turned().between(other, treated),
            Seen::Both | Seen::Treated => signal.direction.between(treated, other),
        }
    }

    /// How a direction is told from the leg that is looked at, and which way it is from there.
    pub fn heading(&self, direction: Direction, seen: Seen) -> (Direction, String) {
        let [treated, other] = &self.legs;
        let (told, leg) = match seen {
            Seen::Other => (direction.turned(), other),
            Seen::Both | Seen::Treated => (direction, treated),
        };
        let words = match told {
            Direction::Same => "the same in both legs".to_owned(),
            _ => format!("{} in the {leg}", told.word()),
        };
        (told, words)
    }

    /// The row that is looked at first: of the signals one that was lower, as the title says.
    fn opening(&self, ask: Ask) -> usize {
        let lower = self.signals.iter().position(|it| it.direction == Direction::Lower);
        lower.filter(|_| ask == Ask::Changes).unwrap_or(0)
    }

    /// The names of the signals that went one way.
    fn names(&self, direction: Direction) -> String {
        let names = self.signals.iter().filter(|it| it.direction == direction).map(|it| it.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

impl Kind for InflammationAfterExercise {
    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let [treated, other] = &self.legs;
        let ask = setting(at).ask;
        let rows: Vec<String> = match ask {
            Ask::Changes => self.signals.iter().map(|it| it.name.clone()).collect(),
            // There is one thing to look at.
            Ask::People => vec![self.people.to_string()],
            Ask::Limits => self.limits.iter().map(|it| it.label.clone()).collect(),
        };
        vec![
            Knob { start: self.opening(ask), ..Knob::rows("row", rows) },
            Knob::new("ask", ["what differed", "how many people", "what it does not show"], 0),
            Knob::new("seen from", ["both legs", treated, other], 0),
        ]
    }

    /// Another question begins at its own first row.
    fn follow(&self, _library: &Library, was: &[usize], at: &mut [usize]) {
        let ask = setting(at).ask;
        if let Some(row) = at.first_mut().filter(|_| setting(was).ask != ask) {
            *row = self.opening(ask);
        }
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        match setting(at).ask {
            Ask::Changes => None,
            Ask::People => Some(format!("{} people, each compared with nobody but themselves.", self.people)),
            Ask::Limits => Some("Which way the signals went is known. These things are not.".to_owned()),
        }
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let Setting { row, ask, seen } = setting(at);
        match ask {
            Ask::Changes => self.signals.get(row).map_or_else(
                || "No signal".to_owned(),
                |it| format!("{}: {}; size not known", it.name, self.told(it, seen)),
            ),
            Ask::People => {
                format!("{} people, each compared with themselves: one leg against the other", self.people)
            }
            Ask::Limits => self.limits.get(row).map_or_else(|| "Nothing".to_owned(), |it| it.text.clone()),
        }
    }

    fn words(&self, _library: &Library, at: &[usize]) -> Vec<String> {
        let Setting { row, ask, seen } = setting(at);
        let mut words = Vec::new();
        if let (Ask::Changes, Some(it)) = (ask, self.signals.get(row)) {
            words.push(format!(
                "**{} ({}): {}.** By how much is not known. {}",
                it.name,
                it.what,
                self.told(it, seen),
                it.note
            ));
        }
        let [treated, other] = &self.legs;
        words.extend([Direction::Higher, Direction::Lower, Direction::Same].map(|direction| {
            format!("Signals {}: {}.", direction.between(treated, other), self.names(direction))
        }));
        words.push(format!("People: {}. {}", self.people, self.design.join(" ")));
        words.push("**What it does not show.**".to_owned());
        words.extend(self.limits.iter().map(|limit| {
            let cited: Vec<String> = limit.sources.iter().map(cite).collect();
            format!("{}. {} {}", limit.label, limit.text, cited.join(" ")).trim().to_owned()
        }));
        words.iter().map(|it| it.trim().to_owned()).collect()
    }

    fn tables(&self, _library: &Library, _at: &[usize]) -> Vec<Table> {
        let [treated, other] = &self.legs;
        let mut signals = Table::new(
            format!("Signals in the {treated} against the {other}"),
            &["Signal", "What it is", "Direction", "Size"],
        );
        for it in &self.signals {
            let direction = format!("{} {}", it.direction.mark(), it.direction.word());
            signals.rows.push(vec![it.name.clone(), it.what.clone(), direction, "not known".to_owned()]);
        }
        let notes = self.signals.iter().map(|it| it.note.clone()).filter(|it| !it.is_empty()).collect();
        signals.note = [vec![cite(&self.source)], notes].concat().join(" ");
        let mut people = Table::new("Who and how", &["", ""]);
        people.rows.push(vec!["People".to_owned(), self.people.to_string()]);
        for (nth, line) in self.design.iter().enumerate() {
            people.rows.push(vec![if nth == 0 { "What was done" } else { "" }.to_owned(), line.clone()]);
        }
        let mut limits = Table::new("What it does not show", &["Not shown", "Why", "Study"]);
        for limit in &self.limits {
            let cited: Vec<String> = limit.sources.iter().map(cite).collect();
            limits.rows.push(vec![limit.label.clone(), limit.text.clone(), cited.join(" ")]);
        }
        vec![signals, people, limits]
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        let Setting { row, ask, .. } = setting(at);
        let own = self.limits.get(row).filter(|it| ask == Ask::Limits && !it.sources.is_empty());
        own.map_or_else(|| vec![self.source.clone()], |limit| limit.sources.clone())
    }

    fn studies(&self) -> Vec<&StudyId> {
        std::iter::once(&self.source).chain(self.limits.iter().flat_map(|it| &it.sources)).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut some = |key: &str, is_empty: bool| {
            if is_empty {
                faults.push(Fault::new(key, "there is none", "give at least one"));
            }
        };
        some("signals", self.signals.is_empty());
        some("people", self.people == 0);
        some("design", self.design.is_empty());
        some("limits", self.limits.is_empty());
        for (nth, leg) in self.legs.iter().enumerate() {
            some(&format!("legs.{nth}"), leg.is_empty());
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn legs() -> InflammationAfterExercise {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&"inflammation-after-exercise".into()).unwrap();
        let Data::InflammationAfterExercise(legs) = &figure.data else { panic!("another kind") };
        legs.clone()
    }

    #[test]
    fn directions_are_those_of_the_abstract() {
        let legs = legs();
        assert_eq!(legs.names(Direction::Higher), "FAK, ERK1/2, PGC-1α");
        assert_eq!(legs.names(Direction::Lower), "NF-κB, TNF-α, IL-6");
        assert_eq!(legs.names(Direction::Same), "lactate, glycogen");
        assert_eq!(legs.people, 11);
    }

    #[test]
    fn the_same_difference_is_told_from_either_leg() {
        let legs = legs();
        let pack = Pack::builtin();
        let told = |seen| legs.readout(pack.library(), &[0, 0, seen]);
        assert_eq!(told(1), "NF-κB: lower in the massaged leg than in the other leg; size not known");
        assert_eq!(told(2), "NF-κB: higher in the other leg than in the massaged leg; size not known");
        for direction in [Direction::Higher, Direction::Same, Direction::Lower] {
            assert_eq!(direction.turned().turned(), direction);
        }
    }

    #[test]
    fn the_first_row_is_one_that_the_title_speaks_of() {
        let legs = legs();
        let pack = Pack::builtin();
        let opened = |ask| {
            let row = legs.knobs(pack.library(), &[0, ask]).remove(0);
            row.steps[row.start].clone()
        };
        assert_eq!((opened(0), opened(2)), ("NF-κB".to_owned(), legs.limits[0].label.clone()));
    }

    #[test]
    fn the_rows_are_signals_or_limits_as_one_asks_and_each_limit_names_its_study() {
        let legs = legs();
        let pack = Pack::builtin();
        let rows = |ask| legs.knobs(pack.library(), &[0, ask]).remove(0).steps.len();
        assert_eq!((rows(0), rows(2)), (legs.signals.len(), legs.limits.len()));
        assert_eq!(legs.sources(pack.library(), &[4, 2]), [StudyId::from("white-2020")]);
        assert_eq!(legs.sources(pack.library(), &[0, 2]), [StudyId::from("crane-2012")]);
    }

    #[test]
    fn empty_data_are_reported_and_do_no_harm() {
        let mut legs = legs();
        (legs.signals, legs.limits, legs.people) = (vec![], vec![], 0);
        let keys: Vec<String> = legs.faults().into_iter().map(|it| it.key).collect();
        assert_eq!(keys, ["signals", "people", "limits"]);
        let pack = Pack::builtin();
        assert!(!legs.readout(pack.library(), &[]).is_empty());
    }
}
