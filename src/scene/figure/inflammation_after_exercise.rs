//! Two legs side by side, one under a hand, and beside them a token for each signal: up, down or equal. The big
//! muscle of each thigh is filled as high as says of the signal that is looked at: more, less or the same. Directions
//! only: whatever the signal, more is one height and less is another, and all tokens are equally large, so that no
//! size can be read from them.

use super::View;
use crate::content::drawing::Role;
use crate::content::figure::{Direction, InflammationAfterExercise, Signal};
use crate::scene::body::{Body, Cast};
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::{self, Point};
use crate::scene::plot::Names;
use crate::scene::{
    Align, Block, Bounds, HIGH, Hue, Manner, Meaning, Scene, Tone, WIDE, Weight, Words, label,
};
use crate::sim::inflammation_after_exercise::{self as sim, Ask, Seen, Setting};

pub(super) fn picture(data: &InflammationAfterExercise, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = sim::setting(view.at);
    let beside = legs(data, view, &set, &mut scene);
    match set.ask {
        Ask::Changes => changes(data, view, &set, beside, &mut scene),
        Ask::People => people(data, view, beside, &mut scene),
        Ask::Limits => limits(data, view, &set, beside, &mut scene),
    }
    scene
}

/// The two legs, under each its name; what is left beside them.
fn legs(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, scene: &mut Scene) -> Block {
    let (width, height) = (scene.width(), scene.height());
    let Some(drawing) = view.library.drawing(&"leg".into()).filter(|_| width >= 60) else {
        return scene.block();
    };
    let part = |x: i32, y: i32| Point { x: drawing.size.x * x / 160, y: drawing.size.y * y / 240 };
    let (from, to) = (part(24, 0), part(136, 240));
    let signal = data.signals.get(set.row).filter(|_| set.ask == Ask::Changes);
    // Off the line above them, where rows are many.
    let top = i32::from(!view.is_beside && !view.is_slide && height >= 13);
    let most = width / if height < 30 { 5 } else { 4 };
    let names =
        Names::of(&data.legs.each_ref().map(String::as_str), (most, 5)).filter(|_| scene.has_large_names());
    let below = names.as_ref().map_or(1, |it| it.rows);
    let rows = height - below - top;
    let columns = (rows * 2 * (to.x - from.x) / (to.y - from.y)).min(most);
    let fitted = |x: i32| Body::fitted(drawing, Some((from, to)), Block::new(x, top, columns, rows));
    let treated = fitted(0);
    let hand = view.library.drawing(&"stroking-hand".into()).map(|hand| {
        let edge = path::along(&treated.way("leg-thigh-way"), 0.75);
        let at = Point { x: edge.x - treated.length(part(12, 0).x), ..edge };
        let anchor = hand.anchor_of("stroking-hand-all").unwrap_or_default();
        treated.riding(hand, (anchor, at), 33)
    });
    // The wrist may lie over the air before the other thigh.
    let air = treated.length(part(26, 0).x);
    let left = hand.map_or(columns, |hand| (hand.at.right - air) / WIDE + 1).max(columns) + 1;
    let other = fitted(left).mirrored();
    let both = [(treated, Seen::Treated), (other, Seen::Other)].into_iter().zip(&data.legs);
    for (nth, ((body, seen), name)) in both.enumerate() {
        let is_seen = set.seen == Seen::Both || set.seen == seen;
        let hidden = &["leg-biopsy"];
        // Where a signal is looked at, nothing else has a colour.
        let is_dim = !is_seen || signal.is_some();
        body.draw(&Cast { hidden, is_dim, ..Cast::default() }, view.family, scene);
        let at = Block::new(if nth == 0 { 0 } else { left }, 0, columns, height);
        // A name that is wider than its leg begins where the picture does.
        let middle = (at.x + at.width / 2).max(names.as_ref().map_or(0, |it| (it.width + 1) / 2));
        if let Some(signal) = signal {
            let (told, _) = data.heading(signal.direction, seen);
            let percent = match told {
                Direction::Higher => 90,
                Direction::Same => 65,
                Direction::Lower => 40,
            };
            // The accent means the leg that was treated, here and beside it.
            let tone = if seen == Seen::Treated { Tone::family(view.family) } else { Tone::STRONG.part(72) };
            body.fill("leg-quadriceps", 100, Tone::of(Hue::Body(Role::MuscleDeep, Manner::Dim)), scene);
            body.fill("leg-quadriceps", percent, tone, scene);
        }
        let is_lit = signal.is_some() && seen == Seen::Treated;
        let strong = if is_lit { Tone::family(view.family) } else { Tone::STRONG };
        let (tone, weight) = if is_seen { (strong, Weight::Bold) } else { (Tone::DIM, Weight::Plain) };
        let under = (middle, height - below);
        match &names {
            Some(names) => names.write(nth, under, Align::Middle, tone, scene),
            None => {
                scene.write(under, Align::Middle, Words { weight, ..Words::new(name.as_str(), tone) });
            }
        }
        scene.area(at, Meaning::Step { knob: 2, step: if set.seen == seen { 0 } else { nth + 1 } });
    }
    if let Some(hand) = hand {
        hand.draw(&Cast::default(), view.family, scene);
    }
    let left = left + columns + 3;
    Block::new(left, top, width - left, height - top)
}

