//! The steps in words beside the picture: all of them written out where there is room, else the one in hand
//! in a list, else that one alone under a strip of their numbers.

mod alone;
mod slide;

use super::numbers::hue;
use super::{Reach, Set, means};
use crate::content::character::capital;
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage};
use crate::scene::label::broken;
use crate::scene::large::{self, Face};
use crate::scene::{Align, Block, Meaning, Scene, Tone, Weight, Words};
use crate::sim::pathway_player::{STAGE, WHAT_IF, WHOLE, WHOLE_WORDS};
use crate::sim::step;
use unicode_width::UnicodeWidthStr;

/// Columns of the number before a step.
const NUMBER: i32 = 3;
/// Columns and rows of a large one, with one of air below it.
const LARGE_NUMBER: (i32, i32) = (7, 4);

/// What is told of a step in a list: its name, where it is as well, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    Name,
    Place,
    Whole,
}

/// Lines of words of a step below its name, `width` columns from the number before it on.
fn lines(stage: &PathwayStage, telling: Telling, width: i32, number: i32) -> i32 {
    let lines = |text: &str| broken(text, width - number - 1).len() as i32;
    match telling {
        Telling::Name => 0,
        Telling::Place => lines(&stage.place),
        Telling::Whole => lines(&about(stage)) + lines(&stage.what_happens),
    }
}

/// Where it is and what it rests on.
fn about(stage: &PathwayStage) -> String {
    format!("{} · {}", stage.place, stage.basis.meaning())
}

/// The fewest columns, at most `most`, in which each step can be told in `height` rows: below a strip of all
/// names where that is possible, else below one of their numbers.
pub(super) fn least_width(player: &PathwayPlayer, height: i32, most: i32) -> i32 {
    let lines = |text: &str, width: i32| broken(text, width).len() as i32;
    let fits = |width: i32, is_named: bool| {
        let strip = alone::strip(&player.stages, width, is_named).last().map_or(1, |(_, y, ..)| y + 1);
        player.stages.iter().all(|stage| strip + alone::told_rows(stage, width) <= height)
            && player
                .what_ifs
                .iter()
                .all(|it| strip + lines(&it.question, width) + lines(&it.answer, width) <= height)
    };
    let least = |is_named: bool| (29..most.min(60)).find(|width| fits(*width, is_named));
    least(true).or_else(|| least(false)).unwrap_or(60)
}

/// The fewest columns, at most `most`, in which the names of all steps have large letters that fit so many rows.
pub(super) fn large_width(player: &PathwayPlayer, height: i32, most: i32) -> Option<i32> {
    let stages = &player.stages;
    // Above them is that of the whole way.
    let is_high = |face: &Face| step_rows(*face) * (stages.len() as i32) < height;
    let face = FACES.into_iter().find(is_high)?;
    (39..=most).find(|width| Letters::Large(face).are_there(stages, *width))
}

/// The name of a step, or its first clause, in large letters within a list of so many columns, with room for what it
/// rests on behind it.
fn large_name(stage: &PathwayStage, columns: i32, face: Face) -> Option<&str> {
    let room = Form::Short.room(stage, columns - LARGE_NUMBER.0);
    let fits = |it: &&str| large::width(it, face).is_some_and(|width| width as i32 <= room);
    [stage.name.as_str(), clause(&stage.name)].into_iter().find(fits)
}

/// The first clause of a name.
fn clause(name: &str) -> &str {
    let ends = [", ", ": ", " (", " A "].iter().filter_map(|it| name.find(it));
    ends.min().and_then(|end| name.get(..end)).unwrap_or(name)
}

/// Rows of words below a picture that is too narrow for words beside it.
pub(super) fn below(player: &PathwayPlayer, width: i32, height: i32) -> i32 {
    let longest =
        player.stages.iter().map(|stage| broken(&stage.what_happens, width).len()).max().unwrap_or(0);
    let full = longest as i32 + 2;
    if full * 3 <= height { full } else { 2.min(height / 3) }
}

