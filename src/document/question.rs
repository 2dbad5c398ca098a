//! A question to test oneself with, and why which option is right.

use super::{Block, Document, Fact, Options, Source, Taken, words};
use crate::content::address::Address;
use crate::content::estimate::Favours;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::question::{On, Question};

/// The question with its answer.
pub fn question(library: &Library, question: &Question) -> Document {
    let options = Options::answered(question.options(library), question.answer(library));
    whole(library, question, options)
}

/// The question as a reader is asked; it ends with its options until it is answered.
pub fn asked(library: &Library, question: &Question, taken: Taken<'_>) -> Document {
    let mut options = Options::answered(question.options(library), question.answer(library));
    options.ask(taken);
    let is_open = options.is_open();
    let mut it = whole(library, question, options);
    if is_open {
        let end = it.blocks.iter().position(|it| matches!(it, Block::Options(_))).map_or(0, |at| at + 1);
        it.blocks.truncate(end);
    }
    it
}

fn whole(library: &Library, question: &Question, options: Options) -> Document {
    let mut it = Document::new(Address::Question(question.id.clone()), "Test yourself");
    it.blocks.push(Block::Statement(markup::parse(&question.prompt)));
    if let Some(text) = looked_at(library, question) {
        it.prose(&text);
    }
    it.blocks.push(Block::Options(options));
    it.fact(Fact::Why, &question.why);
    it.heading("Read on");
    let rests_on = question.rests_on().into_iter().filter(|it| !matches!(it, Address::Study(_)));
    it.ways(library, rests_on);
    it.blocks.push(Block::Sources(Source::all(library, &question.sources)));
    it
}

/// What is looked at, in words, and what is wanted, where the prompt is not all there is.
pub fn looked_at(library: &Library, question: &Question) -> Option<String> {
    match &question.on {
        On::Words | On::Arms { .. } => None,
        On::Order { .. } => Some("Take the steps in their order, the first one first.".to_owned()),
        On::Figure { figure, set } => {
            let figure = library.figure(figure)?;
            let kind = figure.data.kind();
            let at = kind.at(library, set).ok()?;
            Some(format!("{}: {}", figure.title, kind.readout(library, &at)))
        }
        On::Row(id) => {
            let row = library.estimate(id)?;
            let better = match row.favours_intervention_when {
                Favours::Negative => "Below 0 is better with it.",
                Favours::Positive => "Above 0 is better with it.",
                Favours::AboveOne => "Above 1 is better with it.",
                Favours::BelowOne => "Below 1 is better with it.",
            };
            Some(format!("{}: {}. {better}", words::subject(row), words::size(row)))
        }
        On::Claim(id) => Some(format!("“{}”", markup::plain(&library.claim(id)?.1.text))),
    }
}
