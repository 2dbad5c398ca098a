//! A row for each value: bars from zero, points on their intervals.

mod said;
mod shape;

use super::Hand;
use super::bars::Bars;
use super::panel::{Around, Panel, panels, upright, warn};
use super::space::{LEAST, Space};
use super::vignette;
use super::words::{beside_words, number_words, parts, rest_words};
use crate::content::figure::{Measured, MeasuredPlace, MeasuredSeries};
use crate::scene::label::{broken, cut};
use crate::scene::large;
use crate::scene::plot::{Axis, BESIDE, Names};
use crate::scene::{Align, Block, Bounds, HIGH, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{name_in_group, readings, remark};
pub(super) use shape::PALE;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let panels = panels(hand.view);
    let mut room = room;
    let least = readings(hand.view).count() as i32 + 2;
    // On a slide the caption warns.
    if !hand.view.warning.is_empty() && room.height > least && !hand.is_slide {
        warn(&hand.view.warning, room, scene);
        room = Block::new(0, room.y + 1, room.width, room.height - 1);
    }
    // Where nothing above says what it is.
    let is_heading = panels.len() > 1 || room.y == 0;
    let space_in = |room: Block| Space::of(hand, &panels, (room, is_heading), scene.has_large_names());
    let space = space_in(room);
    // Air below what stands above, where it costs no more than air.
    let is_close = room.y > 0 && (!hand.view.warning.is_empty() || scene.height() < 20);
    let lower = Block { y: room.y + 1, height: room.height - 1, ..room };
    let may_be_airy = is_close && !hand.is_slide && room.height > least;
    let airy = may_be_airy.then(|| (lower, space_in(lower)));
    let airy = airy.filter(|(_, it)| it.is_as_large_as(&space));
    let (room, space) = airy.unwrap_or((room, space));
    let mut y = room.y;
    for (panel, around) in panels.iter().zip(&space.around).filter(|it| space.height(it.0) > 0) {
        y = draw_panel(hand, &space, (panel, around), Block { y, ..room }, scene) + space.between;
    }
}

/// Rows that share an axis, with what stands around them; returns the row below.
fn draw_panel(
    hand: &Hand<'_>,
    space: &Space,
    (panel, around): (&Panel<'_>, &Around),
    room: Block,
    scene: &mut Scene,
) -> i32 {
    let mut y = room.y;
    let left = if space.above > 0 { 2 } else { space.group + space.name + 4 };
    let (axis, ticks) = panel.axis(left, room.width - 1, space.value);
    let beside = if around.sides > 0 { panel.sides_width() } else { 0 };
    if around.heading > 0 {
        panel.heading(hand, (room, beside), scene);
    }
    if around.sides > 0 {
        panel.sides(y, &axis, scene);
    }
    y += around.heading.max(around.sides);
    let names = (around.names > 0).then_some(y);
    let first = y + around.names + space.lead * around.axis;
    let bottom = first + space.height(panel) + space.foot * around.axis;
    let behind = Block::new(0, y, room.width, bottom - y);
    let has_bars = axis.columns() >= LEAST;
    if has_bars {
        // Lines of a bar that begins lower are free for them.
        let free = space.bars.inset[0] / HIGH;
        panel.backdrop(behind, &axis, names.map(|row| (row, around.names + free)), scene);
    }
    let rows = placed(hand, space, panel, (&axis, around.axis > 0), first);
    for row in &rows {
        // A large name takes the row below that of three, too.
        let name = space.names.as_ref().map_or(0, |[_, names]| names.height(row.nth));
        let high = name.clamp(row.bars.thick, row.bars.thick + row.bars.gap);
        let at = Block::new(0, row.top - space.above, room.width, space.above + high);
        // No further than names: lines of stretches would end in it, intervals be lost where tones are textures, and large
        // numbers touch its edges.
        let band = if panel.has_bands() { 0 } else { left - 1 };
        hand.place(row.nth, at, band, scene);
    }
    if has_bars {
        // Where a stretch begins its line is the tick. Beside the last shape they would be more of it, and half of them behind
        // it.
        if around.axis > 0 && space.foot > 0 && !panel.has_bands() {
            scene.grid(&axis, &ticks, [bottom - 1, bottom]);
        }
        upright(0.0, behind, &axis, Tone::DIM, scene);
        panel.limits(behind, &axis, scene);
    }
    drawings(&rows, scene);
    draw_rows(&rows, scene);
    said::differences(&rows, scene);
    if has_bars {
        // A slide tells what lines are with its small print.
        panel.lines(behind, &axis, names.filter(|_| !hand.is_slide), scene);
    }
    if around.axis > 0 {
        scene.numbers_below(&axis, &ticks, bottom, panel.unit());
    }
    bottom + around.axis
}

/// A row in its place.
struct Row<'a> {
    hand: &'a Hand<'a>,
    space: &'a Space,
    axis: &'a Axis,
    /// Whether the numbers of its axis are told, with their unit.
    has_axis: bool,
    nth: usize,
    series: &'a MeasuredSeries,
    reading: &'a Measured,
    /// The stretches of its axis.
    bands: &'a [MeasuredPlace],
    /// Whether it is the first of its group.
    is_first: bool,
    /// The first row of its bar, and how high it is.
    top: i32,
    bars: Bars,
}

