//! Lines thinner than a cell, as dots: eight to a cell.

use super::Ground;
use crate::app::settings::Glyphs;
use crate::scene::path::{flat, length};
use crate::scene::{HIGH, Point, Scene, Tone, WIDE};
use ratatui::buffer::Buffer;
use ratatui::symbols::pixel::OCTANTS;
use std::collections::BTreeMap;

/// The bit of each dot of a cell, row by row, in the order of Unicode's braille patterns.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Dots that a dashed line draws, and those that it leaves out.
const DASH: (i64, i64) = (5, 3);

/// The dots of a cell, in rows from the top left as octants have them, and in whose tone.
type Dots = BTreeMap<(i32, i32), (u8, Tone)>;

pub(super) fn draw(scene: &Scene, ground: &Ground<'_>, buf: &mut Buffer) {
    let mut dots = Dots::new();
    for ink in &scene.inks {
        for part in flat(&ink.path) {
            walk(&part, ink.is_dashed, scene, |at, bit| {
                let cell = dots.entry(at).or_insert((0, ink.tone));
                // Of two lines in a cell the later one is seen.
                *cell = (if cell.1 == ink.tone { cell.0 | bit } else { bit }, ink.tone);
            });
        }
    }
    for (at, (dots, tone)) in dots {
        ground.glyph(at, glyph(dots, ground), tone, false, buf);
    }
}

fn glyph(dots: u8, ground: &Ground<'_>) -> char {
    let look = ground.pen.look;
    if look.ascii {
        return match dots.count_ones() {
            1..=2 => '.',
            3..=5 => '*',
            _ => '#',
        };
    }
    let octant = OCTANTS.get(usize::from(dots)).filter(|it| ('\u{1cd00}'..='\u{1cde5}').contains(*it));
    if let (Glyphs::Octants, Some(octant)) = (look.glyphs, octant) {
        return *octant;
    }
    let set = BITS.iter().flatten().enumerate().filter(|(nth, _)| dots >> nth & 1 == 1);
    char::from_u32(0x2800 + set.map(|(_, bit)| u32::from(*bit)).sum::<u32>()).unwrap_or(' ')
}

/// Calls `set` for each dot of a line through points: its cell, and its bit in rows from the top left.
fn walk(points: &[Point], is_dashed: bool, scene: &Scene, mut set: impl FnMut((i32, i32), u8)) {
    // A dot is half a cell wide and a quarter of one high: as wide as high.
    const DOT: i32 = WIDE / 2;
    // What lies far outside of the picture is not walked.
    let most = f64::from(scene.width() * WIDE + scene.height() * HIGH) * 4.0;
    if length(points) > most {
        return;
    }
    let mut gone = 0_i64;
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let (dx, dy) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
        let steps = (dx.abs().max(dy.abs()) / i64::from(DOT / 2)).max(1);
        for step in 0..=steps {
            let x = i64::from(a.x) + dx * step / steps;
            let y = i64::from(a.y) + dy * step / steps;
            let is_gap = is_dashed && (gone + step) % (2 * (DASH.0 + DASH.1)) >= 2 * DASH.0;
            if !is_gap {
                let (x, y) = ((x as i32).div_euclid(DOT), (y as i32).div_euclid(DOT));
                let bit = 1 << (x.rem_euclid(2) + y.rem_euclid(4) * 2);
                set((x.div_euclid(2), y.div_euclid(4)), bit);
            }
        }
        gone += steps;
    }
}
