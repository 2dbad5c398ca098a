//! All that can be found, in a form that a search goes through quickly: a large pack has a hundred
//! thousand rows, and each letter asks about all of them.

use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::keymap::{Binding, Scope, reachable};
use crate::app::place::Place;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::Family;
use crate::content::name;
use crate::page::{Target, words};
use nucleo_matcher::chars;
use std::collections::HashMap;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Topic(Family),
    Claim(Family),
    Saying,
    Term,
    Figure,
    Study,
    Author,
    Lesson,
    Command,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Topic(_) => "topic",
            Self::Claim(_) => "claim",
            Self::Saying => "said",
            Self::Term => "term",
            Self::Figure => "figure",
            Self::Study => "study",
            Self::Author => "author",
            Self::Lesson => "lesson",
            Self::Command => "command",
        }
    }

    /// Whether its title is a whole sentence.
    pub(super) fn is_sentence(self) -> bool {
        matches!(self, Self::Claim(_) | Self::Saying)
    }
}

/// What taking a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Go(Place),
    Card(Target),
    /// All studies by this author.
    Studies(String),
    Run(Command),
}

/// One thing that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub kind: Kind,
    pub title: &'a str,
    /// What is searched besides the title.
    pub detail: &'a str,
    pub outcome: &'a Outcome,
}

/// The rows, in the order in which they stand where all match alike.
#[derive(Debug, Default)]
pub struct Catalogue {
    kinds: Vec<Kind>,
    outcomes: Vec<Outcome>,
    texts: Texts,
    /// The same without case and accents, as the matcher compares them.
    folded: Texts,
}

impl Catalogue {
    pub fn everything(library: &Library) -> Self {
        let mut all = Self::default();
        all.topics(library);
        all.lessons(library);
        all.figures(library);
        all.terms(library);
        all.studies(library);
        all.authors(library);
        all.claims(library);
        let rows = reachable(&[Scope::Anywhere]).into_iter().filter(|(row, _)| !is_movement(&row.command));
        all.commands(rows);
        all
    }

    /// The commands of the help.
    pub(super) fn help(rows: Vec<(&'static Binding, Vec<Key>)>) -> Self {
        let mut all = Self::default();
        all.commands(rows);
        all
    }

    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    pub fn entry(&self, at: u32) -> Option<Entry<'_>> {
        Some(Entry {
            kind: self.kind(at)?,
            title: self.texts.title(at),
            detail: self.texts.detail(at),
            outcome: self.outcomes.get(at as usize)?,
        })
    }

    pub(super) fn kind(&self, at: u32) -> Option<Kind> {
        self.kinds.get(at as usize).copied()
    }

    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(super) fn folded(&self) -> &Texts {
        &self.folded
    }

    fn push(&mut self, kind: Kind, title: &str, detail: &str, outcome: Outcome) {
        self.kinds.push(kind);
        self.outcomes.push(outcome);
        self.texts.push(title, detail, |text, all| all.push_str(text));
        self.folded.push(title, detail, fold);
    }

    fn lessons(&mut self, library: &Library) {
        for it in library.lessons() {
            self.push(Kind::Lesson, &it.title, &it.one_line, Outcome::Card(Target::Lesson(it.id.clone())));
        }
    }

    fn topics(&mut self, library: &Library) {
        for it in library.topics() {
            let outcome = Outcome::Go(Place::Topic(it.id.clone()));
            self.push(Kind::Topic(library.family(&it.id)), &it.title, &it.one_line, outcome);
        }
    }

    fn figures(&mut self, library: &Library) {
        for it in library.figures() {
            self.push(Kind::Figure, &it.title, &it.one_line, Outcome::Go(Place::Figure(it.id.clone())));
        }
    }

    fn terms(&mut self, library: &Library) {
        for it in library.terms() {
            let detail = format!("{} {}", it.plain, it.definition);
            self.push(Kind::Term, &it.term, &detail, Outcome::Go(Place::Term(it.id.clone())));
        }
    }

    fn studies(&mut self, library: &Library) {
        for it in library.studies() {
            self.push(Kind::Study, &words::name(it), &it.title, Outcome::Go(Place::Study(it.id.clone())));
        }
    }

