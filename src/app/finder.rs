//! Find anything: one box over topics, claims, sayings, terms, studies, authors and commands.

use super::command::Command;
use super::keymap::{BINDINGS, Scope};
use super::place::Place;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Family;
use crate::page::{Target, words};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::BTreeMap;
use tui_input::Input;

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
            Self::Command => "command",
        }
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
#[derive(Clone, Debug)]
pub struct Entry {
    pub kind: Kind,
    pub title: String,
    /// What is searched besides the title.
    pub detail: String,
    pub outcome: Outcome,
}

/// The box with what was typed and what was found.
#[derive(Clone, Debug)]
pub struct Finder {
    pub input: Input,
    /// Only what can be done here.
    pub commands_only: bool,
    entries: Vec<Entry>,
    /// Title and small print of each entry.
    haystacks: Vec<String>,
    /// Positions in `entries`, best first.
    hits: Vec<usize>,
    pub chosen: usize,
    /// The first row in view.
    pub top: usize,
}

/// More rows than this are never shown; typing another letter is quicker than reading on.
const MAX_HITS: usize = 200;

impl Finder {
    pub fn everything(library: &Library) -> Self {
        let mut entries = topics(library);
        entries.extend(figures(library));
        entries.extend(terms(library));
        entries.extend(studies(library));
        entries.extend(authors(library));
        entries.extend(claims(library));
        entries.extend(commands(None));
        Self::new(entries, false)
    }

    /// The commands of `scopes`, narrowest first.
    pub fn help(scopes: &[Scope]) -> Self {
        Self::new(commands(Some(scopes)), true)
    }

    fn new(entries: Vec<Entry>, commands_only: bool) -> Self {
        let haystacks = entries.iter().map(|entry| format!("{} {}", entry.title, entry.detail)).collect();
        let mut finder = Self {
            input: Input::default(),
            commands_only,
            entries,
            haystacks,
            hits: Vec::new(),
            chosen: 0,
            top: 0,
        };
        finder.search();
        finder
    }

    pub fn hits(&self) -> impl Iterator<Item = &Entry> {
        self.hits.iter().filter_map(|at| self.entries.get(*at))
    }

    pub fn n_hits(&self) -> usize {
        self.hits.len()
    }

    pub fn entry(&self) -> Option<&Entry> {
        self.hits().nth(self.chosen)
    }

    /// Finds again, after what was typed has changed.
    pub fn search(&mut self) {
        (self.chosen, self.top) = (0, 0);
        let words = self.input.value();
        if words.trim().is_empty() {
            self.hits = (0..self.entries.len().min(MAX_HITS)).collect();
            return;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        // Letters with others between them find a title; in a sentence they would find everything.
        let fuzzy = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
        let whole = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
        let lower = words.trim().to_lowercase();
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let is_sentence = matches!(entry.kind, Kind::Claim(_) | Kind::Saying);
            let pattern = if is_sentence { &whole } else { &fuzzy };
            // A match in the title counts before one in the small print.
            let title = pattern.score(Utf32Str::new(&entry.title, &mut buffer), &mut matcher);
            let score = title.map(|score| score * 2 + 100).or_else(|| {
                // Words may be some in the title, some in the small print.
                let all = self.haystacks.get(at)?;
                whole.score(Utf32Str::new(all, &mut buffer), &mut matcher)
            });
            let has_it = entry.title.to_lowercase().contains(&lower);
            scored.extend(score.map(|score| (score + weight(entry.kind) + u32::from(has_it) * WHOLE, at)));
        }
        if scored.is_empty() {
            scored = self.misspelt(&lower);
        }
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        self.hits = scored.into_iter().take(MAX_HITS).map(|(_, at)| at).collect();
    }

    /// What has a word that is a letter or two away from `word`, where nothing holds it as it is.
    fn misspelt(&self, word: &str) -> Vec<(u32, usize)> {
        let allowed = match word.chars().count() {
            0..4 => return Vec::new(),
            4..7 => 1,
            _ => 2,
        };
        let near = |text: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
            words
                .map(|it| strsim::osa_distance(&it.to_lowercase(), word))
                .min()
                .filter(|distance| *distance <= allowed)
        };
        let entries = self.entries.iter().enumerate();
        let hits = entries.filter(|(_, entry)| !matches!(entry.kind, Kind::Claim(_) | Kind::Saying));
        hits.filter_map(|(at, entry)| Some((weight(entry.kind) + 9 - near(&entry.title)? as u32, at)))
            .collect()
    }

    /// Moves the choice by `rows`, and the view with it.
    pub fn choose(&mut self, rows: isize, height: usize) {
        let last = self.hits.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(last);
        let height = height.max(1);
        self.top = self.top.clamp((self.chosen + 1).saturating_sub(height), self.chosen);
    }
}

