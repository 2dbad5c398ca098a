//! Themes: a palette of few colours, and the styles of every role made from it for the colours
//! that the terminal has. Views name roles, never colours.

use crate::app::settings::{ColorTier, Settings, ThemeName};
use crate::content::model::{Certainty, Family, Status};
use crate::page::Role;
use ratatui::style::{Color, Modifier, Style};

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A colour in full, and the one of sixteen that stands for it.
#[derive(Clone, Copy, Debug)]
pub struct Hue {
    pub rgb: Rgb,
    ansi: Color,
}

const fn hue(rgb: u32, ansi: Color) -> Hue {
    Hue { rgb: ((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8), ansi }
}

/// The colours of a theme. The accents are the Okabe–Ito hues, moved in lightness until text in
/// them reads on the ground.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    pub ground: Hue,
    pub text: Hue,
    /// The brightest words.
    pub strong: Hue,
    /// Facts about facts.
    pub dim: Hue,
    /// Rules and frames, never text.
    pub faint: Hue,
    /// Behind the chosen row.
    pub selection: Hue,
    /// One for each family.
    pub accents: [Hue; 4],
    pub contested: Hue,
    pub animal: Hue,
}

/// The palette of a theme. `Mono` has the shape of one and uses no colour of it.
pub fn palette(theme: ThemeName) -> Palette {
    match theme {
        ThemeName::Dark | ThemeName::Mono => Palette {
            ground: hue(0x12_13_17, Color::Reset),
            text: hue(0xd3_d6_dc, Color::Reset),
            strong: hue(0xff_ff_ff, Color::White),
            dim: hue(0x90_96_a3, Color::Gray),
            faint: hue(0x43_48_53, Color::DarkGray),
            selection: hue(0x29_2d_37, Color::Reset),
            accents: [
                hue(0xf5_93_5b, Color::LightRed),
                hue(0x7f_c0_f7, Color::LightBlue),
                hue(0x36_ad_85, Color::LightGreen),
                hue(0xe6_e8_ee, Color::White),
            ],
            contested: hue(0xe5_8f_bd, Color::LightMagenta),
            animal: hue(0xe3_c7_5c, Color::LightYellow),
        },
        ThemeName::Light => Palette {
            ground: hue(0xfb_fa_f6, Color::Reset),
            text: hue(0x2b_2e_35, Color::Reset),
            strong: hue(0x00_00_00, Color::Black),
            dim: hue(0x5d_63_6e, Color::DarkGray),
            faint: hue(0xc4_c7_cd, Color::Gray),
            selection: hue(0xe6_e7_ea, Color::Reset),
            accents: [
                hue(0xac_45_00, Color::Red),
                hue(0x0f_66_ad, Color::Blue),
                hue(0x00_5a_38, Color::Green),
                hue(0x33_37_3f, Color::Black),
            ],
            contested: hue(0x9b_2b_68, Color::Magenta),
            animal: hue(0x74_56_00, Color::Cyan),
        },
        ThemeName::HighContrast => Palette {
            ground: hue(0x00_00_00, Color::Black),
            text: hue(0xff_ff_ff, Color::White),
            strong: hue(0xff_ff_ff, Color::White),
            dim: hue(0xd6_d6_d6, Color::White),
            faint: hue(0x80_80_80, Color::Gray),
            selection: hue(0x33_33_33, Color::DarkGray),
            accents: [
                hue(0xff_b0_7a, Color::LightRed),
                hue(0xa9_d8_ff, Color::LightCyan),
                hue(0x45_dc_ae, Color::LightGreen),
                hue(0xff_ff_ff, Color::White),
            ],
            contested: hue(0xff_a8_d6, Color::LightMagenta),
            animal: hue(0xff_e0_66, Color::LightYellow),
        },
    }
}

/// A theme on a terminal: the palette and how much of it can be shown.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub palette: Palette,
    pub tier: ColorTier,
    pub ascii: bool,
}