/// Rows of a token, in as many as there are.
const TALLEST: i32 = 12;
/// The letters of which way a signal went, the strongest first, and their rows. Where there are no more of those, what
/// reaches below a line would touch strong ones in the next.
const WAYS: &[Face] = &[Face::Heavy, Face::Thin];
const LARGE: i32 = 4;

/// The signals that went one way in a row, behind a token and under words that say which way.
fn changes(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    let groups: Vec<_> = data.signals.chunk_by(|a, b| a.direction == b.direction).collect();
    let n = groups.len().max(1) as i32;
    let across = groups.iter().map(|it| it.len()).max().unwrap_or(1).max(1) as i32;
    let share = at.height / n;
    let tall = if share >= 3 { (share - 1).min(at.width / 7).min(TALLEST) } else { 0 };
    let left = at.x + if tall > 0 { 2 * tall + 3 } else { 0 };
    let wide = (at.right() - left) / across;
    let headings = groups.iter().filter_map(|it| it.first()).map(|it| data.heading(it.direction, set.seen));
    let headings: Vec<(Direction, String)> = headings.collect();
    let named: Vec<&str> = headings.iter().map(|it| it.1.as_str()).collect();
    let named = Names::of(&named, (at.right() - left, 5));
    let names: Vec<&str> = data.signals.iter().map(|it| it.name.as_str()).collect();
    let names = Names::of(&names, (wide - 2, 5)).filter(|_| scene.has_large_names() && tall > 11);
    let names = named.zip(names);
    // Which way it is in large letters takes the columns of the widest, if names have room behind it.
    let close = |it: &&[Signal]| it.iter().map(|it| it.name.chars().count() as i32 + 2).sum::<i32>() - 2;
    let closest = groups.iter().map(close).max().unwrap_or(0);
    let lead = ways(&headings, share, at.right() - left - closest).filter(|_| names.is_none() && tall >= 3);
    let behind = at.right() - left - lead.map_or(0, |it| it.1 + 2);
    let longest = data.signals.iter().map(|it| it.name.chars().count() as i32).max().unwrap_or(0);
    let is_close = lead.is_some() && behind / across < longest + 2;
    // What a signal is stands below its name where there is room for it.
    let column = if lead.is_some() { behind / across } else { wide };
    let lines = |it: &Signal| label::broken(&it.what, column - 1);
    let what = data.signals.iter().map(|it| lines(it).len() as i32).max().unwrap_or(0);
    let is_whole = data.signals.iter().flat_map(lines).all(|it| (it.chars().count() as i32) < column);
    let rows = what + if lead.is_some() { 2 } else { 3 };
    let what = if tall >= rows && is_whole && !is_close { what } else { 0 };
    let mut nth = 0;
    for (group, (signals, (told, words))) in groups.into_iter().zip(headings).enumerate() {
        let row = at.y + group as i32 * share;
        // The accent joins what is looked at to its level in the treated leg; what was lower comes first.
        let has_row = (nth..nth + signals.len()).contains(&set.row);
        let tone = if has_row { Tone::family(view.family) } else { Tone::STRONG.part(72) };
        if tall > 0 {
            token(told, Block::new(at.x, row, tall * 2, tall), tone, scene);
        }
        let mut names_at = Block::new(left, row, at.right() - left, tall.max(1));
        let (mut rows, mut wide) = (1, wide);
        match (&names, lead) {
            (Some((it, names)), _) => {
                rows = names.rows;
                let head = row + (tall - it.rows - rows - what).max(0) / 2;
                it.write(group, (left, head), Align::Left, tone, scene);
                names_at.y = head + it.rows;
            }
            // In which leg stands above which way, in large letters, where rows are many; else above the names.
            (None, Some((face, width))) => {
                let ((lead, rest), x) = (way(&words), left + width + 2);
                let above = i32::from(share > LARGE + 1);
                let head = row + (tall - LARGE - above).max(0) / 2 + above;
                scene.large((left, head), lead, face, tone);
                let rows = 2 - above + what;
                let top = if above > 0 { head + (LARGE - rows) / 2 } else { row + (tall - rows).max(0) / 2 };
                let leg = if above > 0 { (left, head - 1) } else { (x, top) };
                scene.write(leg, Align::Left, Words::new(rest, Tone::TEXT));
                names_at = Block::new(x, top + 1 - above, at.right() - x, tall);
                wide = names_at.width / across;
            }
            _ if tall > 0 => {
                let head = row + (tall - 3 - what).max(0) / 2;
                let wordings = [words.as_str(), way(&words).0].map(|it| vec![Words::bold(it, tone)]);
                scene.say((left, head), Align::Left, &wordings);
                names_at.y = head + (tall - 1).clamp(0, 2);
            }
            _ => {}
        }
        let mut x = names_at.x;
        for it in signals {
            let name = if tall > 0 { it.name.clone() } else { format!("{} {}", told.mark(), it.name) };
            let name = Words::bold(name, Tone::STRONG);
            // Names close to each other where columns would be too narrow for them.
            let wide = if is_close { label::width(std::slice::from_ref(&name)) + 2 } else { wide };
            let cell = Block::new(x - 1, names_at.y, wide, rows + what);
            if nth == set.row {
                scene.block_of(cell, Tone::BAND);
            }
            scene.area(cell, Meaning::Step { knob: 0, step: nth });
            match &names {
                Some((_, it)) => it.write(nth, (x, names_at.y), Align::Left, Tone::STRONG, scene),
                None => drop(scene.write((x, names_at.y), Align::Left, name)),
            }
            if what > 0 {
                let words = Words::new(it.what.clone(), Tone::DIM);
                scene.paragraph((x, names_at.y + rows), wide - 1, &words);
            }
            x += wide;
            nth += 1;
        }
        let bottom = if group as i32 + 1 == n { at.bottom() } else { row + share };
        let place = |x: i32, y: i32| Block::new(x, y, at.right() - x, bottom - y);
        let (below, beside) = (place(names_at.x, names_at.y + rows + what), place(x, names_at.y));
        // Where rows are few, air between the groups is worth more than what signals are.
        note(signals, what == 0 && lead.is_some() && share > LARGE, below, beside, scene);
    }
}

