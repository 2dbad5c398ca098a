//! How far the results of each group reach: a pale band with its results on it and the largest at its end.

use super::super::super::label::{broken, width};
use super::super::super::large::{self, Dot, Face};
use super::super::super::plot::{Axis, BESIDE, widest, widest_large};
use super::super::super::{Align, Block, Bounds, HIGH, Hue, Meaning, Scene, Stroke, Tone, WIDE, Words};
use super::super::result::VALUE;
use super::Picture;
use super::columns::{GAP, LARGE};
use super::lines::{Line, Rows};
use crate::content::estimate::ComparatorClass;
use crate::content::figure::ForestPlot;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{Group, View, rows_knob};

/// Part of the accent in which a reach is: results are brighter.
pub(super) const PALE: u8 = 36;

/// What a group was compared with, without the word that the head of the picture says.
pub(super) fn brief<'a>(group: &'a Group<'_>) -> &'a str {
    group.heading.strip_prefix(WITH).unwrap_or(group.heading)
}

/// The letters of a number behind a reach, in a picture so many columns wide; nothing where it is as small as names.
pub(super) fn number_face(width: i32, rows: Rows) -> Option<Face> {
    match width {
        140.. if rows.n > 1 => Some(if rows.is_lead { Dot::Half.into() } else { BESIDE }),
        LARGE.. if rows.n > 1 => Some(Face::Dense),
        _ => None,
    }
}

/// What stands over the numbers of results, and over what they were compared with.
const RESULTS: &str = "results";
const WITH_HEAD: &str = "compared with";
/// Columns from which on words about what has no number stand beside the one that there is.
const LEAST: i32 = 12;

/// What headings begin with.
const WITH: &str = "With ";

/// What reaches need: how far their scale goes to either side, columns of names and numbers.
pub(super) struct Needs {
    pub(super) ends: (f64, f64),
    pub(super) names: i32,
    pub(super) number: i32,
    /// Columns before no effect for what lies there.
    pub(super) other: i32,
    pub(super) has_large_names: bool,
}

impl Needs {
    pub(super) fn of(plot: &ForestPlot, set: &View<'_>, lines: &[Line<'_>], scene: &Scene) -> Self {
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
        let [_, other] = say::ways(plot);
        let other = (widest([WITH_HEAD]) + widest([&*other]) + 2 * GAP - names).max(0);
        Self { ends, names, number, other, has_large_names }
    }
}

