//! Rows and pools in words.

use super::pooled::PooledRows;
use super::pooling::Pooled;
use super::rows::Row;
use super::view::{FILTERS, NullRow, SORT, SORTS, View};
use crate::content::effect::{direction, lower_first, printed, published, published_interval};
use crate::content::estimate::{Estimate, Favours};
use crate::content::figure::ForestPlot;
use crate::sim::{Table, cite, fixed, number, step};
use unicode_width::UnicodeWidthStr;

/// The longest read-out, in columns.
const READOUT: usize = 100;

/// "(−0.62 to −0.13)", with the signs of the source.
pub fn printed_interval(row: &Estimate) -> String {
    published_interval(row).map_or_else(|| "interval not known".to_owned(), |it| format!("({it})"))
}

/// "SMD −0.37 (−0.62 to −0.13)".
fn size(row: &Estimate) -> String {
    let between = if row.ci_low.is_some() && row.ci_high.is_some() { "" } else { "," };
    format!("{} {}{between} {}", row.measure, published(row, row.value), printed_interval(row))
}

/// How many studies and how many people.
pub fn amount(row: &Estimate) -> Vec<String> {
    let studies = row.k.map(|k| if k == 1 { "1 trial".to_owned() } else { format!("{k} trials") });
    let people = row.n.map(|n| format!("{n} people"));
    studies.into_iter().chain(people).collect()
}

/// A row in one line: the most important first, and of the rest as much as there is room for.
pub fn readout(row: &Row<'_>) -> String {
    let estimate = row.estimate;
    let [side, over] = direction(estimate);
    let mut words = format!("{}: {side}", size(estimate));
    let about = [lower_first(&estimate.outcome), lower_first(&estimate.population)];
    let rest = about.into_iter().chain(amount(estimate)).map(|it| format!(" · {it}"));
    for part in std::iter::once(over).chain(rest) {
        if words.width() + part.width() <= READOUT {
            words.push_str(&part);
        }
    }
    words
}

/// A row as sentences that can be read aloud.
pub fn sentence(row: &Row<'_>) -> String {
    let estimate = row.estimate;
    let interval = published_interval(estimate)
        .map_or_else(|| "interval not known".to_owned(), |it| format!("95 % interval {it}"));
    let amount: String = amount(estimate).into_iter().map(|it| format!(", {it}")).collect();
    let note = if estimate.note.is_empty() { String::new() } else { format!(" {}", estimate.note) };
    format!(
        "{}, {}: {}. {} {}, {interval}{amount} ({}).{note}",
        estimate.outcome,
        lower_first(&estimate.population),
        direction(estimate).concat(),
        estimate.measure,
        published(estimate, estimate.value),
        cite(&estimate.source)
    )
}

/// A result without a number, as a sentence.
pub fn null(null: &NullRow<'_>) -> String {
    format!("{}: {}, without a number ({}).", null.it.label, null.it.says, cite(&null.it.source))
}

/// What lies right of no effect, and what left of it.
pub fn ways(plot: &ForestPlot) -> [String; 2] {
    let better = plot.better.clone().unwrap_or_else(|| format!("better with {}", plot.favours));
    [better, plot.other.as_ref().unwrap_or(&plot.against).clone()]
}

/// What the axis of the row under the cursor counts, which way is which, and what its band is, in sentences.
pub fn counted(plot: &ForestPlot, view: &View<'_>) -> String {
    let Some((row, axis)) = view.row().and_then(|row| Some((row, view.axes.get(row.axis)?))) else {
        return String::new();
    };
    let [better, other] = ways(plot);
    let small = axis
        .small
        .map_or_else(String::new, |it| format!(" Grey band: below {}, {}.", number(it.below), it.why));
    let is_one = view.on_axis(row.axis).all(|it| it.label == row.label);
    let what = if is_one {
        format!("Each row is {}", row.label)
    } else {
        format!("Rows are {}", lower_first(axis.heading))
    };
    let measures = axis.measures.iter().map(|it| it.in_words()).collect::<Vec<_>>().join(", ");
    // The heading of standardised differences says it.
    let is_said = !is_one && axis.measures.iter().all(|it| it.is_standardised());
    let measures = if is_said { String::new() } else { format!(", in {measures}") };
    let is_open = view.on_axis(row.axis).any(|it| it.interval().is_none());
    let open = if is_open { " No line: interval not known." } else { "" };
    format!("{what}{measures}; right {better}, left {other}.{open}{small}")
}

