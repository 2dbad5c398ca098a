//! Trials with two switches: what each group had, and what turning a switch adds.

mod counted;

use super::{Entry, Fault, Kind, Knob, Pace, Table, cite, step};
use crate::content::character::capital;
use crate::content::effect::published;
use crate::content::figure::{AllianceTwoByTwo, Crossed, Crossing, Switch};
use crate::content::id::{EstimateId, StudyId};
use crate::content::library::Library;
use crate::content::model::Family;

/// The switches.
pub const TREATMENT: usize = 0;
pub const MANNER: usize = 1;
const VIEW: usize = 2;

/// The groups from top to bottom: treatment and manner, off or on.
pub const GROUPS: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];

/// Seconds in which a bar grows by what a switch adds.
const EASE: f64 = 0.7;

/// What is set: the view, and whether each switch is on.
pub fn setting<'a>(figure: &'a AllianceTwoByTwo, at: &[usize]) -> Option<(&'a Crossing, bool, bool)> {
    Some((figure.views.get(step(at, VIEW))?, step(at, TREATMENT) > 0, step(at, MANNER) > 0))
}

/// The group with these switches, if the trial had one.
pub fn group(view: &Crossing, treatment: bool, manner: bool) -> Option<&Crossed> {
    view.groups.iter().find(|it| it.treatment == treatment && it.manner == manner)
}

/// What the treatment adds under a manner: one published value minus another.
pub fn treatment_adds(view: &Crossing, manner: bool) -> Option<f64> {
    Some(group(view, true, manner)?.value - group(view, false, manner)?.value)
}

/// What the manner adds to a treatment.
pub fn manner_adds(view: &Crossing, treatment: bool) -> Option<f64> {
    Some(group(view, treatment, true)?.value - group(view, treatment, false)?.value)
}

/// The bar of a group in pieces from the left: what there is with both switches off, what the
/// treatment adds to it, what the manner adds to that. The ends of the pieces, in the unit of the view.
pub fn pieces(view: &Crossing, treatment: bool, manner: bool) -> Vec<(Piece, f64)> {
    let value = |treatment, manner| group(view, treatment, manner).map(|it| it.value);
    let steps = [
        (Piece::Base, value(false, false)),
        (Piece::Treatment, treatment.then(|| value(true, false)).flatten()),
        (Piece::Manner, manner.then(|| value(treatment, true)).flatten()),
    ];
    steps.into_iter().filter_map(|(piece, end)| Some((piece, end?))).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Base,
    Treatment,
    Manner,
}

impl Piece {
    /// The family whose colour it has.
    pub fn family(self, view: &Crossing) -> Family {
        match self {
            Self::Base => Family::Total,
            Self::Treatment => view.treatment.family,
            Self::Manner => view.manner.family,
        }
    }
}

/// A value with as many digits as its source prints, and a true minus.
pub fn digits(view: &Crossing, value: f64) -> String {
    format!("{value:.*}", view.decimals.min(6)).replacen('-', "−", 1)
}

/// "+11.9 mm".
pub fn added(view: &Crossing, value: f64) -> String {
    let sign = if value < 0.0 { "" } else { "+" };
    format!("{sign}{} {}", digits(view, value), view.unit_added)
}

/// "6.6 to 12.7".
pub fn interval(view: &Crossing, group: &Crossed) -> Option<String> {
    let (low, high) = (group.ci_low?, group.ci_high?);
    Some(format!("{} to {}", digits(view, low), digits(view, high)))
}

/// What is known of the spread of a group, in words.
fn spread(view: &Crossing, group: &Crossed) -> String {
    match (interval(view, group), group.sd) {
        (Some(interval), _) => interval,
        (None, Some(sd)) => format!("SD {}", digits(view, sd)),
        (None, None) => "no interval given".to_owned(),
    }
}

