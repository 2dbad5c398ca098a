//! The command line.

mod export;
mod lessons;
mod reviews;
mod screen;
mod values;

pub(crate) use export::{Export, ExportFormat};
pub(crate) use lessons::{Lesson, lesson_file, name};
pub(crate) use reviews::{Exam, Kept, ReviewsFormat, State, Study};
pub(crate) use screen::{Look, OnFilm, Screen, Settings};
pub(crate) use values::*;

use afferent::content::character::printable;
use afferent::content::source::Source;
use afferent::print::script;
use anyhow::{Result, anyhow};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ratatui::layout::Size;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How massage therapy works: an interactive infographic for the terminal, with the study behind
/// every sentence.
#[derive(Debug, Parser)]
#[command(version, about, subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Opened in a pipe, it prints the place as plain text.\nInside, ? shows what can be done, with its keys."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where to open: the id of a topic, study, term, figure, claim, saying, lesson or question, with its kind
    /// where two have one id (figure:ID), the file of a lesson (mine.toml), or home, research, glossary, said,
    /// lessons, marks, quiz, progress; where you left without it
    pub place: Option<String>,
    /// Begin at home, not where you left
    #[arg(long)]
    pub fresh: bool,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub screen: Screen,
}

#[derive(Debug, Args)]
pub(crate) struct Content {
    /// Read the content from a directory instead of the built-in pack; saved files are reloaded
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
}

impl Content {
    /// Where the pack for a command about `place` is read from: with a lesson of one's own where it names one.
    pub(crate) fn source(&self, place: Option<&str>) -> Source {
        let lesson = place.and_then(lesson_file).map(Path::to_owned);
        Source { dir: self.content.clone(), lesson }
    }
}

// Only what the one that is called takes is put together: all of them were a tenth of a start.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Write the picture of a place, the same each time
    Snapshot(Snapshot),
    /// Read it line by line, without a screen: plain text, numbered choices, figures in words
    #[command(after_help = "Inside, ? says what can be typed.")]
    Read {
        /// Where to begin, as for the program itself; home without it
        place: Option<String>,
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        content: Content,
    },
    /// Write a film of what a reader does, the same each time: an asciicast, or an SVG that moves
    Record(Record),
    /// Print a place: its text, its data for another program, or a step of a lesson there
    Show {
        /// The id of anything, with its kind where two have one id (figure:ID), or home, research, glossary,
        /// said, lessons, marks, quiz, progress
        place: String,
        #[arg(long, value_enum, default_value = "text")]
        format: ShowFormat,
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        content: Content,
    },
    /// Print a table of the pack, a row to a line
    List {
        #[arg(value_enum)]
        table: Table,
        #[arg(long, value_enum, default_value = "text")]
        format: ListFormat,
        #[command(flatten)]
        content: Content,
    },
    /// Find topics, terms, figures, studies and claims by their words
    Search {
        #[arg(required = true)]
        words: Vec<String>,
        /// Write the rows as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        content: Content,
    },
    /// Print references, or entries for a reference manager
    Cite(Cite),
    /// Write a hand-out: one file with the texts, figures, tables, references and links
    Export(Export),
    /// Give a lesson; without a name, list them
    Lesson(Lesson),
    /// Follow the lesson that is being given in another terminal: its notes, the next step, the clock
    Notes {
        #[command(flatten)]
        screen: Screen,
    },
    /// Test yourself: a round of questions, each with the reason for its answer
    Quiz(Quiz),
    /// Review the cards that are due
    Study(Study),
    /// What is kept of you on this machine: where it is, to take along, to forget
    #[command(subcommand)]
    State(State),
    /// Say which settings hold, and where each comes from
    Config(Settings),
    /// Say what the terminal can do, what was chosen and why, and where files lie: for a report of a fault
    Doctor {
        #[command(flatten)]
        screen: Screen,
    },
    /// Find every fault of a content pack, or of a lesson
    Check {
        /// The file of a lesson
        #[arg(value_name = "FILE")]
        lesson: Option<String>,
        #[command(flatten)]
        content: Content,
    },
    /// Write a small commented content pack to start from, or a lesson
    New {
        /// A directory that is empty or does not exist
        #[arg(required_unless_present = "lesson")]
        dir: Option<PathBuf>,
        /// Which pack
        #[arg(long, value_enum, value_name = "PACK", default_value = "starter")]
        from: TemplateName,
        /// A lesson on the built-in pages instead, as NAME.toml
        #[arg(long, value_name = "NAME", conflicts_with_all = ["dir", "from"])]
        lesson: Option<PathBuf>,
    },
    /// Write JSON Schemas into a pack, so that an editor completes and checks its files
    Schema {
        /// The directory of the pack
        dir: PathBuf,
    },
    /// Write a completion script for a shell
    Completions { shell: Shell },
    /// Write the manual page
    Man,
}