pub(super) fn write(set: &Set<'_>, at: Block, scene: &mut Scene) {
    if at.height < 1 || at.width < 8 || set.view.is_slide && slide::write(set, at, scene).is_some() {
        return;
    }
    let stages = &set.player.stages;
    let n = stages.len() as i32;
    let is_asked = set.player.asked(set.view.at).is_some();
    // Until one is asked, no answer needs room.
    let answers = if is_asked { answers(set.player, at.width) } else { 0 };
    let questions = asking(set.player, at.width) + answers;
    let room = at.height - if questions == 0 { 0 } else { questions + 1 };
    // Words in lines have a gap before them, what stands beside a large number has air of its own.
    let every = |(telling, letters): &(Telling, Letters)| {
        let gap = i32::from(*telling != Telling::Place || *letters == Letters::Small);
        1 + stages.iter().map(|it| gap + tall(it, *telling, at.width, *letters)).sum::<i32>()
    };
    // If one is in hand only where letters are large.
    let one = |letters: Letters| {
        let tallest = stages.iter().map(|it| tall(it, Telling::Whole, at.width, letters)).max();
        n + tallest.unwrap_or(0) + if letters == Letters::Small { 0 } else { n }
    };
    let letters = || Letters::ALL.into_iter().filter(|it| it.are_there(stages, at.width));
    let tell = |nth: usize| if Some(nth) == set.current { Telling::Whole } else { Telling::Name };
    let is_bare = set.current.is_none() && !is_asked;
    let mut forms = letters().flat_map(|it| [(Telling::Whole, it), (Telling::Place, it)]);
    let form = forms.find(|it| is_bare && it.1 != Letters::Small && every(it) <= room);
    // Large names come before questions, which the knob has as well.
    let mut names = letters().map(|it| (Telling::Place, it)).filter(|it| it.1.are_large());
    let names = names.find(|it| is_bare && every(it) <= at.height);
    let large = letters().find(|it| !is_bare && !is_asked && it.are_large() && one(*it) <= room);
    if at.x == 0 {
        alone::write(set, at, scene);
    } else if let Some((telling, letters)) = form {
        list(set, (at, room), |_| telling, letters, scene);
    } else if let Some((telling, letters)) = names {
        list(set, (at, at.height), |_| telling, letters, scene);
    } else if is_bare && (one(Letters::Small) > room || room <= 2 * n) && n < at.height {
        // So do names with air between them, where that makes any.
        let rows = if at.height <= 2 * n && n < room { room } else { at.height };
        list(set, (at, rows), |_| Telling::Name, Letters::Small, scene);
    } else if let Some(letters) = large.or_else(|| (one(Letters::Small) <= room).then_some(Letters::Small)) {
        list(set, (at, room), tell, letters, scene);
    } else if one(Letters::Small) <= at.height && !is_asked {
        // Where there is no room for questions, what was asked takes the place of the list.
        list(set, (at, at.height), tell, Letters::Small, scene);
    } else {
        alone::write(set, at, scene);
    }
}

/// The letters of large names, the larger first.
const FACES: [Face; 2] = [Face::Heavy, Face::Dense];

/// Rows of a step of which only the name is told, and that is large.
fn step_rows(face: Face) -> i32 {
    pitch(face).max(LARGE_NUMBER.1)
}

/// What is large of a step of which more than its name is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    /// Its number and its name.
    Large(Face),
    Numbers,
    Small,
}

impl Letters {
    const ALL: [Self; 4] = [Self::Large(FACES[0]), Self::Large(FACES[1]), Self::Numbers, Self::Small];

    fn are_large(self) -> bool {
        matches!(self, Self::Large(_))
    }

    /// Whether those of all of `stages` have room in so many columns.
    fn are_there(self, stages: &[PathwayStage], columns: i32) -> bool {
        let Self::Large(face) = self else { return true };
        stages.iter().all(|it| large_name(it, columns, face).is_some())
    }
}

