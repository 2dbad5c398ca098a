//! Before the parts are shown two arms are all there is, and one less the other is all that they tell: set as a
//! reckoning, with its line above what is left, and below it the arm that would tell the rest.

use super::Picture;
use crate::content::model::Family;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, widest, widest_large};
use crate::scene::{Align, Bounds, HIGH, Hue, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::effect_mixer::number;

/// What is left.
pub(super) const LEFT: &str = "difference";
/// Columns of a sign, and of a large one, with air.
const SIGN: i32 = 4;
const SIGN_LARGE: i32 = 11;

/// Rows of the reckoning, where there are enough of them.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) bar: i32,
    /// Between two bars, besides a slit.
    pub(super) air: i32,
    /// From the first one on that of what is left, and that of the arm that is not there.
    left: i32,
    third: i32,
    /// All of it.
    pub(super) all: i32,
}

impl Rows {
    pub(super) fn of(room: i32) -> Option<Self> {
        const LEAST: i32 = 11;
        if room < LEAST {
            return None;
        }
        // Odd, so that a line of words stands in its middle.
        let bar = (((room - 2) / 3).min(9) - 1) | 1;
        let rest = room - 3 * bar - 2;
        // Between the two arms first, then before the line as well.
        let air = rest.clamp(0, 1);
        let left = 2 * bar + air + 1 + i32::from(rest > 1);
        let third = left + bar + i32::from(left + bar + 1 < room) * (1 + 2 * air);
        // In large letters it has more rows.
        let all = third + if third + 4 <= room { 4 } else { 1 };
        Some(Self { bar, air, left, third, all })
    }
}

/// Columns of the names with their signs, large or small.
pub(super) fn names_and_signs(name: i32, is_large: bool) -> i32 {
    name + if is_large { SIGN_LARGE } else { SIGN }
}

/// Columns behind the bars: for a number of one or two digits, and the name of what is left behind that.
pub(super) fn beside(name: &str, is_large: bool) -> i32 {
    const NUMBER: i32 = 8;
    NUMBER + if is_large { widest_large([name], BESIDE) + 2 } else { widest([name]) }
}

