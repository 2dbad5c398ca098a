//! Where the files of a pack come from: the program itself or a directory, and over it a lesson of one's own.
#![expect(clippy::disallowed_methods, reason = "the one place of this layer that reads files")]

use super::Pack;
use super::check::check;
use super::load::Tables;
use super::order;
use super::problem::{File, Problem};
use anyhow::{Context, Result, anyhow};
use miniz_oxide::inflate::decompress_slice_iter_to_slice;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::iter::once;
use std::path::{Path, PathBuf};

/// Where a pack is read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// A directory in place of the built-in pack.
    pub dir: Option<PathBuf>,
    /// The file of a lesson of one's own over it, which takes the place of one with its id.
    pub lesson: Option<PathBuf>,
}

impl Source {
    /// Whether it may change while the program runs.
    pub fn is_on_disk(&self) -> bool {
        self.dir.is_some() || self.lesson.is_some()
    }

    /// The name of the lesson of one's own in its pack, `lessons/<id>.toml`.
    fn in_pack(&self) -> Option<String> {
        Some(format!("lessons/{}", self.lesson.as_ref()?.file_name()?.to_string_lossy()))
    }

    /// All files of it, in the order of their names.
    ///
    /// # Errors
    /// When the directory or a file cannot be read, naming which.
    pub fn files(&self) -> Result<Vec<File>> {
        let mut all = self.dir.as_deref().map_or_else(|| Ok(builtin()), directory)?;
        if let Some((from, path)) = self.lesson.as_deref().zip(self.in_pack()) {
            let bytes =
                regular(from).with_context(|| format!("cannot read the lesson {}", from.display()))?;
            all.retain(|file| file.path != path);
            all.push(File { path, text: text(bytes) });
            order::by(&mut all, |a, b| a.path.cmp(&b.path));
        }
        Ok(all)
    }

    /// The tables of it, or what is wrong with them.
    ///
    /// # Errors
    /// When the directory or a file cannot be read, naming which.
    pub fn tables(&self) -> Result<Result<Tables, Vec<Problem>>> {
        let files = self.files()?;
        Ok(check(&files).map_err(|mut problems| {
            // A lesson of one's own is called as its author calls it.
            if let Some((from, path)) = self.lesson.as_deref().zip(self.in_pack()) {
                let own = problems.iter_mut().filter(|it| it.file == path);
                own.for_each(|it| it.file = from.to_string_lossy().into_owned());
            }
            problems
        }))
    }

    /// The pack, or what is wrong with it.
    ///
    /// # Errors
    /// When the directory or a file cannot be read, naming which.
    pub fn pack(&self) -> Result<Result<Pack, Vec<Problem>>> {
        if !self.is_on_disk() {
            return Ok(Ok(Pack::builtin()));
        }
        Ok(self.tables()?.map(Pack::from))
    }

    /// Why a pack with these problems is not opened.
    pub fn refusal(&self, problems: &[Problem]) -> anyhow::Error {
        let what = match (&self.lesson, &self.dir) {
            (Some(lesson), _) => format!("the lesson {}", lesson.display()),
            (None, Some(dir)) => format!("the content in {}", dir.display()),
            (None, None) => "the content".to_owned(),
        };
        let text: String = problems.iter().map(|problem| format!("\n\n{problem}")).collect();
        anyhow!("{what} has {} to mend:{text}", problems.len())
    }
}

/// The files of the built-in pack, for `check` and for authors who want a copy.
pub fn builtin() -> Vec<File> {
    unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/builtin.bin")))
}

/// Files that the build has packed, in the order of their names; it wrote how long they are before them.
pub fn unpacked(bytes: &[u8]) -> Vec<File> {
    let Some((length, packed)) = bytes.split_first_chunk() else { return Vec::new() };
    let mut bytes = vec![0; u32::from_le_bytes(*length) as usize];
    let end = decompress_slice_iter_to_slice(&mut bytes, once(packed), false, true);
    let files: Vec<(String, String)> =
        end.ok().and_then(|_| postcard::from_bytes(&bytes).ok()).unwrap_or_default();
    files.into_iter().map(|(path, text)| File { path, text }).collect()
}

/// The files of a pack in `dir`: the `.toml` files in it and in its folders, and its drawings.
///
/// # Errors
/// When the directory or a file in it cannot be read, naming which.
pub fn directory(dir: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    read(dir, "", 0, &mut files)?;
    order::by(&mut files, |a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// One file of a pack in `dir`, if it is there.
pub fn file(dir: &Path, path: &str) -> Option<File> {
    let bytes = regular(&dir.join(path)).ok()?;
    Some(File { path: path.to_owned(), text: text(bytes) })
}

/// The longest file that is read, in bytes.
const LONGEST: u64 = 32 << 20;

/// What is in a file. A pipe or a device may never end, and nobody writes so long a file by hand.
///
/// # Errors
/// When it cannot be read, is no file, or is longer than 32 MiB.
pub fn regular(path: &Path) -> io::Result<Vec<u8>> {
    let fault = |words: &str| io::Error::new(ErrorKind::InvalidInput, words);
    if !fs::metadata(path)?.is_file() {
        return Err(fault("this is no regular file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(fault("this file is longer than 32 MiB"));
    }
    Ok(bytes)
}

/// What is no UTF-8 becomes U+FFFD, which `check` refuses; some editors begin UTF-8 with a byte order mark.
fn text(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
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
        let is_ours = path.extension().is_some_and(|it| it == "toml" || it == "svg" && prefix == "drawings/");
        // A pack is two levels deep; going no further ends circles of links.
        if !is_ours && path.is_dir() && depth == 0 {
            read(&path, &format!("{name}/"), depth + 1, files)?;
        } else if is_ours {
            let bytes = regular(&path).with_context(|| format!("cannot read {}", path.display()))?;
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

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_text_and_what_is_no_utf_8_is_seen() {
        assert_eq!(text(b"\xef\xbb\xbfid = 1".to_vec()), "id = 1");
        assert_eq!(text(b"M\xfcller".to_vec()), "M\u{fffd}ller");
    }

    #[test]
    fn only_regular_files_of_a_sensible_size_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("questions.toml");
        fs::create_dir(&path).unwrap();
        let fault = format!("{:#}", directory(dir.path()).unwrap_err());
        assert!(fault.contains("questions.toml") && fault.contains("no regular file"), "{fault}");
        fs::remove_dir(&path).unwrap();
        fs::File::create(&path).unwrap().set_len(LONGEST + 1).unwrap();
        let fault = format!("{:#}", directory(dir.path()).unwrap_err());
        assert!(fault.contains("longer than 32 MiB"), "{fault}");
        assert_eq!(file(dir.path(), "questions.toml"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("pack.toml")).unwrap();
        assert!(format!("{:#}", directory(dir.path()).unwrap_err()).contains("no regular file"));
    }
}
