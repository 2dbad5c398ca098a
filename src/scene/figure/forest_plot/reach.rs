//! How far the results of each group reach: a pale band with its results on it and the largest at its end.

use super::super::super::label::width;
use super::super::super::large::{self, Dot, Face};
use super::super::super::plot::{Axis, BESIDE, widest, widest_large};
use super::super::super::{Align, Block, Bounds, HIGH, Hue, Meaning, Scene, Stroke, Tone, WIDE, Words};
use super::super::result::VALUE;
use super::Picture;
use super::columns::{Columns, GAP, LARGE};
use super::lines::{Line, Rows};
use crate::content::estimate::ComparatorClass;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{Group, View, rows_knob};

/// Part of the accent in which a reach is: results are brighter.
pub(super) const PALE: u8 = 36;

/// What a group was compared with, without the word that the head of the picture says.
pub(super) fn brief<'a>(group: &'a Group<'_>) -> &'a str {
    group.heading.strip_prefix(WITH).unwrap_or(group.heading)
}

/// Right of the reach of a group what found no difference and has no number: behind the numbers, or where there are none
/// on the side of no effect that it leaves free; in the air below it where neither has room.
pub(super) fn nulls(lines: &[Line<'_>], top: i32, columns: &Columns, scene: &mut Scene) {
    /// Columns of how far a reach goes, in numbers, and of half of the words.
    const NUMBERS: i32 = 12;
    const LEAST: i32 = 12;
    for (two, y) in lines.windows(2).zip(top..) {
        if let [Line::Reach(_, group, rows), Line::Blank] = two
            && let Some(null) = group.nulls.first()
        {
            let words = |mark: &str| Words::new(format!("{mark}{}", null.it.says), Tone::of(Hue::Contested));
            // Its mark on the line of no effect is close by only where no numbers are.
            let (end, row) = (scene.width(), y + rows.middle());
            let (left, mark) = match columns.value {
                value if columns.has_interval => (value + NUMBERS + GAP, "○ "),
                value if end - value >= LEAST => (value, "○ "),
                _ => (columns.zero + GAP, ""),
            };
            if end - left >= LEAST {
                scene.paragraph((left, row), end - left, &words(mark));
            } else {
                scene.write((end - 1, y + rows.n), Align::Right, words("○ "));
            }
        }
    }
}

/// The letters of a number before a reach, in a picture so many columns wide; nothing where it is as small as names.
pub(super) fn number_face(width: i32, rows: Rows) -> Option<Face> {
    match width {
        140.. if rows.n > 1 => Some(Dot::Half.into()),
        LARGE.. if rows.is_large => Some(Face::Dense),
        _ => None,
    }
}

/// What stands over the numbers of results, and over what they were compared with.
const RESULTS: &str = "results";
const WITH_HEAD: &str = "compared with";
/// Columns of a number of results, with air before it.
const COUNT: i32 = 4;

/// What headings begin with.
const WITH: &str = "With ";

/// What reaches need: how far their scale goes to either side, columns of names and numbers.
pub(super) struct Needs {
    pub(super) ends: (f64, f64),
    pub(super) names: i32,
    /// How many results they are of.
    pub(super) count: i32,
    pub(super) number: i32,
    pub(super) has_large_names: bool,
}

impl Needs {
    pub(super) fn of(set: &View<'_>, lines: &[Line<'_>], scene: &Scene) -> Self {
        let width = scene.width();
        let reaches = || {
            lines.iter().filter_map(|it| match it {
                Line::Reach(section, group, rows) => Some((set.axes.get(section.axis)?, group, *rows)),
                _ => None,
            })
        };
        let briefs: Vec<&str> = reaches().map(|(_, group, _)| brief(group)).collect();
        let large = widest_large(briefs.iter().copied(), BESIDE);
        let has_large_names =
            scene.has_large_names() && large <= width / 3 && reaches().all(|(.., rows)| rows.n > 1);
        let names = if has_large_names { large } else { widest(briefs).min(width * 2 / 5) };
        let (mut ends, mut number) = ((0.0_f64, 0.0_f64), 0);
        for (axis, group, rows) in reaches() {
            let Some((low, high)) = set.points(group) else { continue };
            ends = (ends.0.max(high), ends.1.max(-low).max(axis.small.map_or(0.0, |it| it.below)));
            let largest = say::sides(axis.favours, high, None, axis.decimals).value;
            let large = number_face(width, rows).and_then(|it| large::width(&largest, it));
            number = number.max(large.unwrap_or(largest.len()) as i32);
        }
        let count = COUNT.max(widest([WITH_HEAD]) + 2 + widest([RESULTS]) - names);
        Self { ends, names, count, number, has_large_names }
    }
}

