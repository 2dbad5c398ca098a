//! Taking the terminal and giving it back.

use super::system::line::{self, takes_more, throw_away};
use crossterm::cursor::{Hide, SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::layout::Size;
use std::env;
use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

/// Whether the terminal is ours. Given back twice, the cursor would go back to where it was before
/// we came, over whatever has been written since: a panic's message, a shell's prompt.
static OURS: AtomicBool = AtomicBool::new(false);

/// Held by whoever gives it back.
static LEAVING: Mutex<()> = Mutex::new(());

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
pub(super) struct Restore;

impl Drop for Restore {
    fn drop(&mut self) {
        leave();
    }
}

/// Raw mode, the alternate screen, no cursor before the first frame, and the mouse if wanted. A panic gives it all back
/// before its message is printed.
pub(super) fn enter(mouse: bool) -> io::Result<()> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let inner = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            leave();
            inner(info);
        }));
    });
    OURS.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut out = stdout();
    // A line under the letter that has focus spoils no picture, and never blinks.
    queue!(out, EnterAlternateScreen, Hide, SetCursorStyle::SteadyUnderScore, EnableBracketedPaste)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    out.flush()
}

/// The terminal as it was. Nothing can be done where this fails.
pub(super) fn leave() {
    /// How long one that is merely slow may take for what it was sent.
    const GRACE: Duration = Duration::from_millis(100);
    let _leaving = LEAVING.lock().unwrap_or_else(PoisonError::into_inner);
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    // First, since a terminal that takes nothing more holds up whatever is written.
    disable_raw_mode().ok();
    if !takes_more(GRACE) {
        throw_away();
    }
    execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        ResetColor,
        SetCursorStyle::DefaultUserShape,
        LeaveAlternateScreen,
        Show
    )
    .ok();
    // Fails on Windows where the mouse was never listened to, and must keep nothing else from being written.
    execute!(stdout(), DisableMouseCapture).ok();
    // There the mouse leaves what was before it: letters as they are typed.
    disable_raw_mode().ok();
    // What has come by now was meant for us: a late answer, the mouse.
    line::forget_typed();
}

/// Has whoever writes to a terminal that takes nothing more go on; what he wrote is lost.
#[cfg(unix)]
pub(super) fn unblock() {
    // Whoever leaves sees to it himself, and what he writes must not be lost.
    if let Ok(_leaving) = LEAVING.try_lock()
        && is_ours()
        && !takes_more(Duration::ZERO)
    {
        throw_away();
    }
}

/// Takes the terminal after a stop. One that no program hears of may have left it to us.
pub(super) fn enter_again(mouse: bool) -> io::Result<()> {
    leave();
    enter(mouse)
}

/// Whether a picture may be drawn.
pub(super) fn is_ours() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// Listens to the mouse, or leaves it to the terminal.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    if on { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
}

/// The size of the terminal. Where it does not say, as on a serial line, that of `COLUMNS` and `LINES`, or of an
/// old one. No more than any screen has, whatever it says.
pub fn size() -> Size {
    const LARGEST: Size = Size { width: 1000, height: 500 };
    let (width, height) = crossterm::terminal::size().unwrap_or_default();
    let or_else = |said: u16, name: &str, otherwise: u16| {
        let told = || env::var(name).ok()?.parse().ok();
        Some(said).filter(|it| *it > 0).or_else(told).filter(|it| *it > 0).unwrap_or(otherwise)
    };
    Size {
        width: or_else(width, "COLUMNS", 80).min(LARGEST.width),
        height: or_else(height, "LINES", 24).min(LARGEST.height),
    }
}
