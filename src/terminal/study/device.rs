//! Which device this is: a name among the answers, kept on the machine and nowhere else.

use super::super::state;
use super::super::system::file;
use crate::content::{decode, source};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;
use std::fs;
use std::hash::Hasher;
use std::path::Path;

/// Which device this is.
#[derive(Serialize, Deserialize)]
struct Device {
    id: String,
    /// A hash of what names the machine: a copy of a home on another one is another device.
    machine: String,
}

/// The name of this device that was kept, if that was done here.
pub(super) fn kept(path: &Path) -> Option<String> {
    let text = String::from_utf8(source::regular(path).ok()?).ok()?;
    let device: Device = decode::from_str(&text).ok()?;
    // It becomes the name of a file.
    let is_name = !device.id.is_empty() && device.id.bytes().all(|it| it.is_ascii_alphanumeric());
    (is_name && device.machine == machine()).then_some(device.id)
}

/// Keeps the name of this device.
pub(super) fn keep(path: &Path, id: &str) -> Result<()> {
    fs::create_dir_all(path.parent().context("a file without a directory")?)?;
    let device = Device { id: id.to_owned(), machine: machine() };
    state::write(path, &toml::to_string(&device)?).context("cannot keep which device this is")
}

/// A hash of what names this machine, which is nobody else's business.
pub(super) fn machine() -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(&file::machine());
    format!("{:016x}", hasher.finish())
}
