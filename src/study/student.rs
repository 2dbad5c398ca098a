//! Somebody who studies: what was answered, and the cards that there are. The clock and the files lie outside.

use super::card::Deck;
use super::log::Record;
use super::schedule::History;
use crate::content::library::Library;
use std::sync::OnceLock;

/// Somebody with a record of what was answered.
#[derive(Clone, Debug, Default)]
pub struct Student {
    history: History,
    /// Made when it is first asked for.
    deck: OnceLock<Deck>,
}

impl From<History> for Student {
    fn from(history: History) -> Self {
        Self { history, ..Self::default() }
    }
}

impl Student {
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The cards of `library`, which is the same each time until [`Self::forget_deck`].
    pub fn deck(&self, library: &Library) -> &Deck {
        self.deck.get_or_init(|| Deck::new(library))
    }

    /// Another pack has other cards.
    pub fn forget_deck(&mut self) {
        self.deck = OnceLock::new();
    }

    /// Takes in what was kept, here and by other programs meanwhile.
    pub fn take(&mut self, records: Vec<Record>) {
        records.into_iter().for_each(|record| self.history.add(record));
    }
}
