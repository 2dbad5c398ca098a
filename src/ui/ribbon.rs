//! The streams: ribbons that bend and merge, with pulses in the direction of cause.
//!
//! Painted in half blocks, two pixels a cell. The edge of a ribbon is blended with the ground by
//! how much of each pixel it covers, in few levels, so that cells that do not change stay equal
//! to the last bit and are not sent again. Its inside is flat for the same reason.

use super::theme::{Look, Rgb, blend};
use crate::anim::{lerp, smoothstep};
use crate::app::settings::ColorTier;
use crate::content::model::Family;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// One stream, in pixels down from the top of the picture: centre and half the width at each end.
#[derive(Clone, Copy, Debug)]
pub struct Ribbon {
    pub family: Family,
    pub from: (f64, f64),
    pub to: (f64, f64),
    /// The chosen stream is bright.
    pub is_bright: bool,
}

impl Ribbon {
    /// Centre and half width at `ratio` of the way.
    fn at(&self, ratio: f64) -> (f64, f64) {
        let bend = smoothstep(ratio);
        (lerp(self.from.0, self.to.0, bend), lerp(self.from.1, self.to.1, bend))
    }
}

/// Levels of blending at an edge, of a pulse: together with the inside well under sixteen.
const EDGE_LEVELS: f64 = 5.0;
const PULSE_LEVELS: f64 = 4.0;
/// Pulses on one ribbon, as lanes from -1 (its upper edge) to 1.
const LANES: [f64; 3] = [-0.45, 0.35, -0.05];
/// The tail of a pulse, in cells.
const TAIL: f64 = 12.0;

/// Paints `ribbons` over `area`; `phase` goes from 0 to 1 while a pulse runs the whole way.
pub fn paint(buf: &mut Buffer, area: Rect, ribbons: &[Ribbon], phase: f64, look: &Look) {
    for ribbon in ribbons {
        let shades = Shades::of(ribbon, look);
        for x in 0..area.width {
            column(buf, area, x, ribbon, phase, &shades, look);
        }
    }
}

