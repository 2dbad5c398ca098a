//! Which rows are shown, under which headings and in which order.

use super::pooled::{PooledRows, pools};
use super::rows::{Row, decimals, outcome};
use crate::content::estimate::{ComparatorClass, Favours, Measure};
use crate::content::figure::{ForestNull, ForestPlot, ForestSmall};
use crate::content::library::Library;
use crate::content::model::Study;
use crate::sim::step;
use std::cmp::Ordering;
use std::ops::Range;

/// Rows that may be compared.
#[derive(Clone, Debug)]
pub struct Axis<'a> {
    pub heading: &'a str,
    pub measures: Vec<Measure>,
    /// Which side of its numbers is better: of ratios the same for all rows.
    pub favours: Favours,
    /// Whether every row is a change within one group.
    pub is_baseline: bool,
    pub small: Option<&'a ForestSmall>,
    /// How many decimals its numbers are shown with.
    pub decimals: usize,
}

impl Axis<'_> {
    /// Its measures, as the sources call them.
    pub fn names(&self) -> String {
        self.measures.iter().map(|it| it.word()).collect::<Vec<_>>().join(", ")
    }
}

/// A result without a number, in its figure.
#[derive(Clone, Copy, Debug)]
pub struct NullRow<'a> {
    pub it: &'a ForestNull,
    pub study: Option<&'a Study>,
    axis: usize,
    group: usize,
}

impl NullRow<'_> {
    /// Whether the filters let it through. That of studies names only those with numbers.
    fn is_wanted(&self, plot: &ForestPlot, wanted: &[Option<String>]) -> bool {
        let class = self.it.comparator_class;
        let named = plot.comparators.iter().find(|it| it.class == class);
        let outcome = outcome(self.it.outcome_class);
        let own = [named.map_or_else(|| class.word(), |it| it.name.as_str()), &outcome, &self.it.people, ""];
        wanted.iter().zip(own).all(|(wanted, own)| wanted.as_ref().is_none_or(|it| it == own))
    }
}

/// Rows under one heading.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    pub heading: &'a str,
    /// Their places in [`View::rows`].
    pub rows: Range<usize>,
    pub nulls: Vec<NullRow<'a>>,
    order: usize,
}

/// The groups of an axis.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    pub axis: usize,
    pub groups: Vec<Group<'a>>,
}

/// The figure as it is set.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Those shown, axis by axis.
    pub rows: Vec<Row<'a>>,
    pub cursor: usize,
    /// How many there are without filters.
    pub total: usize,
    pub axes: Vec<Axis<'a>>,
    /// Those of them that have rows.
    pub sections: Vec<Section<'a>>,
    pub pools: Vec<PooledRows<'a>>,
    /// Where no effect stands on every axis, 0 to 1.
    pub zero: f64,
}

impl<'a> View<'a> {
    pub fn row(&self) -> Option<&Row<'a>> {
        self.rows.get(self.cursor)
    }

    pub fn on_axis(&self, axis: usize) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(move |row| row.axis == axis)
    }

    /// The results without a number on an axis.
    pub fn nulls(&self, axis: usize) -> impl Iterator<Item = &NullRow<'a>> {
        let sections = self.sections.iter().filter(move |it| it.axis == axis);
        sections.flat_map(|it| &it.groups).flat_map(|it| &it.nulls)
    }

    /// How far an axis reaches on the side of benefit and on the other.
    pub fn reach(&self, axis: usize) -> (f64, f64) {
        let pooled = self.pools.iter().filter(|pool| pool.axis == axis);
        let ends = pooled.flat_map(|pool| {
            let without = pool.without.map(|(_, it)| it);
            [Some(pool.all), without].into_iter().flatten().flat_map(|it| [it.low, it.high])
        });
        let small = self.axes.get(axis).and_then(|it| it.small).map(|it| it.below);
        let values = self.on_axis(axis).flat_map(Row::values).chain(ends);
        let values = values.chain(small.into_iter().flat_map(|it| [it, -it]));
        values.fold((0.0, 0.0), |(gain, harm), it| (f64::max(gain, it), f64::max(harm, -it)))
    }

    /// The least and the greatest point of a group.
    pub fn points(&self, group: &Group<'_>) -> Option<(f64, f64)> {
        let values = self.rows.get(group.rows.clone())?.iter().map(Row::benefit);
        let ends = values.map(|it| (it, it)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        ends.filter(|(low, high)| low.is_finite() && high.is_finite())
    }
}