impl Picture<'_> {
    /// The heading of a group over its rows, and how many of them are shown; with the first what the columns hold.
    pub(super) fn heading(&self, group: &Group<'_>, count: usize, is_first: bool, y: i32, scene: &mut Scene) {
        let set = self.rows;
        let n = group.rows.len() + group.nulls.len();
        let mut notes = Vec::new();
        if group.rows.contains(&set.cursor) {
            let all =
                if set.total > set.rows.len() { format!(" (all: {})", set.total) } else { String::new() };
            notes.push(format!("row {} of {}{all}", set.cursor + 1, set.rows.len()));
        }
        if count < n {
            notes.push(format!("{count} of {n} shown"));
        }
        let name = Words::bold(group.heading, Tone::TEXT);
        let said = |notes: &[String]| {
            let notes = if notes.is_empty() { String::new() } else { format!("  {}", notes.join(" · ")) };
            vec![name.clone(), Words::new(notes, Tone::DIM)]
        };
        // How many are shown is not told over the line of no effect.
        let fits = |n: &usize| *n < 2 || width(&said(&notes)) < self.columns.zero;
        let wordings = (0..=notes.len()).rev().filter(fits).map(|n| said(notes.get(..n).unwrap_or_default()));
        let said = scene.say((0, y), Align::Left, &wordings.collect::<Vec<_>>());
        if !is_first {
            return;
        }
        let columns = &self.columns;
        let mut end = scene.width() - 1;
        let heads = [
            (columns.notes, Align::Left, "trials, notes"),
            (columns.has_interval.then_some(columns.value + VALUE + GAP), Align::Left, "95 % interval"),
            (columns.people, Align::Right, "people"),
        ];
        // A rule parts them from the reaches, from head to head.
        for (x, align, words) in heads {
            let Some(at) = x.and_then(|x| scene.write((x, y), align, Words::new(words, Tone::DIM))) else {
                continue;
            };
            if at.right() + 2 < end {
                scene.rule((at.right() + 1, y), (end, y), Stroke::Light, Tone::DIM);
            }
            end = at.x - 2;
        }
        scene.rule((said.map_or(0, |it| it.right() + 1), y), (end, y), Stroke::Light, Tone::DIM);
    }

    /// What lies on either side of no effect.
    pub(super) fn sides(&self, scene: &mut Scene) {
        let columns = &self.columns;
        let better = |words: &str| vec![Words::bold(format!("{words} ◂"), self.accent)];
        let [full, other] = say::ways(self.plot);
        let first = full.split(' ').next().unwrap_or_default();
        let left = [better(&full), better(first), better("")];
        scene.say((columns.zero - 1, 0), Align::Right, &left);
        scene.write((columns.zero + 1, 0), Align::Left, Words::bold(format!("▸ {other}"), Tone::STRONG));
    }

    /// The same, and what the reaches below are.
    pub(super) fn head(&self, scene: &mut Scene) {
        let columns = &self.columns;
        self.sides(scene);
        if columns.has_interval || !self.is_overview {
            let reach = [vec![Words::new("largest to smallest", Tone::DIM)]];
            let places = [((columns.value, 0), Align::Left), ((scene.width() - 1, 0), Align::Right)];
            scene.say_at_one_of(&places, &reach);
        }
        if self.rows.sections.iter().flat_map(|it| &it.groups).any(|it| it.heading.starts_with(WITH)) {
            scene.write((self.left(), 0), Align::Left, Words::new(WITH_HEAD, Tone::DIM));
        }
        if let Some(x) = columns.count {
            scene.write((x, 0), Align::Right, Words::new(RESULTS, Tone::DIM));
        }
    }

    /// The name of a group, its band with its results, and in numbers how far it reaches.
    pub(super) fn reach(&self, axis: usize, group: &Group<'_>, rows: Rows, top: i32, scene: &mut Scene) {
        let (scale, _) = self.axis(axis);
        let y = top + rows.middle();
        if !group.nulls.is_empty() {
            scene.mark((self.columns.zero, y), '○', Tone::of(Hue::Contested));
        }
        let points = self.rows.points(group).zip(self.rows.axes.get(axis));
        let Some(((low, high), it)) = points else { return self.name(group, rows, top, i32::MAX, scene) };
        let largest = say::sides(it.favours, high, None, it.decimals).value;
        let sides = say::sides(it.favours, high, Some((low, high)), it.decimals).interval;
        if let Some((words, is_beyond)) = sides.filter(|_| self.columns.has_interval || !self.is_overview) {
            let reach = if low < high { words } else { largest.clone() };
            let reach = format!("{reach}{}", if is_beyond { " ▸" } else { "" });
            let value = [vec![Words::bold(reach, Tone::STRONG)]];
            scene.say((self.columns.value, y), Align::Left, &value);
        }
        if let Some(x) = self.columns.count {
            let count = Words::new(group.rows.len().to_string(), Tone::TEXT);
            scene.write((x, y), Align::Right, count);
        }
        let tone = if rows.is_lead { self.tone(group) } else { Tone::DIM };
        self.band(&scale, group, [low, high], (top, rows), tone, scene);
        let end = scale.column(high) - 2;
        let large = number_face(scene.width(), rows).and_then(|face| {
            let (wide, high) = large::size(&largest, face)?;
            (self.is_overview && self.left() + wide as i32 <= end).then_some((face, wide as i32, high as i32))
        });
        let tone = if rows.is_lead { tone } else { Tone::TEXT };
        match large {
            Some((face, wide, high)) => {
                scene.large((end + 1 - wide, y - (high - 1) / 2), &largest, face, tone);
                self.name(group, rows, top, end - wide, scene);
            }
            None => {
                self.name(group, rows, top, end + 1, scene);
                scene.write((end, y), Align::Right, Words::bold(largest, tone));
            }
        }
    }

    /// Where the names of reaches begin: after the mark of the one under the cursor, if that can be one.
    fn left(&self) -> i32 {
        if self.is_overview && !self.view.is_beside { self.columns.label } else { 0 }
    }

    /// The name of a group up to a column, large where there is room.
    fn name(&self, group: &Group<'_>, rows: Rows, top: i32, end: i32, scene: &mut Scene) {
        let x = self.left();
        let tone = if rows.is_lead { Tone::STRONG } else { Tone::TEXT };
        if self.has_large_names {
            scene.large((x, top + rows.middle() - 1), brief(group), BESIDE, tone);
            return;
        }
        let words = if rows.is_lead { Words::bold } else { Words::new }(brief(group), tone);
        if x + width(std::slice::from_ref(&words)) <= end {
            scene.write((x, top + rows.middle()), Align::Left, words);
        }
    }

    /// From the largest of its results, which is its edge, to the smallest; in its middle a mark for each of the others.
    fn band(
        &self,
        scale: &Axis,
        group: &Group<'_>,
        [low, high]: [f64; 2],
        (top, rows): (i32, Rows),
        tone: Tone,
        scene: &mut Scene,
    ) {
        let beyond = if rows.is_wide { HIGH / 2 } else { 0 };
        let bounds = |left: i32, right: i32| {
            Bounds::new(left * WIDE, top * HIGH - beyond, right * WIDE, (top + rows.n) * HIGH + beyond)
        };
        let (left, right) = (scale.column(high), scale.column(low) + 1);
        scene.bar(bounds(left, right), tone.part(PALE));
        scene.bar(bounds(left, left + 1), tone);
        let results = self.rows.rows.get(group.rows.clone()).unwrap_or_default().iter();
        let middle = top + rows.middle();
        for column in results.map(|it| scale.column(it.benefit())).filter(|it| *it != left) {
            if rows.n > 1 {
                let left = column * WIDE;
                scene.bar(Bounds::new(left, middle * HIGH, left + WIDE * 5 / 8, (middle + 1) * HIGH), tone);
            } else {
                scene.mark((column, middle), '▪', tone);
            }
        }
    }

    /// Whoever picks the reach of a group comes to its first row: after the rows themselves, which the cursor finds
    /// first.
    pub(super) fn reach_areas(&self, lines: &[Line<'_>], top: i32, scene: &mut Scene) {
        for (line, y) in lines.iter().zip(top..) {
            if let Line::Reach(_, group, rows) = line
                && !group.rows.is_empty()
            {
                let step = Meaning::Step { knob: rows_knob(self.plot), step: group.rows.start };
                scene.area(Block::new(self.left(), y, scene.width() - self.left(), rows.n), step);
            }
        }
    }

    fn class(&self, group: &Group<'_>) -> Option<ComparatorClass> {
        self.rows.rows.get(group.rows.start).map(|it| it.estimate.comparator_class)
    }

    fn tone(&self, group: &Group<'_>) -> Tone {
        if self.class(group) == Some(ComparatorClass::Baseline) { Tone::DIM } else { self.accent }
    }
}
