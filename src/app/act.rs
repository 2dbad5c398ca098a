//! What each command does.

use super::command::Command;
use super::memory::Change;
use super::menu::Filter;
use super::place::Place;
use super::research::next;
use super::sheet::{Focus, Way};
use super::stage::{Face, Stage};
use super::{App, Effect, Overlay, Subject, Zoom};
use crate::content::address::Address;
use crate::content::id::TopicId;
use crate::content::model::{Family, Status};
use crate::scene::Meaning;
use ratatui::layout::{Position, Rect};

impl App {
    pub(super) fn act(&mut self, command: &Command) -> Vec<Effect> {
        match command {
            Command::Up => self.step(Way::Up),
            Command::Down => self.step(Way::Down),
            Command::Left => self.step(Way::Left),
            Command::Right => self.step(Way::Right),
            Command::NextStop | Command::PreviousStop => self.cycle(*command == Command::NextStop),
            Command::First | Command::Last => self.end(*command == Command::Last),
            Command::PageUp | Command::PageDown => self.page(*command == Command::PageDown),
            Command::NextClaim | Command::PreviousClaim => {
                self.next_claim(*command == Command::NextClaim);
            }
            Command::Enter => return self.enter(),
            Command::Define => self.define(),
            Command::Close => self.close(),
            Command::Back | Command::Forward => self.history(*command == Command::Forward),
            Command::Node(family) => self.enter_node(*family),
            Command::Follow(target) => self.follow(target.clone()),
            Command::Glossary => self.open_glossary(),
            Command::Home | Command::Research | Command::Said | Command::Lessons | Command::Progress => {
                self.visit(command);
            }
            Command::Quiz | Command::Option(_) | Command::NextQuestion | Command::EndRound => {
                self.test_oneself(command);
            }
            Command::Turn | Command::Undo | Command::Bury | Command::SetAside => {
                self.look_after_cards(command);
            }
            Command::Resume => self.take_up_in_focus(),
            Command::Marks | Command::Mark | Command::Remove => return self.look_after_marks(command),
            Command::Present
            | Command::NextStep
            | Command::PassStep
            | Command::PreviousStep
            | Command::TakeBack
            | Command::AskAgain
            | Command::Count
            | Command::Steps
            | Command::Blank
            | Command::Spotlight
            | Command::LeaveLesson
            | Command::AskToQuit => return self.conduct(command),
            // Only a key can say which, only the notes have a clock.
            Command::Type | Command::Minutes | Command::Clock => {}
            Command::Find => self.open_finder(false),
            Command::Help => self.open_finder(true),
            Command::Limits => self.open_limits(),
            Command::Figure => self.open_figure(),
            Command::Play => self.stage(Stage::play),
            Command::StepForward | Command::StepBack => {
                self.stage(|stage| stage.step(*command == Command::StepForward));
            }
            Command::Slower | Command::Faster => {
                self.stage(|stage| stage.change_rate(*command == Command::Faster));
            }
            Command::Restart => self.restart_figure(),
            Command::Table => self.turn_face(Face::Table),
            Command::Words => self.turn_words(),
            Command::OpenDoi => return self.open_doi(),
            Command::CopyCitation => return self.copy_citation(),
            Command::CitationStyle => {
                self.style = self.style.next();
                self.notice = Some(format!("Citations are in {} style.", self.style.word()));
                self.lay_out();
                return self.keep(Change::Style(self.style));
            }
            Command::Sort(_)
            | Command::FilterFamily
            | Command::FilterDesign
            | Command::FilterCertainty
            | Command::FilterStatus
            | Command::FilterWords
            | Command::ClearFilters => self.sift(command),
            Command::Theme => {
                self.settings.theme = self.settings.theme.next();
                self.notice = Some(format!("Theme: {}.", self.settings.theme.word()));
                // That of a lesson goes with it.
                if self.lesson.is_none() {
                    return self.keep(Change::Theme(self.settings.theme));
                }
            }
            Command::Motion => {
                self.settings.motion = !self.settings.motion;
                self.notice = Some(format!("Motion is {}.", if self.settings.motion { "on" } else { "off" }));
            }
            Command::Mouse => return self.turn_mouse(),
            Command::ShowKeys => self.show_keys(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }

    /// Goes to what is always one key away.
    fn visit(&mut self, command: &Command) {
        let place = match command {
            Command::Research => Place::Research,
            Command::Said => Place::Said,
            Command::Lessons => Place::Lessons,
            Command::Progress => Place::Progress,
            _ => Place::Home,
        };
        self.travel(place, None);
    }

    /// Opens the glossary. Asked for twice in a row, as pagers and editors have it, to the beginning of where
    /// one was; in the glossary to its own.
    fn open_glossary(&mut self) {
        if self.overlay.is_some() || self.nav.here != Place::Glossary {
            self.travel(Place::Glossary, None);
            self.is_glossary_new = true;
            return;
        }
        if std::mem::take(&mut self.is_glossary_new) {
            self.history(false);
        }
        self.end(false);
    }

    fn open_limits(&mut self) {
        match &self.nav.here {
            Place::Topic(id) if self.does_something(&Command::Limits) => {
                self.open_card(Subject::Limits(id.clone()));
            }
            _ => self.notice = Some("No claim stands on this page.".to_owned()),
        }
    }

    /// Key presses shown or not.
    fn show_keys(&mut self) {
        self.settings.film.keys = !self.settings.film.keys;
        self.pressed.clear();
        let how = if self.settings.film.keys { "shown" } else { "not shown" };
        self.notice = Some(format!("Key presses are {how}."));
    }

    /// The mouse on or off.
    fn turn_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        let how = if self.settings.mouse { "on" } else { "off: text can be selected. F3 brings it back" };
        self.notice = Some(format!("The mouse is {how}."));
        vec![Effect::Mouse(self.settings.mouse)]
    }

    /// Sorts and filters the table of studies and the sayings.
    fn sift(&mut self, command: &Command) {
        match command {
            Command::FilterFamily => self.open_filter(Filter::Family),
            Command::FilterDesign => self.open_filter(Filter::Design),
            Command::FilterCertainty => self.open_filter(Filter::Certainty),
            Command::FilterWords => self.open_filter(Filter::Words),
            Command::FilterStatus => {
                self.said = next(self.said, &Status::ALL);
                self.lay_out();
                self.view = self.sheet.first_view();
            }
            Command::Sort(column) => {
                self.research.sort_by(*column);
                self.gather();
            }
            _ => {
                self.research.clear();
                self.gather();
            }
        }
    }

    /// Goes to `place`, opening it out of `rect` where there is one.
    pub(super) fn travel(&mut self, place: Place, rect: Option<Rect>) {
        self.overlay = None;
        if place == self.nav.here {
            return;
        }
        let old = self.nav.here.clone();
        self.nav.go(place, self.view.clone());
        self.arrived(old, rect, true);
    }

    /// Sets the sheet of the place just reached.
    fn arrived(&mut self, from: Place, rect: Option<Rect>, inward: bool) {
        let sheet = std::mem::take(&mut self.sheet);
        let view = std::mem::take(&mut self.view);
        (self.hover, self.dragged) = (None, None);
        self.dead.clear();
        self.research.is_typing = false;
        if let Place::Figure(id) = &self.nav.here {
            // A figure that several pages show belongs to the one that the reader comes from.
            let library = self.pack.library();
            let shows = |topic: &TopicId| library.topic(topic).is_some_and(|it| it.figures.contains(id));
            if !self.nav.topic.as_ref().is_some_and(shows) {
                self.nav.topic = library.figure(id).map(|figure| figure.topic.clone());
            }
        }
        self.see();
        self.lay_out();
        self.view = match self.nav.view() {
            Some(view) => self.sheet.settle(view),
            None => self.sheet.first_view(),
        };
        if self.lesson_in_focus().is_some() {
            self.lay_out_pages();
        }
        self.pose_again(&from);
        if let (Some(rect), true) = (rect, self.settings.motion) {
            self.zoom = Some(Zoom { rect, since: self.now, inward, from, sheet, view });
        }
    }

    fn enter(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Finder(..)) => return self.take_row(),
            Some(Overlay::Menu(_)) => self.take_value(),
            Some(Overlay::Mark(_)) => return self.keep_mark(),
            Some(Overlay::Leave { quits: true }) => return vec![Effect::Quit],
            Some(Overlay::Leave { quits: false }) => {
                self.overlay = None;
                self.leave_lesson();
            }
            Some(Overlay::Card(card)) => match card.sheet.target(&card.view).cloned() {
                Some(Address::Step(_, nth)) => return self.go_to_step(nth),
                Some(target) => self.follow(target),
                None => {}
            },
            None => match &self.nav.here {
                Place::Home => self.enter_node(self.node),
                Place::Research if self.research.is_typing => self.research.is_typing = false,
                Place::Research => {
                    if let Some(study) = self.research.study().cloned() {
                        self.travel(Place::Study(study), None);
                    }
                }
                Place::Figure(_) if self.is_picture() => self.look_behind(),
                Place::Quiz if self.is_enter_turning() => self.look_after_cards(&Command::Turn),
                _ => self.enter_focus(),
            },
        }
        Vec::new()
    }

    /// The card of the term in focus. Where there is none, a class asks for one by its name; a reader is told.
    fn define(&mut self) {
        match self.focused().cloned() {
            Some(term @ Address::Term(_)) => self.follow(term),
            _ if self.presented().is_some() => self.open_finder(false),
            _ => self.lacks_focus("No term has focus"),
        }
    }

    /// Says what has no focus, and which key moves it.
    pub(super) fn lacks_focus(&mut self, what: &str) {
        let next = self.keymap.key(&self.scopes(), &Command::NextStop);
        let next = next.map(|key| format!(": {key} goes to the next")).unwrap_or_default();
        self.notice = Some(format!("{what}{next}."));
    }

    /// Into the stop in focus; a card of a page below opens out of its frame.
    pub(super) fn enter_focus(&mut self) {
        let Some(focus) = self.view.focus else { return };
        match self.sheet.target(&self.view).cloned() {
            Some(Address::Topic(id)) => {
                let rect = self.rect_of(focus);
                self.travel(Place::Topic(id), rect);
            }
            Some(target) if self.nav.here == Place::Marks => self.reach(target),
            Some(target) => self.follow(target),
            None => {}
        }
    }

    /// Where a stop stands on the screen, as far as it is in sight.
    pub fn rect_of(&self, focus: Focus) -> Option<Rect> {
        let rect = self.sheet.rect(&self.view, focus)?;
        Some(rect.intersection(Rect::from((Position::ORIGIN, self.size))))
    }

    pub(super) fn enter_node(&mut self, family: Family) {
        self.choose_node(family);
        let Some(topic) = self.pack.front.effect(family).map(|effect| effect.topic.clone()) else { return };
        let rect = self.node_rect(family);
        self.travel(Place::Topic(topic), rect);
    }

    fn node_rect(&self, family: Family) -> Option<Rect> {
        self.home_rect(|it| it == Meaning::Node(family))
    }

    /// Closes the topmost thing; where nothing is open, goes up one level.
    pub(super) fn close(&mut self) {
        match self.overlay.take() {
            Some(Overlay::Finder(_, beneath)) => self.overlay = beneath.map(|card| Overlay::Card(*card)),
            Some(Overlay::Card(card)) => self.overlay = card.beneath.map(|card| Overlay::Card(*card)),
            Some(Overlay::Mark(draft)) => self.overlay = draft.beneath.map(|card| Overlay::Card(*card)),
            Some(Overlay::Menu(_) | Overlay::Leave { .. }) => {}
            None if self.research.is_typing => self.research.is_typing = false,
            None if matches!(self.nav.here, Place::Figure(_)) && !self.is_picture() => self.turn_face_back(),
            None if self.card_at_hand().is_some() => self.look_after_cards(&Command::EndRound),
            None if self.tells_progress() => self.turn_words(),
            None => self.up(),
        }
    }

    fn up(&mut self) {
        let library = self.pack.library();
        let here = self.nav.here.clone();
        let above = match &here {
            Place::Home => return,
            Place::Topic(id) => {
                let parent = library.topic(id).and_then(|topic| topic.parent.clone());
                parent.map_or(Place::Home, Place::Topic)
            }
            // One looks at a study for a page, or comes to it from the list.
            Place::Study(_) | Place::Term(_) | Place::Figure(_) => {
                match (self.nav.previous(), &self.nav.topic) {
                    (
                        Some(
                            list @ (Place::Research
                            | Place::Glossary
                            | Place::Said
                            | Place::Marks
                            | Place::Quiz),
                        ),
                        _,
                    ) => list.clone(),
                    (_, Some(topic)) => Place::Topic(topic.clone()),
                    (_, None) => Place::Home,
                }
            }
            // Whoever looks something up goes back to what was being read.
            Place::Progress => Place::Quiz,
            Place::Research | Place::Glossary | Place::Said | Place::Lessons | Place::Marks | Place::Quiz => {
                self.nav.topic.clone().map_or(Place::Home, Place::Topic)
            }
        };
        let old = self.nav.here.clone();
        self.nav.go(above.clone(), self.view.clone());
        if above == Place::Home
            && self.pack.is_whole()
            && let Place::Topic(id) = &here
        {
            self.choose_node(self.pack.library().family(id));
        }
        self.arrived(old, None, false);
        let rect = match &here {
            Place::Topic(id) if above != Place::Home => {
                self.focus_on(&Address::Topic(id.clone()));
                self.view.focus.and_then(|focus| self.rect_of(focus))
            }
            Place::Topic(_) => self.node_rect(self.node),
            _ => None,
        };
        // The level closes into the card or panel that it opened out of.
        if let (Some(rect), Place::Topic(_), true) = (rect, &here, self.settings.motion) {
            let (sheet, view) = (self.sheet_of(&here), self.nav.view_of(&here));
            self.zoom = Some(Zoom { rect, since: self.now, inward: false, from: here, sheet, view });
        }
    }

    /// Puts focus on the first block that leads to `target`.
    pub(super) fn focus_on(&mut self, target: &Address) {
        for (column, it) in self.sheet.columns.iter().enumerate() {
            if let Some(stop) = it.page.stops.iter().position(|stop| stop.block && stop.target == *target) {
                let focus = Focus { column, stop };
                self.view.focus = Some(focus);
                self.sheet.reveal(&mut self.view, focus);
                return;
            }
        }
    }

    fn history(&mut self, forward: bool) {
        self.overlay = None;
        let old = self.nav.here.clone();
        let view = self.view.clone();
        let moved = if forward { self.nav.forward(view) } else { self.nav.back(view) };
        if moved {
            self.arrived(old, None, forward);
        } else {
            self.notice =
                Some(format!("There is nothing to go {} to.", if forward { "forward" } else { "back" }));
        }
    }
}
