//! The steps in words beside the picture: all of them written out where there is room, else the one in hand
//! in a list, else that one alone under a strip of their numbers.

use super::numbers::hue;
use super::{Reach, Set, means};
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage};
use crate::scene::label::broken;
use crate::scene::large::Dot;
use crate::scene::{Align, Block, Hue, Meaning, Scene, Tone, Words};
use crate::sim::pathway_player::{STAGE, WHAT_IF, WHOLE, WHOLE_WORDS, capital};
use crate::sim::step;
use unicode_width::UnicodeWidthStr;

/// Columns of the number before a step.
const NUMBER: i32 = 3;
/// Columns and rows of a large one.
const LARGE_NUMBER: (i32, i32) = (7, 4);
/// Columns of a number in the strip.
const PITCH: i32 = 3;

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
        let strip = strip(&player.stages, width, is_named).last().map_or(1, |(_, y, ..)| y + 1);
        player.stages.iter().all(|stage| strip + told_rows(stage, width) <= height)
            && player
                .what_ifs
                .iter()
                .all(|it| strip + lines(&it.question, width) + lines(&it.answer, width) <= height)
    };
    let least = |is_named: bool| (29..most.min(60)).find(|width| fits(*width, is_named));
    least(true).or_else(|| least(false)).unwrap_or(60)
}

/// Rows of all steps written out, below that of the whole way and with a gap before each.
fn all_rows(player: &PathwayPlayer, width: i32) -> i32 {
    let stages = &player.stages;
    1 + stages.iter().map(|it| 2 + lines(it, Telling::Whole, width, NUMBER)).sum::<i32>()
}

/// The fewest columns, at most `most`, in which all steps are written out in `height` rows above the
/// questions.
pub(super) fn full_width(player: &PathwayPlayer, height: i32, most: i32) -> Option<i32> {
    (39..=most).find(|width| {
        let asking = asking(player, *width);
        all_rows(player, *width) + asking + i32::from(asking > 0) <= height
    })
}

/// Rows of words below a picture that is too narrow for words beside it.
pub(super) fn below(player: &PathwayPlayer, width: i32, height: i32) -> i32 {
    let longest =
        player.stages.iter().map(|stage| broken(&stage.what_happens, width).len()).max().unwrap_or(0);
    let full = longest as i32 + 2;
    if full * 3 <= height { full } else { 2.min(height / 3) }
}

pub(super) fn write(set: &Set<'_>, at: Block, scene: &mut Scene) {
    if at.height < 1 || at.width < 8 {
        return;
    }
    let stages = &set.player.stages;
    let n = stages.len() as i32;
    let all = all_rows(set.player, at.width);
    let one = stages.iter().map(|it| lines(it, Telling::Whole, at.width, NUMBER)).max();
    let one = 1 + n + one.unwrap_or(0);
    let tell = |nth: usize| if Some(nth) == set.current { Telling::Whole } else { Telling::Name };
    let is_asked = is_asked(set);
    // Until one is asked, no answer needs room.
    let answers = if is_asked { answers(set.player, at.width) } else { 0 };
    let questions = asking(set.player, at.width) + answers;
    let room = at.height - if questions == 0 { 0 } else { questions + 1 };
    let is_bare = set.current.is_none() && !is_asked;
    if at.x == 0 {
        alone(set, at, scene);
    } else if all <= room {
        list(set, at, room, |_| Telling::Whole, scene);
    } else if is_bare && n * (LARGE_NUMBER.1 + 1) < room {
        list(set, at, room, |_| Telling::Place, scene);
    } else if is_bare && (one > room || room <= 2 * n) && n < at.height {
        // Names with air between them come before questions, which the knob has as well.
        list(set, at, at.height, |_| Telling::Name, scene);
    } else if one <= room {
        list(set, at, room, tell, scene);
    } else if one <= at.height && !is_asked {
        // Where there is no room for questions, what was asked takes the place of the list.
        list(set, at, at.height, tell, scene);
    } else {
        alone(set, at, scene);
    }
}

