//! What is said beside rows.

use super::super::space::{number_words, rest_words};
use super::Row;
use crate::scene::label::broken;
use crate::scene::large::{self, Face};
use crate::scene::plot::{BESIDE, widest};
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
    /// The value at the end of its shape, large where there is room, and what else there is to say unless it was told.
    pub(super) fn value(&self, end: i32, (is_large, is_told): (bool, bool), scene: &mut Scene) {
        let Self { space, reading, nth, .. } = self;
        let row = self.middle();
        let (x, is_below) = self.column(end);
        let tone = if *nth == self.hand.cursor { Tone::STRONG } else { Tone::TEXT };
        let Some(number) = number_words(reading) else {
            return self.nothing(x, tone, scene);
        };
        let rest = self.rest();
        // A slide tells it with its small print.
        let remark = if is_told || self.hand.is_slide { String::new() } else { remark(reading) };
        let fits = |wide: &i32| if is_below { *wide <= x + 1 } else { x + wide <= scene.width() };
        let large = space.large.filter(|_| !space.is_one_large || *nth == self.hand.cursor);
        let large = large.and_then(|face| Some((face, large::width(&number, face)? as i32)));
        if let Some((face, wide)) = large.filter(|it| fits(&it.1)) {
            let tone = if reading.is_quiet { Tone::TEXT } else { self.tone() };
            // Where rows are close it takes half of the one above, and of the last one all, as an axis follows.
            let up = if self.bars.thick < 3 { 1 + i32::from(nth + 1 == space.first + space.n) } else { 0 };
            let top = self.top + self.bars.begin(if face == Face::Dense { 3 } else { 4 }) - up;
            let left = if is_below { x - wide } else { x + 1 };
            scene.large((left, top), &number, face, tone);
            let [said, more] = if is_large { self.beside() } else { [String::new(), remark] };
            let (wide, align) = if is_below { (-3, Align::Right) } else { (wide + 2, Align::Left) };
            let mut beside = left + wide;
            if is_large {
                let wide = large::width(&said, BESIDE).map_or(0, |it| it as i32);
                scene.large((align.left(beside + 1, wide), top), &said, BESIDE, Tone::DIM);
                beside += if is_below { -1 - wide } else { 1 + wide };
            }
            let rest = Words::new(if is_large { String::new() } else { rest }, Tone::DIM);
            let full = Words::new(format!("{}  {more}", rest.text).trim_end().to_owned(), Tone::DIM);
            if scene.say((beside, row), align, &[vec![full]]).is_some() || is_below {
                return;
            }
            // Where there is nothing else beside it, in two lines.
            let room = scene.width() - beside - 2;
            let narrow = (room / 2..room).find(|it| broken(&more, *it).len() <= 2).unwrap_or(room);
            let lines = broken(&more, narrow);
            if lines.len() <= 2 && rest.text.is_empty() {
                let top = row - (lines.len() as i32 - 1) / 2;
                for (line, y) in lines.into_iter().zip(top..) {
                    scene.write((beside + 2, y), align, Words::new(line, Tone::DIM));
                }
                return;
            }
            scene.say((beside, row), align, &[vec![rest]]);
            return;
        }
        if space.is_stacked {
            scene.write((x, row), Align::Left, Words::bold(number, tone));
            scene.write((x, row + 1), Align::Left, Words::new(rest, Tone::DIM));
            return;
        }
        let note = Words::new(format!("  {remark}"), Tone::DIM);
        let full = Words::bold(format!("{number} {rest}").trim().to_owned(), tone);
        let unit = rest.strip_prefix(&rest_words(reading)).unwrap_or_default().trim();
        let short = vec![Words::bold(format!("{number} {unit}").trim().to_owned(), tone)];
        let wordings = [vec![full.clone(), note], vec![full], short.clone()];
        let wordings = wordings.get(usize::from(remark.is_empty())..).unwrap_or_default();
        let align = if is_below { Align::Right } else { Align::Left };
        if scene.say((x, row), align, wordings).is_none() {
            // Rather over the bar than not at all.
            scene.say((scene.width() - 1, row), Align::Right, &[short]);
        }
    }

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
