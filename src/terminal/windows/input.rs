//! The thread that waits for what the console sends.

use crate::app::Msg;
use crate::terminal::event::heard;
use crossterm::event::read;
use std::thread::spawn;

/// Whether what the terminal is asked can be heard: here its answer would come as letters that nobody typed.
pub(in crate::terminal) const HEARS_ANSWERS: bool = false;

/// Passes on what comes with `send`, which says whether anybody still listens, and nothing when the console
/// is gone.
pub(in crate::terminal) fn listen(send: impl Fn(Option<Msg>) -> bool + Send + 'static) {
    spawn(move || {
        while let Ok(event) = read() {
            if !heard(event).is_none_or(|msg| send(Some(msg))) {
                return;
            }
        }
        send(None);
    });
}
