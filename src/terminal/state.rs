//! The file of what is kept from one time to the next: read at the start, written whole or not at all.

use crate::app::memory::Memory;
use anyhow::{Context, Result};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where it stands: `afferent/state.toml` in the directory for state.
pub fn path(directory: &Path) -> PathBuf {
    directory.join("afferent").join("state.toml")
}

/// What was kept in the file at `path`; nothing if there is none. A file that cannot be understood is
/// set aside, and the second value says so.
pub fn read(path: &Path) -> (Memory, Option<String>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return (Memory::default(), None),
        Err(error) => return aside(path, &error.to_string()),
    };
    match toml::from_str(&text) {
        Ok(memory) => (memory, None),
        Err(error) => aside(path, error.message()),
    }
}

/// Renames a damaged file, so that the next one does not overwrite it.
fn aside(path: &Path, fault: &str) -> (Memory, Option<String>) {
    let damaged = path.with_extension("toml.damaged");
    let name = damaged.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let what = match fs::rename(path, &damaged) {
        Ok(()) => format!("A damaged state file was set aside as {name}"),
        Err(error) => format!("A damaged state file could not be set aside ({error})"),
    };
    let fault = fault.lines().next().unwrap_or_default();
    (Memory::default(), Some(format!("{what}: {fault} · {}", path.display())))
}

/// Writes `memory` beside the file at `path` and puts it in its place in one go.
///
/// # Errors
/// When the directory or the file cannot be written.
pub fn write(path: &Path, memory: &Memory) -> Result<()> {
    let directory = path.parent().context("a file without a directory")?;
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    let mut file = tempfile::NamedTempFile::new_in(directory)
        .with_context(|| format!("cannot write in {}", directory.display()))?;
    file.write_all(toml::to_string(memory)?.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::memory::Stopped;

    #[test]
    fn what_is_kept_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        assert_eq!(read(&path), (Memory::default(), None));
        let mut memory = Memory { was_welcomed: true, ..Memory::default() };
        memory.classes.insert("2b".into(), Stopped { lesson: "four-minutes".into(), step: 3 });
        write(&path, &memory).unwrap();
        assert_eq!(read(&path), (memory, None));
        // Nothing else is left in the directory.
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_not_lost() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        write(&path, &Memory::default()).unwrap();
        fs::write(&path, "was_welcomed = perhaps").unwrap();
        let (memory, fault) = read(&path);
        assert_eq!(memory, Memory::default());
        assert!(fault.unwrap().contains("set aside"));
        let damaged = path.with_extension("toml.damaged");
        assert_eq!(fs::read_to_string(damaged).unwrap(), "was_welcomed = perhaps");
    }
}
