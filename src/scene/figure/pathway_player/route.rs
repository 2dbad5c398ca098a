//! What something moves along: ways and lines are followed, other parts are passed by their middles.

use crate::content::drawing::{PartKind, UNIT};
use crate::scene::body::Body;
use crate::scene::path::{self, Point, Segment};
use crate::scene::{Bounds, HIGH, WIDE};

/// A stretch of a route within one drawing.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub points: Vec<Point>,
    pub width: u16,
    /// Where it is drawn.
    pub within: Bounds,
}

/// The body that has a part, a way or a group of this name.
pub(super) fn body_of<'a, 'b>(name: &str, bodies: &'b [Body<'a>]) -> Option<&'b Body<'a>> {
    bodies.iter().find(|body| body.drawing.has(name))
}

/// A route, a piece for each drawing that it goes through.
pub(super) fn pieces(along: &[String], bodies: &[Body<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<Bounds> = None;
    for name in along {
        let Some(body) = body_of(name, bodies) else { continue };
        let kind = body.drawing.part(name).map(|part| part.kind);
        let points = match kind {
            Some(PartKind::Way | PartKind::Ink { .. }) => body.way(name),
            _ => body.middle(name).into_iter().collect(),
        };
        match pieces.last_mut().filter(|_| last == Some(body.at)) {
            Some(piece) => piece.points.extend(points),
            None => {
                let width = match kind {
                    // A line that is drawn is as wide as it is drawn.
                    Some(PartKind::Ink { width }) => body.length(i32::from(width)).max(16),
                    _ => body.length(5 * UNIT).clamp(56, 104),
                };
                let width = width as u16;
                pieces.push(Piece { points, width, within: body.at });
            }
        }
        last = Some(body.at);
    }
    for piece in &mut pieces {
        // Few points are middles, to be passed in a bow.
        if (2..8).contains(&piece.points.len()) {
            piece.points = path::flat(&path::smooth(&piece.points)).into_iter().next().unwrap_or_default();
        }
    }
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        joined.extend(joined.last().and_then(|before| over(before, &piece)));
        joined.push(piece);
    }
    joined
}

/// The way from the end of a piece over to the next in another drawing: across and down as on a map of an
/// underground, half a row thick, so that it has clean edges in cells.
pub(super) fn over(before: &Piece, after: &Piece) -> Option<Piece> {
    let (a, b) = (before.within, after.within);
    if a == b {
        return None;
    }
    // A way may go on outside of what is shown of its drawing.
    let last = before.points.iter().rev().find(|it| a.contains(**it)).or_else(|| before.points.last());
    let first = after.points.iter().find(|it| b.contains(**it)).or_else(|| after.points.first());
    let (from, to) = (snapped(*last?, a), snapped(*first?, b));
    // It turns where the space between the drawings is widest.
    let apart = |from: (i32, i32), to: (i32, i32)| (to.0 - from.1).max(from.0 - to.1);
    let across = apart((a.left, a.right), (b.left, b.right));
    let down = apart((a.top, a.bottom), (b.top, b.bottom)) * WIDE / HIGH;
    let points = if across >= down {
        let x =
            if b.left >= a.right { i32::midpoint(a.right, b.left) } else { i32::midpoint(b.right, a.left) };
        let x = column(if across > 0 { x } else { to.x });
        vec![from, Point { x, ..from }, Point { x, ..to }, to]
    } else {
        let y =
            if b.top >= a.bottom { i32::midpoint(a.bottom, b.top) } else { i32::midpoint(b.bottom, a.top) };
        let y = half_row(y);
        vec![from, Point { y, ..from }, Point { y, ..to }, to]
    };
    // Whole cells around both: the way runs in the middle of halves of cells.
    let cell = |it: i32, of: i32| it.div_euclid(of) * of;
    let within = Bounds::new(
        cell(a.left.min(b.left), WIDE),
        cell(a.top.min(b.top), HIGH),
        cell(a.right.max(b.right) - 1, WIDE) + WIDE,
        cell(a.bottom.max(b.bottom) - 1, HIGH) + HIGH,
    );
    Some(Piece { points, width: OVER, within })
}

/// Units of the way from one drawing to another: a cell across, half of one down.
const OVER: u16 = WIDE as u16;

/// The middle of the cell, across, that holds a place.
fn column(x: i32) -> i32 {
    x.div_euclid(WIDE) * WIDE + WIDE / 2
}

/// The middle of the half of a row that holds a place.
fn half_row(y: i32) -> i32 {
    y.div_euclid(HIGH / 2) * (HIGH / 2) + HIGH / 4
}

/// A point in the middle of a half of a cell within a drawing.
fn snapped(at: Point, room: Bounds) -> Point {
    let x = at.x.clamp(room.left, (room.right - 1).max(room.left));
    let y = at.y.clamp(room.top, (room.bottom - 1).max(room.top));
    Point { x: column(x), y: half_row(y) }
}

/// The head of an arrow at the end of a line.
pub(super) fn head(piece: &Piece) -> Option<Vec<Segment>> {
    let tip = *piece.points.last()?;
    let whole = path::length(&piece.points);
    let long = f64::from(piece.width * 5 / 2).max(120.0);
    let foot = path::along(&piece.points, ((whole - long) / whole.max(1.0)).max(0.0));
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
