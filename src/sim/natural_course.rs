//! How much pain is left as weeks go by: published averages, and the straight lines between them.

mod told;

pub use told::{after_value, ending, steepest_until};

use super::{Entry, Fault, Kind, Knob, Pace, Table, alike, cite, number, step};
use crate::content::character::capital;
use crate::content::figure::{Condition, CourseCurve, CourseMeasure, CoursePoint, NaturalCourse};
use crate::content::id::StudyId;
use crate::content::library::Library;
use unicode_width::UnicodeWidthStr;

/// The knobs.
pub const WEEK: usize = 0;
pub const CONDITION: usize = 1;
pub const GROUP: usize = 2;
/// The longest axis, in weeks.
const MOST: u32 = 520;
/// Seconds that a week takes when the year is played.
const PACE: f64 = 0.12;

/// What is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub week: f64,
    pub condition: &'a Condition,
    pub curve: &'a CourseCurve,
}

pub fn setting<'a>(course: &'a NaturalCourse, at: &[usize]) -> Option<Setting<'a>> {
    let condition = course.conditions.get(step(at, CONDITION)).or_else(|| course.conditions.last())?;
    let curve = condition.curves.get(step(at, GROUP)).or_else(|| condition.curves.last())?;
    Some(Setting { week: step(at, WEEK) as f64, condition, curve })
}

/// What stands at `week` on the straight lines between the points of `curve`; nothing before the
/// first and after the last.
pub fn value_at(curve: &CourseCurve, week: f64) -> Option<f64> {
    if let Some(point) = measured(curve, week) {
        return Some(point.value);
    }
    let (a, b) =
        curve.points.iter().zip(curve.points.iter().skip(1)).find(|(a, b)| a.week < week && week < b.week)?;
    Some(a.value + (b.value - a.value) * (week - a.week) / (b.week - a.week))
}

/// The point measured at `week`.
pub fn measured(curve: &CourseCurve, week: f64) -> Option<&CoursePoint> {
    curve.points.iter().find(|it| (it.week - week).abs() < 1e-9)
}

/// The measured point nearest to `week`.
fn nearest(curve: &CourseCurve, week: f64) -> Option<&CoursePoint> {
    curve.points.iter().min_by(|a, b| (a.week - week).abs().total_cmp(&(b.week - week).abs()))
}

/// The part of the first level that `value` is, in percent.
fn share(curve: &CourseCurve, value: f64) -> Option<f64> {
    let first = curve.points.first()?.value;
    (first > 0.0).then(|| value / first * 100.0)
}

/// A value as printed where it was measured, else with as many places as the axis can bear.
fn shown(setting: &Setting<'_>, value: f64) -> String {
    let [from, to] = setting.condition.scale;
    if let Some(point) = measured(setting.curve, setting.week) {
        let [value, _] = printed(point);
        return value;
    }
    let places = if to - from >= 20.0 { 1 } else { 2 };
    format!("{value:.places$}").replacen('-', "−", 1)
}

/// The value of a point, and its interval in words.
fn printed(point: &CoursePoint) -> [String; 2] {
    let Some([low, high]) = point.interval else {
        return [number(point.value), "interval unknown".to_owned()];
    };
    let [value, low, high] = alike([point.value, low, high]);
    [value, format!("interval {low} to {high}")]
}

impl Kind for NaturalCourse {
    fn caution(&self, at: &[usize]) -> String {
        setting(self, at).map(|it| it.condition.caution.clone()).unwrap_or_default()
    }

