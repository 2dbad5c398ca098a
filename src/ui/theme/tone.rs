//! The tones of scenes as colours; where there are too few of those, as textures.

use super::{Look, Rgb, blend};
use crate::app::settings::ColorTier;
use crate::content::model::Family;
use crate::scene::{Hue, Tone};
use ratatui::style::Color;

/// A tone where colours are few: a texture in one of sixteen colours or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texture {
    /// From a blank over ░ ▒ ▓ to █; in ASCII a character of its own for each stream.
    pub glyph: char,
    pub color: Color,
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

    /// A tone in full colour.
    pub fn tone(&self, tone: Tone) -> Rgb {
        let rgb = blend(self.palette.ground.rgb, self.hue_rgb(tone.hue), f64::from(tone.part) / 100.0);
        tone.mixed.map_or(rgb, |(hue, by)| blend(rgb, self.hue_rgb(hue), f64::from(by) / 100.0))
    }

    /// A tone as one of sixteen colours, whatever its part.
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
            (Hue::Selection, _) => 1,
            (Hue::Faint, _) => 2,
            (_, ColorTier::Ansi16) if !self.ascii => 4,
            (Hue::Family(Family::Contextual) | Hue::Dim, _) => 3,
            (Hue::Family(Family::NonSpecific) | Hue::Contested, _) => 2,
            _ => 4,
        };
        let density = match tone.part {
            60.. => most,
            35..60 => most.min(3).saturating_sub(1).max(u8::from(most > 0)),
            12..35 => most.min(1),
            _ => 0,
        };
        let glyphs = if self.ascii { [' ', '.', ':', '=', '#'] } else { [' ', '░', '▒', '▓', '█'] };
        Texture { glyph: glyphs.get(usize::from(density)).copied().unwrap_or(' '), color }
    }
}
