//! Find anything: one box over topics, figures, terms, studies, authors, claims, sayings, lessons with their
//! steps, questions and commands.

mod catalogue;
mod identifier;
mod query;
mod text;

pub use catalogue::{Catalogue, Entry, Kind, Outcome};

use super::keymap::Scope;
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
    pub fn everything(library: &Library) -> Self {
        Self::new(Arc::new(Catalogue::everything(library)), false)
    }

    /// The commands of `scopes`, narrowest first.
    pub fn help(scopes: &[Scope], has_clock: bool) -> Self {
        let rows = catalogue::of_help(scopes, has_clock);
        let n_here = rows.iter().filter(|(row, _)| row.scope != Scope::Anywhere).count();
        Self { n_here, ..Self::new(Arc::new(Catalogue::help(rows)), true) }
    }

    pub fn new(catalogue: Arc<Catalogue>, commands_only: bool) -> Self {
        let input = Input::default();
        let (found, known) = (None, Known::default());
        let mut finder = Self { input, commands_only, catalogue, found, known, chosen: 0, top: 0, n_here: 0 };
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
        (0..self.catalogue.len() as u32).filter_map(|at| self.catalogue.entry(at))
    }

    pub fn hits(&self) -> impl Iterator<Item = Entry<'_>> {
        self.positions().iter().filter_map(|at| self.catalogue.entry(*at))
    }

    pub fn n_hits(&self) -> usize {
        self.positions().len()
    }

    pub fn entry(&self) -> Option<Entry<'_>> {
        self.catalogue.entry(*self.positions().get(self.chosen)?)
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
        let numbered = identifier::parse(typed).map(|number| self.catalogue.identified(&number));
        let hits = match numbered.filter(|rows| !rows.is_empty()) {
            Some(rows) => rows,
            None if typed.trim().is_empty() => (0..self.catalogue.len() as u32).take(MAX_HITS).collect(),
            None => Query::new(typed).find(&self.catalogue, &mut self.known, MAX_HITS),
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
