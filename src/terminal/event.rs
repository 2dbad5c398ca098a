//! crossterm's events as messages.

use crate::app::Msg;
use crate::app::key::{Code, Key};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// What an event means, if anything.
pub(super) fn message(event: &Event) -> Option<Msg> {
    match *event {
        Event::Key(key) => self::key(key).map(Msg::Key),
        Event::Mouse(mouse) => self::mouse(mouse),
        // We hear of the signal ourselves, and earlier.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost | Event::Paste(_) => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    // Some terminals report the release too; a key would count twice.
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    // Answers of the terminal that came too late look like Alt keys, but never like arrows.
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    if alt && !matches!(event.code, KeyCode::Left | KeyCode::Right) {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(' ') => Code::Space,
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
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

fn mouse(event: MouseEvent) -> Option<Msg> {
    let position = Position { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(position)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Msg::Drag(position)),
        MouseEventKind::Moved => Some(Msg::Hover(position)),
        MouseEventKind::ScrollDown => Some(Msg::Scroll(position, NOTCH)),
        MouseEventKind::ScrollUp => Some(Msg::Scroll(position, -NOTCH)),
        _ => None,
    }
}
