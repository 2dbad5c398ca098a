//! The mouse: what lies under it, and what a click or the wheel does there.

use super::command::{Column, Command};
use super::help::GAP;
use super::menu::Menu;
use super::place::Place;
use super::sheet::{Focus, Sheet, View};
use super::{App, Effect, Overlay};
use crate::content::address::Address;
use crate::content::id::TopicId;
use crate::content::model::{Family, Term};
use crate::layout::{self, Room, Setting};
use crate::scene::{Cells, Meaning};
use ratatui::layout::{Position, Rect};

/// What lies under the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    Node(Family),
    /// A name in a panel of the home screen.
    Inside(Family, TopicId),
    Crumb(Place),
    Hint(Command),
    /// The line of a knob of the figure, and on its slider a step.
    Knob(usize, Option<usize>),
    /// A step of a knob, at its place in the picture.
    Point(usize, usize),
    /// The picture of the figure beside its page.
    Figure,
    /// A stop of the page.
    Stop(Focus),
    /// A stop of the open card.
    CardStop(Focus),
    /// A row of the finder.
    Row(usize),
    /// A row of the table of studies.
    Study(usize),
    /// A line of the menu of a filter.
    Choice(usize),
    /// The bar beside the table, at the height of a study.
    Along(usize),
    /// A filter or a column head of the table, or what can be pressed below a card.
    Control(Command),
    /// Beside what is open: a click closes it.
    Outside,
}

impl App {
    /// What lies at `position`, the topmost thing first.
    pub fn hit(&self, position: Position) -> Option<Hit> {
        if layout::room(self.size) == Room::None {
            return None;
        }
        if let Some(hint) = self.hints().into_iter().find(|hint| hint.area.contains(position)) {
            return Some(Hit::Hint(hint.command));
        }
        let is_blank = self.presented().is_some_and(|it| it.running.is_blank);
        match &self.overlay {
            Some(Overlay::Finder(finder, _)) => {
                if finder.commands_only {
                    let help = self.help(finder);
                    if !help.area.frame.contains(position) {
                        return Some(Hit::Outside);
                    }
                    let before = help.keys + GAP;
                    let mut places = help.lines.iter().flat_map(|(rect, line)| line.places(*rect, before));
                    return places.find(|(rect, _)| rect.contains(position)).map(|(_, hit)| Hit::Row(hit));
                }
                let area = layout::finder(self.size);
                if !area.frame.contains(position) {
                    return Some(Hit::Outside);
                }
                let row =
                    area.rows.contains(position).then(|| usize::from(position.y - area.rows.y) + finder.top);
                return row.filter(|row| *row < finder.n_hits()).map(Hit::Row);
            }
            Some(Overlay::Card(_)) if is_blank => return None,
            Some(Overlay::Card(card)) => {
                if !card.frame.contains(position) {
                    // Around a slide is nothing to close it.
                    return (!self.is_slide(&card.subject)).then_some(Hit::Outside);
                }
                if self.is_on_posed(position) {
                    return Some(Hit::Figure);
                }
                return card.sheet.hit(&card.view, position).map(Hit::CardStop);
            }
            Some(Overlay::Menu(menu)) => return Some(self.hit_menu(menu, position)),
            Some(Overlay::Mark(_)) => {
                return (!layout::mark(self.size).frame.contains(position)).then_some(Hit::Outside);
            }
            Some(Overlay::Leave { .. }) => return Some(Hit::Outside),
            None if self.is_hidden() => return None,
            None => {}
        }
        match &self.nav.here {
            Place::Home => self.hit_home(position),
            place => {
                // Of a step the way to it is not drawn.
                let crumbs = if self.presented().is_some() { Vec::new() } else { self.crumbs() };
                if let Some(crumb) = crumbs.into_iter().find(|crumb| crumb.area.contains(position)) {
                    return Some(Hit::Crumb(crumb.place));
                }
                if let Some(hit) = self.hit_figure(position) {
                    return Some(hit);
                }
                if let Some(hit) = self.hit_progress(position) {
                    return Some(hit);
                }
                if *place == Place::Research {
                    return self.hit_research(position);
                }
                if self.is_on_posed(position) {
                    return Some(Hit::Figure);
                }
                let mut controls = self.controls().into_iter().flat_map(|it| &it.all);
                if let Some(control) = controls.find(|it| it.area.contains(position)) {
                    return Some(Hit::Control(control.command.clone()));
                }
                self.sheet.hit(&self.view, position).map(Hit::Stop)
            }
        }
    }

