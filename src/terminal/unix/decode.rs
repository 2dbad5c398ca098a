//! The bytes of the terminal as keys, the mouse, pastes and answers.
//!
//! `vte` knows where a sequence ends, wherever it is cut. One that we do not know is an answer to
//! somebody's question: it is passed over as a whole and is no key.

mod answer;
mod sequence;

use crate::app::Msg;
use crate::app::key::{Code, Key};
use std::time::Duration;
use vte::{Params, Parser, Perform};

const ESC: u8 = 0x1b;
const INTERRUPT: u8 = 0x03;

/// The end of a string where a single byte stands for an Esc and a letter.
const STRING_ENDS: u8 = 0x9c;

/// How long an Esc may be the first byte of a sequence: what belongs together comes together.
pub(super) const ESC_WAIT: Duration = Duration::from_millis(100);

/// After such a silence a single key was typed, and what had been open will not end any more.
const SILENCE: Duration = Duration::from_millis(500);

/// The end of a paste.
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The most that is kept of a paste or a string, in bytes: more than any box takes, and any answer to us.
const LONGEST: usize = 1 << 12;

/// What has come, as far as it can be understood.
#[derive(Default)]
pub(super) struct Decoder {
    parser: Parser,
    sequence: Sequence,
    /// The bytes of a sequence that has begun and not ended, as far as they are kept.
    open: Vec<u8>,
    /// Whether the Esc that is open may belong to the end of a string.
    is_closing: bool,
    /// Whether an Esc was taken for the key, though more came so late that it may have been a sequence.
    is_spent: bool,
    /// Whether a single byte stood for the Esc and the letter that what is open began with.
    is_short: bool,
    paste: Option<Paste>,
}

/// A paste that has begun.
#[derive(Default)]
struct Paste {
    text: Vec<u8>,
    /// How many bytes of its end have come.
    matched: usize,
}

impl Decoder {
    /// Takes in bytes that came together, `pause` after those before them.
    pub(super) fn feed(&mut self, bytes: &[u8], pause: Duration) -> Vec<Msg> {
        let mut found = Vec::new();
        if self.is_given_up(bytes, pause) {
            found.extend(self.paste.take().map(Paste::end));
            self.forget();
        }
        // With Alt it would have come together with the Esc.
        if self.is_esc() && !self.is_closing && !bytes.first().is_some_and(|byte| goes_on(*byte)) {
            found.extend(self.settle());
        }
        if std::mem::take(&mut self.is_spent) && begins_late(bytes) {
            self.byte(ESC, &mut found);
        }
        for byte in bytes {
            self.byte(*byte, &mut found);
        }
        found
    }

    /// Whether an Esc waits for what may belong to it.
    pub(super) fn waits(&self) -> bool {
        self.is_esc() && !self.is_closing || self.sequence.next != Next::Any
    }

    /// Nothing more came for [`ESC_WAIT`].
    pub(super) fn settle(&mut self) -> Option<Msg> {
        let is_key = self.is_esc() && !self.is_closing;
        if is_key {
            self.forget();
            self.is_spent = true;
        }
        self.sequence.next = Next::Any;
        is_key.then(|| Msg::Key(Key::new(Code::Esc)))
    }

    fn is_esc(&self) -> bool {
        self.open == [ESC]
    }

    fn is_string(&self) -> bool {
        self.open.get(1).is_some_and(|it| *it != b'[')
    }

