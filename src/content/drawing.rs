//! A drawing of a body: named parts, back to front, each with the role of its colour. Drawings are
//! content, a file each in `drawings/`; they say nothing about where they are shown or how large.

// The paths are written out because `build.rs` names this file by its path, too.
#[path = "drawing/outline.rs"]
mod outline;
#[path = "drawing/paint.rs"]
mod paint;
#[path = "drawing/read.rs"]
mod read;
#[path = "drawing/role.rs"]
mod role;
#[path = "drawing/shape.rs"]
mod shape;
#[path = "drawing/volume.rs"]
mod volume;

use super::id::DrawingId;
pub use read::{id_in, read};
pub use role::Role;
use serde::{Deserialize, Serialize};
pub use shape::{Heading, Way};

/// How many steps of [`Point`] make one unit of a file.
pub const UNIT: i32 = 16;

/// A drawing in coordinates of its own: `0, 0` is the upper left corner of its box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    pub id: DrawingId,
    /// What is drawn, in words.
    pub title: String,
    /// The box. Shapes may reach out of it; what does is not shown.
    pub size: Point,
    /// Back to front.
    pub parts: Vec<Part>,
}

/// A shape with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub id: String,
    /// The ids of the groups around it, the outermost first.
    pub groups: Vec<String>,
    pub role: Role,
    pub kind: PartKind,
    pub path: Vec<Segment>,
    /// Whether it is left out until somebody asks for it.
    pub is_hidden: bool,
    /// The part that this one gives volume to: it is lit, dimmed and hidden with it.
    pub parent: Option<String>,
    /// The point of it, or of the group around it, that rides on a way.
    pub anchor: Option<Point>,
    /// Whether it is left out where the drawing is small.
    pub is_detail: bool,
    /// In percent.
    pub opacity: u8,
}

/// What is done with the path of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    /// It is filled; all its pieces are closed, and where they overlap both are inside (non-zero).
    Fill,
    /// It is a line with round ends.
    Ink {
        /// In steps of [`Point`].
        width: u16,
    },
    /// It is not seen: one open line that something moves along.
    Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Segment {
    Move(Point),
    Line(Point),
    /// Two handles and the end.
    Cubic(Point, Point, Point),
    /// Back to where the piece began.
    Close,
}

/// In sixteenths of a unit of the file, see [`UNIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

impl Drawing {
    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// A part with what gives it volume, or all of a group, back to front.
    pub fn parts_of(&self, id: &str) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.belongs_to(id))
    }

    /// Whether a part or a group has this id.
    pub fn has(&self, id: &str) -> bool {
        self.parts_of(id).next().is_some()
    }

    /// The point of a part or of a group that rides on a way.
    pub fn anchor_of(&self, id: &str) -> Option<Point> {
        self.parts_of(id).find_map(|part| part.anchor)
    }

    /// The upper left and the lower right corner of a part, or of all parts of a group.
    pub fn box_of(&self, id: &str) -> Option<(Point, Point)> {
        if let Some(part) = self.part(id) {
            return part.bounds();
        }
        let corners = self.parts_of(id).filter_map(Part::bounds);
        corners.reduce(|(from, to), (a, b)| {
            let upper = Point { x: from.x.min(a.x), y: from.y.min(a.y) };
            (upper, Point { x: to.x.max(b.x), y: to.y.max(b.y) })
        })
    }

    /// Where a mark sits on a part, or on the largest part of a group: inside of it, and where it is wide.
    pub fn middle_of(&self, id: &str) -> Option<Point> {
        let area = |part: &&Part| {
            part.bounds().map_or(0, |(from, to)| i64::from(to.x - from.x) * i64::from(to.y - from.y))
        };
        let part = self.part(id).or_else(|| self.parts_of(id).max_by_key(area))?;
        part.middle()
    }

    /// The way with this id, ready to be moved along.
    pub fn way(&self, id: &str) -> Option<Way> {
        self.part(id).and_then(Part::way)
    }
}

impl Part {
    /// Whether it is the part `id`, gives volume to it, or stands in the group `id`.
    pub fn belongs_to(&self, id: &str) -> bool {
        self.id == id || self.parent.as_deref() == Some(id) || self.groups.iter().any(|group| group == id)
    }
}

#[cfg(test)]
#[path = "drawing/tests.rs"]
mod tests;
