//! What is told of what the picture shows on cards: evidence, limits, questions.

use super::page::{caution, doi, estimates, labelled, term};
use super::tell::{Telling, sentence};
use super::{Act, Reader};
use crate::app::Subject;
use crate::content::id::StudyId;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::{Claim, Question, Saying};
use crate::page::{Target, words};

impl Reader {
    pub(super) fn tell_card(&self, t: &mut Telling, subject: &Subject) {
        let library = self.library();
        match subject {
            Subject::Claim(id) => {
                if let Some((_, it)) = library.claim(id) {
                    claim(t, library, it);
                }
            }
            Subject::Saying(id) => {
                if let Some(it) = library.saying(id) {
                    saying(t, library, it);
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

fn claim(t: &mut Telling, library: &Library, claim: &Claim) {
    t.say(format!("Claim: {}", markup::plain(&claim.text)));
    // The words that it explains are choices, too.
    t.spoken(library, &claim.text);
    t.say(format!("Certainty: {}. {}", claim.certainty.word(), claim.certainty.meaning()));
    t.say(&claim.why);
    estimates(t, library, claim.estimates.iter().filter_map(|id| library.estimate(id)));
    if !claim.numbers.is_empty() {
        t.say("Numbers, as published:");
        claim.numbers.iter().for_each(|it| t.say(it));
    }
    t.say(format!("What it does not show: {}", claim.limits));
    sources(t, library, &claim.sources);
    t.say(labelled("Where in the source", &claim.locator));
    t.links(library);
}

fn saying(t: &mut Telling, library: &Library, saying: &Saying) {
    let by = library.study(&StudyId::from(saying.said_by.as_str()));
    t.say(format!("Said by: {}.", by.map_or_else(|| saying.said_by.clone(), words::name)));
    t.say(format!("Said: {}", saying.says));
    t.say(format!("Known: {}", saying.known));
    t.say(format!("Status: {}. {}", saying.status.word(), saying.status.meaning()));
    sources(t, library, &saying.sources);
}

/// What each study is; the way to it is a choice.
fn sources(t: &mut Telling, library: &Library, ids: &[StudyId]) {
    for (nth, it) in ids.iter().filter_map(|id| library.study(id)).enumerate() {
        let (name, design) = (words::name(it), words::design(it));
        let (title, journal) = (sentence(&it.title), sentence(&it.journal));
        let text = format!("Study {}: {name}, {design}. {title} {journal}", nth + 1);
        t.say([text, doi(it), caution(it)].join("\n").trim_end());
    }
    t.studies(library, ids);
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
