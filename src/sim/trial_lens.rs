//! What a comparison of two arms can show: the parts that both hold cancel, the rest is the
//! difference.

mod rows;

pub use rows::{base, interval, rows};

use super::{Entry, Fault, Kind, Knob, Pace, Table, cite, step};
use crate::content::effect::{is_baseline, published};
use crate::content::figure::{ArmPair, LensArm, LensPart, TrialLens};
use crate::content::id::{EstimateId, StudyId};
use crate::content::library::Library;
use crate::content::model::Family;
use rows::{against, better, table};
use unicode_width::UnicodeWidthStr;

/// The parts of what a group got from left to right. Each has its own column, so that like stands below like.
pub const SHELVES: [Family; 3] = [Family::Specific, Family::Contextual, Family::NonSpecific];

/// Seconds in which shared parts fade and the rest is drawn out.
const EASE: f64 = 0.8;

const ARM_A: usize = 0;
pub const ARM_B: usize = 1;
pub const ROW: usize = 2;

/// What becomes of a part when two arms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Neither arm holds it.
    Absent,
    /// Both hold the same.
    Cancels,
    /// One arm alone holds it.
    Stays,
    /// Both hold it, each in its own way.
    Differs,
}

/// What becomes of the part of `family`.
pub fn fate(a: &LensArm, b: &LensArm, family: Family) -> Fate {
    match (part(a, family), part(b, family)) {
        (None, None) => Fate::Absent,
        (Some(a), Some(b)) if a == b => Fate::Cancels,
        (Some(_), Some(_)) => Fate::Differs,
        _ => Fate::Stays,
    }
}

pub fn part(arm: &LensArm, family: Family) -> Option<&LensPart> {
    arm.parts.iter().find(|part| part.family == family)
}

/// The parts that the difference between two arms shows. Parts that one arm alone holds are shown
/// together. Parts that both hold in their own ways can be told from the rest only where nothing
/// else differs.
pub fn isolates(a: &LensArm, b: &LensArm) -> Vec<Family> {
    let with = |wanted: Fate| SHELVES.into_iter().filter(move |family| fate(a, b, *family) == wanted);
    let (stay, differ): (Vec<_>, Vec<_>) = (with(Fate::Stays).collect(), with(Fate::Differs).collect());
    match (stay.is_empty(), differ.len()) {
        (false, 0) => stay,
        (true, 1) => differ,
        _ => Vec::new(),
    }
}

/// The name of a part.
pub fn word(family: Family) -> &'static str {
    match family {
        Family::Specific => "specific",
        Family::Contextual => "contextual",
        Family::NonSpecific => "non-specific",
        Family::Total => "total",
    }
}

