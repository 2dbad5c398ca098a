//! Published series as they are: what each value is in words.

mod counted;
mod faults;

use super::{Entry, Fault, Kind, Knob, Table, alike, cite, number, step};
use crate::content::drawing::Drawing;
use crate::content::figure::{Measured, MeasuredForm, MeasuredSeries, MeasuredView, Measurements};
use crate::content::id::StudyId;
use crate::content::library::Library;

/// The view that is chosen and the value under the cursor, counted through all its series. A figure
/// of one view has no knob for it.
pub fn setting<'a>(data: &'a Measurements, at: &[usize]) -> Option<(&'a MeasuredView, usize)> {
    let view = if value_knob(data) == 0 { 0 } else { step(at, 0) };
    let view = data.views.get(view).or_else(|| data.views.last())?;
    let last = readings(view).count().saturating_sub(1);
    Some((view, step(at, value_knob(data)).min(last)))
}

/// The knob that walks the values.
pub fn value_knob(data: &Measurements) -> usize {
    usize::from(data.views.len() > 1)
}

/// All values of a view, each with its series.
pub fn readings(view: &MeasuredView) -> impl Iterator<Item = (&MeasuredSeries, &Measured)> {
    view.series.iter().flat_map(|series| series.points.iter().map(move |it| (series, it)))
}

/// What a value is called below the name of its group.
pub fn name_in_group(reading: &Measured) -> &str {
    let rest = reading.label.strip_prefix(&reading.group).unwrap_or(&reading.label);
    rest.trim_start_matches([':', ',', ' '])
}

/// The highest step of an order, whether a value reaches it or not.
pub fn highest_rank(view: &MeasuredView) -> u32 {
    readings(view).map(|(_, it)| it.rank).max().unwrap_or(0).max(view.steps.len() as u32)
}

/// "0.05 to 0.30".
fn range_words(range: [f64; 2]) -> String {
    alike(range).join(" to ")
}

/// The value, and beside it "0.38 to 0.64", "± 60" or nothing.
fn printed(reading: &Measured, value: f64) -> [String; 2] {
    match (reading.interval, reading.spread) {
        (Some([low, high]), _) => {
            let [value, low, high] = alike([value, low, high]);
            [value, format!("{low} to {high}")]
        }
        (None, Some(spread)) => {
            let [value, spread] = alike([value, spread]);
            [value, format!("± {spread}")]
        }
        (None, None) => [number(value), String::new()],
    }
}

/// "766 ± 101", "0.51 (0.38 to 0.64)", "0.05 to 0.30".
pub fn value_words(reading: &Measured) -> String {
    if let Some(range) = reading.range {
        return range_words(range);
    }
    let Some(value) = reading.value else { return "no number".to_owned() };
    let [value, beside] = printed(reading, value);
    if reading.interval.is_some() {
        format!("{value} ({beside})")
    } else {
        format!("{value} {beside}").trim_end().to_owned()
    }
}

