//! A lesson on paper: each step as a picture and in words, for the class or for the teacher.

use super::set::Setter;
use super::{Block, Class, Hypertext};
use crate::app::App;
use crate::app::lesson::Begin;
use crate::app::settings::{Settings, ThemeName};
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::id::LessonId;
use crate::content::lesson::{Lesson, Step};
use crate::content::markup;
use crate::content::model::Family;
use crate::document::lesson::{self, Audience};
use crate::document::{self, AS_SET, Block as Part, Document, Fact, Source};
use crate::print::{documents, vector};
use crate::sim::cite;
use ratatui::layout::Size;
use std::collections::HashSet;

/// Cells of a step, of which the picture has what heading and caption leave.
const SLIDE: Size = Size { width: 110, height: 40 };

/// What a step shows beside its words.
struct Slide {
    /// As SVG.
    picture: Option<String>,
    /// The picture in words, for those who cannot see it and where there is none.
    words: Vec<Part>,
}

impl Hypertext {
    /// The lesson `id` with its studies; empty where there is none. A class has the questions first, and what answers
    /// them on another sheet.
    pub fn lesson(pack: Pack, id: &LessonId, audience: Audience) -> Self {
        let settings = Settings { theme: ThemeName::Light, motion: false, ..Settings::default() };
        let mut app = App::new(pack, SLIDE, settings);
        app.keeps_theme = true;
        app.begin_lesson(id, Begin::default());
        let n_steps = app.lesson_step().map_or(0, |it| it.lesson.steps.len());
        let slides: Vec<Slide> = (0..n_steps).map(|nth| slide(&mut app, nth, audience)).collect();
        let mut setter = Setter::new(&app.pack);
        let Some(lesson) = app.pack.library().lesson(id) else { return setter.finish() };
        setter.heading(1, "", &lesson.title);
        setter.plain(Class::Lead, &lesson.one_line);
        setter.plain(Class::Meta, lesson::length(lesson));
        let steps = slides.into_iter().zip(&lesson.steps).enumerate();
        // What a class takes home must not answer what it is asked on the same sheet.
        let (questions, rest): (Vec<_>, Vec<_>) =
            steps.partition(|(_, (_, step))| audience == Audience::Class && step.prediction.is_some());
        let has_questions = !questions.is_empty();
        for (nth, (slide, step)) in questions {
            setter.step(lesson, nth, (step, audience), slide, true);
        }
        if has_questions {
            setter.heading(2, AFTER, "After the lesson");
        }
        for (nth, (slide, step)) in rest {
            setter.step(lesson, nth, (step, audience), slide, !has_questions);
        }
        setter.references(2);
        setter.imprint();
        let mut text = Self { is_slides: true, ..setter.finish() };
        name_once(&mut text.blocks, &mut HashSet::new());
        text
    }
}

/// The anchor of what a class reads after its questions, on a sheet of its own.
const AFTER: &str = "after-the-lesson";

/// So many paragraphs on a figure a class reads. Where there are more, one for each row or step, it has the
/// first and what is in hand.
const READ: usize = 6;

