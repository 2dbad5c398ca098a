//! What nobody compared, beside what somebody did: boxes in a row, each as wide as its value is large, with nothing in
//! them but their words. Whatever somebody did compare is louder.

use super::Hand;
use super::panel::Panel;
use crate::content::figure::{Measured, MeasuredSeries};
use crate::scene::large::{self, Face};
use crate::scene::plot::{BESIDE, widest};
use crate::scene::{Align, Block, Mark, Scene, Stroke, Tone, Words};
use crate::sim::measurements::value_words;

/// Rows from which on what nobody compared has boxes; in fewer it is but words.
const ROOMY: i32 = 12;
/// Rows from which on, on a slide, boxes have large words in them.
const LARGE: i32 = 28;
/// Rows of a box with a line in it, of one with two, and of one with large words in it.
pub(super) const LOW: i32 = 3;
const BROKEN: i32 = 4;
pub(super) const HIGH: i32 = 7;
/// Rows of a box with a large value and its name beside it, and rows of a picture that leave that to it.
pub(super) const TALL: i32 = 5;
const TALLER: i32 = 15;
/// Rows of large words without a box, which need no head.
pub(super) const BARE: i32 = 5;
/// Columns between two boxes.
const APART: i32 = 2;

/// Columns of the line that leads from the first box to a heading below it.
pub(super) const LEAD: i32 = 4;

/// That line, from the row below the box to that of the heading.
pub(super) fn lead([top, row]: [i32; 2], is_framed: bool, tone: Tone, scene: &mut Scene) {
    scene.rule((1, top - 1), (1, row), Stroke::Heavy, tone);
    for (at, glyph) in [((1, top - 1), if is_framed { '┣' } else { '┃' }), ((1, row), '┗'), ((2, row), '▸')]
    {
        scene.marks.push(Mark { at, glyph, tone, is_bold: false });
    }
}

fn size(reading: &Measured) -> f64 {
    reading.value.unwrap_or_default().abs()
}

/// A value with its unit, and what it is of; what it is measured in is left to a second part of a name.
fn parts<'a>(series: &MeasuredSeries, reading: &'a Measured) -> (String, &'a str) {
    let value = format!("{} {}", value_words(reading), series.unit);
    (value.trim_end().to_owned(), reading.label.split(", ").next().unwrap_or_default())
}

fn said(series: &MeasuredSeries, reading: &Measured) -> String {
    let (value, name) = parts(series, reading);
    format!("{value} {name}")
}

/// Columns of each box in so many.
fn widths(panel: &Panel<'_>, width: i32) -> Vec<i32> {
    let n = panel.values().count() as i32;
    let all: f64 = panel.values().map(|(.., it)| size(it)).sum();
    let wide = f64::from(width - 1 - APART * (n - 1)) / all.max(f64::MIN_POSITIVE);
    panel.values().map(|(.., it)| (size(it) * wide) as i32).collect()
}

/// Whether each box of a panel has room for what is large in it, and for the rest beside that.
fn has_large(panel: &Panel<'_>, width: i32, of: impl Fn(&MeasuredSeries, &Measured) -> [String; 2]) -> bool {
    panel.values().zip(widths(panel, width)).all(|((_, series, it), wide)| {
        let [value, name] = of(series, it);
        large::width(&value, Face::Dense).is_some_and(|it| it as i32 + widest([&*name]) + 4 <= wide)
    })
}

/// A value with its unit, to be large, and its name; the unit is left to the name where there is no frame.
fn valued(series: &MeasuredSeries, reading: &Measured) -> [String; 2] {
    let (value, name) = parts(series, reading);
    [value, name.to_owned()]
}

fn numbered(series: &MeasuredSeries, reading: &Measured) -> [String; 2] {
    let (_, name) = parts(series, reading);
    [value_words(reading), format!("{} {name}", series.unit)]
}

/// Whether boxes of so many rows are a line before large numbers each, as a frame would take the rows of these.
pub(super) fn is_open(panel: &Panel<'_>, rows: i32, width: i32) -> bool {
    rows == LOW && has_large(panel, width, numbered)
}

