//! The points of a cell as the bits of a word, and which of them lie in a rectangle.

use crate::scene::{Cells, HIGH, WIDE};

/// Points of a cell, across and down.
pub(super) const FINE: usize = 8;

/// Units of a point across and down.
pub(super) const ACROSS: i32 = WIDE / FINE as i32;
pub(super) const DOWN: i32 = HIGH / FINE as i32;

/// Some of the points of a cell: a bit each, row by row from the top left.
pub(super) type Points = u64;

/// `units` in whole steps of `step`.
pub(super) fn nearest(units: i32, step: i32) -> i32 {
    (units + step / 2).div_euclid(step)
}

/// The cells of a picture that the points from `from` to before `to` lie in, each with those of its own.
pub(super) fn within(from: (i32, i32), to: (i32, i32), size: Cells) -> impl Iterator<Item = (usize, Points)> {
    let (fine, width) = (FINE as i32, i32::from(size.x));
    let (left, right) = (from.0.max(0), to.0.min(width * fine));
    let (top, bottom) = (from.1.max(0), to.1.min(i32::from(size.y) * fine));
    let cells = move |from: i32, to: i32| if from < to { from / fine..(to - 1) / fine + 1 } else { 0..0 };
    cells(top, bottom).flat_map(move |row| {
        let rows = rows(top - row * fine, bottom - row * fine);
        cells(left, right).map(move |column| {
            let points = rows & columns(left - column * fine, right - column * fine);
            ((row * width + column) as usize, points)
        })
    })
}

/// The points of a cell in its rows from `from` to before `to`, some of which may lie outside.
pub(super) fn rows(from: i32, to: i32) -> Points {
    let below = |y: i32| if y >= FINE as i32 { 0 } else { Points::MAX << (y.max(0) * FINE as i32) };
    below(from) & !below(to)
}

/// The points of a cell in its columns from `from` to before `to`, some of which may lie outside.
pub(super) fn columns(from: i32, to: i32) -> Points {
    let beyond = |x: i32| (0xff_u64 << x.clamp(0, FINE as i32)) & 0xff;
    (beyond(from) & !beyond(to)) * 0x0101_0101_0101_0101
}
