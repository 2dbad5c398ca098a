//! Light or dark: what the terminal answers, whenever it does.

use super::Options;
use crate::app::settings::ThemeName;
use crossterm::event::{Event, KeyCode, KeyModifiers};
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

/// What an event is to the question.
pub(super) enum Heard {
    /// Something else.
    Nothing,
    /// A part of the answer, or of one that makes no sense.
    Part,
    Theme(ThemeName),
}

/// The answer as far as it has come. It comes as keys: Alt `]`, letters, Alt `\` or Ctrl `g`.
#[derive(Debug, Default)]
pub(super) struct Answer(Option<String>);

impl Answer {
    pub(super) fn hear(&mut self, event: &Event) -> Heard {
        const BEGINS: &str = "11;rgb:";
        const LONGEST: usize = BEGINS.len() + 14;
        let Event::Key(key) = event else { return Heard::Nothing };
        let (alt, ctrl) =
            (key.modifiers.contains(KeyModifiers::ALT), key.modifiers.contains(KeyModifiers::CONTROL));
        match (key.code, &mut self.0) {
            (KeyCode::Char(']'), _) if alt => {
                self.0 = Some(String::new());
                Heard::Part
            }
            (KeyCode::Char('\\'), Some(text)) if alt => {
                let theme = theme(text);
                self.0 = None;
                theme.map_or(Heard::Part, Heard::Theme)
            }
            (KeyCode::Char('g'), Some(text)) if ctrl => {
                let theme = theme(text);
                self.0 = None;
                theme.map_or(Heard::Part, Heard::Theme)
            }
            (KeyCode::Char(c), Some(text)) if !alt && !ctrl => {
                let is_due = match BEGINS.chars().nth(text.len()) {
                    Some(due) => c == due,
                    None => (c.is_ascii_hexdigit() || c == '/') && text.len() < LONGEST,
                };
                if is_due {
                    text.push(c);
                    return Heard::Part;
                }
                // Somebody pressed Alt and `]`.
                self.0 = None;
                Heard::Nothing
            }
            _ => Heard::Nothing,
        }
    }
}

/// Reads `11;rgb:ffff/ffff/ffff`, with one to four digits for each colour.
fn theme(answer: &str) -> Option<ThemeName> {
    let channels = answer.strip_prefix("11;rgb:")?.split('/').map(|digits| {
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
