//! The heading of a group, and beside it how far its results reach.

use super::super::super::label::width;
use super::super::super::{Align, Bounds, EIGHTH, HIGH, Scene, Tone, WIDE, Words};
use super::Picture;
use crate::sim::forest_plot::rows::Row;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::Group;

impl Picture<'_> {
    /// The heading of a group, how far its results reach, and how many of them are shown.
    pub(super) fn heading(&self, axis: usize, group: &Group<'_>, count: usize, y: i32, scene: &mut Scene) {
        let n = group.rows.len() + group.nulls.len();
        let points = self.rows.points(group);
        let part = |words: String| Some(Words::new(words, Tone::DIM)).filter(|_| count < n);
        let alone = [format!("{count} of {n} shown"), format!("{count} of {n}")];
        let mut wordings: Vec<Vec<Words>> = alone.map(|it| part(it).into_iter().collect()).into();
        let favours = self.rows.axes.get(axis).map(|it| (it.favours, it.decimals));
        if let (Some((low, high)), Some((favours, decimals))) = (points, favours)
            && let Some((words, is_beyond)) = say::sides(favours, high, Some((low, high)), decimals).interval
        {
            let reach = if low < high { words } else { say::sides(favours, high, None, decimals).value };
            let reach = Words::bold(format!("{reach}{}", if is_beyond { " ▸" } else { "" }), Tone::STRONG);
            let beside = part(format!("  {count} of {n}"));
            wordings.splice(0..0, [std::iter::once(reach.clone()).chain(beside).collect(), vec![reach]]);
        }
        scene.say((self.columns.value, y), Align::Left, &wordings);
        let (scale, _) = self.axis(axis);
        // Where the words would reach into the bar the first of them goes.
        let room = points.map_or(i32::MAX, |(_, high)| scale.column(high) - 1);
        let brief = group.heading.split_once(' ').map_or("", |it| it.1);
        let wordings = [group.heading, brief].map(|it| vec![Words::bold(it, Tone::STRONG)]);
        if let Some(words) = wordings.into_iter().find(|it| width(it) <= room) {
            scene.say((0, y), Align::Left, &[words]);
        }
        self.reach(axis, group, (y * HIGH + EIGHTH, HIGH - EIGHTH), scene);
    }

    /// A bar from the least point of a group to its greatest, so many units high.
    pub(super) fn reach(&self, axis: usize, group: &Group<'_>, (top, height): (i32, i32), scene: &mut Scene) {
        let Some((low, high)) = self.rows.points(group) else { return };
        let (axis, _) = self.axis(axis);
        let is_baseline = self.rows.rows.get(group.rows.start).is_some_and(Row::is_baseline);
        let tone = if is_baseline { Tone::DIM } else { self.accent };
        let (left, right) = (axis.column(high) * WIDE, (axis.column(low) + 1) * WIDE);
        scene.bar(Bounds::new(left, top, right, top + height), tone);
    }
}
