//! What stands on the screen at the place one is: the sheet of its columns, crumbs and hints.

use super::place::Place;
use super::research;
use super::sheet::{Column, Sheet};
use super::stage::{Face, Stage};
use super::{App, Overlay};
use crate::content::address::Address;
use crate::content::id::{StudyId, TopicId};
use crate::content::model::Family;
use crate::document::Taken;
use crate::layout::{self, Room};
use crate::page::study::Beside;
use crate::page::write::{Format, Notes, Writer};
use crate::page::{Page, Role, TABLE, document, figure, glossary, lesson, said, study, topic, words};
use crate::scene::large::{self, Dot};
use ratatui::layout::{Position, Rect};

/// Columns that a list of claims needs.
const LEANING: u16 = 44;

impl App {
    /// The family whose colour the place has.
    pub fn family(&self) -> Family {
        match (&self.nav.here, &self.nav.topic) {
            (Place::Home, _) => self.node,
            (Place::Quiz, _) => self.family_asked().unwrap_or(Family::Total),
            (Place::Study(id), None) => self.pack.library().family_resting_on(id),
            (
                Place::Research
                | Place::Glossary
                | Place::Said
                | Place::Lessons
                | Place::Marks
                | Place::Progress,
                _,
            )
            | (_, None) => Family::Total,
            (_, Some(topic)) => self.pack.library().family(topic),
        }
    }

    /// Sets the pages of the place and of an open card anew.
    pub(crate) fn lay_out(&mut self) {
        self.forget_progress();
        self.lay_out_controls();
        self.lay_out_words();
        self.lay_out_pages();
    }

    /// The same without what is set once for a step of a lesson.
    pub(super) fn lay_out_pages(&mut self) {
        if let Some(figure) = self.visible_figure().map(|(figure, ..)| figure.clone()) {
            let library = self.pack.library();
            self.stages.entry(figure.id.clone()).or_insert_with(|| Stage::new(library, &figure));
        }
        let sheet = self.sheet_of(&self.nav.here);
        let old = std::mem::replace(&mut self.sheet, sheet);
        let view = std::mem::take(&mut self.view);
        self.view = self.sheet.settle(self.sheet.follow(&old, view));
        let library = self.pack.library_if_read();
        for figure in self.sheet.pictures().filter_map(|id| library?.figure(id)) {
            self.stages.entry(figure.id.clone()).or_insert_with(|| Stage::new(self.pack.library(), figure));
        }
        self.turn_to_study();
        if self.nav.here == Place::Research {
            self.gather();
        }
        self.lay_out_over();
    }

    /// Sets anew what lies over the place.
    pub(super) fn lay_out_over(&mut self) {
        self.overlay = match self.overlay.take() {
            Some(Overlay::Card(card)) => Some(Overlay::Card(self.laid_out(card))),
            Some(Overlay::Finder(mut finder, card)) => {
                finder.choose(0, usize::from(layout::finder(self.size).rows.height));
                Some(Overlay::Finder(finder, card.map(|card| Box::new(self.laid_out(*card)))))
            }
            Some(Overlay::Menu(menu)) => {
                let mut new = self.menu(menu.filter);
                new.chosen = menu.chosen;
                Some(Overlay::Menu(new))
            }
            other => other,
        };
    }

    /// What stands below the place: its hints, in a lesson the caption, if there is one, or how far one is.
    pub fn below_place(&self) -> Rect {
        self.lesson_area().map_or_else(|| layout::chrome(self.size).hints, |lesson| lesson.below())
    }

    /// The part of the screen that the place has.
    pub fn place_area(&self) -> Rect {
        self.lesson_area().map_or_else(|| Rect::from((Position::ORIGIN, self.size)), |lesson| lesson.place)
    }

    /// Where the place stands within the frame around it.
    pub fn body(&self) -> Rect {
        self.lesson_area().map_or_else(|| layout::chrome(self.size).body, |lesson| lesson.body)
    }

    /// The part of it for text.
    pub fn text_body(&self) -> Rect {
        layout::text(self.body(), self.last_line())
    }

    /// The columns of a topic: cards have more width than prose.
    pub(super) fn topic_columns(&self, id: &TopicId) -> layout::Columns {
        let has_cards = self.pack.library().children(id).next().is_some();
        if has_cards { layout::family(self.text_body()) } else { layout::columns(self.text_body()) }
    }

    /// The columns of a study: a scale of effects takes more width than prose.
    pub(super) fn study_columns(&self, id: &StudyId) -> layout::Columns {
        let has_scale = self.pack.library().estimates_from(id).next().is_some();
        layout::study(self.text_body(), self.nav.topic.is_some(), has_scale)
    }

