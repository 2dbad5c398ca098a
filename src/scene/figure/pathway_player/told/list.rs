//! All steps below each other, each with what is told of it.

use super::super::numbers::{badge_of, hue};
use super::super::{Reach, Set, means};
use super::{
    ASIDE, FACES, Letters, NUMBER, Telling, about, ask, clause, digit, large_name, pitch, rows, tall,
    under_name, whole,
};
use crate::content::character::capital;
use crate::content::figure::{Basis, PathwayStage};
use crate::scene::label::{self, broken};
use crate::scene::large;
use crate::scene::{Align, Block, Bounds, Scene, Tone, Weight, Words};
use crate::sim::pathway_player::WHOLE_WORDS;
use unicode_width::UnicodeWidthStr;

/// The steps below each other in the first rows of a room, each with what is told of it; the questions at its foot.
pub(super) fn list(
    set: &Set<'_>,
    (at, room): (Block, i32),
    told: impl Fn(usize) -> Telling,
    letters: Letters,
    scene: &mut Scene,
) {
    let stages = &set.player.stages;
    let n = stages.len() as i32;
    let rows = |(nth, it)| tall((stages, it), told(nth), at.width, letters);
    let tall: Vec<i32> = stages.iter().enumerate().map(rows).collect();
    // Beside a step in hand as if the longest were it, so that rows stand where they are from step to step.
    let longest = stages.iter().map(|it| self::tall((stages, it), Telling::Whole, at.width, letters)).max();
    let needed = set.current.and(longest).map_or_else(|| tall.iter().sum(), |it| it + n - 1);
    let air = room - 1 - needed;
    // Names alone stand below those of regions, which have all the air that there is.
    let is_bare = set.current.is_none() && told(0) == Telling::Name;
    let regions = stages.iter().filter(|it| is_bare && !it.region.is_empty()).count() as i32;
    let regions = if regions <= air { regions } else { 0 };
    let air = air - regions;
    let is_small = letters == Letters::Small;
    // Large names with lines below them have a row between them, if need be without one above the first.
    let is_lined = told(0) == Telling::Lined;
    let is_tight = is_lined && air == n - 1;
    let gap = if is_tight { 1 } else { (air / n.max(1)).clamp(0, (at.height / 10).max(2)) };
    let spare = if is_tight { 0 } else { air - gap * n };
    // Off the words above the picture, where a row is left, there or below it.
    let shift = i32::from(spare > i32::from(gap == 0 && is_small) && letters != Letters::Large(FACES[0]));
    let row = Block::new(at.x, at.y + shift.max(i32::from(gap > 1 && is_small)), at.width, 1);
    scene.area(row, whole());
    if set.current.is_none() {
        band(set, row, scene);
    }
    let tone = if set.current.is_none() { Tone::STRONG } else { Tone::DIM };
    scene.write((at.x + 1, row.y), Align::Left, Words::new(capital(WHOLE_WORDS), tone));
    let short: Vec<_> =
        stages.iter().enumerate().filter(|it| told(it.0) != Telling::Whole).map(|it| it.1).collect();
    // Where the gist stands in a column of its own, names have what is left.
    let is_wide = at.width >= ASIDE && set.current.is_none() && !letters.are_large();
    let columns = if is_wide { BEFORE_GIST } else { at.width + NUMBER - letters.number() };
    let form = if letters.are_large() && !is_lined { Form::Short } else { Form::of(&short, columns) };
    // What names rest on stands in a column close to the longest of them, or of what is told below them.
    let long = |it: &&PathwayStage| match letters {
        Letters::Large(_) if is_lined => it.gist.width(),
        Letters::Large(face) => {
            large_name(it, at.width, face).and_then(|it| large::width(it, face)).unwrap_or(0)
        }
        Letters::Small => form.name(it, columns).width(),
    };
    let longest = short.iter().map(long).max().unwrap_or(0) as i32;
    // A row below that of the whole way comes first: among steps of more than a row that above the questions, too.
    let first = i32::from(spare > shift || !is_small && at.height > room);
    let mut y = at.y + shift + 1 + if is_tight { 0 } else { gap.max(first) };
    for ((nth, stage), height) in stages.iter().enumerate().zip(tall) {
        let telling = told(nth);
        if regions > 0 && !stage.region.is_empty() {
            scene.write((at.x + 1, y), Align::Left, Words::bold(capital(&stage.region), Tone::STRONG));
            y += 1;
        }
        let block = Block::new(at.x, y, at.width, height);
        scene.area(block, means(nth));
        if set.reach(nth) == Reach::InHand {
            band(set, block, scene);
        }
        let letters = if telling == Telling::Name { Letters::Small } else { letters };
        step_of_list(set, (nth, stage), block, (telling, letters, (form, columns), longest), gap > 0, scene);
        y += height + gap;
    }
    let below = at.height - room;
    if below > 0 {
        ask(set, Block::new(at.x, at.bottom() - below + 1, at.width, below - 1), scene);
    }
}

