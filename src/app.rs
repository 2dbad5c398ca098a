//! The state machine: facts come in as [`Msg`], what the shell must do goes out as [`Effect`].
//!
//! Nothing here fails, and nothing here knows a terminal, a clock, a file or the environment.
//! Only `Msg::Tick` moves `now`, so the same state at the same time is the same picture.

mod act;
mod cards;
mod chrome;
mod citing;
pub mod command;
pub mod config;
mod figure;
pub mod film;
pub mod finder;
pub mod follower;
mod found;
pub mod help;
pub mod history;
pub mod key;
pub mod keymap;
pub mod lesson;
mod lists;
mod marks;
pub mod memory;
pub mod menu;
mod mouse;
mod movement;
pub mod name;
pub mod nav;
pub mod notes;
mod overlay;
mod pages;
mod picture;
pub mod place;
pub mod posed;
pub mod pressed;
mod progress;
mod quiz;
mod reload;
pub mod research;
mod review;
pub mod round;
mod scope;
pub mod settings;
pub mod sheet;
pub mod stage;
mod time;
mod typing;
mod zoom;

pub use chrome::{Crumb, Hint};
pub use marks::{Draft, Kept};
pub use mouse::Hit;
pub use overlay::{Card, Overlay, Subject};
pub use reload::Fresh;
pub use review::{Control, Controls};
pub use zoom::{ZOOM, Zoom};

use crate::content::Pack;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::id::{FigureId, QuestionId};
use crate::content::model::{Family, Status};
use crate::content::problem::Problem;
use crate::study;
use crate::study::log::Record;
use crate::study::moment::Moment;
use crate::study::progress::Progress;
use crate::study::schedule::History;
use crate::study::session::Wanted;
use crate::study::student::Student;
use command::Command;
use finder::Catalogue;
use key::Key;
use keymap::{Keymap, Scope};
use lesson::{Begin, Running};
use memory::{Change, Memory};
use nav::Nav;
use picture::Drawn;
use place::Place;
use pressed::{Pressed, What};
use ratatui::layout::{Position, Size};
use research::Research;
use round::Round;
use settings::{Settings, ThemeName};
use sheet::{Sheet, View};
use stage::{Face, Stage};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Facts from outside.
#[derive(Debug)]
pub enum Msg {
    Key(Key),
    Click(Position),
    /// The mouse moved with its button down.
    Drag(Position),
    Hover(Position),
    /// Lines down, at a place on the screen.
    Scroll(Position, i32),
    Resize(Size),
    /// So much time has passed.
    Tick(Duration),
    /// The pack has been read: again, since its files were saved, or for the first time.
    Reloaded(Box<Result<Fresh, Vec<Problem>>>),
    /// The terminal said whether it is dark or light.
    Theme(ThemeName),
    /// Text that was pasted, of more lines than one perhaps.
    Paste(String),
    /// How an effect went, in words.
    Notice(String),
    /// What the clocks there show, before whatever comes of it.
    Clock(Moment),
    /// What was answered so far has been read.
    Reviews(Box<History>),
    /// Records that are kept now, that of the last [`Effect::Note`] last.
    Noted(Vec<Record>),
}

/// What the shell must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Quit,
    Suspend,
    /// Send all of the picture again.
    Redraw,
    /// Open an https address; where that fails, copy it and say so.
    Open(String),
    /// Put `text` on the clipboard and say `what` was copied.
    Copy {
        text: String,
        what: String,
    },
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Write it down for the next time.
    Keep(Change),
    /// Write down what happened to a card, and say so by [`Msg::Noted`].
    Note(study::log::What),
}

