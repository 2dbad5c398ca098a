//! Words over fills. The ground of a word is lifted or lowered until it reads.

use super::Ground;
use crate::app::settings::{ColorTier, ThemeName};
use crate::content::problem::printable;
use crate::scene::{Label, Weight, Words};
use crate::ui::theme::{Rgb, blend};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(label: &Label, ground: &Ground<'_>, buf: &mut Buffer) {
    let (mut x, y) = label.at;
    for words in &label.words {
        let text: String = printable(&words.text);
        let width = text.width() as i32;
        let look = Plate::of(words, (x, y), width, ground);
        for letter in text.graphemes(true) {
            let wide = letter.width() as i32;
            if wide > 0 {
                look.put((x, y), letter, ground, buf);
            }
            x += wide;
        }
    }
}

/// What a phrase is written in and on.
struct Plate {
    style: Style,
    /// The colour of the letters, where the ground of each can be moved away from it.
    front: Option<Rgb>,
    least: f64,
}

impl Plate {
    fn of(words: &Words, (x, y): (i32, i32), width: i32, ground: &Ground<'_>) -> Self {
        let look = ground.pen.look;
        let modifier = match words.weight {
            Weight::Plain => Modifier::empty(),
            Weight::Bold => Modifier::BOLD,
            Weight::Italic => Modifier::ITALIC,
            Weight::BoldItalic => Modifier::BOLD | Modifier::ITALIC,
            Weight::Underlined => Modifier::BOLD | Modifier::UNDERLINED,
        };
        let least = if look.theme == ThemeName::HighContrast { 7.0 } else { 4.5 };
        let style = ground.style(words.tone).add_modifier(modifier);
        let is_filled = |x: i32| ground.most((x, y)) != 0;
        if !ground.pen.is_full() {
            // Letters on a solid fill are cut out of it.
            let solid = (x..x + width).filter(|x| {
                let tone = ground.laid.plate.tones.get(usize::from(ground.most((*x, y))));
                tone.is_some_and(|tone| matches!(look.texture(*tone).glyph, '█' | '▓'))
            });
            let mut style = style;
            if solid.count() as i32 * 2 > width && !look.ascii {
                let tint = ground.most((x + width / 2, y));
                style = Style::new().fg(ground.color(tint)).add_modifier(Modifier::REVERSED | modifier);
            }
            return Self { style, front: None, least };
        }
        let mut front = look.tone(words.tone);
        if (x..x + width).any(is_filled) {
            // The lighter or the darker end of the theme, whichever is farther from what lies beneath.
            let grounds = || (x..x + width).map(|x| beneath((x, y), ground));
            let lowest =
                |front: Rgb| grounds().map(|back| contrast(front, back)).fold(f64::INFINITY, f64::min);
            let (strong, paper) = (look.palette.strong.rgb, look.palette.ground.rgb);
            // A little the ground can be moved.
            if lowest(front) < least / 2.0 {
                front = if lowest(strong) >= lowest(paper) { strong } else { paper };
            }
        }
        Self { style: style.fg(look.rgb(front)), front: Some(front), least }
    }

    fn put(&self, at: (i32, i32), letter: &str, ground: &Ground<'_>, buf: &mut Buffer) {
        let Some(position) =
            ground.nth(at).and_then(|nth| super::place(ground.laid.plate.size, nth, ground.area))
        else {
            return;
        };
        let Some(cell) = buf.cell_mut(position) else { return };
        cell.set_symbol(letter);
        cell.modifier = Modifier::empty();
        let mut style = self.style;
        // A cell that is but touched by a fill may have it for its ground.
        if let Some(front) = self.front
            && ground.is_touched(at)
        {
            style = style.bg(ground.pen.look.rgb(readable(front, beneath(at, ground), self.least, ground)));
        }
        cell.set_style(style);
    }
}

/// The colour that most of a cell has.
fn beneath(at: (i32, i32), ground: &Ground<'_>) -> Rgb {
    let tone = ground.laid.plate.tones.get(usize::from(ground.most(at)));
    tone.map_or(ground.pen.look.palette.ground.rgb, |tone| ground.pen.look.tone(*tone))
}

/// `back`, moved away from `front` until a letter reads.
fn readable(front: Rgb, back: Rgb, least: f64, ground: &Ground<'_>) -> Rgb {
    let far = if luminance(front) > 0.18 { (0, 0, 0) } else { (255, 255, 255) };
    let shown = |rgb: Rgb| {
        let look = ground.pen.look;
        let of = |rgb: Rgb| crate::ui::theme::rgb_of(look.rgb(rgb)).unwrap_or(rgb);
        if look.tier == ColorTier::Ansi256 { (of(front), of(rgb)) } else { (front, rgb) }
    };
    let reads = |rgb: &Rgb| {
        let (front, back) = shown(*rgb);
        contrast(front, back) >= least
    };
    (0..=20).map(|step| blend(back, far, f64::from(step) / 20.0)).find(reads).unwrap_or(far)
}

/// Relative luminance after WCAG 2.1.
fn luminance((r, g, b): Rgb) -> f64 {
    let part = |it: u8| {
        let it = f64::from(it) / 255.0;
        if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// The contrast of two colours after WCAG 2.1, 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
