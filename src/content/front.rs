//! The small part of a pack that the first frame needs.

use super::id::{StudyId, TopicId};
use super::load::Tables;
use super::model::{Effect, Family, PackInfo, Topic};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// The home screen's own content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Front {
    pub info: PackInfo,
    pub effects: Vec<Effect>,
    /// How many studies stand behind the claims of each effect, in the order of `effects`.
    pub n_studies: Vec<usize>,
    /// What the pages inside each effect are about, in the order of `effects` and of their names.
    pub one_lines: Vec<Vec<String>>,
}

impl Front {
    pub fn of(tables: &Tables) -> Self {
        let n_studies =
            tables.effects.iter().map(|effect| studies_under(&effect.topic, tables).len()).collect();
        let one_line = |id: &TopicId| {
            let topic = tables.topics.iter().find(|topic| topic.id == *id);
            topic.map(|topic| topic.one_line.clone()).unwrap_or_default()
        };
        let one_lines = tables
            .effects
            .iter()
            .map(|effect| effect.inside.iter().map(|inside| one_line(&inside.topic)).collect());
        Self {
            info: tables.info.clone(),
            effects: tables.effects.clone(),
            n_studies,
            one_lines: one_lines.collect(),
        }
    }

    pub fn effect(&self, family: Family) -> Option<&Effect> {
        self.effects.iter().find(|effect| effect.family == family)
    }
}

/// The studies behind the claims and sayings of `root` and of every page below it.
fn studies_under<'a>(root: &TopicId, tables: &'a Tables) -> BTreeSet<&'a StudyId> {
    let parents: HashMap<&TopicId, Option<&TopicId>> =
        tables.topics.iter().map(|topic| (&topic.id, topic.parent.as_ref())).collect();
    let is_under = |topic: &Topic| {
        let path = std::iter::successors(Some(&topic.id), |id| parents.get(id).copied().flatten());
        // No tree is deeper than it has pages; the bound ends a circle of parents.
        path.take(tables.topics.len()).any(|id| id == root)
    };
    let claims = tables
        .topics
        .iter()
        .filter(|topic| is_under(topic))
        .flat_map(|topic| &topic.sections)
        .flat_map(|section| &section.claims);
    let sayings = tables
        .sayings
        .iter()
        .filter(|saying| tables.topics.iter().any(|topic| topic.id == saying.topic && is_under(topic)));
    claims.flat_map(|claim| &claim.sources).chain(sayings.flat_map(|saying| &saying.sources)).collect()
}