/// How rows are ordered in their group.
pub const SORTS: [&str; 5] = ["as listed", "by size", "by precision", "by year", "by comparator"];

/// Knobs by their places: four filters, the order, what a pool leaves out, then the rows.
pub const FILTERS: [&str; 4] = ["comparator", "outcome", "people", "study"];
pub const SORT: usize = FILTERS.len();
pub const LEAVE_OUT: usize = SORT + 1;

/// The place of the knob that walks the rows; without pools there is nothing to leave out.
pub fn rows_knob(plot: &ForestPlot) -> usize {
    LEAVE_OUT + usize::from(!plot.pools.is_empty())
}

/// Keeps what the filters ask for, and says what that is. What each of them offers, given those before it,
/// goes to `offers`; its first step asks for nothing.
fn filter(
    rows: &mut Vec<Row<'_>>,
    at: &[usize],
    mut offers: Option<&mut Vec<Vec<String>>>,
) -> [Option<String>; FILTERS.len()] {
    std::array::from_fn(|nth| {
        if offers.is_none() && step(at, nth) == 0 {
            return None;
        }
        let offered = offered(rows, nth);
        let wanted = step(at, nth).checked_sub(1).and_then(|it| offered.get(it)).cloned();
        if let Some(wanted) = &wanted {
            rows.retain(|row| row.asked(nth) == *wanted);
        }
        if let Some(offers) = &mut offers {
            let all = if offered.is_empty() { "none" } else { "all" };
            offers.push(std::iter::once(all.to_owned()).chain(offered).collect());
        }
        wanted
    })
}

/// The values of a filter that exist, each once.
fn offered(rows: &[Row<'_>], nth: usize) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut before: Option<&Row<'_>> = None;
    for row in rows {
        // Rows of one study mostly stand together, and its name is longer in the making than it is found.
        let is_same = before.is_some_and(|it| nth == 3 && it.estimate.source == row.estimate.source);
        before = Some(row);
        if is_same {
            continue;
        }
        let words = row.asked(nth);
        if !found.iter().any(|(_, it)| *it == words) {
            found.push((row.rank, words.into_owned()));
        }
    }
    match nth {
        0 => found.sort_by_key(|(rank, _)| *rank),
        3 => found.sort_by(|a, b| a.1.cmp(&b.1)),
        _ => {}
    }
    found.into_iter().map(|(_, words)| words).collect()
}

/// Every row as listed, the axes, and the results without a number. Within a group of the author's each
/// measure has an axis of its own, so that no two measures share one, save the standardised differences.
fn all<'a>(plot: &'a ForestPlot, library: &'a Library) -> (Vec<Row<'a>>, Vec<Axis<'a>>, Vec<NullRow<'a>>) {
    let (mut rows, mut axes, mut nulls) = (Vec::new(), Vec::<Axis<'a>>::new(), Vec::new());
    let rank = |class: ComparatorClass| {
        plot.comparators.iter().position(|it| it.class == class).unwrap_or(plot.comparators.len())
    };
    let group = |class: ComparatorClass| {
        let named = plot.groups.iter().position(|it| it.classes.contains(&class));
        named.unwrap_or_else(|| plot.groups.len() + rank(class))
    };
    for listing in &plot.axes {
        let first = axes.len();
        for listed in &listing.rows {
            let Some(estimate) = library.estimate(&listed.estimate) else { continue };
            let favours = estimate.favours_intervention_when;
            let of_its_measure = |axis: &usize| {
                axes.get(*axis).is_some_and(|it| {
                    let is_one_way = favours == it.favours || !favours.is_ratio();
                    is_one_way && it.measures.iter().any(|it| it.goes_with(estimate.measure))
                })
            };
            let axis = (first..axes.len()).find(of_its_measure).unwrap_or(axes.len());
            if axis == axes.len() {
                axes.push(Axis {
                    heading: &listing.heading,
                    measures: Vec::new(),
                    favours,
                    is_baseline: true,
                    small: listing.small.as_ref().filter(|_| axis == first),
                    decimals: 0,
                });
            }
            let class = estimate.comparator_class;
            let rank = rank(class);
            let row = Row {
                estimate,
                study: library.study(&estimate.source),
                label: &listed.label,
                people: &listed.people,
                class: plot.comparators.get(rank).map_or_else(|| class.word(), |it| it.name.as_str()),
                rank,
                axis,
                group: group(class),
            };
            if let Some(axis) = axes.get_mut(axis) {
                axis.is_baseline &= row.is_baseline();
                if !axis.measures.contains(&estimate.measure) {
                    axis.measures.push(estimate.measure);
                }
            }
            rows.push(row);
        }
        nulls.extend(listing.nulls.iter().map(|it| NullRow {
            it,
            study: library.study(&it.source),
            axis: first,
            group: group(it.comparator_class),
        }));
    }
    for (nth, axis) in axes.iter_mut().enumerate() {
        axis.decimals = decimals(rows.iter().filter(|row| row.axis == nth).map(|row| row.estimate));
    }
    (rows, axes, nulls)
}

/// The figure with its knobs `at`.
pub fn view<'a>(plot: &'a ForestPlot, library: &'a Library, at: &[usize]) -> View<'a> {
    set(plot, library, at, None)
}

/// The same, with what each filter offers.
pub fn view_and_offers<'a>(
    plot: &'a ForestPlot,
    library: &'a Library,
    at: &[usize],
) -> (View<'a>, Vec<Vec<String>>) {
    let mut offers = Vec::new();
    (set(plot, library, at, Some(&mut offers)), offers)
}

