//! An arm that is stroked at the speed that is set, and what each kind of fibre sends meanwhile.

use crate::content::figure::StrokeLab;
use crate::scene::body::{Body, Cast};
use crate::scene::figure::View;
use crate::scene::large::{self, Face};
use crate::scene::path::{self, Point};
use crate::scene::plot::{Names, widest};
use crate::scene::{Align, Block, Scene, Stroke, Tone, Words};
use crate::sim::stroke_lab::{self as sim, Setting, Skin};

/// Length of the drawn forearm in cm, for the pace of the brush.
const FOREARM: f64 = 24.0;
/// Where on it the fibres have their field, as a ratio of the way of the brush.
const FIELD: f64 = 0.43;
/// Where the brush is at first: it has just stroked over the field, so that the trains tell of it.
const START: f64 = 0.52;
/// Half the width of the field with that of the brush, as a ratio of that way.
const REACH: f64 = 0.12;
/// Cells of a spike train a second.
const CELLS_PER_SECOND: f64 = 12.0;

/// Where the brush is at a time of the figure, also before it began.
fn brush_at(set: &Setting, seconds: f64) -> f64 {
    sim::hand(set.speed, FOREARM, seconds + START * FOREARM / set.speed)
}

/// The arm, as large as it can be in the left half of `room`.
pub(super) fn arm<'a>(view: &View<'a>, set: &Setting, room: Block, scene: &mut Scene) -> Option<Body<'a>> {
    let drawing = view.library.drawing(&"forearm".into()).filter(|_| room.height > 0)?;
    // From the brush above the skin down to the thumb.
    let (from, to) = (drawing.size.y * 27 / 100, drawing.size.y * 91 / 100);
    let crop = (Point { x: 0, y: from }, Point { x: drawing.size.x, y: to });
    let columns = room.height * 2 * drawing.size.x / (to - from);
    let body = Body::fitted(drawing, Some(crop), Block { width: columns.min(room.width / 2), ..room });
    let hidden: &[&str] = if set.skin == Skin::Hairy { &[] } else { &["forearm-field"] };
    body.draw(&Cast { hidden, ..Cast::default() }, view.family, scene);
    Some(body)
}

/// The brush where it is by now.
pub(super) fn brush(view: &View<'_>, set: &Setting, arm: &Body<'_>, scene: &mut Scene) {
    let Some(brush) = view.library.drawing(&"brush".into()) else { return };
    let skin = arm.way("forearm-skin");
    let at = path::along(&skin, brush_at(set, view.seconds.unwrap_or(0.0)));
    let anchor = brush.anchor_of("brush-all").unwrap_or_default();
    arm.beside(brush, anchor, at).draw(&Cast::default(), view.family, scene);
}

/// Rows of large letters.
const LETTERS: i32 = 4;
/// Columns in which no train would be seen.
const FEWEST: i32 = 18;

/// Two trains of impulses, now on the right, a stroke for each.
pub(super) fn spikes(lab: &StrokeLab, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    if at.height == 0 || at.width < FEWEST {
        return;
    }
    let ct = sim::ct(lab, set.speed, set.temperature, set.skin);
    let fast = sim::a_beta(lab, set.speed);
    let trains = [("CT", ct, Tone::family(view.family), 1_u64), ("Aβ", fast, Tone::STRONG, 2)];
    let half = (at.height + 1) / 2;
    let rows = (half - 1).clamp(1, LETTERS);
    let pitch = half.min(rows + 2).max(1);
    let first = at.y + (at.height - 2 * pitch + 1).max(0) / 2;
    let now = (view.seconds.unwrap_or(0.0) * CELLS_PER_SECOND) as i64;
    // Before the strokes the name, as high as they are where there is room; after them how strong the answer is.
    let face = if rows >= LETTERS { Face::Heavy } else { Face::Dense };
    let has_room = rows >= LETTERS || view.is_slide && pitch >= LETTERS;
    let strengths = trains.map(|(_, answer, ..)| sim::strength(answer));
    let told = strengths.map(|it| format!("answers {it}"));
    let words = widest(told.iter().map(String::as_str)) + 2;
    // A class sees how strong an answer is. Where it is narrow the impulses are to be seen rather than read about.
    let has_words = at.height >= 4 && !view.is_slide && at.width >= words + FEWEST;
    let large = Names::of(&strengths, (at.width / 2, LETTERS + 1)).filter(|_| has_words && rows >= LETTERS);
    let beside = match &large {
        Some(large) => large.width + 3,
        None if has_words => words,
        None => 0,
    };
    for ((nth, (name, answer, tone, seed)), row) in
        trains.into_iter().enumerate().zip((first..).step_by(pitch as usize))
    {
        if row + pitch > at.bottom() + 1 {
            return;
        }
        let is_drawn = seed != 1 || set.skin == Skin::Hairy;
        let middle = row + (rows - 1) / 2;
        let wide = large::width(name, face).filter(|_| has_room).map_or(4, |it| it as i32 + 3);
        if has_room {
            scene.large((at.x, row), name, face, tone);
        } else {
            scene.write((at.x, middle), Align::Left, Words::bold(name, tone));
        }
        let (left, right) = (at.x + wide, at.right() - beside);
        if !is_drawn {
            scene.write((left, middle), Align::Left, Words::new("none drawn for this skin", Tone::TEXT));
            continue;
        }
        match (&large, told.get(nth)) {
            (Some(large), _) => large.write(nth, (right + 3, row), Align::Left, Tone::TEXT, scene),
            (None, Some(told)) if has_words => {
                scene.write((right + 2, middle), Align::Left, Words::new(told.as_str(), Tone::TEXT));
            }
            _ => {}
        }
        let length = right - left;
        // Where nothing fires the trace goes on.
        let foot = row + rows - 1;
        scene.rule((left, foot), (right - 1, foot), Stroke::Dotted, Tone::FAINT);
        // The train moves by whole cells, so that what stays is not sent again.
        for column in 0..length {
            let step = now - i64::from(length) + i64::from(column) + 1;
            let is_touched = (brush_at(set, step as f64 / CELLS_PER_SECOND) - FIELD).abs() < REACH;
            if is_touched && sim::fires(answer, step as u64, seed) {
                (row..row + rows).for_each(|row| scene.mark((left + column, row), '│', tone));
            }
        }
    }
}
