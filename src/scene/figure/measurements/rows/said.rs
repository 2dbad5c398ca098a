//! What is said beside rows.

use super::super::panel::{Panel, unlined};
use super::super::words::{number_words, rest_words};
use super::Row;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, widest};
use crate::scene::{Align, Block, Hue, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::measurements::{name_in_group, remark, value_words};
use crate::sim::number;

/// Rows of large letters.
const LARGE: i32 = 4;

/// Says once, in large letters beside their values, what is said of each row of a group alike, where there is room;
/// returns for each row whether it was told.
pub(super) fn of_groups(rows: &[Row<'_>], ends: &[i32], scene: &mut Scene) -> Vec<bool> {
    let mut ends = ends.iter();
    let groups = rows.chunk_by(|a, b| a.reading.group == b.reading.group);
    let told = |group: &[Row<'_>]| {
        let ends: Vec<i32> = ends.by_ref().take(group.len()).copied().collect();
        let is_told = is_told_between(group);
        vec![is_told || of_group(group, &ends, rows, scene).is_some(); group.len()]
    };
    groups.flat_map(told).collect()
}

fn of_group(group: &[Row<'_>], ends: &[i32], all: &[Row<'_>], scene: &mut Scene) -> Option<()> {
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
    // Large letters stand clear of large numbers and of the band of a chosen row; with half of the air above and below.
    let x = x + if scene.width() >= 90 { 2 } else { 0 };
    let (rows, air) = (last.top + last.bars.thick - first.top, first.space.air());
    let fits = |it: &Face| large::width(&said, *it).is_some_and(|wide| x + wide as i32 <= scene.width());
    let faces = [Face::Heavy, Face::Thin].into_iter().filter(|_| rows + air / 2 * 2 >= LARGE);
    let face = faces.clone().find(fits);
    let mut parts = faces.clone().map(|face| (face, true)).chain(faces.map(|face| (face, false)));
    let number = parts.find_map(|it| Numbered::of(&said, it, scene.width() - x));
    let high = if face.is_some() || number.is_some() { LARGE } else { 1 };
    let top = first.top + (rows - high).div_euclid(2);
    // The band of a chosen row would end within the letters.
    let free = Block::new(x - 1, first.top, scene.width() - x + 1, rows);
    scene.block_of(free, Tone::of(Hue::Ground));
    match (face, number) {
        (Some(face), _) => drop(scene.large((x, top), &said, face, first.tone())),
        (None, Some(number)) => number.write((x, top), first.tone(), scene),
        (None, None) => drop(scene.write((x, top), Align::Left, Words::bold(&*said, first.tone()))?),
    }
    // From where its bars end to where those of the first group do, above it.
    let row = first.top.min(top) - 1;
    let begin = all.chunk_by(|a, b| a.reading.group == b.reading.group).next();
    let level = begin.filter(|it| air >= first.top - row && it.iter().all(|it| it.reading.is_quiet));
    let level = level.and_then(|it| it.iter().filter_map(|it| it.reading.value).reduce(f64::min));
    if let Some((level, end)) = level.zip(ends.iter().max()) {
        let (from, to) = ((*end / WIDE, row), (first.axis.column(level), row));
        scene.rules.push(Rule { from, to, stroke: Stroke::Light, caps: [true; 2], tone: first.tone() });
    }
    Some(())
}

/// Words of which but the number is large, where there is no room for all of them.
struct Numbered {
    before: String,
    number: String,
    after: String,
    face: Face,
}

impl Numbered {
    /// With what follows the number as large as it, or with that alone.
    fn of(said: &str, (face, is_whole): (Face, bool), room: i32) -> Option<Self> {
        let is_of_number = |it: &str| it == "%" || it.starts_with(|it: char| it.is_ascii_digit());
        let words: Vec<&str> = said.split(' ').collect();
        let first = words.iter().position(|it| is_of_number(it))?;
        let (before, rest) = words.split_at(first);
        let alone = rest.iter().take_while(|it| is_of_number(it)).count();
        let (number, after) = rest.split_at(if is_whole { rest.len() } else { alone });
        let it = Self { before: before.join(" "), number: number.join(" "), after: after.join(" "), face };
        let wide = large::width(&it.number, face)? as i32;
        (wide + widest([it.before.as_str()]) + widest([it.after.as_str()]) + 2 <= room).then_some(it)
    }

    fn write(&self, (x, top): (i32, i32), tone: Tone, scene: &mut Scene) {
        let row = top + LARGE / 2;
        scene.write((x, row), Align::Left, Words::bold(&*self.before, tone));
        let x = x + widest([self.before.as_str()]) + i32::from(!self.before.is_empty());
        scene.large((x, top), &self.number, self.face, tone);
        let wide = large::width(&self.number, self.face).map_or(0, |it| it as i32);
        scene.write((x + wide + 1, row), Align::Left, Words::bold(&*self.after, tone));
    }
}

/// How far a value is from what it is compared with, in the row of air above its bar: of two points of a group, or of the
/// last bar of some from the first, with words. Over bars it would look like one more interval.
pub(super) fn differences(rows: &[Row<'_>], scene: &mut Scene) {
    for group in rows.chunk_by(|a, b| a.reading.group == b.reading.group) {
        let [first, .., last] = group else { continue };
        let ends = first.reading.value.zip(last.reading.value);
        let Some((base, value)) = ends.filter(|_| has_air(last)) else { continue };
        // From the last cell of one bar to that of the other.
        let is_bar = is_series(group);
        let column = |it| if is_bar { last.axis.edge(it) / WIDE - 1 } else { last.axis.column(it) };
        let (base_column, to) = (column(base), column(value));
        let (from, to, row) = (base_column.min(to), base_column.max(to), last.top - 1);
        if is_told_between(group) {
            let said = remark(last.reading);
            if let Some((x, room)) = aside([first, last], Tone::TEXT, scene) {
                // As large as names are, or in as few lines as there is room for.
                let wide = usize::try_from(room).unwrap_or(0);
                let large = large::broken(&said, BESIDE, wide).filter(|_| scene.has_large_names());
                if let Some(lines) = large.filter(|it| it.len() <= 2) {
                    let top = row - (5 * lines.len() as i32 - 1) / 2;
                    for (line, y) in lines.iter().zip((top..).step_by(5)) {
                        scene.large((x, y), line, BESIDE, Tone::TEXT);
                    }
                    continue;
                }
                let lines = broken(&said, room);
                let top = row - (lines.len() as i32 - 1) / 2;
                for (line, y) in lines.into_iter().zip(top..) {
                    scene.write((x, y), Align::Left, Words::bold(line, Tone::TEXT));
                }
            } else {
                let words = Words::new(said, Tone::TEXT);
                scene.say((i32::midpoint(from, to), row), Align::Middle, &[vec![words]]);
            }
        }
        let Some(loud) = alone(group) else { continue };
        let is_pair = is_pair(group);
        if is_pair || is_bar {
            let far = number(((base - value).abs() * 1e6).round() / 1e6);
            if is_pair && of_pair([first, last], &far, loud.tone(), scene).is_none() {
                let words = Words::bold(format!("{far} apart"), loud.tone());
                scene.write((to + 2, row), Align::Left, words);
            }
            if is_bar {
                // Where the first one ends, down to it.
                let top = first.top + first.bars.thick;
                let way = if value < base { "less" } else { "more" };
                let words = format!("{way} than {}", name_in_group(first.reading));
                scene.rule((base_column, top), (base_column, row - 1), Stroke::Heavy, last.tone());
                let is_told = below_bracket(last, [&far, &words], scene).is_some();
                let words = if is_told { String::new() } else { format!("{far} {words}") };
                scene.write((from - 2, row), Align::Right, Words::bold(words, last.tone()));
            }
            let (from, to) = ((from, row), (to, row));
            scene.rules.push(Rule { from, to, stroke: Stroke::Heavy, caps: [true; 2], tone: loud.tone() });
        }
    }
}

/// Whether there is room above a bar for how far it is from another. Large numbers of close rows reach into it.
fn has_air(row: &Row<'_>) -> bool {
    let is_high = row.space.large.is_some_and(|it| it != Face::Dense) && row.bars.thick <= LARGE;
    row.bars.gap > i32::from(is_high) && row.axis.columns() >= super::LEAST
}

/// Right of the scale a bracket around the values of a pair; returns the first column behind it, and how many there are.
fn aside([first, last]: [&Row<'_>; 2], tone: Tone, scene: &mut Scene) -> Option<(i32, i32)> {
    let columns = first.space.aside;
    let x = scene.width() - columns + 1;
    let rule = Rule {
        from: (x, first.middle()),
        to: (x, last.middle()),
        stroke: Stroke::Heavy,
        caps: [true; 2],
        tone,
    };
    (columns > 0).then(|| scene.rules.push(rule)).map(|()| (x + 3, columns - 4))
}

/// How far the two points of a group are from each other, as large as there is room behind their values.
fn of_pair([first, last]: [&Row<'_>; 2], far: &str, tone: Tone, scene: &mut Scene) -> Option<()> {
    const APART: &str = "apart";
    let (x, room) = aside([first, last], tone, scene)?;
    let rows = last.top + last.bars.thick - first.top;
    let faces = [(Dot::Half.into(), 4), (Face::Heavy, 4), (Face::Dense, 3)].into_iter();
    let mut faces = faces.filter_map(|(face, high)| Some((face, high, large::width(far, face)? as i32)));
    let (face, high, wide) = faces.find(|(_, high, wide)| *high <= rows && *wide <= room)?;
    let top = first.top + (rows - high) / 2;
    scene.large((x, top), far, face, tone);
    // Else in the air below.
    let is_beside = wide + 1 + widest([APART]) <= room;
    let at = if is_beside { (x + wide + 1, top + high - 1) } else { (x, top + high) };
    scene.write(at, Align::Left, Words::bold(APART, tone));
    Some(())
}

/// How far the last of some bars is from the first, below its bracket and beside its bar: large where there is room
/// before the values, else in bold words.
fn below_bracket(last: &Row<'_>, [far, words]: [&str; 2], scene: &mut Scene) -> Option<()> {
    let end = last.reading.value? + last.reading.spread.unwrap_or(0.0);
    // Above its whisker and below it.
    let (x, wide) = (last.axis.column(last.reading.value?) + 2, large::width(far, Dot::Half)? as i32);
    let room = last.axis.end / WIDE - 1 - x;
    if last.space.names.is_some() && last.bars.thick >= 9 && wide.max(widest([words])) <= room {
        scene.large((x, last.middle() - LARGE), far, Dot::Half, last.tone());
        scene.write((x, last.middle() + 2), Align::Left, Words::bold(words, last.tone()));
        return Some(());
    }
    let x = last.axis.column(end) + 2;
    // Clear of the values, else in two lines of which neither is longer than it must be.
    let (room, said) = (last.axis.end / WIDE - 3 - x, format!("{far} {words}"));
    let lines = (1..=room).map(|it| broken(&said, it)).rev();
    let lines = lines.take_while(|it| it.len() as i32 <= last.bars.thick.min(2)).last()?;
    let lines = if widest([said.as_str()]) <= room { vec![said] } else { lines };
    for (line, y) in lines.iter().zip(last.top + (last.bars.thick - lines.len() as i32) / 2..) {
        scene.write((x, y), Align::Left, Words::bold(line, last.tone()));
    }
    Some(())
}

/// Two of a group that are points on their intervals.
fn is_pair(group: &[Row<'_>]) -> bool {
    group.len() == 2 && group.iter().any(|it| it.reading.interval.is_some())
}

/// Whether what is said of both of a pair stands between them.
fn is_told_between(group: &[Row<'_>]) -> bool {
    let [first, last] = group else { return false };
    let [said, too] = [first, last].map(|it| remark(it.reading));
    is_pair(group) && has_air(last) && !said.is_empty() && said == too
}

/// The one of a group that is told from the others, if it is but one.
fn alone<'a, 'b>(group: &'b [Row<'a>]) -> Option<&'b Row<'a>> {
    let mut loud = group.iter().filter(|it| !it.reading.is_quiet);
    loud.next().filter(|_| loud.next().is_none())
}

/// Whether the last of some bars is told from the first.
pub(super) fn is_series(group: &[Row<'_>]) -> bool {
    let has_intervals = group.iter().any(|it| it.reading.interval.is_some());
    let has_values = group.len() > 2 && group.iter().all(|it| it.reading.value.is_some());
    let is_last = alone(group).zip(group.last()).is_some_and(|(loud, last)| loud.nth == last.nth);
    !has_intervals && has_values && is_last
}

impl Panel<'_> {
    /// Whether its last value is the one to be told from the first.
    pub(in super::super) fn is_series(&self) -> bool {
        let is_plain = |it: &Measured| it.interval.is_none() && it.group.is_empty() && it.words.is_empty();
        let has = |it: &Measured| it.value.is_some() && is_plain(it);
        let loud = self.values().filter(|(.., it)| !it.is_quiet).count();
        let is_last = self.values().last().is_some_and(|(.., it)| !it.is_quiet);
        self.values().count() > 2 && loud == 1 && is_last && self.values().all(|(.., it)| has(it))
    }
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
            // Intervals stand below each other.
            let wide = if reading.interval.is_some() { space.number } else { wide };
            let [said, more] = if is_large { self.beside() } else { [String::new(), remark] };
            let (wide, align) = if is_below { (-3, Align::Right) } else { (wide + 2, Align::Left) };
            let mut beside = left + wide;
            if is_large {
                let wide = large::width(&said, BESIDE).map_or(0, |it| it as i32);
                scene.large((align.left(beside + 1, wide), top), &said, BESIDE, Tone::DIM);
                beside += if is_below { -1 - wide } else { 1 + wide };
            }
            if !is_below {
                unlined(self.bands, Block::new(left, top, beside - left, LARGE), self.axis, scene);
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
            let rest = scene.say((beside, row), align, &[vec![rest]]);
            // Under how sure it is, beside its bar, rather than in the row of an axis.
            if let Some(rest) = rest.filter(|it| it.width > 0 && !self.hand.is_slide) {
                let clause = more.split([',', ';']).next().unwrap_or_default();
                let free = self.top + self.bars.thick - row - 1;
                let wordings = [broken(&more, room + 1), broken(clause, room + 1)].into_iter();
                let mut wordings = wordings.filter(|it| (1..=free).contains(&(it.len() as i32)));
                if let Some(lines) = wordings.next() {
                    for (line, y) in lines.into_iter().zip(row + 1..) {
                        scene.write((rest.x, y), Align::Left, Words::new(line, Tone::DIM));
                    }
                    return;
                }
            }
            let high = if face == Face::Dense { 3 } else { LARGE };
            return self.below((left + 1, top + high + i32::from(high == LARGE)), &more, scene);
        }
        if space.is_stacked {
            scene.write((x, row), Align::Left, Words::bold(number, tone));
            scene.write((x, row + 1), Align::Left, Words::new(rest, Tone::DIM));
            return;
        }
        let note = Words::new(format!("  {remark}"), Tone::DIM);
        // Close to one that is large it is quiet.
        let is_close = space.is_one_large && space.large.is_some() && self.bars.thick == 1;
        let full = if is_close { Words::new } else { Words::bold }(
            format!("{number} {rest}").trim().to_owned(),
            if is_close { Tone::DIM } else { tone },
        );
        let unit = rest.strip_prefix(&rest_words(reading)).unwrap_or_default().trim();
        let short = vec![Words::bold(format!("{number} {unit}").trim().to_owned(), tone)];
        let wordings = [vec![full.clone(), note], vec![full], short.clone()];
        // Not into what stands behind the values of pairs.
        let fits = |it: &Vec<Words>| {
            space.aside == 0 || x + crate::scene::label::width(it) < scene.width() - space.aside
        };
        let wordings = wordings.into_iter().skip(usize::from(remark.is_empty())).filter(fits);
        let wordings: Vec<_> = wordings.collect();
        let align = if is_below { Align::Right } else { Align::Left };
        // Below the number where its bar is high and the row too short for both.
        let is_short = |it: &Vec<Words>| x + crate::scene::label::width(it) > scene.width();
        if !is_below && self.bars.thick >= 3 && wordings.first().is_some_and(is_short) {
            self.below((x, row + 1), &remark, scene);
        }
        if scene.say((x, row), align, &wordings).is_none() {
            // Rather over the bar than not at all.
            scene.say((scene.width() - 1, row), Align::Right, &[short]);
        }
    }

    /// What else there is to say below a number: all of it in the rows before those of the next value, or what fits
    /// into one.
    fn below(&self, (x, row): (i32, i32), remark: &str, scene: &mut Scene) {
        let rows = self.top + self.bars.thick + self.bars.gap - row;
        let lines = broken(remark, scene.width() - x);
        if (lines.len() as i32) <= rows {
            for (line, y) in lines.into_iter().zip(row..) {
                scene.write((x, y), Align::Left, Words::new(line, Tone::DIM));
            }
            return;
        }
        if rows < 1 {
            return;
        }
        let Measured { words, verdict, .. } = self.reading;
        let clause = words.split([',', ';']).next().unwrap_or_default();
        let below = [words.as_str(), clause, verdict].map(|it| vec![Words::new(it, Tone::DIM)]);
        scene.say((x, row), Align::Left, &below);
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
