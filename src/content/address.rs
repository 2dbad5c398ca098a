//! Whatever one can go to.

use super::answer::Pool;
use super::id::{ClaimId, FigureId, LessonId, QuestionId, SayingId, StudyId, TermId, TopicId};
use serde::{Serialize, Serializer};
use std::fmt;

/// Something one can go to; written as `kind:id`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
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
    /// A round of questions.
    Round(Pool),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(id) => write!(f, "topic:{id}"),
            Self::Claim(id) => write!(f, "claim:{id}"),
            Self::Saying(id) => write!(f, "saying:{id}"),
            Self::Study(id) => write!(f, "study:{id}"),
            Self::Term(id) => write!(f, "term:{id}"),
            Self::Figure(id) => write!(f, "figure:{id}"),
            Self::Question(id) => write!(f, "question:{id}"),
            Self::Answer(id, nth) => write!(f, "question:{id}#{}", nth + 1),
            Self::Lesson(id) => write!(f, "lesson:{id}"),
            Self::Round(pool) => write!(f, "round:{pool}"),
        }
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