/// The steps below each other in so many rows, each with what is to be told of it; the questions at the foot. Where
/// more than names is told of all and there is room, their numbers are large.
fn list(set: &Set<'_>, at: Block, room: i32, told: impl Fn(usize) -> Telling, scene: &mut Scene) {
    let stages = &set.player.stages;
    let n = stages.len() as i32;
    let each = |number: i32, least: i32| -> Vec<i32> {
        let lines = |(nth, it)| 1 + lines(it, told(nth), at.width, number);
        stages.iter().enumerate().map(|it| lines(it).max(least)).collect()
    };
    let is_large = (0..stages.len()).all(|nth| told(nth) != Telling::Name);
    let large = is_large.then(|| each(LARGE_NUMBER.0, LARGE_NUMBER.1));
    let large = large.filter(|it| 1 + it.iter().sum::<i32>() + n <= room);
    let number = if large.is_some() { LARGE_NUMBER.0 } else { NUMBER };
    let tall = large.clone().unwrap_or_else(|| each(NUMBER, 1));
    let gap = ((room - 1 - tall.iter().sum::<i32>()) / n.max(1)).clamp(0, (at.height / 10).max(2));
    let row = Block::new(at.x, at.y, at.width, 1);
    scene.area(row, whole());
    if set.current.is_none() {
        band(set, row, scene);
    }
    let tone = if set.current.is_none() { Tone::STRONG } else { Tone::DIM };
    scene.write((at.x + 1, at.y), Align::Left, Words::new(capital(WHOLE_WORDS), tone));
    let short: Vec<_> =
        stages.iter().enumerate().filter(|it| told(it.0) != Telling::Whole).map(|it| it.1).collect();
    let columns = at.width + NUMBER - number;
    let form = Form::of(&short, columns);
    let mut y = at.y + 1 + gap;
    for ((nth, stage), height) in stages.iter().enumerate().zip(tall) {
        let telling = told(nth);
        scene.area(Block::new(at.x, y, at.width, height), means(nth));
        let reach = set.reach(nth);
        if reach == Reach::InHand {
            band(set, Block::new(at.x, y, at.width, height), scene);
        }
        let accent = Tone::family(set.view.family);
        let name = if telling == Telling::Whole { &stage.name } else { form.name(stage, columns) };
        let (name, digit) = match reach {
            Reach::InHand => (Words::bold(name, Tone::STRONG), Words::bold(digit(nth), accent)),
            _ if large.is_some() => (Words::bold(name, Tone::TEXT), Words::new(digit(nth), accent)),
            Reach::Whole | Reach::Passed => (Words::new(name, Tone::TEXT), Words::new(digit(nth), accent)),
            Reach::Ahead => (Words::new(name, Tone::DIM), Words::new(digit(nth), Tone::DIM)),
        };
        match large {
            Some(_) => _ = scene.large((at.x + 1, y), &digit.text, Dot::Quarter, digit.tone),
            None => _ = scene.write((at.x + 1, y), Align::Left, digit),
        }
        scene.write((at.x + number, y), Align::Left, name);
        basis(set, stage, (at.right() - 1, y), (telling != Telling::Whole).then_some(form), scene);
        // A column stays free before the end of the band.
        let (x, width, mut row) = (at.x + number, at.width - number - 1, y + 1);
        let place = match telling {
            Telling::Name => String::new(),
            Telling::Place => stage.place.clone(),
            Telling::Whole => about(stage),
        };
        row = scene.paragraph((x, row), width, &Words::new(place, Tone::DIM));
        if telling == Telling::Whole {
            let tone = if reach == Reach::InHand { Tone::TEXT } else { Tone::DIM };
            scene.paragraph((x, row), width, &Words::new(stage.what_happens.clone(), tone));
        }
        y += height + gap;
    }
    let below = at.height - room;
    if below > 0 {
        ask(set, Block::new(at.x, at.bottom() - below + 1, at.width, below - 1), scene);
    }
}

/// How what a step rests on is written at the end of its row: the line of its arrows, all of it or its first cell,
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
        let ends = [", ", ": ", " (", " A "].iter().filter_map(|it| stage.name.find(it));
        ends.min().and_then(|end| stage.name.get(..end)).unwrap_or(&stage.name)
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

/// What a question does to the step, or what it rests on where that is not written out, at the end of its row.
fn basis(set: &Set<'_>, stage: &PathwayStage, at: (i32, i32), form: Option<Form>, scene: &mut Scene) {
    if let Some(change) = set.change(stage) {
        let words = Words::bold(format!("{} {}", change.mark(), change.word()), Tone::STRONG);
        scene.write(at, Align::Right, words);
    } else if let Some(form) = form {
        let tone = hue(stage.basis).map_or(Tone::DIM, Tone::of);
        scene.write(at, Align::Right, Words::new(form.words(stage.basis), tone));
    }
}

