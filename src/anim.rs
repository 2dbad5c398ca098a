//! Motion as pure functions of time.

use std::time::Duration;

/// How far `now` is through a stretch of `length` that began at `since`, 0 to 1.
pub fn ratio(now: Duration, since: Duration, length: Duration) -> f64 {
    (now.saturating_sub(since).as_secs_f64() / length.as_secs_f64().max(f64::EPSILON)).clamp(0.0, 1.0)
}

/// Where in its cycle of `period` something is, 0 to just under 1, shifted by `offset` cycles.
pub fn phase(now: Duration, period: Duration, offset: f64) -> f64 {
    (now.as_secs_f64() / period.as_secs_f64().max(f64::EPSILON) + offset).rem_euclid(1.0)
}

/// Fast at first, gentle at the end.
pub fn ease_out(t: f64) -> f64 {
    1.0 - (1.0 - t.clamp(0.0, 1.0)).powi(3)
}

/// Gentle at both ends: 3t² − 2t³.
pub fn smoothstep(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

pub fn lerp(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easings_begin_at_nothing_and_end_whole() {
        for ease in [ease_out, smoothstep] {
            assert!(
                ease(0.0).abs() < 1e-9 && (ease(1.0) - 1.0).abs() < 1e-9 && (ease(2.0) - 1.0).abs() < 1e-9
            );
            assert!((0..100).all(|n| ease(f64::from(n) / 100.0) <= ease(f64::from(n + 1) / 100.0)));
        }
    }

    #[test]
    fn a_phase_comes_round() {
        let period = Duration::from_secs(4);
        let apart = phase(Duration::from_secs(5), period, 0.0) - phase(Duration::from_secs(1), period, 0.0);
        assert!(apart.abs() < 1e-9);
    }
}
