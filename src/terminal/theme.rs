//! Light or dark: what the terminal answers, whenever it does.

use super::Options;
use crate::app::settings::ThemeName;
use std::io::{self, Write, stdout};

/// OSC 11: the colour of the background.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// Asks after the first frame is on the screen, and does not wait. Whether it did: terminals that are known not to
/// answer are not asked, and none over a network: the answer might come after we have gone, into
/// the user's prompt.
pub(super) fn ask(options: &Options) -> io::Result<bool> {
    let is_mute =
        ["", "dumb", "linux"].contains(&options.term.as_str()) || options.term.starts_with("screen");
    if !options.ask_theme || options.is_remote || is_mute {
        return Ok(false);
    }
    let mut out = stdout();
    out.write_all(QUESTION)?;
    out.flush()?;
    Ok(true)
}

/// The theme for a background that is told as `rgb:ffff/ffff/ffff`, with one to four digits for each colour.
pub(super) fn of(color: &[u8]) -> Option<ThemeName> {
    let color = std::str::from_utf8(color).ok()?;
    let channels = color.strip_prefix("rgb:")?.split('/').map(|digits| {
        if !(1..=4).contains(&digits.len()) {
            return None;
        }
        let most = f64::from(16_u32.pow(digits.len() as u32) - 1);
        u32::from_str_radix(digits, 16).ok().map(|it| f64::from(it) / most)
    });
    let channels: Vec<f64> = channels.collect::<Option<_>>()?;
    let [red, green, blue] = channels[..] else { return None };
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if luma > 0.5 { ThemeName::Light } else { ThemeName::Dark })
}
