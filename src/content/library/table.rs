//! Rows that are found by their ids.

use super::rows::Rows;
use hashbrown::{DefaultHashBuilder, HashTable};
use serde::de::DeserializeOwned;
use std::hash::BuildHasher;
use std::sync::OnceLock;

/// Rows, and where each id stands.
#[derive(Debug)]
pub(super) struct Table<T: DeserializeOwned> {
    pub(super) rows: Rows<T>,
    /// Positions and no copies of ids, so that they stay small beside a large pack.
    positions: OnceLock<HashTable<u32>>,
    hasher: DefaultHashBuilder,
}

impl<T: DeserializeOwned> Table<T> {
    pub(super) fn new(rows: Rows<T>) -> Self {
        Self { rows, positions: OnceLock::new(), hasher: DefaultHashBuilder::default() }
    }

    /// Of rows with the same id the first is found.
    fn positions(&self) -> &HashTable<u32> {
        self.positions.get_or_init(|| {
            let hash = |at: &u32| self.hasher.hash_one(self.rows.id(*at as usize));
            let mut positions = HashTable::with_capacity(self.rows.len());
            for at in 0..self.rows.len() as u32 {
                let id = self.rows.id(at as usize);
                positions.entry(hash(&at), |other| self.rows.id(*other as usize) == id, hash).or_insert(at);
            }
            positions
        })
    }

    /// Where the row with the id `wanted` stands.
    pub(super) fn position(&self, wanted: &str) -> Option<usize> {
        let hash = self.hasher.hash_one(Some(wanted));
        let found = self.positions().find(hash, |at| self.rows.id(*at as usize) == Some(wanted));
        found.map(|at| *at as usize)
    }

    pub(super) fn get(&self, wanted: &str) -> Option<&T> {
        self.rows.get(self.position(wanted)?)
    }

    /// The rows at `positions`.
    pub(super) fn at<'a>(&'a self, positions: &'a [u32]) -> impl Iterator<Item = &'a T> {
        positions.iter().filter_map(|at| self.rows.get(*at as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_id_and_no_other() {
        let table = Table::new(Rows::whole(["c", "a", "b", "a"].map(String::from).to_vec(), |row| row));
        let found = ["a", "b", "c", "d"].map(|id| table.position(id));
        assert_eq!(found, [Some(1), Some(2), Some(0), None]);
        assert_eq!(table.get("b"), Some(&"b".to_owned()));
        assert_eq!(table.at(&[2, 0, 7]).collect::<Vec<_>>(), ["b", "c"]);
    }
}
