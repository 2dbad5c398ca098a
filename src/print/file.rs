//! Files that are written whole or stay as they were.

use anyhow::{Context, Result};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
#[cfg(unix)]
use std::{fs::Permissions, os::unix::fs::PermissionsExt};

/// Writes `text` to the file at `path`.
///
/// # Errors
/// When it cannot be written, naming it. The file that was there is then as it was.
pub fn write(path: &Path, text: &str) -> Result<()> {
    replace(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes beside the file, and puts that in its place in one go.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one, and what it leads to is written.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let before = target.metadata().ok();
    // A device, a pipe, or where a link leads to nothing yet.
    if target.is_symlink() || before.as_ref().is_some_and(|it| !it.is_file()) {
        return fs::write(target, text);
    }
    let permissions = match before {
        Some(before) => {
            // Whoever may change the folder may not be allowed to change the file.
            OpenOptions::new().write(true).open(&target)?;
            Some(before.permissions())
        }
        None => None,
    };
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    #[cfg_attr(windows, expect(unused_mut, reason = "only on Unix are there such permissions"))]
    let mut beside = tempfile::Builder::new();
    // What every new file may be, as far as the user lets it.
    #[cfg(unix)]
    beside.permissions(Permissions::from_mode(0o666));
    let mut file = beside.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test looks at files")]

    use super::*;
    use std::os::unix::fs::symlink;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_file_is_replaced_with_its_permissions_and_through_links() {
        let dir = tempfile::tempdir().unwrap();
        let [file, plain, link, new] = ["file", "plain", "link", "new"].map(|name| dir.path().join(name));
        fs::write(&plain, "").unwrap();
        write(&file, "first").unwrap();
        assert_eq!(mode(&file), mode(&plain));
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, "second").unwrap();
        assert!(link.is_symlink());
        assert_eq!((fs::read(&file).unwrap(), mode(&file)), (b"second".to_vec(), 0o640));
        fs::remove_file(&link).unwrap();
        symlink("new", &link).unwrap();
        write(&link, "third").unwrap();
        assert_eq!(fs::read(&new).unwrap(), b"third");
        write(Path::new("/dev/null"), "nothing").unwrap();
        assert!(!Path::new("/dev/null").metadata().unwrap().is_file());
    }

    #[test]
    fn a_file_that_cannot_be_written_stays_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("folder");
        fs::create_dir(&folder).unwrap();
        assert!(write(&folder, "text").is_err() && folder.is_dir());
        let error = write(&dir.path().join("nowhere/file"), "text").unwrap_err();
        assert!(error.to_string().contains("nowhere/file"));
        // Nothing is left beside.
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