impl Picture<'_> {
    /// All but what is guessed.
    pub(super) fn sum(&self, rows: Rows, scene: &mut Scene) {
        let [_, from, to] = self.ends(0).map(|it| self.axis.at(it));
        let sham = self.axis.at(self.ends(1)[2]);
        let specific = Tone::family(Family::Specific);
        let first = self.top;
        let [second, left] = [first + rows.bar + rows.air, first + rows.left];
        self.fill(first, (from, to), specific, scene);
        self.fill(second, (self.axis.start, sham), Tone::DIM.part(45), scene);
        self.fill(left, (from, to), specific, scene);
        let arms = self.mixer.arms.iter().map(String::as_str);
        let names: Vec<&str> = arms.clone().take(2).chain([LEFT]).chain(arms.skip(2)).collect();
        for (nth, (name, row)) in names.iter().zip([first, second, left, first + rows.third]).enumerate() {
            self.name(nth, name, row, scene);
        }
        let all = self.now.mix.arms();
        let specific_size = number(self.now.mix.specific);
        let (part, room) = (self.mixer.parts.first().map_or("", String::as_str), (to - from) / WIDE - 1);
        let words = [format!("{part}: {specific_size}"), specific_size.clone()];
        let fitting = words.iter().find(|it| widest([it.as_str()]) <= room);
        let look = Words::bold(fitting.cloned().unwrap_or_default(), Tone::of(Hue::Ground));
        let middle = |row: i32| row + (rows.bar - 1) / 2;
        let at = i32::midpoint(from, to - 1).div_euclid(WIDE);
        // All numbers in one column behind the longest bar; the one that is told is the largest.
        let x = to.max(self.axis.at(self.now.guess)).div_euclid(WIDE) + 2;
        let face = if rows.bar >= 7 { Dot::Half.into() } else { Face::Dense };
        // Three or four rows.
        let large_row = |row: i32| row + (rows.bar - 3) / 2;
        let wide = large::width(&specific_size, face).map_or(2, |it| it as i32);
        if self.names.is_some() && wide <= room {
            scene.large((at - wide / 2, large_row(first)), &specific_size, face, Tone::of(Hue::Ground));
        } else {
            scene.write((at, middle(first)), Align::Middle, look);
        }
        for (row, size) in [(first, all[0]), (second, all[1])] {
            let is_large = rows.bar + rows.air > 3
                && scene.large((x, large_row(row)), &number(size), face, Tone::STRONG);
            if !is_large {
                scene.write((x, middle(row)), Align::Left, Words::bold(number(size), Tone::STRONG));
            }
        }
        scene.large((x, large_row(left)), &specific_size, face, specific);
        let after = x + wide + 2;
        let fits = self.names.is_some() && after + widest_large([part], BESIDE) <= scene.width();
        let is_large = fits && scene.large((after, large_row(left)), part, BESIDE, specific);
        if !is_large {
            scene.write((after, middle(left)), Align::Left, Words::bold(part, specific));
        }
        scene.rule((0, left - 1), (scene.width() - 1, left - 1), Stroke::Heavy, Tone::TEXT);
        let parts = self.mixer.parts.get(1..).unwrap_or_default();
        let cancel =
            format!("{} cancel", parts.iter().rev().map(String::as_str).collect::<Vec<_>>().join(" and "));
        let [start, from, to] = [self.axis.start, from, to].map(|it| it / WIDE);
        self.without(&cancel, (start, from - 1), left, scene);
        self.without("this trial has no such arm", (start, to), first + rows.third, scene);
    }

    /// In a row of the reckoning `words` for what is not there.
    fn without(&self, words: &str, (from, to): (i32, i32), row: i32, scene: &mut Scene) {
        let is_last = row > self.top + 3 * self.bar;
        let center = i32::midpoint(from, to);
        let wide = large::width(words, BESIDE).map_or(i32::MAX, |it| it as i32);
        let is_large = self.names.is_some() && wide + 8 <= to - from;
        let high = if is_last { 4 } else { self.bar };
        let y = if is_last && !is_large { row } else { row + (high - 1) / 2 };
        let said = if is_large {
            scene.large((center - wide / 2, row + (high - 3) / 2), words, BESIDE, Tone::DIM);
            Some((center - wide / 2, center - wide / 2 + wide))
        } else {
            let said = scene.say((center, y), Align::Middle, &[vec![Words::new(words, Tone::DIM)]]);
            said.map(|it| (it.x, it.right()))
        };
        let (left, right) = said.unwrap_or((to, to));
        for (from, to) in [(from, left - 2), (right + 1, to - 1)] {
            if from < to {
                scene.rule((from, y), (to, y), Stroke::Dotted, Tone::DIM);
            }
        }
    }

    /// The name of a row, and before it what is done.
    fn name(&self, nth: usize, name: &str, row: i32, scene: &mut Scene) {
        let tone = if nth == 3 { Tone::DIM } else { Tone::STRONG };
        let bar = if nth == 3 { if self.names.is_some() { 4 } else { 1 } } else { self.bar };
        let sign = [None, Some('─'), Some('═'), None].get(nth).copied().flatten();
        if let Some(names) = &self.names {
            let y = row + (bar - 3) / 2;
            names.write(nth, (SIGN_LARGE, y), Align::Left, tone, scene);
            let strokes = if nth == 1 { 2..3 } else { 1..4 };
            for row in strokes.step_by(2).filter(|_| sign.is_some()) {
                let top = (y + row) * HIGH - HIGH / 2;
                let bounds = Bounds::new(0, top, (SIGN_LARGE - 3) * WIDE, top + HIGH);
                scene.bar(bounds, Tone::TEXT);
            }
            return;
        }
        let y = row + (bar - 1) / 2;
        for x in (0..SIGN - 1).filter(|_| sign.is_some()) {
            scene.mark((x, y), sign.unwrap_or(' '), Tone::STRONG);
        }
        scene.write((SIGN, y), Align::Left, Words::bold(name, tone));
    }
}
