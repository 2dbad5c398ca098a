//! The tables of a pack with what one asks of them: by id, up and down the tree, backwards
//! from a study to all that leans on it. Nothing that a key or a frame asks for looks at every row.

mod index;
mod leaning;
mod rows;
mod tree;

use super::address::Address;
use super::drawing::Drawing;
use super::estimate::Estimate;
use super::figure::Figure;
use super::id::{
    ClaimId, DrawingId, EstimateId, FigureId, LessonId, QuestionId, SayingId, StudyId, TermId, TopicId,
};
use super::lesson::{CAME_OUT, HOW_LARGE, LIMITS, Lesson};
use super::load::Tables;
use super::markup;
use super::model::{Certainty, Claim, Effect, Family, Saying, Study, Term, Topic};
use super::order;
use super::packed::Packed;
use super::question::Question;
use index::{Groups, Places, Table};
use leaning::Leaning;
pub use rows::Rows;
use std::sync::OnceLock;
use tree::{Posted, Tree};

/// All tables, with their indexes, each of which is made when it is first asked for.
#[derive(Debug)]
pub struct Library {
    effects: Vec<Effect>,
    topics: Table<Topic>,
    figures: Table<Figure>,
    drawings: Table<Drawing>,
    studies: Table<Study>,
    estimates: Table<Estimate>,
    terms: Table<Term>,
    sayings: Table<Saying>,
    questions: Table<Question>,
    lessons: Table<Lesson>,
    /// Every claim by its id.
    claims: OnceLock<Places<Spot>>,
    tree: OnceLock<Tree>,
    posted: OnceLock<Posted>,
    /// Of each term: the topics in which it is linked.
    linked: OnceLock<Groups<u32>>,
    leaning: OnceLock<Leaning>,
}

/// Where a claim stands: topic, section, claim.
#[derive(Clone, Copy, Debug, Default)]
struct Spot(u32, u32, u32);

/// A number for each of [`Certainty::ALL`].
pub type Counts = [usize; Certainty::ALL.len()];

/// A study in the light of what leans on it.
#[derive(Debug)]
pub struct Standing<'a> {
    pub study: &'a Study,
    /// The families of the pages that lean on it, each once.
    pub families: Vec<Family>,
    /// Of the claims that rest on it.
    pub certainties: Vec<Certainty>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new(Tables::default())
    }
}

/// A library of tables whose rows are `whole` or `packed`.
macro_rules! library {
    ($tables:ident, $rows:ident) => {
        Self {
            effects: $tables.effects,
            topics: Table::new(Rows::$rows($tables.topics, |it| it.id.as_str())),
            figures: Table::new(Rows::$rows($tables.figures, |it| it.id.as_str())),
            drawings: Table::new(Rows::$rows($tables.drawings, |it| it.id.as_str())),
            studies: Table::new(Rows::$rows($tables.studies, |it| it.id.as_str())),
            estimates: Table::new(Rows::$rows($tables.estimates, |it| it.id.as_str())),
            terms: Table::new(Rows::$rows($tables.terms, |it| it.id.as_str())),
            sayings: Table::new(Rows::$rows($tables.sayings, |it| it.id.as_str())),
            questions: Table::new(Rows::$rows($tables.questions, |it| it.id.as_str())),
            lessons: Table::new(Rows::$rows($tables.lessons, |it| it.id.as_str())),
            claims: OnceLock::new(),
            tree: OnceLock::new(),
            posted: OnceLock::new(),
            linked: OnceLock::new(),
            leaning: OnceLock::new(),
        }
    };
}

impl Library {
    pub fn new(tables: Tables) -> Self {
        library!(tables, whole)
    }

