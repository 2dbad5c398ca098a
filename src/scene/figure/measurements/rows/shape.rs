//! What stands for a value in its row: a bar, a range, an interval, a point.

use super::super::panel::unlined;
use super::super::{Hand, breadth};
use super::Row;
use crate::scene::{Block, HIGH, Mark, Point, Rule, Scene, Stroke, Tone, WIDE};
use crate::sim::measurements::readings;

/// Part of its tone in which all is that lies between two ends.
pub(in super::super) const PALE: u8 = 38;

impl Row<'_> {
    /// Draws it; returns where its value can stand.
    pub(super) fn shape(&self, scene: &mut Scene) -> i32 {
        let Self { axis, reading, series, .. } = self;
        let (zero, tone) = (axis.at(0.0), self.tone());
        if let Some(range) = reading.range {
            let [from, to] = range.map(|it| axis.at(it));
            scene.bar(self.bounds(from, to), tone.part(PALE));
            // Its ends are values like any other, and within it.
            for at in [from, to - WIDE] {
                scene.bar(self.bounds(at, at + WIDE), tone);
            }
            return to;
        }
        let Some(value) = reading.value else {
            let Some(same) = reading.same_as else { return zero };
            let column = axis.at(same).div_euclid(WIDE);
            scene.mark((column, self.middle()), '◇', tone);
            return (column + 1) * WIDE;
        };
        let spread = reading.spread.map(|it| [value - it, value + it]);
        let crosses = spread.filter(|[low, high]| *low < 0.0 && *high > 0.0);
        if let Some([least, _]) = series.spreads {
            let (low, high) = (axis.at(value - least), axis.at(value + least));
            scene.bar(self.bounds(low, high), tone.part(26));
            self.point(value, scene);
            return high;
        }
        if let Some([low, high]) = reading.interval.or(crosses) {
            self.interval([low, high], value, scene);
            // Beyond zero, so that numbers of what lies below it stand free.
            return axis.at(high).max(zero + WIDE);
        }
        let end = if spread.is_some() { axis.edge(value) } else { axis.at(value) };
        if value == 0.0 || !series.bands.is_empty() {
            return self.lone(value, scene);
        }
        let end = self.whole(end);
        if series.is_uncompared {
            self.hollow(end, scene);
        } else {
            scene.bar(self.bounds(zero, end), tone);
        }
        let Some([low, high]) = spread else { return end };
        let stroke = if self.bars.thick >= 3 { Stroke::Heavy } else { Stroke::Light };
        self.whisker([low, high], (stroke, Tone::STRONG), scene);
        (axis.column(high) + 1) * WIDE
    }

    /// A rule from one value to another with bars at its ends.
    fn whisker(&self, [low, high]: [f64; 2], (stroke, tone): (Stroke, Tone), scene: &mut Scene) {
        let (from, to) = (self.axis.column(low), self.axis.column(high));
        let (from, to) = ((from, self.middle()), (to, self.middle()));
        scene.rules.push(Rule { from, to, stroke, caps: [true; 2], tone });
    }

    /// As thick as a bar but pale; and on it the value.
    fn interval(&self, [low, high]: [f64; 2], value: f64, scene: &mut Scene) {
        let tone = if self.reading.is_quiet { Tone::TEXT } else { self.tone() };
        let at = self.bounds(self.axis.at(low), self.axis.at(high));
        // A cell has but two tones: without colours a line beside half of a bar would be as high as whiskers.
        if self.bars.inset != [0; 2] {
            let left = at.left / WIDE;
            let cells = Block::new(left, self.top, at.right / WIDE + 1 - left, self.bars.thick);
            unlined(self.bands, cells, self.axis, scene);
        }
        scene.bar(at, tone.part(PALE));
        self.point(value, scene);
    }

    /// A bright piece as high as a bar, never wider than a cell, so that it hides nothing of its interval; what is
    /// nought a round mark, a square one where the others are compared with it.
    fn point(&self, value: f64, scene: &mut Scene) {
        let is_quiet = self.reading.is_quiet;
        let (glyph, tone) = if is_quiet { ('■', Tone::TEXT) } else { ('●', self.tone()) };
        if value == 0.0 {
            return scene.mark((self.axis.column(value), self.middle()), glyph, tone);
        }
        // A cell that holds half of it, some of its interval and some ground would lose one of them.
        let is_whole = self.bars.inset == [0; 2];
        let left = if is_whole { self.axis.at(value) - WIDE / 2 } else { self.axis.column(value) * WIDE };
        // Rows that are all alike have a brighter mark than their interval is.
        let is_alike = !readings(self.hand.view).any(|(_, it)| it.is_quiet);
        scene.bar(self.bounds(left, left + WIDE), if is_alike { Tone::STRONG } else { tone });
    }

    /// A value alone: a square where there is room, for an upright piece looks like a digit; returns where it ends.
    fn lone(&self, value: f64, scene: &mut Scene) -> i32 {
        if self.bars.thick < 3 || value == 0.0 {
            self.point(value, scene);
            return (self.axis.column(value) + 1) * WIDE;
        }
        let at = Point { x: self.axis.at(value), y: self.middle() * HIGH + HIGH / 2 };
        Hand::point(at, self.spread(), self.tone(), scene);
        (self.axis.column(value) + 2 + breadth(self.spread()) / 2) * WIDE
    }

    /// From zero to `end`, but not filled: a frame, or two thin lines and an end where there is but a row.
    fn hollow(&self, end: i32, scene: &mut Scene) {
        // Of what is contested no more than its outline.
        let tone = if self.series.is_contested { Tone::DIM } else { self.tone() };
        let zero = self.axis.at(0.0);
        let (near, far, cap) = if end > zero {
            (zero.div_euclid(WIDE), (end - 1).div_euclid(WIDE), '╡')
        } else {
            (zero.div_euclid(WIDE) - 1, end.div_euclid(WIDE), '╞')
        };
        let (left, right) = (near.min(far), near.max(far));
        if self.bars.thick >= 3 {
            return scene.frame(Block::new(left, self.top, right + 1 - left, self.bars.thick), tone, false);
        }
        for x in left..=right {
            let glyph = if x == far { cap } else { '═' };
            scene.marks.push(Mark { at: (x, self.top), glyph, tone, is_bold: false });
        }
    }
}
