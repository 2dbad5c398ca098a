//! How rows share the height of a picture, and which columns lie beside their bars.

use super::Hand;
use super::bars::Bars;
use super::names::{beside_groups, name_width};
use super::panel::{Around, Panel};
use super::vignette;
use super::words::{large_width, number_words, parts, rest_words};
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, Names, widest};
use crate::scene::{Block, HIGH};
use crate::sim::measurements::{name_in_group, value_words};
use crate::sim::number;

/// Cells below which bars say nothing.
pub(super) const LEAST: i32 = 8;
/// Columns of bars below which they need those of their intervals.
const TIGHT: i32 = 44;
/// Rows of a drawing above which a name has room below it.
const HIGH_ENOUGH: i32 = 4;
/// Columns of a picture from which on a number alone can be large where rows are few.
const ROOMY: i32 = 90;
/// Columns of a picture from which on numbers can be large, and twice as wide.
const LARGE: i32 = 72;
const WIDEST: i32 = 140;

/// How rows share the height, and the columns beside the bars.
pub(super) struct Space {
    pub(super) around: Vec<Around>,
    pub(super) bars: Bars,
    /// Rows between groups and between panels.
    apart: i32,
    pub(super) between: i32,
    /// The row of air above the numbers of an axis, where there is room.
    pub(super) foot: i32,
    /// The row above a bar that its name takes where there is no room beside it.
    pub(super) above: i32,
    /// Whether names of groups stand below drawings.
    pub(super) is_captioned: bool,
    /// Columns of drawings; of these with the group, of the name and of the value.
    pub(super) drawn: i32,
    pub(super) group: i32,
    pub(super) name: i32,
    pub(super) value: i32,
    /// The last columns of these, for how far two points of a group are from each other.
    pub(super) aside: i32,
    /// The letters of large numbers, and large names of rows and of their groups.
    pub(super) large: Option<Face>,
    /// Columns of the widest of them.
    pub(super) number: i32,
    /// Whether only that of the chosen row is.
    pub(super) is_one_large: bool,
    /// Whether how sure a value is stands below it.
    pub(super) is_stacked: bool,
    pub(super) names: Option<[Names; 2]>,
    /// The rows of air above the first bar of a panel.
    pub(super) lead: i32,
    /// The values that are in view.
    pub(super) first: usize,
    pub(super) n: usize,
}

