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
        match &mut self.overlay {
            Some(Overlay::Finder(finder, _)) => {
                type_into(&mut finder.input, request);
                finder.search();
            }
            Some(Overlay::Menu(menu)) => {
                let InputRequest::InsertChar(letter) = request else { return false };
                return menu.jump(letter);
            }
            None if self.research.is_typing => {
                type_into(&mut self.research.words, request);
                self.gather();
            }
            _ => return false,
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
fn type_into(input: &mut Input, request: InputRequest) {
    const MAX_CHARS: usize = 200;
    let is_full = input.value().chars().count() >= MAX_CHARS;
    if !(is_full && matches!(request, InputRequest::InsertChar(_))) {
        input.handle(request);
    }
}