#[derive(Debug, Args)]
#[group(id = "what", required = true, multiple = true, args = ["ids", "topic", "all"])]
pub(crate) struct Cite {
    /// Ids of studies
    pub ids: Vec<String>,
    /// The studies that a page leans on
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
    /// Every study of the pack
    #[arg(long)]
    pub all: bool,
    /// The style of references as text
    #[arg(long, value_enum, default_value = "apa")]
    pub style: StyleName,
    #[arg(long, value_enum, default_value = "text")]
    pub format: CiteFormat,
    #[command(flatten)]
    pub content: Content,
}

/// What is drawn in front of nobody: how large, of what, where to.
#[derive(Debug, Args)]
pub(crate) struct Stage {
    /// Columns and rows
    #[arg(long, default_value = "120x36", value_parser = script::size)]
    pub size: Size,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What was answered in this directory, as it stood at the last answer; nothing without it
    #[arg(long, value_name = "DIR")]
    pub study_dir: Option<PathBuf>,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub look: Look,
    #[command(flatten)]
    pub film: OnFilm,
}

#[derive(Debug, Args)]
pub(crate) struct Snapshot {
    /// Where to begin; home without it
    pub place: Option<String>,
    /// What the reader does: keys and type:WORDS, wait:MS, click:COLUMN,ROW, size:COLUMNSxROWS
    #[arg(long, default_value = "", value_name = "STEPS", allow_hyphen_values = true)]
    pub keys: String,
    /// How long after the last key, such as 1500ms or 2s; without it, when nothing is on its way: a figure that
    /// plays to an end stands there
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub at: Option<Duration>,
    /// What to write; without it what the name of the file says, else text
    #[arg(long, value_enum)]
    pub format: Option<FormatName>,
    #[command(flatten)]
    pub stage: Stage,
}

/// What a film is written as.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Film {
    /// An asciicast
    Cast,
    /// An SVG that moves
    Svg,
    /// Of a lesson: a tape for VHS
    Tape,
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    /// A lesson or the file of one, which is filmed to its end; or with --keys where the film begins, home without it. An id alone
    /// is a lesson without --keys, else a page
    pub place: Option<String>,
    /// What the reader does: keys and type:WORDS, wait:MS, chapter:TITLE, click:COLUMN,ROW
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true)]
    pub keys: Option<String>,
    /// Pictures in a second while something moves; 20, in an SVG 10
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=60))]
    pub fps: Option<u32>,
    /// What to write; without it what the name of the file says, else cast
    #[arg(long, value_enum)]
    pub format: Option<Film>,
    /// Write the third version of the asciicast format, which older players do not know
    #[arg(long)]
    pub v3: bool,
    #[command(flatten)]
    pub stage: Stage,
}

#[derive(Debug, Args)]
pub(crate) struct Quiz {
    /// Only questions on the page of this topic and all below it
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
    /// How many questions
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    pub count: u16,
    /// The same number asks the same questions in the same order
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub screen: Screen,
}

/// The form to write `file` in: the one that was asked for, else the one that its name ends in.
pub(crate) fn form<T: ValueEnum>(asked: Option<T>, file: Option<&Path>, otherwise: T) -> Result<T> {
    let end = file.and_then(Path::extension).map(|end| end.to_string_lossy().to_lowercase());
    let (None, Some(end)) = (&asked, end) else { return Ok(asked.unwrap_or(otherwise)) };
    let word = match end.as_str() {
        "txt" => "text",
        "md" => "markdown",
        "htm" => "html",
        word => word,
    };
    let words: Vec<String> = T::value_variants()
        .iter()
        .filter_map(|it| Some(it.to_possible_value()?.get_name().to_owned()))
        .collect();
    T::from_str(word, true).ok().ok_or_else(|| {
        anyhow!(
            "-o: nothing here is written as `.{end}`; say with --format which it is: {}",
            words.join(", ")
        )
    })
}

/// What was asked for. Where it cannot be understood, what is said repeats it as it can be shown.
pub(crate) fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let shown = std::env::args_os().map(|it| printable(&it.to_string_lossy()));
        if let Err(error) = Cli::try_parse_from(shown) {
            error.exit();
        }
        // Nothing is wrong but what cannot be shown.
        let said = error.render().to_string();
        let said: String = said.lines().map(|line| printable(line) + "\n").collect();
        clap::Error::raw(error.kind(), said.trim_start_matches("error: ")).exit()
    })
}

/// Reads `1500ms`, `1.5s` or `2`.
fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').unwrap_or(text), 1.0),
    };
    let seconds = number.parse::<f64>().ok().map(|number| number * unit);
    let seconds = seconds.filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "write a time such as 1500ms or 2s, a day at most".to_owned())
}
