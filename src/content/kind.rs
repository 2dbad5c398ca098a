//! What every kind of figure can be asked, and in what it answers. The answers are those of `sim`; the pack
//! knows only that there are some.

use super::drawing::Drawing;
use super::figure::{Data, Figure};
use super::id::{EstimateId, StudyId, nearest};
use super::library::Library;
use serde::Serialize;

macro_rules! answering {
    ($($Kind:ident => $module:ident,)+) => {
        impl Data {
            /// What the kind makes of its data.
            pub fn kind(&self) -> &dyn Kind {
                match self {
                    $(Self::$Kind(data) => data),+
                }
            }
        }
    };
}
super::figure::kinds!(answering);

impl Figure {
    /// Every study behind the figure: those of the whole, then those that its data name.
    pub fn studies(&self) -> Vec<StudyId> {
        let mut studies = self.sources.clone();
        for id in self.data.kind().studies() {
            if !studies.contains(id) {
                studies.push(id.clone());
            }
        }
        studies
    }

    /// What its picture shows as it is set, in one short sentence.
    pub fn point_at(&self, library: &Library, at: &[usize]) -> String {
        self.data
            .kind()
            .point(library, at)
            .unwrap_or_else(|| self.point.as_ref().unwrap_or(&self.one_line).clone())
    }

    /// What must be known of it as it is set, in words: what warns of that, what is counted, and its small print.
    pub fn words_below(&self, library: &Library, at: &[usize]) -> String {
        let kind = self.data.kind();
        let parts = [kind.caution(at), kind.counted(library, at), self.caption.clone()];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What its picture is about as it is set, in one line.
    pub fn about_at(&self, at: &[usize]) -> &str {
        self.data.kind().about(at).unwrap_or(&self.one_line).trim_end_matches('.')
    }

    /// The studies behind what is under the cursor.
    pub fn studies_at(&self, library: &Library, at: &[usize]) -> Vec<StudyId> {
        let here = self.data.kind().sources(library, at);
        if here.is_empty() { self.studies() } else { here }
    }

    /// Where the knobs stand when what is under the cursor comes from `study`, and from the fewest others; none where
    /// nothing does. Two knobs are turned at most.
    pub fn at_study(&self, library: &Library, study: &StudyId) -> Option<Vec<usize>> {
        let kind = self.data.kind();
        // Every knob but one as it is at `at`.
        let turned = |at: &[usize]| -> Vec<Vec<usize>> {
            let knobs = kind.knobs(library, at);
            let steps = knobs.iter().enumerate();
            let steps = steps.flat_map(|(knob, it)| (0..it.steps.len()).map(move |step| (knob, step)));
            let mut all: Vec<_> = steps
                .filter_map(|(knob, step)| {
                    let mut other = at.to_vec();
                    *other.get_mut(knob)? = step;
                    kind.follow(library, at, &mut other);
                    kind.settle(library, &knobs, &mut other);
                    Some(other)
                })
                .collect();
            all.dedup();
            all
        };
        let nearest = |all: &[Vec<usize>]| {
            let behind = all.iter().map(|at| (at, self.studies_at(library, at)));
            let of_it = behind.filter(|(_, studies)| studies.contains(study));
            of_it.min_by_key(|(_, studies)| studies.len()).map(|(at, _)| at.clone())
        };
        let once = turned(&kind.knobs(library, &[]).iter().map(|knob| knob.start).collect::<Vec<_>>());
        nearest(&once).or_else(|| nearest(&once.iter().flat_map(|at| turned(at)).collect::<Vec<_>>()))
    }
}

/// What a row, a line or a group of a picture is called, how much it is, and how sure that is where it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub value: String,
    pub interval: String,
}

impl Entry {
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), interval: String::new() }
    }
}

/// What every kind of figure can be asked. `at` holds the step at which each knob stands; where it
/// is too short, a knob stands at its first step.
pub trait Kind {
    /// What can be set; the first is chosen at first. The steps of a knob may depend on the others.
    fn knobs(&self, library: &Library, at: &[usize]) -> Vec<Knob>;

    /// Brings other knobs along when one was turned: from `was` to `at`.
    fn follow(&self, _library: &Library, _was: &[usize], _at: &mut [usize]) {}

