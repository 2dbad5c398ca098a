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
    extract(&STARTER, dir)
}

/// Writes the files of `from` into `dir`, where they have the same names.
fn extract(from: &Dir<'_>, dir: &Path) -> Result<()> {
    for folder in from.dirs() {
        let path = dir.join(folder.path());
        fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        extract(folder, dir)?;
    }
    from.files().try_for_each(|file| {
        super::file::write(&dir.join(file.path()), file.contents_utf8().unwrap_or_default())
    })
}
