//! Drawings in a scene: as large as they can be in their room, with what is shown, lit and dim.

use super::{Block, Bounds, Hue, Manner, Point, Scene, Segment, Shade, Tone};
use crate::content::drawing::{Drawing, Part, PartKind, Role};
use crate::content::model::Family;

/// The narrowest line of a drawing that is still seen, in units.
const THIN: i32 = 18;

/// Columns from which on a drawing has its details.
const DETAIL: i32 = 50;

/// A drawing in its place.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    pub drawing: &'a Drawing,
    /// Where its box, or the part of it that is shown, lies in the picture.
    pub at: Bounds,
    /// The upper left corner of what is shown, in steps of the drawing.
    from: Point,
    /// Units of the picture for so many steps of the drawing.
    scale: (i64, i64),
    /// Whether what points right points left.
    is_mirrored: bool,
}

/// Which parts of a drawing are shown, and how. Names are those of parts or groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cast<'a> {
    /// Parts that are hidden at first and shown here.
    pub shown: &'a [&'a str],
    pub hidden: &'a [&'a str],
    /// Parts in the accent of the stream.
    pub lit: &'a [&'a str],
    /// Parts in their own colours though all others are dim.
    pub plain: &'a [&'a str],
    /// Whether what is neither lit nor plain is almost without colour.
    pub is_dim: bool,
}

impl<'a> Body<'a> {
    /// The whole of a drawing, or the part of its box between two corners, in the middle of `room` and as
    /// large as it can be there.
    pub fn fitted(drawing: &'a Drawing, crop: Option<(Point, Point)>, room: Block) -> Self {
        let room = room.bounds();
        let (from, to) = crop.unwrap_or_else(|| (Point::default(), drawing.size));
        let (wide, high) = (i64::from(to.x - from.x).max(1), i64::from(to.y - from.y).max(1));
        let (across, down) = (i64::from(room.width()).max(1), i64::from(room.height()).max(1));
        let scale = if across * high < down * wide { (across, wide) } else { (down, high) };
        let (width, height) = ((wide * scale.0 / scale.1) as i32, (high * scale.0 / scale.1) as i32);
        let left = room.left + (room.width() - width) / 2;
        let top = room.top + (room.height() - height) / 2;
        Self {
            drawing,
            at: Bounds::new(left, top, left + width, top + height),
            from,
            scale,
            is_mirrored: false,
        }
    }

    /// The same in the same place, left and right changed.
    pub fn mirrored(self) -> Self {
        Self { is_mirrored: true, ..self }
    }

    /// Another drawing at the same scale, its anchor (or its upper left corner) at a point of the picture.
    pub fn beside(&self, drawing: &'a Drawing, anchor: Point, at: Point) -> Self {
        self.riding(drawing, (anchor, at), 100)
    }

    /// Like [`Body::beside`], at so many percent of the scale.
    pub fn riding(&self, drawing: &'a Drawing, (anchor, at): (Point, Point), percent: u16) -> Self {
        let scale = (self.scale.0 * i64::from(percent), self.scale.1 * 100);
        let moved = |it: i32| (i64::from(it) * scale.0 / scale.1) as i32;
        let (left, top) = (at.x - moved(anchor.x), at.y - moved(anchor.y));
        let bounds = Bounds::new(left, top, left + moved(drawing.size.x), top + moved(drawing.size.y));
        Self { drawing, at: bounds, from: Point::default(), scale, is_mirrored: false }
    }

    /// So many steps of the drawing in units of the picture.
    pub fn length(&self, steps: i32) -> i32 {
        (i64::from(steps) * self.scale.0 / self.scale.1) as i32
    }

    /// Where a point of the drawing lies in the picture.
    pub fn point(&self, point: Point) -> Point {
        let (right, down) = (self.length(point.x - self.from.x), self.length(point.y - self.from.y));
        let x = if self.is_mirrored { self.at.right - right } else { self.at.left + right };
        Point { x, y: self.at.top + down }
    }

    pub fn path(&self, path: &[Segment]) -> Vec<Segment> {
        moved(path, |it| self.point(it))
    }

    /// Where a mark sits on a part.
    pub fn middle(&self, id: &str) -> Option<Point> {
        Some(self.point(self.drawing.middle_of(id)?))
    }

    /// The points of a way, or of the outline of a part.
    pub fn way(&self, id: &str) -> Vec<Point> {
        let path = self.drawing.part(id).map(|part| self.path(&part.path)).unwrap_or_default();
        super::path::flat(&path).into_iter().next().unwrap_or_default()
    }

    /// The points of the outlines of a part, or of all parts of a group.
    pub fn outline(&self, id: &str) -> Vec<Point> {
        let parts = self.drawing.parts_of(id);
        parts.flat_map(|part| super::path::flat(&self.path(&part.path))).flatten().collect()
    }

    /// Draws the parts, back to front.
    pub fn draw(&self, cast: &Cast<'_>, family: Family, scene: &mut Scene) {
        for part in self.seen(cast) {
            self.part(part, cast.tone(part, family).into(), scene);
        }
    }

