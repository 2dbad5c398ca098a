//! The line to the terminal: what waits on it, either way.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{Action, QueueSelector, tcflow, tcflush};
use std::io::{stdin, stdout};
use std::time::Duration;

/// Whether the terminal takes what is written, now or within `wait`.
pub(in crate::terminal) fn takes_more(wait: Duration) -> bool {
    let (out, wait) = (stdout(), Timespec { tv_sec: 0, tv_nsec: wait.subsec_nanos().into() });
    let mut fds = [PollFd::new(&out, PollFlags::OUT)];
    poll(&mut fds, Some(&wait)).is_ok_and(|n| n > 0)
}

/// Throws away what the terminal has not taken, and lets it go on where it was stopped.
pub(in crate::terminal) fn throw_away() {
    let out = stdout();
    tcflush(&out, QueueSelector::OFlush).ok();
    // Only what was stopped this way can be let go this way.
    tcflow(&out, Action::OOff).ok();
    tcflow(&out, Action::OOn).ok();
}

/// Forgets what was typed and not yet read.
pub(in crate::terminal) fn forget_typed() {
    tcflush(stdin(), QueueSelector::IFlush).ok();
}
