//! What lies behind the values of a panel and over them: stretches of its axis with their names, and the lines that
//! values are read against.

use super::Panel;
use crate::content::figure::MeasuredPlace;
use crate::scene::label::broken;
use crate::scene::plot::Axis;
use crate::scene::{Align, Block, Bounds, Hue, Scene, Stroke, Tone, WIDE, Words};
use unicode_width::UnicodeWidthStr;

impl<'a> Panel<'a> {
    /// The stretches of its axis that have a name, and where they begin and end.
    pub(super) fn stretches(&self, axis: &Axis) -> Vec<(&'a str, [i32; 2])> {
        let bands = self.bands();
        // At edges of cells, so that they are straight where words stand on them; before the marks of what reaches them.
        let from = |it: &MeasuredPlace| axis.column(it.at) * WIDE;
        let ends = bands.iter().skip(1).map(from).chain([axis.end]);
        bands.iter().zip(ends).map(|(it, end)| (it.label.as_str(), [from(it), end])).collect()
    }

    /// What the stretches of its axis are, each in the middle of its own, in so many rows: a long name of a short
    /// stretch in two lines, the last of which stands where the others do.
    fn names(&self, (row, rows): (i32, i32), axis: &Axis, scene: &mut Scene) {
        let stretches = self.stretches(axis);
        // Large numbers of pairs would touch a second line.
        let rows = if self.has_pairs() { 1 } else { rows };
        let lines = |(name, [from, to]): &(&str, [i32; 2])| {
            let room = (to - from) / WIDE;
            // With air beside it in one line, then without, then in more.
            let tries = [(room - 2, 1), (room, 1), (room - 1, rows)].into_iter();
            let tries = tries.map(|(room, rows)| (broken(name, room), room, rows));
            let fits = |(lines, room, rows): &(Vec<String>, i32, i32)| {
                lines.len() as i32 <= *rows && lines.iter().all(|it| it.width() as i32 <= *room)
            };
            tries.into_iter().find(fits).map(|it| it.0).unwrap_or_default()
        };
        let names: Vec<Vec<String>> = stretches.iter().map(lines).collect();
        let last = names.iter().map(|it| it.len() as i32).max().unwrap_or(0) - 1;
        for (lines, (_, [from, to])) in names.into_iter().zip(stretches) {
            let top = row + last + 1 - lines.len() as i32;
            for (line, y) in lines.into_iter().zip(top..) {
                let words = Words::bold(line, Tone::TEXT);
                scene.write((i32::midpoint(from, to) / WIDE, y), Align::Middle, words);
            }
        }
    }

    /// Behind all shapes every second stretch of its axis in a shade, and a thin line where one begins.
    pub(in super::super) fn limits(&self, at: Block, axis: &Axis, scene: &mut Scene) {
        let bands = self.bands();
        let ends: Vec<i32> = bands.iter().map(|it| axis.edge(it.at)).chain([axis.end]).collect();
        for (nth, two) in ends.windows(2).enumerate().skip(1) {
            let [left, right] = *two else { continue };
            scene.bar(Bounds { left, right, ..at.bounds() }, shade(nth));
        }
        for left in ends.iter().copied().take(bands.len()).skip(1) {
            scene.bar(Bounds { left, right: left + WIDE / 8, ..at.bounds() }, Tone::FAINT);
        }
    }

    /// What stretches of the axis are, in the rows `names`, and how widely values are spread.
    pub(in super::super) fn backdrop(
        &self,
        at: Block,
        axis: &Axis,
        names: Option<(i32, i32)>,
        scene: &mut Scene,
    ) {
        if let Some(names) = names {
            self.names(names, axis, scene);
        }
        if let (Some((row, _)), Some([least, most])) = (names, self.any(|it| it.spreads)) {
            let [least, most] = [least, most].map(crate::sim::number);
            let words = format!("shaded: ± {least} {}, the smallest SD; the largest is {most}", self.unit());
            let words = [vec![Words::new(words, Tone::DIM)]];
            let places = [((axis.start / WIDE + 1, row), Align::Left), ((at.right() - 1, row), Align::Right)];
            scene.say_at_one_of(&places, &words);
        }
    }

    /// The lines that values are read against, over their bars.
    pub(in super::super) fn lines(&self, at: Block, axis: &Axis, names: Option<i32>, scene: &mut Scene) {
        for line in self.series.iter().flat_map(|it| &it.lines) {
            let column = axis.column(line.at);
            // Whiskers are rules: one more crosses them without a gap.
            let is_table = self.values().all(|(.., it)| it.interval.is_some());
            if line.at == 0.0 {
                // It has its line; names of stretches stand right of it.
            } else if is_table {
                scene.rule((column, at.y), (column, at.bottom() - 1), Stroke::Light, Tone::STRONG);
            } else {
                upright(line.at, at, axis, Tone::STRONG, scene);
            }
            if let Some(row) = names {
                let words = [vec![Words::bold(line.label.clone(), Tone::TEXT)]];
                // Not beyond the axis, where numbers of intervals stand.
                let ends = column + 1 + line.label.width() as i32;
                let is_within = line.at != 0.0 && (!is_table || ends <= axis.end / WIDE);
                let place = if is_within { (column + 1, Align::Left) } else { (column - 2, Align::Right) };
                scene.say((place.0, row), place.1, &words);
            }
        }
    }
}

/// The ground of a stretch of an axis.
fn shade(nth: usize) -> Tone {
    if nth % 2 == 1 { Tone::ROW } else { Tone::of(Hue::Ground) }
}

/// Takes the lines between stretches away where they would read as strokes of large letters or of thin shapes.
pub(in super::super) fn unlined(bands: &[MeasuredPlace], at: Block, axis: &Axis, scene: &mut Scene) {
    for (nth, band) in bands.iter().enumerate().skip(1) {
        let left = axis.edge(band.at);
        if (at.bounds().left..at.bounds().right).contains(&left) {
            scene.bar(Bounds { left, right: left + WIDE / 8, ..at.bounds() }, shade(nth));
        }
    }
}

/// A line at a value, at the edge of a cell.
pub(in super::super) fn upright(value: f64, at: Block, axis: &Axis, tone: Tone, scene: &mut Scene) {
    let edge = axis.edge(value);
    let (left, right) = if value == 0.0 { (edge - WIDE / 8, edge) } else { (edge, edge + WIDE / 8) };
    scene.bar(Bounds { left, right, ..at.bounds() }, tone);
}
