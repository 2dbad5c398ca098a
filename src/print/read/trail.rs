//! Where the reader is and was, and what is above.

use crate::app::Subject;
use crate::app::history::History;
use crate::app::place::Place;
use crate::content::Pack;
use crate::content::id::{FigureId, LessonId, TopicId};
use crate::content::library::Library;
use crate::page::words;
use std::ops::Deref;

/// Where a reader can be. What is told there is in `tell`, an arm for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Place(Place),
    /// What the picture shows on a card over the place.
    Card(Subject),
    /// A table of a figure, by its place among them.
    Table(FigureId, usize),
    /// The steps of a knob of a figure, by its place among them.
    Knob(FigureId, usize),
    /// What a list can be narrowed to, or how it can be sorted.
    Filter(Filter),
    /// What words find.
    Found(String),
    /// A step of a lesson, counted from 0.
    Step(LessonId, usize),
    /// Cards that come back.
    Study,
}

/// Something that can be set of the studies, the last of the sayings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Family,
    Design,
    Certainty,
    Order,
    Status,
}

impl Filter {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Design => "design",
            Self::Certainty => "certainty",
            Self::Order => "order",
            Self::Status => "status",
        }
    }
}

/// Where one is and was.
#[derive(Debug)]
pub(super) struct Trail {
    history: History<Spot>,
    /// The last page seen: what a study or a figure is looked at for.
    pub(super) topic: Option<TopicId>,
}

impl Deref for Trail {
    type Target = History<Spot>;

    fn deref(&self) -> &Self::Target {
        &self.history
    }
}

impl Trail {
    pub(super) fn new() -> Self {
        Self { history: History::new(Spot::Place(Place::Home)), topic: None }
    }

    pub(super) fn go(&mut self, spot: Spot, library: &Library) {
        self.history.go(spot);
        self.arrive();
        if let Spot::Place(Place::Figure(id)) = &self.here {
            // A figure that several pages show belongs to the one that the reader comes from.
            let shows = |topic: &TopicId| library.topic(topic).is_some_and(|it| it.figures.contains(id));
            if !self.topic.as_ref().is_some_and(shows) {
                self.topic = library.figure(id).map(|figure| figure.topic.clone());
            }
        }
    }

    /// False where the way ends.
    pub(super) fn back(&mut self) -> bool {
        let is_back = self.history.back();
        self.arrive();
        is_back
    }

    /// False where the way ends.
    pub(super) fn forward(&mut self) -> bool {
        let is_forward = self.history.forward();
        self.arrive();
        is_forward
    }

    fn arrive(&mut self) {
        match &self.history.here {
            Spot::Place(Place::Topic(id)) => self.topic = Some(id.clone()),
            Spot::Place(Place::Home) => self.topic = None,
            _ => {}
        }
    }

    /// The places up to here, the last one first.
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.so_far().filter_map(|spot| if let Spot::Place(place) = spot { Some(place) } else { None })
    }

    /// One level up; nothing at home.
    pub(super) fn above(&self, library: &Library) -> Option<Spot> {
        let of_page = || self.topic.clone().map_or(Place::Home, Place::Topic);
        let place = match &self.here {
            Spot::Place(Place::Home) => return None,
            Spot::Place(Place::Topic(id)) => {
                let parent = library.topic(id).and_then(|topic| topic.parent.clone());
                parent.map_or(Place::Home, Place::Topic)
            }
            // One looks at a study for a page, or comes to it from a list.
            Spot::Place(Place::Study(_) | Place::Term(_) | Place::Figure(_)) => match self.places().nth(1) {
                Some(
                    list @ (Place::Research | Place::Glossary | Place::Said | Place::Marks | Place::Quiz),
                ) => list.clone(),
                _ => of_page(),
            },
            Spot::Place(
                Place::Research | Place::Glossary | Place::Said | Place::Lessons | Place::Marks | Place::Quiz,
            ) => of_page(),
            Spot::Study | Spot::Place(Place::Progress) => Place::Home,
            Spot::Step(..) => Place::Lessons,
            Spot::Table(figure, _) | Spot::Knob(figure, _) => Place::Figure(figure.clone()),
            Spot::Card(_) | Spot::Filter(_) | Spot::Found(_) => {
                self.places().next().cloned().unwrap_or(Place::Home)
            }
        };
        Some(Spot::Place(place))
    }

    /// The limits of the page one is on, or whose card this is.
    pub(super) fn limits(&self) -> Option<Subject> {
        match self.places().next() {
            Some(Place::Topic(id)) => Some(Subject::Limits(id.clone())),
            _ => None,
        }
    }

    /// The way to here, from home, in names.
    pub(super) fn names(&self, pack: &Pack) -> Vec<String> {
        let library = pack.library();
        let mut names = vec!["Home".to_owned()];
        if let Spot::Step(id, nth) = &self.here {
            names.push("Lessons".to_owned());
            names.extend(library.lesson(id).map(|it| it.title.clone()));
            names.push(format!("step {}", nth + 1));
            return names;
        }
        if self.here == Spot::Study {
            names.push("Cards".to_owned());
            return names;
        }
        let place = self.places().next().unwrap_or(&Place::Home);
        if place.target().is_some() {
            let path = self.topic.iter().flat_map(|id| library.path(id));
            names.extend(path.map(|topic| topic.title.clone()));
        }
        names.extend(match place {
            Place::Study(id) => library.study(id).map(words::name),
            Place::Term(id) => library.term(id).map(|term| term.term.clone()),
            Place::Figure(id) => library.figure(id).map(|figure| figure.title.clone()),
            Place::Research => Some("Research".to_owned()),
            Place::Glossary => Some("Glossary".to_owned()),
            Place::Said => Some("What is said and what is known".to_owned()),
            Place::Lessons => Some("Lessons".to_owned()),
            Place::Marks => Some("Marks".to_owned()),
            Place::Quiz => Some("Test yourself".to_owned()),
            Place::Progress => Some("How far you are".to_owned()),
            Place::Home | Place::Topic(_) => None,
        });
        names.extend(match &self.here {
            Spot::Place(_) => None,
            Spot::Card(subject) => Some(title(subject, library)),
            Spot::Table(..) => Some("as a table".to_owned()),
            Spot::Knob(..) => Some("something to set".to_owned()),
            Spot::Filter(filter) => Some(filter.word().to_owned()),
            Spot::Found(words) => Some(format!("found for {words}")),
            Spot::Step(..) | Spot::Study => None,
        });
        names
    }
}

fn title(subject: &Subject, library: &Library) -> String {
    match subject {
        Subject::Claim(_) => "evidence".to_owned(),
        Subject::Saying(_) => "a saying".to_owned(),
        Subject::Term(id) => library.term(id).map_or_else(String::new, |term| term.term.clone()),
        Subject::Question(_) => "a question".to_owned(),
        Subject::Figure(_) => "where it comes from".to_owned(),
        Subject::Limits(_) | Subject::Steps | Subject::Problems(_) | Subject::Aside => "limits".to_owned(),
    }
}
