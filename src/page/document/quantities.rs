//! Numbers under their names, in two columns.

use crate::document::Quantity;
use crate::page::scale::nice;
use crate::page::words::unbroken;
use crate::page::write::{Piece, Writer};
use crate::page::{Page, Role, Span};
use crate::scene::large::{self, Face};
use unicode_width::UnicodeWidthStr;

/// Blank columns between a name and its number.
const GAP: usize = 2;
/// Blank columns before what goes on in a line of its own.
const HANG: usize = 2;
/// Blank columns between a large number and its band.
const APART: usize = 4;
/// From so many columns on names and numbers stand in columns.
const WIDE: usize = 40;
/// The columns of a whole bar.
const SHORTEST: usize = 8;
const LONGEST: usize = 96;
/// From so many columns on names stand beside their bars, in so many columns at most.
const BESIDE: usize = 56;
const NAMES: usize = 44;
/// The columns of a band beside a large number, at least.
const BAND: usize = 20;

impl Writer {
    /// Each name in a column as wide as the longest, which is broken where it leaves its number too little. Those in
    /// the same unit come first, with bars on one axis, where there is room.
    ///
    /// One or two are large where that is asked for and they are short; returns whether they are.
    pub(super) fn quantities(&mut self, rows: &[Quantity], is_large: bool) -> bool {
        if is_large && self.large_quantities(rows) {
            return true;
        }
        let rows = self.barred(None, rows).unwrap_or_else(|| rows.to_vec());
        let room = self.room();
        let valued = || rows.iter().filter(|it| !it.value.is_empty());
        let names = valued().map(|it| it.name.width()).max().unwrap_or(0);
        // What is not broken in a value is not cut where names can be.
        let parts = valued().flat_map(|it| number(&it.value)).map(|it| it.text.width());
        let least = parts.max().unwrap_or(0) + GAP + HANG;
        let left = names.min(room.saturating_sub(least).clamp(room * 2 / 5, room * 3 / 5));
        for row in &rows {
            if row.value.is_empty() || room < WIDE {
                let name = Piece::new(format!("{}  ", row.name), Role::Body);
                self.paragraph(&[&[name], number(&row.value).as_slice()].concat(), 2);
                continue;
            }
            let name = column(left, &[Piece::new(unbroken(&row.name), Role::Body)]);
            let value = column(room.saturating_sub(left + GAP), &number(&row.value));
            self.side_by_side([(0, name), (left + GAP, value)]);
        }
        false
    }

    /// Those in one unit, below their `heading`, as bars over one axis that all columns belong to, each below its name;
    /// returns the others, or nothing where there is no room or are no two in one unit.
    pub(super) fn barred(&mut self, heading: Option<&str>, rows: &[Quantity]) -> Option<Vec<Quantity>> {
        let bars = Bars::of(rows)?;
        let (barred, others): (Vec<_>, Vec<_>) =
            rows.iter().cloned().partition(|it| bars.reach(&it.value).is_some());
        let room = self.room();
        let left = if room < BESIDE { 0 } else { (room / 2).min(NAMES) };
        let length = bars.length(room.saturating_sub(left));
        if length < SHORTEST {
            return None;
        }
        if let Some(heading) = heading {
            self.heading(heading);
        }
        for row in &barred {
            let name = Piece::new(format!("{}  ", unbroken(&row.name)), Role::Body);
            let [mut value, among] = number(&row.value);
            if left == 0 {
                self.paragraph(&[name, value, among], HANG);
                self.line(bars.bar(&row.value, length, "▀"));
                continue;
            }
            value.text = value.text.replace(' ', "\u{a0}");
            let indent = Piece::new("\u{a0}".repeat(HANG), Role::Body);
            // Its halves in two lines make a bar with air above and below it.
            let mut bar = Self::new((room - left) as u16);
            for half in ["▄", "▀"] {
                bar.line(bars.bar(&row.value, length, half));
            }
            let mut words = Self::new((left - GAP) as u16);
            // A name of one line has its number below it.
            if row.name.width() <= words.room() {
                words.text(&row.name, Role::Body);
                words.paragraph(&[indent, value, among], HANG);
            } else {
                words.paragraph(&[name, value, among], HANG);
            }
            self.side_by_side([(0, words.finish()), (left, bar.finish())]);
        }
        let axis = format!("{}{}", " ".repeat(left), bars.axis(length));
        self.line(vec![Span { text: axis, role: Role::Meta, stop: None }]);
        if !others.is_empty() && heading.is_none() {
            self.blank();
        }
        Some(others)
    }

