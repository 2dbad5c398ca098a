//! The pack: everything that is said, as data. No terminal, no drawing, no clock.

pub mod check;
pub mod citation;
pub mod figure;
pub mod front;
pub mod id;
pub mod library;
pub mod load;
pub mod markup;
pub mod model;
pub mod problem;
pub mod source;

use front::Front;
use library::Library;
use load::Tables;
use problem::{File, Problem};
use std::sync::OnceLock;

/// A whole pack. What the first frame needs is there at once; the rest of the built-in
/// pack is unpacked when it is first asked for.
#[derive(Debug)]
pub struct Pack {
    pub front: Front,
    library: OnceLock<Library>,
}

impl Pack {
    /// The pack inside the program.
    pub fn builtin() -> Self {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/front.bin"));
        Self { front: postcard::from_bytes(bytes).unwrap_or_default(), library: OnceLock::new() }
    }

    /// A pack from its files.
    ///
    /// # Errors
    /// Every problem that [`check::check`] finds.
    pub fn from_files(files: &[File]) -> Result<Self, Vec<Problem>> {
        let tables = check::check(files)?;
        Ok(Self { front: Front::of(&tables), library: OnceLock::from(Library::new(tables)) })
    }

    /// The library, if somebody has asked for it already: what moves on the first screen must not.
    pub fn library_if_unpacked(&self) -> Option<&Library> {
        self.library.get()
    }

    pub fn library(&self) -> &Library {
        self.library.get_or_init(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));
            // The build wrote these bytes from the same types; `tests/content.rs` reads them back.
            Library::new(postcard::from_bytes::<Tables>(bytes).unwrap_or_default())
        })
    }
}
