//! What something moves along: ways and lines are followed, other parts are passed by their middles.

use crate::content::drawing::{PartKind, UNIT};
use crate::scene::Bounds;
use crate::scene::body::Body;
use crate::scene::path::{self, Point, Segment};

/// A route in its place.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub points: Vec<Point>,
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
    let points = along.iter().filter_map(|name| Some((name, body_of(name, bodies)?)));
    let mut points: Vec<Point> = points
        .flat_map(|(name, body)| match kind(name, body) {
            Some(PartKind::Way | PartKind::Ink { .. }) => body.way(name),
            _ => body.middle(name).into_iter().collect(),
        })
        .collect();
    // Few points are middles, to be passed in a bow.
    if (2..8).contains(&points.len()) {
        points = path::flat(&path::smooth(&points)).into_iter().next().unwrap_or_default();
    }
    let width = match kind(along.first()?, first) {
        // A line that is drawn is as wide as it is drawn.
        Some(PartKind::Ink { width }) => first.length(i32::from(width)).max(16),
        _ => first.length(6 * UNIT).clamp(72, 200),
    };
    Some(Route { points, width: width as u16, within: first.at })
}

/// The head of an arrow at the end of a line.
pub(super) fn head(route: &Route) -> Option<Vec<Segment>> {
    let tip = *route.points.last()?;
    let whole = path::length(&route.points);
    let long = f64::from(route.width * 5 / 2).max(120.0);
    let foot = path::along(&route.points, ((whole - long) / whole.max(1.0)).max(0.0));
    let (x, y) = (f64::from(tip.x - foot.x), f64::from(tip.y - foot.y));
    let far = x.hypot(y);
    if far < 1.0 {
        return None;
    }
    // As wide as it is long, however short the line is.
    let (x, y) = (x / far * long, y / far * long);
    let (tx, ty) = (f64::from(tip.x), f64::from(tip.y));
    let corner = |side: f64| path::point(tx - x - y * side, ty - y + x * side);
    Some(path::straight(&[tip, corner(0.6), corner(-0.6), tip]))
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
