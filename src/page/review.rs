//! Cards that come back: what is due, and a card with its answer.

use super::document::named;
use super::words::{count, fit};
use super::write::{Format, Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::question::Question;
use crate::document::{self, Taken, Way};
use crate::scene::large::{self, Dot};
use crate::study::Settings;
use crate::study::card::{About, Card, CardId, Deck};
use crate::study::log::Grade;
use crate::study::schedule::History;
use crate::study::session::{Aside, Exam, Plan, Round};
use crate::study::student::Face;
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

/// How the way to begin is set: its letters, and whether there is air around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub letters: Option<Dot>,
    pub is_airy: bool,
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
            let air = usize::from(look.is_airy);
            w.edged(Address::Cards, |w| {
                (0..air).for_each(|_| w.blank());
                if look.letters.is_some_and(|it| w.large_lines(&format!("Review {n}"), it, 1, Role::Large)) {
                    w.text(&rest, Role::Strong);
                } else {
                    let what = Piece::new("Review what is due", Role::Strong);
                    w.paragraph(&[what, Piece::new(format!("\u{a0}· {n}: {rest}"), Role::Meta)], 2);
                }
                w.text(comes_back(history.is_fitted()), Role::Tagline);
                (0..air).for_each(|_| w.blank());
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
                if nth > 0 && look.is_airy {
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

/// A card as it lies before the reader.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub card: &'a Card,
    pub face: &'a Face,
    /// The options of a question as they stand here.
    pub order: &'a [usize],
    /// How many are still to be asked.
    pub left: usize,
    pub is_new: bool,
    pub has_changed: bool,
}

/// A card on `width` columns, its front in at most so many `large` lines of letters.
pub fn card(library: &Library, shown: Shown<'_>, width: u16, large: usize) -> Page {
    let Shown { card, face, .. } = shown;
    let mut w = Writer::new(width);
    head(&mut w, library, shown);
    let front = markup::plain(&card.front);
    let is_large = large::broken(&front, Dot::Quarter, width.into()).is_some_and(|it| it.len() <= large);
    // What is asked is large where what it is asked about is too long for that.
    let is_asked = !matches!(card.about, About::Question(_))
        && !is_large
        && large > 1
        && w.largest(card.ask, Role::Large);
    match card.about {
        About::Question(_) => {}
        _ if is_asked => w.blank(),
        _ => w.text(card.ask, Role::Heading),
    }
    let is_largest = large > 1 && w.largest(&front, Role::Large);
    if !is_largest && !w.large_lines(&front, Dot::Quarter, large, Role::Large) {
        w.narrow();
        w.text(&front, Role::Title);
    }
    w.narrow();
    match (&card.about, face) {
        (About::Question(id), _) => {
            let Some(question) = library.question(id) else { return w.finish() };
            let picks: Vec<usize> = match face {
                Face::Answered { option, .. } => option.iter().copied().collect(),
                Face::Front | Face::Back => Vec::new(),
            };
            let is_over = matches!(face, Face::Answered { .. });
            let taken = Taken { order: Some(shown.order), picks: &picks, is_over };
            w.asked(library, &document::asked(library, question, taken), Format::wide(width));
        }
        (_, Face::Front) => {}
        (_, Face::Back | Face::Answered { .. }) => {
            w.blank();
            answer(&mut w, library, card, large);
            w.blank();
            read_on(&mut w, library, card);
        }
    }
    w.finish()
}

/// The back of a card. How sure one can be of a claim is seen before it is read.
fn answer(w: &mut Writer, library: &Library, card: &Card, large: usize) {
    let About::Certainty(id) = &card.about else { return w.prose(&card.back, Role::Body, &named(library)) };
    let Some((_, claim)) = library.claim(id) else { return };
    let sure = claim.certainty;
    if large > 1 && w.large_lines(sure.word(), Dot::Quarter, 1, Role::Large) {
        let mark = Piece::new(sure.mark().replace(' ', "\u{a0}"), Role::Certainty(sure));
        w.paragraph(&[mark, Piece::new(format!(" {}", sure.meaning()), Role::Meta)], 4);
    } else {
        w.standing(sure.mark(), sure.word(), sure.meaning(), Role::Certainty(sure));
    }
    w.blank();
    w.prose(&claim.limits, Role::Body, &named(library));
}

/// What the answer rests on, in a line: whoever grades is to have both before their eyes.
fn read_on(w: &mut Writer, library: &Library, card: &Card) {
    let mut pieces = vec![Piece::new("Read on\u{a0}", Role::Meta)];
    for way in rests_on(library, card).iter().filter_map(|it| Way::to(library, it)) {
        let name = match way.to {
            // Its words stand above already.
            Address::Claim(_) => "the evidence for it".to_owned(),
            _ => way.name,
        };
        pieces.push(Piece::new(" ", Role::Meta));
        pieces.push(Piece::to(name.replace(' ', "\u{a0}"), Role::Link, way.to));
        pieces.push(Piece::new("\u{a0} ", Role::Meta));
    }
    w.paragraph(&pieces, 9);
}

/// Where the card comes from, and how many are left.
fn head(w: &mut Writer, library: &Library, shown: Shown<'_>) {
    let Shown { card, left, .. } = shown;
    let topic = card.topic.as_ref().and_then(|id| library.topic(id)).map(|it| it.title.as_str());
    let mark = Piece::new(format!("{}\u{a0}", card.family.mark()), Role::Mark(card.family));
    let left = match left {
        0 => "the last one".to_owned(),
        n => format!("{n} to go"),
    };
    let facts = [topic, Some(left.as_str()), shown.is_new.then_some("new")];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    w.paragraph(&[mark, Piece::new(facts.join(" · "), Role::Meta)], 2);
    if shown.has_changed {
        w.text("Its text has changed since you were last asked.", Role::Caveat);
    }
    w.blank();
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
