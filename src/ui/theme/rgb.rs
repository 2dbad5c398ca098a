//! Colours as numbers: how light they are, mixed, and as a terminal of 256 colours has them.

use ratatui::style::Color;
use std::sync::LazyLock;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// What each level of a part counts in [`luminance`]: a picture asks for some thousands.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|level| {
        let part = level as f64 / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
});

/// Relative luminance after WCAG 2.1, 0 to 1.
pub fn luminance((r, g, b): Rgb) -> f64 {
    let [r, g, b] = [r, g, b].map(|part| LINEAR.get(usize::from(part)).copied().unwrap_or(0.0));
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// How strongly two colours differ in lightness, 1 to 21, as WCAG 2.1 counts it.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `from` moved towards `to`.
pub fn blend(from: Rgb, to: Rgb, ratio: f64) -> Rgb {
    let mix =
        |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * ratio.clamp(0.0, 1.0)).round() as u8;
    (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// The levels of the 6×6×6 cube of a 256-colour terminal.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// What a terminal shows for `color`, if that is the same on every terminal.
pub fn rgb_of(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(nth @ 232..) => {
            let grey = 8 + 10 * (nth - 232);
            Some((grey, grey, grey))
        }
        Color::Indexed(nth @ 16..) => {
            let step = |nth: u8| STEPS.get(usize::from(nth % 6)).copied();
            Some((step((nth - 16) / 36)?, step((nth - 16) / 6)?, step(nth - 16)?))
        }
        _ => None,
    }
}

/// The nearest of the 240 fixed colours of a 256-colour terminal: the 6×6×6 cube from 16 on, the
/// greys from 232 on. The first sixteen differ from terminal to terminal and are not used.
pub(super) fn nearest_of_256(rgb: Rgb) -> u8 {
    let distance = |a: Rgb, b: Rgb| {
        let part = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        part(a.0, b.0) * 2 + part(a.1, b.1) * 4 + part(a.2, b.2) * 3
    };
    // Between two levels the middle, which is asked for too often to look for it.
    let step = |value: u8| {
        let nth = match value {
            0..=47 => 0,
            48..=115 => 1,
            116.. => (value - 36) / 40,
        };
        (nth, STEPS.get(usize::from(nth)).copied().unwrap_or(0))
    };
    let (r, g, b) = (step(rgb.0), step(rgb.1), step(rgb.2));
    let mean = (u16::from(rgb.0) + u16::from(rgb.1) + u16::from(rgb.2)) / 3;
    let grey_idx = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = 8 + 10 * grey_idx;
    if distance(rgb, (grey, grey, grey)) < distance(rgb, (r.1, g.1, b.1)) {
        232 + grey_idx
    } else {
        16 + 36 * r.0 + 6 * g.0 + b.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_the_nearest_of_the_cube() {
        for value in 0..=255 {
            // The green differs, so that no grey is nearer.
            let shown = rgb_of(Color::Indexed(nearest_of_256((value, 255 - value, 95)))).unwrap();
            let nearest = |value: u8| *STEPS.iter().min_by_key(|it| it.abs_diff(value)).unwrap();
            assert!(
                shown == (nearest(value), nearest(255 - value), 95) || shown.0 == shown.1,
                "{value}: {shown:?}"
            );
        }
    }
}