/// A result as it is read beside its picture: signs are turned into sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Which side the value lies on.
    pub is_better: bool,
    pub value: String,
    /// The interval from its left end to its right one, and whether the left one lies beyond no effect.
    pub interval: Option<(String, bool)>,
}

/// A value and the ends of its interval, given as benefits.
pub fn sides(favours: Favours, value: f64, interval: Option<(f64, f64)>, decimals: usize) -> Sides {
    let shown = |benefit: f64| {
        let value = printed(favours, benefit);
        fixed(if favours.is_ratio() { value } else { value.abs() }, decimals)
    };
    Sides {
        is_better: value >= 0.0,
        value: shown(value),
        interval: interval.map(|(low, high)| (format!("{} to {}", shown(low), shown(high)), low < 0.0)),
    }
}

/// What is shown, and how it stands.
pub fn summary(plot: &ForestPlot, view: &View<'_>, offers: &[Vec<String>], at: &[usize]) -> Vec<String> {
    let mut set: Vec<String> = FILTERS
        .iter()
        .zip(offers)
        .enumerate()
        .filter(|(nth, _)| step(at, *nth) > 0)
        .filter_map(|(nth, (name, offer))| Some(format!("{name} {}", offer.get(step(at, nth))?)))
        .collect();
    set.extend(SORTS.get(step(at, SORT)).map(|it| (*it).to_owned()));
    let mut words = vec![format!("**{} of {} rows: {}.**", view.rows.len(), view.total, set.join(", "))];
    if view.rows.is_empty() {
        words.push(NOTHING.to_owned());
        return words;
    }
    let count = |test: &dyn Fn(&Row<'_>) -> bool| {
        view.rows.iter().filter(|row| !row.is_baseline() && test(row)).count()
    };
    let clear = |row: &Row<'_>| row.interval().is_some() && !row.is_unsure();
    let counts = [
        (
            format!("Favours {}, interval clear of no effect", plot.favours),
            count(&|it| clear(it) && it.benefit() > 0.0),
        ),
        (
            format!("Favours {}, interval clear of no effect", plot.against),
            count(&|it| clear(it) && it.benefit() < 0.0),
        ),
        ("No effect lies within the interval".to_owned(), count(&|it| it.is_unsure())),
        ("Interval not known".to_owned(), count(&|it| it.interval().is_none())),
        (
            "Before and after, not an effect".to_owned(),
            view.rows.iter().filter(|it| it.is_baseline()).count(),
        ),
    ];
    let counts: Vec<String> =
        counts.into_iter().filter(|it| it.1 > 0).map(|(what, n)| format!("{what}: {n}.")).collect();
    words.push(counts.join(" "));
    words.push("Rows share reviews, trials and people, so these counts are no vote.".to_owned());
    words.extend(kept_back(view).map(|[words, _]| format!("{words}.")));
    words
}

pub const NOTHING: &str = "No row fits these settings.";

/// "Standardised differences: SMD, d".
pub fn axis(view: &View<'_>, axis: usize) -> String {
    view.axes.get(axis).map_or(String::new(), |it| format!("{}: {}", it.heading, it.names()))
}

/// "−0.36 (−0.59 to −0.13)": a pooled result with its interval, turned back to the sign of its rows.
pub fn pooled(favours: Favours, it: &Pooled) -> String {
    format!("{} ({})", fixed(printed(favours, it.value), 2), pooled_interval(favours, it.interval))
}

/// "−0.59 to −0.13".
fn pooled_interval(favours: Favours, ends: [f64; 2]) -> String {
    let [a, b] = ends.map(|it| printed(favours, it));
    format!("{} to {}", fixed(a.min(b), 2), fixed(a.max(b), 2))
}

/// How the intervals of a pool are made and what is weak about each, from the longest wording to the shortest.
pub fn method(it: &Pooled) -> [String; 3] {
    let width = |[low, high]: [f64; 2]| high - low;
    // Rows that happen to agree give it no spread to go by.
    let weak = if width(it.interval) < width(it.narrow) { "narrow by chance" } else { "wide" };
    let n = it.n;
    [
        format!(
            "├─┤ Hartung–Knapp: {weak} with {n} rows, whatever it shows · ━ DerSimonian–Laird: too narrow for {n}"
        ),
        format!("├─┤ Hartung–Knapp, {weak} with {n} rows · ━ DerSimonian–Laird, too narrow"),
        format!("├─┤ Hartung–Knapp, {weak} with {n}"),
    ]
}

