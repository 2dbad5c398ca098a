//! A lesson on the screen: which step it is at, the hands that were shown, the way back to it.

mod asked;
mod by_itself;
mod hands;
mod renewed;
mod shown;
mod sized;
mod slides;
mod steps;
mod told;

pub use asked::{DIGIT, Question};
pub use shown::{Said, SmallPrint};
pub use slides::Next;
pub use told::keys;

use super::command::Command;
use super::key::{Code, Key};
use super::keymap::Scope;
use super::memory::Change;
use super::place::{Place, is_card};
use super::settings::ThemeName;
use super::{App, Effect, Overlay};
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::lesson::{Lesson, Step};
use crate::content::model::Family;
use crate::page::Page;
use ratatui::layout::Position;
use std::collections::HashMap;
use std::time::Duration;

/// A lesson that is being given.
#[derive(Clone, Debug)]
pub struct Running {
    pub id: LessonId,
    /// What the step says.
    pub said: Said,
    /// Which step, from 0.
    pub step: usize,
    /// Which of its slides, from 0.
    pub slide: usize,
    /// Nothing is shown, so that all look at the teacher.
    pub is_blank: bool,
    pub spotlight: Option<Spotlight>,
    /// The digits of a step to jump to.
    pub digits: String,
    /// What the class thought, by steps.
    hands: HashMap<usize, Hands>,
    /// A number of hands that is being typed.
    pub number: Option<Number>,
    /// Whether it was said that a round would be lost; the same key again means it.
    is_warned: bool,
    /// What is wrong with what was saved since; the last good lesson is still given.
    pub(super) faults: Faults,
    /// Whether the teacher has gone on once, and so knows how.
    pub has_gone_on: bool,
    pub auto: Option<Auto>,
    /// Whose lesson it is: where it stops is kept under this name.
    pub class: Option<String>,
    /// The step that this time began with.
    pub(super) from: usize,
    /// How many times one was begun before, by hand or by going round: the clock begins anew.
    pub round: usize,
    /// When the step began.
    since: Duration,
    /// The theme that comes back afterwards.
    pub(super) theme: ThemeName,
}

/// Faults that were saved while a lesson is given.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    /// Each in a sentence, for the teacher.
    pub(super) sentences: Vec<String>,
    /// Whether the class's screen says that there are some; Esc takes that off.
    pub(super) is_told: bool,
}

/// What is lit while the rest is dim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spotlight {
    /// Whatever has focus.
    Focus,
    /// What lies around the mouse.
    Pointer(Position),
}

/// How a lesson goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auto {
    /// To its last step.
    Once,
    /// Round and round.
    Loop,
}

/// Hands that were shown for the options of a prediction, round by round. Kept as long as the lesson runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    pub rounds: Vec<Vec<u32>>,
    pub is_revealed: bool,
    /// The options of the hands of this round, from 1, which can be taken back one by one.
    shown: Vec<usize>,
}

/// How many hands an option has, typed as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// From 1.
    pub option: usize,
    pub digits: String,
}

/// How a lesson is begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begin {
    pub auto: Option<Auto>,
    pub class: Option<String>,
}

/// The step on the screen with the lesson that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    pub lesson: &'a Lesson,
    pub step: &'a Step,
    pub running: &'a Running,
}

impl Present<'_> {
    /// Whether it shows words of its own, lines, a question or what belongs to one, and no place.
    pub fn has_words(&self) -> bool {
        self.step.prediction.is_some() || !self.step.lines.is_empty() || self.words_alone().is_some()
    }

    /// The words that are alone on this slide of it.
    pub fn words_alone(&self) -> Option<&Page> {
        self.running.said.alone(self.running.slide)
    }

    /// What it shows of a text, or says alone.
    pub fn page(&self) -> Option<&Page> {
        self.words_alone().or(self.running.said.page.as_ref())
    }

    /// The hands of this step.
    pub fn hands(&self) -> Hands {
        self.running.hands.get(&self.running.step).cloned().unwrap_or_default()
    }
}

