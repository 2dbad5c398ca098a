//! Cards without frames, side by side where there is room: what they lead to, in a few words, and how
//! sure the claims below it are, as a bar.

use super::{Format, Piece, Writer};
use crate::content::address::Address;
use crate::content::library::Counts;
use crate::content::model::Certainty;
use crate::page::words::count;
use crate::page::{Role, Span};
use unicode_width::UnicodeWidthStr;

/// What can be gone into.
#[derive(Clone, Debug)]
pub struct Card {
    pub target: Address,
    pub title: String,
    /// A few words at the right of the title.
    pub label: String,
    pub text: String,
    /// How many claims there are of each certainty.
    pub counts: Counts,
}

/// From this width on two cards stand side by side.
const PAIR: usize = 92;
/// Columns between two cards.
const GAP: usize = 3;
/// Columns of the edge at the left of a card and of the blank at its right.
const EDGE: usize = 3;
/// The most columns that a claim takes in a bar.
const STEP: f64 = 4.0;

impl Writer {
    /// Each card is one block to stop at; all of them have bars of one scale, as long as the page is wide where there
    /// are lines for them below each other, and apart from the words above them where there is room.
    pub fn cards(&mut self, cards: &[Card], format: Format) {
        let most =
            cards.iter().map(|card| card.counts.iter().sum::<usize>()).max().unwrap_or(0).max(1) as f64;
        let lines = usize::from(format.lines);
        // Title, words and bar of each, with air between them; without it where half the width would leave a claim less
        // than a column.
        let is_airy = cards.len() * (4 + format.bar()) <= lines / 2;
        let half = (self.width.saturating_sub(GAP) / 2).saturating_sub(EDGE);
        let is_tight = most > half as f64 && self.page.lines.len() + cards.len() * 4 <= lines + 1;
        let n_columns = if self.width >= PAIR && cards.len() > 1 && !is_airy && !is_tight { 2 } else { 1 };
        let width = (self.width - GAP * (n_columns - 1)) / n_columns;
        let widest = |of: fn(&Card) -> &str| cards.iter().map(|card| of(card).width()).max().unwrap_or(0);
        let (titles, labels) = (widest(|it| &it.title), widest(|it| &it.label));
        // Between title and label, where there is room for two columns a claim of the longest bar.
        let between = width.saturating_sub(EDGE + titles + labels + 2 * 2);
        let is_beside = n_columns == 1 && format.bar() == 1 && between as f64 >= 2.0 * most;
        let room = if is_beside { between } else { width.saturating_sub(EDGE) };
        let step = (room as f64 / most).min(STEP);
        // All cards have the same parts in the same places.
        let is_broad = |it: &Card| it.title.width() + 2 + it.label.width() > width.saturating_sub(EDGE);
        let beside = match cards.iter().any(is_broad) {
            _ if is_beside => Beside::BarAndLabel,
            true => Beside::Nothing,
            false => Beside::Label,
        };
        let is_told = cards.iter().any(|card| !is_readable(&card.counts, step, room));
        let look = Look {
            titles,
            beside,
            is_told,
            is_airy: format.is_large() && !is_tight,
            n_bars: format.bar(),
            step,
        };
        for (nth, row) in cards.chunks(n_columns).enumerate() {
            if nth > 0 {
                self.blank();
            }
            // A card that is alone in its row fills it.
            let width = if row.len() < n_columns { self.width } else { width };
            // Bars side by side stand in one line.
            let above = row.iter().map(|card| said(card, width, &look).page.lines.len()).max().unwrap_or(0);
            let mut pages: Vec<Self> = row.iter().map(|card| one(card, width, above, &look)).collect();
            let height = pages.iter().map(|it| it.page.lines.len()).max().unwrap_or(0);
            let top = self.page.lines.len();
            for (column, writer) in pages.iter_mut().enumerate() {
                writer.fill(height);
                self.beside(std::mem::take(&mut writer.page), top, column * (width + GAP));
            }
        }
    }

