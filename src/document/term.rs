//! A word of the glossary: what it means, in plain words too, and where it stands.

use super::{Block, Document, Fact, Source};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Term;

/// All that is known of `term`.
pub fn term(library: &Library, term: &Term) -> Document {
    let mut it = Document::new(Address::Term(term.id.clone()), &term.term);
    it.tagline.clone_from(&term.respelling);
    it.blocks.push(Block::Statement(markup::parse(&term.definition)));
    it.fact(Fact::PlainWords, &term.plain);
    let pages: Vec<_> = library.pages_with(&term.id).map(|it| Address::Topic(it.id.clone())).collect();
    if !pages.is_empty() {
        it.heading("Where it stands");
        it.ways(library, pages);
    }
    it.heading("Met in");
    it.blocks.push(Block::Sources(Source::all(library, &term.sources)));
    it
}
