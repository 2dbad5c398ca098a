//! The notes of a lesson in a second terminal, over a socket that only this user can open.
//!
//! The lesson listens and tells every follower the notes of its step, a line of JSON each time they
//! change; a follower may send back what its keys ask for, a line each. A follower that dies or stalls is only
//! missed. A second lesson waits at the socket of the first, and takes its place when that is over.

mod follower;
mod speaker;
mod speech;

pub use follower::{follow, print};
use speaker::Speaker;
pub(super) use speech::Speech;

use crate::page::notes::{Clock, Notes};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

/// The shape of the messages; a follower of another version says so instead of guessing.
const VERSION: u32 = 3;

/// The longest line that is taken from the other side, in bytes.
const LONGEST: u64 = 1 << 18;

/// What the lesson tells.
#[derive(Debug, Serialize, Deserialize)]
struct Message {
    version: u32,
    clock: Clock,
    /// None when the lesson is over.
    notes: Option<Notes>,
}

/// What every message begins with, whatever else its version has.
#[derive(Debug, Deserialize)]
struct Envelope {
    version: u32,
}

/// What a follower asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Press {
    Key(String),
    /// To this step, from 0.
    Step(usize),
    /// The clock stops, or goes on.
    Clock,
    /// So many minutes are left.
    Minutes(u16),
}

/// Where the socket stands in `directory`, which belongs to the user alone.
pub fn socket(directory: &Path) -> PathBuf {
    directory.join("afferent").join("notes").join("socket")
}

/// The next line; none where the other side has ended, or goes on too long.
fn line(from: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    from.take(LONGEST).read_until(b'\n', &mut line).ok()?;
    line.ends_with(b"\n").then_some(line)
}
