//! Cards that come back: what is due, and a card with its answer.

mod card;

pub use card::{OPEN, Room, Shown, card};

use super::words::{count, fit};
use super::write::{Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::question::Question;
use crate::scene::large::Dot;
use crate::study::Settings;
use crate::study::card::{About, Card, CardId, Deck};
use crate::study::log::Grade;
use crate::study::schedule::History;
use crate::study::session::{Aside, Exam, Plan, Round};
use unicode_width::UnicodeWidthStr;

/// What stands in place of what is due where no answer can be kept.
pub const UNKEPT: &str = "There is no directory to keep answers in, so cards cannot come back.";

/// When cards come back, for an average learner or by one's own parameters.
pub fn comes_back(is_fitted: bool) -> &'static str {
    if is_fitted {
        "Cards come back shortly before you would forget them, as your own answers foretell."
    } else {
        "Cards come back shortly before they would be forgotten."
    }
}

/// So many cards that were missed are shown: below them rounds are begun.
const MISSED: usize = 3;

/// What an examination asks of the days before it; nothing where none is to come.
pub fn before_exam(plan: &Plan, settings: &Settings) -> Option<String> {
    let Exam { day, needs } = plan.exam?;
    let most = settings.per_day;
    Some(if needs > most {
        format!(
            "Not everything can be met before the examination on {day}: today alone would need {needs} cards, and \
             {most} a day are the most. --per-day raises that."
        )
    } else {
        format!("Everything is to be met before the examination on {day}.")
    })
}

/// What a first day is, for whoever has answered nothing yet.
pub fn first_day(plan: &Plan, settings: &Settings) -> [String; 2] {
    let new = match plan.exam {
        Some(_) => "as many new cards as that takes".to_owned(),
        None => count(settings.new_per_day, "new card", "new cards"),
    };
    [
        "Words both ways, claims with how sure one can be of them, the stages of pathways and questions come to \
         you as cards, again and again shortly before you would forget them."
            .to_owned(),
        format!(
            "A day brings {new} and those that come back, {} at most. Think of the answer before you look: then \
             say whether you knew it; a question grades itself. What you miss comes again in the round and \
             tomorrow, what you know later each time.",
            settings.per_day
        ),
    ]
}

/// How the way to begin is set: its letters, and how much air there is around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub letters: Option<Dot>,
    /// Blank lines around it.
    pub air: usize,
}

/// What there is to do today, the way to begin it in large letters where there is room for them.
pub fn due(w: &mut Writer, history: &History, plan: &Plan, look: Look) {
    match plan.count() {
        0 => w.marked("\u{a0}", Role::Body, |w| {
            w.text("No card is due today.", Role::Strong);
            w.text(comes_back(history.is_fitted()), Role::Tagline);
        }),
        n => {
            let minutes = count(plan.minutes, "minute", "minutes");
            let n = count(n, "card", "cards");
            let rest = format!("{} due, {} new · about {minutes}", plan.due.len(), plan.new.len());
            w.edged(Address::Cards, |w| {
                (0..look.air).for_each(|_| w.blank());
                if look.letters.is_some_and(|it| w.large_lines(&format!("Review {n}"), it, 1, Role::Large)) {
                    w.text(&rest, Role::Strong);
                } else {
                    let what = Piece::new("Review what is due", Role::Strong);
                    w.paragraph(&[what, Piece::new(format!("\u{a0}· {n}: {rest}"), Role::Meta)], 2);
                }
                w.text(comes_back(history.is_fitted()), Role::Tagline);
                (0..look.air).for_each(|_| w.blank());
            });
        }
    }
    w.blank();
    w.narrow();
    w.marked("\u{a0}", Role::Body, |w| {
        if let Some(text) = before_exam(plan, history.settings()) {
            w.text(&text, Role::Body);
        }
        if history.days().is_empty() {
            for (nth, text) in first_day(plan, history.settings()).iter().enumerate() {
                if nth > 0 && look.air > 0 {
                    w.blank();
                }
                w.text(text, Role::Body);
            }
        }
        if plan.waiting > 0 {
            let cards = count(plan.waiting, "card is", "cards are");
            w.text(&format!("{cards} left for another day."), Role::Meta);
        }
    });
    if !plan.aside.is_empty() {
        let n = format!("\u{a0}· {}", count(plan.aside.len(), "card", "cards"));
        w.edged(Address::Aside, |w| {
            w.paragraph(&[Piece::new("Set aside", Role::Strong), Piece::new(n, Role::Meta)], 2);
        });
    }
}

