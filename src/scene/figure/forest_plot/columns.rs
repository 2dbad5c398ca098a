//! The columns of a forest plot, and the scales that stand in one of them.

use super::super::result::{INTERVAL, VALUE};
use super::reach::Needs;
use crate::scene::Block;
use crate::scene::plot::Scale;
use crate::scene::plot::{Axis, round_step, widest};
use crate::sim::forest_plot::rows::Row;
use crate::sim::forest_plot::view::View;

/// Columns between words and shapes.
pub(super) const GAP: i32 = 2;
/// Columns from which on the largest of a reach is in large letters, and from which on both of its ends stand beside it.
pub(super) const LARGE: i32 = 72;
const NUMBERED: i32 = 140;
/// Columns before a row: the mark of the one under the cursor, and air.
const LEAD: i32 = 2;
/// Columns of how many results are in a reach and how far it goes, in numbers, with their heads.
const BOTH: i32 = 30;

/// Where the columns stand; one without a width is left out.
pub(super) struct Columns {
    pub(super) label: i32,
    pub(super) study: Option<i32>,
    /// Of reaches, until rows are shown: how many results are in each, in a column that ends here.
    pub(super) count: Option<i32>,
    /// Their numbers end here.
    pub(super) people: Option<i32>,
    pub(super) plot: Block,
    pub(super) zero: i32,
    pub(super) value: i32,
    pub(super) has_interval: bool,
    pub(super) notes: Option<i32>,
}

impl Columns {
    /// The most telling columns first, as long as enough is left for the plot.
    pub(super) fn new(set: &View<'_>, width: i32) -> Self {
        let label = widest(set.rows.iter().map(|it| it.label)).min(width * 2 / 5);
        let study = set.rows.iter().map(Row::name_width).max().unwrap_or(0) as i32;
        let mut room = width - LEAD - label - GAP - GAP - VALUE;
        let least = (width / 4).clamp(8, 26);
        let mut has = |wanted: i32| {
            let is_shown = room - wanted >= least;
            room -= if is_shown { wanted } else { 0 };
            is_shown
        };
        let has_interval = has(GAP + INTERVAL);
        // The chosen one is named below the picture.
        let study = Some(study).filter(|it| width >= 150 && has(*it + GAP - 2));
        let has_people = study.is_some() && has(7 + GAP);
        let notes = Some((width - 88) / 2).filter(|it| *it > 24 && has(*it + GAP));
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
            count: None,
            people,
            plot,
            zero,
            value,
            has_interval,
            notes: notes.map(|_| beyond),
        }
    }

    /// Until rows are shown: names of reaches, the scale in all that is left, the largest and how many they are.
    pub(super) fn of_reaches(needs: &Needs, width: i32) -> Self {
        let has_interval = width >= NUMBERED;
        let left = LEAD + needs.names + GAP;
        // The largest stands behind its reach.
        let behind = GAP + 1 + needs.number + if has_interval { BOTH } else { 0 };
        let room = (width - left - behind).max(8);
        let (gain, harm) = needs.ends;
        let plot = Block::new(left, 0, room, 0);
        // No effect has a column of its own, with room for what lies before it.
        let zero = left + ((f64::from(room - 1) * harm / (gain + harm)) as i32).max(needs.other);
        let value = plot.right() + GAP + 1 + needs.number + GAP;
        Self {
            label: LEAD,
            study: None,
            count: Some(width - 1),
            people: None,
            plot,
            zero,
            value,
            has_interval,
            notes: None,
        }
    }

    /// The scale of an axis: as long as its rows need, no effect in the middle of its column.
    pub(super) fn axis(&self, (gain, harm): (f64, f64)) -> (Axis, f64) {
        let (left, right) = (self.zero - self.plot.x, self.plot.right() - self.zero - 1);
        let per_cell = (gain / f64::from(right.max(1))).max(harm / f64::from(left.max(1)));
        let per_cell = if per_cell.is_finite() && per_cell > 0.0 { per_cell } else { 1.0 };
        // As many cells to a step as there can be, and whole ones.
        let room = (self.plot.width / 16).max(6);
        let step = round_step([0.0, per_cell * f64::from(self.plot.width)], self.plot.width, room);
        let per_cell = step / (step / per_cell).floor().max(1.0);
        let end = |cells: i32| (f64::from(cells) + 0.5) * per_cell;
        let scale = Scale::new([-end(left), end(right)]);
        (Axis::filling(scale, self.plot.x, self.plot.width), step)
    }
}
