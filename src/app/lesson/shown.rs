//! What a step shows: its rectangles, which part of a place, how a figure stands.

use crate::app::place::Place;
use crate::app::sheet::{Column, Sheet};
use crate::app::stage::Stage;
use crate::app::{App, Overlay, Subject};
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::lesson::{SMALL_PRINT, Step};
use crate::content::model::Family;
use crate::layout::{self, Setting};
use crate::page::slide::{self, Text, Words};
use crate::page::told::Told;
use crate::page::write::Writer;
use crate::page::{Page, Role, document, study, topic};
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Meaning, Scene};
use ratatui::layout::{Position, Rect};
use std::collections::HashSet;

/// The words of a step, set for the size of the screen.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub heading: Words,
    /// Nothing where it stands on the page.
    pub caption: Words,
    /// What it shows of a text.
    pub page: Option<Page>,
}

impl App {
    /// The rectangles of the step on the screen. A question has all of it but the line of how far one is, and
    /// lines have the heading among them.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        let said = &present.running.said;
        let (heading, caption) = (said.heading.height() as u16, said.caption.height() as u16);
        Some(match () {
            () if present.step.prediction.is_some() => layout::lesson(self.size, 0, 0),
            () if present.has_words() => layout::lesson(self.size, 0, caption),
            () => layout::lesson(self.size, heading, caption),
        })
    }

    /// Sets what the step says as large as it has room. The heading is never more than a size above the rest:
    /// where some of that must be in ordinary letters, it is low.
    pub(in crate::app) fn lay_out_words(&mut self) {
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return };
        let said = self.all_large(&step).unwrap_or_else(|| self.partly_large(&step));
        if let Some(running) = &mut self.lesson {
            running.said = said;
        }
    }

    /// Everything in large letters; nothing where it has no room, for a figure, which has small print, and for a
    /// question, which is set when it is drawn.
    fn all_large(&self, step: &Step) -> Option<Said> {
        if matches!(step.address(), Address::Figure(_)) || step.prediction.is_some() {
            return None;
        }
        let headings = self.large_headings(&step.title);
        if let Some(told) = self.told(step) {
            // Rather a plain heading than small words.
            let plain = Words { rows: vec![step.title.clone()], is_large: false };
            let headings: Vec<Words> = headings.into_iter().chain([plain]).collect();
            let each = |told: Told| headings.iter().find_map(|it| self.around(it, &told, false));
            return told.into_iter().find_map(each);
        }
        let caption = slide::broken(&step.caption, self.lesson_width().into())?;
        let heading = headings.into_iter().find(|it| self.keeps(step, it, &caption))?;
        Some(Said { heading, caption, page: None })
    }

    /// A low heading over what has ordinary letters, a plain one where that has no room; the caption is large where
    /// a text has room below it, and where it costs a picture little.
    fn partly_large(&self, step: &Step) -> Said {
        let plain = |rows| Words { rows, is_large: false };
        let caption = plain(self.caption_lines(&step.caption));
        let low = self.large_headings(&step.title).pop();
        if step.prediction.is_none()
            && let Some((heading, told)) = low.as_ref().zip(self.told(step))
            && let Some(said) = told.into_iter().find_map(|it| self.around(heading, &it, true))
        {
            return said;
        }
        let heading = low.filter(|it| {
            let area = self.between(it, &caption);
            self.slide_page(step, area.body).is_none_or(|page| page.height() <= area.body.height)
        });
        let heading = heading.unwrap_or_else(|| plain(vec![step.title.clone()]));
        let large = slide::broken(&step.caption, self.lesson_width().into());
        let is_figure = matches!(step.address(), Address::Figure(_)) && step.prediction.is_none();
        let large = large.filter(|it| is_figure && heading.is_large && self.keeps(step, &heading, it));
        let caption = large.unwrap_or(caption);
        let page = self.slide_page(step, self.between(&heading, &caption).body);
        Said { heading, caption, page }
    }

    /// The heading in large letters, the largest first, as far as the screen is wide and high enough.
    fn large_headings(&self, title: &str) -> Vec<Words> {
        let faces = match self.size.height {
            _ if self.settings.ascii => &[][..],
            40.. => &[Face::Tall(Dot::Half), Face::Tall(Dot::Quarter), Face::Low],
            30.. => &[Face::Tall(Dot::Quarter), Face::Low],
            22.. => &[Face::Low],
            _ => &[],
        };
        let width = self.lesson_width();
        let rows = faces.iter().filter_map(|face| large::rows(title, *face));
        rows.map(|rows| Words { rows, is_large: true }).filter(|it| it.width() <= width.into()).collect()
    }

    /// What a step tells of a part of a page, of a claim or of a study in large letters, the most first.
    fn told(&self, step: &Step) -> Option<[Told; 2]> {
        let library = self.pack.library();
        let document = match step.address() {
            Address::Topic(id) => crate::document::section(library, library.topic(id)?, &step.focus),
            Address::Claim(id) => crate::document::claim(library, library.claim(id)?.1),
            Address::Study(id) => crate::document::study(library, library.study(id)?, Style::default()),
            _ => return None,
        };
        let whole = Told::new(library, &step.caption, &document)?;
        Some([whole.clone(), whole.in_short()])
    }

    /// What is told below a heading, with the caption on the page.
    fn around(&self, heading: &Words, told: &Told, is_small: bool) -> Option<Said> {
        let body = layout::whole(self.between(heading, &Words::default()).body);
        let page = told.page(is_small, (body.width, body.height))?;
        Some(Said { heading: heading.clone(), caption: Words::default(), page: Some(page) })
    }

    /// The rectangles around these.
    fn between(&self, heading: &Words, caption: &Words) -> layout::Lesson {
        layout::lesson(self.size, heading.height() as u16, caption.height() as u16)
    }

    /// Whether a step of lines, of home or of a figure can be shown above a `caption` in large letters: lines in large
    /// letters too, home with all its words, a figure with its large numbers and most lines of its picture.
    fn keeps(&self, step: &Step, heading: &Words, caption: &Words) -> bool {
        let small = Words { rows: self.caption_lines(&step.caption), is_large: false };
        if !step.lines.is_empty() {
            let body = self.between(&Words::default(), caption).body;
            let text = Text { heading: &step.title, lines: &step.lines, point: None };
            return slide::is_all_large(
                text,
                slide::Room::whole(body.width, body.height, !self.settings.ascii),
            );
        }
        let [before, after] = [&small, caption].map(|it| self.between(heading, it));
        match step.address() {
            Address::Home => {
                let plain = Words { rows: vec![step.title.clone()], is_large: false };
                let before = self.streams_in(self.between(&plain, &small).place);
                let after = self.streams_in(after.place);
                before.zip(after).is_some_and(|(before, after)| words(&before).is_subset(&words(&after)))
            }
            Address::Figure(id) => {
                let Some(figure) = self.pack.library().figure(id) else { return false };
                let picture = |body| {
                    let area = self.parts_of(figure, Setting::Slide, body)?.picture;
                    Some((area.height, self.picture_in(figure, Setting::Slide, area)?))
                };
                let pictures = picture(before.body).zip(picture(after.body));
                pictures.is_some_and(|((most, before), (lines, after))| {
                    lines * 3 >= most * 2 && n_numbers(&before) <= n_numbers(&after)
                })
            }
            _ => false,
        }
    }

    /// The width of what a lesson writes.
    fn lesson_width(&self) -> u16 {
        layout::inset(Rect::from((Position::ORIGIN, self.size))).width
    }

    /// Lines of about one length: no single word on the last.
    fn caption_lines(&self, text: &str) -> Vec<String> {
        const MOST: u16 = 110;
        let set = |width: u16| -> Vec<String> {
            let mut w = Writer::new(width);
            w.text(text, Role::Strong);
            w.finish().text().lines().map(str::to_owned).collect()
        };
        let width = self.lesson_width().min(MOST);
        let lines = set(width);
        if lines.len() < 2 {
            return lines;
        }
        // A narrower column never has fewer lines.
        let (mut too_narrow, mut enough) = (width / 2, width);
        while too_narrow < enough {
            let middle = too_narrow.midpoint(enough);
            if set(middle).len() > lines.len() {
                too_narrow = middle + 1;
            } else {
                enough = middle;
            }
        }
        set(enough)
    }

    /// A figure of a step stands as the step says.
    pub(in crate::app) fn set_figure(&mut self, step: &Step) {
        let Address::Figure(id) = step.address() else { return };
        let library = self.pack.library();
        let Some(figure) = library.figure(id) else { return };
        let mut stage = Stage::new(library, figure);
        if let Ok(at) = figure.data.kind().at(library, &step.set) {
            // What was set last is what the class is to look at.
            let knob =
                step.set.last().and_then(|(name, _)| stage.knobs.iter().position(|it| it.name == name));
            stage.stand(library, figure, at, knob);
        }
        if let Some(play) = step.play
            && play != stage.is_playing
        {
            stage.play();
        }
        self.stages.insert(id.clone(), stage);
    }

    /// Whether `family` is among the nodes that the lesson has come to; nothing where it shows all.
    pub fn is_revealed(&self, family: Family) -> Option<bool> {
        let reveal = &self.presented()?.step.reveal;
        (!reveal.is_empty()).then(|| reveal.iter().any(|name| name == family.id()))
    }

    /// Whether nothing of the place is drawn: a question or lines stand in its place, or the screen is blank.
    pub(in crate::app) fn is_hidden(&self) -> bool {
        self.presented().is_some_and(|it| it.has_words() || it.running.is_blank)
    }

    /// Whether the small print of home is told: in a lesson only once that has come to it.
    pub(in crate::app) fn is_told(&self) -> bool {
        let Some(present) = self.presented() else { return true };
        let reveal = &present.step.reveal;
        reveal.is_empty() || reveal.iter().any(|name| name == SMALL_PRINT)
    }

    /// Whether `subject` is what the step is about, and so stands alone in place of a page.
    pub fn is_slide(&self, subject: &Subject) -> bool {
        match (self.presented().map(|it| it.step.address()), subject) {
            (Some(Address::Claim(id)), Subject::Claim(of)) => id == of,
            (Some(Address::Saying(id)), Subject::Saying(of)) => id == of,
            _ => false,
        }
    }

    /// Whether the step has nothing that keys at the sides could turn, and nothing lies over it.
    pub(in crate::app) fn is_plain_slide(&self) -> bool {
        let Some(present) = self.presented() else { return false };
        let has_knobs = self.is_picture() && self.visible_stage().is_some_and(|(_, it)| !it.knobs.is_empty());
        match &self.overlay {
            Some(Overlay::Card(card)) => self.is_slide(&card.subject),
            Some(_) => false,
            None => present.has_words() || !has_knobs,
        }
    }

    /// What a step shows of a page, and nothing beside it. Nothing where `place` is not that of the step, or is
    /// shown whole; a claim or a saying lies over it.
    pub(in crate::app) fn slide(&self, place: &Place) -> Option<Sheet> {
        let present = self.presented().filter(|_| self.nav.here == *place)?;
        let page = match present.step.address() {
            Address::Claim(_) | Address::Saying(_) => Page::default(),
            _ => present.running.said.page.clone()?,
        };
        Some(Sheet { columns: vec![Column { area: self.slide_area(&page), page }] })
    }

    /// Where the page of a step stands: a little above the middle of what it has.
    pub(in crate::app) fn slide_area(&self, page: &Page) -> Rect {
        layout::raised(layout::whole(self.body()), page.height())
    }

    /// The page of a step in ordinary letters in `body`: the section that it is about, of a study, a claim or a
    /// saying that part first.
    fn slide_page(&self, step: &Step, body: Rect) -> Option<Page> {
        let library = self.pack.library();
        let format = self.format(layout::whole(body).width);
        let slide = document::Slide { focus: &step.focus, height: body.height };
        let card = |it| document::slide(library, &it, slide, format);
        Some(match step.address() {
            Address::Topic(id) if step.focus.is_empty() => {
                topic::main(library, library.topic(id)?, false, None, format)
            }
            Address::Topic(id) => topic::section(library, library.topic(id)?, slide, format),
            Address::Study(id) => study::slide(library, library.study(id)?, slide, format),
            Address::Claim(id) => card(crate::document::claim(library, library.claim(id)?.1)),
            Address::Saying(id) => card(crate::document::saying(library, library.saying(id)?)),
            _ => return None,
        })
    }

    /// Where that is what has focus.
    pub fn focus_area(&self) -> Option<Rect> {
        match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Card(card)), _) => Some(card.frame),
            (Some(_), _) => None,
            (None, Place::Home) => self.home_rect(
                |it| matches!(it, Meaning::Node(family) | Meaning::Inside(family, _) if family == self.node),
            ),
            (None, Place::Figure(_)) => self.figure_area().map(|(_, _, area)| area.picture),
            (None, _) => self.rect_of(self.view.focus?),
        }
    }
}

/// How many numbers are large in a picture.
fn n_numbers(scene: &Scene) -> usize {
    scene.larges.iter().filter(|it| it.text.contains(|it: char| it.is_ascii_digit())).count()
}

/// What a picture says.
fn words(scene: &Scene) -> HashSet<&str> {
    scene.labels.iter().flat_map(|label| &label.words).map(|words| words.text.as_str()).collect()
}
