//! Names of rows and columns in large letters, of a size below that of values.

use crate::scene::large::{self, Face};
use crate::scene::{Align, Scene, Tone};

/// The letters of what stands beside values: as high as theirs, half as wide.
pub const BESIDE: Face = Face::Thin;
/// Rows from a line to the next.
const PITCH: i32 = 5;

impl Scene {
    /// Whether names are large: where headlines and values are.
    pub fn has_large_names(&self) -> bool {
        self.width() >= 140 && self.height() >= 24
    }
}

/// Some names, each in its lines.
#[derive(Debug)]
pub struct Names {
    lines: Vec<Vec<String>>,
    /// Columns of the widest line.
    pub width: i32,
    /// Rows of the highest name.
    pub rows: i32,
}

impl Names {
    /// In as few lines as fit into so many columns and rows, at most two, and these as short as they can be; nothing
    /// where one does not fit, so that names of one picture are of one size.
    pub fn of(names: &[&str], (width, rows): (i32, i32)) -> Option<Self> {
        let width = usize::try_from(width).ok()?;
        (1..=2.min(rows / PITCH) as usize).find_map(|most| {
            let within = |width| -> Option<Vec<Vec<String>>> {
                let lines = names.iter().map(|it| large::broken(it, BESIDE, width));
                lines.map(|it| it.filter(|it| it.len() <= most)).collect()
            };
            within(width)?;
            let least = (0..=width).find(|it| within(*it).is_some())?;
            // A little wider where that spares a name its second line.
            let lines =
                (least..=width.min(least * 6 / 5)).filter_map(within).min_by_key(|it| it.concat().len())?;
            let rows = lines.iter().map(|it| PITCH * it.len() as i32).max().unwrap_or(0);
            let mut it = Self { lines, width: 0, rows };
            it.width = (0..names.len()).map(|nth| it.wide(nth)).max().unwrap_or(0);
            Some(it)
        })
    }

    /// Writes a name with its lines at a column, from a row on.
    pub fn write(&self, nth: usize, (column, row): (i32, i32), align: Align, tone: Tone, scene: &mut Scene) {
        for (line, y) in self.lines.get(nth).into_iter().flatten().zip((row..).step_by(PITCH as usize)) {
            let wide = large::width(line, BESIDE).map_or(0, |it| it as i32);
            scene.large((align.left(column, wide), y), line, BESIDE, tone);
        }
    }

    /// Columns of the widest line of a name.
    pub fn wide(&self, nth: usize) -> i32 {
        let lines = self.lines.get(nth).into_iter().flatten();
        lines.filter_map(|it| large::width(it, BESIDE)).max().unwrap_or(0) as i32
    }

    /// Rows from the first of a name to the last that stands on a line.
    pub fn height(&self, nth: usize) -> i32 {
        self.lines.get(nth).map_or(0, |it| PITCH * it.len() as i32 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_large_together_or_not_at_all() {
        let names = ["exercise", "physical and psychological shams"];
        let of = |width, rows| Names::of(&names, (width, rows));
        assert_eq!(of(120, 5).unwrap().lines.concat(), names);
        let broken = of(60, 10).unwrap();
        assert_eq!(broken.lines.concat(), ["exercise", "physical and", "psychological shams"]);
        assert_eq!((broken.height(0), broken.height(1), broken.rows), (4, 9, 10));
        assert!(broken.width <= 60);
        let spared = Names::of(&["physical and psychological shams", "chronic low back pain"], (80, 10));
        assert_eq!(spared.unwrap().lines[1], ["chronic low back pain"]);
        assert!(of(60, 9).is_none());
        assert!(of(20, 20).is_none());
    }
}
