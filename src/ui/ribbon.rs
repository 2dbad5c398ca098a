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
/// The lanes that pulses run in, from -1 (the upper edge of a ribbon) to 1.
const LANES: [f64; 5] = [-0.45, 0.35, -0.05, 0.5, -0.3];
/// The tail of a pulse, in cells.
const TAIL: f64 = 12.0;

/// Paints `ribbons` over `area`; `phase` goes from 0 to 1 while a pulse runs the whole way.
pub fn paint(buf: &mut Buffer, area: Rect, ribbons: &[Ribbon], phase: f64, look: &Look) {
    let shades: Vec<Shades> = ribbons.iter().map(|ribbon| Shades::of(ribbon, look)).collect();
    for x in 0..area.width {
        let slices: Vec<Slice<'_>> = ribbons
            .iter()
            .zip(&shades)
            .map(|(ribbon, shades)| Slice::of(ribbon, shades, (x, area.width), phase))
            .collect();
        for row in 0..area.height {
            let (upper, lower) = (pixel(&slices, row * 2), pixel(&slices, row * 2 + 1));
            let pixels = [&upper, &lower].into_iter().flatten();
            let Some(most) = pixels.max_by(|a, b| a.coverage.total_cmp(&b.coverage)) else { continue };
            if let Some(cell) = buf.cell_mut((area.x + x, area.y + row)) {
                let (symbol, style) = most.shades.cell(upper.as_ref(), lower.as_ref(), look);
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
}

/// One column of a ribbon.
struct Slice<'a> {
    shades: &'a Shades,
    centre: f64,
    half: f64,
    /// For every lane with a pulse here: where it runs, and how much of its tail is left.
    pulses: Vec<(f64, f64)>,
    /// The edges a quarter of a column apart, for the coverage where the ribbon is steep.
    edges: [(f64, f64); 4],
}

impl<'a> Slice<'a> {
    fn of(ribbon: &Ribbon, shades: &'a Shades, (x, width): (u16, u16), phase: f64) -> Self {
        let (x, width) = (f64::from(x), f64::from(width.max(1)));
        let (centre, half) = ribbon.at((x + 0.5) / width);
        let edges = [0.125, 0.375, 0.625, 0.875].map(|part| ribbon.at((x + part) / width));
        let pulses = pulses(ribbon.family.idx(), x, width, phase);
        let pulses = pulses.map(|(lane, left)| (centre + lane * half, left)).collect();
        Self { shades, centre, half, pulses, edges }
    }

    /// How much of the pixel at `y` the ribbon covers.
    fn coverage(&self, y: f64) -> f64 {
        if (y + 0.5 - self.centre).abs() > self.half + 2.0 {
            return 0.0;
        }
        let covered = |(centre, half): &(f64, f64)| {
            ((y + 1.0).min(centre + half) - y.max(centre - half)).clamp(0.0, 1.0)
        };
        self.edges.iter().map(covered).sum::<f64>() / 4.0
    }
}

/// What a pixel shows: of the ribbons that touch it the one that covers most of it.
struct Pixel<'a> {
    shades: &'a Shades,
    coverage: f64,
    pulse: f64,
}

fn pixel<'a>(slices: &[Slice<'a>], y: u16) -> Option<Pixel<'a>> {
    let y = f64::from(y);
    let covering = slices.iter().map(|slice| (slice.coverage(y), slice));
    let (coverage, slice) = covering.filter(|it| it.0 > 0.0).max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(Pixel { shades: slice.shades, coverage, pulse: pulse(slice, y + 0.5) })
}

/// The pulses of ribbon `nth` that touch column `x`: their lane, and how much of their tail is left.
fn pulses(nth: usize, x: f64, width: f64, phase: f64) -> impl Iterator<Item = (f64, f64)> {
    // As many as have room to follow each other.
    let n_pulses = ((width / 16.0) as usize).clamp(2, LANES.len());
    LANES.iter().enumerate().take(n_pulses).filter_map(move |(lane_idx, lane)| {
        let offset = lane_idx as f64 / n_pulses as f64 + nth as f64 * 0.21;
        let head = ((phase + offset).rem_euclid(1.0) * (width + TAIL)).floor();
        let behind = head - x;
        (0.0..TAIL).contains(&behind).then_some((*lane, 1.0 - behind / TAIL))
    })
}

/// The brightness of the pulses at a pixel, 0 to 1: a head and the tail that it draws behind it.
fn pulse(slice: &Slice<'_>, y: f64) -> f64 {
    let brightness = slice.pulses.iter().map(|(lane, left)| {
        // The tail fades and grows thin.
        let thickness = 0.6 + left * (slice.half / 4.0).clamp(0.8, 1.8);
        left * (1.0 - ((y - lane).abs() / thickness).powi(2)).max(0.0)
    });
    brightness.fold(0.0, f64::max)
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
        let (body, light) = look.stream(ribbon.family, ribbon.is_bright);
        let hue = look.hue(look.accent(ribbon.family));
        Self { ground: look.palette.ground.rgb, body, light, hue, is_bright: ribbon.is_bright }
    }

    /// The glyph and colours of a cell from its two pixels.
    fn cell(
        &self,
        upper: Option<&Pixel<'_>>,
        lower: Option<&Pixel<'_>>,
        look: &Look,
    ) -> (&'static str, Style) {
        if look.tier < ColorTier::Ansi256 || look.ascii {
            return self.shaded(upper, lower, look);
        }
        let levels = if look.tier == ColorTier::True { EDGE_LEVELS } else { 1.0 };
        let color = |pixel: Option<&Pixel<'_>>| {
            let Some(Pixel { shades, coverage, pulse }) = pixel else { return look.rgb(self.ground) };
            let inside = blend(shades.body, shades.light, (pulse * PULSE_LEVELS).round() / PULSE_LEVELS);
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
    fn shaded(
        &self,
        upper: Option<&Pixel<'_>>,
        lower: Option<&Pixel<'_>>,
        look: &Look,
    ) -> (&'static str, Style) {
        let style = Style::new().fg(self.hue);
        let pixels = || [upper, lower].into_iter().flatten();
        let pulse = pixels().map(|pixel| pixel.pulse).fold(0.0, f64::max);
        if pixels().map(|pixel| pixel.coverage).sum::<f64>() < 1.0 {
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
