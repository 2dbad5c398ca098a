//! The trial lens: what two groups got, part by part; what both share fades and cancels, what stays is drawn out
//! of them; and what trials found for the pair.

mod empty;
mod found;

use super::View;
use crate::content::figure::{LensArm, LensPart, TrialLens};
use crate::content::model::Family;
use crate::scene::label::{broken, width};
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::Names;
use crate::scene::{Align, Block, Bounds, EIGHTH, Hue, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::trial_lens::{Fate, SHELVES, fate, isolates, part, rows, word};
use empty::{CANCELS, Doubt, dashed, missing, nothing};
use unicode_width::UnicodeWidthStr;

/// Part of an accent that what cancels keeps.
const FADED: u8 = 40;
/// The widest that a line of prose is set.
const PROSE: i32 = 120;

/// Rows of a block from which on its name is large: with what it is below it, and alone.
const LARGE: i32 = 8;
const LARGE_ALONE: i32 = 6;

/// Letters of all that stands in blocks: parts are siblings, whatever becomes of them.
const FACES: [Face; 2] = [Face::Tall(Dot::Half), Face::Thin];

/// The three stacks of blocks.
#[derive(Clone, Copy)]
struct Stacks {
    columns: [i32; 3],
    width: i32,
    /// Rows of the names.
    head: i32,
    /// Rows of a block.
    block: i32,
    /// Whether there is room to say what each part is.
    is_told: bool,
    /// The letters of all that stands in blocks, where these are large.
    face: Option<Face>,
}

impl Stacks {
    /// Across a picture, with so many rows of names in those to fill. A class sees what each part is named, and what it
    /// is only where that is as large.
    fn new(across: i32, (head, rows): (i32, i32), parts: &[&LensPart], is_slide: bool) -> Self {
        // Words and signs stand between them.
        let gap = match across {
            90.. => 10,
            60.. => 6,
            _ => 2,
        };
        let width = ((across - 2 * gap) / 3).max(1);
        let second = width + gap;
        // They touch, with a little left out of each: what a group got is one thing.
        let block = ((rows - head) / 3).clamp(1, 13);
        let fits = |face: &Face| {
            SHELVES.map(word).into_iter().chain([CANCELS]).all(|it| has_room(it, Some(*face), width))
        };
        let least = if is_slide { LARGE_ALONE } else { LARGE };
        let face = FACES.into_iter().find(fits).filter(|_| block >= least);
        // Of so many rows that one is in the middle, or two for the two lines of words.
        let block = if block > 4 && face.is_none() { block - 1 + block % 2 } else { block };
        // In three rows there is a middle for one line only.
        let fits = |it: &&LensPart| line(it.family, &it.what, Tone::TEXT, width).is_some();
        let is_told = parts.iter().all(|it| (it.what.width() as i32) < width && (block != 3 || fits(it)));
        // In two rows one of them is the edge of a block.
        let is_told = is_told && !is_slide && block != 2;
        let block = if block == 4 && !is_told { 3 } else { block };
        Self { columns: [0, second, 2 * second], width, head, block, is_told, face }
    }

    /// Where the gap behind a stack begins, and its columns.
    fn behind(self, stack: usize) -> (i32, i32) {
        let x = self.at(stack, 0).right();
        (x, self.columns.get(stack + 1).map_or(0, |it| it - x))
    }

    fn rows(self) -> i32 {
        self.head + 3 * self.block
    }

    fn at(self, stack: usize, shelf: usize) -> Block {
        let x = self.columns.get(stack).copied().unwrap_or(0);
        Block::new(x, self.head + shelf as i32 * self.block, self.width, self.block)
    }
}

pub(super) fn picture(lens: &TrialLens, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let Some((a, b)) = lens.pair(view.at) else { return scene };
    let (across, height) = (scene.width(), scene.height());
    let found = rows(view.library, lens.comparison(view.at));
    let has_caveat = !found.is_empty() && !view.is_slide;
    let caveat = if has_caveat { broken(&lens.caveat(view.at), across.min(PROSE)) } else { Vec::new() };
    // Two rows a block and what warns of it come first. Results are read out one by one; on a very large screen all of
    // them stand below, with a row of air below each.
    let n_caveat = if across >= 60 { caveat.len() as i32 } else { 0 };
    let n_caveat = if height >= 7 + n_caveat { n_caveat } else { 0 };
    let room = (height - 7 - n_caveat).max(0);
    let is_listed = !found.is_empty();
    let n_rows = if is_listed { found.len() } else { lens.partners(a).len() } as i32;
    let n_found = match height {
        52.. => 2 * n_rows + 1,
        38.. if is_listed && !view.is_slide => n_rows + 2,
        _ if is_listed => 0,
        _ => (1 + n_rows).min(room),
    };
    let n_found = if room >= 2 { n_found } else { 0 };
    let parts: Vec<&LensPart> = a.parts.iter().chain(&b.parts).collect();
    let stacks = |head| Stacks::new(across, (head, height - n_caveat - n_found), &parts, view.is_slide);
    let names = [a.short.as_str(), &b.short, "difference"];
    // Words in blocks are large before those above them.
    let names = Names::of(&names, ((across - 20) / 3, 5));
    let names =
        names.filter(|it| (view.is_slide || scene.has_large_names()) && stacks(it.rows + 1).face.is_some());
    let mut stacks = stacks(names.as_ref().map_or(1, |it| it.rows + 1));
    // With air above their names where rows are left.
    stacks.head += i32::from(names.is_none() && height - stacks.rows() - n_caveat - n_found >= 2);
    blocks(lens, view, (a, b), (stacks, names), &mut scene);
    let air = (height - stacks.rows() - n_caveat - n_found).clamp(0, 1);
    let top = stacks.rows() + air;
    let end = height - n_caveat;
    let at = Block::new(0, top, across, n_found.min(end - top));
    if is_listed {
        // In the accent of the one part that the comparison shows.
        let family = match *isolates(a, b) {
            [one] => one,
            _ => Family::Total,
        };
        found::results(&found, Tone::family(family), view, at, &mut scene);
    } else {
        found::partners(lens, a, at, &mut scene);
    }
    for (line, y) in caveat.iter().zip(at.bottom()..).take(n_caveat as usize) {
        scene.write((0, y), Align::Left, Words::new(line.clone(), Tone::TEXT));
    }
    scene
}

/// From one value to another, fast at first.
fn eased(from: f64, to: f64, progress: f64) -> f64 {
    to + (from - to) * (1.0 - progress.clamp(0.0, 1.0)).powi(3)
}

/// The stacks, part by part.
fn blocks(
    lens: &TrialLens,
    view: &View<'_>,
    (a, b): (&LensArm, &LensArm),
    (stacks, names): (Stacks, Option<Names>),
    scene: &mut Scene,
) {
    let [left, middle, right] = stacks.columns;
    let half = (stacks.width - 1) / 2;
    for (nth, (x, words)) in
        [(left, a.short.as_str()), (middle, &b.short), (right, "difference")].into_iter().enumerate()
    {
        match &names {
            // Off the line above it.
            Some(names) => names.write(nth, (x + half, 1), Align::Middle, Tone::STRONG, scene),
            None => {
                scene.write((x + half, stacks.head - 1), Align::Middle, Words::bold(words, Tone::STRONG));
            }
        }
    }
    signs(a, b, stacks, scene);
    let (was_a, was_b) = lens.pair(view.was).unwrap_or((a, b));
    let (shown, face) = (isolates(a, b), stacks.face);
    let is_known = lens.comparison(view.at).is_some();
    let absent = SHELVES.into_iter().filter(|it| [a, b].iter().any(|arm| part(arm, *it).is_none()));
    let ifs = lens.comparison(view.at).map(|it| it.ifs.as_slice()).unwrap_or_default();
    let doubt = |family: Family| ifs.iter().find(|it| it.family == family).map(|it| it.words.as_str());
    let doubt = |family| Doubt { family, words: doubt(family).filter(|_| !view.is_slide) };
    let has_form = |family, form| match stacks.face {
        None => has_room(&doubt(family).after(&missing(family, form)), None, stacks.width),
        face => has_room(&missing(family, form), face, stacks.width),
    };
    let form = (0..2).find(|form| absent.clone().all(|it| has_form(it, *form)));
    let told = |what: &'_ str| if stacks.is_told { what.to_owned() } else { String::new() };
    for (shelf, family) in SHELVES.into_iter().enumerate() {
        let [first, second, rest] = [0, 1, 2].map(|stack| stacks.at(stack, shelf));
        let (now, was) = (fate(a, b, family), fate(was_a, was_b, family));
        let accent = Tone::family(family);
        let share = |fate| if fate == Fate::Cancels { f64::from(FADED) } else { 100.0 };
        let bright = eased(share(was), share(now), view.progress) as u8;
        for (arm, at) in [(a, first), (b, second)] {
            match part(arm, family) {
                Some(part) => block(family, accent.part(bright), &told(&part.what), (at, face), scene),
                None => nothing(&missing(family, form.unwrap_or(2)), doubt(family), (at, face), scene),
            }
        }
        match now {
            Fate::Cancels if view.progress > 0.5 => match doubt(family) {
                Doubt { words: None, .. } => {
                    dashed(CANCELS, rest.y + rest.height / 2, (rest, face), scene);
                }
                doubt => nothing(CANCELS, doubt, (rest, face), scene),
            },
            Fate::Stays | Fate::Differs => {
                let holder = if part(a, family).is_some() { a } else { b };
                let from = if part(a, family).is_some() { first.x } else { second.x };
                // What was there before stays; what is new is drawn out of the stack that holds it.
                let is_old = matches!(was, Fate::Stays | Fate::Differs);
                let progress = if is_old { 1.0 } else { view.progress };
                let x = eased(f64::from(from), f64::from(rest.x), progress).round() as i32;
                let at = Block { x, ..rest };
                let what = part(holder, family).map_or_else(String::new, |it| told(&it.what));
                match (is_known, shown.contains(&family)) {
                    (true, true) if now == Fate::Stays => block(family, accent, &what, (at, face), scene),
                    (true, true) => block(family, accent, "which of the two", (at, face), scene),
                    (true, false) => unknown(family, "cannot be told apart", (at, face), scene),
                    (false, _) => unknown(family, "not compared here", (at, face), scene),
                }
            }
            _ => {}
        }
    }
}

/// Each part that a group got is a line of the same reckoning; above the stacks its signs are where there is no room.
fn signs(a: &LensArm, b: &LensArm, stacks: Stacks, scene: &mut Scene) {
    for (stack, words) in [(0, "−"), (1, "=")] {
        let (x, gap) = stacks.behind(stack);
        if stacks.block < 3 || gap < 4 {
            let at = (x + gap / 2 - 1, (stacks.head - 1).max(0));
            scene.write(at, Align::Left, Words::bold(words, Tone::TEXT));
            continue;
        }
        for (shelf, family) in SHELVES.into_iter().enumerate() {
            if [a, b].iter().any(|arm| part(arm, family).is_some()) {
                sign(words, stacks, (stack, shelf), scene);
            }
        }
    }
}

/// A sign in the middle behind a block: as filled as the blocks are, for what they are reckoned by is half of the point.
fn sign(words: &str, stacks: Stacks, (stack, shelf): (usize, usize), scene: &mut Scene) {
    let ((x, gap), at) = (stacks.behind(stack), stacks.at(stack, shelf));
    let bounds = at.bounds();
    let middle = i32::midpoint(bounds.top, bounds.bottom);
    let edge = if gap < 10 { 1 } else { 2 };
    let (left, right) = ((x + edge) * WIDE, (x + gap - edge) * WIDE);
    // More than half a cell of each, or coarse glyphs would leave it out, and no cell with two edges.
    let strokes = match (words, at.height) {
        ("=", 3) => [[1, -4], [9, 4]],
        ("=", odd) if odd % 2 == 1 => [[-4, -9], [9, 4]],
        ("=", _) => [[-3, -8], [8, 3]],
        (_, odd) if odd % 2 == 1 => [[1, -4]; 2],
        _ => [[5, -1]; 2],
    };
    for [bottom, top] in strokes.map(|it| it.map(|eighths| middle + eighths * EIGHTH)) {
        scene.bar(Bounds::new(left, top, right, bottom), Tone::TEXT);
    }
}

/// A part of what a group got: its name, and what it is.
fn block(family: Family, tone: Tone, what: &str, (at, face): (Block, Option<Face>), scene: &mut Scene) {
    let bounds = at.bounds();
    // The row of its words is whole, or they would stand on a ragged edge.
    let (above, below) = if at.height == 2 { (2 * EIGHTH, 0) } else { (EIGHTH, EIGHTH) };
    scene.bar(Bounds { top: bounds.top + above, bottom: bounds.bottom - below, ..bounds }, tone);
    let tone = if tone.part > 60 { Tone::of(Hue::Ground) } else { Tone::TEXT };
    words(family, what, (at, face), tone, scene);
}

/// What is there, but whose share nobody knows.
fn unknown(family: Family, what: &str, (at, face): (Block, Option<Face>), scene: &mut Scene) {
    if at.height > 2 {
        scene.frame(at, Tone::family(family), true);
    } else {
        for y in [at.y, at.bottom() - 1] {
            scene.rule((at.x, y), (at.right() - 1, y), Stroke::Dotted, Tone::family(family));
        }
    }
    words(family, what, (at, face), Tone::family(family), scene);
}

/// Its name and what it is in one line of at most `room` columns.
fn line(family: Family, what: &str, tone: Tone, room: i32) -> Option<Vec<Words>> {
    let name = Words::bold(format!("{} {}", family.mark(), word(family)), tone);
    let words = vec![name, Words::new(format!(": {what}"), tone)];
    (!what.is_empty() && width(&words) <= room).then_some(words)
}

/// Its name above what it is, around the middle; in one line where there is no row for each.
fn words(family: Family, what: &str, (at, face): (Block, Option<Face>), tone: Tone, scene: &mut Scene) {
    if let Some(face) = face {
        let below = if what.is_empty() { 0 } else { 2 };
        let top = at.y + (at.height - 4 - below) / 2;
        let wide = large::width(word(family), face).map_or(0, |it| it as i32);
        scene.large((at.x + (at.width - wide) / 2, top), word(family), face, tone);
        if !what.is_empty() {
            let what = Words::new(format!("{} {what}", family.mark()), tone);
            scene.write((at.x + (at.width - 1) / 2, top + 5 + at.height % 2), Align::Middle, what);
        }
        return;
    }
    let (x, spread) = (at.x + (at.width - 1) / 2, i32::from(at.height >= 5) * (at.height % 2));
    let bold = |it: &str| vec![Words::bold(it, tone)];
    let name = [format!("{} {}", family.mark(), word(family)), word(family).into(), family.mark().into()];
    let mut wordings: Vec<_> = name.iter().map(|it| bold(it)).filter(|it| width(it) <= at.width).collect();
    if what.is_empty() || matches!(at.height, 1 | 3) {
        wordings.splice(0..0, line(family, what, tone, at.width));
        scene.say((x, at.y + at.height / 2), Align::Middle, &wordings);
        return;
    }
    let first = at.y + at.height / 2 - 1;
    scene.say((x, first), Align::Middle, &wordings);
    let what = vec![Words::new(what, tone)];
    if width(&what) <= at.width {
        scene.say((x, first + 1 + spread), Align::Middle, &[what]);
    }
}

/// Whether words have room in a block of `width`, with a column of air at either side.
fn has_room(words: &str, face: Option<Face>, width: i32) -> bool {
    let wide = face.map_or_else(|| Some(words.width()), |face| large::width(words, face));
    wide.is_some_and(|it| it as i32 + 2 <= width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::scene_on;
    use std::collections::HashSet;

    #[test]
    fn all_that_becomes_of_parts_is_told_in_letters_of_one_size() {
        let pack = Pack::builtin();
        let library = pack.library();
        let mut n_large = 0;
        for size in [(78, 13), (94, 18), (114, 23), (152, 34), (192, 48)] {
            for (is_slide, a, b) in [false, true]
                .into_iter()
                .flat_map(|it| (0..4).flat_map(move |a| (0..9).map(move |b| (it, a, b))))
            {
                let scene = scene_on(is_slide, library, &"trial-lens".into(), &[a, b, 0], size);
                let is_told = |words: &str| {
                    let words = words.trim_start_matches(|it: char| !it.is_ascii_alphabetic()).trim_end();
                    let forms = SHELVES.into_iter().flat_map(|it| (0..3).map(move |form| missing(it, form)));
                    SHELVES.map(word).contains(&words)
                        || words == CANCELS
                        || forms.into_iter().any(|it| it == words)
                };
                let large = scene.larges.iter().filter(|it| is_told(&it.text)).map(|it| Some(it.face));
                let labels = scene.labels.iter().flat_map(|it| &it.words);
                let small = labels.filter(|it| is_told(&it.text)).map(|_| None);
                let faces: HashSet<Option<Face>> = large.chain(small).collect();
                assert!(faces.len() <= 1, "{faces:?} at {a} {b} {size:?}");
                n_large += usize::from(faces.iter().any(Option::is_some));
            }
        }
        assert!(n_large > 50, "large in {n_large} pictures");
    }
}