    fn hit_home(&self, position: Position) -> Option<Hit> {
        let place = self.place_area();
        let meaning = match self.home() {
            Some(scene) => {
                let (x, y) = (position.x.checked_sub(place.x)?, position.y.checked_sub(place.y)?);
                scene.meaning(Cells { x, y })?
            }
            None => {
                let at = layout::hit(&layout::home_list(place), position)?;
                Meaning::Node(Family::ALL.get(at).copied()?)
            }
        };
        match meaning {
            Meaning::Node(family) => (self.is_revealed(family) != Some(false)).then_some(Hit::Node(family)),
            Meaning::Inside(family, nth) => {
                let inside = self.pack.front.effect(family)?.inside.get(nth)?;
                Some(Hit::Inside(family, inside.topic.clone()))
            }
            Meaning::Step { .. } => None,
        }
    }

    fn hit_research(&self, position: Position) -> Option<Hit> {
        let area = layout::research(self.text_body());
        if area.rows.contains(position) {
            let mut rows = self.studies_in_view().into_iter();
            return rows.find(|(_, place)| place.contains(position)).map(|(row, _)| Hit::Study(row));
        }
        let n = self.research.rows.len();
        if area.bar.contains(position) && n > 0 {
            let last = usize::from(area.bar.height.saturating_sub(1)).max(1);
            return Some(Hit::Along(usize::from(position.y - area.bar.y) * (n - 1) / last));
        }
        let head = self.heads().into_iter().find(|(_, _, rect)| rect.contains(position));
        if let Some((column, ..)) = head {
            return Some(Hit::Control(Command::Sort(column)));
        }
        self.hit_chip(position)
    }

    /// The heads of the columns that the table can be sorted by, and where they stand.
    pub fn heads(&self) -> Vec<(Column, &'static str, Rect)> {
        let area = layout::research(self.text_body());
        let cells = area.cells;
        [
            (Column::Year, "Year", cells.year),
            (Column::Author, "Study", cells.study),
            (Column::Design, "Design", cells.design),
        ]
        .into_iter()
        .map(|(column, head, across)| (column, head, across.of(area.header)))
        .filter(|(_, _, rect)| !rect.is_empty())
        .collect()
    }

    fn hit_chip(&self, position: Position) -> Option<Hit> {
        let chip = self.chips().into_iter().find(|chip| chip.area.contains(position));
        chip.map(|chip| Hit::Control(chip.filter.command()))
    }

    /// A line of the menu, or another filter, whose menu takes its place.
    fn hit_menu(&self, menu: &Menu, position: Position) -> Hit {
        let area = self.menu_area(menu);
        let line = area.rows.contains(position).then(|| usize::from(position.y - area.rows.y));
        let row = line.map(|line| line + menu.top(area.rows.height)).filter(|row| *row < menu.choices.len());
        row.map(Hit::Choice).or_else(|| self.hit_chip(position)).unwrap_or(Hit::Outside)
    }

    fn hit_figure(&self, position: Position) -> Option<Hit> {
        let (figure, setting, area) = self.figure_area()?;
        if !self.shows_picture() {
            return None;
        }
        if let Some(line) = area.knobs.iter().find(|knob| knob.line.contains(position)) {
            let is_on_slider = line.slider.contains(position);
            let step = if is_on_slider { self.slider_step(line.knob, position) } else { None };
            return Some(Hit::Knob(line.knob, step));
        }
        let picture = area.picture;
        if setting == Setting::Beside {
            return (picture.contains(position) || area.title.contains(position)).then_some(Hit::Figure);
        }
        let scene = self.picture_below(figure, setting, area.title, picture)?;
        let (x, y) = (position.x.checked_sub(picture.x)?, position.y.checked_sub(picture.y)?);
        match scene.meaning(Cells { x, y })? {
            Meaning::Step { knob, step } => Some(Hit::Point(knob, step)),
            Meaning::Node(_) | Meaning::Inside(..) => None,
        }
    }

    /// With the button down the slider that was clicked follows the mouse along its line, wherever that
    /// goes, and a mark along the picture.
    pub(super) fn drag(&mut self, position: Position) {
        if self.overlay.is_some() || self.is_hidden() {
            return;
        }
        let turned = match self.dragged {
            Some(Hit::Knob(knob, _)) => self.slider_step(knob, position).map(|step| (knob, step)),
            Some(Hit::Point(knob, _)) => match self.hit_figure(position) {
                Some(Hit::Point(it, step)) if it == knob => Some((knob, step)),
                _ => None,
            },
            _ => None,
        };
        if let Some((knob, step)) = turned {
            self.stage(|stage| stage.set(knob, step));
        }
    }

