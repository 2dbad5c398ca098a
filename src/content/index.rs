//! What belongs to what in a pack, found out from all its rows. Of the built-in pack the build does so: to read every
//! page, for one of them, took longer than to draw it.

use super::id::{ClaimId, StudyId};
use super::load::Tables;
use super::model::{Certainty, Claim, Effect, Family, Study, Topic};
use super::name;
use super::order;
use memchr::memmem::find_iter;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Rows are given by their positions.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// Every claim, from A to Z.
    pub claims: Vec<(ClaimId, Spot)>,
    /// Of each topic: the pages right below it.
    pub children: Groups<u32>,
    /// Of each topic: that of the node at the top of the way up from it.
    pub families: Vec<Family>,
    /// Of each topic: how many claims of each certainty it and all pages below it have.
    pub certainties: Vec<Counts>,
    /// Of each topic: the sayings and the questions that stand on it.
    pub sayings_on: Groups<u32>,
    pub questions_on: Groups<u32>,
    /// Of each term: the topics in which it is linked.
    pub linked_in: Groups<u32>,
    /// Of each study: the claims, sayings and estimates that rest on it.
    pub claims_on: Groups<Spot>,
    pub sayings_of: Groups<u32>,
    pub estimates_of: Groups<u32>,
    /// The same of each study in short.
    pub resting: Vec<Resting>,
    /// All studies, the newest first, those of a year from A to Z.
    pub newest: Vec<u32>,
}

/// Where a claim stands: topic, section, claim.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Spot(pub u32, pub u32, pub u32);

/// A number for each of [`Certainty::ALL`].
pub type Counts = [usize; Certainty::ALL.len()];

/// What rests on a study, in short.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Resting {
    /// The families of the pages that lean on it, each once.
    pub families: Vec<Family>,
    /// Of the claims that rest on it.
    pub certainties: Vec<Certainty>,
}

impl Index {
    pub fn new(tables: &Tables) -> Self {
        let topics = positions(tables.topics.iter().map(|it| it.id.as_str()));
        let studies = positions(tables.studies.iter().map(|it| it.id.as_str()));
        let terms = positions(tables.terms.iter().map(|it| it.id.as_str()));
        let parents: Vec<Option<usize>> =
            tables.topics.iter().map(|it| topics.get(it.parent.as_ref()?.as_str()).copied()).collect();
        let on_topic = |(row, topic)| Some((*topics.get(topic)?, row as u32));
        let n_topics = tables.topics.len();
        let n_studies = tables.studies.len();

        let mut claims = Vec::new();
        let mut certainties = vec![Counts::default(); n_topics];
        let mut families = Vec::with_capacity(n_topics);
        let mut claims_on = Vec::new();
        let mut linked_in = Vec::new();
        for (t, topic) in tables.topics.iter().enumerate() {
            let root = way_up(t, &parents).last().and_then(|at| tables.topics.get(at));
            families.push(root.map_or(Family::Total, |root| family(root, &tables.effects)));
            for (spot, claim) in spots(t, topic) {
                claims.push((claim.id.clone(), spot));
                let sources = claim.sources.iter().filter_map(|it| studies.get(it.as_str()).copied());
                claims_on.extend(sources.collect::<BTreeSet<_>>().into_iter().map(|study| (study, spot)));
                for step in way_up(t, &parents) {
                    let counts = certainties.get_mut(step);
                    if let Some(n) = counts.and_then(|counts| counts.get_mut(claim.certainty as usize)) {
                        *n += 1;
                    }
                }
            }
            let linked = texts_of(topic).flat_map(linked_terms).filter_map(|it| terms.get(it).copied());
            linked_in.extend(linked.collect::<BTreeSet<_>>().into_iter().map(|term| (term, t as u32)));
        }
        // Of those with the same id the first is found.
        order::by_key(&mut claims, |(id, _)| id.clone());
        claims.dedup_by(|(later, _), (first, _)| later == first);

        let sayings_of = tables.sayings.iter().enumerate().flat_map(|(row, it)| {
            let ids = it.sources.iter().map(StudyId::as_str).chain([it.said_by.as_str()]);
            let sources = ids.filter_map(|id| studies.get(id).copied());
            sources.collect::<BTreeSet<_>>().into_iter().map(move |study| (study, row as u32))
        });
        let estimates_of = tables.estimates.iter().enumerate();
        let estimates_of =
            estimates_of.filter_map(|(row, it)| Some((*studies.get(it.source.as_str())?, row as u32)));
        let claims_on = Groups::new(n_studies, claims_on);
        let sayings_of = Groups::new(n_studies, sayings_of);
        Self {
            resting: resting(tables, &topics, &families, &claims_on, &sayings_of),
            claims,
            children: Groups::new(
                n_topics,
                parents.iter().enumerate().filter_map(|(row, parent)| Some(((*parent)?, row as u32))),
            ),
            families,
            certainties,
            sayings_on: Groups::new(
                n_topics,
                tables.sayings.iter().map(|it| it.topic.as_str()).enumerate().filter_map(on_topic),
            ),
            questions_on: Groups::new(
                n_topics,
                tables.questions.iter().map(|it| it.topic.as_str()).enumerate().filter_map(on_topic),
            ),
            linked_in: Groups::new(tables.terms.len(), linked_in),
            claims_on,
            sayings_of,
            estimates_of: Groups::new(n_studies, estimates_of),
            newest: newest(tables),
        }
    }
}

