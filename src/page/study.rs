//! The page of a study: what was done, on whom, what came out, what it does not show, and all
//! that leans on it.

use super::scale;
use super::words::{design, doi_url, name, thousands};
use super::write::{Format, Piece, Writer};
use super::{Page, Role, Target};
use crate::content::citation::{self, Style};
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Study;

/// The main column; where another stands `beside` it, that has what the study does not show.
pub fn main(library: &Library, study: &Study, style: Style, beside: bool, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    w.text(&study.title, Role::Title);
    let doi = doi_url(study).unwrap_or_else(|| "DOI not known here".to_owned());
    w.text(&[name(study), study.journal.clone(), doi].join("\u{a0}· "), Role::Meta);
    if study.seed {
        w.text("One of the two texts this project starts from.", Role::Meta);
    }
    w.blank();
    size(&mut w, study, format);
    let caution = citation::caution(study);
    if !caution.is_empty() {
        w.labelled("Caution", caution.trim_matches([' ', '[', ']']), Role::Strong);
    }
    if !study.note.is_empty() {
        w.labelled("Note", &study.note, Role::Body);
    }
    // What came out in words, then how large it is.
    findings(&mut w, study);
    let rows: Vec<_> = library.estimates_from(&study.id).collect();
    scale::write(&mut w, library, &rows, false);
    if !beside {
        limits(&mut w, study);
        reference(&mut w, study, style);
    }
    w.finish()
}

/// What stands beside the main column: what the study does not show, how to cite it, what leans on it.
pub fn aside(library: &Library, study: &Study, style: Style, width: u16) -> Page {
    let mut w = Writer::new(width);
    limits(&mut w, study);
    reference(&mut w, study, style);
    w.blank();
    let mut page = w.finish();
    page.append(leaning(library, study, width));
    page
}

/// How many studies and people, and how they were studied.
pub(super) fn size(w: &mut Writer, study: &Study, format: Format) {
    let kind = study.kind.word();
    let mut numbers = Vec::new();
    numbers.extend(study.k.map(|k| (thousands(k), if k == 1 { "study" } else { "studies" }.to_owned())));
    numbers.extend(study.n.map(|n| (thousands(n), if n == 1 { "person" } else { "people" }.to_owned())));
    match numbers.last_mut() {
        Some((_, words)) => *words = format!("{words} · {kind}"),
        None => return w.text(kind, Role::Strong),
    }
    w.numbers(&numbers, format);
}

fn limits(w: &mut Writer, study: &Study) {
    if !study.limits.is_empty() {
        w.caveat("It does not show");
        w.text(&study.limits, Role::Body);
    }
}

fn reference(w: &mut Writer, study: &Study, style: Style) {
    w.heading(&format!("To cite it ({})", style.word()));
    w.text(&citation::reference(study, style), Role::Body);
    w.labelled("For a reference manager", &format!("afferent cite {} --format ris", study.id), Role::Meta);
}

/// The study in short, for the finder and the table.
pub fn preview(library: &Library, study: &Study, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&name(study), Role::Title);
    w.text(&study.title, Role::Tagline);
    w.blank();
    w.text(&design(study), Role::Body);
    w.text(&study.journal, Role::Meta);
    w.text(&doi_url(study).unwrap_or_else(|| "DOI not known here".to_owned()), Role::Meta);
    findings(&mut w, study);
    if study.findings.is_empty() {
        for (_, claim) in library.claims_resting_on(&study.id) {
            w.paragraph(
                &[Piece::new("· ", Role::Meta), Piece::new(markup::plain(&claim.text), Role::Body)],
                2,
            );
        }
    }
    w.finish()
}

/// What leans on the study: its claims page by page, and its sayings.
pub fn leaning(library: &Library, study: &Study, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text("What leans on it", Role::Heading);
    let mut last = None;
    for (topic, claim) in library.claims_resting_on(&study.id) {
        if last != Some(&topic.id) {
            last = Some(&topic.id);
            w.blank();
            let family = library.family(&topic.id);
            w.row(Target::Topic(topic.id.clone()), |w| {
                w.paragraph(
                    &[
                        Piece::new(family.mark(), Role::Mark(family)),
                        Piece::new(format!(" {}", topic.title), Role::Strong),
                    ],
                    2,
                );
            });
        }
        let text = markup::plain(&claim.text);
        w.row(Target::Claim(claim.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new("\u{a0}\u{a0}", Role::Body),
                    Piece::new(
                        claim.certainty.mark().replace(' ', "\u{a0}"),
                        Role::Certainty(claim.certainty),
                    ),
                    Piece::new(format!(" {text}"), Role::Body),
                ],
                6,
            );
        });
    }
    let sayings: Vec<_> = library.sayings_resting_on(&study.id).collect();
    if !sayings.is_empty() {
        w.heading("What is said");
        for saying in sayings {
            w.row(Target::Saying(saying.id.clone()), |w| {
                w.paragraph(
                    &[
                        Piece::new(saying.status.mark().replace(' ', "\u{a0}"), Role::Status(saying.status)),
                        Piece::new(format!(" {}", saying.says), Role::Body),
                    ],
                    4,
                );
            });
        }
    }
    let figures: Vec<_> = library.figures_resting_on(&study.id).collect();
    if !figures.is_empty() {
        w.heading("Figures");
        for figure in figures {
            w.row(Target::Figure(figure.id.clone()), |w| {
                w.text(&format!("▸ {}", figure.title), Role::Body);
            });
        }
    }
    if w.is_bare() {
        w.text("Terms of the glossary only.", Role::Meta);
    }
    w.finish()
}

/// Its findings in own words, where the entry has any.
fn findings(w: &mut Writer, study: &Study) {
    if study.findings.is_empty() {
        return;
    }
    w.heading("What came out");
    for finding in &study.findings {
        w.paragraph(&[Piece::new("· ", Role::Meta), Piece::new(finding, Role::Body)], 2);
    }
}