    fn counted(&self, _library: &Library, at: &[usize]) -> String {
        setting(self, at).map(|it| told::counted(&it)).unwrap_or_default()
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        let curves = setting(self, at).map(|it| it.condition.curves.as_slice()).unwrap_or_default();
        let entry = |it: &CourseCurve| Some(Entry::new(&*it.label, number(it.points.last()?.value)));
        curves.iter().filter_map(entry).collect()
    }

    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let weeks = (0..=self.weeks.min(MOST)).map(|week| week.to_string());
        let conditions = self.conditions.iter().map(|it| it.label.as_str());
        let groups = setting(self, at).map(|it| it.condition.curves.as_slice()).unwrap_or_default();
        vec![
            Knob::new("week", weeks, self.weeks.min(MOST) as usize),
            Knob::new("condition", conditions, 0),
            Knob::new("group", groups.iter().map(|it| it.group.as_str()), 0),
        ]
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Turns { knob: WEEK, every: PACE }
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let point = &setting(self, at)?.condition.point;
        (!point.is_empty()).then(|| point.clone())
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let Some(setting) = setting(self, at) else { return "nothing was measured".to_owned() };
        let Setting { week, condition, curve } = setting;
        let Some(near) = nearest(curve, week) else { return "nothing was measured".to_owned() };
        let Some(value) = value_at(curve, week) else {
            let side = if near.week > week { "before" } else { "after" };
            let (at, [value, interval]) = (number(near.week), printed(near));
            return format!("Week {week}: no value {side} week {at}; there {value}, {interval}");
        };
        let part = match (condition.measure, share(curve, value), curve.points.first()) {
            (CourseMeasure::Level, Some(share), Some(first)) => {
                format!(", {share:.0} % of {}", number(first.value))
            }
            _ => String::new(),
        };
        let said = format!("Week {week}: {} {}{part}", shown(&setting, value), condition.unit);
        let [value, interval] = printed(near);
        if measured(curve, week).is_some() {
            format!("{said}, measured; {interval}")
        } else {
            let at = number(near.week);
            format!("{said}, between measured points; nearest {value} at week {at}, {interval}")
        }
    }

    fn words(&self, library: &Library, at: &[usize]) -> Vec<String> {
        let Some(setting) = setting(self, at) else { return vec!["Nothing was measured.".to_owned()] };
        let Setting { condition, curve, .. } = setting;
        let mut words = vec![
            format!(
                "**{}: {}.** Shown is {}, by {}.",
                condition.title, curve.group, condition.quantity, condition.clock
            ),
            format!("{}.", self.readout(library, at)),
        ];
        if let (Some(ending), Some(last)) = (ending(condition, curve), curve.points.last()) {
            let part = match (condition.measure, share(curve, last.value)) {
                (CourseMeasure::Level, Some(share)) => format!(", which is {share:.0} % of the first level"),
                _ => String::new(),
            };
            words.push(format!("{}{part}.", capital(&ending)));
        }
        for curve in &condition.curves {
            let points = curve.points.iter().map(|it| {
                let [value, interval] = printed(it);
                format!("{value} at week {} ({interval})", number(it.week))
            });
            let points: Vec<_> = points.collect();
            words.push(format!(
                "{}: {}. {} ({})",
                curve.group,
                points.join(", "),
                curve.note,
                cite(&curve.source)
            ));
        }
        words.push("The straight lines between measured points are drawn by us.".to_owned());
        words.push(format!("{} {}", condition.caution, condition.note));
        words
    }

    fn tables(&self, _library: &Library, _at: &[usize]) -> Vec<Table> {
        self.conditions.iter().map(table).collect()
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        setting(self, at).map(|it| it.curve.source.clone()).into_iter().collect()
    }

    fn studies(&self) -> Vec<&StudyId> {
        let mut studies: Vec<_> =
            self.conditions.iter().flat_map(|it| &it.curves).map(|it| &it.source).collect();
        studies.dedup();
        studies
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.weeks == 0 || self.weeks > MOST {
            faults.push(Fault::new("weeks", "the axis needs between 1 and 520 weeks", "52 is a year"));
        }
        if self.conditions.is_empty() {
            faults.push(Fault::new("conditions", "nothing can be looked at", "give at least one condition"));
        }
        for (nth, condition) in self.conditions.iter().enumerate() {
            let key = |rest: &str| format!("conditions[{nth}].{rest}");
            let [from, to] = condition.scale;
            if !(from.is_finite() && to.is_finite() && from < to) {
                faults.push(Fault::new(
                    key("scale"),
                    "the axis has no length",
                    "give [from, to] with from below to",
                ));
            }
            if condition.point.width() > 76 {
                let help = "say it in at most 76 columns";
                faults.push(Fault::new(key("point"), "too long for a small picture", help));
            }
            if condition.curves.is_empty() {
                faults.push(Fault::new(key("curves"), "a condition without a curve", "give at least one"));
            }
            for (nth, curve) in condition.curves.iter().enumerate() {
                let key = key(&format!("curves[{nth}].points"));
                let rises = curve.points.windows(2).all(|pair| matches!(pair, [a, b] if a.week < b.week));
                if curve.points.is_empty() || !rises {
                    faults.push(Fault::new(
                        key.clone(),
                        "points must rise in weeks",
                        "give at least one, in order",
                    ));
                }
                let fits = |it: &CoursePoint| {
                    let [low, high] = it.interval.unwrap_or([it.value; 2]);
                    (0.0..=f64::from(self.weeks)).contains(&it.week)
                        && (from..=to).contains(&it.value)
                        && low <= it.value
                        && it.value <= high
                };
                if !curve.points.iter().all(fits) {
                    let help = "keep weeks within `weeks`, values within `scale` and within their intervals";
                    faults.push(Fault::new(key, "a point lies outside", help));
                }
            }
        }
        faults
    }
}

