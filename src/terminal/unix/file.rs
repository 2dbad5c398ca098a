//! Files that several programs write.

use crate::content::source;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// What is locked for all files in `directory`: itself, so that no file is left behind.
///
/// # Errors
/// When it cannot be read.
pub(in crate::terminal) fn lockable(directory: &Path) -> io::Result<File> {
    File::open(directory)
}

/// Adds to a file. What somebody knows and does not know is nobody else's business.
pub(in crate::terminal) fn for_records(options: &mut OpenOptions) -> &mut OpenOptions {
    options.append(true).mode(0o600)
}

/// What names this machine.
pub(in crate::terminal) fn machine() -> Vec<u8> {
    let id = source::regular(Path::new("/etc/machine-id")).ok().filter(|id| !id.is_empty());
    id.unwrap_or_else(|| rustix::system::uname().nodename().to_bytes().to_vec())
}
