//! The tables of a pack with what one asks of them: by id, up and down the tree, backwards
//! from a study to all that leans on it. Nothing that a key or a frame asks for looks at every row.

mod rows;
mod table;

use super::address::Address;
use super::drawing::Drawing;
use super::estimate::Estimate;
use super::figure::Figure;
use super::id::{
    ClaimId, DrawingId, EstimateId, FigureId, LessonId, QuestionId, SayingId, StudyId, TermId, TopicId,
};
pub use super::index::Counts;
use super::index::{Index, Resting, Spot};
use super::lesson::{CAME_OUT, HOW_LARGE, LIMITS, Lesson};
use super::load::Tables;
use super::markup;
use super::model::{Claim, Family, Saying, Study, Term, Topic};
use super::order;
use super::packed::{self, Packed};
use super::question::Question;
pub use rows::Rows;
use std::sync::OnceLock;
use table::Table;

/// All tables, with what belongs to what in them.
#[derive(Debug)]
pub struct Library {
    topics: Table<Topic>,
    figures: Table<Figure>,
    drawings: Table<Drawing>,
    studies: Table<Study>,
    estimates: Table<Estimate>,
    terms: Table<Term>,
    sayings: Table<Saying>,
    questions: Table<Question>,
    lessons: Table<Lesson>,
    index: OnceLock<Index>,
    /// The index, before somebody asked for it.
    packed_index: &'static [u8],
}

/// A study in the light of what rests on it.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    library: &'a Library,
    at: usize,
    pub resting: &'a Resting,
}

impl<'a> Standing<'a> {
    /// Its id, for which it is not read.
    pub fn id(&self) -> StudyId {
        self.library.studies.rows.id(self.at).unwrap_or_default().into()
    }

    pub fn study(&self) -> Option<&'a Study> {
        self.library.studies.rows.get(self.at)
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new(Tables::default())
    }
}

/// A library of tables whose rows are `whole` or `packed`.
macro_rules! library {
    ($tables:ident, $rows:ident, $index:expr, $packed_index:expr) => {
        Self {
            topics: Table::new(Rows::$rows($tables.topics, |it| it.id.as_str())),
            figures: Table::new(Rows::$rows($tables.figures, |it| it.id.as_str())),
            drawings: Table::new(Rows::$rows($tables.drawings, |it| it.id.as_str())),
            studies: Table::new(Rows::$rows($tables.studies, |it| it.id.as_str())),
            estimates: Table::new(Rows::$rows($tables.estimates, |it| it.id.as_str())),
            terms: Table::new(Rows::$rows($tables.terms, |it| it.id.as_str())),
            sayings: Table::new(Rows::$rows($tables.sayings, |it| it.id.as_str())),
            questions: Table::new(Rows::$rows($tables.questions, |it| it.id.as_str())),
            lessons: Table::new(Rows::$rows($tables.lessons, |it| it.id.as_str())),
            index: $index,
            packed_index: $packed_index,
        }
    };
}

impl Library {
    pub fn new(tables: Tables) -> Self {
        let index = Index::new(&tables);
        library!(tables, whole, OnceLock::from(index), &[])
    }

