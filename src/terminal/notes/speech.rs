//! What a lesson on the screen has to do with its notes: it tells them while it lasts, and keeps their clock.

use super::speaker::{await_end, reaches};
use super::{Press, Speaker};
use crate::app::{App, Effect, Msg};
use crate::page::notes::{Agreed, Clock, Notes};
use crate::terminal::{Input, Options};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread::spawn;
use std::time::{Duration, Instant};

/// Tells the notes of a lesson to whoever follows it.
pub(in crate::terminal) struct Speech<'a> {
    socket: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    speaker: Option<Speaker>,
    turn: Turn,
    timer: Timer,
    /// With the round, so that each has a clock of its own.
    told: Option<(usize, Notes)>,
}

/// Whose the socket is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Nobody has been asked yet.
    Unasked,
    /// Another lesson has it, and is waited for.
    Waiting,
    /// It is free again.
    Free,
}

/// A clock that can be stopped.
#[derive(Clone, Copy)]
struct Timer {
    since: Instant,
    /// How long it had run when it was stopped.
    stopped: Option<Duration>,
    agreed: Option<Agreed>,
}

impl Timer {
    fn new() -> Self {
        Self { since: Instant::now(), stopped: None, agreed: None }
    }

    fn elapsed(&self) -> Duration {
        self.stopped.unwrap_or_else(|| self.since.elapsed())
    }

    /// Stops it, or lets it go on from where it stopped.
    fn toggle(&mut self) {
        match self.stopped.take() {
            Some(elapsed) => self.since = Instant::now().checked_sub(elapsed).unwrap_or_else(Instant::now),
            None => self.stopped = Some(self.since.elapsed()),
        }
    }

    fn clock(&self) -> Clock {
        let elapsed_ms = u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX);
        Clock { elapsed_ms, is_stopped: self.stopped.is_some(), agreed: self.agreed }
    }
}

impl<'a> Speech<'a> {
    pub(in crate::terminal) fn new(options: &'a Options, inputs: &'a Sender<Input>) -> Self {
        Self {
            socket: options.notes.as_deref(),
            inputs,
            speaker: None,
            turn: Turn::Unasked,
            timer: Timer::new(),
            told: None,
        }
    }

    /// Tells what has changed; opens the socket with a lesson, or when another one has left it, and closes
    /// it with its end. Whether there is something new to read on the screen.
    pub(in crate::terminal) fn follow(&mut self, app: &mut App) -> bool {
        let notes = app.lesson.as_ref().map(|running| running.round).zip(app.notes());
        let is_free = self.speaker.is_none() && self.turn == Turn::Free;
        if notes == self.told && !is_free {
            return false;
        }
        let before = std::mem::replace(&mut self.told, notes);
        let is_first = before.is_none();
        let (Some((round, notes)), Some(socket)) = (&self.told, self.socket) else {
            self.speaker = None;
            return false;
        };
        if before.is_none_or(|(before, _)| before != *round) {
            self.timer = Timer::new();
        }
        if is_first || is_free {
            let inputs = self.inputs.clone();
            // The loop may be gone already; then nobody needs to know.
            let press = move |press| drop(inputs.send(Input::Remote(press)));
            match Speaker::new(socket, press) {
                Ok(speaker) => (self.speaker, self.turn) = (Some(speaker), Turn::Unasked),
                // Where a class goes on matters more at this moment, and who waits has been told.
                Err(_) if app.notice.is_some() || is_free => {}
                Err(error) => {
                    app.update(Msg::Notice(format!("No notes in a second terminal: {error:#}")));
                }
            }
        }
        if let Some(speaker) = &self.speaker {
            speaker.tell(notes, self.timer.clock());
        } else if is_first || is_free {
            self.wait(socket);
        }
        is_first && self.speaker.is_none()
    }

    /// Waits for the end of the lesson that has the socket, if one has, and not twice.
    fn wait(&mut self, socket: &Path) {
        if self.turn == Turn::Waiting {
            return;
        }
        self.turn = Turn::Unasked;
        if !reaches(socket).is_ok_and(|it| it) {
            return;
        }
        self.turn = Turn::Waiting;
        let (inputs, socket) = (self.inputs.clone(), socket.to_owned());
        spawn(move || {
            await_end(&socket);
            inputs.send(Input::Free).ok();
        });
    }

    /// The lesson that had the socket is over.
    pub(in crate::terminal) fn free(&mut self) {
        self.turn = Turn::Free;
    }

    /// Does what a follower asks for.
    pub(in crate::terminal) fn press(&mut self, app: &mut App, press: Press) -> Vec<Effect> {
        match press {
            Press::Key(key) => return key.parse().map_or_else(|_unknown| Vec::new(), |key| app.drive(key)),
            Press::Step(nth) => return app.drive_to(nth),
            Press::Clock => self.timer.toggle(),
            Press::Minutes(minutes) => {
                let step = self.told.as_ref().map_or(1, |(_, notes)| notes.step);
                let at_ms = self.timer.clock().elapsed_ms;
                self.timer.agreed = Some(Agreed { minutes: minutes.into(), at_ms, step });
            }
        }
        if let (Some(speaker), Some((_, notes))) = (&self.speaker, &self.told) {
            speaker.tell(notes, self.timer.clock());
        }
        Vec::new()
    }
}
