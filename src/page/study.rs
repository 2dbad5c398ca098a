//! The page of a study, in one column or two.

use super::document::{self, Setting, Slide};
use super::words::name;
use super::write::{Format, Writer};
use super::{Page, Role};
use crate::content::citation::Style;
use crate::content::library::Library;
use crate::content::model::Study;
use crate::document::{Block, Document, Fact, leaning, study};

/// The main column: what came out and, where another stands `beside` it with the rest, what leans on the study.
pub fn main(library: &Library, it: &Study, style: Style, beside: bool, format: Format) -> Page {
    let document = study(library, it, style);
    let (main, rest) = parted(&document);
    let mut w = Writer::new(format.width);
    w.text(&document.title, Role::Title);
    w.text(&document.tagline, Role::Meta);
    write(&mut w, library, &document, main, format);
    if !beside {
        write(&mut w, library, &document, rest, format);
        return w.finish();
    }
    w.blank();
    let mut page = w.finish();
    page.append(lean_on(library, it, format));
    page
}

/// Lines from which on the title of a slide has one of air below it.
const ROOMY: u16 = 20;

/// A study alone: what came out and what it does not show, without how to find and cite it.
pub fn slide(library: &Library, it: &Study, slide: Slide<'_>, format: Format) -> Page {
    let mut document = study(library, it, Style::default());
    document
        .blocks
        .retain(|it| !matches!(it, Block::Fact(Fact::Reference(_) | Fact::Manager | Fact::Note, _)));
    let mut w = Writer::new(format.width);
    w.text(&document.title, Role::Strong);
    w.text(&[name(it).as_str(), &it.journal].join("\u{a0}· "), Role::Meta);
    // Where lines are few they are for what came out.
    if slide.height >= ROOMY {
        w.blank();
    }
    let mut page = w.finish();
    let height = slide.height.saturating_sub(page.height());
    page.append(document::slide(library, &document, Slide { height, ..slide }, format));
    page
}

/// What stands beside the main column: what the study does not show, and how to find and cite it; or below it all
/// what leans on the study.
pub fn aside(library: &Library, it: &Study, style: Style, beside: bool, format: Format) -> Page {
    if !beside {
        return lean_on(library, it, format);
    }
    let mut w = Writer::new(format.width);
    let document = study(library, it, style);
    write(&mut w, library, &document, parted(&document).1, format);
    w.finish()
}

fn lean_on(library: &Library, it: &Study, format: Format) -> Page {
    let leaning = leaning(library, it);
    let mut w = Writer::new(format.width);
    w.text(&leaning.title, Role::Heading);
    let mut page = w.finish();
    page.append(document::page(library, &leaning, format));
    page
}

/// What came out, and what that does not show.
fn parted(document: &Document) -> (&[Block], &[Block]) {
    let is_beside = |it: &Block| matches!(it, Block::Limits(_) | Block::Fact(Fact::Reference(_), _));
    let at = document.blocks.iter().position(is_beside).unwrap_or(document.blocks.len());
    document.blocks.split_at(at)
}

fn write(w: &mut Writer, library: &Library, document: &Document, blocks: &[Block], format: Format) {
    let note = document::named(library);
    w.blocks(&document.of, blocks, Setting { library, format, note: &note });
}
