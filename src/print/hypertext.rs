//! Hypertexts for paper and browsers: headings, paragraphs, lists, tables and pictures with links between
//! them, written as Markdown or HTML.

mod back;
pub mod html;
mod lesson;
pub mod markdown;
mod set;

use super::{snapshot, vector};
use crate::app::memory::Memory;
use crate::app::place::Place;
use crate::app::settings::{Settings, ThemeName};
use crate::app::{App, Msg};
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::id::{LessonId, TopicId};
use crate::document::lesson::Audience;
use crate::document::progress as progress_of;
use crate::study::progress::Progress;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use set::Setter;
use std::collections::HashSet;

/// What a hand-out is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Markdown,
}

/// The whole pack, or the page of `topic` with all below it, as one file; with a memory, also the marks in it.
pub fn handout(pack: Pack, topic: Option<&TopicId>, memory: Option<&Memory>, format: Format) -> String {
    Hypertext::handout(pack, topic, memory).write(format)
}

/// A lesson as one file: the hand-out of its class, or the plan of its teacher.
pub fn lesson(pack: Pack, id: &LessonId, audience: Audience, format: Format) -> String {
    Hypertext::lesson(pack, id, audience).write(format)
}

/// A text with a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hypertext {
    pub title: String,
    /// A BCP 47 tag.
    pub language: String,
    /// Whether its parts are slides, of which several stand on a sheet.
    pub is_slides: bool,
    pub blocks: Vec<Block>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Levels from 1. Links lead to `id`, which is empty where none does.
    Heading {
        level: u8,
        id: String,
        text: String,
    },
    Paragraph(Class, Vec<Inline>),
    /// Parts that belong together, such as a claim with its limits.
    Group {
        id: String,
        class: Class,
        blocks: Vec<Self>,
    },
    /// Items with the ids that links lead to.
    List {
        ordered: bool,
        items: Vec<(String, Vec<Inline>)>,
    },
    Table {
        caption: String,
        columns: Vec<String>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A drawing, with what it shows in words.
    Picture {
        svg: String,
        alt: String,
    },
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Body,
    /// A line that says what follows.
    Lead,
    /// A statement with its studies.
    Claim,
    /// Facts about facts.
    Meta,
    /// What a statement does not show.
    Limits,
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    pub emphasis: bool,
    pub strong: bool,
    pub to: Option<To>,
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// A heading, group or item of the same text.
    Anchor(String),
    /// An https address.
    Web(String),
}

impl Inline {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self { strong: true, ..Self::plain(text) }
    }

    pub fn to(text: impl Into<String>, to: To) -> Self {
        Self { to: Some(to), ..Self::plain(text) }
    }
}

/// Cells of the drawings of a hand-out.
const HOME: Size = Size { width: 110, height: 32 };
const FIGURE: Size = Size { width: 100, height: 34 };

/// `place` as it stands without motion, on a light ground.
fn draw(app: &mut App, place: &Place, size: Size) -> String {
    app.update(Msg::Resize(size));
    app.open(place.address());
    if let Some((scene, _)) = app.shown_scene() {
        return vector::picture(&scene, &app.settings);
    }
    // Only what is drawn: no title, no way here, no hints of keys.
    let area = match app.figure_area() {
        Some((_, _, area)) => Rect { height: area.readout.bottom() - area.picture.y, ..area.picture },
        None => app.home_rect(|_| true).unwrap_or_default(),
    };
    let whole = snapshot::picture(app);
    let mut drawn = Buffer::empty(Rect { x: 0, y: 0, ..area });
    for position in area.positions() {
        let at = Position { x: position.x - area.x, y: position.y - area.y };
        if let (Some(from), Some(to)) = (whole.cell(position), drawn.cell_mut(at)) {
            *to = from.clone();
        }
    }
    snapshot::write(&drawn, &app.settings, snapshot::Format::Svg)
}

impl Hypertext {
    /// The text of one place, with its references.
    pub fn of(pack: &Pack, memory: &Memory, progress: Option<&Progress>, address: &Address) -> Self {
        let mut setter = Setter::new(pack);
        match address {
            Address::Marks => setter.marks(memory, 1),
            Address::Progress => setter.whole(&progress_of(&pack.front, progress), 1),
            _ => setter.place(address),
        }
        if !matches!(address, Address::Study(_) | Address::Research) {
            setter.references(2);
        }
        setter.finish()
    }

    /// The whole pack, or the page of `topic` with all below it, with pictures, glossary and
    /// references: a hand-out. With a memory, also what was marked.
    pub fn handout(pack: Pack, topic: Option<&TopicId>, memory: Option<&Memory>) -> Self {
        let settings = Settings { theme: ThemeName::Light, motion: false, ..Settings::default() };
        let mut app = App::new(pack, HOME, settings);
        let figures: Vec<_> = app.pack.library().figures().iter().map(|it| it.id.clone()).collect();
        let mut pictures = vec![(Place::Home, draw(&mut app, &Place::Home, HOME))];
        for place in figures.into_iter().map(Place::Figure) {
            pictures.push((place.clone(), draw(&mut app, &place, FIGURE)));
        }
        let library = app.pack.library();
        let mut setter = Setter::with_pictures(&app.pack, pictures);
        match topic.and_then(|id| library.topic(id)) {
            Some(topic) => setter.pages(topic, 1),
            None => {
                setter.home(1);
                let roots = library.topics().iter().filter(|topic| topic.parent.is_none());
                roots.for_each(|root| setter.pages(root, 2));
            }
        }
        if let Some(memory) = memory {
            setter.marks(memory, 2);
        }
        setter.glossary_of_links(2);
        setter.references(2);
        setter.imprint();
        setter.finish()
    }

    fn write(&self, format: Format) -> String {
        match format {
            Format::Html => html::write(self),
            Format::Markdown => markdown::write(self),
        }
    }

    /// Every id that a link can lead to.
    fn anchors(&self) -> HashSet<&str> {
        fn add<'a>(blocks: &'a [Block], anchors: &mut HashSet<&'a str>) {
            for block in blocks {
                match block {
                    Block::Heading { id, .. } => {
                        anchors.insert(id.as_str());
                    }
                    Block::Group { id, blocks, .. } => {
                        anchors.insert(id.as_str());
                        add(blocks, anchors);
                    }
                    Block::List { items, .. } => anchors.extend(items.iter().map(|(id, _)| id.as_str())),
                    Block::Paragraph(..) | Block::Table { .. } | Block::Picture { .. } => {}
                }
            }
        }
        let mut anchors = HashSet::new();
        add(&self.blocks, &mut anchors);
        anchors.remove("");
        anchors
    }
}
