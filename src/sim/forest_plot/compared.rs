//! What is read against each other: the row under the cursor beside what the same review found of the same against
//! others, or what is pooled of it with and without a row.

use super::pooling::Pooled;
use super::say::{self, Sides};
use super::view::View;
use crate::content::estimate::ComparatorClass;
use crate::content::order;

/// One of the results that a slide of a forest plot has, from top to bottom.
pub struct Compared {
    /// Its place among the rows, where it is one.
    pub row: Option<usize>,
    pub name: String,
    pub value: f64,
    /// Its less favourable end and its more favourable one.
    pub interval: Option<(f64, f64)>,
    pub sides: Sides,
    pub is_ratio: bool,
    /// Whether no effect lies within.
    pub is_unsure: bool,
}

impl Compared {
    /// Its interval in words, with a sign where its end is on the side of the others; a ratio says that itself. That one
    /// is not known is told with the small print.
    pub fn ends(&self) -> Option<String> {
        let (ends, is_across) = self.sides.interval.as_ref()?;
        let has_sign = *is_across && !self.is_ratio;
        Some(if has_sign { format!("−{ends}") } else { ends.clone() })
    }
}

/// The most that stand on a slide.
const MOST: usize = 4;

/// What there is to compare with the row under the cursor; nothing where that stands alone.
pub fn compared(set: &View<'_>) -> Option<Vec<Compared>> {
    let here = set.row()?;
    let items = pooled(set, here.axis).unwrap_or_else(|| akin(set));
    (2..=MOST).contains(&items.len()).then_some(items)
}

/// A pool, and the same without a row.
fn pooled(set: &View<'_>, axis: usize) -> Option<Vec<Compared>> {
    let pool = set.pools.iter().find(|it| it.axis == axis)?;
    let (row, without) = pool.without.as_ref()?;
    // As exact as the words below it say it.
    let decimals = set.axes.get(axis).map_or(2, |it| it.decimals.max(2));
    let item = |name: String, it: &Pooled| {
        let [low, high] = it.interval;
        Compared {
            row: None,
            name,
            value: it.value,
            interval: Some((low, high)),
            sides: say::sides(pool.favours, it.value, Some((low, high)), decimals),
            is_ratio: pool.favours.is_ratio(),
            is_unsure: low < 0.0 && high > 0.0,
        }
    };
    let left_out = set.rows.get(*row).map_or("", |it| it.label);
    Some(vec![
        item(format!("{} rows, pooled by us", pool.all.n), &pool.all),
        item(format!("without {left_out}"), without),
    ])
}

fn akin(set: &View<'_>) -> Vec<Compared> {
    let Some(here) = set.row() else { return Vec::new() };
    let groups = || set.sections.iter().filter(|it| it.axis == here.axis).flat_map(|it| &it.groups);
    let mut rows: Vec<_> = set.rows.iter().enumerate().filter(|(_, row)| here.is_akin(row)).collect();
    // The more the others got, the lower.
    order::by_key(&mut rows, |(_, row)| row.estimate.comparator_class == ComparatorClass::Active);
    let items = rows.into_iter().map(|(nth, row)| {
        let heading = groups().find(|it| it.rows.contains(&nth)).map_or("", |it| it.heading);
        let favours = row.estimate.favours_intervention_when;
        Compared {
            row: Some(nth),
            name: heading.to_owned(),
            value: row.benefit(),
            interval: row.interval(),
            sides: say::sides(favours, row.benefit(), row.interval(), row.estimate.decimals()),
            is_ratio: favours.is_ratio(),
            is_unsure: row.is_unsure() || row.is_baseline(),
        }
    });
    items.collect()
}
