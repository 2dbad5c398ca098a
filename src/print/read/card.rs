//! What is told of what the picture shows on cards: evidence, limits, questions.

use super::Reader;
use super::page::term;
use super::tell::Telling;
use crate::app::Subject;
use crate::content::library::claims_of;
use crate::document::{self, Taken};

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
                    let picks = self.answers.get(id).map_or(&[][..], Vec::as_slice);
                    t.document(library, &document::asked(library, it, Taken { picks, ..Taken::default() }));
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
                for it in library.topic(id).into_iter().flat_map(claims_of) {
                    let it = document::claim(library, it);
                    t.in_short(library, &it);
                    t.say(format!("What it does not show: {}", it.brief().limits));
                }
            }
            // A pack is read once here; what is wrong with it is said before anything is told.
            // A lesson in lines has its steps one after the other.
            // What was set aside is told with the cards.
            Subject::Steps | Subject::Problems(_) | Subject::Aside => {}
        }
    }
}
