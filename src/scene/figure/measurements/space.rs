//! How rows share the height of a picture, and which columns lie beside their bars.

use super::Hand;
use super::panel::{Around, Panel};
use crate::content::figure::Measured;
use crate::scene::Block;
use crate::scene::plot::widest;
use crate::sim::measurements::{name_in_group, value_words};
use crate::sim::number;

/// Cells below which bars say nothing.
pub(super) const LEAST: i32 = 8;

/// How rows share the height, and the columns beside the bars.
pub(super) struct Space {
    pub(super) around: Vec<Around>,
    /// Rows of a bar, below it, between groups and between panels.
    pub(super) thick: i32,
    pub(super) gap: i32,
    pub(super) apart: i32,
    pub(super) between: i32,
    /// The row above a bar that its name takes where there is no room beside it.
    pub(super) above: i32,
    /// Columns of group and name, and of the value.
    pub(super) group: i32,
    pub(super) name: i32,
    pub(super) value: i32,
    /// Whether numbers are large.
    pub(super) is_large: bool,
    /// The values that are in view.
    pub(super) first: usize,
    pub(super) n: usize,
}

impl Space {
    pub(super) fn of(hand: &Hand<'_>, panels: &[Panel<'_>], room: Block) -> Self {
        let all = || panels.iter().flat_map(Panel::values).map(|(.., it)| it);
        let widest_name = widest(all().map(name_in_group));
        let group = widest(all().map(|it| it.group.as_str()));
        let group = if group > 0 { group + 2 } else { 0 };
        let full: Vec<String> = all().map(value_words).collect();
        let short: Vec<String> = all().filter_map(|it| it.value).map(number).collect();
        let (full, short) =
            (widest(full.iter().map(String::as_str)), widest(short.iter().map(String::as_str)));
        // Names are broken where they would leave little room for bars.
        let is_wide = group + widest_name > room.width * 2 / 5;
        let name = if is_wide { widest_name.min((room.width * 3 / 10 - group).max(10)) } else { widest_name };
        let value = if group + name + full + 34 <= room.width { full } else { short.max(4) };
        let n = all().count();
        let mut it = Self {
            around: Vec::new(),
            thick: 1,
            gap: 0,
            apart: 0,
            between: 0,
            above: 0,
            group,
            name,
            value: value + 2,
            is_large: false,
            first: 0,
            n,
        };
        // Where nothing above says what it is.
        let is_heading = panels.len() > 1 || room.y == 0;
        let is_narrow = group + name + value + LEAST + 8 > room.width;
        let is_broken = widest_name > name && !is_narrow;
        let above = [i32::from(is_narrow), 0];
        for (level, above) in (0..5).flat_map(|level| above.map(|above| (level, above))) {
            it.above = above;
            it.around = panels.iter().map(|panel| panel.around(is_heading, level)).collect();
            if it.fits(panels, room, is_broken) {
                it.grow(panels, room, is_broken);
                break;
            }
        }
        if it.used(panels) > room.height {
            it.name = widest_name.min(room.width - group - value - 4).max(1);
            it.around = vec![Around::default(); panels.len()];
            (it.gap, it.apart) = (0, 0);
            it.n = n.min(room.height.max(1) as usize);
            it.first = hand.cursor.saturating_sub(it.n / 2).min(n - it.n);
        }
        // A large number takes four rows.
        // Left of a bar there is none for it.
        let is_split = panels.iter().any(Panel::is_split);
        it.is_large = room.width >= 150 && it.thick >= 3 && it.thick + it.gap >= 5 && !is_split;
        it.value += if it.is_large { 24 } else { 0 };
        it
    }

    /// Whether all rows fit as thin as they can be; broken names need a second row.
    fn fits(&mut self, panels: &[Panel<'_>], room: Block, is_broken: bool) -> bool {
        (self.thick, self.gap, self.apart, self.between) = (1, i32::from(is_broken), 0, 0);
        self.used(panels) <= room.height
    }

    /// Makes the rows as thick as they can be, then the gaps.
    fn grow(&mut self, panels: &[Panel<'_>], room: Block, is_broken: bool) {
        let values = || panels.iter().flat_map(Panel::values);
        let has_rules = values().any(|(.., it)| it.spread.is_some());
        let has_intervals = values().any(|(.., it)| it.interval.is_some());
        // The bars of a group stand close together, unless an interval stands on each.
        let is_close = values().all(|(.., it)| !it.group.is_empty()) && !has_rules && !has_intervals;
        let has_bars = values().any(|(.., it)| it.value.is_some());
        // Thicker bars say no more.
        let most = match (has_bars, has_rules) {
            (false, _) => 3,
            (true, _) if self.n <= 4 && !has_intervals => (room.height / 4).max(7),
            (true, _) => 5,
        };
        let least = i32::from(is_broken);
        let shape = |thick: i32| if is_close { (thick, 0, 1) } else { (thick, (thick / 2).max(1), 1) };
        // Groups that differ in colour need no gap between them.
        let is_told_apart = is_close
            && values()
                .zip(values().skip(1))
                .all(|((.., a), (.., b))| a.group == b.group || a.is_quiet != b.is_quiet);
        let thick = (2..=most).rev().map(shape).chain(is_told_apart.then_some((2, 0, 0)));
        let shapes = thick.chain([shape(1), (1, 1, 0), (1, 0, 1), (1, least, 0)]);
        // Rules stand in the row in the middle, of two in the first.
        for (thick, gap, apart) in shapes.filter(|(thick, ..)| !has_rules || *thick == 2 || thick % 2 == 1) {
            (self.thick, self.gap, self.apart) = (thick, gap, apart);
            if self.used(panels) <= room.height {
                break;
            }
        }
        // What is left goes between rows, groups and panels in turn.
        let most = (self.thick + 1).max(3);
        for step in 0..2 * most {
            let before = (self.gap, self.apart, self.between);
            match step % 3 {
                0 => self.gap += i32::from((1..most).contains(&self.gap)),
                1 => self.apart = (self.apart + 1).min(3),
                _ => self.between = (self.between + 1).min(3),
            }
            if self.used(panels) > room.height {
                (self.gap, self.apart, self.between) = before;
            }
        }
    }

    /// The rows from a value to the next.
    pub(super) fn stride(&self) -> i32 {
        self.above + self.thick + self.gap
    }

    /// The rows left free before a value that begins another group.
    pub(super) fn breaks(&self, before: Option<&Measured>, it: &Measured) -> i32 {
        if before.is_some_and(|before| before.group != it.group) { self.apart } else { 0 }
    }

    /// The rows that the values of a panel take which are in view.
    pub(super) fn height(&self, panel: &Panel<'_>) -> i32 {
        let mut before = None;
        let mut height = 0;
        for (nth, _, it) in panel.values() {
            if self.is_in_view(nth) {
                height += self.stride() + self.breaks(before, it);
                before = Some(it);
            }
        }
        // Nothing has to stay free below the last.
        if height > 0 { height - self.gap.min(1) } else { height }
    }

    pub(super) fn is_in_view(&self, nth: usize) -> bool {
        (self.first..self.first + self.n).contains(&nth)
    }

    /// The rows that all panels take.
    pub(super) fn used(&self, panels: &[Panel<'_>]) -> i32 {
        let rows: i32 = panels.iter().map(|panel| self.height(panel)).sum();
        let around: i32 = self.around.iter().map(|it| it.rows()).sum();
        rows + around + self.between * (panels.len() as i32 - 1)
    }
}
