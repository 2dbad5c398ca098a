//! Terms: one as a page, all of them from A to Z.

use super::document::{self, Setting};
use super::write::{Format, Piece, Writer, flowed};
use super::{Line, Page, Role, Span, progress};
use crate::content::address::Address;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::{Certainty, Claim, Status, Term};
use crate::content::order;
use crate::document::Block;
use crate::scene::large::{self, Face};
use crate::study::progress::{Met, Progress};

/// From this width on meanings stand in a column of their own, which has so much of it if names have what they need at
/// least and at most: nearly every term has room there, all but those that say what their letters stand for.
const ALIGNED: usize = 54;
const MEANING: usize = 32;
const NAMES: [usize; 2] = [26, 30];
/// The columns of a large letter, with the gap behind it.
const LETTER: usize = 5;
/// Between a term and its meaning, at least; before what of a term goes on in a line of its own.
const GAP: usize = 1;
const HANG: usize = 2;

/// The page of a term: what it means, in plain words too, and where it stands.
pub fn term(library: &Library, term: &Term, format: Format) -> Page {
    document::titled(library, &crate::document::term(library, term), format)
}

/// What a term means, in short.
pub fn note(term: &Term, width: u16) -> Page {
    let mut w = Writer::new(width);
    let mut head = vec![Piece::new(&term.term, Role::Title)];
    if !term.respelling.is_empty() {
        head.push(Piece::new("  ", Role::Body));
        head.push(Piece::new(&term.respelling, Role::Tagline));
    }
    w.paragraph(&head, 0);
    w.text(&term.definition, Role::Body);
    w.finish()
}

/// What else there is about a term: the claims that use its word, and its neighbours from A to Z.
pub fn around(library: &Library, term: &Term, width: u16) -> Page {
    let mut w = Writer::new(width);
    let claims = claims_with(library, term);
    if !claims.is_empty() {
        w.heading("Claims that use the word");
        for claim in claims {
            w.row(Address::Claim(claim.id.clone()), |w| {
                let mark = Piece::new(
                    claim.certainty.mark().replace(' ', "\u{a0}"),
                    Role::Certainty(claim.certainty),
                );
                let text = Piece::new(format!(" {}", markup::plain(&claim.text)), Role::Body);
                w.paragraph(&[mark, text], 4);
            });
        }
    }
    w.heading("Beside it in the glossary");
    for it in neighbours(library, term) {
        w.row(Address::Term(it.id.clone()), |w| entry(w, it, None));
    }
    w.finish()
}

/// The claims in which `term` is linked, in reading order.
pub fn claims_with<'a>(library: &'a Library, term: &'a Term) -> Vec<&'a Claim> {
    let link = format!("(term:{})", term.id);
    let claims = library.pages_with(&term.id).flat_map(claims_of);
    claims.filter(|claim| claim.text.contains(&link)).collect()
}

/// The terms before and after `term`, from A to Z.
pub fn neighbours<'a>(library: &'a Library, term: &Term) -> Vec<&'a Term> {
    const EACH_SIDE: usize = 8;
    let terms = sorted(library);
    let at = terms.iter().position(|it| it.id == term.id).unwrap_or(0);
    let near = terms.iter().enumerate().skip(at.saturating_sub(EACH_SIDE));
    near.take_while(|(nth, _)| *nth <= at + EACH_SIDE)
        .filter(|(nth, _)| *nth != at)
        .map(|(_, it)| *it)
        .collect()
}

/// All terms from A to Z.
fn sorted(library: &Library) -> Vec<&Term> {
    let mut terms: Vec<&Term> = library.terms().iter().collect();
    order::by_key(&mut terms, |term| term.term.to_lowercase());
    terms
}

fn entry(w: &mut Writer, term: &Term, far: Option<&Progress>) {
    let mark = progress::mark(far.and_then(|far| far.term(&term.id)));
    let mut name = vec![Piece::new(&term.term, Role::Strong), Piece::new(mark, Role::Meta)];
    let room = w.room();
    let column = match room {
        ALIGNED.. => room.saturating_sub(MEANING).clamp(NAMES[0], NAMES[1]),
        _ => {
            name.push(Piece::new(format!("  {}", term.plain), Role::Body));
            return w.paragraph(&name, HANG);
        }
    };
    // As wide as there is room for.
    let gap = if column > NAMES[0] { 2 * GAP } else { GAP };
    // Where there is room the meanings stand below each other; a longer term goes on in a line of its own.
    let [mut left, mut right] = [column - gap, room - column].map(|width| Writer::new(width as u16));
    left.paragraph(&name, HANG);
    right.text(&term.plain, Role::Body);
    w.side_by_side([(0, left.finish()), (column, right.finish())]);
}

/// Every term under its letter; `far` is how far the reader is.
pub fn index(library: &Library, far: Option<&Progress>, format: Format) -> Page {
    let mut all = Page::default();
    for block in blocks(library, far, format, Letter::Above) {
        all.append(block);
    }
    all
}

