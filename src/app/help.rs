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
        /// Empty but in the first line of its row.
        key: String,
        words: String,
        /// Other keys that do the same; in the last line of its row.
        also: String,
    },
    /// Keys that are called what they do, side by side.
    Keys(Vec<(usize, String)>),
    Blank,
}

/// The box as it is on the screen.
#[derive(Clone, Debug)]
pub struct Help {
    pub area: layout::Help,
    /// How many columns a key takes at most.
    pub keys: u16,
    /// The lines in view, each with where it stands.
    pub lines: Vec<(Rect, Line)>,
    /// How many lines there are, and the first of them in view.
    pub n_lines: usize,
    pub top: usize,
}

/// Blank columns between a key and what it does, and around what stands beside it.
pub const GAP: u16 = 2;

impl App {
    /// The box of the commands that `finder` has found.
    pub fn help(&self, finder: &Finder) -> Help {
        let hands = self.mouse_does();
        let keys = finder.all().map(|entry| first(entry.detail).0.width());
        let keys = keys.chain(hands.iter().map(|(hand, _)| hand.width())).max().unwrap_or(0).min(15);
        let width = usize::from(layout::help_width(self.size)).saturating_sub(keys + usize::from(GAP)).max(1);
        let groups = groups(finder, &hands, width);
        let room = layout::help(self.size, usize::MAX);
        // The box keeps its size while fewer rows are found.
        let (all, n_lines) = columns(&groups, room.columns.len(), room.height());
        let lines = if finder.is_narrowed() { found(finder, width) } else { all };
        let area = layout::help(self.size, n_lines);
        let heights = area.height() * area.columns.len();
        let chosen = lines.iter().position(|line| line.hits(finder.chosen)).unwrap_or(0);
        let n_lines = lines.len();
        let top = chosen.saturating_sub(heights / 2).min(n_lines.saturating_sub(heights));
        let places = area.columns.iter().flat_map(|column| column.rows());
        let lines = places.zip(lines.into_iter().skip(top)).collect();
        Help { area, keys: keys as u16, lines, n_lines, top }
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
            (Place::Home, _) => vec![("click", "Go into a stream, a panel, a name")],
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

/// All rows below their headings, what the mouse does here behind what keys do here.
fn groups(finder: &Finder, hands: &[(&'static str, &'static str)], width: usize) -> Vec<Vec<Line>> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for (nth, entry) in finder.all().enumerate() {
        let heading = match nth {
            0 if finder.n_here > 0 => Some("Here"),
            nth if nth == finder.n_here => Some("Everywhere"),
            nth => begins(entry.outcome).filter(|_| nth > finder.n_here),
        };
        groups.extend(heading.map(|it| vec![Line::Heading(it)]));
        if let Some(group) = groups.last_mut() {
            entry_row(group, nth, entry.detail, entry.title, width);
        }
    }
    let mut mouse = vec![Line::Heading("Mouse")];
    for (hand, does) in hands {
        row(&mut mouse, None, hand, does, width);
    }
    groups.insert(usize::from(finder.n_here > 0), mouse);
    groups
}

/// `groups` in so many columns of so many lines at most, with how many lines these are to have in all: none is broken
/// where all have room.
fn columns(groups: &[Vec<Line>], n_columns: usize, height: usize) -> (Vec<Line>, usize) {
    let set = |groups: &[Vec<Line>]| groups.join(&Line::Blank);
    let parts = (0..groups.len()).map(|nth| groups.split_at(if n_columns > 1 { nth } else { 0 }));
    let parts = parts.map(|(left, right)| (set(left), set(right)));
    let tallest = |(left, right): &(Vec<Line>, Vec<Line>)| left.len().max(right.len());
    if let Some(best) = parts.min_by_key(tallest).filter(|it| tallest(it) <= height) {
        let n_lines = tallest(&best);
        let (mut lines, right) = best;
        if n_columns > 1 {
            lines.resize(n_lines, Line::Blank);
        }
        lines.extend(right);
        return (lines, n_lines * n_columns);
    }
    let lines = if n_columns > 1 { parted(groups, height) } else { set(groups) };
    let n_lines = lines.len();
    (lines, n_lines)
}

/// `groups` in columns of so many lines: none is broken that has room in one, none ends with a heading or within a row,
/// and none but the first begins with a blank.
fn parted(groups: &[Vec<Line>], height: usize) -> Vec<Line> {
    let mut parted: Vec<Line> = Vec::new();
    for (nth, group) in groups.iter().enumerate() {
        let is_whole = group.len() <= height;
        for (at, part) in group.chunk_by(|above, below| is_whole || is_with(above, below)).enumerate() {
            let gap = usize::from(nth > 0 && at == 0);
            let left = height - parted.len() % height.max(1);
            let is_next = left < gap + part.len() && part.len() <= height;
            parted.extend(std::iter::repeat_n(Line::Blank, if is_next { left } else { 0 }));
            let is_at_top = parted.len().is_multiple_of(height.max(1));
            parted.extend(std::iter::repeat_n(Line::Blank, if is_at_top { 0 } else { gap }));
            parted.extend_from_slice(part);
        }
    }
    parted
}

/// Whether two lines stay together: those of a row, and a heading with the row below it.
fn is_with(above: &Line, below: &Line) -> bool {
    matches!(above, Line::Heading(_)) || matches!(below, Line::Row { key, .. } if key.is_empty())
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
fn found(finder: &Finder, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (nth, entry) in finder.hits().enumerate() {
        row(&mut lines, Some(nth), entry.detail, entry.title, width);
    }
    lines
}

impl Line {
    /// Whether it belongs to that row of the finder.
    fn hits(&self, nth: usize) -> bool {
        match self {
            Self::Row { hit, .. } => *hit == Some(nth),
            Self::Keys(keys) => keys.iter().any(|(hit, _)| *hit == nth),
            Self::Heading(_) | Self::Blank => false,
        }
    }

    /// The places of the rows of the finder in it, where it stands at `area` with so many columns before its words.
    pub fn places(&self, area: Rect, before: u16) -> Vec<(Rect, usize)> {
        match self {
            Self::Row { hit, .. } => hit.map(|hit| (area, hit)).into_iter().collect(),
            Self::Keys(keys) => {
                let width = keys.iter().map(|(_, it)| it.width()).max().unwrap_or(0) as u16 + GAP;
                let at = |nth: usize| area.x + before + nth as u16 * width;
                let place = |nth: usize| Rect { x: at(nth), width: width - GAP, ..area }.intersection(area);
                keys.iter().enumerate().map(|(nth, (hit, _))| (place(nth), *hit)).collect()
            }
            Self::Heading(_) | Self::Blank => Vec::new(),
        }
    }
}

/// A key, and others that do the same.
fn first(keys: &str) -> (&str, &str) {
    keys.split_once(' ').unwrap_or((keys, ""))
}

/// A row; beside the one before it where both keys are called what they do.
fn entry_row(lines: &mut Vec<Line>, nth: usize, keys: &str, does: &str, width: usize) {
    if first(keys).0 != does {
        return row(lines, Some(nth), keys, does, width);
    }
    let it = (nth, keys.to_owned());
    let each = |all: &[(usize, String)]| {
        all.iter().map(|(_, it)| it.width()).max().unwrap_or(0).max(keys.width()) + usize::from(GAP)
    };
    match lines.last_mut() {
        Some(Line::Keys(all)) if (all.len() + 1) * each(all) <= width + usize::from(GAP) => all.push(it),
        _ => lines.push(Line::Keys(vec![it])),
    }
}

/// A key beside what it does, in as many lines as that needs, and behind it others that do the same.
fn row(lines: &mut Vec<Line>, hit: Option<usize>, keys: &str, does: &str, width: usize) {
    let (key, also) = if hit.is_some() { first(keys) } else { (keys, "") };
    let set = |width: usize| words::lines(does, width.max(1) as u16, usize::MAX);
    let beside = if also.is_empty() { 0 } else { also.width() + usize::from(GAP) };
    let fits = |lines: &[String]| lines.last().is_some_and(|last| last.width() + beside <= width);
    // Others stand in a line of their own only where they have no room in any.
    let most = set(width).len() + 1;
    let narrower = || Some(set(width.saturating_sub(beside))).filter(|it| it.len() <= most && fits(it));
    let mut does = Some(set(width)).filter(|it| fits(it)).or_else(narrower).unwrap_or_else(|| {
        let mut lines = set(width);
        lines.push(String::new());
        lines
    });
    let last = does.pop().unwrap_or_default();
    let mut key = key.to_owned();
    for words in does {
        lines.push(Line::Row { hit, key: std::mem::take(&mut key), words, also: String::new() });
    }
    lines.push(Line::Row { hit, key, words: last, also: also.to_owned() });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(heading: &'static str, n_rows: usize) -> Vec<Line> {
        let mut lines = vec![Line::Heading(heading)];
        for nth in 0..n_rows {
            row(&mut lines, Some(nth), "k", "Up", 20);
        }
        lines
    }

    #[test]
    fn no_column_ends_with_a_heading_or_within_a_row() {
        let mut here = group("Here", 2);
        row(&mut here, Some(2), "k", "Up a level or two", 12);
        let groups = [here.clone(), group("Moving", 2)];
        let starts = |height: usize| {
            let parted = parted(&groups, height);
            parted.chunks(height).map(|it| it[0].clone()).collect::<Vec<_>>()
        };
        assert_eq!(starts(4)[1..], [here[3].clone(), Line::Heading("Moving")]);
        // What has room in a column is whole.
        assert_eq!(starts(7)[1..], [Line::Heading("Moving")]);
    }

    #[test]
    fn a_group_is_whole_and_the_columns_are_as_tall_as_each_other() {
        let groups = [group("Here", 3), group("Mouse", 1), group("Everywhere", 2), group("Moving", 2)];
        let (lines, n_lines) = columns(&groups, 2, 8);
        assert_eq!((n_lines, &lines[7]), (14, &Line::Heading("Everywhere")));
        // Where they have no room, as many lines as there are.
        assert_eq!(columns(&groups, 2, 5).0[5], Line::Heading("Mouse"));
    }

    #[test]
    fn keys_that_are_called_what_they_do_stand_side_by_side_and_others_behind_the_words() {
        let mut lines = Vec::new();
        entry_row(&mut lines, 0, "Up k", "Up", 20);
        entry_row(&mut lines, 1, "Down j", "Down", 20);
        assert_eq!(lines, [Line::Keys(vec![(0, "Up k".to_owned()), (1, "Down j".to_owned())])]);
        lines.clear();
        entry_row(&mut lines, 2, "/ : ctrl-f", "Find anything at all", 20);
        let said: Vec<(&str, &str, &str)> = lines
            .iter()
            .map(|it| match it {
                Line::Row { key, words, also, .. } => (key.as_str(), words.as_str(), also.as_str()),
                _ => panic!("a row"),
            })
            .collect();
        assert_eq!(said, [("/", "Find anything at all", ""), ("", "", ": ctrl-f")]);
    }
}
