//! RIS entries: a tag of two letters, two blanks, a hyphen and a blank before each value.

use crate::content::character::is_printable;
use crate::content::citation::{self, page_range};
use crate::content::model::{Publication, Study};
use crate::content::name;

/// One entry from `TY` to `ER`; lines end as the format asks.
pub(super) fn entry(study: &Study) -> String {
    let (kind, journal) = match study.publication() {
        Publication::Article => ("JOUR", "T2"),
        Publication::ConferencePaper => ("CPAPER", "T2"),
        Publication::Chapter => ("CHAP", "T2"),
        Publication::Book => ("BOOK", "PB"),
        Publication::Report => ("RPRT", "PB"),
        Publication::Preprint => ("UNPB", "PB"),
        Publication::WebPage => ("ELEC", "T2"),
    };
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| {
        let value: String = value.chars().filter(|c| is_printable(*c)).collect();
        if !value.is_empty() {
            text.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", kind);
    line("ID", study.id.as_str());
    for author in &study.authors {
        line("AU", name::shown(author));
    }
    line("PY", &study.year.to_string());
    line("TI", &study.title);
    line(journal, &study.journal);
    line("VL", &study.volume);
    line("IS", &study.issue);
    let (first, last) = page_range(&study.pages).unwrap_or((&study.pages, ""));
    line("SP", first);
    line("EP", last);
    line("DO", &study.doi);
    line("N1", &citation::cautions(study).join("; "));
    text.push_str("ER  - \r\n");
    text
}
