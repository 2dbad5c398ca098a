//! Themes: a palette of few colours, and the styles of every role made from it for the colours
//! that the terminal has. Views name roles, never colours.

pub mod drawing;
mod rgb;
mod tone;

use crate::app::settings::{ColorTier, Glyphs, Italics, Settings, ThemeName};
use crate::content::model::{Certainty, Family, Status};
use crate::page::Role;
use ratatui::style::{Color, Modifier, Style};
use rgb::nearest_of_256;
pub use rgb::{Rgb, blend, contrast, luminance, rgb_of};
pub use tone::Texture;

/// A colour in full, and the one of sixteen that stands for it. Where the ground is left to the terminal, nobody
/// knows what it is, and of the sixteen many are shades of it: such ink is the terminal's own, or one of
/// the six plain hues.
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
    /// How much is left, 0 to 1, of what lies beneath a card.
    pub beneath: f64,
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
            strong: hue(0xff_ff_ff, Color::Reset),
            dim: hue(0x95_9b_a8, Color::Reset),
            faint: hue(0x43_48_53, Color::Reset),
            selection: hue(0x29_2d_37, Color::Reset),
            beneath: 0.42,
            accents: [
                hue(0xfa_9c_66, Color::Red),
                hue(0x83_c4_f4, Color::Cyan),
                hue(0x1f_a8_8b, Color::Green),
                hue(0xe6_e8_ee, Color::Reset),
            ],
            contested: hue(0xe5_8f_bd, Color::Magenta),
            animal: hue(0xe3_c7_5c, Color::Yellow),
        },
        ThemeName::Light => Palette {
            ground: hue(0xfb_fa_f6, Color::Reset),
            text: hue(0x2b_2e_35, Color::Reset),
            strong: hue(0x00_00_00, Color::Reset),
            dim: hue(0x5d_63_6e, Color::Reset),
            faint: hue(0xc4_c7_cd, Color::Reset),
            selection: hue(0xe6_e7_ea, Color::Reset),
            beneath: 0.42,
            accents: [
                hue(0x9b_52_0d, Color::Red),
                hue(0x00_66_c4, Color::Blue),
                hue(0x00_51_31, Color::Green),
                hue(0x33_37_3f, Color::Reset),
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
            // Who needs this theme may want to read on there.
            beneath: 0.8,
            accents: [
                hue(0xff_b0_73, Color::LightRed),
                hue(0xaf_d6_fd, Color::LightCyan),
                hue(0x24_f5_c3, Color::LightGreen),
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
    pub theme: ThemeName,
    pub tier: ColorTier,
    pub ascii: bool,
    pub italics: Italics,
    pub glyphs: Glyphs,
}

impl Look {
    pub fn new(settings: &Settings) -> Self {
        let tier = if settings.theme == ThemeName::Mono { ColorTier::None } else { settings.color };
        let Settings { theme, ascii, italics, glyphs, .. } = *settings;
        Self { palette: palette(theme), theme, tier, ascii, italics, glyphs }
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

    /// The inside of a stream, and the light that runs through it.
    pub fn stream(&self, family: Family, is_bright: bool) -> (Rgb, Rgb) {
        let (ground, accent) = (self.palette.ground.rgb, self.accent(family).rgb);
        let (body, light) = match (self.tier, is_bright) {
            // Of 256 colours the dark ones are all but grey: both are moved up to where hue is left.
            (ColorTier::Ansi256, true) => (0.8, 1.0),
            (ColorTier::Ansi256, false) => (0.5, 0.7),
            (_, true) => (0.62, 1.0),
            (_, false) => (0.26, 0.52),
        };
        let light = blend(ground, accent, light);
        let strong = if is_bright { 0.25 } else { 0.0 };
        (blend(ground, accent, body), blend(light, self.palette.strong.rgb, strong))
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
        self.weak(self.palette.dim)
    }

    /// Rules and the frames of what has no focus.
    pub fn faint(&self) -> Style {
        self.weak(self.palette.faint)
    }

    /// A weaker hue than that of the text; the terminal weakens its own ink where it has none for that.
    fn weak(&self, hue: Hue) -> Style {
        let style = self.style(hue);
        if style.fg == Some(Color::Reset) { style.add_modifier(Modifier::DIM) } else { style }
    }

    pub fn family(&self, family: Family) -> Style {
        self.style(self.accent(family))
    }

    /// Laid over the chosen row.
    pub fn selection(&self) -> Style {
        match self.tier {
            // One colour for the whole row, or its ground would have that of each word.
            ColorTier::None | ColorTier::Ansi16 => self.text().add_modifier(Modifier::REVERSED),
            _ => Style::new().bg(self.hue(self.palette.selection)).add_modifier(Modifier::BOLD),
        }
    }

    /// A ground a little above that of the screen, for what can be opened and for what is open.
    pub fn chip(&self) -> Style {
        match self.tier {
            ColorTier::None | ColorTier::Ansi16 => self.ground(),
            _ => self.text().bg(self.hue(self.palette.selection)),
        }
    }

    /// What was set to something, and the chosen line of a menu: in the colour of `family`, reversed.
    pub fn set(&self, family: Family) -> Style {
        match self.tier {
            ColorTier::None | ColorTier::Ansi16 => self.selection(),
            _ => {
                let ground = Style::new().fg(self.hue(self.palette.ground)).bg(self.hue(self.accent(family)));
                ground.add_modifier(Modifier::BOLD)
            }
        }
    }

    /// The ground of a card, between that of the place and that of a block in focus on the card; nothing
    /// where there are too few shades for one.
    pub fn card(&self) -> Option<Style> {
        if matches!(self.tier, ColorTier::None | ColorTier::Ansi16) {
            return None;
        }
        let ground = blend(self.palette.ground.rgb, self.palette.selection.rgb, 0.45);
        Some(self.style(self.palette.text).bg(self.rgb(ground)))
    }

    /// The ground of a block that has focus, where there are shades enough for one.
    pub fn raised(&self) -> Style {
        match self.tier {
            ColorTier::None | ColorTier::Ansi16 => Style::new(),
            // What lies beneath a card can be read there, and would lose contrast to a shade.
            _ if self.palette.beneath > 0.5 => Style::new(),
            _ => Style::new().bg(self.hue(self.palette.selection)),
        }
    }

    /// A piece of a bar of claims as a shade with letters that read on it; nothing where shades are too
    /// few and pieces have to differ by their fill.
    pub fn shade(&self, certainty: Certainty, family: Family) -> Option<Style> {
        if matches!(self.tier, ColorTier::None | ColorTier::Ansi16) {
            return None;
        }
        let accent = self.accent(family).rgb;
        let faded = |rgb: Rgb, part: f64| blend(self.palette.ground.rgb, rgb, part);
        let shade = match certainty {
            // Three steps of one colour, far enough apart to be told without being side by side.
            Certainty::WellEstablished => blend(accent, self.palette.strong.rgb, 0.5),
            Certainty::Supported => faded(accent, 0.85),
            Certainty::Emerging => faded(accent, 0.5),
            Certainty::Contested => self.palette.contested.rgb,
            Certainty::AnimalOnly => self.palette.animal.rgb,
            Certainty::Advice => self.palette.dim.rgb,
            Certainty::Agreed => faded(self.palette.dim.rgb, 0.6),
        };
        Some(self.on_shade(shade))
    }

    /// Black or white letters on `shade`, which gives way towards its nearer end until they read.
    fn on_shade(&self, shade: Rgb) -> Style {
        const BLACK: Rgb = (0, 0, 0);
        const WHITE: Rgb = (255, 255, 255);
        let least = if self.palette.beneath > 0.5 { 7.0 } else { 4.5 };
        let shown = |rgb: Rgb| rgb_of(self.rgb(rgb)).unwrap_or(rgb);
        let is_dark = |rgb: Rgb| contrast(rgb, WHITE) > contrast(rgb, BLACK);
        let (end, letters) = if is_dark(shown(shade)) { (BLACK, WHITE) } else { (WHITE, BLACK) };
        let mut steps = (0..=20).map(|step| blend(shade, end, f64::from(step) / 40.0));
        let ground = steps.find(|rgb| contrast(shown(*rgb), letters) >= least).unwrap_or(end);
        Style::new().fg(self.rgb(letters)).bg(self.rgb(ground)).add_modifier(Modifier::BOLD)
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

    /// A key that stands for one of several answers.
    pub fn choice(&self, family: Family) -> Style {
        self.family(family).add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    pub fn certainty(&self, certainty: Certainty, family: Family) -> Style {
        match certainty {
            Certainty::WellEstablished | Certainty::Supported | Certainty::Emerging => self.family(family),
            Certainty::Contested => self.style(self.palette.contested),
            Certainty::AnimalOnly => self.style(self.palette.animal),
            Certainty::Advice | Certainty::Agreed => self.dim(),
        }
    }

    /// The look of a piece of a page of `family`.
    pub fn role(&self, role: Role, family: Family) -> Style {
        let bold = |style: Style| style.add_modifier(Modifier::BOLD);
        match role {
            Role::Title | Role::Strong => self.strong(),
            Role::Heading => bold(self.family(family)),
            Role::Tagline => self.dim().add_modifier(Modifier::ITALIC),
            Role::Body => self.text(),
            Role::Emphasis => self.text().add_modifier(Modifier::ITALIC),
            Role::Claim => self.style(self.palette.text),
            Role::Link | Role::Term => self.text().add_modifier(Modifier::UNDERLINED),
            Role::Cite => self.family(family),
            Role::Meta | Role::Label => self.dim(),
            Role::Number => self.family(family),
            Role::Certainty(certainty) => self.certainty(certainty, family),
            Role::Status(Status::Supported) => bold(self.family(family)),
            Role::Status(Status::Mixed) => bold(self.style(self.palette.animal)),
            Role::Status(Status::Contested) => bold(self.style(self.palette.contested)),
            Role::Status(Status::Opinion) => self.dim(),
            Role::Share(status) => {
                bold(self.role(Role::Status(status), family)).add_modifier(Modifier::REVERSED)
            }
            Role::Mark(family) => self.family(family),
            Role::Bar | Role::Border | Role::Edge => self.faint(),
            Role::Large => self.family(family),
            Role::Caveat => bold(self.style(self.palette.contested)),
            Role::Piece(certainty) | Role::Rim(certainty) => self.certainty(certainty, family),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use color::{Lab, LinearSrgb, OpaqueColor, Srgb};
    use deltae::{DE2000, DeltaE, LabValue};

    fn look(theme: ThemeName, color: ColorTier) -> Look {
        Look::new(&Settings { theme, color, ..Settings::default() })
    }

    /// What is seen of `hue` where the terminal has so many colours.
    fn shown(hue: Hue, tier: ColorTier, theme: ThemeName) -> Rgb {
        rgb_of(look(theme, tier).hue(hue)).unwrap()
    }

    fn linear((r, g, b): Rgb) -> OpaqueColor<LinearSrgb> {
        OpaqueColor::<Srgb>::from_rgb8(r, g, b).convert()
    }

    /// The contrast after WCAG 2.1, with luminances as a library counts them that others use too.
    pub(in crate::ui) fn measured(a: Rgb, b: Rgb) -> f64 {
        let [a, b] = [a, b].map(|it| f64::from(linear(it).relative_luminance()));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const THEMES: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast];
    const TIERS: [ColorTier; 2] = [ColorTier::True, ColorTier::Ansi256];

    #[test]
    fn every_text_reads_on_its_ground_in_every_theme() {
        for (theme, tier) in THEMES.into_iter().flat_map(|theme| TIERS.map(|tier| (theme, tier))) {
            let p = palette(theme);
            let least = if theme == ThemeName::HighContrast { 7.0 } else { 4.5 };
            let texts = [p.text, p.strong, p.dim, p.contested, p.animal].into_iter().chain(p.accents);
            for text in texts {
                for ground in [p.ground, p.selection] {
                    let [text, ground] = [text, ground].map(|hue| shown(hue, tier, theme));
                    let contrast = measured(text, ground);
                    assert!(
                        contrast >= least,
                        "{text:?} on {ground:?} in {} of {tier:?}: {contrast:.2}",
                        theme.word()
                    );
                }
            }
        }
    }

    #[test]
    fn the_numbers_in_a_bar_read_on_every_shade() {
        for (theme, tier) in THEMES.into_iter().flat_map(|theme| TIERS.map(|tier| (theme, tier))) {
            let look = look(theme, tier);
            let least = if theme == ThemeName::HighContrast { 7.0 } else { 4.5 };
            for (certainty, family) in
                Certainty::ALL.into_iter().flat_map(|it| Family::ALL.map(|family| (it, family)))
            {
                let style = look.shade(certainty, family).unwrap();
                let [letters, ground] = [style.fg, style.bg].map(|it| rgb_of(it.unwrap()).unwrap());
                let contrast = measured(letters, ground);
                assert!(contrast >= least, "{certainty:?} of {family:?} in {theme:?}: {contrast:.2}");
                assert!((super::contrast(letters, ground) - contrast).abs() < 0.1);
            }
        }
    }

    type Matrix = [[f64; 3]; 3];

    /// Colours as people see them who lack a kind of cone, as matrices over linear RGB. The first three
    /// are those of Machado, Oliveira & Fernandes 2009 (doi:10.1109/TVCG.2009.113) at severity 1.0; the
    /// others an older model for the two common kinds, Viénot, Brettel & Mollon 1999
    /// (Color Research & Application 24(4), 243–252), worked out for sRGB.
    const EYES: [(&str, Matrix); 6] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
        ("protanopia, 1999", [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]),
        ("deuteranopia, 1999", [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]),
    ];

    fn seen(rgb: Rgb, eyes: &Matrix) -> LabValue {
        let [red, green, blue] = linear(rgb).components.map(f64::from);
        let rgb = eyes.map(|row| (row[0] * red + row[1] * green + row[2] * blue).clamp(0.0, 1.0) as f32);
        let [l, a, b] = OpaqueColor::<LinearSrgb>::new(rgb).convert::<Lab>().components;
        LabValue { l, a, b }
    }

    /// CIEDE2000. About 1 is the least that is seen side by side; at 10 two colours are told apart at a
    /// glance, also when they do not touch and cover little, as letters and marks do.
    const APART: f64 = 10.0;

    fn stay_apart(colors: &[Rgb], what: &str) {
        for (eyes, matrix) in &EYES {
            for (nth, a) in colors.iter().enumerate() {
                for b in colors.iter().skip(nth + 1) {
                    let apart = f64::from(*DeltaE::new(seen(*a, matrix), seen(*b, matrix), DE2000).value());
                    assert!(apart >= APART, "{what}, {eyes}: {a:?} and {b:?} are {apart:.1} apart");
                }
            }
        }
    }

    #[test]
    fn the_families_stay_apart_for_colour_blind_eyes() {
        for (theme, tier) in THEMES.into_iter().flat_map(|theme| TIERS.map(|tier| (theme, tier))) {
            let accents = palette(theme).accents.map(|accent| shown(accent, tier, theme));
            stay_apart(&accents, &format!("{} of {tier:?}", theme.word()));
        }
    }

    #[test]
    fn the_bright_streams_stay_apart_for_colour_blind_eyes() {
        for (theme, tier) in THEMES.into_iter().flat_map(|theme| TIERS.map(|tier| (theme, tier))) {
            let look = look(theme, tier);
            let streams = Family::ALL.into_iter().take(3).map(|family| look.stream(family, true));
            let ground = shown(look.palette.ground, tier, theme);
            let colors: Vec<Rgb> =
                streams.map(|(body, _)| rgb_of(look.rgb(body)).unwrap()).chain([ground]).collect();
            stay_apart(&colors, &format!("streams in {} of {tier:?}", theme.word()));
        }
    }

    #[test]
    fn known_colours_find_their_place_among_256() {
        assert_eq!(
            [nearest_of_256((0, 0, 0)), nearest_of_256((255, 0, 0)), nearest_of_256((128, 128, 128))],
            [16, 196, 244]
        );
        for nth in 16..=255 {
            let rgb = rgb_of(Color::Indexed(nth)).unwrap();
            assert_eq!(rgb_of(Color::Indexed(nearest_of_256(rgb))), Some(rgb));
        }
    }
}
