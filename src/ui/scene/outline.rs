//! Which points lie within a free shape, or within half of a line's width of it.

use super::points::{ACROSS, DOWN, FINE, Points, columns, nearest, rows};
use crate::scene::{Bounds, Cells, EIGHTH, Fill, Point, Segment};
use zeno::{Cap, Command, Format, Join, Mask, Scratch, Stroke, Style, Transform, Vector};

/// The cells that something covers, each with the points covered.
pub(super) type Covered = Vec<(u32, Points)>;

/// What is needed to lay shapes, kept from one to the next.
#[derive(Default)]
pub(super) struct Brush {
    scratch: Scratch,
    mask: Vec<u8>,
}

/// What a shape or a stroke covers of a picture of `size`; nothing of other fills.
pub(super) fn covered(fill: &Fill, size: Cells, keeps_rows: bool, brush: &mut Brush) -> Option<Covered> {
    let (path, width, within) = match fill {
        Fill::Shape { path, within, .. } => (path, None, *within),
        Fill::Stroke { path, width, within, .. } => {
            // What is half a row thick fills most of no cell.
            let more = if keeps_rows { 2 * EIGHTH as u16 } else { 0 };
            (path, Some(*width + more), *within)
        }
        Fill::Band { .. } | Fill::Bar { .. } | Fill::Line { .. } | Fill::Dot { .. } => return None,
    };
    let fine = FINE as i32;
    let around = reach(path, i32::from(width.unwrap_or(0)));
    let left = nearest(within.left, ACROSS).max(around.left.div_euclid(ACROSS)).max(0);
    let top = nearest(within.top, DOWN).max(around.top.div_euclid(DOWN)).max(0);
    let right = around.right.div_euclid(ACROSS).saturating_add(1).min(nearest(within.right, ACROSS));
    let right = right.min(i32::from(size.x) * fine);
    let bottom = around.bottom.div_euclid(DOWN).saturating_add(1).min(nearest(within.bottom, DOWN));
    let bottom = bottom.min(i32::from(size.y) * fine);
    if left >= right || top >= bottom {
        return Some(Covered::new());
    }
    // Whole cells, of which the edges are left out below.
    let (first, high) = ((left / fine, top / fine), (bottom - 1) / fine - top / fine + 1);
    let wide = (right - 1) / fine - left / fine + 1;
    let pitch = (wide * fine) as usize;
    brush.mask.clear();
    brush.mask.resize(pitch * (high * fine) as usize, 0);
    paint(path, width, first, pitch, brush);
    let mut all = Covered::new();
    for (row, points) in (first.1..).zip(brush.mask.chunks_exact(pitch * FINE)) {
        let inside = rows(top - row * fine, bottom - row * fine);
        for column in first.0..first.0 + wide {
            let inside = inside & columns(left - column * fine, right - column * fine);
            let from = (column - first.0) as usize * FINE;
            let lines = points.chunks_exact(pitch).enumerate();
            let points = lines.fold(0, |all, (y, line)| {
                let line = line.get(from..from + FINE).and_then(|it| <[u8; FINE]>::try_from(it).ok());
                all | Points::from(halves(line.unwrap_or_default())) << (y * FINE)
            });
            if points & inside != 0 {
                all.push(((row * i32::from(size.x) + column) as u32, points & inside));
            }
        }
    }
    Some(all)
}

/// A bit for each of eight points of which half or more is covered, the leftmost the lowest.
fn halves(covered: [u8; FINE]) -> u8 {
    // The product moves the bit of each byte to its place in the highest byte.
    let high = u64::from_le_bytes(covered) >> 7 & 0x0101_0101_0101_0101;
    (high.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// The points of a path and what lies `around` them.
fn reach(path: &[Segment], around: i32) -> Bounds {
    let ends = path.iter().flat_map(|segment| match segment {
        Segment::Move(a) | Segment::Line(a) => [Some(*a), None, None],
        Segment::Cubic(a, b, c) => [Some(*a), Some(*b), Some(*c)],
        Segment::Close => [None; 3],
    });
    let mut all = Bounds { left: i32::MAX, top: i32::MAX, right: i32::MIN, bottom: i32::MIN };
    for point in ends.flatten() {
        all.left = all.left.min(point.x - around);
        all.top = all.top.min(point.y - around);
        all.right = all.right.max(point.x + around);
        all.bottom = all.bottom.max(point.y + around);
    }
    all
}

/// How far each point is covered, into the mask of the brush, which begins at the cell `first`.
fn paint(path: &[Segment], width: Option<u16>, first: (i32, i32), pitch: usize, brush: &mut Brush) {
    // Points are twice as high as wide; a stroke is made before they are.
    let squeeze = Transform::scale(1.0 / ACROSS as f32, 1.0 / DOWN as f32);
    let at = |p: &Point| Vector::new(p.x as f32, p.y as f32);
    let commands: Vec<Command> = path
        .iter()
        .map(|segment| match segment {
            Segment::Move(to) => Command::MoveTo(at(to)),
            Segment::Line(to) => Command::LineTo(at(to)),
            Segment::Cubic(a, b, to) => Command::CurveTo(at(a), at(b), at(to)),
            Segment::Close => Command::Close,
        })
        .collect();
    let mut stroke = Stroke::new(f32::from(width.unwrap_or(0)));
    stroke.cap(Cap::Round).join(Join::Round);
    let style = if width.is_some() { Style::Stroke(stroke) } else { Style::Fill(zeno::Fill::NonZero) };
    let (left, top) = (first.0 * FINE as i32, first.1 * FINE as i32);
    Mask::with_scratch(commands.as_slice(), &mut brush.scratch)
        .style(style)
        .transform(Some(squeeze))
        .format(Format::Alpha)
        .size(pitch as u32, (brush.mask.len() / pitch.max(1)) as u32)
        .offset((-left as f32, -top as f32))
        .render_into(&mut brush.mask, None);
}
