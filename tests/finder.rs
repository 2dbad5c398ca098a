//! The finder takes short cuts; what it finds must be what it would find without them.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use afferent::app::finder::{Catalogue, Finder, Kind};
use afferent::content::Pack;
use afferent::content::library::Library;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static CATALOGUE: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::everything(Pack::builtin().library())));

/// What a reader may type: pieces of words that are there, of words that are not, signs that the
/// matcher gives a meaning of its own, letters with accents and without case.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "touch", "oxytocin", "oxitocin", "ct", "the", "pain", "et al", "ackerley", "2014", "20a", "löken",
            "loken", "wessberg, j", "theme", "stress", "e", "se", "massage is", "α", "Ö", "é", "regresion",
            "cortizol", "seratonin", "ackerly", "wesberg",
        ]).prop_map(str::to_owned),
        2 => "[a-z]{1,4}",
        1 => "[ !^$'\\\\]{1,2}",
        1 => any::<char>().prop_filter("a key", |c| !c.is_control()).prop_map(String::from),
    ];
    prop::collection::vec((piece, any::<bool>()), 1..4).prop_map(|pieces| {
        pieces.into_iter().fold(String::new(), |all, (piece, gap)| all + &piece + if gap { " " } else { "" })
    })
}

/// The rows that `finder` has found, by title and kind.
fn found(finder: &Finder) -> Vec<(Kind, String)> {
    finder.hits().map(|entry| (entry.kind, entry.title.to_owned())).collect()
}

fn finder(words: &str) -> Finder {
    let mut finder = Finder::new(Arc::clone(&CATALOGUE), false);
    finder.input = words.to_owned().into();
    finder.search();
    finder
}

/// Every row scored, and all sorted; where none matches, every word of every title compared.
fn without_short_cuts(words: &str) -> Vec<(Kind, String)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let fuzzy = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
    let whole = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
    let mut buffer = Vec::new();
    let mut scored = Vec::new();
    for at in 0..CATALOGUE.len() as u32 {
        let entry = CATALOGUE.entry(at).unwrap();
        let pattern = if matches!(entry.kind, Kind::Claim(_) | Kind::Saying) { &whole } else { &fuzzy };
        let score = pattern.score(Utf32Str::new(entry.title, &mut buffer), &mut matcher);
        let score = score.map(|score| score * 2 + 100).or_else(|| {
            let all = format!("{} {}", entry.title, entry.detail);
            whole.score(Utf32Str::new(&all, &mut buffer), &mut matcher)
        });
        let weight = weight(entry.kind);
        let has_it = entry.title.to_lowercase().contains(&words.trim().to_lowercase());
        scored.extend(score.map(|score| (score + weight + if has_it { 400 } else { 0 }, at)));
    }
    if scored.is_empty() {
        scored = misspelt(words.trim().to_lowercase().as_str());
    }
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.iter().take(200).map(|(_, at)| CATALOGUE.entry(*at).unwrap());
    best.map(|entry| (entry.kind, entry.title.to_owned())).collect()
}

fn misspelt(word: &str) -> Vec<(u32, u32)> {
    let allowed = match word.chars().count() {
        0..4 => return Vec::new(),
        4..7 => 1,
        _ => 2,
    };
    let rows = (0..CATALOGUE.len() as u32).map(|at| (at, CATALOGUE.entry(at).unwrap()));
    let titles = rows.filter(|(_, entry)| !matches!(entry.kind, Kind::Claim(_) | Kind::Saying));
    let scored = titles.filter_map(|(at, entry)| {
        let words = entry.title.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        let far = words.map(|it| strsim::osa_distance(&it.to_lowercase(), word)).min()?;
        (far <= allowed).then(|| (weight(entry.kind) + 9 - far as u32, at))
    });
    scored.collect()
}

fn weight(kind: Kind) -> u32 {
    match kind {
        Kind::Topic(_) | Kind::Figure => 24,
        Kind::Term | Kind::Command => 16,
        Kind::Study | Kind::Lesson => 8,
        Kind::Author | Kind::Saying => 4,
        Kind::Claim(_) => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn letter_by_letter_and_back_finds_what_searching_afresh_does(words in words()) {
        let mut typed = Finder::new(Arc::clone(&CATALOGUE), false);
        let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        for end in ends.iter().chain(ends.iter().rev()) {
            let so_far = words.get(..*end).unwrap();
            typed.input = so_far.to_owned().into();
            typed.search();
            prop_assert_eq!(found(&typed), found(&finder(so_far)), "{:?}", so_far);
        }
    }

    #[test]
    fn no_short_cut_changes_what_is_found(words in words()) {
        prop_assume!(!words.trim().is_empty());
        prop_assert_eq!(found(&finder(&words)), without_short_cuts(&words), "{:?}", words);
    }
}

#[test]
fn words_may_change_anywhere_and_the_catalogue_under_them() {
    let mut typed = Finder::new(Arc::clone(&CATALOGUE), false);
    for words in ["touch", "tuch", "couch", "", "slow touch", "slow tou", "xslow tou", " ", "touch"] {
        typed.input = words.to_owned().into();
        typed.search();
        assert_eq!(found(&typed), found(&finder(words)), "{words}");
    }
    typed.renew(Arc::new(Catalogue::everything(&Library::default())));
    assert_eq!(typed.input.value(), "touch");
    assert!(typed.hits().all(|entry| entry.kind == Kind::Command));
    typed.renew(Arc::clone(&CATALOGUE));
    assert_eq!(found(&typed), found(&finder("touch")));
}
