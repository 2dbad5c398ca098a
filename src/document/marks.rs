//! What the marks mean.

use super::{Block, Document};
use crate::content::address::Address;
use crate::content::model::{Certainty, Status};

/// How certainty and sayings are marked, and by which rule a claim gets its mark.
pub fn marks() -> Document {
    let mut it = Document::new(Address::Glossary, "What the marks mean");
    it.heading("How certainty is marked");
    it.blocks.extend(Certainty::ALL.map(Block::Certainty));
    it.heading("Which mark a claim gets");
    it.blocks.push(Block::Points(Certainty::RULE.map(str::to_owned).to_vec()));
    it.heading("How sayings are marked");
    it.blocks.extend(Status::ALL.map(Block::Status));
    it
}
