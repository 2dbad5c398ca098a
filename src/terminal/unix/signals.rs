//! The signals that end, stop or resize a program on the terminal.

use crate::terminal::screen;
use anyhow::{Context, Result};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGXCPU, SIGXFSZ,
};
pub(in crate::terminal) use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Whether a shell can stop programs and have them go on.
pub(in crate::terminal) const CAN_STOP: bool = true;

/// All that end a program that does not hear of them, and can be heard.
const ENDS: [i32; 14] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGXFSZ, SIGSYS, SIGTRAP,
];

/// Passes every signal to the loop with `send`, which says whether there still is one.
///
/// # Errors
/// When the system does not let it listen.
pub(in crate::terminal) fn listen(send: impl Fn(i32) -> bool + Send + 'static) -> Result<()> {
    let mut signals =
        Signals::new(ENDS.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH])).context("cannot listen to signals")?;
    std::thread::spawn(move || {
        let mut ending = false;
        for signal in signals.forever() {
            let ends = ENDS.contains(&signal);
            // Asked twice, it ends even if the loop is stuck.
            if !send(signal) || (ending && ends) {
                leave_in_time();
                emulate_default_handler(signal).ok();
            }
            if ends && !ending {
                ending = true;
                std::thread::spawn(unblock);
            }
        }
    });
    Ok(())
}

/// Frees the loop from a terminal that takes nothing more, as long as it has not ended.
fn unblock() {
    const STEP: Duration = Duration::from_millis(100);
    loop {
        std::thread::sleep(STEP);
        screen::unblock();
    }
}

/// Gives the terminal back, but does not wait for one that takes nothing more.
fn leave_in_time() {
    const LATEST: Duration = Duration::from_millis(200);
    let (sender, left) = channel();
    std::thread::spawn(move || {
        screen::leave();
        // Whoever waits may have given up.
        sender.send(()).ok();
    });
    left.recv_timeout(LATEST).ok();
}

/// Ends the program the way `signal` would have without us, so that its parent can tell.
///
/// # Errors
/// When the system does not let it.
pub(in crate::terminal) fn end(signal: i32) -> Result<()> {
    emulate_default_handler(signal).context("cannot pass the signal on")
}

/// Whether there is a shell that brings back what was stopped: one that does gives each job a group of
/// its own. Alone in a window, or at the other end of a network, nobody could.
pub(in crate::terminal) fn is_job() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Gives the terminal back and stops, until the signal for going on comes.
///
/// # Errors
/// When the system does not let it.
pub(in crate::terminal) fn stop() -> Result<()> {
    screen::leave();
    // The whole job, or a shell waits for the script around us for ever.
    rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
    Ok(())
}
