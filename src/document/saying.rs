//! What is said, beside what is known.

use super::{Block, Document, Fact, Source, words};
use crate::content::address::Address;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Saying;

/// All that is known of what `saying` says.
pub fn saying(library: &Library, saying: &Saying) -> Document {
    let mut it = Document::new(Address::Saying(saying.id.clone()), "What is said, what is known");
    let by = library.study(&StudyId::from(saying.said_by.as_str()));
    it.fact(Fact::SaidBy, &by.map_or_else(|| saying.said_by.clone(), words::name));
    it.blocks.push(Block::Statement(markup::parse(&saying.says)));
    it.fact(Fact::Known, &saying.known);
    it.blocks.push(Block::Status(saying.status));
    it.heading("Studies");
    it.blocks.push(Block::Sources(Source::all(library, &saying.sources)));
    it
}
