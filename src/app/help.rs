//! The box of what can be done here: its lines under headings, in as many columns as there is room for.

use super::command::Command;
use super::finder::{Finder, Outcome};
use super::place::Place;
use super::{App, Overlay};
use crate::layout;
use crate::page::words;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// One line of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Heading(&'static str),
    /// A part of a row of the finder, or of what a hand on the mouse does.
    Row {
        hit: Option<usize>,
        /// Whether it is the first line of its row.
        is_first_line: bool,
        keys: String,
        words: String,
    },
    Blank,
}

/// The box as it is on the screen.
#[derive(Clone, Debug)]
pub struct Help {
    pub area: layout::Help,
    /// The lines in view, each with where it stands.
    pub lines: Vec<(Rect, Line)>,
    /// How many lines there are, and the first of them in view.
    pub n_lines: usize,
    pub top: usize,
}

/// Keys that need more columns than this stand in two lines.
pub const KEYS: u16 = 15;

impl App {
    /// The box of the commands that `finder` has found.
    pub fn help(&self, finder: &Finder) -> Help {
        let width = layout::help_width(self.size).saturating_sub(KEYS + 2);
        let all = self.under_headings(finder, width);
        // The box keeps its size while fewer rows are found.
        // Some lines more, since neither a heading nor a part of a row stands alone at the end of a column.
        let longest = groups(&all).map(<[Line]>::len).max().unwrap_or(0);
        let area = layout::help(self.size, all.len() + longest);
        let height = area.columns.first().map_or(0, |column| usize::from(column.height));
        let lines = if finder.is_narrowed() { found(finder, width) } else { parted(&all, height) };
        let heights: usize = area.columns.iter().map(|column| usize::from(column.height)).sum();
        let chosen = lines.iter().position(|line| line.hit() == Some(finder.chosen)).unwrap_or(0);
        // At the last row all that stands below it is seen too.
        let chosen = if finder.chosen + 1 == finder.n_hits() { lines.len() } else { chosen };
        let n_lines = lines.len();
        let top = chosen.saturating_sub(heights / 2).min(n_lines.saturating_sub(heights));
        let places = area.columns.iter().flat_map(|column| column.rows());
        let lines = places.zip(lines.into_iter().skip(top)).collect();
        Help { area, lines, n_lines, top }
    }

    /// All rows, and what the mouse does.
    fn under_headings(&self, finder: &Finder, width: u16) -> Vec<Line> {
        let mut lines = Vec::new();
        for (nth, entry) in finder.all().enumerate() {
            if nth == 0 && finder.n_here > 0 {
                lines.push(Line::Heading("Here"));
            } else if nth == finder.n_here {
                if nth > 0 {
                    lines.push(Line::Blank);
                }
                lines.push(Line::Heading("Everywhere"));
            } else if let Some(heading) = begins(entry.outcome).filter(|_| nth > finder.n_here) {
                lines.extend([Line::Blank, Line::Heading(heading)]);
            }
            row(&mut lines, Some(nth), entry.detail, entry.title, width);
        }
        lines.extend([Line::Blank, Line::Heading("Mouse")]);
        for (hand, does) in self.mouse_does() {
            row(&mut lines, None, hand, does, width);
        }
        lines
    }

    /// What the mouse does here.
    fn mouse_does(&self) -> Vec<(&'static str, &'static str)> {
        if !self.settings.mouse {
            return vec![("off", "F3 brings it back")];
        }
        let beneath = matches!(&self.overlay, Some(Overlay::Finder(_, Some(_))));
        match (&self.nav.here, beneath) {
            (_, true) => vec![
                ("click", "Follow a link; beside the card, close it"),
                ("wheel", "Scroll the card"),
                ("point", "What a word means"),
            ],
            (Place::Home, _) => vec![("click", "Go into a stream, a panel or a name in it")],
            (Place::Research, _) => vec![
                ("click", "Open a study or a filter, sort by a head, go along the bar"),
                ("wheel", "Up and down the table"),
            ],
            (Place::Figure(_), _) if self.shows_picture() => vec![
                ("click", "Set a knob, or what is marked in the picture"),
                ("drag", "Turn it on"),
                ("wheel", "The knob or row before or after"),
            ],
            _ => vec![
                ("click", "Follow a link, open what stands behind a claim, a card or a crumb"),
                ("wheel", "Scroll the column under it"),
                ("point", "What a word means, or where a click leads"),
            ],
        }
    }
}

/// `lines` in columns of so many: none ends with a heading or within a row, and none but the first begins with a blank.
fn parted(lines: &[Line], height: usize) -> Vec<Line> {
    let mut parted: Vec<Line> = Vec::new();
    for group in groups(lines) {
        let left = height - parted.len() % height.max(1);
        if left < group.len() && group.len() <= height {
            parted.extend(std::iter::repeat_n(Line::Blank, left));
        }
        let is_at_top = parted.len().is_multiple_of(height.max(1)) && !parted.is_empty();
        parted.extend(group.iter().skip_while(|line| is_at_top && **line == Line::Blank).cloned());
    }
    parted
}

/// What stays together: the lines of a row, and a heading with the row below it.
fn groups(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|above, below| {
        matches!(above, Line::Heading(_)) || matches!(below, Line::Row { is_first_line: false, .. })
    })
}

/// The heading of what can be done everywhere that begins with `outcome`.
fn begins(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Run(Command::Up) => Some("Moving"),
        Outcome::Run(Command::Theme) => Some("The screen"),
        _ => None,
    }
}

/// What was found for what is typed, the best first.
fn found(finder: &Finder, width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    for (nth, entry) in finder.hits().enumerate() {
        row(&mut lines, Some(nth), entry.detail, entry.title, width);
    }
    lines
}

impl Line {
    /// The row of the finder that it belongs to.
    pub fn hit(&self) -> Option<usize> {
        match self {
            Self::Row { hit, .. } => *hit,
            Self::Heading(_) | Self::Blank => None,
        }
    }
}

/// Keys and words side by side, each in as many lines as it needs.
fn row(lines: &mut Vec<Line>, hit: Option<usize>, keys: &str, does: &str, width: u16) {
    let mut keys_in_lines = vec![String::new()];
    for key in keys.split(' ') {
        match keys_in_lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(key),
            Some(last) if last.width() + 1 + key.width() <= usize::from(KEYS) => {
                last.push(' ');
                last.push_str(key);
            }
            _ => keys_in_lines.push(key.to_owned()),
        }
    }
    let does = words::lines(does, width.max(1), usize::MAX);
    for nth in 0..keys_in_lines.len().max(does.len()) {
        let of = |lines: &[String]| lines.get(nth).cloned().unwrap_or_default();
        lines.push(Line::Row { hit, is_first_line: nth == 0, keys: of(&keys_in_lines), words: of(&does) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_ends_with_a_heading_or_within_a_row() {
        let row = |is_first_line: bool| Line::Row {
            hit: Some(0),
            is_first_line,
            keys: String::new(),
            words: String::new(),
        };
        let lines = [
            row(true),
            row(true),
            row(true),
            row(false),
            Line::Blank,
            Line::Heading("Moving"),
            row(true),
            row(false),
        ];
        let [three, four] = [3, 4].map(|height| parted(&lines, height));
        let starts =
            |lines: &[Line], height: usize| lines.chunks(height).map(|it| it[0].clone()).collect::<Vec<_>>();
        assert_eq!(starts(&three, 3), [row(true), row(true), Line::Heading("Moving")]);
        assert_eq!(starts(&four, 4), [row(true), Line::Heading("Moving")]);
    }
}
