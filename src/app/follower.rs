//! The second terminal of a lesson: what it shows, and what its keys ask for.

use super::command::Command;
use super::key::{Code, Key};
use super::keymap::{Keymap, Scope};
use crate::layout;
use crate::page::notes::{self, Clock, Notes};
use crate::page::{MEASURE, Page};
use ratatui::layout::Size;

/// What the second terminal knows.
#[derive(Debug, Default)]
pub struct Follower {
    /// Nothing while there is no lesson.
    pub notes: Option<Notes>,
    pub clock: Clock,
    /// Seconds since the lesson began.
    pub seconds: f64,
    /// The time of day, as it is written here; empty where it is not known.
    pub time_of_day: String,
    /// What is wrong with the connection.
    pub fault: Option<String>,
    pub size: Size,
    pub mode: Mode,
    /// Whatever a key does in the lesson, it is for the notes where it means something here.
    pub keymap: Keymap,
    top: u16,
}

/// What keys are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Notes,
    /// The list of steps, with the one that is chosen, from 0.
    Steps(usize),
    /// How many minutes there are, while that is typed.
    Minutes(String),
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The lesson gets the key.
    Press(Key),
    /// To this step, from 0.
    Step(usize),
    /// The clock stops, or goes on.
    Clock,
    /// So many minutes are left.
    Minutes(u16),
    Quit,
}

impl Follower {
    /// Before it has found a lesson.
    pub fn new(size: Size, keymap: Keymap) -> Self {
        Self { size, keymap, ..Self::default() }
    }

    /// Takes in new notes; those of another step begin at their top.
    pub fn take(&mut self, notes: Notes, clock: Clock) {
        let is_new = |before: &Notes| (&before.id, before.step) != (&notes.id, notes.step);
        if self.notes.as_ref().is_none_or(is_new) {
            self.top = 0;
        }
        if let Mode::Steps(chosen) = &mut self.mode {
            *chosen = (*chosen).min(notes.steps.len().saturating_sub(1));
        }
        (self.notes, self.clock, self.fault) = (Some(notes), clock, None);
    }

    /// There is no lesson any more, and perhaps a reason.
    pub fn lose(&mut self, fault: Option<String>) {
        (self.notes, self.mode, self.fault) = (None, Mode::Notes, fault);
    }

    /// Does what a key says here; what it asks of the lesson is returned.
    pub fn key(&mut self, key: Key) -> Option<Wish> {
        if key == (Key { ctrl: true, ..Key::new(Code::Char('c')) }) {
            return Some(Wish::Quit);
        }
        let own = self.keymap.command(&[Scope::Notes], key).cloned();
        let Some(notes) = &self.notes else {
            return (own == Some(Command::Quit)).then_some(Wish::Quit);
        };
        let last = notes.steps.len().saturating_sub(1);
        match &mut self.mode {
            Mode::Notes => match own {
                None => return Some(Wish::Press(key)),
                Some(Command::Quit) => return Some(Wish::Quit),
                Some(Command::Steps) => self.mode = Mode::Steps(notes.step.saturating_sub(1)),
                Some(Command::Minutes) => self.mode = Mode::Minutes(String::new()),
                Some(Command::Clock) => return Some(Wish::Clock),
                Some(Command::Down) => self.scroll(1),
                Some(_) => self.scroll(-1),
            },
            Mode::Steps(chosen) => match key.code {
                _ if own == Some(Command::Down) => *chosen = (*chosen + 1).min(last),
                _ if own == Some(Command::Up) => *chosen = chosen.saturating_sub(1),
                _ if matches!(own, Some(Command::Steps | Command::Quit)) => self.mode = Mode::Notes,
                Code::Down => *chosen = (*chosen + 1).min(last),
                Code::Up => *chosen = chosen.saturating_sub(1),
                Code::Home => *chosen = 0,
                Code::End => *chosen = last,
                Code::Enter | Code::Space => {
                    let step = *chosen;
                    self.mode = Mode::Notes;
                    return Some(Wish::Step(step));
                }
                Code::Esc => self.mode = Mode::Notes,
                _ => {}
            },
            Mode::Minutes(typed) => match key.code {
                // No lesson has more digits of minutes.
                Code::Char(digit) if digit.is_ascii_digit() && typed.len() < 3 => typed.push(digit),
                Code::Backspace => drop(typed.pop()),
                Code::Enter => {
                    let minutes = typed.parse().ok().filter(|minutes| *minutes > 0);
                    self.mode = Mode::Notes;
                    return minutes.map(Wish::Minutes);
                }
                Code::Esc => self.mode = Mode::Notes,
                _ => {}
            },
        }
        None
    }

    /// The rectangles of the screen.
    pub fn area(&self) -> layout::Notes {
        let rows = |page: Page| page.height();
        let width = layout::notes(self.size, 0, 0).next.width;
        let n_next = self.notes.as_ref().map_or(0, |it| rows(notes::next(it, width)));
        layout::notes(self.size, n_next, rows(self.keys_page(width)))
    }

    /// The notes, or the list of steps, and the first line of it that is in sight.
    pub fn page(&self) -> (Page, u16) {
        let Some(notes) = &self.notes else { return Default::default() };
        let body = self.area().body;
        let width = body.width.min(MEASURE + 12);
        match self.mode {
            Mode::Steps(chosen) => {
                let page = notes::steps(notes, width);
                let bottom = page.stops.get(chosen).map_or(0, |stop| stop.bottom);
                (page, bottom.saturating_sub(body.height))
            }
            _ => {
                let page = notes::page(notes, width);
                // On a screen that has grown there may be less to scroll.
                let top = self.top.min(page.height().saturating_sub(body.height));
                (page, top)
            }
        }
    }

