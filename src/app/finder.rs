//! Find anything: one box over topics, claims, sayings, terms, studies, authors and commands.

mod catalogue;
mod query;

pub use catalogue::{Catalogue, Entry, Kind, Outcome};

use super::keymap::Scope;
use crate::content::library::Library;
use nucleo_matcher::{Config, Matcher};
use query::{Misspelt, Query};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use tui_input::Input;

/// The box with what was typed and what was found.
#[derive(Clone, Debug)]
pub struct Finder {
    pub input: Input,
    /// Only what can be done here.
    pub commands_only: bool,
    catalogue: Arc<Catalogue>,
    /// What was found on the way to what is typed, from nothing typed at all: another letter looks
    /// only through what the last one left, and taking it out again looks through nothing.
    found: Vec<Found>,
    pub chosen: usize,
    /// The first row in view.
    pub top: usize,
    /// How many of the commands, the first ones, are not those that work everywhere.
    pub n_here: usize,
}

/// What was found for some words, as positions in the catalogue.
#[derive(Clone, Debug, Default)]
struct Found {
    words: String,
    /// Whatever may match these words, and so whatever may match words that begin with them.
    candidates: Vec<u32>,
    /// Best first.
    hits: Vec<u32>,
}

/// More rows than this are never shown; typing another letter is quicker than reading on.
const MAX_HITS: usize = 200;

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
        let mut finder =
            Self { input, commands_only, catalogue, found: Vec::new(), chosen: 0, top: 0, n_here: 0 };
        finder.search();
        finder
    }

    /// The same words in another catalogue.
    pub fn renew(&mut self, catalogue: Arc<Catalogue>) {
        self.catalogue = catalogue;
        self.found.clear();
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
        self.found.last().map_or(&[], |found| &found.hits)
    }

    /// Finds again, after what was typed has changed.
    pub fn search(&mut self) {
        (self.chosen, self.top) = (0, 0);
        let words = self.input.value();
        let words = if words.trim().is_empty() { "" } else { words };
        if self.found.is_empty() {
            self.found.push(Found::all(&self.catalogue));
        }
        while self.found.pop_if(|found| !words.starts_with(&found.words)).is_some() {}
        if let Some(before) = self.found.last().filter(|before| before.words != words) {
            self.found.push(Found::narrowed(before, words, &self.catalogue));
        }
    }

    /// Moves the choice by `rows`, and the view with it.
    pub fn choose(&mut self, rows: isize, height: usize) {
        let last = self.n_hits().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(last);
        let height = height.max(1);
        self.top = self.top.clamp((self.chosen + 1).saturating_sub(height), self.chosen);
    }
}

impl Found {
    /// With nothing typed: the first rows, and all of them to look through.
    fn all(catalogue: &Catalogue) -> Self {
        let candidates: Vec<u32> = (0..catalogue.len() as u32).collect();
        let hits = candidates.iter().copied().take(MAX_HITS).collect();
        Self { words: String::new(), candidates, hits }
    }

    /// For `words`, which begin with those of `before`.
    fn narrowed(before: &Self, words: &str, catalogue: &Catalogue) -> Self {
        let mut query = Query::new(words);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let candidates: Vec<u32> =
            before.candidates.iter().copied().filter(|at| query.may_match(catalogue, *at)).collect();
        let mut best = Best::default();
        for at in &candidates {
            // The rows come in order, so one that is no better than the last of the best comes behind it.
            best.push(*at, query.score(catalogue, *at, best.floor(), &mut matcher));
        }
        if best.0.is_empty()
            && let Some(misspelt) = Misspelt::new(words)
        {
            (0..catalogue.len() as u32).for_each(|at| best.push(at, misspelt.score(catalogue, at)));
        }
        Self { words: words.to_owned(), candidates, hits: best.into_hits() }
    }
}

/// The best rows so far, the worst of them on top: by score, and where scores are the same by position.
#[derive(Default)]
struct Best(BinaryHeap<Reverse<(u32, Reverse<u32>)>>);

impl Best {
    /// What a row must score more than to come in.
    fn floor(&self) -> Option<u32> {
        let Reverse((score, _)) = self.0.peek().filter(|_| self.0.len() >= MAX_HITS)?;
        Some(*score)
    }

    fn push(&mut self, at: u32, score: Option<u32>) {
        let Some(score) = score.filter(|score| Some(*score) > self.floor()) else { return };
        if self.0.len() >= MAX_HITS {
            self.0.pop();
        }
        self.0.push(Reverse((score, Reverse(at))));
    }

    /// Best first.
    fn into_hits(self) -> Vec<u32> {
        self.0.into_sorted_vec().into_iter().map(|Reverse((_, Reverse(at)))| at).collect()
    }
}
