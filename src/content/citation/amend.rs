//! What hayagriva 0.10 and its styles get wrong, set right in the finished reference.

use super::page_range;
use crate::content::character::is_printable;
use crate::content::doi;
use crate::content::model::{Publication, Study};

/// Stands for the authors that are not known. CSL has no word for them, only "et al." for names that a
/// style leaves out; no pack holds this character.
pub(super) const OTHERS: &str = "\u{e000}";

/// Stands before a title: hayagriva loses the blank after a first word that it may not touch.
pub(super) const START: &str = "\u{2060}";

/// `text` on one line, as its style means it.
pub(super) fn amend(text: &str, study: &Study) -> String {
    let mut text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut replace = |wrong: &str, right: &str| {
        if text.contains(wrong) {
            text = text.replace(wrong, right);
        }
    };
    replace(START, "");
    // Nobody is called "and others".
    for joined in [", & ", ", and ", ", "] {
        replace(&format!("{joined}{OTHERS}"), ", et al.");
    }
    for joined in [" & ", " and "] {
        replace(&format!("{joined}{OTHERS}"), " et al.");
    }
    replace(OTHERS, "et al.");
    replace("et al..", "et al.");
    let (journal, volume, pages) = (&study.journal, &study.volume, &study.pages);
    let (title, number) = (&study.title, &study.issue);
    if study.publication() != Publication::Preprint {
        // What has no volume here is out all the same.
        replace(&format!("{journal} [Preprint]"), journal);
        replace("Published online ", "");
        replace(&format!("{journal}, ahead of print,"), journal);
    }
    replace(&format!("{journal},."), &format!("{journal}."));
    replace(". In:. ", ". In: ");
    if !volume.is_empty() {
        // Chicago keeps the blank before the issue where there is none.
        replace(&format!(" {volume} : "), &format!(" {volume}: "));
    }
    match page_range(pages) {
        // Pages that hayagriva takes for text are many all the same.
        Some((first, last)) => replace(&format!(" p. {first}–{last}"), &format!(" pp. {first}–{last}")),
        None if pages.contains('-') => replace(&pages.replace('-', "–"), pages),
        None => {}
    }
    if study.publication() == Publication::Report && !number.is_empty() {
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            replace(&format!("No. {number}"), number);
        }
        if !text.contains(number.as_str()) {
            // Vancouver has no place for the number of a report.
            text = text.replacen(&format!("{title}."), &format!("{title} ({number})."), 1);
        }
    }
    if !study.doi.is_empty() {
        text = text.replace(&format!("https://doi.org/{}", study.doi), &doi::address(&study.doi));
    }
    text.trim().chars().filter(|c| is_printable(*c)).collect()
}
