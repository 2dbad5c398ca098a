//! The tables of a pack with what one asks of them: by id, up and down the tree, backwards
//! from a study to all that leans on it.

use super::figure::Figure;
use super::id::{ClaimId, EstimateId, FigureId, QuestionId, SayingId, StudyId, TermId, TopicId};
use super::load::Tables;
use super::markup::{self, Link};
use super::model::{Claim, Estimate, Family, Question, Saying, Study, Term, Topic};
use std::collections::HashMap;

/// All tables, with their indexes.
#[derive(Debug, Default)]
pub struct Library {
    tables: Tables,
    topics: HashMap<TopicId, usize>,
    figures: HashMap<FigureId, usize>,
    studies: HashMap<StudyId, usize>,
    terms: HashMap<TermId, usize>,
    estimates: HashMap<EstimateId, usize>,
    sayings: HashMap<SayingId, usize>,
    /// Topic, section and claim by position.
    claims: HashMap<ClaimId, (usize, usize, usize)>,
}

impl Library {
    pub fn new(tables: Tables) -> Self {
        fn index<T, I: std::hash::Hash + Eq>(rows: &[T], id: impl Fn(&T) -> I) -> HashMap<I, usize> {
            rows.iter().enumerate().map(|(idx, row)| (id(row), idx)).collect()
        }
        let mut claims = HashMap::new();
        for (t, topic) in tables.topics.iter().enumerate() {
            for (s, section) in topic.sections.iter().enumerate() {
                claims.extend(
                    section.claims.iter().enumerate().map(|(c, claim)| (claim.id.clone(), (t, s, c))),
                );
            }
        }
        Self {
            topics: index(&tables.topics, |it| it.id.clone()),
            figures: index(&tables.figures, |it| it.id.clone()),
            studies: index(&tables.studies, |it| it.id.clone()),
            terms: index(&tables.terms, |it| it.id.clone()),
            estimates: index(&tables.estimates, |it| it.id.clone()),
            sayings: index(&tables.sayings, |it| it.id.clone()),
            claims,
            tables,
        }
    }

    /// Every page, in reading order.
    pub fn topics(&self) -> &[Topic] {
        &self.tables.topics
    }

    pub fn studies(&self) -> &[Study] {
        &self.tables.studies
    }

    pub fn terms(&self) -> &[Term] {
        &self.tables.terms
    }

    pub fn sayings(&self) -> &[Saying] {
        &self.tables.sayings
    }

    pub fn estimates(&self) -> &[Estimate] {
        &self.tables.estimates
    }

    pub fn questions(&self) -> &[Question] {
        &self.tables.questions
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.tables.questions.iter().find(|question| question.id == *id)
    }

