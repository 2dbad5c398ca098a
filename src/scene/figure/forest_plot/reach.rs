//! How far the results of each group reach: a pale band with its results on it and the largest at its end.

use super::super::super::label::width;
use super::super::super::large::{self, Dot};
use super::super::super::plot::{Axis, BESIDE};
use super::super::super::{
    Align, Block, Bounds, EIGHTH, HIGH, Hue, Meaning, Scene, Stroke, Tone, WIDE, Words,
};
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
pub(super) fn nulls(lines: &[Line<'_>], top: i32, scene: &mut Scene) {
    for (two, y) in lines.windows(2).zip(top..) {
        if let [Line::Reach(_, group, rows), Line::Blank] = two
            && let Some(null) = group.nulls.first()
        {
            let words = Words::new(format!("○ {}", null.it.says), Tone::of(Hue::Contested));
            scene.write((scene.width() - 1, y + rows.n), Align::Right, words);
        }
    }
}

/// Rows of a large number.
const LARGE: i32 = super::lines::LARGE as i32;

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
        let full = self.plot.better.clone().unwrap_or_else(|| format!("better with {}", self.plot.favours));
        let first = full.split(' ').next().unwrap_or_default();
        let left = [better(&full), better(first), better("")];
        scene.say((columns.zero - 1, 0), Align::Right, &left);
        let other = self.plot.other.as_ref().unwrap_or(&self.plot.against);
        scene.write((columns.zero + 1, 0), Align::Left, Words::bold(format!("▸ {other}"), Tone::STRONG));
    }

    /// The same, and what the reaches below are.
    pub(super) fn head(&self, scene: &mut Scene) {
        let columns = &self.columns;
        self.sides(scene);
        let reach = [vec![Words::new("largest to smallest", Tone::DIM)]];
        let places = [((columns.value, 0), Align::Left), ((scene.width() - 1, 0), Align::Right)];
        scene.say_at_one_of(&places, &reach);
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
        let tone = if rows.is_lead { self.tone(group) } else { Tone::DIM };
        self.band(&scale, group, [low, high], (Block::new(0, top, 0, rows.n), tone), scene);
        self.name(group, rows, top, scale.column(high) - 1, scene);
        let largest = say::sides(it.favours, high, None, it.decimals).value;
        let interval = say::sides(it.favours, high, Some((low, high)), it.decimals).interval;
        let (words, is_beyond) = interval.filter(|_| low < high).unwrap_or_else(|| (largest.clone(), false));
        let beyond = if is_beyond { " ▸" } else { "" };
        let rest = format!("{}{beyond}", words.strip_prefix(&largest).unwrap_or_default());
        // Large where it leads, with the smallest behind it, or below it where both are wide.
        let wide = |it: Dot| large::width(&largest, it).map_or(i32::MAX, |it| it as i32);
        let room = scene.width() - self.columns.value;
        let is_below = rows.n > LARGE + 1 && wide(Dot::Half) <= room && scene.has_large_names();
        let dot = if is_below { Dot::Half } else { Dot::Quarter };
        if rows.is_lead && rows.n >= LARGE && wide(dot) <= room {
            let (x, top) = (self.columns.value, top + (rows.n - LARGE - i32::from(is_below)) / 2);
            scene.large((x, top), &largest, dot, tone);
            let at = if is_below { (x, top + LARGE) } else { (x + wide(dot), y) };
            scene.write(at, Align::Left, Words::new(rest, Tone::TEXT));
        } else {
            let tone = if rows.is_lead { tone } else { Tone::TEXT };
            let largest = Words::bold(largest, tone);
            let wordings = [vec![largest.clone(), Words::new(rest, Tone::TEXT)], vec![largest]];
            scene.say((self.columns.value, y), Align::Left, &wordings);
        }
    }

    /// The large name of a reach in its lines, if they fit before its large number; of other lines none.
    pub(super) fn large_name(&self, line: &Line<'_>, width: i32) -> Option<Vec<String>> {
        let Line::Reach(section, group, rows) = line else { return Some(Vec::new()) };
        let (scale, _) = self.axis(section.axis);
        let points = self.rows.points(group).zip(self.rows.axes.get(section.axis));
        let end = points.map(|((_, high), _)| scale.column(high) - GAP);
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

    /// From the largest of its results, which is its edge, to the smallest; where it is high the others are stripes.
    fn band(
        &self,
        scale: &Axis,
        group: &Group<'_>,
        [low, high]: [f64; 2],
        (at, tone): (Block, Tone),
        scene: &mut Scene,
    ) {
        // Low ones may follow each other without air.
        let top = at.y * HIGH + if at.height == 1 { 2 * EIGHTH } else { 0 };
        let bounds =
            |left: i32, width: i32| Bounds::new(left * WIDE, top, left * WIDE + width, at.bottom() * HIGH);
        let (left, right) = (scale.column(high), scale.column(low) + 1);
        scene.bar(bounds(left, (right - left) * WIDE), tone.part(PALE));
        // Where it is but a row they would be its edge.
        let rows =
            self.rows.rows.get(group.rows.clone()).filter(|_| at.height > 1).unwrap_or_default().iter();
        for column in rows.map(|it| scale.column(it.benefit())).filter(|it| *it != left) {
            // The larger part of a cell, which is all of it where there are only textures.
            scene.bar(bounds(column, WIDE * 5 / 8), tone.part(STRIPE));
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
