//! What the terminal answers.

use crate::app::settings::ThemeName;

/// The theme for a background that is told as `rgb:ffff/ffff/ffff`, with one to four digits for each colour.
pub(super) fn theme(color: &[u8]) -> Option<ThemeName> {
    let color = std::str::from_utf8(color).ok()?;
    let channels = color.strip_prefix("rgb:")?.split('/').map(|digits| {
        if !(1..=4).contains(&digits.len()) {
            return None;
        }
        let most = f64::from(16_u32.pow(digits.len() as u32) - 1);
        u32::from_str_radix(digits, 16).ok().map(|it| f64::from(it) / most)
    });
    let channels: Vec<f64> = channels.collect::<Option<_>>()?;
    let [red, green, blue] = channels[..] else { return None };
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if luma > 0.5 { ThemeName::Light } else { ThemeName::Dark })
}