    /// The parts that are seen, back to front.
    pub fn seen<'b>(&self, cast: &'b Cast<'b>) -> impl Iterator<Item = &'a Part> + use<'a, 'b> {
        let is_small = self.at.width() / super::WIDE < DETAIL;
        self.drawing.parts.iter().filter(move |part| {
            let is_left_out = part.is_hidden && !is_one(part, cast.shown) || is_one(part, cast.hidden);
            !(is_left_out || is_small && part.is_detail || part.opacity < 30)
        })
    }

    /// A part with what gives it volume in a tone of one's own, from its foot up to so much of its height.
    pub fn fill(&self, id: &str, percent: i32, tone: Tone, scene: &mut Scene) {
        let rows = || self.outline(id).into_iter().map(|it| it.y);
        let (Some(top), Some(foot)) = (rows().min(), rows().max()) else { return };
        let top = (foot - (foot - top) * percent / 100).max(self.at.top);
        for part in self.drawing.parts_of(id).filter(|it| it.kind == PartKind::Fill) {
            let (path, shade) = (self.path(&part.path), lit(part, tone).into());
            scene.fills.push(super::Fill::Shape { path, shade, within: Bounds { top, ..self.at } });
        }
    }

    /// One part in a shade of one's own.
    pub fn part(&self, part: &Part, shade: Shade, scene: &mut Scene) {
        let mut path = self.path(&part.path);
        let within = self.at;
        if let Some(cornered) = cornered(&path).filter(|_| part.kind == PartKind::Fill) {
            path = cornered;
        }
        match part.kind {
            PartKind::Fill => scene.fills.push(super::Fill::Shape { path, shade, within }),
            PartKind::Ink { width } => {
                let width = self.length(i32::from(width)).max(THIN) as u16;
                scene.fills.push(super::Fill::Stroke { path, width, shade, within });
            }
            PartKind::Way => {}
        }
    }
}

fn moved(path: &[Segment], to: impl Fn(Point) -> Point) -> Vec<Segment> {
    let each = |segment: &Segment| match segment {
        Segment::Move(a) => Segment::Move(to(*a)),
        Segment::Line(a) => Segment::Line(to(*a)),
        Segment::Cubic(a, b, c) => Segment::Cubic(to(*a), to(*b), to(*c)),
        Segment::Close => Segment::Close,
    };
    path.iter().map(each).collect()
}

/// A shape whose edges are all straight, with its corners on whole columns and halves of rows, so that what runs across
/// or down is exact and equal slopes have equal steps; none for any other shape, nor where it is too thin for that.
fn cornered(path: &[Segment]) -> Option<Vec<Segment>> {
    let to = |it: i32, step: i32| (it + step / 2).div_euclid(step) * step;
    if path.iter().any(|it| matches!(it, Segment::Cubic(..))) {
        return None;
    }
    let points = super::path::flat(path).concat();
    let on = |it: Point| Point { x: to(it.x, super::WIDE), y: to(it.y, super::HIGH / 2) };
    let is_kept = |pair: &[Point]| matches!(pair, [a, b] if a == b || on(*a) != on(*b));
    points.windows(2).all(is_kept).then(|| moved(path, on))
}

impl Cast<'_> {
    /// The tone of a part.
    pub fn tone(&self, part: &Part, family: Family) -> Tone {
        if is_one(part, self.lit) {
            lit(part, Tone::family(family))
        } else if self.is_dim && !is_one(part, self.plain) {
            Tone::of(Hue::Body(part.role, Manner::Dim))
        } else {
            plain(part.role, family)
        }
    }
}

fn is_one(part: &Part, names: &[&str]) -> bool {
    names.iter().any(|id| part.belongs_to(id))
}

/// An accent, lighter and darker where the part gives volume to another.
pub fn lit(part: &Part, accent: Tone) -> Tone {
    match part.id.rsplit('-').next() {
        _ if part.parent.is_none() => accent,
        Some("light") => accent.mixed(Hue::Strong, 35),
        Some("shade" | "deep") => accent.part((u16::from(accent.part) * 7 / 10) as u8),
        _ => accent,
    }
}

fn plain(role: Role, family: Family) -> Tone {
    match role {
        Role::Accent => Tone::family(family),
        Role::AccentLight => Tone::family(family).mixed(Hue::Strong, 35),
        Role::AccentShade => Tone::family(family).part(70),
        role => Tone::of(Hue::Body(role, Manner::Plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    #[test]
    fn a_drawing_stays_in_its_place_when_it_is_mirrored() {
        let pack = Pack::builtin();
        let leg = pack.library().drawing(&"leg".into()).unwrap();
        let body = Body::fitted(leg, None, Block::new(2, 1, 40, 20));
        let (corner, far) = (Point::default(), leg.size);
        assert_eq!(body.mirrored().point(corner), Point { x: body.at.right, y: body.at.top });
        let (there, here) = (body.mirrored().point(far), Point { x: body.at.left, y: body.at.bottom });
        assert!((there.x - here.x).abs() <= 1 && (there.y - here.y).abs() <= 1);
    }
}