/// What a title gains that holds the very words: more than scattered letters can be worth.
const WHOLE: u32 = 400;

/// Pages first, then words, then papers, among rows that match equally well.
fn weight(kind: Kind) -> u32 {
    match kind {
        Kind::Topic(_) | Kind::Figure => 24,
        Kind::Term | Kind::Command => 16,
        Kind::Study => 8,
        Kind::Author | Kind::Saying => 4,
        Kind::Claim(_) => 0,
    }
}

fn topics(library: &Library) -> Vec<Entry> {
    let entry = |topic: &crate::content::model::Topic| Entry {
        kind: Kind::Topic(library.family(&topic.id)),
        title: topic.title.clone(),
        detail: topic.one_line.clone(),
        outcome: Outcome::Go(Place::Topic(topic.id.clone())),
    };
    library.topics().iter().map(entry).collect()
}

fn figures(library: &Library) -> Vec<Entry> {
    let entry = |figure: &crate::content::figure::Figure| Entry {
        kind: Kind::Figure,
        title: figure.title.clone(),
        detail: figure.one_line.clone(),
        outcome: Outcome::Go(Place::Figure(figure.id.clone())),
    };
    library.figures().iter().map(entry).collect()
}

fn terms(library: &Library) -> Vec<Entry> {
    let entry = |term: &crate::content::model::Term| Entry {
        kind: Kind::Term,
        title: term.term.clone(),
        detail: format!("{} {}", term.plain, term.definition),
        outcome: Outcome::Go(Place::Term(term.id.clone())),
    };
    library.terms().iter().map(entry).collect()
}

fn studies(library: &Library) -> Vec<Entry> {
    let entry = |study: &crate::content::model::Study| Entry {
        kind: Kind::Study,
        title: words::name(study),
        detail: study.title.clone(),
        outcome: Outcome::Go(Place::Study(study.id.clone())),
    };
    library.studies().iter().map(entry).collect()
}

/// Every author with the number of their studies.
fn authors(library: &Library) -> Vec<Entry> {
    let mut by_author: BTreeMap<&str, Vec<&StudyId>> = BTreeMap::new();
    for study in library.studies() {
        for author in &study.authors {
            by_author.entry(author).or_default().push(&study.id);
        }
    }
    let entry = |(author, studies): (&str, Vec<&StudyId>)| Entry {
        kind: Kind::Author,
        title: author.to_owned(),
        detail: words::count(studies.len(), "study", "studies"),
        outcome: match studies.as_slice() {
            [only] => Outcome::Go(Place::Study((*only).clone())),
            _ => Outcome::Studies(author.to_owned()),
        },
    };
    by_author.into_iter().map(entry).collect()
}

fn claims(library: &Library) -> Vec<Entry> {
    let claims = library.claims().map(|(topic, claim)| Entry {
        kind: Kind::Claim(library.family(&topic.id)),
        title: markup::plain(&claim.text),
        detail: topic.title.clone(),
        outcome: Outcome::Card(Target::Claim(claim.id.clone())),
    });
    let sayings = library.sayings().iter().map(|saying| Entry {
        kind: Kind::Saying,
        title: saying.says.clone(),
        detail: saying.known.clone(),
        outcome: Outcome::Card(Target::Saying(saying.id.clone())),
    });
    claims.chain(sayings).collect()
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

/// All commands, or those of `scopes`.
fn commands(scopes: Option<&[Scope]>) -> Vec<Entry> {
    let rows: Vec<_> = match scopes {
        Some(scopes) => super::keymap::active(scopes).collect(),
        None => {
            BINDINGS.iter().filter(|row| row.scope == Scope::Anywhere && !is_movement(&row.command)).collect()
        }
    };
    let entry = |row: &super::keymap::Binding| Entry {
        kind: Kind::Command,
        title: row.help.to_owned(),
        detail: row.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        outcome: Outcome::Run(row.command.clone()),
    };
    rows.into_iter().map(entry).collect()
}
