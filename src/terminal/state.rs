//! The file of what is kept from one time to the next: read at the start, written whole or not at all.

use crate::app::memory::{Memory, Stopped};
use anyhow::{Context, Result};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where it stands: `afferent/state.toml` in the directory for state.
pub fn path(directory: &Path) -> PathBuf {
    directory.join("afferent").join("state.toml")
}

/// What was kept in the file at `path`; nothing if there is none. The second value says what is wrong
/// with it.
pub fn read(path: &Path) -> (Memory, Option<String>) {
    load(path).unwrap_or_else(|error| (Memory::default(), Some(format!("{error:#}"))))
}

/// A file that cannot be understood is set aside, and the second value says so. One that cannot be read
/// may be whole.
fn load(path: &Path) -> Result<(Memory, Option<String>)> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Memory::default(), None)),
        Err(error) if error.kind() == ErrorKind::InvalidData => return aside(path, &error.to_string()),
        Err(error) => return Err(error).with_context(|| format!("Cannot read {}", path.display())),
    };
    match toml::from_str(&text) {
        Ok(memory) => Ok((memory, None)),
        Err(error) => aside(path, error.message()),
    }
}

/// Renames a damaged file, so that the next one does not overwrite it.
fn aside(path: &Path, fault: &str) -> Result<(Memory, Option<String>)> {
    let fault = format!("{} · {}", fault.lines().next().unwrap_or_default(), path.display());
    let damaged = path.with_extension("toml.damaged");
    let name = damaged.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::rename(path, &damaged)
        .with_context(|| format!("A damaged state file could not be set aside: {fault}"))?;
    Ok((Memory::default(), Some(format!("A damaged state file was set aside as {name}: {fault}"))))
}

/// Keeps where a class stopped. What went wrong, if anything.
pub fn remember(path: &Path, class: String, stopped: Stopped) -> Option<String> {
    keep(path, |memory| {
        memory.classes.insert(class, stopped);
    })
}

/// Changes what is kept in the file at `path`, as it is by now: another program may have changed it
/// too. What went wrong, if anything.
pub fn keep(path: &Path, change: impl FnOnce(&mut Memory)) -> Option<String> {
    let kept = load(path).and_then(|(mut memory, fault)| {
        change(&mut memory);
        write(path, &memory)?;
        Ok(fault)
    });
    kept.unwrap_or_else(|error| Some(format!("Cannot keep this for next time: {error:#}")))
}

/// Writes `memory` beside the file at `path` and puts it in its place in one go.
fn write(path: &Path, memory: &Memory) -> Result<()> {
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

    #[test]
    fn a_file_that_cannot_be_read_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        // Whoever runs the tests may be allowed to read any file, but nobody reads a directory.
        fs::create_dir_all(path.join("kept")).unwrap();
        let (memory, fault) = read(&path);
        assert_eq!(memory, Memory::default());
        assert!(fault.unwrap().starts_with("Cannot read "));
        assert!(keep(&path, |memory| memory.was_welcomed = true).unwrap().starts_with("Cannot keep this"));
        assert!(path.join("kept").is_dir());
    }

    #[test]
    fn two_programs_keep_a_class_each() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        let stopped = |step| Stopped { lesson: "four-minutes".into(), step };
        for (class, step) in [("2b", 1), ("3a", 5), ("2b", 2)] {
            assert_eq!(remember(&path, class.into(), stopped(step)), None);
        }
        let (memory, _) = read(&path);
        let kept = [("2b".to_owned(), stopped(2)), ("3a".to_owned(), stopped(5))];
        assert_eq!(memory.classes.into_iter().collect::<Vec<_>>(), kept);
    }
}
