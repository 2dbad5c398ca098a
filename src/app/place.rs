//! Where one can be.

use crate::content::character::is_printable;
use crate::content::id::{ClaimId, FigureId, LessonId, SayingId, StudyId, TermId, TopicId};
use crate::content::lesson::Spot;
use crate::content::library::Library;
use crate::page::Target;

/// A screen with its subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Home,
    Topic(TopicId),
    Study(StudyId),
    Term(TermId),
    Figure(FigureId),
    Research,
    Glossary,
    /// What is said, beside what is known.
    Said,
    Lessons,
}

/// What the command line can open: a place, or a card over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    Place(Place),
    Card(Place, Target),
}

impl Door {
    /// The place that a lesson names; a claim is a card over its page.
    pub fn of(spot: &Spot, library: &Library) -> Self {
        match spot {
            Spot::Home => Self::Place(Place::Home),
            Spot::Research => Self::Place(Place::Research),
            Spot::Glossary => Self::Place(Place::Glossary),
            Spot::Said => Self::Place(Place::Said),
            Spot::Topic(id) => Self::Place(Place::Topic(id.clone())),
            Spot::Figure(id) => Self::Place(Place::Figure(id.clone())),
            Spot::Study(id) => Self::Place(Place::Study(id.clone())),
            Spot::Term(id) => Self::Place(Place::Term(id.clone())),
            Spot::Claim(id) => {
                let page = library.claim(id).map_or(Place::Home, |(topic, _)| Place::Topic(topic.id.clone()));
                Self::Card(page, Target::Claim(id.clone()))
            }
            Spot::Saying(id) => {
                let page = library.saying(id).map_or(Place::Home, |it| Place::Topic(it.topic.clone()));
                Self::Card(page, Target::Saying(id.clone()))
            }
        }
    }

    /// Finds `text` among the ids of the pack.
    ///
    /// # Errors
    /// When nothing has this id: a sentence that names the nearest ids.
    pub fn find(text: &str, library: &Library) -> Result<Self, String> {
        // "CT afferents" means ct-afferents.
        let text = &text.trim().to_lowercase().replace([' ', '_'], "-");
        let text = text.as_str();
        // Where two things have one id, a word before a colon says which is meant: figure:ID.
        let (kind, id) = text.split_once(':').unwrap_or(("", text));
        let place = match text {
            "home" => Some(Place::Home),
            "research" => Some(Place::Research),
            "glossary" => Some(Place::Glossary),
            "said" => Some(Place::Said),
            "lessons" => Some(Place::Lessons),
            _ => None,
        };
        let topic = || library.topic(&TopicId::from(id)).map(|it| Place::Topic(it.id.clone()));
        let study = || library.study(&StudyId::from(id)).map(|it| Place::Study(it.id.clone()));
        let term = || library.term(&TermId::from(id)).map(|it| Place::Term(it.id.clone()));
        let claim = || {
            let (topic, claim) = library.claim(&ClaimId::from(id))?;
            Some(Self::Card(Place::Topic(topic.id.clone()), Target::Claim(claim.id.clone())))
        };
        let saying = || {
            let saying = library.saying(&SayingId::from(id))?;
            Some(Self::Card(Place::Topic(saying.topic.clone()), Target::Saying(saying.id.clone())))
        };
        let lesson = || {
            let lesson = library.lesson(&LessonId::from(id))?;
            Some(Self::Card(Place::Lessons, Target::Lesson(lesson.id.clone())))
        };
        let figure = || library.figure(&FigureId::from(id)).map(|it| Place::Figure(it.id.clone()));
        // The name of a kind stands for its first figure.
        let of_kind = || {
            let figure = library.figures().iter().find(|it| it.data.kind_name() == id)?;
            Some(Place::Figure(figure.id.clone()))
        };
        let found = match kind {
            "topic" => topic().map(Self::Place),
            "study" => study().map(Self::Place),
            "term" => term().map(Self::Place),
            "figure" => figure().or_else(of_kind).map(Self::Place),
            "claim" => claim(),
            "saying" => saying(),
            "lesson" => lesson(),
            "" => {
                let place =
                    place.or_else(topic).or_else(study).or_else(term).or_else(figure).or_else(of_kind);
                place.map(Self::Place).or_else(claim).or_else(saying).or_else(lesson)
            }
            _ => None,
        };
        found.ok_or_else(|| {
            let near = nearest(id, library);
            let shown: String = text.chars().filter(|c| is_printable(*c)).take(60).collect();
            let mut message = format!("there is no topic, study, term, figure, claim or lesson `{shown}`");
            if !near.is_empty() {
                message.push_str(&format!("; did you mean {}?", near.join(", ")));
            }
            message
        })
    }
}

/// Up to three ids that look most like `text`.
fn nearest(text: &str, library: &Library) -> Vec<String> {
    const ALIKE: f64 = 0.86;
    let ids = library.topics().iter().map(|it| it.id.0.as_str());
    let ids = ids.chain(library.terms().iter().map(|it| it.id.0.as_str()));
    let ids = ids.chain(library.figures().iter().map(|it| it.id.0.as_str()));
    let ids = ids.chain(library.lessons().iter().map(|it| it.id.0.as_str()));
    let ids = ids.chain(library.studies().iter().map(|it| it.id.0.as_str()));
    let mut near: Vec<(f64, &str)> = ids.map(|id| (strsim::jaro_winkler(text, id), id)).collect();
    near.retain(|(alike, _)| *alike >= ALIKE);
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, id)| *id);
    near.into_iter().take(3).map(|(_, id)| id.to_owned()).collect()
}
