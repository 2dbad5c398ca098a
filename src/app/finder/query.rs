//! What was typed, as a question that is put to each row of the catalogue.
//!
//! A row matches with the words that it holds, whole or as beginnings; it need not hold all of them. A word
//! that few rows hold counts for more than one that many do. Where no row holds a word, words a letter or
//! two away stand in for it, and where nothing at all was found, titles with these letters in this order.

use super::catalogue::{Catalogue, Kind};
use super::text::{Text, fold};
use memchr::memmem;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::HashMap;

/// Words of a plain question that say nothing of its subject.
const EMPTY: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but",
    "by", "can", "could", "did", "do", "does", "for", "from", "get", "gets", "had", "has", "have", "how",
    "i", "if", "in", "into", "is", "it", "its", "just", "make", "makes", "many", "may", "me", "mean",
    "means", "might", "much", "my", "no", "not", "of", "on", "or", "our", "really", "s", "should", "so",
    "some", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "too", "very", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
    "would", "you", "your",
];

/// What a word is worth in a row: as a word of its names, as the beginning of one, and the same in the
/// small print or in a sentence.
const NAME: u32 = 12;
const NAME_BEGINS: u32 = 8;
const TEXT: u32 = 5;
const TEXT_BEGINS: u32 = 4;

/// What a row gains that is called what was typed, that is called something which begins so, and that
/// holds all of it as it stands.
const SAME: u32 = 1000;
const BEGINS: u32 = 60;
const HOLDS: u32 = 20;

/// How much the rows hold of a word: positions in the catalogue, in order.
pub(super) type Held = Vec<(u32, u32)>;

/// What was found for each word, so that another letter looks only through what the last one left.
pub(super) type Known = HashMap<String, Held>;

/// The words of a search.
pub(super) struct Query {
    typed: String,
    /// Those that mean something, each once.
    words: Vec<String>,
    n_typed: u32,
    /// All of them as they stand: as a name, as the beginning of one, and anywhere.
    name: Needle,
    beginning: Needle,
    whole: Needle,
}

/// A text that is looked for in every row.
pub(super) type Needle = memmem::Finder<'static>;

fn needle(text: &str) -> Needle {
    memmem::Finder::new(text).into_owned()
}

fn holds(text: &str, needle: &Needle) -> bool {
    needle.find(text.as_bytes()).is_some()
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let all: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let mut words: Vec<String> = Vec::new();
        let has_meaning = all.iter().any(|word| !EMPTY.contains(word));
        for word in all.iter().filter(|word| !has_meaning || !EMPTY.contains(word)) {
            if !words.iter().any(|it| it == word) {
                words.push((*word).to_owned());
            }
        }
        let whole: String = all.iter().map(|word| format!(" {word}")).collect();
        Self {
            typed: typed.to_owned(),
            words,
            n_typed: all.len() as u32,
            name: needle(&format!("\n{whole} \n")),
            beginning: needle(&format!("\n{whole}")),
            whole: needle(&whole),
        }
    }

    /// The best `most` rows, best first.
    pub(super) fn find(&self, catalogue: &Catalogue, known: &mut Known, most: usize) -> Vec<u32> {
        let held: Vec<Held> = self.words.iter().map(|word| held(word, catalogue, known)).collect();
        known.retain(|word, _| self.words.contains(word));
        let mut rows = self.scored(catalogue, &held);
        if rows.is_empty() {
            rows = scattered(&self.typed, catalogue);
        }
        rows.retain(|(at, _)| !catalogue.ends_program(*at) || self.is_name(catalogue.text(*at)));
        let order = |a: &(u32, u32), b: &(u32, u32)| b.1.cmp(&a.1).then(a.0.cmp(&b.0));
        // To order all of them would take longer than to find the best.
        if rows.len() > most {
            rows.select_nth_unstable_by(most, order);
            rows.truncate(most);
        }
        rows.sort_unstable_by(order);
        rows.into_iter().map(|(at, _)| at).collect()
    }

    /// Rows that hold at least half as much as the one that holds most, with their scores.
    fn scored(&self, catalogue: &Catalogue, held: &[Held]) -> Vec<(u32, u32)> {
        let mut scores = vec![(0, 0); catalogue.len()];
        for held in held.iter().filter(|held| !held.is_empty()) {
            let rarity = (catalogue.len() / held.len()).ilog2() + 1;
            for (at, worth) in held {
                if let Some((holds, score)) = scores.get_mut(*at as usize) {
                    *holds += rarity;
                    *score += rarity * worth;
                }
            }
        }
        let most = scores.iter().map(|(holds, _)| *holds).max().unwrap_or(0);
        let rows = (0..).zip(scores).filter(|(_, (holds, _))| *holds > 0 && holds * 2 >= most);
        rows.map(|(at, (_, score))| (at, score + self.nearness(catalogue.text(at)) + weight(catalogue, at)))
            .collect()
    }

    /// Whether a name of the row is what was typed.
    fn is_name(&self, text: Text<'_>) -> bool {
        self.n_typed > 0 && holds(text.names, &self.name)
    }

    /// What it is worth how much of what was typed stands in the row together.
    fn nearness(&self, text: Text<'_>) -> u32 {
        if self.is_name(text) {
            SAME
        } else if holds(text.names, &self.beginning) {
            BEGINS
        } else if self.n_typed > 1 && (holds(text.names, &self.whole) || holds(text.rest, &self.whole)) {
            HOLDS * self.n_typed
        } else {
            0
        }
    }
}

