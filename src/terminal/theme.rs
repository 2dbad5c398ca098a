//! Asking the terminal whether it is light or dark. The answer comes among the keys, whenever it does.

use super::Options;
use super::system::input::HEARS_ANSWERS;
use std::io::{self, Write, stdout};

/// OSC 11: the colour of the background.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// Asks after the first frame is on the screen, and does not wait. Whether it did: terminals that are known not to
/// answer are not asked, and none over a network: the answer might come after we have gone, into
/// the user's prompt.
pub(super) fn ask(options: &Options) -> io::Result<bool> {
    let is_mute =
        ["", "dumb", "linux"].contains(&options.term.as_str()) || options.term.starts_with("screen");
    if !HEARS_ANSWERS || !options.ask_theme || options.is_remote || is_mute {
        return Ok(false);
    }
    let mut out = stdout();
    out.write_all(QUESTION)?;
    out.flush()?;
    Ok(true)
}
