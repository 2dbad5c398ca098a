//! Points and paths, in units.

use super::Bounds;
pub use crate::content::drawing::{Point, Segment};

/// The point nearest to real coordinates; beyond what is ever drawn it stays at the end.
pub fn point(x: f64, y: f64) -> Point {
    let whole = |it: f64| if it.is_nan() { 0 } else { it.round().clamp(-4e6, 4e6) as i32 };
    Point { x: whole(x), y: whole(y) }
}

/// A smooth line through all the points (Catmull & Rom 1974), as cubic curves.
pub fn smooth(points: &[Point]) -> Vec<Segment> {
    let at = |nth: usize| points.get(nth.min(points.len().saturating_sub(1))).copied().unwrap_or_default();
    let mut path = Vec::with_capacity(points.len());
    path.extend(points.first().map(|first| Segment::Move(*first)));
    for nth in 1..points.len() {
        let (a, b, c, d) = (at(nth.saturating_sub(2)), at(nth - 1), at(nth), at(nth + 1));
        let first = Point { x: b.x + (c.x - a.x) / 6, y: b.y + (c.y - a.y) / 6 };
        let second = Point { x: c.x - (d.x - b.x) / 6, y: c.y - (d.y - b.y) / 6 };
        path.push(Segment::Cubic(first, second, c));
    }
    path
}

/// A disc.
pub fn disc(at: Point, radius: i32) -> Vec<Segment> {
    // The handle of a quarter of a circle.
    let handle = radius * 552 / 1000;
    let p = |x: i32, y: i32| Point { x: at.x + x, y: at.y + y };
    vec![
        Segment::Move(p(radius, 0)),
        Segment::Cubic(p(radius, handle), p(handle, radius), p(0, radius)),
        Segment::Cubic(p(-handle, radius), p(-radius, handle), p(-radius, 0)),
        Segment::Cubic(p(-radius, -handle), p(-handle, -radius), p(0, -radius)),
        Segment::Cubic(p(handle, -radius), p(radius, -handle), p(radius, 0)),
        Segment::Close,
    ]
}

/// Straight lines through all the points.
pub fn straight(points: &[Point]) -> Vec<Segment> {
    let mut path: Vec<Segment> = points.iter().map(|it| Segment::Line(*it)).collect();
    if let (Some(begin), Some(first)) = (path.first_mut(), points.first()) {
        *begin = Segment::Move(*first);
    }
    path
}

/// Pieces of a curve when it is made straight.
const PIECES: i64 = 12;

/// The points of a path with its curves made straight, a list for each of its parts.
pub fn flat(path: &[Segment]) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for segment in path {
        match segment {
            Segment::Move(to) => parts.push(vec![*to]),
            Segment::Line(to) => parts.last_mut().into_iter().for_each(|part| part.push(*to)),
            Segment::Cubic(a, b, to) => {
                let Some(part) = parts.last_mut() else { continue };
                let Some(from) = part.last().copied() else { continue };
                part.extend((1..=PIECES).map(|step| cubic([from, *a, *b, *to], step)));
            }
            Segment::Close => {
                let Some(part) = parts.last_mut() else { continue };
                let first = part.first().copied();
                part.extend(first);
            }
        }
    }
    parts
}

/// What a path does not reach beyond: no curve leaves the points that it is made of.
pub fn bounds(path: &[Segment]) -> Option<Bounds> {
    let points = path.iter().filter_map(|segment| match segment {
        Segment::Move(to) | Segment::Line(to) => Some([*to; 3]),
        Segment::Cubic(a, b, to) => Some([*a, *b, *to]),
        Segment::Close => None,
    });
    points.flatten().map(|it| Bounds::new(it.x, it.y, it.x, it.y)).reduce(|all, it| {
        let (left, top) = (all.left.min(it.left), all.top.min(it.top));
        Bounds::new(left, top, all.right.max(it.right), all.bottom.max(it.bottom))
    })
}

/// Whether a point lies inside of closed outlines that are [`flat`], by the even-odd rule.
pub fn contains(outlines: &[Vec<Point>], at: Point) -> bool {
    let edges = |part: &Vec<Point>| part.windows(2).filter(|pair| is_crossed(pair, at)).count();
    outlines.iter().map(edges).sum::<usize>() % 2 == 1
}

