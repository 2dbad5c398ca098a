//! A row in words, and the columns that hold them: the most telling first.

use crate::sim::forest_plot::rows::Row;
use crate::sim::forest_plot::say;
use crate::sim::number;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Below this width words are short and stand close.
const NARROW: u16 = 70;
/// The longest label there, in columns.
const LABEL: u16 = 17;

/// Where the columns of a picture stand; those that have no room are empty.
pub(super) struct Columns {
    pub(super) study: Rect,
    pub(super) label: Rect,
    pub(super) against: Rect,
    /// The parts of the total effect that a comparison shows.
    pub(super) parts: Rect,
    pub(super) plot: Rect,
    pub(super) value: Rect,
    pub(super) interval: Rect,
    pub(super) amount: Rect,
}

/// A row in words.
pub(super) struct Written<'a> {
    pub(super) study: String,
    pub(super) label: &'a str,
    pub(super) against: &'a str,
    pub(super) value: String,
    pub(super) interval: String,
    pub(super) amount: String,
}

impl<'a> Written<'a> {
    pub(super) fn new(row: &Row<'a>) -> Self {
        Self {
            study: row.study_name(),
            label: row.label,
            against: row.class,
            value: value(row),
            interval: say::printed_interval(row.estimate),
            amount: say::amount(row.estimate).join(", "),
        }
    }
}

/// A value whose point stands above that of the others.
fn value(row: &Row<'_>) -> String {
    let value = number(row.estimate.value);
    let decimals = value.rsplit_once('.').map_or(0, |(_, it)| it.width() + 1);
    format!("{value}{}", " ".repeat(3_usize.saturating_sub(decimals)))
}

impl Columns {
    /// The most telling columns first, as long as enough is left for the plot.
    pub(super) fn new(rows: &[Written<'_>], area: Rect) -> Self {
        fn widest<'a>(rows: &'a [Written<'_>], words: impl Fn(&'a Written<'_>) -> &'a str) -> u16 {
            rows.iter().map(|row| words(row).width()).max().unwrap_or(0) as u16
        }
        let is_narrow = area.width < NARROW;
        let (lead, gap) = if is_narrow { (1, 1) } else { (2, 2) };
        let label = widest(rows, |row| row.label);
        let wanted = [
            if is_narrow { label.min(LABEL) } else { label },
            widest(rows, |row| row.against),
            widest(rows, |row| &row.value),
            3,
            widest(rows, |row| &row.study),
            widest(rows, |row| &row.interval),
            widest(rows, |row| &row.amount),
        ];
        let least = (area.width * 26 / 100).max(12);
        let mut room = area.width.saturating_sub(lead + gap);
        let [label, against, value, parts, study, interval, amount] = wanted.map(|width| {
            let is_shown = width > 0 && room >= least + width + gap;
            room -= if is_shown { width + gap } else { 0 };
            if is_shown { width } else { 0 }
        });
        let mut x = area.x + lead;
        let mut column = |width: u16| {
            let it = Rect { x, width, ..area };
            x += if width > 0 { width + gap } else { 0 };
            it.intersection(area)
        };
        let (study, label, against) = (column(study), column(label), column(against));
        Self {
            study,
            label,
            against,
            parts: column(parts),
            plot: column(room),
            value: column(value),
            interval: column(interval),
            amount: column(amount),
        }
    }
}
