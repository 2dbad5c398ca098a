//! What a lesson on the screen has to do with its notes: it tells them while it lasts.

use super::Speaker;
use crate::app::{App, Msg};
use crate::page::notes::Notes;
use crate::terminal::{Input, Options};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// How long another lesson keeps the notes before they are asked for again.
const RETRY: Duration = Duration::from_secs(1);

/// Tells the notes of a lesson to whoever follows it.
pub(in crate::terminal) struct Speech<'a> {
    socket: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    speaker: Option<Speaker>,
    /// When the socket was asked for last, while somebody else has it.
    asked: Option<Instant>,
    /// When the round of the lesson began.
    since: Instant,
    /// With the round, so that each has a clock of its own.
    told: Option<(usize, Notes)>,
}

impl<'a> Speech<'a> {
    pub(in crate::terminal) fn new(options: &'a Options, inputs: &'a Sender<Input>) -> Self {
        Self {
            socket: options.notes.as_deref(),
            inputs,
            speaker: None,
            asked: None,
            since: Instant::now(),
            told: None,
        }
    }

    /// Tells what has changed; opens the socket with a lesson, or when another one has left it, and closes
    /// it with its end. Whether there is something new to read on the screen.
    pub(in crate::terminal) fn follow(&mut self, app: &mut App) -> bool {
        let notes = app.lesson.as_ref().map(|running| running.round).zip(app.notes());
        let is_waiting = self.speaker.is_none() && self.asked.is_some_and(|asked| asked.elapsed() >= RETRY);
        if notes == self.told && !is_waiting {
            return false;
        }
        let before = std::mem::replace(&mut self.told, notes);
        let is_first = before.is_none();
        let (Some((round, notes)), Some(socket)) = (&self.told, self.socket) else {
            (self.speaker, self.asked) = (None, None);
            return false;
        };
        if before.is_none_or(|(before, _)| before != *round) {
            self.since = Instant::now();
            if let Some(speaker) = &mut self.speaker {
                speaker.begin_anew(self.since);
            }
        }
        if is_first || is_waiting {
            let inputs = self.inputs.clone();
            // The loop may be gone already; then nobody needs to know.
            let press = move |key| drop(inputs.send(Input::Remote(key)));
            self.asked = Some(Instant::now());
            match Speaker::new(socket, self.since, press) {
                Ok(speaker) => self.speaker = Some(speaker),
                // Where a class goes on matters more at this moment, and who waits has been told.
                Err(_) if app.notice.is_some() || is_waiting => {}
                Err(error) => {
                    app.update(Msg::Notice(format!("No notes in a second terminal: {error:#}")));
                }
            }
        }
        if let Some(speaker) = &self.speaker {
            speaker.tell(notes);
        }
        is_first && self.speaker.is_none()
    }
}
