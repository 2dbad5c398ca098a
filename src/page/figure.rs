//! Figures in words and as tables, each on a page of its own.

use super::document;
use super::write::{Format, Writer};
use super::{Page, Role};
use crate::content::figure::{Data, Figure};
use crate::content::library::Library;
use crate::document::{Block, Document, Source, figure};

/// Whether a picture of it can stand between the words of a text: a pathway of so few lines would be told by none.
pub fn stands_in_text(it: &Figure) -> bool {
    !matches!(it.data, Data::PathwayPlayer(_))
}

/// What the figure shows, then what it shows as it is set: `at` holds the step of each knob.
pub fn words(library: &Library, it: &Figure, at: &[usize], width: u16) -> Page {
    let mut document = figure(library, it, at);
    document.blocks.retain(|block| !matches!(block, Block::Table(_)));
    document::titled(library, &document, Format::wide(width))
}

/// Every number of the figure.
pub fn table(library: &Library, it: &Figure, at: &[usize], width: u16) -> Page {
    let mut document = figure(library, it, at);
    document.tagline = format!("as a table · {}", it.nature.word());
    // From the tables on.
    let first = document.blocks.iter().position(|block| matches!(block, Block::Table(_)));
    document.blocks.drain(..first.unwrap_or(0));
    document::titled(library, &document, Format::wide(width))
}

/// The card of the studies behind what is under the cursor.
pub fn behind(library: &Library, it: &Figure, at: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&it.data.kind().readout(library, at), Role::Claim);
    w.heading("The studies behind it");
    let sources = Block::Sources(Source::all(library, &it.studies_at(library, at)));
    let document = Document { blocks: vec![sources], ..figure(library, it, at) };
    let mut page = w.finish();
    page.append(document::page(library, &document, Format::wide(width)));
    page
}