    /// Whether `bytes` were typed, while what had begun before them can have no end any more: answers and
    /// pastes come in pieces, keys one by one.
    fn is_given_up(&self, bytes: &[u8], pause: Duration) -> bool {
        let is_mouse = self.sequence.mouse.is_some();
        let is_open = self.paste.is_some() || self.open.len() > 1 || self.is_closing || is_mouse;
        if !is_open || bytes == [INTERRUPT] {
            return is_open;
        }
        let is_late = pause >= SILENCE;
        let is_letter = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1);
        let begins = bytes.first() == Some(&ESC);
        if self.paste.is_some() {
            let is_key =
                is_letter || begins && bytes.len() < PASTE_ENDS.len() && !PASTE_ENDS.starts_with(bytes);
            return is_late && is_key;
        }
        if !is_letter || begins {
            return false;
        }
        match *self.open {
            _ if is_mouse => is_late,
            _ if self.is_closing => is_late && bytes != b"\\",
            // A key without numbers ends in a capital.
            [ESC, b'['] => is_late && !bytes.iter().all(u8::is_ascii_uppercase),
            // Of the mouse, and there is but one way for that to end.
            [ESC, b'[', b'<', ..] => is_late && !matches!(bytes, b"M" | b"m"),
            [ESC, b'[', ..] => false,
            // Somebody pressed Alt and a letter that strings begin with.
            [ESC, _] => pause >= ESC_WAIT,
            _ => is_late && bytes != b"\x07",
        }
    }

    /// Forgets what is open.
    fn forget(&mut self) {
        self.parser = Parser::default();
        self.sequence = Sequence::default();
        self.open.clear();
        self.is_closing = false;
        self.is_short = false;
    }

    fn byte(&mut self, byte: u8, found: &mut Vec<Msg>) {
        if let Some(paste) = &mut self.paste {
            if paste.take(byte) {
                found.extend(self.paste.take().map(Paste::end));
            }
            return;
        }
        if self.sequence.mouse.is_some() {
            return found.extend(self.sequence.mouse_byte(byte));
        }
        if byte == STRING_ENDS && std::mem::take(&mut self.is_short) {
            self.byte(ESC, found);
            return self.byte(b'\\', found);
        }
        // A part of a letter, which vte takes for the end.
        if byte == STRING_ENDS && self.open.starts_with(b"\x1bP") {
            return;
        }
        if byte == ESC {
            if self.is_esc() && !self.is_closing {
                found.push(Msg::Key(Key::new(Code::Esc)));
            }
            self.is_closing = self.is_string();
            self.open = vec![ESC];
        } else if self.is_esc() && (byte == b'O' || !goes_on(byte)) {
            // The end of a string, Alt and a key, which means nothing here, or the first half of a key.
            self.forget();
            match byte {
                b'O' => self.sequence.next = Next::Ss3,
                0x80.. => self.sequence.next = Next::Alt,
                _ => {}
            }
            if byte < 0x80 {
                return;
            }
        } else if self.open.len() >= LONGEST {
            if self.is_string() && byte >= b' ' {
                return;
            }
        } else if !self.open.is_empty() {
            self.is_closing = false;
            self.open.push(byte);
        }
        self.sequence.has_ended = false;
        self.parser.advance(&mut self.sequence, &[byte]);
        found.append(&mut self.sequence.found);
        // An Esc ends half a letter, and begins what is open now.
        if self.sequence.has_ended && byte != ESC {
            self.is_short = false;
            self.open.clear();
        }
        if std::mem::take(&mut self.sequence.begins_paste) {
            self.paste = Some(Paste::default());
        }
        if let Some(letter) = self.sequence.short.take() {
            self.byte(ESC, found);
            self.byte(letter, found);
            self.is_short = true;
        }
    }
}

impl Paste {
    /// Takes in a byte. Whether it was the last.
    fn take(&mut self, byte: u8) -> bool {
        if PASTE_ENDS.get(self.matched) == Some(&byte) {
            self.matched += 1;
            return self.matched == PASTE_ENDS.len();
        }
        // A beginning that was not the end after all is text; only the first byte of the end is an Esc.
        let begun = PASTE_ENDS.iter().take(std::mem::take(&mut self.matched));
        let room = LONGEST.saturating_sub(self.text.len());
        self.text.extend(begun.take(room));
        if byte == ESC {
            self.matched = 1;
        } else if self.text.len() < LONGEST {
            self.text.push(byte);
        }
        false
    }

    fn end(self) -> Msg {
        Msg::Paste(String::from_utf8_lossy(&self.text).into_owned())
    }
}

/// Whether `byte` may follow an Esc within a sequence.
fn goes_on(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b'P' | b'X' | b'^' | b'_' | b'O' | ESC)
}

