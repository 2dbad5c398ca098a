//! A lesson alone: what each step says, where it leads, and its prediction before its answer.

use super::tell::{Telling, sentence};
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::lesson::Prediction;
use crate::content::library::Library;
use crate::document::lesson::{Audience, length, step as step_of};
use crate::document::{Block, Fact};

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
        if let Some(document) = step_of(library, lesson, nth, Audience::Class) {
            // A question is put to one alone, with its options to choose from.
            let is_question = |it: &Block| matches!(it, Block::Fact(Fact::Hands, _));
            let told: Vec<Block> = document.blocks.into_iter().take_while(|it| !is_question(it)).collect();
            t.blocks(library, &document.of, &told);
        }
        if !step.set.is_empty() {
            let set: Vec<String> = step.set.iter().map(|(knob, step)| format!("{knob} {step}")).collect();
            t.say(format!("In the figure, set: {}.", set.join("; ")));
        }
        if let Some(prediction) = &step.prediction {
            let guess = self.guesses.get(&(id.clone(), nth)).copied();
            self.tell_prediction(t, (id, nth), prediction, guess);
        }
        if let Some(place) = &step.place {
            t.choice(format!("Look there: {}", name(library, place)), Act::Go(spot(library, place)));
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
fn spot(library: &Library, address: &Address) -> Spot {
    match address {
        Address::Claim(id) => Spot::Card(Subject::Claim(id.clone())),
        Address::Saying(id) => Spot::Card(Subject::Saying(id.clone())),
        other => Spot::Place(Place::of(other, library)),
    }
}

fn name(library: &Library, place: &Address) -> String {
    let found = match place {
        Address::Home => None,
        Address::Research => Some("all studies".to_owned()),
        Address::Glossary => Some("all terms".to_owned()),
        Address::Said => Some("what is said and what is known".to_owned()),
        Address::Topic(id) => library.topic(id).map(|it| it.title.clone()),
        Address::Figure(id) => library.figure(id).map(|it| format!("the figure {}", it.title)),
        Address::Study(id) => library.study(id).map(crate::page::words::name),
        Address::Term(id) => library.term(id).map(|it| it.term.clone()),
        Address::Claim(_) => Some("the evidence for a claim".to_owned()),
        Address::Saying(_) => Some("a saying".to_owned()),
        // No lesson can name the others.
        _ => None,
    };
    found.unwrap_or_else(|| "home".to_owned())
}
