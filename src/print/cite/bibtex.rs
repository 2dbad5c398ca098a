//! BibTeX entries.

use super::{Work, has_more_authors, names, work};
use crate::content::citation;
use crate::content::model::Study;

/// `@article{loken-2009, …}` with a line for each field that is known.
pub(super) fn entry(study: &Study) -> String {
    let (kind, journal) = match work(study) {
        Work::Article => ("article", "journal"),
        Work::Book => ("book", "publisher"),
        Work::Report => ("techreport", "institution"),
    };
    let mut authors: Vec<String> = names(study)
        .map(|(family, given)| match given {
            Some(given) => format!("{}, {}", escape(family), escape(given)),
            // A body is one name, whatever words it has.
            None => format!("{{{}}}", escape(family)),
        })
        .collect();
    if has_more_authors(study) {
        authors.push("others".to_owned());
    }
    let pages = study.pages.replace('-', "--");
    let year = study.year.to_string();
    let mut text = format!("@{kind}{{{},\n", study.id);
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    field("author", authors.join(" and "));
    // Braces within keep the capitals of the title.
    field("title", format!("{{{}}}", escape(&study.title)));
    field("year", year);
    field(journal, escape(&study.journal));
    field("volume", escape(&study.volume));
    field("number", escape(&study.issue));
    field("pages", escape(&pages));
    field("doi", study.doi.clone());
    field("note", escape(&citation::cautions(study).join("; ")));
    text.push_str("}\n");
    text
}

/// Letters that steer TeX, as TeX writes them.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c => out.push(c),
        }
    }
    out
}
