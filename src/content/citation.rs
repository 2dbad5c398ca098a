//! Citations of studies in the usual styles.

mod form;
mod people;
mod title;

use super::character::is_printable;
use super::model::Study;
use super::name::Name;

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
}

/// The reference of `study` in `style`, on one line, with a note on what could not be verified.
pub fn reference(study: &Study, style: Style) -> String {
    let text: String = form::written(study, style)
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| is_printable(*c))
        .collect();
    format!("{text}{}", caution(study))
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

/// The authors that are known.
pub fn names(study: &Study) -> impl Iterator<Item = Name<'_>> {
    study.authors.iter().map(|author| Name::of(author))
}

/// Whether authors are missing from the list.
pub fn has_more_authors(study: &Study) -> bool {
    study.unverified.iter().any(|field| field == "authors") && !study.authors.is_empty()
}

/// First and last page, where that is what `pages` says: the number of an article may have a hyphen too.
pub fn page_range(pages: &str) -> Option<(&str, &str)> {
    let is_page = |text: &str| {
        text.trim_start_matches(char::is_alphabetic).starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_alphanumeric() || c == '.')
    };
    pages.split_once(['-', '–']).filter(|(first, last)| is_page(first) && is_page(last))
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
