//! Shares, each under its part of a drawing, side by side.

use super::Hand;
use crate::content::drawing::{Part, Role};
use crate::content::library::Library;
use crate::scene::body::{Body, Cast};
use crate::scene::large::Dot;
use crate::scene::plot::Names;
use crate::scene::{Align, Block, Bounds, HIGH, Scene, Tone, WIDE, Words};
use crate::sim::measurements::readings;
use crate::sim::number;

pub(super) fn draw(hand: &Hand<'_>, library: &Library, room: Block, scene: &mut Scene) {
    let values: Vec<_> = readings(hand.view).collect();
    let Some((series, _)) = values.first() else { return };
    let drawing = hand.view.drawing.as_ref().and_then(|id| library.drawing(id));
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
    // Above the drawings: the name and, where it is not large below them, the number.
    let head = names.as_ref().map_or_else(|| if large.is_some() { 1 } else { 2 }, |it| it.rows + 1);
    // What a drawing as wide as its column leaves of the height goes to the bars.
    let spare = room.height - head - 9 - wide / 2;
    let bar = if is_tall { (2 + spare / 2).clamp(2, 8) } else { 1 };
    // From below: what is counted, the bar, the number with air around it where there is room.
    let air = i32::from(is_tall);
    let rows = if large.is_some() { 5 + air } else { 0 };
    let below = if room.height >= 6 { bar + i32::from(has_legend) + rows } else { 0 };
    let height = room.height - below;
    let parts: Vec<&str> = values.iter().map(|(_, it)| it.part.as_str()).collect();
    for (nth, (series, reading)) in values.iter().enumerate() {
        let column =
            Block::new(room.x + nth as i32 * wide, room.y, wide, room.height - i32::from(has_legend));
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
        if let Some(drawing) = drawing {
            let others: Vec<&str> = parts.iter().copied().filter(|it| *it != reading.part).collect();
            // What shrinks has the accent, what is around it no colour that could compete with it.
            let is_accent =
                |it: &&Part| matches!(it.role, Role::Accent | Role::AccentLight | Role::AccentShade);
            let plain: Vec<&str> = drawing.parts.iter().filter(is_accent).map(|it| it.id.as_str()).collect();
            let cast = Cast { hidden: &others, plain: &plain, is_dim: true, ..Cast::default() };
            let space = Block::new(column.x + 1, room.y + head, wide - 2, height - head);
            Body::fitted(drawing, drawing.box_of(&reading.part), space).draw(&cast, hand.family, scene);
        }
        if below == 0 {
            continue;
        }
        let y = room.y + height;
        if let Some(dot) = large
            && !scene.large((column.x + 2, y + 1), &text, dot, tone)
        {
            scene.write((column.x + 2, y + 2), Align::Left, Words::bold(text, tone));
        }
        let (left, right) = ((column.x + 2) * WIDE, (column.right() - 1) * WIDE);
        let top = (column.bottom() - bar) * HIGH;
        let end = left + (f64::from(right - left) * share / 100.0).round() as i32;
        let bounds = |right: i32| Bounds::new(left, top, right, top + bar * HIGH);
        scene.bar(bounds(right), Tone::DIM.part(24));
        scene.bar(bounds(end), tone);
    }
    if has_legend {
        let row = room.bottom() - 1;
        let what = format!("{} of {} · {}", series.unit, series.quantity, series.label);
        scene.say(
            (2, row),
            Align::Left,
            &[vec![Words::new(what, Tone::DIM)], vec![Words::new(series.quantity.clone(), Tone::DIM)]],
        );
    }
}