fn set<'a>(
    plot: &'a ForestPlot,
    library: &'a Library,
    at: &[usize],
    offers: Option<&mut Vec<Vec<String>>>,
) -> View<'a> {
    let (mut rows, axes, mut nulls) = all(plot, library);
    let (total, zero) = (rows.len(), zero(&rows, axes.len()));
    let wanted = filter(&mut rows, at, offers);
    nulls.retain(|it| it.is_wanted(plot, &wanted));
    rows.sort_by(|a, b| a.place().cmp(&b.place()).then_with(|| order(a, b, step(at, SORT))));
    let cursor = step(at, rows_knob(plot)).min(rows.len().saturating_sub(1));
    let pools = pools(plot, &rows, step(at, LEAVE_OUT));
    let sections = sections(plot, &rows, &nulls);
    View { rows, cursor, total, axes, sections, pools, zero }
}

/// Rows in their order under their headings.
fn sections<'a>(plot: &'a ForestPlot, rows: &[Row<'a>], nulls: &[NullRow<'a>]) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        if sections.last().is_none_or(|it| it.axis != row.axis) {
            sections.push(Section { axis: row.axis, groups: Vec::new() });
        }
        let Some(section) = sections.last_mut() else { continue };
        match section.groups.last_mut() {
            Some(group) if group.order == row.group => group.rows.end = nth + 1,
            _ => {
                let heading = plot.groups.get(row.group).map_or(row.class, |it| it.heading.as_str());
                section.groups.push(Group {
                    heading,
                    rows: nth..nth + 1,
                    nulls: Vec::new(),
                    order: row.group,
                });
            }
        }
    }
    for null in nulls {
        let groups = sections.iter_mut().filter(|it| it.axis == null.axis).flat_map(|it| &mut it.groups);
        groups.filter(|it| it.order == null.group).for_each(|it| it.nulls.push(*null));
    }
    sections
}

fn order(a: &Row<'_>, b: &Row<'_>, sort: usize) -> Ordering {
    let width = |row: &Row<'_>| row.interval().map_or(f64::INFINITY, |(low, high)| high - low);
    let year = |row: &Row<'_>| row.study.map_or(0, |study| study.year);
    match sort {
        1 => b.benefit().total_cmp(&a.benefit()),
        2 => width(a).total_cmp(&width(b)),
        3 => year(b).cmp(&year(a)),
        4 => a.rank.cmp(&b.rank),
        _ => Ordering::Equal,
    }
}

/// The place of no effect: as far from the left as benefits reach further than harms, on the average
/// of all axes, within reason.
fn zero(rows: &[Row<'_>], axes: usize) -> f64 {
    let mut reaches = vec![(0.0_f64, 0.0_f64); axes];
    for row in rows {
        if let Some((for_it, against)) = reaches.get_mut(row.axis) {
            for value in row.values() {
                (*for_it, *against) = (for_it.max(value), against.max(-value));
            }
        }
    }
    let share = |(for_it, against): (f64, f64)| for_it / (for_it + against);
    let shares: Vec<f64> = reaches.into_iter().map(share).filter(|it| it.is_finite()).collect();
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    if mean.is_finite() { mean.clamp(0.34, 0.72) } else { 0.5 }
}
