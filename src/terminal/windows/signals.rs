//! There are none: a new size comes among the keys, so does Ctrl-C, and no program is stopped.

use anyhow::Result;

/// As elsewhere; here they never come.
pub(in crate::terminal) const SIGCONT: i32 = 18;
pub(in crate::terminal) const SIGTSTP: i32 = 20;
pub(in crate::terminal) const SIGWINCH: i32 = 28;

/// Whether a shell can stop programs and have them go on.
pub(in crate::terminal) const CAN_STOP: bool = false;

/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn listen(_send: impl Fn(i32) -> bool + Send + 'static) -> Result<()> {
    Ok(())
}

/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn end(_signal: i32) -> Result<()> {
    Ok(())
}

pub(in crate::terminal) fn is_job() -> bool {
    false
}

/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn stop() -> Result<()> {
    Ok(())
}
