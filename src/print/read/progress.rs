//! How far the reader is, told.

use super::Reader;
use super::tell::Telling;
use crate::document::{Block, progress};
use crate::study::progress::Progress;

impl Reader {
    pub(super) fn tell_progress(&self, t: &mut Telling) {
        let library = self.library();
        let it = progress(&self.pack.front, self.progress().as_ref());
        t.document(library, &it);
        for block in &it.blocks {
            if let Block::Table(table) = block {
                t.table(library, table);
            }
        }
    }

    /// None before a card was answered.
    pub(super) fn progress(&self) -> Option<Progress> {
        let student = self.student.as_ref()?;
        student.progress(self.library(), |it| self.memory.has_seen(it))
    }
}
