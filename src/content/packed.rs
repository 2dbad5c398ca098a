//! The tables of a pack as they lie inside the program: each row by itself, so that it can be read alone.

use super::index::Index;
use super::load::Tables;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The rows of all tables but the few of the front, in the bytes of postcard, of which a row begins with its id; and the
/// index of them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Packed<Row> {
    pub index: Row,
    pub topics: Vec<Row>,
    pub figures: Vec<Row>,
    pub drawings: Vec<Row>,
    pub studies: Vec<Row>,
    pub estimates: Vec<Row>,
    pub terms: Vec<Row>,
    pub sayings: Vec<Row>,
    pub questions: Vec<Row>,
    pub lessons: Vec<Row>,
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
            lessons: rows(&tables.lessons)?,
        })
    }
}

fn rows<T: Serialize>(rows: &[T]) -> postcard::Result<Vec<Vec<u8>>> {
    rows.iter().map(postcard::to_stdvec).collect()
}

/// The id of a row, which is not read for it.
pub fn id(row: &'static [u8]) -> Option<&'static str> {
    postcard::take_from_bytes(row).ok().map(|(id, _)| id)
}

/// A row; nothing where its bytes are not of its type.
pub fn row<T: DeserializeOwned>(row: &'static [u8]) -> Option<T> {
    postcard::from_bytes(row).ok()
}
