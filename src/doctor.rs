//! What can go wrong with a terminal, said in one piece for whoever reports or reads a fault.

use crate::args::Screen;
use crate::config::{self, Own};
use crate::environment::{Choice, variable};
use crate::{base, is_interactive, notes_path, say, state_path};
use afferent::content::character::printable;
use afferent::terminal;
use anyhow::Result;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

/// What the terminal and the system say of themselves.
const VARIABLES: [&str; 14] = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "COLORTERM",
    "COLORFGBG",
    "NO_COLOR",
    "NO_MOTION",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "WT_SESSION",
];

/// `afferent doctor`: fails where something of the reader's own is wrong.
pub(crate) fn report(screen: &Screen) -> Result<ExitCode> {
    let own = config::own(screen)?;
    let mut text = format!("afferent {} on {}\n", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    of_terminal(&mut text);
    text.push_str("\nChosen\n");
    for Choice { name, value, from } in config::choices(screen, &own) {
        text.push_str(&format!("  {:<26} {from}\n", format!("{name} {value}")));
    }
    files(&mut text, screen);
    let is_well = own.problems.is_empty();
    faults(&mut text, &own);
    let text: String = home_hidden(&text).lines().map(|line| printable(line) + "\n").collect();
    say(&text)?;
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn of_terminal(text: &mut String) {
    text.push_str("\nTerminal\n");
    let size = terminal::screen::size();
    let mut row = |name: &str, value: String| text.push_str(&format!("  {name:<26} {value}\n"));
    row("size", format!("{} columns, {} rows", size.width, size.height));
    let yes = |it: bool| if it { "a terminal" } else { "no terminal" }.to_owned();
    row("in", yes(io::stdin().is_terminal()));
    row("out", yes(io::stdout().is_terminal()));
    row("opens as", if is_interactive() { "pictures" } else { "lines" }.to_owned());
    row("clipboard", "by OSC 52; whether the terminal takes it cannot be known".to_owned());
    for name in VARIABLES {
        match variable(name) {
            // Addresses are nobody's business.
            Some(_) if name == "SSH_CONNECTION" || name == "TMUX" || name == "STY" => {
                row(name, "set".to_owned());
            }
            Some(value) => row(name, value),
            None => row(name, "not set".to_owned()),
        }
    }
}

fn files(text: &mut String, screen: &Screen) {
    text.push_str("\nFiles\n");
    let mut row = |name: &str, path: Option<&Path>| {
        let path = path.map_or_else(
            || "nowhere: HOME must be a path from the root".to_owned(),
            |it| format!("{}{}", it.to_string_lossy(), if it.exists() { "" } else { " (there is none)" }),
        );
        text.push_str(&format!("  {name:<26} {path}\n"));
    };
    row("settings", config::path(screen).map(|it| it.0).as_deref());
    row("what is kept", state_path().as_deref());
    row("notes of a lesson", notes_path().as_deref());
}

fn faults(text: &mut String, own: &Own) {
    if own.problems.is_empty() {
        text.push_str("\nNothing is wrong with the settings.\n");
        return;
    }
    text.push_str("\nWrong in the settings\n");
    own.problems.iter().for_each(|it| text.push_str(&format!("{it}\n")));
}

/// `text` without the name of whose home it is.
fn home_hidden(text: &str) -> String {
    use etcetera::BaseStrategy;
    match base() {
        Some(base) => text.replace(&*base.home_dir().to_string_lossy(), "~"),
        None => text.to_owned(),
    }
}