/// What the step `nth` shows: home and figures are drawn, as far as the lesson has come.
fn slide(app: &mut App, nth: usize, audience: Audience) -> Slide {
    app.drive_to(nth);
    let is_drawn = app
        .presented()
        .is_some_and(|it| !it.has_words() && matches!(it.step.address(), Address::Home | Address::Figure(_)));
    let picture = app.shown_scene().filter(|_| is_drawn);
    let picture = picture.map(|(scene, _)| vector::picture(&scene, &app.settings));
    let words = match app.visible_stage() {
        _ if !is_drawn => Vec::new(),
        Some((figure, stage)) => {
            let document = document::figure(app.pack.library(), figure, &stage.at);
            let is_told = |it: &Part| matches!(it, Part::Statement(_) | Part::Sources(_));
            let as_set = |it: &Part| matches!(it, Part::Heading(text) if text == AS_SET);
            let (before, after) =
                document.blocks.split_at(document.blocks.iter().position(as_set).unwrap_or(0));
            let mut words: Vec<Part> =
                after.iter().filter(|it| matches!(it, Part::Prose(_))).cloned().collect();
            if audience == Audience::Class && words.len() > READ {
                words.truncate(1);
                let kind = figure.data.kind();
                let here = kind.readout(app.pack.library(), &stage.at);
                let from = kind.sources(app.pack.library(), &stage.at);
                let from: Vec<String> = from.iter().map(cite).collect();
                words.push(Part::Prose(markup::parse(&format!("{here} {}", from.join(" ")))));
            }
            let rest = after.iter().filter(|it| is_told(it) || matches!(it, Part::Fact(Fact::Remark, _)));
            before.iter().filter(|it| is_told(it)).cloned().chain(words).chain(rest.cloned()).collect()
        }
        None => {
            let shown = Family::ALL.into_iter().filter(|it| app.is_revealed(*it).unwrap_or(true));
            let effects = shown.filter_map(|it| app.pack.front.effect(it));
            vec![Part::Points(effects.map(|it| format!("{}: {}", it.title, it.sentence)).collect())]
        }
    };
    Slide { picture, words }
}

impl Setter<'_> {
    /// The step `nth`; the title of one that answers a question of the same sheet is not among the contents.
    fn step(
        &mut self,
        lesson: &Lesson,
        nth: usize,
        (step, audience): (&Step, Audience),
        slide: Slide,
        is_listed: bool,
    ) {
        let Some(document) = lesson::step(self.pack.library(), lesson, nth, audience) else { return };
        let id = if is_listed { format!("step-{}", nth + 1) } else { String::new() };
        self.heading(2, id, &document.title);
        if let Some(svg) = slide.picture {
            self.blocks.push(Block::Picture { svg, alt: step.caption.clone() });
        }
        self.set(&document, 3);
        self.set(&Document { blocks: slide.words, ..document }, 3);
        // A question stands alone.
        if let Some(place) = step.place.as_ref().filter(|_| step.prediction.is_none()) {
            self.told(place, &step.focus);
        }
    }

    /// What is said at the place of a step, as far as no picture says it.
    fn told(&mut self, place: &Address, focus: &str) {
        let library = self.pack.library();
        match place {
            Address::Topic(id) if focus.is_empty() => {
                let topic = library.topic(id).map(|it| format!("{}: {}", it.title, it.one_line));
                if let Some(topic) = topic {
                    self.plain(Class::Lead, topic);
                }
            }
            Address::Topic(id) => {
                let section = library.topic(id).map(|it| document::section(library, it, focus));
                if let Some(section) = section {
                    self.set(&section, 3);
                }
            }
            Address::Home | Address::Figure(_) => {}
            Address::Study(id) => {
                let Some(study) = library.study(id) else { return };
                let mut document = document::study(library, study, Style::Apa);
                // How it is cited stands at the end.
                document.blocks.retain(|it| !matches!(it, Part::Fact(Fact::Reference(_) | Fact::Manager, _)));
                document.blocks.push(Part::Sources(vec![Source::of(study)]));
                self.set(&document, 3);
            }
            place => documents(library, place).iter().for_each(|it| self.group(it)),
        }
    }
}

/// What stands in several steps is led to at its first, and what pictures paint with is defined there.
fn name_once(blocks: &mut [Block], named: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Group { id, blocks, .. } => {
                if !id.is_empty() && !named.insert(id.clone()) {
                    id.clear();
                }
                name_once(blocks, named);
            }
            Block::Picture { svg, .. } => {
                const END: &str = "</defs>";
                let Some((from, to)) = svg.find("<defs>").zip(svg.find(END)) else { continue };
                let defs = from..to + END.len();
                if svg.get(defs.clone()).is_some_and(|it| !named.insert(it.to_owned())) {
                    svg.replace_range(defs, "");
                }
            }
            _ => {}
        }
    }
}
