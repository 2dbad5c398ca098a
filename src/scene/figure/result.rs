//! A published result in a row: its interval with a point, and its numbers by the side that they speak for.

use super::super::plot::Axis;
use super::super::{Align, Hue, Mark, Rule, Scene, Stroke, Tone, Words};
use crate::content::estimate::Estimate;
use crate::sim::forest_plot::rows::{benefit, interval, is_baseline, is_unsure};
use crate::sim::forest_plot::say::{Sides, sides};

/// People from which on a point is large, and its interval heavy.
pub(super) const PEOPLE: [u32; 2] = [100, 400];
/// Points by people: not known, few, more. Many have a heavy interval as well; and a change that is no effect.
pub(super) const POINTS: [char; 3] = ['□', '▪', '■'];
pub(super) const NO_EFFECT: char = '×';

/// The columns that the numbers of a result need.
pub(super) const VALUE: i32 = 6;
pub(super) const INTERVAL: i32 = 14;

/// How a result is drawn: in the accent where no effect lies outside its interval.
#[derive(Clone, Copy)]
pub(super) struct Mannered {
    pub(super) tone: Tone,
    pub(super) stroke: Stroke,
    pub(super) point: char,
}

impl Mannered {
    pub(super) fn of(row: &Estimate, accent: Tone) -> Self {
        let size = row.n.map_or(0, |n| 1 + PEOPLE.iter().filter(|least| n >= **least).count());
        let is_quiet = is_unsure(row) || is_baseline(row);
        Self {
            tone: if is_quiet { Tone::DIM } else { accent },
            stroke: if size == 3 { Stroke::Heavy } else { Stroke::Light },
            point: if is_baseline(row) { NO_EFFECT } else { POINTS.get(size).copied().unwrap_or('■') },
        }
    }
}

/// The interval and the point of a row on an axis of benefits.
pub(super) fn draw(row: &Estimate, y: i32, axis: &Axis, look: Mannered, scene: &mut Scene) {
    if let Some((low, high)) = interval(row) {
        let (from, to) = (axis.column(high), axis.column(low));
        let caps = [from < to; 2];
        scene.rules.push(Rule { from: (from, y), to: (to, y), stroke: look.stroke, caps, tone: look.tone });
        let zero = axis.column(0.0);
        if from < zero && zero < to {
            scene.marks.push(Mark { at: (zero, y), glyph: '┼', tone: look.tone, is_bold: false });
        }
    }
    let at = axis.column(benefit(row.favours_intervention_when, row.value));
    scene.mark((at, y), look.point, look.tone);
}

/// The numbers of a row from a column on: the side, the value, and the interval from its left end on.
pub(super) fn numbers(
    row: &Estimate,
    decimals: usize,
    (x, y): (i32, i32),
    has_interval: bool,
    look: Mannered,
    scene: &mut Scene,
) {
    let favours = row.favours_intervention_when;
    let sides = sides(favours, benefit(favours, row.value), interval(row), decimals);
    let is_quiet = look.tone.hue == Hue::Dim;
    let strong = if is_quiet { Tone::TEXT } else { Tone::STRONG };
    write(&sides, (x, y), has_interval, (look.tone, strong), scene);
}

/// The same for what is not a row of its own.
pub(super) fn write(
    sides: &Sides,
    (x, y): (i32, i32),
    has_interval: bool,
    (tone, strong): (Tone, Tone),
    scene: &mut Scene,
) {
    scene.mark((x, y), if sides.is_better { '◂' } else { '▸' }, tone);
    scene.write((x + VALUE - 1, y), Align::Right, Words::bold(sides.value.clone(), strong));
    if !has_interval {
        return;
    }
    let x = x + VALUE + 2;
    match &sides.interval {
        Some((words, is_beyond)) => {
            scene.write((x, y), Align::Left, Words::new(words.clone(), Tone::DIM));
            if *is_beyond {
                scene.mark((x + INTERVAL - 1, y), '▸', tone);
            }
        }
        None => {
            scene.write((x, y), Align::Left, Words::new("not known", Tone::DIM));
        }
    }
}
