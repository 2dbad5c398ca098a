//! The colours that a terminal shows, by what its environment says of it.

use crate::app::settings::ColorTier;
use std::collections::HashMap;
use termprofile::{DetectorSettings, TermProfile, TermVars};

/// Whether what is written goes through GNU screen. tmux goes by its name too.
pub fn is_gnu_screen(variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_named = variable("TERM").is_some_and(|term| term.starts_with("screen"));
    variable("STY").is_some() || is_named && variable("TMUX").is_none()
}

/// The colours of the terminal: those that it promises, or that are known of its name.
pub fn of(variable: impl Fn(&str) -> Option<String>) -> ColorTier {
    // The promise is that of the terminal in which GNU screen runs; it knows 256 itself and takes true ones
    // for other codes.
    let most = if is_gnu_screen(&variable) { ColorTier::Ansi256 } else { ColorTier::True };
    // Every console of Windows takes them, and says so nowhere.
    let is_true = cfg!(windows) || matches!(variable("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    let promised = if is_true { ColorTier::True } else { ColorTier::Ansi16 };
    let [term, program, version] =
        ["TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION"].map(|name| variable(name).unwrap_or_default());
    // Of `foot-extra` what is known of `foot` holds too.
    let ends = term.match_indices('-').map(|(at, _)| at).chain([term.len()]);
    let names: Vec<&str> = ends.filter_map(|end| term.get(..end)).collect();
    let known = |asks_terminfo: bool| {
        let tiers = names.iter().map(|name| known(name, &program, &version, asks_terminfo));
        tiers.fold(promised, ColorTier::max)
    };
    // Terminfo is read in a thousand small steps, which took as long as the first frame: only where nothing else
    // says more.
    let named = known(false);
    let tier = if named == ColorTier::Ansi16 { known(true) } else { named };
    tier.min(most)
}

/// What a list of names says, or terminfo.
fn known(term: &str, program: &str, version: &str, asks_terminfo: bool) -> ColorTier {
    let variables = HashMap::from([
        ("TERM", term),
        ("TERM_PROGRAM", program),
        ("TERM_PROGRAM_VERSION", version),
        // Whether there is a terminal is looked at elsewhere.
        ("TTY_FORCE", "1"),
    ]);
    let settings = DetectorSettings::new().enable_tmux_info(false).enable_terminfo(asks_terminfo);
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
    fn environment(words: &str) -> impl Fn(&str) -> Option<String> {
        let pairs: Vec<(String, String)> = words
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
            assert!(of(environment(&format!("TERM={name}"))) >= ColorTier::Ansi256, "{name}");
        }
        for (words, colors) in [
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
            assert_eq!(of(environment(words)), colors, "{words}");
        }
    }

    #[test]
    fn gnu_screen_is_told_no_true_colour() {
        for words in [
            "TERM=screen COLORTERM=truecolor",
            "TERM=screen.xterm-kitty COLORTERM=truecolor STY=1",
            "TERM=screen.xterm-direct",
            "TERM=xterm-256color STY=1 COLORTERM=24bit",
            "TERM=tmux-256color TMUX=1 STY=1 COLORTERM=truecolor",
        ] {
            assert!(is_gnu_screen(environment(words)), "{words}");
            assert_eq!(of(environment(words)), ColorTier::Ansi256, "{words}");
        }
        assert!(!is_gnu_screen(environment("TERM=screen-256color TMUX=1")));
        assert!(!is_gnu_screen(environment("TERM=xterm-256color")));
    }
}
