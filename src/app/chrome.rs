//! The frame around a place: the way to here, and what can be done.

use super::command::Command;
use super::film::READY;
use super::keymap::Binding;
use super::place::Place;
use super::stage::Stage;
use super::{App, Overlay};
use crate::content::address::Address;
use crate::content::library::claims_of;
use crate::content::model::Family;
use crate::layout;
use crate::page::words;
use crate::study::student::Student;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// One step of the way to here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub area: Rect,
    pub text: String,
    pub place: Place,
    /// For the first crumb below home.
    pub family: Option<Family>,
}

/// One hint of the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub area: Rect,
    pub key: String,
    pub text: &'static str,
    pub command: Command,
}

impl App {
    /// The way to here, as much of it as fits; home and here always do.
    pub fn crumbs(&self) -> Vec<Crumb> {
        const GAP: u16 = 3;
        let library = self.pack.library();
        let crumb = |text: String, place: Place, family: Option<Family>| Crumb {
            area: Rect::ZERO,
            text,
            place,
            family,
        };
        let mut crumbs = vec![crumb("Home".to_owned(), Place::Home, None)];
        if let (Some(id), Some(_)) = (&self.nav.topic, self.nav.here.target()) {
            crumbs.extend(library.path(id).into_iter().map(|topic| {
                let family = topic.parent.is_none().then(|| library.family(&topic.id));
                crumb(topic.title.clone(), Place::Topic(topic.id.clone()), family)
            }));
        }
        let here = match &self.nav.here {
            Place::Study(id) => library.study(id).map(words::name),
            Place::Term(id) => library.term(id).map(|term| term.term.clone()),
            Place::Figure(id) => library.figure(id).map(|figure| figure.title.clone()),
            Place::Research => Some("Research".to_owned()),
            Place::Glossary => Some("Glossary".to_owned()),
            Place::Said => Some("What is said, what is known".to_owned()),
            Place::Lessons => Some("Lessons".to_owned()),
            Place::Marks => Some("Marks".to_owned()),
            Place::Quiz => Some("Study".to_owned()),
            Place::Progress => Some("How far you are".to_owned()),
            Place::Home | Place::Topic(_) => None,
        };
        crumbs.extend(here.map(|text| crumb(text, self.nav.here.clone(), None)));
        let area = layout::chrome(self.size).crumbs;
        let width = |crumb: &Crumb| crumb.text.width() as u16 + if crumb.family.is_some() { 2 } else { 0 };
        let total =
            |crumbs: &[Crumb]| crumbs.iter().map(|crumb| width(crumb) + GAP).sum::<u16>().saturating_sub(GAP);
        // What is furthest above gives way first, and says so; here stays to the last.
        let gap = Crumb { area: Rect::ZERO, text: "…".to_owned(), place: Place::Home, family: None };
        let mut is_cut = false;
        while crumbs.len() > 1 && total(&crumbs) > area.width {
            match (is_cut, crumbs.len()) {
                (false, 3..) => {
                    if let Some(second) = crumbs.get_mut(1) {
                        *second = gap.clone();
                    }
                    is_cut = true;
                }
                (true, 4..) => {
                    crumbs.remove(2);
                }
                _ => {
                    crumbs.remove(0);
                }
            }
        }
        let widths = crumbs.iter().map(|crumb| width(crumb).min(area.width));
        let cells = layout::row(area, widths, GAP);
        crumbs.iter_mut().zip(&cells).for_each(|(crumb, cell)| crumb.area = *cell);
        crumbs.truncate(cells.len());
        crumbs
    }

    /// Whether there are no hints: a class looks at the step, not at keys.
    pub fn is_quiet(&self) -> bool {
        self.presented().is_some() && !matches!(self.overlay, Some(Overlay::Finder(..)))
    }

    /// At most six hints, back and on counted as one, for where one is, as many as fit: what does something here, and the way out.
    pub fn hints(&self) -> Vec<Hint> {
        const MOST: usize = 6;
        const GAP: u16 = 2;
        if self.is_quiet() {
            return Vec::new();
        }
        let mut rows: Vec<&Binding> = Vec::new();
        for row in self.keymap.active(&self.scopes()).filter(|row| !row.hint.is_empty()) {
            if self.does_something(&row.command) && !rows.iter().any(|it| it.command == row.command) {
                rows.push(row);
            }
        }
        let hint = |row: &Binding| Hint {
            area: Rect::ZERO,
            key: row.keys.first().map(ToString::to_string).unwrap_or_default(),
            text: self.hint(row),
            command: row.command.clone(),
        };
        let mut hints: Vec<Hint> = rows.into_iter().map(hint).collect();
        let width = |hint: &Hint| (hint.key.width() + 3 + hint.text.width()) as u16;
        let needed = |hints: &[Hint]| hints.iter().map(|hint| width(hint) + GAP).sum::<u16>();
        let area = self.last_line();
        let has = |command| hints.iter().any(|hint| hint.command == command);
        let most = MOST + usize::from(has(Command::Left) && has(Command::Right));
        while hints.len() > most || needed(&hints) > area.width + GAP {
            let Some(last) = hints.iter().rposition(|hint| hint.command != Command::Close) else { break };
            hints.remove(last);
        }
        let cells = layout::row(area, hints.iter().map(width), GAP);
        hints.into_iter().zip(cells).map(|(hint, area)| Hint { area, ..hint }).collect()
    }

