//! Terms: one as a page, all of them from A to Z.

use super::write::{Format, Piece, Writer, flowed};
use super::{Page, Role, document, progress};
use crate::content::address::Address;
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::{Claim, Term};
use crate::content::order;
use crate::study::progress::Progress;
use unicode_width::UnicodeWidthStr;

/// From this width on meanings stand in a column of their own, so far from the left.
const ALIGNED: usize = 60;
const COLUMN: usize = 32;

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
    // Where there is room the meanings stand below each other.
    let hang = if w.room() >= ALIGNED { COLUMN } else { 2 };
    let used = term.term.width() + mark.width() + 2;
    let name = Piece::new(&term.term, Role::Strong);
    let meaning = |fill: usize| format!("{}{}", "\u{a0}".repeat(fill), term.plain);
    if used > hang && hang == COLUMN {
        w.paragraph(&[name, Piece::new(mark, Role::Meta)], 2);
        return w.paragraph(&[Piece::new(meaning(hang), Role::Meta)], hang);
    }
    let plain = Piece::new(format!("{mark}  {}", meaning(hang.saturating_sub(used))), Role::Meta);
    w.paragraph(&[name, plain], hang);
}

/// Every term under its letter; `far` is how far the reader is.
pub fn index(library: &Library, far: Option<&Progress>, format: Format) -> Page {
    let mut all = Page::default();
    for block in blocks(library, far, format, Letter::Above) {
        all.append(block);
    }
    all
}

/// The same in `n` columns that are read down one after the other, none of which begins within a letter; with air
/// between letters where it takes no more than `height` lines then.
pub fn columns(
    library: &Library,
    far: Option<&Progress>,
    n: usize,
    (format, height): (Format, u16),
) -> Vec<Page> {
    let set = |is_airy| flowed(blocks(library, far, format, Letter::Beside { is_airy }), n);
    let airy = set(true);
    if airy.iter().all(|page| page.height() <= height) { airy } else { set(false) }
}

/// Where a letter stands: above its terms, or where lines are few beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Above,
    Beside { is_airy: bool },
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
        if blocks.len() == 1 || stands != (Letter::Beside { is_airy: false }) {
            w.blank();
        }
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
            w.marked(&name, Role::Heading, rows);
        }
        blocks.push(w.finish());
    }
    blocks
}

/// What the marks of certainty and of sayings mean, and those of how far the reader is.
pub fn marks(library: &Library, far: Option<&Progress>, width: u16) -> Page {
    let mut w = Writer::new(width);
    if far.is_some() {
        progress::marks(&mut w);
        w.blank();
    }
    let mut page = w.finish();
    page.append(document::page(library, &crate::document::marks(), Format::wide(width)));
    page
}
