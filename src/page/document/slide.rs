//! A document on a slide: what a class is to see of it first.

use super::{Setting, named};
use crate::content::address::Address;
use crate::content::lesson::{CAME_OUT, HOW_LARGE, LIMITS};
use crate::content::library::Library;
use crate::content::order;
use crate::document::{Block, Document, Fact, Mark, Source, Way};
use crate::page::Page;
use crate::page::write::{Format, Writer};

/// What a slide shows first, and in how many lines.
#[derive(Clone, Copy, Debug)]
pub struct Slide<'a> {
    /// The name of a part of the document, or nothing.
    pub focus: &'a str,
    pub height: u16,
}

/// From so many columns on a slide has two side by side: far away a wide one reads better than two narrow ones.
pub const PAIR: u16 = 100;

/// A document on a slide: in two columns where there is room, and with air between its lines. What it is, what came
/// out and what that does not show are always there, the rest as far as it has room; studies in a line, and not
/// where in them something stands.
pub fn slide(library: &Library, document: &Document, slide: Slide<'_>, format: Format) -> Page {
    let is_shown = |it: &&Block| !matches!(it, Block::Fact(Fact::Locator, _));
    let blocks: Vec<Block> = document.blocks.iter().filter(is_shown).map(in_short).collect();
    let parts = parted(&blocks, slide.focus);
    let least = parts.iter().take_while(|part| rank(part, slide.focus) <= NEEDED).count();
    let set = |n: usize| set(library, document, parts.get(..n).unwrap_or(&parts), format);
    let mut pages = (least..=parts.len()).rev().map(set);
    let page = pages.find(|it| it.height() <= slide.height).unwrap_or_else(|| set(least));
    // What stands on a scale stays together.
    let has_scale = blocks.iter().any(|it| matches!(it, Block::Estimates(_)));
    if has_scale { page } else { page.spread(slide.height) }
}

/// Studies as ways to them.
fn in_short(block: &Block) -> Block {
    let Block::Sources(sources) = block else { return block.clone() };
    let way = |it: &Source| Way {
        to: Address::Study(it.study.clone()),
        mark: Mark::None,
        name: it.name.clone(),
        about: [std::slice::from_ref(&it.design), it.cautions.as_slice()].concat().join("; "),
    };
    Block::Ways(sources.iter().map(way).collect())
}

fn set(library: &Library, document: &Document, parts: &[&[Block]], format: Format) -> Page {
    const GAP: u16 = 5;
    let note = named(library);
    let set = |blocks: &[Block], width: u16| {
        let mut w = Writer::new(width);
        let format = Format { width, title: None, ..format };
        w.blocks(&document.of, blocks, Setting { library, format, note: &note });
        w.finish()
    };
    if format.width < PAIR {
        return set(&parts.concat(), format.width);
    }
    // It is parted where both columns are most nearly as tall; either may be the wider one.
    let room = format.width - GAP;
    let pairs = (1..parts.len()).flat_map(|nth| [(nth, room * 3 / 5), (nth, room * 2 / 5)]);
    let pairs = pairs.map(|(nth, left)| {
        let (first, second) = parts.split_at(nth);
        (left, [set(&first.concat(), left), set(&second.concat(), room - left)])
    });
    let tallest = |pair: &[Page; 2]| pair.iter().map(Page::height).max();
    let Some((left, [first, second])) = pairs.min_by_key(|(_, pair)| tallest(pair)) else {
        return set(&parts.concat(), format.width);
    };
    let mut w = Writer::new(format.width);
    w.side_by_side([(0, first), (usize::from(left + GAP), second)]);
    w.finish()
}

/// The parts of a document in the order of a slide: what it is, the one called `focus`, what came out,
/// what that does not show, and the rest.
fn parted<'a>(blocks: &'a [Block], focus: &str) -> Vec<&'a [Block]> {
    let mut parts: Vec<_> = blocks.chunk_by(|_, next| name_of(next).is_none()).collect();
    order::by_key(&mut parts, |part| rank(part, focus));
    parts
}

/// The last rank of what no slide goes without.
const NEEDED: u8 = 3;

fn rank(part: &[Block], focus: &str) -> u8 {
    match part.first().and_then(name_of) {
        None => 0,
        Some(it) if it == focus => 1,
        Some(CAME_OUT) => 2,
        Some(LIMITS) => NEEDED,
        Some(HOW_LARGE) => 4,
        Some(_) => 5,
    }
}

/// What the part is called that begins with a block.
fn name_of(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(text) => Some(text),
        Block::Estimates(_) => Some(HOW_LARGE),
        Block::Limits(_) => Some(LIMITS),
        _ => None,
    }
}