impl Kind for AllianceTwoByTwo {
    fn counted(&self, _library: &Library, at: &[usize]) -> String {
        setting(self, at).map(|(view, ..)| counted::counted(view)).unwrap_or_default()
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        let Some((view, ..)) = setting(self, at) else { return Vec::new() };
        let entry = |switches: (bool, bool)| {
            let it = group(view, switches.0, switches.1)?;
            let interval = interval(view, it).unwrap_or_default();
            let pieces = pieces(view, switches.0, switches.1);
            let steps = pieces.iter().zip(pieces.iter().skip(1)).map(|((_, from), (_, to))| to - from);
            let adds = steps.map(|it| format!(", {}{}", if it < 0.0 { "" } else { "+" }, digits(view, it)));
            let base = if switches == (false, false) { ", all else" } else { "" };
            let value = digits(view, it.value) + base + &adds.collect::<String>();
            Some(Entry { interval, ..Entry::new(brief(view, switches), value) })
        };
        GROUPS.into_iter().filter_map(entry).collect()
    }

    fn knobs(&self, _library: &Library, at: &[usize]) -> Vec<Knob> {
        let views = self.views.iter().map(|it| it.label.clone());
        let (treatment, manner) = match setting(self, at) {
            Some((view, ..)) => (
                vec![view.treatment.off.clone(), view.treatment.on.clone()],
                vec![view.manner.off.clone(), view.manner.on.clone()],
            ),
            None => (vec!["off".to_owned()], vec!["off".to_owned()]),
        };
        vec![
            Knob::new("treatment", treatment, 0),
            Knob::new("manner", manner, 0),
            Knob::new("show", views, 0),
        ]
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Eases(EASE)
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let point = &setting(self, at)?.0.point;
        (!point.is_empty()).then(|| point.clone())
    }

    fn readout(&self, _library: &Library, at: &[usize]) -> String {
        let Some((view, treatment, manner)) = setting(self, at) else { return "No trial".to_owned() };
        let names = names(view, treatment, manner);
        match group(view, treatment, manner) {
            Some(it) => {
                let people = it.n.map(|n| format!(" · {n} people")).unwrap_or_default();
                let value = format!("{} {}", digits(view, it.value), view.unit);
                format!("{value}, {}{people} · {names}", spread(view, it))
            }
            None => format!("The trial had no such group: {names}"),
        }
    }

    fn words(&self, _library: &Library, at: &[usize]) -> Vec<String> {
        let Some((view, treatment, manner)) = setting(self, at) else {
            return vec!["There is no trial.".to_owned()];
        };
        let names = names(view, treatment, manner);
        let chosen = match group(view, treatment, manner) {
            Some(it) => {
                format!(
                    "**{}: {} {}, {}.**",
                    capital(&names),
                    digits(view, it.value),
                    view.unit,
                    spread(view, it)
                )
            }
            None => format!("**The trial had no such group: {names}.**"),
        };
        let mut words = vec![chosen, format!("Measured: {} ({}).", view.outcome, cite(&view.source))];
        let groups = view.groups.iter().map(|it| {
            let people = it.n.map(|n| format!(", {n} people")).unwrap_or_default();
            let names = capital(&self::names(view, it.treatment, it.manner));
            format!("{names}: {} {}, {}{people}.", digits(view, it.value), view.unit, spread(view, it))
        });
        words.push(format!("All groups. {}", groups.collect::<Vec<_>>().join(" ")));
        let adds: Vec<_> = differences(view)
            .into_iter()
            .map(|(what, given, value)| {
                format!("{} adds {} with {given}.", capital(&what), added(view, value))
            })
            .collect();
        words.push(format!("One group minus another, computed and without interval. {}", adds.join(" ")));
        words.extend(together(view));
        words.push(view.note.clone());
        words
    }

    fn tables(&self, library: &Library, _at: &[usize]) -> Vec<Table> {
        let mut tables = Vec::new();
        for view in &self.views {
            let mut groups =
                Table::new(view.outcome.clone(), &["Group", "Value", "Interval or spread", "People"]);
            for it in &view.groups {
                groups.rows.push(vec![
                    names(view, it.treatment, it.manner),
                    format!("{} {}", digits(view, it.value), view.unit),
                    spread(view, it),
                    it.n.map(|n| n.to_string()).unwrap_or_default(),
                ]);
            }
            groups.note = format!("{} ({}).", view.note, cite(&view.source));
            let title = format!("What each adds: {}", view.label);
            let mut adds = Table::new(title, &["What", "Beside", "Adds"]);
            for (what, given, value) in differences(view) {
                adds.rows.push(vec![what, given, added(view, value)]);
            }
            "One group minus another, computed; no intervals.".clone_into(&mut adds.note);
            let rows = view.differences.iter().filter_map(|id| library.estimate(id));
            for row in rows {
                adds.rows.push(vec![
                    format!("{} against {}", row.intervention, row.comparator),
                    row.outcome.clone(),
                    format!("{} {}", row.measure, published(row, row.value)),
                ]);
            }
            tables.extend([groups, adds]);
        }
        tables
    }

