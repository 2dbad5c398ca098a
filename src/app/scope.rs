//! Where keys are looked up, by what is on the screen.

use super::command::Command;
use super::key::Key;
use super::place::Place;
use super::{App, Card, Overlay, Subject};

/// Where a key works. The narrower one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Anywhere,
    Home,
    /// Topics, studies, terms, the glossary, a figure as a table or in words.
    Page,
    Topic,
    Study,
    Research,
    /// A figure as a picture.
    Picture,
    /// A figure as a picture, as a table or in words.
    Figure,
    Said,
    /// A card that has come back.
    Review,
    /// What is due, and where rounds are begun.
    Due,
    /// The cards that are set aside.
    Aside,
    /// Another place while cards wait.
    Away,
    /// A question of a round.
    Round,
    /// The list of marks and of places that were seen.
    Marks,
    /// How far the reader is.
    Progress,
    /// An evidence card, a definition, the limits.
    Card,
    /// The card of a question.
    Question,
    /// A step of a lesson with nothing to turn.
    Slide,
    /// A step of a lesson on the screen.
    Lesson,
    /// The list of the steps of a lesson.
    Steps,
    /// The notes of a lesson, in a terminal of their own.
    Notes,
    /// Another place in the middle of a lesson.
    Wander,
    /// The question whether to leave.
    Leaving,
    /// While words are typed.
    Typing,
    /// While words are typed that studies must hold; the rest is as in [`Self::Typing`].
    Words,
    /// While the line of a mark is written.
    Mark,
    /// The values of a filter.
    Menu,
}

impl Scope {
    pub fn word(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Home => "home",
            Self::Page => "page",
            Self::Topic => "topic",
            Self::Study => "study",
            Self::Research => "research",
            Self::Picture => "picture",
            Self::Figure => "figure",
            Self::Said => "said",
            Self::Review => "review",
            Self::Due => "due",
            Self::Aside => "set aside",
            Self::Away => "away",
            Self::Round => "round",
            Self::Marks => "marks",
            Self::Progress => "how far you are",
            Self::Card => "card",
            Self::Question => "question",
            Self::Slide => "slide",
            Self::Lesson => "lesson",
            Self::Steps => "steps",
            Self::Notes => "notes",
            Self::Wander => "off the path",
            Self::Leaving => "leaving",
            Self::Typing => "finder",
            Self::Words => "words",
            Self::Mark => "mark",
            Self::Menu => "menu",
        }
    }

    /// The same where keys are chosen.
    pub fn key(self) -> String {
        self.word().replace(' ', "-")
    }
}

impl App {
    /// Whether it would lead out of the table of studies at a side, where nothing is.
    pub(super) fn is_beside_table(&self, command: &Command) -> bool {
        let is_table = self.overlay.is_none() && self.nav.here == Place::Research;
        is_table && matches!(command, Command::Left | Command::Right)
    }

    /// Says of a key that it does nothing here, once for each key and place; a class is left in peace.
    pub(super) fn say_dead(&mut self, key: Key, scopes: &[Scope]) {
        if self.is_quiet() || !self.dead.insert(key) {
            return;
        }
        let help = self.keymap.active(scopes).find(|row| row.command == Command::Help);
        let help = help.and_then(|row| row.keys.first()).map(|key| format!(" {key} shows what does."));
        self.notice = Some(format!("{key} does nothing here.{}", help.unwrap_or_default()));
    }

    /// The scopes that count now, the narrowest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let is_typing = self.research.is_typing && self.nav.here == Place::Research;
        let place: &[Scope] = match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Finder(..)), _) => return vec![Scope::Typing],
            (Some(Overlay::Mark(_)), _) => return vec![Scope::Mark],
            (Some(Overlay::Leave { .. }), _) => return vec![Scope::Leaving],
            (Some(Overlay::Menu(_)), _) => return vec![Scope::Menu],
            (Some(Overlay::Card(Card { subject: Subject::Steps, .. })), _) => {
                return vec![Scope::Steps, Scope::Anywhere];
            }
            (None, Place::Research) if is_typing => return vec![Scope::Words, Scope::Typing],
            (Some(Overlay::Card(Card { subject: Subject::Question(_), .. })), _) => {
                &[Scope::Question, Scope::Card]
            }
            (Some(Overlay::Card(Card { subject: Subject::Aside, .. })), _) => &[Scope::Aside, Scope::Card],
            (Some(Overlay::Card(_)), _) => &[Scope::Card],
            (None, Place::Home) => &[Scope::Home],
            (None, Place::Topic(_)) => &[Scope::Topic, Scope::Page],
            (None, Place::Study(_)) => &[Scope::Study, Scope::Page],
            (None, Place::Term(_) | Place::Glossary | Place::Lessons) => &[Scope::Page],
            (None, Place::Quiz) if self.card_at_hand().is_some() => &[Scope::Review, Scope::Page],
            (None, Place::Quiz) if self.asked().is_some() => &[Scope::Round, Scope::Page],
            (None, Place::Quiz) => &[Scope::Due, Scope::Page],
            (None, Place::Progress) => &[Scope::Progress, Scope::Page],
            (None, Place::Marks) => &[Scope::Marks, Scope::Page],
            (None, Place::Said) => &[Scope::Said, Scope::Page],
            (None, Place::Figure(_)) if self.is_picture() => &[Scope::Picture, Scope::Figure],
            // A table and words are read like a page.
            (None, Place::Figure(_)) => &[Scope::Page, Scope::Figure],
            (None, Place::Research) => &[Scope::Research],
        };
        // A lesson comes before its place; whoever has left the path has the keys of the place, and one back.
        let lesson = match (self.lesson.is_some(), self.presented().is_some()) {
            (false, _) => None,
            (true, true) => Some(Scope::Lesson),
            (true, false) => Some(Scope::Wander),
        };
        let slide = self.is_plain_slide().then_some(Scope::Slide);
        let away =
            (self.is_reviewing() && self.nav.here != Place::Quiz && lesson.is_none()).then_some(Scope::Away);
        let around = slide.into_iter().chain(lesson).chain(away);
        around.chain(place.iter().copied()).chain([Scope::Anywhere]).collect()
    }
}