    /// Makes the one block of a page as high as its neighbours.
    fn fill(&mut self, height: usize) {
        let Some(first) = self.page.lines.first().and_then(|line| line.spans.first()).cloned() else {
            return;
        };
        let blank = || crate::page::Line { spans: vec![first.clone()] };
        self.page.lines.resize_with(height, blank);
        if let Some(stop) = self.page.stops.first_mut() {
            stop.bottom = height as u16;
        }
    }

    /// Everything that `write` writes is one block to stop at, behind an edge that shows focus.
    pub fn edged(&mut self, target: Address, write: impl FnOnce(&mut Self)) {
        let depth = self.margin.len();
        self.margin.push(Span { text: " ".to_owned(), role: Role::Edge, stop: None });
        self.margin.push(Span { text: " ".to_owned(), role: Role::Body, stop: None });
        let width = self.width;
        self.row(target, |w| {
            // A blank at its right, too.
            w.width = width.saturating_sub(1);
            write(w);
            w.width = width;
        });
        self.margin.truncate(depth);
    }
}

/// What has room in the line of every title.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    Label,
    BarAndLabel,
}

/// How the cards of a page are set.
struct Look {
    /// The widest title.
    titles: usize,
    /// What stands in the line of the title.
    beside: Beside,
    /// Whether what stands in the bars is told in words, too.
    is_told: bool,
    is_airy: bool,
    /// Lines of a bar.
    n_bars: usize,
    /// Columns for a claim.
    step: f64,
}

/// A card with its bar, below the words, which are given so many lines.
fn one(card: &Card, width: usize, above: usize, look: &Look) -> Writer {
    let mut w = Writer::new(width as u16);
    w.edged(card.target.clone(), |w| {
        words(w, card, width, look);
        w.width = width.saturating_sub(1);
        let bar = bar(&card.counts, look.step);
        if bar.is_empty() {
            return;
        }
        if look.beside != Beside::BarAndLabel {
            let air =
                above.saturating_sub(w.page.lines.len()) + usize::from(look.is_airy && look.n_bars == 1);
            (0..air).for_each(|_| w.blank());
            // The number stands in the middle: a tall bar reaches half a line above and below it.
            let rim = |half: &str| bar.iter().map(|it| rim(it, half)).collect::<Vec<Span>>();
            let is_tall = look.n_bars > 1;
            let [above, below] = [rim("▄"), rim("▀")].map(|it| Some(it).filter(|_| is_tall));
            above.into_iter().chain([bar]).chain(below).for_each(|it| w.line(it));
        }
        // The numbers stand in the bar, and what its pieces are in the key; where a bar is cut the words say both.
        if look.is_told {
            let words = card.counts.iter().zip(Certainty::ALL).filter(|(n, _)| **n > 0);
            let words: Vec<String> =
                words.map(|(n, it)| format!("{n}\u{a0}{}", it.word().replace(' ', "\u{a0}"))).collect();
            w.text(&words.join("\u{a0}· "), Role::Meta);
        }
    });
    w
}

/// The words of a card alone.
fn said(card: &Card, width: usize, look: &Look) -> Writer {
    let mut w = Writer::new(width as u16);
    w.edged(card.target.clone(), |w| words(w, card, width, look));
    w
}

/// The title with its label and, where it stands there, the bar; below them what the card leads to.
fn words(w: &mut Writer, card: &Card, width: usize, look: &Look) {
    let room = width.saturating_sub(EDGE);
    let bar = bar(&card.counts, look.step);
    let span = |text: String, role: Role| Span { text, role, stop: None };
    let mut head = vec![span(card.title.clone(), Role::Strong)];
    if look.beside == Beside::BarAndLabel {
        head.push(span(" ".repeat(look.titles.saturating_sub(card.title.width()) + 2), Role::Body));
        head.extend(bar.iter().cloned());
    }
    let used: usize = head.iter().map(|it| it.text.width()).sum();
    match room.checked_sub(used + card.label.width()) {
        Some(gap @ 2..) if look.beside != Beside::Nothing => {
            head.push(span(" ".repeat(gap), Role::Body));
            head.push(span(card.label.clone(), Role::Meta));
            w.line(head);
        }
        _ => {
            w.text(&card.title, Role::Strong);
            w.text(&card.label, Role::Meta);
        }
    }
    w.width = width.saturating_sub(1);
    w.text(&card.text, Role::Body);
    w.width = width;
}