/// The measured points of a condition, a row for each week.
fn table(condition: &Condition) -> Table {
    let mut columns = vec!["Week"];
    columns.extend(condition.curves.iter().map(|it| it.group.as_str()));
    let mut table = Table::new(format!("{}: {}", condition.title, condition.quantity), &columns);
    let mut weeks: Vec<f64> = condition.curves.iter().flat_map(|it| &it.points).map(|it| it.week).collect();
    weeks.sort_unstable_by(f64::total_cmp);
    weeks.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
    for week in weeks {
        let cell = |curve| measured(curve, week).map_or_else(String::new, cell);
        table.rows.push(std::iter::once(number(week)).chain(condition.curves.iter().map(cell)).collect());
    }
    let mut notes = vec![format!("Weeks are {}; values in {}.", condition.clock, condition.unit)];
    notes.push(format!("{} {}", condition.caution, condition.note));
    notes.extend(
        condition.curves.iter().map(|it| format!("{}: {} ({})", it.group, it.note, cite(&it.source))),
    );
    table.note = notes.join(" ");
    table
}

fn cell(point: &CoursePoint) -> String {
    let [value, interval] = printed(point);
    let is_known = point.interval.is_some();
    let interval = if is_known { interval.trim_start_matches("interval ") } else { &interval };
    format!("{value} ({interval})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn course() -> NaturalCourse {
        let pack = Pack::builtin();
        let Data::NaturalCourse(course) = &pack.library().figure(&"natural-course".into()).unwrap().data
        else {
            panic!("another kind");
        };
        course.clone()
    }

    fn readout(at: &[usize]) -> String {
        course().readout(Pack::builtin().library(), at)
    }

    #[test]
    fn measured_weeks_give_the_published_values() {
        let course = course();
        let values = |condition: usize, group: usize| {
            let curve = &course.conditions[condition].curves[group];
            curve.points.iter().map(|it| (it.week, it.value)).collect::<Vec<_>>()
        };
        assert_eq!(values(0, 0), [(0.0, 56.0), (6.0, 26.0), (26.0, 22.0), (52.0, 21.0)]);
        assert_eq!(values(0, 1), [(0.0, 63.0), (6.0, 29.0), (26.0, 29.0), (52.0, 31.0)]);
        assert_eq!(values(0, 2), [(0.0, 56.0), (6.0, 48.0), (26.0, 43.0), (52.0, 40.0)]);
        assert_eq!(values(1, 0), [(0.0, 52.0), (6.0, 23.0), (26.0, 12.0), (52.0, 6.0)]);
        assert_eq!(values(1, 1), [(0.0, 51.0), (6.0, 33.0), (26.0, 26.0), (52.0, 23.0)]);
        assert_eq!(values(2, 0), [(0.0, 64.0), (6.5, 35.0), (52.0, 42.0)]);
        for curve in course.conditions.iter().flat_map(|it| &it.curves) {
            for point in &curve.points {
                assert_eq!(value_at(curve, point.week), Some(point.value));
            }
        }
    }

    #[test]
    fn between_two_points_lies_the_straight_line() {
        let course = course();
        let acute = &course.conditions[0].curves[0];
        // Halfway from 56 to 26, and a quarter of the way from 26 to 22.
        assert_eq!(value_at(acute, 3.0), Some(41.0));
        assert_eq!(value_at(acute, 11.0), Some(25.0));
        let trials = &course.conditions[3].curves[0];
        assert_eq!(value_at(trials, 3.0), None);
        assert_eq!(value_at(trials, 60.0), None);
    }

    #[test]
    fn the_read_out_says_what_was_measured_and_what_was_not() {
        assert_eq!(readout(&[6, 0, 0]), "Week 6: 26 points, 46 % of 56, measured; interval unknown");
        assert_eq!(
            readout(&[11, 0, 0]),
            "Week 11: 25.0 points, 45 % of 56, between measured points; nearest 26 at week 6, interval unknown"
        );
        assert_eq!(readout(&[52, 1, 0]), "Week 52: 6 points, 12 % of 52, measured; interval 3 to 10");
        assert_eq!(readout(&[2, 3, 0]), "Week 2: no value before week 6; there 1.0, interval 0.9 to 1.0");
    }

    #[test]
    fn every_read_out_fits_its_line() {
        let (pack, course) = (Pack::builtin(), course());
        for (nth, condition) in course.conditions.iter().enumerate() {
            for (week, group) in
                (0..=52).flat_map(|week| (0..condition.curves.len()).map(move |it| (week, it)))
            {
                let said = course.readout(pack.library(), &[week, nth, group]);
                assert!(said.chars().count() <= 100, "{said}");
            }
        }
    }

    #[test]
    fn the_two_clocks_are_never_in_one_view() {
        for condition in course().conditions {
            let mut sources: Vec<_> = condition.curves.iter().map(|it| it.source.clone()).collect();
            sources.dedup();
            assert_eq!(sources.len(), 1, "{}", condition.title);
        }
    }

    #[test]
    fn faults_name_their_key_and_nothing_fails_without_the_check() {
        let keys = |change: &dyn Fn(&mut NaturalCourse)| {
            let mut course = course();
            change(&mut course);
            let library = Pack::builtin();
            let library = library.library();
            for at in [&[][..], &[3, 0, 0], &[99, 99, 99]] {
                let _ = (course.readout(library, at), course.words(library, at), course.tables(library, at));
            }
            course.faults().into_iter().map(|it| it.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(&|it| it.conditions.clear()), ["conditions"]);
        assert_eq!(keys(&|it| it.weeks = 0).first().unwrap(), "weeks");
        assert_eq!(keys(&|it| it.conditions[0].curves.clear()), ["conditions[0].curves"]);
        assert_eq!(keys(&|it| it.conditions[1].scale = [5.0, 5.0]).first().unwrap(), "conditions[1].scale");
        assert_eq!(
            keys(&|it| it.conditions[0].curves[0].points.reverse()),
            ["conditions[0].curves[0].points"]
        );
        assert_eq!(keys(&|it| it.conditions[1].point = "a".repeat(77)), ["conditions[1].point"]);
        let nan = |it: &mut NaturalCourse| it.conditions[0].curves[0].points[0].value = f64::NAN;
        assert_eq!(keys(&nan), ["conditions[0].curves[0].points"]);
    }
}