    /// Every author with the number of their studies.
    fn authors(&mut self, library: &Library) {
        let mut authors = HashMap::new();
        for study in library.studies() {
            for author in &study.authors {
                authors.entry(name::shown(author)).or_insert((0, &study.id)).0 += 1;
            }
        }
        let mut authors: Vec<_> = authors.into_iter().collect();
        authors.sort_unstable_by_key(|(author, _)| *author);
        for (author, (n_studies, first)) in authors {
            let outcome = match n_studies {
                1 => Outcome::Go(Place::Study(first.clone())),
                _ => Outcome::Studies(author.to_owned()),
            };
            self.push(Kind::Author, author, &words::count(n_studies, "study", "studies"), outcome);
        }
    }

    fn claims(&mut self, library: &Library) {
        for topic in library.topics() {
            let family = library.family(&topic.id);
            for it in claims_of(topic) {
                let outcome = Outcome::Card(Target::Claim(it.id.clone()));
                self.push(Kind::Claim(family), &markup::plain(&it.text), &topic.title, outcome);
            }
        }
        for it in library.sayings() {
            self.push(Kind::Saying, &it.says, &it.known, Outcome::Card(Target::Saying(it.id.clone())));
        }
    }

    fn commands(&mut self, rows: impl IntoIterator<Item = (&'static Binding, Vec<Key>)>) {
        for (row, keys) in rows {
            let keys = keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            self.push(Kind::Command, row.help, &keys, Outcome::Run(row.command.clone()));
        }
    }
}

/// What can be done in `scopes`, narrowest first, with the keys that count there; those of a clock only
/// where one runs.
pub(super) fn of_help(scopes: &[Scope], has_clock: bool) -> Vec<(&'static Binding, Vec<Key>)> {
    let is_of_clock = |command: &Command| {
        matches!(
            command,
            Command::Play | Command::StepForward | Command::StepBack | Command::Slower | Command::Faster
        )
    };
    let rows = reachable(scopes).into_iter();
    rows.filter(|(row, _)| has_clock || !is_of_clock(&row.command)).collect()
}

/// Titles, each with its small print behind a blank, one after the other: two texts of their own for
/// each row would cost more than what stands in them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where each title ends, and where its small print does.
    ends: Vec<(u32, u32)>,
}

impl Texts {
    fn push(&mut self, title: &str, detail: &str, write: fn(&str, &mut String)) {
        write(title, &mut self.all);
        let end = self.all.len() as u32;
        self.all.push(' ');
        write(detail, &mut self.all);
        self.ends.push((end, self.all.len() as u32));
    }

    /// The bytes of the row `at`: where they begin, where the title ends, and where all does.
    fn bounds(&self, at: u32) -> (usize, usize, usize) {
        let end = |at: u32| self.ends.get(at as usize).copied().unwrap_or_default();
        let start = at.checked_sub(1).map_or(0, |before| end(before).1);
        (start as usize, end(at).0 as usize, end(at).1 as usize)
    }

    pub(super) fn title(&self, at: u32) -> &str {
        let (start, end, _) = self.bounds(at);
        self.all.get(start..end).unwrap_or_default()
    }

    fn detail(&self, at: u32) -> &str {
        let (_, title, end) = self.bounds(at);
        self.all.get(title + 1..end).unwrap_or_default()
    }

    /// Title and small print.
    pub(super) fn whole(&self, at: u32) -> &str {
        let (start, _, end) = self.bounds(at);
        self.all.get(start..end).unwrap_or_default()
    }
}

/// Writes `text` as the matcher compares it: the first character of each cluster, its accent and its
/// case taken off.
fn fold(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        if let Some(text) = out.get_mut(start..) {
            text.make_ascii_lowercase();
        }
    } else {
        out.extend(chars::graphemes(text).map(|c| chars::to_lower_case(chars::normalize(c))));
    }
}

/// Moving about is no thing to search for.
fn is_movement(command: &Command) -> bool {
    use Command::{
        Close, Down, Find, First, Last, Left, NextStop, PageDown, PageUp, PreviousStop, Right, Up,
    };
    matches!(
        command,
        Up | Down | Left | Right | NextStop | PreviousStop | First | Last | PageUp | PageDown | Close | Find
    )
}
