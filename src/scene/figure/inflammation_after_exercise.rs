//! Two legs, the treated one under a hand, and between them what was asked. The big muscle of each thigh has
//! the tone of the signal that is looked at: more, less or the same. Directions only: whatever the signal,
//! more is one tone and less is another, so that no size can be read from them.

use super::View;
use crate::content::figure::{Direction, InflammationAfterExercise};
use crate::scene::body::{Body, Cast};
use crate::scene::large::{self, Dot};
use crate::scene::path::{self, Point};
use crate::scene::plot::widest;
use crate::scene::{Align, Block, HIGH, Meaning, Scene, Tone, WIDE, Words, label};
use crate::sim::inflammation_after_exercise::{self as sim, Ask, Seen, Setting};

pub(super) fn picture(data: &InflammationAfterExercise, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = sim::setting(view.at);
    let middle = legs(data, view, &set, &mut scene);
    match set.ask {
        Ask::Changes => changes(data, view, &set, middle, &mut scene),
        Ask::People => people(data, view, middle, &mut scene),
        Ask::Limits => limits(data, view, &set, middle, &mut scene),
    }
    scene
}

/// The two legs with their names; what is left between them.
fn legs(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, scene: &mut Scene) -> Block {
    let (width, height) = (scene.width(), scene.height());
    let Some(drawing) = view.library.drawing(&"leg".into()).filter(|_| width >= 60) else {
        return scene.block();
    };
    // Down to below the knee where it would be small otherwise.
    let part = |x: i32, y: i32| Point { x: drawing.size.x * x / 160, y: drawing.size.y * y / 240 };
    let (from, to) = if height < 16 { (part(24, 0), part(116, 132)) } else { (part(24, 0), part(136, 240)) };
    let rows = height - 1;
    let columns = (rows * 2 * (to.x - from.x) / (to.y - from.y)).min(width / if height < 30 { 5 } else { 4 });
    let fitted = |x: i32| Body::fitted(drawing, Some((from, to)), Block::new(x, 0, columns, rows));
    let treated = fitted(0);
    let other = fitted(width - columns).mirrored();
    let signal = data.signals.get(set.row).filter(|_| set.ask == Ask::Changes);
    for (nth, (body, seen)) in [(treated, Seen::Treated), (other, Seen::Other)].into_iter().enumerate() {
        let is_seen = set.seen == Seen::Both || set.seen == seen;
        let hidden = &["leg-biopsy"];
        body.draw(&Cast { hidden, is_dim: !is_seen, ..Cast::default() }, view.family, scene);
        let at = Block::new(if nth == 0 { 0 } else { width - columns }, 0, columns, height);
        if let Some(signal) = signal {
            let (told, _) = data.heading(signal.direction, seen);
            let part = match told {
                Direction::Higher => 100,
                Direction::Same => 65,
                Direction::Lower => 30,
            };
            body.tint("leg-quadriceps", Tone::family(view.family).part(part), scene);
            let at = body.middle("leg-quadriceps").unwrap_or_default();
            let mark = Words::bold(told.mark(), Tone::STRONG);
            let full = vec![Words::bold(format!("{} {}", told.mark(), told.word()), Tone::STRONG)];
            scene.say((at.x / WIDE, at.y / HIGH), Align::Middle, &[full, vec![mark]]);
        }
        let name = data.legs.get(nth).map_or("", String::as_str);
        let name = if is_seen { Words::bold(name, Tone::STRONG) } else { Words::new(name, Tone::DIM) };
        scene.write((at.x + at.width / 2, height - 1), Align::Middle, name);
        let step = if set.seen == seen { 0 } else { nth + 1 };
        scene.area(at, Meaning::Step { knob: 2, step });
    }
    let mut left = columns + 2;
    if let Some(hand) = view.library.drawing(&"stroking-hand".into()) {
        let way = treated.way("leg-thigh-way");
        let at = path::along(&way, 0.45);
        let anchor = hand.anchor_of("stroking-hand-all").unwrap_or_default();
        let hand = treated.turned_beside(hand, (anchor, at), 35);
        hand.draw(&Cast::default(), view.family, scene);
        left = left.max(hand.at.right / WIDE + 2);
    }
    Block::new(left, 0, width - columns - 3 - left, height)
}

