//! Smooth lines through points.

use super::dots::Point;

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