    /// One range, below its `heading`: the number large, and beside it the band that it is of an axis which goes on
    /// beyond it. Writes nothing where there is no room for both, and returns whether there is.
    pub(super) fn banded(&mut self, heading: &str, row: &Quantity) -> bool {
        let Some(bars) = Bars::beyond(&row.value) else { return false };
        let mut number = Self::new(self.room() as u16);
        let is_large = number.large_quantities(std::slice::from_ref(row));
        let number = number.finish();
        let left = number.lines.iter().map(|line| line.spans.iter().map(|it| it.text.width()).sum());
        let left: usize = left.max().unwrap_or(0) + APART;
        let length = bars.length(self.room().saturating_sub(left));
        if !is_large || length < BAND {
            return false;
        }
        self.heading(heading);
        let mut band = Self::new((self.room() - left) as u16);
        // Its ends by name over it, and all as low as the large number.
        (4..number.lines.len()).for_each(|_| band.line(Vec::new()));
        band.line(bars.ends(&row.value, length));
        band.line(bars.bar(&row.value, length, "█"));
        band.line(vec![Span { text: bars.axis(length), role: Role::Meta, stop: None }]);
        self.side_by_side([(0, number), (left, band.finish())]);
        true
    }

    /// Whether they are few and short enough for that.
    fn large_quantities(&mut self, rows: &[Quantity]) -> bool {
        const MOST: usize = 2;
        let large: Option<Vec<_>> = rows
            .iter()
            .map(|it| {
                let [number, among] = number(&it.value);
                let lines = large::lines(&number.text, Face::Dense, self.room(), 1)?;
                Some((lines, [Piece::new(unbroken(&it.name), Role::Body), among]))
            })
            .collect();
        let Some(large) = large.filter(|it| it.len() <= MOST) else { return false };
        for (lines, below) in large {
            for row in lines.into_iter().flatten() {
                self.line(vec![Span { text: row, role: Role::Large, stop: None }]);
            }
            self.paragraph(&below, 2);
        }
        true
    }
}

/// What is counted or measured in one unit, on one scale that begins at zero; shares end at 100 %.
struct Bars<'a> {
    unit: &'a str,
    step: f64,
    n_steps: usize,
}

impl<'a> Bars<'a> {
    /// Of the unit that most of them have, which is two at least.
    fn of(rows: &'a [Quantity]) -> Option<Self> {
        let reaches: Vec<Reach<'a>> = rows.iter().filter_map(|it| Reach::of(&it.value)).collect();
        let among = |unit: &'a str| reaches.iter().filter(move |it| it.unit == unit);
        // Of as many the first.
        let unit = reaches.iter().rev().map(|it| it.unit).max_by_key(|unit| among(unit).count())?;
        let most = among(unit).map(|it| it.to).fold(if unit == "%" { 100.0 } else { 0.0 }, f64::max);
        let step = nice(most / 4.0);
        let n_steps = (most / step).ceil().max(1.0) as usize;
        (among(unit).count() > 1 && most > 0.0).then_some(Self { unit, step, n_steps })
    }

    fn reach<'b>(&self, value: &'b str) -> Option<Reach<'b>> {
        Reach::of(value).filter(|it| it.unit == self.unit)
    }

    /// The scale of one range, with as much beyond it as below its end.
    fn beyond(value: &'a str) -> Option<Self> {
        let it = Reach::of(value).filter(|it| it.from < it.to)?;
        let most = if it.unit == "%" { 100.0 } else { it.to * 2.0 };
        let step = nice(most / 4.0);
        Some(Self { unit: it.unit, step, n_steps: (most / step).ceil().max(1.0) as usize })
    }

    /// The columns of the whole scale where there is room for so many with its line at zero and its unit.
    fn length(&self, room: usize) -> usize {
        room.saturating_sub(self.unit.width() + 3).min(LONGEST) / self.n_steps * self.n_steps
    }

    /// The ends of a range by name, over where they are in its bar.
    fn ends(&self, value: &str, length: usize) -> Vec<Span> {
        let Some(it) = self.reach(value) else { return Vec::new() };
        let [before, bar]: [usize; 2] =
            [1, 2].map(|nth| self.bar(value, length, "█").get(nth).map_or(0, |span| span.text.width()));
        let (from, to) = (it.from.to_string(), it.to.to_string());
        let width = bar.saturating_sub(from.len());
        vec![
            Span { text: "▕".to_owned(), role: Role::Meta, stop: None },
            Span {
                text: format!("{}{from}{to:>width$}", " ".repeat(before)),
                role: Role::Strong,
                stop: None,
            },
        ]
    }

    /// As long as `value` beside the line at zero; a range from its low end to its high one.
    fn bar(&self, value: &str, length: usize, fill: &str) -> Vec<Span> {
        let it = self.reach(value).unwrap_or(Reach { from: 0.0, to: 0.0, unit: "" });
        let column =
            |value: f64| (value / (self.step * self.n_steps as f64) * length as f64).round() as usize;
        let from = if it.from < it.to { column(it.from) } else { 0 };
        // What is there at all is seen.
        let columns = (column(it.to) - from).max(usize::from(it.to > 0.0));
        let span = |text: String, role: Role| Span { text, role, stop: None };
        vec![
            span("▕".to_owned(), Role::Meta),
            span(" ".repeat(from), Role::Body),
            span(fill.repeat(columns), Role::Number),
        ]
    }

    /// Its values below the ends of bars, as many as there is room for, and behind them the unit.
    fn axis(&self, length: usize) -> String {
        let digits = (-self.step.log10().floor()).clamp(0.0, 6.0) as usize;
        let value = |nth: usize| format!("{:.digits$}", self.step * nth as f64);
        let last = value(self.n_steps);
        let cells = length / self.n_steps;
        let each = if cells >= last.len() + 4 { 1 } else { self.n_steps };
        let mut axis = "0 ".to_owned();
        for nth in (each..=self.n_steps).step_by(each) {
            // The last digit of the last one stands below the end of the longest bar, the others in the middle.
            let behind = if nth == self.n_steps { 0 } else { last.len() / 2 };
            let words = format!(" {}", value(nth));
            let rule = (nth * cells + 1 + behind).saturating_sub(axis.width() + words.width());
            axis.push_str(&"─".repeat(rule));
            axis.push_str(&words);
            if nth < self.n_steps {
                axis.push(' ');
            }
        }
        format!("{axis} {}", self.unit)
    }
}

