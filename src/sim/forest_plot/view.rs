//! Which rows are shown, under which headings and in which order.

use super::pooled::{PooledRows, pools};
use super::rows::{Row, decimals, outcome};
use crate::content::estimate::{ComparatorClass, Favours, Measure};
use crate::content::figure::{ForestNull, ForestPlot, ForestSmall};
use crate::content::library::Library;
use crate::content::model::Study;
use crate::content::order;
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
    /// Where the cursor comes to it: after all rows that have numbers.
    pub step: usize,
    class: &'a str,
    axis: usize,
    group: usize,
}

impl NullRow<'_> {
    /// Whether the filters let it through. That of studies names only those with numbers.
    fn is_wanted(&self, wanted: &[Option<String>]) -> bool {
        let outcome = outcome(self.it.outcome_class);
        let own = [self.class, &outcome, &self.it.people, ""];
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
}

impl Group<'_> {
    /// Whether the row or the result without a number at a step of the cursor is one of them.
    pub fn holds(&self, step: usize) -> bool {
        self.rows.contains(&step) || self.nulls.iter().any(|it| it.step == step)
    }
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
    /// How far each axis reaches on the side of benefit and on the other: with all of its rows, so that it stays
    /// as it is while they are filtered.
    reaches: Vec<(f64, f64)>,
    /// Where no effect stands on every axis, 0 to 1.
    pub zero: f64,
    /// Results without a clear effect that the filters keep back: how many, by the comparator.
    pub kept_back: Vec<(&'a str, usize)>,
}

impl<'a> View<'a> {
    pub fn row(&self) -> Option<&Row<'a>> {
        self.rows.get(self.cursor)
    }

    /// The result without a number under the cursor.
    pub fn null(&self) -> Option<&NullRow<'a>> {
        self.all_nulls().find(|it| it.step == self.cursor)
    }

    pub fn all_nulls(&self) -> impl Iterator<Item = &NullRow<'a>> {
        self.sections.iter().flat_map(|it| &it.groups).flat_map(|it| &it.nulls)
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
        self.reaches.get(axis).copied().unwrap_or_default()
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
        0 => order::by_key(&mut found, |(rank, _)| *rank),
        3 => order::by(&mut found, |a, b| a.1.cmp(&b.1)),
        _ => {}
    }
    found.into_iter().map(|(_, words)| words).collect()
}

