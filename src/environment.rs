//! What the environment says of the terminal.

use crate::args::Screen;
use afferent::app::settings::{ColorTier, Film, Glyphs, Italics, Settings, ThemeName};
use std::collections::HashMap;
use std::env;
use std::path::PathBuf;
use termprofile::{DetectorSettings, TermProfile, TermVars};

/// Options before the program's own variables before general ones before what the terminal says.
pub(crate) fn settings(screen: &Screen) -> Settings {
    let Screen { look, film, .. } = screen;
    let term = term();
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    let is_utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    Settings {
        theme: look.theme.map_or_else(theme, |theme| theme.0),
        color: match &look.color {
            Some(color) => color.0,
            None if is_set("NO_COLOR") => ColorTier::None,
            None => color(variable),
        },
        ascii: look.ascii || !is_utf8 || term == "linux",
        italics: if is_gnu_screen(variable) { Italics::Reversed } else { Italics::Slanted },
        glyphs: look.glyphs.map_or_else(|| Glyphs::of(&term, &program), |glyphs| glyphs.0),
        motion: !look.no_motion && !is_set("NO_MOTION"),
        mouse: !look.no_mouse,
        film: Film { keys: film.show_keys, ready_mark: film.ready_mark },
    }
}

/// The name that the terminal goes by; `screen` within GNU screen, whatever that was told to say.
pub(crate) fn term() -> String {
    let term = env::var("TERM").unwrap_or_default();
    let is_known = term.starts_with("screen") || !is_gnu_screen(variable);
    if is_known { term } else { "screen".to_owned() }
}

/// The directory of what was answered, where one is named.
pub(crate) fn study_dir() -> Option<PathBuf> {
    env::var_os("AFFERENT_STUDY_DIR").filter(|it| !it.is_empty()).map(PathBuf::from)
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
fn variable(name: &str) -> Option<String> {
    env::var_os(name).filter(|it| !it.is_empty()).map(|it| it.to_string_lossy().into_owned())
}

/// Whether what is written goes through GNU screen. tmux goes by its name too.
fn is_gnu_screen(variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_named = variable("TERM").is_some_and(|term| term.starts_with("screen"));
    variable("STY").is_some() || is_named && variable("TMUX").is_none()
}

/// The colours of the terminal: those that it promises, or that are known of its name.
fn color(variable: impl Fn(&str) -> Option<String>) -> ColorTier {
    // The promise is that of the terminal in which GNU screen runs; it knows 256 itself and takes true ones
    // for other codes.
    let most = if is_gnu_screen(&variable) { ColorTier::Ansi256 } else { ColorTier::True };
    let is_true = matches!(variable("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    let promised = if is_true { ColorTier::True } else { ColorTier::Ansi16 };
    let [term, program, version] =
        ["TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION"].map(|name| variable(name).unwrap_or_default());
    // Of `foot-extra` what is known of `foot` holds too.
    let ends = term.match_indices('-').map(|(at, _)| at).chain([term.len()]);
    let names = ends.filter_map(|end| term.get(..end));
    names.map(|name| known(name, &program, &version)).fold(promised, ColorTier::max).min(most)
}

/// What terminfo or a list of names says.
fn known(term: &str, program: &str, version: &str) -> ColorTier {
    let variables = HashMap::from([
        ("TERM", term),
        ("TERM_PROGRAM", program),
        ("TERM_PROGRAM_VERSION", version),
        // Whether there is a terminal is looked at elsewhere.
        ("TTY_FORCE", "1"),
    ]);
    let settings = DetectorSettings::new().enable_tmux_info(false);
    let variables = TermVars::from_source(&variables, &std::io::stdout(), settings);
    match TermProfile::detect_with_vars(variables) {
        TermProfile::TrueColor => ColorTier::True,
        TermProfile::Ansi256 => ColorTier::Ansi256,
        TermProfile::Ansi16 | TermProfile::NoColor | TermProfile::NoTty => ColorTier::Ansi16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The environment as words `NAME=value`.
    fn of(environment: &str) -> impl Fn(&str) -> Option<String> {
        let pairs: Vec<(String, String)> = environment
            .split(' ')
            .filter_map(|it| it.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        move |name| pairs.iter().find(|it| it.0 == name).map(|it| it.1.clone())
    }

    #[test]
    fn colours_are_those_that_the_terminal_is_known_for() {
        for name in ["xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "wezterm", "contour"]
        {
            assert!(color(of(&format!("TERM={name}"))) >= ColorTier::Ansi256, "{name}");
        }
        for (environment, colors) in [
            ("TERM=xterm", ColorTier::Ansi16),
            ("TERM=linux", ColorTier::Ansi16),
            ("", ColorTier::Ansi16),
            ("TERM=xterm-256color", ColorTier::Ansi256),
            ("TERM=xterm-direct", ColorTier::True),
            ("TERM=xterm COLORTERM=truecolor", ColorTier::True),
            ("TERM=tmux-256color TMUX=1", ColorTier::Ansi256),
            ("TERM=tmux-256color TMUX=1 COLORTERM=truecolor", ColorTier::True),
            ("TERM=screen-256color TMUX=1 COLORTERM=truecolor", ColorTier::True),
        ] {
            assert_eq!(color(of(environment)), colors, "{environment}");
        }
    }

    #[test]
    fn gnu_screen_is_told_no_true_colour() {
        for environment in [
            "TERM=screen COLORTERM=truecolor",
            "TERM=screen.xterm-kitty COLORTERM=truecolor STY=1",
            "TERM=screen.xterm-direct",
            "TERM=xterm-256color STY=1 COLORTERM=24bit",
            "TERM=tmux-256color TMUX=1 STY=1 COLORTERM=truecolor",
        ] {
            assert!(is_gnu_screen(of(environment)), "{environment}");
            assert_eq!(color(of(environment)), ColorTier::Ansi256, "{environment}");
        }
        assert!(!is_gnu_screen(of("TERM=screen-256color TMUX=1")));
        assert!(!is_gnu_screen(of("TERM=xterm-256color")));
    }
}
