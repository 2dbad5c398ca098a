//! From the elements of a file that have a shape to paths of absolute lines and curves.

use super::paint::Fault;
use super::{Point, Segment, UNIT};
use kurbo::{Affine, PathEl, Rect, RoundedRect, RoundedRectRadii, Shape};
use roxmltree::Node;
use svgtypes::{Error, Number, PointsParser, SimplePathSegment, SimplifyingPathParser};

/// How far from the origin a point may lie, in units of the file.
const FARTHEST: f64 = 10_000.0;
/// How close a circle comes to a circle, in units of the file.
const TOLERANCE: f64 = 0.02;
/// The most that one path may hold.
const MAX_SEGMENTS: usize = 5_000;

/// The attributes that give an element its shape; none for an element without one.
pub(super) fn keys(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "path" => &["d"],
        "rect" => &["x", "y", "width", "height", "rx", "ry"],
        "circle" => &["cx", "cy", "r"],
        "ellipse" => &["cx", "cy", "rx", "ry"],
        "line" => &["x1", "y1", "x2", "y2"],
        "polyline" | "polygon" => &["points"],
        _ => return None,
    })
}

/// The shape of an element, in units of the file, before any `transform`.
pub(super) fn outline(node: Node<'_, '_>) -> Result<Vec<PathEl>, Fault> {
    let n = |key: &str| number(node, key);
    let element = match node.tag_name().name() {
        "path" => return path(node),
        "polyline" => return Ok(points(node)),
        "polygon" => {
            let mut path = points(node);
            path.push(PathEl::ClosePath);
            return Ok(path);
        }
        "line" => {
            let (from, to) = ((n("x1")?, n("y1")?), (n("x2")?, n("y2")?));
            return Ok(vec![PathEl::MoveTo(from.into()), PathEl::LineTo(to.into())]);
        }
        element => element,
    };
    // A missing radius of an edge is the other one.
    let [rx, ry] = [("rx", "ry"), ("ry", "rx")].map(|(key, other)| {
        let key = if node.has_attribute(key) { key } else { other };
        number(node, key)
    });
    let (rx, ry) = (rx?, ry?);
    let path = match element {
        "rect" => {
            let rect =
                Rect::from_origin_size((n("x")?, n("y")?), (n("width")?.max(0.0), n("height")?.max(0.0)));
            // Edges are rounded alike in both directions.
            RoundedRect::from_rect(rect, RoundedRectRadii::from_single_radius(rx.min(ry).max(0.0)))
                .path_elements(TOLERANCE)
                .collect()
        }
        "circle" => {
            kurbo::Circle::new((n("cx")?, n("cy")?), n("r")?.max(0.0)).path_elements(TOLERANCE).collect()
        }
        _ => kurbo::Ellipse::new((n("cx")?, n("cy")?), (rx.max(0.0), ry.max(0.0)), 0.0)
            .path_elements(TOLERANCE)
            .collect(),
    };
    Ok(path)
}

fn number(node: Node<'_, '_>, key: &str) -> Result<f64, Fault> {
    let Some(attribute) = node.attribute_node(key) else { return Ok(0.0) };
    let number = attribute.value().trim().parse::<Number>().ok().map(|number| number.0);
    number.filter(|number| number.abs() <= FARTHEST).ok_or_else(|| {
        Fault::new(
            attribute.range_value(),
            format!("`{key}` is no number of at most {FARTHEST}"),
            "write a plain number without a unit",
        )
    })
}

fn points(node: Node<'_, '_>) -> Vec<PathEl> {
    let points = PointsParser::from(node.attribute("points").unwrap_or_default()).take(MAX_SEGMENTS);
    let to = |(nth, point): (usize, (f64, f64))| {
        if nth == 0 { PathEl::MoveTo(point.into()) } else { PathEl::LineTo(point.into()) }
    };
    points.enumerate().map(to).collect()
}

fn path(node: Node<'_, '_>) -> Result<Vec<PathEl>, Fault> {
    let Some(attribute) = node.attribute_node("d") else { return Ok(Vec::new()) };
    let mut path = Vec::new();
    for segment in SimplifyingPathParser::from(attribute.value()) {
        let segment = segment.map_err(|error| {
            let value = attribute.range_value();
            let at = value.start + position(&error, attribute.value()).min(value.len());
            let help = "mend the path, or write it anew from your editor";
            Fault::new(at..at + 1, "this path cannot be read from here on", help)
        })?;
        path.push(match segment {
            SimplePathSegment::MoveTo { x, y } => PathEl::MoveTo((x, y).into()),
            SimplePathSegment::LineTo { x, y } => PathEl::LineTo((x, y).into()),
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                PathEl::CurveTo((x1, y1).into(), (x2, y2).into(), (x, y).into())
            }
            SimplePathSegment::Quadratic { x1, y1, x, y } => PathEl::QuadTo((x1, y1).into(), (x, y).into()),
            SimplePathSegment::ClosePath => PathEl::ClosePath,
        });
        if path.len() > MAX_SEGMENTS {
            let message = format!("a path of more than {MAX_SEGMENTS} pieces");
            return Err(Fault::new(attribute.range_qname(), message, "simplify it, or divide it"));
        }
    }
    Ok(path)
}

/// At which byte of `text` it went wrong.
fn position(error: &Error, text: &str) -> usize {
    match error {
        Error::UnexpectedData(at)
        | Error::InvalidChar(_, at)
        | Error::InvalidString(_, at)
        | Error::InvalidNumber(at) => {
            text.char_indices().nth(at.saturating_sub(1)).map_or(text.len(), |(at, _)| at)
        }
        Error::UnexpectedEndOfStream => text.len(),
        Error::InvalidValue | Error::InvalidIdent => 0,
    }
}

/// `path` under `transform` in whole steps; nothing where a point lies too far away. What is to be filled
/// is closed.
pub(super) fn segments(path: &[PathEl], transform: Affine, is_filled: bool) -> Option<Vec<Segment>> {
    let mut segments = Vec::with_capacity(path.len());
    let mut at = kurbo::Point::ZERO;
    let mut is_open = false;
    for element in path {
        let element = transform * *element;
        if is_open && is_filled && matches!(element, PathEl::MoveTo(_)) {
            segments.push(Segment::Close);
        }
        segments.push(match element {
            PathEl::MoveTo(to) => Segment::Move(point(to)?),
            PathEl::LineTo(to) => Segment::Line(point(to)?),
            PathEl::CurveTo(a, b, to) => Segment::Cubic(point(a)?, point(b)?, point(to)?),
            PathEl::QuadTo(a, to) => {
                Segment::Cubic(point(at.lerp(a, 2.0 / 3.0))?, point(to.lerp(a, 2.0 / 3.0))?, point(to)?)
            }
            PathEl::ClosePath => Segment::Close,
        });
        is_open = element != PathEl::ClosePath;
        at = element.end_point().unwrap_or(at);
    }
    if is_open && is_filled {
        segments.push(Segment::Close);
    }
    Some(segments)
}

/// `at` in whole steps, unless it lies too far away.
pub(super) fn point(at: kurbo::Point) -> Option<Point> {
    let step = |value: f64| (value.abs() <= FARTHEST).then(|| (value * f64::from(UNIT)).round() as i32);
    Some(Point { x: step(at.x)?, y: step(at.y)? })
}
