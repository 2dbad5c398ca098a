//! A card: what it asks as large as it fits, and once it is turned its answer.

use super::rests_on;
use crate::content::address::Address;
use crate::content::id::QuestionId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Family;
use crate::document::{self, Taken, Way};
use crate::page::document::named;
use crate::page::write::{Format, Piece, Writer};
use crate::page::{MEASURE, Page, Role};
use crate::scene::large::{self, Dot};
use crate::study::card::{About, Card};
use crate::study::student::Face;

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

/// What a card has room for.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub width: u16,
    pub height: u16,
    /// Whether letters of blocks can be shown.
    pub is_large: bool,
    /// Whether its back lies beside its front, each as wide as prose is set.
    pub is_open: bool,
}

/// Columns between a front and its back beside it, and those of both.
const APART: u16 = 8;
pub const OPEN: u16 = 2 * MEASURE + APART;

/// The letters of what counts most on a card, from the largest down, each with the lines in which an eye still takes
/// them in.
const LETTERS: [(large::Face, usize); 4] = [
    (large::Face::Tall(Dot::Double), 2),
    (large::Face::Tall(Dot::Half), 2),
    (large::Face::Tall(Dot::Quarter), 5),
    (large::Face::Low, 2),
];

/// A card. What it asks about is the largest of it and, where it is turned to a word, its answer.
pub fn card(library: &Library, shown: Shown<'_>, room: Room) -> Page {
    let Shown { card, face, .. } = shown;
    let front = markup::plain(&card.front);
    let mut top = Writer::new(room.width);
    head(&mut top, library, shown);
    if let About::Question(id) = &card.about {
        let (top, options) = (top.finish(), options(library, shown, id, room.width));
        let asked = large(&front, Role::Title, room, top.height() + 1 + options.height());
        return stacked([top, asked.unwrap_or_else(|| plain(&front, room.width)), blank(), options]);
    }
    top.text(card.ask, Role::Tagline);
    if *face == Face::Front {
        if room.is_large {
            top.blank();
        }
        let top = top.finish();
        let asked = large(&front, Role::Title, room, top.height());
        return stacked([top, asked.unwrap_or_else(|| quoted(&front, card.family, room.width))]);
    }
    if room.is_open {
        open(top, library, card, &front, room)
    } else {
        turned(top.finish(), library, card, &front, room)
    }
}

/// A turned card with its back below its front.
fn turned(top: Page, library: &Library, card: &Card, front: &str, room: Room) -> Page {
    let back = back(library, card, room.width);
    let others = top.height() + back.height() + 1;
    let Some(word) = answer(library, card) else {
        return match large(front, Role::Title, room, others + 1) {
            Some(front) => stacked([top, blank(), front, blank(), back]),
            None => stacked([top, quoted(front, card.family, room.width), blank(), back]),
        };
    };
    let front = quoted(front, card.family, room.width);
    let large = large(word, Role::Large, room, others + front.height());
    stacked([top, front, blank(), large.unwrap_or_else(|| plain(word, room.width)), back])
}

/// A turned card with its back beside its front.
fn open(mut w: Writer, library: &Library, card: &Card, front: &str, room: Room) -> Page {
    let column = Room { width: MEASURE, ..room };
    let back = back(library, card, MEASURE);
    w.blank();
    let plainly = || quoted(front, card.family, MEASURE);
    let (front, back) = match answer(library, card) {
        Some(word) => {
            let large = large(word, Role::Large, column, w.height() + back.height());
            (plainly(), stacked([large.unwrap_or_else(|| plain(word, MEASURE)), back]))
        }
        None => (large(front, Role::Title, column, w.height()).unwrap_or_else(plainly), back),
    };
    w.side_by_side([(0, front), (usize::from(MEASURE + APART), back)]);
    w.finish()
}

/// `words` in the largest letters that leave `others` their rows; nothing where none do.
fn large(words: &str, role: Role, room: Room, others: u16) -> Option<Page> {
    let rows = room.height.saturating_sub(others);
    LETTERS.into_iter().filter(|_| room.is_large).find_map(|(face, most)| {
        let mut w = Writer::new(room.width);
        (w.large_lines(words, face, most, role) && w.height() <= rows).then(|| w.finish())
    })
}

/// What counts most of a card where it has no room in large letters.
fn plain(words: &str, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    w.text(words, Role::Title);
    w.finish()
}

/// The same behind a bar of `family`.
fn quoted(words: &str, family: Family, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    w.behind("▌", Role::Mark(family), |w| w.text(words, Role::Title));
    w.finish()
}

fn blank() -> Page {
    let mut w = Writer::new(1);
    w.blank();
    w.finish()
}

fn stacked(pages: impl IntoIterator<Item = Page>) -> Page {
    pages.into_iter().fold(Page::default(), |mut all, page| {
        all.append(page);
        all
    })
}

/// The options of a question, marked once it is answered.
fn options(library: &Library, shown: Shown<'_>, id: &QuestionId, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    let Some(question) = library.question(id) else { return w.finish() };
    let picks: Vec<usize> = match shown.face {
        Face::Answered { option, .. } => option.iter().copied().collect(),
        Face::Front | Face::Back => Vec::new(),
    };
    let is_over = matches!(shown.face, Face::Answered { .. });
    let taken = Taken { order: Some(shown.order), picks: &picks, is_over };
    w.asked(library, &document::asked(library, question, taken), Format::wide(width));
    w.finish()
}

/// The word that a card asks for, where it asks for one.
fn answer<'a>(library: &'a Library, card: &Card) -> Option<&'a str> {
    match &card.about {
        About::Certainty(id) => library.claim(id).map(|(_, it)| it.certainty.word()),
        About::Word(id) => library.term(id).map(|it| it.term.as_str()),
        About::Meaning(_) | About::Stages(_) | About::Question(_) => None,
    }
}

/// The back of a card but for the word it asked for: what that means, and what it rests on.
fn back(library: &Library, card: &Card, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    told(&mut w, library, card);
    w.blank();
    read_on(&mut w, library, card);
    w.finish()
}

/// What the back of a card says, or what its word means.
fn told(w: &mut Writer, library: &Library, card: &Card) {
    match &card.about {
        About::Certainty(id) => {
            let Some((_, claim)) = library.claim(id) else { return };
            let sure = claim.certainty;
            let mark = Piece::new(sure.mark().replace(' ', "\u{a0}"), Role::Certainty(sure));
            w.paragraph(&[mark, Piece::new(format!(" {}", sure.meaning()), Role::Meta)], 4);
            w.blank();
            w.prose(&claim.limits, Role::Body, &named(library));
        }
        About::Word(id) => {
            let Some(term) = library.term(id) else { return };
            w.prose(&term.definition, Role::Body, &named(library));
        }
        About::Meaning(id) => {
            let Some(term) = library.term(id) else { return };
            w.prose(&term.definition, Role::Strong, &named(library));
            if !term.plain.is_empty() {
                w.blank();
                w.prose(&term.plain, Role::Body, &named(library));
            }
        }
        About::Stages(_) | About::Question(_) => {
            w.prose(&card.back, Role::Body, &named(library));
        }
    }
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
