//! Light or dark: what the environment says, then what the terminal answers.

use super::Options;
use crate::app::settings::ThemeName;
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, background_color};

/// Asks after the first frame is on the screen, so that no terminal makes it wait, and for no
/// longer than 50 ms. Terminals that are known not to answer are not asked, and none over a
/// network: the answer might come after we have gone, into the user's prompt.
pub(super) fn ask(options: &Options) -> Option<ThemeName> {
    let is_mute =
        ["", "dumb", "linux"].contains(&options.term.as_str()) || options.term.starts_with("screen");
    if options.is_remote || is_mute {
        return None;
    }
    let mut query = QueryOptions::default();
    query.timeout = Duration::from_millis(50);
    let background = background_color(query).ok()?;
    Some(if background.perceived_lightness() > 0.5 { ThemeName::Light } else { ThemeName::Dark })
}
