//! The tables of a pack as they lie inside the program: each row by itself, so that it can be read alone.

use super::index::Index;
use super::load::Tables;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// All tables but the few of the front, and the index of them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Packed<Bytes> {
    pub index: Bytes,
    pub topics: PackedRows<Bytes>,
    pub figures: PackedRows<Bytes>,
    pub drawings: PackedRows<Bytes>,
    pub studies: PackedRows<Bytes>,
    pub estimates: PackedRows<Bytes>,
    pub terms: PackedRows<Bytes>,
    pub sayings: PackedRows<Bytes>,
    pub questions: PackedRows<Bytes>,
    pub lessons: PackedRows<Bytes>,
}

/// Rows in the bytes of postcard, of which each begins with its id. Where they end stands before them all, so that no row
/// is looked at to find the next one.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PackedRows<Bytes> {
    pub(super) ends: Vec<u32>,
    pub(super) bytes: Bytes,
    /// Whether each is deflated, behind its id: long ones of which nobody needs many at once.
    pub(super) are_deflated: bool,
}

impl PackedRows<&'static [u8]> {
    /// The bytes of each row.
    pub fn split(self) -> impl Iterator<Item = &'static [u8]> {
        let mut start = 0;
        self.ends.into_iter().map(move |end| {
            let row = self.bytes.get(start as usize..end as usize);
            start = end;
            row.unwrap_or_default()
        })
    }
}

impl Packed<Vec<u8>> {
    /// # Errors
    /// That of postcard for what it cannot write.
    pub fn new(tables: &Tables) -> postcard::Result<Self> {
        Ok(Self {
            index: postcard::to_stdvec(&Index::new(tables))?,
            topics: rows(&tables.topics)?,
            figures: rows(&tables.figures)?,
            drawings: rows(&tables.drawings)?,
            studies: rows(&tables.studies)?,
            estimates: rows(&tables.estimates)?,
            terms: rows(&tables.terms)?,
            sayings: rows(&tables.sayings)?,
            questions: rows(&tables.questions)?,
            lessons: deflated(&tables.lessons, |it| it.id.as_str())?,
        })
    }
}

fn rows<T: Serialize>(rows: &[T]) -> postcard::Result<PackedRows<Vec<u8>>> {
    let mut packed: PackedRows<Vec<u8>> = PackedRows::default();
    for row in rows {
        packed.bytes = postcard::to_extend(row, packed.bytes)?;
        // No table has four gigabytes.
        packed.ends.push(packed.bytes.len() as u32);
    }
    Ok(packed)
}

fn deflated<T: Serialize>(rows: &[T], id: impl Fn(&T) -> &str) -> postcard::Result<PackedRows<Vec<u8>>> {
    let mut packed: PackedRows<Vec<u8>> = PackedRows { are_deflated: true, ..PackedRows::default() };
    for row in rows {
        packed.bytes = postcard::to_extend(id(row), packed.bytes)?;
        packed.bytes.extend(compress_to_vec(&postcard::to_stdvec(row)?, 9));
        packed.ends.push(packed.bytes.len() as u32);
    }
    Ok(packed)
}

/// The id of a row, which is not read for it.
pub fn id(row: &'static [u8]) -> Option<&'static str> {
    postcard::take_from_bytes(row).ok().map(|(id, _)| id)
}

/// A row; nothing where its bytes are not of its type.
pub fn row<T: DeserializeOwned>(row: &'static [u8]) -> Option<T> {
    postcard::from_bytes(row).ok()
}

/// A row that lies deflated behind its id.
pub fn deflated_row<T: DeserializeOwned>(row: &'static [u8]) -> Option<T> {
    let (_, deflated) = postcard::take_from_bytes::<&str>(row).ok()?;
    postcard::from_bytes(&decompress_to_vec(deflated).ok()?).ok()
}
