//! Doing what the core asks for.

use super::study::Store;
use super::system::signals;
use super::{Options, screen, state};
use crate::app::{App, Effect, Msg};
use crate::study::Keeper as _;
use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io::stdout;
use std::time::{Duration, Instant};

/// A key that is held sends itself again before this has gone by, the first time too.
const HELD: Duration = Duration::from_secs(1);

/// Does what the core asks for.
#[derive(Debug)]
pub(super) struct Effects<'a> {
    options: &'a Options,
    /// When a browser was asked for last, and how that went.
    opened: Option<(Instant, String)>,
    /// The file of what is answered, once it has been read.
    pub(super) store: Option<Store>,
}

impl<'a> Effects<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Self { options, opened: None, store: None }
    }

    /// Performs `effect` and tells the reader how it went. Returns whether the picture has changed.
    pub(super) fn perform(&mut self, app: &mut App, effect: Effect) -> Result<bool> {
        match effect {
            // The loop does these itself.
            Effect::Quit | Effect::Redraw => Ok(false),
            Effect::Suspend if signals::is_job() => {
                signals::stop()?;
                Ok(false)
            }
            Effect::Suspend => {
                app.update(Msg::Notice("It was not stopped: no shell is here to bring it back.".to_owned()));
                Ok(true)
            }
            Effect::Mouse(on) => {
                screen::mouse(on)?;
                Ok(true)
            }
            Effect::Keep(change) => {
                let path = self.options.state.as_deref();
                let fault = path.and_then(|path| state::keep(path, |memory| memory.change(change)));
                let is_new = fault.is_some();
                if let Some(fault) = fault {
                    app.update(Msg::Notice(fault));
                }
                Ok(is_new)
            }
            Effect::Note(what) => {
                let Some(store) = &mut self.store else { return Ok(false) };
                let (records, fault) = store.begin(what, store.now());
                app.update(Msg::Noted(records));
                if let Some(fault) = fault {
                    app.update(Msg::Notice(fault));
                }
                Ok(true)
            }
            Effect::Copy { text, what } => {
                copy(&text)?;
                let how =
                    "was sent to the clipboard through the terminal (OSC 52); some terminals do not allow it";
                app.update(Msg::Notice(format!("{what} {how}.")));
                Ok(true)
            }
            Effect::Open(url) => {
                let now = Instant::now();
                let before = self.opened.take().filter(|(at, _)| now.duration_since(*at) < HELD);
                let notice = match before {
                    // One window is enough.
                    Some((_, notice)) => notice,
                    None => self.open(&url)?,
                };
                app.update(Msg::Notice(notice.clone()));
                self.opened = Some((now, notice));
                Ok(true)
            }
        }
    }

    /// Waits until all that was noted is on the disk. What is wrong with it, in words.
    pub(super) fn settle(&mut self) -> Option<String> {
        self.store.as_mut()?.settle()
    }

    /// Opens an address, or copies it where that cannot be done. How it went.
    fn open(&self, url: &str) -> Result<String> {
        Ok(if !url.starts_with("https://") {
            "Only https addresses are opened.".to_owned()
        } else if self.options.browser && open::that_detached(url).is_ok() {
            format!("Opened {url}")
        } else {
            copy(url)?;
            format!("{url} · no browser here; the address was sent to the clipboard (OSC 52)")
        })
    }
}

/// Puts `text` on the clipboard by way of the terminal, which works over SSH too.
fn copy(text: &str) -> Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?;
    Ok(())
}