/// Whether `bytes` go on with a sequence whose Esc came long before them: answers come in pieces, and nobody
/// types two keys at once.
fn begins_late(bytes: &[u8]) -> bool {
    match bytes {
        [b'[', _, ..] | [b'_', b'G', ..] => true,
        [b']', next, ..] => next.is_ascii_digit(),
        [b'P', next, ..] => next.is_ascii_digit() || b">!+$".contains(next),
        _ => false,
    }
}

/// What the next letter is, where the one before it was half of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Next {
    /// Itself.
    #[default]
    Any,
    /// The second half of a key that terminals send after `ESC O`.
    Ss3,
    /// The same of the function keys of the Linux console, after `ESC [ [`.
    Console,
    /// Pressed with Alt, which means nothing here.
    Alt,
}

/// What sequences say.
#[derive(Default)]
struct Sequence {
    found: Vec<Msg>,
    next: Next,
    has_ended: bool,
    begins_paste: bool,
    /// The letter of which, after an Esc, a single byte was short for.
    short: Option<u8>,
    /// The bytes of a mouse that reports in the first form that there was.
    mouse: Option<Vec<u8>>,
}

impl Sequence {
    /// A byte of such a report: button, column and line, each with 32 added.
    fn mouse_byte(&mut self, byte: u8) -> Option<Msg> {
        let bytes = self.mouse.as_mut()?;
        bytes.push(byte);
        let &[button, column, row] = &bytes[..] else { return None };
        self.mouse = None;
        let part = |byte: u8| u16::from(byte).saturating_sub(32);
        sequence::mouse(part(button), part(column), part(row), true)
    }

    fn key(&mut self, key: Option<Key>) {
        self.found.extend(key.map(Msg::Key));
    }
}

impl Perform for Sequence {
    fn print(&mut self, c: char) {
        if let '\u{80}'..='\u{9f}' = c {
            return self.execute(c as u8);
        }
        self.has_ended = true;
        let key = match std::mem::take(&mut self.next) {
            Next::Any => sequence::letter(c),
            Next::Ss3 => sequence::ss3(c),
            Next::Console => ('A'..='E').contains(&c).then(|| Key::new(Code::F(c as u8 - b'A' + 1))),
            Next::Alt => None,
        };
        self.key(key);
    }

    fn execute(&mut self, byte: u8) {
        const CANCEL: u8 = 0x18;
        const SUBSTITUTE: u8 = 0x1a;
        self.has_ended = matches!(byte, CANCEL | SUBSTITUTE);
        self.next = Next::Any;
        self.short = (0x80..=0x9f).contains(&byte).then(|| byte - 0x40);
        self.key(sequence::control(byte));
    }

    fn csi_dispatch(&mut self, parameters: &Params, marks: &[u8], _is_cut: bool, letter: char) {
        self.has_ended = true;
        // Of each its first part and the part after a colon.
        let numbers: Vec<[u16; 2]> = parameters
            .iter()
            .map(|it| [it.first().copied().unwrap_or(0), it.get(1).copied().unwrap_or(0)])
            .collect();
        match (marks, letter, &numbers[..]) {
            (b"", '[', _) => self.next = Next::Console,
            (b"", '~', [[200, _], ..]) => self.begins_paste = true,
            (b"", 'M', [_]) => self.mouse = Some(Vec::new()),
            (b"", 'M', [[button, _], [column, _], [row, _]]) => {
                self.found.extend(sequence::mouse(button.saturating_sub(32), *column, *row, true));
            }
            (b"<", 'M' | 'm', [[button, _], [column, _], [row, _]]) => {
                self.found.extend(sequence::mouse(*button, *column, *row, letter == 'M'));
            }
            (b"", ..) => self.key(sequence::key(&numbers, letter)),
            _ => {}
        }
    }

    fn osc_dispatch(&mut self, parameters: &[&[u8]], is_rung: bool) {
        // Else the Esc is the end, or what comes after it.
        self.has_ended = is_rung;
        if let [b"11", color] = parameters {
            self.found.extend(answer::theme(color).map(Msg::Theme));
        }
    }
}

#[cfg(test)]
mod tests;
