//! The study at hand: its DOI, its citation.

use super::place::Place;
use super::{App, Card, Effect, Overlay, Subject};
use crate::content::address::Address;
use crate::content::id::{ClaimId, SayingId, StudyId};
use crate::content::model::Study;
use crate::content::{citation, markup};
use crate::page::words;

impl App {
    /// The study that has focus, or whose page this is.
    pub(super) fn study(&self) -> Option<StudyId> {
        let of = |target: Option<&Address>| match target {
            Some(Address::Study(id)) => Some(id.clone()),
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
            self.lacks_focus("No study has focus");
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
        let effect = self.study().map_or_else(|| self.claim_to_copy(), |id| self.study_to_copy(&id));
        if effect.is_none() {
            self.lacks_focus("No claim or study has focus");
        }
        effect.into_iter().collect()
    }

    fn study_to_copy(&self, id: &StudyId) -> Option<Effect> {
        let study = self.pack.library().study(id)?;
        let text = citation::reference(study, self.style);
        let what = format!("The citation of {} ({})", words::name(study), self.style.word());
        Some(Effect::Copy { text, what })
    }

    /// The claim or saying in focus, or on the card, with the references of its studies below it.
    fn claim_to_copy(&self) -> Option<Effect> {
        let library = self.pack.library();
        let claim = |id: &ClaimId| {
            let (_, it) = library.claim(id)?;
            Some((markup::plain(&it.text), &it.sources))
        };
        let saying = |id: &SayingId| {
            let it = library.saying(id)?;
            Some((format!("{}\n{}", it.says, markup::plain(&it.known)), &it.sources))
        };
        let (text, sources) = match &self.overlay {
            Some(Overlay::Card(Card { subject: Subject::Claim(id), .. })) => claim(id)?,
            Some(Overlay::Card(Card { subject: Subject::Saying(id), .. })) => saying(id)?,
            _ => match self.focused()? {
                Address::Claim(id) => claim(id)?,
                Address::Saying(id) => saying(id)?,
                _ => return None,
            },
        };
        let studies = sources.iter().filter_map(|id| library.study(id));
        let references: Vec<String> = studies.map(|study| citation::reference(study, self.style)).collect();
        let n = words::count(references.len(), "citation", "citations");
        let what = format!("The claim with {n} ({})", self.style.word());
        Some(Effect::Copy { text: format!("{text}\n\n{}", references.join("\n")), what })
    }

    /// Whether there is something that can be copied.
    pub(super) fn can_copy(&self) -> bool {
        self.study().is_some() || self.claim_to_copy().is_some()
    }
}
