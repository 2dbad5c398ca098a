//! What is told of what the picture shows on cards: evidence, limits, questions.

use super::page::term;
use super::tell::Telling;
use super::{Act, Reader};
use crate::app::Subject;
use crate::content::address::Address;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::question::Question;
use crate::document;

impl Reader {
    pub(super) fn tell_card(&self, t: &mut Telling, subject: &Subject) {
        let library = self.library();
        match subject {
            Subject::Claim(id) => {
                if let Some((_, it)) = library.claim(id) {
                    t.document(library, &document::claim(library, it));
                }
            }
            Subject::Saying(id) => {
                if let Some(it) = library.saying(id) {
                    t.document(library, &document::saying(library, it));
                }
            }
            Subject::Term(id) => {
                if let Some(it) = library.term(id) {
                    term(t, library, it);
                }
            }
            Subject::Question(id) => {
                if let Some(it) = library.question(id) {
                    let order: Vec<usize> = (0..it.options(library).len()).collect();
                    let picks = self.answers.get(id).map_or(&[][..], Vec::as_slice);
                    question(t, library, it, (&order, picks));
                }
            }
            Subject::Figure(id) => {
                if let Some(it) = library.figure(id) {
                    let stage = self.stage(it);
                    t.say(super::figure::readout(library, it, &stage));
                    t.say("The studies behind it are the choices.");
                    t.studies(library, &it.studies_at(library, &stage.at));
                }
            }
            Subject::Limits(id) => {
                for (nth, it) in library.topic(id).into_iter().flat_map(claims_of).enumerate() {
                    let (text, number) = (markup::plain(&it.text), nth + 1);
                    t.say(format!("Claim {number}: {text} Certainty: {}.", it.certainty.word()));
                    t.say(format!("What it does not show: {}", it.limits));
                    t.choice(format!("Evidence for claim {number}"), Act::of(&Address::Claim(it.id.clone())));
                }
            }
            // A pack is read once here; what is wrong with it is said before anything is told.
            // A lesson in lines has its steps one after the other.
            Subject::Steps | Subject::Problems(_) => {}
        }
    }
}

/// A question with its options in their `order`, and once it is answered, why which is right.
pub(super) fn question(
    t: &mut Telling,
    library: &Library,
    question: &Question,
    (order, picks): (&[usize], &[usize]),
) {
    t.say(format!("Question: {}", question.prompt));
    if let Some(text) = document::looked_at(library, question) {
        t.prose(library, &text);
    }
    let (options, answer) = (question.options(library), question.answer(library));
    let is_answered = picks.len() >= answer.len();
    if !picks.is_empty() && !is_answered {
        t.say(format!("Taken so far: {}.", joined(&options, picks)));
    }
    for option in order {
        t.lead(library, &Address::Answer(question.id.clone(), *option));
    }
    if !is_answered {
        return;
    }
    if picks == answer {
        t.say(format!("Right: {}", joined(&options, picks)));
    } else {
        t.say(format!("Not quite: {}", joined(&options, picks)));
        t.say(format!("The answer is: {}", joined(&options, &answer)));
    }
    t.say(&question.why);
    t.leads(library, question.rests_on());
}

/// Options by their places, one after the other.
fn joined(options: &[String], places: &[usize]) -> String {
    let words: Vec<&str> = places.iter().filter_map(|it| options.get(*it).map(String::as_str)).collect();
    words.join(", then ")
}