/// The rows of a panel that are in view, where they stand.
fn placed<'a>(
    hand: &'a Hand<'a>,
    space: &'a Space,
    panel: &Panel<'a>,
    (axis, has_axis): (&'a Axis, bool),
    top: i32,
) -> Vec<Row<'a>> {
    let mut y = top;
    let bars = space.bars;
    let mut before: Option<&Measured> = None;
    let mut rows = Vec::new();
    for (nth, series, reading) in panel.values().filter(|(nth, ..)| space.is_in_view(*nth)) {
        y += space.breaks(before, reading);
        let is_first = before.is_none_or(|it| it.group != reading.group);
        let top = y + space.above;
        rows.push(Row {
            hand,
            space,
            axis,
            has_axis,
            nth,
            series,
            reading,
            bands: panel.bands(),
            is_first,
            top,
            bars,
        });
        before = Some(reading);
        y = top + bars.thick + bars.gap;
    }
    rows
}

/// Left of rows what was measured in them, drawn once for those that follow each other.
fn drawings(rows: &[Row<'_>], scene: &mut Scene) {
    for alike in rows.chunk_by(|a, b| a.reading.part == b.reading.part) {
        let [first, ..] = alike else { continue };
        let (n, group) = (alike.len() as i32, &first.reading.group);
        let rows = first.space.drawn_rows(n, group);
        let air = rows - n * (first.bars.thick + first.bars.gap) + first.bars.gap;
        let at = Block::new(2, first.top - air / 2, first.space.drawn - 2, rows);
        if first.space.drawn > 0 {
            let is_captioned = first.space.is_captioned;
            let body = Block { height: at.height - i32::from(is_captioned), ..at };
            vignette::draw(first.hand, &first.reading.part, body, scene);
            let name = Words::bold(if is_captioned { group.as_str() } else { "" }, Tone::TEXT);
            scene.write((at.x + (at.width - 1) / 2, body.bottom()), Align::Middle, name);
        }
    }
}

/// Names, shapes and values of rows.
fn draw_rows(rows: &[Row<'_>], scene: &mut Scene) {
    let shape = |row: &Row<'_>, scene: &mut Scene| {
        row.name(scene);
        if row.axis.columns() >= LEAST { row.shape(scene) } else { row.axis.start }
    };
    let ends: Vec<i32> = rows.iter().map(|row| shape(row, scene)).collect();
    // Beside intervals the numbers are a column, and so are they where they would cross stretches of the axis.
    // From the first of a series its end is led down to the last, past the others.
    let is_table = rows.iter().all(|it| it.reading.interval.is_some() || !it.bands.is_empty())
        || rows.chunk_by(|a, b| a.reading.group == b.reading.group).any(said::is_series);
    let farthest = ends.iter().copied().max().unwrap_or(0);
    let ends: Vec<i32> = rows
        .iter()
        .zip(ends)
        .map(|(row, end)| {
            // Right of the axis if there is room, else of the longest of them.
            let is_clear = row.axis.end / WIDE + 1 + row.space.value <= scene.width();
            let column = if is_clear { farthest.max(row.axis.end) } else { farthest };
            // Large numbers stand clear of the ends of whiskers.
            let off = match row.space.large {
                Some(_) if row.space.names.is_some() => 2 * WIDE,
                Some(_) => WIDE,
                None => {
                    if row.bars.thick == 1 {
                        WIDE
                    } else {
                        0
                    }
                }
            };
            if is_table { column + off } else { end }
        })
        .collect();
    let has_room = |(row, end): (&Row<'_>, &i32)| row.has_large_rest(*end, scene.width());
    let is_large = rows.iter().zip(&ends).all(has_room);
    let told = said::of_groups(rows, &ends, scene);
    for ((row, end), is_told) in rows.iter().zip(ends).zip(told) {
        let is_told = is_told || !row.below_name().is_empty();
        row.value(end, (is_large && !is_told, is_told), scene);
    }
}

impl Row<'_> {
    /// The rows of a plot in which a point would be as large as a value alone is on this bar.
    fn spread(&self) -> i32 {
        2 * self.bars.thick
    }

    fn middle(&self) -> i32 {
        self.top + (self.bars.thick - 1) / 2
    }

    fn tone(&self) -> Tone {
        self.hand.tone(self.series, self.reading)
    }

    fn bounds(&self, a: i32, b: i32) -> Bounds {
        let [above, below] = self.bars.inset;
        let (a, b) = (self.whole(a), self.whole(b));
        let bottom = (self.top + self.bars.thick) * HIGH;
        Bounds::new(a.min(b), self.top * HIGH + above, a.max(b), bottom - below)
    }

    /// A cell has but one edge: a bar that begins within a row ends on whole cells, in the middle of one on halves.
    fn whole(&self, at: i32) -> i32 {
        let is_in = |part: i32| self.bars.inset.iter().all(|it| it % part == 0);
        let step = if is_in(HIGH) { 1 } else { WIDE / if is_in(HIGH / 2) { 2 } else { 1 } };
        (at + step / 2).div_euclid(step) * step
    }

    fn name(&self, scene: &mut Scene) {
        let Self { space, reading, .. } = self;
        let row = if space.above > 0 { self.top - 1 } else { self.middle() };
        let name = if space.above > 0 { &reading.label } else { name_in_group(reading) };
        let words = self.hand.words(self.nth, name);
        // What the others are compared with is grey, names as well as shapes.
        let is_told_apart = !reading.is_quiet && readings(self.hand.view).any(|(_, it)| it.is_quiet);
        let words = if is_told_apart { Words { tone: self.tone(), ..words } } else { words };
        if space.above > 0 {
            scene.write((2, row), Align::Left, words);
            return;
        }
        if let Some([groups, names]) = &space.names {
            let top = |names: &Names| self.top + self.bars.begin(names.height(self.nth));
            if self.is_first {
                groups.write(self.nth, (space.drawn + 2, top(groups)), Align::Left, Tone::TEXT, scene);
            }
            let right = space.group + space.name + 1;
            // Clear of letters that reach below the others.
            let below = top(names) + names.height(self.nth) + 1;
            let rest = [parts(name)[1].to_owned()].into_iter().chain(self.below_name());
            for (rest, y) in rest.filter(|it| !it.is_empty()).zip(below..) {
                scene.write((right, y), Align::Right, Words::new(rest, Tone::DIM));
            }
            return names.write(self.nth, (right, top(names)), Align::Right, words.tone, scene);
        }
        if self.is_first && !reading.group.is_empty() && !space.is_captioned {
            scene.write((space.drawn + 2, row), Align::Left, Words::bold(reading.group.clone(), Tone::TEXT));
        }
        // Beside values in two lines names have two, too, and where they need two these are alike.
        let halves = || (1..space.name).map(|it| broken(name, it)).find(|it| it.len() <= 2);
        let whole = broken(name, space.name);
        let below = self.below_name();
        let is_halved = below.is_empty() && (space.is_stacked || whole.len() > 1);
        let lines = halves().filter(|_| is_halved).unwrap_or(whole);
        let below = below.into_iter().map(|it| Words::new(it, Tone::DIM));
        let lines = lines.into_iter().map(|text| Words { text, ..words.clone() }).chain(below);
        let mut lines: Vec<Words> = lines.collect();
        let room = self.bars.thick + self.bars.gap;
        let top =
            if lines.len() as i32 <= self.bars.thick { row - (lines.len() as i32 - 1) / 2 } else { self.top };
        let missing = lines.split_off(lines.len().min(room.max(1) as usize));
        lines.last_mut().filter(|_| !missing.is_empty()).into_iter().for_each(|it| it.text.push('…'));
        for (line, y) in lines.into_iter().zip(top..) {
            let at = (space.group + space.name + 1, y);
            let short = Words { text: cut(&line.text, space.name), ..line.clone() };
            scene.say(at, Align::Right, &[vec![line], vec![short]]);
        }
    }

    /// How sure the value is with its unit, or what is said of it.
    fn rest(&self) -> String {
        // Without an axis the number tells its unit, and per cent always.
        let unit = if !self.has_axis || self.series.unit == "%" { self.series.unit.as_str() } else { "" };
        format!("{} {unit}", rest_words(self.reading)).trim().to_owned()
    }

    /// What else there is to say of an interval alone, in lines below its name, where there is room for them: beside what
    /// it is of, clear of the next, and not among the shapes.
    fn below_name(&self) -> Vec<String> {
        let (Self { space, reading, bars, .. }, hand) = (self, self.hand);
        let is_alone = reading.interval.is_some() && reading.group.is_empty() && !self.bands.is_empty();
        if !is_alone || space.above > 0 || hand.is_slide {
            return Vec::new();
        }
        let (said, wide) = (remark(reading), |it: &str| it.chars().count() as i32);
        // Rather a line for each clause than one that ends within one.
        let clauses = said.split_inclusive(", ").flat_map(|it| broken(it, space.name));
        let lines = if wide(&said) > space.name { clauses.collect() } else { broken(&said, space.name) };
        let name = match &space.names {
            Some([_, names]) => names.height(self.nth) + 1,
            None => broken(name_in_group(reading), space.name).len() as i32,
        };
        let room = bars.thick + if space.names.is_some() { bars.gap } else { 0 };
        let is_in = lines.iter().all(|it| wide(it) <= space.name);
        if is_in && name + lines.len() as i32 <= room { lines } else { Vec::new() }
    }

    /// What stands beside a large value: how sure it is or what it comes to, and what else there is to say.
    fn beside(&self) -> [String; 2] {
        beside_words(self.reading, self.rest())
    }

    /// The first column of the value beside a shape that ends there, or the last one, and whether it is that.
    fn column(&self, end: i32) -> (i32, bool) {
        let is_below = end < self.axis.at(0.0);
        (if is_below { end.div_euclid(WIDE) - 2 } else { (end + WIDE - 1).div_euclid(WIDE) + 1 }, is_below)
    }

    /// Whether what stands beside the value can be as large as names are.
    fn has_large_rest(&self, end: i32, width: i32) -> bool {
        let wide = || {
            let number = large::width(&number_words(self.reading)?, self.space.large?)?;
            let rest = large::width(&self.beside()[0], BESIDE)?;
            Some((number + rest) as i32 + 4)
        };
        let (x, is_below) = self.column(end);
        // An interval as large as its value would be louder than the mark that it is read off.
        self.space.names.is_some()
            && self.reading.interval.is_none()
            && wide().is_some_and(|it| if is_below { it <= x } else { x + it <= width })
    }
}