    /// The step of `knob` that is nearest to `position` on its slider.
    fn slider_step(&self, knob: usize, position: Position) -> Option<usize> {
        let (figure, _, area) = self.figure_area()?;
        let n_steps = self.stages.get(&figure.id)?.knobs.get(knob)?.steps.len();
        let line = area.knobs.iter().find(|line| line.knob == knob)?;
        Some(layout::slider_step(line.slider, position.x, n_steps))
    }

    pub(super) fn click(&mut self, position: Position) -> Vec<Effect> {
        self.notice = None;
        self.zoom = None;
        self.dragged = None;
        let Some(hit) = self.hit(position) else { return Vec::new() };
        match hit {
            Hit::Node(family) => self.enter_node(family),
            Hit::Inside(family, topic) => {
                self.choose_node(family);
                let rect = Rect { x: position.x, y: position.y, width: 1, height: 1 };
                self.travel(Place::Topic(topic), Some(rect));
            }
            Hit::Crumb(place) => self.travel(place, None),
            Hit::Hint(command) | Hit::Control(command) => return self.run(&command),
            Hit::Stop(focus) => {
                self.view.focus = Some(focus);
                self.enter_focus();
            }
            Hit::Knob(knob, None) => self.stage(|stage| stage.take(knob)),
            Hit::Knob(knob, Some(step)) | Hit::Point(knob, step) => {
                self.dragged = Some(hit);
                self.stage(|stage| stage.set(knob, step));
            }
            Hit::Figure => return self.run(&Command::Figure),
            Hit::CardStop(focus) => {
                if let Some(Overlay::Card(card)) = &mut self.overlay {
                    card.view.focus = Some(focus);
                }
                return self.run(&Command::Enter);
            }
            Hit::Row(row) => {
                if let Some(Overlay::Finder(finder, _)) = &mut self.overlay {
                    finder.chosen = row;
                }
                return self.run(&Command::Enter);
            }
            Hit::Study(row) => {
                self.research.is_typing = false;
                self.research.chosen = row;
                return self.run(&Command::Enter);
            }
            Hit::Choice(row) => {
                if let Some(Overlay::Menu(menu)) = &mut self.overlay {
                    menu.chosen = row;
                }
                return self.run(&Command::Enter);
            }
            Hit::Along(row) => {
                self.research.chosen = row;
                self.choose_study(0);
            }
            Hit::Outside => return self.run(&Command::Close),
        }
        Vec::new()
    }

    /// The wheel scrolls what it is over.
    pub(super) fn wheel(&mut self, position: Position, lines: i32) {
        let rows = lines as isize;
        let is_hidden = self.is_hidden();
        match &mut self.overlay {
            Some(Overlay::Card(card)) => card.sheet.scroll(&mut card.view, 0, lines),
            Some(Overlay::Finder(finder, _)) => {
                finder.choose(rows, usize::from(layout::finder(self.size).rows.height));
            }
            Some(Overlay::Menu(menu)) => menu.choose(rows),
            Some(Overlay::Mark(_) | Overlay::Leave { .. }) => {}
            None if is_hidden => {}
            None => match self.nav.here {
                Place::Home => {}
                Place::Research => self.choose_study(rows),
                Place::Figure(_) if self.is_picture() => self.stage(|stage| stage.choose(lines > 0)),
                _ => {
                    let over = self.sheet.columns.iter().position(|column| column.area.contains(position));
                    self.sheet.scroll(&mut self.view, over.unwrap_or(0), lines);
                }
            },
        }
    }

    /// The stop under the mouse, on its sheet.
    fn hovered(&self) -> Option<(&Sheet, &View, Focus)> {
        match (&self.hover, &self.overlay) {
            (Some(Hit::Stop(focus)), None) => Some((&self.sheet, &self.view, *focus)),
            (Some(Hit::CardStop(focus)), Some(Overlay::Card(card))) => {
                Some((&card.sheet, &card.view, *focus))
            }
            _ => None,
        }
    }

    /// The target under the mouse, for the line that says where a click leads.
    pub fn hovered_target(&self) -> Option<&Address> {
        let (sheet, _, focus) = self.hovered()?;
        Some(&sheet.stop(focus)?.target)
    }

    /// The term under the mouse where it stands in a text, and where that is.
    pub fn hovered_term(&self) -> Option<(&Term, Rect)> {
        let (sheet, view, focus) = self.hovered()?;
        let stop = sheet.stop(focus).filter(|stop| !stop.block)?;
        let Address::Term(id) = &stop.target else { return None };
        Some((self.pack.library().term(id)?, sheet.rect(view, focus)?))
    }
}
