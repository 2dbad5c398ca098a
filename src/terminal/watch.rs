//! Hears when files of a pack are saved, whatever links lead to them, and when folders are exchanged.

use super::Input;
use crate::content::source::Source;
use anyhow::{Context, Result};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, notify};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf, absolute};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fs, iter};

/// Sends [`Input::Saved`] when files of a pack have been saved.
pub(super) struct Watch<'a> {
    source: &'a Source,
    debouncer: Debouncer<notify::RecommendedWatcher, RecommendedCache>,
    wanted: Arc<Mutex<Wanted>>,
}

impl<'a> Watch<'a> {
    /// # Errors
    /// When the system has no more room for watches, or does not let us watch the pack.
    pub(super) fn new(source: &'a Source, sender: &Sender<Input>) -> Result<Self> {
        let wanted = Arc::new(Mutex::new(Wanted::default()));
        let (inputs, theirs) = (sender.clone(), Arc::clone(&wanted));
        let hear = move |events: DebounceEventResult| {
            if is_save(&events, &theirs.lock().unwrap_or_else(PoisonError::into_inner)) {
                // The loop may be gone already; then nobody needs to know.
                inputs.send(Input::Saved).ok();
            }
        };
        let debouncer = new_debouncer(Duration::from_millis(150), None, hear)?;
        let mut watch = Self { source, debouncer, wanted };
        watch.renew()?;
        Ok(watch)
    }

    /// Watches what is there now: a folder that was replaced is another one.
    ///
    /// # Errors
    /// When a folder of the pack cannot be watched.
    pub(super) fn renew(&mut self) -> Result<()> {
        let wanted = Wanted::of(self.source);
        let mut kept = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in kept.watched() {
            // It may be gone.
            self.debouncer.unwatch(folder).ok();
        }
        let mut end = Ok(());
        for folder in wanted.watched() {
            let watched = self.debouncer.watch(folder, notify::RecursiveMode::NonRecursive);
            // Of the folders around nobody may be allowed to know.
            let is_needed = wanted.folders.contains(folder) || self.source.dir.is_none();
            if let (Err(error), true) = (watched, is_needed) {
                end = Err(error).with_context(|| format!("cannot watch {}", folder.display()));
            }
        }
        *kept = wanted;
        end
    }
}

/// Whether files may have been saved. Where the system says that it has lost count, they may. Our own reading
/// of them is no reason.
fn is_save(events: &DebounceEventResult, wanted: &Wanted) -> bool {
    let is_change = |event: &notify::Event| {
        let is_ours = event.paths.iter().any(|path| wanted.holds(path));
        event.need_rescan() || is_ours && !event.kind.is_access() && !event.kind.is_other()
    };
    events.as_ref().map_or(true, |events| events.iter().any(|event| is_change(event)))
}

/// What a pack depends on.
#[derive(Debug, Default)]
struct Wanted {
    /// Folders of which every file counts.
    folders: BTreeSet<PathBuf>,
    /// Single names beside those: of the pack itself, of what links lead to, of the links on the way.
    names: BTreeSet<PathBuf>,
}

impl Wanted {
    fn of(source: &Source) -> Self {
        let mut wanted = Self::default();
        source.dir.iter().for_each(|dir| wanted.folder(dir, true));
        source.lesson.iter().for_each(|lesson| wanted.follow(lesson));
        wanted
    }

    fn folder(&mut self, dir: &Path, has_folders: bool) {
        self.follow(dir);
        let Ok(dir) = dir.canonicalize() else { return };
        let entries = fs::read_dir(&dir).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()).filter(|path| !is_hidden(path)) {
            if path.is_dir() && has_folders {
                self.folder(&path, false);
            } else if path.is_symlink() {
                self.follow(&path);
            }
        }
        self.folders.insert(dir);
    }

    /// The name at `path`, and those that it leads to where it is a link.
    fn follow(&mut self, path: &Path) {
        /// As many as the system itself follows.
        const MOST_LINKS: usize = 40;
        let link =
            |path: &PathBuf| Some(path.parent()?.join(fs::read_link(path).ok()?)).and_then(|it| place(&it));
        self.names.extend(iter::successors(place(path), link).take(MOST_LINKS));
    }

    /// Whether the pack may be another one when there is a change at `path`.
    fn holds(&self, path: &Path) -> bool {
        let is_within = path.parent().is_some_and(|parent| self.folders.contains(parent));
        self.names.contains(path) || self.folders.contains(path) || is_within && !is_hidden(path)
    }

    /// The folders that have to be watched for this.
    fn watched(&self) -> BTreeSet<&Path> {
        let around = self.names.iter().filter_map(|name| name.parent());
        self.folders.iter().map(PathBuf::as_path).chain(around).collect()
    }
}

