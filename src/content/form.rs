//! TOML into typed tables, and where a fault of its form stands.
//!
//! All types are read through one deserializer that is chosen when it runs: compiled for each type by itself, the
//! reading of TOML would be an eighth of the program. What a type says of a fault has no place then, so the way to
//! it is kept, which leads to its bytes.

use super::id::nearest;
use super::problem::{File, Places, Problem};
use erased_serde::Deserializer;
use serde::de::DeserializeOwned;
use serde_path_to_error::Track;
use std::ops::Range;
use toml::de::DeTable;

/// Why a text is not what it should be.
pub(super) struct Fault {
    message: String,
    at: At,
}

/// Where a fault stands.
enum At {
    Bytes(Range<usize>),
    /// The keys that lead to it, such as `study[3].doi`.
    Value(String),
    Key(String),
}

/// Reads `text`, which is TOML, as a `T`.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let table = DeTable::parse(text).map_err(|error| Fault {
        message: error.message().to_owned(),
        at: At::Bytes(error.span().unwrap_or(0..0)),
    })?;
    let mut track = Track::new();
    let document = serde_path_to_error::Deserializer::new(toml::Deserializer::from(table), &mut track);
    erased_serde::deserialize(&mut <dyn Deserializer<'_>>::erase(document)).map_err(|error| {
        // The keys that lead to it follow on lines of their own.
        let message = error.to_string().lines().next().unwrap_or_default().to_owned();
        let path = track.path().to_string();
        let at = if message.starts_with("unknown field") { At::Key(path) } else { At::Value(path) };
        Fault { message, at }
    })
}

/// Reads `file` as a `T`.
pub(super) fn parse<T: DeserializeOwned>(file: &File) -> Result<T, Problem> {
    read(&file.text).map_err(|fault| fault.problem(file))
}

impl Fault {
    /// The bytes of `file` at which it stands.
    pub(super) fn span(&self, file: &File) -> Range<usize> {
        match &self.at {
            At::Bytes(span) => span.clone(),
            At::Value(path) => Places::of(file).value(path),
            At::Key(path) => Places::of(file).key(path),
        }
    }

    /// What is wrong with the form of `file`, and what to do.
    pub(super) fn problem(self, file: &File) -> Problem {
        let help = match self.message.as_str() {
            message if message.starts_with("unknown field") => {
                meant(message).unwrap_or_else(|| "remove the key, or spell it as one of those named".to_owned())
            }
            message if message.starts_with("missing field") => "add the key".to_owned(),
            message if message.starts_with("unknown variant") => {
                meant(message).unwrap_or_else(|| "use one of the words named".to_owned())
            }
            message if message.starts_with("invalid type") => "give the value the type that is named".to_owned(),
            message if message.contains("is no place") => {
                "`afferent search WORDS` names what there is".to_owned()
            }
            _ => "mend the TOML; `afferent new --from built-in DIR` writes a pack with every table to compare with"
                .to_owned(),
        };
        Problem::at(file, self.span(file), self.message, help)
    }
}

/// Which of the names that a message ends with looks most like the one that it begins with.
fn meant(message: &str) -> Option<String> {
    let mut names = message.split('`').skip(1).step_by(2);
    let wrong = names.next()?;
    nearest(wrong, names).first().map(|name| format!("did you mean `{name}`?"))
}