    /// How the figure uses time.
    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Still
    }

    /// What the present setting shows, in one short sentence, where that is not the point of the figure as
    /// it begins.
    fn point(&self, _library: &Library, _at: &[usize]) -> Option<String> {
        None
    }

    /// What must be known of the picture as it is set, besides its small print; on a slide it stands with that.
    fn caution(&self, _at: &[usize]) -> String {
        String::new()
    }

    /// What its axes count and which way is which, in sentences: on a slide, whose charts say no more of it than is
    /// large, it stands with the small print.
    fn counted(&self, _library: &Library, _at: &[usize]) -> String {
        String::new()
    }

    /// What its rows, lines or groups are called and how much each is: a slide whose picture has no room to say that in
    /// large letters tells it after the picture.
    fn legend(&self, _library: &Library, _at: &[usize]) -> Vec<Entry> {
        Vec::new()
    }

    /// What the present setting is about, where that is not what the whole figure is about.
    fn about(&self, _at: &[usize]) -> Option<&str> {
        None
    }

    /// Where the knobs stand when this row is under the cursor; none where it is no row of the figure.
    fn at_row(&self, _library: &Library, _row: &EstimateId) -> Option<Vec<usize>> {
        None
    }

    /// The value under the cursor with its unit, in one line.
    fn readout(&self, library: &Library, at: &[usize]) -> String;

    /// The read-out with the studies that it comes from; asked for every frame.
    fn under_cursor(&self, library: &Library, at: &[usize]) -> (String, Vec<StudyId>) {
        (self.readout(library, at), self.sources(library, at))
    }

    /// What the present setting shows, a paragraph each, in inline markup. Read aloud it must be
    /// complete: nothing is in the picture alone.
    fn words(&self, library: &Library, at: &[usize]) -> Vec<String>;

    /// Every number of the figure; cells are inline markup.
    fn tables(&self, library: &Library, at: &[usize]) -> Vec<Table>;

    /// The studies behind what is under the cursor; none for those of the whole figure.
    fn sources(&self, _library: &Library, _at: &[usize]) -> Vec<StudyId> {
        Vec::new()
    }

    /// Every study that the data name.
    fn studies(&self) -> Vec<&StudyId> {
        Vec::new()
    }

    /// Those of them that are named beside the results of others, and show none of their own.
    fn only_named(&self) -> Vec<&StudyId> {
        Vec::new()
    }

    /// Every estimate that the data name.
    fn estimates(&self) -> Vec<&EstimateId> {
        Vec::new()
    }

    /// What is wrong with the data.
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }

    /// What is wrong with the drawings that they name, or with the parts of those.
    fn misdrawn(&self, _drawings: &[Drawing]) -> Vec<Fault> {
        Vec::new()
    }
}

/// A knob that cannot be set as it was asked: which of the pairs, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unset {
    pub nth: usize,
    pub message: String,
    pub help: String,
}

impl dyn Kind + '_ {
    /// Where the knobs stand when each of `set` stands at the step with its words, in whatever order they are
    /// written.
    ///
    /// # Errors
    /// Each that is no knob, has no such step, or does not stand there beside the others.
    pub fn at(&self, library: &Library, set: &[(String, String)]) -> Result<Vec<usize>, Vec<Unset>> {
        let begin = self.knobs(library, &[]);
        let mut at: Vec<usize> = begin.iter().map(|knob| knob.start).collect();
        let mut knobs = self.settle(library, &begin, &mut at);
        let unset = |knobs: &[Knob], at: &[usize]| -> Vec<Unset> {
            let each = set.iter().enumerate();
            each.filter_map(|(nth, pair)| self.unset(library, knobs, at, nth, pair)).collect()
        };
        // What one offers may hang on another that is turned after it.
        for _ in 0..=set.len() {
            for (name, words) in set {
                let Some(place) = knobs.iter().position(|knob| knob.name == name) else { continue };
                let step = knobs.get(place).and_then(|knob| knob.steps.iter().position(|it| it == words));
                let Some(step) = step.filter(|step| at.get(place) != Some(step)) else { continue };
                let was = at.clone();
                if let Some(at) = at.get_mut(place) {
                    *at = step;
                }
                self.follow(library, &was, &mut at);
                knobs = self.settle(library, &knobs, &mut at);
            }
            if unset(&knobs, &at).is_empty() {
                return Ok(at);
            }
        }
        Err(unset(&knobs, &at))
    }

    /// Why the `nth` knob that was asked for does not stand at its words; nothing where it does.
    fn unset(
        &self,
        library: &Library,
        knobs: &[Knob],
        at: &[usize],
        nth: usize,
        (name, words): &(String, String),
    ) -> Option<Unset> {
        let one_of = |offers: &mut dyn Iterator<Item = &str>| {
            let offers: Vec<String> = offers.map(|it| format!("\"{it}\"")).collect();
            format!("write one of: {}", offers.join(", "))
        };
        let Some((knob, at)) = knobs.iter().zip(at).find(|(knob, _)| knob.name == name) else {
            let help = one_of(&mut knobs.iter().map(|knob| knob.name));
            return Some(Unset { nth, message: format!("there is no knob `{name}`"), help });
        };
        let now = knob.steps.get(*at).filter(|now| *now != words)?;
        let others = one_of(&mut knob.steps.iter().map(String::as_str));
        let alone = self.knobs(library, &[]);
        let is_step = alone.iter().chain([knob]).any(|it| it.name == name && it.steps.contains(words));
        let (message, help) = if is_step {
            let message = format!("`{name}` does not stand at `{words}` beside the others, but at `{now}`");
            (message, format!("leave one of the others out, or {others}"))
        } else {
            let near = nearest(words, knob.steps.iter().map(String::as_str));
            let meant = near.first().map(|it| format!("did you mean \"{it}\"?"));
            (format!("`{name}` has no step `{words}`"), meant.unwrap_or(others))
        };
        Some(Unset { nth, message, help })
    }

    /// Brings `at` in line with what the knobs offer there, and gives those; `before` they offered something else.
    pub fn settle(&self, library: &Library, before: &[Knob], at: &mut [usize]) -> Vec<Knob> {
        let words = |(knob, at): (&Knob, &usize)| knob.steps.get(*at).filter(|_| knob.keeps_words).cloned();
        let before: Vec<_> = before.iter().zip(&*at).map(words).collect();
        let mut knobs = self.knobs(library, at);
        for (nth, words) in before.iter().enumerate() {
            let (Some(words), Some(knob), Some(step)) = (words, knobs.get(nth), at.get_mut(nth)) else {
                continue;
            };
            if knob.steps.get(*step) != Some(words) {
                *step = knob.steps.iter().position(|it| it == words).unwrap_or(knob.start);
                // The knobs after it may hang on it.
                if nth + 1 < knobs.len() {
                    knobs = self.knobs(library, at);
                }
            }
        }
        for (at, knob) in at.iter_mut().zip(&knobs) {
            *at = (*at).min(knob.steps.len().saturating_sub(1));
        }
        knobs
    }
}

