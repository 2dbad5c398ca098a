//! Where one can be.

use super::name;
use crate::content::address::Address;
use crate::content::id::{FigureId, StudyId, TermId, TopicId};
use crate::content::lesson::Spot;
use crate::content::library::Library;

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
    /// Marks, and the places that were seen lately.
    Marks,
    /// A round of questions, or where one is begun.
    Quiz,
}

impl Place {
    /// The one thing that it is about; nothing for home and lists.
    pub fn target(&self) -> Option<Address> {
        match self.clone() {
            Self::Topic(id) => Some(Address::Topic(id)),
            Self::Study(id) => Some(Address::Study(id)),
            Self::Term(id) => Some(Address::Term(id)),
            Self::Figure(id) => Some(Address::Figure(id)),
            Self::Home
            | Self::Research
            | Self::Glossary
            | Self::Said
            | Self::Lessons
            | Self::Marks
            | Self::Quiz => None,
        }
    }
}

/// What the command line can open: a place, or a card over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    Place(Place),
    Card(Place, Address),
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
                Self::Card(page, Address::Claim(id.clone()))
            }
            Spot::Saying(id) => {
                let page = library.saying(id).map_or(Place::Home, |it| Place::Topic(it.topic.clone()));
                Self::Card(page, Address::Saying(id.clone()))
            }
        }
    }

    /// What is behind it; nothing for home and lists.
    pub fn target(&self) -> Option<Address> {
        match self {
            Self::Place(place) => place.target(),
            Self::Card(_, target) => Some(target.clone()),
        }
    }

    /// Finds `text` among the names of the pack.
    ///
    /// # Errors
    /// When nothing has this name: a sentence that names the nearest.
    pub fn find(text: &str, library: &Library) -> Result<Self, String> {
        name::find(text, library, None).map(|it| it.door)
    }
}
