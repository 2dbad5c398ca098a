//! What is told beside what was measured: numbers that nobody compared stand large in a hollow frame, and next to
//! them each measured effect as a thin piece of a ruler.

use super::Hand;
use super::panel::Panel;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot};
use crate::scene::{Align, Block, Bounds, HIGH, Hue, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{remark, value_words};
use crate::sim::number;

/// Columns between the two, and rows of a large number and of large words.
const APART: i32 = 6;
const LARGE: i32 = 4;
const WORDS: i32 = 5;
/// Rows around the rulers: the heading, the sides, and the numbers.
const AROUND: i32 = 3;

/// Whether it is such a pair, and at least the first of each can be large.
pub(super) fn fits(told: &Panel<'_>, measured: &Panel<'_>, room: Block) -> bool {
    let is_told = told.values().all(|(_, series, it)| series.is_uncompared && it.value.is_some());
    let is_measured = measured.has_bands() && measured.values().all(|(_, series, _)| !series.is_uncompared);
    let head = 1 + broken(&what(told), wide(room)).len() as i32;
    let rows = (head + rows(told, LARGE, 1)).max(AROUND + rows(measured, WORDS + 1, 2));
    is_told && is_measured && room.width >= 70 && room.height >= rows
}

/// Columns of what is told.
fn wide(room: Block) -> i32 {
    (room.width - APART) * 2 / 5
}

/// What is told and how little it is.
fn what(told: &Panel<'_>) -> String {
    let Some(series) = told.series.first() else { return String::new() };
    let unit = if series.unit.is_empty() { String::new() } else { format!(", {}", series.unit) };
    let contested = if series.is_contested { " · contested" } else { "" };
    format!("{}{unit}{contested} · not compared", series.quantity)
}

/// Rows with the first value in `first` of them, each other in `rest`.
fn rows(panel: &Panel<'_>, first: i32, rest: i32) -> i32 {
    first + rest * (panel.values().count() as i32 - 1)
}

pub(super) fn draw(hand: &Hand<'_>, told: &Panel<'_>, measured: &Panel<'_>, room: Block, scene: &mut Scene) {
    let wide = wide(room);
    frames(hand, told, Block { width: wide, ..room }, scene);
    let x = room.x + wide + APART;
    rulers(hand, measured, Block { x, width: room.right() - x, ..room }, scene);
}

/// As large as it can be in so many columns and rows.
fn dot(words: &str, width: i32, height: i32) -> Option<(Dot, i32)> {
    [Dot::Half, Dot::Quarter].into_iter().find_map(|dot| {
        let wide = large::width(words, dot)? as i32;
        let is_in = match dot {
            Dot::Half => wide * 2 <= width && height >= 8,
            Dot::Quarter => wide <= width && height >= LARGE,
        };
        is_in.then_some((dot, wide))
    })
}

/// The numbers that are told, in a hollow frame: the first large, each other in a line.
fn frames(hand: &Hand<'_>, panel: &Panel<'_>, at: Block, scene: &mut Scene) {
    let Some(series) = panel.series.first() else { return };
    let edge = Tone::of(if series.is_contested { Hue::Contested } else { Hue::Dim });
    scene.say((at.x, at.y), Align::Left, &[vec![Words::bold(series.label.clone(), edge)]]);
    let words = Words::new(what(panel), Tone::DIM);
    let top = scene.paragraph((at.x, at.y + 1), at.width, &words);
    let n_others = panel.values().count() as i32 - 1;
    let room = at.bottom() - top;
    // With air between the lines, and a frame, where there is room for them.
    let is_framed = room >= LARGE + n_others + 2;
    let pitch = if room >= LARGE + 2 * n_others + 4 { 2 } else { 1 };
    let first = (room - pitch * n_others - if is_framed { 3 } else { 0 }).clamp(LARGE, 9);
    let mut row = top + i32::from(is_framed);
    for (nth, series, it) in panel.values() {
        let is_first = nth == panel.first;
        let card = Block { y: row, height: if is_first { first } else { 1 }, ..at };
        row += if is_first { first + pitch - 1 } else { pitch };
        hand.place(nth, Block { x: at.x + 2, width: at.width - 3, ..card }, at.width - 3, scene);
        let tone = hand.tone(series, it);
        let value = it.value.map(number).unwrap_or_default();
        let left = at.x + 4;
        let large = dot(&value, at.width - 6, card.height).filter(|_| is_first);
        let Some((dot, wide)) = large else {
            let words = Words::bold(format!("{value} {}  ", series.unit), tone);
            scene.say((left, card.y), Align::Left, &[vec![words, hand.words(nth, &it.label)]]);
            continue;
        };
        let rise = card.y + (card.height - LARGE) / 2;
        scene.large((left, rise), &value, dot, tone);
        let name = hand.words(nth, &it.label);
        let words = vec![Words::bold(format!("{}  ", series.unit), tone), name];
        scene.say((left + wide + 2, rise + LARGE - 1), Align::Left, &[words]);
    }
    if is_framed {
        scene.frame(Block::new(at.x + 1, top, at.width - 1, row - top + 1), edge, false);
    }
}

/// A ruler for each effect that was measured, what it comes to above it: large for the first.
fn rulers(hand: &Hand<'_>, panel: &Panel<'_>, at: Block, scene: &mut Scene) {
    panel.heading((at.x, at.y), at.width, Tone::family(hand.family), scene);
    let (axis, ticks) = panel.axis(at.x + 2, at.right(), 0);
    let n = panel.values().count() as i32;
    let has_names = at.height > AROUND + rows(panel, WORDS + 1, 2);
    let spare = at.height - AROUND - i32::from(has_names) - rows(panel, WORDS + 1, 2);
    let gap = i32::from(spare >= n);
    let thick = (1 + (spare - gap * (n - 1)) / n.max(1)).clamp(1, 3);
    let mut row = at.y + 2;
    for (nth, series, it) in panel.values() {
        let head = if nth == panel.first { WORDS } else { 1 };
        let place = Block { y: row, height: head + thick, ..at };
        hand.place(nth, place, place.width, scene);
        told(hand, (nth, it), Block { height: head, ..place }, scene);
        let ruler = Block { y: row + head, height: thick, ..at };
        panel.backdrop(ruler, &axis, None, scene);
        scene.grid(&axis, &ticks, [ruler.y, ruler.bottom()]);
        let middle = i32::midpoint(ruler.y, ruler.bottom()) * HIGH;
        let thin = Bounds::new(0, middle, 0, middle + HIGH);
        let tone = hand.tone(series, it);
        if let Some([from, to]) = it.range.or(it.interval).map(|it| it.map(|it| axis.at(it))) {
            scene.bar(Bounds { left: from, right: to, ..thin }, tone);
        }
        if let Some(value) = it.value.map(|it| axis.at(it)) {
            let [left, right] = [value - WIDE / 2, value + WIDE / 2];
            scene.bar(Bounds { left, right, ..ruler.bounds() }, tone);
        }
        row += head + thick + gap;
    }
    let bottom = row - gap;
    panel.sides(at.y + 1, &axis, scene);
    scene.numbers_below(&axis, &ticks, bottom, panel.unit());
    if has_names {
        panel.names(bottom + 1, &axis, scene);
    }
}

/// The name of an effect, large what it comes to, and the rest in words: all in a line where there is but one.
fn told(hand: &Hand<'_>, (nth, it): (usize, &Measured), at: Block, scene: &mut Scene) {
    let (values, tone) = (value_words(it), Tone::family(hand.family));
    let mut x = at.x + 2;
    if at.height == 1 {
        let words = [remark(it), it.words.clone()].map(|words| {
            let name = hand.words(nth, &format!("{}  ", it.label));
            vec![name, Words::bold(values.clone(), tone), Words::new(format!("  {words}"), Tone::TEXT)]
        });
        scene.say((x, at.y), Align::Left, &words);
        return;
    }
    let large = if it.verdict.is_empty() { values.clone() } else { it.verdict.clone() };
    if let Some((dot, wide)) = dot(&large, at.width / 2, at.height) {
        scene.large((x, at.y), &large, dot, tone);
        x += wide + 2;
    }
    let rest = if it.verdict.is_empty() { it.words.clone() } else { format!("{values}: {}", it.words) };
    let room = at.right() - 2 - x;
    let y = scene.paragraph((x, at.y), room, &hand.words(nth, &it.label));
    scene.paragraph((x, y), room, &Words::new(rest, Tone::TEXT));
}
