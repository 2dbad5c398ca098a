//! Typeset text: content → lines of spans with roles, and the places where focus can stop.
//!
//! A page knows words, widths and what leads where. It knows no colour, no terminal and no
//! scrolling, so the same page is drawn on a screen, printed to a pipe and tested as text.

pub mod document;
pub mod figure;
pub mod glossary;
pub mod lesson;
pub mod marks;
pub mod notes;
mod options;
pub mod progress;
pub mod quiz;
pub mod research;
pub mod review;
pub mod said;
pub mod scale;
pub mod slide;
pub mod study;
pub mod told;
pub mod topic;
pub mod words;
pub mod write;

use crate::content::address::Address;
use crate::content::model::{Certainty, Family, Status};
use unicode_width::UnicodeWidthStr;

/// What a piece of text is; a theme decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    Tagline,
    Heading,
    Body,
    Emphasis,
    Strong,
    /// The words of a claim, brighter than the text around it.
    Claim,
    /// A link to another page.
    Link,
    /// A word of the glossary.
    Term,
    /// A superscript number of a study.
    Cite,
    /// Facts about facts: design, size, year.
    Meta,
    Label,
    Number,
    /// The mark and word of a certainty.
    Certainty(Certainty),
    Status(Status),
    /// A piece of a bar of sayings, with words on it.
    Share(Status),
    /// The mark of a family, in its colour.
    Mark(Family),
    /// The bar at the left of a claim or a row.
    Bar,
    /// The frame of a card.
    Border,
    /// The left edge of a block that is seen only when the block has focus.
    Edge,
    /// Large letters, in the colour of the family.
    Large,
    /// The heading of what something does not show.
    Caveat,
    /// A piece of a bar of claims: fills that differ also without colour, and how many they are.
    Piece(Certainty),
    /// Half a line of such a piece, above and below its number.
    Rim(Certainty),
}

/// A run of text in one role. `stop` is the stop that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub role: Role,
    pub stop: Option<usize>,
}

/// One line of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub spans: Vec<Span>,
}

impl Line {
    /// What stands between it and the `next` one: the bars of both.
    fn bars(&self, next: &Self) -> Self {
        let columns = |line: &Self| {
            let ends = line.spans.iter().scan(0, |end, span| {
                *end += span.text.width();
                Some((*end, span.role == Role::Bar))
            });
            ends.filter(|(_, is_bar)| *is_bar).map(|(end, _)| end).collect::<Vec<usize>>()
        };
        let shared = columns(next);
        let mut end = 0;
        let spans = self.spans.iter().map(|span| {
            end += span.text.width();
            let is_bar = span.role == Role::Bar && shared.contains(&end);
            let text = if is_bar { span.text.clone() } else { " ".repeat(span.text.width()) };
            Span { text, ..*span }
        });
        Self { spans: spans.collect() }
    }
}

/// A place where focus can stand, in lines and columns of its page; `right` and `bottom` lie outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub target: Address,
    /// Claims, cards and rows are blocks, which the arrows visit; links in a text are not.
    pub block: bool,
    /// So many of its last lines show the figure that it leads to.
    pub picture: u16,
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
}

/// A typeset text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub lines: Vec<Line>,
    pub stops: Vec<Stop>,
}

impl Page {
    /// How many lines it has.
    pub fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }

    /// The page as plain text, without blanks at line ends.
    pub fn text(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
            text.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Takes an empty first line away.
    fn without_blank_top(&mut self) {
        if self.lines.first().is_none_or(|line| !line.spans.is_empty()) {
            return;
        }
        self.lines.remove(0);
        for stop in &mut self.stops {
            stop.top = stop.top.saturating_sub(1);
            stop.bottom = stop.bottom.saturating_sub(1);
        }
    }

    /// The same with air between the lines, where it has at most so many then.
    fn spread(self, height: u16) -> Self {
        let is_blank = |line: &Line| line.spans.iter().all(|span| span.text.trim().is_empty());
        let mut rows = Vec::with_capacity(self.lines.len());
        let mut lines: Vec<Line> = Vec::new();
        for (nth, line) in self.lines.iter().enumerate() {
            rows.push(lines.len() as u16);
            lines.push(line.clone());
            if let Some(next) = self.lines.get(nth + 1).filter(|_| !is_blank(line)) {
                lines.push(line.bars(next));
            }
        }
        if lines.len() > height.into() {
            return self;
        }
        let row = |nth: u16| rows.get(usize::from(nth)).copied().unwrap_or(nth);
        let moved =
            |stop: Stop| Stop { top: row(stop.top), bottom: row(stop.bottom.saturating_sub(1)) + 1, ..stop };
        Self { lines, stops: self.stops.into_iter().map(moved).collect() }
    }

    /// Puts `other` below, its stops moved with it.
    pub fn append(&mut self, other: Self) {
        let (lines, stops) = (self.height(), self.stops.len());
        self.lines.extend(other.lines.into_iter().map(|mut line| {
            for span in &mut line.spans {
                span.stop = span.stop.map(|stop| stop + stops);
            }
            line
        }));
        self.stops.extend(other.stops.into_iter().map(|mut stop| {
            stop.top = stop.top.saturating_add(lines);
            stop.bottom = stop.bottom.saturating_add(lines);
            stop
        }));
    }
}

/// The widest that prose is ever set, in columns.
pub const MEASURE: u16 = 68;

/// The widest that a table is set, in columns.
pub const TABLE: u16 = 110;
