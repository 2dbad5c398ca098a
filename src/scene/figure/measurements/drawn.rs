//! Shares, each under its part of a drawing, side by side.

use super::Hand;
use crate::content::drawing::{Part, Role};
use crate::scene::body::{Body, Cast};
use crate::scene::large::Dot;
use crate::scene::plot::Names;
use crate::scene::{Align, Block, Bounds, HIGH, Point, Scene, Tone, WIDE, Words};
use crate::sim::measurements::readings;
use crate::sim::number;

pub(super) fn draw(hand: &Hand<'_>, room: Block, scene: &mut Scene) {
    // With air below what stands above it, where there is room.
    let air = i32::from(room.y == 0 && room.height >= 24);
    let room = Block { y: room.y + air, height: room.height - air, ..room };
    let values: Vec<_> = readings(hand.view).collect();
    let Some((series, _)) = values.first() else { return };
    let n = values.len() as i32;
    let wide = (room.width / n).max(1);
    let has_legend = room.height >= 6;
    let is_tall = room.height >= 16 && wide >= 24;
    let large = match room.height {
        _ if is_tall => Some(Dot::Half),
        12.. if wide >= 17 => Some(Dot::Quarter),
        _ => None,
    };
    let labels: Vec<&str> = values.iter().map(|(_, it)| it.label.as_str()).collect();
    let names = Names::of(&labels, (wide - 4, 5)).filter(|_| scene.has_large_names());
    // Above the drawings: the name and, where rows are many, air below it, or the number where it is not large below them.
    let is_low = large.is_some() && room.height < 16;
    let head = names.as_ref().map_or(if is_low { 1 } else { 2 }, |it| it.rows + 1);
    // What a drawing as wide as its column leaves of the height goes to the bars.
    let spare = room.height - head - 9 - wide / 2;
    let is_airy = is_tall && spare >= 0;
    let bar = if is_airy { (2 + spare / 2).clamp(2, 8) } else { 1 + i32::from(large.is_some()) };
    // From below: the bar, the number and, where there is room for air around it, over it what is counted; else that
    // stands below the bar, as it would lie on the digits.
    let air = i32::from(is_airy);
    let rows = if large.is_some() { 5 + 2 * air } else { 0 };
    let foot = i32::from(has_legend && !is_airy);
    let below = if room.height >= 6 { bar + foot + rows } else { 0 };
    let height = room.height - below;
    let parts: Vec<&str> = values.iter().map(|(_, it)| it.part.as_str()).collect();
    for (nth, (series, reading)) in values.iter().enumerate() {
        let column = Block::new(room.x + nth as i32 * wide, room.y, wide, room.height - foot);
        hand.place(nth, column, wide, scene);
        let tone = hand.tone(series, reading);
        let share = reading.value.unwrap_or(0.0);
        let text = format!("{} {}", number(share), series.unit);
        let name = hand.words(nth, &reading.label);
        let value = Words::bold(text.clone(), tone);
        let at = (column.x + 2, column.y);
        match &names {
            Some(names) => names.write(nth, at, Align::Left, name.tone, scene),
            None => {
                scene.write(at, Align::Left, name);
            }
        }
        if large.is_none() {
            scene.write((column.x + 2, column.y + 1), Align::Left, value);
        }
        if let Some(drawing) = hand.drawing {
            let others: Vec<&str> = parts.iter().copied().filter(|it| *it != reading.part).collect();
            // What shrinks has the accent, what it leaves a pale hue of its own, and what is around both no colour
            // that could compete with them.
            let plain: Vec<&str> = drawing.parts.iter().filter(is_disc).map(|it| it.id.as_str()).collect();
            let cast = Cast { hidden: &others, plain: &plain, is_dim: true, ..Cast::default() };
            let space = Block::new(column.x + 2, room.y + head, wide - 3, height - head);
            let crop = drawing.box_of(&reading.part).map(|it| around(it, space));
            let body = Body::fitted(drawing, crop, space);
            body.draw(&cast, hand.family, scene);
            // In the first of them, where most is as it should be.
            for it in hand.view.around.iter().filter(|_| nth == 0 && !hand.is_slide && space.height >= 4) {
                let Some(at) = body.middle(&it.part) else { continue };
                let row = at.y.div_euclid(HIGH).clamp(space.y, space.bottom() - 2);
                let words = Words::bold(it.name.clone(), Tone::STRONG);
                scene.say((at.x / WIDE, row), Align::Middle, &[vec![words]]);
            }
        }
        if below == 0 {
            continue;
        }
        let y = room.y + height;
        if let Some(dot) = large
            && !scene.large((column.x + 2, y + 1 + 2 * air), &text, dot, tone)
        {
            scene.write((column.x + 2, y + 2 + 2 * air), Align::Left, Words::bold(text, tone));
        }
        let (left, right) = ((column.x + 2) * WIDE, (column.right() - 1) * WIDE);
        let top = (column.bottom() - bar) * HIGH;
        let end = left + (f64::from(right - left) * share / 100.0).round() as i32;
        let bounds = |right: i32| Bounds::new(left, top, right, top + bar * HIGH);
        scene.bar(bounds(right), Tone::DIM.part(24));
        scene.bar(bounds(end), tone);
    }
    if has_legend {
        let row = if foot > 0 { room.bottom() - 1 } else { room.y + height + 1 };
        let what = format!("{} · {}", series.quantity, series.label);
        scene.say(
            (2, row),
            Align::Left,
            &[vec![Words::new(what, Tone::TEXT)], vec![Words::new(series.quantity.clone(), Tone::TEXT)]],
        );
    }
}

/// Whether a part is of a disc, or of what has left it.
fn is_disc(it: &&Part) -> bool {
    use Role::{Accent, AccentLight, AccentShade, Disc, DiscLight, DiscShade};
    matches!(it.role, Accent | AccentLight | AccentShade | Disc | DiscLight | DiscShade)
}

/// As much of a part above and below its middle as fills the width of `space`, at least half of it.
fn around((from, to): (Point, Point), space: Block) -> (Point, Point) {
    let high = to.y - from.y;
    let shown = ((to.x - from.x) * 2 * space.height / space.width.max(1)).clamp(high / 2, high);
    let top = from.y + (high - shown) / 2;
    (Point { y: top, ..from }, Point { y: top + shown, ..to })
}
