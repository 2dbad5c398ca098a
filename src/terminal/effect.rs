//! Doing what the core asks for.

use super::{Options, screen, signals, state};
use crate::app::{App, Effect, Msg};
use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io::stdout;

/// Performs `effect` and tells the reader how it went. Returns whether the picture has changed.
pub(super) fn perform(app: &mut App, effect: Effect, options: &Options) -> Result<bool> {
    match effect {
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
        Effect::Remember { class, stopped } => {
            let path = options.state.as_deref();
            let fault = path.and_then(|path| state::remember(path, class, stopped));
            let is_new = fault.is_some();
            if let Some(fault) = fault {
                app.update(Msg::Notice(fault));
            }
            Ok(is_new)
        }
        Effect::Copy { text, what } => {
            copy(&text)?;
            let how =
                "was sent to the clipboard through the terminal (OSC 52); some terminals do not allow it";
            app.update(Msg::Notice(format!("{what} {how}.")));
            Ok(true)
        }
        Effect::Open(url) => {
            let notice = if !url.starts_with("https://") {
                "Only https addresses are opened.".to_owned()
            } else if options.browser && open::that_detached(&url).is_ok() {
                format!("Opened {url}")
            } else {
                copy(&url)?;
                format!("{url} · no browser here; the address was sent to the clipboard (OSC 52)")
            };
            app.update(Msg::Notice(notice));
            Ok(true)
        }
    }
}

/// Puts `text` on the clipboard by way of the terminal, which works over SSH too.
fn copy(text: &str) -> Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?;
    Ok(())
}
