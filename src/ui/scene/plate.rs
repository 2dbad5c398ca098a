//! The fills of a scene on a fine grid, eight by eight points to a cell: which tones each cell has, and where.

use super::outline::{Brush, Covered, covered};
use crate::scene::{Bounds, Cells, EIGHTH, Fill, HIGH, Hue, Point, Shade, Tone, WIDE};
use hashbrown::HashMap;
use std::rc::Rc;

/// Points of a cell, across and down.
pub(super) const FINE: usize = 8;

/// Units of a point across and down.
pub(super) const ACROSS: i32 = WIDE / FINE as i32;
pub(super) const DOWN: i32 = HIGH / FINE as i32;

/// The tone of a point: its place in [`Plate::tones`]; 0 where nothing was laid.
pub(super) type Tint = u16;

/// Some of the points of a cell: a bit each, row by row from the top left.
pub(super) type Points = u64;

/// The upper half of a cell, whose points have one tone of a shade, and the lower one.
const HALVES: [Points; 2] = [u32::MAX as Points, !(u32::MAX as Points)];

/// What was laid on a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// One tone all over.
    Plain(Tint),
    /// Several, each with its points.
    Mixed(Vec<(Tint, Points)>),
}

/// The grid.
#[derive(Clone, Debug)]
pub(super) struct Plate {
    pub(super) size: Cells,
    /// Whether a line fills most of some cell in every column: where fills are textures, nothing finer is seen.
    keeps_rows: bool,
    cells: Vec<Parts>,
    /// The tones that occur; the first one is the ground.
    pub(super) tones: Vec<Tone>,
    places: HashMap<Tone, Tint>,
    /// For each cell whether something was laid on it since this was asked last.
    touched: Vec<bool>,
}

impl Plate {
    pub(super) fn new(size: Cells, keeps_rows: bool) -> Self {
        let cells = usize::from(size.x) * usize::from(size.y);
        Self {
            size,
            keeps_rows,
            cells: vec![Parts::Plain(0); cells],
            tones: vec![Tone::of(Hue::Ground)],
            places: HashMap::new(),
            touched: vec![false; cells],
        }
    }

    /// An empty one of the same size in which the same tones have the same places.
    pub(super) fn cleared(&self) -> Self {
        let (tones, places) = (self.tones.clone(), self.places.clone());
        Self { tones, places, ..Self::new(self.size, self.keeps_rows) }
    }

    /// The cells that something was laid on since the last time.
    pub(super) fn take_touched(&mut self) -> Vec<usize> {
        let touched = self.touched.iter().enumerate().filter(|(_, is)| **is).map(|(nth, _)| nth).collect();
        self.touched.fill(false);
        touched
    }

    pub(super) fn cell(&self, nth: usize) -> Option<&Parts> {
        self.cells.get(nth)
    }

    fn tint(&mut self, tone: Tone) -> Tint {
        if let Some(tint) = self.places.get(&tone) {
            return *tint;
        }
        // More tones than a picture ever has; the last one stands for the rest.
        let tint = self.tones.len().min(usize::from(Tint::MAX)) as Tint;
        self.tones.push(tone);
        self.places.insert(tone, tint);
        tint
    }

    fn set(&mut self, nth: usize, points: Points, tint: Tint) {
        let Some(cell) = self.cells.get_mut(nth) else { return };
        self.touched.get_mut(nth).into_iter().for_each(|it| *it = true);
        match cell {
            Parts::Plain(old) if *old == tint => {}
            _ if points == Points::MAX => *cell = Parts::Plain(tint),
            Parts::Plain(old) => *cell = Parts::Mixed(vec![(*old, !points), (tint, points)]),
            Parts::Mixed(parts) => {
                for (_, it) in parts.iter_mut() {
                    *it &= !points;
                }
                match parts.iter_mut().find(|(it, _)| *it == tint) {
                    Some((_, it)) => *it |= points,
                    None => parts.push((tint, points)),
                }
                parts.retain(|(_, it)| *it != 0);
                if let [(only, _)] = parts.as_slice() {
                    *cell = Parts::Plain(*only);
                }
            }
        }
    }

    /// Lays `shade` on some of the points of a cell. `last` is the tone that was laid last.
    fn cover(&mut self, nth: usize, points: Points, shade: &Shade, last: &mut Option<(Tone, Tint)>) {
        let width = usize::from(self.size.x.max(1));
        let (column, row) = ((nth % width) as i32, (nth / width) as i32);
        let mut set = |points: Points, tone: Option<Tone>| {
            let Some(tone) = tone.filter(|_| points != 0) else { return };
            let tint = last.filter(|it| it.0 == tone).map_or_else(|| self.tint(tone), |it| it.1);
            *last = Some((tone, tint));
            self.set(nth, points, tint);
        };
        let tones = [0, 1].map(|half| shade.tone(column, row * 2 + half));
        if tones[0] == tones[1] {
            set(points, tones[0]);
        } else {
            HALVES.into_iter().zip(tones).for_each(|(half, tone)| set(points & half, tone));
        }
    }

