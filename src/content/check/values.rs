//! What holds for every value of every file: its characters, its numbers, and where a line may end.

use crate::content::character::{is_plain, is_printable};
use crate::content::problem::{File, Places, Problem, Value};
use toml::de::DeValue;
use unicode_width::UnicodeWidthChar;

/// What no number of a pack reaches: such a one fills a column and draws nothing.
const MAX_NUMBER: f64 = 1e9;

/// A file in another encoding. What is no UTF-8 was read as U+FFFD.
pub(in crate::content) fn encoding(file: &File) -> Option<Problem> {
    let at = ['\u{fffd}', '\0'].into_iter().filter_map(|c| file.text.find(c)).min()?;
    let n_zeros = file.text.matches('\0').count();
    let looks_like =
        if n_zeros > file.text.chars().count() / 4 { "UTF-16" } else { "Latin-1 or Windows-1252" };
    let message = format!("this is not UTF-8; it looks like {looks_like}");
    let width = file.text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    Some(Problem::at(file, at..at + width, message, "save the file as UTF-8; editors ask for the encoding"))
}

/// Control characters would steer the terminal; a wide or empty glyph would tear the layout.
pub(in crate::content) fn characters(file: &File) -> Vec<Problem> {
    let mut problems: Vec<Problem> = encoding(file).into_iter().collect();
    // Of a drawing only the title is shown; editors indent with tabs.
    let is_drawing = file.path.starts_with("drawings/");
    let is_bad = |c: char| match c {
        '\n' | '\r' | '\u{fffd}' | '\0' => false,
        '\t' => !is_drawing,
        ' '..='~' => false,
        c => !is_printable(c) || c.width() != Some(1),
    };
    // Most lines are seen through at once.
    let is_seen_through = |line: &str| is_plain(line.strip_suffix('\n').unwrap_or(line));
    let mut lines = file.text.split_inclusive('\n').scan(0, |start, line| {
        *start += line.len();
        Some((*start - line.len(), line))
    });
    let bad = lines.find_map(|(start, line)| {
        let mut bad = line.char_indices().filter(|(_, c)| is_bad(*c));
        if is_seen_through(line) { None } else { bad.next().map(|(at, c)| (start + at, c)) }
    });
    if let Some((at, c)) = bad {
        let message = if is_printable(c) || c.is_control() {
            format!("U+{:04X} does not fill exactly one column", u32::from(c))
        } else {
            format!("U+{:04X} is no character that can be shown", u32::from(c))
        };
        let help = "use a plain character; tabs, control characters, emoji and wide or combining glyphs break the picture";
        problems.push(Problem::at(file, at..at + c.len_utf8(), message, help));
    }
    if is_drawing || !file.text.contains('\\') {
        return problems;
    }
    // An escape such as "\u001b" or "\r" is plain in the file and not in the value.
    for escape in ["\\u", "\\U", "\\x", "\\b", "\\e", "\\f", "\\n", "\\r", "\\t"] {
        if let Some(at) = file.text.find(escape) {
            let message = "escapes for characters are not allowed";
            let help = "write the character itself; a text of several lines stands between \"\"\"";
            problems.push(Problem::at(file, at..at + escape.len(), message, help));
        }
    }
    problems
}

/// Neither `inf` nor `nan` nor `1e308` can be drawn, and only prose has more than one line.
pub(super) fn values(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let has_lines = file.text.contains("\"\"\"") || file.text.contains("'''");
    // To see every value the whole file is read once more.
    let is_drawing = file.path.starts_with("drawings/");
    if is_drawing
        || !has_lines && !file.text.as_bytes().split(|byte| matches!(byte, b'=' | b',' | b'[')).any(is_odd)
    {
        return problems;
    }
    for Value { path, value, span } in Places::of(file).values() {
        match value {
            DeValue::Float(it) => {
                let number: f64 = it.as_str().parse().unwrap_or(f64::NAN);
                if !(number.is_finite() && number.abs() < MAX_NUMBER) {
                    let help = format!("give a number below {MAX_NUMBER:.0}");
                    problems.push(Problem::at(file, span, "this number cannot be shown", help));
                }
            }
            DeValue::String(it) if it.contains(['\n', '\r']) && !is_prose(&path) => {
                let help =
                    "put it on one line; between \"\"\" a \\ at the end of a line joins it with the next";
                problems.push(Problem::at(file, span, "a text of one line with a line break", help));
            }
            _ => {}
        }
    }
    problems
}

/// Whether what follows a sign of TOML may be a number that cannot be shown.
fn is_odd(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let number = text.strip_prefix(b"+").or_else(|| text.strip_prefix(b"-")).unwrap_or(text);
    let n_digits = number.iter().take_while(|it| it.is_ascii_digit() || matches!(it, b'.' | b'_')).count();
    let has_power = n_digits > 0 && matches!(number.get(n_digits), Some(b'e' | b'E'));
    has_power || n_digits > 9 || number.starts_with(b"inf") || number.starts_with(b"nan")
}

/// Whether the value may have several lines: the texts of pages, figures in words, notes of lessons.
fn is_prose(path: &[&str]) -> bool {
    matches!(path, [.., "text" | "words"] | [.., "notes", _])
}
