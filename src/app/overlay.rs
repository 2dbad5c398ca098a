//! What can lie over a place.

use super::finder::Finder;
use super::marks::Draft;
use super::menu::Menu;
use super::sheet::{Sheet, View};
use crate::content::id::{ClaimId, FigureId, QuestionId, SayingId, TermId, TopicId};
use crate::content::problem::Problem;
use ratatui::layout::Rect;

/// What lies over the place; one at most.
#[derive(Clone, Debug)]
pub enum Overlay {
    Card(Card),
    /// The values of a filter of the table of studies.
    Menu(Menu),
    /// The finder, and the card that comes back when it is closed.
    Finder(Box<Finder>, Option<Box<Card>>),
    /// The line of a mark, while it is written.
    Mark(Draft),
    /// Whether to leave a lesson, or the program in the middle of one.
    Leave {
        quits: bool,
    },
}

/// A framed page over the place.
#[derive(Clone, Debug)]
pub struct Card {
    pub subject: Subject,
    pub frame: Rect,
    pub sheet: Sheet,
    pub view: View,
    /// The card that comes back when this one is closed.
    pub beneath: Option<Box<Self>>,
}

/// What a card is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Claim(ClaimId),
    Saying(SayingId),
    Term(TermId),
    Question(QuestionId),
    /// The studies behind what is under the cursor of a figure.
    Figure(FigureId),
    /// The limits of all claims of a page.
    Limits(TopicId),
    /// The cards that are not asked, and why.
    Aside,
    /// All steps of the lesson that is being given.
    Steps,
    /// The faults of a pack that was saved; the last good one is still shown.
    Problems(Vec<Problem>),
}
