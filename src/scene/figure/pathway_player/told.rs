//! The steps in words beside the picture: all of them written out where there is room, else the one in hand
//! in a list, else that one alone under a strip of their numbers.

mod alone;
mod list;
mod slide;

use super::Set;
use crate::content::figure::{PathwayPlayer, PathwayStage};
use crate::scene::label::broken;
use crate::scene::large::{self, Face};
use crate::scene::{Align, Block, Meaning, Scene, Tone, Words};
use crate::sim::pathway_player::{STAGE, WHAT_IF, WHOLE};
use crate::sim::step;
use list::{Form, list};

/// Columns of the badge of a number before a step, and of a large number.
const NUMBER: i32 = 4;
const LARGE_NUMBER: i32 = 7;

/// Columns of a list from which on what happens in each step stands in a column of its own.
const ASIDE: i32 = 54;

/// What is told of a step in a list: its name, a few words below it or a line with what it rests on as well, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    Name,
    Place,
    Lined,
    Whole,
}

/// Lines of words of a step below its name, `width` columns from the number before it on.
fn lines(stage: &PathwayStage, telling: Telling, width: i32, number: i32) -> i32 {
    let lines = |text: &str| broken(text, width - number - 1).len() as i32;
    match telling {
        Telling::Name | Telling::Lined => 0,
        // Beside nothing in hand: no band ends behind it.
        Telling::Place => broken(under_name(stage, width), width - number).len() as i32,
        Telling::Whole => lines(&about(stage)) + lines(&stage.what_happens),
    }
}

/// The few words below the name of a step in a list so wide: what happens, or where if that stands beside it.
fn under_name(stage: &PathwayStage, width: i32) -> &str {
    if stage.gist.is_empty() || width >= ASIDE { &stage.place } else { &stage.gist }
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
    let is_high = |face: &Face| pitch(*face) * (stages.len() as i32) < height;
    let face = FACES.into_iter().find(is_high)?;
    (39..=most).find(|width| Letters::Large(face).are_there(stages, *width))
}

/// The name of a step, or its first clause, in large letters within a list of so many columns, with room for what it
/// rests on behind it.
fn large_name(stage: &PathwayStage, columns: i32, face: Face) -> Option<&str> {
    let room = Form::Short.room(stage, columns + NUMBER - LARGE_NUMBER);
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
    // Words in lines have a gap before them, large names that stand alone have air of their own.
    let every = |(telling, letters): &(Telling, Letters)| {
        let gap = i32::from(*telling != Telling::Place || !letters.are_large());
        1 + stages.iter().map(|it| gap + tall((stages, it), *telling, at.width, *letters)).sum::<i32>()
    };
    // If one is in hand only where letters are large.
    let one = |letters: Letters| {
        let tallest = stages.iter().map(|it| tall((stages, it), Telling::Whole, at.width, letters)).max();
        n + tallest.unwrap_or(0) + if letters == Letters::Small { 0 } else { n }
    };
    let letters = || Letters::ALL.into_iter().filter(|it| it.are_there(stages, at.width));
    let tell = |nth: usize| if Some(nth) == set.current { Telling::Whole } else { Telling::Name };
    let is_bare = set.current.is_none() && !is_asked;
    let mut forms = letters().flat_map(|it| [(Telling::Whole, it), (Telling::Place, it)]);
    let form = forms.find(|it| is_bare && every(it) <= room);
    // Large names come before questions, which the knob has as well.
    let mut names = letters().map(|it| (Telling::Place, it)).filter(|it| it.1.are_large());
    let has_room = |it: &(Telling, Letters)| is_bare && every(it) <= at.height;
    // Smaller ones where what happens has a line below each of them; if need be with no row above the first.
    let lined = |less: i32| {
        let mut all = names.clone().map(|it| (Telling::Lined, it.1));
        all.find(|it| is_bare && every(it) - less <= at.height)
    };
    let lined = lined(0).or_else(|| lined(1));
    let form = form.filter(|it| it.0 == Telling::Whole || lined.is_none());
    let names = lined.or_else(|| names.find(has_room));
    // In a narrow list a line below each name is worth more than questions, and than air.
    let is_narrow = is_bare && at.width < ASIDE;
    let airless = every(&(Telling::Place, Letters::Small)) - n;
    let places = [(n, at.height), (0, room), (0, at.height)];
    let place = places.into_iter().find(|(air, rows)| is_narrow && airless + air <= *rows);
    let large = letters().find(|it| !is_bare && !is_asked && it.are_large() && one(*it) <= room);
    if at.x == 0 {
        alone::write(set, at, scene);
    } else if let Some((telling, letters)) = form {
        list(set, (at, room), |_| telling, letters, scene);
    } else if let Some((telling, letters)) = names {
        list(set, (at, at.height), |_| telling, letters, scene);
    } else if let Some((_, rows)) = place {
        list(set, (at, rows), |_| Telling::Place, Letters::Small, scene);
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

/// What is large of a step of which more than its name is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    /// Its number and its name.
    Large(Face),
    Small,
}

impl Letters {
    const ALL: [Self; 3] = [Self::Large(FACES[0]), Self::Large(FACES[1]), Self::Small];

    fn are_large(self) -> bool {
        matches!(self, Self::Large(_))
    }

    /// The columns of its number.
    fn number(self) -> i32 {
        match self {
            Self::Large(_) => LARGE_NUMBER,
            Self::Small => NUMBER,
        }
    }

    /// Whether those of all of `stages` have room in so many columns.
    fn are_there(self, stages: &[PathwayStage], columns: i32) -> bool {
        let Self::Large(face) = self else { return true };
        stages.iter().all(|it| large_name(it, columns, face).is_some())
    }
}

/// Rows of a step in a list.
fn tall(
    (stages, stage): (&[PathwayStage], &PathwayStage),
    telling: Telling,
    width: i32,
    letters: Letters,
) -> i32 {
    match letters {
        _ if telling == Telling::Name => 1,
        Letters::Large(face) if telling == Telling::Place => pitch(face),
        Letters::Large(face) if telling == Telling::Lined => rows(stages, width, face) + 1,
        Letters::Large(face) => pitch(face) + lines(stage, telling, width, LARGE_NUMBER),
        Letters::Small => 1 + lines(stage, telling, width, NUMBER),
    }
}

/// Rows from the top of large letters to what stands below them.
fn pitch(face: Face) -> i32 {
    if face == Face::Dense { 4 } else { 5 }
}

/// Rows of names in large letters, one more where a letter of any of them reaches below the others.
fn rows(stages: &[PathwayStage], width: i32, face: Face) -> i32 {
    let each = stages.iter().filter_map(|it| large::size(large_name(it, width, face)?, face));
    each.map(|it| it.1 as i32).max().unwrap_or_else(|| pitch(face))
}

/// What a click on the whole way means.
fn whole() -> Meaning {
    Meaning::Step { knob: STAGE, step: WHOLE }
}

fn digit(nth: usize) -> String {
    (nth + 1).to_string()
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
