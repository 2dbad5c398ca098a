//! The pictures on the screen as scenes: what is drawn is what the mouse and the cursor ask.

use super::command::Command;
use super::keymap::Scope;
use super::place::Place;
use super::time::LIGHT;
use super::{App, Hit};
use crate::content::figure::Figure;
use crate::content::id::FigureId;
use crate::content::model::Family;
use crate::layout::{self, Room, Setting};
use crate::scene::{Cells, Meaning, Scene, figure, home};
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::rc::Rc;

/// How far it has travelled where nothing moves: a crest in the middle of each stream.
const STILL: i32 = 6;

/// How many pictures are kept: the steps of a way that somebody goes to and fro on.
const KEPT: usize = 6;

/// What the cursor asks for and the view, and between frames the mouse, with what each was made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    /// The pictures that were asked for last, the latest at the end.
    pictures: RefCell<Vec<(Made, Rc<Scene>)>>,
    headline: RefCell<Headline>,
}

/// The words that were set in large letters last, the columns and rows that they had, and their lines, if they fitted.
#[derive(Clone, Debug, Default)]
struct Headline {
    words: String,
    room: (u16, u16),
    lines: Option<Rc<[String]>>,
}

/// What a picture is made of besides what is the same until the content or the reader's progress changes.
#[derive(Clone, Debug, PartialEq)]
enum Made {
    Home {
        size: Cells,
        chosen: Family,
        hovered: Option<Meaning>,
        revealed: [Option<bool>; 4],
        has_note: bool,
        travelled: i32,
        is_slide: bool,
        has_progress: bool,
        welcome: Vec<String>,
    },
    Figure {
        id: FigureId,
        at: Vec<usize>,
        was: Vec<usize>,
        size: Cells,
        family: Family,
        seconds: Option<f64>,
        progress: f64,
        is_titled: bool,
        is_beside: bool,
        is_slide: bool,
    },
}

impl Made {
    /// Whether it is gone in a moment, and will not be asked for again.
    fn passes(&self) -> bool {
        match self {
            Self::Home { travelled, .. } => *travelled != STILL,
            Self::Figure { progress, .. } => *progress < 1.0,
        }
    }
}

impl Drawn {
    fn picture(&self, made: Made, picture: impl FnOnce() -> Scene) -> Rc<Scene> {
        let mut all = self.pictures.borrow_mut();
        if let Some((_, scene)) = all.iter().rev().find(|it| it.0 == made) {
            return Rc::clone(scene);
        }
        // One that passes gives its place to the next.
        if all.last().is_some_and(|it| it.0.passes()) {
            all.pop();
        } else if all.len() >= KEPT {
            all.remove(0);
        }
        let scene = Rc::new(picture());
        all.push((made, Rc::clone(&scene)));
        scene
    }

    pub(super) fn headline(
        &self,
        words: &str,
        room: (u16, u16),
        set: impl FnOnce() -> Option<Rc<[String]>>,
    ) -> Option<Rc<[String]>> {
        let mut last = self.headline.borrow_mut();
        if last.words != words || last.room != room {
            *last = Headline { words: words.to_owned(), room, lines: set() };
        }
        last.lines.clone()
    }

    pub(super) fn forget(&mut self) {
        self.pictures.get_mut().clear();
    }
}

/// Whether the streams alone have room in `area`.
fn is_enough(area: Rect) -> bool {
    area.width >= home::STREAMS.x && area.height >= home::STREAMS.y
}

impl App {
    /// The picture on the home screen, where there is room for one.
    pub fn home(&self) -> Option<Rc<Scene>> {
        if !self.has_streams() {
            return None;
        }
        let steps = self.now.as_millis() / LIGHT.as_millis();
        let travelled = if self.settings.motion { steps as i32 } else { STILL };
        let is_slide = self.lesson_area().is_some();
        let has_note = self.is_told() && self.presented().is_some_and(|it| it.running.said.after.is_empty());
        let welcome = self.words_of_welcome();
        let view = self.home_in(self.place_area(), Some(travelled), is_slide, has_note, &welcome);
        let made = Made::Home {
            size: view.size,
            chosen: view.chosen,
            hovered: view.hovered,
            revealed: view.revealed,
            has_note,
            travelled,
            is_slide,
            has_progress: view.progress.is_some(),
            welcome: welcome.clone(),
        };
        Some(self.drawn.picture(made, || home::picture(&view)))
    }

    /// Whether there is room for the picture on the home screen.
    pub(super) fn has_streams(&self) -> bool {
        let area = self.place_area();
        layout::room(area.as_size()) == Room::Picture || self.lesson_area().is_some() && is_enough(area)
    }

    /// The streams and their names on a slide, where there is room for them.
    pub(super) fn streams_in(&self, area: Rect, has_note: bool) -> Option<Scene> {
        is_enough(area).then(|| home::picture(&self.home_in(area, None, true, has_note, &[])))
    }

