//! How far the reader is, beside what it is about: marks, what they mean, and the way to all of it.

use super::Role;
use super::words::count;
use super::write::{Piece, Writer};
use crate::content::address::Address;
use crate::document::{meaning, of_page};
use crate::study::progress::{Met, Progress, Tally};

/// The mark of something, with the blank before it; nothing where nobody has come to it.
pub fn mark(met: Option<Met>) -> String {
    met.map_or_else(String::new, |met| format!("\u{a0}{}", met.mark()))
}

/// The row that leads to all of it, once a card was answered.
pub fn way(w: &mut Writer, progress: Option<&Progress>) {
    let Some(progress) = progress else { return };
    let cards = count(progress.all.cards, "card", "cards");
    let of = Piece::new(format!("\u{a0}· {} of {cards} hold", progress.all.known), Role::Meta);
    w.edged(Address::Progress, |w| w.paragraph(&[Piece::new("How far you are", Role::Strong), of], 0));
}

/// How the cards of a page stand, in a line; nothing where there are none.
pub fn line(w: &mut Writer, met: Option<Met>, cards: Tally) {
    let mark = met.map_or_else(String::new, |met| format!("{} {} · ", met.mark(), met.word()));
    if let Some(stand) = of_page(cards) {
        w.text(&(mark + &stand), Role::Meta);
    }
}

/// What the marks are, in one line and together.
pub fn key() -> String {
    Met::ALL.map(|met| format!("{}\u{a0}{}", met.mark(), met.word())).join("\u{a0}\u{a0}")
}

/// What the marks mean.
pub fn marks(w: &mut Writer) {
    w.heading("How far you are");
    for met in Met::ALL {
        let pieces = [
            Piece::new(format!("{}\u{a0}{}", met.mark(), met.word()), Role::Body),
            Piece::new(format!("  {}", meaning(met)), Role::Meta),
        ];
        w.paragraph(&pieces, 4);
    }
}
