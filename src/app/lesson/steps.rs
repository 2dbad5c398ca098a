//! The list of all steps, to go to one.

use crate::app::sheet::Focus;
use crate::app::{App, Overlay, Subject};
use crate::page::Page;
use crate::page::lesson::{self, Listed};

impl App {
    /// Opens the list at the step that is shown.
    pub(super) fn open_steps(&mut self) {
        self.unblank();
        let Some(step) = self.lesson.as_ref().map(|running| running.step) else { return };
        self.open_card(Subject::Steps);
        if let Some(Overlay::Card(card)) = &mut self.overlay {
            let focus = Focus { column: 0, stop: step };
            card.view.focus = Some(focus);
            card.sheet.reveal(&mut card.view, focus);
        }
    }

    /// The page of the list.
    pub(in crate::app) fn steps_page(&self, width: u16) -> Option<Page> {
        let present = self.lesson_step()?;
        let steps: Vec<Listed> = present.lesson.steps.iter().map(Listed::of).collect();
        Some(lesson::steps(&present.running.id, &steps, present.running.step, width))
    }
}