    /// The questions that the page of `topic` answers.
    pub fn questions_of(&self, topic: &TopicId) -> impl Iterator<Item = &Question> {
        self.tables.questions.iter().filter(move |question| question.topic == *topic)
    }

    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.tables.topics.get(*self.topics.get(id)?)
    }

    pub fn figures(&self) -> &[Figure] {
        &self.tables.figures
    }

    pub fn figure(&self, id: &FigureId) -> Option<&Figure> {
        self.tables.figures.get(*self.figures.get(id)?)
    }

    pub fn study(&self, id: &StudyId) -> Option<&Study> {
        self.tables.studies.get(*self.studies.get(id)?)
    }

    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.tables.terms.get(*self.terms.get(id)?)
    }

    pub fn estimate(&self, id: &EstimateId) -> Option<&Estimate> {
        self.tables.estimates.get(*self.estimates.get(id)?)
    }

    pub fn saying(&self, id: &SayingId) -> Option<&Saying> {
        self.tables.sayings.get(*self.sayings.get(id)?)
    }

    pub fn claim(&self, id: &ClaimId) -> Option<(&Topic, &Claim)> {
        let &(topic, section, claim) = self.claims.get(id)?;
        let topic = self.tables.topics.get(topic)?;
        Some((topic, topic.sections.get(section)?.claims.get(claim)?))
    }

    /// Every claim of every page, in reading order.
    pub fn claims(&self) -> impl Iterator<Item = (&Topic, &Claim)> {
        self.tables.topics.iter().flat_map(|topic| claims_of(topic).map(move |claim| (topic, claim)))
    }

    /// The pages right below `parent`.
    pub fn children(&self, parent: &TopicId) -> impl Iterator<Item = &Topic> {
        self.tables.topics.iter().filter(move |topic| topic.parent.as_ref() == Some(parent))
    }

    /// From the node of the model down to `topic` itself.
    pub fn path(&self, topic: &TopicId) -> Vec<&Topic> {
        let up = std::iter::successors(self.topic(topic), |topic| self.topic(topic.parent.as_ref()?));
        let mut path: Vec<_> = up.take(self.tables.topics.len()).collect();
        path.reverse();
        path
    }

    /// The family of a page: that of the node at the top of its path.
    pub fn family(&self, topic: &TopicId) -> Family {
        let path = self.path(topic);
        let root = path.first().map(|topic| &topic.id);
        let effect = self.tables.effects.iter().find(|effect| Some(&effect.topic) == root);
        effect.map_or(Family::Total, |effect| effect.family)
    }

    /// The sayings that stand on the page of `topic`.
    pub fn sayings_of(&self, topic: &TopicId) -> impl Iterator<Item = &Saying> {
        self.tables.sayings.iter().filter(move |saying| saying.topic == *topic)
    }

    /// The claims that rest on `study`, in reading order.
    pub fn claims_resting_on(&self, study: &StudyId) -> impl Iterator<Item = (&Topic, &Claim)> {
        self.claims().filter(move |(_, claim)| claim.sources.contains(study))
    }

    pub fn sayings_resting_on(&self, study: &StudyId) -> impl Iterator<Item = &Saying> {
        let by = move |saying: &Saying| saying.said_by == study.0;
        self.tables.sayings.iter().filter(move |saying| saying.sources.contains(study) || by(saying))
    }

    /// The figures that are made of `study`.
    pub fn figures_resting_on(&self, study: &StudyId) -> impl Iterator<Item = &Figure> {
        self.tables.figures.iter().filter(move |figure| {
            let mut rows = figure.data.kind().estimates().into_iter().filter_map(|id| self.estimate(id));
            figure.studies().contains(study) || rows.any(|row| row.source == *study)
        })
    }

    pub fn estimates_from(&self, study: &StudyId) -> impl Iterator<Item = &Estimate> {
        self.tables.estimates.iter().filter(move |estimate| estimate.source == *study)
    }

    /// The pages on which `term` is linked.
    pub fn pages_with(&self, term: &TermId) -> impl Iterator<Item = &Topic> {
        let link = format!("(term:{term})");
        self.tables.topics.iter().filter(move |topic| texts_of(topic).any(|text| text.contains(&link)))
    }

    /// The studies of a page in the order in which they first stand on it; their place, from 1, is their number there.
    pub fn sources_of<'a>(&'a self, topic: &'a Topic) -> Vec<&'a StudyId> {
        let mut sources: Vec<&StudyId> = Vec::new();
        let mut add = |id: &StudyId| {
            if !sources.contains(&id) {
                sources.extend(self.study(id).map(|study| &study.id));
            }
        };
        for section in &topic.sections {
            for text in std::iter::once(&section.text).chain(section.claims.iter().map(|claim| &claim.text)) {
                for run in markup::parse(text).into_iter().flatten() {
                    if let Some(Link::Study(id)) = run.link {
                        add(&id);
                    }
                }
            }
            section.claims.iter().flat_map(|claim| &claim.sources).for_each(&mut add);
        }
        self.sayings_of(&topic.id).flat_map(|saying| &saying.sources).for_each(&mut add);
        sources
    }
}

/// The claims of a page, in order.
pub fn claims_of(topic: &Topic) -> impl Iterator<Item = &Claim> {
    topic.sections.iter().flat_map(|section| &section.claims)
}

/// Everything on a page that may hold inline markup.
fn texts_of(topic: &Topic) -> impl Iterator<Item = &str> {
    topic.sections.iter().flat_map(|section| {
        std::iter::once(section.text.as_str()).chain(section.claims.iter().map(|claim| claim.text.as_str()))
    })
}