fn is_asked(set: &Set<'_>) -> bool {
    set.player.asked(set.view.at).is_some()
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

/// The whole way and the names or numbers of all steps, one after the other: the row and the column of each,
/// its words, and which step it is.
fn strip(stages: &[PathwayStage], width: i32, is_named: bool) -> Vec<(i32, i32, String, Option<usize>)> {
    let mut out = vec![(0, 0, "all".to_owned(), None)];
    let (mut x, mut y) = (3 + PITCH - 1, 0);
    for (nth, stage) in stages.iter().enumerate() {
        let name = if stage.label.is_empty() { &stage.name } else { &stage.label };
        let text = if is_named { format!("{} {name}", digit(nth)) } else { digit(nth) };
        let wide = text.width() as i32 + PITCH - 1;
        if is_named && x > 0 && x + wide > width {
            (x, y) = (0, y + 1);
        }
        out.push((x, y, text, Some(nth)));
        x += wide;
    }
    out
}

/// Rows of the step in hand below the strip.
fn told_rows(stage: &PathwayStage, width: i32) -> i32 {
    let lines = |text: &str| broken(text, width).len() as i32;
    lines(&stage.name) + lines(&stage.place) + lines(&stage.what_happens) + 1
}

/// The step in hand, or the question that is asked, below a strip of all steps: their names where there is
/// room, else their numbers.
fn alone(set: &Set<'_>, at: Block, scene: &mut Scene) {
    let accent = Tone::family(set.view.family);
    let stages = &set.player.stages;
    let named = strip(stages, at.width, true);
    let rows = named.last().map_or(1, |(_, y, ..)| y + 1);
    let most = stages.iter().map(|it| told_rows(it, at.width)).max().unwrap_or(0);
    let lines = |text: &str| broken(text, at.width).len() as i32;
    let asked =
        set.player.what_ifs.iter().map(|it| lines(&it.question) + lines(&it.answer)).max().unwrap_or(0);
    let is_named = if set.current.is_none() && !is_asked(set) {
        rows <= at.height
    } else {
        at.x > 0 && rows + most.max(asked) <= at.height
    };
    let (steps, rows) = if is_named { (named, rows) } else { (strip(stages, at.width, false), 1) };
    let end = steps.last().map_or(0, |(x, _, text, _)| x + text.width() as i32 + PITCH - 1);
    for (x, y, text, nth) in steps {
        let block = Block::new(at.x + x, at.y + y, text.width() as i32 + 2, 1);
        let is_in_hand = nth == set.current;
        if is_in_hand {
            scene.bar(block.bounds(), accent);
        }
        let tone = match nth.map(|nth| set.reach(nth)) {
            _ if is_in_hand => Tone::of(Hue::Ground),
            Some(Reach::Ahead) | None => Tone::DIM,
            Some(_) => accent,
        };
        let words = if is_in_hand { Words::bold(text, tone) } else { Words::new(text, tone) };
        scene.labels.push(crate::scene::Label { at: (block.x + 1, block.y), words: vec![words] });
        // The area begins where the number stands.
        let meaning = nth.map_or_else(whole, means);
        scene.area(Block::new(block.x + 1, block.y, 1, 1), meaning);
        scene.area(block, meaning);
    }
    let (width, mut y) = (at.width, at.y + rows);
    if let Some(asked) = set.player.asked(set.view.at) {
        y = scene.paragraph((at.x, y), width, &Words::bold(asked.question.clone(), Tone::STRONG));
        scene.paragraph((at.x, y), width, &Words::new(asked.answer.clone(), Tone::TEXT));
        return;
    }
    let Some(stage) = set.in_hand() else { return };
    let name = Words::bold(stage.name.clone(), Tone::STRONG);
    // Where there is little height and much width, the name stands behind the strip.
    let is_low = at.x == 0;
    if is_low && scene.write((at.x + end + 1, at.y), Align::Left, name.clone()).is_some() {
        y = at.y + 1;
    } else {
        y = scene.paragraph((at.x, y), width, &name);
    }
    if !is_low {
        y = scene.paragraph((at.x, y), width, &Words::new(stage.place.clone(), Tone::DIM));
    }
    y = scene.paragraph((at.x, y), width, &Words::new(stage.what_happens.clone(), Tone::TEXT));
    let tone = hue(stage.basis).map_or(accent, Tone::of);
    let basis = format!("{} {}", stage.basis.mark().concat(), stage.basis.meaning());
    // At the foot, so that it stands still from step to step.
    let row = y.max(at.bottom() - 1);
    scene.write((at.x, row), Align::Left, Words::new(basis, tone));
}
