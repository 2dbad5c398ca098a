//! A question to test oneself with, and why which option is right.

use super::{Block, Document, Fact, Source};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Question;

/// The question; what stands below its options is for whoever has taken one.
pub fn question(library: &Library, question: &Question) -> Document {
    let mut it = Document::new(Address::Question(question.id.clone()), "Test yourself");
    it.blocks.push(Block::Statement(markup::parse(&question.prompt)));
    it.blocks.push(Block::Options { options: question.options.clone(), answer: question.answer });
    it.fact(Fact::Why, &question.why);
    it.heading("Read on");
    it.ways(library, [Address::Topic(question.topic.clone())]);
    it.blocks.push(Block::Sources(Source::all(library, &question.sources)));
    it
}
