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

impl Writer {
    /// Each name in a column as wide as the longest, which is broken where it leaves its number too little.
    ///
    /// One or two are large where that is asked for and they are short.
    pub(super) fn quantities(&mut self, rows: &[Quantity], is_large: bool) {
        let room = self.room();
        if is_large && self.large_quantities(rows) {
            return;
        }
        let widths = rows.iter().filter(|it| !it.value.is_empty()).map(|it| it.name.width());
        let left = widths.max().unwrap_or(0).min(room * 3 / 5);
        for row in rows {
            if row.value.is_empty() || room < WIDE {
                let name = Piece::new(format!("{}  ", row.name), Role::Body);
                self.paragraph(&[&[name], number(&row.value).as_slice()].concat(), 2);
                continue;
            }
            let name = column(left, &[Piece::new(unbroken(&row.name), Role::Body)]);
            let value = column(room.saturating_sub(left + GAP), &number(&row.value));
            self.side_by_side([(0, name), (left + GAP, value)]);
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
}
