//! Taking the terminal and giving it back.

use crossterm::cursor::{Hide, SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{Action, QueueSelector, tcflow, tcflush};
use std::io::{self, Write, stdin, stdout};
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
        DisableMouseCapture,
        ResetColor,
        SetCursorStyle::DefaultUserShape,
        LeaveAlternateScreen,
        Show
    )
    .ok();
    // What has come by now was meant for us: a late answer, the mouse.
    tcflush(stdin(), QueueSelector::IFlush).ok();
}

/// Has whoever writes to a terminal that takes nothing more go on; what he wrote is lost.
pub(super) fn unblock() {
    // Whoever leaves sees to it himself, and what he writes must not be lost.
    if let Ok(_leaving) = LEAVING.try_lock()
        && is_ours()
        && !takes_more(Duration::ZERO)
    {
        throw_away();
    }
}

/// Whether the terminal takes what is written, now or within `wait`.
fn takes_more(wait: Duration) -> bool {
    let (out, wait) = (stdout(), Timespec { tv_sec: 0, tv_nsec: wait.subsec_nanos().into() });
    let mut fds = [PollFd::new(&out, PollFlags::OUT)];
    poll(&mut fds, Some(&wait)).is_ok_and(|n| n > 0)
}

/// Throws away what the terminal has not taken, and lets it go on where it was stopped.
fn throw_away() {
    let out = stdout();
    tcflush(&out, QueueSelector::OFlush).ok();
    // Only what was stopped this way can be let go this way.
    tcflow(&out, Action::OOff).ok();
    tcflow(&out, Action::OOn).ok();
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
