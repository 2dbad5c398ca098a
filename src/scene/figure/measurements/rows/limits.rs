//! Where stretches of an axis begin, between rows.

use super::super::breadth;
use super::super::panel::ends;
use super::Row;
use crate::scene::{Block, Mark, Scene, Stroke, Tone};

/// A thin line where a stretch of the axis begins, around all shapes and words.
pub(super) fn draw(rows: &[Row<'_>], columns: &[i32], behind: Block, scene: &mut Scene) {
    for x in columns {
        let is_free =
            |y: &i32, scene: &Scene| scene.is_free((*x, *y), 1) && !rows.iter().any(|it| it.takes((*x, *y)));
        let free: Vec<i32> = (behind.y..behind.bottom()).filter(|y| is_free(y, scene)).collect();
        for run in free.chunk_by(|a, b| a + 1 == *b) {
            match run {
                // Of a single cell nobody could tell that a rule goes down.
                [y] => {
                    scene.marks.push(Mark { at: (*x, *y), glyph: '│', tone: Tone::FAINT, is_bold: false });
                }
                [from, .., to] => scene.rule((*x, *from), (*x, *to), Stroke::Light, Tone::FAINT),
                [] => {}
            }
        }
    }
}

impl Row<'_> {
    /// Whether its shape takes a cell: a bar all of its rows, a value alone those of its square.
    fn takes(&self, (x, y): (i32, i32)) -> bool {
        let ends = ends(self.reading).into_iter().map(|it| self.axis.column(it));
        let (from, to) = (ends.clone().min().unwrap_or_default(), ends.max().unwrap_or_default());
        if self.reading.interval.is_some() || self.bars.thick < 3 {
            return (from..=to).contains(&x) && (self.top..self.top + self.bars.thick).contains(&y);
        }
        let wide = breadth(self.spread());
        (from - wide / 2..=to + wide / 2).contains(&x) && (y - self.middle()).abs() <= (wide + 1) / 4
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Pack;
    use crate::scene::figure::tests::scene_on;
    use crate::scene::{Bounds, Fill, Hue, Shade, Tone};

    #[test]
    fn each_stretch_has_its_line_which_crosses_no_shape_and_no_words() {
        let pack = Pack::builtin();
        for (id, n_limits) in [("context-sizes", 2), ("hormones", 3), ("touch-by-whom", 3)] {
            for size in [(76, 13), (96, 17), (116, 19), (196, 44)] {
                let scene = scene_on(false, pack.library(), &id.into(), &[0, 0], size);
                let faint = scene.rules.iter().filter(|it| it.tone == Tone::FAINT && it.from.0 == it.to.0);
                let runs = faint.map(|it| (it.from.0, it.from.1..=it.to.1));
                let marks = scene.marks.iter().filter(|it| it.tone == Tone::FAINT);
                let runs = runs.chain(marks.map(|it| (it.at.0, it.at.1..=it.at.1)));
                let cells: Vec<_> = runs.flat_map(|(x, ys)| ys.map(move |y| (x, y))).collect();
                let mut columns: Vec<i32> = cells.iter().map(|it| it.0).collect();
                columns.dedup();
                columns.sort_unstable();
                columns.dedup();
                assert_eq!(columns.len(), n_limits, "{id} {size:?}");
                let shapes = scene.fills.iter().filter_map(|it| match it {
                    Fill::Bar { at, shade: Shade::Flat(tone) } if matches!(tone.hue, Hue::Family(_)) => {
                        Some(*at)
                    }
                    _ => None,
                });
                let shapes: Vec<Bounds> = shapes.collect();
                for (x, y) in cells {
                    assert!(scene.is_free((x, y), 1), "{id} {size:?} {x} {y}");
                    let middle = crate::scene::Block::new(x, y, 1, 1).bounds().middle();
                    assert!(!shapes.iter().any(|it| it.contains(middle)), "{id} {size:?} {x} {y}");
                }
            }
        }
    }
}
