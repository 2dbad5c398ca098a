//! How high the bars of rows are, and the air between them.

use crate::scene::{EIGHTH, HIGH};

/// How high the bars of a panel are.
#[derive(Clone, Copy)]
pub(super) struct Bars {
    /// Rows of a bar, an odd number: the name stands in the middle one; and the rows below it.
    pub(super) thick: i32,
    pub(super) gap: i32,
    /// Units of its rows that stay free above and below it.
    pub(super) inset: [i32; 2],
}

impl Bars {
    /// Without a gap bars would be one block.
    pub(super) fn new(thick: i32, gap: i32, is_close: bool) -> Self {
        let inset = match (gap, thick, is_close) {
            // Close to the name in its upper row.
            (_, 2, _) => [0, HIGH / 2],
            (1.., ..) => [0; 2],
            (_, 1, true) => [EIGHTH, 0],
            (_, 1, false) => [2 * EIGHTH, 0],
            (.., true) => [EIGHTH; 2],
            (.., false) => [HIGH / 2; 2],
        };
        Self { thick, gap, inset }
    }

    /// The row of a bar at which large letters of so many rows begin, so that they stand in its middle.
    pub(super) fn begin(self, rows: i32) -> i32 {
        (self.thick + 1 - rows) / 2
    }
}
