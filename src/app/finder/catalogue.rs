//! All that can be found, in a form that a search goes through quickly: a large pack has a hundred
//! thousand rows.

use super::identifier;
use super::query::Needle;
use super::text::{Text, Texts};
use crate::app::Kept;
use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::keymap::{Binding, Keymap, Scope};
use crate::app::place::Place;
use crate::app::stage::Stage;
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::Family;
use crate::content::name;
use crate::document::Way;
use crate::page::words;
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
    /// A step of a lesson.
    Step,
    /// A question to test oneself with.
    Question,
    Command,
    /// What the reader marked.
    Mark,
    /// What was seen lately.
    Seen,
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
            Self::Step => "step",
            Self::Question => "question",
            Self::Command => "command",
            Self::Mark => "mark",
            Self::Seen => "seen",
        }
    }

    /// Whether its title is a whole sentence.
    pub(super) fn is_sentence(self) -> bool {
        matches!(self, Self::Claim(_) | Self::Saying | Self::Question)
    }
}

/// What taking a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Go(Place),
    Card(Address),
    /// A step of a lesson, counted from 0.
    Step(LessonId, usize),
    /// All studies by this author.
    Studies(String),
    Run(Command),
}

/// One thing that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub kind: Kind,
    pub title: &'a str,
    /// The keys of a command; of a mark with a line, what it is on.
    pub detail: &'a str,
    pub outcome: &'a Outcome,
}

/// The rows, in the order in which they stand where all match alike.
#[derive(Debug, Default)]
pub struct Catalogue {
    rows: Vec<Row>,
    texts: Texts,
    /// The numbers that studies go by elsewhere, with the rows of these.
    identifiers: Vec<(String, u32)>,
}

/// A row as it is shown.
#[derive(Debug)]
struct Row {
    kind: Kind,
    title: String,
    /// The keys of a command; of a mark with a line, what it is on.
    detail: String,
    outcome: Outcome,
}

impl Catalogue {
    /// All that `library` has, and the commands that work everywhere.
    pub fn everything(library: &Library, keymap: &Keymap) -> Self {
        let mut all = Self::default();
        all.topics(library);
        all.lessons(library);
        all.figures(library);
        all.terms(library);
        all.studies(library);
        all.authors(library);
        all.claims(library);
        all.steps(library);
        all.questions(library);
        let rows =
            keymap.reachable(&[Scope::Anywhere]).into_iter().filter(|(row, _)| !is_movement(&row.command));
        all.commands(rows);
        all
    }

    /// Marks, then the places that were seen lately.
    pub(super) fn kept(kept: &Kept, library: &Library) -> Self {
        let mut all = Self::default();
        let marks = kept.marks.iter().map(|row| (Kind::Mark, row));
        for (kind, row) in marks.chain(kept.recent.iter().map(|row| (Kind::Seen, row))) {
            let title = Way::to(library, &row.target).map_or_else(String::new, |it| it.name);
            let outcome = match row.target.clone() {
                Address::Topic(id) => Outcome::Go(Place::Topic(id)),
                Address::Study(id) => Outcome::Go(Place::Study(id)),
                Address::Term(id) => Outcome::Go(Place::Term(id)),
                Address::Figure(id) => Outcome::Go(Place::Figure(id)),
                target => Outcome::Card(target),
            };
            let (title, detail) =
                if row.line.is_empty() { (title, String::new()) } else { (row.line.clone(), title) };
            all.push(kind, &title, [], "", outcome);
            if let Some(row) = all.rows.last_mut() {
                row.detail = detail;
            }
        }
        all
    }

    /// The commands of the help.
    pub(super) fn help(rows: Vec<(&Binding, Vec<Key>)>) -> Self {
        let mut all = Self::default();
        all.commands(rows);
        all
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn entry(&self, at: u32) -> Option<Entry<'_>> {
        let Row { kind, title, detail, outcome } = self.rows.get(at as usize)?;
        Some(Entry { kind: *kind, title, detail, outcome })
    }

    pub(super) fn kind(&self, at: u32) -> Option<Kind> {
        self.rows.get(at as usize).map(|row| row.kind)
    }

    pub(super) fn rows_with(&self, needle: &Needle) -> Vec<u32> {
        self.texts.rows_with(needle)
    }

