//! The file of settings: where it is, what it says, and which of it holds.

use crate::args::{self, Screen};
use crate::environment::{self, Choice, FILE, OTHERWISE, first, found};
use crate::{base, kept, say};
use afferent::app::config::Config;
use afferent::app::settings::Settings;
use afferent::content::character::printable;
use afferent::content::citation::Style;
use afferent::content::problem::{File, Problem};
use anyhow::{Context, Result, bail};
use etcetera::BaseStrategy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// More than this is no file of settings.
const MOST: u64 = 1 << 20;

/// The settings of a reader, and what is wrong with them.
#[derive(Default)]
pub(crate) struct Own {
    pub config: Config,
    pub problems: Vec<Problem>,
}

impl Own {
    /// What is wrong, in a line.
    pub(crate) fn notice(&self) -> Option<String> {
        let problem = self.problems.first()?;
        let more = match self.problems.len() - 1 {
            0 => String::new(),
            n => format!(" And {n} more."),
        };
        let Problem { file, line, column, message, .. } = problem;
        let name = Path::new(file).file_name().map_or_else(|| file.clone(), |it| it.to_string_lossy().into());
        let text = format!("{name}:{line}:{column}: {message}.{more} `afferent doctor` says what to do.");
        Some(printable(&text))
    }
}

/// Where the file is, and whether it was named.
pub(crate) fn path(screen: &Screen) -> Option<(PathBuf, bool)> {
    let named = screen.config.clone().or_else(|| environment::path("AFFERENT_CONFIG"));
    let usual = || Some((base()?.config_dir().join("afferent").join("config.toml"), false));
    named.map(|it| (it, true)).or_else(usual)
}

/// What it says; nothing where there is none.
///
/// # Errors
/// Where one was named and cannot be read.
pub(crate) fn own(screen: &Screen) -> Result<Own> {
    let Some((path, is_named)) = path(screen) else { return Ok(Own::default()) };
    let shown = path.to_string_lossy().into_owned();
    match text(&path) {
        Ok(text) => {
            let (config, problems) = Config::read(&File { path: shown, text });
            Ok(Own { config, problems })
        }
        Err(error) if is_named => Err(error),
        Err(_) if !path.exists() => Ok(Own::default()),
        Err(error) => {
            let file = File { path: shown, text: String::new() };
            let problem = Problem::at(&file, 0..0, format!("{error:#}"), "Without it all is as usual.");
            Ok(Own { config: Config::default(), problems: vec![problem] })
        }
    }
}

fn text(path: &Path) -> Result<String> {
    let about = || format!("cannot read the settings in {}", printable(&path.to_string_lossy()));
    let meta = fs::metadata(path).with_context(about)?;
    if !meta.is_file() || meta.len() > MOST {
        bail!("{}: it is no file of settings", about());
    }
    let bytes = fs::read(path).with_context(about)?;
    String::from_utf8(bytes).with_context(about)
}

/// How the program looks and behaves, and the reader's settings.
pub(crate) fn of(screen: &Screen) -> Result<(Settings, Own)> {
    let own = own(screen)?;
    Ok((found(screen, &own.config).settings, own))
}

/// The directory of what was answered, where the file names one.
pub(crate) fn study_dir() -> Option<PathBuf> {
    let screen = Screen { config: None, ..Screen::default() };
    let dir = own(&screen).ok()?.config.study_dir?;
    match (dir.strip_prefix("~/"), base()) {
        (Some(rest), Some(base)) => Some(base.home_dir().join(rest)),
        _ => Some(PathBuf::from(dir)),
    }
}

/// Every setting with its source: those of the screen, then what else the file can say.
pub(crate) fn choices(screen: &Screen, own: &Own) -> Vec<Choice> {
    let mut choices = found(screen, &own.config).choices;
    let (memory, _) = kept();
    if let Some(theme) = choices.iter_mut().find(|it| it.name == "theme")
        && !(screen.look.theme.is_some() || own.config.theme.is_some())
        && let Some(chosen) = memory.theme()
    {
        (theme.value, theme.from) = (chosen.word().to_owned(), "the key that chose it".to_owned());
    }
    let style = [(own.config.style, FILE), (memory.style(), "the key that chose it")];
    let (style, from) = first(style, || (Style::default(), OTHERWISE.to_owned()));
    choices.push(Choice { name: "style", value: style.word().to_owned(), from });
    let dir = [(environment::study_dir(), "AFFERENT_STUDY_DIR"), (study_dir(), FILE)];
    let (dir, from) = first(dir, || (PathBuf::new(), "beside what else is kept".to_owned()));
    choices.push(Choice { name: "study-dir", value: dir.to_string_lossy().into_owned(), from });
    choices
}

/// `afferent config`.
pub(crate) fn tell(it: &args::Settings) -> Result<ExitCode> {
    if it.default {
        return say(&Config::template());
    }
    if it.schema {
        return say(&format!("{:#}\n", Config::schema()));
    }
    let own = own(&it.screen)?;
    let mut text = match path(&it.screen) {
        Some((path, _)) if path.exists() => format!("# {}\n", path.to_string_lossy()),
        Some((path, _)) => format!("# {} (there is none)\n", path.to_string_lossy()),
        None => "# No directory for settings: HOME must be a path from the root.\n".to_owned(),
    };
    for Choice { name, value, from } in choices(&it.screen, &own) {
        let value = if matches!(value.as_str(), "true" | "false") { value } else { format!("{value:?}") };
        text.push_str(&format!("{:<32} # {from}\n", format!("{name} = {value}")));
    }
    let usual = Config::default().keymap;
    for (row, before) in own.config.keymap.rows().iter().zip(usual.rows()).filter(|(a, b)| a.keys != b.keys) {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("{:?}", key.to_string())).collect();
        let line = format!("keys.{}.{} = [{}]", row.scope.key(), row.name(), keys.join(", "));
        let before: Vec<String> = before.keys.iter().map(ToString::to_string).collect();
        text.push_str(&format!("{line:<32} # {FILE}; else {}\n", before.join(" ")));
    }
    let text: String = text.lines().map(|line| printable(line) + "\n").collect();
    say(&text)
}