/// A pool in sentences, and what leaving a row out makes of it.
pub fn pool(view: &View<'_>, pool: &PooledRows<'_>) -> String {
    let one = |it: &Pooled| {
        format!(
            "{} {} after Hartung and Knapp, {} after DerSimonian and Laird, from {} rows; Q = {:.2}, τ² = {:.3}, I² = {:.0} %",
            pool.measure,
            pooled(pool.favours, it),
            pooled_interval(pool.favours, it.narrow),
            it.n,
            it.q,
            it.tau2,
            it.i2 * 100.0
        )
    };
    let mut words =
        format!("**Pooled here, not the review's own result:** {}. {METHODS} {}", one(&pool.all), pool.why);
    if let Some((row, it)) = &pool.without {
        let name = view.rows.get(*row).map_or("", |row| row.label);
        words = format!("{words} Without “{name}”: {}.", one(it));
    }
    words
}

const METHODS: &str = "Both are random effects with the same mean. With so few rows the interval after Hartung \
    and Knapp (2001) is wide, whatever the picture shows, and narrow only by chance, where they happen to agree; \
    that after DerSimonian and Laird (1986) takes their spread for known and is too narrow.";

/// Results without a clear effect that the filters keep back, and where; then how many alone.
pub fn kept_back(view: &View<'_>) -> Option<[String; 2]> {
    let n: usize = view.kept_back.iter().map(|it| it.1).sum();
    let of: Vec<String> = view.kept_back.iter().map(|(class, n)| format!("{class} {n}")).collect();
    let brief = format!("Filtered out, no clear effect: {n}");
    (n > 0).then(|| [format!("{brief} ({})", of.join(", ")), brief])
}

/// The rows of each axis, then what is pooled.
pub fn tables(plot: &ForestPlot, view: &View<'_>) -> Vec<Table> {
    const COLUMNS: [&str; 6] =
        ["Study", "Outcome, people", "Treatment v comparison", "Result", "Trials, people", "Note"];
    let mut tables = Vec::new();
    for nth in 0..view.axes.len() {
        let mut table = Table::new(axis(view, nth), &COLUMNS);
        table.rows = view.on_axis(nth).map(|row| cells(plot, row)).collect();
        table.rows.extend(view.nulls(nth).map(|it| {
            let says = format!("{}; no number given", it.it.says);
            vec![cite(&it.it.source), it.it.label.clone(), String::new(), says, String::new(), String::new()]
        }));
        if !table.rows.is_empty() {
            tables.push(table.filled());
        }
    }
    let hidden = view.total - view.rows.len();
    if let (Some(last), true) = (tables.last_mut(), hidden > 0) {
        last.note = format!("{hidden} more rows are filtered out; 0 shows all.");
        last.note.extend(kept_back(view).into_iter().map(|[words, _]| format!(" {words}.")));
    }
    if !view.pools.is_empty() {
        let columns = ["Rows", "Result", "DerSimonian–Laird", "Q", "τ²", "I²", ""];
        let mut table = Table::new("Pooled here, not the review's own result", &columns);
        for pool in &view.pools {
            let without = pool.without.as_ref().map(|(row, it)| (view.rows.get(*row), it));
            let all = (None, &pool.all);
            for (row, it) in std::iter::once(all).chain(without) {
                table.rows.push(vec![
                    it.n.to_string(),
                    format!("{} {}", pool.measure, pooled(pool.favours, it)),
                    pooled_interval(pool.favours, it.narrow),
                    format!("{:.2}", it.q),
                    format!("{:.3}", it.tau2),
                    format!("{:.0} %", it.i2 * 100.0),
                    row.map_or_else(|| pool.why.to_owned(), |row| format!("without {}", row.label)),
                ]);
            }
        }
        table.note.push_str(&format!("In brackets the interval after Hartung and Knapp. {METHODS}"));
        tables.push(table);
    }
    tables
}

fn cells(plot: &ForestPlot, row: &Row<'_>) -> Vec<String> {
    let estimate = row.estimate;
    let side = if row.is_baseline() {
        "before and after, not an effect".to_owned()
    } else if row.is_unsure() {
        "no effect lies within".to_owned()
    } else {
        let word = if row.interval().is_some() { "favours" } else { "leans to" };
        match row.benefit() {
            benefit if benefit > 0.0 => format!("{word} {}", plot.favours),
            benefit if benefit < 0.0 => format!("{word} {}", plot.against),
            _ => "favours neither".to_owned(),
        }
    };
    vec![
        cite(&estimate.source),
        format!("{}, {}", estimate.outcome, lower_first(&estimate.population)),
        format!("{} v {}", estimate.intervention, lower_first(&estimate.comparator)),
        format!("{}: {side}", size(estimate)),
        amount(estimate).join(", "),
        estimate.note.clone(),
    ]
}
