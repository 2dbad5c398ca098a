//! A lesson on the screen: which step it is at, the hands that were shown, the way back to it.

use super::command::Command;
use super::key::Key;
use super::keymap::{self, Scope};
use super::memory::Stopped;
use super::place::{Door, Place};
use super::settings::ThemeName;
use super::sheet::Focus;
use super::stage::Stage;
use super::{App, Effect, Msg, Overlay};
use crate::content::id::LessonId;
use crate::content::lesson::{Lesson, Prediction, Spot, Step};
use crate::content::model::{Family, Topic};
use crate::layout;
use crate::page::Role;
use crate::page::write::Writer;
use crate::sim;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

/// A lesson that is being given.
#[derive(Clone, Debug)]
pub struct Running {
    pub id: LessonId,
    /// Which step, from 0.
    pub step: usize,
    /// Nothing is shown, so that all look at the teacher.
    pub is_blank: bool,
    pub spotlight: Option<Spotlight>,
    /// The digits of a step to jump to.
    pub digits: String,
    /// What the class thought, by steps.
    hands: HashMap<usize, Hands>,
    pub auto: Option<Auto>,
    /// Whose lesson it is: where it stops is kept under this name.
    pub class: Option<String>,
    /// The step that this time began with.
    pub(super) from: usize,
    /// When the step began.
    since: Duration,
    /// The theme that comes back afterwards.
    pub(super) theme: ThemeName,
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
    /// The option of the last hand, from 1, which can be taken back.
    last: Option<usize>,
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
    /// The hands of this step.
    pub fn hands(&self) -> Hands {
        self.running.hands.get(&self.running.step).cloned().unwrap_or_default()
    }
}

/// Columns of a letter of the large heading; it is four lines high.
const LARGE: u16 = 4;

impl App {
    /// Begins a lesson; with a class at the step where that class stopped.
    pub fn begin_lesson(&mut self, id: &LessonId, begin: Begin) -> Vec<Effect> {
        let Some(lesson) = self.pack.library().lesson(id) else { return Vec::new() };
        let last = lesson.steps.len().saturating_sub(1);
        let stopped = begin.class.as_ref().and_then(|class| self.memory.classes.get(class));
        let step = stopped.filter(|it| it.lesson == *id).map_or(0, |it| it.step.min(last));
        let theme = self.lesson.as_ref().map_or(self.settings.theme, |running| running.theme);
        if matches!(self.settings.theme, ThemeName::Dark | ThemeName::Light) {
            self.settings.theme = ThemeName::HighContrast;
        }
        self.overlay = None;
        self.lesson = Some(Running {
            id: id.clone(),
            step,
            is_blank: false,
            spotlight: None,
            digits: String::new(),
            hands: HashMap::new(),
            auto: begin.auto,
            class: begin.class,
            from: step,
            since: self.now,
            theme,
        });
        let effects = self.go_to_step(step);
        if step > 0 {
            self.notice = Some(format!("Going on where this class stopped: step {}.", step + 1));
        }
        effects
    }