/// What it comes to, and what else there is to say of it.
pub fn remark(reading: &Measured) -> String {
    let parts = [reading.verdict.as_str(), &reading.words].into_iter().filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// A value with all that belongs to it.
fn said(series: &MeasuredSeries, reading: &Measured) -> String {
    let mut said = format!("{}: {}", reading.label, series.quantity);
    if let Some(range) = reading.range {
        said += &format!(" {} {}", range_words(range), series.unit);
    }
    if let Some(value) = reading.value {
        let [value, beside] = printed(reading, value);
        let unit = &series.unit;
        said += &match (reading.interval, reading.spread) {
            (Some(_), _) => format!(" {value} {unit}, interval {beside}"),
            (None, Some(_)) => format!(" {value} {beside} {unit}"),
            (None, None) => format!(" {value} {unit}"),
        };
    }
    let said = said.trim_end().to_owned();
    if reading.words.is_empty() { said } else { format!("{said}; {}", reading.words) }
}

fn source<'a>(series: &'a MeasuredSeries, reading: &'a Measured) -> &'a StudyId {
    reading.source.as_ref().unwrap_or(&series.source)
}

impl Kind for Measurements {
    fn caution(&self, at: &[usize]) -> String {
        // The small print says it of one that has no other.
        let shown = setting(self, at).filter(|_| self.views.len() > 1);
        shown.map(|(view, _)| view.caution.clone()).unwrap_or_default()
    }

    fn counted(&self, _library: &Library, at: &[usize]) -> String {
        setting(self, at).map(|(view, _)| counted::counted(view, self.views.len() > 1)).unwrap_or_default()
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        setting(self, at).map(|(view, cursor)| counted::legend(view, cursor)).unwrap_or_default()
    }

    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let Some((view, _)) = setting(self, at) else { return Vec::new() };
        let values = Knob::rows("value", readings(view).map(|(_, it)| it.label.as_str()));
        let values = Knob { start: view.start, ..values };
        let series = Knob::new("series", self.views.iter().map(|it| it.label.as_str()), 0);
        if value_knob(self) == 0 { vec![values] } else { vec![series, values] }
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        setting(self, at).map(|(view, _)| view.point.clone()).filter(|it| !it.is_empty())
    }

    fn about(&self, at: &[usize]) -> Option<&str> {
        let (view, _) = setting(self, at).filter(|_| self.views.len() > 1)?;
        Some(&view.title)
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let here = setting(self, at).and_then(|(view, cursor)| readings(view).nth(cursor));
        here.map_or_else(|| "nothing was measured".to_owned(), |(series, reading)| said(series, reading))
    }

    fn words(&self, library: &Library, at: &[usize]) -> Vec<String> {
        let Some((view, _)) = setting(self, at) else { return vec!["Nothing was measured.".to_owned()] };
        let mut words = vec![
            format!("**{}.** {}", view.title, view.caution),
            format!("The cursor is on {}.", self.readout(library, at)),
        ];
        for series in &view.series {
            let points: Vec<_> = series.points.iter().map(|it| in_words(view, series, it)).collect();
            let unit = if series.unit.is_empty() { String::new() } else { format!(" in {}", series.unit) };
            let (label, quantity) = (&series.label, &series.quantity);
            let verdict =
                if series.verdict.is_empty() { String::new() } else { format!("{}: ", series.verdict) };
            let (points, note) = (points.join("; "), &series.note);
            let source = cite(&series.source);
            words.push(format!("{label}, {quantity}{unit}: {verdict}{points}. {note} ({source})"));
            if !series.bands.is_empty() {
                words.push(format!("On the axis: {}.", bands_in_words(series)));
            }
        }
        match view.form {
            MeasuredForm::Rows | MeasuredForm::Moments | MeasuredForm::Drawn => {}
            MeasuredForm::Course => {
                words.push("The straight lines between the points are drawn by us.".to_owned());
            }
            MeasuredForm::Order => words.push("This is an order only; it has no numbers.".to_owned()),
        }
        words
    }

    fn tables(&self, _library: &Library, _at: &[usize]) -> Vec<Table> {
        self.views.iter().map(table).collect()
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        let here = setting(self, at).and_then(|(view, cursor)| readings(view).nth(cursor));
        here.map(|(series, reading)| source(series, reading).clone()).into_iter().collect()
    }

    fn only_named(&self) -> Vec<&StudyId> {
        let all = self.views.iter().flat_map(|it| &it.series);
        let behind: Vec<_> = all.clone().flat_map(|it| it.points.iter().map(|at| source(it, at))).collect();
        all.flat_map(|it| &it.also).filter(|it| !behind.contains(it)).collect()
    }

    fn studies(&self) -> Vec<&StudyId> {
        let mut studies = Vec::new();
        for series in self.views.iter().flat_map(|it| &it.series) {
            let points = series.points.iter().filter_map(|it| it.source.as_ref());
            for study in std::iter::once(&series.source).chain(points).chain(&series.also) {
                if !studies.contains(&study) {
                    studies.push(study);
                }
            }
        }
        studies
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.views.is_empty() {
            faults.push(Fault::new("views", "nothing can be looked at", "give at least one view"));
        }
        for (nth, view) in self.views.iter().enumerate() {
            faults::of_view(view, &format!("views[{nth}]"), &mut faults);
            faults::of_verdicts(view, &format!("views[{nth}]"), &mut faults);
        }
        faults
    }

    fn misdrawn(&self, drawings: &[Drawing]) -> Vec<Fault> {
        faults::misdrawn(self, drawings)
    }
}

/// "below small from 0, small from 0.2".
fn bands_in_words(series: &MeasuredSeries) -> String {
    let bands: Vec<_> =
        series.bands.iter().map(|it| format!("{} from {}", it.label, number(it.at))).collect();
    bands.join(", ")
}

/// A value in the list of all, with what is not known of it.
fn in_words(view: &MeasuredView, series: &MeasuredSeries, reading: &Measured) -> String {
    let mut said = format!("{} {}", reading.label, value_words(reading));
    if view.form == MeasuredForm::Order || reading.value.is_none() && reading.range.is_none() {
        said.clone_from(&reading.label);
    } else if reading.range.is_some() {
    } else if reading.is_fitted {
        said += " (on the fitted curve, not measured)";
    } else if reading.interval.is_none() && reading.spread.is_none() {
        said += " (interval not known)";
    }
    if reading.source.is_some() {
        said += &format!(" ({})", cite(source(series, reading)));
    }
    let remark = remark(reading);
    if remark.is_empty() { said } else { format!("{said}: {remark}") }
}

