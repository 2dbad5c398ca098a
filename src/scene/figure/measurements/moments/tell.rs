//! What is said of a moment at its point.

use super::Panel;
use super::feet::{self, Feet, LARGE, told};
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot};
use crate::scene::plot::BESIDE;
use crate::scene::{Align, HIGH, Point, Rule, Scene, Stroke, Tone, Words};
use crate::sim::measurements::value_words;
use unicode_width::UnicodeWidthStr;

impl Panel<'_> {
    /// What all moments after the first one come to, below a bracket around them that is clear of their whiskers; false
    /// where there is no room.
    pub(super) fn verdict(&self, scene: &mut Scene) -> bool {
        let (verdict, last) = (&self.series.verdict, self.series.points.len().saturating_sub(1));
        let ends = self.series.points.iter().skip(1).filter_map(|it| Some(it.value? - it.spread?));
        let Some(least) = ends.reduce(f64::min).filter(|it| *it > 0.0 && !verdict.is_empty()) else {
            return false;
        };
        let row = (self.up.at(least) + HIGH - 1).div_euclid(HIGH);
        let [from, to] = [1, last].map(|it| self.middle(it));
        let (middle, air) = (i32::midpoint(from, to), self.up.at(0.0).div_euclid(HIGH) - row - 1);
        let wide = large::width(verdict, BESIDE).map_or(i32::MAX, |it| it as i32);
        let is_large = air > LARGE && wide < to - from && scene.has_large_names();
        let is_told = if is_large {
            scene.large((middle - wide / 2, row + 1), verdict, BESIDE, Tone::STRONG)
        } else {
            let words = Words::bold(&**verdict, Tone::STRONG);
            scene.write((middle, row + 1), Align::Middle, words).is_some()
        };
        if is_told {
            let (from, to) = ((from, row), (to, row));
            scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: Tone::STRONG });
        }
        is_told
    }

    /// What is said of a moment, on the side of its point from which the way does not go on; and below what stands for
    /// a number how that is known. Returns false where how sure it is has not been told.
    pub(super) fn tell(
        &self,
        nth: usize,
        it: &Measured,
        (point, next): (Point, Option<i32>),
        feet: &Feet,
        scene: &mut Scene,
    ) -> bool {
        let (words, column) = (told(it), self.column(nth));
        let tone = if it.is_quiet { Tone::STRONG } else { self.hand.tone(self.series, it) };
        let goes_up = next.is_some_and(|next| next < point.y - HIGH);
        // What stands for a number on a scale stands by how that is known.
        let is_below = match it.value {
            Some(_) => goes_up,
            None => self.series.scale.is_some(),
        };
        let radius = match it.value {
            Some(_) => self.radius(),
            None => HIGH / 2,
        };
        let highest = self.level(point);
        let (above, below) = (
            (highest - radius).div_euclid(HIGH),
            (highest.max(point.y) + radius + HIGH - 1).div_euclid(HIGH),
        );
        let room = column.width + 4;
        let notes = feet::notes(it, room);
        let free = if is_below { self.at.bottom() - below } else { above - self.at.y };
        let needed = feet.number() + if is_below { notes.len() as i32 } else { 0 };
        // Beside the whisker, where the way does not go on, else over the middle.
        let has_whisker = it.spread.is_some() || it.interval.is_some();
        // A beginning that is nought by definition is no point; above a number stands what its whisker is.
        let is_point =
            has_whisker || self.series.scale.is_none() || it.value.is_none() || feet.names.is_some();
        let values = value_words(it);
        let rest = values.split_once(' ').map(|it| it.1).filter(|_| it.value.is_some()).unwrap_or_default();
        // How sure it is, as large as names are.
        let wide_rest =
            large::width(rest, BESIDE).filter(|_| scene.has_large_names()).map_or(0, |it| it as i32);
        let high_rest = if wide_rest > 0 { feet.number() + 1 } else { 1 };
        let is_left = has_whisker && is_below && nth > 0;
        let x = |taken: i32| match has_whisker {
            true if is_left => self.middle(nth) - self.arm() - 1 - taken,
            true => self.middle(nth) + self.arm() + 2,
            false => self.middle(nth) - (taken - 1) / 2,
        };
        // How sure it is, after it or in a row of its own.
        let is_last = nth + 1 == self.series.points.len();
        let next = if is_last {
            self.at.right() + feet::beside(self.series)[1] - column.right()
        } else {
            column.width / 2 - self.arm() - 2
        };
        let is_apart = |taken: i32, is_large: bool| {
            let ends = x(taken) + taken + 1 + rest.width() as i32;
            // Beside a whisker small ones stand below their number, as below large ones.
            let is_below = if is_large { wide_rest > 0 } else { has_whisker };
            !is_left && (is_below || ends > column.right() + next)
        };
        // With a row for what its whisker is.
        let needed = |wide: i32| {
            let whisker = if is_apart(wide, true) { high_rest + 1 } else { 1 };
            needed + if has_whisker && !is_below { whisker } else { 0 }
        };
        let fits =
            |wide: i32| is_point && free >= needed(wide) && (it.value.is_some() || wide <= column.width + 4);
        let dots = feet.large.into_iter().chain([Dot::Quarter]).filter(|_| feet.large.is_some());
        let large =
            dots.filter_map(|dot| Some((dot, large::width(&words, dot)? as i32))).find(|it| fits(it.1));
        let taken = large.map_or_else(|| words.width() as i32, |it| it.1);
        let (x, is_apart) = (x(taken), is_apart(taken, large.is_some()));
        let high = if large.is_some() { feet.number() } else { 1 };
        let rows = high + if is_apart { high_rest } else { 0 };
        // Left of a whisker it hangs from the line that is its value.
        let has_air = large.is_some() && !is_left;
        let air = i32::from(has_air && free > rows);
        let (y, away) = if is_below { (below + air, 1) } else { (above - rows - air, -1) };
        // On no line, if there is room between two.
        let y = [y, y + away, y - away].into_iter().find(|y| self.is_clear(*y, rows)).unwrap_or(y);
        if let Some((dot, _)) = large {
            scene.large((x, y), &words, dot, tone);
        } else {
            scene.write((x, y), Align::Left, Words::bold(words, tone));
        }
        let after = match is_apart {
            true => x,
            false if is_left => self.middle(nth) + self.arm() + 2,
            false => x + taken + 1,
        };
        if wide_rest > 0 && large.is_some() {
            let below = if is_apart { high_rest } else { 0 };
            scene.large((after, y + below), rest, BESIDE, Tone::DIM);
        } else if !is_left {
            // Not beyond the end of the whisker that it tells of.
            let end = self.whisker(it).map_or(i32::MAX, |[low, _]| (low - 1).div_euclid(HIGH) - 1);
            scene.write((after, (y + rows - 1).min(end)), Align::Left, Words::new(rest, Tone::DIM));
        }
        let top = if is_below { y + rows } else { below + air };
        self.note(nth, it, (top, room), notes, scene);
        !is_left || wide_rest > 0
    }

    /// What else there is to say of a moment, from row `top` on.
    fn note(
        &self,
        nth: usize,
        it: &Measured,
        (top, room): (i32, i32),
        notes: Vec<String>,
        scene: &mut Scene,
    ) {
        let rows: Vec<i32> = (top..self.at.bottom()).filter(|y| self.is_clear(*y, 1)).collect();
        // The first part of it alone rather than a beginning that breaks off.
        let part = it.words.split([',', ';']).next().unwrap_or_default();
        let notes = if notes.len() > rows.len() { broken(part, room) } else { notes };
        for (line, y) in notes.into_iter().zip(rows) {
            scene.write((self.middle(nth), y), Align::Middle, Words::italic(line, Tone::TEXT));
        }
    }

    /// The height that the number of a moment keeps clear of: those of neighbours that are almost as high stand in one
    /// row.
    fn level(&self, point: Point) -> i32 {
        let all = (0..).zip(&self.series.points).filter_map(|(nth, it)| Some(self.point(nth, it)?.y));
        all.filter(|y| (y - point.y).abs() <= 2 * HIGH).min().unwrap_or(point.y)
    }
}