/// Rows that boxes take at least in `room`.
pub(super) fn low(panel: &Panel<'_>, room: Block, is_slide: bool) -> i32 {
    let fits = |((_, series, it), wide): ((_, _, _), i32)| widest([said(series, it).as_str()]) + 4 <= wide;
    match panel.values().zip(widths(panel, room.width)).all(fits) {
        false => BROKEN,
        true if !is_slide && room.height >= TALLER && has_large(panel, room.width, valued) => TALL,
        true if is_slide && room.height < LARGE => BARE,
        true if room.height >= ROOMY => LOW,
        true => 1,
    }
}

/// Boxes from the top of `room` on, so many rows high.
pub(super) fn draw(hand: &Hand<'_>, panel: &Panel<'_>, rows: i32, room: Block, scene: &mut Scene) {
    let boxes = panel.values().zip(widths(panel, room.width)).scan(room.x + 1, |x, (value, width)| {
        let (nth, series, reading) = value;
        let at = Block::new(*x, room.y, width, rows);
        *x = at.right() + APART;
        Some((nth, series, reading, at))
    });
    let boxes: Vec<_> = boxes.collect();
    if rows == BARE && hand.is_slide {
        let mut left = room.x;
        for (nth, series, reading, _) in boxes {
            let said = said(series, reading);
            let wide = large::width(&said, BESIDE).map_or(room.width, |it| it as i32);
            if left + wide > room.right() {
                break;
            }
            hand.place(nth, Block::new(left, room.y, wide, rows), 0, scene);
            scene.large((left, room.y), &said, BESIDE, panel.tone(hand.tone(series, reading)));
            left += wide + 2 * APART;
        }
        return;
    }
    let is_large = rows >= HIGH
        && boxes.iter().all(|(_, series, reading, at)| {
            large::width(&said(series, reading), BESIDE).is_some_and(|it| it as i32 + 4 <= at.width)
        });
    let is_open = is_open(panel, rows, room.width);
    for (nth, series, reading, at) in boxes {
        hand.place(nth, Block { x: at.x - 1, width: at.width + 1, ..at }, 0, scene);
        // Of what is contested no more than its outline.
        let tone = hand.tone(series, reading);
        if is_open {
            scene.rule((at.x, at.y), (at.x, at.bottom() - 1), Stroke::Heavy, tone);
        } else if rows >= LOW {
            scene.frame(at, tone, false);
        }
        let tone = if reading.is_quiet { Tone::DIM } else { tone };
        let (x, middle) = (at.x + 2, at.y + (rows - 1) / 2);
        let said = said(series, reading);
        let rest = reading.label.split_once(", ").map_or("", |it| it.1);
        if is_large {
            let (value, name) = parts(series, reading);
            let wide = |words: &str| large::width(words, BESIDE).map_or(0, |it| it as i32);
            scene.large((x, at.y + 1), &value, BESIDE, tone);
            let after = x + wide(&said) - wide(name);
            scene.large((after, at.y + 1), name, BESIDE, Tone::TEXT);
            let end = x + wide(&said) + 2;
            let fits = !hand.is_slide && end + (rest.len() as i32) < at.right() - 1;
            let rest = Words::new(if fits { rest } else { "" }, Tone::DIM);
            scene.write((end, middle), Align::Left, rest);
            continue;
        }
        if rows == TALL || is_open {
            let [value, name] = if is_open { numbered } else { valued }(series, reading);
            let wide = large::width(&value, Face::Dense).map_or(0, |it| it as i32);
            scene.large((x, middle - 1), &value, Face::Dense, tone);
            // On the line that the number stands on, where it is its unit.
            let row = middle + i32::from(is_open);
            scene.write((x + wide + 1, row), Align::Left, hand.words(nth, &name));
            continue;
        }
        if rows == BROKEN {
            let (value, name) = parts(series, reading);
            scene.write((x, middle), Align::Left, Words::bold(value, tone));
            scene.write((x, middle + 1), Align::Left, hand.words(nth, name));
            continue;
        }
        let (value, name) = parts(series, reading);
        let wordings = [format!(" {name}, {rest}").trim_end_matches(", ").to_owned(), format!(" {name}")];
        let wordings = wordings.map(|it| vec![Words::bold(&*value, tone), hand.words(nth, &it)]);
        let fits = |it: &Vec<Words>| crate::scene::label::width(it) + 4 <= at.width;
        scene.say((x, middle), Align::Left, &wordings.into_iter().filter(fits).collect::<Vec<_>>());
    }
}
