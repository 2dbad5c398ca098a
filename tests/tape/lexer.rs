//! The words of a tape. Line ends mean nothing to it but the end of a comment, a string or a regex.

/// A word and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub line: usize,
    pub word: Word,
    /// Whether quotes, slashes or braces that opened were closed. The recorder does not mind.
    pub is_closed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// In quotes, or bare and no keyword.
    Text(String),
    Keyword(String),
    /// Digits and dots, not yet known to be a number.
    Number(String),
    Regex(String),
    Json(String),
    Mark(char),
    /// A character that begins no word.
    Unknown(char),
}

/// Bare, these are never strings.
const KEYWORDS: &[&str] = &[
    "Alt",
    "Backspace",
    "BorderRadius",
    "Copy",
    "Ctrl",
    "CursorBlink",
    "Delete",
    "Down",
    "End",
    "Enter",
    "Env",
    "Escape",
    "FontFamily",
    "FontSize",
    "Framerate",
    "Height",
    "Hide",
    "Insert",
    "Left",
    "LetterSpacing",
    "LineHeight",
    "LoopOffset",
    "Margin",
    "MarginFill",
    "Output",
    "Padding",
    "PageDown",
    "PageUp",
    "Paste",
    "PlaybackSpeed",
    "Require",
    "Right",
    "Screenshot",
    "ScrollDown",
    "ScrollUp",
    "Set",
    "Shell",
    "Shift",
    "Show",
    "Sleep",
    "Source",
    "Space",
    "Tab",
    "Theme",
    "Type",
    "TypingSpeed",
    "Up",
    "Wait",
    "WaitPattern",
    "WaitTimeout",
    "Width",
    "WindowBar",
    "WindowBarSize",
    "em",
    "false",
    "m",
    "ms",
    "px",
    "s",
    "true",
];

/// All words of `text`, without the comments.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { rest: text, line: 1 };
    std::iter::from_fn(|| lexer.next()).collect()
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn next(&mut self) -> Option<Token> {
        self.skip();
        let line = self.line;
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let is_fraction = first == '.' && chars.next().is_some_and(|c| c.is_ascii_digit());
        let (word, is_closed) = match first {
            '"' | '\'' | '`' => {
                let (text, is_closed) = self.quoted(first);
                (Word::Text(text.to_owned()), is_closed)
            }
            '/' => {
                let (text, is_closed) = self.regex();
                (Word::Regex(text), is_closed)
            }
            '{' => {
                let end = self.rest.find('}').map(|at| at + 1);
                (Word::Json(self.take(end.unwrap_or(self.rest.len())).to_owned()), end.is_some())
            }
            '@' | '=' | '+' | '%' | '-' | '^' | '\\' | '[' | ']' => {
                self.take(first.len_utf8());
                (Word::Mark(first), true)
            }
            c if c.is_ascii_digit() || is_fraction => {
                (Word::Number(self.take_while(|c| c.is_ascii_digit() || c == '.').to_owned()), true)
            }
            c if c.is_ascii_alphabetic() || c == '.' => (self.bare(), true),
            c => {
                self.take(c.len_utf8());
                (Word::Unknown(c), true)
            }
        };
        Some(Token { line, word, is_closed })
    }

    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            self.take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
            if !self.rest.starts_with('#') {
                return;
            }
            self.take_while(|c| c != '\n' && c != '\r');
        }
    }

    fn bare(&mut self) -> Word {
        let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '%');
        let text = self.take_while(is_inside).to_owned();
        if KEYWORDS.contains(&text.as_str()) { Word::Keyword(text) } else { Word::Text(text) }
    }

    /// There are no escapes, so what holds one kind of quote is put into another.
    fn quoted(&mut self, quote: char) -> (&'a str, bool) {
        self.take(1);
        let text = self.take_while(|c| c != quote && c != '\n' && c != '\r');
        (text, !self.take_if(quote).is_empty())
    }

    /// `\/` stands for a slash; all other backslashes are the regex's own.
    fn regex(&mut self) -> (String, bool) {
        self.take(1);
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| !matches!(c, '/' | '\\' | '\n' | '\r')));
            if !self.take_if('/').is_empty() {
                return (text, true);
            }
            if self.take_if('\\').is_empty() {
                return (text, false);
            }
            match self.rest.chars().next() {
                Some('/') => text.push_str(self.take(1)),
                Some(c) if c != '\n' && c != '\r' => {
                    text.push('\\');
                    text.push_str(self.take(c.len_utf8()));
                }
                _ => text.push('\\'),
            }
        }
    }

    /// The next so many bytes.
    fn take(&mut self, n_bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(n_bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is_inside: impl Fn(char) -> bool) -> &'a str {
        self.take(self.rest.find(|c| !is_inside(c)).unwrap_or(self.rest.len()))
    }

    /// One `wish`, or nothing.
    fn take_if(&mut self, wish: char) -> &'a str {
        self.take(if self.rest.starts_with(wish) { wish.len_utf8() } else { 0 })
    }
}