/// One piece for each certainty, as long as it has claims, its number in the middle of it.
fn bar(counts: &Counts, step: f64) -> Vec<Span> {
    let mut pieces = Vec::new();
    for ((n, certainty), width) in counts.iter().zip(Certainty::ALL).zip(widths(counts, step)) {
        if width == 0 {
            continue;
        }
        let number = n.to_string();
        let left = (width - number.len()) / 2;
        let fill = certainty.fill();
        let text = format!("{}{number}{}", fill.repeat(left), fill.repeat(width - number.len() - left));
        pieces.push(Span { text, role: Role::Piece(certainty), stop: None });
    }
    pieces
}

/// `half` a line of a piece.
fn rim(piece: &Span, half: &str) -> Span {
    let Role::Piece(certainty) = piece.role else { return piece.clone() };
    Span { text: half.repeat(piece.text.width()), role: Role::Rim(certainty), stop: None }
}

/// Columns of each piece: as many for as many claims, and for what there is as many as its number takes with a blank
/// behind it, two pieces of one claim and of two being told apart. What that is too much or too little for the whole
/// bar, the longest piece makes up for as long as it is the longest.
fn widths(counts: &Counts, step: f64) -> Counts {
    let columns = |n: usize| (n as f64 * step).round() as usize;
    let least = |n: usize| if n > 0 { n.to_string().len() + n.min(2) } else { 0 };
    let mut widths = counts.map(|n| columns(n).max(least(n)));
    let whole = columns(counts.iter().sum());
    let all: usize = widths.iter().sum();
    let most = counts.iter().copied().max().unwrap_or(0);
    let shorter = counts.iter().zip(widths).filter(|(n, _)| **n < most).map(|it| it.1 + 1).max();
    if let Some(longest) = counts.iter().zip(&mut widths).rev().find(|(n, _)| **n == most).map(|it| it.1) {
        *longest = (*longest + whole).saturating_sub(all).max(least(most)).max(shorter.unwrap_or(0));
    }
    widths
}

/// Whether a bar has room for the number of every piece.
fn is_readable(counts: &Counts, step: f64, room: usize) -> bool {
    widths(counts, step).iter().sum::<usize>() <= room
}

/// What the pieces of the bars are, as far as they occur in `cards`; in few words where `width` is small.
pub fn key(cards: &[Card], width: u16) -> Vec<Piece> {
    let full = key_of(cards, 2, "   ", Certainty::word);
    // The words can be told from their colours without a heading.
    let bare = |gap: &str, word: fn(Certainty) -> &'static str| {
        key_of(cards, 1, gap, word).split_off(2.min(full.len()))
    };
    let (words, brief) = (bare("  ", Certainty::word), bare(" ", Certainty::brief));
    let has_room =
        |key: &&Vec<Piece>| key.iter().map(|piece| piece.text.width()).sum::<usize>() <= usize::from(width);
    [&full, &words, &brief].into_iter().find(has_room).unwrap_or(&words).clone()
}

fn key_of(cards: &[Card], swatch: usize, gap: &str, word: fn(Certainty) -> &'static str) -> Vec<Piece> {
    let occurs = |nth: usize| cards.iter().any(|card| card.counts.get(nth).is_some_and(|n| *n > 0));
    let shown = Certainty::ALL.into_iter().enumerate().filter(|(nth, _)| occurs(*nth));
    let mut pieces = Vec::new();
    for (nth, (_, certainty)) in shown.enumerate() {
        if nth == 0 {
            pieces.push(Piece::new("How sure", Role::Strong));
        }
        pieces.push(Piece::new(gap, Role::Body));
        pieces.push(Piece::new(certainty.fill().repeat(swatch), Role::Piece(certainty)));
        pieces.push(Piece::new(format!("\u{a0}{}", word(certainty).replace(' ', "\u{a0}")), Role::Body));
    }
    pieces
}

