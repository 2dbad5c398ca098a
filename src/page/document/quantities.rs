//! Numbers under their names, in two columns.

use crate::document::Quantity;
use crate::page::words::unbroken;
use crate::page::write::{Piece, Writer};
use crate::page::{Page, Role, Span};
use crate::scene::large::{self, Dot, Face};
use unicode_width::UnicodeWidthStr;

/// Blank columns between a name and its number.
const GAP: usize = 2;
/// From so many columns on names and numbers stand in columns.
const WIDE: usize = 40;
/// The columns of a whole bar.
const SHORTEST: usize = 8;
const LONGEST: usize = 30;

impl Writer {
    /// Each name in a column as wide as the longest, which is broken where it leaves its number too little. Those in
    /// the same unit are bars, too, where there is room.
    ///
    /// One or two are large where that is asked for and they are short.
    pub(super) fn quantities(&mut self, rows: &[Quantity], is_large: bool) {
        let room = self.room();
        if is_large && self.large_quantities(rows) {
            return;
        }
        let widest = |text: fn(&Quantity) -> &str| {
            let valued = rows.iter().filter(|it| !it.value.is_empty());
            valued.map(|it| text(it).width()).max().unwrap_or(0)
        };
        let bars = Bars::of(rows);
        let values = widest(|it| &it.value);
        let barred = |left: usize| room.saturating_sub(left + values + 2 * GAP).min(LONGEST);
        let narrow = widest(|it| &it.name).min(room * 2 / 5);
        let (left, length) = match barred(narrow) {
            length if bars.is_some() && length >= SHORTEST => (narrow, length),
            _ => (widest(|it| &it.name).min(room * 3 / 5), 0),
        };
        for row in rows {
            if row.value.is_empty() || room < WIDE {
                let name = Piece::new(format!("{}  ", row.name), Role::Body);
                self.paragraph(&[&[name], number(&row.value).as_slice()].concat(), 2);
                continue;
            }
            let name = column(left, &[Piece::new(unbroken(&row.name), Role::Body)]);
            let right = room.saturating_sub(left + GAP + length + if length > 0 { GAP } else { 0 });
            let value = column(right, &number(&row.value));
            let bar = bars.as_ref().map_or_else(String::new, |it| it.bar(&row.value, length));
            let bar = column(length.max(1), &[Piece::new(bar, Role::Number)]);
            self.side_by_side([(0, name), (left + GAP, value), (room - length, bar)]);
        }
    }

    /// Whether they are few and short enough for that.
    fn large_quantities(&mut self, rows: &[Quantity]) -> bool {
        const MOST: usize = 2;
        let large: Option<Vec<_>> = rows
            .iter()
            .map(|it| {
                let [number, among] = number(&it.value);
                let lines = large::lines(&number.text, Face::Tall(Dot::Quarter), self.room(), 1)?;
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

/// Whether some are in the same unit.
pub(super) fn are_bars(rows: &[Quantity]) -> bool {
    Bars::of(rows).is_some()
}

/// What is counted or measured in one unit, on one scale that begins at zero; shares end at 100 %.
struct Bars<'a> {
    unit: &'a str,
    most: f64,
}

impl<'a> Bars<'a> {
    /// Of the unit that most of them have, which is two at least.
    fn of(rows: &'a [Quantity]) -> Option<Self> {
        let reaches: Vec<Reach<'a>> = rows.iter().filter_map(|it| Reach::of(&it.value)).collect();
        let among = |unit: &'a str| reaches.iter().filter(move |it| it.unit == unit);
        // Of as many the first.
        let unit = reaches.iter().rev().map(|it| it.unit).max_by_key(|unit| among(unit).count())?;
        let most = among(unit).map(|it| it.to).fold(if unit == "%" { 100.0 } else { 0.0 }, f64::max);
        (among(unit).count() > 1 && most > 0.0).then_some(Self { unit, most })
    }

    /// As long as `value` is at least, and low as long as it may be.
    fn bar(&self, value: &str, length: usize) -> String {
        let Some(it) = Reach::of(value).filter(|it| it.unit == self.unit) else { return String::new() };
        // What is there at all is seen.
        let cells = |value: f64| (value / self.most * length as f64).ceil() as usize;
        let sure = cells(it.from);
        format!("{}{}", "▆".repeat(sure), "▂".repeat(cells(it.to).saturating_sub(sure)))
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
    w.paragraph(pieces, 2);
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

    /// The bars of `rows` as lengths of what is sure and what may be.
    fn bars(rows: &[&str]) -> Vec<(usize, usize)> {
        let mut w = Writer::new(70);
        w.quantities(&rows.iter().map(|it| Quantity::of(it)).collect::<Vec<_>>(), false);
        let text = w.finish().text();
        let of = |line: &str, glyph| line.matches(glyph).count();
        text.lines().map(|line| (of(line, '▆'), of(line, '▂'))).collect()
    }

    #[test]
    fn numbers_in_one_unit_are_bars_on_one_scale_from_zero() {
        assert_eq!(bars(&["slow = about 20 m/s", "fast = 40 to 80 m/s"]), [(8, 0), (15, 15)]);
        // Shares are of a hundred, however large the largest is.
        assert_eq!(bars(&["some = 20 % (of 51)", "none = 0%", "people = 12"]), [(6, 0), (0, 0), (0, 0)]);
        let none =
            ["one = 3 cm/s", "another = 2 s", "SMD = -0.3 points", "signed = -2 s", "count = 8", "n = 9"];
        assert_eq!(bars(&none), [(0, 0); 6]);
    }
}
