//! A lesson alone: what each step says, where it leads, and its prediction before its answer.

use super::tell::{Telling, sentence};
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::lesson::{self, Prediction};
use crate::content::library::Library;
use crate::document::lesson::length;

impl Reader {
    pub(super) fn tell_lessons(&self, t: &mut Telling) {
        t.say("Lessons lead through places in an order. Step by step, each says what to look at and why.");
        let library = self.library();
        t.leads(library, library.lessons().iter().map(|it| Address::Lesson(it.id.clone())));
    }

    pub(super) fn tell_step(&self, t: &mut Telling, id: &LessonId, nth: usize) {
        let library = self.library();
        let Some(lesson) = library.lesson(id) else { return };
        let Some(step) = lesson.steps.get(nth) else { return };
        t.say(format!("Step {} of {}: {}", nth + 1, lesson.steps.len(), sentence(&step.title)));
        step.lines.iter().for_each(|line| t.say(line));
        t.say(&step.caption);
        if !step.set.is_empty() {
            let set: Vec<String> = step.set.iter().map(|(knob, step)| format!("{knob} {step}")).collect();
            t.say(format!("In the figure, set: {}.", set.join("; ")));
        }
        if let Some(prediction) = &step.prediction {
            let guess = self.guesses.get(&(id.clone(), nth)).copied();
            self.tell_prediction(t, (id, nth), prediction, guess);
        }
        if let Some(place) = &step.place {
            t.choice(format!("Look there: {}", name(library, place)), Act::Go(spot(place)));
        }
        if let Some(next) = lesson.steps.get(nth + 1) {
            let act = Act::Go(Spot::Step(id.clone(), nth + 1));
            t.choice(format!("Next step: {}", next.title), act);
        }
        if let Some(before) = nth.checked_sub(1) {
            let title = lesson.steps.get(before).map_or("", |step| step.title.as_str());
            t.choice(format!("Step before: {title}"), Act::Go(Spot::Step(id.clone(), before)));
        }
    }

    fn tell_prediction(
        &self,
        t: &mut Telling,
        (id, nth): (&LessonId, usize),
        prediction: &Prediction,
        guess: Option<usize>,
    ) {
        t.say(format!("What do you think? {}", prediction.ask));
        for (option, text) in prediction.options.iter().enumerate() {
            t.choice(text, Act::Guess(id.clone(), nth, option));
        }
        let Some(guess) = guess else { return };
        t.verdict(&prediction.options, prediction.answer, guess);
        t.say(&prediction.why);
        t.studies(self.library(), &prediction.sources);
    }
}

/// What a choice is called that begins a lesson.
pub(super) fn label(library: &Library, id: &LessonId) -> Option<String> {
    let lesson = library.lesson(id)?;
    let length = length(lesson).replace(" · ", ", ");
    Some(format!("Lesson: {} {} {length}.", sentence(&lesson.title), lesson.one_line))
}

/// Where the place of a step is told.
fn spot(place: &lesson::Spot) -> Spot {
    match place.clone() {
        lesson::Spot::Home => Spot::Place(Place::Home),
        lesson::Spot::Research => Spot::Place(Place::Research),
        lesson::Spot::Glossary => Spot::Place(Place::Glossary),
        lesson::Spot::Said => Spot::Place(Place::Said),
        lesson::Spot::Topic(id) => Spot::Place(Place::Topic(id)),
        lesson::Spot::Figure(id) => Spot::Place(Place::Figure(id)),
        lesson::Spot::Study(id) => Spot::Place(Place::Study(id)),
        lesson::Spot::Term(id) => Spot::Place(Place::Term(id)),
        lesson::Spot::Claim(id) => Spot::Card(Subject::Claim(id)),
        lesson::Spot::Saying(id) => Spot::Card(Subject::Saying(id)),
    }
}

fn name(library: &Library, place: &lesson::Spot) -> String {
    let found = match place {
        lesson::Spot::Home => None,
        lesson::Spot::Research => Some("all studies".to_owned()),
        lesson::Spot::Glossary => Some("all terms".to_owned()),
        lesson::Spot::Said => Some("what is said and what is known".to_owned()),
        lesson::Spot::Topic(id) => library.topic(id).map(|it| it.title.clone()),
        lesson::Spot::Figure(id) => library.figure(id).map(|it| format!("the figure {}", it.title)),
        lesson::Spot::Study(id) => library.study(id).map(crate::page::words::name),
        lesson::Spot::Term(id) => library.term(id).map(|it| it.term.clone()),
        lesson::Spot::Claim(_) => Some("the evidence for a claim".to_owned()),
        lesson::Spot::Saying(_) => Some("a saying".to_owned()),
    };
    found.unwrap_or_else(|| "home".to_owned())
}
