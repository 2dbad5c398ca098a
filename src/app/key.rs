//! A key without a backend. `ctrl-c`, `alt-Left`, `?` and the like are read and written here.

use crate::content::character::is_printable;
use std::fmt;
use std::str::FromStr;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Space,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with or without Ctrl or Alt. Shift is in the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

impl Key {
    pub const fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Whether it keeps its place whatever a reader chooses, so that nobody is locked in.
    pub fn is_kept(self) -> bool {
        match self {
            Self { code: Code::Char('c'), ctrl: true, alt: false } => true,
            Self { code, ctrl: false, alt: false } => {
                matches!(code, Code::Esc | Code::Enter | Code::Up | Code::Down | Code::Left | Code::Right)
            }
            _ => false,
        }
    }
}

const NAMES: [(&str, Code); 17] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Space", Code::Space),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Escape", Code::Esc),
    ("BackTab", Code::BackTab),
];

impl FromStr for Key {
    type Err = String;

    /// `ctrl-` and then `alt-` before a name or one character.
    fn from_str(text: &str) -> Result<Self, String> {
        let (ctrl, name) = text.strip_prefix("ctrl-").map_or((false, text), |name| (true, name));
        let (alt, name) = name.strip_prefix("alt-").map_or((false, name), |name| (true, name));
        let named = NAMES.iter().find(|(it, _)| *it == name).map(|(_, code)| *code);
        let function = || {
            name.strip_prefix('F').and_then(|n| n.parse().ok()).filter(|n| (1..=12).contains(n)).map(Code::F)
        };
        let mut chars = name.chars();
        let single = match (chars.next(), chars.next()) {
            (Some(' '), None) => Some(Code::Space),
            (Some(c), None) if is_printable(c) => Some(Code::Char(c)),
            _ => None,
        };
        let code = named.or_else(function).or(single);
        code.map(|code| Self { code, ctrl, alt }).ok_or_else(|| {
            format!(
                "`{text}` is no key; keys are one character, or Enter, Esc, Tab, Up, PageDown, F1, ctrl-c …"
            )
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            code => f.write_str(NAMES.iter().find(|(_, it)| *it == code).map_or("", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["Enter", "ctrl-c", "alt-Left", "?", "F3", "PageDown", "ä", "Space", "-"] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn nonsense_is_no_key() {
        for text in ["", "Return", "F13", "ctrl-", "alt-", "ab", "\u{1b}"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }
}
