//! What a choice does.

use super::figure::{readout, setting};
use super::study::Do;
use super::tell::Telling;
use super::{Filter, Reader, Spot};
use crate::app::Subject;
use crate::app::command::Column;
use crate::app::place::Place;
use crate::app::research::Research;
use crate::app::stage::Stage;
use crate::content::address::Address;
use crate::content::figure::Figure;
use crate::content::id::{FigureId, LessonId, QuestionId};
use crate::content::library::Library;
use crate::content::model::{Certainty, Design, Family, Status};
use crate::content::question::Pool;

/// Taking a choice does one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Go(Spot),
    /// To a place, and on to what lies over it.
    Open(Address),
    /// Take an option of a question, counted from 0.
    Answer(QuestionId, usize),
    /// Begin a round of questions.
    Round(Pool),
    NextQuestion,
    EndRound,
    /// Guess an option at a step of a lesson, counted from 0.
    Guess(LessonId, usize, usize),
    /// Set a knob of a figure to one of its steps.
    Set(FigureId, usize, usize),
    /// A figure as it was at first.
    Restart(FigureId),
    /// Narrow a list, or sort it.
    Keep(Keep),
    /// Take a place off the list of marks, by its name.
    Remove(String),
    /// All studies whose authors have this name.
    Author(String),
    /// Something done with cards.
    Study(Do),
}

/// What is kept of a list; all of it without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Family(Option<Family>),
    Design(Option<Design>),
    Certainty(Option<Certainty>),
    Status(Option<Status>),
    /// Sorted by a column; again turns it round.
    Order(Column),
    /// All studies again.
    Everything,
}

impl Act {
    /// What following `target` does: to a place, or to what lies over the one that is open.
    pub(super) fn of(target: &Address) -> Self {
        Self::Go(match target.clone() {
            Address::Claim(id) => Spot::Card(Subject::Claim(id)),
            Address::Saying(id) => Spot::Card(Subject::Saying(id)),
            Address::Term(id) => Spot::Card(Subject::Term(id)),
            Address::Question(id) => Spot::Card(Subject::Question(id)),
            Address::Answer(id, option) => return Self::Answer(id, option),
            Address::Lesson(id) => Spot::Step(id, 0),
            Address::Step(id, nth) => Spot::Step(id, nth),
            Address::Round(pool) => return Self::Round(pool),
            Address::Cards | Address::Aside | Address::TakeUp(_) => Spot::Study,
            place => Spot::Place(Place::itself(&place).unwrap_or(Place::Home)),
        })
    }
}

impl Reader {
    /// Takes the choice with this number.
    pub(super) fn choose(&mut self, number: usize) -> String {
        let act = number.checked_sub(1).and_then(|nth| self.choices().nth(nth)).map(|(_, act)| act.clone());
        match act {
            Some(act) => self.act(act),
            None => match self.choices().count() {
                0 => "There is nothing to choose here. Type b to go back.".to_owned(),
                n => format!("There is no choice {number}; they go from 1 to {n}. Type c to hear them."),
            },
        }
    }

    fn act(&mut self, act: Act) -> String {
        match act {
            Act::Go(spot) => self.go(spot),
            Act::Open(address) => self.enter(&address),
            Act::Answer(id, option) => self.answer(id, option),
            Act::Round(pool) => self.begin_a_round(&pool),
            Act::NextQuestion => self.next_question(false),
            Act::EndRound => self.next_question(true),
            Act::Guess(id, step, option) => {
                self.guesses.insert((id, step), option);
                self.stay()
            }
            Act::Set(id, knob, step) => self.set(&id, |stage| stage.set(knob, step)),
            Act::Restart(id) => {
                self.stages.remove(&id);
                self.stay()
            }
            Act::Keep(keep) => {
                self.keep(keep);
                self.go_up()
            }
            Act::Remove(place) => self.remove(place),
            Act::Study(what) => self.cards(what),
            Act::Author(name) => {
                self.research = Research { words: name.into(), ..Research::default() };
                self.go(Spot::Place(Place::Research))
            }
        }
    }

    /// From a filter to the list that it narrows.
    fn go_up(&mut self) -> String {
        if matches!(self.trail.here, Spot::Filter(_)) {
            self.trail.back();
        }
        self.stay()
    }

