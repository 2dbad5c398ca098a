//! What lies over the screen: the card of a page, and the note about a word.

use crate::page::MEASURE;
use ratatui::layout::{Rect, Size};

/// A framed card over the screen, as tall as its page needs and the screen allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    pub frame: Rect,
    pub page: Rect,
}

/// The widest that the page of a card is: prose has its measure, a scale more, and more with a picture beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKind {
    Prose,
    Scale,
    Picture,
}

/// The width that the page of a card has.
pub fn card_width(size: Size, kind: CardKind) -> u16 {
    let most = match kind {
        CardKind::Prose => MEASURE + 4,
        CardKind::Scale => 100,
        CardKind::Picture => 150,
    };
    size.width.saturating_sub(if size.width < 90 { 4 } else { 8 }).min(most)
}

/// A card over `area`; so many lines stay in view above and below it.
pub fn card(area: Rect, (above, below): (u16, u16), page_height: u16, kind: CardKind) -> Card {
    let pad = if area.width < 40 { 1 } else { 2 };
    let width = (card_width(area.as_size(), kind) + 2 + 2 * pad).min(area.width);
    let room = area.height.saturating_sub(above + below);
    // The title stands on the ground of the card, where there is room with a line of air above and below it.
    let top = match area.height {
        ..20 => 1,
        20..26 => 2,
        _ => 3,
    };
    let bottom = 1 + u16::from(area.height >= 26);
    let height = page_height.saturating_add(top + bottom).min(room);
    let x = area.x + (area.width - width) / 2;
    let frame = Rect::new(x, area.y + above + (room - height) / 2, width, height);
    let page = Rect::new(
        frame.x + 1 + pad,
        frame.y + top,
        frame.width.saturating_sub(2 + 2 * pad),
        frame.height.saturating_sub(top + bottom),
    );
    Card { frame, page: page.intersection(frame) }
}

/// The width that the page of a note has.
pub fn note_width(size: Size) -> u16 {
    size.width.saturating_sub(4).min(44)
}

/// A small framed note about `word`: below it, or above where there is more room, never on it. `None`
/// where not even a line of it has room.
pub fn note(size: Size, word: Rect, page_height: u16) -> Option<Card> {
    let (above, below) = (word.y, size.height.saturating_sub(1).saturating_sub(word.bottom()));
    let wanted = page_height.saturating_add(2);
    let is_below = below >= wanted || below >= above;
    let height = wanted.min(if is_below { below } else { above });
    let width = note_width(size) + 4;
    if height < 3 || width > size.width {
        return None;
    }
    let x = word.x.min(size.width - width);
    let y = if is_below { word.bottom() } else { word.y - height };
    let frame = Rect { x, y, width, height };
    Some(Card { frame, page: Rect { x: x + 2, y: y + 1, width: width - 4, height: height - 2 } })
}
