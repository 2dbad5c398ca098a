//! What a program has written to its terminal, and what that looks like there.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

const FRAME_BEGINS: &str = "\u{1b}[?2026h";
const FRAME_ENDS: &str = "\u{1b}[?2026l";

/// All that the program has written, and what that looks like.
pub(crate) struct Seen {
    pub raw: Vec<u8>,
    /// How much of it the screen shows: a frame that has begun is not shown before its end.
    n_shown: usize,
    parser: vt100::Parser,
    /// Nobody holds the terminal any more.
    pub is_over: bool,
}

impl Seen {
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { raw: Vec::new(), n_shown: 0, parser, is_over: false }
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(cells(rows), cells(columns));
    }

    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        let new = &self.raw[self.n_shown..];
        let [begin, end] = [FRAME_BEGINS, FRAME_ENDS].map(|mark| last(new, mark));
        let begin = begin.filter(|begin| end.is_none_or(|end| end < *begin));
        // What has been read may end within a mark.
        let cut = (1..FRAME_BEGINS.len()).find(|n| new.ends_with(&FRAME_BEGINS.as_bytes()[..*n]));
        let whole = begin.unwrap_or_else(|| new.len() - cut.unwrap_or(0));
        self.parser.process(&new[..whole]);
        self.n_shown += whole;
    }

    /// The screen as lines. Blanks at their ends may have been written or not; nobody sees which.
    pub(crate) fn text(&self) -> String {
        let contents = self.screen().contents();
        let lines: Vec<_> = contents.lines().map(str::trim_end).collect();
        lines.join("\n").trim_end().to_owned()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub(crate) fn last_line(&self) -> String {
        let columns = self.screen().size().1.get();
        self.screen().rows(0, columns).last().unwrap_or_default()
    }

    /// Whether the hints stand in the last line of the terminal.
    pub(crate) fn is_filled(&self) -> bool {
        self.last_line().contains("Enter")
    }

    /// As many letters as that from the cursor on, none where it is not seen.
    pub(crate) fn at_cursor(&self, letters: usize) -> String {
        let (y, x) = self.screen().cursor_position();
        let columns = self.screen().size().1.get();
        let row = self.screen().rows(x, columns - x).nth(y.into()).unwrap_or_default();
        if self.screen().hide_cursor() { String::new() } else { row.chars().take(letters).collect() }
    }

    /// Every private mode that was ever switched, and how it stands now.
    pub(crate) fn modes(&self) -> BTreeMap<String, bool> {
        let raw = String::from_utf8_lossy(&self.raw);
        let switches = raw.split("\u{1b}[?").skip(1).filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let is_on = match rest[end..].chars().next()? {
                'h' => true,
                'l' => false,
                _ => return None,
            };
            Some((rest[..end].to_owned(), is_on))
        });
        switches.collect()
    }

    /// Where `bytes` come first in all that was written.
    pub(crate) fn first(&self, bytes: &str) -> Option<usize> {
        self.raw.windows(bytes.len()).position(|window| window == bytes.as_bytes())
    }

    /// What was sent to the clipboard, in the order in which it was.
    pub(crate) fn clipboard(&self) -> Vec<String> {
        let raw = String::from_utf8_lossy(&self.raw);
        let sent = raw.split("\u{1b}]52;c;").skip(1);
        let ends = |rest: &str| rest.find(['\u{7}', '\u{1b}']).map(|end| decode(&rest[..end]));
        sent.filter_map(ends).collect()
    }
}

fn last(bytes: &[u8], mark: &str) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|window| window == mark.as_bytes())
}

/// Base64 to text.
fn decode(code: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |c: u8| ALPHABET.iter().position(|it| *it == c).unwrap() as u32;
    let code = code.trim_end_matches('=').as_bytes();
    let bytes = code.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, c| bits << 6 | digit(*c)) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    String::from_utf8(bytes.collect()).unwrap()
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
