//! A tape as commands, in the grammar of the recorder.
//!
//! An error is what the recorder would refuse too. What it takes and stumbles over when it runs,
//! or films without a word, is kept beside the commands as `late`.

use super::lexer::{self, Token, Word};
use super::setting::Setting;
use regex_lite::Regex;
use std::fmt;
use std::time::Duration;

/// What is wrong, and in which line.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub line: usize,
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.text)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Tape {
    pub commands: Vec<Command>,
    pub late: Vec<Fault>,
}

#[derive(Clone, Debug)]
pub(crate) struct Command {
    pub line: usize,
    pub action: Action,
}

#[derive(Clone, Debug)]
pub(crate) enum Action {
    Output(String),
    Require(String),
    Set(Setting),
    Env(String, String),
    Source,
    Type {
        text: String,
        pace: Option<Duration>,
    },
    Key {
        name: String,
        pace: Option<Duration>,
        times: u32,
    },
    /// Keys after the modifiers, most often one.
    Ctrl {
        alt: bool,
        shift: bool,
        keys: Vec<String>,
    },
    Alt(String),
    Shift(String),
    Sleep(Duration),
    Wait(Wait),
    Hide,
    Show,
    Screenshot(String),
    Copy(String),
    Paste,
}

/// What is not said comes from the settings.
#[derive(Clone, Debug)]
pub(crate) struct Wait {
    pub whole_screen: bool,
    pub timeout: Option<Duration>,
    pub pattern: Option<Regex>,
}

const KEYS: &[&str] = &[
    "Enter",
    "Tab",
    "Space",
    "Backspace",
    "Delete",
    "Insert",
    "Escape",
    "Up",
    "Down",
    "Left",
    "Right",
    "PageUp",
    "PageDown",
    "ScrollUp",
    "ScrollDown",
];

/// Reads a tape.
pub(crate) fn parse(text: &str) -> Result<Tape, Fault> {
    let tokens = lexer::tokens(text);
    let open = tokens.iter().filter(|token| !token.is_closed);
    let late = open
        .map(|token| Fault { line: token.line, text: "this is not closed in its line".to_owned() })
        .collect();
    let mut parser = Parser { tokens, at: 0, line: 1, late };
    let mut commands = Vec::new();
    while let Some(word) = parser.next() {
        let line = parser.line;
        commands.push(Command { line, action: parser.command(&word)? });
    }
    Ok(Tape { commands, late: parser.late })
}

pub(crate) struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// The line of the last word taken.
    line: usize,
    late: Vec<Fault>,
}

impl Parser {
    fn command(&mut self, word: &Word) -> Result<Action, Fault> {
        let Word::Keyword(name) = word else { return self.error("this is no command") };
        Ok(match name.as_str() {
            "Output" => Action::Output(self.output()?),
            "Require" => Action::Require(self.text("a program")?),
            "Set" => Action::Set(self.setting()?),
            "Env" => {
                let name = self.next().map(|word| literal(&word)).unwrap_or_default();
                Action::Env(name, self.text("a value in quotes")?)
            }
            "Source" => {
                self.path(".tape")?;
                self.late("what another tape does is not looked at: write it here");
                Action::Source
            }
            "Type" => {
                let pace = self.pace()?;
                Action::Type { text: self.texts()?, pace }
            }
            "Ctrl" => self.ctrl()?,
            "Alt" => Action::Alt(self.modified()?),
            "Shift" => Action::Shift(self.modified()?),
            "Sleep" => Action::Sleep(self.time()?),
            "Wait" => Action::Wait(self.wait()?),
            "Hide" => Action::Hide,
            "Show" => Action::Show,
            "Paste" => Action::Paste,
            "Screenshot" => Action::Screenshot(self.path(".png")?),
            "Copy" => Action::Copy(self.texts()?),
            key if KEYS.contains(&key) => {
                let pace = self.pace()?;
                Action::Key { name: key.to_owned(), pace, times: self.times() }
            }
            name => return self.error(&format!("`{name}` is no command")),
        })
    }

    fn output(&mut self) -> Result<String, Fault> {
        const KNOWN: [&str; 8] = [".gif", ".mp4", ".webm", ".txt", ".ascii", ".test", ".png", "/"];
        let path = self.text("a file")?;
        let file = path.rsplit('/').next().unwrap_or_default();
        if !file.is_empty() && !file.contains('.') {
            return self.error("a folder ends in a slash, a file has an extension");
        }
        if !KNOWN.iter().any(|end| path.ends_with(end)) {
            self.late("the recorder does not know this kind of file");
        }
        self.relative(&path);
        Ok(path)
    }

    fn path(&mut self, extension: &str) -> Result<String, Fault> {
        let path = self.text("a file")?;
        if !path.ends_with(extension) {
            return self.error(&format!("the file must end in {extension}"));
        }
        self.relative(&path);
        Ok(path)
    }

    /// A film that lands elsewhere on each machine is none of the repository's.
    fn relative(&mut self, path: &str) {
        if path.starts_with(['/', '~']) {
            self.late("write the path from the top of the repository");
        }
    }

