//! A pack in a directory: read while the loop goes on, and again when its files are saved.

use super::Input;
use crate::app::Fresh;
use crate::content::{Pack, source};
use anyhow::{Context, Result};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, notify};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Whether files may have been saved. Where the system says that it has lost count, they may.
fn is_save(events: &DebounceEventResult) -> bool {
    let is_change =
        |event: &notify::Event| event.need_rescan() || !event.kind.is_access() && !event.kind.is_other();
    events.as_ref().map_or(true, |events| events.iter().any(|event| is_change(event)))
}

/// Sends [`Input::Saved`] when files in `dir` have been saved. Our own reading of them is no reason.
pub(super) fn watch(
    dir: &Path,
    sender: &Sender<Input>,
) -> Result<Debouncer<notify::RecommendedWatcher, RecommendedCache>> {
    let inputs = sender.clone();
    let mut watcher = new_debouncer(Duration::from_millis(150), None, move |events: DebounceEventResult| {
        if is_save(&events) {
            inputs.send(Input::Saved).ok();
        }
    })?;
    watcher
        .watch(dir, notify::RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch {}", dir.display()))?;
    Ok(watcher)
}

/// Reads the pack while the loop goes on.
pub(super) struct Reader<'a> {
    pub(super) dir: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    state: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Idle,
    Busy,
    /// Files were saved meanwhile: what comes of it may be half old, half new.
    Outdated,
}

impl<'a> Reader<'a> {
    pub(super) fn new(dir: Option<&'a Path>, inputs: &'a Sender<Input>) -> Self {
        Self { dir, inputs, state: Reading::Idle }
    }

    /// Begins to read, or once more when it has come to the end.
    pub(super) fn read(&mut self) {
        let Some(dir) = self.dir.map(Path::to_owned) else { return };
        if self.state != Reading::Idle {
            self.state = Reading::Outdated;
            return;
        }
        self.state = Reading::Busy;
        let inputs = self.inputs.clone();
        std::thread::spawn(move || {
            let pack = source::directory(&dir).map(|files| {
                let pack = Pack::from_files(&files);
                // Their texts are as large again as what has been made of them.
                drop(files);
                Box::new(pack.map(Fresh::from))
            });
            // The loop may be gone already; then nobody needs to know.
            inputs.send(Input::Read(pack)).ok();
        });
    }

    /// When it has come to the end: whether files were saved meanwhile, so that it must read them once more.
    pub(super) fn begins_again(&mut self) -> bool {
        let state = std::mem::replace(&mut self.state, Reading::Idle);
        if state == Reading::Outdated {
            self.read();
        }
        state == Reading::Outdated
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, Flag, ModifyKind};
    use notify::{Error, Event, EventKind};
    use notify_debouncer_full::DebouncedEvent;
    use std::time::Instant;

    #[test]
    fn what_may_be_a_save_is_one_and_our_own_reading_is_not() {
        let events = |event: Event| Ok(vec![DebouncedEvent::new(event, Instant::now())]);
        assert!(is_save(&events(Event::new(EventKind::Modify(ModifyKind::Any)))));
        assert!(!is_save(&events(Event::new(EventKind::Access(AccessKind::Any)))));
        assert!(!is_save(&events(Event::new(EventKind::Other))));
        assert!(is_save(&events(Event::new(EventKind::Other).set_flag(Flag::Rescan))));
        assert!(is_save(&Err(vec![Error::generic("too many files to watch")])));
    }
}
