//! What is told of lists: all studies, all terms, all sayings, and what words find.

use super::tell::Telling;
use super::{Act, Filter, Keep, Reader, Spot};
use crate::app::command::Column;
use crate::app::finder::{Catalogue, Finder, Kind, Outcome};
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::model::{Certainty, Design, Status, Term};
use crate::content::name::Name;
use crate::content::order;
use crate::document::{self, Block};
use crate::page::words;
use std::sync::Arc;

impl Reader {
    pub(super) fn tell_research(&self, t: &mut Telling) {
        let (library, it) = (self.library(), &self.research);
        let n = words::count(it.rows.len(), "study", "studies");
        t.say(format!("Research. {n} of {}, {}.", library.studies().len(), self.order()));
        t.say("To keep only studies that hold some words, type w and the words.");
        let effect = |family| self.pack.front.effect(family).map_or("", |effect| effect.title.as_str());
        let mut filter = |filter: Filter, now: Option<&str>| {
            let text = format!("Filter by {}, now {}", filter.word(), now.unwrap_or("all"));
            t.choice(text, Act::Go(Spot::Filter(filter)));
        };
        filter(Filter::Family, it.family.map(effect));
        filter(Filter::Design, it.design.map(Design::word));
        filter(Filter::Certainty, it.certainty.map(Certainty::word));
        t.choice("Sort", Act::Go(Spot::Filter(Filter::Order)));
        if it.is_filtered() {
            let typed = it.words.value();
            let held = if typed.is_empty() { String::new() } else { format!(", holding {typed}") };
            t.choice(format!("All studies again, now filtered{held}"), Act::Keep(Keep::Everything));
        }
        for row in &it.rows {
            let Some(study) = library.study(&row.study) else { continue };
            let mut text =
                format!("Study: {}. {}. {}", words::name(study), study.title, words::design(study));
            row.families.iter().for_each(|family| text.push_str(&format!(", {}", effect(*family))));
            let certainty = row.certainty.map(|it| format!(", certainty: {}", it.word()));
            text.push_str(&certainty.unwrap_or_default());
            t.choice(format!("{text}."), Act::Go(Spot::Place(Place::Study(row.study.clone()))));
        }
    }

    fn order(&self) -> &'static str {
        match (self.research.sort, self.research.is_descending) {
            (Column::Year, true) => "the newest first",
            (Column::Year, false) => "the oldest first",
            (Column::Author, true) => "by author from Z to A",
            (Column::Author, false) => "by author from A to Z",
            (Column::Design, true) => "by design from the end",
            (Column::Design, false) => "by design",
        }
    }

    pub(super) fn tell_glossary(&self, t: &mut Telling) {
        let mut terms: Vec<&Term> = self.library().terms().iter().collect();
        order::by_key(&mut terms, |term| term.term.to_lowercase());
        t.say(format!("Glossary. {}.", words::count(terms.len(), "term", "terms")));
        t.document(self.library(), &document::marks());
        let far = self.progress();
        for term in terms {
            let met = far.as_ref().and_then(|far| far.term(&term.id));
            let met = met.map_or_else(String::new, |met| format!(", {}", met.word()));
            let act = Act::Go(Spot::Place(Place::Term(term.id.clone())));
            t.choice(format!("{}{met}. {}", term.term, term.plain), act);
        }
    }

    pub(super) fn tell_said(&self, t: &mut Telling) {
        let (library, status) = (self.library(), self.said);
        let it = document::sayings(library, status);
        t.say(format!("{}. {}.", it.title, it.tagline));
        let now = status.map_or("all", Status::word);
        t.choice(format!("Filter by status, now {now}"), Act::Go(Spot::Filter(Filter::Status)));
        let counts: Vec<_> =
            it.blocks.iter().filter(|it| matches!(it, Block::Statuses(_))).cloned().collect();
        t.blocks(library, &it.of, &counts);
        t.leads(library, it.wholes().map(|it| it.of.clone()));
    }

    pub(super) fn tell_found(&self, t: &mut Telling, words: &str) {
        let mut finder = Finder::with_kept(Arc::clone(self.catalogue()), &self.memory, self.library());
        finder.input = words.into();
        finder.search();
        for entry in finder.hits() {
            if let Some(act) = act(entry.outcome) {
                t.choice(format!("{}: {}", kind(entry.kind), entry.title), act);
            }
        }
        match t.choices().count() {
            0 => t.say("Nothing was found. Try fewer or other words."),
            n => t.say(format!("Found {}, the best first.", words::count(n, "thing", "things"))),
        }
    }

    fn catalogue(&self) -> &Arc<Catalogue> {
        self.catalogue.get_or_init(|| Arc::new(Catalogue::everything(self.library(), &self.keymap)))
    }

    /// What is called so that `is_it` says yes.
    pub(super) fn titled(&self, is_it: impl Fn(&str) -> bool) -> Option<Address> {
        let catalogue = self.catalogue();
        let mut entries = (0..catalogue.len() as u32).filter_map(|at| catalogue.entry(at));
        entries.find_map(|entry| match act(entry.outcome)? {
            Act::Go(Spot::Place(place)) if is_it(entry.title) => Some(place.address()),
            _ => None,
        })
    }
}

/// What taking a row of the finder does; its commands are those of a screen.
fn act(outcome: &Outcome) -> Option<Act> {
    match outcome {
        Outcome::Go(place) => Some(Act::Go(Spot::Place(place.clone()))),
        Outcome::Card(target @ Address::Lesson(_)) => Some(Act::of(target)),
        Outcome::Card(target) => Some(Act::Open(target.clone())),
        Outcome::Step(lesson, _) => Some(Act::of(&Address::Lesson(lesson.clone()))),
        Outcome::Studies(author) => Some(Act::Author(Name::of(author).short().to_owned())),
        Outcome::Run(_) => None,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic(_) => "Page",
        Kind::Claim(_) => "Claim",
        Kind::Saying => "Said",
        Kind::Term => "Term",
        Kind::Figure => "Figure",
        Kind::Study => "Study",
        Kind::Author => "Author",
        Kind::Lesson => "Lesson",
        Kind::Step => "Step of a lesson",
        Kind::Question => "Question",
        Kind::Command => "Command",
        Kind::Mark => "Marked",
        Kind::Seen => "Seen lately",
    }
}