/// The whole state.
#[derive(Clone, Debug)]
pub struct App {
    pub pack: Pack,
    /// All of the screen.
    pub screen: Size,
    /// What the place has of it.
    pub size: Size,
    pub now: Duration,
    pub settings: Settings,
    /// Every key, as the reader has them.
    pub keymap: Keymap,
    pub nav: Nav,
    /// The chosen node of the home screen.
    pub node: Family,
    /// The stream chosen last: the way back from the total.
    pub stream: Family,
    pub sheet: Sheet,
    pub view: View,
    pub research: Research,
    pub overlay: Option<Overlay>,
    pub hover: Option<Hit>,
    /// What a drag of the mouse began on, where that can be turned.
    dragged: Option<Hit>,
    pub zoom: Option<Zoom>,
    /// A line for the reader; it goes with the next key.
    pub notice: Option<String>,
    /// Whether the glossary was opened by the key before this one.
    is_glossary_new: bool,
    /// The keys of which the reader knows that they do nothing at this place.
    dead: HashSet<Key>,
    pub style: Style,
    /// The sayings that are shown, all without one.
    pub said: Option<Status>,
    /// The options that the reader took of each question.
    pub answers: HashMap<QuestionId, Vec<usize>>,
    /// The round of questions that runs, or that ran last.
    pub round: Option<Round>,
    /// What rounds are mixed by, and how many were begun.
    pub seed: u64,
    n_rounds: u64,
    /// Figures that were seen, as the reader left them.
    pub stages: HashMap<FigureId, Stage>,
    drawn: Drawn,
    pub lesson: Option<Running>,
    /// Whether the theme was asked for, so that a lesson keeps it too.
    pub keeps_theme: bool,
    pub memory: Memory,
    /// What was answered, once it has been read; none where nothing can be kept.
    pub student: Option<Student>,
    controls: Option<Controls>,
    /// Why no answer can be kept, where that is so.
    pub unkept: Option<&'static str>,
    /// How much of what is due is wanted.
    pub wanted: Wanted,
    /// How far the reader is, once that was asked; none before a card was answered.
    progress: OnceLock<Option<Progress>>,
    /// Whether that is a picture or told in words.
    progress_face: Face,
    /// What the clocks showed at the last key or click.
    pub clock: Moment,
    /// What the shell must do besides what a command returns.
    outbox: Vec<Effect>,
    /// Whether the hint for the first time stands on the home screen.
    pub welcome: bool,
    /// A line below the place, for those who look on.
    caption: Option<String>,
    /// What was pressed lately, where that is shown.
    pub pressed: Pressed,
    /// What the finder looks through, once it has been opened.
    catalogue: Option<Arc<Catalogue>>,
}

impl App {
    pub fn new(pack: Pack, size: Size, settings: Settings) -> Self {
        Self {
            pack,
            screen: size,
            size,
            now: Duration::ZERO,
            settings,
            keymap: Keymap::default(),
            nav: Nav::new(Place::Home),
            node: Family::Specific,
            stream: Family::Specific,
            sheet: Sheet::default(),
            view: View::default(),
            research: Research::default(),
            overlay: None,
            hover: None,
            dragged: None,
            zoom: None,
            notice: None,
            is_glossary_new: false,
            dead: HashSet::new(),
            style: Style::default(),
            said: None,
            answers: HashMap::new(),
            round: None,
            seed: 0,
            n_rounds: 0,
            stages: HashMap::new(),
            drawn: Drawn::default(),
            lesson: None,
            keeps_theme: false,
            memory: Memory::default(),
            student: None,
            controls: None,
            unkept: None,
            wanted: Wanted::default(),
            progress: OnceLock::new(),
            progress_face: Face::Picture,
            clock: Moment::default(),
            outbox: Vec::new(),
            welcome: false,
            caption: None,
            pressed: Pressed::default(),
            catalogue: None,
        }
    }

    /// Opens at `address`, as if the reader had come there from home.
    pub fn open(&mut self, address: Address) {
        self.travel(Place::of(&address, self.pack.library()), None);
        if place::is_card(&address) {
            self.focus_on(&address);
            self.follow(address);
        }
        self.zoom = None;
    }

