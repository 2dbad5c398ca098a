//! Words over fills. The ground of a word is lifted or lowered until it reads.

use super::Ground;
use crate::app::settings::{ColorTier, ThemeName};
use crate::content::character::printable;
use crate::scene::{Hue, Label, Large, Tone, Weight, Words};
use crate::ui::theme::{Rgb, blend, contrast, luminance};
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

/// Words in large letters; words like others where there are no blocks.
pub(super) fn draw_large(large: &Large, ground: &Ground<'_>, buf: &mut Buffer) {
    let (x, y) = large.at;
    let rows = crate::scene::large::rows(&large.text, large.face).unwrap_or_default();
    let dots = (y..).zip(&rows).flat_map(|(row, line)| {
        (x..)
            .zip(line.chars())
            .filter(|(_, glyph)| *glyph != ' ')
            .map(move |(column, glyph)| ((column, row), glyph))
    });
    if ground.pen.look.ascii || dots.clone().any(|(at, _)| ground.is_dense(at)) {
        // Where there are no blocks they are words like others, on the line they would stand on.
        let words = vec![Words::bold(large.text.clone(), large.tone)];
        return draw(&Label { at: (x, y + (rows.len() as i32 - 1).clamp(0, 2)), words }, ground, buf);
    }
    let block = large.block();
    let cells = (block.y..block.bottom()).flat_map(|y| (block.x..block.right()).map(move |x| (x, y)));
    for at in cells.filter(|at| ground.is_light(*at)) {
        ground.glyph(at, ' ', large.tone, false, buf);
    }
    for (at, glyph) in dots {
        ground.glyph(at, glyph, large.tone, false, buf);
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
            let tone = |x: i32| ground.laid.plate.tones.get(usize::from(ground.most((x, y)))).copied();
            let is_solid = |x: &i32| tone(*x).is_some_and(|it| matches!(look.texture(it).glyph, '█' | '▓'));
            let is_on_solid = (x..x + width).filter(is_solid).count() as i32 * 2 > width;
            let style = match look.ascii {
                // Without blocks there is nothing that it could be cut out of.
                true if words.tone.hue == Hue::Ground => ground.style(Tone::STRONG).add_modifier(modifier),
                false if is_on_solid => {
                    ground.cut_out(ground.most((x + width / 2, y))).add_modifier(modifier)
                }
                _ => style,
            };
            return Self { style, front: None, least };
        }
        let mut front = look.tone_of_words(words.tone);
        if (x..x + width).any(is_filled) {
            // The lighter or the darker end of the theme, whichever is farther from what lies beneath.
            let grounds = || (x..x + width).map(|x| beneath((x, y), ground));
            let lowest =
                |front: Rgb| grounds().map(|back| contrast(front, back)).fold(f64::INFINITY, f64::min);
            let (strong, paper) = (look.palette.strong.rgb, look.palette.ground.rgb);
            // A little the ground can be moved; a grey means nothing, and goes before that.
            let is_grey = matches!(words.tone.hue, Hue::Strong | Hue::Text | Hue::Dim);
            let other = if lowest(strong) >= lowest(paper) { strong } else { paper };
            if lowest(front) < least / 2.0 || is_grey && lowest(front) < least && lowest(other) >= least {
                front = other;
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
        let mut style = Style { bg: self.style.bg.or(Some(ground.bare)), ..self.style };
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

#[cfg(test)]
mod tests {
    use super::super::paint;
    use super::*;
    use crate::app::settings::Settings;
    use crate::scene::large::{Dot, Face, rows};
    use crate::scene::{Block, Cells, Scene};
    use crate::ui::theme::Look;
    use ratatui::layout::Rect;

    #[test]
    fn without_blocks_large_letters_are_a_word_on_the_line_they_would_stand_on() {
        for (words, face, foot) in [("I", Face::Low, 1), ("5", Face::Dense, 2), ("5", Face::Heavy, 2)] {
            let mut scene = Scene::new(Cells { x: 20, y: 4 });
            scene.large((0, 0), words, face, Tone::STRONG);
            let look = Look::new(&Settings { ascii: true, ..Settings::default() });
            let area = Rect::new(0, 0, 20, 4);
            let mut buf = Buffer::empty(area);
            paint(&scene, &look, area, &mut buf);
            assert_eq!(buf.cell((0, foot)).unwrap().symbol(), words, "{face:?}");
        }
    }

    #[test]
    fn a_large_digit_is_cut_out_of_a_solid_fill_and_is_a_word_on_a_texture() {
        let large = rows("4", Dot::Quarter).unwrap();
        for color in [ColorTier::Ansi16, ColorTier::None] {
            for (part, is_large) in [(100, true), (50, false)] {
                let mut scene = Scene::new(Cells { x: 9, y: 6 });
                scene.block_of(Block::new(0, 0, 9, 6), Tone::STRONG.part(part));
                scene.large((3, 1), "4", Dot::Quarter, Tone::of(Hue::Ground));
                let look = Look::new(&Settings { color, ..Settings::default() });
                let area = Rect::new(0, 0, 9, 6);
                let mut buf = Buffer::empty(area);
                paint(&scene, &look, area, &mut buf);
                let glyph = |x: u16, y: u16| buf.cell((x, y)).unwrap().symbol();
                let shown = |(y, row): (u16, &String)| {
                    (3..).zip(row.chars()).all(|(x, it)| it == ' ' || glyph(x, y) == it.to_string())
                };
                assert_eq!((1..).zip(&large).all(shown), is_large, "{color:?} {part}");
                assert!(is_large || (0..6).any(|y| glyph(3, y) == "4"), "{color:?}");
                let ink = buf.cell((3, 1 + 2)).unwrap();
                assert!(!is_large || ink.fg != ink.bg || ink.modifier.contains(Modifier::REVERSED));
            }
        }
    }
}