impl Space {
    /// On a slide with heads, if that leaves values and names as large as they are without.
    pub(super) fn of(
        hand: &Hand<'_>,
        panels: &[Panel<'_>],
        room: (Block, bool),
        has_large_names: bool,
    ) -> Self {
        let with = |has_heads| Self::with_heads(hand, panels, room, (has_large_names, has_heads));
        let all = with(true);
        let large = |it: &Self| (it.names.is_some(), it.large.is_some());
        if !hand.is_slide || large(&all) == (true, true) {
            return all;
        }
        let rows = with(false);
        if large(&rows) > large(&all) { rows } else { all }
    }

    /// Without any rows yet, for `n` values, with the columns of group, name and value.
    fn empty([group, name, value]: [i32; 3], n: usize) -> Self {
        Self {
            around: Vec::new(),
            bars: Bars::new(1, 0, true),
            apart: 0,
            between: 0,
            foot: 0,
            above: 0,
            is_captioned: false,
            drawn: 0,
            group,
            name,
            value,
            aside: 0,
            large: None,
            number: 0,
            is_one_large: false,
            is_stacked: false,
            names: None,
            lead: 0,
            first: 0,
            n,
        }
    }

    fn with_heads(
        hand: &Hand<'_>,
        panels: &[Panel<'_>],
        (room, is_heading): (Block, bool),
        (has_large_names, has_heads): (bool, bool),
    ) -> Self {
        let all = || panels.iter().flat_map(Panel::values).map(|(.., it)| it);
        let widest_name = widest(all().map(name_in_group));
        // As many as there can be, until it is known how high rows are.
        let part = all().find(|it| !it.part.is_empty()).map_or("", |it| &it.part);
        let columns = |rows: i32| vignette::columns(hand, part, (room.width, rows)).min(room.width / 5);
        let drawn = columns(room.height);
        let group = match widest(all().map(|it| it.group.as_str())) {
            0 => drawn,
            it => drawn + it + 2,
        };
        let wide = |words: Vec<String>| widest(words.iter().map(String::as_str));
        let full = wide(all().map(value_words).collect());
        let short = wide(all().filter_map(|it| it.value).map(number).collect());
        let n = all().count();
        let name = name_width(&all().map(name_in_group).collect::<Vec<_>>(), group, room);
        // How far two points are from each other is large in a narrow picture; the intervals are drawn.
        let is_pairs = panels.iter().all(Panel::has_pairs);
        let has_pairs = room.width < WIDEST && is_pairs;
        let value = if !has_pairs && group + name + full + 24 <= room.width { full } else { short.max(4) };
        // A column more behind whiskers, whose ends would touch their numbers.
        let is_table = all().all(|it| it.interval.is_some());
        let mut it = Self::empty([group, name, value + 2 + i32::from(is_table)], n);
        it.drawn = drawn;
        let is_narrow = group + name + value + LEAST + 8 > room.width;
        let is_broken = widest_name > name && !is_narrow;
        let above = [i32::from(is_narrow), 0];
        for (level, above) in (0..5).flat_map(|level| above.map(|above| (level, above))) {
            it.above = above;
            let around = |panel: &Panel<'_>| {
                let around = panel.around(is_heading, level);
                if !hand.is_slide {
                    return around;
                }
                let head = panel.head(hand.view, room).filter(|_| has_heads);
                panel.around_on_slide(head.as_ref(), around)
            };
            it.around = panels.iter().map(around).collect();
            if it.fits(panels, room, is_broken) {
                it.grow(panels, room, is_broken);
                if drawn > 0 {
                    it.draw(panels, (part, room.width), columns);
                }
                break;
            }
        }
        if it.used(panels) > room.height {
            it.name = widest_name.min(room.width - group - value - 4).max(1);
            it.around = vec![Around::default(); panels.len()];
            (it.bars, it.apart, it.foot) = (Bars::new(1, 0, true), 0, 0);
            (it.group, it.drawn) = (group - drawn, 0);
            it.n = n.min(room.height.max(1) as usize);
            it.first = hand.cursor.saturating_sub(it.n / 2).min(n - it.n);
        }
        let pitch = it.bars.thick + it.bars.gap;
        // One alone would break a column of values with intervals.
        let (face, least) = match is_table {
            is_close if room.width >= WIDEST => (Dot::Half.into(), if is_close { 5 } else { 3 }),
            true => (Face::Dense, 4),
            // As high as its bar.
            false if it.bars.thick == 3 => (Face::Dense, if room.width < ROOMY { 4 } else { 3 }),
            false => (Dot::Quarter.into(), if room.width < ROOMY { 4 } else { 3 }),
        };
        let has_room = room.width >= LARGE && (it.bars.thick >= 2 || least == 2) && pitch >= least;
        it.large = has_room.then_some(face);
        it.is_one_large = pitch < 4;
        // Below its value an interval leaves the bars more columns, where they need them.
        let is_tight = !has_pairs && group + name + full + TIGHT > room.width;
        it.is_stacked = it.large.is_none() && pitch == 3 && is_table && is_tight;
        if it.is_stacked {
            it.value = 2 + short.max(wide(all().map(rest_words).collect()));
        }
        // Of a bar of three rows without a gap the lower two, in which both lines stand.
        if it.is_stacked && (it.bars.thick, it.bars.gap) == (3, 0) {
            it.bars.inset = [HIGH, 0];
        }
        if let Some(face) = it.large {
            let widest = |words: &[String], face| {
                words.iter().filter_map(|it| large::width(it, face)).max().unwrap_or(0) as i32
            };
            let values: Vec<String> = all().filter_map(number_words).collect();
            let rests: Vec<String> = all().map(rest_words).collect();
            it.number = widest(&values, face);
            let (value, rest) = (it.number + 5, self::widest(rests.iter().map(String::as_str)));
            // One alone does without what belongs to it where bars would be short: the read-out has it.
            let is_short = it.is_one_large && room.width - it.group - it.name - value - rest < room.width / 3;
            it.value = if is_short { it.value.max(value) } else { value + rest };
            if has_large_names && !it.is_one_large && it.enlarge(panels, room) {
                // Beside stretches of an axis their column holds all words, as they would cross them.
                let has_bands = panels.iter().any(Panel::has_bands) && !is_table;
                let both = all().map(|it| large_width(it, face)).max().filter(|_| has_bands);
                let rests = if is_table { rest } else { widest(&rests, BESIDE) };
                let value = 5 + both.unwrap_or(it.number + rests);
                let bars = room.width - it.group - it.name - 4;
                it.value = if value * 2 < bars { value } else { it.value };
            }
        }
        it.aside = if is_pairs && !hand.is_slide { aside(room.width) } else { 0 };
        it.value += it.aside;
        it
    }

    /// Gives drawings the columns that they need, now that it is known how high rows are. Names have two lines there where
    /// bars are as high as these, and then those of groups stand below high drawings.
    fn draw(&mut self, panels: &[Panel<'_>], (part, width): (&str, i32), columns: impl Fn(i32) -> i32) {
        let all = || panels.iter().flat_map(Panel::values).map(|(.., it)| it);
        let alike = all().take_while(|it| it.part == part).count() as i32;
        let rows = self.drawn_rows(alike, all().next().map_or("", |it| &it.group));
        let fits = |lines: Vec<String>, wide| {
            lines.len() <= 2 && lines.iter().all(|it| widest([it.as_str()]) <= wide)
        };
        let halves = |wide: &i32| all().all(|it| fits(broken(name_in_group(it), *wide), *wide));
        if let Some(name) = (1..self.name).find(halves).filter(|_| self.bars.thick + self.bars.gap > 1) {
            self.name = name;
            let has_groups = all().any(|it| !it.group.is_empty());
            self.is_captioned = has_groups && rows > HIGH_ENOUGH && width < WIDEST;
        }
        self.drawn = columns(rows - i32::from(self.is_captioned));
        let wide = |it: &Measured| [widest([it.group.as_str()]), widest([name_in_group(it)]).min(self.name)];
        let groups = if self.is_captioned { 0 } else { beside_groups(panels, self.name, |_, it| wide(it)) };
        self.group = self.drawn + groups;
    }

    /// Makes names large, if all have room for it.
    fn enlarge(&mut self, panels: &[Panel<'_>], room: Block) -> bool {
        let pitch = self.bars.thick + self.bars.gap;
        let names = |of: fn(&Measured) -> &str, width| {
            let all = panels.iter().flat_map(|panel| panel.values().map(move |(.., it)| of(it)));
            Names::of(&all.collect::<Vec<_>>(), (width, pitch))
        };
        let groups = names(|it| &it.group, room.width / 5);
        let Some((groups, names)) = groups.zip(names(|it| parts(name_in_group(it))[0], room.width * 3 / 10))
        else {
            return false;
        };
        self.lead = self.lead.max(-self.bars.begin(names.rows - 1));
        if self.used(panels) > room.height {
            return false;
        }
        self.name = names.width;
        let wide = |nth: usize, _: &Measured| [groups.wide(nth), names.wide(nth)];
        self.group = self.drawn + beside_groups(panels, self.name, wide);
        self.names = Some([groups, names]);
        true
    }

    /// Whether all rows fit as thin as they can be; broken names need a second row.
    fn fits(&mut self, panels: &[Panel<'_>], room: Block, is_broken: bool) -> bool {
        (self.bars, self.apart, self.between) = (Bars::new(1, i32::from(is_broken), true), 0, 0);
        self.used(panels) <= room.height
    }

    /// Makes the rows as thick as they can be, then the gaps.
    fn grow(&mut self, panels: &[Panel<'_>], room: Block, is_broken: bool) {
        let values = || panels.iter().flat_map(Panel::values);
        self.name = self.name.min(widest(values().map(|(.., it)| name_in_group(it))));
        if !is_broken {
            let wide = |it: &Measured| [widest([it.group.as_str()]), widest([name_in_group(it)])];
            self.group = self.drawn + beside_groups(panels, self.name, |_, it| wide(it));
        }
        let has_rules = values().any(|(.., it)| it.spread.is_some());
        let has_intervals = values().any(|(.., it)| it.interval.is_some());
        // The bars of a group stand close together, unless an interval stands on each.
        let is_grouped = values().all(|(.., it)| !it.group.is_empty());
        let is_close = is_grouped && !has_rules && !has_intervals;
        let has_bars = values().any(|(.., it)| it.value.is_some());
        // Thicker bars say no more.
        let n_bars = values().count();
        let most = match has_bars {
            false => 3,
            true if n_bars <= 4 && !has_intervals => (room.height / 4).max(7),
            true => (room.height / (n_bars as i32 + 2)).max(5),
        };
        let least = i32::from(is_broken);
        // A line that intervals are read against goes through whole cells of them.
        // Between two of a group, and before the last of some bars, stands how far they are from each other.
        let is_read = has_intervals && (is_grouped || panels.iter().any(Panel::has_lines));
        let least_gap = i32::from(is_read || panels.iter().any(Panel::is_series));
        let shapes = |thick: i32| {
            let gaps = if is_close { 0..1 } else { least_gap..(thick / 2).max(1) + 1 };
            gaps.rev().map(move |gap| (thick, gap, 1))
        };
        let thick = (3..=most).rev().filter(|it| it % 2 == 1).flat_map(shapes);
        let low = (least_gap..=i32::from(!is_close)).rev().map(|gap| (2, gap, 1));
        let thin = if is_close { [(1, 0, 1); 3] } else { [(1, 1, 1), (1, 1, 0), (1, 0, 1)] };
        let shapes = thick.chain(low).chain(thin).chain([(1, least, 0)]);
        self.between = i32::from(panels.len() > 1);
        for (thick, gap, apart) in shapes {
            (self.bars, self.apart) = (Bars::new(thick, gap, is_close), apart);
            if self.used(panels) <= room.height {
                break;
            }
        }
        self.between = if self.used(panels) > room.height { 0 } else { self.between };
        // Bars are clear of the names of their stretches, if they can be high.
        for nth in 0..self.around.len() {
            let Some(it) = self.around.get_mut(nth) else { continue };
            let before = *it;
            it.names *= 2;
            if self.used(panels) > room.height
                && let Some(it) = self.around.get_mut(nth)
            {
                *it = before;
            }
        }
        self.foot = 1;
        self.foot = i32::from(self.used(panels) <= room.height);
        self.lead = 1;
        self.lead = i32::from((self.bars.thick > 1 || is_close) && self.used(panels) <= room.height);
        // What is left goes between rows, groups and panels in turn.
        let most = (self.bars.thick + 1).max(3);
        for step in 0..2 * most {
            let before = (self.bars.gap, self.apart, self.between);
            match step % 3 {
                0 => self.bars.gap += i32::from((1..most).contains(&self.bars.gap)),
                1 => self.apart = (self.apart + 1).min(3),
                _ => self.between = (self.between + 1).min(3),
            }
            if self.used(panels) > room.height {
                (self.bars.gap, self.apart, self.between) = before;
            }
        }
    }

    /// Whether it shows all that another one does, as large; bars of three rows are large.
    pub(super) fn is_as_large_as(&self, other: &Self) -> bool {
        let around = |it: &Self| it.around.iter().map(|it| it.rows()).sum::<i32>();
        let words = |it: &Self| (it.names.is_some(), it.large.is_some(), it.is_one_large, it.is_stacked);
        let rows = |it: &Self| (it.n, it.between.min(1), around(it));
        let bars = |it: &Self| (it.bars.thick.min(3), it.bars.thick < 3 && it.bars.gap > 0);
        bars(self) == bars(other) && rows(self) == rows(other) && words(self) == words(other)
    }

    /// The rows between the values of two groups.
    pub(super) fn air(&self) -> i32 {
        self.bars.gap + self.apart
    }

    /// The rows of a drawing beside so many values of a group, with the air around them.
    pub(super) fn drawn_rows(&self, n: i32, group: &str) -> i32 {
        n * (self.bars.thick + self.bars.gap) + if group.is_empty() { 0 } else { self.apart }
    }

    /// The rows left free before a value that begins another group.
    pub(super) fn breaks(&self, before: Option<&Measured>, it: &Measured) -> i32 {
        if before.is_some_and(|before| before.group != it.group) { self.apart } else { 0 }
    }

    /// The rows that the values of a panel take which are in view.
    pub(super) fn height(&self, panel: &Panel<'_>) -> i32 {
        let mut before = None;
        let mut height = 0;
        let bars = self.bars;
        for (nth, _, it) in panel.values() {
            if self.is_in_view(nth) {
                height += self.above + bars.thick + bars.gap + self.breaks(before, it);
                before = Some(it);
            }
        }
        // Nothing has to stay free below the last.
        if height > 0 { height - bars.gap.min(1) } else { height }
    }

    pub(super) fn is_in_view(&self, nth: usize) -> bool {
        (self.first..self.first + self.n).contains(&nth)
    }

    /// The rows that all panels take.
    pub(super) fn used(&self, panels: &[Panel<'_>]) -> i32 {
        let rows: i32 = panels.iter().map(|panel| self.height(panel)).sum();
        let around: i32 = self.around.iter().map(|it| it.rows() + (self.foot + self.lead) * it.axis).sum();
        rows + around + self.between * (panels.len() as i32 - 1)
    }
}

/// Columns right of a scale for how far two points are from each other, as on it they would look like results.
fn aside(width: i32) -> i32 {
    match width {
        ..LARGE => 0,
        LARGE..ROOMY => 16,
        ROOMY..WIDEST => 25,
        _ => 34,
    }
}
