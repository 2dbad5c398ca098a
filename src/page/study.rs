//! The page of a study, in one column or two.

use super::document::{self, Setting, Slide};
use super::figure;
use super::words::{name, unbroken};
use super::write::{Format, Writer};
use super::{Line, Page, Role};
use crate::content::citation::Style;
use crate::content::library::Library;
use crate::content::model::Study;
use crate::document::{Block, Document, Fact, Source, leaning, study};
use crate::scene::large::{Dot, Face};
use unicode_width::UnicodeWidthStr;

/// What stands beside the main column of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    Nothing,
    /// How to find and cite it.
    Reference,
    /// The same below a figure that rests on it.
    Picture,
    /// All that leans on it.
    Leaning,
}

/// The main column: what came out, what that does not show, and what does not stand `beside` it.
pub fn main(library: &Library, it: &Study, style: Style, beside: Beside, format: Format) -> Page {
    let document = study(library, it, style);
    let (found, reference) = parted(&document);
    let mut w = Writer::new(format.width);
    // Where there is no number to show, how it was studied is part of where it stands.
    let design = Some(it.kind.word()).filter(|_| it.k.is_none() && it.n.is_none());
    // One thing is large: the numbers, or what a figure beside the text shows of it; else its name. Small it stands in
    // the crumbs of its place already.
    if format.is_large() && design.is_some() && beside != Beside::Picture {
        w.title(&name(it), "", format);
        w.text(&document.title, Role::Strong);
    } else if format.lines > 0 {
        w.text(&document.title, Role::Title);
    } else {
        w.text(&name(it), Role::Title);
        w.text(&document.title, Role::Body);
    }
    let about: Vec<&str> = [it.journal.as_str()].into_iter().chain(design).collect();
    let (about, source) = (about.join(" · "), Source::of(it));
    let whole = format!("{about} · {}", source.doi());
    if whole.width() <= w.room() && !source.doi().is_empty() {
        w.text(&whole, Role::Meta);
    } else {
        w.text(&about, Role::Meta);
        w.text(source.doi(), Role::Meta);
    }
    // Where lines are few they are for what came out. Low letters have no numbers.
    let letters = format.title.filter(|_| format.lines == 0 || format.lines >= ROOMY);
    let letters = Format { title: letters.map(|_| Face::Tall(Dot::Quarter)), ..format };
    let mut found = found.iter().filter(|it| !matches!(it, Block::Size(_)) || design.is_none()).peekable();
    if let Some(Block::Fact(..)) = found.peek() {
        w.blank();
    }
    let mut figures = library.figures_showing(&it.id).filter(|(figure, _)| figure::stands_in_text(figure));
    let shown = figures.next();
    // What came out of a study with a picture of its own is said above that.
    let points =
        document.blocks.iter().find_map(|it| if let Block::Points(it) = it { Some(it) } else { None });
    let led = usize::from(
        matches!(shown, Some((_, ..=FEW)))
            && points.is_some_and(|it| it.len() > 1)
            && document.blocks.iter().any(|it| matches!(it, Block::Estimates(_))),
    );
    let shown = shown.filter(|_| format.picture > 0 && beside != Beside::Leaning);
    let (mut own, figure) = match shown {
        Some((figure, ..=FEW)) => (Some(figure), None),
        figure => (None, figure.map(|(figure, _)| figure)),
    };
    for block in found {
        match block {
            // Who sees first what its picture says knows what the scales are about.
            Block::Estimates(_) => {
                if let Some(first) = points.filter(|_| led > 0).and_then(|it| it.first()) {
                    w.blank();
                    w.text(&unbroken(first), Role::Strong);
                }
                if let Some(figure) = own.take() {
                    // Where lines are few some of them are left for the numbers below it.
                    let is_tight = led > 0 && (1..AIRY).contains(&format.lines);
                    if !is_tight {
                        w.blank();
                    }
                    w.pictured(figure, format.picture.saturating_sub(is_tight.into()));
                }
                write(&mut w, library, &document, std::slice::from_ref(block), letters);
            }
            // The first thing that came out is the one to take along.
            Block::Points(points) if led == 0 => w.points(points, Role::Strong),
            Block::Points(points) => w.points(points.get(led..).unwrap_or_default(), Role::Body),
            block => write(&mut w, library, &document, std::slice::from_ref(block), letters),
        }
    }
    if beside == Beside::Leaning {
        write(&mut w, library, &document, reference, format);
        return w.finish();
    }
    w.blank();
    if let Some(figure) = own.or(figure) {
        w.pictured_in_view(figure, format);
        w.blank();
    }
    let mut page = w.finish();
    page.append(lean_on(library, it, format));
    if beside == Beside::Nothing {
        page.lines.push(Line::default());
        page.append(self::reference(library, &document, reference, format));
    }
    page
}

/// Of so many studies a figure is still that of each.
const FEW: usize = 3;

/// Lines from which on numbers are large, and the title of a slide has air below it.
const ROOMY: u16 = 22;

/// Lines from which on there is air around a picture between what came out and its numbers.
const AIRY: u16 = 30;

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

/// What stands beside the main column.
pub fn aside(library: &Library, it: &Study, style: Style, beside: Beside, format: Format) -> Page {
    if beside == Beside::Leaning {
        return lean_on(library, it, format);
    }
    let document = study(library, it, style);
    reference(library, &document, parted(&document).1, format)
}

fn reference(library: &Library, document: &Document, blocks: &[Block], format: Format) -> Page {
    let mut w = Writer::new(format.width);
    w.narrow();
    write(&mut w, library, document, blocks, format);
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

/// What came out and what that does not show, and how to find and cite it.
fn parted(document: &Document) -> (&[Block], &[Block]) {
    let is_reference = |it: &Block| matches!(it, Block::Fact(Fact::Reference(_), _));
    let at = document.blocks.iter().position(is_reference).unwrap_or(document.blocks.len());
    document.blocks.split_at(at)
}

fn write(w: &mut Writer, library: &Library, document: &Document, blocks: &[Block], format: Format) {
    let note = document::named(library);
    w.blocks(&document.of, blocks, Setting { library, format, note: &note });
}