impl App {
    /// Begins a lesson; with a class at the step where that class stopped in it.
    pub fn begin_lesson(&mut self, id: &LessonId, begin: Begin) -> Vec<Effect> {
        let Some(lesson) = self.pack.library().lesson(id) else { return Vec::new() };
        let last = lesson.steps.len().saturating_sub(1);
        let stopped = begin.class.as_ref().and_then(|class| self.memory.lessons.get(class)?.get(id));
        // A lesson that came to its end begins anew.
        let step = stopped.copied().filter(|step| *step < last).unwrap_or(0);
        let theme = self.lesson.as_ref().map_or(self.settings.theme, |running| running.theme);
        let left = self.lesson_step().filter(|it| it.lesson.id != *id);
        let left = left.map(|it| format!("You left “{}” at step {}.", it.lesson.title, it.running.step + 1));
        if !self.keeps_theme && matches!(self.settings.theme, ThemeName::Dark | ThemeName::Light) {
            self.settings.theme = ThemeName::HighContrast;
        }
        self.overlay = None;
        let round = self.lesson.as_ref().map_or(0, |running| running.round + 1);
        self.lesson = Some(Running {
            id: id.clone(),
            said: Said::default(),
            step,
            slide: 0,
            is_blank: false,
            spotlight: None,
            digits: String::new(),
            hands: HashMap::new(),
            number: None,
            is_warned: false,
            faults: Faults::default(),
            has_gone_on: self.lesson.as_ref().is_some_and(|running| running.has_gone_on),
            auto: begin.auto,
            class: begin.class,
            from: step,
            round,
            since: self.now,
            theme,
        });
        let effects = self.go_to_step(step);
        if step > 0 {
            self.notice = Some(format!("Going on where this class stopped: step {}.", step + 1));
        } else if left.is_some() {
            self.notice = left;
        }
        effects
    }

    /// What a command does to a lesson.
    pub(super) fn conduct(&mut self, command: &Command) -> Vec<Effect> {
        match command {
            Command::Present if self.lesson.is_some() => return self.return_to_step(),
            Command::Present => self.travel(Place::Lessons, None),
            Command::NextStep => return self.next_step(),
            Command::PassStep => return self.pass_step(),
            Command::PreviousStep => return self.previous_step(),
            Command::TakeBack => return self.take_back(),
            Command::AskAgain => self.ask_again(),
            Command::Count => self.begin_number(),
            Command::Steps => self.open_steps(),
            Command::Blank => self.blank(),
            Command::Spotlight => self.spotlight(),
            Command::LeaveLesson => self.close_or_ask(false),
            _ => self.close_or_ask(true),
        }
        Vec::new()
    }

