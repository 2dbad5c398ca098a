//! The file of what is kept from one time to the next: read at the start, written whole or not at all.
//!
//! Several programs may read and write it at once, and a newer one may have put more into it: each change
//! is made under a lock, to the file as it is by then, and leaves alone what is not known here.

use super::system::file::lockable;
use crate::app::memory::Memory;
use crate::content::source;
use anyhow::{Context, Result, bail};
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;
use toml::{Table, Value};

/// Where it stands: `afferent/state.toml` in the directory for state.
pub fn path(directory: &Path) -> PathBuf {
    directory.join("afferent").join("state.toml")
}

/// What was kept in the file at `path`; nothing if there is none. The second value says what is wrong
/// with it.
pub fn read(path: &Path) -> (Memory, Option<String>) {
    let path = target(path);
    let read = if path.exists() { lock(&path).and_then(|_lock| load(&path)) } else { Ok(Kept::default()) };
    read.map_or_else(
        |error| (Memory::default(), Some(format!("{error:#}"))),
        |kept| (kept.memory, kept.fault),
    )
}

/// What is in a file.
#[derive(Debug, Default)]
struct Kept {
    memory: Memory,
    /// All of it, with what is not known here.
    table: Table,
    /// What is wrong with it.
    fault: Option<String>,
}

/// A file that cannot be understood is set aside, and the fault says so. One that cannot be read may be
/// whole.
fn load(path: &Path) -> Result<Kept> {
    let bytes = match source::regular(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Kept::default()),
        Err(error) => return Err(error).with_context(|| format!("Cannot read {}", path.display())),
    };
    let Ok(text) = String::from_utf8(bytes) else { return aside(path, "it is not UTF-8") };
    let table = match text.parse::<Table>() {
        Ok(table) => table,
        Err(error) => return aside(path, error.message()),
    };
    match table.clone().try_into() {
        Ok(memory) => Ok(Kept { memory, table, fault: None }),
        Err(error) => aside(path, error.message()),
    }
}

/// Renames a damaged file, so that neither the next one nor another damaged one overwrites it.
fn aside(path: &Path, fault: &str) -> Result<Kept> {
    let fault = format!("{} · {}", fault.lines().next().unwrap_or_default(), path.display());
    let names = (1..).map(|nth| match nth {
        1 => path.with_extension("toml.damaged"),
        _ => path.with_extension(format!("toml.damaged-{nth}")),
    });
    let damaged = names.into_iter().find(|it| it.symlink_metadata().is_err()).context("no name is free")?;
    let name = damaged.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::rename(path, &damaged)
        .with_context(|| format!("A damaged state file could not be set aside: {fault}"))?;
    let fault = Some(format!("A damaged state file was set aside as {name}: {fault}"));
    Ok(Kept { fault, ..Kept::default() })
}

/// Changes what is kept in the file at `path`, as it is by now. What went wrong, if anything.
pub fn keep(path: &Path, change: impl FnOnce(&mut Memory)) -> Option<String> {
    let path = target(path);
    let kept = || {
        let directory = path.parent().context("a file without a directory")?;
        fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
        let _lock = lock(&path)?;
        let mut kept = load(&path)?;
        change(&mut kept.memory);
        put(&mut kept.table, Table::try_from(kept.memory)?);
        write(&path, &toml::to_string(&kept.table)?)?;
        Ok(kept.fault)
    };
    kept().unwrap_or_else(|error: anyhow::Error| Some(format!("Cannot keep this for next time: {error:#}")))
}

/// Puts what is known into what is there. Nothing that is kept is ever taken out.
fn put(table: &mut Table, known: Table) {
    for (key, value) in known {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(table)), Value::Table(known)) => put(table, known),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}

/// Where a symbolic link leads, so that it stays one: some keep their files elsewhere.
fn target(path: &Path) -> PathBuf {
    // As many as systems follow.
    const LINKS: usize = 40;
    let next = |path: &PathBuf| Some(path.parent()?.join(fs::read_link(path).ok()?));
    std::iter::successors(Some(path.to_owned()), next).take(LINKS).last().unwrap_or_else(|| path.to_owned())
}

/// Keeps others from the file at `path` until it is dropped. The lock goes with the program that has it.
fn lock(path: &Path) -> Result<File> {
    let directory = path.parent().context("a file without a directory")?;
    let file = lockable(directory).with_context(|| format!("Cannot read {}", directory.display()))?;
    hold(&file, directory)?;
    Ok(file)
}

/// Keeps others from `file`, which is the one at `path`, until it is closed.
pub(super) fn hold(file: &File, path: &Path) -> Result<()> {
    // Whoever has it needs it for a moment; one that was stopped meanwhile is not waited for.
    const TRIES: usize = 300;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(10)),
            // Where nothing can be locked, what is written is at least whole.
            Err(TryLockError::Error(_)) => return Ok(()),
        }
    }
    bail!("another program holds {}", path.display())
}