/// What signals are, if that is not told below each, and what goes with one of them: below names or beside them.
fn note(signals: &[Signal], is_bare: bool, below: Block, beside: Block, scene: &mut Scene) {
    let each = signals.chunk_by(|a, b| a.what == b.what).filter_map(|it| it.first());
    let what = Words::new(each.map(|it| &*it.what).collect::<Vec<_>>().join(", "), Tone::DIM);
    let lines = |words: &Words, width: i32| label::broken(&words.text, width).len() as i32;
    let mut places = [below, beside];
    if is_bare && lines(&what, below.width) <= below.height {
        let y = scene.paragraph((below.x, below.y), below.width, &what);
        places = [Block { y, height: below.bottom() - y, ..below }, Block::default()];
    }
    let notes: Vec<&str> = signals.iter().map(|it| it.note.as_str()).filter(|it| !it.is_empty()).collect();
    let words = Words::italic(notes.join(" "), Tone::TEXT);
    let fits = |it: &Block| it.width > 12 && lines(&words, it.width) <= it.height;
    if let Some(it) = places.into_iter().find(fits) {
        scene.paragraph((it.x, it.y), it.width, &words);
    }
}

/// The letters in which each way is large with air behind it in so many columns, and those of the widest.
fn ways(headings: &[(Direction, String)], rows: i32, room: i32) -> Option<(Face, i32)> {
    let mut faces = WAYS.iter().copied().skip(usize::from(rows <= LARGE));
    faces.find_map(|face| {
        let widths = headings.iter().filter_map(|it| large::width(way(&it.1).0, face));
        let widest = widths.max()? as i32;
        (widest + 2 <= room).then_some((face, widest))
    })
}