    /// The step of the lesson that is being given, wherever one has wandered.
    pub fn lesson_step(&self) -> Option<Present<'_>> {
        let running = self.lesson.as_ref()?;
        let lesson = self.pack.library().lesson(&running.id)?;
        Some(Present { lesson, step: lesson.steps.get(running.step)?, running })
    }

    /// The step that is on the screen; nothing while one has wandered off.
    pub fn presented(&self) -> Option<Present<'_>> {
        self.lesson_step().filter(|it| self.nav.here == self.place_of(it.step.address()))
    }

    /// Whether a lesson is being given and another place is on the screen.
    pub fn is_wandering(&self) -> bool {
        self.lesson.is_some() && self.presented().is_none()
    }

    fn place_of(&self, spot: &Address) -> Place {
        Place::of(spot, self.pack.library())
    }

    /// Shows the step `nth`, as it is when one comes to it.
    pub(super) fn go_to_step(&mut self, nth: usize) -> Vec<Effect> {
        let Some(running) = &mut self.lesson else { return Vec::new() };
        (running.step, running.slide) = (nth, 0);
        running.is_blank = false;
        running.digits.clear();
        running.number = None;
        running.since = self.now;
        if let Some(Spotlight::Pointer(_)) = running.spotlight {
            running.spotlight = Some(Spotlight::Focus);
        }
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return Vec::new() };
        let place = self.place_of(step.address());
        let card = Some(step.address().clone()).filter(is_card);
        self.set_figure(&step);
        let is_here = place == self.nav.here;
        self.travel(place, None);
        // Where one arrives is laid out already.
        if is_here {
            self.lay_out();
        }
        self.view = self.sheet.first_view();
        self.zoom = None;
        if let Some(family) = Family::ALL.into_iter().find(|it| it.id() == step.focus) {
            self.choose_node(family);
        }
        if let Some(target) = card.filter(|_| step.prediction.is_none()) {
            self.focus_on(&target);
            self.follow(target);
        }
        self.remember_class()
    }

    /// The key that goes on, unless it has none.
    pub fn next_step_key(&self) -> Option<Key> {
        self.keymap.key(&[Scope::Lesson], &Command::NextStep)
    }

    /// Back to the step from wherever one has wandered.
    pub(super) fn return_to_step(&mut self) -> Vec<Effect> {
        let step = self.lesson.as_ref().map_or(0, |running| running.step);
        self.go_to_step(step)
    }

    fn digits(&self) -> &str {
        self.lesson.as_ref().map_or("", |running| running.digits.as_str())
    }

    /// Whatever does not belong to a number that is being typed ends it. Only Enter jumps: a hand that was
    /// counted too late must not lead a clicker astray.
    pub(super) fn end_digits(&mut self, command: &Command, key: Key) {
        let goes_on = matches!(command, Command::TakeBack | Command::LeaveLesson) || key.code == Code::Enter;
        let Some(running) = &mut self.lesson else { return };
        running.is_warned &= *command == Command::AskAgain;
        running.faults.is_told &= *command == Command::LeaveLesson;
        if !goes_on {
            running.digits.clear();
            running.number = None;
        }
    }

    fn jump(&mut self) -> Vec<Effect> {
        let wanted: Option<usize> = self.digits().parse().ok();
        if let Some(running) = &mut self.lesson {
            running.digits.clear();
        }
        let n = self.lesson_step().map_or(0, |it| it.lesson.steps.len());
        match wanted.filter(|wanted| (1..=n).contains(wanted)) {
            Some(wanted) => self.go_to_step(wanted - 1),
            None => {
                self.notice = Some(format!("This lesson has the steps 1 to {n}."));
                Vec::new()
            }
        }
    }

    fn blank(&mut self) {
        if let Some(running) = &mut self.lesson {
            running.is_blank = !running.is_blank;
        }
    }

    fn unblank(&mut self) -> bool {
        self.lesson.as_mut().is_some_and(|running| std::mem::take(&mut running.is_blank))
    }

    fn spotlight(&mut self) {
        if let Some(running) = &mut self.lesson {
            running.spotlight = if running.spotlight.is_some() { None } else { Some(Spotlight::Focus) };
        }
    }

    /// The spotlight follows the mouse.
    pub(super) fn point(&mut self, position: Position) {
        if let Some(running) = &mut self.lesson
            && running.spotlight.is_some()
        {
            running.spotlight = Some(Spotlight::Pointer(position));
        }
    }

    /// Closes what was opened during a step, brings a picture back; then asks whether to leave the lesson,
    /// or to quit.
    fn close_or_ask(&mut self, quits: bool) {
        let is_own = self
            .presented()
            .is_some_and(|it| matches!(it.step.address(), Address::Claim(_) | Address::Saying(_)));
        let is_told = matches!(self.nav.here, Place::Figure(_)) && !self.is_picture();
        match (&self.overlay, &mut self.lesson) {
            (_, Some(running)) if running.faults.is_told => running.faults.is_told = false,
            (_, Some(running)) if running.is_blank => running.is_blank = false,
            (_, Some(running)) if !running.digits.is_empty() => running.digits.clear(),
            (_, Some(running)) if running.number.is_some() => running.number = None,
            (Some(Overlay::Card(card)), _) if !is_own || card.beneath.is_some() => self.close(),
            (None, _) if is_told => self.close(),
            _ => self.overlay = Some(Overlay::Leave { quits }),
        }
    }

    /// The lesson is over; one stays where one is.
    pub(super) fn leave_lesson(&mut self) {
        if let Some(running) = self.lesson.take() {
            if self.settings.theme == ThemeName::HighContrast {
                self.settings.theme = running.theme;
            }
            self.lay_out();
        }
    }

    fn remember_class(&mut self) -> Vec<Effect> {
        let Some(running) = &self.lesson else { return Vec::new() };
        let Some(class) = running.class.clone() else { return Vec::new() };
        let (lesson, step) = (running.id.clone(), running.step);
        let lessons = self.memory.lessons.entry(class.clone()).or_default();
        if lessons.insert(lesson.clone(), step) == Some(step) {
            return Vec::new();
        }
        vec![Effect::Keep(Change::Stopped { class, lesson, step })]
    }
}
