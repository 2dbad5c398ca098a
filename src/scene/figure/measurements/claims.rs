//! What nobody compared, beside what somebody did: boxes in a row, each as wide as its value is large, with nothing in
//! them but their words. Whatever somebody did compare is louder.

use super::Hand;
use super::panel::Panel;
use crate::content::figure::Measured;
use crate::scene::large;
use crate::scene::plot::BESIDE;
use crate::scene::{Align, Block, Scene, Tone, Words};
use crate::sim::measurements::value_words;

/// Rows from which on what nobody compared has boxes; in fewer it is but words.
pub(super) const ROOMY: i32 = 16;
/// Rows of a box, and of one with large words in it.
pub(super) const LOW: i32 = 3;
pub(super) const HIGH: i32 = 7;
/// Columns between two boxes.
const APART: i32 = 2;

fn size(reading: &Measured) -> f64 {
    reading.value.unwrap_or_default().abs()
}

/// Boxes from the top of `room` on, so many rows high.
pub(super) fn draw(hand: &Hand<'_>, panel: &Panel<'_>, rows: i32, room: Block, scene: &mut Scene) {
    let n = panel.values().count() as i32;
    let all: f64 = panel.values().map(|(.., it)| size(it)).sum();
    let wide = f64::from(room.width - 1 - APART * (n - 1)) / all.max(f64::MIN_POSITIVE);
    let boxes = panel.values().scan(room.x + 1, |x, (nth, series, reading)| {
        let at = Block::new(*x, room.y, (size(reading) * wide) as i32, rows);
        *x = at.right() + APART;
        Some((nth, series, reading, at))
    });
    let boxes: Vec<_> = boxes.collect();
    // What is measured in what may stand small behind the name.
    let said = |unit: &str, reading: &Measured| {
        let name = reading.label.split(", ").next().unwrap_or_default();
        format!("{} {unit} {name}", value_words(reading))
    };
    let is_large = rows >= HIGH
        && boxes.iter().all(|(_, series, reading, at)| {
            large::width(&said(&series.unit, reading), BESIDE).is_some_and(|it| it as i32 + 4 <= at.width)
        });
    for (nth, series, reading, at) in boxes {
        hand.place(nth, Block { x: at.x - 1, width: at.width + 1, ..at }, 0, scene);
        // Of what is contested no more than its outline.
        let tone = if series.is_contested { Tone::DIM } else { hand.tone(series, reading) };
        if rows >= LOW {
            scene.frame(at, tone, false);
        }
        let (x, middle) = (at.x + 2, at.y + (rows - 1) / 2);
        let said = said(&series.unit, reading);
        let rest = reading.label.split_once(", ").map_or("", |it| it.1);
        if is_large {
            scene.large((x, at.y + 1), &said, BESIDE, Tone::TEXT);
            let end = x + large::width(&said, BESIDE).map_or(0, |it| it as i32) + 2;
            let fits = end + (rest.len() as i32) < at.right() - 1;
            let rest = Words::new(if fits { rest } else { "" }, Tone::DIM);
            scene.write((end, middle), Align::Left, rest);
            continue;
        }
        let wordings = [format!("{said}, {rest}").trim_end_matches(", ").to_owned(), said];
        let wordings = wordings.map(|it| vec![hand.words(nth, &it)]);
        let fits = |it: &Vec<Words>| crate::scene::label::width(it) + 4 <= at.width;
        scene.say((x, middle), Align::Left, &wordings.into_iter().filter(fits).collect::<Vec<_>>());
    }
}