    fn columns_of(&self, place: &Place, has_outline: bool) -> layout::Columns {
        let body = self.text_body();
        match place {
            Place::Topic(id) => self.topic_columns(id),
            Place::Study(id) => self.study_columns(id),
            _ => layout::columns(if has_outline { body } else { layout::without_outline(body) }),
        }
    }

    /// What pages of `width` are set for.
    pub(super) fn format(&self, width: u16) -> Format {
        let notes = if self.settings.ascii { Notes::Bracketed } else { Notes::Raised };
        let title = match self.size.height {
            _ if self.settings.ascii => None,
            30.. => Some(large::Face::Tall(Dot::Quarter)),
            22.. => Some(large::Face::Low),
            _ => None,
        };
        let body = self.text_body();
        let picture = self.lines_of_picture(width, layout::columns(body).aside);
        Format { width, notes, title, picture, lines: body.height }
    }

    /// What a page is set for that is only looked into: nothing in it is large.
    fn preview_format(&self, width: u16) -> Format {
        Format { title: None, picture: 0, lines: 0, ..self.format(width) }
    }

    pub(super) fn sheet_of(&self, place: &Place) -> Sheet {
        if let Some(sheet) = self.slide(place) {
            return sheet;
        }
        // The first frame must not read the library.
        if layout::room(self.size) == Room::None || matches!(place, Place::Home | Place::Research) {
            return Sheet::default();
        }
        // Until all has been read no page is whole.
        if !self.pack.is_whole() {
            return Sheet::default();
        }
        if let Some(sheet) = self.wide_list(place) {
            return sheet;
        }
        let library = self.pack.library();
        let body = self.text_body();
        let outline_of = self.outline_of(place);
        let columns = self.columns_of(place, outline_of.is_some());
        let figure = self.figure_beside(place);
        let aside_width = columns.aside.map_or(columns.main.width, |aside| aside.width);
        let (main, aside, outline_of) = match place {
            Place::Home | Place::Research | Place::Quiz | Place::Progress => return Sheet::default(),
            Place::Topic(id) => {
                let Some(it) = library.topic(id) else { return Sheet::default() };
                let width = columns.main.width;
                let picture = self.lines_of_picture(width, columns.aside);
                let format = Format { picture, ..self.format(width) };
                let main = topic::main(library, it, figure.is_some(), self.progress(), format);
                (main, Some(topic::sources(library, it, self.format(aside_width))), Some(id))
            }
            Place::Study(id) => {
                let Some((main, aside)) = self.study_pages(id, columns, figure.is_some()) else {
                    return Sheet::default();
                };
                (main, aside, outline_of)
            }
            Place::Term(id) => {
                let Some(it) = library.term(id) else { return Sheet::default() };
                let around = glossary::around(library, it, aside_width);
                (glossary::term(library, it, self.format(columns.main.width)), Some(around), outline_of)
            }
            Place::Said => {
                let main = said::index(library, self.said, self.format(columns.main.width));
                (main, columns.aside.map(|_| said::statuses(library, self.said, aside_width)), None)
            }
            Place::Lessons => {
                let main = lesson::index(library, self.told_lesson(), self.format(columns.main.width));
                (main, Some(self.how(aside_width)), None)
            }
            Place::Marks => (self.marks_page(columns.main.width), None, None),
            Place::Glossary => (
                glossary::index(library, self.progress(), self.format(columns.main.width)),
                Some(glossary::marks(library, self.progress(), aside_width)),
                None,
            ),
            Place::Figure(id) => {
                let (Some(it), Some(stage)) = (library.figure(id), self.stages.get(id)) else {
                    return Sheet::default();
                };
                // A table takes all the width that there is for its columns; words are prose.
                match stage.face {
                    Face::Picture => return Sheet::default(),
                    Face::Table => {
                        let area = Rect { width: body.width.saturating_sub(2).min(TABLE), ..body };
                        let page = figure::table(library, it, &stage.at, area.width);
                        return Sheet { columns: vec![Column { area, page }] };
                    }
                    Face::Words => (figure::words(library, it, &stage.at, columns.main.width), None, None),
                }
            }
        };
        let columns = match figure {
            Some((_, _, below)) => layout::Columns { aside: Some(below), ..columns },
            None => columns,
        };
        let mut sheet = Sheet { columns: vec![Column { area: columns.main, page: main }] };
        match (columns.aside, aside) {
            (Some(area), Some(page)) => sheet.columns.push(Column { area, page }),
            (None, Some(page)) => {
                if let Some(main) = sheet.columns.first_mut() {
                    main.page.lines.push(crate::page::Line::default());
                    main.page.append(page);
                }
            }
            _ => {}
        }
        if let (Some(area), Some(id)) = (columns.outline, outline_of) {
            sheet.columns.push(Column { area, page: topic::outline(library, id, area.width) });
        }
        sheet
    }

