//! What something moves along: ways and lines are followed, other parts are passed by their middles.

use super::numbers::LARGE;
use crate::content::drawing::{Part, PartKind};
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage};
use crate::scene::body::Body;
use crate::scene::path::{self, Point, Segment};
use crate::scene::{Bounds, Fill, HIGH, Scene, Tone, WIDE};

/// Rows of a drawing below which broad routes would hide it, and their gaps be lost.
const SMALL: i32 = 15;
/// Widths of a route in units: half a row for dots, one row, so that a number lies in the middle of it, or one and a
/// half.
const FINE: u16 = WIDE as u16;
const NARROW: u16 = HIGH as u16;
const BROAD: u16 = NARROW * 3 / 2;

/// A route in its place.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub points: Vec<Point>,
    /// The part of it that is drawn: it ends within the head at its end.
    pub shaft: Vec<Point>,
    /// The heads of its arrows, one at the end of each way after which nothing goes on.
    pub heads: Vec<Vec<Segment>>,
    /// Whether another way begins where it ends.
    pub leads_on: bool,
    pub width: u16,
    /// Where it is drawn.
    pub within: Bounds,
}

impl Route {
    /// A stretch of it: whole where it was seen, with gaps where it is in dispute or only proposed.
    pub(super) fn draw(&self, points: &[Point], basis: Basis, tone: Tone, scene: &mut Scene) {
        let is_whole = self.leads_on && points == self.shaft;
        let path = match basis {
            Basis::Disputed => dashed(points, is_whole, self.width),
            Basis::Proposed => dotted(points, is_whole, self.width),
            _ => path::straight(points),
        };
        scene.fills.push(Fill::Stroke { path, width: self.width, shade: tone.into(), within: self.within });
    }

    /// The heads of its arrows.
    pub(super) fn draw_heads(&self, tone: Tone, scene: &mut Scene) {
        for path in self.heads.iter().cloned() {
            scene.fills.push(Fill::Shape { path, shade: tone.into(), within: self.within });
        }
    }
}

/// The body that has a part, a way or a group of this name.
pub(super) fn body_of<'a, 'b>(name: &str, bodies: &'b [Body<'a>]) -> Option<&'b Body<'a>> {
    bodies.iter().find(|body| body.drawing.has(name))
}

