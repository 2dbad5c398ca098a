//! The trial lens: what two groups got, part by part; what both share fades and cancels, what stays is drawn out
//! of them; and what trials found for the pair.

mod empty;
mod found;

use super::View;
use crate::content::figure::{LensArm, LensPart, TrialLens, Verdict};
use crate::content::model::Family;
use crate::scene::label::{broken, width};
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{Names, widest};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Scene, Stroke, Tone, WIDE, Words};
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
/// Columns of a sign, and of a large one.
const SIGN: i32 = 3;
const SIGN_LARGE: i32 = 6;
/// The letters of what is concluded.
const VERDICTS: [Face; 2] = [Face::Dense, Face::Thin];
/// The least columns of what warns of it beside.
const WARNING: i32 = 20;

/// Letters of all that stands in blocks: parts are siblings, whatever becomes of them.
const FACES: [Face; 2] = [Face::Tall(Dot::Half), Face::Thin];

/// The reckoning as it is written: what one group got, below it what the other got, and below a line what is left. Like
/// stands below like.
#[derive(Clone, Copy)]
struct Sum {
    /// Columns of signs and names.
    head: i32,
    /// Columns of a part, and from one to the next.
    width: i32,
    pitch: i32,
    /// Rows of a part.
    block: i32,
    /// Whether there is room to say what each part is.
    is_told: bool,
    /// The letters of all that stands in blocks, where these are large.
    face: Option<Face>,
}

impl Sum {
    /// Across a picture, with so many columns of names, in so many rows. A class sees what each part is named, and what
    /// it is only where that is as large.
    fn new((across, rows): (i32, i32), head: i32, parts: &[&LensPart], is_slide: bool) -> Self {
        let pitch = pitch(across, head);
        let (head, width) = (across + 1 - 3 * pitch, pitch - 1);
        let block = ((rows - 1) / 3).clamp(1, 11);
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
        Self { head, width, pitch, block, is_told, face }
    }

    /// With the line that what is left stands below.
    fn rows(self) -> i32 {
        3 * self.block + 1
    }

    fn at(self, line: i32, shelf: usize) -> Block {
        let y = line * self.block + i32::from(line == 2);
        Block::new(self.head + shelf as i32 * self.pitch, y, self.width, self.block)
    }

    /// The row in which a part is named, or the first of those.
    fn named(self, line: i32) -> i32 {
        let at = self.at(line, 0);
        match self.face {
            Some(_) => at.y + (at.height - 4 - if self.is_told { 2 } else { 0 }) / 2,
            None => at.y + at.height / 2 - i32::from(self.is_told && at.height > 3),
        }
    }
}

/// Columns from one part to the next beside so many of names; those left over are theirs as well.
fn pitch(across: i32, head: i32) -> i32 {
    ((across - head + 1) / 3).max(2)
}

pub(super) fn picture(lens: &TrialLens, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let Some((a, b)) = lens.pair(view.at) else { return scene };
    let (across, height) = (scene.width(), scene.height());
    let found = rows(view.library, lens.comparison(view.at));
    let parts: Vec<&LensPart> = a.parts.iter().chain(&b.parts).collect();
    let names = [a.short.as_str(), &b.short, "difference"];
    let plain = if across >= 60 { SIGN + 1 } else { 1 } + widest(names) + 1;
    let plain = across + 1 - 3 * pitch(across, plain);
    // Two rows a block and what warns of it come first. Results are read out one by one; on a very large screen all of
    // them stand below, with a row of air below each.
    let pair = lens.comparison(view.at).filter(|_| !found.is_empty() && !view.is_slide && across >= 60);
    let verdict = pair.and_then(|it| it.verdict.as_ref()).filter(|_| height >= 11);
    // What is concluded is large where three rows a block are left; what warns of it stands beside.
    let size = |face: Face| Some((face, large::size(&verdict?.words, face)?));
    let fits = |(_, (wide, rows)): &(Face, (usize, usize))| {
        height > 10 + *rows as i32 && across - plain - *wide as i32 - 2 >= WARNING
    };
    let large = VERDICTS.into_iter().filter_map(size).find(fits);
    let beside = large.map_or(0, |(_, (wide, _))| wide as i32 + 2);
    let caveat = pair.map(|it| broken(&it.caveat, (across - plain - beside).min(PROSE)));
    let caveat = caveat.unwrap_or_default();
    let n_caveat = match (large, caveat.len() as i32) {
        (Some((_, (_, rows))), n) => n.max(rows as i32),
        (None, n) => n + i32::from(verdict.is_some()),
    };
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
    let rows = height - n_caveat - n_found - i32::from(large.is_some());
    // Words in blocks are large before those beside them.
    let names_of = Names::of(&names, (across / 4, 5)).filter(|_| view.is_slide || scene.has_large_names());
    let with = |head| Sum::new((across, rows), head, &parts, view.is_slide);
    let wide = names_of.map(|it| (with(SIGN_LARGE + it.width + 6), it)).filter(|(sum, _)| sum.face.is_some());
    let (sum, names_of) = wide.map_or_else(|| (with(plain), None), |(sum, it)| (sum, Some(it)));
    heads(&names, names_of.as_ref(), sum, &mut scene);
    blocks(lens, view, (a, b), sum, &mut scene);
    let mut y = sum.rows() + i32::from(sum.rows() + n_caveat + n_found < height);
    if n_caveat > 0 {
        let mut at = (sum.head, y);
        if let Some(verdict) = verdict {
            concluded(verdict, at, large.map(|it| it.0), &mut scene);
            at.1 += large.map_or(1, |_| (n_caveat - caveat.len() as i32) / 2);
        }
        for (line, y) in caveat.into_iter().zip(at.1..) {
            scene.write((at.0 + beside, y), Align::Left, Words::new(line, Tone::TEXT));
        }
        y += n_caveat;
    }
    y += i32::from(y + n_found < height);
    let at = Block::new(0, y, across, n_found.min(height - y));
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
    scene
}