    fn block(&mut self, from: (i32, i32), to: (i32, i32), shade: &Shade) {
        let mut last = None;
        for (nth, points) in within(from, to, self.size) {
            self.cover(nth, points, shade, &mut last);
        }
    }

    /// Lays a fill over what there is. What its outline covers is `known` where it was laid before, and is
    /// returned of a free shape.
    pub(super) fn lay(
        &mut self,
        fill: &Fill,
        known: Option<Rc<Covered>>,
        brush: &mut Brush,
    ) -> Option<Rc<Covered>> {
        match fill {
            Fill::Shape { shade, .. } | Fill::Stroke { shade, .. } => {
                let all = known.or_else(|| covered(fill, self.size, self.keeps_rows, brush).map(Rc::new))?;
                let mut last = None;
                for (nth, points) in all.iter() {
                    self.cover(*nth as usize, *points, shade, &mut last);
                }
                return Some(all);
            }
            Fill::Band { upper, lower, shade } => {
                for (column, top, bottom) in columns(upper, lower, self.size.x) {
                    let (top, bottom) = (nearest(top, DOWN), nearest(bottom, DOWN));
                    let (left, fine) = (column * FINE as i32, FINE as i32);
                    // What is a row thick fills most of no cell between two rows.
                    let is_moved = self.keeps_rows && bottom - top == fine;
                    let off = if is_moved { nearest(top, fine) * fine - top } else { 0 };
                    self.block((left, top + off), (left + fine, bottom + off), shade);
                }
            }
            Fill::Bar { at, shade } => {
                let Bounds { left, top, right, bottom } = *at;
                let (left, right) = (nearest(left, ACROSS), nearest(right, ACROSS));
                self.block((left, nearest(top, DOWN)), (right, nearest(bottom, DOWN)), shade);
            }
            Fill::Line { points, tone } => self.line(points, *tone),
            Fill::Dot { at, tone } => {
                let left = at.x.div_euclid(WIDE) * FINE as i32;
                let half = FINE as i32 / 2;
                let top = nearest(at.y - HIGH / 4, HIGH / 2) * half;
                self.block((left, top), (left + FINE as i32, top + half), &Shade::Flat(*tone));
            }
        }
        None
    }

    /// A line whose every cell has but one edge: five eighths of a row that begin 0 or 3 to 7 eighths down, or in a
    /// high picture a row, which may begin anywhere.
    fn line(&mut self, points: &[Point], tone: Tone) {
        let thick = if self.size.y >= 30 && !self.keeps_rows { 8 } else { 5 };
        let mut before: Option<i32> = None;
        let mut edges = Cursor::new(points);
        for (column, y, _) in columns(points, points, self.size.x) {
            let [start, end] = [column, column + 1].map(|it| edges.at(it * WIDE));
            if (end - start).abs() >= HIGH / 2 && !self.keeps_rows {
                let last = self.steep_line(points, column, tone);
                before = last.map(|[from, to]| if end > start { to - thick } else { from });
                continue;
            }
            let top = nearest(y - thick * EIGHTH / 2, DOWN);
            let top = match top.rem_euclid(8) {
                1 if thick < 8 => top - 1,
                2 if thick < 8 => top + 1,
                over @ 4..=5 if self.keeps_rows => top + 3 - over,
                over @ 6..=7 if self.keeps_rows => top + 8 - over,
                _ => top,
            };
            // Where it is steep, down or up to the column before.
            let from = before.map_or(top, |it| if it < top { (it + thick).min(top) } else { top });
            let to =
                before.map_or(top + thick, |it| if it > top { it.max(top + thick) } else { top + thick });
            let left = column * FINE as i32;
            self.block((left, from), (left + FINE as i32, to), &Shade::Flat(tone));
            before = Some(top);
        }
    }

    /// A column of a line that falls or rises by half a row or more: a cell wide, in quarters of cells. Returns
    /// where its right half begins and ends.
    fn steep_line(&mut self, points: &[Point], column: i32, tone: Tone) -> Option<[i32; 2]> {
        let half = FINE as i32 / 2;
        let mut last = None;
        for side in [0, 1] {
            let middle = column * WIDE + WIDE / 4 + side * WIDE / 2;
            let mut line = Cursor::new(points);
            let [a, b] = [-1, 1].map(|it| line.at(middle + it * WIDE * 3 / 8));
            let row = |y: i32| nearest(y, HIGH / 2) * half;
            let (from, to) = (row(a.min(b) - 2 * EIGHTH), row(a.max(b) + 2 * EIGHTH));
            let left = column * FINE as i32 + side * half;
            self.block((left, from), (left + half, to), &Shade::Flat(tone));
            last = Some([from, to]);
        }
        last
    }
}

