//! How far the results of each group reach: a pale band with its results on it and the largest at its end, from
//! group to group a step of the stairs that they make.

use super::super::super::label::width;
use super::super::super::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Mark, Meaning, Scene, Tone, WIDE, Words};
use super::Picture;
use super::lines::Line;
use crate::content::estimate::ComparatorClass;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{Group, rows_knob};

/// Part of the accent in which a reach is: results are brighter.
pub(super) const PALE: u8 = 30;

/// The heading of a group in small, and how many of its rows are shown.
pub(super) fn heading(group: &Group<'_>, count: usize, y: i32, scene: &mut Scene) {
    let n = group.rows.len() + group.nulls.len();
    let mut words = vec![Words::bold(group.heading, Tone::TEXT)];
    if count < n {
        words.push(Words::new(format!("  {count} of {n} shown"), Tone::DIM));
    }
    scene.say((0, y), Align::Left, &[words, vec![Words::bold(group.heading, Tone::TEXT)]]);
}

impl Picture<'_> {
    /// The name of a group, its band with its results, and in numbers how far it reaches.
    pub(super) fn reach(&self, axis: usize, group: &Group<'_>, y: i32, scene: &mut Scene) {
        let (scale, _) = self.axis(axis);
        let points = self.rows.points(group);
        // Where the words would reach into the band the first of them goes.
        let room = points.map_or(i32::MAX, |(_, high)| scale.column(high) - 1);
        let brief = group.heading.split_once(' ').map_or("", |it| it.1);
        let wordings = [group.heading, brief].map(|it| vec![Words::bold(it, Tone::STRONG)]);
        if let Some(words) = wordings.into_iter().find(|it| width(it) <= room) {
            scene.say((0, y), Align::Left, &[words]);
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
        let (top, bottom) = (y * HIGH + EIGHTH, (y + 1) * HIGH);
        scene.bar(Bounds::new(left, top, right, bottom), tone.part(PALE));
        for row in self.rows.rows.get(group.rows.clone()).unwrap_or_default() {
            // What the same review found against others shifts from step to step.
            let is_akin = self.rows.row().is_some_and(|it| it.is_akin(row)) && !self.view.is_beside;
            let (glyph, tone) = if is_akin { ('■', Tone::STRONG) } else { ('▪', tone) };
            scene.mark((scale.column(row.benefit()), y), glyph, tone);
        }
        scene.bar(Bounds::new(left, top, left + WIDE, bottom), tone);
        let is_hidden = |it: &Mark| it.at == (scale.column(high), y) && it.glyph == '▪';
        scene.marks.retain(|it| !is_hidden(it));
        let beside = Words::bold(largest, tone);
        if scale.column(high) - 2 - beside.text.len() as i32 > self.columns.plot.x {
            scene.write((scale.column(high) - 2, y), Align::Right, beside);
        }
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

    /// Where there is air between two reaches, the step from the end of one to that of the next: not to those that
    /// are compared with no single thing.
    pub(super) fn stairs(&self, lines: &[Line<'_>], top: i32, scene: &mut Scene) {
        for (three, y) in lines.windows(3).zip(top..) {
            let [Line::Reach(section, from), Line::Blank, Line::Reach(_, to)] = three else { continue };
            let is_single = |it: &Group<'_>| {
                !matches!(self.class(it), None | Some(ComparatorClass::Mixed | ComparatorClass::Baseline))
            };
            let (Some((_, a)), Some((_, b))) = (self.rows.points(from), self.rows.points(to)) else {
                continue;
            };
            if !is_single(from) || !is_single(to) {
                continue;
            }
            let (scale, _) = self.axis(section.axis);
            let [a, b] = [a, b].map(|it| scale.column(it));
            let (top, middle, bottom) = ((y + 1) * HIGH, (y + 1) * HIGH + HIGH / 2, (y + 2) * HIGH);
            // Through the middle of the row of air, half a cell wide and high.
            scene.bar(Bounds::new(a * WIDE, top, a * WIDE + WIDE / 2, middle), self.accent);
            let (left, right) = (a.min(b) * WIDE, a.max(b) * WIDE + WIDE / 2);
            scene.bar(Bounds::new(left, middle - HIGH / 2, right, middle), self.accent);
            scene.bar(Bounds::new(b * WIDE, top, b * WIDE + WIDE / 2, bottom), self.accent);
        }
    }
}
