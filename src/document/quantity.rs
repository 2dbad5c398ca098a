//! How much was studied, and numbers as sources print them.

use crate::content::model::{Design, Study};
use serde::{Serialize, Serializer};
use std::fmt;

/// How much was studied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    pub studies: Option<u32>,
    pub people: Option<u32>,
    #[serde(serialize_with = "design_word")]
    pub design: Design,
}

fn design_word<S: Serializer>(it: &Design, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(it.word())
}

impl Size {
    pub fn of(study: &Study) -> Self {
        Self { studies: study.k, people: study.n, design: study.kind }
    }
}

/// What a source counts or measures, and the number that it prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quantity {
    pub name: String,
    /// With its unit and its interval; empty where the name says all.
    pub value: String,
}

impl Quantity {
    /// Of `name = value`.
    pub fn of(text: &str) -> Self {
        let (name, value) = text.split_once(" = ").unwrap_or((text, ""));
        Self { name: name.to_owned(), value: value.to_owned() }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value.as_str() {
            "" => f.write_str(&self.name),
            value => write!(f, "{}: {value}", self.name),
        }
    }
}