/// Of "about 0.5 to 2.5 m/s".
struct Reach<'a> {
    from: f64,
    to: f64,
    unit: &'a str,
}

impl<'a> Reach<'a> {
    /// Where that is all that `value` says.
    fn of(value: &'a str) -> Option<Self> {
        let text = value.split_once(" (").map_or(value, |(number, _)| number);
        let (from, rest) = leading(text.strip_prefix("about ").unwrap_or(text))?;
        let (to, unit) = rest.strip_prefix("to ").map_or(Some((from, rest)), leading)?;
        (!unit.is_empty() && from <= to && !unit.contains(char::is_numeric)).then_some(Self {
            from,
            to,
            unit,
        })
    }
}

/// The number that `text` begins with, and what follows it.
fn leading(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    Some((number.parse().ok()?, rest.trim_start()))
}

/// A number, and behind it what it was among: an interval, a comparison.
fn number(value: &str) -> [Piece; 2] {
    let (number, among) = value.split_at(value.find(" (").unwrap_or(value.len()));
    [Piece::new(unbroken(number), Role::Strong), Piece::new(unbroken(among), Role::Meta)]
}

fn column(width: usize, pieces: &[Piece]) -> Page {
    let mut w = Writer::new(width as u16);
    w.paragraph(pieces, HANG);
    w.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_below_each_other_and_a_long_name_is_broken() {
        let rows =
            ["speed = 1 cm/s", "a much longer name than there is room for here = 3 (1 to 5)", "no number"];
        let set = |width: u16| {
            let mut w = Writer::new(width);
            w.quantities(&rows.map(Quantity::of), false);
            w.finish().text()
        };
        let [speed, long] = ["speed                       1 cm/s", "a much longer name than     3 (1 to 5)"];
        assert!(
            set(44).starts_with(&format!("{speed}\n{long}\n  there is room for here\nno number")),
            "{}",
            set(44)
        );
        assert!(set(30).starts_with("speed  1 cm/s\na much longer"), "{}", set(30));
    }

    /// The bars of `rows`: how far from zero each begins, and how long it is.
    fn bars(rows: &[&str]) -> Vec<(usize, usize)> {
        let mut w = Writer::new(50);
        w.quantities(&rows.iter().map(|it| Quantity::of(it)).collect::<Vec<_>>(), false);
        let text = w.finish().text();
        let bars = text.lines().filter_map(|line| line.strip_prefix('▕'));
        bars.map(|bar| (bar.chars().take_while(|it| *it == ' ').count(), bar.matches('▀').count())).collect()
    }

    #[test]
    fn numbers_in_one_unit_are_bars_on_one_scale_from_zero_and_ranges_stand_where_they_are_on_it() {
        assert_eq!(bars(&["slow = about 20 m/s", "fast = 40 to 80 m/s"]), [(0, 11), (22, 22)]);
        // Shares are of a hundred, however large the largest is.
        assert_eq!(bars(&["some = 20 % (of 51)", "none = 0%", "people = 12"]), [(0, 9), (0, 0)]);
        let none =
            ["one = 3 cm/s", "another = 2 s", "SMD = -0.3 points", "signed = -2 s", "count = 8", "n = 9"];
        assert!(bars(&none).is_empty());
    }

    #[test]
    fn bars_stand_beside_their_names_where_there_is_room() {
        let rows = ["slow fibres = about 20 m/s", "fast = 40 to 80 m/s"];
        let mut w = Writer::new(70);
        w.quantities(&rows.map(Quantity::of), false);
        let text = w.finish().text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("slow fibres  ") && lines[0].contains("▕▄▄"), "{text}");
        assert!(lines[1].starts_with("  about 20 m/s") && lines[1].contains("▕▀▀"), "{text}");
    }

    #[test]
    fn one_range_is_large_beside_its_band_of_an_axis_that_goes_on() {
        let set = |width: u16| {
            let mut w = Writer::new(width);
            let is_set = w.banded("Numbers", &Quantity::of("preferred = 1 to 10 cm/s"));
            (is_set, w.finish().text())
        };
        let (is_set, text) = set(72);
        assert!(
            is_set && text.contains("▕ █") && text.contains("▕ 1 ") && text.contains(" 20 cm/s"),
            "{text}"
        );
        assert_eq!(set(40), (false, String::new()));
    }
}
