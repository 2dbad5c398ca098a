//! What something moves along: ways and lines are followed, other parts are passed by their middles.

use crate::content::drawing::{PartKind, UNIT};
use crate::scene::Bounds;
use crate::scene::body::Body;
use crate::scene::path::{self, Point, Segment};

/// Units of the shortest head of an arrow.
const SHORTEST: f64 = 224.0;

/// A route in its place.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub points: Vec<Point>,
    /// The part of it that is drawn: it ends within the head at its end.
    pub shaft: Vec<Point>,
    /// The heads of its arrows, one at the end of each way that is long enough.
    pub heads: Vec<Vec<Segment>>,
    pub width: u16,
    /// Where it is drawn.
    pub within: Bounds,
}

/// The body that has a part, a way or a group of this name.
pub(super) fn body_of<'a, 'b>(name: &str, bodies: &'b [Body<'a>]) -> Option<&'b Body<'a>> {
    bodies.iter().find(|body| body.drawing.has(name))
}

/// The route along ways and parts; none where there is nothing to draw.
pub(super) fn route(along: &[String], bodies: &[Body<'_>]) -> Option<Route> {
    let first = body_of(along.first()?, bodies)?;
    let kind = |name: &str, body: &Body<'_>| body.drawing.part(name).map(|part| part.kind);
    let width = match kind(along.first()?, first) {
        // A line that is drawn is as wide as it is drawn.
        Some(PartKind::Ink { width }) => first.length(i32::from(width)).max(16),
        _ => first.length(6 * UNIT).clamp(72, 200),
    } as u16;
    let long = (f64::from(width) * 2.5).max(SHORTEST);
    let mut points: Vec<Point> = Vec::new();
    let mut heads = Vec::new();
    let mut is_headed = false;
    for (name, body) in along.iter().filter_map(|name| Some((name, body_of(name, bodies)?))) {
        match kind(name, body) {
            Some(PartKind::Way | PartKind::Ink { .. }) => {
                let way = body.way(name);
                // On a short one it would be all there is.
                is_headed = path::length(&way) >= 2.0 * long;
                heads.extend(head(&way, long).filter(|_| is_headed));
                points.extend(way);
            }
            _ => points.extend(body.middle(name)),
        }
    }
    // Few points are middles, to be passed in a bow.
    if (2..8).contains(&points.len()) {
        points = path::flat(&path::smooth(&points)).into_iter().next().unwrap_or_default();
    }
    let whole = path::length(&points);
    let shaft =
        if is_headed { path::stretch(&points, 0.0, 1.0 - 0.7 * long / whole) } else { points.clone() };
    Some(Route { points, shaft, heads, width, within: first.at })
}

/// The head of an arrow, so long, at the end of a line.
fn head(points: &[Point], long: f64) -> Option<Vec<Segment>> {
    let tip = *points.last()?;
    let whole = path::length(points);
    let foot = path::along(points, ((whole - long) / whole.max(1.0)).max(0.0));
    let (x, y) = (f64::from(tip.x - foot.x), f64::from(tip.y - foot.y));
    let far = x.hypot(y);
    if far < 1.0 {
        return None;
    }
    let (x, y) = match (x / far * long, y / far * long) {
        // In few cells it is a head only where it points along them.
        (x, y) if long > SHORTEST => (x, y),
        (x, y) if x.abs() > y.abs() => (long.copysign(x), 0.0),
        (_, y) => (0.0, long.copysign(y)),
    };
    let (tx, ty) = (f64::from(tip.x), f64::from(tip.y));
    let corner = |side: f64| path::point(tx - x - y * side, ty - y + x * side);
    Some(path::straight(&[tip, corner(0.65), corner(-0.65), tip]))
}

/// A line with gaps: so many widths drawn, so many left out.
pub(super) fn dashed(points: &[Point], (drawn, gap): (f64, f64), width: u16) -> Vec<Segment> {
    let length = path::length(points);
    let (drawn, gap) = (drawn * f64::from(width), gap * f64::from(width));
    let n = (length / (drawn + gap)).floor().clamp(0.0, 400.0) as usize;
    let mut out = Vec::new();
    for nth in 0..=n {
        let from = nth as f64 * (drawn + gap);
        let to = (from + drawn).min(length);
        if to > from {
            out.extend(path::straight(&path::stretch(points, from / length, to / length)));
        }
    }
    out
}
