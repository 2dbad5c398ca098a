//! How far the results of each group reach: a pale band with its results on it and the largest at its end.

use super::super::super::label::width;
use super::super::super::{Align, Block, Bounds, HIGH, Hue, Meaning, Scene, Stroke, Tone, WIDE, Words};
use super::super::result::VALUE;
use super::Picture;
use super::columns::GAP;
use super::lines::Line;
use crate::content::estimate::ComparatorClass;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{Group, rows_knob};

/// Part of the accent in which a reach is: results are brighter.
pub(super) const PALE: u8 = 30;

/// What a group was compared with, without the word that the head of the picture says.
fn brief<'a>(group: &'a Group<'_>) -> &'a str {
    group.heading.strip_prefix(WITH).unwrap_or(group.heading)
}

/// In the air below the reach of a group, what found no difference and has no number.
pub(super) fn nulls(lines: &[Line<'_>], top: i32, scene: &mut Scene) {
    for (two, y) in lines.windows(2).zip(top..) {
        if let [Line::Reach(_, group), Line::Blank] = two
            && let Some(null) = group.nulls.first()
        {
            let words = Words::new(format!("○ {}", null.it.says), Tone::of(Hue::Contested));
            scene.write((scene.width() - 1, y + 1), Align::Right, words);
        }
    }
}

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

    /// What lies on either side of no effect, and what the reaches below are.
    pub(super) fn head(&self, scene: &mut Scene) {
        let columns = &self.columns;
        let better = |words: &str| vec![Words::bold(format!("{words} ◂"), self.accent)];
        let full = self.plot.better.clone().unwrap_or_else(|| format!("better with {}", self.plot.favours));
        let first = full.split(' ').next().unwrap_or_default();
        let left = [better(&full), better(first), better("")];
        scene.say((columns.zero - 1, 0), Align::Right, &left);
        let other = self.plot.other.as_ref().unwrap_or(&self.plot.against);
        scene.write((columns.zero + 1, 0), Align::Left, Words::bold(format!("▸ {other}"), Tone::STRONG));
        let reach = [vec![Words::new("largest to smallest", Tone::DIM)]];
        let places = [((columns.value, 0), Align::Left), ((scene.width() - 1, 0), Align::Right)];
        scene.say_at_one_of(&places, &reach);
        if self.rows.sections.iter().flat_map(|it| &it.groups).any(|it| it.heading.starts_with(WITH)) {
            scene.write((0, 0), Align::Left, Words::new("compared with", Tone::DIM));
        }
    }

    /// The name of a group, its band with its results, and in numbers how far it reaches.
    pub(super) fn reach(&self, axis: usize, group: &Group<'_>, y: i32, scene: &mut Scene) {
        let (scale, _) = self.axis(axis);
        let points = self.rows.points(group);
        // Never into the band.
        let room = points.map_or(i32::MAX, |(_, high)| scale.column(high) - 1);
        let words = Words::bold(brief(group), Tone::STRONG);
        if width(std::slice::from_ref(&words)) <= room {
            scene.write((0, y), Align::Left, words);
        }
        if !group.nulls.is_empty() {
            scene.mark((self.columns.zero, y), '○', Tone::of(Hue::Contested));
        }
        let (Some((low, high)), Some(it)) = (points, self.rows.axes.get(axis)) else { return };
        let largest = say::sides(it.favours, high, None, it.decimals).value;
        if let Some((words, is_beyond)) =
            say::sides(it.favours, high, Some((low, high)), it.decimals).interval
        {
            let reach = if low < high { words } else { largest.clone() };
            let reach = format!("{reach}{}", if is_beyond { " ▸" } else { "" });
            let value = [vec![Words::bold(reach, Tone::STRONG)]];
            scene.say((self.columns.value, y), Align::Left, &value);
        }
        let tone = self.tone(group);
        let (left, right) = (scale.column(high) * WIDE, (scale.column(low) + 1) * WIDE);
        let (top, bottom) = (y * HIGH - self.beyond, (y + 1) * HIGH + self.beyond);
        scene.bar(Bounds::new(left, top, right, bottom), tone.part(PALE));
        // The largest is the edge of the bar.
        let rows = self.rows.rows.get(group.rows.clone()).unwrap_or_default().iter();
        let columns = rows.map(|it| scale.column(it.benefit()));
        columns.filter(|it| *it != scale.column(high)).for_each(|it| scene.mark((it, y), '▪', tone));
        scene.bar(Bounds::new(left, top, left + WIDE, bottom), tone);
        scene.write((scale.column(high) - 2, y), Align::Right, Words::bold(largest, tone));
    }

    /// Whoever picks the reach of a group comes to its first row: after the rows themselves, which the cursor finds
    /// first.
    pub(super) fn reach_areas(&self, lines: &[Line<'_>], top: i32, scene: &mut Scene) {
        for (line, y) in lines.iter().zip(top..) {
            if let Line::Reach(_, group) = line
                && !group.rows.is_empty()
            {
                let step = Meaning::Step { knob: rows_knob(self.plot), step: group.rows.start };
                scene.area(Block::new(0, y, scene.width(), 1), step);
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
