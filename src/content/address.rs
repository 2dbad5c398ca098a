//! Whatever one can go to.

use super::character::is_printable;
use super::id::{ClaimId, FigureId, LessonId, QuestionId, SayingId, StudyId, TermId, TopicId};
use super::question::Pool;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something one can go to; written as `kind:id`, a list by its word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, schemars(with = "String"))]
pub enum Address {
    Home,
    Research,
    Glossary,
    /// What is said, beside what is known.
    Said,
    Lessons,
    /// Marks, and the places that were seen lately.
    Marks,
    /// A round of questions, or where one is begun.
    Quiz,
    /// How far the reader is.
    Progress,
    Topic(TopicId),
    Claim(ClaimId),
    Saying(SayingId),
    Study(StudyId),
    Term(TermId),
    Figure(FigureId),
    Question(QuestionId),
    /// An option of a question, counted from 0.
    Answer(QuestionId, usize),
    Lesson(LessonId),
    /// A step of the lesson that is being given, counted from 0.
    Step(LessonId, usize),
    /// A round of questions.
    Round(Pool),
    /// The cards that are due.
    Cards,
    /// The cards that are not asked, and why.
    Aside,
    /// One of them by its name, so that it is asked again.
    TakeUp(String),
}

impl Address {
    /// Those that are lists, by their words.
    const LISTS: [(&'static str, Self); 8] = [
        ("home", Self::Home),
        ("research", Self::Research),
        ("glossary", Self::Glossary),
        ("said", Self::Said),
        ("lessons", Self::Lessons),
        ("marks", Self::Marks),
        ("quiz", Self::Quiz),
        ("progress", Self::Progress),
    ];

    /// The list with this word.
    pub fn list(word: &str) -> Option<Self> {
        Self::LISTS.into_iter().find(|(name, _)| *name == word).map(|(_, it)| it)
    }

    /// Whether it is a list and about no one thing.
    pub fn is_list(&self) -> bool {
        Self::LISTS.iter().any(|(_, it)| it == self)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("home"),
            Self::Research => f.write_str("research"),
            Self::Glossary => f.write_str("glossary"),
            Self::Said => f.write_str("said"),
            Self::Lessons => f.write_str("lessons"),
            Self::Marks => f.write_str("marks"),
            Self::Quiz => f.write_str("quiz"),
            Self::Progress => f.write_str("progress"),
            Self::Topic(id) => write!(f, "topic:{id}"),
            Self::Claim(id) => write!(f, "claim:{id}"),
            Self::Saying(id) => write!(f, "saying:{id}"),
            Self::Study(id) => write!(f, "study:{id}"),
            Self::Term(id) => write!(f, "term:{id}"),
            Self::Figure(id) => write!(f, "figure:{id}"),
            Self::Question(id) => write!(f, "question:{id}"),
            Self::Answer(id, nth) => write!(f, "question:{id}#{}", nth + 1),
            Self::Lesson(id) => write!(f, "lesson:{id}"),
            Self::Step(id, nth) => write!(f, "lesson:{id}#{}", nth + 1),
            Self::Round(pool) => write!(f, "round:{pool}"),
            Self::Cards => f.write_str("cards"),
            Self::Aside => f.write_str("aside"),
            Self::TakeUp(card) => write!(f, "card:{card}"),
        }
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

/// What a file may name: not what stands over something else, such as an option.
impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let found = match text.split_once(':') {
            None => {
                let is_of_reader = |it: &Self| matches!(it, Self::Marks | Self::Quiz | Self::Progress);
                Self::list(&text).filter(|it| !is_of_reader(it) && *it != Self::Lessons)
            }
            Some(("topic", id)) => Some(Self::Topic(id.into())),
            Some(("figure", id)) => Some(Self::Figure(id.into())),
            Some(("study", id)) => Some(Self::Study(id.into())),
            Some(("term", id)) => Some(Self::Term(id.into())),
            Some(("claim", id)) => Some(Self::Claim(id.into())),
            Some(("saying", id)) => Some(Self::Saying(id.into())),
            Some(_) => None,
        };
        found.ok_or_else(|| {
            let text: String = text.chars().filter(|c| is_printable(*c)).take(60).collect();
            format!("`{text}` is no place: write home, research, glossary, said, or topic:ID, figure:ID, study:ID, term:ID, claim:ID or saying:ID")
        })
    }
}