    /// The rows are read when they are first asked for, and so is the index.
    pub fn packed(tables: Packed<&'static [u8]>) -> Self {
        library!(tables, packed, OnceLock::new(), tables.index)
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| packed::row(self.packed_index).unwrap_or_default())
    }

    /// Every page, in reading order.
    pub fn topics(&self) -> &Rows<Topic> {
        &self.topics.rows
    }

    pub fn studies(&self) -> &Rows<Study> {
        &self.studies.rows
    }

    pub fn terms(&self) -> &Rows<Term> {
        &self.terms.rows
    }

    pub fn sayings(&self) -> &Rows<Saying> {
        &self.sayings.rows
    }

    pub fn estimates(&self) -> &Rows<Estimate> {
        &self.estimates.rows
    }

    pub fn questions(&self) -> &Rows<Question> {
        &self.questions.rows
    }

    /// Every lesson, the shortest first.
    pub fn lessons(&self) -> &Rows<Lesson> {
        &self.lessons.rows
    }

    pub fn lesson(&self, id: &LessonId) -> Option<&Lesson> {
        self.lessons.get(id.as_str())
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.get(id.as_str())
    }

    /// The questions that the page of `topic` answers.
    pub fn questions_of(&self, topic: &TopicId) -> impl Iterator<Item = &Question> {
        self.questions.at(self.index().questions_on.of(self.topics.position(topic.as_str())))
    }

    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.get(id.as_str())
    }

    pub fn figures(&self) -> &Rows<Figure> {
        &self.figures.rows
    }

    pub fn figure(&self, id: &FigureId) -> Option<&Figure> {
        self.figures.get(id.as_str())
    }

    pub fn drawings(&self) -> &Rows<Drawing> {
        &self.drawings.rows
    }

    pub fn drawing(&self, id: &DrawingId) -> Option<&Drawing> {
        self.drawings.get(id.as_str())
    }

    pub fn study(&self, id: &StudyId) -> Option<&Study> {
        self.studies.get(id.as_str())
    }

    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.terms.get(id.as_str())
    }

    pub fn estimate(&self, id: &EstimateId) -> Option<&Estimate> {
        self.estimates.get(id.as_str())
    }

    pub fn saying(&self, id: &SayingId) -> Option<&Saying> {
        self.sayings.get(id.as_str())
    }

    pub fn claim(&self, id: &ClaimId) -> Option<(&Topic, &Claim)> {
        let claims = &self.index().claims;
        let at = claims.binary_search_by(|(it, _)| it.cmp(id)).ok()?;
        claim_at(&self.topics.rows, claims.get(at)?.1)
    }

    /// Every claim of every page, in reading order.
    pub fn claims(&self) -> impl Iterator<Item = (&Topic, &Claim)> {
        self.topics.rows.iter().flat_map(|topic| claims_of(topic).map(move |claim| (topic, claim)))
    }

    /// The pages right below `parent`.
    pub fn children(&self, parent: &TopicId) -> impl Iterator<Item = &Topic> {
        self.topics.at(self.index().children.of(self.topics.position(parent.as_str())))
    }

    /// From the node of the model down to `topic` itself.
    pub fn path(&self, topic: &TopicId) -> Vec<&Topic> {
        let above = |topic: &&Topic| self.topic(topic.parent.as_ref()?);
        // No tree is deeper than it has pages; the bound ends a circle of parents.
        let way_up = std::iter::successors(self.topic(topic), above).take(self.topics.rows.len());
        let mut path: Vec<&Topic> = way_up.collect();
        path.reverse();
        path
    }

    /// The family of a page: that of the node at the top of its path.
    pub fn family(&self, topic: &TopicId) -> Family {
        let at = self.topics.position(topic.as_str());
        at.and_then(|at| self.index().families.get(at)).copied().unwrap_or(Family::Total)
    }

    /// How many claims of each certainty a page and all pages below it have.
    pub fn certainties_below(&self, topic: &TopicId) -> Counts {
        let at = self.topics.position(topic.as_str());
        at.and_then(|at| self.index().certainties.get(at)).copied().unwrap_or_default()
    }

    /// The sayings that stand on the page of `topic`.
    pub fn sayings_of(&self, topic: &TopicId) -> impl Iterator<Item = &Saying> {
        self.sayings.at(self.index().sayings_on.of(self.topics.position(topic.as_str())))
    }

    /// The one stream that the claims on `study` belong to; with several the total.
    pub fn family_resting_on(&self, study: &StudyId) -> Family {
        let mut families = self.claims_resting_on(study).map(|(topic, _)| self.family(&topic.id));
        let first = families.next().unwrap_or(Family::Total);
        if families.all(|it| it == first) { first } else { Family::Total }
    }

    /// The claims that rest on `study`, in reading order.
    pub fn claims_resting_on(&self, study: &StudyId) -> impl Iterator<Item = (&Topic, &Claim)> {
        let spots = self.index().claims_on.of(self.studies.position(study.as_str()));
        spots.iter().filter_map(|spot| claim_at(&self.topics.rows, *spot))
    }

    /// Every study with what stands on it, the newest first, those of a year from A to Z; a study is read when it is
    /// asked for.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'_>> {
        self.index().newest.iter().filter_map(|at| {
            let at = *at as usize;
            Some(Standing { library: self, at, resting: self.index().resting.get(at)? })
        })
    }

    pub fn sayings_resting_on(&self, study: &StudyId) -> impl Iterator<Item = &Saying> {
        self.sayings.at(self.index().sayings_of.of(self.studies.position(study.as_str())))
    }

    /// The figures that are made of `study`, each with how many studies it is made of; the fewer they are, the more it
    /// is that of this study, and the sooner it comes.
    pub fn figures_resting_on(&self, study: &StudyId) -> impl Iterator<Item = (&Figure, usize)> {
        let all = self.figures.rows.iter().map(|figure| (figure, self.behind(figure)));
        let resting = all.filter(|(_, studies)| studies.contains(&study));
        let mut figures: Vec<_> = resting.map(|(figure, studies)| (figure, studies.len())).collect();
        order::by_key(&mut figures, |(_, n)| *n);
        figures.into_iter()
    }

    /// The studies that `figure` is made of. Asked for each frame of a page: nothing is copied for it.
    fn behind<'a>(&'a self, figure: &'a Figure) -> Vec<&'a StudyId> {
        let kind = figure.data.kind();
        let rows = kind.estimates().into_iter().filter_map(|id| self.estimate(id));
        let mut studies: Vec<&StudyId> = figure.sources.iter().chain(kind.studies()).collect();
        studies.extend(rows.map(|row| &row.source));
        studies.sort_unstable();
        studies.dedup();
        studies
    }

    /// Those of them that show what it found.
    pub fn figures_showing(&self, study: &StudyId) -> impl Iterator<Item = (&Figure, usize)> {
        self.figures_resting_on(study).filter(move |(it, _)| !it.data.kind().only_named().contains(&study))
    }

    pub fn estimates_from(&self, study: &StudyId) -> impl Iterator<Item = &Estimate> {
        self.estimates.at(self.index().estimates_of.of(self.studies.position(study.as_str())))
    }

    /// The pages on which `term` is linked.
    pub fn pages_with(&self, term: &TermId) -> impl Iterator<Item = &Topic> {
        self.topics.at(self.index().linked_in.of(self.terms.position(term.as_str())))
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
                markup::citations(text).iter().for_each(&mut add);
            }
            section.claims.iter().flat_map(|claim| &claim.sources).for_each(&mut add);
        }
        self.sayings_of(&topic.id).flat_map(|saying| &saying.sources).for_each(&mut add);
        sources
    }

    /// What `focus` of a step of a lesson may name at `address`; there may be nothing.
    pub fn parts(&self, address: &Address) -> Vec<&str> {
        let those = |parts: &[(&'static str, bool)]| {
            parts.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| *name).collect()
        };
        match address {
            Address::Home => Family::ALL.into_iter().map(Family::id).collect(),
            Address::Topic(id) => {
                self.topic(id).into_iter().flat_map(|it| &it.sections).map(|it| it.heading.as_str()).collect()
            }
            Address::Study(id) => self.study(id).map_or_else(Vec::new, |it| {
                let has_rows = self.estimates_from(id).next().is_some();
                those(&[
                    (CAME_OUT, !it.findings.is_empty()),
                    (HOW_LARGE, has_rows),
                    (LIMITS, !it.limits.is_empty()),
                ])
            }),
            Address::Claim(id) => self.claim(id).map_or_else(Vec::new, |(_, it)| {
                those(&[(HOW_LARGE, !it.estimates.is_empty()), (LIMITS, !it.limits.is_empty())])
            }),
            _ => Vec::new(),
        }
    }
}

fn claim_at(topics: &Rows<Topic>, Spot(topic, section, claim): Spot) -> Option<(&Topic, &Claim)> {
    let topic = topics.get(topic as usize)?;
    Some((topic, topic.sections.get(section as usize)?.claims.get(claim as usize)?))
}

/// The claims of a page, in order.
pub fn claims_of(topic: &Topic) -> impl Iterator<Item = &Claim> {
    topic.sections.iter().flat_map(|section| &section.claims)
}
