//! The columns of a forest plot, and the scales that stand in one of them.

use super::super::result::{INTERVAL, VALUE};
use crate::scene::Block;
use crate::scene::plot::Scale;
use crate::scene::plot::{Axis, round_step, widest};
use crate::sim::forest_plot::rows::Row;
use crate::sim::forest_plot::view::View;

/// Columns between words and shapes.
pub(super) const GAP: i32 = 2;
/// Columns from which on numbers stand beside reaches, which each have their largest before them.
const NUMBERED: i32 = 90;
/// Columns before a row: the mark of the one under the cursor, and air.
const LEAD: i32 = 2;

/// Where the columns stand; one without a width is left out.
pub(super) struct Columns {
    pub(super) label: i32,
    pub(super) study: Option<i32>,
    /// Their numbers end here.
    pub(super) people: Option<i32>,
    pub(super) plot: Block,
    pub(super) zero: i32,
    pub(super) value: i32,
    pub(super) has_interval: bool,
    pub(super) notes: Option<i32>,
}

impl Columns {
    /// The most telling columns first, as long as enough is left for the plot; without rows none that tell of them.
    pub(super) fn new(set: &View<'_>, width: i32, is_overview: bool) -> Self {
        let label = widest(set.rows.iter().map(|it| it.label)).min(width * 2 / 5);
        let study = set.rows.iter().map(Row::name_width).max().unwrap_or(0) as i32;
        let has_values = !is_overview || width >= NUMBERED;
        let values = if has_values { GAP + VALUE } else { 0 };
        let mut room = width - LEAD - label - GAP - values;
        let least = (width / 4).clamp(8, 26);
        let mut has = |wanted: i32| {
            let is_shown = room - wanted >= least;
            room -= if is_shown { wanted } else { 0 };
            is_shown
        };
        let has_interval = has_values && has(GAP + INTERVAL);
        // The chosen one is named below the picture.
        let study = Some(study).filter(|it| width >= 150 && !is_overview && has(*it + GAP - 2));
        let has_people = study.is_some() && has(7 + GAP);
        let notes = Some((width - 88) / 2).filter(|it| *it > 24 && !is_overview && has(*it + GAP));
        let after = LEAD + label + GAP;
        let end = after + study.map_or(0, |it| it + GAP) - if study.is_some() { 2 } else { 0 };
        let people = has_people.then_some(end + 6);
        let left = end + if has_people { 7 + GAP } else { i32::from(study.is_some()) };
        let plot = Block::new(left, 0, room, 0);
        let zero = plot.x + (f64::from(room) * set.zero) as i32;
        let value = plot.right() + GAP;
        let beyond = value + VALUE + if has_interval { GAP + INTERVAL } else { 0 } + GAP;
        Self {
            label: LEAD,
            study: study.map(|_| after),
            people,
            plot,
            zero,
            value,
            has_interval,
            notes: notes.map(|_| beyond),
        }
    }

    /// The scale of an axis: as long as its rows need, no effect in the middle of its column.
    pub(super) fn axis(&self, (gain, harm): (f64, f64)) -> (Axis, f64) {
        let (left, right) = (self.zero - self.plot.x, self.plot.right() - self.zero - 1);
        let per_cell = (gain / f64::from(left.max(1))).max(harm / f64::from(right.max(1)));
        let per_cell = if per_cell.is_finite() && per_cell > 0.0 { per_cell } else { 1.0 };
        // As many cells to a step as there can be, and whole ones.
        let room = (self.plot.width / 16).max(6);
        let step = round_step([0.0, per_cell * f64::from(self.plot.width)], self.plot.width, room);
        let per_cell = step / (step / per_cell).floor().max(1.0);
        let end = |cells: i32| (f64::from(cells) + 0.5) * per_cell;
        let scale = Scale::new([end(left), -end(right)]);
        (Axis::filling(scale, self.plot.x, self.plot.width), step)
    }
}