/// The cells of a picture that the points from `from` to before `to` lie in, each with those of its own.
fn within(from: (i32, i32), to: (i32, i32), size: Cells) -> impl Iterator<Item = (usize, Points)> {
    let (fine, width) = (FINE as i32, i32::from(size.x));
    let (left, right) = (from.0.max(0), to.0.min(width * fine));
    let (top, bottom) = (from.1.max(0), to.1.min(i32::from(size.y) * fine));
    let cells = move |from: i32, to: i32| if from < to { from / fine..(to - 1) / fine + 1 } else { 0..0 };
    cells(top, bottom).flat_map(move |row| {
        let rows = rows(top - row * fine, bottom - row * fine);
        cells(left, right).map(move |column| {
            let points = rows & columns_of(left - column * fine, right - column * fine);
            ((row * width + column) as usize, points)
        })
    })
}

/// The points of a cell in its rows from `from` to before `to`, some of which may lie outside.
pub(super) fn rows(from: i32, to: i32) -> Points {
    let below = |y: i32| if y >= FINE as i32 { 0 } else { Points::MAX << (y.max(0) * FINE as i32) };
    below(from) & !below(to)
}

/// The points of a cell in its columns from `from` to before `to`, some of which may lie outside.
pub(super) fn columns_of(from: i32, to: i32) -> Points {
    let beyond = |x: i32| (0xff_u64 << x.clamp(0, FINE as i32)) & 0xff;
    (beyond(from) & !beyond(to)) * 0x0101_0101_0101_0101
}

/// `units` in whole steps of `step`.
pub(super) fn nearest(units: i32, step: i32) -> i32 {
    (units + step / 2).div_euclid(step)
}

/// For each column of cells whose middle lies under both lines: how far down they are there.
fn columns(upper: &[Point], lower: &[Point], width: u16) -> Vec<(i32, i32, i32)> {
    let ends = |line: &[Point]| Some((line.first()?.x, line.last()?.x));
    let (Some(above), Some(below)) = (ends(upper), ends(lower)) else { return Vec::new() };
    let (from, to) = (above.0.max(below.0), above.1.min(below.1));
    let first = (from - WIDE / 2 + WIDE - 1).div_euclid(WIDE).max(0);
    let last = (to - WIDE / 2).div_euclid(WIDE).min(i32::from(width) - 1);
    let (mut over, mut under) = (Cursor::new(upper), Cursor::new(lower));
    (first..=last)
        .map(|column| {
            let x = column * WIDE + WIDE / 2;
            (column, over.at(x), under.at(x))
        })
        .collect()
}

/// Walks along a line from left to right.
struct Cursor<'a> {
    points: &'a [Point],
}

impl<'a> Cursor<'a> {
    fn new(points: &'a [Point]) -> Self {
        Self { points }
    }

