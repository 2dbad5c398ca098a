//! A fault in a content file: where it stands, what is wrong, what to do.

use super::character::printable;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text file of a pack, its path relative to the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// One fault, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// Counted from 1; columns count characters.
    pub line: usize,
    pub column: usize,
    /// How many characters the caret runs under.
    pub width: usize,
    /// The text of the line.
    pub source: String,
    pub message: String,
    pub help: String,
}

impl Problem {
    /// A fault at the bytes `span` of `file`.
    pub fn at(file: &File, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let start = span.start.min(file.text.len());
        let before = file.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let source = file.text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let column = before.get(line_start..).unwrap_or_default().chars().count();
        let length = file
            .text
            .get(start..span.end)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        Self {
            file: file.path.clone(),
            line: before.matches('\n').count() + 1,
            column: column + 1,
            width: length.clamp(1, source.chars().count().saturating_sub(column).max(1)),
            source: source.to_owned(),
            message: message.into(),
            help: help.into(),
        }
    }

    /// A fault at the value that `path` leads to in `file`, such as `study[3].doi`.
    /// Where the path ends early, the nearest thing above it is shown.
    pub fn in_file(file: &File, path: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::at(file, Places::of(file).value(path), message, help)
    }

    /// A file that should be there and is not.
    pub fn missing(path: &str, help: impl Into<String>) -> Self {
        let file = File { path: path.to_owned(), text: String::new() };
        Self::at(&file, 0..0, "this file is missing", help)
    }
}

impl fmt::Display for Problem {
    /// `file:line:column: what`, the line, a caret, and what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, column) = window(&self.source, self.column - 1);
        let gutter = self.line.to_string().len();
        let (file, message) = (printable(&self.file), printable(&self.message));
        writeln!(f, "{file}:{}:{}: {message}", self.line, self.column)?;
        writeln!(f, " {} │ {}", self.line, printable(&source))?;
        let room = source.chars().count().saturating_sub(column).max(1);
        writeln!(f, " {:gutter$} │ {:column$}{}", "", "", "^".repeat(self.width.min(room)))?;
        write!(f, " {:gutter$} = {}", "", printable(&self.help))
    }
}

/// A part of a long line around `column`, and the column within it.
fn window(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 64;
    let start = if column > WIDTH * 3 / 4 { column - WIDTH / 2 } else { 0 };
    (line.chars().skip(start).take(WIDTH).collect(), column - start)
}

/// A value that holds no others.
#[derive(Debug)]
pub struct Value<'a> {
    /// The keys that lead to it.
    pub path: Vec<&'a str>,
    pub value: &'a DeValue<'a>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

fn walk_table<'a>(table: &'a DeTable<'a>, path: &mut Vec<&'a str>, found: &mut Vec<Value<'a>>) {
    for (key, value) in table {
        path.push(key.get_ref());
        walk(value, path, found);
        path.pop();
    }
}

fn walk<'a>(value: &'a Spanned<DeValue<'a>>, path: &mut Vec<&'a str>, found: &mut Vec<Value<'a>>) {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().for_each(|it| walk(it, path, found)),
        DeValue::Table(table) => walk_table(table, path, found),
        leaf => found.push(Value { path: path.clone(), value: leaf, span: value.span() }),
    }
}

/// Where each value of a file stands. To know one of them all must be read, so whoever looks for
/// several keeps this.
#[derive(Debug)]
pub struct Places<'a> {
    pub file: &'a File,
    table: DeTable<'a>,
}

impl<'a> Places<'a> {
    pub fn of(file: &'a File) -> Self {
        Self { file, table: DeTable::parse_recoverable(&file.text).0.into_inner() }
    }

    /// The bytes at which the value of `path` stands, or the nearest thing above it.
    pub fn value(&self, path: &str) -> Range<usize> {
        let mut span = 0..0;
        let mut found: Option<&DeValue<'_>> = None;
        for (nth, step) in path.split('.').enumerate() {
            let (key, idx) = match step.split_once('[') {
                Some((key, rest)) => (key, rest.trim_end_matches(']').parse::<usize>().ok()),
                None => (step, None),
            };
            let table = if nth == 0 { Some(&self.table) } else { found.and_then(DeValue::as_table) };
            let Some(value) = table.and_then(|table| table.get(key)) else { break };
            span = value.span();
            found = Some(value.get_ref());
            if let Some(idx) = idx {
                let Some(item) = value.get_ref().as_array().and_then(|array| array.get(idx)) else { break };
                span = item.span();
                found = Some(item.get_ref());
            }
        }
        span
    }

    /// Every value that holds no others.
    pub fn values(&self) -> Vec<Value<'_>> {
        let mut found = Vec::new();
        walk_table(&self.table, &mut Vec::new(), &mut found);
        found
    }

    /// The first bytes in the value of `path` that are `needle`, or the value.
    pub fn within(&self, path: &str, needle: &str) -> Range<usize> {
        let span = self.value(path);
        let value = self.file.text.get(span.clone());
        let at = value.and_then(|value| value.find(needle)).map(|at| span.start + at);
        at.map_or(span, |at| at..at + needle.len())
    }
}
