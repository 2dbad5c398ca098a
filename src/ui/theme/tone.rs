//! The tones of scenes as colours; where there are too few of those, as textures.

use super::{Look, Rgb, blend, drawing};
use crate::app::settings::{ColorTier, ThemeName};
use crate::content::drawing::Role;
use crate::content::model::Family;
use crate::scene::{Hue, Manner, Tone};
use ratatui::style::Color;

/// A tone where colours are few: a texture in one of sixteen colours or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texture {
    /// From a blank over ░ ▒ ▓ to █; in ASCII a character of its own for each stream.
    pub glyph: char,
    pub color: Color,
}

impl Texture {
    /// Whether it is painted as a ground to write on: a solid, but not one in the ink of the terminal,
    /// which has no name for a colour that reads on that.
    pub fn is_ground(self) -> bool {
        self.glyph == '█' && self.color != Color::Reset
    }
}

impl Look {
    fn hue_rgb(&self, hue: Hue) -> Rgb {
        let palette = &self.palette;
        match hue {
            Hue::Family(family) => self.accent(family).rgb,
            Hue::Contested => palette.contested.rgb,
            Hue::Animal => palette.animal.rgb,
            Hue::Strong => palette.strong.rgb,
            Hue::Text => palette.text.rgb,
            Hue::Dim => palette.dim.rgb,
            Hue::Faint => palette.faint.rgb,
            Hue::Ground => palette.ground.rgb,
            Hue::Selection => palette.selection.rgb,
            Hue::Body(role, manner) => self.body(role, manner),
        }
    }

    /// The colour of a part of a drawing; dim, it keeps how light it is, loses most of its hue, and stays so
    /// near the ground that a route through it stands out.
    fn body(&self, role: Role, manner: Manner) -> Rgb {
        let rgb = drawing::role(self, role, Family::Total);
        let ground = self.palette.ground.rgb;
        match manner {
            Manner::Plain => rgb,
            Manner::Dim => {
                let mean = (u16::from(rgb.0) * 3 + u16::from(rgb.1) * 6 + u16::from(rgb.2)) / 10;
                let grey = (mean as u8, mean as u8, (mean + 8).min(255) as u8);
                blend(ground, blend(rgb, grey, 0.8), if self.theme == ThemeName::Light { 0.39 } else { 0.53 })
            }
        }
    }

    /// What stands for it where colours are few: the lighter, the denser.
    fn body_glyph(&self, role: Role, manner: Manner) -> char {
        let glyphs = if self.ascii { [' ', '.', '-', '+', '%'] } else { [' ', '░', '▒', '▓', '█'] };
        let most = if manner == Manner::Dim { 2 } else { 4 };
        let density = match role {
            // Red, it would be no denser than the skin beside it.
            Role::Flush => most,
            _ => (usize::from(drawing::tone(role)) * 5 / 100).min(most),
        };
        glyphs.get(density.max(1)).copied().unwrap_or(' ')
    }

    /// The colour of a hue as an area, a line or a large letter, which need less contrast than words do: an
    /// orange that words can have on a light ground is a brown.
    fn area_rgb(&self, hue: Hue) -> Rgb {
        match hue {
            Hue::Family(Family::Specific) if self.theme == ThemeName::Light => LIGHT_ORANGE,
            hue => self.hue_rgb(hue),
        }
    }

    /// A tone of words in full colour.
    pub fn tone_of_words(&self, tone: Tone) -> Rgb {
        self.blended(tone, Self::hue_rgb)
    }

    /// A tone in full colour. Of 256 colours few are left between a hue and the ground, and those between are
    /// other hues: there a tone is one of four.
    pub fn tone(&self, tone: Tone) -> Rgb {
        self.blended(tone, Self::area_rgb)
    }

    fn blended(&self, tone: Tone, rgb_of: fn(&Self, Hue) -> Rgb) -> Rgb {
        let tone = if self.tier == ColorTier::Ansi256 { coarse(tone) } else { tone };
        let rgb = blend(self.palette.ground.rgb, rgb_of(self, tone.hue), f64::from(tone.part) / 100.0);
        tone.mixed.map_or(rgb, |(hue, by)| blend(rgb, rgb_of(self, hue), f64::from(by) / 100.0))
    }

    /// A tone as a colour of the terminal; one of sixteen whatever its part.
    pub fn tone_color(&self, tone: Tone) -> Color {
        if self.tier != ColorTier::Ansi16 {
            return self.rgb(self.tone(tone));
        }
        let palette = &self.palette;
        self.hue(match tone.hue {
            Hue::Family(family) => self.accent(family),
            Hue::Contested => palette.contested,
            Hue::Animal => palette.animal,
            Hue::Strong => palette.strong,
            Hue::Text => palette.text,
            Hue::Dim => palette.dim,
            Hue::Faint | Hue::Selection => palette.faint,
            Hue::Ground => palette.ground,
            Hue::Body(..) => palette.dim,
        })
    }

    /// What stands for the inside of a fill where there are sixteen colours, none, or only ASCII.
    pub fn texture(&self, tone: Tone) -> Texture {
        let color = self.tone_color(tone);
        // How dense: in sixteen colours the hue says what it is, without colours the density has to.
        let most: u8 = match (tone.hue, self.tier) {
            (Hue::Ground, _) => 0,
            (Hue::Body(role, manner), _) => return Texture { glyph: self.body_glyph(role, manner), color },
            // What has focus has its mark beside it.
            (Hue::Selection, _) => u8::from(tone.part < 100),
            (Hue::Faint, _) => 2,
            (_, ColorTier::Ansi16) if !self.ascii => 4,
            // What is in dispute may lie on what is grey.
            (Hue::Family(Family::Contextual) | Hue::Dim | Hue::Contested, _) => 3,
            (Hue::Family(Family::NonSpecific), _) => 2,
            _ => 4,
        };
        let is_stream = matches!(tone.hue, Hue::Family(_));
        let density = match tone.part {
            60..CREST if is_stream => most - 1,
            60.. => most,
            35..60 => most.min(3).saturating_sub(1).max(u8::from(most > 0)),
            12..35 => most.min(1),
            _ => 0,
        };
        let glyphs = if self.ascii { [' ', '.', ':', '=', '#'] } else { [' ', '░', '▒', '▓', '█'] };
        Texture { glyph: glyphs.get(usize::from(density)).copied().unwrap_or(' '), color }
    }
}

/// Three to one on the pale bodies of the light theme, and apart from blue and green for every eye.
const LIGHT_ORANGE: Rgb = (0xa9, 0x46, 0x03);

/// From this part on a tone of a stream is a crest of its light, where there are two of them.
const CREST: u8 = 84;

/// The tone of four that is nearest.
fn coarse(tone: Tone) -> Tone {
    let part = match tone.part {
        86.. => 100,
        50..86 => 80,
        25..50 => 50,
        10..25 => 24,
        _ => 0,
    };
    let is_of_stream = matches!(tone.hue, Hue::Family(_) | Hue::Contested | Hue::Animal);
    let mixed = tone.mixed.map(|(hue, by)| (hue, by.saturating_add(13) / 26 * 26));
    if is_of_stream { Tone { part, mixed, ..tone } } else { tone }
}