/// Rows of a step in a list.
fn tall(stage: &PathwayStage, telling: Telling, width: i32, letters: Letters) -> i32 {
    match letters {
        _ if telling == Telling::Name => 1,
        Letters::Large(face) if telling == Telling::Place => step_rows(face),
        Letters::Small => 1 + lines(stage, telling, width, NUMBER),
        Letters::Numbers => (1 + lines(stage, telling, width, LARGE_NUMBER.0)).max(LARGE_NUMBER.1),
        Letters::Large(face) => pitch(face) + lines(stage, telling, width, LARGE_NUMBER.0),
    }
}

/// Rows from the top of large letters to what stands below them.
fn pitch(face: Face) -> i32 {
    if face == Face::Dense { 4 } else { 5 }
}

/// The steps below each other in the first rows of a room, each with what is told of it; the questions at its foot.
fn list(
    set: &Set<'_>,
    (at, room): (Block, i32),
    told: impl Fn(usize) -> Telling,
    letters: Letters,
    scene: &mut Scene,
) {
    let stages = &set.player.stages;
    let n = stages.len() as i32;
    let rows = |(nth, it)| tall(it, told(nth), at.width, letters);
    let tall: Vec<i32> = stages.iter().enumerate().map(rows).collect();
    let air = room - 1 - tall.iter().sum::<i32>();
    let gap = (air / n.max(1)).clamp(0, (at.height / 10).max(2));
    let (spare, is_small) = (air - gap * n, letters == Letters::Small);
    // Off the words above the picture, where a row is left, there or below it.
    let shift = i32::from(spare > 0 && letters != Letters::Large(FACES[0]));
    let row = Block::new(at.x, at.y + shift.max(i32::from(gap > 1 && is_small)), at.width, 1);
    scene.area(row, whole());
    if set.current.is_none() {
        band(set, row, scene);
    }
    let tone = if set.current.is_none() { Tone::STRONG } else { Tone::DIM };
    scene.write((at.x + 1, row.y), Align::Left, Words::new(capital(WHOLE_WORDS), tone));
    let short: Vec<_> =
        stages.iter().enumerate().filter(|it| told(it.0) != Telling::Whole).map(|it| it.1).collect();
    let columns = if is_small { at.width } else { at.width + NUMBER - LARGE_NUMBER.0 };
    let form = if letters.are_large() { Form::Short } else { Form::of(&short, columns) };
    // A row below that of the whole way comes first: among steps of more than a row that above the questions, too.
    let first = i32::from(spare > shift || !is_small && at.height > room);
    let mut y = at.y + shift + 1 + gap.max(first);
    for ((nth, stage), height) in stages.iter().enumerate().zip(tall) {
        let telling = told(nth);
        let block = Block::new(at.x, y, at.width, height);
        scene.area(block, means(nth));
        if set.reach(nth) == Reach::InHand {
            band(set, block, scene);
        }
        let letters = if telling == Telling::Name { Letters::Small } else { letters };
        step_of_list(set, (nth, stage), block, (telling, letters, form), scene);
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
    (telling, letters, form): (Telling, Letters, Form),
    scene: &mut Scene,
) {
    let reach = set.reach(nth);
    let number = if letters == Letters::Small { NUMBER } else { LARGE_NUMBER.0 };
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
    if letters == Letters::Small {
        scene.write((at.x + 1, at.y), Align::Left, Words { weight, ..Words::new(digit(nth), accent) });
    } else {
        // High ones would nearly touch where their rows are few.
        let face = if letters == Letters::Large(FACES[0]) { FACES[0] } else { Face::Dense };
        scene.large((at.x + 1, at.y), &digit(nth), face, accent);
    }
    let mut row = at.y + 1;
    let is_whole = telling == Telling::Whole;
    let basis = basis(set, stage, (!is_whole).then_some(form));
    if let Letters::Large(face) = letters {
        let name = large_name(stage, at.width, face).unwrap_or_default();
        scene.large((x, at.y), name, face, tone);
        // Behind the name, on the line that its letters stand on: at the end of the row it would be far from it.
        let behind = x + large::width(name, face).unwrap_or(0) as i32 + 1;
        let foot = at.y + pitch(face) - 2;
        if let Some(basis) = basis {
            scene.write((behind, foot), Align::Left, basis);
        }
        row = at.y + pitch(face);
    } else {
        let name = if is_whole { &stage.name } else { form.name(stage, at.width + NUMBER - number) };
        scene.write((x, at.y), Align::Left, Words { weight, ..Words::new(name, tone) });
        if let Some(basis) = basis {
            scene.write((at.right() - 1, at.y), Align::Right, basis);
        }
    }
    let place = match telling {
        Telling::Place if !letters.are_large() => stage.place.clone(),
        Telling::Whole => about(stage),
        _ => String::new(),
    };
    row = scene.paragraph((x, row), width, &Words::new(place, Tone::DIM));
    if is_whole {
        let tone = if reach == Reach::InHand { Tone::TEXT } else { Tone::DIM };
        scene.paragraph((x, row), width, &Words::new(stage.what_happens.clone(), tone));
    }
}

/// How what a step rests on is written in its row: the line of its arrows, all of it or its first cell,
/// and its word. All rows of a list have one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
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

    fn words(self, basis: Basis) -> String {
        let [a, b, c] = basis.mark();
        match self {
            Self::Full => format!("{a}{b}{c} {}", basis.word()),
            Self::Short => format!("{a} {}", basis.word()),
            Self::Mark => format!("{a}{b}{c}"),
        }
    }

    /// Columns of a name in a row of so many.
    fn room(self, stage: &PathwayStage, columns: i32) -> i32 {
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
    scene.bar(at.bounds(), Tone::BAND);
    let edge = Block::new(at.x, at.y, 1, at.height).bounds();
    let edge = crate::scene::Bounds { right: edge.left + 24, ..edge };
    scene.bar(edge, Tone::family(set.view.family));
}

/// What a click on the whole way means.
fn whole() -> Meaning {
    Meaning::Step { knob: STAGE, step: WHOLE }
}

fn digit(nth: usize) -> String {
    (nth + 1).to_string()
}

/// What a question does to the step, or what it rests on where that is not written out, for its row.
fn basis(set: &Set<'_>, stage: &PathwayStage, form: Option<Form>) -> Option<Words> {
    if let Some(change) = set.change(stage) {
        return Some(Words::bold(format!("{} {}", change.mark(), change.word()), Tone::STRONG));
    }
    let tone = hue(stage.basis).map_or(Tone::DIM, Tone::of);
    Some(Words::new(form?.words(stage.basis), tone))
}

/// Lines of the questions.
fn asking(player: &PathwayPlayer, width: i32) -> i32 {
    player.what_ifs.iter().map(|it| broken(&it.question, width - 2).len() as i32).sum()
}

/// Lines of the longest answer to one of them.
fn answers(player: &PathwayPlayer, width: i32) -> i32 {
    player.what_ifs.iter().map(|it| broken(&it.answer, width - 2).len() as i32).max().unwrap_or(0)
}

/// The questions that can be asked, the one that is with its answer.
fn ask(set: &Set<'_>, at: Block, scene: &mut Scene) {
    let asked = step(set.view.at, WHAT_IF);
    // Where none is asked they stand at the foot.
    let mut y = if asked == 0 { at.bottom() - asking(set.player, at.width) } else { at.y };
    for (nth, it) in set.player.what_ifs.iter().enumerate() {
        let question = nth + 1;
        let is_asked = asked == question;
        let (mark, tone) = if is_asked { ("►", Tone::STRONG) } else { ("▸", Tone::DIM) };
        let accent = Tone::family(set.view.family);
        scene.write((at.x, y), Align::Left, Words::new(mark, if is_asked { accent } else { tone }));
        let words = if is_asked {
            Words::bold(it.question.clone(), tone)
        } else {
            Words::new(it.question.clone(), tone)
        };
        let end = scene.paragraph((at.x + 2, y), at.width - 2, &words);
        // Asked again it is taken back.
        let step = if is_asked { 0 } else { question };
        scene.area(Block::new(at.x, y, at.width, end - y), Meaning::Step { knob: WHAT_IF, step });
        y = end;
        if is_asked {
            y = scene.paragraph((at.x + 2, y), at.width - 2, &Words::new(it.answer.clone(), Tone::TEXT));
        }
    }
}
