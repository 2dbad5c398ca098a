//! What the environment says of the terminal.

use crate::args::Screen;
use afferent::app::config::Config;
use afferent::app::settings::{ColorTier, Film, Glyphs, Italics, Settings, ThemeName};
use afferent::terminal::colors::{self, is_gnu_screen};
use std::env;
use std::path::PathBuf;

/// How the program looks and behaves, and where each of that comes from.
pub(crate) struct Found {
    pub settings: Settings,
    pub choices: Vec<Choice>,
}

/// A setting as it came to be.
pub(crate) struct Choice {
    pub name: &'static str,
    pub value: String,
    pub from: String,
}

/// Options before the environment before the file of settings before what the terminal says.
pub(crate) fn found(screen: &Screen, config: &Config) -> Found {
    let Screen { look, film, .. } = screen;
    let term = term();
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let mut choices = Vec::new();
    let mut keep = |name: &'static str, value: &str, from: String| {
        choices.push(Choice { name, value: value.to_owned(), from });
    };
    let (theme, from) = first([(look.theme.map(|it| it.0), "--theme"), (config.theme, FILE)], || {
        (theme(), "the terminal, by COLORFGBG or when it is asked".to_owned())
    });
    keep("theme", theme.word(), from);
    let (color, from) = first(
        [
            (look.color.map(|it| it.0), "--color"),
            (is_set("NO_COLOR").then_some(ColorTier::None), "NO_COLOR"),
            (config.color, FILE),
        ],
        || {
            (
                colors::of(variable),
                format!("TERM={term}, COLORTERM={}", variable("COLORTERM").unwrap_or_default()),
            )
        },
    );
    keep("color", color.word(), from);
    let (glyphs, from) = first([(look.glyphs.map(|it| it.0), "--glyphs"), (config.glyphs, FILE)], || {
        (Glyphs::of(&term, &program), format!("TERM={term}, TERM_PROGRAM={program}"))
    });
    keep("glyphs", glyphs.word(), from);
    let narrow = if is_utf8() { "TERM=linux" } else { "the locale, which is not UTF-8" };
    let (ascii, from) = first(
        [
            (look.ascii.then_some(true), "--ascii"),
            ((term == "linux" || !is_utf8()).then_some(true), narrow),
            (config.ascii, FILE),
        ],
        || (false, "the locale".to_owned()),
    );
    keep("ascii", &ascii.to_string(), from);
    let (motion, from) = first(
        [
            (look.no_motion.then_some(false), "--no-motion"),
            (is_set("NO_MOTION").then_some(false), "NO_MOTION"),
            (config.motion, FILE),
        ],
        || (true, OTHERWISE.to_owned()),
    );
    keep("motion", &motion.to_string(), from);
    let (mouse, from) = first([(look.no_mouse.then_some(false), "--no-mouse"), (config.mouse, FILE)], || {
        (true, OTHERWISE.to_owned())
    });
    keep("mouse", &mouse.to_string(), from);
    let italics = if is_gnu_screen(variable) { Italics::Reversed } else { Italics::Slanted };
    let film = Film { keys: film.show_keys, ready_mark: film.ready_mark };
    let settings = Settings { theme, color, ascii, italics, glyphs, motion, mouse, film };
    Found { settings, choices }
}

/// Where a setting comes from that stands in the file.
pub(crate) const FILE: &str = "the file of settings";
/// Where one comes from of which nothing is said.
pub(crate) const OTHERWISE: &str = "nothing else is said";

/// The first value that there is, with its source.
pub(crate) fn first<T, const N: usize>(
    from: [(Option<T>, &str); N],
    otherwise: impl FnOnce() -> (T, String),
) -> (T, String) {
    let found = from.into_iter().find_map(|(value, name)| Some((value?, name.to_owned())));
    found.unwrap_or_else(otherwise)
}

/// Whether the locale writes UTF-8, or says nothing of it.
fn is_utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// The name that the terminal goes by; `screen` within GNU screen, whatever that was told to say.
pub(crate) fn term() -> String {
    let term = env::var("TERM").unwrap_or_default();
    let is_known = term.starts_with("screen") || !is_gnu_screen(variable);
    if is_known { term } else { "screen".to_owned() }
}

/// The directory of what was answered, where one is named.
pub(crate) fn study_dir() -> Option<PathBuf> {
    path("AFFERENT_STUDY_DIR")
}

/// A path that a variable of the environment names.
pub(crate) fn path(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from)
}

/// Whether a variable of the environment has a value that is not empty.
pub(crate) fn is_set(name: &str) -> bool {
    variable(name).is_some()
}

/// Dark, unless `COLORFGBG` names a light background, as some terminals do.
fn theme() -> ThemeName {
    let background = env::var("COLORFGBG").ok().and_then(|it| it.rsplit(';').next()?.parse::<u8>().ok());
    if matches!(background, Some(7 | 15)) { ThemeName::Light } else { ThemeName::Dark }
}

/// A variable of the environment, unless it is empty.
pub(crate) fn variable(name: &str) -> Option<String> {
    env::var_os(name).filter(|it| !it.is_empty()).map(|it| it.to_string_lossy().into_owned())
}
