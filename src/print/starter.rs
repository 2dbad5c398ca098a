//! `afferent new`: a small commented pack to start from.

use anyhow::{Context, Result, bail};
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/print/starter");

/// Writes the starter pack into `dir`, which must be empty or not there yet.
///
/// # Errors
/// When there is something in `dir` already, or it cannot be written.
pub fn write(dir: &Path) -> Result<()> {
    if dir.exists() {
        let mut entries = fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))?;
        if entries.next().is_some() {
            bail!("{} is not empty; name a new directory, so that nothing is overwritten", dir.display());
        }
    }
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    STARTER.extract(dir).with_context(|| format!("cannot write into {}", dir.display()))
}