impl Look {
    pub fn new(settings: &Settings) -> Self {
        let tier = if settings.theme == ThemeName::Mono { ColorTier::None } else { settings.color };
        Self { palette: palette(settings.theme), tier, ascii: settings.ascii }
    }

    /// `rgb` as the terminal can show it, the nearest of 256 where it must be; for sixteen
    /// colours a [`Hue`] is needed.
    pub fn rgb(&self, rgb: Rgb) -> Color {
        match self.tier {
            ColorTier::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
            ColorTier::Ansi256 => Color::Indexed(nearest_of_256(rgb)),
            ColorTier::Ansi16 | ColorTier::None => Color::Reset,
        }
    }

    pub fn hue(&self, hue: Hue) -> Color {
        match self.tier {
            ColorTier::Ansi16 => hue.ansi,
            _ => self.rgb(hue.rgb),
        }
    }

    pub fn accent(&self, family: Family) -> Hue {
        let [specific, contextual, non_specific, total] = self.palette.accents;
        match family {
            Family::Specific => specific,
            Family::Contextual => contextual,
            Family::NonSpecific => non_specific,
            Family::Total => total,
        }
    }

    fn style(&self, hue: Hue) -> Style {
        Style::new().fg(self.hue(hue))
    }

    /// The ground that everything stands on.
    pub fn ground(&self) -> Style {
        self.style(self.palette.text).bg(self.hue(self.palette.ground))
    }

    pub fn text(&self) -> Style {
        self.style(self.palette.text)
    }

    pub fn strong(&self) -> Style {
        self.style(self.palette.strong).add_modifier(Modifier::BOLD)
    }

    pub fn dim(&self) -> Style {
        let style = self.style(self.palette.dim);
        if self.tier == ColorTier::None { style.add_modifier(Modifier::DIM) } else { style }
    }

    /// Rules and the frames of what has no focus.
    pub fn faint(&self) -> Style {
        let style = self.style(self.palette.faint);
        if self.tier == ColorTier::None { style.add_modifier(Modifier::DIM) } else { style }
    }

    pub fn family(&self, family: Family) -> Style {
        self.style(self.accent(family))
    }

    /// Laid over the chosen row.
    pub fn selection(&self) -> Style {
        match self.tier {
            ColorTier::None | ColorTier::Ansi16 => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new().bg(self.hue(self.palette.selection)).add_modifier(Modifier::BOLD),
        }
    }

