//! Keys that are no commands, where something is typed.

use super::key::{Code, Key};
use super::keymap::Scope;
use super::{App, Overlay};
use tui_input::{Input, InputRequest};

impl App {
    /// A key that is no command goes into the box that is typed in; false where it goes nowhere.
    pub(super) fn type_key(&mut self, key: Key) -> bool {
        let Some(request) = input_request(key) else { return false };
        if let (Code::Char(digit @ '0'..='9'), true) = (key.code, self.scopes().contains(&Scope::Lesson)) {
            self.type_digit(digit);
            return true;
        }
        if let (Some(Overlay::Menu(menu)), InputRequest::InsertChar(letter)) = (&mut self.overlay, request) {
            return menu.jump(letter);
        }
        self.type_with(|input| type_into(input, request))
    }

    /// Text that was pasted goes into the box that is typed in, as one line; elsewhere it means nothing.
    pub(super) fn paste(&mut self, text: &str) {
        let line = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
        let letters = text.trim().chars().map(line).take(MAX_CHARS).map(InputRequest::InsertChar);
        self.type_with(|input| letters.filter(|letter| type_into(input, *letter)).count() > 0);
    }

    /// Changes the text of the box that is typed in with `change`, which says whether it did; false where there
    /// is no such box.
    fn type_with(&mut self, change: impl FnOnce(&mut Input) -> bool) -> bool {
        let input = match &mut self.overlay {
            Some(Overlay::Finder(finder, _)) => &mut finder.input,
            Some(Overlay::Mark(draft)) => &mut draft.line,
            None if self.research.is_typing => &mut self.research.words,
            _ => return false,
        };
        let has_changed = change(input);
        match &mut self.overlay {
            _ if !has_changed => {}
            Some(Overlay::Finder(finder, _)) => finder.search(),
            Some(Overlay::Mark(_)) => {}
            _ => self.gather(),
        }
        true
    }
}

/// What a key means to a box with text in it.
fn input_request(key: Key) -> Option<InputRequest> {
    match (key.code, key.ctrl) {
        _ if key.alt => None,
        (Code::Char('w'), true) => Some(InputRequest::DeletePrevWord),
        (Code::Char('u'), true) => Some(InputRequest::DeleteLine),
        (Code::Char('a'), true) | (Code::Home, _) => Some(InputRequest::GoToStart),
        (Code::Char('e'), true) | (Code::End, _) => Some(InputRequest::GoToEnd),
        (Code::Char(c), false) => Some(InputRequest::InsertChar(c)),
        (Code::Space, false) => Some(InputRequest::InsertChar(' ')),
        (Code::Backspace, _) => Some(InputRequest::DeletePrevChar),
        (Code::Delete, _) => Some(InputRequest::DeleteNextChar),
        (Code::Left, _) => Some(InputRequest::GoToPrevChar),
        (Code::Right, _) => Some(InputRequest::GoToNextChar),
        _ => None,
    }
}

/// No box takes more than a long line.
const MAX_CHARS: usize = 200;

/// Whether the text has changed by it.
fn type_into(input: &mut Input, request: InputRequest) -> bool {
    let is_full = input.value().chars().count() >= MAX_CHARS;
    let is_taken = !(is_full && matches!(request, InputRequest::InsertChar(_)));
    is_taken && input.handle(request).is_some_and(|it| it.value)
}