/// Where each id stands first.
fn positions<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    let mut positions = HashMap::new();
    for (at, id) in ids.enumerate() {
        positions.entry(id).or_insert(at);
    }
    positions
}

/// A topic and the pages above it, up to the node of the model.
fn way_up(topic: usize, parents: &[Option<usize>]) -> impl Iterator<Item = usize> {
    // No tree is deeper than it has pages; the bound ends a circle of parents.
    std::iter::successors(Some(topic), |at| parents.get(*at).copied().flatten()).take(parents.len())
}

/// The family of a page at the top of the tree.
fn family(root: &Topic, effects: &[Effect]) -> Family {
    effects.iter().find(|effect| effect.topic == root.id).map_or(Family::Total, |effect| effect.family)
}

/// The claims of a page and where they stand.
fn spots(at: usize, topic: &Topic) -> impl Iterator<Item = (Spot, &Claim)> {
    topic.sections.iter().enumerate().flat_map(move |(s, section)| {
        let claims = section.claims.iter().enumerate();
        claims.map(move |(c, claim)| (Spot(at as u32, s as u32, c as u32), claim))
    })
}

fn resting(
    tables: &Tables,
    topics: &HashMap<&str, usize>,
    families: &[Family],
    claims_on: &Groups<Spot>,
    sayings_of: &Groups<u32>,
) -> Vec<Resting> {
    let family = |topic: usize| families.get(topic).copied();
    let resting = |(at, study): (usize, &Study)| {
        let spots = claims_on.of(Some(at));
        let sayings = sayings_of.of(Some(at)).iter().filter_map(|row| tables.sayings.get(*row as usize));
        // Who only said it does not lean on it.
        let sayings = sayings.filter(|saying| saying.sources.contains(&study.id));
        let mut families: Vec<Family> = spots.iter().filter_map(|spot| family(spot.0 as usize)).collect();
        families.extend(sayings.filter_map(|saying| family(*topics.get(saying.topic.as_str())?)));
        families.sort_unstable();
        families.dedup();
        let certainty = |Spot(t, s, c): &Spot| {
            let section = tables.topics.get(*t as usize)?.sections.get(*s as usize)?;
            section.claims.get(*c as usize).map(|claim| claim.certainty)
        };
        Resting { families, certainties: spots.iter().filter_map(certainty).collect() }
    };
    tables.studies.iter().enumerate().map(resting).collect()
}

fn newest(tables: &Tables) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..tables.studies.len() as u32).collect();
    order::by_key(&mut rows, |at| {
        tables.studies.get(*at as usize).map(|study| (-study.year, name::sorted_by(&study.authors)))
    });
    rows
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

/// Which items belong to each of some groups, all in one list.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Groups<T> {
    items: Vec<T>,
    /// Where each group ends in `items`.
    ends: Vec<u32>,
}

impl<T: Copy + Default> Groups<T> {
    /// `pairs` of a group and an item; within a group they keep their order.
    pub fn new(n_groups: usize, pairs: impl IntoIterator<Item = (usize, T)>) -> Self {
        let pairs: Vec<(usize, T)> = pairs.into_iter().filter(|(group, _)| *group < n_groups).collect();
        // First how many each has, then where each begins, and when all are in, where each ends.
        let mut ends = vec![0; n_groups];
        for (group, _) in &pairs {
            if let Some(n) = ends.get_mut(*group) {
                *n += 1;
            }
        }
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut items = vec![T::default(); pairs.len()];
        for (group, it) in pairs {
            if let Some(end) = ends.get_mut(group)
                && let Some(item) = items.get_mut(*end as usize)
            {
                *item = it;
                *end += 1;
            }
        }
        Self { items, ends }
    }

    /// The items of `group`, of none where it is not known.
    pub fn of(&self, group: Option<usize>) -> &[T] {
        let Some(group) = group else { return &[] };
        let at = |group: usize| self.ends.get(group).map_or(0, |end| *end as usize);
        let start = group.checked_sub(1).map_or(0, at);
        self.items.get(start..at(group)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_of_a_group_keep_their_order() {
        let groups = Groups::new(3, [(2, 'a'), (0, 'b'), (2, 'c'), (7, 'd')]);
        let of = |group: usize| groups.of(Some(group)).iter().collect::<String>();
        assert_eq!([of(0), of(1), of(2), of(3)], ["b", "", "ac", ""]);
        assert!(groups.of(None).is_empty());
    }
}
