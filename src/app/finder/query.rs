//! What was typed, as a question that is put to each row of the catalogue.

use super::catalogue::{Catalogue, Kind};
use memchr::{memchr, memmem};
use nucleo_matcher::chars;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Matcher, Utf32Str};

/// The words of a search. To score a row costs far more than to see that it cannot match or cannot
/// come far enough up, so both are asked first.
pub(super) struct Query {
    /// Letters with others between them find a title; in a sentence they would find everything.
    fuzzy: Pattern,
    whole: Pattern,
    /// What was typed, in lower case.
    lower: String,
    holds_lower: memmem::Finder<'static>,
    words: Vec<Word>,
    /// No text scores more than this.
    most: u32,
    buffer: Vec<char>,
}

/// What a text must have in it to match a word.
struct Word {
    /// Letters, one somewhere behind the other.
    letters: Vec<u8>,
    /// The word as it stands, where only the very same can match it.
    whole: Option<memmem::Finder<'static>>,
    /// Whether the matcher gives its signs a meaning of their own in titles: nothing can be said of
    /// these without asking it.
    is_special: bool,
}

/// What a title gains that holds the very words: more than scattered letters can be worth.
const WHOLE: u32 = 400;

impl Query {
    pub(super) fn new(words: &str) -> Self {
        // What the matcher gives a letter that stands best, and the first of a word beyond that.
        const LETTER: usize = 26;
        const FIRST: usize = 10;
        let lower = words.trim().to_lowercase();
        // Behind a backslash a blank ends no word, and nothing else is what it seems.
        let split = words.split(' ').filter(|word| !word.is_empty() && !words.contains('\\'));
        let n_words = words.split(' ').count();
        Self {
            fuzzy: Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart),
            whole: Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring),
            holds_lower: memmem::Finder::new(&lower).into_owned(),
            lower,
            words: split.map(Word::new).collect(),
            most: (words.chars().count() * LETTER + n_words * FIRST) as u32,
            buffer: Vec::new(),
        }
    }

    /// Whether the row `at` may match. Whatever may match this query may match what it began with.
    pub(super) fn may_match(&self, catalogue: &Catalogue, at: u32) -> bool {
        let is_title = catalogue.kind(at).is_some_and(|kind| !kind.is_sentence());
        is_title && self.may_match_title(catalogue, at)
            || self.words.iter().all(|word| word.may_stand_in(catalogue.folded().whole(at)))
    }

    fn may_match_title(&self, catalogue: &Catalogue, at: u32) -> bool {
        let title = catalogue.folded().title(at);
        self.words.iter().all(|word| word.may_be_scattered_in(title))
    }

    /// Whether `title` has in it what was typed.
    fn is_held(&self, title: &str, folded: &str) -> bool {
        let is_plain = self.lower.is_ascii();
        if is_plain && self.holds_lower.find(folded.as_bytes()).is_none() {
            return false;
        }
        if title.is_ascii() { is_plain } else { title.to_lowercase().contains(&self.lower) }
    }

    /// How well the row `at` matches. Nothing too where it can be no better than `floor`.
    pub(super) fn score(
        &mut self,
        catalogue: &Catalogue,
        at: u32,
        floor: Option<u32>,
        matcher: &mut Matcher,
    ) -> Option<u32> {
        let kind = catalogue.kind(at)?;
        let title = catalogue.texts().title(at);
        let is_too_low = |extra: u32| Some(extra + self.most * 2 + 100) <= floor;
        if is_too_low(weight(kind) + WHOLE) {
            return None;
        }
        let extra = weight(kind) + u32::from(self.is_held(title, catalogue.folded().title(at))) * WHOLE;
        if is_too_low(extra) {
            return None;
        }
        let pattern = if kind.is_sentence() { &self.whole } else { &self.fuzzy };
        // A match in the title counts before one in the small print.
        let score = pattern.score(Utf32Str::new(title, &mut self.buffer), matcher);
        let score = score.map(|score| score * 2 + 100).or_else(|| {
            // Words may be some in the title, some in the small print.
            self.whole.score(Utf32Str::new(catalogue.texts().whole(at), &mut self.buffer), matcher)
        });
        score.map(|score| score + extra)
    }
}