impl Picture<'_> {
    /// The heading of a group over its rows, and how many of them are shown; with the first what the columns hold.
    pub(super) fn heading(&self, group: &Group<'_>, count: usize, is_first: bool, y: i32, scene: &mut Scene) {
        let set = self.rows;
        let n = group.rows.len() + group.nulls.len();
        let mut notes = Vec::new();
        if group.holds(set.cursor) {
            let n = set.rows.len() + set.all_nulls().count();
            let total = set.total + self.plot.axes.iter().map(|it| it.nulls.len()).sum::<usize>();
            let all = if total > n { format!(" (all: {total})") } else { String::new() };
            notes.push(format!("row {} of {n}{all}", set.cursor + 1));
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
        let better = |words: &str| vec![Words::bold(format!("▸ {words}"), self.accent)];
        let [full, other] = say::ways(self.plot);
        let first = full.split(' ').next().unwrap_or_default();
        let right = [better(&full), better(first), better("")];
        scene.say((columns.zero + 1, 0), Align::Left, &right);
        scene.write((columns.zero - 1, 0), Align::Right, Words::bold(format!("{other} ◂"), Tone::STRONG));
    }

    /// The same, and what the reaches below are.
    pub(super) fn head(&self, scene: &mut Scene) {
        let columns = &self.columns;
        self.sides(scene);
        if columns.has_interval || !self.is_overview {
            let reach = [vec![Words::new("smallest to largest", Tone::DIM)]];
            let places = [((columns.value, 0), Align::Left), ((scene.width() - 1, 0), Align::Right)];
            scene.say_at_one_of(&places, &reach);
        }
        if self.rows.sections.iter().flat_map(|it| &it.groups).any(|it| it.heading.starts_with(WITH)) {
            scene.write((self.left(), 0), Align::Left, Words::new(WITH_HEAD, Tone::DIM));
        }
        if let Some(x) = columns.count.filter(|_| columns.has_interval) {
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
        let Some(((low, high), it)) = points else {
            self.name(group, rows, top, i32::MAX, scene);
            return self.without_number(group, y, self.columns.zero + 1, scene);
        };
        let largest = say::sides(it.favours, high, None, it.decimals).value;
        let sides = say::sides(it.favours, high, Some((low, high)), it.decimals).interval;
        if let Some((words, is_beyond)) = sides.filter(|_| self.columns.has_interval || !self.is_overview) {
            let reach = if low < high { words } else { largest.clone() };
            let reach = format!("{}{reach}", if is_beyond { "◂ " } else { "" });
            let value = [vec![Words::bold(reach, Tone::STRONG)]];
            scene.say((self.columns.value, y), Align::Left, &value);
        }
        if let Some(x) = self.columns.count.filter(|_| self.columns.has_interval) {
            let count = Words::new(group.rows.len().to_string(), Tone::TEXT);
            scene.write((x, y), Align::Right, count);
        }
        let tone = if rows.is_lead { self.tone(group) } else { Tone::DIM };
        self.band(&scale, group, [low, high], (top, rows), tone, scene);
        self.name(group, rows, top, scale.column(low).min(self.columns.zero) - 1, scene);
        // Where rows are shown its ends stand beside it.
        let x = scale.column(high) + 1;
        if !self.is_overview {
            return self.without_number(group, y, x, scene);
        }
        let x = x + GAP;
        let tone = if rows.is_lead { tone } else { Tone::TEXT };
        let large = number_face(scene.width(), rows)
            .and_then(|face| large::size(&largest, face).map(|it| (face, it.0 as i32, it.1 as i32)));
        let end = match large {
            Some((face, wide, high)) => {
                // Close beside the end of the band it would begin with a 1.
                let x = x + 1;
                scene.large((x, y - (high - 1) / 2), &largest, face, tone);
                x + wide
            }
            None => {
                // Of how many it is the largest, where no column says so.
                let of = if self.columns.has_interval {
                    String::new()
                } else {
                    format!(" of {}", group.rows.len())
                };
                let words = vec![Words::bold(largest, tone), Words::new(of, Tone::DIM)];
                scene.say((x, y), Align::Left, &[words]).map_or(x, Block::right)
            }
        };
        self.without_number(group, y, end, scene);
    }

    /// What found no difference and has no number, behind what has one; where there is no room its mark is on the line of
    /// no effect alone.
    fn without_number(&self, group: &Group<'_>, y: i32, end: i32, scene: &mut Scene) {
        let limit = if self.is_overview { self.columns.count } else { Some(self.columns.value) };
        let (left, limit) = (end + GAP, limit.unwrap_or_else(|| scene.width()) - GAP);
        if let Some(null) = group.nulls.first().filter(|_| limit - left >= LEAST) {
            let words = Words::new(format!("○ {}", null.it.says), Tone::of(Hue::Contested));
            let is_whole = width(std::slice::from_ref(&words)) <= limit - left;
            if is_whole || self.is_overview {
                // Its last line beside the number, clear of the next reach.
                let above = broken(&words.text, limit - left).len() as i32 - 1;
                scene.paragraph((left, y - above), limit - left, &words);
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
            // Of how many the number is the largest, where there is a row for it and no column.
            let of = Words::new(format!("largest of {}", group.rows.len()), Tone::DIM);
            if rows.n > 1 && !self.columns.has_interval && x + width(std::slice::from_ref(&of)) <= end {
                scene.write((x, top + rows.middle() + 1), Align::Left, of);
            }
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
        let inset = if rows.is_close { HIGH / 2 } else { 0 };
        let bounds = |left: i32, right: i32| {
            Bounds::new(left * WIDE, top * HIGH + inset, right * WIDE, (top + rows.n) * HIGH - inset)
        };
        let (left, right) = (scale.column(low), scale.column(high));
        scene.bar(bounds(left, right + 1), tone.part(PALE));
        scene.bar(bounds(right, right + 1), tone);
        let results = self.rows.rows.get(group.rows.clone()).unwrap_or_default().iter();
        let middle = top + rows.middle();
        for column in results.map(|it| scale.column(it.benefit())).filter(|it| *it != right) {
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