/// Writes `text` beside the file at `path` and puts it in its place in one go. The name is always the
/// same, so that what a killed program has left is written over by the next.
pub(super) fn write(path: &Path, text: &str) -> Result<()> {
    let directory = path.parent().context("a file without a directory")?;
    let name = format!(".{}.new", path.file_name().unwrap_or_default().to_string_lossy());
    fs::remove_file(directory.join(&name)).ok();
    let mut file = tempfile::Builder::new()
        .prefix(&name)
        .rand_bytes(0)
        .tempfile_in(directory)
        .with_context(|| format!("cannot write in {}", directory.display()))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::memory::Change;
    use crate::content::id::LessonId;
    use crate::study::{self, moment::Day};
    use std::collections::BTreeMap;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    /// Keeps where a class stopped.
    fn remember(path: &Path, class: String, step: usize) -> Option<String> {
        let lesson = "four-minutes".into();
        keep(path, |memory| memory.change(Change::Stopped { class, lesson, step }))
    }

    fn stopped(step: usize) -> BTreeMap<LessonId, usize> {
        [("four-minutes".into(), step)].into()
    }

    /// A directory, and the file in it with `text`.
    fn kept(text: &str) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        (dir, path)
    }

    #[test]
    fn what_is_kept_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        assert_eq!(read(&path), (Memory::default(), None));
        assert_eq!(keep(&path, |memory| memory.was_welcomed = true), None);
        assert_eq!(remember(&path, "2b".into(), 3), None);
        let lessons = [("2b".to_owned(), stopped(3))].into();
        assert_eq!(read(&path), (Memory { was_welcomed: true, lessons, ..Memory::default() }, None));
        // A choice that is taken back is gone, though nothing is taken out of the file.
        for exam in [Some(Day(20_000)), None] {
            let study = Some(study::Settings { exam, ..study::Settings::default() });
            assert_eq!(keep(&path, |memory| memory.study = study), None);
            assert_eq!(read(&path).0.study, study);
        }
        // Nothing else is left in the directory.
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_not_lost() {
        let (_dir, path) = kept("was_welcomed = perhaps");
        let (memory, fault) = read(&path);
        assert_eq!(memory, Memory::default());
        assert!(fault.unwrap().contains("set aside"));
        for (text, name) in [("lessons = 1", "toml.damaged-2"), ("=", "toml.damaged-3")] {
            fs::write(&path, text).unwrap();
            assert!(read(&path).1.unwrap().contains(name), "{text}");
            assert_eq!(fs::read_to_string(path.with_extension(name)).unwrap(), text);
        }
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
    fn nobody_waits_for_a_pipe_or_a_device() {
        let (_dir, path) = kept("");
        fs::remove_file(&path).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert!(read(&path).1.unwrap().contains("no regular file"));
        assert!(keep(&path, |memory| memory.was_welcomed = true).unwrap().contains("no regular file"));
        fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert!(read(&path).1.unwrap().contains("no regular file"));
    }

    #[test]
    fn what_a_newer_program_keeps_is_kept() {
        let newer = "was_welcomed = false\ntheme = \"dusk\"\n\n[lessons.2b]\nfour-minutes = 1\n\n\
                     [rooms]\n2b = 12\n\n[[marks]]\nplace = \"oxytocin\"\ncolour = 1\n";
        let (_dir, path) = kept(newer);
        assert_eq!(remember(&path, "2b".into(), 4), None);
        let table: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let expected: Table = newer.replace("minutes = 1", "minutes = 4").parse().unwrap();
        assert_eq!(table, expected);
        assert_eq!(read(&path).0.lessons.get("2b"), Some(&stopped(4)));
    }

    #[test]
    fn programs_that_write_at_once_lose_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = path(dir.path());
        std::thread::scope(|scope| {
            for program in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for step in 0..15 {
                        assert_eq!(remember(path, format!("{program}-{step}"), step), None);
                    }
                });
            }
        });
        assert_eq!(read(&path).0.lessons.len(), 60);
    }

    #[test]
    fn whoever_is_stopped_with_the_file_in_hand_is_not_waited_for() {
        let (_dir, path) = kept("was_welcomed = true");
        let held = lock(&path).unwrap();
        assert!(keep(&path, |memory| memory.was_welcomed = false).unwrap().contains("another program"));
        drop(held);
        assert_eq!(read(&path), (Memory { was_welcomed: true, ..Memory::default() }, None));
    }

    #[test]
    fn what_a_killed_program_has_left_is_gone_with_the_next_change() {
        let (_dir, path) = kept("");
        fs::write(path.with_file_name(".state.toml.new"), "half of it").unwrap();
        assert_eq!(remember(&path, "2b".into(), 1), None);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_to_the_file_stays_one() {
        let (dir, path) = kept("was_welcomed = true");
        let elsewhere = dir.path().join("elsewhere.toml");
        fs::rename(&path, &elsewhere).unwrap();
        symlink("../elsewhere.toml", &path).unwrap();
        assert_eq!(remember(&path, "2b".into(), 1), None);
        assert!(path.symlink_metadata().unwrap().is_symlink());
        let (memory, fault) = read(&path);
        assert!(memory.was_welcomed && memory.lessons.len() == 1 && fault.is_none());
        assert!(fs::read_to_string(&elsewhere).unwrap().contains("2b"));
    }
}
