//! RIS entries: a tag of two letters, two blanks, a hyphen and a blank before each value.

use super::{Work, names, work};
use crate::content::citation;
use crate::content::model::Study;

/// One entry from `TY` to `ER`; lines end as the format asks.
pub(super) fn entry(study: &Study) -> String {
    let (kind, journal) = match work(study) {
        Work::Article => ("JOUR", "T2"),
        Work::Book => ("BOOK", "PB"),
        Work::Report => ("RPRT", "PB"),
    };
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        if !value.is_empty() {
            text.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", kind);
    line("ID", study.id.as_str());
    for (family, given) in names(study) {
        line("AU", &given.map_or_else(|| family.to_owned(), |given| format!("{family}, {given}")));
    }
    line("PY", &study.year.to_string());
    line("TI", &study.title);
    line(journal, &study.journal);
    line("VL", &study.volume);
    line("IS", &study.issue);
    let (first, last) = study.pages.split_once('-').unwrap_or((&study.pages, ""));
    line("SP", first);
    line("EP", last);
    line("DO", &study.doi);
    line("N1", &citation::cautions(study).join("; "));
    text.push_str("ER  - \r\n");
    text
}
