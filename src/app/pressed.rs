//! The keys pressed lately, for those who look on: a class, a film.

use super::key::{Code, Key};
use std::time::Duration;

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Key(Key),
    /// Letters typed into a box.
    Words(String),
    Click,
}

/// One thing that was pressed, and how often in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    pub what: What,
    pub times: usize,
    /// How long ago it was pressed last.
    age: Duration,
}

/// How long a key is shown as it is, and how long it then takes to go.
const SHOWN: Duration = Duration::from_millis(1500);
const FADES: Duration = Duration::from_millis(400);
/// Steps in which it goes.
const STEPS: u32 = 4;

impl Press {
    /// How much of it is left, from 1 down to just above 0.
    pub fn strength(&self) -> f64 {
        let step = self.age.saturating_sub(SHOWN).as_millis() * u128::from(STEPS) / FADES.as_millis();
        1.0 - step as f64 / f64::from(STEPS)
    }
}

/// What is still shown, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Pressed(Vec<Press>);

impl Pressed {
    /// More than these nobody reads.
    const MOST: usize = 4;

    pub fn presses(&self) -> &[Press] {
        &self.0
    }

    /// `is_typed`: it went into a box, with others to a word.
    pub(super) fn key(&mut self, key: Key, is_typed: bool) {
        let letter = match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => Some(c),
            Code::Space if !key.ctrl => Some(' '),
            _ => None,
        };
        match (letter.filter(|_| is_typed), self.0.last_mut()) {
            (Some(c), Some(Press { what: What::Words(words), age, .. })) => {
                words.push(c);
                *age = Duration::ZERO;
            }
            (Some(c), _) => self.press(What::Words(c.to_string())),
            (None, _) => self.press(What::Key(key)),
        }
    }

    pub(super) fn press(&mut self, what: What) {
        let times = match self.0.pop_if(|last| last.what == what) {
            Some(last) => last.times + 1,
            None => 1,
        };
        self.0.push(Press { what, times, age: Duration::ZERO });
        if self.0.len() > Self::MOST {
            self.0.remove(0);
        }
    }

    pub(super) fn tick(&mut self, dt: Duration) {
        self.0.iter_mut().for_each(|press| press.age += dt);
        self.0.retain(|press| press.age < SHOWN + FADES);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