    /// Takes in one fact.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = self.take_in(msg);
        effects.append(&mut self.outbox);
        effects
    }

    fn take_in(&mut self, msg: Msg) -> Vec<Effect> {
        // What the mouse was over may have gone from under it; the next move of it tells.
        if matches!(msg, Msg::Key(_) | Msg::Click(_) | Msg::Scroll(..)) {
            self.hover = None;
        }
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Click(position) => {
                self.welcome = false;
                if self.settings.film.keys {
                    self.pressed.press(What::Click);
                }
                self.click(position)
            }
            Msg::Drag(position) => {
                self.drag(position);
                Vec::new()
            }
            Msg::Hover(position) => {
                self.hover = self.hit(position);
                self.point(position);
                Vec::new()
            }
            Msg::Scroll(position, lines) => {
                self.wheel(position, lines);
                Vec::new()
            }
            Msg::Resize(size) => {
                self.resize(size);
                Vec::new()
            }
            Msg::Tick(dt) => self.tick(dt),
            Msg::Reloaded(pack) => {
                self.reloaded(*pack);
                Vec::new()
            }
            Msg::Theme(theme) => {
                match &mut self.lesson {
                    // A lesson keeps its contrast; afterwards comes what suits the terminal.
                    Some(running) => running.theme = theme,
                    None => self.settings.theme = theme,
                }
                Vec::new()
            }
            Msg::Paste(text) => {
                self.paste(&text);
                Vec::new()
            }
            Msg::Notice(text) => {
                self.notice = Some(text);
                Vec::new()
            }
            Msg::Clock(now) => {
                self.clock = now;
                Vec::new()
            }
            Msg::Reviews(history) => {
                self.read_reviews(*history);
                Vec::new()
            }
            Msg::Noted(records) => {
                self.noted(records);
                Vec::new()
            }
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        (self.welcome, self.notice, self.zoom) = (false, None, None);
        let scopes = self.scopes();
        let command = self.keymap.command(&scopes, key).cloned();
        self.is_glossary_new &= command == Some(Command::Glossary);
        if self.settings.film.keys {
            self.pressed.key(key, command.is_none() && scopes.last() == Some(&Scope::Typing));
        }
        match command {
            Some(command) if command != Command::Type && !self.is_beside_table(&command) => {
                self.end_digits(&command, key);
                self.run(&command)
            }
            _ => {
                if !self.type_key(key) {
                    self.say_dead(key, &scopes);
                }
                Vec::new()
            }
        }
    }

    /// Opens what `target` leads to: a place, or a card where it is explained in place.
    pub(crate) fn follow(&mut self, target: Address) {
        match target {
            Address::Claim(id) => self.open_card(Subject::Claim(id)),
            Address::Saying(id) => self.open_card(Subject::Saying(id)),
            Address::Term(id) if matches!(self.nav.here, Place::Glossary | Place::Marks) => {
                self.travel(Place::Term(id), None);
            }
            Address::Term(id) => self.open_card(Subject::Term(id)),
            Address::Question(id) => self.open_card(Subject::Question(id)),
            Address::Answer(id, option) => self.answer(id, option),
            Address::Round(pool) => self.begin_a_round(&pool),
            Address::Step(_, nth) => {
                self.go_to_step(nth);
            }
            cards @ (Address::Cards | Address::Aside | Address::TakeUp(_)) => self.follow_cards(cards),
            Address::Lesson(id) => {
                self.begin_lesson(&id, Begin::default());
            }
            Address::Figure(id) if self.poses(&id) => self.open_posed(),
            place => self.travel(Place::of(&place, self.pack.library()), None),
        }
    }

    /// Runs `command` as if its key had been pressed.
    pub fn command(&mut self, command: &Command) -> Vec<Effect> {
        self.notice = None;
        self.zoom = None;
        self.run(command)
    }
}
