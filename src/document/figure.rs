//! A figure in words and as tables, from the same data as its picture: for those who cannot see it, and
//! for everyone who wants the numbers.

use super::{Block, Document, Fact, Source};
use crate::content::address::Address;
use crate::content::figure::Figure;
use crate::content::library::Library;
use crate::content::markup;

/// What the figure shows, then what it shows as it is set: `at` holds the step of each knob.
pub fn figure(library: &Library, figure: &Figure, at: &[usize]) -> Document {
    let mut it = Document::new(Address::Figure(figure.id.clone()), &figure.title);
    it.tagline = format!("{} · {}", figure.one_line, figure.nature.word());
    it.blocks.push(Block::Picture(figure.id.clone()));
    it.heading("What it shows");
    it.blocks.push(Block::Statement(markup::parse(&figure.point_at(library, at))));
    it.prose(&figure.words);
    it.heading("As it is set");
    for paragraph in figure.data.kind().words(library, at) {
        it.prose(&paragraph);
    }
    it.blocks.extend(figure.data.kind().tables(library, at).into_iter().map(Block::Table));
    it.heading("What to know");
    it.fact(Fact::Remark, &figure.caption);
    it.heading("Sources");
    it.blocks.push(Block::Sources(Source::all(library, &figure.studies())));
    it
}
