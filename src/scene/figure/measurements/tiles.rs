//! Steps without a scale: values on the same step are one block, which reaches as far as the step is high, and
//! there are no numbers.

use super::Hand;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot};
use crate::scene::plot::widest;
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{highest_rank, readings};

/// More tiles than this say nothing.
const MOST: u32 = 12;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let values: Vec<_> = readings(hand.view).collect();
    let n = values.len() as i32;
    let highest = highest_rank(hand.view).min(MOST);
    let is_one = |a: &Measured, b: &Measured| a.rank == b.rank && a.words == b.words;
    let n_blocks = values.chunk_by(|a, b| is_one(a.1, b.1)).count() as i32;
    let has_legend = room.height > n;
    let height = room.height - i32::from(has_legend);
    // A row between blocks comes before thicker ones.
    let stride = ((height - n_blocks + 1) / n.max(1)).clamp(1, 7);
    let apart = (height - stride * n).max(0).checked_div(n_blocks - 1).unwrap_or(0).min(2);
    let label = widest(values.iter().map(|(_, it)| it.label.as_str())).min(room.width * 9 / 20);
    let visible = (height / stride).clamp(1, n.max(1)) as usize;
    let first = hand.cursor.saturating_sub(visible / 2).min(values.len().saturating_sub(visible));
    let left = label + 4;
    let wide = (room.width - left) / highest.max(1) as i32;
    let large = |words: &str| large::width(words, Dot::Quarter).is_some_and(|it| it as i32 <= wide - 5);
    let is_large = stride >= 3 && values.iter().all(|(_, it)| large(&it.words));
    let mut y = room.y;
    let shown = values.get(first..first + visible).unwrap_or_default();
    for (nth, block) in shown.chunk_by(|a, b| is_one(a.1, b.1)).enumerate() {
        y += if nth > 0 { apart } else { 0 };
        let rows = block.len() as i32 * stride;
        let Some((series, reading)) = block.first() else { continue };
        let before = values.iter().position(|(_, it)| std::ptr::eq(*it, *reading)).unwrap_or(0);
        for (nth, (_, it)) in (before..).zip(block) {
            let row = Block::new(0, y + (nth - before) as i32 * stride, scene.width(), stride);
            hand.place(nth, row, left - 1, scene);
            let lines = broken(&it.label, label);
            let top = row.y + (row.height - lines.len() as i32).max(0) / 2;
            for (line, y) in lines.into_iter().zip(top..row.bottom()) {
                scene.write((2, y), Align::Left, Words { text: line, ..hand.words(nth, "") });
            }
        }
        // Blocks in rows without air would be one.
        let inset = if apart == 0 { 2 * EIGHTH } else { 0 };
        let at = Block::new(left, y, room.width - left, rows);
        tiles(reading, highest, at, wide, (hand.tone(series, reading), inset), scene);
        on_tiles(reading, highest, at, (wide, is_large), scene);
        y += rows;
    }
    if has_legend {
        legend(hand, highest, (left, y), wide, scene);
    }
}

/// That there are no numbers, and the name of the highest step where nothing reaches it.
fn legend(hand: &Hand<'_>, highest: u32, (left, y): (i32, i32), wide: i32, scene: &mut Scene) {
    let words = if highest > 0 { "order only, no numbers" } else { "no order, no numbers" };
    scene.write((left, y), Align::Left, Words::italic(words, Tone::DIM));
    let reached = readings(hand.view).map(|(_, it)| it.rank).max().unwrap_or(0);
    let right = left + highest.max(1) as i32 * wide - 2;
    if let Some(step) = hand.view.steps.last().filter(|_| reached < highest) {
        // So that the best there is does not look like the best there could be.
        let words = [vec![Words::new(format!("none is {step}"), Tone::TEXT)]];
        scene.say_at_one_of(&[((right, y), Align::Right), ((right + 2, y), Align::Left)], &words);
    }
}

/// As many tiles as there are steps: full the one that is reached, dim those below it, and of those above it no
/// more than their foot.
fn tiles(
    reading: &Measured,
    highest: u32,
    at: Block,
    wide: i32,
    (tone, inset): (Tone, i32),
    scene: &mut Scene,
) {
    let rank = reading.rank.min(highest) as i32;
    let (top, bottom) = (at.y * HIGH + inset, at.bottom() * HIGH);
    for nth in 0..highest.max(1) as i32 {
        let left = (at.x + nth * wide) * WIDE;
        let (right, foot) = (left + (wide - 1).max(0) * WIDE, bottom - EIGHTH);
        match nth + 1 - rank {
            _ if highest == 0 => scene.bar(Bounds::new(left, top, right, bottom), tone.part(18)),
            0 => scene.bar(Bounds::new(left, top, right, bottom), tone),
            ..0 => scene.bar(Bounds::new(left, top, right, bottom), tone.part(40)),
            // In a row of its own the words stand there.
            _ if at.height == 1 => {}
            _ => scene.bar(Bounds::new(left, foot, right, bottom), Tone::FAINT),
        }
    }
}

/// The words on the tile that is reached, large where there is room; beside it where they are too long, or on the
/// first.
fn on_tiles(reading: &Measured, highest: u32, at: Block, (wide, is_large): (i32, bool), scene: &mut Scene) {
    let rank = reading.rank.min(highest) as i32;
    let all = wide * highest.max(1) as i32;
    // Rather a little over the edge of its tile than nowhere.
    let has_room = widest([reading.words.as_str()]) + 3 <= all - rank * wide;
    let is_whole = widest(reading.words.split(' ')) <= wide - 2;
    let is_fit = broken(&reading.words, wide - 3).len() as i32 <= at.height && (is_whole || !has_room);
    if rank == 0 || (all > rank * wide && !is_fit) {
        let lines = broken(&reading.words, all - rank * wide - 3);
        let y = at.y + (at.height - lines.len() as i32).max(0) / 2;
        for (line, y) in lines.into_iter().zip(y..at.bottom()) {
            scene.write((at.x + rank * wide + 1, y), Align::Left, Words::bold(line, Tone::TEXT));
        }
        return;
    }
    let (left, ground) = (at.x + (rank - 1) * wide, Tone::of(Hue::Ground));
    let large = large::width(&reading.words, Dot::Quarter).filter(|_| is_large && at.height >= 5);
    if let Some(width) = large {
        let from = (left + (wide - 1 - width as i32) / 2, at.y + (at.height - 4) / 2);
        scene.large(from, &reading.words, Dot::Quarter, ground);
        return;
    }
    let lines = broken(&reading.words, wide - 3);
    let y = at.y + (at.height - lines.len() as i32).max(0) / 2;
    for (line, y) in lines.into_iter().zip(y..at.bottom()) {
        scene.write((left + (wide - 2) / 2, y), Align::Middle, Words::bold(line, ground));
    }
}