/// Something that can be set, in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knob {
    pub name: &'static str,
    /// The steps in words.
    pub steps: Vec<String>,
    /// The step at which it stands at first.
    pub start: usize,
    /// Whether its steps are rows of the picture: ↑ and ↓ walk them, and no slider is drawn.
    pub is_rows: bool,
    /// Whether it stays at the same words when another knob changes its steps, and goes to its
    /// start where they are gone. Otherwise it stays at the same place among them.
    pub keeps_words: bool,
}

impl Knob {
    pub fn new(name: &'static str, steps: impl IntoIterator<Item = impl Into<String>>, start: usize) -> Self {
        Self {
            name,
            steps: steps.into_iter().map(Into::into).collect(),
            start,
            is_rows: false,
            keeps_words: false,
        }
    }

    /// The same, standing at its words whatever its other steps become.
    pub fn by_words(self) -> Self {
        Self { keeps_words: true, ..self }
    }

    /// Rows of the picture, the first chosen at first.
    pub fn rows(name: &'static str, steps: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { is_rows: true, ..Self::new(name, steps, 0) }
    }
}

/// How a figure uses time. Seconds are those of its own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pace {
    /// It never moves.
    #[default]
    Still,
    /// It moves as long as it is looked at.
    Endless,
    /// It runs for so many seconds and stands at its end.
    Once(f64),
    /// Each turn of a knob takes so many seconds to be seen.
    Eases(f64),
    /// Playing turns `knob` a step every so many seconds, to its last.
    Turns { knob: usize, every: f64 },
}

/// A table, complete by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What must be known to read it.
    pub note: String,
}

impl Table {
    pub fn new(title: impl Into<String>, columns: &[&str]) -> Self {
        Self {
            title: title.into(),
            columns: columns.iter().map(|it| (*it).to_owned()).collect(),
            ..Self::default()
        }
    }

    /// The same without the columns in which no row says anything.
    pub fn filled(self) -> Self {
        let is_filled: Vec<bool> = (0..self.columns.len())
            .map(|nth| self.rows.iter().any(|row| row.get(nth).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let kept = |cells: Vec<String>| {
            cells
                .into_iter()
                .zip(&is_filled)
                .filter(|(_, is_filled)| **is_filled)
                .map(|(cell, _)| cell)
                .collect()
        };
        let rows = self.rows.into_iter().map(kept).collect();
        Self { columns: kept(self.columns), rows, ..self }
    }
}

/// A fault in the data: the key within them, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub key: String,
    pub message: String,
    pub help: String,
}

impl Fault {
    pub fn new(key: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { key: key.into(), message: message.into(), help: help.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_no_row_fills_is_left_out() {
        let mut table = Table::new("", &["Study", "Trials", "Result"]);
        table.rows =
            vec![vec!["a".into(), String::new(), "1".into()], vec!["b".into(), String::new(), String::new()]];
        let table = table.filled();
        assert_eq!(table.columns, ["Study", "Result"]);
        assert_eq!(table.rows, [["a", "1"], ["b", ""]]);
    }
}
