//! Steps without a scale: as many tiles as the step is high, and no numbers.

use super::Hand;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::plot::widest;
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{highest_rank, readings};

/// More tiles than this say nothing.
const MOST: u32 = 12;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let values: Vec<_> = readings(hand.view).collect();
    let n = values.len() as i32;
    let highest = highest_rank(hand.view).min(MOST);
    let has_legend = room.height > n;
    let height = room.height - i32::from(has_legend);
    // Thicker tiles rather than wider gaps; what is left goes between the steps.
    let stride = (height / n.max(1)).clamp(1, 5);
    let gap = i32::from(stride > 1);
    let n_steps = values.chunk_by(|a, b| a.1.rank == b.1.rank).count() as i32;
    let apart = (height - stride * n).max(0).checked_div(n_steps - 1).unwrap_or(0).min(2);
    let label = widest(values.iter().map(|(_, it)| it.label.as_str())).min(room.width * 9 / 20);
    let visible = (height / stride).clamp(1, n.max(1)) as usize;
    let first = hand.cursor.saturating_sub(visible / 2).min(values.len().saturating_sub(visible));
    let mut y = room.y;
    let mut wide = 0;
    let mut before = None;
    for (nth, (series, reading)) in values.iter().enumerate().skip(first).take(visible) {
        y += if before.is_some_and(|rank| rank != reading.rank) { apart } else { 0 };
        before = Some(reading.rank);
        // The gap of an odd number of rows lies half above and half below, so that words stand in the middle.
        let is_odd = gap > 0 && stride % 2 == 1;
        let row = Block::new(0, y, scene.width(), if is_odd { stride } else { stride - gap });
        hand.place(nth, row, row.width, scene);
        let words = hand.words(nth, &reading.label);
        let lines = broken(&reading.label, label);
        let top = y + (row.height - lines.len() as i32).max(0) / 2;
        for (line, y) in lines.iter().zip(top..row.bottom()) {
            scene.write((2, y), Align::Left, Words { text: line.clone(), ..words.clone() });
        }
        let at = Block::new(label + 4, y, room.width - label - 5, row.height);
        let tone = hand.tone(series, reading);
        if gap > 0 {
            let inset = if is_odd { HIGH / 2 } else { 0 };
            wide = tiles(reading, highest, at, (tone, [inset; 2]), scene);
            on_tiles(reading, highest, at, wide, scene);
        } else {
            // Beside thin tiles, whose rows words would fill.
            let words = values.iter().map(|(_, it)| it.words.as_str());
            let beside = widest(words).min(at.width / 2) + 1;
            let row = Block { width: at.width - beside, ..at };
            wide = tiles(reading, highest, row, (tone, [2 * EIGHTH, 0]), scene);
            let words = [vec![Words::new(reading.words.clone(), words_tone(hand, nth))]];
            scene.say((row.right() + 1, y), Align::Left, &words);
        }
        y += stride;
    }
    if has_legend {
        let words = if highest > 0 { "order only, no numbers" } else { "no order, no numbers" };
        scene.write((label + 4, y), Align::Left, Words::italic(words, Tone::DIM));
        let reached = values.iter().map(|(_, it)| it.rank).max().unwrap_or(0);
        let right = label + 4 + highest.max(1) as i32 * wide - 2;
        if let Some(step) = hand.view.steps.last().filter(|_| reached < highest) {
            // So that the best there is does not look like the best there could be.
            let words = [vec![Words::new(format!("none is {step}"), Tone::TEXT)]];
            scene.say_at_one_of(&[((right, y), Align::Right), ((right + 2, y), Align::Left)], &words);
        }
    }
}

fn words_tone(hand: &Hand<'_>, nth: usize) -> Tone {
    if nth == hand.cursor { Tone::STRONG } else { Tone::TEXT }
}

/// As many tiles as there are steps, so many units free above and below them. Returns the columns from one to the
/// next.
fn tiles(
    reading: &Measured,
    highest: u32,
    at: Block,
    (tone, [above, below]): (Tone, [i32; 2]),
    scene: &mut Scene,
) -> i32 {
    let n = highest.max(1) as i32;
    let wide = (at.width + 1) / n;
    let (top, bottom) = (at.y * HIGH + above, at.bottom() * HIGH - below);
    for nth in 0..n {
        let left = (at.x + nth * wide) * WIDE;
        let bounds = Bounds::new(left, top, left + (wide - 1).max(0) * WIDE, bottom);
        let tone = match (nth < reading.rank.min(highest) as i32, highest) {
            (true, _) => tone.part((55 + 45 * (nth + 1) / n) as u8),
            (false, 0) => tone.part(18),
            (false, _) => Tone::DIM.part(16),
        };
        scene.bar(bounds, tone);
    }
    wide
}

/// The words on the highest tile that is filled, beside it where they are too long, or on the first.
fn on_tiles(reading: &Measured, highest: u32, at: Block, wide: i32, scene: &mut Scene) {
    let rank = reading.rank.min(highest) as i32;
    let all = wide * highest.max(1) as i32;
    // Rather a little over the edge of its tile than nowhere.
    let has_room = widest([reading.words.as_str()]) + 3 <= all - rank * wide;
    let is_whole = widest(reading.words.split(' ')) <= wide - 2;
    let is_fit = broken(&reading.words, wide - 3).len() as i32 <= at.height && (is_whole || !has_room);
    let is_on = rank > 0 && (all == rank * wide || is_fit);
    let tone = if is_on { Tone::of(Hue::Ground) } else { Tone::TEXT };
    let (left, room) = if is_on { ((rank - 1) * wide, wide) } else { (rank * wide, all - rank * wide) };
    let lines = broken(&reading.words, room - 3);
    let y = at.y + (at.height - lines.len() as i32).max(0) / 2;
    for (line, y) in lines.iter().zip(y..at.bottom()) {
        scene.write((at.x + left + 1, y), Align::Left, Words::bold(line.clone(), tone));
    }
}
