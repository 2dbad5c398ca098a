//! What is wrong with published series, and with the drawings that they name.

use super::super::Fault;
use super::readings;
use crate::content::drawing::Drawing;
use crate::content::figure::{MeasuredForm, MeasuredSeries, MeasuredView, Measurements};
use unicode_width::UnicodeWidthStr;

/// Columns of a label in a list of choices, and of a line over the picture.
const MAX_LABEL: usize = 26;
const MAX_LINE: usize = 76;
/// Columns of what values come to, which is set large.
const MAX_VERDICT: usize = 24;

/// Values that a view can have at most.
const MOST: usize = 200;

/// Every part that there is not.
pub(super) fn misdrawn(data: &Measurements, drawings: &[Drawing]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (nth, view) in data.views.iter().enumerate() {
        let drawing = drawings.iter().find(|it| Some(&it.id) == view.drawing.as_ref());
        let is_missing = |part: &str| !part.is_empty() && !drawing.is_some_and(|it| it.has(part));
        for (_, it) in readings(view).filter(|(_, it)| is_missing(&it.part)) {
            let message = format!("`{}` is no part of the drawing of the view", it.part);
            let help = "write the `id` of a part or of a group as the file has it";
            faults.push(Fault::new(format!("views[{nth}].drawing"), message, help));
        }
    }
    faults
}

pub(super) fn of_verdicts(view: &MeasuredView, key: &str, faults: &mut Vec<Fault>) {
    for (nth, series) in view.series.iter().enumerate() {
        let of_points = series.points.iter().enumerate();
        let of_points = of_points.map(|(at, it)| (format!("points[{at}].verdict"), &it.verdict));
        for (rest, verdict) in of_points.chain([("verdict".to_owned(), &series.verdict)]) {
            if verdict.width() > MAX_VERDICT {
                let key = format!("{key}.series[{nth}].{rest}");
                faults.push(Fault::new(key, "the verdict is too long to be large", "at most 24 columns"));
            }
        }
    }
}

/// The ends of an axis, and of the scale that it is a part of.
fn scale_faults(nth: usize, series: &MeasuredSeries, bad: &mut impl FnMut(&str, &str, &str)) {
    if series.scale.is_some_and(|[from, to]| !(from.is_finite() && to.is_finite() && from < to)) {
        bad(&format!("series[{nth}].scale"), "the axis has no length", "give [from, to] with from below to");
    }
    let is_part = |[from, to]: [f64; 2]| {
        series.scale.is_some_and(|[low, high]| from <= low && high <= to && (from, to) != (low, high))
    };
    if series.whole.is_some_and(|it| !is_part(it)) {
        bad(
            &format!("series[{nth}].whole"),
            "the axis is no part of the whole scale",
            "give [from, to] around the ends of `scale`, or leave it out",
        );
    }
}

pub(super) fn of_view(view: &MeasuredView, key: &str, faults: &mut Vec<Fault>) {
    let mut bad = |rest: &str, message: &str, help: &str| {
        faults.push(Fault::new(format!("{key}.{rest}"), message, help));
    };
    if view.label.width() > MAX_LABEL {
        bad("label", "the label is too long for its list", "at most 26 columns");
    }
    let lines = [
        ("point", &view.point),
        ("title", &view.title),
        ("caution", &view.caution),
        ("warning", &view.warning),
    ];
    for (rest, line) in lines {
        if line.width() > MAX_LINE {
            bad(rest, "the line is too long for a small picture", "at most 76 columns");
        }
    }
    if view.series.is_empty() || view.series.iter().any(|it| it.points.is_empty()) {
        bad("series", "a view without values", "give at least one series, each with at least one point");
    }
    if readings(view).count() > MOST {
        bad("series", "too many values for a view", "at most 200; give the others a view of their own");
    }
    let units = view.series.windows(2).all(|it| matches!(it, [a, b] if a.unit == b.unit));
    if view.form == MeasuredForm::Course && !units {
        bad("series", "two units on one axis", "give each unit a view of its own");
    }
    for (nth, series) in view.series.iter().enumerate() {
        scale_faults(nth, series, &mut bad);
        let rises = series.bands.windows(2).all(|it| matches!(it, [a, b] if a.at < b.at));
        if !rises || series.bands.iter().chain(&series.lines).any(|it| !it.at.is_finite()) {
            bad(&format!("series[{nth}].bands"), "places in no order", "give finite numbers, bands rising");
        }
        for (at, point) in series.points.iter().enumerate() {
            let mut bad =
                |message: &str, help: &str| bad(&format!("series[{nth}].points[{at}]"), message, help);
            if !point.label.starts_with(&point.group) {
                bad("the label does not begin with its group", "write the name of the group first");
            }
            let is_number = |it: Option<f64>| it.is_none_or(f64::is_finite);
            let holds = |[low, high]: [f64; 2]| point.value.is_some_and(|it| low <= it && it <= high);
            match view.form {
                MeasuredForm::Order if point.value.is_some() => {
                    bad("an order has no values", "give `rank`, or choose the form `rows`");
                }
                MeasuredForm::Course if point.at.is_none() || point.value.is_none() => {
                    bad("a point without a place", "give `at` and `value`");
                }
                MeasuredForm::Drawn if view.drawing.is_none() || point.part.is_empty() => {
                    bad("a value without a drawing", "give `drawing` to the view and `part` to the point");
                }
                MeasuredForm::Drawn if !point.value.is_some_and(|it| (0.0..=100.0).contains(&it)) => {
                    bad("no share", "give `value` in per cent");
                }
                MeasuredForm::Rows | MeasuredForm::Moments
                    if point.value.is_none() && point.range.is_none() && point.words.is_empty() =>
                {
                    bad("a row without a value", "give `value`, or say in `words` why there is none");
                }
                _ => {}
            }
            if view.is_log && point.at.is_some_and(|it| it <= 0.0) {
                bad("zero has no place on a log axis", "give `at` above zero");
            }
            let numbers = [point.value, point.at, point.spread, point.same_as];
            if !numbers.into_iter().all(is_number) {
                bad("not a number", "give finite numbers");
            }
            let is_range = |[low, high]: [f64; 2]| low.is_finite() && high.is_finite() && low <= high;
            if point.range.is_some_and(|it| !is_range(it)) || point.range.is_some() && point.value.is_some() {
                bad("no range", "give [lowest, highest], and no `value`");
            }
            if point.interval.is_some_and(|it| !holds(it)) {
                bad("the interval does not hold its value", "give [from, to] around `value`");
            }
        }
    }
}