    /// How far down the line is at `x`, which never decreases.
    fn at(&mut self, x: i32) -> i32 {
        while let [_, next, _, ..] = self.points
            && next.x < x
        {
            self.points = self.points.get(1..).unwrap_or_default();
        }
        match self.points {
            [a, b, ..] if b.x > a.x => {
                let (across, down) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
                let gone = i64::from((x - a.x).clamp(0, b.x - a.x));
                a.y + ((2 * gone * down + across).div_euclid(2 * across)) as i32
            }
            [.., last] => last.y,
            [] => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Segment;

    /// The points of a cell that something was laid on.
    fn filled(plate: &Plate, nth: usize) -> Points {
        match &plate.cells[nth] {
            Parts::Plain(tint) => rows(0, if *tint > 0 { FINE as i32 } else { 0 }),
            Parts::Mixed(parts) => parts.iter().filter(|it| it.0 > 0).map(|it| it.1).sum(),
        }
    }

    fn laid(fill: &Fill) -> Plate {
        laid_for(fill, false)
    }

    fn laid_for(fill: &Fill, keeps_rows: bool) -> Plate {
        let mut plate = Plate::new(Cells { x: 6, y: 4 }, keeps_rows);
        plate.lay(fill, None, &mut Brush::default());
        plate
    }

    /// How many points of a column of cells are laid, and whether they are whole rows.
    fn heights(plate: &Plate) -> Vec<usize> {
        let width = usize::from(plate.size.x);
        (0..width)
            .map(|x| {
                let cells = (0..usize::from(plate.size.y)).map(|y| filled(plate, y * width + x).count_ones());
                cells.sum::<u32>() as usize / FINE
            })
            .collect()
    }

    #[test]
    fn each_point_has_the_tone_that_was_laid_on_it_last() {
        let mut plate = Plate::new(Cells { x: 3, y: 2 }, false);
        let mut points = [[0; 24]; 16];
        let mut seed = 3_u64;
        for _ in 0..400 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let [left, top, width, height] = [20, 28, 36, 44].map(|shift| (seed >> shift & 31) as i32 - 4);
            let part = 10 + (seed >> 55 & 3) as u8;
            plate.block((left, top), (left + width, top + height), &Tone::TEXT.part(part).into());
            for (y, row) in points.iter_mut().enumerate() {
                for (x, it) in row.iter_mut().enumerate() {
                    let inside = |at: usize, from: i32, size: i32| (from..from + size).contains(&(at as i32));
                    *it = if inside(x, left, width) && inside(y, top, height) { part } else { *it };
                }
            }
            for nth in 0..6 {
                let tint = |x: usize, y: usize| match plate.cell(nth).unwrap() {
                    Parts::Plain(tint) => *tint,
                    Parts::Mixed(parts) => {
                        let mut of = parts.iter().filter(|it| it.1 >> (y * FINE + x) & 1 == 1);
                        of.next().filter(|_| of.next().is_none()).unwrap().0
                    }
                };
                for (x, y) in (0..8).flat_map(|y| (0..8).map(move |x| (x, y))) {
                    let laid = points[nth / 3 * 8 + y][nth % 3 * 8 + x];
                    let tone = plate.tones[usize::from(tint(x, y))];
                    assert_eq!(if laid == 0 { 0 } else { tone.part }, laid, "{nth}: {x}, {y}");
                    assert_eq!(laid == 0, tint(x, y) == 0);
                }
            }
        }
    }

    #[test]
    fn a_band_has_the_same_eighths_in_every_column_whatever_its_slope() {
        let line = |y: i32| vec![Point { x: 0, y }, Point { x: 384, y: y + 201 }];
        let plate = laid(&Fill::Band { upper: line(40), lower: line(40 + 160), shade: Tone::TEXT.into() });
        assert_eq!(heights(&plate), [10; 6]);
    }

    #[test]
    fn a_cell_of_a_gentle_line_has_at_most_one_edge() {
        for (slope, start) in (-38..38).flat_map(|slope| (0..16).map(move |start| (slope * 10, start * 9))) {
            let points = vec![Point { x: 0, y: 200 + start }, Point { x: 384, y: 200 + start + slope }];
            let plate = laid(&Fill::Line { points, tone: Tone::TEXT });
            for nth in 0..24 {
                let points = filled(&plate, nth);
                let rows: Vec<bool> = (0..8).map(|y| points & rows(y, y + 1) != 0).collect();
                let edges = rows.windows(2).filter(|pair| pair[0] != pair[1]).count();
                assert!(edges <= 1, "slope {slope}, start {start}, cell {nth}: {rows:?}");
            }
        }
    }

    #[test]
    fn a_line_that_keeps_rows_fills_most_of_a_cell_in_every_column() {
        for start in 0..128 {
            let points = vec![Point { x: 0, y: 128 + start }, Point { x: 384, y: 128 + start }];
            let plate = laid_for(&Fill::Line { points, tone: Tone::TEXT }, true);
            for x in 0..6 {
                let filled = |y: usize| filled(&plate, y * 6 + x).count_ones();
                assert!((0..4).any(|y| filled(y) > 32), "{start}: column {x}");
            }
        }
    }

    #[test]
    fn shapes_and_bars_stay_in_the_picture_wherever_they_are() {
        let path = vec![
            Segment::Move(Point { x: -4000, y: -4000 }),
            Segment::Cubic(Point { x: 9000, y: -50 }, Point { x: 50, y: 9000 }, Point { x: -4000, y: 7000 }),
            Segment::Close,
        ];
        let plate = laid(&Fill::Shape {
            path,
            shade: Tone::TEXT.into(),
            within: Bounds::new(-9000, -9000, 9000, 9000),
        });
        assert!(heights(&plate).iter().any(|it| *it > 0));
        laid(&Fill::Bar { at: Bounds::new(-900, -900, 9000, 9000), shade: Tone::TEXT.into() });
        laid(&Fill::Dot { at: Point { x: -1, y: 90_000 }, tone: Tone::TEXT });
        laid(&Fill::Band { upper: Vec::new(), lower: Vec::new(), shade: Tone::TEXT.into() });
    }
}