    /// Whether a command that has a hint would change anything now.
    pub(super) fn does_something(&self, command: &Command) -> bool {
        let stage = || self.visible_stage().map(|(_, stage)| stage);
        match (command, &self.overlay) {
            (Command::Close, None) => self.nav.here != Place::Home,
            (Command::Enter, Some(Overlay::Finder(finder, _))) => finder.n_hits() > 0,
            (Command::Enter, None) if self.nav.here == Place::Research => {
                self.research.is_typing || self.research.study().is_some()
            }
            (Command::Enter, None) if self.nav.here == Place::Home || self.is_picture() => true,
            // What stands below the card says so.
            (Command::Enter, None) if self.is_enter_turning() => false,
            (Command::Enter, None | Some(Overlay::Card(_))) => self.focused().is_some(),
            (Command::Down, Some(Overlay::Finder(finder, _))) => finder.chosen + 1 < finder.n_hits(),
            (Command::Down, Some(Overlay::Menu(menu))) => menu.chosen + 1 < menu.choices.len(),
            (Command::NextStop, Some(Overlay::Card(card))) => card.sheet.has_next(&card.view),
            (Command::NextStop, None) if self.nav.here != Place::Research => self.sheet.has_next(&self.view),
            (Command::Left | Command::Right, None) => {
                stage().is_none_or(|stage| stage.can_turn(*command == Command::Right))
            }
            (Command::Play, _) => self.settings.motion && stage().is_some_and(Stage::can_play),
            (Command::OpenDoi, _) => {
                let study = self.study().and_then(|id| self.pack.library().study(&id));
                study.is_some_and(|study| !study.doi.is_empty())
            }
            (Command::CopyCitation, _) => self.can_copy(),
            (Command::Figure, overlay) => {
                let is_place = || overlay.is_none() && self.next_figure().is_some();
                self.can_open_posed().unwrap_or_else(is_place)
            }
            (Command::Limits, _) => match &self.nav.here {
                Place::Topic(id) => {
                    let topic = self.pack.library().topic(id);
                    topic.is_some_and(|topic| claims_of(topic).next().is_some())
                }
                _ => false,
            },
            (Command::Words, None) if self.nav.here == Place::Progress => {
                self.progress().is_some() && layout::progress(self.body()).is_some()
            }
            (Command::NextQuestion, _) => self.asked().is_some(),
            (Command::EndRound, _) => self.asked().is_some() || self.card_at_hand().is_some(),
            (Command::Undo, _) => self.student.as_ref().is_some_and(Student::can_undo),
            (Command::Bury | Command::SetAside, _) => self.is_card_open(),
            (Command::Resume, _) => self.aside_in_focus().is_some(),
            (Command::Mark | Command::Remove, None) => {
                self.nav.here != Place::Marks || self.focused().is_some()
            }
            (Command::Research, None) => self.nav.here != Place::Research,
            (Command::ClearFilters, _) => self.research.is_filtered(),
            _ => true,
        }
    }

    /// The line of hints and notices, as much of it as the mark of a settled picture leaves.
    pub fn last_line(&self) -> Rect {
        let line =
            self.lesson_area().map_or_else(|| layout::chrome(self.size).hints, |lesson| lesson.progress);
        let mark = if self.settings.film.ready_mark { READY.len() as u16 + 2 } else { 0 };
        Rect { width: line.width.saturating_sub(mark), ..line }
    }

    /// The target in focus, on the open card or else on the page.
    pub(super) fn focused(&self) -> Option<&Address> {
        match &self.overlay {
            Some(Overlay::Card(card)) => card.sheet.target(&card.view),
            Some(Overlay::Finder(..) | Overlay::Mark(_) | Overlay::Menu(_) | Overlay::Leave { .. }) => None,
            None => self.sheet.target(&self.view),
        }
    }

    /// The word of a hint; that of Enter goes by what has focus.
    fn hint(&self, row: &Binding) -> &'static str {
        let is_on_rows = |it: &Stage| it.is_on_route() || !it.has_slider();
        let walks_rows = || self.is_picture() && self.visible_stage().is_some_and(|(_, it)| is_on_rows(it));
        match (&row.command, self.focused()) {
            (Command::Left, _) if self.overlay.is_none() && walks_rows() => "back",
            (Command::Right, _) if self.overlay.is_none() && walks_rows() => "on",
            (Command::Close, _) if self.overlay.is_some() => "close",
            (Command::Close, _) if self.card_at_hand().is_some() => "stop",
            (Command::Enter, Some(Address::Claim(_) | Address::Saying(_))) => "evidence",
            (Command::Enter, Some(Address::Study(_))) => "study",
            (Command::Enter, Some(Address::Term(_))) => "definition",
            (Command::Enter, Some(Address::Figure(_))) => "open",
            (Command::Enter, Some(Address::Question(_))) => "question",
            (Command::Enter, Some(Address::Answer(..))) => "take it",
            (Command::Enter, Some(Address::TakeUp(_))) => "take up",
            (Command::Enter, Some(Address::Topic(_))) => "go in",
            (Command::Enter, Some(Address::Lesson(_) | Address::Round(_) | Address::Cards)) => "begin",
            _ => row.hint,
        }
    }
}
