//! The pack: everything that is said, as data. No terminal, no drawing, no clock.

pub mod address;
pub mod answer;
pub mod character;
pub mod check;
pub mod citation;
pub mod decode;
pub mod doi;
pub mod drawing;
pub mod effect;
pub mod estimate;
pub mod figure;
pub mod front;
pub mod id;
pub mod index;
pub mod kind;
pub mod lesson;
pub mod library;
pub mod load;
pub mod markup;
pub mod model;
pub mod name;
pub mod number;
pub mod order;
pub mod packed;
pub mod problem;
pub mod question;
pub mod source;

use front::Front;
use library::Library;
use load::Tables;
use packed::Packed;
use problem::{File, Problem};
use std::sync::{Arc, LazyLock, OnceLock};

/// A whole pack. What the first frame needs is there at once; the rest of the built-in
/// pack is read when it is first asked for.
#[derive(Clone, Debug)]
pub struct Pack {
    pub front: Front,
    library: OnceLock<Arc<Library>>,
    is_whole: bool,
}

impl Pack {
    /// The pack inside the program.
    pub fn builtin() -> Self {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/front.bin"));
        let front = postcard::from_bytes(bytes).unwrap_or_default();
        Self { front, library: OnceLock::new(), is_whole: true }
    }

    /// A pack from its files.
    ///
    /// # Errors
    /// Every problem that [`check::check`] finds.
    pub fn from_files(files: &[File]) -> Result<Self, Vec<Problem>> {
        check::check(files).map(Self::from)
    }

    /// As much of a pack as the first frame needs, until all of it has been read; its library is
    /// empty. `read` gives its files by their paths. Nothing where one of these few has a fault.
    pub fn ahead(read: impl Fn(&str) -> Option<File>) -> Option<Self> {
        let front = Front::ahead(|path| {
            let mut file = read(path)?;
            // Of a page its head is enough.
            file.text.truncate(file.text.find("\n[[section]]").map_or(file.text.len(), |at| at + 1));
            check::values::characters(&file).is_empty().then_some(file)
        })?;
        Some(Self { front, library: OnceLock::from(Arc::default()), is_whole: false })
    }

    /// Whether all of it has been read.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The library, if somebody has asked for it already: what moves on the first screen must not.
    pub fn library_if_read(&self) -> Option<&Library> {
        self.library.get().map(AsRef::as_ref)
    }

    pub fn library(&self) -> &Library {
        /// Read once, however many packs of it there are.
        static BUILTIN: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(Library::packed(builtin())));
        self.library.get_or_init(|| Arc::clone(&BUILTIN))
    }
}

/// The tables inside the program. The build wrote these bytes from the same types; `tests/content.rs` reads all of them
/// back.
fn builtin() -> Packed<&'static [u8]> {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));
    postcard::from_bytes(bytes).unwrap_or_default()
}

/// Of tables without faults.
impl From<Tables> for Pack {
    fn from(tables: Tables) -> Self {
        Self {
            front: Front::of(&tables),
            library: OnceLock::from(Arc::new(Library::new(tables))),
            is_whole: true,
        }
    }
}