    pub(super) fn text(&self, at: u32) -> Text<'_> {
        self.texts.row(at)
    }

    /// Whether taking the row ends the program: only its name finds such a one.
    pub(super) fn ends_program(&self, at: u32) -> bool {
        self.rows.get(at as usize).is_some_and(|row| row.outcome == Outcome::Run(Command::Quit))
    }

    /// The rows of the studies that go by a number which begins so.
    pub(super) fn identified(&self, number: &str) -> Vec<u32> {
        let rows = self.identifiers.iter().filter(|(it, _)| it.starts_with(number)).map(|(_, at)| *at);
        rows.collect()
    }

    /// A row that is found by its title, by other names, and by less by what else is said of it.
    fn push<'a>(
        &mut self,
        kind: Kind,
        title: &'a str,
        names: impl IntoIterator<Item = &'a str>,
        rest: &str,
        outcome: Outcome,
    ) {
        self.texts.push(std::iter::once(title).chain(names), rest);
        self.rows.push(Row { kind, title: title.to_owned(), detail: String::new(), outcome });
    }

    fn lessons(&mut self, library: &Library) {
        for it in library.lessons() {
            let outcome = Outcome::Card(Address::Lesson(it.id.clone()));
            self.push(Kind::Lesson, &it.title, ["lesson"], &it.one_line, outcome);
        }
    }

    fn steps(&mut self, library: &Library) {
        for lesson in library.lessons() {
            for (nth, it) in lesson.steps.iter().enumerate() {
                let asked = it.prediction.as_ref().map_or("", |it| it.ask.as_str());
                let rest = format!("{} {} {asked} {}", it.lines.join(" "), it.caption, lesson.title);
                self.push(Kind::Step, &it.title, [], &rest, Outcome::Step(lesson.id.clone(), nth));
            }
        }
    }

    fn topics(&mut self, library: &Library) {
        for it in library.topics() {
            let outcome = Outcome::Go(Place::Topic(it.id.clone()));
            let headings = it.sections.iter().map(|section| section.heading.as_str());
            let rest = std::iter::once(it.one_line.as_str()).chain(headings).collect::<Vec<_>>().join(" ");
            let names = it.synonyms.iter().map(String::as_str);
            self.push(Kind::Topic(library.family(&it.id)), &it.title, names, &rest, outcome);
        }
    }

    fn figures(&mut self, library: &Library) {
        for it in library.figures() {
            let at = Stage::new(library, it).at;
            let words =
                it.data.kind().words(library, &at).iter().map(|text| markup::plain(text)).collect::<Vec<_>>();
            let rest = format!(
                "{} {} {} {}",
                it.one_line,
                it.point.as_deref().unwrap_or_default(),
                it.words,
                words.join(" ")
            );
            let names = it.synonyms.iter().map(String::as_str);
            self.push(Kind::Figure, &it.title, names, &rest, Outcome::Go(Place::Figure(it.id.clone())));
        }
    }

    fn terms(&mut self, library: &Library) {
        for it in library.terms() {
            let rest = format!("{} {}", it.plain, it.definition);
            // "DOMS (delayed onset muscle soreness)" has two names.
            let names = it.synonyms.iter().map(String::as_str).chain(it.term.split(['(', ')']));
            self.push(Kind::Term, &it.term, names, &rest, Outcome::Go(Place::Term(it.id.clone())));
        }
    }

    fn studies(&mut self, library: &Library) {
        for it in library.studies() {
            let at = self.len() as u32;
            self.identifiers.extend(identifier::of(it).map(|number| (number, at)));
            self.push(Kind::Study, &words::name(it), [], &it.title, Outcome::Go(Place::Study(it.id.clone())));
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
            self.push(Kind::Author, author, [], "", outcome);
        }
    }

    fn claims(&mut self, library: &Library) {
        for topic in library.topics() {
            let family = library.family(&topic.id);
            for it in claims_of(topic) {
                let outcome = Outcome::Card(Address::Claim(it.id.clone()));
                self.push(Kind::Claim(family), &markup::plain(&it.text), [], &topic.title, outcome);
            }
        }
        for it in library.sayings() {
            let outcome = Outcome::Card(Address::Saying(it.id.clone()));
            self.push(Kind::Saying, &it.says, [], &markup::plain(&it.known), outcome);
        }
    }

    fn questions(&mut self, library: &Library) {
        for it in library.questions() {
            let outcome = Outcome::Card(Address::Question(it.id.clone()));
            let rest = it.options(library).join(" ");
            self.push(
                Kind::Question,
                &it.prompt,
                ["question", "quiz", "test", "test yourself"],
                &rest,
                outcome,
            );
        }
    }

    fn commands<'a>(&mut self, rows: impl IntoIterator<Item = (&'a Binding, Vec<Key>)>) {
        for (row, keys) in rows {
            let keys = keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            self.push(Kind::Command, row.help, [], &keys, Outcome::Run(row.command.clone()));
            if let Some(row) = self.rows.last_mut() {
                row.detail = keys;
            }
        }
    }
}

/// What can be done in `scopes`, narrowest first, with the keys that count there; those of a clock only
/// where one runs.
pub(super) fn of_help<'a>(
    keymap: &'a Keymap,
    scopes: &[Scope],
    has_clock: bool,
) -> Vec<(&'a Binding, Vec<Key>)> {
    let is_of_clock = |command: &Command| {
        matches!(
            command,
            Command::Play | Command::StepForward | Command::StepBack | Command::Slower | Command::Faster
        )
    };
    let rows = keymap.reachable(scopes).into_iter();
    rows.filter(|(row, _)| has_clock || !is_of_clock(&row.command)).collect()
}

/// Moving about is no thing to search for.
fn is_movement(command: &Command) -> bool {
    use Command::{
        Close, Down, Find, First, Last, Left, NextClaim, NextStop, PageDown, PageUp, PreviousClaim,
        PreviousStop, Right, Up,
    };
    matches!(
        command,
        Up | Down
            | Left
            | Right
            | NextStop
            | PreviousStop
            | NextClaim
            | PreviousClaim
            | First
            | Last
            | PageUp
            | PageDown
            | Close
            | Find
    )
}
