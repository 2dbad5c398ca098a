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
use crate::scene::{Align, Block, Bounds, HIGH, Hue, Manner, Meaning, Scene, Tone, WIDE, Words, label};
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
    let rows = height - 1;
    let columns = (rows * 2 * (to.x - from.x) / (to.y - from.y)).min(width / if height < 30 { 5 } else { 4 });
    let fitted = |x: i32| Body::fitted(drawing, Some((from, to)), Block::new(x, 0, columns, rows));
    let treated = fitted(0);
    let hand = view.library.drawing(&"stroking-hand".into()).map(|hand| {
        let at = path::along(&treated.way("leg-thigh-way"), 0.45);
        let anchor = hand.anchor_of("stroking-hand-all").unwrap_or_default();
        treated.turned_beside(hand, (anchor, at), 35)
    });
    let left = hand.map_or(columns, |hand| hand.at.right / WIDE + 1).max(columns) + 1;
    let other = fitted(left).mirrored();
    for (nth, (body, seen)) in [(treated, Seen::Treated), (other, Seen::Other)].into_iter().enumerate() {
        let is_seen = set.seen == Seen::Both || set.seen == seen;
        let hidden = &["leg-biopsy"];
        // Where a signal is looked at, nothing else has a colour.
        let is_dim = !is_seen || signal.is_some();
        body.draw(&Cast { hidden, is_dim, ..Cast::default() }, view.family, scene);
        let at = Block::new(if nth == 0 { 0 } else { left }, 0, columns, height);
        let middle = at.x + at.width / 2;
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
        let name = data.legs.get(nth).map_or("", String::as_str);
        let name = if is_seen { Words::bold(name, Tone::STRONG) } else { Words::new(name, Tone::DIM) };
        scene.write((middle, height - 1), Align::Middle, name);
        let step = if set.seen == seen { 0 } else { nth + 1 };
        scene.area(at, Meaning::Step { knob: 2, step });
    }
    if let Some(hand) = hand {
        hand.draw(&Cast::default(), view.family, scene);
    }
    let left = left + columns + 4;
    Block::new(left, 0, width - left, height)
}

/// Rows of a token, in as many as there are.
const TALLEST: i32 = 12;

/// The signals that went one way in a row, behind a token and under words that say which way.
fn changes(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    let groups: Vec<_> = data.signals.chunk_by(|a, b| a.direction == b.direction).collect();
    let n = groups.len().max(1) as i32;
    let across = groups.iter().map(|it| it.len()).max().unwrap_or(1).max(1) as i32;
    let share = at.height / n;
    let tall = if share >= 3 { (share - 1).min(at.width / 7).min(TALLEST) } else { 0 };
    let left = at.x + if tall > 0 { 2 * tall + 3 } else { 0 };
    let wide = (at.right() - left) / across;
    let what = |it: &Signal| label::broken(&it.what, wide - 2).len() as i32;
    let what = data.signals.iter().map(what).max().unwrap_or(0);
    // What a signal is stands below its name where there is room for it below the words for all.
    let what = if tall >= what + 3 { what } else { 0 };
    let headings = groups.iter().filter_map(|it| it.first()).map(|it| data.heading(it.direction, set.seen));
    let headings: Vec<(Direction, String)> = headings.collect();
    let named: Vec<&str> = headings.iter().map(|it| it.1.as_str()).collect();
    let named = Names::of(&named, (at.right() - left, 5));
    let names: Vec<&str> = data.signals.iter().map(|it| it.name.as_str()).collect();
    let names = Names::of(&names, (wide - 2, 5)).filter(|_| scene.has_large_names() && tall > 10 + what);
    let names = named.zip(names);
    let high = names.as_ref().map_or(1, |(_, it)| it.rows);
    let mut nth = 0;
    for (group, (signals, (told, words))) in groups.into_iter().zip(headings).enumerate() {
        let Some(direction) = signals.first().map(|it| it.direction) else { continue };
        let row = at.y + group as i32 * share;
        // That it was lower in the treated leg is the point.
        let tone =
            if direction == Direction::Lower { Tone::family(view.family) } else { Tone::STRONG.part(72) };
        let large = large::broken(&words, Face::Low, (at.right() - left).max(0) as usize);
        let large = large.filter(|it| 3 * it.len() as i32 + 2 + what < tall);
        let rows = large.as_ref().map_or(2, |it| 3 * it.len() as i32);
        let rows = names.as_ref().map_or(rows, |(it, _)| it.rows);
        let head = row + (tall - rows - high - what).max(0) / 2;
        let y = head + (tall - 1).clamp(0, rows);
        let beside = if large.is_some() { y } else { head };
        if tall > 0 {
            token(told, Block::new(at.x, row, tall * 2, tall), tone, scene);
            match (&names, large) {
                (Some((it, _)), _) => it.write(group, (left, head), Align::Left, tone, scene),
                (None, Some(lines)) => {
                    for (line, y) in lines.iter().zip((head..).step_by(3)) {
                        scene.large((left, y), line, Face::Low, tone);
                    }
                }
                (None, None) => drop(scene.write((left, head), Align::Left, Words::bold(words, tone))),
            }
        }
        for (place, it) in signals.iter().enumerate() {
            let cell = Block::new(left - 1 + place as i32 * wide, y, wide, high + what);
            if nth == set.row {
                scene.block_of(cell, Tone::BAND);
            }
            scene.area(cell, Meaning::Step { knob: 0, step: nth });
            let name = if tall > 0 { it.name.clone() } else { format!("{} {}", told.mark(), it.name) };
            match &names {
                Some((_, it)) => it.write(nth, (cell.x + 1, y), Align::Left, Tone::STRONG, scene),
                None => drop(scene.write((cell.x + 1, y), Align::Left, Words::bold(name, Tone::STRONG))),
            }
            if what > 0 {
                scene.paragraph((cell.x + 1, y + high), wide - 2, &Words::new(it.what.clone(), Tone::DIM));
            }
            nth += 1;
        }
        // What goes with one of them stands in the room behind them.
        let notes: Vec<&str> =
            signals.iter().map(|it| it.note.as_str()).filter(|it| !it.is_empty()).collect();
        let notes = Words::italic(notes.join(" "), Tone::TEXT);
        let behind = left + signals.len() as i32 * wide;
        let room = at.right() - behind;
        if room > 12 && label::broken(&notes.text, room).len() as i32 <= row + share - beside {
            scene.paragraph((behind, beside), room, &notes);
        }
    }
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
