//! A pack takes the place of another, or of what was there of it while it was being read.

use super::finder::Catalogue;
use super::place::Place;
use super::{App, Overlay, Subject};
use crate::content::Pack;
use crate::content::problem::Problem;
use std::sync::Arc;

/// A pack that was read, and what the finder looks through in it. Both take their time, so that
/// whoever reads a pack makes both.
#[derive(Debug)]
pub struct Fresh {
    pack: Pack,
    catalogue: Arc<Catalogue>,
}

impl From<Pack> for Fresh {
    fn from(pack: Pack) -> Self {
        let catalogue = Arc::new(Catalogue::everything(pack.library()));
        Self { pack, catalogue }
    }
}

impl App {
    pub(super) fn reloaded(&mut self, fresh: Result<Fresh, Vec<Problem>>) {
        match fresh {
            Ok(Fresh { pack, catalogue }) => {
                let is_first = !self.pack.is_whole();
                self.pack = pack;
                self.catalogue = Some(catalogue);
                self.stages.clear();
                self.overlay.take_if(|overlay| matches!(overlay, Overlay::Card(card) if matches!(card.subject, Subject::Problems(_))));
                if !is_first {
                    self.notice = Some("The content was reloaded.".to_owned());
                }
                if !self.exists(&self.nav.here) {
                    self.travel(Place::Home, None);
                }
                self.lay_out();
                // What stood there so far had nothing to focus on.
                if is_first {
                    self.view = self.sheet.first_view();
                }
                self.renew_finder();
            }
            Err(problems) => {
                self.notice = None;
                self.open_card(Subject::Problems(problems));
            }
        }
    }

    /// Whether the pack still has what `place` shows.
    fn exists(&self, place: &Place) -> bool {
        let library = self.pack.library();
        match place {
            Place::Topic(id) => library.topic(id).is_some(),
            Place::Study(id) => library.study(id).is_some(),
            Place::Term(id) => library.term(id).is_some(),
            Place::Figure(id) => library.figure(id).is_some(),
            Place::Home | Place::Research | Place::Glossary | Place::Said | Place::Lessons => true,
        }
    }

    /// What the finder looks through, made once for a pack.
    pub(super) fn catalogue(&mut self) -> Arc<Catalogue> {
        let library = self.pack.library();
        let catalogue = self.catalogue.get_or_insert_with(|| Arc::new(Catalogue::everything(library)));
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
