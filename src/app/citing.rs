//! The study at hand: its DOI, its citation.

use super::place::Place;
use super::{App, Effect, Overlay};
use crate::content::citation;
use crate::content::id::StudyId;
use crate::content::model::Study;
use crate::page::{Target, words};

impl App {
    /// The study that has focus, or whose page this is.
    pub(super) fn study(&self) -> Option<StudyId> {
        let of = |target: Option<&Target>| match target {
            Some(Target::Study(id)) => Some(id.clone()),
            _ => None,
        };
        match (&self.overlay, &self.nav.here) {
            (Some(Overlay::Card(card)), _) => of(card.sheet.target(&card.view)),
            (None, Place::Study(id)) => Some(id.clone()),
            (None, Place::Research) => self.research.study().cloned(),
            _ => of(self.sheet.target(&self.view)),
        }
    }

    /// The study at hand; a word to the reader where there is none.
    fn study_at_hand(&mut self) -> Option<Study> {
        let study = self.study().and_then(|id| self.pack.library().study(&id)).cloned();
        if study.is_none() {
            self.notice = Some("No study has focus: Tab goes to the next.".to_owned());
        }
        study
    }

    pub(super) fn open_doi(&mut self) -> Vec<Effect> {
        let Some(study) = self.study_at_hand() else { return Vec::new() };
        if let Some(url) = words::doi_url(&study) {
            return vec![Effect::Open(url)];
        }
        self.notice = Some(format!("{} has no DOI that is known.", words::name(&study)));
        Vec::new()
    }

    pub(super) fn copy_citation(&mut self) -> Vec<Effect> {
        let Some(study) = self.study_at_hand() else { return Vec::new() };
        let text = citation::reference(&study, self.style);
        let what = format!("The citation of {} ({})", words::name(&study), self.style.word());
        vec![Effect::Copy { text, what }]
    }
}
