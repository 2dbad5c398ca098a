//! What is said beside rows but their values.

use super::Row;
use crate::scene::large::{self, Face};
use crate::scene::plot::widest;
use crate::scene::{Align, Block, Hue, Scene, Tone, Words};
use crate::sim::measurements::{remark, value_words};

/// Rows of large letters.
const LARGE: i32 = 4;

/// Says once, in large letters beside their values, what is said of each row of a group alike, where there is room;
/// returns for each row whether it was told.
pub(super) fn of_groups(rows: &[Row<'_>], ends: &[i32], scene: &mut Scene) -> Vec<bool> {
    let mut ends = ends.iter();
    let groups = rows.chunk_by(|a, b| a.reading.group == b.reading.group);
    let told = |group: &[Row<'_>]| {
        let ends: Vec<i32> = ends.by_ref().take(group.len()).copied().collect();
        vec![of_group(group, &ends, scene).is_some(); group.len()]
    };
    groups.flat_map(told).collect()
}

fn of_group(group: &[Row<'_>], ends: &[i32], scene: &mut Scene) -> Option<()> {
    let [first, .., last] = group else { return None };
    let said = remark(first.reading);
    let is_alike = group.iter().all(|it| remark(it.reading) == said);
    // With half of the air above and below them.
    let rows = last.top + last.bars.thick - first.top;
    let air = first.space.air() / 2;
    // Beside large values it is as large as names are.
    if said.is_empty() || !is_alike || rows + 2 * air < LARGE || first.space.large.is_some() {
        return None;
    }
    let value = |(row, end): (&Row<'_>, &i32)| {
        let (x, is_below) = row.column(*end);
        (!is_below).then_some(x + widest([value_words(row.reading).as_str()]) + 3)
    };
    let x = group.iter().zip(ends).map(value).collect::<Option<Vec<i32>>>()?.into_iter().max()?;
    let fits = |it: &Face| large::width(&said, *it).is_some_and(|wide| x + wide as i32 <= scene.width());
    let face = [Face::Heavy, Face::Thin].into_iter().find(fits)?;
    // The band of a chosen row would end within the letters.
    let free = Block::new(x - 1, first.top, scene.width() - x + 1, rows);
    scene.block_of(free, Tone::of(Hue::Ground));
    scene.large((x, first.top + (rows - LARGE).div_euclid(2)), &said, face, first.tone()).then_some(())
}

impl Row<'_> {
    /// What is known where there is no number: in full, its first clause, or that there is none.
    pub(super) fn nothing(&self, x: i32, tone: Tone, scene: &mut Scene) {
        let words = remark(self.reading);
        let clause = words.split([',', ';']).next().unwrap_or_default();
        let row = if self.space.above > 0 { self.top } else { self.middle() };
        // On the left, before the mark.
        let places = [((x, row), Align::Left), ((x - 4, row), Align::Right)];
        let wordings = [words.as_str(), clause, "no number"].map(|it| vec![Words::italic(it, tone)]);
        scene.say_at_one_of(&places, &wordings);
    }
}