/// The same, and last what the marks mean, in `n` columns that are read down one after the other, none of which begins
/// within a letter. Terms are in view before marks.
pub fn columns(library: &Library, far: Option<&Progress>, n: usize, format: Format) -> Vec<Page> {
    let mut columns = flowed(blocks(library, far, format, Letter::Beside), n);
    for column in &mut columns {
        keep_whole(column, format.lines);
    }
    for part in about_marks(library, far, format.width) {
        if let Some(last) = columns.last_mut() {
            last.append(part);
        }
    }
    columns
}

/// Has a large letter that the foot of what is in view at first would cut begin below it.
fn keep_whole(column: &mut Page, lines: u16) {
    let is_ink =
        |line: &Line| line.spans.iter().any(|it| it.role == Role::Heading && !it.text.trim().is_empty());
    let foot = usize::from(lines);
    let inked: Vec<bool> = column.lines.iter().map(is_ink).collect();
    let above = inked.get(..foot).map_or(0, |it| it.iter().rev().take_while(|it| **it).count());
    if above == 0 || inked.get(foot) != Some(&true) {
        return;
    }
    let at = foot - above;
    column.lines.splice(at..at, std::iter::repeat_n(Line::default(), above));
    for stop in column.stops.iter_mut().filter(|it| usize::from(it.top) >= at) {
        stop.top += above as u16;
        stop.bottom += above as u16;
    }
}

/// Where a letter stands: above its terms, or beside them, where all have one edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Above,
    Beside,
}

/// The title and the terms of each letter as pages of their own.
fn blocks(library: &Library, far: Option<&Progress>, format: Format, stands: Letter) -> Vec<Page> {
    let (terms, width) = (sorted(library), format.width);
    let mut w = Writer::new(width);
    w.title("Glossary", &super::words::count(terms.len(), "term", "terms"), format);
    let mut blocks = vec![w.finish()];
    let letter = |term: &&Term| term.term.chars().next().map(|c| c.to_ascii_uppercase());
    for terms in terms.chunk_by(|one, next| letter(one) == letter(next)) {
        let mut w = Writer::new(width);
        w.blank();
        let name = terms.first().and_then(letter).map(String::from).unwrap_or_default();
        let rows = |w: &mut Writer| {
            for term in terms {
                w.row(Address::Term(term.id.clone()), |w| entry(w, term, far));
            }
        };
        if stands == Letter::Above {
            w.text(&name, Role::Heading);
            rows(&mut w);
        } else {
            let [mut left, mut right] =
                [LETTER, usize::from(width).saturating_sub(LETTER)].map(|it| Writer::new(it as u16));
            // Where a title has no large letters nothing has.
            let large = large::rows(&name, Face::Dense).filter(|_| format.title.is_some());
            for row in large.unwrap_or_else(|| vec![name]) {
                left.line(vec![Span { text: row, role: Role::Heading, stop: None }]);
            }
            rows(&mut right);
            w.side_by_side([(0, left.finish()), (LETTER, right.finish())]);
        }
        blocks.push(w.finish());
    }
    blocks
}

/// What the marks of certainty and of sayings mean, and those of how far the reader is.
pub fn marks(library: &Library, far: Option<&Progress>, width: u16) -> Page {
    let mut page = Page::default();
    for part in about_marks(library, far, width) {
        page.append(part);
    }
    page.without_blank_top();
    page
}

/// The same part by part, each with a blank line above its heading.
fn about_marks(library: &Library, far: Option<&Progress>, width: u16) -> Vec<Page> {
    let part = |write: &dyn Fn(&mut Writer)| {
        let mut w = Writer::new(width);
        write(&mut w);
        let mut page = Page { lines: vec![Line::default()], ..Page::default() };
        page.append(w.finish());
        page
    };
    let of_progress = far.map(|_| part(&|w| progress::marks(w)));
    let document = crate::document::marks();
    let setting = Setting { library, format: Format::wide(width), note: &document::named(library) };
    let parts = document.blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_)));
    let parts = parts.map(|blocks| part(&|w| w.blocks(&document.of, blocks, setting)));
    of_progress.into_iter().chain(parts).collect()
}

/// The marks themselves, to be seen beside the terms.
pub fn key(far: Option<&Progress>, width: u16) -> Page {
    let mut w = Writer::new(width);
    let mut part = |heading: &str, marks: Vec<(&str, &str, Role)>| {
        w.heading(heading);
        for (mark, word, role) in marks {
            let mark = mark.replace(' ', "\u{a0}");
            w.paragraph(&[Piece::new(mark, role), Piece::new(format!(" {word}"), role)], 4);
        }
    };
    part("Certainty", Certainty::ALL.map(|it| (it.mark(), it.word(), Role::Certainty(it))).to_vec());
    part("Sayings", Status::ALL.map(|it| (it.mark(), it.word(), Role::Status(it))).to_vec());
    if far.is_some() {
        part("How far you are", Met::ALL.map(|it| (it.mark(), it.word(), Role::Body)).to_vec());
    }
    w.blank();
    w.text("What they mean stands below the terms.", Role::Meta);
    w.finish()
}