    fn home_in<'a>(
        &'a self,
        area: Rect,
        travelled: Option<i32>,
        is_slide: bool,
        has_note: bool,
        welcome: &'a [String],
    ) -> home::View<'a> {
        let hovered = match &self.hover {
            Some(Hit::Node(family)) => Some(Meaning::Node(*family)),
            Some(Hit::Inside(family, topic)) => {
                let effect = self.pack.front.effect(*family);
                let nth = effect.and_then(|it| it.inside.iter().position(|inside| inside.topic == *topic));
                nth.map(|nth| Meaning::Inside(*family, nth))
            }
            _ => None,
        };
        home::View {
            front: &self.pack.front,
            size: Cells { x: area.width, y: area.height },
            chosen: self.node,
            hovered,
            revealed: Family::ALL.map(|family| self.is_revealed(family)),
            has_note,
            travelled,
            is_slide,
            progress: self.progress().filter(|_| self.lesson.is_none()),
            welcome,
        }
    }

    /// For whoever is here for the first time; on a low screen two lines for three. None for others.
    pub fn words_of_welcome(&self) -> Vec<String> {
        if !self.welcome {
            return Vec::new();
        }
        let scopes = [Scope::Home, Scope::Anywhere];
        let tour = self.keymap.key(&scopes, &Command::Lessons);
        let tour = tour.map(|key| format!("New here? {key}, then Enter: a tour of four minutes."));
        let others = [
            (Command::Help, "shows what can be done"),
            (Command::Find, "finds anything"),
            (Command::Quit, "quits"),
        ];
        let others = self.keymap.told(&scopes, &others);
        let arrows = "The arrows move, Enter goes in, Esc comes back.".to_owned();
        tour.into_iter().chain([arrows, others.join(", ") + "."]).collect()
    }

    /// Said where the program opens at a place that nobody asked for.
    pub fn words_of_return(&self) -> String {
        let acts = [(Command::Back, "goes home"), (Command::Marks, "lists where you were")];
        let ways = self.keymap.told(&self.scopes(), &acts).join("; ");
        format!("You left here last time. {ways}{}", if ways.is_empty() { "" } else { "." })
    }

    /// Where what is meant stands on the home screen: a node with its stream and its list, or a page in it.
    pub fn home_rect(&self, is: impl Fn(Meaning) -> bool) -> Option<Rect> {
        let block = self.home()?.around(is)?;
        let place = self.place_area();
        let rect = Rect {
            x: place.x + block.x.max(0) as u16,
            y: place.y + block.y.max(0) as u16,
            width: block.width as u16,
            height: block.height as u16,
        };
        Some(rect.intersection(place))
    }

    /// The picture of the visible figure, and where it stands.
    pub fn figure_picture(&self) -> Option<(Rc<Scene>, Rect)> {
        let (figure, setting, area) = self.figure_area()?;
        Some((self.picture_below(figure, setting, area.title, area.picture)?, area.picture))
    }

    /// The picture of a figure that stands in `picture`, with nothing over it.
    pub fn picture_in(&self, figure: &Figure, setting: Setting, picture: Rect) -> Option<Rc<Scene>> {
        self.picture_below(figure, setting, Rect::default(), picture)
    }

    /// The picture of a figure that stands in `picture`, below its title.
    pub fn picture_below(
        &self,
        figure: &Figure,
        setting: Setting,
        title: Rect,
        picture: Rect,
    ) -> Option<Rc<Scene>> {
        let stage = self.stages.get(&figure.id)?;
        let is_titled = setting == Setting::Full
            && title.height > 1
            && Self::subtitle(figure, &stage.at, picture.width).is_some();
        let library = self.pack.library();
        let family = match self.nav.here {
            // What a study measured has the colour of its stream, whichever page the reader comes from.
            Place::Study(_) => library.family(&figure.topic),
            _ => self.family(),
        };
        let progress = if self.settings.motion { stage.progress() } else { 1.0 };
        let view = figure::View {
            library,
            at: &stage.at,
            // Where it came from does not matter once it is there.
            was: if progress < 1.0 { &stage.was } else { &stage.at },
            size: Cells { x: picture.width, y: picture.height },
            family,
            seconds: self.settings.motion.then(|| stage.seconds()),
            progress,
            is_titled,
            is_beside: setting == Setting::Beside,
            is_slide: setting == Setting::Slide,
        };
        let &figure::View { size, family, seconds, progress, is_titled, is_beside, is_slide, .. } = &view;
        let (id, at, was) = (figure.id.clone(), view.at.to_vec(), view.was.to_vec());
        let made =
            Made::Figure { id, at, was, size, family, seconds, progress, is_titled, is_beside, is_slide };
        Some(self.drawn.picture(made, || figure::picture(&figure.data, &view)))
    }

    /// The picture of the place where nothing lies over it or stands in its way, and where it is.
    pub fn shown_scene(&self) -> Option<(Rc<Scene>, Rect)> {
        if self.overlay.is_some() || self.zoom.is_some() || self.is_hidden() {
            return None;
        }
        match self.nav.here {
            Place::Home => Some((self.home()?, self.place_area())),
            Place::Progress => self.progress_picture().map(|(scene, area)| (Rc::new(scene), area)),
            _ if self.shows_picture() => self.figure_picture(),
            _ => None,
        }
    }
}
