//! A pathway, stage by stage: what a question to it changes, and the same as numbered steps. Nothing is
//! computed; the sentences are the data's.

mod drawn;

use super::{Fault, Kind, Knob, Pace, Table, cite, step};
use crate::content::character::capital;
use crate::content::drawing::Drawing;
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage, WhatIf};
use crate::content::id::StudyId;
use crate::content::library::Library;

/// The knobs, by number. That of the stages stands at [`WHOLE`] first, before the first of them.
pub const STAGE: usize = 0;
pub const WHAT_IF: usize = 1;
/// The step of [`STAGE`] at which all stages are shown, none in hand.
pub const WHOLE: usize = 0;
/// The words of it.
pub const WHOLE_WORDS: &str = "the whole way";
/// Seconds for each stage when it plays: time enough to read its sentence.
const EVERY: f64 = 5.0;
/// Widest label of a question, in columns.
const MAX_LABEL: usize = 26;
/// Widest label of a stage in the picture, and widest gist in the list.
const MAX_WORD: usize = 18;
const MAX_GIST: usize = 28;

impl Basis {
    pub const ALL: [Self; 6] =
        [Self::Human, Self::Animal, Self::Anatomy, Self::Model, Self::Disputed, Self::Proposed];

    pub fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Animal => "animal",
            Self::Anatomy => "anatomy",
            Self::Model => "model",
            Self::Disputed => "disputed",
            Self::Proposed => "proposed",
        }
    }

    pub fn meaning(self) -> &'static str {
        match self {
            Self::Human => "seen in people",
            Self::Animal => "seen in animals only",
            Self::Anatomy => "textbook wiring",
            Self::Model => "a calculation",
            Self::Disputed => "studies or experts disagree",
            Self::Proposed => "suggested, not shown",
        }
    }

    /// The line of its arrows, three cells long; its first cell alone tells it apart as well.
    pub fn mark(self) -> [&'static str; 3] {
        match self {
            Self::Human => ["━", "━", "━"],
            Self::Animal => ["┅", "┅", "┅"],
            Self::Anatomy => ["─", "─", "─"],
            Self::Model => ["+", "─", "+"],
            Self::Disputed => ["?", "─", "?"],
            Self::Proposed => ["·", "·", "·"],
        }
    }
}

/// What a question does to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Cut,
    Thinned,
    Spared,
    Lifted,
}

impl Change {
    pub fn mark(self) -> &'static str {
        match self {
            Self::Cut => "×",
            Self::Thinned => "−",
            Self::Spared => "=",
            Self::Lifted => "+",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Thinned => "fewer",
            Self::Spared => "stays",
            Self::Lifted => "stronger",
        }
    }
}

impl PathwayPlayer {
    /// The stage in hand, counted from 0; none where the whole way is shown.
    pub fn current(&self, at: &[usize]) -> Option<usize> {
        let last = self.stages.len().checked_sub(1)?;
        Some(step(at, STAGE).checked_sub(1)?.min(last))
    }

    /// The step of [`STAGE`] at which a stage is in hand.
    pub fn step_of(nth: usize) -> usize {
        nth + 1
    }

    /// Every study of the stages once, in their order.
    fn cited(&self) -> Vec<StudyId> {
        let mut studies: Vec<StudyId> = Vec::new();
        for study in self.stages.iter().flat_map(|stage| &stage.sources) {
            if !studies.contains(study) {
                studies.push(study.clone());
            }
        }
        studies
    }

    /// The question that is asked of it.
    pub fn asked(&self, at: &[usize]) -> Option<&WhatIf> {
        self.what_ifs.get(step(at, WHAT_IF).checked_sub(1)?)
    }
}

