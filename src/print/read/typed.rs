//! What a line means, and the one table of the letters that can be typed.

use crate::content::character::is_printable;
use crate::study::log::Grade;

/// A line in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Nothing,
    Number(usize),
    Find(String),
    /// The next step of a knob, or the one before.
    Turn(bool),
    /// How well a card was known.
    Grade(Grade),
    /// What the studies must hold.
    Words(String),
    /// Mark the place, with a line of the reader's own.
    Mark(String),
    /// What keys do on the screen.
    Keys,
    Command(Command),
    Name(String),
}

/// What a letter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Back,
    Forward,
    Up,
    Home,
    Choices,
    More,
    Text,
    Limits,
    Glossary,
    Research,
    Said,
    Marks,
    Quiz,
    Cards,
    Style,
    Help,
    Quit,
}

/// A letter with the word that does the same.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) letter: &'static str,
    pub(super) word: &'static str,
    pub(super) help: &'static str,
    command: Command,
}

const fn row(letter: &'static str, word: &'static str, help: &'static str, command: Command) -> Row {
    Row { letter, word, help, command }
}

/// In the order in which the help tells them.
pub(super) const COMMANDS: [Row; 17] = [
    row("b", "back", "go back the way you came.", Command::Back),
    row("f", "forward", "go forward again.", Command::Forward),
    row("u", "up", "go up one level.", Command::Up),
    row("h", "home", "go home.", Command::Home),
    row("c", "choices", "hear the choices again.", Command::Choices),
    row("m", "more", "hear more of a long list.", Command::More),
    row("t", "text", "hear all of this again.", Command::Text),
    row("l", "limits", "what the claims of this page do not show.", Command::Limits),
    row("g", "glossary", "all terms.", Command::Glossary),
    row("r", "research", "all studies, to sift and to sort.", Command::Research),
    row("a", "said", "what is said, beside what is known.", Command::Said),
    row("k", "marks", "what you marked, and where you were lately.", Command::Marks),
    row("s", "quiz", "test yourself, or go on with the round.", Command::Quiz),
    row("d", "cards", "review the cards that are due.", Command::Cards),
    row("y", "style", "the next style of citations.", Command::Style),
    row("?", "help", "hear this.", Command::Help),
    row("q", "quit", "quit.", Command::Quit),
];

/// No line means more than its beginning.
const MAX_CHARS: usize = 200;

pub(super) fn parse(line: &str) -> Typed {
    let line: String = line.trim().chars().take(MAX_CHARS).filter(|c| is_printable(*c)).collect();
    let line = line.trim();
    if line.is_empty() {
        return Typed::Nothing;
    }
    if line.bytes().all(|byte| byte.is_ascii_digit()) {
        return Typed::Number(line.parse().unwrap_or(usize::MAX));
    }
    if let Some(words) = line.strip_prefix('/') {
        return Typed::Find(words.trim().to_owned());
    }
    let lower = line.to_lowercase();
    if let Some(row) = COMMANDS.iter().find(|row| row.letter == lower || row.word == lower) {
        return Typed::Command(row.command);
    }
    match lower.as_str() {
        "+" => Typed::Turn(true),
        "-" => Typed::Turn(false),
        "w" => Typed::Words(String::new()),
        "mark" => Typed::Mark(String::new()),
        "keys" => Typed::Keys,
        "missed" => Typed::Grade(Grade::Again),
        "hard" => Typed::Grade(Grade::Hard),
        "knew it" | "knew" => Typed::Grade(Grade::Good),
        "easy" => Typed::Grade(Grade::Easy),
        _ => match line.split_once(' ') {
            Some(("mark" | "Mark" | "MARK", line)) => Typed::Mark(line.trim().to_owned()),
            Some(("w" | "W", words)) => Typed::Words(words.trim().to_owned()),
            _ => Typed::Name(line.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_letter_and_no_word_means_two_things() {
        let mut seen = HashSet::from(["+", "-", "w"]);
        for row in &COMMANDS {
            assert!(seen.insert(row.letter) && seen.insert(row.word), "{} {}", row.letter, row.word);
            assert_eq!(parse(row.letter), Typed::Command(row.command));
            assert_eq!(parse(&format!(" {} \r\n", row.word.to_uppercase())), Typed::Command(row.command));
        }
    }

    #[test]
    fn a_line_is_a_number_words_to_find_or_a_name() {
        assert_eq!(parse("12"), Typed::Number(12));
        assert_eq!(parse("99999999999999999999999"), Typed::Number(usize::MAX));
        assert_eq!(parse("/ slow touch"), Typed::Find("slow touch".to_owned()));
        assert_eq!(parse("w heart rate"), Typed::Words("heart rate".to_owned()));
        assert_eq!(parse("CT afferents"), Typed::Name("CT afferents".to_owned()));
        assert_eq!(parse(" \t "), Typed::Nothing);
    }
}
