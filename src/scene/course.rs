//! Where three streams run, equally thick in each of their columns, from their mouths to the wall that they
//! become.

use super::{HIGH, Point, WIDE};

/// In cells, but for the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// The first column of the streams, and that of the wall.
    pub(super) mouth: i32,
    pub(super) wall: i32,
    /// The middle of the wall, and of the second stream, in units.
    pub(super) middle: i32,
    /// How thick a stream is, and how far their middles are apart at the mouth.
    pub(super) thick: i32,
    pub(super) apart: i32,
}

impl Course {
    /// Where the wall begins, in units.
    pub(super) fn wall_top(&self) -> i32 {
        self.middle - 3 * self.thick * HIGH / 2
    }

    /// How far down the middle of a stream is at its mouth.
    pub(super) fn begins(&self, nth: i32) -> i32 {
        self.middle + (nth - 1) * self.apart * HIGH
    }

    /// How far down its middle is at a place: a bend that is straight at both ends, to its third of the wall.
    pub(super) fn bend(&self, nth: i32, x: i32) -> i32 {
        let length = (self.wall - self.mouth).max(1);
        let (from, to) = ((self.mouth + 2) * WIDE, (self.wall - (length / 5).max(4)) * WIDE);
        let t = (f64::from(x - from) / f64::from((to - from).max(1))).clamp(0.0, 1.0);
        // Smootherstep (Perlin 2002).
        let t = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
        let end = self.middle + (nth - 1) * self.thick * HIGH;
        self.begins(nth) + (f64::from(end - self.begins(nth)) * t).round() as i32
    }

    /// The upper and the lower edge of a stream from one column to before another.
    pub(super) fn edges(&self, nth: i32, from: i32, to: i32) -> [Vec<Point>; 2] {
        // As thick as whole eighths of a row, so that painters that round move both edges together.
        let half = self.thick * HIGH / 2;
        [-half, half].map(|down| {
            let at = |x: i32| Point { x, y: self.bend(nth, x) + down };
            let mut points: Vec<Point> = (from..to).map(|column| at(column * WIDE + WIDE / 2)).collect();
            // To the edges of the first cell and the last.
            if let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) {
                points.insert(0, Point { x: first.x - WIDE / 2, ..first });
                points.push(Point { x: last.x + WIDE / 2, ..last });
            }
            points
        })
    }
}
