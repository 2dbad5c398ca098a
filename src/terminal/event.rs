//! The events of a console on Windows as messages. Tests read it everywhere.

use crate::app::Msg;
use crate::app::key::{Code, Key};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Size};

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// What `event` says, if it means anything here.
pub(super) fn heard(event: Event) -> Option<Msg> {
    match event {
        // One that is let go would count twice.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => pressed(key).map(Msg::Key),
        Event::Mouse(MouseEvent { kind, column: x, row: y, .. }) => mouse(kind, Position { x, y }),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(Size { width, height })),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn pressed(key: KeyEvent) -> Option<Key> {
    let [ctrl, alt] = [KeyModifiers::CONTROL, KeyModifiers::ALT].map(|it| key.modifiers.contains(it));
    let code = match key.code {
        KeyCode::Char(' ') => Code::Space,
        KeyCode::Char(c) if c.is_control() => return None,
        // AltGr is told as Ctrl and Alt; the letter has it in it.
        KeyCode::Char(c) if ctrl && alt => return Some(Key::new(Code::Char(c))),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(nth) => Code::F(nth),
        _ => return None,
    };
    // Of keys with Alt only the arrows across mean anything here.
    (!alt || matches!(code, Code::Left | Code::Right)).then_some(Key { code, ctrl, alt })
}

fn mouse(kind: MouseEventKind, at: Position) -> Option<Msg> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(at)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Msg::Drag(at)),
        MouseEventKind::Moved => Some(Msg::Hover(at)),
        MouseEventKind::ScrollUp => Some(Msg::Scroll(at, -NOTCH)),
        MouseEventKind::ScrollDown => Some(Msg::Scroll(at, NOTCH)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Option<Key> {
        match heard(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))? {
            Msg::Key(key) => Some(key),
            msg => panic!("{msg:?}"),
        }
    }

    #[test]
    fn a_key_counts_when_it_is_pressed_or_held_and_not_when_it_is_let_go() {
        let enter = |kind| key(KeyCode::Enter, KeyModifiers::NONE, kind);
        assert_eq!(enter(KeyEventKind::Press), Some(Key::new(Code::Enter)));
        assert_eq!(enter(KeyEventKind::Repeat), Some(Key::new(Code::Enter)));
        assert_eq!(enter(KeyEventKind::Release), None);
    }

    #[test]
    fn what_alt_gr_types_is_the_letter_and_alt_alone_is_none() {
        let char = |c, modifiers| key(KeyCode::Char(c), modifiers, KeyEventKind::Press);
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(char('@', both), Some(Key::new(Code::Char('@'))));
        assert_eq!(char('T', KeyModifiers::SHIFT), Some(Key::new(Code::Char('T'))));
        assert_eq!(char('c', KeyModifiers::CONTROL), "ctrl-c".parse().ok());
        assert_eq!(char('x', KeyModifiers::ALT), None);
        assert_eq!(key(KeyCode::Left, KeyModifiers::ALT, KeyEventKind::Press), "alt-Left".parse().ok());
    }

    #[test]
    fn the_mouse_and_a_new_size_are_heard() {
        let at = Position { x: 3, y: 4 };
        let mouse =
            |kind| heard(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE }));
        let is = |kind, msg: Msg| assert_eq!(format!("{:?}", mouse(kind)), format!("{:?}", Some(msg)));
        is(MouseEventKind::Down(MouseButton::Left), Msg::Click(at));
        is(MouseEventKind::Drag(MouseButton::Left), Msg::Drag(at));
        is(MouseEventKind::Moved, Msg::Hover(at));
        is(MouseEventKind::ScrollUp, Msg::Scroll(at, -NOTCH));
        is(MouseEventKind::ScrollDown, Msg::Scroll(at, NOTCH));
        assert!(mouse(MouseEventKind::Up(MouseButton::Left)).is_none());
        let Some(Msg::Resize(size)) = heard(Event::Resize(80, 24)) else { panic!("no size") };
        assert_eq!((size.width, size.height), (80, 24));
    }
}
