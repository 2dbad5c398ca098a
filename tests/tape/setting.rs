//! `Set NAME VALUE`. The recorder takes almost any value when it reads the tape; what it does
//! with a wrong one it says when it runs, if ever.

use super::lexer::Word;
use super::parser::{Fault, Parser, literal};
use regex_lite::Regex;
use std::time::Duration;

/// A setting, with its value where the replay needs it.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// A number that says how big or how fast something is.
    Measure(String, f64),
    TypingSpeed(Duration),
    WaitTimeout(Duration),
    WaitPattern(Regex),
    /// A name or JSON.
    Theme(String),
    /// Nothing that matters here.
    Look,
}

const SHELLS: [&str; 9] = ["bash", "zsh", "fish", "powershell", "pwsh", "cmd", "nu", "osh", "xonsh"];
const BARS: [&str; 5] = ["Colorful", "ColorfulRight", "Rings", "RingsRight", ""];
/// Some of the recorder's 348; add to them when you use another.
const THEMES: [&str; 8] = [
    "Alabaster",
    "Catppuccin Latte",
    "Catppuccin Mocha",
    "Dracula",
    "GruvboxDark",
    "OneHalfDark",
    "OneHalfLight",
    "TokyoNight",
];

impl Parser {
    pub(crate) fn setting(&mut self) -> Result<Setting, Fault> {
        let Some(Word::Keyword(name)) = self.next() else { return self.error("there is no such setting") };
        match name.as_str() {
            "FontSize" | "Width" | "Height" | "Framerate" => Ok(self.measure(name, 1.0, true)),
            "Padding" | "Margin" | "WindowBarSize" | "BorderRadius" => Ok(self.measure(name, 0.0, true)),
            "LetterSpacing" | "LoopOffset" => {
                let is_percent = name == "LoopOffset";
                let setting = self.measure(name, 0.0, false);
                if is_percent {
                    self.mark('%');
                }
                Ok(setting)
            }
            "LineHeight" | "PlaybackSpeed" => Ok(self.measure(name, 0.01, false)),
            "TypingSpeed" => Ok(self.typing_speed()),
            "WaitTimeout" => self.time().map(Setting::WaitTimeout),
            "WaitPattern" => match self.next() {
                Some(Word::Regex(text) | Word::Text(text)) => self.regex(&text).map(Setting::WaitPattern),
                _ => self.error("WaitPattern needs a regex"),
            },
            "CursorBlink" => match self.next() {
                Some(Word::Keyword(word)) if word == "true" || word == "false" => Ok(Setting::Look),
                _ => self.error("CursorBlink is true or false"),
            },
            "WindowBar" => match self.next() {
                Some(Word::Text(bar)) if BARS.contains(&bar.as_str()) => Ok(Setting::Look),
                _ => self.error(&format!("the window bars are {BARS:?}")),
            },
            "MarginFill" => self.margin_fill(),
            "Shell" | "FontFamily" => Ok(self.name(&name)),
            "Theme" => Ok(self.theme()),
            name => self.error(&format!("there is no setting `{name}`")),
        }
    }

    /// A number of at least `least`. Whatever stands there is taken for it.
    fn measure(&mut self, name: String, least: f64, is_whole: bool) -> Setting {
        let text = self.next().map(|word| literal(&word)).unwrap_or_default();
        let number = text.parse::<f64>().ok().filter(|it| *it >= least && (!is_whole || it.fract() == 0.0));
        if let Some(number) = number {
            return Setting::Measure(name, number);
        }
        let kind = if is_whole { "a whole number" } else { "a number" };
        self.late(&format!("{name} is {kind} of at least {least}, not `{text}`"));
        Setting::Look
    }

    /// Minutes are no unit here.
    fn typing_speed(&mut self) -> Setting {
        let text = self.next().map(|word| literal(&word)).unwrap_or_default();
        let unit = if self.keyword("ms") { 0.001 } else { 1.0 };
        self.keyword("s");
        Setting::TypingSpeed(self.duration(&text, unit))
    }

    fn margin_fill(&mut self) -> Result<Setting, Fault> {
        match self.next() {
            Some(Word::Text(fill)) => {
                let is_color = |it: &str| it.len() == 6 && it.chars().all(|c| c.is_ascii_hexdigit());
                if fill.strip_prefix('#').is_some_and(|color| !is_color(color)) {
                    return self.error("a colour has six digits: \"#rrggbb\"");
                }
            }
            _ => self.late("MarginFill needs quotes: what follows a bare # is a comment"),
        }
        Ok(Setting::Look)
    }

    fn name(&mut self, setting: &str) -> Setting {
        match self.next() {
            Some(Word::Text(name)) if setting != "Shell" || SHELLS.contains(&name.as_str()) => {}
            _ => self.late(&format!("the recorder knows no such {setting}")),
        }
        Setting::Look
    }

    fn theme(&mut self) -> Setting {
        let word = self.next();
        let is_known = match &word {
            Some(Word::Text(name)) => THEMES.contains(&name.as_str()),
            Some(Word::Json(json)) => is_flat_json(json),
            _ => false,
        };
        if !is_known {
            self.late("the theme is neither flat JSON nor one of the names that are listed here");
        }
        Setting::Theme(word.map(|word| literal(&word)).unwrap_or_default())
    }
}

/// Whether `json` is one object of plain strings.
fn is_flat_json(json: &str) -> bool {
    let pair = r#"\s*"[^"\\]*"\s*:\s*"[^"\\]*"\s*"#;
    Regex::new(&format!(r"^\{{({pair}(,{pair})*)?\}}$")).is_ok_and(|flat| flat.is_match(json))
}
