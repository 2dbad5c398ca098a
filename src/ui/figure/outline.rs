//! Outlines of bodies: smooth lines through points on a field of dots, and a hand.

use super::dots::{Dots, Point};
use ratatui::style::Style;

pub(super) fn between(from: Point, to: Point, ratio: f64) -> Point {
    (from.0 + (to.0 - from.0) * ratio, from.1 + (to.1 - from.1) * ratio)
}

/// A smooth line through all the points.
pub(super) fn smooth(dots: &mut Dots, points: &[Point], style: Style) {
    for (x, y) in curve(points) {
        dots.set(x, y, style);
    }
}

/// A curve through points (Catmull & Rom 1974), as points about half a dot apart.
pub(super) fn curve(points: &[Point]) -> Vec<Point> {
    let at = |nth: usize| points.get(nth.min(points.len().saturating_sub(1))).copied().unwrap_or_default();
    let mut out = Vec::new();
    for nth in 0..points.len().saturating_sub(1) {
        let (a, b, c, d) = (at(nth.saturating_sub(1)), at(nth), at(nth + 1), at(nth + 2));
        let steps = ((c.0 - b.0).abs().max((c.1 - b.1).abs()) * 2.0).ceil().clamp(1.0, 4000.0);
        let mix = |a: f64, b: f64, c: f64, d: f64, t: f64| {
            0.5 * (2.0 * b
                + (c - a) * t
                + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                + (3.0 * b - a - 3.0 * c + d) * t * t * t)
        };
        for step in 0..steps as usize {
            let t = step as f64 / steps;
            out.push((mix(a.0, b.0, c.0, d.0, t), mix(a.1, b.1, c.1, d.1, t)));
        }
    }
    out.extend(points.last());
    out
}

/// The back of a hand, its fingers stretched out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    /// The middle of the wrist.
    pub(super) wrist: Point,
    /// How far the longest finger reaches; below zero to the left.
    pub(super) reach: f64,
    pub(super) half_wrist: f64,
    pub(super) half_palm: f64,
}

/// Where the fingers end, from the index to the little one, as ratios of the reach.
const TIPS: [f64; 4] = [0.88, 1.0, 0.96, 0.80];
/// Where they begin.
const KNUCKLES: f64 = 0.48;

impl Hand {
    pub(super) fn draw(&self, dots: &mut Dots, style: Style) {
        let y = self.wrist.1;
        // A finger is a loop where there is room for one, else a single stroke.
        let has_loops = self.half_palm >= 6.8;
        let palm = if has_loops { self.half_palm } else { self.half_wrist.max(3.0) };
        for side in [-1.0, 1.0] {
            let edge =
                [(0.0, self.half_wrist), (0.14, self.half_wrist), (0.3, palm * 0.91), (KNUCKLES, palm)];
            smooth(dots, &edge.map(|(along, away)| (self.x(along), y + side * away)), style);
        }
        let thumb: &[Point] = if has_loops {
            let palm = |ratio: f64| -palm * ratio;
            &[
                (0.06, -self.half_wrist),
                (0.16, palm(1.12)),
                (0.36, palm(1.5)),
                (0.56, palm(1.62)),
                (0.6, palm(1.42)),
                (0.44, palm(1.18)),
                (0.36, palm(0.97)),
            ]
        } else {
            &[(0.12, -self.half_wrist), (0.26, -palm - 2.0), (0.5, -palm - 3.0)]
        };
        let thumb: Vec<Point> = thumb.iter().map(|(along, away)| (self.x(*along), y + away)).collect();
        smooth(dots, &thumb, style);
        for (nth, tip) in TIPS.into_iter().enumerate() {
            let is_outer = nth == 0 || nth == TIPS.len() - 1;
            let nth = nth as f64;
            if has_loops {
                self.finger(dots, nth, tip, style);
            } else {
                let y = y - 3.0 + 2.0 * nth;
                let from = if is_outer { KNUCKLES } else { KNUCKLES + 0.14 };
                dots.line((self.x(from), y), (self.x(tip), y), 1, style);
            }
        }
    }

    /// The loop of the `nth` finger.
    fn finger(&self, dots: &mut Dots, nth: f64, tip: f64, style: Style) {
        let breadth = self.half_palm / 2.0;
        let gap = |is_edge: bool| if is_edge { 0.0 } else { (breadth * 0.09).max(0.6) };
        let top = self.wrist.1 - self.half_palm + nth * breadth;
        let (upper, lower) = (top + gap(nth < 0.5), top + breadth - gap(nth > 2.5));
        let (tip, forward) = (self.x(tip), self.reach.signum());
        let round = breadth * 0.5 * forward;
        let root = |is_edge: bool| self.x(if is_edge { KNUCKLES } else { KNUCKLES + 0.07 });
        dots.line((root(nth < 0.5), upper), (tip - round, upper), 1, style);
        dots.line((root(nth > 2.5), lower), (tip - round, lower), 1, style);
        let end = [
            (tip - round, upper),
            (tip - round * 0.3, upper + breadth * 0.14),
            (tip, f64::midpoint(upper, lower)),
            (tip - round * 0.3, lower - breadth * 0.14),
            (tip - round, lower),
        ];
        smooth(dots, &end, style);
    }

    fn x(&self, along: f64) -> f64 {
        self.wrist.0 + self.reach * along
    }
}
