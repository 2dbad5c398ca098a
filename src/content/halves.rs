//! The tables of the built-in pack in two halves, which the program unpacks side by side: a page that it
//! begins with waits for both.

use super::drawing::Drawing;
use super::estimate::Estimate;
use super::figure::Figure;
use super::lesson::Lesson;
use super::load::Tables;
use super::model::{Effect, PackInfo, Saying, Study, Term, Topic};
use super::question::Question;

/// Pages, and what is drawn on them.
pub type Shown = (PackInfo, Vec<Effect>, Vec<Topic>, Vec<Figure>, Vec<Drawing>);

/// What pages rest on, and what is told and asked of them.
pub type Behind = (Vec<Study>, Vec<Estimate>, Vec<Term>, Vec<Saying>, Vec<Question>, Vec<Lesson>);

pub fn split(it: Tables) -> (Shown, Behind) {
    (
        (it.info, it.effects, it.topics, it.figures, it.drawings),
        (it.studies, it.estimates, it.terms, it.sayings, it.questions, it.lessons),
    )
}

pub fn join((info, effects, topics, figures, drawings): Shown, behind: Behind) -> Tables {
    let (studies, estimates, terms, sayings, questions, lessons) = behind;
    Tables {
        info,
        effects,
        topics,
        figures,
        drawings,
        studies,
        estimates,
        terms,
        sayings,
        questions,
        lessons,
    }
}