fn table(view: &MeasuredView) -> Table {
    let is_order = view.form == MeasuredForm::Order;
    let columns = if is_order {
        ["", "Order, no numbers", "", "Study"].as_slice()
    } else {
        &["", "Value", "Interval, or ±", "", "Study"]
    };
    let mut table = Table::new(&view.title, columns);
    for (series, reading) in readings(view) {
        let mut row = vec![reading.label.clone()];
        if is_order {
            row.push(order_words(view, reading));
        } else {
            let parts = reading.value.map(|value| printed(reading, value));
            let (value, beside) = match (reading.range, parts) {
                (Some(range), _) => (format!("{} {}", range_words(range), series.unit), String::new()),
                (None, Some([value, beside])) => (format!("{value} {}", series.unit), beside),
                (None, None) => ("not given".to_owned(), String::new()),
            };
            let is_unknown = beside.is_empty() && reading.value.is_some() && !reading.is_fitted;
            row.extend([value, if is_unknown { "not known".to_owned() } else { beside }]);
        }
        let fitted = if reading.is_fitted { "on the fitted curve, not measured" } else { "" };
        let words = [remark(reading), fitted.to_owned()].into_iter().filter(|it| !it.is_empty());
        row.push(words.collect::<Vec<_>>().join("; "));
        row.push(cite(source(series, reading)));
        table.rows.push(row);
    }
    let notes = view.series.iter().map(|it| {
        let also: String = it.also.iter().map(|it| format!(" ({})", cite(it))).collect();
        let verdict = if it.verdict.is_empty() { String::new() } else { format!("{}. ", it.verdict) };
        format!("{}, {}: {verdict}{}{also}", it.label, it.quantity, it.note)
    });
    table.note = std::iter::once(view.caution.clone()).chain(notes).collect::<Vec<_>>().join(" ");
    table
}