/// "specific, contextual and non-specific".
fn list(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn list_of(families: impl IntoIterator<Item = Family>) -> String {
    list(&families.into_iter().map(word).collect::<Vec<_>>())
}

impl TrialLens {
    fn arm(&self, id: &str) -> Option<&LensArm> {
        self.arms.iter().find(|arm| arm.id == id)
    }

    /// The arms that some comparison has first, and those that some has second.
    fn firsts(&self) -> Vec<&LensArm> {
        self.arms.iter().filter(|arm| self.comparisons.iter().any(|it| it.a == arm.id)).collect()
    }

    fn seconds(&self) -> Vec<&LensArm> {
        self.arms.iter().filter(|arm| self.comparisons.iter().any(|it| it.b.contains(&arm.id))).collect()
    }

    /// The two arms that are set; none only where the data are at fault.
    pub fn pair(&self, at: &[usize]) -> Option<(&LensArm, &LensArm)> {
        let first = self.firsts().get(step(at, ARM_A)).copied()?;
        Some((first, self.seconds().get(step(at, ARM_B)).copied()?))
    }

    fn between(&self, a: &LensArm, b: &LensArm) -> Option<&ArmPair> {
        self.comparisons.iter().find(|it| it.a == a.id && it.b.contains(&b.id))
    }

    /// The comparison of the two arms that are set, if the pack has one.
    pub fn comparison(&self, at: &[usize]) -> Option<&ArmPair> {
        let (a, b) = self.pair(at)?;
        self.between(a, b)
    }

    /// The steps of the second arm at which it has a comparison with `a`, each with its arm.
    pub fn partners(&self, a: &LensArm) -> Vec<(usize, &LensArm)> {
        let seconds = self.seconds().into_iter().enumerate();
        seconds.filter(|(_, b)| self.between(a, b).is_some()).collect()
    }

    /// What differs, in words: as the comparison says it, else by the parts alone.
    pub fn differs(&self, at: &[usize]) -> String {
        if let Some(comparison) = self.comparison(at) {
            return comparison.what_differs.clone();
        }
        let Some((a, b)) = self.pair(at) else { return String::new() };
        if a.id == b.id {
            return "none; this is the same arm twice".to_owned();
        }
        let unequal = |family: &Family| matches!(fate(a, b, *family), Fate::Stays | Fate::Differs);
        format!("not compared here; by its parts {}", list_of(SHELVES.into_iter().filter(unequal)))
    }

    /// What warns of the comparison, in full; without one, which there are.
    pub fn caveat(&self, at: &[usize]) -> String {
        match (self.comparison(at), self.pair(at)) {
            (Some(comparison), _) => comparison.warning(),
            (None, Some((a, _))) => {
                let partners = self.partners(a);
                let labels: Vec<_> = partners.iter().map(|(_, arm)| arm.label.as_str()).collect();
                format!("The pack compares {} with: {}.", a.label, labels.join("; "))
            }
            (None, None) => String::new(),
        }
    }
}

impl Kind for TrialLens {
    fn caution(&self, at: &[usize]) -> String {
        self.comparison(at).map(ArmPair::warning).unwrap_or_default()
    }

    fn legend(&self, _library: &Library, at: &[usize]) -> Vec<Entry> {
        let Some((a, b)) = self.pair(at) else { return Vec::new() };
        let holds = |arm: &LensArm| list_of(SHELVES.into_iter().filter(|it| part(arm, *it).is_some()));
        let stays = |it: &Family| matches!(fate(a, b, *it), Fate::Stays | Fate::Differs);
        let stays = list_of(SHELVES.into_iter().filter(stays));
        vec![
            Entry::new(&*a.short, holds(a)),
            Entry::new(&*b.short, holds(b)),
            Entry::new("difference", stays),
        ]
    }

    fn knobs(&self, library: &Library, at: &[usize]) -> Vec<Knob> {
        let seconds = self.seconds();
        let first = self.pair(at).map(|(a, _)| a);
        let labels = seconds.iter().map(|b| match first {
            Some(a) if self.between(a, b).is_none() => format!("{} ·\u{a0}none", b.label),
            _ => b.label.clone(),
        });
        let start = seconds.iter().position(|arm| arm.id == self.start).unwrap_or(0);
        let rows = rows(library, self.comparison(at));
        let mut outcomes: Vec<_> = rows.iter().map(|row| row.outcome.clone()).collect();
        if outcomes.is_empty() {
            outcomes.push("no rows".to_owned());
        }
        vec![
            Knob::new("arm A", self.firsts().into_iter().map(|arm| arm.label.clone()), 0),
            Knob::new("arm B", labels, start),
            Knob::rows("row", outcomes),
        ]
    }

    /// A first arm brings along a second that it was compared with, and the rows begin anew.
    fn follow(&self, _library: &Library, was: &[usize], at: &mut [usize]) {
        let is_turned = |knob| step(was, knob) != step(at, knob);
        let (is_first, is_any) = (is_turned(ARM_A), is_turned(ARM_A) || is_turned(ARM_B));
        if is_first
            && self.comparison(at).is_none()
            && let Some((a, _)) = self.pair(at)
            && let (Some((partner, _)), Some(second)) = (self.partners(a).first(), at.get_mut(ARM_B))
        {
            *second = *partner;
        }
        if is_any && let Some(row) = at.get_mut(ROW) {
            *row = 0;
        }
    }

    fn pace(&self, _at: &[usize]) -> Pace {
        Pace::Eases(EASE)
    }

    fn point(&self, _library: &Library, at: &[usize]) -> Option<String> {
        let point = self.comparison(at).and_then(|it| it.point.clone());
        Some(point.unwrap_or_else(|| format!("Difference: {}.", self.differs(at))))
    }

    fn readout(&self, library: &Library, at: &[usize]) -> String {
        let rows = rows(library, self.comparison(at));
        let Some(row) = rows.get(step(at, ROW)) else {
            let Some((a, b)) = self.pair(at) else { return "Nothing to compare".to_owned() };
            return format!("No comparison of {} with {} in the pack", a.label, b.label);
        };
        let (value, side) = (published(row, row.value), better(row));
        let mut out = format!("{} {value}, {}; {side} is better", row.measure, interval(row));
        let size = base(row);
        let compared = if is_baseline(row) { row.intervention.clone() } else { against(row) };
        for piece in [&row.outcome, &compared, &row.population, &size] {
            if !piece.is_empty() && out.width() + 3 + piece.width() <= 100 {
                out.push_str(&format!(" · {piece}"));
            }
        }
        out
    }

    fn words(&self, library: &Library, at: &[usize]) -> Vec<String> {
        let Some((a, b)) = self.pair(at) else { return vec!["There is nothing to compare.".to_owned()] };
        let parts = |arm: &LensArm| {
            let parts: Vec<_> =
                arm.parts.iter().map(|it| format!("{} ({})", word(it.family), it.what)).collect();
            list(&parts.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let with = |wanted: Fate| SHELVES.into_iter().filter(move |family| fate(a, b, *family) == wanted);
        let cancels = list_of(with(Fate::Cancels));
        let comparison = self.comparison(at);
        let names = comparison.map_or((&a.label, &b.label), |it| (&it.arm_a, &it.arm_b));
        let mut words = vec![
            format!("**Arm A: {}. Arm B: {}.**", names.0, names.1),
            format!("Parts in arm A: {}. Parts in arm B: {}.", parts(a), parts(b)),
            format!("In both alike, so it cancels: {cancels}. What differs: {}.", self.differs(at)),
        ];
        match comparison {
            Some(it) if it.isolates.is_empty() => {
                words.push("The comparison shows no single part by itself.".to_owned());
            }
            Some(it) => {
                words.push(format!("The comparison shows: {}.", list_of(it.isolates.iter().copied())));
            }
            None => {}
        }
        words.push(self.caveat(at));
        let rows = rows(library, comparison);
        if !rows.is_empty() {
            words.push(
                "What was found, row by row; different measures cannot be set beside each other.".to_owned(),
            );
        }
        for row in rows {
            let size = base(row);
            let words_of_row = format!(
                "{}; {}; {}. {} {}, {}; {} is better{} ({}). {}",
                row.outcome,
                against(row),
                row.population,
                row.measure,
                published(row, row.value),
                interval(row),
                better(row),
                if size.is_empty() { size } else { format!("; {size}") },
                cite(&row.source),
                row.note
            );
            words.push(words_of_row.trim_end().to_owned());
        }
        words
    }

    fn tables(&self, library: &Library, at: &[usize]) -> Vec<Table> {
        let mut arms = Table::new("What each arm holds", &["Arm", "Specific", "Contextual", "Non-specific"]);
        for arm in &self.arms {
            let cells = SHELVES.map(|family| part(arm, family).map_or("–", |it| it.what.as_str()).to_owned());
            arms.rows.push(std::iter::once(arm.label.clone()).chain(cells).collect());
        }
        "The same words in two arms: that part cancels. No sizes are known.".clone_into(&mut arms.note);
        let chosen = self.comparison(at);
        let others = self.comparisons.iter().filter(|it| Some(*it) != chosen);
        let mut tables: Vec<_> = chosen.into_iter().chain(others).map(|it| table(library, it)).collect();
        tables.insert(usize::from(chosen.is_some()), arms);
        tables
    }

    fn sources(&self, library: &Library, at: &[usize]) -> Vec<StudyId> {
        let rows = rows(library, self.comparison(at));
        let row = rows.get(step(at, ROW)).map(|row| &row.source);
        let verdict = self.comparison(at).and_then(|it| it.verdict.as_ref()).map(|it| &it.source);
        row.into_iter().chain(verdict).cloned().collect()
    }

    fn studies(&self) -> Vec<&StudyId> {
        self.comparisons.iter().filter_map(|it| it.verdict.as_ref()).map(|it| &it.source).collect()
    }

    fn estimates(&self) -> Vec<&EstimateId> {
        self.comparisons.iter().flat_map(|it| &it.estimates).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (nth, arm) in self.arms.iter().enumerate() {
            let is_twice = self.arms.iter().take(nth).any(|other| other.id == arm.id);
            if is_twice {
                faults.push(Fault::new(format!("arms[{nth}].id"), "two arms of one id", "rename one"));
            }
            let n_of = |family| arm.parts.iter().filter(|part| part.family == family).count();
            if SHELVES.iter().any(|family| n_of(*family) > 1) || n_of(Family::Total) > 0 {
                faults.push(Fault::new(
                    format!("arms[{nth}].parts"),
                    "a stack holds at most one part of each family, and not the total",
                    "say in `what` all that belongs to it",
                ));
            }
        }
        if !self.seconds().iter().any(|arm| arm.id == self.start) {
            faults.push(Fault::new(
                "start",
                format!("no comparison has `{}` second", self.start),
                "name an arm that stands in some `b`",
            ));
        }
        for (nth, it) in self.comparisons.iter().enumerate() {
            faults.extend(self.faults_of(it, &format!("comparisons[{nth}]")));
        }
        faults
    }
}

impl TrialLens {
    fn faults_of(&self, it: &ArmPair, key: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |key: String, message: String, help: &str| {
            faults.push(Fault::new(key, message, help));
        };
        let unknown = std::iter::once(&it.a).chain(&it.b).find(|id| self.arm(id).is_none());
        if let Some(id) = unknown {
            fault(format!("{key}.a"), format!("there is no arm `{id}`"), "name the ids of `arms`");
        }
        if it.b.is_empty() {
            fault(format!("{key}.b"), "a comparison needs a second arm".to_owned(), "name its id");
        }
        if it.estimates.is_empty() {
            fault(format!("{key}.estimates"), "a comparison without rows".to_owned(), "name at least one");
        }
        if it.what_differs.trim().is_empty() || it.caveat.trim().is_empty() {
            fault(
                format!("{key}.caveat"),
                "what differs and what warns of it must be said".to_owned(),
                "write `what_differs` and `caveat`",
            );
        }
        for b in &it.b {
            let (Some(first), Some(second)) = (self.arm(&it.a), self.arm(b)) else { continue };
            let shown = isolates(first, second);
            if shown != it.isolates {
                let message = format!("by its parts it shows {}", list_of(shown));
                fault(format!("{key}.isolates"), message, "mend `isolates` or the parts of the arms");
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    fn with(test: impl FnOnce(&TrialLens, &Library)) {
        let pack = Pack::builtin();
        let library = pack.library();
        let Data::TrialLens(lens) = &library.figure(&"trial-lens".into()).unwrap().data else {
            panic!("another kind")
        };
        test(lens, library);
    }

    #[test]
    fn the_parts_of_the_arms_give_what_each_comparison_is_said_to_isolate() {
        with(|lens, _| {
            for it in &lens.comparisons {
                for b in &it.b {
                    let (a, b) = (lens.arm(&it.a).unwrap(), lens.arm(b).unwrap());
                    assert_eq!(isolates(a, b), it.isolates, "{} against {}", it.arm_a, it.arm_b);
                }
            }
        });
    }

    #[test]
    fn every_comparison_can_be_reached_by_choosing_two_arms() {
        with(|lens, library| {
            let knobs = lens.knobs(library, &[]);
            let mut seen: Vec<&str> = Vec::new();
            for (a, b) in
                (0..knobs[0].steps.len()).flat_map(|a| (0..knobs[1].steps.len()).map(move |b| (a, b)))
            {
                seen.extend(lens.comparison(&[a, b]).map(|it| it.arm_a.as_str()));
                assert!(lens.pair(&[a, b]).is_some());
            }
            seen.sort_unstable();
            seen.dedup();
            let mut all: Vec<_> = lens.comparisons.iter().map(|it| it.arm_a.as_str()).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(seen, all);
        });
    }

    #[test]
    fn a_first_arm_brings_along_a_second_and_the_rows_begin_anew() {
        with(|lens, library| {
            for a in 1..lens.firsts().len() {
                let mut at = [a, 3, 2];
                lens.follow(library, &[0, 3, 2], &mut at);
                assert!(lens.comparison(&at).is_some() && at[2] == 0, "{a}");
            }
            // A second arm is the reader's choice, though nothing compares it.
            let mut at = [1, 4, 0];
            lens.follow(library, &[1, 3, 0], &mut at);
            assert_eq!(at, [1, 4, 0]);
        });
    }

    #[test]
    fn a_part_cancels_stays_or_differs() {
        let part = |family, what: &str| LensPart { family, what: what.to_owned() };
        let arm = |parts| LensArm { id: String::new(), label: String::new(), short: String::new(), parts };
        let a = arm(vec![part(Family::Specific, "x"), part(Family::NonSpecific, "time")]);
        let b = arm(vec![part(Family::Specific, "y"), part(Family::NonSpecific, "time")]);
        let c = arm(vec![]);
        assert_eq!(SHELVES.map(|it| fate(&a, &b, it)), [Fate::Differs, Fate::Absent, Fate::Cancels]);
        assert_eq!(isolates(&a, &b), [Family::Specific]);
        assert_eq!(isolates(&a, &c), [Family::Specific, Family::NonSpecific]);
        assert_eq!(isolates(&c, &c), []);
    }

    #[test]
    fn faults_name_their_key() {
        with(|lens, _| {
            let faulty = |change: fn(&mut TrialLens)| {
                let mut lens = lens.clone();
                change(&mut lens);
                lens.faults().into_iter().map(|it| it.key).collect::<Vec<_>>()
            };
            assert!(faulty(|_| {}).is_empty());
            assert!(faulty(|it| "?".clone_into(&mut it.start)).contains(&"start".to_owned()));
            assert!(faulty(|it| it.comparisons[3].a.clear()).contains(&"comparisons[3].a".to_owned()));
            let isolates = "comparisons[3].isolates".to_owned();
            assert!(faulty(|it| it.comparisons[3].isolates.clear()).contains(&isolates));
            assert!(faulty(|it| it.comparisons.clear()).contains(&"start".to_owned()));
            assert!(!faulty(|it| it.arms.clear()).is_empty());
        });
    }
}
