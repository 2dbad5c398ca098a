//! The typesetter: pieces of text in, wrapped lines and stops out.

mod card;
mod columns;
mod flow;
mod head;
mod picture;
mod table;

pub use card::{Card, claims, key};
pub use columns::flowed;

use super::{Line, Page, Role, Span, Stop};
use crate::content::address::Address;
use crate::content::id::StudyId;
use crate::content::markup::{self, Run};
use crate::scene::large::Face;
use flow::{Flow, Gap, Part};
use unicode_width::UnicodeWidthStr;

/// A stretch of text before it is wrapped.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub role: Role,
    pub target: Option<Address>,
}

impl Piece {
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, target: None }
    }

    pub fn to(text: impl Into<String>, role: Role, target: Address) -> Self {
        Self { text: text.into(), role, target: Some(target) }
    }
}

/// Builds a page of one width, from top to bottom.
#[derive(Debug)]
pub struct Writer {
    page: Page,
    width: usize,
    /// What every line begins with, and the stop that those cells belong to.
    margin: Vec<Span>,
}

impl Writer {
    pub fn new(width: u16) -> Self {
        Self { page: Page::default(), width: usize::from(width.max(1)), margin: Vec::new() }
    }

    pub fn finish(self) -> Page {
        self.page
    }

    /// How many columns there are beside the margin.
    pub fn room(&self) -> usize {
        let margin: usize = self.margin.iter().map(|span| span.text.width()).sum();
        self.width.saturating_sub(margin).max(1)
    }

    /// From here on nothing is set wider than prose may be; what is little wider stays as it is, for its edges to be
    /// those of what stands above.
    pub fn narrow(&mut self) {
        const LITTLE: usize = 10;
        let measure = usize::from(super::MEASURE);
        if self.width > measure + LITTLE {
            self.width = measure;
        }
    }

    /// How many lines there are so far.
    pub fn height(&self) -> u16 {
        self.page.height()
    }

    /// Whether nothing but a heading has been written.
    pub fn is_bare(&self) -> bool {
        self.page.lines.len() < 2
    }

    /// Whether nothing, or only a heading, stands right above.
    pub fn is_open(&self) -> bool {
        let is_open = |line: &Line| {
            let heads = |span: &Span| matches!(span.role, Role::Heading | Role::Caveat);
            line.spans.iter().all(|span| span.text.trim().is_empty() || heads(span))
        };
        self.page.lines.last().is_none_or(is_open)
    }

    pub fn blank(&mut self) {
        let margin = self.margin.clone();
        self.page.lines.push(Line { spans: margin });
    }

    /// Spans that are set already, as one line.
    pub fn line(&mut self, spans: Vec<Span>) {
        let mut line = Line { spans: self.margin.clone() };
        line.spans.extend(spans);
        self.page.lines.push(line);
    }

    /// One wrapped paragraph in one role.
    pub fn text(&mut self, text: &str, role: Role) {
        self.paragraph(&[Piece::new(text, role)], 0);
    }

    /// A heading with a blank line above it, none at the top of the page.
    pub fn heading(&mut self, text: &str) {
        if !self.page.lines.is_empty() {
            self.blank();
        }
        self.text(text, Role::Heading);
    }

    /// The heading of what something does not show.
    pub fn caveat(&mut self, text: &str) {
        if !self.page.lines.is_empty() {
            self.blank();
        }
        self.text(text, Role::Caveat);
    }

    /// A dim label, then text; below a short label it hangs under its own beginning.
    pub fn labelled(&mut self, label: &str, text: &str, role: Role) {
        const SHORT: usize = 10;
        let hang = if label.width() <= SHORT { label.width() + 2 } else { 0 };
        let pieces = [Piece::new(label, Role::Label), Piece::new("  ", Role::Body), Piece::new(text, role)];
        self.paragraph(&pieces, hang);
    }

