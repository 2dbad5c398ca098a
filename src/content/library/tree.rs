//! What belongs to each page: those below it, its family, what its claims come to, what is linked on it.

use super::index::{Groups, Table};
use super::{Counts, Rows, claims_of};
use crate::content::id::TopicId;
use crate::content::model::{Effect, Family, Saying, Term, Topic};
use crate::content::question::Question;
use memchr::memmem::find_iter;
use std::collections::BTreeSet;

/// What belongs to each topic by its place in the tree.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) children: Groups<u32>,
    pub(super) families: Vec<Family>,
    /// How many claims of each certainty it and all pages below it have.
    pub(super) certainties: Vec<Counts>,
}

impl Tree {
    pub(super) fn new(topics: &Table<Topic>, effects: &[Effect]) -> Self {
        let n = topics.rows.len();
        let parents = topics.rows.iter().enumerate().filter_map(|(row, it)| Some((row, it.parent.as_ref()?)));
        let mut certainties = vec![Counts::default(); n];
        let mut families = Vec::with_capacity(n);
        for topic in &topics.rows {
            let path: Vec<usize> = way_up(topics, &topic.id).collect();
            for claim in claims_of(topic) {
                for step in &path {
                    let counts = certainties.get_mut(*step);
                    if let Some(n) = counts.and_then(|counts| counts.get_mut(claim.certainty as usize)) {
                        *n += 1;
                    }
                }
            }
            families.push(path.last().map_or(Family::Total, |root| family(topics, *root, effects)));
        }
        Self { children: under(topics, parents), families, certainties }
    }
}

/// What stands on each topic besides its own text.
#[derive(Debug)]
pub(super) struct Posted {
    pub(super) sayings: Groups<u32>,
    pub(super) questions: Groups<u32>,
}

impl Posted {
    pub(super) fn new(topics: &Table<Topic>, sayings: &Rows<Saying>, questions: &Rows<Question>) -> Self {
        Self {
            sayings: under(topics, sayings.iter().map(|it| &it.topic).enumerate()),
            questions: under(topics, questions.iter().map(|it| &it.topic).enumerate()),
        }
    }
}

/// Rows by the topic that each belongs to.
fn under<'a>(topics: &Table<Topic>, rows: impl Iterator<Item = (usize, &'a TopicId)>) -> Groups<u32> {
    let under = |(row, topic): (usize, &TopicId)| Some((topics.position(topic.as_str())?, row as u32));
    Groups::new(topics.rows.len(), rows.filter_map(under))
}

/// For each term the topics in which it is linked.
pub(super) fn linked(topics: &Rows<Topic>, terms: &Table<Term>) -> Groups<u32> {
    let links = topics.iter().enumerate().flat_map(|(row, topic)| {
        let ids = texts_of(topic).flat_map(linked_terms);
        let linked: BTreeSet<_> = ids.filter_map(|id| terms.position(id)).collect();
        linked.into_iter().map(move |term| (term, row as u32))
    });
    Groups::new(terms.rows.len(), links)
}

/// The family of a page at the top of the tree.
pub(super) fn family(topics: &Table<Topic>, root: usize, effects: &[Effect]) -> Family {
    let root = topics.rows.get(root).map(|it| &it.id);
    effects.iter().find(|effect| Some(&effect.topic) == root).map_or(Family::Total, |effect| effect.family)
}

/// The positions of `topic` and of the pages above it, up to the node of the model.
pub(super) fn way_up(topics: &Table<Topic>, topic: &TopicId) -> impl Iterator<Item = usize> {
    let above = |at: &usize| topics.position(topics.rows.get(*at)?.parent.as_ref()?.as_str());
    // No tree is deeper than it has pages; the bound ends a circle of parents.
    std::iter::successors(topics.position(topic.as_str()), above).take(topics.rows.len())
}

/// The ids of the terms that are linked in `text`.
fn linked_terms(text: &str) -> impl Iterator<Item = &str> {
    const LINK: &str = "(term:";
    // All pages are looked through.
    find_iter(text.as_bytes(), LINK).filter_map(|at| Some(text.get(at + LINK.len()..)?.split_once(')')?.0))
}

/// Everything on a page that may hold inline markup.
fn texts_of(topic: &Topic) -> impl Iterator<Item = &str> {
    topic.sections.iter().flat_map(|section| {
        std::iter::once(section.text.as_str()).chain(section.claims.iter().map(|claim| claim.text.as_str()))
    })
}
