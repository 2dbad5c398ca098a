//! What must hold between the tables of a pack. All problems are found at once, each with
//! its place and what to do.

mod lessons;
mod names;
pub mod prose;
mod questions;
mod strength;
mod tables;
pub(super) mod values;

use super::address::Address;
use super::id::{EstimateId, StudyId, TopicId, is_kebab_case, nearest};
use super::library::Library;
use super::load::{Tables, load, without_faulty_steps};
use super::markup;
use super::model::{Claim, Family, Study, Topic};
use super::order;
use super::problem::{File, Places, Problem};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use unicode_width::UnicodeWidthChar;

/// The longest texts that every screen shows whole at 80×24, in columns.
pub const MAX_TITLE: usize = 34;
pub const MAX_ONE_LINE: usize = 72;
pub const MAX_HEADING: usize = 60;
pub const MAX_LABEL: usize = 22;
pub const MAX_TAG: usize = 22;
pub const MAX_NOTE: usize = 80;
/// The longest word, in columns: longer ones would be broken anywhere.
const MAX_WORD: usize = 40;
/// Decimals of an estimate.
const MAX_DECIMALS: usize = 6;
/// Words in a definition.
const MAX_DEFINITION: usize = 30;

/// Reads a pack and judges it as a whole.
///
/// # Errors
/// Every problem found, in the order of the files.
pub fn check(files: &[File]) -> Result<Tables, Vec<Problem>> {
    // What is read as another encoding has faults of every kind.
    let foreign: Vec<Problem> = files.iter().filter_map(values::encoding).collect();
    if !foreign.is_empty() {
        return Err(foreign);
    }
    let (tables, files, problems) = match load(files) {
        Ok(tables) => (tables, Cow::Borrowed(files), Vec::new()),
        // Nothing stands on a lesson: one that cannot be read hides no fault of anything else.
        Err(problems) if problems.iter().all(|it| it.file.starts_with("lessons/")) => {
            let is_sound = |file: &File| problems.iter().all(|it| it.file != file.path);
            let rest = files
                .iter()
                .filter_map(|it| if is_sound(it) { Some(it.clone()) } else { without_faulty_steps(it) });
            let rest: Vec<File> = rest.collect();
            (load(&rest)?, Cow::Owned(rest), problems)
        }
        Err(problems) => return Err(problems),
    };
    let mut check = Check {
        files: &files,
        tables: &tables,
        known: Known::of(&tables),
        places: None,
        library: OnceCell::new(),
        problems,
    };
    check.values();
    check.drawings();
    check.model();
    check.tree();
    check.pages();
    check.figures();
    check.studies();
    check.estimates();
    check.glossary();
    check.sayings();
    check.questions();
    check.lessons();
    check.names();
    check.strength();
    let mut problems = check.problems;
    if problems.is_empty() {
        return Ok(tables);
    }
    order::by(&mut problems, |a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    Err(problems)
}

struct Check<'a> {
    files: &'a [File],
    tables: &'a Tables,
    known: Known<'a>,
    /// Of the file that had a fault last: where there is one there are often more.
    places: Option<Places<'a>>,
    /// For what only whole tables can tell, once somebody asks.
    library: OnceCell<Library>,
    problems: Vec<Problem>,
}

/// What an id may name.
struct Known<'a> {
    topics: HashMap<&'a TopicId, &'a Topic>,
    figures: HashSet<&'a str>,
    studies: HashMap<&'a StudyId, &'a Study>,
    estimates: HashSet<&'a str>,
    terms: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(tables: &'a Tables) -> Self {
        Self {
            topics: tables.topics.iter().map(|it| (&it.id, it)).collect(),
            figures: tables.figures.iter().map(|it| it.id.as_str()).collect(),
            studies: tables.studies.iter().map(|it| (&it.id, it)).collect(),
            estimates: tables.estimates.iter().map(|it| it.id.as_str()).collect(),
            terms: tables.terms.iter().map(|it| it.id.as_str()).collect(),
        }
    }
}

