//! What a lesson on the screen has to do with its notes: it tells them while it lasts.

use super::Speaker;
use crate::app::{App, Msg};
use crate::page::notes::Notes;
use crate::terminal::{Input, Options};
use std::path::Path;
use std::sync::mpsc::Sender;

/// Tells the notes of a lesson to whoever follows it.
pub(in crate::terminal) struct Speech<'a> {
    socket: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    speaker: Option<Speaker>,
    /// With the round, so that each has a clock of its own.
    told: Option<(usize, Notes)>,
}

impl<'a> Speech<'a> {
    pub(in crate::terminal) fn new(options: &'a Options, inputs: &'a Sender<Input>) -> Self {
        Self { socket: options.notes.as_deref(), inputs, speaker: None, told: None }
    }

    /// Tells what has changed; opens the socket with a lesson and closes it with its end. Whether there
    /// is something new to read on the screen.
    pub(in crate::terminal) fn follow(&mut self, app: &mut App) -> bool {
        let notes = app.lesson.as_ref().map(|running| running.round).zip(app.notes());
        if notes == self.told {
            return false;
        }
        let before = std::mem::replace(&mut self.told, notes);
        let is_first = before.is_none();
        let (Some((round, notes)), Some(socket)) = (&self.told, self.socket) else {
            self.speaker = None;
            return false;
        };
        if is_first {
            let inputs = self.inputs.clone();
            // The loop may be gone already; then nobody needs to know.
            let press = move |key| drop(inputs.send(Input::Remote(key)));
            match Speaker::new(socket, press) {
                Ok(speaker) => self.speaker = Some(speaker),
                // Where a class goes on matters more at this moment.
                Err(_) if app.notice.is_some() => {}
                Err(error) => {
                    app.update(Msg::Notice(format!("No notes in a second terminal: {error:#}")));
                }
            }
        }
        if let Some(speaker) = &mut self.speaker {
            if before.is_some_and(|(before, _)| before != *round) {
                speaker.begin_anew();
            }
            speaker.tell(notes);
        }
        is_first && self.speaker.is_none()
    }
}
