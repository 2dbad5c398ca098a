//! What is said of lessons on the command line: which one, and how it is given.

use super::{Content, Kept, Screen};
use afferent::content::character::is_printable;
use clap::Args;
use std::borrow::Cow;
use std::path::Path;

#[derive(Debug, Args)]
pub(crate) struct Lesson {
    /// The id of a lesson, or the file of one of your own (mine.toml); it is shown again when it is saved
    pub name: Option<String>,
    /// Whose lesson it is: it goes on where this class stopped
    #[arg(long, value_name = "NAME", value_parser = class)]
    pub class: Option<String>,
    /// Go on by itself
    #[arg(long)]
    pub auto: bool,
    /// Go on by itself, round and round
    #[arg(long = "loop")]
    pub repeat: bool,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub screen: Screen,
}

/// The file of a lesson, where `name` is one: no id has a dot.
pub(crate) fn lesson_file(name: &str) -> Option<&Path> {
    Some(Path::new(name)).filter(|path| path.extension().is_some_and(|it| it == "toml"))
}

/// What the pack calls it that was typed as `name`.
pub(crate) fn name(name: &str) -> Cow<'_, str> {
    match lesson_file(name).and_then(Path::file_stem) {
        Some(id) => format!("lesson:{}", id.to_string_lossy()).into(),
        None => name.into(),
    }
}

/// The name of a class: a few printable characters.
fn class(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 40 || !name.chars().all(is_printable) {
        return Err("write a name of 1 to 40 characters".to_owned());
    }
    Ok(name.to_owned())
}
