//! Where one can be.

use super::name;
use crate::content::address::Address;
use crate::content::id::{FigureId, StudyId, TermId, TopicId};
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
    /// What is due, a card of it, a round of questions, or where these are begun.
    Quiz,
    /// How far the reader is.
    Progress,
}

impl Place {
    /// The screen that `address` is; none where it lies over one.
    pub fn itself(address: &Address) -> Option<Self> {
        Some(match address {
            Address::Home => Self::Home,
            Address::Research => Self::Research,
            Address::Glossary => Self::Glossary,
            Address::Said => Self::Said,
            Address::Lessons => Self::Lessons,
            Address::Marks => Self::Marks,
            Address::Quiz | Address::Round(_) | Address::Cards | Address::Aside | Address::TakeUp(_) => {
                Self::Quiz
            }
            Address::Progress => Self::Progress,
            Address::Topic(id) => Self::Topic(id.clone()),
            Address::Study(id) => Self::Study(id.clone()),
            Address::Term(id) => Self::Term(id.clone()),
            Address::Figure(id) => Self::Figure(id.clone()),
            Address::Claim(_)
            | Address::Saying(_)
            | Address::Question(_)
            | Address::Answer(..)
            | Address::Lesson(_)
            | Address::Step(..) => return None,
        })
    }

    /// Where `address` is: what is no screen of its own lies over its page.
    pub fn of(address: &Address, library: &Library) -> Self {
        let topic = match address {
            Address::Lesson(_) => return Self::Lessons,
            Address::Claim(id) => library.claim(id).map(|(topic, _)| &topic.id),
            Address::Saying(id) => library.saying(id).map(|it| &it.topic),
            Address::Question(id) | Address::Answer(id, _) => library.question(id).map(|it| &it.topic),
            _ => None,
        };
        let itself = Self::itself(address).or_else(|| topic.map(|id| Self::Topic(id.clone())));
        itself.unwrap_or(Self::Home)
    }

    pub fn address(&self) -> Address {
        match self.clone() {
            Self::Home => Address::Home,
            Self::Research => Address::Research,
            Self::Glossary => Address::Glossary,
            Self::Said => Address::Said,
            Self::Lessons => Address::Lessons,
            Self::Marks => Address::Marks,
            Self::Quiz => Address::Quiz,
            Self::Progress => Address::Progress,
            Self::Topic(id) => Address::Topic(id),
            Self::Study(id) => Address::Study(id),
            Self::Term(id) => Address::Term(id),
            Self::Figure(id) => Address::Figure(id),
        }
    }

    /// The one thing that it is about; nothing for home and lists.
    pub fn target(&self) -> Option<Address> {
        Some(self.address()).filter(|it| !it.is_list())
    }
}

/// Whether `address` lies over a place and is none itself.
pub fn is_card(address: &Address) -> bool {
    Place::itself(address).is_none()
}

/// Finds `text` among the names of the pack.
///
/// # Errors
/// When nothing has this name: a sentence that names the nearest.
pub fn find(text: &str, library: &Library) -> Result<Address, String> {
    name::find(text, library, None).map(|it| it.address)
}
