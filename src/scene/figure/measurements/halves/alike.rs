//! A rise that nobody compared, as hollow bars that stand on one line of nought, beside what was found not to differ and
//! has no number: two bars as high as each other, and nobody knows how high.

use super::super::Hand;
use super::super::panel::Panel;
use super::super::words::number_words;
use super::{LARGE, face, write};
use crate::content::figure::Measured;
use crate::scene::large;
use crate::scene::plot::{BESIDE, widest, widest_large};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Scene, Tone, WIDE, Words};

/// Columns between the bars of a rise.
const APART: i32 = 3;

/// What a panel comes to that is nothing else.
pub(super) fn verdict<'a>(panel: &Panel<'a>) -> Option<(usize, &'a Measured)> {
    let mut all = panel.values();
    let (nth, _, it) = all.next().filter(|_| all.next().is_none())?;
    it.alike.as_ref().map(|_| (nth, it))
}

/// Rows of a line of words: large where names are.
fn pitch(scene: &Scene) -> i32 {
    if scene.has_large_names() { LARGE } else { 1 }
}

/// Rows below the line that bars stand on: names, and what else there is to say, that reaches below its line.
fn foot(scene: &Scene) -> i32 {
    2 * pitch(scene) + i32::from(scene.has_large_names())
}

/// The parts of a half from left to right, of so many that are so far apart, down to the line that all bars stand on.
fn columns(at: Block, (n, apart): (i32, i32), scene: &Scene) -> impl Iterator<Item = Block> + use<> {
    let (wide, height) = ((at.width - apart * (n - 1)) / n, at.height - foot(scene));
    (0..n).map(move |nth| Block { x: at.x + nth * (wide + apart), width: wide, height, ..at })
}

/// Where words of a row are written: large ones with air above them.
fn row(y: i32, scene: &Scene) -> i32 {
    y + if scene.has_large_names() { 2 } else { 0 }
}

/// How many half rows the highest of bars has, of so many: almost all, so that each ends as nearly as can be on a half
/// row and they are to each other as their values.
fn halves(values: &[f64], most: f64, room: i32) -> i32 {
    let off = |halves: i32| -> f64 {
        let ends = values.iter().map(|it| it / most * f64::from(halves));
        ends.map(|it| (it - it.round()).abs()).fold(0.0, f64::max)
    };
    let room = room.max(3);
    (room - 2..=room).rev().min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap_or(room)
}

/// What nobody compared: each bar with its value in it and its name below.
pub(super) fn rise(hand: &Hand<'_>, panel: &Panel<'_>, at: Block, scene: &mut Scene) {
    let all: Vec<_> = panel.values().collect();
    let values: Vec<f64> = all.iter().filter_map(|it| it.2.value).collect();
    let most = values.iter().copied().fold(0.0, f64::max);
    let parts: Vec<Block> = columns(at, (all.len() as i32, APART), scene).collect();
    let Some(first) = parts.first() else { return };
    let base = first.bottom();
    let halves = halves(&values, most, 2 * first.height - 1);
    let top = |value: f64| base * HIGH - (value / most * f64::from(halves)).round() as i32 * HIGH / 2;
    let numbers: Vec<String> = all.iter().filter_map(|it| number_words(it.2)).collect();
    let texts: Vec<&str> = numbers.iter().map(String::as_str).collect();
    // In one row, in the middle of the lowest, clear of all edges.
    let lowest = (top(values.iter().copied().fold(most, f64::min)) + HIGH / 2).div_euclid(HIGH) + 1;
    let face = face(&texts, (first.width - 4, base - lowest - 1));
    let line = Bounds::new(at.x * WIDE, base * HIGH - EIGHTH, at.right() * WIDE, base * HIGH);
    scene.bar(line, Tone::DIM);
    for (((nth, series, it), part), number) in all.iter().zip(&parts).zip(&numbers) {
        let step = Block { y: base, height: pitch(scene), ..*part };
        hand.place(*nth, step, step.width, scene);
        scene.area(*part, hand.step(*nth));
        let tone = if it.is_quiet { Tone::TEXT.part(60) } else { hand.tone(series, it) };
        let (left, right) = (part.x * WIDE, part.right() * WIDE);
        let top = top(it.value.unwrap_or_default());
        scene.bar(Bounds::new(left, top, right, top + HIGH / 2), tone);
        for left in [left, right - WIDE] {
            scene.bar(Bounds::new(left, top, left + WIDE, base * HIGH), tone);
        }
        let middle = part.x + (part.width - 1) / 2;
        let tone = if it.is_quiet { Tone::TEXT } else { tone };
        match face.and_then(|face| Some((face, large::size(number, face)?))) {
            Some((face, (wide, high))) => {
                let y = lowest + (base - lowest - high as i32) / 2;
                scene.large((part.x + (part.width - wide as i32) / 2, y), number, face, tone);
            }
            None => drop(scene.write((middle, base - 1), Align::Middle, Words::bold(number, tone))),
        }
        let name = hand.words(*nth, &it.label);
        write(&name, (middle, row(base, scene)), Align::Middle, part.width - 2, scene);
    }
    let words = all.last().map_or("", |it| it.2.words.as_str());
    notes(words, (at.x, base + pitch(scene)), at, scene);
}

