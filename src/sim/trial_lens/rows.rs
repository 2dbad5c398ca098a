//! What trials found for a comparison, in words: sizes with the signs of their sources.

use super::super::{Table, cite};
use crate::content::effect::{is_baseline, published, published_interval};
use crate::content::estimate::{Estimate, Favours};
use crate::content::figure::ArmPair;
use crate::content::library::Library;

/// The rows of a comparison, in its order.
pub fn rows<'a>(library: &'a Library, comparison: Option<&ArmPair>) -> Vec<&'a Estimate> {
    let ids = comparison.map(|it| it.estimates.as_slice()).unwrap_or_default();
    ids.iter().filter_map(|id| library.estimate(id)).collect()
}

/// "−0.37", "−0.62 to −0.13" or that it is not known.
pub fn interval(row: &Estimate) -> String {
    published_interval(row).unwrap_or_else(|| "interval not known".to_owned())
}

/// "12 studies, 964 people", as far as it is known.
pub fn base(row: &Estimate) -> String {
    let count = |n: u32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let studies = row.k.map(|k| count(k, "study", "studies"));
    let people = row.n.map(|n| count(n, "person", "people"));
    studies.into_iter().chain(people).collect::<Vec<_>>().join(", ")
}

/// Which values speak for the intervention.
pub(super) fn better(row: &Estimate) -> &'static str {
    match row.favours_intervention_when {
        Favours::Negative => "below 0",
        Favours::Positive => "above 0",
        Favours::AboveOne => "above 1",
        Favours::BelowOne => "below 1",
    }
}

pub(super) fn against(row: &Estimate) -> String {
    if is_baseline(row) {
        format!("{}, before and after", row.intervention)
    } else {
        format!("{} against {}", row.intervention, row.comparator)
    }
}

/// Every number of a comparison.
pub(super) fn table(library: &Library, it: &ArmPair) -> Table {
    let title = format!("{} against {}", it.arm_a, it.arm_b);
    let mut out = Table::new(title, &["Outcome", "Compared", "Size", "From"]);
    for row in rows(library, Some(it)) {
        let size = format!("{} {}, {}", row.measure, published(row, row.value), interval(row));
        let base = base(row);
        out.rows.push(vec![
            format!("{}; {}", row.outcome, row.population),
            against(row),
            format!("{size}; {} is better", better(row)),
            if base.is_empty() { cite(&row.source) } else { format!("{base} ({})", cite(&row.source)) },
        ]);
    }
    out.note = format!("What differs: {}. {}", it.what_differs, it.warning());
    out
}
