//! What is told of places: home, a page, a study, a term.

use super::tell::{Telling, names, sentence};
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::place::Place;
use crate::content::citation;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::{Certainty, Claim, Family, Saying, Study, Term, Topic};
use crate::page::glossary::{claims_with, neighbours};
use crate::page::words::{self, count};
use crate::page::{Target, topic::figures_of};

impl Reader {
    pub(super) fn tell_place(&self, t: &mut Telling, place: &Place) {
        let library = self.library();
        match place {
            Place::Home => self.home(t),
            Place::Topic(id) => {
                if let Some(it) = library.topic(id) {
                    topic(t, library, it);
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
                        claims_with(library, it).into_iter().map(|it| Target::Claim(it.id.clone())),
                    );
                    t.leads(
                        library,
                        neighbours(library, it).into_iter().map(|it| Target::Term(it.id.clone())),
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
        for effect in &front.effects {
            let act = Act::Go(Spot::Place(Place::Topic(effect.topic.clone())));
            t.choice(format!("{}: {}", effect.title, effect.tag), act);
        }
        for (effect, inside) in
            front.effects.iter().flat_map(|it| it.inside.iter().map(move |inside| (it, inside)))
        {
            let act = Act::Go(Spot::Place(Place::Topic(inside.topic.clone())));
            t.choice(format!("{}, in {}", inside.label, effect.title), act);
        }
        t.choice("Research: all studies", Act::Go(Spot::Place(Place::Research)));
        t.choice("Glossary: all terms", Act::Go(Spot::Place(Place::Glossary)));
        t.choice("What is said and what is known", Act::Go(Spot::Place(Place::Said)));
        t.choice("Lessons, such as a tour of four minutes", Act::Go(Spot::Place(Place::Lessons)));
        t.choice("Marks, and where you were lately", Act::Go(Spot::Place(Place::Marks)));
        if let Some(door) = &self.left {
            let called = door.target().and_then(|target| words::called(self.library(), &target));
            let text = called.map_or_else(
                || "On from where you left".to_owned(),
                |it| format!("On from where you left: {it}"),
            );
            t.choice(text, Act::Open(door.clone()));
        }
    }

    fn study(&self, t: &mut Telling, study: &Study) {
        let library = self.library();
        t.say(format!("{}. {}", words::name(study), sentence(&study.title)));
        let (design, journal) = (words::design(study), &study.journal);
        t.say(format!("Design: {design}.\nIn: {}\n{}", sentence(journal), doi(study)));
        if study.seed {
            t.say("Cited by one of the two texts this project starts from.");
        }
        t.say(caution(study));
        t.say(labelled("Note", &study.note));
        if study.findings.is_empty() {
            t.say("What it is used for: the claims that lean on it say so, some of them together with other studies.");
        } else {
            t.say("What came out:");
            study.findings.iter().for_each(|it| t.say(it));
        }
        t.say(labelled("What it does not show", &study.limits));
        estimates(t, library, library.estimates_from(&study.id));
        t.say(self.citation(study));
        let claims: Vec<_> = library.claims_resting_on(&study.id).collect();
        let sayings: Vec<_> = library.sayings_resting_on(&study.id).collect();
        let figures: Vec<_> = library.figures_resting_on(&study.id).collect();
        if claims.is_empty() && sayings.is_empty() && figures.is_empty() {
            t.say("What leans on it: terms of the glossary only.");
        } else {
            t.say(format!(
                "What leans on it: {}, {}, {}.",
                count(claims.len(), "claim", "claims"),
                count(sayings.len(), "saying", "sayings"),
                count(figures.len(), "figure", "figures")
            ));
        }
        t.leads(library, claims.iter().map(|(topic, _)| Target::Topic(topic.id.clone())));
        t.leads(library, claims.iter().map(|(_, claim)| Target::Claim(claim.id.clone())));
        t.leads(library, sayings.iter().map(|it| Target::Saying(it.id.clone())));
        t.leads(library, figures.iter().map(|it| Target::Figure(it.id.clone())));
    }

    fn citation(&self, study: &Study) -> String {
        let style = self.style.word();
        format!("To cite it, in {style} style (s for the next): {}", citation::reference(study, self.style))
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

fn topic(t: &mut Telling, library: &Library, topic: &Topic) {
    t.say(format!("{} {}", sentence(&topic.title), topic.one_line));
    for child in library.children(&topic.id) {
        let (n_below, n_figures) = (library.children(&child.id).count(), figures_of(library, child).count());
        let mut text = format!("Page: {} {}", sentence(&child.title), child.one_line);
        text.push_str(&certainty_below(library, child));
        if n_figures > 0 {
            text.push_str(&format!(" {}.", count(n_figures, "figure", "figures")));
        }
        if n_below > 0 {
            text.push_str(&format!(" {} below.", count(n_below, "page", "pages")));
        }
        t.choice(text, Act::of(&Target::Topic(child.id.clone())));
    }
    t.leads(library, figures_of(library, topic).map(|it| Target::Figure(it.id.clone())));
    let mut number = 0;
    for section in &topic.sections {
        t.say(format!("Section: {}", sentence(&section.heading)));
        t.prose(library, &section.text);
        for it in &section.claims {
            number += 1;
            claim(t, library, it, number);
        }
    }
    let sayings: Vec<&Saying> = library.sayings_of(&topic.id).collect();
    if !sayings.is_empty() {
        t.say("Section: What is said, what is known.");
        for it in sayings {
            let (n, names) = (count(it.sources.len(), "source", "sources"), names(library, &it.sources));
            let status = it.status.word();
            t.say(format!("Said: {}\nKnown: {}\nStatus: {status}. {n}: {names}.", it.says, it.known));
            t.choice(
                format!("Evidence on what is said: {}", brief(&it.says)),
                Act::of(&Target::Saying(it.id.clone())),
            );
        }
    }
    let questions: Vec<_> = library.questions_of(&topic.id).collect();
    if !questions.is_empty() {
        let n = count(questions.len(), "question", "questions");
        t.say(format!("{n} to test yourself with: see the choices."));
        t.leads(library, questions.iter().map(|it| Target::Question(it.id.clone())));
    }
    if number > 0 {
        t.choice(
            "The limits of every claim of this page",
            Act::Go(Spot::Card(Subject::Limits(topic.id.clone()))),
        );
    }
    t.links(library);
    t.leads(library, library.sources_of(topic).into_iter().map(|id| Target::Study(id.clone())));
}

fn claim(t: &mut Telling, library: &Library, claim: &Claim, number: usize) {
    let text = t.spoken(library, &claim.text).join(" ");
    let (n, names) = (count(claim.sources.len(), "source", "sources"), names(library, &claim.sources));
    t.say(format!("Claim {number}: {text}\nCertainty: {}. {n}: {names}.", claim.certainty.word()));
    let brief = brief(&markup::plain(&claim.text));
    t.choice(format!("Evidence for claim {number}: {brief}"), Act::of(&Target::Claim(claim.id.clone())));
}

/// As much of a sentence as is needed to know it again.
fn brief(text: &str) -> String {
    const WORDS: usize = 9;
    let words: Vec<&str> = text.split(' ').collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS + 2 => format!("{}…", first.join(" ")),
        _ => text.to_owned(),
    }
}

/// How sure the claims of a page and of all pages below it are.
fn certainty_below(library: &Library, topic: &Topic) -> String {
    let counts = library.certainties_below(&topic.id);
    let counted = Certainty::ALL.into_iter().zip(counts).filter(|(_, n)| *n > 0);
    let counted: Vec<String> = counted.map(|(it, n)| format!("{n} {}", it.word())).collect();
    if counted.is_empty() { String::new() } else { format!(" Claims: {}.", counted.join(", ")) }
}

pub(super) fn term(t: &mut Telling, library: &Library, term: &Term) {
    let said = if term.respelling.is_empty() { String::new() } else { format!(", said {}", term.respelling) };
    t.say(format!("{}{said}.", term.term));
    t.say(&term.definition);
    t.say(format!("In plain words: {}", term.plain));
    t.say(format!("Met in {}.", names(library, &term.sources)));
    t.leads(library, library.pages_with(&term.id).map(|it| Target::Topic(it.id.clone())));
    t.studies(library, &term.sources);
}

/// "Limits: …", nothing without a text.
pub(super) fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}

pub(super) fn doi(study: &Study) -> String {
    labelled("DOI", &words::doi_url(study).unwrap_or_else(|| "not known here".to_owned()))
}

pub(super) fn caution(study: &Study) -> String {
    labelled("Caution", &citation::cautions(study).join("; "))
}

/// How large: each row of numbers in a paragraph.
pub(super) fn estimates<'a>(
    t: &mut Telling,
    library: &Library,
    rows: impl Iterator<Item = &'a crate::content::estimate::Estimate>,
) {
    for (nth, row) in rows.enumerate() {
        if nth == 0 {
            t.say("How large:");
        }
        let mut parts = vec![words::size(row), words::direction(row), words::isolates(&row.isolates)];
        parts.extend(row.k.map(|k| count(k as usize, "study", "studies")));
        parts.extend(row.n.map(|n| format!("{} people", words::thousands(n))));
        parts.extend(library.study(&row.source).map(words::name));
        let note = if row.note.is_empty() { String::new() } else { format!(" Note: {}", row.note) };
        t.say(format!("{}: {}.{note}", words::subject(row), parts.join("; ")));
    }
}
