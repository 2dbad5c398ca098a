//! A page: the pages below it, its sections with claims, what is said of it, its figures and questions.

use super::{Below, Block, Document, Source, Way, claim, question, saying};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::model::Topic;

/// All that stands on the page of `topic`.
pub fn topic(library: &Library, topic: &Topic) -> Document {
    let mut it = Document::new(Address::Topic(topic.id.clone()), &topic.title);
    it.tagline.clone_from(&topic.one_line);
    let pages: Vec<Below> = library.children(&topic.id).filter_map(|child| below(library, child)).collect();
    if !pages.is_empty() {
        it.blocks.push(Block::Pages(pages));
    }
    // The first figure is what the page is about; the others are for who has read on.
    let mut figures = topic.figures.iter().filter(|id| library.figure(id).is_some()).cloned();
    it.blocks.extend(figures.next().map(Block::Picture));
    for section in &topic.sections {
        it.heading(&section.heading);
        it.prose(&section.text);
        it.blocks.extend(section.claims.iter().map(|claim_| Block::Whole(claim(library, claim_))));
    }
    let sayings: Vec<_> = library.sayings_of(&topic.id).collect();
    if !sayings.is_empty() {
        it.heading("What is said, what is known");
        it.blocks.extend(sayings.into_iter().map(|said| Block::Whole(saying(library, said))));
    }
    let more: Vec<Block> = figures.map(Block::Picture).collect();
    if !more.is_empty() {
        it.heading("More figures");
        it.blocks.extend(more);
    }
    let questions: Vec<_> = library.questions_of(&topic.id).collect();
    if !questions.is_empty() {
        it.heading("Test yourself");
        it.blocks.extend(questions.into_iter().map(|asked| Block::Whole(question(library, asked))));
    }
    it.blocks.push(Block::Sources(Source::all(library, library.sources_of(topic))));
    it
}

/// The section of `topic` under `heading` alone.
pub fn section(library: &Library, of: &Topic, heading: &str) -> Document {
    let whole = topic(library, of);
    let is_heading = |it: &Block| matches!(it, Block::Heading(_));
    let from =
        whole.blocks.into_iter().skip_while(|it| !matches!(it, Block::Heading(text) if text == heading));
    let blocks = from.skip(1).take_while(|it| !is_heading(it)).collect();
    Document { of: whole.of, title: heading.to_owned(), tagline: String::new(), blocks }
}

fn below(library: &Library, child: &Topic) -> Option<Below> {
    Some(Below {
        way: Way::to(library, &Address::Topic(child.id.clone()))?,
        claims: library.certainties_below(&child.id),
        n_pages: library.children(&child.id).count(),
        n_figures: child.figures.iter().filter(|id| library.figure(id).is_some()).count(),
    })
}
