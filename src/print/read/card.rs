//! What is told of what the picture shows on cards: evidence, limits, questions.

use super::page::term;
use super::tell::Telling;
use super::{Act, Reader};
use crate::app::Subject;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::Question;
use crate::document;
use crate::page::Target;

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
                    question(t, library, it, self.answers.get(id).copied());
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
                    t.choice(format!("Evidence for claim {number}"), Act::of(&Target::Claim(it.id.clone())));
                }
            }
            // A pack is read once here; what is wrong with it is said before anything is told.
            Subject::Problems(_) => {}
        }
    }
}

fn question(t: &mut Telling, library: &Library, question: &Question, taken: Option<usize>) {
    t.say(format!("Question: {}", question.prompt));
    for nth in 0..question.options.len() {
        t.lead(library, &Target::Answer(question.id.clone(), nth));
    }
    let Some(taken) = taken else { return };
    t.verdict(&question.options, question.answer, taken);
    t.say(&question.why);
    t.lead(library, &Target::Topic(question.topic.clone()));
    t.studies(library, &question.sources);
}
