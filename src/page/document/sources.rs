//! The studies behind a statement.

use crate::content::address::Address;
use crate::document::{Mark, Source, Way};
use crate::page::Role;
use crate::page::write::{Piece, Writer};

impl Writer {
    /// The studies behind a statement, each whole; elsewhere as ways on.
    pub(super) fn sources(&mut self, of: &Address, sources: &[Source]) {
        let is_evidence = matches!(of, Address::Claim(_) | Address::Saying(_));
        for (nth, source) in sources.iter().enumerate() {
            if is_evidence {
                if nth > 0 {
                    self.blank();
                }
                self.source(source);
            } else {
                self.way(&Way {
                    to: Address::Study(source.study.clone()),
                    mark: Mark::None,
                    name: source.name.clone(),
                    about: format!("{} · {}", source.design, source.title),
                });
            }
        }
    }

    /// A study behind a statement, with what must be known before it is quoted.
    fn source(&mut self, source: &Source) {
        self.block(Address::Study(source.study.clone()), |w| {
            let design = Piece::new(format!("\u{a0}· {}", source.design), Role::Meta);
            w.paragraph(&[Piece::new(&source.name, Role::Claim), design], 0);
            w.text(&source.title, Role::Body);
            w.text(&source.journal, Role::Meta);
            w.text(source.doi(), Role::Meta);
            if !source.cautions.is_empty() {
                w.text(&source.cautions.join("; "), Role::Strong);
            }
        });
    }
}
