//! What is told of places: home, a page, a study, a term.

use super::tell::{Telling, sentence};
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::citation;
use crate::content::library::Library;
use crate::content::model::{Family, Study, Term, Topic};
use crate::document::{self, Block, Source, Way};
use crate::page::glossary::{claims_with, neighbours};
use crate::page::words::{self, count};
use crate::study::progress::Progress;

impl Reader {
    pub(super) fn tell_place(&self, t: &mut Telling, place: &Place) {
        let library = self.library();
        match place {
            Place::Home => self.home(t),
            Place::Topic(id) => {
                if let Some(it) = library.topic(id) {
                    topic(t, library, it, self.progress().as_ref());
                }
            }
            Place::Study(id) => {
                if let Some(it) = library.study(id) {
                    self.study(t, it);
                }
            }
            Place::Term(id) => {
                if let Some(it) = library.term(id) {
                    term(t, library, it);
                    t.leads(
                        library,
                        claims_with(library, it).into_iter().map(|it| Address::Claim(it.id.clone())),
                    );
                    t.leads(
                        library,
                        neighbours(library, it).into_iter().map(|it| Address::Term(it.id.clone())),
                    );
                }
            }
            Place::Figure(id) => {
                if let Some(it) = library.figure(id) {
                    self.tell_figure(t, it);
                }
            }
            Place::Research => self.tell_research(t),
            Place::Glossary => self.tell_glossary(t),
            Place::Said => self.tell_said(t),
            Place::Lessons => self.tell_lessons(t),
            Place::Marks => self.tell_marks(t),
            Place::Quiz => self.tell_quiz(t),
            Place::Progress => self.tell_progress(t),
        }
    }

    fn home(&self, t: &mut Telling) {
        let front = &self.pack.front;
        t.say(format!("{} {}", front.info.title, front.info.subtitle));
        for (effect, n_studies) in front.effects.iter().zip(&front.n_studies) {
            let flows =
                if effect.family == Family::Total { "" } else { " One of three streams into the total." };
            let behind = count(*n_studies, "study behind it", "studies behind it");
            t.say(format!("{}: {}. {}{flows} {behind}.", effect.title, effect.tag, effect.sentence));
            t.say(effect.note.clone());
        }
        let far = self.progress();
        let met = |id: &_| {
            let met = far.as_ref().and_then(|far| far.topic(id));
            met.map_or_else(String::new, |met| format!(", {}", met.word()))
        };
        if let Some(progress) = &far {
            t.say(format!("Cards due today: {}. Type d for them.", progress.all.due));
        }
        for effect in &front.effects {
            let act = Act::Go(Spot::Place(Place::Topic(effect.topic.clone())));
            t.choice(format!("{}{}: {}", effect.title, met(&effect.topic), effect.tag), act);
        }
        for (effect, inside) in
            front.effects.iter().flat_map(|it| it.inside.iter().map(move |inside| (it, inside)))
        {
            let act = Act::Go(Spot::Place(Place::Topic(inside.topic.clone())));
            t.choice(format!("{}, in {}{}", inside.label, effect.title, met(&inside.topic)), act);
        }
        t.choice("Research: all studies", Act::Go(Spot::Place(Place::Research)));
        t.choice("Glossary: all terms", Act::Go(Spot::Place(Place::Glossary)));
        t.choice("What is said and what is known", Act::Go(Spot::Place(Place::Said)));
        t.choice("Lessons, such as a tour of four minutes", Act::Go(Spot::Place(Place::Lessons)));
        t.choice("Test yourself: rounds of questions", Act::Go(Spot::Place(Place::Quiz)));
        t.choice("Marks, and where you were lately", Act::Go(Spot::Place(Place::Marks)));
        if let Some(address) = &self.left {
            let called = Way::to(self.library(), address).map(|it| it.name);
            let text = called.map_or_else(
                || "On from where you left".to_owned(),
                |it| format!("On from where you left: {it}"),
            );
            t.choice(text, Act::Open(address.clone()));
        }
    }

    fn study(&self, t: &mut Telling, study: &Study) {
        let library = self.library();
        let it = document::study(library, study, self.style);
        t.say(format!("{}. {}", words::name(study), sentence(&study.title)));
        let source = Source::of(study);
        t.say(format!("In: {}\n{}", sentence(&source.journal), source.spoken_doi()));
        t.document(library, &it);
        let leaning = document::leaning(library, study);
        t.say(sentence(&leaning.title));
        t.document(library, &leaning);
    }

    fn citation(&self, study: &Study) -> String {
        let style = self.style.word();
        format!("To cite it, in {style} style (y for the next): {}", citation::reference(study, self.style))
    }

    /// The citation at hand in the style that was just chosen.
    pub(super) fn restyle(&mut self) -> String {
        self.telling = self.tell();
        let study = match &self.trail.here {
            Spot::Place(Place::Study(id)) => self.library().study(id),
            _ => None,
        };
        study.map_or_else(
            || format!("Citations are in {} style; they stand with each study.", self.style.word()),
            |study| self.citation(study),
        )
    }
}

fn topic(t: &mut Telling, library: &Library, topic: &Topic, far: Option<&Progress>) {
    let it = document::topic(library, topic);
    t.say(format!("{} {}", sentence(&it.title), it.tagline));
    if let Some(stand) = far.and_then(|far| document::of_page(far.page(&topic.id))) {
        t.say(sentence(&stand));
    }
    // Its studies come after all else that it leads to.
    let (sources, rest): (Vec<_>, Vec<_>) =
        it.blocks.into_iter().partition(|block| matches!(block, Block::Sources(_)));
    t.blocks(library, &it.of, &rest);
    if t.n_claims > 0 {
        t.choice(
            "The limits of every claim of this page",
            Act::Go(Spot::Card(Subject::Limits(topic.id.clone()))),
        );
    }
    t.links(library);
    t.blocks(library, &it.of, &sources);
}

pub(super) fn term(t: &mut Telling, library: &Library, term: &Term) {
    let it = document::term(library, term);
    let said = if it.tagline.is_empty() { String::new() } else { format!(", said {}", it.tagline) };
    t.say(format!("{}{said}.", it.title));
    t.document(library, &it);
}