/// Which way, and in which leg.
fn way(words: &str) -> (&str, &str) {
    let at = words.find(" in ").unwrap_or(words.len());
    let (way, rest) = words.split_at(at);
    (way.strip_prefix("the ").unwrap_or(way), rest.trim_start())
}

/// A direction as large as its room, in steps of half a row and of half a column at either end.
fn token(direction: Direction, at: Block, tone: Tone, scene: &mut Scene) {
    let Bounds { left, top, right, bottom } = at.bounds();
    match direction {
        Direction::Same => {
            // So close that they are one sign.
            let half = HIGH / 2;
            let thick = ((bottom - top) / 5 / half).max(1) * half;
            let first = top + (bottom - top - 3 * thick) / 2 / half * half;
            for from in [first, first + 2 * thick] {
                scene.bar(Bounds::new(left, from, right, from + thick), tone);
            }
        }
        _ => {
            for step in 0..2 * at.height {
                let less =
                    WIDE / 2 * if direction == Direction::Lower { step } else { 2 * at.height - 1 - step };
                let from = top + step * HIGH / 2;
                scene.bar(Bounds::new(left + less, from, right - less, from + HIGH / 2), tone);
            }
        }
    }
}

/// As many pairs of legs as there were people, one of each treated, and what was done.
fn people(data: &InflammationAfterExercise, view: &View<'_>, at: Block, scene: &mut Scene) {
    let at = Block { x: at.x + (at.width - 66).max(0) / 2, width: at.width.min(66), ..at };
    let number = data.people.to_string();
    let dot = if at.height >= 18 { Dot::Half } else { Dot::Quarter };
    let mut row = at.y + if at.height >= 30 { at.height / 5 } else { 0 };
    let wide = large::width(&number, dot).unwrap_or(0) as i32;
    if at.height >= 9 && scene.large((at.x, row), &number, dot, Tone::STRONG) {
        let words =
            [Words::bold("people", Tone::STRONG), Words::new("one leg against the other", Tone::TEXT)];
        for (words, by) in words.into_iter().zip(1..) {
            scene.write((at.x + wide + 2, row + by), Align::Left, words);
        }
        row += 5;
    } else {
        scene.write((at.x, row), Align::Left, Words::bold(format!("{number} people"), Tone::STRONG));
        row += 1;
    }
    let n = data.people.max(1) as i32;
    let pitch = (at.width / n).clamp(2, 6);
    let thick = (pitch - 1).max(2) / 2;
    let tall = ((at.bottom() - row) / 4).clamp(1, 4);
    for nth in (0..n).filter(|nth| (nth + 1) * pitch <= at.width + 1) {
        let x = at.x + nth * pitch;
        scene.block_of(Block::new(x, row, thick, tall), Tone::family(view.family));
        scene.block_of(Block::new(x + thick, row, thick, tall), Tone::DIM.part(45));
    }
    row += tall + i32::from(at.height >= 14);
    let lines: i32 = data.design.iter().map(|it| label::broken(it, at.width).len() as i32).sum();
    if row + lines <= at.bottom() {
        for words in &data.design {
            row = scene.paragraph((at.x, row), at.width, &Words::new(words.clone(), Tone::TEXT));
        }
    } else {
        scene.paragraph((at.x, row), at.width, &Words::new(data.design.join(" "), Tone::TEXT));
    }
}

