//! `afferent new`: a pack or a lesson to start from.

use crate::content::id::is_kebab_case;
use crate::content::source::{builtin, unpacked};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// A lesson with every kind of step.
const LESSON: &str = include_str!("starter/lesson.toml");

/// A pack that can be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A small one with comments.
    Starter,
    /// The one in the program.
    BuiltIn,
}

/// Writes a pack into `dir`, which must be empty or not there yet.
///
/// # Errors
/// When there is something in `dir` already, or it cannot be written.
pub fn write(dir: &Path, template: Template) -> Result<()> {
    if dir.exists() {
        let mut entries = fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))?;
        if entries.next().is_some() {
            bail!("{} is not empty; name a new directory, so that nothing is overwritten", dir.display());
        }
    }
    let files = match template {
        Template::Starter => unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/starter.bin"))),
        Template::BuiltIn => builtin(),
    };
    for file in files {
        let path = dir.join(&file.path);
        let folder = path.parent().unwrap_or(dir);
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        super::file::write(&path, &file.text)?;
    }
    Ok(())
}

/// Writes a lesson into the file `name`, which is not there yet; its ending need not be named. Returns the file.
///
/// # Errors
/// When its name is no id, when it is there already, or cannot be written.
pub fn lesson(name: &Path) -> Result<PathBuf> {
    let file = if name.extension().is_some_and(|it| it == "toml") {
        name.to_owned()
    } else {
        PathBuf::from(format!("{}.toml", name.display()))
    };
    let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !is_kebab_case(&id) {
        bail!("a lesson cannot be called `{id}`: use lowercase letters, digits and single hyphens");
    }
    if file.exists() {
        bail!("{} is there already; choose another name, so that nothing is overwritten", file.display());
    }
    super::file::write(&file, &LESSON.replacen("id = \"mine\"", &format!("id = \"{id}\""), 1))?;
    Ok(file)
}
