//! What nobody compared, above what somebody did: hollow bars to either side of one line of nought, and below them, with
//! a scale of its own, one ruler on which a small effect is small. The first number of each is large, one over the other.

use super::panel::{Panel, panels, unlined, upright};
use super::words::number_words;
use super::{Hand, breadth};
use crate::content::figure::Measured;
use crate::content::library::Library;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{Axis, BESIDE, Names, widest, widest_large};
use crate::scene::{Align, Block, Bounds, HIGH, Mark, Point, Scene, Tone, WIDE, Words};
use crate::sim::forest_plot::rows::short_name;
use crate::sim::measurements::value_words;

/// The least room for both.
const LEAST: (i32, i32) = (72, 11);
/// Columns left of all words, from names to bars and from bars to numbers.
const INDENT: i32 = 2;
const GAP: i32 = 3;
/// Rows from which on a slide has large heads.
const TALL: i32 = 16;
/// Rows of a line of large names.
const LARGE: i32 = 5;

/// The part that nobody compared and the one that somebody did on stretches of a scale, if the view is of both and there
/// is room.
pub(super) fn of<'a>(hand: &Hand<'a>, room: Block) -> Option<[Panel<'a>; 2]> {
    let parts: [Panel<'a>; 2] = panels(hand.view).try_into().ok()?;
    let is_mixed = parts[0].is_uncompared() && !parts[1].is_uncompared() && parts[1].has_bands();
    (is_mixed && room.width >= LEAST.0 && room.height >= LEAST.1).then_some(parts)
}

pub(super) fn draw(
    hand: &Hand<'_>,
    library: &Library,
    [told, found]: &[Panel<'_>; 2],
    room: Block,
    scene: &mut Scene,
) {
    let labels = [told, found].map(|it| it.series.first().map_or("", |it| it.label.as_str()));
    let names = Names::of(&labels, (room.width / 2, LARGE)).filter(|_| scene.has_large_names());
    // Of the ruler an odd number, so that names stand in the middle of it.
    let ruler = if names.is_some() { 7 } else { 3 };
    let small = if hand.is_slide && scene.height() >= TALL { 3 } else { 1 };
    let head = names.as_ref().map_or(small, |it| it.rows + 1);
    let below = head.max(3) + ruler + 1;
    let above = Block { height: room.height - below, ..room };
    let below = Block { y: above.bottom(), height: below, ..room };
    let indented = |at: Block| Block { x: INDENT, width: at.width - INDENT, ..at };
    let bars = Block { y: above.y + head, height: above.height - head, ..above };
    let number = claims(hand, told, indented(bars), scene);
    let (axis, numbers) = effects(hand, found, (indented(below), ruler), scene);
    // Not over the numbers nor right above them.
    for (nth, (panel, at, wide)) in [(told, above, number), (found, below, numbers)].into_iter().enumerate() {
        let at = Block { width: at.width - wide - GAP, ..at };
        let study = panel.series.first().and_then(|it| library.study(&it.source));
        let study = study.filter(|_| !hand.is_slide).map(short_name).unwrap_or_default();
        title(hand, (panel, &study), names.as_ref().map(|it| (it, nth)), at, scene);
    }
    if !hand.is_slide {
        found.sides(below.bottom() - ruler - 2, &axis, scene);
    }
}

/// Of whom it is and what, at the left: the numbers stand at the right.
fn title(
    hand: &Hand<'_>,
    (panel, study): (&Panel<'_>, &str),
    large: Option<(&Names, usize)>,
    at: Block,
    scene: &mut Scene,
) {
    let Some(lead) = panel.series.first() else { return };
    let tone = panel.tone(Tone::family(hand.family));
    let head = panel.head(hand.view, Block { height: scene.height(), ..at });
    if let Some(head) =
        head.filter(|it| hand.is_slide && large.is_none() && it.rows <= 3 && scene.height() >= TALL)
    {
        return head.write((at.x, at.y), Align::Left, tone, scene);
    }
    let plain = |it: String| Words::new(it, Tone::DIM);
    let whom = panel.values().next().filter(|_| !lead.is_uncompared);
    let whom = whom.map_or_else(String::new, |(.., it)| format!("{}: ", it.label));
    let unit = if lead.unit == "%" { String::new() } else { format!(", {}", lead.unit) };
    let what = plain(format!("{whom}{}{unit}", lead.quantity));
    let label = Words::bold(lead.label.clone(), tone);
    let contested = Words::new(if lead.is_contested { " · contested" } else { "" }, tone);
    let study = plain(if study.is_empty() { String::new() } else { format!(" · {study}") });
    let air = plain("  ".into());
    let mut y = at.y;
    let lines: Vec<Vec<Words>> = match large {
        Some((names, nth)) => {
            names.write(nth, (at.x, y), Align::Left, tone, scene);
            y += names.rows;
            // A slide tells it with its small print.
            if hand.is_slide { Vec::new() } else { vec![vec![what, contested, study]] }
        }
        None if hand.is_slide => vec![vec![label, contested]],
        // What nobody compared has but a row above it.
        None if lead.is_uncompared => vec![vec![label, contested, air, what, study]],
        None => vec![vec![label, study], vec![what]],
    };
    for (line, y) in lines.into_iter().zip(y..) {
        let wordings = (1..=line.len()).rev().map(|n| line.iter().take(n).cloned().collect());
        let fits = |it: &Vec<Words>| crate::scene::label::width(it) <= at.width;
        scene.say((at.x, y), Align::Left, &wordings.filter(fits).collect::<Vec<_>>());
    }
}

/// The largest letters in which all of some numbers fit into so many columns and rows.
fn face(numbers: &[&str], (width, rows): (i32, i32)) -> Option<Face> {
    let fits =
        |(face, high): &(Face, i32)| *high <= rows && widest_large(numbers.iter().copied(), *face) <= width;
    [(Dot::Half.into(), 4), (Face::Dense, 3)].into_iter().find(fits).map(|it| it.0)
}

/// A number around a row, to the right edge of all; returns its first column.
fn number(words: &str, face: Option<Face>, (right, row): (i32, i32), tone: Tone, scene: &mut Scene) -> i32 {
    if let Some((face, (wide, high))) = face.and_then(|it| Some((it, large::size(words, it)?))) {
        scene.large((right - wide as i32, row - (high as i32 - 1) / 2), words, face, tone);
        return right - wide as i32;
    }
    let at = scene.write((right - 1, row), Align::Right, Words::bold(words, tone));
    at.map_or(right, |it| it.x)
}

/// Words around a row, large where names are; returns the column behind them.
fn write(words: &Words, (x, row): (i32, i32), scene: &mut Scene) -> i32 {
    if scene.has_large_names() {
        let wide = large::width(&words.text, BESIDE).map_or(0, |it| it as i32);
        scene.large((x, row - 1), &words.text, BESIDE, words.tone);
        return x + wide;
    }
    scene.write((x, row), Align::Left, words.clone()).map_or(x, Block::right)
}

/// Bars that nobody compared, all as thick as each other, on one line of nought: names left of them, numbers right;
/// returns the columns of these.
fn claims(hand: &Hand<'_>, panel: &Panel<'_>, at: Block, scene: &mut Scene) -> i32 {
    let values: Vec<_> = panel.values().collect();
    let others = (values.len() as i32 - 1).max(1);
    // Where names are large all rows are alike, else the first one is as high as its number.
    let is_large = scene.has_large_names();
    let all = if is_large { (at.height - 2) / (others + 1) } else { 3 };
    let lead = if at.height >= 3 + others { all } else { 1 };
    let pitch = if is_large { all } else { ((at.height - lead - 1) / others).clamp(1, 2) };
    let unit = if panel.unit() == "%" { " %" } else { "" };
    let sign = |it: &Measured| if it.value.is_some_and(|it| it > 0.0) { "+" } else { "" };
    let told = |it: &Measured| format!("{}{}{unit}", sign(it), value_words(it));
    let numbers: Vec<String> = values.iter().map(|it| told(it.2)).collect();
    let texts: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let face = face(&texts, (at.width / 4, lead));
    let wide =
        face.map_or_else(|| widest(texts.iter().copied()), |it| widest_large(texts.iter().copied(), it));
    let labels = values.iter().map(|it| it.2.label.as_str());
    let name = if is_large { widest_large(labels, BESIDE) } else { widest(labels) };
    let arm = (at.width - name - wide - 2 * GAP - 1) / 2;
    let zero = at.x + name + GAP + arm;
    let most = values.iter().filter_map(|it| it.2.value).fold(0.0, |most: f64, it| most.max(it.abs()));
    // Air above what is large, where there is some.
    let top = at.y + i32::from(at.height > lead + others * pitch + 2);
    let mut y = top;
    for ((step, series, reading), text) in values.iter().zip(&numbers) {
        let rows = if y == top { lead } else { pitch };
        let middle = y + rows / 2;
        hand.place(*step, Block { x: 0, y: middle, width: at.right(), height: 1 }, 0, scene);
        let tone = hand.tone(series, reading);
        let reach = reading.value.unwrap_or_default() / most * f64::from(arm);
        hollow((zero, reach.round() as i32), (middle, if is_large { 3 } else { 1 }), tone, scene);
        write(&hand.words(*step, &reading.label), (at.x, middle), scene);
        let tone = if reading.is_quiet { Tone::TEXT } else { tone };
        let face = face.filter(|_| is_large || rows == lead);
        number(text, face, (at.right(), middle), tone, scene);
        y += rows;
    }
    // Over the ends of all bars.
    for y in top..y {
        scene.mark((zero, y), '│', Tone::STRONG);
    }
    if y < at.bottom() {
        scene.write((zero, y), Align::Middle, Words::new("0", Tone::DIM));
        // A slide tells it with its small print.
        let hollow = if hand.is_slide { "" } else { "hollow: not compared" };
        scene.write((zero + GAP, y), Align::Left, Words::new(hollow, Tone::DIM));
    }
    wide
}

/// The outline of a bar from the line of nought on, so many columns long, to the left if fewer than none.
fn hollow((zero, reach): (i32, i32), (middle, thick): (i32, i32), tone: Tone, scene: &mut Scene) {
    let far = zero + reach;
    let (left, right) = (far.min(zero), far.max(zero));
    if thick >= 3 {
        return scene.frame(Block::new(left, middle - thick / 2, right + 1 - left, thick), tone, false);
    }
    for x in left..=right {
        let end = if reach < 0 { '╞' } else { '╡' };
        let glyph = if x == far { end } else { '═' };
        scene.marks.push(Mark { at: (x, middle), glyph, tone, is_bold: false });
    }
}

/// What somebody compared, on one ruler from nought on, below which its stretches have their names; the first number
/// large above it, at the right.
/// Returns its axis, and the columns of that number.
fn effects(hand: &Hand<'_>, panel: &Panel<'_>, (at, ruler): (Block, i32), scene: &mut Scene) -> (Axis, i32) {
    let values: Vec<_> = panel.values().collect();
    let first =
        values.first().map(|(_, series, it)| (number_words(it).unwrap_or_default(), hand.tone(series, it)));
    let (words, accent) = first.unwrap_or_else(|| (String::new(), Tone::TEXT));
    let plot = Block { y: at.bottom() - 1 - ruler, height: ruler, ..at };
    let face = face(&[words.as_str()], (at.width / 2, plot.y - at.y));
    let wide = at.right() - number(&words, face, (at.right(), at.y + 1), accent, scene);
    let (axis, ticks) = panel.axis(at.x, at.right() + 1, 0);
    panel.limits(plot, &axis, scene);
    upright(0.0, plot, &axis, Tone::DIM, scene);
    let middle = plot.y + ruler / 2;
    let bounds =
        |left, right| Bounds::new(left, plot.y * HIGH + HIGH / 2, right, plot.bottom() * HIGH - HIGH / 2);
    for (nth, series, reading) in &values {
        let (tone, start) = (hand.tone(series, reading), reading.range.map(|it| it[0]).or(reading.value));
        let from = if reading.range.is_some() { 0 } else { axis.column(start.unwrap_or_default()) - 3 };
        hand.place(*nth, Block { x: from, width: at.right() - from, ..plot }, 0, scene);
        let said = if reading.is_quiet { Tone::TEXT } else { tone };
        let name = Words { tone: said, ..hand.words(*nth, &reading.label) };
        if let Some([from, to]) = reading.range.map(|it| it.map(|it| axis.at(it))) {
            // A cell has but one edge: where the bar begins in the middle of one it ends on halves.
            let half = |at: i32| (at + WIDE / 4).div_euclid(WIDE / 2) * (WIDE / 2);
            scene.bar(bounds(half(from), half(to)), tone);
            write(&name, (to.div_euclid(WIDE) + 2, middle), scene);
        } else if let Some(value) = reading.value {
            let center = Point { x: axis.at(value), y: middle * HIGH + HIGH / 2 };
            Hand::point(center, 2 * ruler, tone, scene);
            let x = axis.column(value) + breadth(2 * ruler) / 2 + 2 + i32::from(ruler > 3);
            // A line of the ruler would read as a stroke of them.
            unlined(panel.bands(), Block { x, width: at.right() - x, ..plot }, &axis, scene);
            let number = Words::bold(value_words(reading), said);
            let air = if scene.has_large_names() { 3 } else { 1 };
            let x = write(&name, (x, middle), scene) + air;
            let x = write(&number, (x, middle), scene) + 2 * air;
            write(&Words::new(&*reading.words, Tone::DIM), (x, middle), scene);
        }
    }
    scene.numbers_below(&axis, &ticks, plot.bottom(), panel.unit());
    for (name, [from, to]) in panel.stretches(&axis) {
        let words = Words::bold(name, Tone::TEXT);
        scene.write((i32::midpoint(from, to) / WIDE, plot.bottom()), Align::Middle, words);
    }
    (axis, wide)
}
