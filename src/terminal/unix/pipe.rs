//! Where the notes of a lesson are told: a socket in a directory that only this user can enter.

use anyhow::{Context, Result, bail};
use interprocess::local_socket::{GenericFilePath, ListenerOptions, Name, ToFsName};
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::Path;

pub(in crate::terminal) fn name(path: &Path) -> io::Result<Name<'_>> {
    path.to_fs_name::<GenericFilePath>()
}

/// Makes the directory of the socket, for this user alone.
///
/// # Errors
/// When it cannot be made, or is not this user's.
pub(in crate::terminal) fn prepare(path: &Path) -> Result<()> {
    let directory = path.parent().context("a socket without a directory")?;
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    // On some systems the socket itself asks nobody for permission; its directory does.
    fs::set_permissions(directory, Permissions::from_mode(0o700))?;
    Ok(())
}

/// Takes away what a lesson that was killed has left, where nobody listens.
///
/// # Errors
/// When something else is there.
pub(in crate::terminal) fn clear(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_socket() => fs::remove_file(path)?,
        Ok(_) => bail!("{} is in the way, and no socket", path.display()),
        Err(_) => {}
    }
    Ok(())
}

/// The directory is all that keeps others out.
///
/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn for_this_user(options: ListenerOptions<'_>) -> Result<ListenerOptions<'_>> {
    Ok(options)
}
