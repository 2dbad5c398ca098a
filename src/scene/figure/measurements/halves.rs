//! What nobody compared, beside what somebody did, in two halves: hollow bars to either side of nought with their
//! values large, and the scale of what was measured, on which a small effect is small, or that nothing changed.

mod alike;

use super::Hand;
use super::panel::{Panel, panels, unlined, upright};
use super::words::number_words;
use crate::content::figure::Measured;
use crate::content::library::Library;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, Names, widest, widest_large};
use crate::scene::{Align, Block, Bounds, HIGH, Point, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::forest_plot::rows::short_name;
use crate::sim::measurements::value_words;
use unicode_width::UnicodeWidthStr;

/// Columns between the halves, and the least room for both.
const APART: i32 = 4;
const LEAST: (i32, i32) = (72, 12);
/// Rows of the names of stretches, and from one line of large names to the next.
const NAMES: i32 = 2;
const LARGE: i32 = 5;
/// Rows of a plot from which on there is air above it.
const ROWS: i32 = 5;
/// Rows of a half from which on there is air in it, and columns of both from which on they are not alike.
const AIRY: i32 = 14;
const ROOMY: i32 = 90;
/// Columns of the end of a bar.
const END: i32 = 1;

/// The part that nobody compared and the one that somebody did, if the view is of both and there is room.
pub(super) fn of<'a>(hand: &Hand<'a>, room: Block) -> Option<[Panel<'a>; 2]> {
    let halves: [Panel<'a>; 2] = panels(hand.view).try_into().ok()?;
    let is_found = halves[1].has_bands() || alike::verdict(&halves[1]).is_some();
    let is_mixed = halves[0].is_uncompared() && !halves[1].is_uncompared() && is_found;
    let least = LEAST.1 - sides(hand);
    (is_mixed && room.width >= LEAST.0 && room.height >= least).then_some(halves)
}

/// Rows of which way is which, which on a slide is the head.
fn sides(hand: &Hand<'_>) -> i32 {
    i32::from(!hand.is_slide)
}

pub(super) fn draw(
    hand: &Hand<'_>,
    library: &Library,
    [told, found]: &[Panel<'_>; 2],
    room: Block,
    scene: &mut Scene,
) {
    let (both, is_scale) = (room.width - APART, alike::verdict(found).is_none());
    // A scale gets more of it where that leaves enough to the other.
    let left = Block { width: if is_scale && both >= ROOMY { both * 9 / 20 } else { both / 2 }, ..room };
    let right = Block { x: left.right() + APART, width: both - left.width, ..left };
    let middle = right.x - APART / 2;
    scene.rule((middle, room.y), (middle, room.bottom() - 1), Stroke::Light, Tone::DIM);
    let labels = [told, found].map(|it| it.series.first().map_or("", |it| it.label.as_str()));
    let names = Names::of(&labels, (left.width, LARGE)).filter(|_| scene.has_large_names() && !hand.is_slide);
    let below = |at: Block, rows: i32| Block { y: at.y + rows, height: at.height - rows, ..at };
    let heads = [(told, left), (found, right)].into_iter().enumerate();
    let rows = heads.map(|(nth, (panel, at))| {
        let rows = title(hand, panel, names.as_ref().map(|it| (it, nth)), at, scene);
        // Each stands by what it found, where there is room behind its name.
        let study = panel.series.first().and_then(|it| library.study(&it.source)).filter(|_| !hand.is_slide);
        let words = study.map(short_name).unwrap_or_default();
        let row = at.y + rows - if names.is_some() { 1 } else { rows };
        scene.write((at.right() - 1, row), Align::Right, Words::new(words, Tone::DIM));
        rows
    });
    let rows = rows.max().unwrap_or(0);
    let (left, right) = (below(left, rows), below(right, rows));
    match alike::verdict(found) {
        Some(it) => {
            alike::rise(hand, told, left, scene);
            alike::draw(hand, it, right, scene);
        }
        None => {
            claims(hand, told, &Bars::of(left, told), scene);
            effects(hand, found, right, scene);
        }
    }
}

/// Bars one below the other in a half.
struct Bars {
    at: Block,
    top: i32,
    pitch: i32,
    thick: i32,
}

impl Bars {
    fn of(at: Block, panel: &Panel<'_>) -> Self {
        let (n, height) = (panel.values().count().max(1) as i32, at.height);
        let air = i32::from(height > 3 * n + 1);
        let pitch = (height - air + 1) / n;
        let thick = (pitch * 3 / 4).max(3);
        Self { at, top: at.y + air, pitch, thick: thick - (thick + 1) % 2 }
    }

    fn row(&self, nth: usize) -> Block {
        Block { y: self.top + self.pitch * nth as i32, height: self.thick, ..self.at }
    }
}

/// Of whom it is over what it is, at the top of a half, the one with its large name; returns the rows of both.
fn title(
    hand: &Hand<'_>,
    panel: &Panel<'_>,
    large: Option<(&Names, usize)>,
    at: Block,
    scene: &mut Scene,
) -> i32 {
    let Some(lead) = panel.series.first() else { return 0 };
    let tone = panel.tone(Tone::family(hand.family));
    if let Some(head) = panel.head(hand.view, at).filter(|_| hand.is_slide) {
        head.write((at.x, at.y), Align::Left, tone, scene);
        return head.rows;
    }
    // What two that are alike were compared with stands below them.
    let whom = panel.values().next().filter(|it| !lead.is_uncompared && it.2.alike.is_none());
    let whom = whom.map_or_else(String::new, |(.., it)| format!("{}: ", it.label));
    let unit = if lead.unit.is_empty() { String::new() } else { format!(", {}", lead.unit) };
    let what = Words::new(format!("{whom}{}{unit}", lead.quantity), Tone::DIM);
    let contested = Words::new(if lead.is_contested { " · contested" } else { "" }, tone);
    // Behind what it is, as far as there is room.
    let hollow = [" · hollow: not compared", " · not compared"].into_iter();
    let mut hollow = hollow.filter(|it| widest([what.text.as_str()]) + widest([*it]) <= at.width);
    let hollow = Words::new(hollow.next().filter(|_| lead.is_uncompared).unwrap_or_default(), Tone::DIM);
    // As many of them as fit, the most telling first.
    let says = |all: &[&Words], scene: &mut Scene, row| {
        let wordings =
            (1..=all.len()).rev().map(|n| all.iter().take(n).copied().cloned().collect::<Vec<_>>());
        let fits = |it: &Vec<Words>| crate::scene::label::width(it) <= at.width;
        scene.say((at.x, row), Align::Left, &wordings.filter(fits).collect::<Vec<_>>()).is_some()
    };
    if let Some((names, nth)) = large {
        names.write(nth, (at.x, at.y), Align::Left, tone, scene);
        says(&[&what, &contested, &hollow], scene, at.y + names.rows);
        return names.rows + 1;
    }
    says(&[&Words::bold(lead.label.clone(), tone), &contested], scene, at.y);
    if hand.is_slide {
        return 1;
    }
    if !says(&[&what, &hollow], scene, at.y + 1) {
        says(&[&Words::new(whom.trim_end_matches(": "), Tone::DIM)], scene, at.y + 1);
    }
    2
}

/// The largest letters in which all of some numbers fit into so many columns and rows.
fn face(numbers: &[&str], (width, rows): (i32, i32)) -> Option<Face> {
    let fits = |(face, high): &(Face, i32)| {
        let mut wide = numbers.iter().map(|it| large::width(it, *face));
        *high <= rows && wide.all(|it| it.is_some_and(|it| it as i32 <= width))
    };
    [(Dot::Half.into(), 4), (Face::Dense, 3)].into_iter().find(fits).map(|it| it.0)
}

/// Words beside a shape around a row: large where names are, and they fit.
fn write(words: &Words, (x, row): (i32, i32), align: Align, room: i32, scene: &mut Scene) -> i32 {
    let wide = large::width(&words.text, BESIDE).map_or(i32::MAX, |it| it as i32);
    if scene.has_large_names() && wide <= room {
        scene.large((align.left(x, wide), row - 1), &words.text, BESIDE, words.tone);
        return wide;
    }
    scene.write((x, row), align, words.clone()).map_or(0, |it| it.width)
}

/// Bars that nobody compared, on the line of nought: the name in each, its value large on the other side.
fn claims(hand: &Hand<'_>, panel: &Panel<'_>, bars: &Bars, scene: &mut Scene) {
    let values: Vec<_> = panel.values().collect();
    let at = bars.at;
    // A long unit stands above them.
    let unit = if panel.unit() == "%" { " %" } else { "" };
    let sign = |it: &Measured| if it.value.is_some_and(|it| it > 0.0) { "+" } else { "" };
    let told = |it: &Measured| format!("{}{}{unit}", sign(it), value_words(it));
    let numbers: Vec<String> = values.iter().map(|it| told(it.2)).collect();
    let texts: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let face = face(&texts, (at.width / 2 - 2, bars.thick));
    let wide =
        face.map_or_else(|| widest(texts.iter().copied()), |it| widest_large(texts.iter().copied(), it));
    // Values of both signs stand on the other side of the line of nought, of one behind their bars.
    let most = values.iter().filter_map(|it| it.2.value).fold(0.0, |most: f64, it| most.max(it.abs()));
    let is_both = values.iter().any(|it| it.2.value.is_some_and(|it| it < 0.0));
    let arm = if is_both { (at.width - 2) / 2 } else { at.width - wide - 5 };
    let off = if at.width < 40 { 2 } else { 3 };
    let (zero, last) = (at.x + 1 + if is_both { arm } else { 0 }, bars.row(values.len().saturating_sub(1)));
    scene.rule((zero, bars.top), (zero, last.bottom() - 1), Stroke::Light, Tone::TEXT);
    let reach = |it: &Measured| (it.value.unwrap_or_default().abs() / most * f64::from(arm)).round() as i32;
    // All by their whole names or none: one alone would seem to be of another kind.
    let is_whole = values.iter().all(|(.., it)| it.label.width() as i32 + 2 + END <= reach(it));
    for (((nth, series, reading), number), row) in
        values.iter().zip(&numbers).zip((0..).map(|nth| bars.row(nth)))
    {
        hand.place(*nth, row, 0, scene);
        let (wide, is_below) = (reach(reading), reading.value.is_some_and(|it| it < 0.0));
        let bar = Block { x: if is_below { zero - wide } else { zero }, width: wide + 1, ..row };
        let tone = hand.tone(series, reading);
        // Of what is contested no more than its outline, with an end that tells its way.
        scene.frame(bar, tone, false);
        let end = if is_below { bar.x } else { bar.right() - END };
        scene.block_of(Block { x: end, width: END, ..bar }, tone);
        let (wide, hollow) = (wide - END, if is_below { bar.x + END } else { bar.x });
        let (middle, center) = (row.y + (row.height - 1) / 2, hollow + wide / 2);
        let brief = reading.label.split(',').next().unwrap_or_default();
        if scene.has_large_names() {
            write(&hand.words(*nth, brief), (center, middle), Align::Middle, wide - 4, scene);
        } else {
            let name = if is_whole { &*reading.label } else { brief };
            if name.width() as i32 + 2 <= wide {
                scene.write((center, middle), Align::Middle, hand.words(*nth, name));
            }
        }
        let tone = if reading.is_quiet { Tone::TEXT } else { tone };
        let (x, align) = match (is_below, is_both) {
            (true, _) => (zero + off, Align::Left),
            (false, true) => (zero - off, Align::Right),
            (false, false) => (bar.right() + 2, Align::Left),
        };
        match face.and_then(|face| Some((face, large::size(number, face)?))) {
            Some((face, (wide, high))) => {
                let left = align.left(x, wide as i32);
                scene.large((left, row.y + (row.height + 1 - high as i32) / 2), number, face, tone);
            }
            None => drop(scene.write((x, middle), align, Words::bold(number, tone))),
        }
    }
}

/// What somebody compared, on its scale from nought on; the first of its values large above it.
fn effects(hand: &Hand<'_>, panel: &Panel<'_>, at: Block, scene: &mut Scene) {
    let Some((_, series, first)) = panel.values().next() else { return };
    let tone = hand.tone(series, first);
    let number = number_words(first).unwrap_or_default();
    let face = face(&[number.as_str()], (at.width, if at.height > 30 { 4 } else { 3 }));
    let high = face.and_then(|it| large::size(&number, it)).map_or(1, |it| it.1 as i32);
    let air = i32::from(at.height > AIRY);
    let mut y = at.y + air;
    match face {
        Some(face) => drop(scene.large((at.x, y), &number, face, tone)),
        None => drop(scene.write((at.x, y), Align::Left, Words::bold(&number, tone))),
    }
    y += high + air;
    let (axis, ticks) = panel.axis(at.x, at.right() + 1, 0);
    let names = y + sides(hand);
    if y < names {
        panel.sides(y, &axis, scene);
    }
    let (top, bottom) = (names + NAMES, at.bottom() - 1);
    let top = top + i32::from(bottom - top > ROWS && !scene.has_large_names());
    let plot = Block { y: top, height: bottom - top, ..at };
    let behind = Block { y: names, height: plot.bottom() - names, ..at };
    panel.backdrop(behind, &axis, Some((names, NAMES)), scene);
    upright(0.0, behind, &axis, Tone::DIM, scene);
    panel.limits(behind, &axis, scene);
    let values: Vec<_> = panel.values().collect();
    let pitch = (plot.height + 1) / values.len().max(1) as i32;
    let thick = (pitch - 1).clamp(1, 9);
    for ((nth, series, reading), y) in values.into_iter().zip((plot.y..).step_by(pitch.max(1) as usize)) {
        let row = Block { y, height: thick, ..at };
        let (tone, middle) = (hand.tone(series, reading), y + (thick - 1) / 2);
        let said = if reading.is_quiet { Tone::TEXT } else { tone };
        let name = Words { tone: said, ..hand.words(nth, &reading.label) };
        let bounds = |left, right| Bounds::new(left, y * HIGH, right, row.bottom() * HIGH);
        // Before its name: a mark before the axis would be read as one more value.
        let pointer = |x: i32, scene: &mut Scene| {
            if nth == hand.cursor {
                scene.area(Block::new(x - 2, middle, 2, 1), hand.step(nth));
                scene.mark((x - 2, middle), '▸', said);
            }
        };
        if let Some([from, to]) = reading.range.map(|it| it.map(|it| axis.at(it))) {
            scene.bar(bounds(from, to), tone.part(super::rows::PALE));
            for left in [from, to - WIDE] {
                scene.bar(bounds(left, left + WIDE), tone);
            }
            let x = to.div_euclid(WIDE) + 4;
            write(&name, (x, middle), Align::Left, at.right() - x, scene);
            pointer(x, scene);
        } else if let Some(value) = reading.value {
            let x = axis.column(value);
            let half = HIGH * thick.min(5) / 2;
            let center = Point { x: axis.at(value), y: y * HIGH + thick * HIGH / 2 };
            let left = center.x - half;
            scene.bar(Bounds::new(left, center.y - half, left + 2 * half, center.y + half), tone);
            let reach = half / WIDE + 2;
            let wide = write(&name, (x - reach, middle), Align::Right, x - reach - at.x, scene);
            pointer(x - reach + 1 - wide, scene);
            let (x, room) = (x + reach + 1, at.right() - x - reach - 1);
            let pitch = if scene.has_large_names() { LARGE } else { 1 };
            let words = [Words::bold(value_words(reading), said), Words::new(&*reading.words, Tone::DIM)];
            // A line of the axis would read as a stroke of them.
            unlined(panel.bands(), Block::new(x, middle - 1, room, 2 * pitch + 1), &axis, scene);
            for (words, row) in words.iter().zip((middle..plot.bottom()).step_by(pitch as usize)) {
                write(words, (x, row), Align::Left, room, scene);
            }
        }
        scene.area(row, hand.step(nth));
    }
    scene.numbers_below(&axis, &ticks, plot.bottom(), panel.unit());
}
