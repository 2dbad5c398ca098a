//! The rows of a table. Those inside the program are read one by one, when they are first asked for: no page needs
//! many of them, and reading all took longer than drawing one.

use crate::content::packed::{self, PackedRows};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use std::fmt::{self, Debug};
use std::sync::OnceLock;

/// Rows in their order.
pub struct Rows<T> {
    rows: Vec<Row<T>>,
    id: fn(&T) -> &str,
    read: fn(&'static [u8]) -> Option<T>,
}

struct Row<T> {
    /// The row, once it was read, elsewhere, so that hundreds that nobody asks for take no room; nothing in it where that
    /// cannot be.
    read: OnceLock<Option<Box<T>>>,
    packed: &'static [u8],
}

impl<T: DeserializeOwned> Rows<T> {
    pub(super) fn whole(rows: Vec<T>, id: fn(&T) -> &str) -> Self {
        let row = |it: T| Row { read: OnceLock::from(Some(Box::new(it))), packed: &[] };
        Self { rows: rows.into_iter().map(row).collect(), id, read: packed::row }
    }

    pub(super) fn packed(rows: PackedRows<&'static [u8]>, id: fn(&T) -> &str) -> Self {
        let row = |packed| Row { read: OnceLock::new(), packed };
        let read = if rows.are_deflated { packed::deflated_row } else { packed::row };
        Self { rows: rows.split().map(row).collect(), id, read }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        let row = self.rows.get(at)?;
        row.read.get_or_init(|| (self.read)(row.packed).map(Box::new)).as_deref()
    }

    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// The id of a row, which is not read for it.
    pub(super) fn id(&self, at: usize) -> Option<&str> {
        let row = self.rows.get(at)?;
        match row.read.get() {
            Some(it) => it.as_deref().map(self.id),
            None => packed::id(row.packed),
        }
    }
}

impl<'a, T: DeserializeOwned> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = Box<dyn DoubleEndedIterator<Item = &'a T> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl<T: DeserializeOwned + Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<T: DeserializeOwned + Debug> Debug for Rows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_row_is_read_when_it_is_asked_for_and_has_its_id_before() {
        // Strings as postcard has them: how long, then what.
        let rows = PackedRows { ends: vec![2, 5, 7], bytes: &b"\x01a\x02bc\x09d"[..], are_deflated: false };
        let rows = Rows::<String>::packed(rows, |it| it);
        assert_eq!([0, 1, 2].map(|at| rows.id(at)), [Some("a"), Some("bc"), None]);
        assert!(rows.rows.iter().all(|it| it.read.get().is_none()));
        assert_eq!(rows.get(1), Some(&"bc".to_owned()));
        assert_eq!(rows.rows.iter().filter(|it| it.read.get().is_some()).count(), 1);
        // What cannot be read is not there, and nothing falls.
        assert_eq!((rows.get(2), rows.get(3)), (None, None));
        assert_eq!(rows.iter().collect::<Vec<_>>(), ["a", "bc"]);
    }
}
