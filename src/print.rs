//! Everything without a screen: the same core, drawn once and written out.

pub mod anki;
pub mod check;
pub mod cite;
pub mod document;
pub mod file;
pub mod list;
pub mod place;
pub mod read;
pub mod record;
pub mod reviews;
pub mod schema;
pub mod script;
pub mod search;
pub mod show;
pub mod snapshot;
pub mod starter;
pub mod vector;

/// The version of the shape of everything that is written as JSON; CONTRIBUTING.md describes it.
pub const JSON_VERSION: u32 = 1;