/// Whether the way from a point to the right crosses an edge.
fn is_crossed(edge: &[Point], at: Point) -> bool {
    let &[a, b] = edge else { return false };
    let [x, y] = [b.x - a.x, b.y - a.y].map(i64::from);
    let (right, down) = (i64::from(at.x - a.x), i64::from(at.y - a.y));
    (a.y > at.y) != (b.y > at.y) && (right * y - x * down) * y.signum() < 0
}

/// A point of a cubic curve, `step` of [`PIECES`] along.
fn cubic(points: [Point; 4], step: i64) -> Point {
    let (t, u) = (step, PIECES - step);
    let sum = |of: fn(&Point) -> i32| -> i32 {
        let [a, b, c, d] = points.each_ref().map(|it| i64::from(of(it)));
        let sum = u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        let whole = PIECES * PIECES * PIECES;
        ((sum * 2 + whole).div_euclid(2 * whole)) as i32
    };
    Point { x: sum(|it| it.x), y: sum(|it| it.y) }
}

fn distance(a: Point, b: Point) -> f64 {
    f64::from(b.x - a.x).hypot(f64::from(b.y - a.y))
}

/// How long a line through points is.
pub fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| if let [a, b] = pair { distance(*a, *b) } else { 0.0 }).sum()
}

/// The point `ratio` of the way along a line through points; at its ends beyond them.
pub fn along(points: &[Point], ratio: f64) -> Point {
    each_along(points, [ratio]).next().unwrap_or_default()
}

/// The points at rising `ratios` of the way along a line through points; at its ends beyond them.
pub fn each_along(points: &[Point], ratios: impl IntoIterator<Item = f64>) -> impl Iterator<Item = Point> {
    let whole = length(points);
    let mut pieces = points.windows(2).filter_map(|pair| {
        let &[a, b] = pair else { return None };
        Some((a, b, distance(a, b)))
    });
    let (mut piece, mut gone) = (pieces.next(), 0.0);
    ratios.into_iter().map(move |ratio| {
        let to = whole * ratio.clamp(0.0, 1.0);
        while let Some((a, b, long)) = piece {
            if gone + long >= to && long > 0.0 {
                let part = (to - gone) / long;
                return point(
                    f64::from(a.x) + f64::from(b.x - a.x) * part,
                    f64::from(a.y) + f64::from(b.y - a.y) * part,
                );
            }
            gone += long;
            piece = pieces.next();
        }
        points.last().copied().unwrap_or_default()
    })
}

/// The stretch of a line through points between two ratios of its way.
pub fn stretch(points: &[Point], from: f64, to: f64) -> Vec<Point> {
    let whole = length(points).max(f64::MIN_POSITIVE);
    let mut out = vec![along(points, from)];
    let mut gone = 0.0;
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        gone += distance(a, b);
        if gone / whole > from && gone / whole < to {
            out.push(b);
        }
    }
    out.push(along(points, to));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(x: i32, y: i32) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_point_moves_along_a_line_at_an_even_pace() {
        let line = [p(0, 0), p(100, 0), p(100, 300)];
        assert_eq!(
            [along(&line, 0.0), along(&line, 0.25), along(&line, 0.5)],
            [p(0, 0), p(100, 0), p(100, 100)]
        );
        assert_eq!([along(&line, 9.0), along(&line, -1.0), along(&[], 0.5)], [p(100, 300), p(0, 0), p(0, 0)]);
        assert_eq!(stretch(&line, 0.125, 0.5), [p(50, 0), p(100, 0), p(100, 100)]);
    }

    #[test]
    fn a_point_lies_inside_of_a_ring_but_not_in_its_hole() {
        let ring = flat(&[disc(p(0, 0), 100), disc(p(0, 0), 50)].concat());
        assert!(contains(&ring, p(-75, 0)));
        assert!([p(0, 0), p(-101, 0), p(101, 0), p(0, 120)].into_iter().all(|it| !contains(&ring, it)));
    }

    #[test]
    fn a_smooth_line_goes_through_its_points() {
        let points = [p(0, 0), p(64, 128), p(200, 10)];
        let flat = flat(&smooth(&points));
        assert!(points.iter().all(|it| flat[0].contains(it)), "{flat:?}");
    }
}