fn step_of_list(
    set: &Set<'_>,
    (nth, stage): (usize, &PathwayStage),
    at: Block,
    (telling, letters, (form, columns), longest): (Telling, Letters, (Form, i32), i32),
    has_air: bool,
    scene: &mut Scene,
) {
    let reach = set.reach(nth);
    let number = letters.number();
    // A column stays free before the end of the band.
    let (x, width) = (at.x + number, at.width - number - 1);
    let tone = match reach {
        Reach::InHand => Tone::STRONG,
        Reach::Ahead => Tone::DIM,
        Reach::Whole | Reach::Passed => Tone::TEXT,
    };
    let accent = if reach == Reach::Ahead { Tone::DIM } else { Tone::family(set.view.family) };
    let is_strong = matches!(reach, Reach::InHand | Reach::Whole) || letters != Letters::Small;
    let weight = if is_strong { Weight::Bold } else { Weight::Plain };
    let number_at = (at.x + 1, at.y);
    match letters {
        Letters::Large(face) => {
            // What it rests on is seen as far as its name is, by the hue of its badge in the picture.
            let whole = set.current.is_none().then(|| hue(stage.basis).map_or(Tone::STRONG, Tone::of));
            scene.large(number_at, &digit(nth), face, whole.unwrap_or(accent));
        }
        // As in the picture; without air between them badges would be one strip.
        Letters::Small if set.current.is_none() => {
            let (tone, ink) = badge_of(stage, false);
            let has_badge = has_air || at.height > 1;
            if has_badge {
                scene.block_of(Block::new(at.x, at.y, NUMBER - 1, 1), tone);
            }
            let ink = if has_badge { ink } else { hue(stage.basis).map_or(Tone::STRONG, Tone::of) };
            scene.write(number_at, Align::Left, Words::bold(digit(nth), ink));
        }
        Letters::Small => {
            scene.write(number_at, Align::Left, Words { weight, ..Words::new(digit(nth), accent) });
        }
    }
    let mut row = at.y + 1;
    let is_whole = telling == Telling::Whole;
    let basis = basis(set, stage, (!is_whole).then_some(form));
    if let Letters::Large(face) = letters {
        let name = large_name(stage, at.width, face).unwrap_or_default();
        scene.large((x, at.y), name, face, tone);
        let gist = Words::bold(stage.gist.clone(), Tone::TEXT);
        let (below, behind) = (at.y + rows(&set.player.stages, at.width, face), x + longest + BEHIND);
        let room = at.right() - behind;
        // What happens and what it rests on: in a line below it, or behind all names where that has room.
        if telling == Telling::Lined {
            scene.write((x, below), Align::Left, gist);
            basis.and_then(|it| scene.write((behind, below), Align::Left, it));
        } else if telling == Telling::Place && set.current.is_none() && broken(&stage.gist, room).len() < 3 {
            basis.and_then(|it| scene.write((behind, at.y), Align::Left, it));
            scene.paragraph((behind, at.y + 1), room, &gist);
        } else if let Some(basis) = basis {
            scene.write((at.right() - 1, at.y + pitch(face) - 2), Align::Right, basis);
        }
        row = at.y + pitch(face);
    } else {
        let name = if is_whole { &stage.name } else { form.name(stage, columns) };
        scene.write((x, at.y), Align::Left, Words { weight, ..Words::new(name, tone) });
        if let Some(basis) = basis {
            let last = at.right() - label::width(std::slice::from_ref(&basis));
            let behind = x + longest.max(name.width() as i32) + BEHIND;
            scene.write((behind.min(last), at.y), Align::Left, basis);
            let gist = behind + WIDEST_BASIS + BEHIND;
            let room = at.right() - gist;
            if columns == BEFORE_GIST && broken(&stage.gist, room).len() as i32 <= at.height {
                scene.paragraph((gist, at.y), room, &Words::new(stage.gist.clone(), Tone::TEXT));
            }
        }
    }
    let place = match telling {
        Telling::Place if !letters.are_large() => under_name(stage, at.width).to_owned(),
        Telling::Whole => about(stage),
        _ => String::new(),
    };
    let room = if is_whole { width } else { at.width - number };
    row = scene.paragraph((x, row), room, &Words::new(place, Tone::DIM));
    if is_whole {
        let tone = if reach == Reach::InHand { Tone::TEXT } else { Tone::DIM };
        scene.paragraph((x, row), width, &Words::new(stage.what_happens.clone(), tone));
    }
}