    fn sources(&self, _library: &Library, at: &[usize]) -> Vec<StudyId> {
        setting(self, at).map(|(view, ..)| view.source.clone()).into_iter().collect()
    }

    fn studies(&self) -> Vec<&StudyId> {
        self.views.iter().map(|it| &it.source).collect()
    }

    fn estimates(&self) -> Vec<&EstimateId> {
        self.views.iter().flat_map(|it| &it.differences).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.views.is_empty() {
            faults.push(Fault::new("views", "there is nothing to show", "give at least one view"));
        }
        for (nth, view) in self.views.iter().enumerate() {
            let key = |key: &str| format!("views[{nth}].{key}");
            let [low, high] = view.scale;
            if !(low < high && low.is_finite() && high.is_finite()) {
                faults.push(Fault::new(key("scale"), "the axis has no length", "give [from, to]"));
            }
            if group(view, false, false).is_none() {
                faults.push(Fault::new(
                    key("groups"),
                    "no group has both switches off",
                    "give it: the bars begin with it",
                ));
            }
            for (idx, it) in view.groups.iter().enumerate() {
                let twin = view
                    .groups
                    .iter()
                    .take(idx)
                    .any(|other| (other.treatment, other.manner) == (it.treatment, it.manner));
                if twin {
                    faults.push(Fault::new(
                        key(&format!("groups[{idx}]")),
                        "two groups with the same switches",
                        "take one out",
                    ));
                }
                if !(low..=high).contains(&it.value) {
                    let message = format!("{} lies outside of the axis", it.value);
                    faults.push(Fault::new(key(&format!("groups[{idx}].value")), message, "widen `scale`"));
                }
                let is_sound = match (it.ci_low, it.ci_high) {
                    (None, None) => true,
                    (Some(from), Some(to)) => from <= it.value && it.value <= to,
                    _ => false,
                };
                if !is_sound {
                    faults.push(Fault::new(
                        key(&format!("groups[{idx}].ci_low")),
                        "an interval has two ends with the value between them",
                        "give both ends or neither",
                    ));
                }
            }
        }
        faults
    }
}

/// "sham current, enhanced talking".
fn names(view: &Crossing, treatment: bool, manner: bool) -> String {
    let label = group(view, treatment, manner).and_then(|it| it.label.clone());
    label.unwrap_or_else(|| format!("{}, {}", view.treatment.at(treatment), view.manner.at(manner)))
}

/// What is switched on in a group, or that nothing is, unless it has a name of its own.
pub fn brief(view: &Crossing, (treatment, manner): (bool, bool)) -> String {
    if let Some(label) = group(view, treatment, manner).and_then(|it| it.label.as_ref()) {
        return label.clone();
    }
    let on = [(treatment, &view.treatment), (manner, &view.manner)].into_iter().filter(|it| it.0);
    let on: Vec<&str> = on.map(|(_, it)| it.name.as_str()).collect();
    if on.is_empty() { "neither".to_owned() } else { on.join(" + ") }
}

impl Switch {
    /// Its words off or on.
    pub fn at(&self, on: bool) -> &str {
        if on { &self.on } else { &self.off }
    }
}

/// Each difference that can be taken: what is turned on, beside what, and what it adds.
fn differences(view: &Crossing) -> Vec<(String, String, f64)> {
    let by_manner = [false, true].into_iter().filter_map(|on| {
        Some((view.manner.on.clone(), view.treatment.at(on).to_owned(), manner_adds(view, on)?))
    });
    let by_treatment = [false, true].into_iter().filter_map(|on| {
        Some((view.treatment.on.clone(), view.manner.at(on).to_owned(), treatment_adds(view, on)?))
    });
    by_manner.chain(by_treatment).collect()
}

