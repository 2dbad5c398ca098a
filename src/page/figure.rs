//! Figures in words and as tables, made from the same data as the picture: for those who cannot
//! see it, and for everyone who wants the numbers.

use super::words::{design, name};
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::figure::Figure;
use crate::content::id::StudyId;
use crate::content::library::Library;

/// What the figure shows, then what it shows as it is set: `at` holds the step of each knob.
pub fn words(library: &Library, figure: &Figure, at: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    let note = note(library);
    w.text(&figure.title, Role::Title);
    w.text(&format!("{} · {}", figure.one_line, figure.nature.word()), Role::Tagline);
    w.heading("What it shows");
    w.text(&figure.point_at(library, at), Role::Strong);
    w.blank();
    w.prose(figure.words.trim(), Role::Body, &note);
    w.heading("As it is set");
    for (nth, paragraph) in figure.data.kind().words(library, at).iter().enumerate() {
        if nth > 0 {
            w.blank();
        }
        w.prose(paragraph, Role::Body, &note);
    }
    w.heading("What to know");
    w.text(&figure.caption, Role::Body);
    w.heading("Sources");
    sources(&mut w, library, &figure.studies());
    w.finish()
}

/// Every number of the figure.
pub fn table(library: &Library, figure: &Figure, at: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    let note = note(library);
    w.text(&figure.title, Role::Title);
    w.text(&format!("as a table · {}", figure.nature.word()), Role::Tagline);
    for table in figure.data.kind().tables(library, at) {
        w.heading(&table.title);
        w.table(&table, &note);
        if !table.note.is_empty() {
            w.blank();
            w.prose(&table.note, Role::Meta, &note);
        }
    }
    w.heading("What to know");
    w.text(&figure.caption, Role::Body);
    w.heading("Sources");
    sources(&mut w, library, &figure.studies());
    w.finish()
}

/// The card of the studies behind what is under the cursor.
pub fn behind(library: &Library, figure: &Figure, at: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    let readout = figure.data.kind().readout(library, at);
    w.text(&readout, Role::Claim);
    w.heading("The studies behind it");
    sources(&mut w, library, &figure.studies_at(library, at));
    w.finish()
}

/// A citation in the text of a figure is the study's name.
fn note(library: &Library) -> impl Fn(&StudyId) -> String {
    |id| library.study(id).map_or_else(|| id.to_string(), |study| name(study).replace(' ', "\u{a0}"))
}

fn sources(w: &mut Writer, library: &Library, ids: &[StudyId]) {
    for study in ids.iter().filter_map(|id| library.study(id)) {
        w.row(Target::Study(study.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(name(study), Role::Strong),
                    Piece::new(format!("\u{a0}· {}", design(study)), Role::Meta),
                    Piece::new(format!("\u{a0}· {}", study.title), Role::Body),
                ],
                2,
            );
        });
    }
}