/// Columns between a name and what stands behind it.
const BEHIND: i32 = 2;
/// Columns of the longest basis, and of all that stands before a gist in the same row.
const WIDEST_BASIS: i32 = 12;
const BEFORE_GIST: i32 = 36;

/// How what a step rests on is written in its row: the line of its arrows, all of it or its first cell,
/// and its word. All rows of a list have one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    Short,
    Mark,
}

impl Form {
    /// The fullest in which each of `stages` has its name, or the first clause of it, in so many columns.
    fn of(stages: &[&PathwayStage], columns: i32) -> Self {
        let fits = |form: &Self| {
            stages.iter().all(|it| form.name(it, columns).width() as i32 <= form.room(it, columns))
        };
        [Self::Full, Self::Short].into_iter().find(fits).unwrap_or(Self::Mark)
    }

    pub(super) fn words(self, basis: Basis) -> String {
        let [a, b, c] = basis.mark();
        match self {
            Self::Full => format!("{a}{b}{c} {}", basis.word()),
            Self::Short => format!("{a} {}", basis.word()),
            Self::Mark => format!("{a}{b}{c}"),
        }
    }

    /// Columns of a name in a row of so many.
    pub(super) fn room(self, stage: &PathwayStage, columns: i32) -> i32 {
        const GAP: i32 = 1;
        columns - NUMBER - GAP - self.words(stage.basis).width() as i32
    }

    /// The name of a step, or its first clause where that is what fits.
    fn name(self, stage: &PathwayStage, columns: i32) -> &str {
        if stage.name.width() as i32 <= self.room(stage, columns) {
            return &stage.name;
        }
        clause(&stage.name)
    }
}

/// What lies under the row in hand.
fn band(set: &Set<'_>, at: Block, scene: &mut Scene) {
    let all = at.bounds();
    scene.bar(all, Tone::BAND);
    scene.bar(Bounds { right: all.left + 24, ..all }, Tone::family(set.view.family));
}

/// What a question does to the step, or what it rests on where that is not written out, for its row.
fn basis(set: &Set<'_>, stage: &PathwayStage, form: Option<Form>) -> Option<Words> {
    if let Some(change) = set.change(stage) {
        return Some(Words::bold(format!("{} {}", change.mark(), change.word()), Tone::STRONG));
    }
    // Beside the step in hand the others stand back.
    let (plain, weight) = match set.current {
        None => (Tone::TEXT, Weight::Bold),
        Some(_) => (Tone::DIM, Weight::Plain),
    };
    let tone = hue(stage.basis).map_or(plain, Tone::of);
    Some(Words { weight, ..Words::new(form?.words(stage.basis), tone) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::scene_on;
    use crate::scene::label::Label;
    use crate::sim::pathway_player::Change;

    #[test]
    fn what_steps_rest_on_stands_in_a_column_close_behind_the_longest_name() {
        let pack = Pack::builtin();
        for id in ["spinal-gate", "oxytocin-loop", "vessel-route", "mechanotransduction", "ct-ascending"] {
            for size in [(78, 15), (98, 17), (118, 20)] {
                let scene = scene_on(false, pack.library(), &id.into(), &[0], size);
                let is_basis = |words: &str| {
                    let bases = ["human", "animal", "anatomy", "model", "disputed", "proposed"];
                    bases.iter().any(|it| words.ends_with(it)) && !words.contains(Change::Spared.mark())
                };
                let all: Vec<Block> = scene.labels.iter().map(Label::block).collect();
                let bases = scene.labels.iter().filter(|it| is_basis(&it.words[0].text));
                let bases: Vec<Block> = bases.map(Label::block).collect();
                // Where steps are written out it stands below each name.
                let is_below = |it: &&Label| it.words.iter().any(|it| it.text.contains("seen in people"));
                if scene.labels.iter().filter(is_below).count() >= 4 {
                    continue;
                }
                assert!(bases.len() >= 4, "{id} at {size:?}");
                // From the name in the same row to it.
                let gap = |basis: &Block| {
                    let names = all.iter().filter(|it| it.y == basis.y && it.right() <= basis.x);
                    names.map(|it| basis.x - it.right()).min().unwrap_or(i32::MAX)
                };
                let column = bases.iter().map(|it| it.x).max();
                let is_wide = |it: &Block| it.right() >= i32::from(size.0) - 1;
                assert!(bases.iter().all(|it| Some(it.x) == column || is_wide(it)), "{id} at {size:?}");
                assert!(bases.iter().map(gap).min() <= Some(BEHIND), "{id} at {size:?}");
            }
        }
    }
}
