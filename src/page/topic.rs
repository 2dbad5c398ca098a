//! The page of a topic: cards of what lies below it, sections with claims, sayings, sources;
//! and the outline of the whole tree.

use super::document::{PAIR, Setting, Slide, named};
use super::figure::stands_in_text;
use super::words::{count, design, name};
use super::write::{self, Card, Format, Piece, Writer};
use super::{MEASURE, Page, Role, progress};
use crate::content::address::Address;
use crate::content::figure::Figure;
use crate::content::id::{StudyId, TopicId};
use crate::content::library::{Library, claims_of};
use crate::content::markup;
use crate::content::model::{Study, Topic};
use crate::content::name;
use crate::content::order;
use crate::document::{self, Below, Block, Document, Source, Standing, Way};
use crate::study::progress::Progress;
use unicode_width::UnicodeWidthStr;

/// The main column. Citations are numbered as in [`sources`]. Each of the page's figures gets a row
/// that leads to it, but for the first where it stands `beside` the text. `far` is how far the reader is.
pub fn main(library: &Library, topic: &Topic, beside: bool, far: Option<&Progress>, format: Format) -> Page {
    let document = document::topic(library, topic);
    let numbers = library.sources_of(topic);
    let number = |id: &StudyId| numbers.iter().position(|it| *it == id);
    let note = |id: &StudyId| number(id).map_or_else(|| format!("({id})"), |at| format.notes.mark(at + 1));
    let setting = Setting { library, format, note: &note };
    let pages = document.blocks.iter().find_map(|it| if let Block::Pages(it) = it { Some(it) } else { None });
    let head = |format: Format| {
        let mut w = Writer::new(format.width);
        w.title(&document.title, &document.tagline, format);
        if let Some(far) = far.filter(|_| pages.is_none()) {
            progress::line(&mut w, far.topic(&topic.id), far.page(&topic.id));
        }
        if let Some(pages) = pages {
            cards(&mut w, pages, far, format);
        }
        w
    };
    let mut w = head(format);
    // A card less in view is worse than a title in small letters.
    if pages.is_some() && format.lines > 0 && w.height() > format.lines {
        let small = head(Format { title: None, ..format });
        if small.height() <= format.lines {
            w = small;
        }
    }
    let first = topic.figures.first().filter(|_| beside);
    // Cards stand above, sources beside or below.
    let is_below = |it: &&Block| !matches!(it, Block::Pages(_) | Block::Sources(_));
    let blocks: Vec<&Block> = document.blocks.iter().filter(is_below).collect();
    let set = |w: &mut Writer, blocks: &[&Block]| {
        for block in blocks {
            match block {
                Block::Picture(id) if Some(id) == first => {}
                Block::Picture(id) => {
                    // The first one stands apart from what is above it.
                    let is_first = topic.figures.first() == Some(id);
                    if is_first {
                        w.blank();
                    }
                    let is_cut = pages.is_some() && w.cuts_picture(format);
                    let has_picture = is_first && format.picture > 0 && !is_cut;
                    if let Some(figure) = library.figure(id).filter(|it| has_picture && stands_in_text(it)) {
                        w.pictured_in_view(figure, format);
                    } else if let Some(way) = Way::to(library, &Address::Figure(id.clone())) {
                        w.way(&way);
                    }
                }
                Block::Whole(inner) => in_short(w, inner, &note, &number),
                block => w.blocks(&document.of, std::slice::from_ref(*block), setting),
            }
        }
    };
    let (n, width) = columns(format.width);
    if pages.is_none() || n == 1 {
        set(&mut w, &blocks);
        return w.finish();
    }
    // As wide as the cards: what is known stands beside the prose that it belongs to, or where there is none has
    // both sides.
    let page = |blocks: &[&Block], width: u16| {
        let mut w = Writer::new(width);
        set(&mut w, blocks);
        w.finish()
    };
    for part in blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_))) {
        let (known, said): (Vec<_>, Vec<_>) =
            part.iter().copied().partition(|it| matches!(it, Block::Whole(_)));
        // A row that leads on, or a picture, has the width.
        if known.is_empty() && said.iter().all(|it| matches!(it, Block::Picture(_))) {
            set(&mut w, &said);
            continue;
        }
        let mut sides = match said.len() {
            _ if known.is_empty() => vec![page(&said, format.width.min(MEASURE))],
            1 => write::flowed(known.iter().map(|it| page(&[it], width)).collect(), n.into()),
            _ => vec![page(&said, width), page(&known, width)],
        };
        if sides.iter().all(|it| it.lines.is_empty()) {
            continue;
        }
        if said.len() == 1 && !known.is_empty() {
            set(&mut w, &said);
        } else {
            w.blank();
        }
        sides.iter_mut().for_each(Page::without_blank_top);
        w.side_by_side((0..).step_by(usize::from(width + GAP)).zip(sides));
    }
    w.finish()
}

