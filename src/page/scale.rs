//! Effects on labelled scales: those that may be compared share one, with no effect and what is better
//! on which side written at its top, a point and its interval in each row, and both as numbers.

mod plot;

use super::words::{self, count, isolates, name, thousands, unbroken};
use super::write::{Piece, Writer};
use super::{Role, Span};
use crate::content::character::capital;
use crate::content::effect::{is_baseline, is_comparable, lower_first};
use crate::content::estimate::Estimate;
use crate::content::lesson::HOW_LARGE;
use crate::content::library::Library;
use crate::content::order;
use crate::sim::fixed;
use plot::Plot;
pub(super) use plot::nice;
use unicode_width::UnicodeWidthStr;

/// Columns between those of a row.
const GAP: usize = 2;
/// Below this width of a page the words of a row stand above its interval.
const SIDE_BY_SIDE: usize = 56;
/// A plot that is wide enough for labels beside it to have what is left.
const PLOT: usize = 27;
/// One that still is when labels stay whole for it.
const BESIDE_WHOLE: usize = 18;
/// The narrowest plot that shows anything.
const NARROWEST: usize = 12;
/// From this width on the people of each row have a column.
const WIDE: usize = 100;
const PEOPLE: &str = "people";
/// Before the words of a row that stands below the name of its group.
const INDENT: &str = "  ";
/// What stands above the intervals.
const INTERVAL: &str = "95 % interval";

/// Writes all of `rows`, scale by scale; `names_sources` says from which study each of them is.
pub fn write(w: &mut Writer, library: &Library, rows: &[&Estimate], names_sources: bool) {
    if rows.is_empty() {
        return;
    }
    w.blank();
    let mut scales: Vec<Vec<&Estimate>> = Vec::new();
    for row in rows {
        let mut fitting = scales.iter_mut();
        match fitting.find(|scale| scale.first().is_some_and(|first| is_comparable(first, row))) {
            Some(scale) => scale.push(row),
            None => scales.push(vec![row]),
        }
    }
    for (nth, rows) in scales.iter().enumerate() {
        if nth > 0 {
            w.blank();
        }
        Scale::new(library, rows, names_sources, w.room() >= WIDE)
            .write(w, if nth == 0 { HOW_LARGE } else { "" });
    }
}

/// A row with what tells it apart from the others of its scale.
struct Row<'a> {
    estimate: &'a Estimate,
    group: String,
    label: String,
    facts: String,
    /// How many, where they have a column.
    people: String,
}

struct Scale<'a> {
    rows: Vec<Row<'a>>,
    /// What is the same in all rows.
    common: String,
    better: String,
    worse: String,
}

/// What is known of a row beside its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Source,
    Comparator,
    Population,
    Intervention,
    Outcome,
    /// The parts of the total effect that it shows.
    Parts,
    /// How many studies and people stand behind it.
    Amount,
}

