//! How far the results of each group reach: a pale band with its results on it and the largest at its end.

use super::super::super::label::width;
use super::super::super::large::{self, Dot};
use super::super::super::plot::{Axis, BESIDE};
use super::super::super::{Align, Block, Bounds, HIGH, Hue, Meaning, Scene, Stroke, Tone, WIDE, Words};
use super::super::result::VALUE;
use super::Picture;
use super::columns::GAP;
use super::lines::{Line, Rows};
use crate::content::estimate::ComparatorClass;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{Group, rows_knob};

/// Part of the accent in which a reach is: results are brighter.
pub(super) const PALE: u8 = 36;
/// The same of a result on a high one.
const STRIPE: u8 = 70;

/// What a group was compared with, without the word that the head of the picture says.
fn brief<'a>(group: &'a Group<'_>) -> &'a str {
    group.heading.strip_prefix(WITH).unwrap_or(group.heading)
}

/// In the air below the reach of a group, what found no difference and has no number.
pub(super) fn nulls(lines: &[Line<'_>], top: i32, zero: i32, scene: &mut Scene) {
    for (two, y) in lines.windows(2).zip(top..) {
        if let [Line::Reach(_, group, rows), Line::Blank] = two
            && let Some(null) = group.nulls.first()
        {
            let words = Words::new(format!("○ {}", null.it.says), Tone::of(Hue::Contested));
            // Beside its reach, in the air below it where there is none.
            let is_beside = scene.width() - width(std::slice::from_ref(&words)) > zero + 2;
            let row = if is_beside { rows.middle() + 1 } else { rows.n };
            scene.write((scene.width() - 1, y + row), Align::Right, words);
        }
    }
}

/// The dots of a large number before a reach, in a picture so many columns wide.
fn number_dot(width: i32, rows: Rows) -> Dot {
    if width >= 140 && rows.is_lead { Dot::Half } else { Dot::Quarter }
}

/// Columns from which on there is room for large numbers before all bands.
const LARGE: i32 = 76;

/// What headings begin with.
const WITH: &str = "With ";

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
        if columns.value < scene.width() {
            let reach = [vec![Words::new("largest to smallest", Tone::DIM)]];
            let places = [((columns.value, 0), Align::Left), ((scene.width() - 1, 0), Align::Right)];
            scene.say_at_one_of(&places, &reach);
        }
        if self.rows.sections.iter().flat_map(|it| &it.groups).any(|it| it.heading.starts_with(WITH)) {
            scene.write((self.left(), 0), Align::Left, Words::new("compared with", Tone::DIM));
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
        if let Some((words, is_beyond)) =
            say::sides(it.favours, high, Some((low, high)), it.decimals).interval
        {
            let reach = if low < high { words } else { largest.clone() };
            let reach = format!("{reach}{}", if is_beyond { " ▸" } else { "" });
            let value = [vec![Words::bold(reach, Tone::STRONG)]];
            scene.say((self.columns.value, y), Align::Left, &value);
        }
        let tone = if rows.is_lead { self.tone(group) } else { Tone::DIM };
        self.band(&scale, group, [low, high], (Block::new(0, top, 0, rows.n), tone), scene);
        // A name gives way to a large number before its band, a small one to the name.
        let end = scale.column(high) - 2;
        let dot = number_dot(scene.width(), rows);
        let name = self.left() + brief(group).chars().count() as i32;
        let large = large::width(&largest, dot).map(|it| end - it as i32);
        let is_wide = scene.width() >= LARGE;
        if let Some(x) = large.filter(|x| is_wide && rows.n >= 4 && name <= x - GAP) {
            scene.large((x, top + (rows.n - 3) / 2), &largest, dot, tone);
            self.name(group, rows, top, x - GAP, scene);
        } else {
            self.name(group, rows, top, end + 1, scene);
            // Below a name that takes its room, where the band is high.
            let places = [((end, y), Align::Right), ((end, y + 1), Align::Right)];
            let places = places.get(..if rows.n > 1 { 2 } else { 1 }).unwrap_or_default();
            scene.say_at_one_of(places, &[vec![Words::bold(largest, tone)]]);
        }
    }

    /// The large name of a reach in its lines, if they fit before its large number; of other lines none.
    pub(super) fn large_name(&self, line: &Line<'_>, width: i32) -> Option<Vec<String>> {
        let Line::Reach(section, group, rows) = line else { return Some(Vec::new()) };
        let (scale, _) = self.axis(section.axis);
        let points = self.rows.points(group).zip(self.rows.axes.get(section.axis));
        let end = points.and_then(|((_, high), it)| {
            let largest = say::sides(it.favours, high, None, it.decimals).value;
            Some(scale.column(high) - 2 - large::width(&largest, number_dot(width, *rows))? as i32 - GAP)
        });
        let room = end.unwrap_or(width) - self.left();
        let lines = large::broken(brief(group), BESIDE, room.max(0) as usize)?;
        (5 * lines.len() as i32 <= rows.n + 1).then_some(lines)
    }

    /// Where the names of reaches begin: after the mark of the one under the cursor, if that can be one.
    fn left(&self) -> i32 {
        if self.is_overview && !self.view.is_beside { self.columns.label } else { 0 }
    }

    /// The name of a group up to a column, large where there is room.
    fn name(&self, group: &Group<'_>, rows: Rows, top: i32, end: i32, scene: &mut Scene) {
        let x = self.left();
        let tone = if rows.is_lead { Tone::STRONG } else { Tone::TEXT };
        let lines = large::broken(brief(group), BESIDE, (end - x).max(0) as usize);
        if let Some(lines) = lines.filter(|_| self.has_large_names) {
            let top = top + (rows.n - 4 * lines.len() as i32) / 2;
            for (line, y) in lines.iter().zip((top..).step_by(5)) {
                scene.large((x, y), line, BESIDE, tone);
            }
            return;
        }
        let words = if rows.is_lead { Words::bold } else { Words::new }(brief(group), tone);
        if x + width(std::slice::from_ref(&words)) <= end {
            scene.write((x, top + rows.middle()), Align::Left, words);
        }
    }

    /// From the largest of its results, which is its edge, to the smallest; the others are marks, or where it is
    /// high stripes.
    fn band(
        &self,
        scale: &Axis,
        group: &Group<'_>,
        [low, high]: [f64; 2],
        (at, tone): (Block, Tone),
        scene: &mut Scene,
    ) {
        let bounds = |left: i32, width: i32| {
            Bounds::new(left * WIDE, at.y * HIGH, left * WIDE + width, at.bottom() * HIGH)
        };
        let (left, right) = (scale.column(high), scale.column(low) + 1);
        scene.bar(bounds(left, (right - left) * WIDE), tone.part(PALE));
        let rows = self.rows.rows.get(group.rows.clone()).unwrap_or_default().iter();
        for column in rows.map(|it| scale.column(it.benefit())).filter(|it| *it != left) {
            match at.height {
                1 => scene.mark((column, at.y), '▪', tone),
                // The larger part of a cell, which is all of it where there are only textures.
                _ => scene.bar(bounds(column, WIDE * 5 / 8), tone.part(STRIPE)),
            }
        }
        scene.bar(bounds(left, WIDE), tone);
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
