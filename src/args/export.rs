//! What is said of hand-outs on the command line: of what, and in which form.

use super::Content;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// A lesson or the file of one: the hand-out of its class, without the answers
    pub lesson: Option<String>,
    /// For its teacher, with minutes, notes and answers
    #[arg(long, requires = "lesson")]
    pub notes: bool,
    /// Only the page of this topic and all below it
    #[arg(long, value_name = "ID", conflicts_with = "lesson")]
    pub topic: Option<String>,
    /// With what you marked, and your lines to it
    #[arg(long, conflicts_with = "lesson")]
    pub marks: bool,
    /// What to write; without it what the name of the file says, else html
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub content: Content,
}

/// What a hand-out is written as, or the cards for another program.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ExportFormat {
    Html,
    Markdown,
    /// The cards, as text that Anki imports and brings up to date
    Anki,
}