/// Whether the two switches simply add.
fn together(view: &Crossing) -> Option<String> {
    let both = group(view, true, true)?.value - group(view, false, false)?.value;
    let (treatment, manner) = (treatment_adds(view, false)?, manner_adds(view, false)?);
    Some(format!(
        "Both together add {}; the two alone would sum to {}.",
        added(view, both),
        added(view, treatment + manner)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn with(test: impl FnOnce(&AllianceTwoByTwo, &Library)) {
        let pack = Pack::builtin();
        let library = pack.library();
        let Data::AllianceTwoByTwo(figure) = &library.figure(&"alliance-two-by-two".into()).unwrap().data
        else {
            panic!("another kind")
        };
        test(figure, library);
    }

    #[test]
    fn what_a_switch_adds_is_what_the_rows_of_the_pack_say() {
        with(|figure, library| {
            let row = |id: &str| library.estimate(&id.into()).unwrap().value;
            let [arms, relief, improvement] = figure.views.as_slice() else { panic!("three views") };
            // Rows in points of 10, the figure in mm of 100.
            for (mm, id) in [
                (manner_adds(arms, false), "fuentes-alliance-under-sham"),
                (manner_adds(arms, true), "fuentes-alliance-under-real"),
                (treatment_adds(arms, false), "fuentes-current-under-minimal"),
                (treatment_adds(arms, true), "fuentes-current-under-warm"),
            ] {
                assert!((mm.unwrap() / 10.0 - row(id)).abs() < 1e-9, "{id}");
            }
            assert!((treatment_adds(relief, false).unwrap() - row("kaptchuk-ritual")).abs() < 1e-9);
            assert!((manner_adds(relief, true).unwrap() - row("kaptchuk-warmth")).abs() < 1e-9);
            assert_eq!((manner_adds(relief, false), treatment_adds(improvement, true)), (None, None));
        });
    }

    #[test]
    fn the_pieces_of_a_bar_end_at_its_value() {
        with(|figure, _| {
            for view in &figure.views {
                for it in &view.groups {
                    let pieces = pieces(view, it.treatment, it.manner);
                    assert!((pieces.last().unwrap().1 - it.value).abs() < 1e-9);
                    assert!(pieces.windows(2).all(|pair| pair[0].1 < pair[1].1));
                    assert_eq!(pieces.len(), 1 + usize::from(it.treatment) + usize::from(it.manner));
                }
            }
        });
    }

    #[test]
    fn values_keep_the_digits_of_their_source() {
        with(|figure, _| {
            let view = &figure.views[0];
            let last = group(view, true, false).unwrap();
            assert_eq!(digits(view, last.value), "18.3");
            assert_eq!(interval(view, group(view, false, true).unwrap()).unwrap(), "18.9 to 25.0");
            assert_eq!(added(view, treatment_adds(view, false).unwrap()), "+8.0 mm");
            assert_eq!(digits(view, -1.25), "−1.2");
            let together = together(view).unwrap();
            assert!(together.contains("+21.0 mm") && together.contains("+19.9 mm"), "{together}");
        });
    }

    #[test]
    fn faults_name_their_key() {
        with(|figure, _| {
            let faulty = |change: fn(&mut AllianceTwoByTwo)| {
                let mut figure = figure.clone();
                change(&mut figure);
                figure.faults().into_iter().map(|it| it.key).collect::<Vec<_>>()
            };
            assert!(faulty(|_| {}).is_empty());
            assert_eq!(faulty(|it| it.views.clear()), ["views"]);
            assert_eq!(faulty(|it| it.views[0].groups[1].ci_high = None), ["views[0].groups[1].ci_low"]);
            assert_eq!(faulty(|it| it.views[0].groups[3].value = 99.0).len(), 2);
            assert!(faulty(|it| it.views[1].groups.clear()).contains(&"views[1].groups".to_owned()));
            assert!(faulty(|it| it.views[1].scale = [1.0, 1.0]).contains(&"views[1].scale".to_owned()));
        });
    }
}