    fn ctrl(&mut self) -> Result<Action, Fault> {
        let (mut alt, mut shift, mut keys) = (false, false, Vec::new());
        while self.mark('+') {
            match self.next() {
                Some(Word::Keyword(name)) if name == "Alt" && keys.is_empty() => alt = true,
                Some(Word::Keyword(name)) if name == "Shift" && keys.is_empty() => shift = true,
                Some(Word::Keyword(name))
                    if matches!(
                        name.as_str(),
                        "Enter" | "Space" | "Backspace" | "Left" | "Right" | "Up" | "Down"
                    ) =>
                {
                    keys.push(name);
                }
                Some(Word::Mark(c @ ('-' | '@' | '[' | ']' | '^' | '\\'))) => keys.push(c.to_string()),
                Some(Word::Text(text)) if text.len() == 1 => keys.push(text),
                _ => return self.error("Ctrl does not go with this"),
            }
        }
        if !alt && !shift && keys.is_empty() {
            return self.error("Ctrl needs + and a key");
        }
        Ok(Action::Ctrl { alt, shift, keys })
    }

    /// What follows `Alt` and `Shift`.
    fn modified(&mut self) -> Result<String, Fault> {
        if !self.mark('+') {
            return self.error("this needs + and a key");
        }
        match self.next() {
            Some(Word::Text(text)) => Ok(text),
            Some(Word::Keyword(name)) if name == "Enter" || name == "Tab" => Ok(name),
            Some(Word::Mark(c @ ('[' | ']'))) => Ok(c.to_string()),
            _ => self.error("Alt and Shift do not go with this"),
        }
    }

    fn wait(&mut self) -> Result<Wait, Fault> {
        let whole_screen = self.mark('+')
            && match self.next() {
                Some(Word::Text(text)) if text == "Screen" => true,
                Some(Word::Text(text)) if text == "Line" => false,
                _ => return self.error("one can wait for +Screen or +Line"),
            };
        let timeout = self.pace()?;
        if timeout.is_some_and(|time| time.is_zero()) {
            return self.error("a wait needs some time");
        }
        let pattern = match self.peek() {
            Some(Word::Regex(text)) => {
                let text = text.clone();
                self.next();
                Some(self.regex(&text)?)
            }
            _ => None,
        };
        Ok(Wait { whole_screen, timeout, pattern })
    }

    /// The recorder's regexes are Go's RE2. The crate reads the same syntax but for rarities such as
    /// `\C` and `\Q…\E`, which it refuses.
    pub(crate) fn regex(&self, text: &str) -> Result<Regex, Fault> {
        Regex::new(text).or_else(|error| self.error(&format!("`{text}` is no regex: {error}")))
    }

    /// `@TIME`, if it is there.
    fn pace(&mut self) -> Result<Option<Duration>, Fault> {
        if self.mark('@') { self.time().map(Some) } else { Ok(None) }
    }

    /// A number and, if they are there, `ms`, `s` or `m`.
    pub(crate) fn time(&mut self) -> Result<Duration, Fault> {
        let Some(Word::Number(number)) = self.next() else { return self.error("this needs a time") };
        let unit = if self.keyword("ms") {
            0.001
        } else if self.keyword("m") {
            60.0
        } else {
            self.keyword("s");
            1.0
        };
        Ok(self.duration(&number, unit))
    }

    pub(crate) fn duration(&mut self, number: &str, unit: f64) -> Duration {
        let seconds = number.parse::<f64>().map(|it| it * unit).ok();
        seconds.and_then(|it| Duration::try_from_secs_f64(it).ok()).unwrap_or_else(|| {
            self.late(&format!("`{number}` is no time"));
            Duration::ZERO
        })
    }

    /// How often a key is pressed.
    fn times(&mut self) -> u32 {
        let Some(Word::Number(number)) = self.peek().cloned() else { return 1 };
        self.next();
        number.parse().unwrap_or_else(|_not_whole| {
            self.late(&format!("`{number}` is no whole number: the recorder takes it for 1"));
            1
        })
    }

    pub(crate) fn text(&mut self, what: &str) -> Result<String, Fault> {
        match self.next() {
            Some(Word::Text(text)) => Ok(text),
            _ => self.error(&format!("this needs {what}; quotes make it one, whatever it is")),
        }
    }

    /// One string or several, which are joined by blanks.
    fn texts(&mut self) -> Result<String, Fault> {
        let mut all = self.text("a text")?;
        while let Some(Word::Text(text)) = self.peek().cloned() {
            self.next();
            all = format!("{all} {text}");
        }
        Ok(all)
    }

    pub(crate) fn mark(&mut self, mark: char) -> bool {
        self.next_if(&Word::Mark(mark))
    }

    pub(crate) fn keyword(&mut self, word: &str) -> bool {
        self.next_if(&Word::Keyword(word.to_owned()))
    }

    fn next_if(&mut self, word: &Word) -> bool {
        let is_it = self.peek() == Some(word);
        if is_it {
            self.next();
        }
        is_it
    }

    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.at).map(|token| &token.word)
    }

    pub(crate) fn next(&mut self) -> Option<Word> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        self.line = token.line;
        Some(token.word.clone())
    }

    pub(crate) fn late(&mut self, text: &str) {
        self.late.push(Fault { line: self.line, text: text.to_owned() });
    }

    pub(crate) fn error<T>(&self, text: &str) -> Result<T, Fault> {
        Err(Fault { line: self.line, text: text.to_owned() })
    }
}

/// A word as it would be written.
pub(crate) fn literal(word: &Word) -> String {
    match word {
        Word::Text(text)
        | Word::Keyword(text)
        | Word::Number(text)
        | Word::Regex(text)
        | Word::Json(text) => text.clone(),
        Word::Mark(c) | Word::Unknown(c) => c.to_string(),
    }
}
