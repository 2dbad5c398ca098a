//! Find anything: one box over topics, figures, terms, studies, authors, claims, sayings, lessons with their
//! steps, questions and commands.

mod catalogue;
mod identifier;
mod query;
mod text;

pub use catalogue::{Catalogue, Entry, Kind, Outcome};

use super::keymap::{Keymap, Scope};
use super::{Kept, Memory};
use crate::content::library::Library;
use query::{Known, Query};
use std::sync::Arc;
use tui_input::Input;

/// The box with what was typed and what was found.
#[derive(Clone, Debug)]
pub struct Finder {
    pub input: Input,
    /// Only what can be done here.
    pub commands_only: bool,
    catalogue: Arc<Catalogue>,
    /// Marks, then the places that were seen lately; their positions come before those of the catalogue.
    kept: Arc<Catalogue>,
    n_marks: u32,
    /// What was typed when it was searched last, and the positions of the hits in the catalogue, best first.
    found: Option<(String, Vec<u32>)>,
    known: Known,
    pub chosen: usize,
    /// The first row in view.
    pub top: usize,
    /// How many of the commands, the first ones, are not those that work everywhere.
    pub n_here: usize,
}

/// More rows than this are never shown; typing another letter is quicker than reading on.
const MAX_HITS: usize = 400;

impl Finder {
    pub fn everything(library: &Library, keymap: &Keymap) -> Self {
        Self::new(Arc::new(Catalogue::everything(library, keymap)), false)
    }

    /// The commands of `scopes`, narrowest first.
    pub fn help(keymap: &Keymap, scopes: &[Scope], has_clock: bool) -> Self {
        let rows = catalogue::of_help(keymap, scopes, has_clock);
        let n_here = rows.iter().filter(|(row, _)| row.scope != Scope::Anywhere).count();
        Self { n_here, ..Self::new(Arc::new(Catalogue::help(rows)), true) }
    }

    pub fn new(catalogue: Arc<Catalogue>, commands_only: bool) -> Self {
        Self::of(catalogue, Catalogue::default(), 0, commands_only)
    }

    /// The same with what is kept before it: all of it while nothing is typed, then the marks that match.
    pub fn with_kept(catalogue: Arc<Catalogue>, memory: &Memory, library: &Library) -> Self {
        let kept = Kept::of(memory, library);
        let n_marks = kept.marks.len() as u32;
        Self::of(catalogue, Catalogue::kept(&kept, library), n_marks, false)
    }

    fn of(catalogue: Arc<Catalogue>, kept: Catalogue, n_marks: u32, commands_only: bool) -> Self {
        let mut finder = Self {
            input: Input::default(),
            commands_only,
            catalogue,
            kept: Arc::new(kept),
            n_marks,
            found: None,
            known: Known::default(),
            chosen: 0,
            top: 0,
            n_here: 0,
        };
        finder.search();
        finder
    }

    /// The same words in another catalogue.
    pub fn renew(&mut self, catalogue: Arc<Catalogue>) {
        self.catalogue = catalogue;
        (self.found, self.known) = (None, Known::default());
        self.search();
    }

    /// Whether words narrow the rows.
    pub fn is_narrowed(&self) -> bool {
        !self.input.value().trim().is_empty()
    }

    /// All rows, in the order of the catalogue.
    pub fn all(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|at| self.at(at))
    }

    pub fn hits(&self) -> impl Iterator<Item = Entry<'_>> {
        self.positions().iter().filter_map(|at| self.at(*at))
    }

    pub fn n_hits(&self) -> usize {
        self.positions().len()
    }

    pub fn entry(&self) -> Option<Entry<'_>> {
        self.at(*self.positions().get(self.chosen)?)
    }

    fn len(&self) -> u32 {
        (self.kept.len() + self.catalogue.len()) as u32
    }

    fn at(&self, at: u32) -> Option<Entry<'_>> {
        let n_kept = self.kept.len() as u32;
        match at.checked_sub(n_kept) {
            Some(at) => self.catalogue.entry(at),
            None => self.kept.entry(at),
        }
    }

    fn positions(&self) -> &[u32] {
        self.found.as_ref().map_or(&[], |(_, hits)| hits)
    }

    /// Finds again, after what was typed has changed.
    pub fn search(&mut self) {
        (self.chosen, self.top) = (0, 0);
        let typed = self.input.value();
        if self.found.as_ref().is_some_and(|(before, _)| before == typed) {
            return;
        }
        let n_kept = self.kept.len() as u32;
        let hits = if typed.trim().is_empty() {
            (0..self.len()).take(MAX_HITS).collect()
        } else {
            let numbered = identifier::parse(typed).map(|number| self.catalogue.identified(&number));
            let found = match numbered.filter(|rows| !rows.is_empty()) {
                Some(rows) => rows,
                None => Query::new(typed).find(&self.catalogue, &mut self.known, MAX_HITS),
            };
            let typed = typed.to_lowercase();
            let holds = |entry: Entry<'_>| {
                let text = format!("{} {}", entry.title, entry.detail).to_lowercase();
                typed.split_whitespace().all(|word| text.contains(word))
            };
            let marks = (0..self.n_marks).filter(|at| self.kept.entry(*at).is_some_and(holds));
            marks.chain(found.into_iter().map(|at| at + n_kept)).take(MAX_HITS).collect()
        };
        self.found = Some((typed.to_owned(), hits));
    }

    /// Moves the choice by `rows`, and the view with it.
    pub fn choose(&mut self, rows: isize, height: usize) {
        let last = self.n_hits().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(last);
        let height = height.max(1);
        self.top = self.top.clamp((self.chosen + 1).saturating_sub(height), self.chosen);
    }
}
