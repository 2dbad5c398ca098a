//! What the axes of published series count, in sentences.

use super::{printed, range_words, readings, remark};
use crate::content::figure::{Measured, MeasuredForm, MeasuredSeries, MeasuredView};
use crate::content::kind::Entry;
use crate::sim::number;

/// All that rows and courses say around their values on a page; nothing of the other forms, which say it on a slide too.
pub(super) fn counted(view: &MeasuredView, has_title: bool) -> String {
    match view.form {
        MeasuredForm::Rows => rows(view, has_title),
        MeasuredForm::Course => course(view),
        _ => String::new(),
    }
}

/// Each value of rows; of a course each series where the cursor is.
pub(super) fn legend(view: &MeasuredView, cursor: usize) -> Vec<Entry> {
    let all = || readings(view);
    let chosen = all().nth(cursor).and_then(|(_, it)| it.at);
    let entry = |(series, it): (&MeasuredSeries, &Measured)| {
        let ([value, interval], unit) = (shown(it)?, if series.unit == "%" { " %" } else { "" });
        let course = it.at.filter(|_| view.form == MeasuredForm::Course);
        let name = if course.is_some() { &series.label } else { &it.label };
        let place = |at| format!(" at {} {}", number(at), view.across.split(' ').next().unwrap_or_default());
        Some(Entry { interval, ..Entry::new(name, value + unit + &course.map_or_else(String::new, place)) })
    };
    match view.form {
        MeasuredForm::Rows => all().filter_map(entry).collect(),
        MeasuredForm::Course => {
            let mut there: Vec<_> = all().filter(|(_, it)| it.at == chosen).filter_map(entry).collect();
            // What it is compared with first, as in the picture.
            there.reverse();
            there
        }
        _ => Vec::new(),
    }
}

/// A value or the two between which it lies, and how sure that is; nothing where there is no number.
fn shown(reading: &Measured) -> Option<[String; 2]> {
    let range = || Some([range_words(reading.range?), String::new()]);
    reading.value.map(|it| printed(reading, it)).or_else(range)
}

fn rows(view: &MeasuredView, has_title: bool) -> String {
    let alike = |a: &MeasuredSeries, b: &MeasuredSeries| a.unit == b.unit && a.quantity == b.quantity;
    let panels: Vec<&[MeasuredSeries]> = view.series.chunk_by(alike).collect();
    // A title says what one axis counts.
    let title = (has_title && panels.len() == 1).then(|| view.title.clone());
    let told = panels.into_iter().map(|panel| {
        let lead = title.clone().or_else(|| Some(heading(panel))).into_iter();
        format!("{}.", lead.chain(around(panel)).collect::<Vec<_>>().join("; "))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Of whom and what rows that share an axis are.
fn heading(panel: &[MeasuredSeries]) -> String {
    match panel {
        [lead] => format!("{}: {}", lead.label, quantity(lead)),
        _ => panel.first().map_or_else(String::new, quantity),
    }
}

/// What their shapes and the ways of the axis mean.
fn around(panel: &[MeasuredSeries]) -> Vec<String> {
    let Some(lead) = panel.first() else { return Vec::new() };
    let looks = [(lead.is_contested, "contested"), (lead.is_uncompared, "hollow: not compared")];
    let mut parts: Vec<String> = looks.into_iter().filter(|it| it.0).map(|it| it.1.to_owned()).collect();
    if let Some([below, above]) = panel.iter().find_map(|it| it.sides.as_ref()) {
        let sides = [("left", below), ("right", above)].into_iter().filter(|(_, it)| !it.is_empty());
        parts.extend(sides.map(|(side, it)| format!("{side}: {it}")));
    }
    let bands = panel.iter().map(|it| it.bands.as_slice()).find(|it| !it.is_empty()).unwrap_or_default();
    parts.extend(bands.iter().skip(1).map(|it| format!("{} from {}", it.label, number(it.at))));
    parts.extend(panel.iter().flat_map(|it| &it.lines).map(|it| it.label.clone()));
    let mut remarks: Vec<(&str, String)> = Vec::new();
    for it in panel.iter().flat_map(|it| &it.points).filter(|it| it.value.is_some()) {
        let said = remark(it);
        if !said.is_empty() && remarks.iter().all(|(_, other)| *other != said) {
            remarks.push((&it.label, said));
        }
    }
    parts.extend(remarks.into_iter().map(|(label, said)| format!("{label}: {said}")));
    if let Some([least, most]) = panel.iter().find_map(|it| it.spreads) {
        let [least, most] = [least, most].map(number);
        parts.push(format!("shaded: ± {least} {}, the smallest SD; the largest is {most}", lead.unit));
    }
    parts
}

fn course(view: &MeasuredView) -> String {
    let up = view.series.first().map_or_else(String::new, quantity);
    let is_fitted = view.series.iter().flat_map(|it| &it.points).any(|it| it.is_fitted);
    let marks = if is_fitted { "; squares: tested, the others on the fitted curve" } else { "" };
    format!("Up: {up}; across: {}{marks}.", view.across)
}

fn quantity(series: &MeasuredSeries) -> String {
    let MeasuredSeries { quantity, unit, .. } = series;
    if unit.is_empty() { quantity.clone() } else { format!("{quantity}, {unit}") }
}
