//! Indexes over rows: they hold positions and no copies, so that they stay small beside a large pack.

use super::rows::Rows;
use hashbrown::{DefaultHashBuilder, HashTable};
use serde::de::DeserializeOwned;
use std::hash::BuildHasher;

/// Rows that are found by their ids.
#[derive(Debug)]
pub(super) struct Table<T: DeserializeOwned> {
    pub(super) rows: Rows<T>,
    positions: Places<u32>,
}

impl<T: DeserializeOwned> Table<T> {
    pub(super) fn new(rows: Rows<T>) -> Self {
        let id_at = |at: u32| rows.id(at as usize);
        let positions = Places::new((0..rows.len() as u32).collect(), id_at);
        Self { rows, positions }
    }

    /// Where the row with the id `wanted` stands.
    pub(super) fn position(&self, wanted: &str) -> Option<usize> {
        self.positions.find(wanted, |at| self.rows.id(at as usize)).map(|at| at as usize)
    }

    pub(super) fn get(&self, wanted: &str) -> Option<&T> {
        self.rows.get(self.position(wanted)?)
    }

    /// The rows at `positions`.
    pub(super) fn at<'a>(&'a self, positions: &'a [u32]) -> impl Iterator<Item = &'a T> {
        positions.iter().filter_map(|at| self.rows.get(*at as usize))
    }
}

/// Places by ids that are read where they stand.
#[derive(Debug)]
pub(super) struct Places<P> {
    places: HashTable<P>,
    hasher: DefaultHashBuilder,
}

impl<P: Copy> Places<P> {
    /// `id_at` reads the id at a place; of places with the same id the first is found.
    pub(super) fn new<'a>(all: Vec<P>, id_at: impl Fn(P) -> Option<&'a str>) -> Self {
        let hasher = DefaultHashBuilder::default();
        let hash = |place: &P| hasher.hash_one(id_at(*place));
        let mut places = HashTable::with_capacity(all.len());
        for place in all {
            let id = id_at(place);
            places.entry(hash(&place), |other| id_at(*other) == id, hash).or_insert(place);
        }
        Self { places, hasher }
    }

    /// The place where `wanted` is read.
    pub(super) fn find<'a>(&self, wanted: &'a str, id_at: impl Fn(P) -> Option<&'a str>) -> Option<P> {
        let hash = self.hasher.hash_one(Some(wanted));
        self.places.find(hash, |place| id_at(*place) == Some(wanted)).copied()
    }
}

/// Which items belong to each of some groups, all in one list.
#[derive(Debug)]
pub(super) struct Groups<T> {
    items: Vec<T>,
    /// Where each group ends in `items`.
    ends: Vec<u32>,
}

impl<T: Copy + Default> Groups<T> {
    /// `pairs` of a group and an item; within a group they keep their order.
    pub(super) fn new(n_groups: usize, pairs: impl IntoIterator<Item = (usize, T)>) -> Self {
        let pairs: Vec<(usize, T)> = pairs.into_iter().filter(|(group, _)| *group < n_groups).collect();
        // First how many each has, then where each begins, and when all are in, where each ends.
        let mut ends = vec![0; n_groups];
        for (group, _) in &pairs {
            if let Some(n) = ends.get_mut(*group) {
                *n += 1;
            }
        }
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut items = vec![T::default(); pairs.len()];
        for (group, it) in pairs {
            if let Some(end) = ends.get_mut(group)
                && let Some(item) = items.get_mut(*end as usize)
            {
                *item = it;
                *end += 1;
            }
        }
        Self { items, ends }
    }

    /// The items of `group`, of none where it is not known.
    pub(super) fn of(&self, group: Option<usize>) -> &[T] {
        let Some(group) = group else { return &[] };
        let at = |group: usize| self.ends.get(group).map_or(0, |end| *end as usize);
        let start = group.checked_sub(1).map_or(0, at);
        self.items.get(start..at(group)).unwrap_or_default()
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

    #[test]
    fn the_items_of_a_group_keep_their_order() {
        let groups = Groups::new(3, [(2, 'a'), (0, 'b'), (2, 'c'), (7, 'd')]);
        let of = |group: usize| groups.of(Some(group)).iter().collect::<String>();
        assert_eq!([of(0), of(1), of(2), of(3)], ["b", "", "ac", ""]);
        assert!(groups.of(None).is_empty());
    }
}