impl WhatIf {
    /// Names of the stages that it changes, by how, with the key of their list.
    fn changed(&self) -> [(&'static str, Change, &[String]); 4] {
        [
            ("cuts", Change::Cut, &self.cuts),
            ("thins", Change::Thinned, &self.thins),
            ("spares", Change::Spared, &self.spares),
            ("lifts", Change::Lifted, &self.lifts),
        ]
    }

    /// What it does to `stage`.
    pub fn change(&self, stage: &PathwayStage) -> Option<Change> {
        self.changed().into_iter().find(|it| it.2.contains(&stage.name)).map(|it| it.1)
    }

    /// "cut: Relay; stays: Worth".
    pub fn changes(&self) -> String {
        let told = self.changed().into_iter().filter_map(|(_, change, names)| {
            let beside = self.beside.iter().filter(|_| change == Change::Spared).map(|it| &it.label);
            let names: Vec<&str> = names.iter().chain(beside).map(String::as_str).collect();
            (!names.is_empty()).then(|| format!("{}: {}", change.word(), names.join(", ")))
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

fn cites(studies: &[StudyId]) -> String {
    studies.iter().map(cite).collect::<Vec<_>>().join(", ")
}

fn count(studies: &[StudyId]) -> String {
    format!("{} {}", studies.len(), if studies.len() == 1 { "study" } else { "studies" })
}

impl Kind for PathwayPlayer {
    fn caution(&self, at: &[usize]) -> String {
        self.asked(at).map(|it| format!("{} {}", it.question, it.answer)).unwrap_or_default()
    }

    fn knobs(&self, _library: &Library, _at: &[usize]) -> Vec<Knob> {
        let names = self.stages.iter().map(|stage| stage.name.as_str());
        let mut knobs = vec![Knob::rows("stage", std::iter::once(WHOLE_WORDS).chain(names))];
        if !self.what_ifs.is_empty() {
            let labels = self.what_ifs.iter().map(|it| it.label.as_str());
            knobs.push(Knob::new("what if", std::iter::once("as it is").chain(labels), 0));
        }
        knobs
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Turns { knob: STAGE, every: EVERY }
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        if let Some(asked) = self.asked(at) {
            return format!("{} · {} · {}", asked.label, asked.changes(), count(&asked.sources));
        }
        let stages = self.stages.len();
        let Some(nth) = self.current(at) else {
            return format!("{WHOLE_WORDS} · {stages} steps · {}", count(&self.cited()));
        };
        let Some(stage) = self.stages.get(nth) else { return String::new() };
        let (basis, studies) = (stage.basis.meaning(), count(&stage.sources));
        // Where there is no room for all of a place, there is for none of it: a part would name one of two in dispute.
        let place = stage.place.replace(", ", ",\u{a0}");
        format!("{} of {stages} · {basis} · {studies} · {place}", nth + 1)
    }

    fn words(&self, _library: &Library, at: &[usize]) -> Vec<String> {
        let mut words = Vec::new();
        if let Some((nth, stage)) = self.current(at).and_then(|nth| Some((nth, self.stages.get(nth)?))) {
            words.push(format!(
                "**Stage {} of {}: {}, {}.**",
                nth + 1,
                self.stages.len(),
                stage.name,
                stage.place
            ));
        }
        let question = |it: &WhatIf| {
            let changes = capital(&it.changes());
            let changes = if changes.is_empty() { changes } else { format!(" {changes}.") };
            format!("**{}** {}{changes} ({})", it.question, it.answer, cites(&it.sources))
        };
        words.extend(self.asked(at).map(|it| format!("Asked: {}", question(it))));
        for (nth, stage) in self.stages.iter().enumerate() {
            let unchanged = if stage.unchanged { " No change was found here." } else { "" };
            words.push(format!(
                "**Step {}: {}**, {}. {}{unchanged} {} ({}).",
                nth + 1,
                stage.name,
                stage.place,
                stage.what_happens,
                capital(stage.basis.meaning()),
                cites(&stage.sources)
            ));
        }
        words.extend(self.what_ifs.iter().map(question));
        words
    }

    fn tables(&self, _library: &Library, _at: &[usize]) -> Vec<Table> {
        let columns = ["Stage", "Where", "What happens", "Basis", "Studies"];
        let mut stages = Table::new("Stages", &columns);
        for (nth, stage) in self.stages.iter().enumerate() {
            stages.rows.push(vec![
                format!("{} {}", nth + 1, stage.name),
                stage.place.clone(),
                stage.what_happens.clone(),
                stage.basis.word().to_owned(),
                cites(&stage.sources),
            ]);
        }
        let used = Basis::ALL.into_iter().filter(|basis| self.stages.iter().any(|it| it.basis == *basis));
        let meanings: Vec<String> =
            used.map(|basis| format!("{}: {}", capital(basis.word()), basis.meaning())).collect();
        stages.note = format!("{}.", meanings.join(". "));
        let mut tables = vec![stages];
        if !self.what_ifs.is_empty() {
            let mut table =
                Table::new("What if", &["Question", "What was found", "In the figure", "Studies"]);
            for it in &self.what_ifs {
                let row = [it.question.clone(), it.answer.clone(), it.changes(), cites(&it.sources)];
                table.rows.push(row.into());
            }
            tables.push(table);
        }
        tables
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        let stage = self.current(at).and_then(|nth| self.stages.get(nth));
        match (self.asked(at), stage) {
            (Some(asked), _) => asked.sources.clone(),
            (None, Some(stage)) => stage.sources.clone(),
            (None, None) => self.cited(),
        }
    }

    fn studies(&self) -> Vec<&StudyId> {
        let stages = self.stages.iter().flat_map(|stage| &stage.sources);
        stages.chain(self.what_ifs.iter().flat_map(|it| &it.sources)).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.stages.is_empty() {
            faults.push(Fault::new(
                "stages",
                "a pathway without stages",
                "add `[[data.pathway-player.stages]]`",
            ));
        }
        let has = |name: &String| self.stages.iter().any(|stage| stage.name == *name);
        let unknown = |key: String, name: &str| {
            Fault::new(
                key,
                format!("there is no stage called `{name}`"),
                "write the name of a stage as it stands there",
            )
        };
        for (nth, stage) in self.stages.iter().enumerate() {
            let key = |key: &str| format!("stages[{nth}].{key}");
            let texts =
                [("name", &stage.name), ("where", &stage.place), ("what_happens", &stage.what_happens)];
            for (it, _) in texts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
                faults.push(Fault::new(key(it), "nothing stands here", "write it in a few words"));
            }
            if stage.at.is_none() && stage.parts.is_empty() {
                let help = "name what takes part in it in `parts`, or where its number stands in `at`";
                faults.push(Fault::new(key("parts"), "a stage without a place in the drawings", help));
            }
            if stage.sources.is_empty() {
                faults.push(Fault::new(key("sources"), "a stage without a study", "name at least one"));
            }
            if self.stages.iter().take(nth).any(|other| other.name == stage.name) {
                faults.push(Fault::new(key("name"), "two stages have this name", "tell them apart"));
            }
            for (it, text, most) in [("label", &stage.label, MAX_WORD), ("gist", &stage.gist, MAX_GIST)] {
                if text.chars().count() > most {
                    let help = format!("say it in at most {most} columns");
                    faults.push(Fault::new(key(it), "words that are too long", help));
                }
            }
        }
        for (nth, it) in self.what_ifs.iter().enumerate() {
            let key = |key: &str| format!("what_ifs[{nth}].{key}");
            let label = it.label.chars().count();
            if label == 0 || label > MAX_LABEL {
                let help = format!("put the question into 1 to {MAX_LABEL} columns");
                faults.push(Fault::new(key("label"), "a label that is empty or too long", help));
            }
            let texts = [("question", &it.question), ("answer", &it.answer)];
            for (it, _) in texts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
                faults.push(Fault::new(key(it), "nothing stands here", "write it in a sentence"));
            }
            if it.sources.is_empty() {
                faults.push(Fault::new(key("sources"), "an answer without a study", "name at least one"));
            }
            for (list, _, names) in it.changed() {
                faults.extend(names.iter().filter(|name| !has(name)).map(|name| unknown(key(list), name)));
            }
        }
        faults
    }

    fn misdrawn(&self, drawings: &[Drawing]) -> Vec<Fault> {
        drawn::faults(self, drawings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    pub(super) fn player(id: &str) -> PathwayPlayer {
        let pack = Pack::builtin();
        let Data::PathwayPlayer(player) = &pack.library().figure(&id.into()).unwrap().data else {
            panic!("{id}")
        };
        player.clone()
    }

    #[test]
    fn a_question_cuts_spares_and_lifts() {
        let ascending = player("ct-ascending");
        let cut = ascending.asked(&[0, 2]).unwrap();
        let changes: Vec<_> = ascending.stages.iter().map(|stage| cut.change(stage)).collect();
        assert_eq!(changes.iter().flatten().collect::<Vec<_>>(), [&Change::Cut, &Change::Spared]);
        assert_eq!(cut.changes(), "cut: The way up (disputed); stays: Worth");
        // Who has few of these fibres has not had them cut.
        let sparse = ascending.asked(&[0, 3]).unwrap();
        assert_eq!(sparse.changes(), "fewer: CT ending, The slow wire");
        let spray = player("oxytocin-loop");
        assert_eq!(spray.asked(&[0, 1]).unwrap().changes(), "stronger: Feeling");
        assert!(ascending.asked(&[0, 0]).is_none() && ascending.asked(&[0, 9]).is_none());
    }

    #[test]
    fn every_mark_and_word_of_a_basis_is_its_own() {
        for (nth, a) in Basis::ALL.into_iter().enumerate() {
            for b in Basis::ALL.into_iter().skip(nth + 1) {
                assert!(a.word() != b.word() && a.meaning() != b.meaning() && a.mark()[0] != b.mark()[0]);
            }
        }
    }

    #[test]
    fn names_of_stages_that_there_are_not_and_empty_lists_are_reported() {
        let mut broken = player("ct-ascending");
        broken.stages[1].label = "a word that is much too long".into();
        broken.stages[2].gist = "what happens at more length than there is room".into();
        broken.stages[2].sources.clear();
        broken.stages[1].parts.clear();
        broken.stages[3].name = broken.stages[2].name.clone();
        broken.what_ifs[0].cuts.push("Nothing".into());
        broken.what_ifs[1].label = "a label that is much too long to stand beside a slider".into();
        let keys: Vec<String> = broken.faults().into_iter().map(|fault| fault.key).collect();
        for key in [
            "stages[1].label",
            "stages[2].gist",
            "stages[2].sources",
            "stages[1].parts",
            "stages[3].name",
            "what_ifs[0].cuts",
            "what_ifs[1].label",
        ] {
            assert!(keys.iter().any(|it| it == key), "{key} is not among {keys:?}");
        }
        broken.stages.clear();
        assert_eq!(broken.faults()[0].key, "stages");
    }
}