impl Fact {
    fn of(self, library: &Library, row: &Estimate) -> String {
        match self {
            Self::Source => library.study(&row.source).map(name).unwrap_or_default(),
            // A change within one group holds everything at once.
            Self::Comparator if is_baseline(row) => "before and after, not an effect".to_owned(),
            Self::Comparator => format!("against {}", lower_first(&row.comparator)),
            Self::Population => lower_first(&row.population),
            Self::Intervention => lower_first(&row.intervention),
            Self::Outcome => row.outcome.clone(),
            Self::Parts => isolates(&row.isolates),
            Self::Amount => {
                // What is no review is one study anyway.
                let is_review = library.study(&row.source).is_none_or(|it| it.k.is_some());
                let k = row.k.filter(|k| *k > 1 || is_review || row.n.is_none());
                let studies = k.map(|k| count(k as usize, "study", "studies").replace(' ', "\u{a0}"));
                let people = row.n.map(|n| format!("{}\u{a0}people", thousands(n)));
                studies.into_iter().chain(people).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

impl<'a> Scale<'a> {
    fn new(library: &Library, rows: &[&'a Estimate], names_sources: bool, is_wide: bool) -> Self {
        let values = |fact: Fact| rows.iter().map(move |row| fact.of(library, row)).collect::<Vec<_>>();
        let n_values = |fact: Fact| {
            let mut all = values(fact);
            all.sort_unstable();
            all.dedup();
            all.len()
        };
        let varies = |fact: &Fact| n_values(*fact) > 1;
        let shared = |fact: Fact| (!varies(&fact)).then(|| values(fact).into_iter().next()).flatten();
        // What most rows have in common need not be said in each of them.
        let usual = |fact: Fact| {
            let all = values(fact);
            let n = |it: &String| all.iter().filter(|other| *other == it).count();
            let most = all.iter().max_by_key(|it| n(it)).filter(|it| n(it) * 2 >= all.len())?;
            let is_even = all.iter().any(|it| it != most && n(it) == n(most));
            (!is_even).then(|| most.clone())
        };
        let telling = [Fact::Source, Fact::Comparator, Fact::Population, Fact::Intervention];
        let telling = || telling.into_iter().filter(|fact| names_sources || *fact != Fact::Source);
        let differing: Vec<Fact> = telling().chain([Fact::Outcome]).filter(varies).collect();
        // Rows that share a fact stand together below it, if more tells them apart.
        let could_group = differing.iter().filter(|it| **it != Fact::Outcome && n_values(**it) < rows.len());
        let group = could_group.min_by_key(|fact| n_values(**fact)).copied().filter(|_| differing.len() > 1);
        let labels: Vec<Fact> = differing.iter().rev().copied().filter(|it| Some(*it) != group).collect();
        let said = |fact: Fact| match shared(fact) {
            None if Some(fact) == group || fact == Fact::Outcome => None,
            None => usual(fact).map(|it| format!("{it} (unless said otherwise)")),
            words => words,
        };
        let of_what: Vec<String> =
            [Fact::Intervention, Fact::Comparator].into_iter().filter_map(said).collect();
        // Of a row that is alone the outcome stands in its label.
        let outcome = said(Fact::Outcome).filter(|_| rows.len() > 1);
        let mut common: Vec<String> = outcome.into_iter().chain([of_what.join(" ")]).collect();
        common.extend(said(Fact::Population));
        common.extend(said(Fact::Source).filter(|_| names_sources));
        let is_of_one = |row: &&Estimate| row.n.is_some() && row.k.is_none_or(|k| k == 1);
        let has_people = is_wide && varies(&Fact::Amount) && rows.iter().all(is_of_one);
        let facts: &[Fact] = if has_people { &[Fact::Parts] } else { &[Fact::Parts, Fact::Amount] };
        // On a card the parts stand beside the limits. What is not known of a row is not said of all.
        let is_for_all = |fact: Fact| {
            !(names_sources && fact == Fact::Parts) && values(fact).iter().all(|it| !it.is_empty())
        };
        common.extend(facts.iter().copied().filter(|it| is_for_all(*it)).filter_map(said));
        let in_each = |sentence: &&str| rows.iter().all(|row| sentences(row).contains(sentence));
        let notes: Vec<&str> = rows.first().map(|row| sentences(row)).unwrap_or_default();
        common.push(unbroken(&notes.into_iter().filter(in_each).collect::<Vec<_>>().join(". ")));
        common.retain(|words| !words.is_empty());
        let row = |row: &&'a Estimate| {
            let is_worth_saying = |fact: &Fact| {
                *fact == Fact::Outcome || usual(*fact).is_none_or(|it| it != fact.of(library, row))
            };
            let label = labels.iter().filter(|it| is_worth_saying(it)).map(|it| it.of(library, row));
            let mut label: Vec<String> = label.collect();
            if label.is_empty() {
                label.extend(labels.first().map(|it| it.of(library, row)));
            }
            let is_own = |fact: &&Fact| {
                let usual = usual(**fact).filter(|_| is_for_all(**fact));
                varies(fact) && usual.is_none_or(|it| it != fact.of(library, row))
            };
            let own = facts.iter().filter(is_own).map(|it| it.of(library, row));
            let notes = sentences(row).into_iter().filter(|it| !in_each(it)).collect::<Vec<_>>().join(". ");
            let own: Vec<String> = own.chain([unbroken(&notes)]).filter(|words| !words.is_empty()).collect();
            Row {
                estimate: row,
                group: group.map_or_else(String::new, |it| it.of(library, row)),
                label: if label.is_empty() { row.outcome.clone() } else { label.join(", ") },
                facts: own.join("; "),
                people: row.n.filter(|_| has_people).map(thousands).unwrap_or_default(),
            }
        };
        let mut set: Vec<Row<'a>> = rows.iter().map(row).collect();
        let groups: Vec<String> = set.iter().map(|row| row.group.clone()).collect();
        order::by_key(&mut set, |row| groups.iter().position(|it| *it == row.group));
        let (better, worse) = if rows.iter().all(|row| is_baseline(row)) {
            ("better afterwards".to_owned(), "worse afterwards".to_owned())
        } else {
            let tried = shared(Fact::Intervention).unwrap_or_else(|| "what was tried".to_owned());
            let other =
                shared(Fact::Comparator).and_then(|it| it.strip_prefix("against ").map(str::to_owned));
            let other = other.unwrap_or_else(|| "the other".to_owned());
            (format!("better with {tried}"), format!("better with {other}"))
        };
        Self { rows: set, common: common.join(" · "), better, worse }
    }

    fn write(&self, w: &mut Writer, heading: &str) {
        let estimates: Vec<&Estimate> = self.rows.iter().map(|row| row.estimate).collect();
        let measures = measures(&estimates);
        let digits = digits(&estimates);
        let printed = |value: f64| fixed(value, digits);
        let value = |row: &Estimate| match measures.as_slice() {
            [_] => printed(row.value),
            _ => format!("{} {}", row.measure, printed(row.value)),
        };
        let between = |row: &Estimate| between(row, &printed);
        let widest = |of: &dyn Fn(&Row<'_>) -> usize| self.rows.iter().map(of).max().unwrap_or(0);
        let values = widest(&|row| value(row.estimate).width());
        let most = widest(&|row| between(row.estimate).width()).max(INTERVAL.width());
        let has_people = self.rows.iter().any(|row| !row.people.is_empty());
        let [gap, column] = if has_people { [GAP, PEOPLE.len()] } else { [0; 2] };
        let tail =
            |between: &str, people: &str| format!("{between:most$}{:gap$}{people:>column$.column$}", "");
        let intervals = most + gap + column;
        let (room, is_beside) = (w.room(), w.room() >= SIDE_BY_SIDE);
        let measures = measures.join(", ");
        let longest = widest(&|row| self.label(row).width()).max(measures.width()).max(heading.width());
        // Words give way to the plot, but not so far that each of them has a line of its own.
        let beside = |plot: usize| room.saturating_sub(2 * GAP + values + GAP + intervals + plot);
        let most = (room * 36 / 100).max(beside(PLOT));
        let whole = Some(longest).filter(|it| *it <= beside(BESIDE_WHOLE));
        let labels = if is_beside { whole.unwrap_or_else(|| longest.min(most)) + GAP } else { 0 };
        let Some(width) =
            room.checked_sub(labels + GAP + values + GAP + intervals).filter(|it| *it >= NARROWEST)
        else {
            return self.list(w, heading);
        };
        let plot = Plot::new(&estimates, width, self.better.width());
        let line = |w: &mut Writer, label: Span, plot: Vec<Span>, value: &str, between: &str| {
            let mut spans = vec![span(pad(&label.text, labels), label.role)];
            spans.extend(plot);
            let gap = " ".repeat(GAP + values.saturating_sub(value.width()));
            spans.push(span(format!("{gap}{value}"), Role::Strong));
            spans.push(span(format!("{}{between}", " ".repeat(GAP)), Role::Meta));
            w.line(spans);
        };
        let words =
            |text: &str, role: Role| span(if is_beside { text.to_owned() } else { String::new() }, role);
        if !is_beside && !heading.is_empty() {
            w.text(heading, Role::Heading);
        }
        let head = tail(INTERVAL, PEOPLE);
        line(w, words(heading, Role::Heading), plot.head(&self.better, &self.worse), "", &head);
        // Above the rows, so that it is seen however many there are.
        if !is_beside {
            w.text(&measures, Role::Meta);
        }
        line(w, words(&measures, Role::Meta), plot.axis(), "", "");
        let mut last = "";
        for row in &self.rows {
            if row.group != last && !self.is_alone(row) {
                let name = capital(&row.group);
                if is_beside && name.width() <= labels {
                    line(w, span(name, Role::Strong), plot.empty(), "", "");
                } else {
                    w.text(&name, Role::Strong);
                }
            }
            last = &row.group;
            let (value, between) = (value(row.estimate), tail(&between(row.estimate), &row.people));
            if !is_beside {
                w.text(&self.label(row), Role::Body);
                line(w, span(String::new(), Role::Body), plot.row(row.estimate), &value, &between);
                continue;
            }
            let indent = if self.label(row).starts_with(INDENT) { INDENT } else { "" };
            let room = labels.saturating_sub(GAP + indent.width());
            let label = words::lines(self.label(row).trim_start_matches(INDENT), room as u16, usize::MAX);
            for (nth, part) in label.iter().enumerate() {
                let label = span(format!("{indent}{part}"), Role::Body);
                if nth == 0 {
                    line(w, label, plot.row(row.estimate), &value, &between);
                } else {
                    line(w, label, plot.empty(), "", "");
                }
            }
        }
        self.facts(w, sign(&estimates));
    }

    /// Whether no other row stands in its group.
    fn is_alone(&self, row: &Row<'_>) -> bool {
        self.rows.iter().filter(|other| other.group == row.group).count() == 1
    }

    /// What tells a row apart: below the name of its group, or with it where it is alone.
    fn label(&self, row: &Row<'_>) -> String {
        if row.group.is_empty() {
            capital(&row.label)
        } else if self.is_alone(row) {
            format!("{}: {}", capital(&row.group), lower_first(&row.label))
        } else {
            format!("{INDENT}{}", capital(&row.label))
        }
    }

    /// What is the same in all rows, what the sign means, and what is to be known about single rows.
    fn facts(&self, w: &mut Writer, sign: Option<&str>) {
        // What was measured, and in whom, is brighter than what has to be known about it.
        let common = capital(&self.common);
        let (what, more) = common.split_at(common.find(" · ").unwrap_or(common.len()));
        if !common.is_empty() {
            w.paragraph(&[Piece::new(what, Role::Body), Piece::new(more, Role::Meta)], 0);
        }
        if let Some(sign) = sign {
            w.text(sign, Role::Meta);
        }
        // What is the same of several rows is said once.
        let mut told: Vec<(&str, Vec<String>)> = Vec::new();
        for row in self.rows.iter().filter(|row| !row.facts.is_empty()) {
            let is_grouped = !row.group.is_empty() && !self.is_alone(row);
            let group = if is_grouped { format!("{}: ", capital(&row.group)) } else { String::new() };
            let label = self.label(row).trim_start_matches(INDENT).to_owned();
            let label = if is_grouped { lower_first(&label) } else { label };
            let name = format!("{group}{label}");
            match told.iter_mut().find(|(facts, _)| *facts == row.facts) {
                Some((_, names)) => names.push(name),
                None => told.push((&row.facts, vec![name])),
            }
        }
        for (facts, names) in told {
            let names = Piece::new(format!("{}: ", names.join("; ")), Role::Body);
            let facts = Piece::new(format!("{facts}."), Role::Meta);
            w.paragraph(&[Piece::new("· ", Role::Meta), names, facts], 2);
        }
    }

    /// The numbers alone, where there is no room for a scale.
    fn list(&self, w: &mut Writer, heading: &str) {
        if !heading.is_empty() {
            w.text(heading, Role::Heading);
        }
        for row in &self.rows {
            let group =
                if row.group.is_empty() { String::new() } else { format!("{}: ", capital(&row.group)) };
            w.text(&format!("{group}{}", row.label), Role::Body);
            w.text(&words::size(row.estimate), Role::Strong);
            w.text(&words::direction(row.estimate), Role::Meta);
        }
        self.facts(w, None);
    }
}

/// The sentences of a note, each without its point.
fn sentences(row: &Estimate) -> Vec<&str> {
    row.note.trim_end_matches('.').split(". ").filter(|it| !it.is_empty()).collect()
}

/// What the sign of a value means, where it is not plain.
fn sign(rows: &[&Estimate]) -> Option<&'static str> {
    let is_lower = |row: &&&Estimate| row.favours_intervention_when.is_lower();
    match rows.iter().filter(is_lower).count() {
        0 => None,
        n if n == rows.len() && rows.iter().all(|row| row.measure.is_ratio()) => {
            Some("Below 1 is better: the scale has it at the right.")
        }
        n if n == rows.len() => Some("Below 0 is better: the scale has it at the right."),
        _ => Some("Signs are those of the source: the scale has what is better at the right."),
    }
}

fn measures(rows: &[&Estimate]) -> Vec<&'static str> {
    let mut measures: Vec<&str> = Vec::new();
    for row in rows {
        if !measures.contains(&row.measure.word()) {
            measures.push(row.measure.word());
        }
    }
    measures
}

/// "0.48 to 0.89", the end first that stands at the left.
fn between(row: &Estimate, printed: &dyn Fn(f64) -> String) -> String {
    let (Some(low), Some(high)) = (row.ci_low, row.ci_high) else { return "not known".to_owned() };
    let is_turned = row.favours_intervention_when.is_lower();
    let (left, right) = if is_turned { (high, low) } else { (low, high) };
    format!("{} to {}", printed(left), printed(right))
}

/// So many digits after the point as the most exact number has, so that points stand below each other.
fn digits(rows: &[&Estimate]) -> usize {
    rows.iter().map(|row| row.decimals()).max().unwrap_or(0)
}

fn span(text: String, role: Role) -> Span {
    Span { text, role, stop: None }
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::estimate::{ComparatorClass, Favours, Measure};
    use crate::content::model::Family;

    fn page(width: u16, ids: &[&str], change: impl Fn(&mut Estimate)) -> String {
        let pack = Pack::builtin();
        let library = pack.library();
        let mut rows: Vec<Estimate> =
            ids.iter().map(|id| library.estimate(&(*id).into()).unwrap().clone()).collect();
        rows.iter_mut().for_each(change);
        let mut w = Writer::new(width);
        write(&mut w, library, &rows.iter().collect::<Vec<_>>(), true);
        w.finish().text()
    }

    const PAIN: &str = "packheiser-adult-pain";
    const SAD: &str = "packheiser-adult-depression";

    #[test]
    fn effects_share_a_scale_with_zero_and_direction_at_its_top() {
        let text = page(80, &[PAIN, SAD], |_| {});
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "How large     │ ▸ better with touch interventions        95 % interval",
                "Hedges g    ─ 0 ─────────── 0.5 ────────── 1.0 ──",
                "Pain          │             ┣━━━━━━■━━━━━┫         0.69  0.48 to 0.89",
                "Depression    │           ┣━━━━━■━━━━┫             0.59  0.40 to 0.78",
                "Touch interventions against no touch · adults · Packheiser et al. 2024",
            ]
        );
    }

    #[test]
    fn what_is_better_stands_at_the_right_whatever_the_sign_of_the_source() {
        let turned = |row: &mut Estimate| {
            row.favours_intervention_when = Favours::Negative;
            (row.value, row.ci_low, row.ci_high) =
                (-row.value, row.ci_high.map(|it| -it), row.ci_low.map(|it| -it));
        };
        let (as_is, turned) = (page(80, &[PAIN, SAD], |_| {}), page(80, &[PAIN, SAD], turned));
        let plot =
            |text: &str| text.lines().nth(3).unwrap().split("0.69").next().unwrap().trim_end().to_owned();
        assert_eq!(plot(&as_is), plot(&turned).trim_end_matches('−').trim_end());
        assert!(turned.contains("−0.69  −0.48 to −0.89"), "{turned}");
        assert!(turned.contains("Below 0 is better"), "{turned}");
        assert!(turned.contains("─ 0 ─────────── −0.5 ─"), "{turned}");
    }

    #[test]
    fn what_all_notes_say_is_said_once_and_what_one_says_with_its_row() {
        let groups = ["fuentes-active-warm", "fuentes-sham-warm", "fuentes-active-cool", "fuentes-sham-cool"];
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = words(page(99, &groups, |_| {}));
        let n = |words: &str| text.matches(words).count();
        assert_eq!(
            (n("Not massage: change within the group"), n("Intervals are lopsided")),
            (1, 1),
            "{text}"
        );
        assert_eq!(
            (n("29 people (unless said otherwise)"), n("29 people"), n("30 people.")),
            (1, 1, 1),
            "{text}"
        );
        assert!(text.contains("warm manner: A summary of the paper gives 3.14."), "{text}");
        // Where there is room for a column of them, people stand in their row.
        let text = words(page(100, &groups, |_| {}));
        assert!(text.contains("3.13 2.72 to 3.33 29 ") && !text.contains("29 people"), "{text}");
    }

    #[test]
    fn what_is_known_of_several_rows_alike_is_said_once() {
        let rows =
            ["fuentes-alliance-under-sham", "fuentes-alliance-under-real", "fuentes-current-under-warm"];
        let text = page(120, &rows, |row| {
            row.note = if row.value > 1.0 { "Alike.".to_owned() } else { "Other.".to_owned() };
        });
        assert_eq!((text.matches("Alike").count(), text.matches("Other").count()), (1, 1), "{text}");
    }

    #[test]
    fn the_parts_that_rows_differ_in_are_said_by_each_row_of_a_card() {
        let two_alike = |row: &mut Estimate| {
            let is_last = row.id.as_str() == "fuentes-sham-cool";
            row.isolates = vec![if is_last { Family::Contextual } else { Family::Specific }];
        };
        let rows = ["fuentes-active-warm", "fuentes-sham-warm", "fuentes-sham-cool"];
        let text = page(100, &rows, two_alike);
        assert_eq!(
            (text.matches("shows specific").count(), text.matches("shows contextual").count()),
            (2, 1),
            "{text}"
        );
    }

    #[test]
    fn a_ratio_that_is_better_below_one_has_its_benefit_at_the_right() {
        let text = page(80, &[PAIN], |row| {
            (row.measure, row.favours_intervention_when) = (Measure::Rr, Favours::BelowOne);
            (row.value, row.ci_low, row.ci_high) = (0.24, Some(0.18), Some(0.31));
        });
        assert!(text.contains("0.24  0.31 to 0.18") && text.contains("Below 1 is better"), "{text}");
        let line = |part: &str| text.lines().find(|line| line.contains(part)).unwrap().to_owned();
        let column = |line: &str, part: &str| line.chars().take(line.find(part).unwrap()).count();
        let zero = line("▸ better").chars().position(|c| c == '│').unwrap();
        let row = line("0.31 to 0.18");
        assert!(row.chars().position(|c| c == '■').unwrap() > zero, "{text}");
        let axis = line("1.00");
        assert!(column(&axis, "1.00") < column(&axis, "0.25"), "{text}");
    }

    #[test]
    fn a_change_within_one_group_is_hollow_and_said_to_be_no_effect() {
        let text = page(80, &[PAIN], |row| row.comparator_class = ComparatorClass::Baseline);
        assert!(text.contains("├┄┄") && text.contains('□') && !text.contains('■'), "{text}");
        assert!(text.contains("before and after, not an effect"), "{text}");
        assert!(text.contains("▸ better afterwards"), "{text}");
    }

    #[test]
    fn what_may_not_be_compared_has_a_scale_of_its_own() {
        let change = |row: &mut Estimate| {
            if row.outcome == "Pain" {
                (row.measure, row.value, row.ci_low, row.ci_high) =
                    (Measure::Md, 12.0, Some(4.0), Some(20.0));
            }
        };
        let text = page(80, &[PAIN, SAD], change);
        assert_eq!(text.matches("▸ better").count(), 2, "{text}");
        assert!(text.contains("MD") && text.contains("Hedges g"), "{text}");
    }

    #[test]
    fn a_point_without_an_interval_says_that_none_is_known() {
        let text = page(80, &[PAIN], |row| (row.ci_low, row.ci_high) = (None, None));
        assert!(text.contains("0.69  not known") && !text.contains('├'), "{text}");
    }

    #[test]
    fn nothing_is_lost_or_too_wide_at_any_width() {
        for width in 12..120 {
            let text = page(width, &[PAIN, SAD, "packheiser-object-mental"], |_| {});
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for number in ["0.69", "0.48", "0.89", "0.34", "0.19"] {
                assert!(words.contains(number), "{number} at {width}:\n{text}");
            }
            assert!(text.lines().all(|line| line.width() <= usize::from(width)), "{width}:\n{text}");
        }
    }
}
