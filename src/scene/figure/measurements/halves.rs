//! What nobody compared, beside what was compared and did not change, in two halves.

mod alike;

use super::Hand;
use super::panel::{Panel, panels};
use crate::content::library::Library;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, Names, widest};
use crate::scene::{Align, Block, Scene, Stroke, Tone, Words};
use crate::sim::forest_plot::rows::short_name;

/// Columns between the halves, and the least room for both.
const APART: i32 = 4;
const LEAST: (i32, i32) = (72, 12);
/// Rows from one line of large names to the next.
const LARGE: i32 = 5;

/// The part that nobody compared and the one that somebody did, if the view is of both and there is room.
pub(super) fn of<'a>(hand: &Hand<'a>, room: Block) -> Option<[Panel<'a>; 2]> {
    let halves: [Panel<'a>; 2] = panels(hand.view).try_into().ok()?;
    let is_alike = alike::verdict(&halves[1]).is_some();
    let is_mixed = halves[0].is_uncompared() && !halves[1].is_uncompared() && is_alike;
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
    let both = room.width - APART;
    let left = Block { width: both / 2, ..room };
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
    if let Some(it) = alike::verdict(found) {
        alike::rise(hand, told, left, scene);
        alike::draw(hand, it, right, scene);
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