/// "15 claims".
pub fn claims(counts: &Counts) -> Option<String> {
    let n = counts.iter().sum();
    (n > 0).then(|| count(n, "claim", "claims"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn card(title: &str, counts: Counts) -> Card {
        Card {
            target: Address::Topic(title.into()),
            title: title.to_owned(),
            label: claims(&counts).unwrap_or_default(),
            text: "A few words.".to_owned(),
            counts,
        }
    }

    fn page(width: u16, cards: &[Card]) -> Page {
        let mut writer = Writer::new(width);
        writer.cards(cards, Format::wide(width));
        writer.finish()
    }

    #[test]
    fn a_bar_has_the_number_of_each_piece_and_words_where_one_has_no_room() {
        let short = page(40, &[card("One", [1, 2, 0, 1, 0, 0, 0])]);
        assert_eq!(short.text(), "  One  █1██▓▓▓2▓▓▓▓?1??        4 claims\n  A few words.");
        assert_eq!((short.stops[0].top, short.stops[0].bottom, short.stops[0].right), (0, 2, 40));
        let long = page(40, &[card("One", [90, 1, 0, 0, 0, 0, 0])]);
        assert!(long.text().ends_with("█1▓"), "{}", long.text());
        let scaled = page(40, &[card("One", [1; 7]), card("Two", [300, 0, 0, 0, 0, 0, 0])]);
        assert!(scaled.text().contains("1█1▓"), "{}", scaled.text());
        let narrow = page(14, &[card("One", [1; 7])]);
        assert!(narrow.text().contains("supported"), "{}", narrow.text());
    }

    #[test]
    fn no_piece_of_a_bar_is_lost_and_as_many_claims_are_as_long() {
        for step in [0.2, 0.5, 0.93, 1.0, 1.7, 4.0] {
            for counts in [[1, 2, 4, 0, 1, 0, 0], [4, 8, 10, 2, 4, 4, 0], [0, 7, 9, 5, 7, 1, 1], [1; 7]] {
                let widths = widths(&counts, step);
                for (n, width) in counts.iter().zip(widths) {
                    assert_eq!(*n > 0, width > 0, "{counts:?} at {step}: {widths:?}");
                }
                let longest = counts.iter().max().unwrap();
                let pairs = || counts.iter().zip(widths);
                let is_ordered = |a: usize, b: usize| {
                    pairs().all(|(m, w)| pairs().all(|(n, v)| *m != a || *n != b || w < v))
                };
                assert!(is_ordered(1, 2), "{counts:?} at {step}: {widths:?}");
                for ((a, wide), (b, other)) in
                    counts.iter().zip(widths).zip(counts.iter().zip(widths).skip(1))
                {
                    assert!(a != b || a == longest || wide == other, "{counts:?} at {step}: {widths:?}");
                }
            }
        }
    }

    #[test]
    fn the_bars_of_a_page_have_one_scale() {
        let page = page(40, &[card("One", [30, 0, 0, 0, 0, 0, 0]), card("Two", [10, 0, 0, 0, 0, 0, 0])]);
        let bars: Vec<usize> =
            page.text().lines().map(|line| line.matches('█').count()).filter(|n| *n > 0).collect();
        assert_eq!(bars, [37 - 2, 12 - 2]);
    }

    #[test]
    fn two_cards_stand_side_by_side_as_high_as_each_other_and_a_last_one_fills_its_row() {
        let cards = [card("One", [3, 0, 0, 0, 0, 0, 0]), card("Two", [1; 7]), card("Three", [1; 7])];
        let page = page(95, &cards);
        let [one, two, three] = &page.stops[..] else { panic!("three cards") };
        assert_eq!((one.left, one.right, two.left, two.right), (0, 46, 49, 95));
        assert_eq!((one.top, one.bottom), (two.top, two.bottom));
        assert_eq!((three.left, three.right), (0, 95));
        assert!(three.top > one.bottom);
    }

    #[test]
    fn a_bar_that_has_no_room_beside_the_title_stands_below_the_text() {
        let page = page(40, &[card("A title that takes much.", [3, 0, 0, 0, 0, 0, 0])]);
        assert_eq!(page.text().lines().nth(2), Some("  █████3██████"));
    }
}