    fn keep(&mut self, keep: Keep) {
        let research = &mut self.research;
        match keep {
            Keep::Family(it) => research.family = it,
            Keep::Design(it) => research.design = it,
            Keep::Certainty(it) => research.certainty = it,
            Keep::Status(it) => self.said = it,
            Keep::Order(column) => research.sort_by(column),
            Keep::Everything => {
                let old = std::mem::take(research);
                (research.sort, research.is_descending) = (old.sort, old.is_descending);
            }
        }
    }

    /// The next step of the knob at hand, or the one before.
    pub(super) fn turn(&mut self, up: bool) -> String {
        let Spot::Knob(id, knob) = self.trail.here.clone() else {
            return "Nothing is being set here: choose something to set in a figure first.".to_owned();
        };
        self.set(&id, |stage| {
            let now = crate::sim::step(&stage.at, knob);
            stage.set(knob, if up { now + 1 } else { now.saturating_sub(1) });
        })
    }

    /// Lets `change` happen to a figure, and says what it changes.
    fn set(&mut self, id: &FigureId, change: impl FnOnce(&mut Stage)) -> String {
        let library = self.pack.library();
        let Some(figure) = library.figure(id) else { return String::new() };
        let mut stage = self.stage(figure);
        let before = stage.clone();
        change(&mut stage);
        stage.settle(library, figure);
        let text = if stage.at == before.at {
            "It stands there already; nothing changes.".to_owned()
        } else {
            changed(library, figure, &before, &stage)
        };
        self.stages.insert(id.clone(), stage);
        self.arrive();
        text
    }

    pub(super) fn tell_filter(&self, t: &mut Telling, filter: Filter) {
        match filter {
            Filter::Family => {
                t.choice("All families", Act::Keep(Keep::Family(None)));
                for it in Family::ALL {
                    let title = self.pack.front.effect(it).map_or("", |effect| effect.title.as_str());
                    t.choice(title, Act::Keep(Keep::Family(Some(it))));
                }
            }
            Filter::Design => {
                t.choice("All designs", Act::Keep(Keep::Design(None)));
                for it in Design::ALL {
                    t.choice(it.word(), Act::Keep(Keep::Design(Some(it))));
                }
            }
            Filter::Certainty => {
                t.choice("All certainties", Act::Keep(Keep::Certainty(None)));
                for it in Certainty::ALL {
                    t.choice(
                        format!("{}. {}", it.word(), it.meaning()),
                        Act::Keep(Keep::Certainty(Some(it))),
                    );
                }
            }
            Filter::Order => {
                t.say("The order that there is, chosen again, is turned round.");
                for (column, word) in
                    [(Column::Year, "year"), (Column::Author, "author"), (Column::Design, "design")]
                {
                    t.choice(format!("By {word}"), Act::Keep(Keep::Order(column)));
                }
            }
            Filter::Status => {
                t.choice("All sayings", Act::Keep(Keep::Status(None)));
                for it in Status::ALL {
                    t.choice(format!("{}. {}", it.word(), it.meaning()), Act::Keep(Keep::Status(Some(it))));
                }
            }
        }
    }
}

/// What was set, the value under the cursor, what the words say that they did not `before`, and the
/// paragraph that is about what was chosen, such as a stage of a pathway.
fn changed(library: &Library, figure: &Figure, before: &Stage, now: &Stage) -> String {
    let mut t = Telling::default();
    let old = setting(before);
    let set: Vec<String> = setting(now).into_iter().filter(|it| !old.contains(it)).collect();
    t.say(format!("Now {}.", set.join("; ")));
    t.say(readout(library, figure, now));
    let words = |stage: &Stage| figure.data.kind().words(library, &stage.at);
    let (old, new) = (words(before), words(now));
    let turned = now.knobs.iter().zip(&now.at).zip(&before.at).filter(|((_, at), was)| at != was);
    let chosen: Vec<&String> = turned.filter_map(|((knob, at), _)| knob.steps.get(*at)).collect();
    let is_about = |text: &String| old.contains(text) && chosen.iter().any(|it| text.contains(it.as_str()));
    let n_about = new.iter().filter(|text| is_about(text)).count();
    for text in new.iter().filter(|text| !old.contains(text) || n_about == 1 && is_about(text)) {
        t.prose(library, text);
    }
    t.text.join("\n\n")
}
