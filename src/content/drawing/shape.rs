//! Where the shapes of a drawing lie: their boxes, their middles, and the ways along them.

use super::{Part, Point, Segment, UNIT};
use crate::content::order;
use kurbo::{PathEl, Shape, flatten};

/// How far a line may be from its curve, in steps of [`Point`]: a quarter of a unit.
const TOLERANCE: f64 = UNIT as f64 / 4.0;

/// A line to move along.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Its corners, each with its distance from the start along the line.
    corners: Vec<(kurbo::Point, f64)>,
}

/// A place on a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading {
    pub at: Point,
    /// Where the way leads from here, as a step of length 1.
    pub ahead: (f64, f64),
}

impl Way {
    /// The place at `ratio` of its length, from 0 at its start to 1 at its end.
    pub fn at(&self, ratio: f64) -> Heading {
        let wanted = self.length() * ratio.clamp(0.0, 1.0);
        let after = self.corners.partition_point(|(_, distance)| *distance < wanted);
        let after = after.clamp(1, self.corners.len().saturating_sub(1).max(1));
        let (Some((a, from)), Some((b, to))) = (self.corners.get(after - 1), self.corners.get(after)) else {
            return Heading { at: Point::default(), ahead: (1.0, 0.0) };
        };
        let step = (*b - *a) / (to - from);
        Heading { at: rounded(*a + step * (wanted - from)), ahead: (step.x, step.y) }
    }

    /// Its length in steps of [`Point`].
    pub fn length(&self) -> f64 {
        self.corners.last().map_or(0.0, |(_, distance)| *distance)
    }
}

impl Part {
    /// The upper left and the lower right corner of its path, without the width of a line.
    pub fn bounds(&self) -> Option<(Point, Point)> {
        if self.path.is_empty() {
            return None;
        }
        let path: Vec<PathEl> = self.elements().collect();
        let bounds = path.as_slice().bounding_box();
        let upper = Point { x: bounds.x0.floor() as i32, y: bounds.y0.floor() as i32 };
        Some((upper, Point { x: bounds.x1.ceil() as i32, y: bounds.y1.ceil() as i32 }))
    }

    /// It as something to move along, if its path leads anywhere. Of several pieces the first counts.
    pub fn way(&self) -> Option<Way> {
        let mut corners: Vec<(kurbo::Point, f64)> = Vec::new();
        for piece in self.pieces().into_iter().take(1) {
            for point in piece {
                let (before, length) = corners.last().copied().unwrap_or((point, 0.0));
                let length = length + before.distance(point);
                // Two corners in one place have no direction between them.
                if corners.is_empty() || before != point {
                    corners.push((point, length));
                }
            }
        }
        (corners.len() > 1).then_some(Way { corners })
    }

    /// Where a mark sits on it: of some rows across the shape the place with most of it on all four
    /// sides. The middle of its box may lie outside of a shape that is bent. Of a line its halfway point.
    pub fn middle(&self) -> Option<Point> {
        const ROWS: i32 = 24;
        if self.kind != super::PartKind::Fill {
            return self.way().map(|way| way.at(0.5).at);
        }
        let (from, to) = self.bounds()?;
        let pieces = self.pieces();
        let mut best: Option<(f64, kurbo::Point)> = None;
        for row in 0..ROWS {
            // Rows between whole steps meet no corner.
            let y =
                f64::from(from.y) + f64::from(to.y - from.y) * (f64::from(row) + 0.5) / f64::from(ROWS) + 0.1;
            for (left, right) in spans(&pieces, |point| (point.y, point.x), y) {
                let x = f64::midpoint(left, right);
                let columns = spans(&pieces, |point| (point.x, point.y), x);
                let column = columns.into_iter().find(|(top, bottom)| (*top..=*bottom).contains(&y));
                let Some((top, bottom)) = column else { continue };
                let room = (right - left).min(2.0 * (y - top).min(bottom - y));
                if best.is_none_or(|(most, _)| room > most) {
                    best = Some((room, kurbo::Point::new(x, y)));
                }
            }
        }
        let middle = Point { x: i32::midpoint(from.x, to.x), y: i32::midpoint(from.y, to.y) };
        Some(best.map_or(middle, |(_, point)| rounded(point)))
    }

    fn elements(&self) -> impl Iterator<Item = PathEl> {
        self.path.iter().map(|segment| match *segment {
            Segment::Move(to) => PathEl::MoveTo(exact(to)),
            Segment::Line(to) => PathEl::LineTo(exact(to)),
            Segment::Cubic(a, b, to) => PathEl::CurveTo(exact(a), exact(b), exact(to)),
            Segment::Close => PathEl::ClosePath,
        })
    }

    /// Its pieces as corners; a closed one ends where it began.
    fn pieces(&self) -> Vec<Vec<kurbo::Point>> {
        let mut pieces: Vec<Vec<kurbo::Point>> = Vec::new();
        flatten(self.elements(), TOLERANCE, |element| match element {
            PathEl::MoveTo(to) => pieces.push(vec![to]),
            PathEl::LineTo(to) => pieces.last_mut().into_iter().for_each(|piece| piece.push(to)),
            PathEl::ClosePath => {
                if let Some(piece) = pieces.last_mut() {
                    piece.extend(piece.first().copied());
                }
            }
            // Flattened paths have no curves.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        });
        pieces
    }
}

/// What of a line across the pieces, at `level`, lies inside. `turn` gives the coordinate across the line
/// first, then the one along it.
fn spans(
    pieces: &[Vec<kurbo::Point>],
    turn: impl Fn(kurbo::Point) -> (f64, f64),
    level: f64,
) -> Vec<(f64, f64)> {
    let mut crossings: Vec<(f64, i32)> = Vec::new();
    for (a, b) in pieces.iter().flat_map(|piece| piece.iter().zip(piece.iter().skip(1))) {
        let ((a, from), (b, to)) = (turn(*a), turn(*b));
        if (a < level) != (b < level) {
            crossings.push((from + (to - from) * (level - a) / (b - a), if a < b { 1 } else { -1 }));
        }
    }
    order::by(&mut crossings, |a, b| a.0.total_cmp(&b.0));
    let mut spans = Vec::new();
    let (mut winding, mut start) = (0, 0.0);
    for (at, turns) in crossings {
        let before = winding;
        winding += turns;
        if before == 0 {
            start = at;
        } else if winding == 0 {
            spans.push((start, at));
        }
    }
    spans
}

fn exact(point: Point) -> kurbo::Point {
    kurbo::Point::new(f64::from(point.x), f64::from(point.y))
}

fn rounded(point: kurbo::Point) -> Point {
    Point { x: point.x.round() as i32, y: point.y.round() as i32 }
}