    /// The page of a study, and what stands beside it.
    fn study_pages(
        &self,
        id: &StudyId,
        columns: layout::Columns,
        has_figure: bool,
    ) -> Option<(Page, Option<Page>)> {
        let library = self.pack.library();
        let (it, style) = (library.study(id)?, self.style);
        let beside = match columns.aside {
            None => Beside::Nothing,
            Some(_) if has_figure => Beside::Picture,
            Some(aside) if aside.width < LEANING => Beside::Reference,
            Some(_) => Beside::Leaning,
        };
        let aside = columns
            .aside
            .map(|area| study::aside(library, it, style, beside, self.preview_format(area.width)));
        let width = columns.main.width;
        let picture = self.lines_of_picture(width, columns.aside);
        let format = Format { picture, ..self.format(width) };
        Some((study::main(library, it, style, beside, format), aside))
    }

    /// Where the outline is open at `place`; what stands nowhere in the tree has none.
    fn outline_of<'a>(&'a self, place: &'a Place) -> Option<&'a TopicId> {
        match place {
            Place::Topic(id) => Some(id),
            // A term that was looked up stands on the first page that links it.
            Place::Term(id) => {
                let first = || self.pack.library().pages_with(id).next().map(|it| &it.id);
                self.nav.topic.as_ref().or_else(first)
            }
            Place::Study(_) | Place::Figure(_) => self.nav.topic.as_ref(),
            Place::Home
            | Place::Research
            | Place::Glossary
            | Place::Said
            | Place::Lessons
            | Place::Marks
            | Place::Quiz
            | Place::Progress => None,
        }
    }

    /// The page of what a row of the finder leads to.
    pub fn preview(&self, outcome: &super::finder::Outcome, width: u16) -> Page {
        use super::finder::Outcome;
        let library = self.pack.library();
        let page = match outcome {
            Outcome::Go(Place::Topic(id)) => {
                library.topic(id).map(|it| topic::main(library, it, false, None, self.preview_format(width)))
            }
            Outcome::Go(Place::Term(id)) => {
                library.term(id).map(|it| glossary::term(library, it, self.preview_format(width)))
            }
            Outcome::Go(Place::Figure(id)) => library.figure(id).map(|it| {
                let at =
                    self.stages.get(id).map_or_else(|| Stage::new(library, it).at, |stage| stage.at.clone());
                figure::words(library, it, &at, width)
            }),
            Outcome::Go(Place::Study(id)) => library
                .study(id)
                .map(|it| study::main(library, it, self.style, Beside::Nothing, self.preview_format(width))),
            Outcome::Card(Address::Claim(id)) => {
                let claim = library.claim(id).map(|(_, it)| crate::document::claim(library, it));
                claim.map(|it| document::page(library, &it, self.preview_format(width)))
            }
            Outcome::Card(Address::Saying(id)) => {
                let saying = library.saying(id).map(|it| crate::document::saying(library, it));
                saying.map(|it| document::page(library, &it, self.preview_format(width)))
            }
            Outcome::Card(Address::Question(id)) => {
                let asked =
                    library.question(id).map(|it| crate::document::asked(library, it, Taken::default()));
                asked.map(|it| document::page(library, &it, self.preview_format(width)))
            }
            Outcome::Step(id, nth) => library.lesson(id).and_then(|it| it.steps.get(*nth)).map(|step| {
                let mut w = Writer::new(width);
                w.text(&step.title, Role::Title);
                step.lines.iter().for_each(|line| w.text(line, Role::Strong));
                w.text(&step.caption, Role::Body);
                w.finish()
            }),
            Outcome::Card(Address::Lesson(id)) => {
                let lesson = library.lesson(id).map(|it| crate::document::lesson(library, it));
                lesson.map(|it| document::titled(library, &it, self.preview_format(width)))
            }
            Outcome::Studies(author) => {
                let mut w = Writer::new(width);
                w.text(author, Role::Title);
                for study in library.studies().iter().filter(|study| research::is_by(study, author)) {
                    w.blank();
                    w.text(&words::name(study), Role::Strong);
                    w.text(&study.title, Role::Body);
                }
                Some(w.finish())
            }
            Outcome::Run(command) => {
                let mut w = Writer::new(width);
                for row in self.keymap.rows().iter().filter(|row| row.command == *command) {
                    let keys: Vec<_> = row.keys.iter().map(ToString::to_string).collect();
                    w.text(row.help, Role::Title);
                    w.labelled(row.scope.word(), &keys.join("  "), Role::Strong);
                    w.blank();
                }
                Some(w.finish())
            }
            _ => None,
        };
        page.unwrap_or_default()
    }
}
