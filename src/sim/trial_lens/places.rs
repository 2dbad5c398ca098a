//! Where the parts of the picture stand: what is drawn is what can be clicked.

use super::{Cells, TrialLens};
use crate::sim::plot::broken;

/// A rectangle of the picture, in cells from its top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Field {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The two stacks and what is left of them, each with a line of heading and one of ground.
    pub stacks: [Field; 3],
    /// Lines of a shelf.
    pub shelf: u16,
    pub differs: Field,
    /// The heading of the rows, and the rows.
    pub head: Field,
    pub rows: Field,
    /// Lines that a row takes.
    pub row: u16,
    pub caveat: Field,
}

/// The widest that a line of prose is set.
const PROSE: u16 = 96;

/// The picture of `at` in `size` with `n_rows` rows.
pub fn places(lens: &TrialLens, at: &[usize], size: Cells, n_rows: usize) -> Places {
    let is_wide = size.x >= 70;
    let width = if is_wide { (size.x / 7).clamp(14, 24) } else { (size.x.saturating_sub(5) / 3).min(18) };
    let gap = if size.x < 100 { 2 } else { (width / 4).clamp(3, 6) };
    let right = 3 * width + 2 * gap + if size.x < 100 { 3 } else { 5 };
    // Where there is much room the caveat stands under the rows, else under everything.
    let is_tall = is_wide && size.y >= 30;
    let caveat_width = if is_tall { size.x.saturating_sub(right) } else { size.x }.min(PROSE);
    let n_caveat = broken(&lens.caveat(at), caveat_width).len() as u16;
    // Beside the text of a page there is room for the stacks and little else.
    let n_caveat = if is_wide && size.y >= n_caveat + 6 { n_caveat } else { 0 };
    let space = u16::from(n_caveat > 0 && size.y >= 13);
    let top = size.y - (n_caveat + space).min(size.y);
    let shelves = if is_tall { size.y } else { top }.saturating_sub(2);
    let shelf = if is_wide { (shelves / 3).clamp(1, 12) } else { (size.y / 6).clamp(1, 2) };
    let height = 3 * shelf + 2;
    let stack = |nth: u16| Field { x: nth * (width + gap), y: 0, width, height };
    let text = if is_wide {
        // Level with the top of the stacks, where lines are not scarce.
        let y = u16::from(size.y >= 18);
        Field { x: right, y, width: size.x.saturating_sub(right), height: top.saturating_sub(y) }
    } else {
        let y = height + u16::from(size.y > height + 5);
        Field { x: 0, y, width: size.x, height: size.y.saturating_sub(y) }
    };
    let n_differs = broken(&lens.differs(at), text.width.min(PROSE)).len() as u16;
    let differs = Field { height: n_differs.min(text.height), ..text };
    let space = u16::from(text.height >= n_differs + n_rows as u16 + 3);
    let head = Field { y: differs.y + n_differs + space, height: 1, ..text };
    let end = text.y + text.height;
    let head = if head.y + 2 < end { head } else { Field { height: 0, ..head } };
    let y = head.y + head.height + u16::from(is_tall);
    let room = end.saturating_sub(y);
    let row = [3, 2, 1].into_iter().find(|lines| n_rows as u16 * lines <= room + 1).unwrap_or(1);
    let height = if is_tall { room.min(n_rows as u16 * row) } else { room };
    let (x, y_caveat) = if is_tall { (right, y + height + 1) } else { (0, size.y - n_caveat) };
    Places {
        stacks: [stack(0), stack(1), stack(2)],
        shelf,
        differs,
        head,
        rows: Field { y, height, ..text },
        row,
        caveat: Field { x, y: y_caveat, width: caveat_width, height: n_caveat },
    }
}

impl Places {
    /// The first row in view, so that the chosen one is.
    pub fn first(&self, n_rows: usize, chosen: usize) -> usize {
        let room = usize::from(self.rows.height.max(1).div_ceil(self.row.max(1)));
        chosen.saturating_sub(room / 2).min(n_rows.saturating_sub(room))
    }
}
