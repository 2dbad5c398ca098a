//! A published result in a row: its interval with a point, and its numbers by the side that they speak for.

use super::super::plot::Axis;
use super::super::{Align, Hue, Mark, Rule, Scene, Stroke, Tone, Words};
use crate::content::effect::{benefit, interval, is_baseline, is_unsure};
use crate::content::estimate::Estimate;
use crate::sim::forest_plot::say::{Sides, sides};

/// People from which on a point is large, and its interval heavy.
pub(super) const PEOPLE: [u32; 2] = [100, 400];
/// Points by people: not known, few, more. Many have a heavy interval as well.
pub(super) const POINTS: [char; 3] = ['□', '▪', '■'];
/// A change that is no effect.
const NO_EFFECT: char = '×';

/// The columns that the numbers of a result need: the mark of its side and three digits before the point,
/// two after it.
pub(super) const VALUE: i32 = 7;
const POINT: i32 = 4;
pub(super) const INTERVAL: i32 = 16;

/// How a result is drawn: in the accent where no effect lies outside its interval.
#[derive(Clone, Copy)]
pub(super) struct Mannered {
    pub(super) tone: Tone,
    pub(super) stroke: Stroke,
    pub(super) point: char,
}

impl Mannered {
    pub(super) fn of(row: &Estimate, accent: Tone) -> Self {
        Self {
            tone: if is_unsure(row) || is_baseline(row) { Tone::DIM } else { accent },
            stroke: Stroke::Light,
            point: if is_baseline(row) { NO_EFFECT } else { '■' },
        }
    }

    /// The same with the number of people in its point and in the weight of its interval.
    pub(super) fn by_people(self, row: &Estimate) -> Self {
        let size = row.n.map_or(0, |n| 1 + PEOPLE.iter().filter(|least| n >= **least).count());
        Self {
            stroke: if size == 3 { Stroke::Heavy } else { Stroke::Light },
            point: POINTS.get(size).copied().filter(|_| !is_baseline(row)).unwrap_or(self.point),
            ..self
        }
    }
}

/// The interval and the point of a row on an axis of benefits.
pub(super) fn draw(row: &Estimate, y: i32, axis: &Axis, look: Mannered, scene: &mut Scene) {
    if let Some((low, high)) = interval(row) {
        let (from, to) = (axis.column(low), axis.column(high));
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

/// The numbers of a row from a column on, with the digits of its source: the side, the value, and the interval
/// from its left end on.
pub(super) fn numbers(
    row: &Estimate,
    (x, y): (i32, i32),
    has_interval: bool,
    look: Mannered,
    scene: &mut Scene,
) {
    let favours = row.favours_intervention_when;
    let sides = sides(favours, benefit(favours, row.value), interval(row), row.decimals());
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
    scene.mark((x, y), if sides.is_better { '▸' } else { '◂' }, tone);
    // Point below point.
    let whole = sides.value.find('.').unwrap_or(sides.value.len()) as i32;
    scene.write((x + POINT - whole, y), Align::Left, Words::bold(sides.value.clone(), strong));
    if !has_interval {
        return;
    }
    let x = x + VALUE + 2;
    match &sides.interval {
        Some((words, is_beyond)) => {
            scene.write((x + 2, y), Align::Left, Words::new(words.clone(), Tone::DIM));
            if *is_beyond {
                scene.mark((x, y), '◂', tone);
            }
        }
        None => {
            scene.write((x + 2, y), Align::Left, Words::new("not known", Tone::DIM));
        }
    }
}
