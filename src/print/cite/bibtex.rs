//! BibTeX entries.

use crate::content::character::is_printable;
use crate::content::citation::{self, has_more_authors, names, page_range};
use crate::content::model::{Publication, Study};
use crate::content::name::Name;

/// `@article{loken-2009, …}` with a line for each field that is known.
pub(super) fn entry(study: &Study) -> String {
    let (kind, journal) = match study.publication() {
        Publication::Article => ("article", "journal"),
        Publication::ConferencePaper => ("inproceedings", "booktitle"),
        Publication::Chapter => ("incollection", "booktitle"),
        Publication::Book => ("book", "publisher"),
        Publication::Report => ("techreport", "institution"),
        Publication::Preprint | Publication::WebPage => ("misc", "howpublished"),
    };
    let mut authors: Vec<String> = names(study)
        .map(|name| match name {
            Name::Person { family, given, suffix: None } => format!("{}, {}", escape(family), escape(given)),
            Name::Person { family, given, suffix: Some(suffix) } => {
                format!("{}, {}, {}", escape(family), escape(suffix), escape(given))
            }
            // A body is one name, whatever words it has.
            Name::Body(body) => format!("{{{}}}", escape(body)),
        })
        .collect();
    if has_more_authors(study) {
        authors.push("others".to_owned());
    }
    let pages = page_range(&study.pages)
        .map_or_else(|| study.pages.clone(), |(first, last)| format!("{first}--{last}"));
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
    // A DOI is read letter by letter; only braces would end the field.
    field("doi", study.doi.replace('{', "%7B").replace('}', "%7D"));
    field("note", escape(&citation::cautions(study).join("; ")));
    text.push_str("}\n");
    text
}

/// Letters that steer TeX, as TeX writes them.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| is_printable(*c)) {
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