impl Check<'_> {
    fn bad(&mut self, file: &str, path: &str, message: impl Into<String>, help: impl Into<String>) {
        if let Some(places) = self.places(file) {
            let problem = Problem::at(places.file, places.value(path), message, help);
            self.problems.push(problem);
        }
    }

    /// A fault at the first place where `needle` stands in the value of `path`.
    fn bad_within(
        &mut self,
        file: &str,
        path: &str,
        needle: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if let Some(places) = self.places(file) {
            let problem = Problem::at(places.file, places.within(path, needle), message, help);
            self.problems.push(problem);
        }
    }

    fn places(&mut self, file: &str) -> Option<&Places<'_>> {
        if self.places.as_ref().is_none_or(|it| it.file.path != file) {
            self.places = Some(Places::of(self.files.iter().find(|it| it.path == file)?));
        }
        self.places.as_ref()
    }

    fn library(&self) -> &Library {
        self.library.get_or_init(|| Library::new(self.tables.clone()))
    }

    fn values(&mut self) {
        self.problems.extend(self.files.iter().flat_map(values::characters));
        self.problems.extend(self.files.iter().flat_map(values::values));
    }

    /// What is said of a drawing may be shown; the rest of its file has been judged by the reader of it.
    fn drawings(&mut self) {
        for drawing in &self.tables.drawings {
            let path = format!("drawings/{}.svg", drawing.id);
            let is_wide = drawing.title.chars().any(|c| c.width() != Some(1));
            if is_wide && let Some(file) = self.files.iter().find(|it| it.path == path) {
                let at = file.text.find("<title").unwrap_or_default();
                let message = "a title with a character that does not fill exactly one column";
                self.problems.push(Problem::at(file, at..at + 6, message, "use plain characters"));
            }
        }
    }

    fn model(&mut self) {
        let file = "effects.toml";
        for family in Family::ALL {
            let n = self.tables.effects.iter().filter(|effect| effect.family == family).count();
            if n != 1 {
                let word = family.id();
                self.bad(
                    file,
                    "effect",
                    format!("the model has {n} effects of the family {word}"),
                    "give each of the four families exactly one [[effect]]",
                );
            }
        }
        for (nth, effect) in self.tables.effects.iter().enumerate() {
            let path = format!("effect[{nth}]");
            match self.known.topics.get(&effect.topic) {
                None => self.unknown(file, &format!("{path}.topic"), "topic", effect.topic.as_str()),
                Some(topic) if topic.parent.is_some() => {
                    self.bad(
                        file,
                        &format!("{path}.topic"),
                        "this topic has a parent",
                        "name a topic that stands at the top of the tree",
                    );
                }
                Some(_) => {}
            }
            self.length(file, &format!("{path}.title"), &effect.title, MAX_LABEL);
            self.length(file, &format!("{path}.tag"), &effect.tag, MAX_TAG);
            self.length(file, &format!("{path}.note"), &effect.note, MAX_NOTE);
            for (i, inside) in effect.inside.iter().enumerate() {
                self.length(file, &format!("{path}.inside[{i}]"), &inside.label, MAX_LABEL);
                let parent = self.known.topics.get(&inside.topic).and_then(|topic| topic.parent.as_ref());
                if parent != Some(&effect.topic) {
                    self.bad(
                        file,
                        &format!("{path}.inside[{i}]"),
                        format!("`{}` is no page right below `{}`", inside.topic, effect.topic),
                        "name a child of the effect's topic",
                    );
                }
            }
        }
    }

    fn tree(&mut self) {
        let parents: HashMap<_, _> =
            self.tables.topics.iter().map(|topic| (&topic.id, topic.parent.as_ref())).collect();
        let ordered: HashSet<_> = self.tables.info.order.iter().map(TopicId::as_str).collect();
        for topic in &self.tables.topics {
            let file = format!("topics/{}.toml", topic.id);
            self.kebab(&file, "id", topic.id.as_str());
            if let Some(parent) = &topic.parent
                && !parents.contains_key(parent)
            {
                self.unknown(&file, "parent", "topic", parent.as_str());
            }
            let up = std::iter::successors(Some(&topic.id), |id| parents.get(id).copied().flatten());
            if up.take(parents.len() + 1).count() > parents.len() {
                self.bad(
                    &file,
                    "parent",
                    "the parents of this topic go in a circle",
                    "let the path end at one of the four nodes",
                );
            }
            if topic.parent.is_none() && !self.tables.effects.iter().any(|effect| effect.topic == topic.id) {
                self.bad(&file, "id", "no node of the model leads to this topic", "give it a parent");
            }
            if !ordered.contains(topic.id.as_str()) {
                self.bad(
                    "pack.toml",
                    "order",
                    format!("the topic `{}` is not in the order", topic.id),
                    "add it where a reader would come to it",
                );
            }
        }
        let mut seen = HashSet::new();
        for (nth, id) in self.tables.info.order.iter().enumerate() {
            let path = format!("order[{nth}]");
            if !parents.contains_key(id) {
                self.unknown("pack.toml", &path, "topic", id.as_str());
            } else if !seen.insert(id) {
                self.bad(
                    "pack.toml",
                    &path,
                    format!("`{id}` stands in the order twice"),
                    "keep one of the two",
                );
            }
        }
    }

    fn pages(&mut self) {
        let mut ids = HashSet::new();
        for topic in &self.tables.topics {
            let file = format!("topics/{}.toml", topic.id);
            self.length(&file, "title", &topic.title, MAX_TITLE);
            self.length(&file, "one_line", &topic.one_line, MAX_ONE_LINE);
            self.estimate_ids(&file, "estimates", &topic.estimates);
            for (s, section) in topic.sections.iter().enumerate() {
                self.length(&file, &format!("section[{s}].heading"), &section.heading, MAX_HEADING);
                self.inline(&file, &format!("section[{s}].text"), &section.text);
                for (c, claim) in section.claims.iter().enumerate() {
                    let path = format!("section[{s}].claim[{c}]");
                    if !ids.insert(&claim.id) {
                        self.bad(
                            &file,
                            &format!("{path}.id"),
                            format!("the claim id `{}` is used twice", claim.id),
                            "choose another id",
                        );
                    }
                    self.claim(&file, &path, claim);
                }
            }
        }
    }

    fn claim(&mut self, file: &str, path: &str, claim: &Claim) {
        self.kebab(file, &format!("{path}.id"), claim.id.as_str());
        self.inline(file, &format!("{path}.text"), &claim.text);
        self.sources(file, &format!("{path}.sources"), &claim.sources);
        self.estimate_ids(file, &format!("{path}.estimates"), &claim.estimates);
        if claim.text.trim().is_empty() {
            self.bad(file, &format!("{path}.text"), "a claim without words", "say what is claimed");
        }
        if claim.limits.trim().is_empty() {
            self.bad(
                file,
                &format!("{path}.limits"),
                "a claim without its limits",
                "say what it does not show",
            );
        }
    }

    fn sources(&mut self, file: &str, path: &str, ids: &[StudyId]) {
        if ids.is_empty() {
            self.bad(
                file,
                path.trim_end_matches(".sources"),
                "a claim without a study",
                "name at least one study in `sources`",
            );
        }
        for (nth, id) in ids.iter().enumerate() {
            if !self.known.studies.contains_key(id) {
                let path = if path.ends_with(".source") { path.to_owned() } else { format!("{path}[{nth}]") };
                self.unknown(file, &path, "study", id.as_str());
            }
        }
    }

    fn estimate_ids(&mut self, file: &str, path: &str, ids: &[EstimateId]) {
        for (nth, id) in ids.iter().enumerate() {
            if !self.known.estimates.contains(id.as_str()) {
                self.unknown(file, &format!("{path}[{nth}]"), "estimate", id.as_str());
            }
        }
    }

    fn inline(&mut self, file: &str, path: &str, text: &str) {
        for (message, needle) in markup::unknown(text) {
            let help = "use *emphasis*, **strong**, [text](topic:id), [text](term:id) or [@study-id]";
            self.bad_within(file, path, &needle, message, help);
        }
        for run in markup::parse(text).into_iter().flatten() {
            if let Some(word) = run.text.split_whitespace().find(|it| it.chars().count() > MAX_WORD) {
                let message = "a word too long for a line of a small screen";
                self.bad_within(file, path, word, message, "divide it, or say it in other words");
            }
            let (kind, id, known) = match &run.link {
                Some(Address::Topic(id)) => ("topic", id.as_str(), self.known.topics.contains_key(id)),
                Some(Address::Term(id)) => ("term", id.as_str(), self.known.terms.contains(id.as_str())),
                Some(Address::Study(id)) => ("study", id.as_str(), self.known.studies.contains_key(id)),
                Some(_) | None => continue,
            };
            if !known {
                let needle = if kind == "study" { format!("@{id}") } else { format!("{kind}:{id}") };
                self.bad_within(
                    file,
                    path,
                    &needle,
                    format!("there is no {kind} `{id}`"),
                    self.correction(kind, id),
                );
            }
        }
    }

    fn unknown(&mut self, file: &str, path: &str, kind: &str, id: &str) {
        let help = self.correction(kind, id);
        self.bad(file, path, format!("there is no {kind} `{id}`"), help);
    }

    /// What to do where nothing of `kind` has this id: the ids that look most like it are named.
    fn correction(&self, kind: &str, id: &str) -> String {
        let tables = self.tables;
        let claims = || tables.topics.iter().flat_map(|it| &it.sections).flat_map(|it| &it.claims);
        let near = match kind {
            "topic" => nearest(id, self.known.topics.keys().map(|it| it.as_str())),
            "figure" => nearest(id, self.known.figures.iter().copied()),
            "study" => nearest(id, self.known.studies.keys().map(|it| it.as_str())),
            "term" => nearest(id, self.known.terms.iter().copied()),
            "estimate" => nearest(id, self.known.estimates.iter().copied()),
            "claim" => nearest(id, claims().map(|it| it.id.as_str())),
            _ => nearest(id, tables.sayings.iter().map(|it| it.id.as_str())),
        };
        match near.as_slice() {
            [] => format!("correct the id, or add the {kind}"),
            near => format!("did you mean {}?", near.join(", ")),
        }
    }

    fn kebab(&mut self, file: &str, path: &str, id: &str) {
        if !is_kebab_case(id) {
            self.bad(
                file,
                path,
                format!("`{id}` is not kebab-case"),
                "use lowercase letters, digits and single hyphens",
            );
        }
    }

    fn length(&mut self, file: &str, path: &str, text: &str, max: usize) {
        let length = text.chars().count();
        if length > max {
            self.bad(
                file,
                path,
                format!("{length} columns would be clipped at 80×24"),
                format!("say it in {max} columns"),
            );
        }
    }

    fn unique(&mut self, file: &str, table: &str, ids: impl Iterator<Item = String>) {
        let mut seen = HashSet::new();
        for (nth, id) in ids.enumerate() {
            let path = format!("{table}[{nth}].id");
            self.kebab(file, &path, &id);
            if !seen.insert(id.clone()) {
                self.bad(file, &path, format!("the id `{id}` is used twice"), "choose another id");
            }
        }
    }
}