/// Every row as listed, the axes, and the results without a number. Within a group of the author's each
/// measure has an axis of its own, so that no two measures share one, save the standardised differences.
fn all<'a>(plot: &'a ForestPlot, library: &'a Library) -> (Vec<Row<'a>>, Vec<Axis<'a>>, Vec<NullRow<'a>>) {
    let (mut rows, mut axes, mut nulls) = (Vec::new(), Vec::<Axis<'a>>::new(), Vec::new());
    let group = |of: ComparatorClass| {
        let named = plot.groups.iter().position(|it| it.classes.contains(&of));
        named.unwrap_or_else(|| plot.groups.len() + class(plot, of).0)
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
            let (rank, name) = class(plot, estimate.comparator_class);
            let row = Row {
                estimate,
                study: library.study(&estimate.source),
                label: &listed.label,
                people: &listed.people,
                class: name,
                rank,
                axis,
                group: group(estimate.comparator_class),
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
            step: 0,
            study: library.study(&it.source),
            class: class(plot, it.comparator_class).1,
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
    let reaches = reaches(&rows, &axes);
    let (total, zero) = (rows.len(), zero(&reaches));
    let before = (rows.clone(), nulls.clone());
    let wanted = filter(&mut rows, at, offers);
    nulls.retain(|it| it.is_wanted(&wanted));
    let kept_back = kept_back(plot, (&before.0, &rows), (&before.1, &nulls));
    order::by(&mut rows, |a, b| a.place().cmp(&b.place()).then_with(|| order(a, b, step(at, SORT))));
    nulls.sort_by_key(|it| (it.axis, it.group));
    nulls.iter_mut().zip(rows.len()..).for_each(|(null, step)| null.step = step);
    let cursor = step(at, rows_knob(plot)).min((rows.len() + nulls.len()).saturating_sub(1));
    let pools = pools(plot, &rows, step(at, LEAVE_OUT));
    let sections = sections(plot, &rows, &nulls);
    View { rows, cursor, total, axes, sections, pools, reaches, zero, kept_back }
}

/// The results without a clear effect among those that were there before and are not there now, by comparator
/// in the order of the figure.
fn kept_back<'a>(
    plot: &'a ForestPlot,
    (rows_before, rows): (&[Row<'a>], &[Row<'a>]),
    (nulls_before, nulls): (&[NullRow<'a>], &[NullRow<'a>]),
) -> Vec<(&'a str, usize)> {
    let is_gone = |row: &&Row<'_>| rows.iter().all(|it| it.estimate.id != row.estimate.id);
    let gone = rows_before.iter().filter(|it| it.is_unsure() && !it.is_baseline()).filter(is_gone);
    let of_rows = gone.map(|it| (it.rank, it.class));
    let is_gone = |null: &&NullRow<'_>| nulls.iter().all(|it| !std::ptr::eq(it.it, null.it));
    let of_nulls = nulls_before.iter().filter(is_gone).map(|it| class(plot, it.it.comparator_class));
    let mut all: Vec<_> = of_rows.chain(of_nulls).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter_map(|it| Some((it.first()?.1, it.len()))).collect()
}

/// A class of comparators by its place among those of the figure, and its name there.
fn class(plot: &ForestPlot, class: ComparatorClass) -> (usize, &str) {
    let named = plot.comparators.iter().enumerate().find(|(_, it)| it.class == class);
    named.map_or_else(|| (plot.comparators.len(), class.word()), |(rank, it)| (rank, it.name.as_str()))
}

/// Rows in their order under their headings; a result without a number has its own where no row has it.
fn sections<'a>(plot: &'a ForestPlot, rows: &[Row<'a>], nulls: &[NullRow<'a>]) -> Vec<Section<'a>> {
    let mut places: Vec<(usize, usize)> = rows.iter().map(Row::place).collect();
    places.extend(nulls.iter().map(|it| (it.axis, it.group)));
    places.sort_unstable();
    places.dedup();
    let mut sections: Vec<Section<'a>> = Vec::new();
    for place in places {
        let start = rows.partition_point(|row| row.place() < place);
        let end = rows.partition_point(|row| row.place() <= place);
        let nulls: Vec<_> = nulls.iter().filter(|it| (it.axis, it.group) == place).copied().collect();
        let others = rows.get(start).map(|it| it.class).or_else(|| nulls.first().map(|it| it.class));
        let heading = plot.groups.get(place.1).map(|it| it.heading.as_str()).or(others).unwrap_or_default();
        let group = Group { heading, rows: start..end, nulls };
        match sections.last_mut().filter(|it| it.axis == place.0) {
            Some(section) => section.groups.push(group),
            None => sections.push(Section { axis: place.0, groups: vec![group] }),
        }
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

/// How far each axis needs to reach for all of these rows and for what is small on it.
fn reaches(rows: &[Row<'_>], axes: &[Axis<'_>]) -> Vec<(f64, f64)> {
    let small = axes.iter().map(|it| it.small.map_or(0.0, |it| it.below));
    let mut reaches: Vec<(f64, f64)> = small.map(|it| (it, it)).collect();
    for row in rows {
        if let Some((gain, harm)) = reaches.get_mut(row.axis) {
            for value in row.values() {
                (*gain, *harm) = (gain.max(value), harm.max(-value));
            }
        }
    }
    reaches
}

/// The place of no effect: as far from the left as harms reach, next to benefits, on the average
/// of all axes, within reason.
fn zero(reaches: &[(f64, f64)]) -> f64 {
    let shares = reaches.iter().map(|(gain, harm)| harm / (gain + harm)).filter(|it| it.is_finite());
    let (n, sum) = shares.fold((0.0, 0.0), |(n, sum), it| (n + 1.0, sum + it));
    let mean: f64 = sum / n;
    if mean.is_finite() { mean.clamp(0.28, 0.66) } else { 0.5 }
}
