//! A study: what was done, on whom, what came out, what it does not show, and all that leans on it.

use super::{Block, Document, Fact, Size, Source};
use crate::content::address::Address;
use crate::content::citation::{self, Style};
use crate::content::lesson::CAME_OUT;
use crate::content::library::Library;
use crate::content::model::Study;

/// All that is known of `study` itself, its reference in `style`.
pub fn study(library: &Library, study: &Study, style: Style) -> Document {
    let mut it = Document::new(Address::Study(study.id.clone()), &study.title);
    let source = Source::of(study);
    it.tagline = [source.name.as_str(), &source.journal, source.doi()].join("\u{a0}· ");
    if study.seed {
        it.fact(Fact::Remark, "One of the two texts this project starts from cites it.");
    }
    it.blocks.push(Block::Size(Size::of(study)));
    it.fact(Fact::Caution, &source.cautions.join("; "));
    it.fact(Fact::Note, &study.note);
    // How large it is comes first: of all that came out it is seen at a glance.
    it.estimates(library.estimates_from(&study.id));
    if study.findings.is_empty() {
        it.fact(Fact::Remark, "What it is used for is said by the claims that lean on it.");
    } else {
        it.heading(CAME_OUT);
        it.blocks.push(Block::Points(study.findings.clone()));
    }
    it.limits(&study.limits);
    it.fact(Fact::Reference(style), &citation::reference(study, style));
    it.fact(Fact::Manager, &format!("afferent cite {} --format ris", study.id));
    it
}

/// What leans on `study`: its claims page by page, its sayings, its figures.
pub fn leaning(library: &Library, study: &Study) -> Document {
    let mut it = Document::new(Address::Study(study.id.clone()), "What leans on it");
    let mut claims = Vec::new();
    let mut last = None;
    for (topic, claim) in library.claims_resting_on(&study.id) {
        if last != Some(&topic.id) {
            last = Some(&topic.id);
            claims.push(Address::Topic(topic.id.clone()));
        }
        claims.push(Address::Claim(claim.id.clone()));
    }
    it.ways(library, claims);
    let sayings: Vec<_> =
        library.sayings_resting_on(&study.id).map(|it| Address::Saying(it.id.clone())).collect();
    if !sayings.is_empty() {
        it.heading("What is said");
        it.ways(library, sayings);
    }
    let figures: Vec<_> =
        library.figures_resting_on(&study.id).map(|(it, _)| Address::Figure(it.id.clone())).collect();
    if !figures.is_empty() {
        it.heading("Figures");
        it.ways(library, figures);
    }
    if it.blocks.is_empty() {
        it.fact(Fact::Remark, "Terms of the glossary only.");
    }
    it
}