/// What did not differ: what it comes to, and below it two bars with an equals sign between them and their names in
/// them.
pub(super) fn draw(hand: &Hand<'_>, (nth, it): (usize, &Measured), at: Block, scene: &mut Scene) {
    let (pitch, apart) = (pitch(scene), (at.width / 6).max(8));
    let base = at.bottom() - foot(scene);
    let face = face(&[it.verdict.as_str()], (at.width, if base - at.y > 11 { 4 } else { 3 }));
    let middle = at.x + at.width / 2;
    let face = face.and_then(|face| Some((face, large::size(&it.verdict, face)?)));
    let high = face.map_or(1, |it| it.1.1 as i32);
    // An odd number, so that names stand in the middle.
    let height = (base - at.y - high - 3) / 2 * 2 + 1;
    let top = at.y + (base - at.y - height - high + 1) / 2;
    match face {
        Some((face, (wide, _))) => {
            scene.large((middle - wide as i32 / 2, top), &it.verdict, face, Tone::STRONG);
        }
        None => drop(scene.write((middle, top), Align::Middle, Words::bold(&*it.verdict, Tone::STRONG))),
    }
    let center = (base - height) * HIGH + height * HIGH / 2;
    for (name, part) in it.alike.iter().flatten().zip(columns(at, (2, apart), scene)) {
        let bar = Block { y: base - height, height, ..part };
        scene.frame(bar, Tone::TEXT, true);
        let at = (bar.x + (bar.width - 1) / 2, bar.y + height / 2 - pitch / LARGE);
        write(&Words::bold(name, Tone::TEXT), at, Align::Middle, bar.width - 4, scene);
    }
    // In the middle between them.
    let (from, wide) = (at.x + (at.width - apart) / 2 + 2, apart - 4);
    let (left, right) = (from * WIDE, (from + wide) * WIDE);
    for y in [center - HIGH, center + HIGH / 2] {
        scene.bar(Bounds::new(left, y, right, y + HIGH / 2), Tone::STRONG);
    }
    let step = Block { y: base, height: pitch, ..at };
    hand.place(nth, step, step.width, scene);
    scene.area(Block { height: base - at.y, ..at }, hand.step(nth));
    let name = (middle - 1, row(base, scene));
    write(&hand.words(nth, &it.label), name, Align::Middle, at.width - 2, scene);
    notes(&it.words, (at.x, base + pitch), at, scene);
}

/// What else there is to say, from a cell on, in the middle: in one line where it fits, else a line for each part.
fn notes(words: &str, (x, y): (i32, i32), at: Block, scene: &mut Scene) {
    let (room, is_large, pitch) = (at.right() - x, scene.has_large_names(), pitch(scene));
    let wide = if is_large { widest_large([words], BESIDE) } else { widest([words]) };
    let parts = if wide <= room { vec![words] } else { words.split(", ").collect() };
    let rows = (y..=at.bottom() - pitch).step_by(pitch as usize);
    for (line, y) in parts.into_iter().filter(|it| !it.is_empty()).zip(rows) {
        let place = (x + (room - 1) / 2, row(y, scene));
        write(&Words::new(line, Tone::TEXT), place, Align::Middle, room, scene);
    }
}