/// What is concluded: as strong as what it is reckoned from.
fn concluded(verdict: &Verdict, (x, y): (i32, i32), face: Option<Face>, scene: &mut Scene) {
    if let Some(face) = face {
        scene.large((x, y), &verdict.words, face, Tone::STRONG);
    } else {
        scene.write((x, y), Align::Left, Words::bold(&*verdict.words, Tone::STRONG));
    }
    for (line, y) in broken(&verdict.of, x - 2).into_iter().zip(y + i32::from(face.is_some())..) {
        scene.write((0, y), Align::Left, Words::bold(line, Tone::STRONG));
    }
}

/// Before the parts what they are of, and what is done with them; above what is left the line of a reckoning.
fn heads(names: &[&str; 3], large: Option<&Names>, sum: Sum, scene: &mut Scene) {
    let (y, right) = (sum.at(2, 0).y - 1, sum.at(2, 2).right() - 1);
    scene.rule((0, y), (right, y), Stroke::Heavy, Tone::TEXT);
    for (nth, (name, sign)) in names.iter().zip(['─', '─', '═']).enumerate() {
        let (y, is_signed) = (sum.named(nth as i32), nth > 0);
        if let Some(large) = large {
            large.write(nth, (SIGN_LARGE + 3, y), Align::Left, Tone::STRONG, scene);
            // Strokes of a row around the middle of the letters.
            let strokes = if nth == 1 { 2..3 } else { 1..4 };
            for row in strokes.step_by(2).filter(|_| is_signed) {
                let top = (y + row) * HIGH - HIGH / 2;
                scene.bar(Bounds::new(0, top, SIGN_LARGE * WIDE, top + HIGH), Tone::TEXT);
            }
            continue;
        }
        let columns = if sum.head > SIGN + 1 + widest(*names) { SIGN } else { 1 };
        for x in (0..columns).filter(|_| is_signed) {
            scene.mark((x, y), sign, Tone::STRONG);
        }
        scene.write((columns + columns / SIGN, y), Align::Left, Words::bold(*name, Tone::STRONG));
    }
}

/// From one value to another, fast at first.
fn eased(from: f64, to: f64, progress: f64) -> f64 {
    to + (from - to) * (1.0 - progress.clamp(0.0, 1.0)).powi(3)
}

/// The parts, line by line.
fn blocks(lens: &TrialLens, view: &View<'_>, (a, b): (&LensArm, &LensArm), sum: Sum, scene: &mut Scene) {
    let (was_a, was_b) = lens.pair(view.was).unwrap_or((a, b));
    let (shown, face) = (isolates(a, b), sum.face);
    let is_known = lens.comparison(view.at).is_some();
    let absent = SHELVES.into_iter().filter(|it| [a, b].iter().any(|arm| part(arm, *it).is_none()));
    let ifs = lens.comparison(view.at).map(|it| it.ifs.as_slice()).unwrap_or_default();
    let doubt = |family: Family| ifs.iter().find(|it| it.family == family).map(|it| it.words.as_str());
    let doubt = |family| Doubt { family, words: doubt(family).filter(|_| !view.is_slide) };
    let has_form = |family, form| match sum.face {
        None => has_room(&doubt(family).after(&missing(family, form)), None, sum.width),
        face => has_room(&missing(family, form), face, sum.width),
    };
    let form = (0..2).find(|form| absent.clone().all(|it| has_form(it, *form)));
    let told = |what: &'_ str| if sum.is_told { what.to_owned() } else { String::new() };
    for (shelf, family) in SHELVES.into_iter().enumerate() {
        let [first, second, rest] = [0, 1, 2].map(|line| sum.at(line, shelf));
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
                    let y = sum.named(2) + if face.is_some() { 2 } else { 0 };
                    dashed(CANCELS, y, (rest, face), scene);
                }
                doubt => nothing(CANCELS, doubt, (rest, face), scene),
            },
            Fate::Stays | Fate::Differs => {
                let holder = if part(a, family).is_some() { a } else { b };
                let from = if part(a, family).is_some() { first.y } else { second.y };
                // What was there before stays; what is new is drawn out of the line that holds it.
                let is_old = matches!(was, Fate::Stays | Fate::Differs);
                let progress = if is_old { 1.0 } else { view.progress };
                let y = eased(f64::from(from), f64::from(rest.y), progress).round() as i32;
                let at = Block { y, ..rest };
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