    /// The rows are read when they are first asked for.
    pub fn packed(tables: Packed<&'static [u8]>) -> Self {
        library!(tables, packed)
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| Tree::new(&self.topics, &self.effects))
    }

    fn posted(&self) -> &Posted {
        self.posted.get_or_init(|| Posted::new(&self.topics, &self.sayings.rows, &self.questions.rows))
    }

    fn leaning(&self) -> &Leaning {
        self.leaning.get_or_init(|| {
            Leaning::new(&self.studies, &self.topics.rows, &self.sayings.rows, &self.estimates.rows)
        })
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
        self.questions.at(self.posted().questions.of(self.topics.position(topic.as_str())))
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
        let id_at = |spot| claim_id(&self.topics.rows, spot);
        let claims = self.claims.get_or_init(|| Places::new(spots(&self.topics.rows), id_at));
        let spot = claims.find(id.as_str(), id_at)?;
        claim_at(&self.topics.rows, spot)
    }

    /// Every claim of every page, in reading order.
    pub fn claims(&self) -> impl Iterator<Item = (&Topic, &Claim)> {
        self.topics.rows.iter().flat_map(|topic| claims_of(topic).map(move |claim| (topic, claim)))
    }

    /// The pages right below `parent`.
    pub fn children(&self, parent: &TopicId) -> impl Iterator<Item = &Topic> {
        self.topics.at(self.tree().children.of(self.topics.position(parent.as_str())))
    }

    /// From the node of the model down to `topic` itself.
    pub fn path(&self, topic: &TopicId) -> Vec<&Topic> {
        let mut path: Vec<_> =
            tree::way_up(&self.topics, topic).filter_map(|at| self.topics.rows.get(at)).collect();
        path.reverse();
        path
    }

    /// The family of a page: that of the node at the top of its path.
    pub fn family(&self, topic: &TopicId) -> Family {
        let root = tree::way_up(&self.topics, topic).last();
        root.map_or(Family::Total, |root| tree::family(&self.topics, root, &self.effects))
    }

    /// How many claims of each certainty a page and all pages below it have.
    pub fn certainties_below(&self, topic: &TopicId) -> Counts {
        let at = self.topics.position(topic.as_str());
        at.and_then(|at| self.tree().certainties.get(at)).copied().unwrap_or_default()
    }

    /// The sayings that stand on the page of `topic`.
    pub fn sayings_of(&self, topic: &TopicId) -> impl Iterator<Item = &Saying> {
        self.sayings.at(self.posted().sayings.of(self.topics.position(topic.as_str())))
    }

    /// The one stream that the claims on `study` belong to; with several the total.
    pub fn family_resting_on(&self, study: &StudyId) -> Family {
        let mut families = self.claims_resting_on(study).map(|(topic, _)| self.family(&topic.id));
        let first = families.next().unwrap_or(Family::Total);
        if families.all(|it| it == first) { first } else { Family::Total }
    }

    /// The claims that rest on `study`, in reading order.
    pub fn claims_resting_on(&self, study: &StudyId) -> impl Iterator<Item = (&Topic, &Claim)> {
        let spots = self.leaning().claims.of(self.studies.position(study.as_str()));
        spots.iter().filter_map(|spot| claim_at(&self.topics.rows, *spot))
    }

    /// Every study with what stands on it.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'_>> {
        self.studies.rows.iter().enumerate().map(|(at, study)| {
            let spots = self.leaning().claims.of(Some(at));
            let sayings = self.sayings.at(self.leaning().sayings.of(Some(at)));
            let sayings = sayings.filter(|saying| saying.sources.contains(&study.id));
            let family = |topic: usize| self.tree().families.get(topic).copied();
            let mut families: Vec<Family> = spots.iter().filter_map(|spot| family(spot.0 as usize)).collect();
            families.extend(sayings.map(|saying| self.family(&saying.topic)));
            families.sort_unstable();
            families.dedup();
            let claims = spots.iter().filter_map(|spot| claim_at(&self.topics.rows, *spot));
            Standing { study, families, certainties: claims.map(|(_, claim)| claim.certainty).collect() }
        })
    }

    pub fn sayings_resting_on(&self, study: &StudyId) -> impl Iterator<Item = &Saying> {
        self.sayings.at(self.leaning().sayings.of(self.studies.position(study.as_str())))
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
        self.estimates.at(self.leaning().estimates.of(self.studies.position(study.as_str())))
    }

    /// The pages on which `term` is linked.
    pub fn pages_with(&self, term: &TermId) -> impl Iterator<Item = &Topic> {
        let linked = self.linked.get_or_init(|| tree::linked(&self.topics.rows, &self.terms));
        self.topics.at(linked.of(self.terms.position(term.as_str())))
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

/// Every claim in reading order.
fn spots(topics: &Rows<Topic>) -> Vec<Spot> {
    let spots = topics.iter().enumerate().flat_map(|(t, topic)| {
        topic.sections.iter().enumerate().flat_map(move |(s, section)| {
            (0..section.claims.len()).map(move |c| Spot(t as u32, s as u32, c as u32))
        })
    });
    spots.collect()
}

fn claim_at(topics: &Rows<Topic>, Spot(topic, section, claim): Spot) -> Option<(&Topic, &Claim)> {
    let topic = topics.get(topic as usize)?;
    Some((topic, topic.sections.get(section as usize)?.claims.get(claim as usize)?))
}

fn claim_id(topics: &Rows<Topic>, spot: Spot) -> Option<&str> {
    claim_at(topics, spot).map(|(_, claim)| claim.id.as_str())
}

/// The claims of a page, in order.
pub fn claims_of(topic: &Topic) -> impl Iterator<Item = &Claim> {
    topic.sections.iter().flat_map(|section| &section.claims)
}