/// What the rows hold of `word`, or of words that are near to it.
fn held(word: &str, catalogue: &Catalogue, known: &mut Known) -> Held {
    if !known.contains_key(word) {
        known.insert(word.to_owned(), looked_up(word, catalogue, known));
    }
    match known.get(word) {
        Some(held) if !held.is_empty() => held.clone(),
        _ => near(word, catalogue),
    }
}

/// What the rows hold of `word`, looked for where its beginning was found.
fn looked_up(word: &str, catalogue: &Catalogue, known: &Known) -> Held {
    // Whoever asks for several of a thing means one of them too.
    let stem = word.strip_suffix('s').filter(|stem| stem.len() >= 3 && !stem.ends_with('s')).unwrap_or(word);
    let begins = needle(&format!(" {stem}"));
    let is_whole = [needle(&format!(" {word} ")), needle(&format!(" {stem} "))];
    let worth = |at: u32| {
        let text = catalogue.text(at);
        let part = |text: &str, whole: u32, part: u32| {
            let is_held = holds(text, &begins);
            is_held.then(|| if is_whole.iter().any(|word| holds(text, word)) { whole } else { part })
        };
        let is_sentence = catalogue.kind(at).is_some_and(Kind::is_sentence);
        let names = if is_sentence { (TEXT, TEXT_BEGINS) } else { (NAME, NAME_BEGINS) };
        let found = [part(text.names, names.0, names.1), part(text.rest, TEXT, TEXT_BEGINS)];
        found.into_iter().flatten().max()
    };
    let before = known.iter().filter(|(it, held)| stem.starts_with(it.as_str()) && !held.is_empty());
    let rows = match before.max_by_key(|(it, _)| it.len()) {
        Some((_, before)) => before.iter().map(|(at, _)| *at).collect(),
        None => catalogue.rows_with(&begins),
    };
    rows.into_iter().filter_map(|at| Some((at, worth(at)?))).collect()
}

/// The rows with a name that has a word a letter or two away from `word`. None where so little was typed
/// that too much would be near.
fn near(word: &str, catalogue: &Catalogue) -> Held {
    let length = word.chars().count();
    let allowed = match length {
        0..4 => return Vec::new(),
        4..7 => 1,
        _ => 2,
    };
    let typed = letters(word);
    // Each step from one word to another changes its length by one at most, takes at most one of its
    // letters away, and brings at most one.
    let may_be_near = |it: &str| {
        let its = letters(it);
        it.chars().count().abs_diff(length) <= allowed
            && (its & !typed).count_ones() as usize <= allowed
            && (typed & !its).count_ones() as usize <= allowed
    };
    let worth = |at: u32| {
        catalogue.kind(at).filter(|kind| !kind.is_sentence())?;
        let words = catalogue.text(at).names.split(' ').filter(|it| may_be_near(it));
        let far = words.map(|it| strsim::osa_distance(it, word)).min().filter(|far| *far <= allowed)?;
        Some((at, NAME_BEGINS - far as u32))
    };
    (0..catalogue.len() as u32).filter_map(worth).collect()
}

/// Which letters a word has; those that share a place can only make words seem nearer.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

/// The rows whose title has these letters in this order; in sentences they would be found everywhere.
fn scattered(typed: &str, catalogue: &Catalogue) -> Vec<(u32, u32)> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let (mut matcher, mut buffer) = (Matcher::new(Config::DEFAULT), Vec::new());
    let titles = (0..catalogue.len() as u32).filter_map(|at| {
        let entry = catalogue.entry(at).filter(|entry| !entry.kind.is_sentence())?;
        let score = pattern.score(Utf32Str::new(entry.title, &mut buffer), &mut matcher)?;
        Some((at, score + weight(catalogue, at)))
    });
    titles.collect()
}

/// Pages first, then words, then papers, among rows that match equally well.
fn weight(catalogue: &Catalogue, at: u32) -> u32 {
    match catalogue.kind(at) {
        Some(Kind::Topic(_)) => 12,
        Some(Kind::Figure) => 10,
        Some(Kind::Term | Kind::Command) => 8,
        Some(Kind::Study | Kind::Lesson) => 4,
        Some(Kind::Author | Kind::Saying | Kind::Question | Kind::Step) => 2,
        Some(Kind::Claim(_) | Kind::Mark | Kind::Seen) | None => 0,
    }
}
