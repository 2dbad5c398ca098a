//! What is said beside rows but their values.

use super::super::space::number_words;
use super::Row;
use crate::scene::large::{self, Face};
use crate::scene::plot::widest;
use crate::scene::{Align, Block, Hue, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::{remark, value_words};

/// Rows of large letters.
const LARGE: i32 = 4;

/// Says once, in large letters beside their values, what is said of each row of a group alike, where there is room;
/// returns for each row whether it was told.
pub(super) fn of_groups(rows: &[Row<'_>], ends: &[i32], scene: &mut Scene) -> Vec<bool> {
    let mut ends = ends.iter();
    let groups: Vec<&[Row<'_>]> = rows.chunk_by(|a, b| a.reading.group == b.reading.group).collect();
    let told = |group: &[Row<'_>]| {
        let ends: Vec<i32> = ends.by_ref().take(group.len()).copied().collect();
        vec![of_group(group, &ends, groups.first().copied(), scene).is_some(); group.len()]
    };
    groups.iter().copied().flat_map(told).collect()
}

fn of_group(group: &[Row<'_>], ends: &[i32], begin: Option<&[Row<'_>]>, scene: &mut Scene) -> Option<()> {
    let [first, .., last] = group else { return None };
    let said = remark(first.reading);
    let is_alike = group.iter().all(|it| remark(it.reading) == said);
    if said.is_empty() || !is_alike {
        return None;
    }
    let value = |(row, end): (&Row<'_>, &i32)| {
        let (x, is_below) = row.column(*end);
        let large = first.space.large.and_then(|it| large::width(&number_words(row.reading)?, it));
        let wide = large.map_or_else(|| widest([value_words(row.reading).as_str()]), |it| it as i32 + 1);
        (!is_below).then_some(x + wide + 3)
    };
    let x = group.iter().zip(ends).map(value).collect::<Option<Vec<i32>>>()?.into_iter().max()?;
    // With half of the air above and below them.
    let (rows, air) = (last.top + last.bars.thick - first.top, first.space.air());
    let fits = |it: &Face| large::width(&said, *it).is_some_and(|wide| x + wide as i32 <= scene.width());
    let faces = [Face::Heavy, Face::Thin].into_iter().filter(|_| rows + air / 2 * 2 >= LARGE);
    let face = faces.into_iter().find(fits);
    let high = if face.is_some() { LARGE } else { 1 };
    let top = first.top + (rows - high).div_euclid(2);
    // The band of a chosen row would end within the letters.
    let free = Block::new(x - 1, first.top, scene.width() - x + 1, rows);
    scene.block_of(free, Tone::of(Hue::Ground));
    match face {
        Some(face) => drop(scene.large((x, top), &said, face, first.tone())),
        None => drop(scene.write((x, top), Align::Left, Words::bold(&*said, first.tone()))?),
    }
    // From where its bars end to where those of the first group do, above it.
    let row = first.top.min(top) - 1;
    let level = begin.filter(|it| air >= first.top - row && it.iter().all(|it| it.reading.is_quiet));
    let level = level.and_then(|it| it.iter().filter_map(|it| it.reading.value).reduce(f64::min));
    if let Some((level, end)) = level.zip(ends.iter().max()) {
        let (from, to) = ((*end / WIDE, row), (first.axis.column(level), row));
        scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: first.tone() });
    }
    Some(())
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
