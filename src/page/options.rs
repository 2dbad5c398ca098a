//! What can be answered, as rows to take.

use super::Role;
use super::document::{Setting, named};
use super::write::{Format, Piece, Writer};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::document::{Document, Options, Verdict};

impl Writer {
    /// The options of a question, or of what is asked in a step; right and wrong differ by mark and word.
    pub(super) fn options(&mut self, of: &Address, options: &Options) {
        self.gap();
        for (nth, (place, text, verdict)) in options.rows().enumerate() {
            let role = match verdict {
                Verdict::Open | Verdict::Taken(_) => Role::Body,
                Verdict::Wrong | Verdict::Other => Role::Meta,
                _ => Role::Strong,
            };
            let number = Piece::new(format!("{}\u{a0}{}\u{a0}\u{a0}", verdict.mark(), nth + 1), Role::Number);
            let said = Some(verdict.words().replace(' ', "\u{a0}")).filter(|it| !it.is_empty());
            let said = said.map(|it| Piece::new(format!("\u{a0}· {it}"), Role::Number));
            let pieces: Vec<Piece> = [number, Piece::new(text, role)].into_iter().chain(said).collect();
            match of {
                Address::Question(id) => {
                    self.row(Address::Answer(id.clone(), place), |w| w.paragraph(&pieces, 5));
                }
                _ => self.paragraph(&pieces, 5),
            }
        }
        if let Some(outcome) = options.outcome() {
            self.heading(outcome);
        }
    }

    /// A question whose prompt stands above already.
    pub(super) fn asked(&mut self, library: &Library, asked: &Document, format: Format) {
        let note = named(library);
        let below = asked.blocks.get(1..).unwrap_or_default();
        self.blocks(&asked.of, below, Setting { library, format, note: &note });
    }
}