/// The signals below the way they went, and what is said of one where there is room.
fn changes(data: &InflammationAfterExercise, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    const WIDEST: i32 = 84;
    let at = Block { x: at.x + (at.width - WIDEST).max(0) / 2, width: at.width.min(WIDEST), ..at };
    let n = data.signals.len() as i32;
    let groups: Vec<_> = data.signals.chunk_by(|a, b| a.direction == b.direction).collect();
    let n_groups = groups.len() as i32;
    let has_headings = at.height >= n + n_groups;
    let gap = i32::from(has_headings && at.height >= n + 2 * n_groups - 1);
    let used = n + if has_headings { n_groups + gap * (n_groups - 1) } else { 0 };
    let lines = |words: &str| label::broken(words, at.width - 4).len() as i32;
    let notes: i32 = data.signals.iter().map(|it| lines(&it.note)).sum();
    let has_notes = used + notes <= at.height;
    let left = at.height - used - if has_notes { notes } else { 0 };
    // Twice as far apart where there is plenty of room.
    let pitch = if left >= n + 2 { 2 } else { 1 };
    let mut row = at.y + (left - (pitch - 1) * n).max(0) / 2;
    let name = widest(data.signals.iter().map(|it| it.name.as_str())) as usize + 2;
    let mut nth = 0;
    for signals in groups {
        let Some(direction) = signals.first().map(|it| it.direction) else { continue };
        let (told, words) = data.heading(direction, set.seen);
        let tone = if told == Direction::Same { Tone::STRONG } else { Tone::family(view.family) };
        if has_headings {
            scene.write((at.x, row), Align::Left, Words::bold(format!("{} {words}", told.mark()), tone));
            if set.seen == Seen::Both && told != Direction::Same {
                let (told, words) = data.heading(direction, Seen::Other);
                let words = Words::bold(format!("{words} {}", told.mark()), Tone::DIM);
                scene.write((at.right() - 1, row), Align::Right, words);
            }
            row += 1;
        }
        for it in signals {
            let line = Block::new(at.x, row, at.width, 1);
            if nth == set.row {
                scene.block_of(line, Tone::BAND);
            }
            scene.area(Block { height: pitch, ..line }, Meaning::Step { knob: 0, step: nth });
            let mark = if has_headings { "  ".to_owned() } else { format!("{} ", told.mark()) };
            let start = [Words::bold(mark, tone), Words::bold(format!("{:<name$}", it.name), Tone::STRONG)];
            let full = [start.to_vec(), vec![Words::new(it.what.clone(), Tone::TEXT)]].concat();
            scene.say((at.x, row), Align::Left, &[full, start.to_vec()]);
            if has_notes {
                scene.paragraph(
                    (at.x + 4, row + 1),
                    at.width - 4,
                    &Words::italic(it.note.clone(), Tone::TEXT),
                );
                row += lines(&it.note);
            }
            row += pitch;
            nth += 1;
        }
        row += gap;
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
    use crate::scene::{Fill, Hue, Shade};

    /// The tones of the accent in a picture, with how many fills have each.
    fn accents(scene: &Scene) -> Vec<Tone> {
        let shades = scene.fills.iter().filter_map(|fill| match fill {
            Fill::Shape { shade: Shade::Flat(tone), .. } => Some(*tone),
            _ => None,
        });
        shades.filter(|tone| matches!(tone.hue, Hue::Family(Family::Specific))).collect()
    }

    #[test]
    fn whatever_the_signal_more_is_one_tone_and_less_another() {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&"inflammation-after-exercise".into()).unwrap();
        let Data::InflammationAfterExercise(data) = &figure.data else { panic!("another kind") };
        let tones = |row| accents(&scene(pack.library(), &figure.id, &[row, 0, 0], 76, 12));
        for (row, signal) in data.signals.iter().enumerate() {
            let like = data.signals.iter().position(|it| it.direction == signal.direction).unwrap();
            assert_eq!(tones(row), tones(like), "{}", signal.name);
        }
        let (higher, lower) = (tones(0), tones(3));
        let half = higher.len() / 2;
        assert_eq!((&higher[..half], &higher[half..]), (&lower[half..], &lower[..half]));
        let same = tones(6);
        assert_eq!(same[..half], same[half..]);
    }

    #[test]
    fn rows_and_legs_are_steps_of_their_knobs() {
        steps_are_steps("inflammation-after-exercise");
    }

    #[test]
    fn nothing_between_the_legs_lies_on_them() {
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
