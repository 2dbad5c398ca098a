//! What a step shows: its rectangles, which part of a place, how a figure stands.

use crate::app::place::Place;
use crate::app::sheet::{Column, Sheet};
use crate::app::stage::Stage;
use crate::app::{App, Overlay, Subject};
use crate::content::address::Address;
use crate::content::id::FigureId;
use crate::content::lesson::{SMALL_PRINT, Step};
use crate::content::model::Family;
use crate::layout::{self, CaptionRoom, Setting};
use crate::page::slide::{self, Text, Words};
use crate::page::write::Writer;
use crate::page::{Page, Role, document, study, topic};
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Meaning, Scene};
use ratatui::layout::{Position, Rect};
use std::collections::HashSet;

impl App {
    /// The rectangles of the step on the screen. A question has all of it but the line of how far one is, and
    /// lines have the heading among them.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        let (heading, caption) = (present.running.heading.height(), present.running.caption_room);
        let (heading, caption) = match () {
            () if present.step.prediction.is_some() => (0, CaptionRoom::Below(0)),
            () if present.has_words() => (0, caption),
            () => (heading, caption),
        };
        Some(layout::lesson(self.size, heading as u16, caption))
    }

    /// Sets the heading and the caption of the step as large as they leave room for what it shows; all that
    /// is laid out stands around them.
    pub(in crate::app) fn lay_out_words(&mut self) {
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return };
        let plain = |rows| Words { rows, is_large: false };
        let mut caption = plain(self.caption_lines(&step.caption));
        let mut room = CaptionRoom::Below(caption.height() as u16);
        let headings = self.large_headings(&step.title);
        let settings = [Setting::Full, Setting::Slide];
        let mut each = headings.iter().flat_map(|heading| settings.into_iter().map(move |it| (heading, it)));
        let (heading, mut setting) =
            each.find(|(heading, setting)| self.has_room(&step, heading, room, *setting)).map_or_else(
                || (plain(vec![step.title.clone()]), Setting::Full),
                |(heading, setting)| (heading.clone(), setting),
            );
        if let Some(large) = self.large_caption(&step, &heading, room, setting) {
            (caption, room) = large;
            // A figure has given up knobs for it.
            setting = Setting::Slide;
        }
        if let Some(running) = &mut self.lesson {
            (running.heading, running.setting) = (heading, setting);
            (running.caption, running.caption_room) = (caption, room);
        }
    }

    /// The heading in large letters, the largest first, as far as the screen is wide and high enough.
    fn large_headings(&self, title: &str) -> Vec<Words> {
        let faces = match self.size.height {
            _ if self.settings.ascii => &[][..],
            40.. => &[Face::Tall(Dot::Half), Face::Tall(Dot::Quarter)],
            22.. => &[Face::Tall(Dot::Quarter), Face::Low],
            _ => &[],
        };
        let width = self.lesson_width();
        let rows = faces.iter().filter_map(|face| large::rows(title, *face));
        rows.map(|rows| Words { rows, is_large: true }).filter(|it| it.width() <= width.into()).collect()
    }

    /// The caption in large letters, where all that is shown with one in small letters, in the room `small`, has
    /// room with it: beside a page, the two as tall as they can be, or else below what is shown. Of a study, of
    /// which nothing else is large, what no slide goes without is enough.
    fn large_caption(
        &self,
        step: &Step,
        heading: &Words,
        small: CaptionRoom,
        setting: Setting,
    ) -> Option<(Words, CaptionRoom)> {
        /// Columns of a page that has the caption beside it.
        const LEAST: u16 = 40;
        if self.settings.ascii || step.prediction.is_some() {
            return None;
        }
        let width = self.lesson_width();
        let page = self.page_between(step, heading, small).and_then(|(lesson, page)| match step.address() {
            Address::Study(_) => self.slide_page(step, Rect { height: 0, ..lesson.body }),
            _ => Some(page),
        });
        let shown = page.as_ref().map(said);
        let fitting = |room: CaptionRoom| {
            let (lesson, page) = self.page_between(step, heading, room)?;
            let has_room = page.height() <= lesson.body.height && shown.as_ref()?.is_subset(&said(&page));
            has_room.then_some((room, lesson.caption, page.height()))
        };
        let widths = [2, 3, 4].map(|share| width * share / 6).into_iter();
        let widths = widths.filter(|it| width - it >= LEAST);
        let beside: Vec<_> = widths.filter_map(|it| fitting(CaptionRoom::Beside(it))).collect();
        let beside = |dot: Dot| {
            let each = beside.iter().filter_map(|(room, area, page)| {
                let words = slide::spread(&step.caption, dot, (area.width, area.height))?;
                Some((words.height() + usize::from(*page), (words, *room)))
            });
            each.max_by_key(|(height, _)| *height).map(|(_, it)| it)
        };
        let below = || {
            let words = slide::broken(&step.caption, width.into())?;
            let room = CaptionRoom::Below(words.height() as u16);
            let has_room = match shown {
                Some(_) => fitting(room).is_some(),
                None => self.keeps(step, heading, (small, setting), room),
            };
            has_room.then_some((words, room))
        };
        beside(Dot::Half).or_else(|| beside(Dot::Quarter)).or_else(below)
    }

    /// Whether a step of lines, of home or of a figure shows the same above a caption in the room `large` as above one
    /// in a room and a setting as they are: each letter as large, each word; of a figure, which gives up knobs for it,
    /// most lines of its picture.
    fn keeps(
        &self,
        step: &Step,
        heading: &Words,
        (small, setting): (CaptionRoom, Setting),
        large: CaptionRoom,
    ) -> bool {
        let [before, after] = [small, large].map(|it| layout::lesson(self.size, heading.height() as u16, it));
        if !step.lines.is_empty() {
            let [before, after] = [small, large].map(|it| layout::lesson(self.size, 0, it).body);
            let text = Text { heading: &step.title, lines: &step.lines, point: None };
            let room = slide::Room::whole(before.width, before.height, !self.settings.ascii);
            return slide::keeps_letters(text, room, after.height.into());
        }
        match step.address() {
            Address::Home => {
                let words = |it: layout::Lesson| self.streams_in(it.place).as_ref().map(words);
                words(before).zip(words(after)).is_some_and(|(before, after)| before.is_subset(&after))
            }
            Address::Figure(id) => {
                let lines = |setting, body| {
                    let parts = self.parts_of(self.pack.library().figure(id)?, setting, body)?;
                    Some(parts.picture.height)
                };
                let lines = lines(setting, before.body).zip(lines(Setting::Slide, after.body));
                lines.is_some_and(|(before, after)| after * 4 >= before * 3)
            }
            _ => false,
        }
    }

    /// Whether what a step shows has room between these: a page all of it, home and a figure in this `setting`
    /// each word that they have below a plain heading. A high screen always has some.
    fn has_room(&self, step: &Step, heading: &Words, caption: CaptionRoom, setting: Setting) -> bool {
        const HIGH: u16 = 30;
        let area = |n_heading: usize| layout::lesson(self.size, n_heading as u16, caption);
        if self.size.height >= HIGH {
            return true;
        }
        match step.address() {
            Address::Figure(id) => {
                let Some((here, height)) = self.words_of(id, area(heading.height()).body, setting) else {
                    return false;
                };
                let plain = self.words_of(id, area(1).body, Setting::Full);
                // As large as below a plain heading it says the same, if in other words.
                !here.is_empty()
                    && plain.is_none_or(|(words, least)| height >= least || words.is_subset(&here))
            }
            Address::Home => {
                let words = |n_heading| self.streams_in(area(n_heading).place).as_ref().map(words);
                words(heading.height()).is_some_and(|here| words(1).is_some_and(|it| it.is_subset(&here)))
            }
            _ => {
                let page = self.page_between(step, heading, caption);
                page.is_some_and(|(lesson, page)| page.height() <= lesson.body.height)
            }
        }
    }

    /// The page of a step that has heading and caption around it, and their rectangles.
    fn page_between(
        &self,
        step: &Step,
        heading: &Words,
        caption: CaptionRoom,
    ) -> Option<(layout::Lesson, Page)> {
        let lesson = layout::lesson(self.size, heading.height() as u16, caption);
        Some((lesson, self.slide_page(step, lesson.body)?))
    }

    /// What the picture of a figure says in `body`, and how many lines it has there.
    fn words_of(&self, id: &FigureId, body: Rect, setting: Setting) -> Option<(HashSet<String>, u16)> {
        let figure = self.pack.library().figure(id)?;
        let area = self.parts_of(figure, setting, body)?.picture;
        let picture = self.picture_in(figure, setting, area)?;
        Some((words(&picture), area.height))
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
        let step = self.presented().filter(|_| self.nav.here == *place)?.step;
        let page = match step.address() {
            Address::Claim(_) | Address::Saying(_) => Page::default(),
            _ => self.slide_page(step, self.body())?,
        };
        Some(Sheet { columns: vec![Column { area: self.slide_area(&page), page }] })
    }

    /// Where the page of a step stands: a little above the middle of what it has, at the top beside large letters.
    pub(in crate::app) fn slide_area(&self, page: &Page) -> Rect {
        let area = layout::whole(self.body());
        if self.is_alone(self.body()) { layout::raised(area, page.height()) } else { area }
    }

    /// Whether what stands in `body` has the whole width.
    fn is_alone(&self, body: Rect) -> bool {
        body.width == self.lesson_width()
    }

    /// The page of a step in `body`: the section that it is about, of a study, a claim or a saying that part first.
    pub(in crate::app) fn slide_page(&self, step: &Step, body: Rect) -> Option<Page> {
        let library = self.pack.library();
        let (width, height) = (layout::whole(body).width, body.height);
        let format = self.format(width);
        // Beside large letters it has air enough.
        let is_spread = self.is_alone(body);
        let slide = document::Slide { focus: &step.focus, height, is_spread };
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

/// What a page says.
fn said(page: &Page) -> HashSet<String> {
    page.text().split_whitespace().map(str::to_owned).collect()
}

/// What a picture says, but for its numbers.
fn words(scene: &Scene) -> HashSet<String> {
    let words = scene.labels.iter().flat_map(|label| &label.words).map(|words| words.text.clone());
    words.filter(|text| text.chars().any(char::is_alphabetic)).collect()
}
