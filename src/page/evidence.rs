//! The evidence card: what stands behind a claim or a saying, how sure it is, and what it
//! does not show.

use super::words::{design, direction, doi_url, isolates, name, size, strip, subject};
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::citation;
use crate::content::id::{EstimateId, StudyId};
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::{Certainty, Claim, Estimate, Saying, Topic};

/// The card of a claim.
pub fn claim(library: &Library, claim: &Claim, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.explained(&claim.text, Role::Claim);
    w.blank();
    certainty(&mut w, claim.certainty);
    estimates(&mut w, library, &claim.estimates);
    if !claim.numbers.is_empty() {
        w.heading("Numbers, as published");
        for number in &claim.numbers {
            w.paragraph(&[Piece::new("· ", Role::Meta), Piece::new(number, Role::Body)], 2);
        }
    }
    w.heading("What it does not show");
    w.text(&claim.limits, Role::Body);
    studies(&mut w, library, &claim.sources);
    if !claim.locator.is_empty() {
        w.blank();
        w.labelled("Where in the source", &claim.locator, Role::Meta);
    }
    w.finish()
}

/// The card of a saying.
pub fn saying(library: &Library, saying: &Saying, width: u16) -> Page {
    let mut w = Writer::new(width);
    let by = library.study(&StudyId::from(saying.said_by.as_str()));
    w.labelled("Said by", &by.map_or_else(|| saying.said_by.clone(), name), Role::Meta);
    w.text(&saying.says, Role::Claim);
    w.blank();
    w.text("What is known", Role::Heading);
    w.text(&saying.known, Role::Body);
    w.blank();
    w.paragraph(
        &[
            Piece::new(saying.status.mark().replace(' ', "\u{a0}"), Role::Status(saying.status)),
            Piece::new(format!(" {}", saying.status.word()), Role::Status(saying.status)),
            Piece::new(format!("\u{a0}· {}", saying.status.meaning()), Role::Meta),
        ],
        0,
    );
    studies(&mut w, library, &saying.sources);
    w.finish()
}

/// The limits of every claim of a page, in one place.
pub fn limits(topic: &Topic, width: u16) -> Page {
    let mut w = Writer::new(width);
    for (nth, claim) in crate::content::library::claims_of(topic).enumerate() {
        if nth > 0 {
            w.blank();
        }
        w.block(Target::Claim(claim.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(
                        claim.certainty.mark().replace(' ', "\u{a0}"),
                        Role::Certainty(claim.certainty),
                    ),
                    Piece::new(format!(" {}", markup::plain(&claim.text)), Role::Meta),
                ],
                4,
            );
            w.text(&claim.limits, Role::Claim);
        });
    }
    w.finish()
}

fn certainty(w: &mut Writer, certainty: Certainty) {
    w.paragraph(
        &[
            Piece::new(certainty.mark().replace(' ', "\u{a0}"), Role::Certainty(certainty)),
            Piece::new(format!(" {}", certainty.word()), Role::Certainty(certainty)),
            Piece::new(format!("\u{a0}· {}", certainty.meaning()), Role::Meta),
        ],
        0,
    );
}

/// How large: rows of one kind of measure on one axis, so that their lengths can be compared.
pub(super) fn estimates(w: &mut Writer, library: &Library, ids: &[EstimateId]) {
    let rows: Vec<_> = ids.iter().filter_map(|id| library.estimate(id)).collect();
    if rows.is_empty() {
        return;
    }
    w.heading("How large");
    w.text(
        "┊ no difference; left of it speaks for what was tried, right of it for what it was compared with. A change before and after is no effect.",
        Role::Meta,
    );
    for (nth, row) in rows.iter().enumerate() {
        if nth > 0 {
            w.blank();
        }
        estimate(w, library, row, &rows);
    }
}

fn estimate(w: &mut Writer, library: &Library, row: &Estimate, rows: &[&Estimate]) {
    const STRIP: usize = 25;
    w.text(&subject(row), Role::Body);
    w.paragraph(
        &[
            Piece::new("◄\u{a0}", Role::Meta),
            Piece::new(strip(row, rows, STRIP), Role::Number),
            Piece::new("\u{a0}►", Role::Meta),
            Piece::new(format!("  {}", size(row)), Role::Strong),
        ],
        0,
    );
    let mut meta = vec![direction(row), isolates(&row.isolates)];
    meta.extend(row.k.map(|k| super::words::count(k as usize, "study", "studies")));
    meta.extend(row.n.map(|n| format!("{} people", super::words::thousands(n))));
    meta.extend(library.study(&row.source).map(name));
    w.text(&meta.join(" · "), Role::Meta);
    if !row.note.is_empty() {
        w.labelled("Note", &row.note, Role::Meta);
    }
}

fn studies(w: &mut Writer, library: &Library, ids: &[StudyId]) {
    w.heading("Studies");
    for (nth, study) in ids.iter().filter_map(|id| library.study(id)).enumerate() {
        if nth > 0 {
            w.blank();
        }
        w.block(Target::Study(study.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(name(study), Role::Claim),
                    Piece::new(format!("\u{a0}· {}", design(study)), Role::Meta),
                ],
                0,
            );
            w.text(&study.title, Role::Body);
            w.text(&study.journal, Role::Meta);
            w.text(&doi_url(study).unwrap_or_else(|| "DOI not known here".to_owned()), Role::Meta);
            let caution = citation::caution(study);
            if !caution.is_empty() {
                w.text(caution.trim_matches([' ', '[', ']']), Role::Strong);
            }
        });
    }
}
