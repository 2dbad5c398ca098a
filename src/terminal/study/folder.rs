//! The files of all devices together: written out, taken in from elsewhere, put aside.

use super::{Places, others, own, random};
use crate::content::source;
use crate::study::log;
use crate::terminal::state;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every line that was written anywhere, as it stands, each once.
///
/// # Errors
/// When a file cannot be read.
pub fn lines(places: &Places) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    let mut known = HashSet::new();
    for path in others(&places.reviews, None) {
        let new = valid(&path, false)?;
        lines.extend(new.into_iter().filter(|line| known.insert(line.clone())));
    }
    Ok(lines)
}

/// Takes in the lines of files that were written elsewhere, all or none. How many are new here.
///
/// # Errors
/// When a file cannot be read or holds something else, or nothing can be written.
pub fn import(places: &Places, files: &[PathBuf]) -> Result<usize> {
    let mut known: HashSet<String> = lines(places)?.into_iter().collect();
    let mut new = Vec::new();
    for file in files {
        new.extend(valid(file, true)?.into_iter().filter(|line| known.insert(line.clone())));
    }
    if !new.is_empty() {
        fs::create_dir_all(&places.reviews)
            .with_context(|| format!("cannot make {}", places.reviews.display()))?;
        let path = places.reviews.join(format!("import-{:08x}.jsonl", random() as u32));
        state::write(&path, &(new.join("\n") + "\n"))?;
    }
    Ok(new.len())
}

/// Puts all reviews aside. The directory in which they then are; none where there were none.
///
/// # Errors
/// When a file cannot be moved.
pub fn put_aside(places: &Places) -> Result<Option<PathBuf>> {
    let files = others(&places.reviews, None);
    if files.is_empty() {
        return Ok(None);
    }
    let free = (1..).map(|nth| places.reviews.join(format!("forgotten-{nth}")));
    let aside = free.into_iter().find(|it| it.symlink_metadata().is_err()).context("no name is free")?;
    fs::create_dir(&aside).with_context(|| format!("cannot make {}", aside.display()))?;
    for file in files {
        let name = file.file_name().context("a file without a name")?;
        fs::rename(&file, aside.join(name)).with_context(|| format!("cannot move {}", file.display()))?;
    }
    // What followed from them goes with them.
    own::forget(places)?;
    Ok(Some(aside))
}

/// The lines of a file that are records, of a newer program perhaps. Where all must be, the first that is
/// none is an error.
fn valid(path: &Path, all: bool) -> Result<Vec<String>> {
    let bytes = source::regular(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = log::read(&bytes);
    if let Some((line, why)) = read.faults.first().filter(|_| all) {
        bail!("{}:{line}: this line is no review: {why}", path.display());
    }
    if all && read.cut.is_some() {
        bail!("{}: its last line is cut off or no review", path.display());
    }
    let bytes = bytes.get(..read.cut.unwrap_or(bytes.len())).unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let is_valid = |nth: usize| !read.faults.iter().any(|(line, _)| *line == nth + 1);
    let lines = lines.filter(|(nth, line)| is_valid(*nth) && !line.trim_ascii().is_empty());
    Ok(lines.map(|(_, line)| String::from_utf8_lossy(line.trim_ascii()).into_owned()).collect())
}
