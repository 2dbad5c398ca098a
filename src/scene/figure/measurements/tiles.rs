//! Steps without a scale: a row for each value, which reaches as far as its step is high, and there are no numbers.

use super::Hand;
use crate::content::figure::{Measured, MeasuredSeries};
use crate::scene::label::broken;
use crate::scene::plot::{Names, widest};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{highest_rank, readings};

/// Columns from which on each name has one line.
const ROOMY: i32 = 110;
/// More tiles than this say nothing.
const MOST: u32 = 12;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    let values: Vec<_> = readings(hand.view).collect();
    let n = values.len() as i32;
    // Air below what stands above, where there is room for it.
    let air = i32::from(room.y > 0 && room.height > 2 * n + 1);
    let room = Block { y: room.y + air, height: room.height - air, ..room };
    let highest = highest_rank(hand.view).min(MOST);
    let is_one = |a: &Measured, b: &Measured| a.rank == b.rank && a.words == b.words;
    let n_steps = values.chunk_by(|a, b| is_one(a.1, b.1)).count() as i32;
    let labels: Vec<&str> = values.iter().map(|(_, it)| it.label.as_str()).collect();
    // A row of names, of air and of small print besides, and one between steps.
    let high = (room.height - 2 - n_steps) / n.max(1);
    let names = Names::of(&labels, (room.width / 2, high)).filter(|_| scene.has_large_names());
    // Rows of names of steps, of small print and between steps.
    let has_air = room.height >= n + n_steps + 4;
    let label =
        names.as_ref().map_or_else(|| label_width(&values, room.width, (has_air, high > 1)), |it| it.width);
    let left = label + 4;
    let wide = (room.width - left) / highest.max(1) as i32;
    let has_legend = room.height > n;
    let reached = values.iter().map(|(_, it)| it.rank).max().unwrap_or(0).min(highest);
    let columns = Columns { wide, highest, reached };
    let height = room.height - i32::from(has_legend);
    // A row between steps comes before thicker ones.
    let stride = ((height - n_steps + 1) / n.max(1)).clamp(1, names.as_ref().map_or(7, |_| 12));
    let legend = if highest > 0 { "order only, no numbers" } else { "no order, no numbers" };
    let legend = Words::italic(legend, Tone::DIM);
    let apart =
        (height - stride * n).max(0).checked_div(n_steps - 1).unwrap_or(0).min((stride / 2).clamp(1, 3));
    // An odd number of rows: the name stands in the middle one. Of two it stands in the upper one, close to which the
    // tile is. Rows without air would be one.
    let thick = if stride == 2 { 2 } else { stride - (stride + 1) % 2 };
    let inset = match (stride - thick, thick) {
        (1.., _) => [0; 2],
        // Of a row each there is a little air above it, so that each is one.
        (_, 1) => [EIGHTH, 0],
        (_, 2) => [0, HIGH / 2],
        _ => [HIGH / 2; 2],
    };
    let on_tile =
        |it: &Measured| tile_words(it, highest, Block::new(left, 0, room.width - left, thick), wide);
    let is_large = scene.has_large_names() && values.iter().all(|(_, it)| on_tile(it).is_some());
    // All words stand on their tiles, or all beside them.
    let is_on = thick > 1
        && values.iter().filter(|(_, it)| it.rank > 0 && it.rank < highest).all(|(_, it)| {
            broken(&it.words, wide - 3).len() as i32 <= thick && widest(it.words.split(' ')) <= wide - 3
        });
    let visible = (height / stride).clamp(1, n.max(1)) as usize;
    let first = hand.cursor.saturating_sub(visible / 2).min(values.len().saturating_sub(visible));
    let mut y = room.y;
    let mut before: Option<&Measured> = None;
    for (nth, (series, reading)) in values.iter().enumerate().skip(first).take(visible) {
        y += if before.is_some_and(|before| !is_one(before, reading)) { apart } else { 0 };
        before = Some(reading);
        let row = Block::new(0, y, scene.width(), thick);
        // A large name takes the row below that of three, too.
        let high = names.as_ref().map_or(0, |it| it.height(nth)).clamp(thick, stride);
        hand.place(nth, Block { height: high, ..row }, left - 1, scene);
        if let Some(names) = &names {
            let (at, tone) =
                ((2, row.y + (row.height + 1 - names.height(nth)) / 2), hand.words(nth, "").tone);
            names.write(nth, at, Align::Left, tone, scene);
        }
        let lines = if names.is_some() { Vec::new() } else { broken(&reading.label, label) };
        let top = row.y + (row.height - lines.len() as i32).max(0) / 2;
        // A name may take the air below its row, and that between steps.
        let is_last = values.get(nth + 1).is_none_or(|(_, next)| !is_one(reading, next));
        let end = row.y + stride + if is_last { apart } else { 0 };
        for (line, y) in lines.into_iter().zip(top..end) {
            scene.write((2, y), Align::Left, Words { text: line, ..hand.words(nth, "") });
        }
        let at = Block::new(left, y, room.width - left, thick);
        columns.tiles(reading, at, (hand.tone(series, reading), inset), scene);
        on_tiles(reading, highest, at, (wide, is_large, is_on), scene);
        y += stride;
    }
    if has_legend {
        scene.write((left, y), Align::Left, legend);
    }
}

