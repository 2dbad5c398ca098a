//! A study as hayagriva wants it.

use super::amend::{OTHERS, START};
use super::{has_more_authors, names, page_range};
use crate::content::model::{Publication, Study};
use crate::content::name::Name;
use hayagriva::Entry;
use hayagriva::types::{
    ChunkKind, ChunkedString, Date, EntryType, FormatString, MaybeTyped, Numeric, PageRanges, Person,
    Publisher, SerialNumber,
};
use std::str::FromStr;

/// A paper of a congress and a preprint are written as articles are, a web page as a report: of these
/// the styles want more than a pack holds.
pub(super) fn of(study: &Study) -> Entry {
    let publication = study.publication();
    let mut entry = Entry::new(
        study.id.as_str(),
        match publication {
            Publication::Article | Publication::ConferencePaper | Publication::Preprint => EntryType::Article,
            Publication::Chapter => EntryType::Chapter,
            Publication::Book => EntryType::Book,
            Publication::Report | Publication::WebPage => EntryType::Report,
        },
    );
    let mut authors: Vec<Person> = names(study).map(person).collect();
    if has_more_authors(study) {
        authors.push(person(Name::Body(OTHERS)));
    }
    entry.set_authors(authors);
    entry.set_title(title(&study.title));
    entry.set_date(Date::from_year(study.year));
    if !study.pages.is_empty() {
        entry.set_page_range(pages(&study.pages));
    }
    if !study.doi.is_empty() {
        entry.set_doi(study.doi.clone());
    }
    let within = match publication {
        Publication::Article | Publication::ConferencePaper | Publication::Preprint => EntryType::Periodical,
        Publication::Chapter => EntryType::Book,
        Publication::Book | Publication::Report | Publication::WebPage => {
            entry.set_publisher(Publisher::new(Some(verbatim(&study.journal)), None));
            if !study.volume.is_empty() {
                entry.set_volume(number(&study.volume));
            }
            if !study.issue.is_empty() {
                let serial = [("serial".to_owned(), study.issue.clone())];
                entry.set_serial_number(SerialNumber(serial.into()));
            }
            return entry;
        }
    };
    let mut whole = Entry::new("whole", within);
    whole.set_title(verbatim(&study.journal));
    if !study.volume.is_empty() {
        whole.set_volume(number(&study.volume));
    }
    if !study.issue.is_empty() {
        whole.set_issue(number(&study.issue));
    }
    entry.set_parents(vec![whole]);
    entry
}

fn person(name: Name<'_>) -> Person {
    let (family, given, suffix) = match name {
        Name::Person { family, given, suffix } => (family, Some(given), suffix),
        Name::Body(body) => (body, None, None),
    };
    Person {
        name: family.to_owned(),
        given_name: given.map(str::to_owned),
        prefix: None,
        suffix: suffix.map(str::to_owned),
        comma_suffix: false,
        alias: None,
    }
}

fn number(text: &str) -> MaybeTyped<Numeric> {
    Numeric::from_str(text).map_or_else(|_| MaybeTyped::String(text.to_owned()), MaybeTyped::Typed)
}

/// What hayagriva does not take for pages, such as "119ra13", is handed on as text.
fn pages(text: &str) -> MaybeTyped<PageRanges> {
    PageRanges::from_str(text).map_or_else(
        |_| {
            let range = page_range(text).map(|(first, last)| format!("{first}–{last}"));
            MaybeTyped::String(range.unwrap_or_else(|| text.to_owned()))
        },
        MaybeTyped::Typed,
    )
}

/// A name, in which no style changes a letter.
fn verbatim(text: &str) -> FormatString {
    let mut chunks = ChunkedString::new();
    chunks.push_str(text, ChunkKind::Verbatim);
    FormatString { value: chunks, short: None }
}

/// A title, in which a style may capitalise words that are small, and may not touch "VGLUT3" or "fMRI".
/// Hayagriva takes a small word after a comma for the beginning of a sentence, so those are held as well.
fn title(text: &str) -> FormatString {
    const SMALL: [&str; 17] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "the", "to",
        "with",
    ];
    let mut chunks = ChunkedString::new();
    let mut is_after_comma = false;
    for (nth, word) in text.split(' ').enumerate() {
        let is_held = has_capitals_of_its_own(word) || is_after_comma && SMALL.contains(&word);
        match nth {
            0 if is_held => chunks.push_str(START, ChunkKind::Normal),
            0 => {}
            _ => chunks.push_str(" ", ChunkKind::Normal),
        }
        chunks.push_str(word, if is_held { ChunkKind::Verbatim } else { ChunkKind::Normal });
        is_after_comma = word.ends_with([',', ';']);
    }
    FormatString { value: chunks, short: None }
}

/// "RCTs", "eLife", "A-type": a capital within the word, or one that stands for something.
fn has_capitals_of_its_own(word: &str) -> bool {
    let mut letters = word.trim_start_matches(|c: char| !c.is_alphabetic()).chars();
    let first_is_capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    rest.contains(char::is_uppercase) || first_is_capital && rest.starts_with('-')
}
