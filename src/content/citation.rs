//! Citations of studies in the usual styles, formatted by hayagriva from CSL.

use super::model::{Design, Study};
use hayagriva::citationberg::{IndependentStyle, Locale};
use hayagriva::types::{Date, EntryType, MaybeTyped, Numeric, PageRanges, Person, Publisher};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, Entry,
};
use std::str::FromStr;
use std::sync::OnceLock;

/// The citation styles on offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Apa,
    Vancouver,
    Ama,
    Harvard,
    Chicago,
}

impl Style {
    pub const ALL: [Self; 5] = [Self::Apa, Self::Vancouver, Self::Ama, Self::Harvard, Self::Chicago];

    pub fn word(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Vancouver => "Vancouver",
            Self::Ama => "AMA",
            Self::Harvard => "Harvard",
            Self::Chicago => "Chicago",
        }
    }

    /// The style after this one, round and round.
    pub fn next(self) -> Self {
        let here = Self::ALL.iter().position(|style| *style == self).unwrap_or(0);
        Self::ALL.get(here + 1).copied().unwrap_or_default()
    }

    /// The style's rules in CSL, as the build took them from hayagriva's archive. To unpack them
    /// takes longer than to use them.
    fn csl(self) -> Option<&'static IndependentStyle> {
        static UNPACKED: [OnceLock<Option<IndependentStyle>>; Style::ALL.len()] =
            [const { OnceLock::new() }; Style::ALL.len()];
        UNPACKED.get(self as usize)?.get_or_init(|| self.unpack()).as_ref()
    }

    fn unpack(self) -> Option<IndependentStyle> {
        let bytes: &[u8] = match self {
            Self::Apa => include_bytes!(concat!(env!("OUT_DIR"), "/apa.cbor")),
            Self::Vancouver => include_bytes!(concat!(env!("OUT_DIR"), "/vancouver.cbor")),
            Self::Ama => include_bytes!(concat!(env!("OUT_DIR"), "/ama.cbor")),
            Self::Harvard => include_bytes!(concat!(env!("OUT_DIR"), "/harvard.cbor")),
            Self::Chicago => include_bytes!(concat!(env!("OUT_DIR"), "/chicago.cbor")),
        };
        ciborium::from_reader(bytes).ok()
    }
}

fn locales() -> &'static [Locale] {
    static UNPACKED: OnceLock<Vec<Locale>> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/locales.cbor"));
        ciborium::from_reader(bytes).unwrap_or_default()
    })
}

/// The reference of `study` in `style`, on one line, with a note on what could not be verified.
pub fn reference(study: &Study, style: Style) -> String {
    let entry = entry(study);
    let Some(csl) = style.csl() else { return plain(study) };
    let locales = locales();
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(&entry)], csl, locales));
    let rendered = driver.finish(BibliographyRequest { style: csl, locale: None, locale_files: locales });
    let item = rendered.bibliography.as_ref().and_then(|bibliography| bibliography.items.first());
    let mut text = String::new();
    let written = item.is_some_and(|item| item.content.write_buf(&mut text, BufWriteFormat::Plain).is_ok());
    if !written || text.trim().is_empty() {
        text = plain(study);
    }
    let text: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    format!("{}{}", text.trim(), caution(study))
}

/// What a reader must know before quoting the entry, in brackets behind a reference.
pub fn caution(study: &Study) -> String {
    let notes = cautions(study);
    if notes.is_empty() { String::new() } else { format!(" [{}]", notes.join("; ")) }
}

/// What a reader must know before quoting the entry.
pub fn cautions(study: &Study) -> Vec<String> {
    let mut notes = Vec::new();
    if !study.unverified.is_empty() {
        notes.push(format!("not verified: {}", study.unverified.join(", ")));
    }
    if !study.verified {
        notes.push("only the bibliographic entry was seen".to_owned());
    }
    if study.doi_from == "seed" {
        notes.push("DOI as given by the source text".to_owned());
    }
    notes
}

/// Authors, year, title and journal in a row: for a style that brings no bibliography.
fn plain(study: &Study) -> String {
    format!("{} ({}). {}. {}.", study.authors.join(", "), study.year, study.title, study.journal)
}

fn entry(study: &Study) -> Entry {
    let periodical = !matches!(study.kind, Design::Textbook | Design::Professional | Design::Guideline);
    let mut entry =
        Entry::new(study.id.as_str(), if periodical { EntryType::Article } else { EntryType::Report });
    let mut authors: Vec<Person> = study.authors.iter().map(|name| person(name)).collect();
    if study.unverified.iter().any(|field| field == "authors") && !authors.is_empty() {
        authors.push(person("et al."));
    }
    entry.set_authors(authors);
    entry.set_title(study.title.clone().into());
    entry.set_date(Date::from_year(study.year));
    if let Ok(pages) = PageRanges::from_str(&study.pages)
        && !study.pages.is_empty()
    {
        entry.set_page_range(MaybeTyped::Typed(pages));
    }
    if !study.doi.is_empty() {
        entry.set_doi(study.doi.clone());
    }
    if !periodical {
        entry.set_publisher(Publisher::new(Some(study.journal.clone().into()), None));
        return entry;
    }
    let mut journal = Entry::new("journal", EntryType::Periodical);
    journal.set_title(study.journal.clone().into());
    for (value, set) in
        [(&study.volume, Entry::set_volume as fn(&mut Entry, _)), (&study.issue, Entry::set_issue)]
    {
        if !value.is_empty() {
            let number = Numeric::from_str(value)
                .map_or_else(|_| MaybeTyped::String(value.clone()), MaybeTyped::Typed);
            set(&mut journal, number);
        }
    }
    entry.set_parents(vec![journal]);
    entry
}

fn person(name: &str) -> Person {
    let (family, given) = name.split_once(", ").map_or((name, None), |(family, given)| (family, Some(given)));
    Person {
        name: family.to_owned(),
        given_name: given.map(str::to_owned),
        prefix: None,
        suffix: None,
        comma_suffix: false,
        alias: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    #[test]
    fn every_style_names_author_year_and_title() {
        let pack = Pack::builtin();
        let study = pack.library().study(&"vallbo-1999".into()).unwrap();
        for style in Style::ALL {
            let text = reference(study, style);
            for part in ["Vallbo", "1999", "Unmyelinated"] {
                assert!(text.contains(part), "{}: {text}", style.word());
            }
        }
    }

    #[test]
    fn a_doubtful_field_is_named_in_the_reference() {
        let pack = Pack::builtin();
        let study = pack.library().studies().iter().find(|study| !study.unverified.is_empty()).unwrap();
        assert!(reference(study, Style::Apa).contains("not verified"));
    }
}
