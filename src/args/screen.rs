//! What can be said of how the program looks and is set.

use super::{Colors, GlyphsName, Theme};
use afferent::content::character::is_printable;
use clap::Args;
use std::path::PathBuf;

/// How it looks on a terminal.
#[derive(Debug, Default, Args)]
pub(crate) struct Screen {
    #[command(flatten)]
    pub look: Look,
    #[command(flatten)]
    pub film: OnFilm,
    /// Take the settings from this file; `AFFERENT_CONFIG` in the environment does the same
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Send frames without the marks of a synchronized update, for recorders that take empty pictures with them
    #[arg(long)]
    pub no_sync: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// Write a file of settings in which every line is a comment
    #[arg(long)]
    pub default: bool,
    /// Write a JSON Schema of the file, with which editors complete and check it
    #[arg(long, conflicts_with = "default")]
    pub schema: bool,
    #[command(flatten)]
    pub screen: Screen,
}

#[derive(Debug, Default, Args)]
pub(crate) struct Look {
    /// Colours to use; without it, what the terminal says it has
    #[arg(long, value_enum, value_name = "WHICH")]
    pub color: Option<Colors>,
    /// Theme; without it, dark or light as the terminal is
    #[arg(long, value_enum, value_name = "NAME")]
    pub theme: Option<Theme>,
    /// Only characters that every terminal has
    #[arg(long)]
    pub ascii: bool,
    /// The finest block characters to draw with; without it, what the terminal is known to draw itself
    #[arg(long, value_enum, value_name = "WHICH")]
    pub glyphs: Option<GlyphsName>,
    /// No motion; `NO_MOTION` in the environment does the same
    #[arg(long)]
    pub no_motion: bool,
    /// Leave the mouse to the terminal, so that text can be selected
    #[arg(long)]
    pub no_mouse: bool,
}

/// For those who look on, or record.
#[derive(Debug, Default, Args)]
pub(crate) struct OnFilm {
    /// Show the keys that are pressed
    #[arg(long)]
    pub show_keys: bool,
    /// A line or two below the picture, to be read from the back row
    #[arg(long, value_name = "TEXT", value_parser = caption)]
    pub caption: Option<String>,
    /// Write <ready> at the end of the last line while nothing is on its way to something else
    #[arg(long)]
    pub ready_mark: bool,
}

/// Words that can be shown.
fn caption(text: &str) -> Result<String, String> {
    if let Some(c) = text.chars().find(|c| !is_printable(*c)) {
        return Err(format!("U+{:04X} cannot be shown; write one line of plain characters", u32::from(c)));
    }
    Ok(text.to_owned())
}
