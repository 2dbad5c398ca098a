//! Published series as they are: what each value is in words, and which one is pointed at.

pub mod place;

use super::{Cells, Fault, Kind, Knob, Pace, Table, cite, number, step};
use crate::content::figure::{Measured, MeasuredForm, MeasuredSeries, MeasuredView, Measurements};
use crate::content::id::StudyId;
use crate::content::library::Library;
use unicode_width::UnicodeWidthStr;

/// Seconds in which bars grow when another series is chosen.
const GROWTH: f64 = 0.35;
/// Columns of a label in a list of choices, and of a line over the picture.
const MAX_LABEL: usize = 26;
const MAX_LINE: usize = 76;

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

/// The highest step of an order.
pub fn highest_rank(view: &MeasuredView) -> u32 {
    readings(view).map(|(_, it)| it.rank).max().unwrap_or(0)
}

/// "766 ± 101", "0.51 (0.38 to 0.64)".
pub fn value_words(reading: &Measured) -> String {
    let Some(value) = reading.value else { return "no number".to_owned() };
    match (reading.interval, reading.spread) {
        (Some([low, high]), _) => format!("{} ({} to {})", number(value), number(low), number(high)),
        (None, Some(spread)) => format!("{} ± {}", number(value), number(spread)),
        (None, None) => number(value),
    }
}

/// A value with all that belongs to it.
fn said(series: &MeasuredSeries, reading: &Measured) -> String {
    let mut said = format!("{}: {}", reading.label, series.quantity);
    if let Some(value) = reading.value {
        let spread = reading.spread.map_or_else(String::new, |it| format!(" ± {}", number(it)));
        said += &format!(" {}{spread} {}", number(value), series.unit);
    }
    if let Some([low, high]) = reading.interval {
        said += &format!(", interval {} to {}", number(low), number(high));
    }
    let said = said.trim_end().to_owned();
    if reading.words.is_empty() { said } else { format!("{said}; {}", reading.words) }
}

fn source<'a>(series: &'a MeasuredSeries, reading: &'a Measured) -> &'a StudyId {
    reading.source.as_ref().unwrap_or(&series.source)
}

impl Kind for Measurements {
    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let Some((view, _)) = setting(self, at) else { return Vec::new() };
        let values = Knob::rows("value", readings(view).map(|(_, it)| it.label.as_str()));
        let series = Knob::new("series", self.views.iter().map(|it| it.label.as_str()), 0);
        if value_knob(self) == 0 { vec![values] } else { vec![series, values] }
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        if value_knob(self) == 0 { Pace::Still } else { Pace::Eases(GROWTH) }
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
            let (points, note) = (points.join("; "), &series.note);
            words.push(format!("{label}, {quantity}{unit}: {points}. {note} ({})", cite(&series.source)));
        }
        match view.form {
            MeasuredForm::Rows => {}
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

    /// A row, or the nearest point of a course, is a value.
    fn pick(&self, _library: &Library, at: &[usize], size: Cells, cell: Cells) -> Option<(usize, usize)> {
        let (view, cursor) = setting(self, at)?;
        let reading = if view.form == MeasuredForm::Course {
            let plot = place::field(view, size);
            plot.across_at(cell.x).filter(|_| cell.y >= plot.top)?;
            let away = |reading: &Measured| {
                let (x, y) = (plot.column(reading.at?), plot.row(reading.value?));
                // A cell is about twice as high as it is wide.
                Some(x.abs_diff(cell.x) + 2 * y.abs_diff(cell.y))
            };
            let points = readings(view).enumerate().filter_map(|(nth, (_, it))| Some((away(it)?, nth)));
            points.min()?.1
        } else {
            let rows = place::rows(view, cursor, size).rows;
            rows.iter().find(|it| (it.top..it.top + it.height).contains(&cell.y))?.reading
        };
        Some((value_knob(self), reading))
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
            view_faults(view, &format!("views[{nth}]"), &mut faults);
        }
        faults
    }
}

