//! Files that several programs write.

use std::env;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

/// What is locked for all files in `directory`: a file beside them, since a directory cannot be.
///
/// # Errors
/// When it cannot be made.
pub(in crate::terminal) fn lockable(directory: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(directory.join(".lock"))
}

/// Adds to a file, and may cut off what it ends in. Files in the directory of a user are the user's alone here.
pub(in crate::terminal) fn for_records(options: &mut OpenOptions) -> &mut OpenOptions {
    const GENERIC_READ: u32 = 1 << 31;
    const GENERIC_WRITE: u32 = 1 << 30;
    // One that may only add may not cut off.
    options.append(true).access_mode(GENERIC_READ | GENERIC_WRITE)
}

/// What names this machine.
pub(in crate::terminal) fn machine() -> Vec<u8> {
    env::var_os("COMPUTERNAME").unwrap_or_default().into_encoded_bytes()
}