    /// Laid over the link that has focus.
    pub fn focused_link(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A key of the footer.
    pub fn key(&self) -> Style {
        match self.tier {
            ColorTier::None | ColorTier::Ansi16 => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new().fg(self.hue(self.palette.ground)).bg(self.hue(self.palette.dim)),
        }
    }

    pub fn certainty(&self, certainty: Certainty, family: Family) -> Style {
        match certainty {
            Certainty::WellEstablished | Certainty::Supported | Certainty::Emerging => self.family(family),
            Certainty::Contested => self.style(self.palette.contested),
            Certainty::AnimalOnly => self.style(self.palette.animal),
            Certainty::Advice => self.dim(),
        }
    }

    /// The look of a piece of a page of `family`.
    pub fn role(&self, role: Role, family: Family) -> Style {
        match role {
            Role::Title => self.strong(),
            Role::Heading => self.family(family).add_modifier(Modifier::BOLD),
            Role::Strong => self.strong(),
            Role::Tagline => self.dim().add_modifier(Modifier::ITALIC),
            Role::Body => self.text(),
            Role::Emphasis => self.text().add_modifier(Modifier::ITALIC),
            Role::Claim => self.style(self.palette.text),
            Role::Link | Role::Term => self.text().add_modifier(Modifier::UNDERLINED),
            Role::Cite => self.family(family),
            Role::Meta | Role::Label => self.dim(),
            Role::Number => self.family(family),
            Role::Certainty(certainty) => self.certainty(certainty, family),
            Role::Status(Status::Supported) => self.family(family),
            Role::Status(Status::Mixed) => self.style(self.palette.animal),
            Role::Status(Status::Contested) => self.style(self.palette.contested),
            Role::Status(Status::Opinion) => self.dim(),
            Role::Mark(family) => self.family(family),
            Role::Bar | Role::Border => self.faint(),
        }
    }
}

/// `from` moved towards `to`.
pub fn blend(from: Rgb, to: Rgb, ratio: f64) -> Rgb {
    let mix =
        |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * ratio.clamp(0.0, 1.0)).round() as u8;
    (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// The nearest of the 240 fixed colours of a 256-colour terminal: the 6×6×6 cube from 16 on, the
/// greys from 232 on. The first sixteen differ from terminal to terminal and are not used.
fn nearest_of_256(rgb: Rgb) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let distance = |a: Rgb, b: Rgb| {
        let part = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        part(a.0, b.0) * 2 + part(a.1, b.1) * 4 + part(a.2, b.2) * 3
    };
    let step = |value: u8| {
        let nearest = STEPS.iter().enumerate().min_by_key(|(_, it)| it.abs_diff(value));
        nearest.map_or((0, 0), |(nth, it)| (nth as u8, *it))
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

    /// Relative luminance after WCAG 2.2.
    fn luminance(rgb: Rgb) -> f64 {
        let part = |value: u8| {
            let c = f64::from(value) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(rgb.0) + 0.7152 * part(rgb.1) + 0.0722 * part(rgb.2)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_reads_on_its_ground_in_every_theme() {
        for theme in ThemeName::ALL {
            let p = palette(theme);
            let least = if theme == ThemeName::HighContrast { 7.0 } else { 4.5 };
            let texts = [p.text, p.strong, p.dim, p.contested, p.animal].into_iter().chain(p.accents);
            for text in texts {
                for ground in [p.ground, p.selection] {
                    let contrast = contrast(text.rgb, ground.rgb);
                    assert!(
                        contrast >= least,
                        "{:?} on {:?} in {}: {contrast:.2}",
                        text.rgb,
                        ground.rgb,
                        theme.word()
                    );
                }
            }
        }
    }

    /// Colours as a person without L, M or S cones sees them (Viénot, Brettel & Mollon 1999 for
    /// the first two; Brettel, Viénot & Mollon 1997 in the usual one-matrix approximation for the
    /// third), in linear RGB.
    const BLINDNESS: [[[f64; 3]; 3]; 3] = [
        [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]],
        [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]],
        [[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.80500, 0.11911]],
    ];

    fn lab(rgb: Rgb, seen_by: Option<usize>) -> [f64; 3] {
        let linear = |value: u8| {
            let c = f64::from(value) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let mut c = [linear(rgb.0), linear(rgb.1), linear(rgb.2)];
        if let Some(kind) = seen_by {
            c = BLINDNESS[kind].map(|row| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0));
        }
        let x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047;
        let y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        let z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883;
        let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
    }

    #[test]
    fn the_families_stay_apart_for_colour_blind_eyes() {
        for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast] {
            let accents = palette(theme).accents;
            for seen_by in [None, Some(0), Some(1), Some(2)] {
                for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                    let (p, q) = (lab(accents[a].rgb, seen_by), lab(accents[b].rgb, seen_by));
                    let distance = (0..3).map(|i| (p[i] - q[i]).powi(2)).sum::<f64>().sqrt();
                    // ΔE*ab 1976; about 2.3 is the least that is seen side by side.
                    assert!(
                        distance >= 10.0,
                        "{a} and {b} in {} for {seen_by:?}: {distance:.1}",
                        theme.word()
                    );
                }
            }
        }
    }

    #[test]
    fn known_colours_find_their_place_among_256() {
        assert_eq!(
            [nearest_of_256((0, 0, 0)), nearest_of_256((255, 0, 0)), nearest_of_256((128, 128, 128))],
            [16, 196, 244]
        );
    }
}