/// The section of a page that a slide is about, alone and without its heading: its claims, side by side where there
/// is room, without their studies, for they say it and how sure it is; where it has none, its prose. A citation is
/// the name of its study.
pub fn section(library: &Library, topic: &Topic, slide: Slide<'_>, format: Format) -> Page {
    let mut document = document::section(library, topic, slide.focus);
    for block in &mut document.blocks {
        if let Block::Whole(it) = block {
            it.blocks.retain(|it| !matches!(it, Block::Sources(_)));
        }
    }
    let (n, width) = if format.width < PAIR { (1, format.width) } else { columns(format.width) };
    let format = Format { width, ..format };
    let note = named(library);
    let setting = Setting { library, format, note: &note };
    let set = |blocks: &[&Block]| {
        let pages = blocks.iter().map(|block| {
            let mut w = Writer::new(width);
            match block {
                Block::Whole(inner) => in_short(&mut w, inner, &note, &|_| None),
                block => w.blocks(&document.of, std::slice::from_ref(*block), setting),
            }
            w.finish()
        });
        let mut w = Writer::new(width * n + GAP * (n - 1));
        let columns = write::flowed(pages.collect(), n.into()).into_iter().enumerate();
        w.side_by_side(columns.map(|(nth, page)| (nth * usize::from(width + GAP), page)));
        let mut page = w.finish();
        page.without_blank_top();
        page
    };
    let claims: Vec<&Block> = document.blocks.iter().filter(|it| matches!(it, Block::Whole(_))).collect();
    let page =
        if claims.is_empty() { set(&document.blocks.iter().collect::<Vec<_>>()) } else { set(&claims) };
    page.spread(slide.height)
}

/// Columns between two of a slide.
const GAP: u16 = 5;

/// How many columns of prose there are side by side in `width`, and how wide each is.
fn columns(width: u16) -> (u16, u16) {
    match width {
        0..92 => (1, width),
        _ => (2, (width - GAP) / 2),
    }
}

/// The pages below, with the key of their bars.
fn cards(w: &mut Writer, pages: &[Below], far: Option<&Progress>, format: Format) {
    let mark = |it: &Below| match &it.way.to {
        Address::Topic(id) => progress::mark(far.and_then(|far| far.topic(id))),
        _ => String::new(),
    };
    let card = |it: &Below| {
        let mut label: Vec<String> = write::claims(&it.claims).into_iter().collect();
        label.extend((it.n_pages > 0).then(|| count(it.n_pages, "page", "pages")));
        label.extend((it.n_figures > 0).then(|| count(it.n_figures, "figure", "figures")));
        Card {
            target: it.way.to.clone(),
            title: it.way.name.clone(),
            label: label.join(" · ") + &mark(it),
            text: it.way.about.clone(),
            counts: it.claims,
        }
    };
    let cards: Vec<Card> = pages.iter().map(card).collect();
    if format.title.is_some() {
        w.blank();
    }
    let mut key = write::key(&cards, format.width);
    if far.is_some() {
        let gap = if key.is_empty() { "" } else { "   " };
        key.push(Piece::new(format!("{gap}{}", progress::key()), Role::Meta));
    }
    if !key.is_empty() {
        w.paragraph(&key, 0);
    }
    w.blank();
    w.cards(&cards, format);
}

/// The numbered studies of a page.
pub fn sources(library: &Library, topic: &Topic, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    let studies: Vec<_> = library.sources_of(topic).into_iter().filter_map(|id| library.study(id)).collect();
    if studies.is_empty() {
        return w.finish();
    }
    w.text(&format!("Sources · {}", count(studies.len(), "source", "sources")), Role::Heading);
    let hang = format.notes.mark(studies.len()).chars().count() + 1;
    let journal = |study: &Study| match study.authors.first() {
        Some(it) if name::shown(it) == study.journal => String::new(),
        _ => format!(" {}", study.journal),
    };
    // Broken between facts, never within one.
    let facts = |study: &Study| design(study).replace(' ', "\u{a0}").replace("·\u{a0}", "· ");
    let about = |study: &Study| format!("\u{a0}· {}", facts(study));
    let room = usize::from(format.width).saturating_sub(hang);
    // A study has one line; its own page says where it was published.
    let is_whole = |it: &&Study| name(it).width() + journal(it).width() + about(it).width() <= room;
    let are_whole = format.lines == 0 || studies.iter().all(is_whole);
    for (nth, study) in studies.into_iter().enumerate() {
        let mark = format.notes.mark(nth + 1);
        let pad = " ".repeat(hang.saturating_sub(mark.chars().count()));
        w.row(Address::Study(study.id.clone()), |w| {
            let cite = Piece::new(format!("{mark}{pad}"), Role::Cite);
            let journal = if are_whole { journal(study) } else { String::new() };
            let journal = Piece::new(journal, Role::Meta);
            w.paragraph(
                &[cite, Piece::new(name(study), Role::Claim), journal, Piece::new(about(study), Role::Meta)],
                hang,
            );
        });
    }
    w.finish()
}

