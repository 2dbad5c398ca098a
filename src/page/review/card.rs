//! A card: what it asks as large as it fits, and once it is turned its answer.

use super::rests_on;
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Family;
use crate::document::{self, Taken, Way};
use crate::page::document::named;
use crate::page::write::{Format, Piece, Writer};
use crate::page::{Line, MEASURE, Page, Role};
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
const LETTERS: [(large::Face, usize); 3] =
    [(large::Face::Tall(Dot::Half), 2), (large::Face::Tall(Dot::Quarter), 5), (large::Face::Low, 2)];

/// A card. What it asks about is the largest of it and, where it is turned to a word, its answer.
pub fn card(library: &Library, shown: Shown<'_>, room: Room) -> Page {
    let letters = LETTERS.into_iter().filter(|_| room.is_large);
    let pages = letters.filter_map(|it| set(library, shown, room, Some(it)));
    let fitting = pages.filter(|page| page.height() <= room.height);
    fitting.chain(set(library, shown, room, None)).next().unwrap_or_default()
}

/// Words in their letters, or plainly where there are none.
type Hero<'a> = (&'a str, Option<(large::Face, usize)>);

/// The card with what counts most of it in `letters`; nothing where it has no room in them.
fn set(
    library: &Library,
    shown: Shown<'_>,
    room: Room,
    letters: Option<(large::Face, usize)>,
) -> Option<Page> {
    let Shown { card, face, .. } = shown;
    let text = markup::plain(&card.front);
    let mut w = Writer::new(room.width);
    head(&mut w, library, shown);
    if let About::Question(id) = &card.about {
        w.hero((&text, letters), Role::Title)?;
        w.narrow();
        let Some(question) = library.question(id) else { return Some(w.finish()) };
        let picks: Vec<usize> = match face {
            Face::Answered { option, .. } => option.iter().copied().collect(),
            Face::Front | Face::Back => Vec::new(),
        };
        let is_over = matches!(face, Face::Answered { .. });
        let taken = Taken { order: Some(shown.order), picks: &picks, is_over };
        w.asked(library, &document::asked(library, question, taken), Format::wide(room.width));
        return Some(w.finish());
    }
    w.text(card.ask, Role::Tagline);
    if *face == Face::Front {
        if room.is_large {
            w.blank();
        }
        w.quoted((&text, letters), card.family)?;
        return Some(w.finish());
    }
    // Turned, a card that asked for a word shows it as the largest there is.
    let word = answer(library, card);
    let of_front = letters.filter(|_| word.is_none());
    let width = if room.is_open { MEASURE } else { room.width };
    let (mut front, mut back) = (Writer::new(width), Writer::new(width));
    front.quoted((&text, of_front), card.family)?;
    if let Some(word) = word {
        back.hero((word, letters), Role::Large)?;
    }
    back.narrow();
    told(&mut back, library, card);
    back.blank();
    read_on(&mut back, library, card);
    if room.is_open || of_front.is_some() {
        w.blank();
    }
    if room.is_open {
        w.side_by_side([(0, front.finish()), (usize::from(MEASURE + APART), back.finish())]);
        return Some(w.finish());
    }
    let mut page = w.finish();
    page.append(front.finish());
    page.lines.push(Line::default());
    page.append(back.finish());
    Some(page)
}

impl Writer {
    /// Words as the largest of a card; nothing where they have no room in their letters.
    fn hero(&mut self, (words, letters): Hero<'_>, role: Role) -> Option<()> {
        match letters {
            Some((face, most)) => self.large_lines(words, face, most, role).then_some(()),
            None => {
                self.narrow();
                self.text(words, Role::Title);
                Some(())
            }
        }
    }

    /// The same; where they are plain, behind a bar of `family`.
    fn quoted(&mut self, hero: Hero<'_>, family: Family) -> Option<()> {
        if hero.1.is_some() {
            return self.hero(hero, Role::Title);
        }
        self.behind("▌", Role::Mark(family), |w| w.hero(hero, Role::Title))
    }
}

/// The word that a card asks for, where it asks for one.
fn answer<'a>(library: &'a Library, card: &Card) -> Option<&'a str> {
    match &card.about {
        About::Certainty(id) => library.claim(id).map(|(_, it)| it.certainty.word()),
        About::Word(id) => library.term(id).map(|it| it.term.as_str()),
        About::Meaning(_) | About::Stages(_) | About::Question(_) => None,
    }
}

/// The rest of the back of a card: what its word means.
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
