//! What an estimate means: which side it speaks for and how far that can be said, and what it may be
//! compared with.

use super::estimate::{ComparatorClass, Estimate, Favours};
use super::number::fixed;

/// The benefits at the ends of a row's interval, the lower one first.
pub fn interval(row: &Estimate) -> Option<(f64, f64)> {
    let turned = |it: f64| benefit(row.favours_intervention_when, it);
    let (a, b) = (turned(row.ci_low?), turned(row.ci_high?));
    Some((a.min(b), a.max(b)))
}

/// Whether no effect lies within the interval.
pub fn is_unsure(row: &Estimate) -> bool {
    interval(row).is_some_and(|(low, high)| low <= 0.0 && high >= 0.0)
}

/// Whether a row is a change within one group, which holds everything at once and is no effect.
pub fn is_baseline(row: &Estimate) -> bool {
    row.comparator_class == ComparatorClass::Baseline
}

/// The value turned so that above 0 speaks for the intervention; ratios on the log scale.
pub fn benefit(favours: Favours, value: f64) -> f64 {
    match favours {
        Favours::Positive => value,
        Favours::Negative => -value,
        Favours::AboveOne => value.max(f64::MIN_POSITIVE).ln(),
        Favours::BelowOne => -value.max(f64::MIN_POSITIVE).ln(),
    }
}

/// A benefit as the source would print it.
pub fn printed(favours: Favours, benefit: f64) -> f64 {
    match favours {
        Favours::Positive => benefit,
        Favours::Negative => -benefit,
        Favours::AboveOne => benefit.exp(),
        Favours::BelowOne => (-benefit).exp(),
    }
}

/// Whether two rows may stand on one axis: standardised differences may; of others only the same
/// measure of the same outcome in the same study, since points of one scale are not those of another.
pub fn is_comparable(a: &Estimate, b: &Estimate) -> bool {
    let is_standardised = a.measure.is_standardised() && b.measure.is_standardised();
    // Ratios that are better above one and below one have their numbers in opposite orders.
    let (side, other) = (a.favours_intervention_when, b.favours_intervention_when);
    let is_one_way = side == other || !side.is_ratio();
    let same = a.measure == b.measure && a.outcome_class == b.outcome_class && a.source == b.source;
    is_standardised || same && is_one_way
}

/// Which side a row speaks for, and how far that can be said; then over what.
pub fn direction(row: &Estimate) -> [String; 2] {
    let (tried, other) = (lower_first(&row.intervention), lower_first(&row.comparator));
    if is_baseline(row) {
        return ["before and after, not an effect".to_owned(), format!(": {tried} against {other}")];
    }
    let benefit = benefit(row.favours_intervention_when, row.value);
    let (better, worse) = if benefit < 0.0 { (other, tried) } else { (tried, other) };
    let over = format!(" over {worse}");
    if benefit == 0.0 {
        [format!("no difference between {better}"), format!(" and {worse}")]
    } else if is_unsure(row) {
        [format!("no effect lies within; leans to {better}"), over]
    } else if interval(row).is_none() {
        // Without an interval nobody knows whether it is more than chance.
        [format!("leans to {better}"), over]
    } else {
        [format!("favours {better}"), over]
    }
}

/// "−0.40", a number of `row` with the decimals of its source.
pub fn published(row: &Estimate, value: f64) -> String {
    fixed(value, row.decimals())
}

/// "−0.62 to −0.13", with the signs of the source.
pub fn published_interval(row: &Estimate) -> Option<String> {
    let (low, high) = row.ci_low.zip(row.ci_high)?;
    Some(format!("{} to {}", published(row, low), published(row, high)))
}

/// "no touch" of "No touch"; an abbreviation keeps its capital.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(chars).collect(),
        (None, _) => String::new(),
    }
}
