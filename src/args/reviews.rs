//! What can be said to the commands about what was answered.

use super::{Content, Grades, Screen};
use afferent::study::moment::Day;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Where answers are kept.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// The directory of what was answered, which may be a synchronised one; `AFFERENT_STUDY_DIR` in the
    /// environment does the same
    #[arg(long, value_name = "DIR")]
    pub study_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Study {
    /// Only say how many cards there are to review today, as for a prompt
    #[arg(long)]
    pub count: bool,
    /// Only cards that were met before
    #[arg(long)]
    pub due: bool,
    /// As many cards as fit into so many minutes
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub minutes: Option<u16>,
    /// From now on: the day of an examination, such as 2027-02-01, or none
    #[arg(long, value_name = "DATE", value_parser = exam)]
    pub by: Option<Exam>,
    /// From now on: new cards a day, at most
    #[arg(long, value_name = "NUMBER")]
    pub new: Option<u16>,
    /// From now on: cards a day, at most
    #[arg(long, value_name = "NUMBER")]
    pub per_day: Option<u16>,
    /// From now on: how many of a hundred cards are to be known when they come back
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(70..=97))]
    pub goal: Option<u8>,
    /// From now on: grades to choose from
    #[arg(long, value_enum, value_name = "NUMBER")]
    pub grades: Option<Grades>,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub screen: Screen,
}

/// The day of an examination, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exam(pub Option<Day>);

fn exam(text: &str) -> Result<Exam, String> {
    match text {
        "none" => Ok(Exam(None)),
        _ => text
            .parse()
            .map(|day| Exam(Some(day)))
            .map_err(|_parse: jiff::Error| "write a day such as 2027-02-01, or none".to_owned()),
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum State {
    /// Say where it is
    Path(Kept),
    /// Write everything that was answered
    Export {
        /// What to write; without it what the name of the file says, else jsonl
        #[arg(long, value_enum)]
        format: Option<ReviewsFormat>,
        /// Write to a file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        kept: Kept,
    },
    /// Take in what was answered elsewhere; what is there already counts once
    Import {
        /// Files that `state export` wrote, or those of another device
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        kept: Kept,
    },
    /// Find out among the answers how fast you forget, so that cards come back by that
    Fit {
        /// Have cards come back as for an average learner again
        #[arg(long)]
        forget: bool,
        #[command(flatten)]
        kept: Kept,
    },
    /// Ask cards again as if they had never been answered
    #[command(arg_required_else_help = true)]
    Forget {
        /// Cards, such as question:dose, as `state export` names them
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        cards: Vec<String>,
        /// Everything that was answered: the files are put aside, not deleted
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        kept: Kept,
    },
}

/// What reviews are written as.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ReviewsFormat {
    /// The lines of the files, as they stand
    Jsonl,
    /// A table
    Csv,
}