/// The step of a value in an order that has several.
fn order_words(view: &MeasuredView, reading: &Measured) -> String {
    match (reading.rank, highest_rank(view)) {
        (_, 0 | 1) => String::new(),
        (0, _) => "none".to_owned(),
        (rank, highest) => format!("step {rank} of {highest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;
    use unicode_width::UnicodeWidthStr;

    fn data(id: &str) -> Measurements {
        let pack = Pack::builtin();
        let Data::Measurements(data) = &pack.library().figure(&id.into()).unwrap().data else {
            panic!("another kind");
        };
        data.clone()
    }

    fn readout(id: &str, at: &[usize]) -> String {
        data(id).readout(Pack::builtin().library(), at)
    }

    #[test]
    fn the_read_out_gives_the_published_number_with_its_unit_and_interval() {
        assert_eq!(readout("blood-flow", &[0, 2]), "massage: blood flow 540 ± 60 mL/min");
        assert_eq!(
            readout("touch-by-whom", &[0, 3]),
            "body: object or robot: benefit 0.56 Hedges' g, interval 0.24 to 0.88; the two do not differ"
        );
        assert_eq!(
            readout("kneading-reflex", &[3]),
            "during, second: H-reflex size 0.76 mV; about 70 % smaller"
        );
        assert_eq!(readout("hormones", &[0, 0]), "cortisol: average change, before to after −31 %");
        assert_eq!(
            readout("hormones", &[0, 3]),
            "adults: pooled effect on cortisol 0.05 to 0.30 d; mostly not clear of zero, lowest and highest"
        );
    }

    #[test]
    fn a_value_that_was_not_published_is_said_and_not_drawn() {
        let tissue = data("tissue-measurements");
        let later = &tissue.views[0].series[0].points[2];
        assert_eq!((later.value, value_words(later)), (None, "no number".to_owned()));
        assert!(readout("tissue-measurements", &[0, 2]).contains("no number given"));
    }

    #[test]
    fn an_order_has_no_numbers() {
        for id in ["touch-by-whom", "tissue-measurements", "hormones", "mechanism-reviews"] {
            let data = data(id);
            let order = data.views.iter().find(|it| it.form == MeasuredForm::Order).unwrap();
            assert!(readings(order).all(|(_, it)| it.value.is_none() && it.interval.is_none()), "{id}");
        }
    }

    #[test]
    fn hormone_percentages_stand_beside_the_pooled_effects_only() {
        for view in data("hormones").views {
            let has = |unit: &str| view.series.iter().any(|it| it.unit == unit);
            assert_eq!(has("%"), has("d"), "{}", view.title);
            // What nobody was compared with is not drawn as if it were.
            assert!(view.series.iter().all(|it| it.unit != "%" || it.is_uncompared), "{}", view.title);
        }
    }

    #[test]
    fn the_fitted_curve_gives_the_ratings_that_are_drawn() {
        // y = a·x² + b·x + c with x = log₁₀ of the speed, as the notes of both series print it.
        let cut = data("after-cordotomy");
        for (series, [a, b, c]) in cut.views[0].series.iter().zip([[-1.95, 1.75, 6.34], [-2.07, 1.88, 6.22]])
        {
            for point in &series.points {
                let x = point.at.unwrap().log10();
                let rating = a * x * x + b * x + c;
                assert!((rating - point.value.unwrap()).abs() < 0.006, "{}: {rating}", point.label);
                assert_eq!(point.is_fitted, [1.0, 10.0].contains(&point.at.unwrap()), "{}", point.label);
            }
        }
    }

    #[test]
    fn every_read_out_says_what_matters_first_and_fits_its_line() {
        let pack = Pack::builtin();
        for figure in pack.library().figures() {
            let Data::Measurements(data) = &figure.data else { continue };
            for (nth, view) in data.views.iter().enumerate() {
                for cursor in 0..readings(view).count() {
                    let at = if value_knob(data) == 0 { vec![cursor] } else { vec![nth, cursor] };
                    let said = data.readout(pack.library(), &at);
                    assert!(said.width() <= 100, "{}: {said}", figure.id);
                }
            }
        }
    }

    #[test]
    fn faults_name_their_key_and_nothing_fails_without_the_check() {
        let keys = |id: &str, change: &dyn Fn(&mut Measurements)| {
            let mut data = data(id);
            change(&mut data);
            let pack = Pack::builtin();
            let library = pack.library();
            for at in [&[][..], &[0, 1], &[99, 99]] {
                let _ = (data.readout(library, at), data.words(library, at), data.tables(library, at));
            }
            data.faults().into_iter().map(|it| it.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("blood-flow", &|it| it.views.clear()), ["views"]);
        assert_eq!(keys("blood-flow", &|it| it.views[1].series.clear()), ["views[1].series"]);
        assert_eq!(keys("blood-flow", &|it| it.views[0].label = "x".repeat(27)), ["views[0].label"]);
        assert_eq!(keys("blood-flow", &|it| it.views[0].caution = "x".repeat(77)), ["views[0].caution"]);
        let verdict = ["views[0].series[0].verdict"];
        assert_eq!(keys("blood-flow", &|it| it.views[0].series[0].verdict = "x".repeat(25)), verdict);
        let point = |it: &mut Measurements, change: &dyn Fn(&mut Measured)| {
            change(&mut it.views[0].series[0].points[0]);
        };
        let first = ["views[0].series[0].points[0]"];
        assert_eq!(keys("blood-flow", &|it| point(it, &|it| it.value = None)), first);
        assert_eq!(keys("blood-flow", &|it| point(it, &|it| it.value = Some(f64::NAN))), first);
        assert_eq!(keys("touch-by-whom", &|it| point(it, &|it| it.interval = Some([0.6, 0.7]))), first);
        assert_eq!(keys("after-cordotomy", &|it| point(it, &|it| it.at = Some(0.0))), first);
        assert_eq!(keys("after-cordotomy", &|it| point(it, &|it| it.at = None)), first);
        assert_eq!(keys("mechanism-reviews", &|it| point(it, &|it| it.value = Some(1.0))), first);
        let scale = |it: &mut Measurements| it.views[0].series[0].scale = Some([1.0, 1.0]);
        assert_eq!(keys("disc-regression", &scale), ["views[0].series[0].scale"]);
        let whole = |it: &mut Measurements| it.views[0].series[0].whole = Some([5.0, 10.0]);
        assert_eq!(keys("after-cordotomy", &whole), ["views[0].series[0].whole"]);
        assert_eq!(keys("disc-regression", &|it| point(it, &|it| it.part.clear())), first);
        assert_eq!(keys("disc-regression", &|it| point(it, &|it| it.value = Some(101.0))), first);
        assert_eq!(keys("kneading-reflex", &|it| point(it, &|it| it.group = "after".to_owned())), first);
        assert_eq!(keys("blood-flow", &|it| point(it, &|it| it.range = Some([1.0, 2.0]))), first);
        let bands = |it: &mut Measurements| it.views[0].series[0].bands.reverse();
        assert_eq!(keys("context-sizes", &bands), ["views[0].series[0].bands"]);
        let unit = |it: &mut Measurements| it.views[0].series[1].unit = "%".to_owned();
        assert_eq!(keys("after-cordotomy", &unit), ["views[0].series"]);
    }
}