/// The routes of a step along ways and parts, those of which there is something to draw.
pub(super) fn routes(stage: &PathwayStage, player: &PathwayPlayer, bodies: &[Body<'_>]) -> Vec<Route> {
    stage.along.iter().filter_map(|it| route(it, stage, player, bodies)).collect()
}

fn route(
    along: &[String],
    stage: &PathwayStage,
    player: &PathwayPlayer,
    bodies: &[Body<'_>],
) -> Option<Route> {
    let first = body_of(along.first()?, bodies)?;
    let width = match first.drawing.part(along.first()?).map(|part| part.kind) {
        // A line that is drawn is as wide as it is drawn.
        Some(PartKind::Ink { width }) => first.length(i32::from(width)).max(16) as u16,
        _ if first.at.width() >= LARGE * WIDE => BROAD,
        _ if player.has_fine_ways => FINE,
        // What is grey is not the point, and no way on from what is.
        _ if stage.grey || stage.basis == Basis::Proposed || first.at.height() < SMALL * HIGH => FINE,
        _ => NARROW,
    };
    let long = f64::from(width) * 3.0;
    let mut points: Vec<Point> = Vec::new();
    let mut heads = Vec::new();
    let (mut leads_on, mut is_headed) = (false, false);
    for (name, body) in along.iter().filter_map(|name| Some((name, body_of(name, bodies)?))) {
        match body.drawing.part(name) {
            Some(part) if matches!(part.kind, PartKind::Way | PartKind::Ink { .. }) => {
                let way = way(body, part, width);
                // On a short one it would be all there is.
                let is_long = path::length(&way) >= long;
                leads_on = goes_on(part, player, body);
                is_headed = is_long && !leads_on && !ends_within(&way, stage, body);
                heads.extend(head(&way, width, long).filter(|_| is_headed));
                points.extend(way);
            }
            _ => points.extend(body.middle(name)),
        }
    }
    let whole = path::length(&points);
    let shaft =
        if is_headed { path::stretch(&points, 0.0, 1.0 - 0.7 * long / whole) } else { points.clone() };
    Some(Route { points, shaft, heads, leads_on, width, within: first.at })
}

/// The points of a way. Where it is made of straight pieces they lie on middles, so that each edge of what runs across
/// or down is that of a glyph.
fn way(body: &Body<'_>, part: &Part, width: u16) -> Vec<Point> {
    let way = body.way(&part.id);
    if part.kind != PartKind::Way || part.path.iter().any(|it| matches!(it, Segment::Cubic(..))) {
        return way;
    }
    way.into_iter().map(|it| on_middle(it, width)).collect()
}

/// The middle of the column that a point lies in, and of its row, or half of a row for what is not as wide as that.
fn on_middle(it: Point, width: u16) -> Point {
    let middle = |it: i32, step: i32| it.div_euclid(step) * step + step / 2;
    let step = if width == NARROW { HIGH } else { HIGH / 2 };
    Point { x: middle(it.x, WIDE), y: middle(it.y, step) }
}

/// Whether another way begins where this one ends.
fn goes_on(part: &Part, player: &PathwayPlayer, body: &Body<'_>) -> bool {
    let Some(Segment::Line(end) | Segment::Cubic(_, _, end)) = part.path.last() else { return false };
    let others = player.stages.iter().flat_map(|it| it.along.iter().flatten());
    let others = others.filter_map(|it| body.drawing.part(it)).filter(|it| it.id != part.id);
    others.into_iter().any(|it| it.path.first() == Some(&Segment::Move(*end)))
}

/// Whether a way ends inside of a part of its own step, where a head of the same colour would not be seen.
fn ends_within(way: &[Point], stage: &PathwayStage, body: &Body<'_>) -> bool {
    let parts = stage.parts.iter().flat_map(|id| body.drawing.parts_of(id));
    way.last().is_some_and(|end| {
        parts.into_iter().any(|it| path::contains(&path::flat(&body.path(&it.path)), *end))
    })
}

/// The head of an arrow, so long, at the end of a line so wide.
fn head(points: &[Point], width: u16, long: f64) -> Option<Vec<Segment>> {
    let &[.., from, end] = points else { return None };
    let (x, y) = (f64::from(end.x - from.x), f64::from(end.y - from.y));
    let far = x.hypot(y);
    if far < 1.0 {
        return None;
    }
    let (x, y) = (x / far, y / far);
    if width <= NARROW && x.abs().max(y.abs()) > 0.99 {
        return Some(stepped(on_middle(end, width), (x.round() as i32, y.round() as i32), width));
    }
    let at = |along: f64, aside: f64| {
        let along = along + f64::from(width) / 2.0;
        path::point(f64::from(end.x) + x * along - y * aside, f64::from(end.y) + y * along + x * aside)
    };
    let aside = long * 0.58;
    Some(path::straight(&[at(0.0, 0.0), at(-long, aside), at(-long, -aside), at(0.0, 0.0)]))
}

/// The small head of an arrow that points across or down: it widens by an equal step in each column, or half of a row,
/// so that each edge is that of a glyph and both sides are alike.
fn stepped(end: Point, (x, y): (i32, i32), width: u16) -> Vec<Segment> {
    let at = |(along, aside): (i32, i32)| {
        let (along, aside) = (along * WIDE / 2, aside * WIDE / 2);
        Point { x: end.x + along * x - aside * y, y: end.y + along * y + aside * x }
    };
    // On the middle of a row its point is all of a row high, and ends with one.
    let (point, blunt, steps) = match (width, y) {
        (FINE, _) => (1, 1, 4),
        (_, 0) => (1, 2, 5),
        _ => (2, 1, 6),
    };
    let side = (0..steps).flat_map(|nth| [0, 2].map(|back| (point - back - 2 * nth, nth + blunt)));
    let other = side.clone().rev().map(|(along, aside)| (along, -aside));
    path::straight(&side.chain(other).map(at).collect::<Vec<_>>())
}

/// A line with gaps that are as long as what is drawn but for its round ends; if it is `whole`, with no gap at its end.
/// A stretch is drawn from each corner on, so that lines that run side by side are broken alike.
fn dashed(points: &[Point], is_whole: bool, width: u16) -> Vec<Segment> {
    let legs = legs(points);
    let leg = |(nth, leg): (usize, &Vec<Point>)| dashed_leg(leg, is_whole || nth + 1 < legs.len(), width);
    legs.iter().enumerate().flat_map(leg).collect()
}

/// What lies between the corners of a line, these at its ends.
fn legs(points: &[Point]) -> Vec<Vec<Point>> {
    let is_corner = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) <= 0;
    let mut legs: Vec<Vec<Point>> = Vec::new();
    for pair in points.windows(2).filter(|pair| pair.first() != pair.last()) {
        match legs.last_mut() {
            Some(leg) if !matches!((&leg[..], pair), (&[.., a, b], &[_, c]) if is_corner(a, b, c)) => {
                leg.extend(pair.last());
            }
            _ => legs.push(pair.to_vec()),
        }
    }
    legs
}

/// The stretches of a line without corners, all of it where it is too short for a gap. They lie alike in their cells,
/// so that none differs from the others.
fn dashed_leg(points: &[Point], is_whole: bool, width: u16) -> Vec<Segment> {
    let (length, wide) = (path::length(points), f64::from(width));
    // What is drawn, and with it a gap and the round ends on either side of that. A gap of a fine line as wide as the
    // line itself would be lost, and one as long as what is drawn leaves stray pieces: it is twice as wide, and all but
    // what is narrow is drawn for longer than that.
    let (drawn, pitch) = match width {
        FINE => (2.0 * wide, 5.0 * wide),
        NARROW => (wide, 3.0 * wide),
        _ => (2.0 * wide, 4.0 * wide),
    };
    let gaps = ((length - drawn) / pitch).floor();
    if is_whole && gaps < 1.0 {
        // One in the middle, or none where that would be all there is.
        let end = if length < pitch || width != NARROW { 0.5 } else { 0.5 - drawn / length };
        return [(0.0, end), (1.0 - end, 1.0)]
            .into_iter()
            .flat_map(|(from, to)| path::straight(&path::stretch(points, from, to)))
            .collect();
    }
    // Narrow gaps are of a cell, or half of one: they cannot differ by less than that.
    let is_even = is_whole && width > NARROW;
    let pitch = if is_even { (length - drawn) / gaps } else { pitch };
    let n = if is_even { gaps } else { (length / pitch).floor() }.clamp(0.0, 400.0);
    let stretch = |nth: usize| {
        let from = nth as f64 * pitch;
        let points = path::stretch(points, from / length, (from + drawn).min(length) / length);
        path::straight(&points.into_iter().map(|it| on_middle(it, width)).collect::<Vec<_>>())
    };
    (0..=n as usize).flat_map(stretch).collect()
}

/// A line of dots, each a width from the next; if it is `whole`, with one at its end.
fn dotted(points: &[Point], is_whole: bool, width: u16) -> Vec<Segment> {
    let (length, pitch) = (path::length(points), 2.0 * f64::from(width));
    // On a slope as far apart across, or down, as on a level.
    let steps = |pair: &[Point]| {
        if let [a, b] = pair { (a.x - b.x).abs().max((a.y - b.y).abs()) } else { 0 }
    };
    let far = if is_whole { points.windows(2).map(steps).sum::<i32>().into() } else { length };
    let n = (far / pitch).floor().clamp(1.0, 400.0);
    let pitch = if is_whole { length / n } else { pitch };
    let dot = |at: Point| {
        let at = on_middle(at, width);
        // Without a length it would not be drawn.
        path::straight(&[at, Point { x: at.x + 1, ..at }])
    };
    let ratios = (0..=n as usize).map(|nth| nth as f64 * pitch / length);
    path::each_along(points, ratios).flat_map(dot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_head_is_alike_on_both_sides_and_has_its_edges_on_those_of_glyphs() {
        let ways = [(1, 0), (-1, 0), (0, 1), (0, -1)];
        for (width, (x, y)) in [FINE, NARROW].into_iter().flat_map(|width| ways.map(|way| (width, way))) {
            let end = on_middle(Point { x: 10 * WIDE, y: 4 * HIGH }, width);
            let from = Point { x: end.x - 9 * x * WIDE, y: end.y - 9 * y * WIDE };
            let head = path::flat(&head(&[from, end], width, 3.0 * f64::from(width)).unwrap()).concat();
            let mirrored = |it: &Point| {
                if x == 0 {
                    Point { x: 2 * end.x - it.x, ..*it }
                } else {
                    Point { y: 2 * end.y - it.y, ..*it }
                }
            };
            assert!(head.iter().all(|it| head.contains(&mirrored(it))), "{x}, {y}");
            // Halves of columns and quarters of rows.
            assert!(head.iter().all(|it| it.x % (WIDE / 2) == 0 && it.y % (HIGH / 4) == 0), "{x}, {y}");
            let outline = [path::straight(&head), vec![Segment::Close]].concat();
            assert!(path::contains(&path::flat(&outline), end), "{x}, {y}");
        }
    }

    #[test]
    fn lines_side_by_side_are_broken_alike_and_have_no_gap_in_a_corner() {
        let at = |column: i32, row: i32| on_middle(Point { x: column * WIDE, y: row * HIGH }, NARROW);
        let upright = |aside: i32| {
            let points = [at(9, 40), at(9 + aside, 40), at(9 + aside, 20), at(9, 20)];
            let lines = path::flat(&dashed(&points, false, NARROW));
            for corner in &points[1..3] {
                assert!(lines.iter().any(|it| it.contains(corner)), "{aside}: {lines:?}");
            }
            let is_upright = |it: &Vec<Point>| it[0].x == points[1].x && it[0].y != it[1].y;
            lines.into_iter().filter(is_upright).map(|it| (it[0].y, it[1].y)).collect::<Vec<_>>()
        };
        assert_eq!(upright(-3), upright(4));
    }

    #[test]
    fn dots_are_as_far_apart_on_a_slope_as_they_can_be_and_end_where_it_ends() {
        let at = |x: i32, y: i32| on_middle(Point { x, y }, FINE);
        let points = [at(0, 0), at(20 * WIDE, 8 * HIGH)];
        let dots: Vec<Point> = path::flat(&dotted(&points, true, FINE)).into_iter().map(|it| it[0]).collect();
        assert_eq!((dots[0], *dots.last().unwrap()), (points[0], points[1]));
        assert!(dots.windows(2).all(|pair| pair[1].x - pair[0].x == 2 * WIDE), "{dots:?}");
    }
}