impl Word {
    fn new(word: &str) -> Self {
        let letters = chars::graphemes(word).map(chars::to_lower_case).filter(char::is_ascii);
        let whole = word.is_ascii().then(|| memmem::Finder::new(&word.to_ascii_lowercase()).into_owned());
        Self {
            letters: letters.map(|c| c as u8).collect(),
            whole,
            is_special: word.starts_with(['!', '^', '\'']) || word.ends_with('$'),
        }
    }

    fn may_be_scattered_in(&self, folded: &str) -> bool {
        self.is_special || self.has_letters_in(folded)
    }

    fn may_stand_in(&self, folded: &str) -> bool {
        match &self.whole {
            Some(word) => word.find(folded.as_bytes()).is_some(),
            None => self.has_letters_in(folded),
        }
    }

    fn has_letters_in(&self, folded: &str) -> bool {
        let mut rest = folded.as_bytes();
        self.letters.iter().all(|letter| {
            let behind = memchr(*letter, rest).and_then(|at| rest.get(at + 1..));
            rest = behind.unwrap_or_default();
            behind.is_some()
        })
    }
}

/// How well the titles of rows match that have a word a letter or two away from what was typed, for
/// where nothing holds it as it is.
pub(super) struct Misspelt {
    word: String,
    length: usize,
    letters: u64,
    allowed: usize,
}

impl Misspelt {
    /// Nothing where so little was typed that too much would be near.
    pub(super) fn new(words: &str) -> Option<Self> {
        let word = words.trim().to_lowercase();
        let length = word.chars().count();
        let allowed = match length {
            0..4 => return None,
            4..7 => 1,
            _ => 2,
        };
        Some(Self { letters: letters(word.chars().map(u32::from)), word, length, allowed })
    }

    pub(super) fn score(&self, catalogue: &Catalogue, at: u32) -> Option<u32> {
        let kind = catalogue.kind(at).filter(|kind| !kind.is_sentence())?;
        let title = catalogue.texts().title(at);
        if title.is_ascii() && !self.may_be_near(catalogue.folded().title(at).as_bytes()) {
            return None;
        }
        let lower = title.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let far = words.map(|word| strsim::osa_distance(word, &self.word)).min()?;
        (far <= self.allowed).then(|| weight(kind) + 9 - far as u32)
    }

    /// Whether a word of `text` may be near. Each step from one word to another changes its length by
    /// one at most, takes at most one of its letters away, and brings at most one.
    fn may_be_near(&self, text: &[u8]) -> bool {
        let differ = |ours: u64, theirs: u64| (ours & !theirs).count_ones() as usize > self.allowed;
        text.split(|byte| !byte.is_ascii_alphanumeric()).any(|word| {
            let letters = letters(word.iter().map(|byte| u32::from(*byte)));
            word.len().abs_diff(self.length) <= self.allowed
                && !differ(letters, self.letters)
                && !differ(self.letters, letters)
        })
    }
}

/// Which letters a word has; those that share a place can only make words seem nearer.
fn letters(word: impl Iterator<Item = u32>) -> u64 {
    word.fold(0, |letters, letter| letters | 1 << (letter % 64))
}

/// Pages first, then words, then papers, among rows that match equally well.
fn weight(kind: Kind) -> u32 {
    match kind {
        Kind::Topic(_) | Kind::Figure => 24,
        Kind::Term | Kind::Command => 16,
        Kind::Study | Kind::Lesson => 8,
        Kind::Author | Kind::Saying => 4,
        Kind::Claim(_) => 0,
    }
}
