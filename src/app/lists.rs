//! Lists that have the whole width, and the one of lessons, which tells the chosen one at length.

use super::App;
use super::Effect;
use super::command::Command;
use super::place::Place;
use super::sheet::{Column, Sheet};
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::layout;
use crate::page::{Line, glossary, lesson, said};
use ratatui::layout::Rect;

impl App {
    /// Does what `command` says; where it goes from one lesson to another the list is set anew.
    pub(super) fn run(&mut self, command: &Command) -> Vec<Effect> {
        let before = self.lesson_in_focus().cloned();
        let effects = self.act(command);
        if self.lesson_in_focus() != before.as_ref() {
            self.lay_out_pages();
        }
        effects
    }

    /// The lesson that has focus in the list of all.
    pub(super) fn lesson_in_focus(&self) -> Option<&LessonId> {
        match self.sheet.target(&self.view) {
            Some(Address::Lesson(id)) if self.nav.here == Place::Lessons => Some(id),
            _ => None,
        }
    }

    /// The lesson whose steps have their names where those of all have no room: the one in focus, or the first.
    pub(super) fn told_lesson(&self) -> Option<&LessonId> {
        let first = || self.pack.library().lessons().first().map(|it| &it.id);
        self.lesson_in_focus().or_else(first)
    }

    /// A list over the whole width, where there is enough of it; a round has all of it.
    pub(super) fn wide_list(&self, place: &Place) -> Option<Sheet> {
        let (library, body) = (self.pack.library(), self.text_body());
        let mut area = layout::whole(body);
        if let Some((area, page)) = self.card_sheet().filter(|_| *place == Place::Quiz) {
            return Some(Sheet { columns: vec![Column { area, page }] });
        }
        let page = match place {
            Place::Progress => return Some(self.progress_sheet()),
            Place::Quiz => {
                if self.round.is_none() {
                    return Some(self.study_sheet());
                }
                if self.asked().is_some() {
                    // Its options are as large as it, and have the room of a figure for that; why one of them is right
                    // stands below, as far from the end of the page as the question from its beginning.
                    let (body, desk) = (self.body(), layout::desk(self.body(), true));
                    let height = body.height - 2 * (desk.y - body.y);
                    area = layout::whole(Rect { height, ..desk });
                }
                if let Some(beside) = self.beside_question() {
                    area = beside.area.page;
                }
                self.quiz_page(area.as_size())
            }
            Place::Said if layout::is_wide(body) => {
                let mut page = said::index(library, self.said, self.format(area.width));
                if area.width < said::WIDE {
                    page.lines.push(Line::default());
                    page.append(said::statuses(library, self.said, area.width));
                }
                page
            }
            Place::Lessons if layout::is_wide(body) => {
                let mut page = lesson::index(library, self.told_lesson(), self.format(area.width));
                page.lines.push(Line::default());
                page.append(self.how(area.width));
                page
            }
            Place::Glossary => {
                let (layout::Glossary { terms, key }, far) = (layout::glossary(body)?, self.progress());
                let first = terms.first()?;
                let pages = glossary::columns(library, far, terms.len(), self.format(first.width));
                let columns = terms.into_iter().zip(pages).map(|(area, page)| Column { area, page });
                let key = key.map(|area| Column { area, page: glossary::key(far, area.width) });
                return Some(Sheet { columns: columns.chain(key).collect() });
            }
            _ => return None,
        };
        Some(Sheet { columns: vec![Column { area, page }] })
    }
}
