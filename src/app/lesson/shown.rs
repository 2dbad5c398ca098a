//! What a step shows: its rectangles, how much of a place is there so far, how a figure stands.

use super::Present;
use crate::app::place::Place;
use crate::app::sheet::Focus;
use crate::app::stage::Stage;
use crate::app::{App, Overlay};
use crate::content::lesson::{Spot, Step};
use crate::content::model::{Family, Topic};
use crate::layout;
use crate::page::write::Writer;
use crate::page::{Line, Role};
use crate::scene::Meaning;
use crate::scene::large::{self, Dot};
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

impl App {
    /// The rectangles of the step on the screen. A question has all of it but the line of how far one is.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        if present.step.prediction.is_some() {
            return Some(layout::lesson(self.size, 0, 0));
        }
        let n_heading = self.large_heading(&present).map_or(1, |rows| rows.len() as u16);
        let n_caption = present.running.caption.len() as u16;
        Some(layout::lesson(self.size, n_heading, n_caption))
    }

    /// The rows of the heading in large letters; nothing where they have no room.
    pub fn large_heading(&self, present: &Present<'_>) -> Option<Vec<String>> {
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width;
        let dots = match self.size.height {
            _ if self.settings.ascii => &[][..],
            50.. => &[Dot::Half, Dot::Quarter],
            30.. => &[Dot::Quarter],
            _ => &[],
        };
        let rows = dots.iter().filter_map(|dot| large::rows(&present.step.title, *dot));
        let fits = |rows: &Vec<String>| rows.iter().all(|row| row.width() <= width.into());
        rows.into_iter().find(fits)
    }

    /// Sets the caption of the step; all that is laid out stands above it.
    pub(in crate::app) fn lay_out_caption(&mut self) {
        let lines = self.lesson_step().map(|it| self.caption_lines(&it.step.caption));
        if let Some((running, lines)) = self.lesson.as_mut().zip(lines) {
            running.caption = lines;
        }
    }

    /// Lines of about one length: no single word on the last.
    fn caption_lines(&self, text: &str) -> Vec<String> {
        const MOST: u16 = 110;
        let set = |width: u16| -> Vec<String> {
            let mut w = Writer::new(width);
            w.text(text, Role::Strong);
            w.finish().text().lines().map(str::to_owned).collect()
        };
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width.min(MOST);
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
        let Spot::Figure(id) = &step.place else { return };
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

    /// Brings the section with this heading to the top.
    pub(super) fn show_section(&mut self, heading: &str) {
        let Some(column) = self.sheet.columns.first().filter(|_| !heading.is_empty()) else { return };
        let is_heading =
            |line: &Line| line.spans.iter().any(|span| span.role == Role::Heading && span.text == heading);
        let Some(line) = column.page.lines.iter().position(is_heading) else { return };
        let stops = || column.page.stops.iter().enumerate();
        let stop =
            stops().find(|(_, stop)| stop.block && usize::from(stop.top) >= line).map(|(stop, _)| stop);
        self.view.focus = stop.map(|stop| Focus { column: 0, stop });
        if let Some(top) = self.view.scroll.first_mut() {
            *top = line as u16;
        }
        self.view = self.sheet.settle(std::mem::take(&mut self.view));
    }

    /// Whether `family` is among the nodes that the lesson has come to; nothing where it shows all.
    pub fn is_revealed(&self, family: Family) -> Option<bool> {
        let reveal = &self.presented()?.step.reveal;
        (!reveal.is_empty()).then(|| reveal.iter().any(|name| name == family.id()))
    }

    /// Whether nothing of the place is drawn: a prediction stands in front of it, or the screen is blank.
    pub(in crate::app) fn is_hidden(&self) -> bool {
        self.presented().is_some_and(|it| it.step.prediction.is_some() || it.running.is_blank)
    }

    /// The page with the sections that the lesson has come to.
    pub(in crate::app) fn revealed<'a>(&self, topic: &'a Topic) -> Cow<'a, Topic> {
        let reveal = self.presented().map(|it| &it.step.reveal).filter(|reveal| !reveal.is_empty());
        let Some(reveal) = reveal else { return Cow::Borrowed(topic) };
        let mut topic = topic.clone();
        topic.sections.retain(|section| reveal.contains(&section.heading));
        Cow::Owned(topic)
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
