//! A pack on the disk: read while the loop goes on, and again when its files are saved.

use super::Input;
use crate::app::Fresh;
use crate::app::keymap::Keymap;
use crate::content::source::Source;
use std::sync::mpsc::Sender;

/// Reads the pack while the loop goes on.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    /// The keys that the finder tells of.
    keymap: Keymap,
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
    pub(super) fn new(source: &'a Source, keymap: Keymap, inputs: &'a Sender<Input>) -> Self {
        Self { source, keymap, inputs, state: Reading::Idle }
    }

    /// Begins to read, or once more when it has come to the end.
    pub(super) fn read(&mut self) {
        if self.state != Reading::Idle {
            self.state = Reading::Outdated;
            return;
        }
        self.state = Reading::Busy;
        let (inputs, source, keymap) = (self.inputs.clone(), self.source.clone(), self.keymap.clone());
        std::thread::spawn(move || {
            let pack = source.pack().map(|pack| Box::new(pack.map(|pack| Fresh::new(pack, &keymap))));
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