/// How much of each pixel of one column a ribbon covers, and how bright a pulse is there.
fn column(buf: &mut Buffer, area: Rect, x: u16, ribbon: &Ribbon, phase: f64, shades: &Shades, look: &Look) {
    let width = f64::from(area.width.max(1));
    let middle = (f64::from(x) + 0.5) / width;
    let edges = [0.125, 0.375, 0.625, 0.875].map(|part| ribbon.at((f64::from(x) + part) / width));
    let (centre, half) = ribbon.at(middle);
    let top = (centre - half - 2.0).max(0.0) as u16 / 2;
    let bottom = ((centre + half + 2.0).max(0.0) as u16 / 2 + 1).min(area.height);
    let pixel = |row: u16, lower: u16| -> (f64, f64) {
        let y = f64::from(row * 2 + lower);
        let covered = |(centre, half): (f64, f64)| {
            ((y + 1.0).min(centre + half) - y.max(centre - half)).clamp(0.0, 1.0)
        };
        let coverage = edges.iter().map(|edge| covered(*edge)).sum::<f64>() / 4.0;
        (coverage, pulse(f64::from(x), y + 0.5, centre, half, width, phase, ribbon.family.idx()))
    };
    for row in top..bottom {
        let (upper, lower) = (pixel(row, 0), pixel(row, 1));
        if upper.0 + lower.0 > 0.0
            && let Some(cell) = buf.cell_mut((area.x + x, area.y + row))
        {
            let (symbol, style) = shades.cell(upper, lower, look);
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// The brightness of the pulses at a pixel, 0 to 1: a head and the tail that it draws behind it.
fn pulse(x: f64, y: f64, centre: f64, half: f64, width: f64, phase: f64, nth: usize) -> f64 {
    let mut brightest: f64 = 0.0;
    for (lane_idx, lane) in LANES.iter().enumerate() {
        let offset = lane_idx as f64 / LANES.len() as f64 + nth as f64 * 0.21;
        let run = width + TAIL;
        let head = ((phase + offset).rem_euclid(1.0) * run).floor();
        let behind = head - x;
        if !(0.0..TAIL).contains(&behind) {
            continue;
        }
        let across = (y - (centre + lane * half)).abs();
        // The tail fades and grows thin.
        let left = 1.0 - behind / TAIL;
        let thickness = 0.6 + left * (half / 4.0).clamp(0.8, 1.8);
        brightest = brightest.max(left * (1.0 - (across / thickness).powi(2)).max(0.0));
    }
    brightest
}

/// The colours of one ribbon.
struct Shades {
    ground: Rgb,
    body: Rgb,
    light: Rgb,
    hue: Color,
    is_bright: bool,
}

impl Shades {
    fn of(ribbon: &Ribbon, look: &Look) -> Self {
        let accent = look.accent(ribbon.family);
        let ground = look.palette.ground.rgb;
        let (body, light) = if ribbon.is_bright { (0.62, 1.0) } else { (0.26, 0.52) };
        Self {
            ground,
            body: blend(ground, accent.rgb, body),
            light: blend(
                blend(ground, accent.rgb, light),
                look.palette.strong.rgb,
                if ribbon.is_bright { 0.25 } else { 0.0 },
            ),
            hue: look.hue(accent),
            is_bright: ribbon.is_bright,
        }
    }

    /// The glyph and colours of a cell from coverage and pulse of its two pixels.
    fn cell(&self, upper: (f64, f64), lower: (f64, f64), look: &Look) -> (&'static str, Style) {
        if look.tier < ColorTier::Ansi256 || look.ascii {
            return self.shaded(upper, lower, look);
        }
        let levels = if look.tier == ColorTier::True { EDGE_LEVELS } else { 1.0 };
        let color = |(coverage, pulse): (f64, f64)| {
            let inside = blend(self.body, self.light, (pulse * PULSE_LEVELS).round() / PULSE_LEVELS);
            look.rgb(blend(self.ground, inside, (coverage * levels).round() / levels))
        };
        let (top, bottom) = (color(upper), color(lower));
        if top == bottom {
            (" ", Style::new().fg(top).bg(top))
        } else {
            ("▀", Style::new().fg(top).bg(bottom))
        }
    }

    /// Without enough colours to blend: bands of shading, or arrows.
    fn shaded(&self, upper: (f64, f64), lower: (f64, f64), look: &Look) -> (&'static str, Style) {
        let style = Style::new().fg(self.hue);
        let pulse = upper.1.max(lower.1);
        if upper.0 + lower.0 < 1.0 {
            return (" ", style);
        }
        let symbol = match (look.ascii, self.is_bright) {
            (true, _) if pulse > 0.55 => ">",
            (true, true) => "=",
            (true, false) => "-",
            (false, true) if pulse > 0.3 => "█",
            (false, true) => "▒",
            (false, false) if pulse > 0.3 => "▒",
            (false, false) => "░",
        };
        (symbol, style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;
    use std::collections::HashSet;

    fn painted(settings: Settings, phase: f64) -> Buffer {
        let area = Rect::new(0, 0, 40, 12);
        let mut buf = Buffer::empty(area);
        let ribbon = Ribbon { family: Family::Specific, from: (6.0, 5.0), to: (16.0, 3.0), is_bright: true };
        paint(&mut buf, area, &[ribbon], phase, &Look::new(&settings));
        buf
    }

    #[test]
    fn a_ribbon_has_at_most_sixteen_levels_of_its_colour() {
        let mut colors = HashSet::new();
        for step in 0..50 {
            for cell in &painted(Settings::default(), f64::from(step) / 50.0).content {
                colors.extend([cell.fg, cell.bg]);
            }
        }
        colors.remove(&Color::Reset);
        assert!(colors.len() <= 16 && colors.len() > 6, "{}", colors.len());
    }

    #[test]
    fn edges_are_blended_not_stepped() {
        let buf = painted(Settings::default(), 0.0);
        let look = Look::new(&Settings::default());
        let body = Shades::of(
            &Ribbon { family: Family::Specific, from: (0.0, 1.0), to: (0.0, 1.0), is_bright: true },
            &look,
        );
        let between = buf.content.iter().filter(|cell| cell.symbol() == "▀").any(|cell| {
            let full = look.rgb(body.body);
            let ground = look.rgb(body.ground);
            cell.fg != full && cell.fg != ground && cell.bg == full
        });
        assert!(between);
    }

    #[test]
    fn pulses_run_towards_the_total() {
        let brightest = |phase: f64| {
            let buf = painted(Settings { color: ColorTier::None, ..Settings::default() }, phase);
            (0..buf.area.width)
                .filter(|x| {
                    (0..buf.area.height).any(|y| buf.cell((*x, y)).is_some_and(|c| c.symbol() == "█"))
                })
                .max()
        };
        assert!(brightest(0.05) < brightest(0.15));
    }

    #[test]
    fn without_colour_it_is_shaded_and_in_ascii_it_is_arrows() {
        let shaded = painted(Settings { color: ColorTier::None, ..Settings::default() }, 0.0);
        assert!(shaded.content.iter().any(|cell| cell.symbol() == "▒"));
        let arrows = painted(Settings { ascii: true, ..Settings::default() }, 0.0);
        assert!(arrows.content.iter().any(|cell| cell.symbol() == ">"));
        assert!(arrows.content.iter().all(|cell| cell.symbol().is_ascii()));
    }
}
