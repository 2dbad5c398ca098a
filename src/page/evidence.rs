//! The evidence card: what stands behind a claim or a saying, how sure it is, and what it
//! does not show.

use super::scale;
use super::words::{design, doi_url, name, part_word, unbroken};
use super::write::{Format, Piece, Writer};
use super::{Page, Role, Target};
use crate::content::citation;
use crate::content::estimate::Estimate;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::{Certainty, Claim, Family, Saying, Topic};

/// The card of a claim.
pub fn claim(library: &Library, claim: &Claim, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    w.explained(&claim.text, Role::Strong);
    w.blank();
    certainty(&mut w, claim.certainty);
    if !claim.why.is_empty() {
        w.text(&claim.why, Role::Body);
    }
    if let [only] = claim.sources.as_slice()
        && let Some(study) = library.study(only).filter(|it| it.k.is_some() || it.n.is_some())
    {
        w.blank();
        super::study::size(&mut w, study, format);
    }
    let rows: Vec<&Estimate> = claim.estimates.iter().filter_map(|id| library.estimate(id)).collect();
    scale::write(&mut w, library, &rows, true);
    limits_and_parts(&mut w, claim, &rows);
    if !claim.numbers.is_empty() {
        w.heading("Numbers, as published");
        for number in &claim.numbers {
            w.paragraph(&[Piece::new("· ", Role::Meta), Piece::new(unbroken(number), Role::Body)], 2);
        }
    }
    studies(&mut w, library, &claim.sources);
    if !claim.locator.is_empty() {
        w.blank();
        w.labelled("Where in the source", &claim.locator, Role::Meta);
    }
    w.finish()
}

/// What the claim does not show, and which parts of the total its comparisons do; side by side where
/// there is room.
fn limits_and_parts(w: &mut Writer, claim: &Claim, rows: &[&Estimate]) {
    const PAIR: usize = 76;
    const GAP: usize = 4;
    let room = w.room();
    let width = if room >= PAIR { room.saturating_sub(GAP) * 3 / 5 } else { room };
    let parts = parts(rows, if room >= PAIR { room.saturating_sub(width + GAP) } else { room });
    let mut left = Writer::new(if parts.is_some() { width } else { room } as u16);
    left.narrow();
    left.caveat("It does not show");
    left.text(&claim.limits, Role::Body);
    w.blank();
    match parts {
        Some(parts) if room >= PAIR => w.side_by_side([(0, left.finish()), (width + GAP, parts)]),
        parts => {
            w.side_by_side([(0, left.finish())]);
            if let Some(parts) = parts {
                w.blank();
                w.side_by_side([(0, parts)]);
            }
        }
    }
}

/// The parts that the comparisons of `rows` show, each set of them once.
fn parts(rows: &[&Estimate], width: usize) -> Option<Page> {
    let mut sets: Vec<&[Family]> = Vec::new();
    for row in rows.iter().filter(|row| !row.isolates.is_empty()) {
        if !sets.contains(&row.isolates.as_slice()) {
            sets.push(&row.isolates);
        }
    }
    let mut w = Writer::new(width as u16);
    w.text(if sets.len() > 1 { "The comparisons show" } else { "The comparison shows" }, Role::Strong);
    for set in &sets {
        let mut pieces = Vec::new();
        for (nth, part) in set.iter().enumerate() {
            if nth > 0 {
                pieces.push(Piece::new(" + ", Role::Meta));
            }
            pieces.push(Piece::new(format!("{}\u{a0}{}", part.mark(), part_word(*part)), Role::Mark(*part)));
        }
        w.paragraph(&pieces, 2);
    }
    let cancels = !sets.iter().any(|set| set.contains(&Family::NonSpecific) || set.contains(&Family::Total));
    if cancels {
        w.text("What time does anyway is shared by both groups and cancels.", Role::Meta);
    }
    (!sets.is_empty()).then(|| w.finish())
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