    /// What can be pressed, for the last lines.
    pub fn keys_page(&self, width: u16) -> Page {
        let mut w = crate::page::write::Writer::new(width);
        let keys = match (&self.mode, &self.notes) {
            (Mode::Notes, None) => self.told(&[(Command::Quit, "quits")]).concat(),
            (Mode::Notes, Some(notes)) => {
                let acts =
                    [(Command::Steps, "steps"), (Command::Minutes, "minutes"), (Command::Clock, "clock")];
                let scroll = [Command::Down, Command::Up].map(|it| self.told(&[(it, "")]).concat()).concat();
                let scroll = Some(scroll).filter(|it| !it.is_empty()).map(|keys| keys + "scroll");
                let own =
                    self.told(&acts).into_iter().chain(scroll).chain(self.told(&[(Command::Quit, "quits")]));
                notes.keys.iter().cloned().chain(own).collect::<Vec<_>>().join(" · ")
            }
            (Mode::Steps(_), _) => "↑ ↓ choose · Enter goes there · Esc back to the notes".to_owned(),
            (Mode::Minutes(typed), _) => {
                format!("How many minutes are there from now on? {typed}_ · Enter, or Esc")
            }
        };
        // A key stays with what it does.
        let keys: Vec<String> = keys.split(" · ").map(|it| it.replace(' ', "\u{a0}")).collect();
        w.text(&keys.join("\u{a0}· "), crate::page::Role::Meta);
        w.finish()
    }

    /// "c clock": those of `acts` that have a key here.
    fn told(&self, acts: &[(Command, &str)]) -> Vec<String> {
        self.keymap.told(&[Scope::Notes], acts)
    }

    /// Moves the notes by `lines`.
    fn scroll(&mut self, lines: i16) {
        let (page, top) = self.page();
        let most = page.height().saturating_sub(self.area().body.height);
        self.top = top.saturating_add_signed(lines).min(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lesson::Listed;

    fn follower() -> Follower {
        let steps =
            ["One", "Two", "Three"].map(|title| Listed { title: title.to_owned(), ..Listed::default() });
        let mut follower = Follower::new(Size { width: 80, height: 24 }, Keymap::default());
        follower.take(Notes { steps: steps.into(), step: 2, from: 1, ..Notes::default() }, Clock::default());
        follower
    }

    fn press(follower: &mut Follower, keys: &str) -> Vec<Wish> {
        keys.split(' ').filter_map(|key| follower.key(key.parse().unwrap())).collect()
    }

    #[test]
    fn a_step_is_chosen_from_the_list() {
        let mut it = follower();
        assert_eq!(press(&mut it, "i Down Down Up Enter"), [Wish::Step(1)]);
        assert_eq!(press(&mut it, "i End Enter"), [Wish::Step(2)]);
        // Whoever leaves it goes nowhere, and q leaves the list alone.
        assert_eq!(press(&mut it, "i Home q"), []);
        assert_eq!(press(&mut it, "q"), [Wish::Quit]);
    }

    #[test]
    fn minutes_are_typed_and_nothing_else_gets_in() {
        let mut it = follower();
        assert_eq!(press(&mut it, "m 2 x 5 Backspace 0 Enter"), [Wish::Minutes(20)]);
        assert_eq!(press(&mut it, "m Enter m 0 Enter m 5 Esc"), []);
        assert_eq!(press(&mut it, "c"), [Wish::Clock]);
    }

    #[test]
    fn what_means_nothing_here_goes_to_the_lesson() {
        let mut it = follower();
        for key in ["Space", "Left", "Right", "Up", "Down", "Tab", "p", "z", "2", "Enter", "Home"] {
            assert_eq!(press(&mut it, key), [Wish::Press(key.parse().unwrap())], "{key}");
        }
        // Without a lesson nobody would get it.
        it.lose(None);
        assert_eq!(press(&mut it, "Space i m"), []);
    }

    #[test]
    fn the_keys_of_the_notes_are_as_they_were_bound_and_are_told_so() {
        let mut it = follower();
        let said = it.keys_page(80).text();
        assert!(said.ends_with("i steps · m minutes · c clock · j k scroll · q quits"), "{said}");
        for (name, key) in [("clock", "x"), ("quit", "Q"), ("up", "w"), ("steps", "")] {
            let keys: Vec<Key> = key.parse().into_iter().collect();
            it.keymap.bind(Scope::Notes, name, &keys);
        }
        assert_eq!(press(&mut it, "x"), [Wish::Clock]);
        assert_eq!(press(&mut it, "Q"), [Wish::Quit]);
        for key in ["c", "q", "k", "i"] {
            assert_eq!(press(&mut it, key), [Wish::Press(key.parse().unwrap())]);
        }
        let said = it.keys_page(80).text();
        assert!(said.ends_with("m minutes · x clock · j w scroll · Q quits"), "{said}");
    }

    #[test]
    fn notes_that_were_scrolled_come_back_on_a_larger_screen() {
        let mut it = follower();
        let notes = (1..=9).map(|nth| ("Say".to_owned(), format!("Sentence {nth}."))).collect();
        let told = it.notes.clone().unwrap();
        it.take(Notes { notes, ..told }, Clock::default());
        press(&mut it, "j ".repeat(100).trim_end());
        let (page, top) = it.page();
        assert_eq!(top, page.height() - it.area().body.height);
        it.size = Size { width: 80, height: 80 };
        assert_eq!(it.page().1, 0);
        // And the first key moves again from what is seen.
        it.size = Size { width: 80, height: 24 };
        let before = it.page().1;
        press(&mut it, "k");
        assert_eq!(it.page().1, before - 1);
    }
}
