//! What single keys and the mouse send.

use crate::app::Msg;
use crate::app::key::{Code, Key};
use ratatui::layout::Position;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// A letter by itself; none where the bytes were no UTF-8.
pub(super) fn letter(c: char) -> Option<Key> {
    match c {
        '\u{7f}' => Some(Key::new(Code::Backspace)),
        ' ' => Some(Key::new(Code::Space)),
        char::REPLACEMENT_CHARACTER => None,
        c => Some(Key::new(Code::Char(c))),
    }
}

/// A control character: Ctrl and a letter, or a key with a name.
pub(super) fn control(byte: u8) -> Option<Key> {
    let ctrl = |code| Key { ctrl: true, ..Key::new(code) };
    match byte {
        b'\t' => Some(Key::new(Code::Tab)),
        b'\r' => Some(Key::new(Code::Enter)),
        0 => Some(ctrl(Code::Space)),
        1..=0x1a => Some(ctrl(Code::Char((byte - 1 + b'a').into()))),
        0x1c..=0x1f => Some(ctrl(Code::Char((byte - 0x1c + b'4').into()))),
        _ => None,
    }
}

/// What comes after `ESC O`.
pub(super) fn ss3(c: char) -> Option<Key> {
    match c {
        // Of the block of digits.
        'M' => Some(Key::new(Code::Enter)),
        'j'..='y' => char::from_u32(c as u32 - 'j' as u32 + '*' as u32).and_then(letter),
        'P'..='S' => Some(Key::new(Code::F(c as u8 - b'P' + 1))),
        c => named(c).map(Key::new),
    }
}

/// Keys with a letter of their own after `ESC [` and `ESC O`.
fn named(letter: char) -> Option<Code> {
    match letter {
        'A' => Some(Code::Up),
        'B' => Some(Code::Down),
        'C' => Some(Code::Right),
        'D' => Some(Code::Left),
        'F' => Some(Code::End),
        'H' => Some(Code::Home),
        _ => None,
    }
}

/// What `ESC [ numbers letter` is, of each number its first part and the one after a colon; an answer is
/// no key.
pub(super) fn key(numbers: &[[u16; 2]], letter: char) -> Option<Key> {
    const ALT: u16 = 2;
    const CTRL: u16 = 4;
    const RELEASED: u16 = 3;
    let at = |nth: usize| numbers.get(nth).copied().unwrap_or_default();
    let [[first, _], [modifiers, event]] = [at(0), at(1)];
    let modifiers = modifiers.saturating_sub(1);
    // A key that is let go would count twice; of those with Alt only the arrows across mean anything here.
    let alt = modifiers & ALT != 0;
    if alt && !matches!(letter, 'C' | 'D') || event == RELEASED {
        return None;
    }
    let is_bare = numbers.len() < 2;
    let code = match letter {
        'Z' => Code::BackTab,
        // One terminal has this for Delete; a function key would say with what it was pressed.
        'P' if is_bare => Code::Delete,
        'P' | 'Q' | 'S' if first <= 1 => Code::F(letter as u8 - b'P' + 1),
        // Written like the answer to where the cursor stands.
        'R' if is_bare => Code::F(3),
        'u' => unicode(first, modifiers)?,
        '~' => match first {
            1 | 7 => Code::Home,
            3 => Code::Delete,
            4 | 8 => Code::End,
            5 => Code::PageUp,
            6 => Code::PageDown,
            11..=15 => Code::F((first - 10) as u8),
            17..=21 => Code::F((first - 11) as u8),
            23 | 24 => Code::F((first - 12) as u8),
            27 => unicode(at(2)[0], modifiers)?,
            _ => return None,
        },
        letter => named(letter)?,
    };
    Some(Key { code, ctrl: modifiers & CTRL != 0, alt })
}

/// A key that is told by its number in Unicode.
fn unicode(number: u16, modifiers: u16) -> Option<Code> {
    const SHIFT: u16 = 1;
    match number {
        9 if modifiers & SHIFT != 0 => Some(Code::BackTab),
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        32 => Some(Code::Space),
        127 => Some(Code::Backspace),
        // Keys without a letter have numbers of the private use area.
        0xe000..=0xf8ff => None,
        number => {
            let c = char::from_u32(number.into()).filter(|c| !c.is_control())?;
            Some(Code::Char(if modifiers & SHIFT == 0 { c } else { c.to_ascii_uppercase() }))
        }
    }
}

/// The mouse, with columns and lines that begin at 1: a press or a release with its button.
pub(super) fn mouse(button: u16, column: u16, row: u16, is_press: bool) -> Option<Msg> {
    const MOVES: u16 = 32;
    const WHEEL: u16 = 64;
    const BACK: u16 = 128;
    /// Shift, Alt and Ctrl change nothing.
    const MODIFIERS: u16 = 4 | 8 | 16;
    let position = Position { x: column.checked_sub(1)?, y: row.checked_sub(1)? };
    match button & !MODIFIERS {
        0 if is_press => Some(Msg::Click(position)),
        MOVES => Some(Msg::Drag(position)),
        button if button == MOVES + 3 => Some(Msg::Hover(position)),
        // The buttons for back and forward are those keys.
        BACK if is_press => Some(Msg::Key(Key { alt: true, ..Key::new(Code::Left) })),
        button if button == BACK + 1 && is_press => {
            Some(Msg::Key(Key { alt: true, ..Key::new(Code::Right) }))
        }
        WHEEL => Some(Msg::Scroll(position, -NOTCH)),
        button if button == WHEEL + 1 => Some(Msg::Scroll(position, NOTCH)),
        _ => None,
    }
}