    /// The step of the lesson that is being given, wherever one has wandered.
    pub fn lesson_step(&self) -> Option<Present<'_>> {
        let running = self.lesson.as_ref()?;
        let lesson = self.pack.library().lesson(&running.id)?;
        Some(Present { lesson, step: lesson.steps.get(running.step)?, running })
    }

    /// The step that is on the screen; nothing while one has wandered off.
    pub fn presented(&self) -> Option<Present<'_>> {
        self.lesson_step().filter(|it| self.nav.here == self.place_of(&it.step.place))
    }

    /// Whether a lesson is being given and another place is on the screen.
    pub fn is_wandering(&self) -> bool {
        self.lesson.is_some() && self.presented().is_none()
    }

    /// The rectangles of the step on the screen.
    pub fn lesson_area(&self) -> Option<layout::Lesson> {
        let present = self.presented()?;
        let n_heading = if self.has_large_heading(&present) { LARGE } else { 1 };
        let n_caption = self.caption(&present).len() as u16;
        Some(layout::lesson(self.size, n_heading, n_caption))
    }

    /// Whether there is room for the heading in large letters.
    pub fn has_large_heading(&self, present: &Present<'_>) -> bool {
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width;
        self.size.height >= 30
            && present.step.title.chars().count() as u16 * LARGE <= width
            && !self.settings.ascii
    }

    /// The caption line by line.
    pub fn caption(&self, present: &Present<'_>) -> Vec<String> {
        const MOST: u16 = 110;
        let width = layout::inset(Rect::from((Position::ORIGIN, self.size))).width;
        let set = |width: u16| -> Vec<String> {
            let mut w = Writer::new(width);
            w.text(&present.step.caption, Role::Strong);
            w.finish().text().lines().map(str::to_owned).collect()
        };
        let widest = width.min(MOST);
        let lines = set(widest);
        // Lines of about one length: no single word on the last.
        let narrower = (widest / 2..widest).map(set).find(|it| it.len() == lines.len());
        narrower.filter(|_| lines.len() > 1).unwrap_or(lines)
    }

    fn place_of(&self, spot: &Spot) -> Place {
        match Door::of(spot, self.pack.library()) {
            Door::Place(place) | Door::Card(place, _) => place,
        }
    }

    /// Shows the step `nth`, as it is when one comes to it.
    pub(super) fn go_to_step(&mut self, nth: usize) -> Vec<Effect> {
        let Some(running) = &mut self.lesson else { return Vec::new() };
        running.step = nth;
        running.is_blank = false;
        running.digits.clear();
        running.since = self.now;
        if let Some(Spotlight::Pointer(_)) = running.spotlight {
            running.spotlight = Some(Spotlight::Focus);
        }
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return Vec::new() };
        let (place, card) = match Door::of(&step.place, self.pack.library()) {
            Door::Place(place) => (place, None),
            Door::Card(place, target) => (place, Some(target)),
        };
        self.travel(place, None);
        self.set_figure(&step);
        self.lay_out();
        self.view = self.sheet.first_view();
        self.zoom = None;
        if let Some(family) = Family::ALL.into_iter().find(|it| it.id() == step.focus) {
            self.node = family;
        }
        self.show_section(&step.focus);
        if let Some(target) = card.filter(|_| step.prediction.is_none()) {
            self.focus_on(&target);
            self.follow(target);
        }
        self.remember_class()
    }

    /// A figure of a step stands as the step says.
    fn set_figure(&mut self, step: &Step) {
        let Spot::Figure(id) = &step.place else { return };
        let library = self.pack.library();
        let Some(figure) = library.figure(id) else { return };
        let mut stage = Stage::new(library, figure);
        if let Ok(at) = sim::at(figure.data.kind(), library, &step.set) {
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
    fn show_section(&mut self, heading: &str) {
        let Some(column) = self.sheet.columns.first().filter(|_| !heading.is_empty()) else { return };
        let is_heading = |line: &crate::page::Line| {
            line.spans.iter().any(|span| span.role == Role::Heading && span.text == heading)
        };
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

    /// The page with the sections that the lesson has come to.
    pub(super) fn revealed<'a>(&self, topic: &'a Topic) -> Cow<'a, Topic> {
        let reveal = self.presented().map(|it| &it.step.reveal).filter(|reveal| !reveal.is_empty());
        let Some(reveal) = reveal else { return Cow::Borrowed(topic) };
        let mut topic = topic.clone();
        topic.sections.retain(|section| reveal.contains(&section.heading));
        Cow::Owned(topic)
    }

    /// On to what comes next: the answer of a prediction, then the next step.
    pub(super) fn next_step(&mut self) -> Vec<Effect> {
        if !self.digits().is_empty() {
            return self.jump();
        }
        if self.unblank() {
            return Vec::new();
        }
        let Some(present) = self.lesson_step() else { return Vec::new() };
        let (n, here) = (present.lesson.steps.len(), present.running.step);
        if present.step.prediction.is_some() && !present.hands().is_revealed {
            self.hands(|hands| hands.is_revealed = true);
            return Vec::new();
        }
        if here + 1 < n {
            return self.go_to_step(here + 1);
        }
        self.notice = Some("That was the last step. Esc leaves the lesson.".to_owned());
        Vec::new()
    }

    pub(super) fn previous_step(&mut self) -> Vec<Effect> {
        if self.unblank() {
            return Vec::new();
        }
        match self.lesson.as_ref().and_then(|running| running.step.checked_sub(1)) {
            Some(step) => self.go_to_step(step),
            None => Vec::new(),
        }
    }

    /// Back to the step from wherever one has wandered.
    pub(super) fn return_to_step(&mut self) -> Vec<Effect> {
        let step = self.lesson.as_ref().map_or(0, |running| running.step);
        self.go_to_step(step)
    }

    fn digits(&self) -> &str {
        self.lesson.as_ref().map_or("", |running| running.digits.as_str())
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

    /// A digit: a hand for an option while hands are counted, else of the step to jump to.
    pub(super) fn type_digit(&mut self, digit: char) {
        let is_counting = self.counting().is_some();
        let Some(value) = digit.to_digit(10) else { return };
        if is_counting {
            self.count(value as usize, true);
        } else if let Some(running) = self.lesson.as_mut().filter(|running| running.digits.len() < 3) {
            running.digits.push(digit);
        }
    }

    /// The prediction for which hands are counted now.
    fn counting(&self) -> Option<&Prediction> {
        let present = self.presented()?;
        present.step.prediction.as_ref().filter(|_| !present.hands().is_revealed)
    }

    /// One hand more for the option `nth`, from 1, or one less.
    fn count(&mut self, nth: usize, more: bool) {
        let Some(n_options) = self.counting().map(|it| it.options.len()) else { return };
        if !(1..=n_options).contains(&nth) {
            self.notice = Some(format!("The options are 1 to {n_options}."));
            return;
        }
        self.hands(|hands| {
            if hands.rounds.is_empty() {
                hands.rounds.push(vec![0; n_options]);
            }
            if let Some(count) = hands.rounds.last_mut().and_then(|round| round.get_mut(nth - 1)) {
                *count = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
            }
            hands.last = Some(nth).filter(|_| more);
        });
    }

    fn hands(&mut self, change: impl FnOnce(&mut Hands)) {
        if let Some(running) = &mut self.lesson {
            change(running.hands.entry(running.step).or_default());
        }
    }

    /// Takes back the last hand or digit; where there is none, goes a step back.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        if let Some(running) = &mut self.lesson
            && running.digits.pop().is_some()
        {
            return Vec::new();
        }
        let last = self.presented().and_then(|it| it.hands().last);
        match last {
            Some(nth) if self.counting().is_some() => {
                self.count(nth, false);
                Vec::new()
            }
            _ => self.previous_step(),
        }
    }

    /// A second round for the same question, hidden like the first.
    pub(super) fn ask_again(&mut self) {
        let Some(present) = self.presented() else { return };
        let Some(n_options) = present.step.prediction.as_ref().map(|it| it.options.len()) else {
            return self.travel(Place::Research, None);
        };
        let has_hands = |round: &Vec<u32>| round.iter().any(|n| *n > 0);
        if !present.hands().rounds.last().is_some_and(has_hands) {
            self.notice = Some("Nobody has shown hands yet: a digit counts one.".to_owned());
            return;
        }
        self.hands(|hands| {
            // The first round is kept to be compared with, the others make place.
            hands.rounds.truncate(1);
            hands.rounds.push(vec![0; n_options]);
            (hands.is_revealed, hands.last) = (false, None);
        });
        self.notice = Some("Second round: show hands again.".to_owned());
    }

    pub(super) fn blank(&mut self) {
        if let Some(running) = &mut self.lesson {
            running.is_blank = !running.is_blank;
        }
    }

    fn unblank(&mut self) -> bool {
        self.lesson.as_mut().is_some_and(|running| std::mem::take(&mut running.is_blank))
    }

    pub(super) fn spotlight(&mut self) {
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

    /// Esc: closes what was opened during a step; then asks whether to leave.
    pub(super) fn leave_or_close(&mut self) {
        let is_own =
            self.presented().is_some_and(|it| matches!(it.step.place, Spot::Claim(_) | Spot::Saying(_)));
        match (&self.overlay, &mut self.lesson) {
            (_, Some(running)) if !running.digits.is_empty() => running.digits.clear(),
            (Some(Overlay::Card(card)), _) if !is_own || card.beneath.is_some() => self.close(),
            _ => self.overlay = Some(Overlay::Leave { quits: false }),
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

    /// A key from the second terminal. It moves the lesson and nothing else.
    pub fn drive(&mut self, key: Key) -> Vec<Effect> {
        let command = keymap::command(&[Scope::Lesson], key);
        let moves = matches!(
            command,
            Some(
                Command::NextStep
                    | Command::PreviousStep
                    | Command::TakeBack
                    | Command::AskAgain
                    | Command::Blank
                    | Command::Spotlight
                    | Command::Play
                    | Command::Present
                    | Command::Type
            )
        );
        let is_open = matches!(self.overlay, Some(Overlay::Finder(..) | Overlay::Leave { .. }));
        match (self.lesson.is_some() && moves && !is_open, self.is_wandering()) {
            (true, false) => self.update(Msg::Key(key)),
            (true, true) if command == Some(&Command::Present) => self.return_to_step(),
            _ => Vec::new(),
        }
    }

    /// How long until the lesson goes on by itself.
    pub(super) fn step_ends_in(&self) -> Option<Duration> {
        let present = self.presented().filter(|it| it.running.auto.is_some() && !it.running.is_blank)?;
        let rounds = if present.hands().is_revealed { 2.0 } else { 1.0 };
        let length = Duration::try_from_secs_f64(present.step.seconds * rounds).unwrap_or_default();
        Some((present.running.since + length).saturating_sub(self.now))
    }

    /// Where that is what has focus.
    pub fn focus_area(&self) -> Option<Rect> {
        match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Card(card)), _) => Some(card.frame),
            (Some(_), _) => None,
            (None, Place::Home) => self.home_area()?.nodes.get(self.node.idx()).copied(),
            (None, Place::Figure(_)) => self.figure_area().map(|(_, _, area)| area.picture),
            (None, _) => self.rect_of(self.view.focus?),
        }
    }

    /// Goes on by itself when the time of the step is over.
    pub(super) fn play_on(&mut self) -> Vec<Effect> {
        if self.step_ends_in() != Some(Duration::ZERO) {
            return Vec::new();
        }
        let Some(present) = self.presented() else { return Vec::new() };
        let is_last = present.running.step + 1 == present.lesson.steps.len();
        let waits = present.step.prediction.is_some() && !present.hands().is_revealed;
        match present.running.auto {
            Some(Auto::Loop) if is_last && !waits => {
                if let Some(running) = &mut self.lesson {
                    running.hands.clear();
                }
                self.go_to_step(0)
            }
            Some(Auto::Once) if is_last && !waits => {
                if let Some(running) = &mut self.lesson {
                    running.auto = None;
                }
                Vec::new()
            }
            _ => self.next_step(),
        }
    }

    fn remember_class(&mut self) -> Vec<Effect> {
        let Some(running) = &self.lesson else { return Vec::new() };
        let Some(class) = running.class.clone() else { return Vec::new() };
        let stopped = Stopped { lesson: running.id.clone(), step: running.step };
        if self.memory.classes.insert(class, stopped.clone()) == Some(stopped) {
            return Vec::new();
        }
        vec![Effect::Remember(Box::new(self.memory.clone()))]
    }
}
