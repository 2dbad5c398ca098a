//! The fills of a scene on a fine grid, eight by eight to a cell: which tone each point has.

use crate::scene::{Bounds, Cells, EIGHTH, Fill, HIGH, Point, Segment, Shade, Tone, WIDE};
use hashbrown::HashMap;
use std::ops::Range;
use zeno::{Cap, Command, Format, Join, Mask, Scratch, Stroke, Style, Transform, Vector};

/// Points of a cell, across and down.
pub(super) const FINE: usize = 8;

/// Rows of points that have one shade throughout a cell.
const HALF: i32 = FINE as i32 / 2;

/// Units of a point across and down.
const ACROSS: i32 = WIDE / FINE as i32;
const DOWN: i32 = HIGH / FINE as i32;

/// The tone of a point: its place in [`Plate::tones`]; 0 where nothing was laid.
pub(super) type Tint = u16;

/// The grid.
#[derive(Clone, Debug, Default)]
pub(super) struct Plate {
    pub(super) size: Cells,
    /// Whether a line fills most of some cell in every column: where fills are textures, nothing finer is seen.
    keeps_rows: bool,
    points: Vec<Tint>,
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
            points: vec![0; cells * FINE * FINE],
            tones: vec![Tone::of(crate::scene::Hue::Ground)],
            places: HashMap::new(),
            touched: vec![false; cells],
        }
    }

    /// The cells that something was laid on since the last time.
    pub(super) fn take_touched(&mut self) -> Vec<usize> {
        let touched = self.touched.iter().enumerate().filter(|(_, is)| **is).map(|(nth, _)| nth).collect();
        self.touched.fill(false);
        touched
    }

    /// The points of a cell, row by row.
    pub(super) fn cell(&self, nth: usize) -> &[Tint] {
        // Those of a cell stand together.
        self.points.get(nth * FINE * FINE..(nth + 1) * FINE * FINE).unwrap_or_default()
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

    /// Lays `shade` on the points from `from` to before `to` of rows of points that lie in one half of a row of cells.
    fn run(&mut self, rows: Range<i32>, from: i32, to: i32, shade: &Shade) {
        let (width, fine) = (i32::from(self.size.x), FINE as i32);
        if rows.start < 0 || rows.end > i32::from(self.size.y) * fine {
            return;
        }
        let (from, to) = (from.max(0), to.min(width * fine));
        let (mut x, mut last) = (from, None);
        while x < to {
            let column = x / fine;
            let end = ((column + 1) * fine).min(to);
            if let Some(tone) = shade.tone(column, rows.start / HALF) {
                let tint = match last {
                    Some((it, tint)) if it == tone => tint,
                    _ => self.tint(tone),
                };
                last = Some((tone, tint));
                let cell = (rows.start / fine * width + column) as usize;
                for row in rows.clone() {
                    let start = cell * FINE * FINE + (row % fine * fine) as usize;
                    let points = start + (x % fine) as usize..start + (end - column * fine) as usize;
                    self.points.get_mut(points).unwrap_or_default().fill(tint);
                }
                self.touched.get_mut(cell).into_iter().for_each(|it| *it = true);
            }
            x = end;
        }
    }

    fn block(&mut self, (left, top): (i32, i32), (right, bottom): (i32, i32), shade: &Shade) {
        let bottom = bottom.min(i32::from(self.size.y) * FINE as i32);
        let mut top = top.max(0);
        while top < bottom {
            let end = ((top / HALF + 1) * HALF).min(bottom);
            self.run(top..end, left, right, shade);
            top = end;
        }
    }

    /// Lays a fill over what there is.
    pub(super) fn lay(&mut self, fill: &Fill, scratch: &mut Scratch) {
        match fill {
            Fill::Shape { path, shade, within } => self.shape(path, None, shade, *within, scratch),
            Fill::Stroke { path, width, shade, within } => {
                // What is half a row thick fills most of no cell.
                let more = if self.keeps_rows { 2 * EIGHTH as u16 } else { 0 };
                self.shape(path, Some(*width + more), shade, *within, scratch);
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

    /// What lies within a path, or within half of `width` of it.
    fn shape(
        &mut self,
        path: &[Segment],
        width: Option<u16>,
        shade: &Shade,
        within: Bounds,
        scratch: &mut Scratch,
    ) {
        let ends = path.iter().flat_map(|segment| match segment {
            Segment::Move(a) | Segment::Line(a) => [Some(*a), None, None],
            Segment::Cubic(a, b, c) => [Some(*a), Some(*b), Some(*c)],
            Segment::Close => [None; 3],
        });
        let around = i32::from(width.unwrap_or(0));
        let (mut low, mut high) = ((i32::MAX, i32::MAX), (i32::MIN, i32::MIN));
        for point in ends.flatten() {
            low = (low.0.min(point.x - around), low.1.min(point.y - around));
            high = (high.0.max(point.x + around), high.1.max(point.y + around));
        }
        let fine = FINE as i32;
        let left = nearest(within.left, ACROSS).max(low.0.div_euclid(ACROSS)).max(0);
        let top = nearest(within.top, DOWN).max(low.1.div_euclid(DOWN)).max(0);
        let right = high.0.div_euclid(ACROSS).saturating_add(1).min(nearest(within.right, ACROSS));
        let right = right.min(i32::from(self.size.x) * fine);
        let bottom = high.1.div_euclid(DOWN).saturating_add(1).min(nearest(within.bottom, DOWN));
        let bottom = bottom.min(i32::from(self.size.y) * fine);
        if left >= right || top >= bottom {
            return;
        }
        // Points are twice as high as wide; a stroke is made before they are.
        let squeeze = Transform::scale(1.0 / ACROSS as f32, 1.0 / DOWN as f32);
        let at = |p: &Point| Vector::new(p.x as f32, p.y as f32);
        let commands: Vec<Command> = path
            .iter()
            .map(|segment| match segment {
                Segment::Move(to) => Command::MoveTo(at(to)),
                Segment::Line(to) => Command::LineTo(at(to)),
                Segment::Cubic(a, b, to) => Command::CurveTo(at(a), at(b), at(to)),
                Segment::Close => Command::Close,
            })
            .collect();
        let mut stroke = Stroke::new(f32::from(width.unwrap_or(0)));
        stroke.cap(Cap::Round).join(Join::Round);
        let style = if width.is_some() { Style::Stroke(stroke) } else { Style::Fill(zeno::Fill::NonZero) };
        let (wide, high) = ((right - left) as u32, (bottom - top) as u32);
        let (mask, _) = Mask::with_scratch(commands.as_slice(), scratch)
            .style(style)
            .transform(Some(squeeze))
            .format(Format::Alpha)
            .size(wide, high)
            .offset((-left as f32, -top as f32))
            .render();
        for (row, covered) in (top..).zip(mask.chunks(wide as usize)) {
            let mut x = 0;
            for run in covered.chunk_by(|a, b| (*a >= 128) == (*b >= 128)) {
                let length = run.len() as i32;
                if run.first().is_some_and(|it| *it >= 128) {
                    self.run(row..row + 1, left + x, left + x + length, shade);
                }
                x += length;
            }
        }
    }
}

/// `units` in whole steps of `step`.
fn nearest(units: i32, step: i32) -> i32 {
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

    fn laid(fill: &Fill) -> Plate {
        laid_for(fill, false)
    }

    fn laid_for(fill: &Fill, keeps_rows: bool) -> Plate {
        let mut plate = Plate::new(Cells { x: 6, y: 4 }, keeps_rows);
        plate.lay(fill, &mut Scratch::new());
        plate
    }

    /// How many points of a column of cells are laid, and whether they are whole rows.
    fn heights(plate: &Plate) -> Vec<usize> {
        let width = usize::from(plate.size.x);
        (0..width)
            .map(|x| {
                let cells = (0..usize::from(plate.size.y)).map(|y| plate.cell(y * width + x));
                cells.flatten().filter(|it| **it > 0).count() / FINE
            })
            .collect()
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
                let rows: Vec<bool> = plate.cell(nth).chunks(FINE).map(|row| row[0] > 0).collect();
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
                let filled = |y: usize| plate.cell(y * 6 + x).iter().filter(|it| **it > 0).count();
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