/// What the study leaves open, a row each, with the reason below it where there is room for all.
fn limits(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    let at = Block { x: at.x + (at.width - 66).max(0) / 2, width: at.width.min(66), ..at };
    let n = data.limits.len().max(1) as i32;
    let width = at.width - 2;
    let lines = |words: &str| label::broken(words, width).len() as i32;
    let heads: i32 = data.limits.iter().map(|it| lines(&it.label)).sum();
    let reasons: i32 = data.limits.iter().map(|it| lines(&it.text)).sum();
    let has_reasons = heads + reasons <= at.height;
    let used = heads + if has_reasons { reasons } else { 0 };
    let gap = ((at.height - used) / n).clamp(0, 2);
    let mut row = at.y + (at.height - used - gap * (n - 1)).max(0) / 2;
    for (step, it) in data.limits.iter().enumerate() {
        let begin = row;
        if step == set.row {
            scene.block_of(Block::new(at.x, row, at.width, lines(&it.label)), Tone::BAND);
        }
        scene.write((at.x, row), Align::Left, Words::bold("?", Tone::family(view.family)));
        row = scene.paragraph((at.x + 2, row), width, &Words::bold(it.label.clone(), Tone::STRONG));
        if has_reasons {
            row = scene.paragraph((at.x + 2, row), width, &Words::new(it.text.clone(), Tone::DIM));
        }
        scene.area(Block::new(at.x, begin, at.width, row - begin), Meaning::Step { knob: 0, step });
        row += gap;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;
    use crate::content::model::Family;
    use crate::scene::figure::tests::{scene, steps_are_steps};
    use crate::scene::{Fill, Shade};

    /// How high the muscles are filled, one after the other, in the tones of the two legs.
    fn heights(scene: &Scene) -> Vec<i32> {
        let all = scene.block().bounds();
        let is_level = |tone: Tone| matches!(tone.hue, Hue::Family(Family::Specific) | Hue::Strong);
        let levels = scene.fills.iter().filter_map(|fill| match fill {
            Fill::Shape { shade: Shade::Flat(tone), within, .. } if *within != all && is_level(*tone) => {
                Some(within.top)
            }
            _ => None,
        });
        levels.collect()
    }

    #[test]
    fn whatever_the_signal_more_is_one_height_and_less_another() {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&"inflammation-after-exercise".into()).unwrap();
        let Data::InflammationAfterExercise(data) = &figure.data else { panic!("another kind") };
        let heights = |row| heights(&scene(pack.library(), &figure.id, &[row, 0, 0], 76, 12));
        for (row, signal) in data.signals.iter().enumerate() {
            let like = data.signals.iter().position(|it| it.direction == signal.direction).unwrap();
            assert_eq!(heights(row), heights(like), "{}", signal.name);
        }
        let (lower, higher) = (heights(0), heights(3));
        let half = higher.len() / 2;
        assert!(lower[0] > lower[half], "less is not lower: {lower:?}");
        assert_eq!((&higher[..half], &higher[half..]), (&lower[half..], &lower[..half]));
        let same = heights(6);
        assert_eq!(same[..half], same[half..]);
    }

    #[test]
    fn rows_and_legs_are_steps_of_their_knobs() {
        steps_are_steps("inflammation-after-exercise");
    }

    #[test]
    fn nothing_beside_the_legs_lies_on_them() {
        let pack = Pack::builtin();
        for (width, height) in [(76, 12), (96, 16), (112, 20), (190, 44)] {
            for ask in 0..3 {
                let scene =
                    scene(pack.library(), &"inflammation-after-exercise".into(), &[0, ask, 0], width, height);
                let of = |knob| {
                    scene
                        .areas
                        .iter()
                        .filter(move |it| matches!(it.means, Meaning::Step { knob: k, .. } if k == knob))
                };
                for (leg, row) in of(2).flat_map(|leg| of(0).map(move |row| (leg.at, row.at))) {
                    assert!(
                        row.right() <= leg.x || leg.right() <= row.x,
                        "{width}x{height}: {row:?} on {leg:?}"
                    );
                }
            }
        }
    }
}
