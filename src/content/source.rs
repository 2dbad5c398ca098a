//! Where the files of a pack come from: the program itself, or a directory.
#![expect(clippy::disallowed_methods, reason = "the one place of this layer that reads files")]

use super::problem::{File, Problem};
use anyhow::{Context, Result, anyhow};
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The files of the built-in pack, for `check` and for authors who want a copy.
pub fn builtin() -> Vec<File> {
    fn collect(dir: &Dir<'_>, files: &mut Vec<File>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.push(File { path, text: file.contents_utf8().unwrap_or_default().to_owned() });
        }
        for dir in dir.dirs() {
            collect(dir, files);
        }
    }
    let mut files = Vec::new();
    collect(&BUILTIN, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The files of a pack in `dir`: the `.toml` files in it and in its folders, and its drawings.
///
/// # Errors
/// When the directory or a file in it cannot be read, naming which.
pub fn directory(dir: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    read(dir, "", 0, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Why a pack in `dir` is not opened.
pub fn refusal(dir: &Path, problems: &[Problem]) -> anyhow::Error {
    let text: String = problems.iter().map(|problem| format!("\n\n{problem}")).collect();
    anyhow!("the content in {} has {} to mend:{text}", dir.display(), problems.len())
}

/// One file of a pack in `dir`, if it is there.
pub fn file(dir: &Path, path: &str) -> Option<File> {
    let bytes = fs::read(dir.join(path)).ok()?;
    Some(File { path: path.to_owned(), text: text(bytes) })
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn read(dir: &Path, prefix: &str, depth: usize, files: &mut Vec<File>) -> Result<()> {
    let entries =
        fs::read_dir(dir).with_context(|| format!("cannot read the content directory {}", dir.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read the content directory {}", dir.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with('.') {
            continue;
        }
        // A pack is two levels deep; going no further ends circles of links.
        if path.is_dir() && depth == 0 {
            read(&path, &format!("{name}/"), depth + 1, files)?;
        } else if path.extension().is_some_and(|it| it == "toml" || it == "svg" && prefix == "drawings/") {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push(File { path: format!("{prefix}{name}"), text: text(bytes) });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_directory_tables_and_drawings_are_read_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("drawings")).unwrap();
        for name in ["pack.toml", "logo.svg", "notes.md", "drawings/arm.svg", "drawings/arm.png"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        let paths: Vec<String> = directory(dir.path()).unwrap().into_iter().map(|file| file.path).collect();
        assert_eq!(paths, ["drawings/arm.svg", "pack.toml"]);
    }
}