/// The path that the system tells of for the name at `path`; where its folder is gone, that of the folder.
fn place(path: &Path) -> Option<PathBuf> {
    let path = absolute(path).ok()?;
    path.ancestors().find_map(|path| match path.file_name() {
        Some(name) => Some(path.parent()?.canonicalize().ok()?.join(name)),
        None => path.canonicalize().ok(),
    })
}

/// What a pack has no part in, such as what an editor keeps beside its files.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, Flag, ModifyKind};
    use notify::{Error, Event, EventKind};
    use notify_debouncer_full::DebouncedEvent;
    use std::os::unix::fs::symlink;
    use std::time::Instant;

    #[test]
    fn what_may_be_a_save_is_one_and_our_own_reading_is_not() {
        let wanted = Wanted { folders: BTreeSet::from(["/pack".into()]), ..Wanted::default() };
        let is_save = |event: Event, path: &str| {
            is_save(&Ok(vec![DebouncedEvent::new(event.add_path(path.into()), Instant::now())]), &wanted)
        };
        assert!(is_save(Event::new(EventKind::Modify(ModifyKind::Any)), "/pack/pack.toml"));
        assert!(!is_save(Event::new(EventKind::Modify(ModifyKind::Any)), "/pack/.pack.toml.swp"));
        assert!(!is_save(Event::new(EventKind::Modify(ModifyKind::Any)), "/other.toml"));
        assert!(!is_save(Event::new(EventKind::Access(AccessKind::Any)), "/pack/pack.toml"));
        assert!(!is_save(Event::new(EventKind::Other), "/pack/pack.toml"));
        assert!(is_save(Event::new(EventKind::Other).set_flag(Flag::Rescan), "/"));
        assert!(super::is_save(&Err(vec![Error::generic("too many files to watch")]), &wanted));
    }

    #[test]
    fn a_pack_is_followed_wherever_links_lead() {
        let room = tempfile::tempdir().unwrap();
        let room = room.path().canonicalize().unwrap();
        for folder in ["real/topics", "shared", "far/figures"] {
            fs::create_dir_all(room.join(folder)).unwrap();
        }
        fs::write(room.join("far/studies.toml"), "").unwrap();
        symlink("../far/studies.toml", room.join("shared/studies.toml")).unwrap();
        symlink("../shared/studies.toml", room.join("real/studies.toml")).unwrap();
        symlink(room.join("far/figures"), room.join("real/figures")).unwrap();
        symlink("real", room.join("pack")).unwrap();
        symlink("circle", room.join("real/circle")).unwrap();
        let of = |dir: &str| Source { dir: Some(room.join(dir)), ..Source::default() };
        let wanted = Wanted::of(&of("pack"));
        for path in [
            "pack",
            "real",
            "real/pack.toml",
            "real/topics",
            "real/topics/a.toml",
            "real/studies.toml",
            "shared/studies.toml",
            "far/studies.toml",
            "far/figures",
            "far/figures/a.toml",
        ] {
            assert!(wanted.holds(&room.join(path)), "{path}: {wanted:?}");
        }
        for path in ["other", "shared/other.toml", "far/other.toml", "real/.git"] {
            assert!(!wanted.holds(&room.join(path)), "{path}: {wanted:?}");
        }
        // One that is gone may come back.
        fs::remove_dir_all(&room).unwrap();
        let wanted = Wanted::of(&of("pack"));
        assert!(wanted.holds(&room) && wanted.watched().contains(room.parent().unwrap()), "{wanted:?}");
    }

    #[test]
    fn of_a_lesson_alone_its_file_is_followed_and_nothing_beside_it() {
        let room = tempfile::tempdir().unwrap();
        let room = room.path().canonicalize().unwrap();
        fs::create_dir(room.join("far")).unwrap();
        symlink("far/mine.toml", room.join("mine.toml")).unwrap();
        let wanted = Wanted::of(&Source { lesson: Some(room.join("mine.toml")), ..Source::default() });
        assert!(wanted.holds(&room.join("mine.toml")) && wanted.holds(&room.join("far/mine.toml")));
        assert!(!wanted.holds(&room.join("other.toml")), "{wanted:?}");
    }
}
