//! A claim with what stands behind it: how sure it is, how large, what it does not show.

use super::{Block, Document, Fact, Quantity, Size, Source};
use crate::content::address::Address;
use crate::content::estimate::Estimate;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::{Claim, Family};

/// All that is known of `claim`.
pub fn claim(library: &Library, claim: &Claim) -> Document {
    let mut it = Document::new(Address::Claim(claim.id.clone()), "A claim and its evidence");
    it.blocks.push(Block::Statement(markup::parse(&claim.text)));
    it.blocks.push(Block::Certainty(claim.certainty));
    it.fact(Fact::Remark, &claim.why);
    // What one study alone has counted is the size of the evidence.
    if let [only] = claim.sources.as_slice()
        && let Some(study) = library.study(only).filter(|it| it.k.is_some() || it.n.is_some())
    {
        it.blocks.push(Block::Size(Size::of(study)));
    }
    let rows: Vec<&Estimate> = claim.estimates.iter().filter_map(|id| library.estimate(id)).collect();
    it.estimates(rows.iter().copied());
    it.limits(&claim.limits);
    let mut parts: Vec<Vec<Family>> = Vec::new();
    for row in rows.iter().filter(|row| !row.isolates.is_empty()) {
        if !parts.contains(&row.isolates) {
            parts.push(row.isolates.clone());
        }
    }
    if !parts.is_empty() {
        it.blocks.push(Block::Parts(parts));
    }
    if !claim.numbers.is_empty() {
        it.heading("Numbers, as published");
        it.blocks.push(Block::Quantities(claim.numbers.iter().map(|it| Quantity::of(it)).collect()));
    }
    it.heading("Studies");
    it.blocks.push(Block::Sources(Source::all(library, &claim.sources)));
    it.fact(Fact::Locator, &claim.locator);
    it
}
