//! Which rows are shown as one, and what leaving one of them out makes of it.

use super::pooling::{Effect, Pooled, pool};
use super::rows::Row;
use super::view::View;
use crate::content::estimate::{Favours, Measure};
use crate::content::figure::ForestPlot;
use crate::content::id::EstimateId;

/// Some rows as one, while one of them may be left out.
#[derive(Clone, Debug)]
pub struct PooledRows<'a> {
    pub axis: usize,
    /// Its first row, by its place in [`View::rows`].
    pub first: usize,
    pub why: &'a str,
    /// The sign and the measure of its first row.
    pub favours: Favours,
    pub measure: Measure,
    pub all: Pooled,
    /// The row left out, by its place in [`View::rows`], and what the others give.
    pub without: Option<(usize, Pooled)>,
}

/// The pools of which every row is shown; `leave_out` counts their rows from 1.
pub(super) fn pools<'a>(plot: &'a ForestPlot, rows: &[Row<'a>], leave_out: usize) -> Vec<PooledRows<'a>> {
    let mut pools = Vec::new();
    let pooled = pooled_places(plot, rows);
    let left = leave_out.checked_sub(1).and_then(|nth| leavable(&pooled).nth(nth));
    for (places, why) in &pooled {
        let Some(at) = places.first().copied() else { continue };
        let Some(first) = rows.get(at) else { continue };
        let effects = |without: Option<usize>| -> Vec<Effect> {
            let kept = places.iter().filter(|it| Some(**it) != without);
            kept.filter_map(|it| rows.get(*it)?.effect()).collect()
        };
        let Some(all) = pool(&effects(None)) else { continue };
        let without = left.filter(|it| places.contains(it));
        let without = without.and_then(|it| Some((it, pool(&effects(Some(it)))?)));
        let (favours, measure) = (first.estimate.favours_intervention_when, first.estimate.measure);
        pools.push(PooledRows { axis: first.axis, first: at, why, favours, measure, all, without });
    }
    pools
}

/// For each pool that is wholly shown, has an interval for each row and lies on one axis: the places
/// of its rows among `rows`.
fn pooled_places<'a>(plot: &'a ForestPlot, rows: &[Row<'_>]) -> Vec<(Vec<usize>, &'a str)> {
    let places = |ids: &[EstimateId]| -> Option<Vec<usize>> {
        let place =
            |id: &EstimateId| rows.iter().position(|row| row.estimate.id == *id && row.effect().is_some());
        let places: Vec<usize> = ids.iter().map(place).collect::<Option<_>>()?;
        let axis = |at: &usize| rows.get(*at).map(|row| row.axis);
        let first = places.first().and_then(axis);
        places.iter().all(|at| axis(at) == first).then_some(places)
    };
    plot.pools.iter().filter_map(|it| Some((places(&it.rows)?, it.why.as_str()))).collect()
}

/// The rows that can be left out of a pool, by their places, pool by pool.
fn leavable(pooled: &[(Vec<usize>, &str)]) -> impl Iterator<Item = usize> {
    let pools = pooled.iter().map(|(places, _)| places);
    // Of two rows one would be left, which is no pool.
    pools.filter(|it| it.len() > 2).flatten().copied()
}

/// What the knob of a pool offers.
pub fn can_be_left_out(plot: &ForestPlot, view: &View<'_>) -> Vec<String> {
    let name = |at: usize| view.rows.get(at).map(|row| row.label.to_owned());
    let rows = leavable(&pooled_places(plot, &view.rows)).filter_map(name).collect::<Vec<_>>();
    std::iter::once("none".to_owned()).chain(rows).collect()
}