/// The whole tree with the way to `here` open.
pub fn outline(library: &Library, here: &TopicId, width: u16) -> Page {
    let mut w = Writer::new(width);
    let path = library.path(here);
    w.text("The whole picture", Role::Heading);
    for root in library.topics().iter().filter(|topic| topic.parent.is_none()) {
        w.blank();
        branch(library, &mut w, root, 0, &path);
    }
    w.finish()
}

fn branch(library: &Library, w: &mut Writer, topic: &Topic, depth: usize, path: &[&Topic]) {
    let is_here = path.last().is_some_and(|here| here.id == topic.id);
    let family = library.family(&topic.id);
    let role = match (is_here, depth) {
        (true, _) => Role::Strong,
        (_, 0) => Role::Label,
        _ => Role::Meta,
    };
    w.row(Address::Topic(topic.id.clone()), |w| {
        let mark = if is_here || depth == 0 { family.mark() } else { "\u{a0}" };
        w.paragraph(
            &[
                Piece::new("\u{a0}".repeat(2 * depth.saturating_sub(1)), Role::Body),
                Piece::new(mark, Role::Mark(family)),
                Piece::new(format!("\u{a0}{}", topic.title), role),
            ],
            depth * 2,
        );
    });
    if path.iter().any(|on_path| on_path.id == topic.id) || depth == 0 {
        for child in library.children(&topic.id) {
            branch(library, w, child, depth + 1, path);
        }
    }
}

/// The figures of a page, the one beside the text first.
pub fn figures_of<'a>(library: &'a Library, topic: &'a Topic) -> impl Iterator<Item = &'a Figure> {
    topic.figures.iter().filter_map(|id| library.figure(id))
}

/// What has a card of its own: a claim or a saying with how it stands and the numbers of its studies, a
/// question as a row.
fn in_short(
    w: &mut Writer,
    document: &Document,
    note: &dyn Fn(&StudyId) -> String,
    number: &dyn Fn(&StudyId) -> Option<usize>,
) {
    let it = document.brief();
    let sources = |standing: [Piece; 2]| {
        let mut studies: Vec<&Source> = it.sources.iter().collect();
        order::by_key(&mut studies, |it| number(&it.study));
        let amount = match studies.len() {
            0 => String::new(),
            n => format!(" · {}", count(n, "source", "sources")),
        };
        let amount = Piece::new(amount, Role::Meta);
        let cited = studies.into_iter().flat_map(|it| {
            let cite = Piece::to(note(&it.study), Role::Cite, Address::Study(it.study.clone()));
            [Piece::new(" ", Role::Meta), cite]
        });
        standing.into_iter().chain([amount]).chain(cited).collect::<Vec<Piece>>()
    };
    let Some(standing) = it.standing else {
        return w.row(document.of.clone(), |w| {
            w.marked("?", Role::Number, |w| w.paragraphs(it.statement, Role::Body, note));
        });
    };
    w.blank();
    w.block(document.of.clone(), |w| match standing {
        // The mark of its certainty stands at the margin, its words hang beside it.
        Standing::Certainty(certainty) => {
            let role = Role::Certainty(certainty);
            w.marked(certainty.mark(), role, |w| {
                w.paragraphs(it.statement, Role::Claim, note);
                w.paragraph(&sources([Piece::new("", role), Piece::new(certainty.word(), role)]), 0);
            });
        }
        Standing::Status(status) => {
            let role = Role::Status(status);
            let mark = Piece::new(status.mark().replace(' ', "\u{a0}"), role);
            w.labelled("Said ", &markup::words(it.statement), Role::Claim);
            w.labelled("Known", it.known, Role::Body);
            w.paragraph(&sources([mark, Piece::new(format!(" {}", status.word()), role)]), 0);
        }
    });
}

/// The limits of every claim of a page, in one place.
pub fn limits(library: &Library, topic: &Topic, width: u16) -> Page {
    let mut w = Writer::new(width);
    for (nth, claim) in claims_of(topic).enumerate() {
        if nth > 0 {
            w.blank();
        }
        let (document, certainty) = (document::claim(library, claim), claim.certainty);
        let it = document.brief();
        w.block(document.of.clone(), |w| {
            let mark = Piece::new(certainty.mark().replace(' ', "\u{a0}"), Role::Certainty(certainty));
            let text = Piece::new(format!(" {}", markup::words(it.statement)), Role::Meta);
            w.paragraph(&[mark, text], 4);
            w.text(it.limits, Role::Claim);
        });
    }
    w.finish()
}
