//! What the reader marked, and where the reader was.

use super::write::{Format, Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::document::Way;

/// A place of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub target: Address,
    /// What kind of thing it is, in a word.
    pub kind: String,
    /// The reader's own words; empty where there are none.
    pub line: String,
}

/// Both lists, what was marked first.
pub fn index(library: &Library, marks: &[Row], recent: &[Row], format: Format) -> Page {
    let mut w = Writer::new(format.width);
    w.title("Marks", "What you marked, and where you were lately.", format);
    if marks.is_empty() {
        w.blank();
        w.text("Nothing is marked. m marks a page, a study, a term, a figure or a card.", Role::Body);
    }
    for (heading, rows) in [("Marked", marks), ("Seen lately", recent)] {
        if rows.is_empty() {
            continue;
        }
        w.heading(heading);
        for row in rows {
            let title = Way::to(library, &row.target).map_or_else(String::new, |it| it.name);
            w.block(row.target.clone(), |w| {
                let kind = Piece::new(format!("\u{a0}· {}", row.kind), Role::Meta);
                w.paragraph(&[Piece::new(title, Role::Strong), kind], 0);
                if !row.line.is_empty() {
                    w.text(&row.line, Role::Body);
                }
            });
        }
    }
    w.finish()
}