/// A value in the list of all, with what is not known of it.
fn in_words(view: &MeasuredView, series: &MeasuredSeries, reading: &Measured) -> String {
    let mut said = format!("{} {}", reading.label, value_words(reading));
    if view.form == MeasuredForm::Order || reading.value.is_none() {
        said.clone_from(&reading.label);
    } else if reading.is_fitted {
        said += " (on the fitted curve, not measured)";
    } else if reading.interval.is_none() && reading.spread.is_none() {
        said += " (interval not known)";
    }
    if reading.source.is_some() {
        said += &format!(" ({})", cite(source(series, reading)));
    }
    if reading.words.is_empty() { said } else { format!("{said}: {}", reading.words) }
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
            let value = |it| format!("{} {}", number(it), series.unit);
            row.push(reading.value.map_or_else(|| "not given".to_owned(), value));
            row.push(match (reading.interval, reading.spread, reading.value) {
                (Some([low, high]), ..) => format!("{} to {}", number(low), number(high)),
                (None, Some(spread), _) => format!("± {}", number(spread)),
                (None, None, Some(_)) if !reading.is_fitted => "not known".to_owned(),
                _ => String::new(),
            });
        }
        let fitted = if reading.is_fitted { "on the fitted curve, not measured" } else { "" };
        let words = [reading.words.as_str(), fitted].into_iter().filter(|it| !it.is_empty());
        row.push(words.collect::<Vec<_>>().join("; "));
        row.push(cite(source(series, reading)));
        table.rows.push(row);
    }
    let notes = view.series.iter().map(|it| {
        let also: String = it.also.iter().map(|it| format!(" ({})", cite(it))).collect();
        format!("{}, {}: {}{also}", it.label, it.quantity, it.note)
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

fn view_faults(view: &MeasuredView, key: &str, faults: &mut Vec<Fault>) {
    let mut bad = |rest: &str, message: &str, help: &str| {
        faults.push(Fault::new(format!("{key}.{rest}"), message, help));
    };
    if view.label.width() > MAX_LABEL {
        bad("label", "the label is too long for its list", "at most 26 columns");
    }
    for (rest, line) in [("title", &view.title), ("caution", &view.caution)] {
        if line.width() > MAX_LINE {
            bad(rest, "the line is too long for a small picture", "at most 76 columns");
        }
    }
    if view.series.is_empty() || view.series.iter().any(|it| it.points.is_empty()) {
        bad("series", "a view without values", "give at least one series, each with at least one point");
    }
    if readings(view).count() > place::MOST {
        bad("series", "too many values for a view", "at most 200; give the others a view of their own");
    }
    let units = view.series.windows(2).all(|it| matches!(it, [a, b] if a.unit == b.unit));
    if view.form == MeasuredForm::Course && !units {
        bad("series", "two units on one axis", "give each unit a view of its own");
    }
    for (nth, series) in view.series.iter().enumerate() {
        if series.scale.is_some_and(|[from, to]| !(from.is_finite() && to.is_finite() && from < to)) {
            bad(
                &format!("series[{nth}].scale"),
                "the axis has no length",
                "give [from, to] with from below to",
            );
        }
        for (at, point) in series.points.iter().enumerate() {
            let mut bad =
                |message: &str, help: &str| bad(&format!("series[{nth}].points[{at}]"), message, help);
            let is_number = |it: Option<f64>| it.is_none_or(f64::is_finite);
            let holds = |[low, high]: [f64; 2]| point.value.is_some_and(|it| low <= it && it <= high);
            match view.form {
                MeasuredForm::Order if point.value.is_some() => {
                    bad("an order has no values", "give `rank`, or choose the form `rows`");
                }
                MeasuredForm::Course if point.at.is_none() || point.value.is_none() => {
                    bad("a point without a place", "give `at` and `value`");
                }
                MeasuredForm::Rows if point.value.is_none() && point.words.is_empty() => {
                    bad("a row without a value", "give `value`, or say in `words` why there is none");
                }
                _ => {}
            }
            if view.is_log && point.at.is_some_and(|it| it <= 0.0) {
                bad("zero has no place on a log axis", "give `at` above zero");
            }
            if !is_number(point.value) || !is_number(point.at) || !is_number(point.spread) {
                bad("not a number", "give finite numbers");
            }
            if point.interval.is_some_and(|it| !holds(it)) {
                bad("the interval does not hold its value", "give [from, to] around `value`");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

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
            readout("touch-by-whom", &[0, 1]),
            "body: object or robot: benefit 0.56 Hedges' g, interval 0.24 to 0.88"
        );
        assert_eq!(readout("kneading-reflex", &[3]), "during 2: H-reflex size 0.76 mV");
        assert_eq!(readout("hormones", &[0, 0]), "cortisol: average change, before to after −31 %");
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
    fn a_row_and_a_point_can_be_picked() {
        let pack = Pack::builtin();
        let size = Cells { x: 76, y: 13 };
        let flow = data("blood-flow");
        let rows = place::rows(&flow.views[0], 0, size).rows;
        let picked = flow.pick(pack.library(), &[0, 0], size, Cells { x: 30, y: rows[2].top });
        assert_eq!(picked, Some((1, 2)));
        assert_eq!(flow.pick(pack.library(), &[0, 0], size, Cells { x: 30, y: 0 }), None);
        let cut = data("after-cordotomy");
        let plot = place::field(&cut.views[0], size);
        let cell = Cells { x: plot.column(30.0), y: plot.row(4.0) };
        assert!([Some((0, 4)), Some((0, 9))].contains(&cut.pick(pack.library(), &[0], size, cell)));
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
                for size in [Cells { x: 76, y: 12 }, Cells { x: 1, y: 1 }] {
                    let _ = data.pick(library, at, size, Cells { x: 40, y: 6 });
                }
            }
            data.faults().into_iter().map(|it| it.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("blood-flow", &|it| it.views.clear()), ["views"]);
        assert_eq!(keys("blood-flow", &|it| it.views[1].series.clear()), ["views[1].series"]);
        assert_eq!(keys("blood-flow", &|it| it.views[0].label = "x".repeat(27)), ["views[0].label"]);
        assert_eq!(keys("blood-flow", &|it| it.views[0].caution = "x".repeat(77)), ["views[0].caution"]);
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
        let unit = |it: &mut Measurements| it.views[0].series[1].unit = "%".to_owned();
        assert_eq!(keys("after-cordotomy", &unit), ["views[0].series"]);
    }
}
