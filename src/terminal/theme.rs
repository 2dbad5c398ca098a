//! Light or dark: what the environment says, then what the terminal answers.

use crate::app::settings::ThemeName;
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, background_color};

/// What the environment says about the terminal, as far as it matters here.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Over a network the answer may come after we have gone, into the user's prompt.
    pub is_remote: bool,
    /// `TERM`.
    pub term: String,
}

/// Asks after the first frame is on the screen, so that no terminal makes it wait, and for no
/// longer than 50 ms. Terminals that are known not to answer are not asked.
pub(super) fn ask(hints: &Hints) -> Option<ThemeName> {
    let is_mute = ["", "dumb", "linux", "screen"].iter().any(|term| hints.term == *term);
    if hints.is_remote || is_mute || hints.term.starts_with("screen.") {
        return None;
    }
    let mut options = QueryOptions::default();
    options.timeout = Duration::from_millis(50);
    let background = background_color(options).ok()?;
    Some(if background.perceived_lightness() > 0.5 { ThemeName::Light } else { ThemeName::Dark })
}