/// How a round went, with ways to what was missed.
pub fn ended(library: &Library, deck: &Deck, round: &Round, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    let mut missed: Vec<&CardId> = Vec::new();
    for (card, _) in round.answers().filter(|(_, grade)| *grade == Grade::Again) {
        if !missed.contains(&card) {
            missed.push(card);
        }
    }
    let answers = count(round.answers().count(), "answer", "answers");
    let how = match missed.len() {
        0 => "none missed".to_owned(),
        n => format!("{} missed", count(n, "card", "cards")),
    };
    w.text(&format!("That was it: {answers}, {how}. All are kept."), Role::Body);
    for card in missed.iter().take(MISSED).filter_map(|id| deck.get(id)) {
        lead(&mut w, library, card, "✗", Vec::new());
    }
    if missed.len() > MISSED {
        w.text(&format!("\u{a0}\u{a0}And {} more.", missed.len() - MISSED), Role::Meta);
    }
    w.blank();
    w.finish()
}

/// The cards that are not asked: why, the way to the page of each, and one to have it asked again.
pub fn aside(library: &Library, deck: &Deck, plan: &Plan, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(
        match plan.aside.as_slice() {
            [] => "Nothing is set aside any more.",
            _ => "Where a card was missed again and again, its page helps more than asking.",
        },
        Role::Tagline,
    );
    w.blank();
    for (card, why) in plan.aside.iter().filter_map(|(id, why)| Some((deck.get(id)?, why))) {
        let mark = if *why == Aside::Missed { "✗" } else { "·" };
        let tail = [
            Piece::new(format!("\u{a0}· {} · ", why.words()).replace(' ', "\u{a0}"), Role::Meta),
            Piece::to("take\u{a0}up", Role::Link, Address::TakeUp(card.id.to_string())),
        ];
        lead(&mut w, library, card, mark, tail.to_vec());
    }
    w.finish()
}

/// A card in one line as the way to its page: whose it is, what it asks, and what else there is to it.
fn lead(w: &mut Writer, library: &Library, card: &Card, mark: &str, tail: Vec<Piece>) {
    let Some(to) = rests_on(library, card).into_iter().next() else { return };
    let page = card.topic.as_ref().and_then(|id| library.topic(id)).map_or("Glossary", |it| &it.title);
    let asks = match &card.about {
        About::Meaning(id) | About::Word(id) => library.term(id).map(|it| it.term.clone()),
        About::Certainty(_) | About::Stages(_) | About::Question(_) => None,
    };
    let asks = asks.unwrap_or_else(|| markup::plain(&card.front));
    let room = w.room().saturating_sub(2 + tail.iter().map(|it| it.text.width()).sum::<usize>());
    let name = fit(&format!("{page} · {asks}"), room as u16).replace(' ', "\u{a0}");
    let pieces: Vec<Piece> =
        [Piece::new(format!("{mark}\u{a0}"), Role::Number), Piece::new(name, Role::Body)]
            .into_iter()
            .chain(tail)
            .collect();
    w.row(to, |w| w.paragraph(&pieces, 2));
}

/// What the answer of a card rests on, the nearest first.
pub fn rests_on(library: &Library, card: &Card) -> Vec<Address> {
    let page = card.topic.iter().map(|id| Address::Topic(id.clone()));
    match &card.about {
        About::Question(id) => library.question(id).map(Question::rests_on).unwrap_or_default(),
        About::Certainty(id) => [Address::Claim(id.clone())].into_iter().chain(page).collect(),
        About::Stages(id) => [Address::Figure(id.clone())].into_iter().chain(page).collect(),
        About::Meaning(id) | About::Word(id) => {
            let studies = library.term(id).into_iter().flat_map(|it| &it.sources);
            let studies = studies.map(|id| Address::Study(id.clone()));
            let itself = card.topic.is_none().then(|| Address::Term(id.clone()));
            itself.into_iter().chain(page).chain(studies).collect()
        }
    }
}
