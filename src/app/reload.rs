//! A pack takes the place of another, or of what was there of it while it was being read.

use super::finder::Catalogue;
use super::keymap::Keymap;
use super::lesson::Faults;
use super::place::Place;
use super::{App, Card, Overlay, Subject};
use crate::content::Pack;
use crate::content::character::printable;
use crate::content::lesson::Lesson;
use crate::content::library::Library;
use crate::content::problem::Problem;
use crate::page::words;
use crate::study::student::Student;
use std::sync::Arc;

/// A pack that was read, and what the finder looks through in it. Both take their time, so that
/// whoever reads a pack makes both.
#[derive(Debug)]
pub struct Fresh {
    pack: Pack,
    catalogue: Arc<Catalogue>,
}

impl Fresh {
    pub fn new(pack: Pack, keymap: &Keymap) -> Self {
        let catalogue = Arc::new(Catalogue::everything(pack.library(), keymap));
        Self { pack, catalogue }
    }
}

impl App {
    pub(super) fn reloaded(&mut self, fresh: Result<Fresh, Vec<Problem>>) {
        match fresh {
            Ok(Fresh { pack, catalogue }) => {
                let is_first = !self.pack.is_whole();
                let is_presented = !is_first && self.presented().is_some();
                let before = self.lesson_step().map(|it| it.lesson.clone());
                self.pack = pack;
                self.catalogue = Some(catalogue);
                self.stages.clear();
                self.student.as_mut().map(Student::forget_deck);
                self.overlay = self.overlay.take().and_then(without_problems);
                if !is_first {
                    // A class need not know.
                    let is_told = self.lesson.is_none();
                    self.notice = is_told.then(|| "The content was reloaded.".to_owned());
                }
                let library = self.pack.library();
                if !exists(library, &self.nav.here) {
                    self.travel(Place::Home, None);
                }
                let library = self.pack.library();
                self.nav.retain(|place| exists(library, place));
                self.renew_step(before.as_ref(), is_presented);
                self.lay_out();
                // What stood there so far had nothing to focus on.
                if is_first {
                    self.view = self.sheet.first_view();
                }
                self.renew_finder();
            }
            Err(problems) => match &mut self.lesson {
                // The class has the last good lesson; what is wrong is for the notes.
                Some(running) => {
                    let n = words::count(problems.len(), "problem", "problems");
                    let first =
                        problems.first().and_then(|it| Some((it.file.rsplit(['/', '\\']).next()?, it.line)));
                    let first = first.map(|(name, line)| format!(" at {}:{line}", printable(name)));
                    let first = first.unwrap_or_default();
                    self.notice = Some(format!("{n} in what was saved{first}; the last good lesson stays."));
                    running.faults = Faults { sentences: problems.iter().map(told).collect(), is_told: true };
                }
                None => {
                    self.notice = None;
                    self.open_card(Subject::Problems(problems));
                }
            },
        }
    }

    /// Brings a lesson that was `before` in line with the pack; `is_presented` says whether its step was on the
    /// screen.
    fn renew_step(&mut self, before: Option<&Lesson>, is_presented: bool) {
        let Some(running) = &mut self.lesson else { return };
        let Some(lesson) = self.pack.library().lesson(&running.id) else { return self.leave_lesson() };
        if let Some(before) = before {
            running.follow_steps(before, lesson);
        }
        running.faults = Faults::default();
        let step = running.step;
        match self.presented().map(|it| it.step.clone()) {
            Some(step) => self.set_figure(&step),
            // It is another one now, or at another place.
            None if is_presented => {
                self.go_to_step(step);
            }
            None => {}
        }
    }

    /// What the finder looks through, made once for a pack.
    pub(super) fn catalogue(&mut self) -> Arc<Catalogue> {
        let (library, keymap) = (self.pack.library(), &self.keymap);
        let catalogue =
            self.catalogue.get_or_insert_with(|| Arc::new(Catalogue::everything(library, keymap)));
        Arc::clone(catalogue)
    }

    /// Looks for what was typed in the pack as it is now.
    fn renew_finder(&mut self) {
        if matches!(&self.overlay, Some(Overlay::Finder(finder, _)) if !finder.commands_only) {
            let catalogue = self.catalogue();
            if let Some(Overlay::Finder(finder, _)) = &mut self.overlay {
                finder.renew(catalogue);
            }
        }
    }
}

/// A fault as one sentence.
fn told(problem: &Problem) -> String {
    let Problem { file, line, message, help, .. } = problem;
    printable(&format!("To mend, at {file}:{line}: {message}: {help}"))
}

/// Whether the pack still has what `place` shows.
fn exists(library: &Library, place: &Place) -> bool {
    match place {
        Place::Topic(id) => library.topic(id).is_some(),
        Place::Study(id) => library.study(id).is_some(),
        Place::Term(id) => library.term(id).is_some(),
        Place::Figure(id) => library.figure(id).is_some(),
        Place::Home
        | Place::Research
        | Place::Glossary
        | Place::Said
        | Place::Lessons
        | Place::Marks
        | Place::Quiz
        | Place::Progress => true,
    }
}

/// What is open once the faults have been mended: whatever lay under them.
fn without_problems(overlay: Overlay) -> Option<Overlay> {
    let mended = |card: Card| match card.subject {
        Subject::Problems(_) => card.beneath.map(|card| *card),
        _ => Some(card),
    };
    match overlay {
        Overlay::Card(card) => mended(card).map(Overlay::Card),
        Overlay::Finder(finder, card) => {
            Some(Overlay::Finder(finder, card.and_then(|card| mended(*card)).map(Box::new)))
        }
        other @ (Overlay::Mark(_) | Overlay::Menu(_) | Overlay::Leave { .. }) => Some(other),
    }
}
