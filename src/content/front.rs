//! The small part of a pack that the first frame needs.

use super::id::{StudyId, TopicId, is_kebab_case};
use super::load::{self, Tables};
use super::model::{Effect, Family, Inside, PackInfo, Topic};
use super::problem::File;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

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
        let topics: HashMap<_, _> = tables.topics.iter().map(|topic| (&topic.id, topic)).collect();
        let one_line = |inside: &Inside| {
            topics.get(&inside.topic).map(|topic| topic.one_line.clone()).unwrap_or_default()
        };
        let one_lines = tables.effects.iter().map(|effect| effect.inside.iter().map(one_line).collect());
        Self {
            info: tables.info.clone(),
            effects: tables.effects.clone(),
            n_studies: n_studies(tables, &topics),
            one_lines: one_lines.collect(),
        }
    }

    /// What there is to show of a pack before all of it has been read, out of the few files that it
    /// stands in; the studies cannot be counted yet. Nothing where one of these files has a fault.
    pub fn ahead(read: impl Fn(&str) -> Option<File>) -> Option<Self> {
        let info = load::info(&read("pack.toml")?).ok()?;
        let effects = load::effects(&read("effects.toml")?).ok()?;
        let one_line = |inside: &Inside| {
            let id = Some(inside.topic.as_str()).filter(|id| is_kebab_case(id))?;
            load::one_line(&read(&format!("topics/{id}.toml"))?).ok()
        };
        let one_lines: Option<_> =
            effects.iter().map(|effect| effect.inside.iter().map(one_line).collect()).collect();
        Some(Self { info, one_lines: one_lines?, effects, n_studies: Vec::new() })
    }

    pub fn effect(&self, family: Family) -> Option<&Effect> {
        self.effects.iter().find(|effect| effect.family == family)
    }
}

/// How many studies stand behind the claims and sayings of each effect's page and of every page below it.
fn n_studies<'a>(tables: &'a Tables, topics: &HashMap<&'a TopicId, &'a Topic>) -> Vec<usize> {
    let mut studies: HashMap<&TopicId, HashSet<&StudyId>> = HashMap::new();
    for topic in &tables.topics {
        let claims = topic.sections.iter().flat_map(|section| &section.claims);
        studies.entry(root(topic, topics)).or_default().extend(claims.flat_map(|claim| &claim.sources));
    }
    for saying in &tables.sayings {
        if let Some(topic) = topics.get(&saying.topic) {
            studies.entry(root(topic, topics)).or_default().extend(&saying.sources);
        }
    }
    tables.effects.iter().map(|effect| studies.get(&effect.topic).map_or(0, HashSet::len)).collect()
}

/// The page at the top of the way up from `topic`.
fn root<'a>(topic: &'a Topic, topics: &HashMap<&'a TopicId, &'a Topic>) -> &'a TopicId {
    let above = |topic: &&'a Topic| topics.get(topic.parent.as_ref()?).copied();
    // No tree is deeper than it has pages; the bound ends a circle of parents.
    std::iter::successors(Some(topic), above).take(topics.len()).last().map_or(&topic.id, |root| &root.id)
}