    /// Wraps `pieces`; lines after the first are indented by `hang` columns.
    pub fn paragraph(&mut self, pieces: &[Piece], hang: usize) {
        let margin: usize = self.margin.iter().map(|span| span.text.width()).sum();
        let room = self.width.saturating_sub(margin).max(1);
        let mut flow = Flow { room, hang: hang.min(room / 2), lines: vec![Vec::new()], column: 0 };
        let mut word: Vec<Part<'_>> = Vec::new();
        let mut gap: Option<Gap> = None;
        let mut stops: Vec<usize> = Vec::new();
        for piece in pieces {
            let stop = piece.target.as_ref().map(|target| {
                self.page.stops.push(Stop {
                    target: target.clone(),
                    block: false,
                    picture: 0,
                    left: 0,
                    top: 0,
                    right: 0,
                    bottom: 0,
                });
                stops.push(self.page.stops.len() - 1);
                self.page.stops.len() - 1
            });
            for part in piece.text.split_inclusive(' ') {
                let text = part.strip_suffix(' ').unwrap_or(part);
                if !text.is_empty() {
                    word.push(Part { text, role: piece.role, stop });
                }
                let width = part.len() - text.len();
                if width > 0 {
                    match &mut gap {
                        // Blanks in a row are one wide gap.
                        Some(gap) if word.is_empty() => gap.width += width,
                        _ => {
                            flow.place(&mut word, gap.take());
                            gap = Some(Gap { width, role: piece.role, stop });
                        }
                    }
                }
            }
        }
        flow.place(&mut word, gap.take());
        let top = self.page.lines.len();
        for spans in flow.lines {
            let mut line = Line { spans: self.margin.clone() };
            line.spans.extend(spans);
            self.page.lines.push(line);
        }
        for stop in stops {
            self.bound(stop, top);
        }
    }

    /// Runs of inline markup as one paragraph each; `role` is that of plain words.
    /// A citation becomes what `note` makes of its study.
    pub fn prose(&mut self, text: &str, role: Role, note: &dyn Fn(&StudyId) -> String) {
        self.paragraphs(&markup::parse(text), role, note);
    }

    /// The same of runs.
    pub fn paragraphs(&mut self, text: &[Vec<Run>], role: Role, note: &dyn Fn(&StudyId) -> String) {
        for (nth, runs) in text.iter().enumerate() {
            if nth > 0 {
                self.blank();
            }
            self.paragraph(&pieces(runs, role, note), 0);
        }
    }

    /// Everything that `write` writes is one block to stop at, behind a bar of two columns.
    pub fn block(&mut self, target: Address, write: impl FnOnce(&mut Self)) {
        self.behind("│", Role::Bar, |w| w.row(target, write));
    }

    /// Everything that `write` writes is one block to stop at.
    pub fn row(&mut self, target: Address, write: impl FnOnce(&mut Self)) {
        let stop = self.page.stops.len();
        let top = self.page.lines.len() as u16;
        self.page.stops.push(Stop {
            target,
            block: true,
            picture: 0,
            left: 0,
            top,
            right: self.width as u16,
            bottom: top,
        });
        write(self);
        let bottom = self.page.lines.len() as u16;
        // Words of the block without a stop of their own belong to the block.
        for line in self.page.lines.iter_mut().skip(usize::from(top)) {
            for span in &mut line.spans {
                span.stop.get_or_insert(stop);
            }
        }
        if let Some(stop) = self.page.stops.get_mut(stop) {
            stop.bottom = bottom;
        }
    }

    /// Finds where the spans of `stop` came to stand.
    fn bound(&mut self, stop: usize, from: usize) {
        let (mut first, mut bottom) = (None, from);
        for (nth, line) in self.page.lines.iter().enumerate().skip(from) {
            let mut column = 0;
            for span in &line.spans {
                let width = span.text.width();
                if span.stop == Some(stop) {
                    let (left, top, right) = first.unwrap_or((column, nth, column));
                    let right = if top == nth { column + width } else { right };
                    first = Some((left, top, right));
                    bottom = nth + 1;
                }
                column += width;
            }
        }
        if let (Some((left, top, right)), Some(stop)) = (first, self.page.stops.get_mut(stop)) {
            (stop.left, stop.top, stop.right, stop.bottom) =
                (left as u16, top as u16, right as u16, bottom as u16);
        }
    }
}