/// Columns of the names of rows: of the widest, but where there are few one that is followed by air between steps may
/// take that for a second line, and each where rows have two, so that tiles have more.
fn label_width(values: &[(&MeasuredSeries, &Measured)], room: i32, (has_air, is_high): (bool, bool)) -> i32 {
    let is_last = |nth: usize, it: &Measured| {
        let is_last = values.get(nth + 1).is_some_and(|(_, next)| has_air && next.rank != it.rank);
        is_high || is_last && it.rank > 0
    };
    let names = || values.iter().enumerate().map(|(nth, (_, it))| (it.label.as_str(), is_last(nth, it)));
    let fits = |width: i32| {
        names().all(|(name, is_last)| {
            broken(name, width).len() <= 1 + usize::from(is_last) && widest(name.split(' ')) <= width
        })
    };
    let most = widest(names().map(|it| it.0)).min(room * 9 / 20);
    if room >= ROOMY { most } else { (10..most).find(|it| fits(*it)).unwrap_or(most) }
}

/// Where the columns of tiles stand, one a step.
struct Columns {
    wide: i32,
    highest: u32,
    /// The highest step that a value is on.
    reached: u32,
}

impl Columns {
    /// A tile for each step: full the one that is reached, grey those below it, nothing of those above it.
    fn tiles(&self, reading: &Measured, at: Block, (tone, inset): (Tone, [i32; 2]), scene: &mut Scene) {
        let rank = reading.rank.min(self.highest) as i32;
        let (top, bottom) = (at.y * HIGH + inset[0], at.bottom() * HIGH - inset[1]);
        for nth in 0..self.reached.max(1) as i32 {
            let left = (at.x + nth * self.wide) * WIDE;
            let right = left + (self.wide - 1).max(0) * WIDE;
            match nth + 1 - rank {
                _ if self.highest == 0 => scene.bar(Bounds::new(left, top, right, bottom), tone.part(18)),
                // The lower the paler.
                0 => {
                    let part = 100 - 15 * self.reached.saturating_sub(reading.rank).min(2) as u8;
                    scene.bar(Bounds::new(left, top, right, bottom), tone.part(part));
                }
                ..0 => scene.bar(Bounds::new(left, top, right, bottom), Tone::DIM.part(35)),
                _ => {}
            }
        }
    }
}

/// The large words on the tile that is reached, or on the first, if they fit.
fn tile_words(reading: &Measured, highest: u32, at: Block, wide: i32) -> Option<Names> {
    let room = if reading.rank == 0 { wide * highest.max(1) as i32 } else { wide };
    Names::of(&[&reading.words], (room - 4, at.height))
}

/// The words on the tile that is reached; beside it where they are too long, or on the first.
fn on_tiles(
    reading: &Measured,
    highest: u32,
    at: Block,
    (wide, is_large, is_on): (i32, bool, bool),
    scene: &mut Scene,
) {
    let rank = reading.rank.min(highest) as i32;
    let all = wide * highest.max(1) as i32;
    if let Some(large) = tile_words(reading, highest, at, wide).filter(|_| is_large) {
        let y = at.y + (at.height + 1 - large.height(0)) / 2;
        let (x, align, tone) = match rank {
            0 => (at.x + 2, Align::Left, Tone::TEXT),
            _ => (at.x + (rank - 1) * wide + (wide - 2) / 2, Align::Middle, Tone::of(Hue::Ground)),
        };
        return large.write(0, (x, y), align, tone, scene);
    }
    // Rather a little over the edge of its tile than nowhere.
    let has_room = widest([reading.words.as_str()]) + 2 <= all - rank * wide;
    if rank == 0 || (all > rank * wide && !is_on && has_room) {
        let lines = broken(&reading.words, all - rank * wide - 2);
        let y = at.y + (at.height - lines.len() as i32).max(0) / 2;
        for (line, y) in lines.into_iter().zip(y..at.bottom()) {
            scene.write((at.x + rank * wide + 1, y), Align::Left, Words::bold(line, Tone::TEXT));
        }
        return;
    }
    let (left, ground) = (at.x + (rank - 1) * wide, Tone::of(Hue::Ground));
    let lines = broken(&reading.words, wide - 3);
    let y = at.y + (at.height - lines.len() as i32).max(0) / 2;
    for (line, y) in lines.into_iter().zip(y..at.bottom()) {
        scene.write((left + (wide - 2) / 2, y), Align::Middle, Words::bold(line, ground));
    }
}
