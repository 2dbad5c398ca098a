//! What came of a course, and what its axes count, in words.

use super::{Setting, number};
use crate::content::figure::{Condition, CourseCurve, CourseMeasure};

/// What the curve ends in, in a line: "left at one year: 21 of 56 points".
pub fn ending(condition: &Condition, curve: &CourseCurve) -> Option<String> {
    let (first, last) = (curve.points.first()?, curve.points.last()?);
    let when = when(last.week);
    Some(match condition.measure {
        CourseMeasure::Level => {
            let (last, first) = (number(last.value), number(first.value));
            format!("left {when}: {last} of {first} {}", condition.unit)
        }
        CourseMeasure::Improvement => format!("better {when} by {} {}", number(last.value), condition.unit),
    })
}

/// "at one year", "at week 26".
fn when(week: f64) -> String {
    if (week - 52.0).abs() < 1e-9 { "at one year".to_owned() } else { format!("at week {}", number(week)) }
}

/// The same after the value itself: "of 56 points left at one year".
pub fn after_value(condition: &Condition, curve: &CourseCurve) -> Option<String> {
    let (first, last) = (curve.points.first()?, curve.points.last()?);
    let (when, unit) = (when(last.week), &condition.unit);
    Some(match condition.measure {
        CourseMeasure::Level => format!("of {} {unit} left {when}", number(first.value)),
        CourseMeasure::Improvement => format!("{unit} better {when}"),
    })
}

/// The week of the second point, up to which a curve falls the most, where the first is at the start.
pub fn steepest_until(set: &Setting<'_>) -> Option<f64> {
    let [first, second, ..] = set.curve.points.as_slice() else { return None };
    let rises = second.value >= first.value || set.condition.measure == CourseMeasure::Improvement;
    (first.week <= 0.0 && !rises).then_some(second.week)
}

/// What was measured, in whom, how sure it is, and what came of it.
pub(super) fn counted(set: &Setting<'_>) -> String {
    let Condition { title, quantity, clock, .. } = set.condition;
    let group = &set.curve.group;
    let is_known = set.curve.points.iter().any(|it| it.interval.is_some());
    let intervals = if is_known { "band: 95 % interval" } else { "intervals unknown" };
    let ending = ending(set.condition, set.curve).map_or_else(String::new, |it| format!("; {it}"));
    let steep = steepest_until(set)
        .map_or_else(String::new, |weeks| format!("; grey: the first {} weeks", number(weeks)));
    format!("Up: {quantity}; across: {clock}{steep}. {title}, {group}: {intervals}{ending}.")
}
