//! How the program looks and behaves, as the command line and keys have it.

/// The themes, in the order in which the key goes through them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    #[default]
    Dark,
    Light,
    HighContrast,
    Mono,
}

impl ThemeName {
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::Mono];

    pub fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme after this one, round and round.
    pub fn next(self) -> Self {
        let here = Self::ALL.iter().position(|it| *it == self).unwrap_or(0);
        Self::ALL.get(here + 1).copied().unwrap_or_default()
    }
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColorTier {
    None,
    Ansi16,
    Ansi256,
    #[default]
    True,
}

impl ColorTier {
    pub const ALL: [Self; 4] = [Self::True, Self::Ansi256, Self::Ansi16, Self::None];

    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ansi16 => "16",
            Self::Ansi256 => "256",
            Self::True => "truecolor",
        }
    }
}

/// The finest block characters that are drawn, beside braille for thin lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// U+2580 to U+259F: halves, eighths and quadrants, right in every terminal and recorder.
    #[default]
    Blocks,
    /// Those and sixths of a cell.
    Sextants,
    /// Those and eighths of a cell, also for thin lines.
    Octants,
}

impl Glyphs {
    pub const ALL: [Self; 3] = [Self::Blocks, Self::Sextants, Self::Octants];

    pub fn word(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Sextants => "sextants",
            Self::Octants => "octants",
        }
    }

    /// Finer blocks only where the terminal is known to draw them itself, to the edges of their cells, by
    /// what it calls itself in `TERM` and `TERM_PROGRAM`.
    pub fn of(term: &str, program: &str) -> Self {
        match (program.to_lowercase().as_str(), term) {
            // What runs inside draws nothing itself, and does not say what shows it.
            ("tmux" | "screen", _) => Self::Blocks,
            ("ghostty", _) | (_, "xterm-kitty" | "xterm-ghostty" | "foot" | "foot-extra") => Self::Octants,
            ("wezterm", _) => Self::Sextants,
            _ => Self::Blocks,
        }
    }
}

/// How the terminal shows slanted letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Italics {
    #[default]
    Slanted,
    /// Like what is chosen.
    Reversed,
}

/// What does not depend on where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub theme: ThemeName,
    pub color: ColorTier,
    /// Only characters that every terminal has.
    pub ascii: bool,
    pub italics: Italics,
    pub glyphs: Glyphs,
    pub motion: bool,
    pub mouse: bool,
    pub film: Film,
}

/// What is shown for those who look on, or record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Film {
    /// The keys that are pressed.
    pub keys: bool,
    /// A mark in the last line while nothing is on its way to something else.
    pub ready_mark: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::Dark,
            color: ColorTier::True,
            ascii: false,
            italics: Italics::default(),
            glyphs: Glyphs::default(),
            motion: true,
            mouse: true,
            film: Film::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fine_blocks_are_for_terminals_that_are_known_to_draw_them() {
        for (term, program, glyphs) in [
            ("xterm-kitty", "", Glyphs::Octants),
            ("foot", "", Glyphs::Octants),
            ("xterm-256color", "WezTerm", Glyphs::Sextants),
            ("xterm-256color", "vscode", Glyphs::Blocks),
            ("xterm-256color", "", Glyphs::Blocks),
            ("tmux-256color", "tmux", Glyphs::Blocks),
            ("xterm-kitty", "tmux", Glyphs::Blocks),
        ] {
            assert_eq!(Glyphs::of(term, program), glyphs, "{term} {program}");
        }
    }
}
