//! How fast the reader forgets: a file among the answers, made from them and written over each time. It goes
//! where they go, so that several machines agree, and it can be thrown away.

use super::super::state;
use super::Places;
use crate::content::source;
use crate::study::parameters::Parameters;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

fn path(places: &Places) -> PathBuf {
    places.reviews.join("parameters.toml")
}

/// What was kept; where nothing was, the parameters of an average learner.
///
/// # Errors
/// When the file cannot be read or holds something else.
pub fn read(places: &Places) -> Result<Parameters> {
    let path = path(places);
    let cannot = || format!("Cards come back as for an average learner: cannot read {}", path.display());
    let bytes = match source::regular(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Parameters::default()),
        bytes => bytes.with_context(cannot)?,
    };
    let text = String::from_utf8(bytes).map_err(|_bytes| anyhow!("it is not UTF-8")).with_context(cannot)?;
    Parameters::read(&text)
        .map_err(|why| anyhow!("{why}; `afferent state fit` writes it anew"))
        .with_context(cannot)
}

/// Keeps `parameters`, fitted to so many answers.
///
/// # Errors
/// When nothing can be written.
pub fn keep(places: &Places, parameters: &Parameters, answers: usize) -> Result<()> {
    state::write(&path(places), &parameters.file(answers))
}

/// Goes back to an average learner. Whether anything was kept.
///
/// # Errors
/// When the file cannot be removed.
pub fn forget(places: &Places) -> Result<bool> {
    let path = path(places);
    match fs::remove_file(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        removed => removed.map(|()| true).with_context(|| format!("cannot remove {}", path.display())),
    }
}