/// Runs of markup as pieces. The blank before a citation goes, so that its number never
/// begins a line.
fn pieces(runs: &[Run], role: Role, note: &dyn Fn(&StudyId) -> String) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        let role = match (run.strong, run.emphasis) {
            (true, _) => Role::Strong,
            (_, true) => Role::Emphasis,
            _ => role,
        };
        let piece = match &run.link {
            None => Piece::new(&run.text, role),
            Some(term @ Address::Term(_)) => Piece::to(&run.text, Role::Term, term.clone()),
            Some(Address::Study(id)) => {
                let note = note(id);
                // A number hangs on the word before it; a name is a word of its own.
                if !note.starts_with(char::is_alphabetic) {
                    if let Some(before) = pieces.last_mut() {
                        let end = before.text.trim_end_matches(' ').len();
                        before.text.truncate(end);
                    }
                    pieces.pop_if(|before| before.text.is_empty());
                    // Two numbers side by side would read as one.
                    if pieces.last().is_some_and(|last| last.role == Role::Cite) {
                        pieces.push(Piece::new("\u{a0}", Role::Body));
                    }
                }
                Piece::to(note, Role::Cite, Address::Study(id.clone()))
            }
            Some(other) => Piece::to(&run.text, Role::Link, other.clone()),
        };
        pieces.push(piece);
    }
    pieces
}

/// How the number of a study stands in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// `touch¹²`
    #[default]
    Raised,
    /// `touch[12]`, where small figures cannot be had.
    Bracketed,
}

impl Notes {
    pub fn mark(self, number: usize) -> String {
        match self {
            Self::Raised => superscript(number),
            Self::Bracketed => format!("[{number}]"),
        }
    }
}

/// What a page is set for.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    pub width: u16,
    pub notes: Notes,
    /// The letters of a title, where there is room, and glyphs, for large ones.
    pub title: Option<Face>,
    /// Lines that a picture has in the text; 0 where there is no room for one, or it stands beside.
    pub picture: u16,
    /// Lines of it that are in view at once; 0 where it is not on a place of its own.
    pub lines: u16,
}

impl Format {
    /// With raised numbers.
    pub fn wide(width: u16) -> Self {
        Self { width, notes: Notes::Raised, title: None, picture: 0, lines: 0 }
    }

    /// Whether there is room for numbers in large letters, and for air.
    pub fn is_large(self) -> bool {
        matches!(self.title, Some(Face::Tall(_)))
    }

    /// Lines of a bar.
    fn bar(self) -> usize {
        if self.lines >= 32 { 2 } else { 1 }
    }
}

/// `12` as `¹²`.
fn superscript(number: usize) -> String {
    let digit = |c: char| match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    };
    number.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: u16, write: impl FnOnce(&mut Writer)) -> Page {
        let mut writer = Writer::new(width);
        write(&mut writer);
        writer.finish()
    }

    #[test]
    fn words_wrap_and_no_line_is_wider_than_the_page() {
        let page = page(11, |w| w.text("one two three incomprehensibilities", Role::Body));
        assert_eq!(page.text(), "one two\nthree\nincomprehen\nsibilities");
    }

    #[test]
    fn an_address_is_broken_behind_a_stroke() {
        let page = page(20, |w| w.text("at https://doi.org/10.1152/jn.1999.81.6.2753", Role::Body));
        assert_eq!(page.text(), "at\nhttps://doi.org/\n10.1152/\njn.1999.81.6.2753");
    }

    #[test]
    fn a_citation_clings_to_the_word_before_it_and_can_be_stopped_at() {
        let page =
            page(30, |w| w.prose("touch is slow [@a-1999], they say", Role::Body, &|_| superscript(12)));
        assert_eq!(page.text(), "touch is slow¹², they say");
        assert_eq!((page.stops[0].left, page.stops[0].right), (13, 15));
    }

    #[test]
    fn a_link_over_two_lines_keeps_one_stop() {
        let page = page(10, |w| w.prose("see [the long name](topic:x)", Role::Body, &|_| String::new()));
        assert_eq!(page.text(), "see the\nlong name");
        assert_eq!(
            (page.stops[0].top, page.stops[0].bottom, page.stops[0].left, page.stops[0].right),
            (0, 2, 4, 7)
        );
    }
}
