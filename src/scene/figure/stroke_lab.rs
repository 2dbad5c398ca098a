//! The stroke lab: how two kinds of fibre answer over all speeds, and above it an arm that is stroked at the
//! speed that is set, with what each fibre sends.

use super::View;
use crate::content::figure::StrokeLab;
use crate::content::model::Family;
use crate::scene::body::{Body, Cast};
use crate::scene::path::{self, Point};
use crate::scene::plot::{Axis, Scale, ticks};
use crate::scene::{
    Align, Block, Bounds, EIGHTH, HIGH, Meaning, Scene, Shade, Stroke, Tone, WIDE, Words, label,
};
use crate::sim::number;
use crate::sim::stroke_lab::{self as sim, Setting, Show, Skin};

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

/// Columns right of the curves, for the last number of their axis.
const END: i32 = 8;
/// How much of a panel is as high as the strongest answer of each fibre: they have no scale in common.
const CT_HEIGHT: f64 = 0.88;
const A_BETA_HEIGHT: f64 = 0.74;

/// Rows of a plot, over all the speeds.
struct Panel {
    across: Axis,
    top: i32,
    bottom: i32,
}

pub(super) fn picture(lab: &StrokeLab, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = sim::setting(lab, view.at);
    let (width, height) = (scene.width(), scene.height());
    // Where rows are scarce the curves come first.
    let strip = if height < 15 { 0 } else { (height - 11).min(height * 2 / 5).min(15) };
    let arm = arm(view, &set, Block::new(0, 0, width, strip), &mut scene);
    let trains = match arm {
        Some(arm) => Block::new(arm.at.right / WIDE + 3, 0, width - arm.at.right / WIDE - 3, strip),
        None if set.show == Show::Fibres => Block::new(0, 0, width * 3 / 8, height.min(2)),
        None => Block::default(),
    };
    spikes(lab, view, &set, trains, &mut scene);
    let top = strip + i32::from(strip > 0);
    if set.show == Show::People {
        people(lab, view.family, top, &mut scene);
    } else {
        panels(lab, view.family, &set, top, &mut scene);
    }
    scene.rest();
    if let Some(arm) = arm {
        brush(view, &set, &arm, &mut scene);
    }
    scene
}

/// Where the brush is at a time of the figure, also before it began.
fn brush_at(set: &Setting, seconds: f64) -> f64 {
    sim::hand(set.speed, FOREARM, seconds + START * FOREARM / set.speed)
}

fn arm<'a>(view: &View<'a>, set: &Setting, room: Block, scene: &mut Scene) -> Option<Body<'a>> {
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

fn brush(view: &View<'_>, set: &Setting, arm: &Body<'_>, scene: &mut Scene) {
    let Some(brush) = view.library.drawing(&"brush".into()) else { return };
    let skin = arm.way("forearm-skin");
    let at = path::along(&skin, brush_at(set, view.seconds.unwrap_or(0.0)));
    let anchor = brush.anchor_of("brush-all").unwrap_or_default();
    arm.beside(brush, anchor, at).draw(&Cast::default(), view.family, scene);
}

/// Two trains of impulses, now on the right, a stroke for each.
fn spikes(lab: &StrokeLab, view: &View<'_>, set: &Setting, at: Block, scene: &mut Scene) {
    let ct = sim::ct(lab, set.speed, set.temperature, set.skin);
    let fast = sim::a_beta(lab, set.speed);
    let trains = [("CT", ct, Tone::family(view.family), 1_u64), ("Aβ", fast, Tone::STRONG, 2)];
    // With room the words stand above the strokes, else before them.
    let has_words = at.height >= 4;
    let rows = if has_words { ((at.height - 2) / 2).clamp(1, 4) } else { 1 };
    let pitch = rows + i32::from(has_words) + i32::from(at.height > 2 * rows + 2);
    let first = at.y + (at.height - 2 * pitch + 1).max(0) / 2;
    let now = (view.seconds.unwrap_or(0.0) * CELLS_PER_SECOND) as i64;
    for ((name, answer, tone, seed), row) in trains.into_iter().zip((first..).step_by(pitch.max(1) as usize))
    {
        if row + pitch > at.bottom() + 1 {
            return;
        }
        let is_drawn = seed != 1 || set.skin == Skin::Hairy;
        let words = if is_drawn {
            format!(" answers {}", sim::strength(answer))
        } else {
            " none drawn for this skin".into()
        };
        let full = vec![Words::bold(name, tone), Words::new(words, Tone::TEXT)];
        let short = vec![Words::bold(name, tone)];
        let wordings = if has_words || !is_drawn { vec![full, short] } else { vec![short] };
        scene.say((at.x, row), Align::Left, &wordings);
        let (left, row) = if has_words { (at.x, row + 1) } else { (at.x + 4, row) };
        let length = at.right() - left;
        // The train moves by whole cells, so that what stays is not sent again.
        for column in (0..length).filter(|_| is_drawn) {
            let step = now - i64::from(length) + i64::from(column) + 1;
            let is_touched = (brush_at(set, step as f64 / CELLS_PER_SECOND) - FIELD).abs() < REACH;
            if is_touched && sim::fires(answer, step as u64, seed) {
                (row..row + rows).for_each(|row| scene.mark((left + column, row), '│', tone));
            }
        }
    }
}

/// The curves over the speeds: of what is asked, and where there is room of the other thing too.
fn panels(lab: &StrokeLab, family: Family, set: &Setting, top: i32, scene: &mut Scene) {
    let (width, height) = (scene.width(), scene.height());
    let rows = height - top - 2;
    if rows < 2 {
        return;
    }
    let is_pleasantness = set.show == Show::Pleasantness;
    let has_both = rows >= 24;
    let left = if has_both || is_pleasantness { 4 } else { 0 };
    let across = Axis::filling(speeds(lab), left, width - left - END);
    let [upper, lower] = match (has_both, is_pleasantness) {
        (true, true) => [rows * 2 / 5, rows - rows * 2 / 5 - 1],
        (true, false) => [rows * 3 / 5, rows - rows * 3 / 5 - 1],
        (false, true) => [0, rows],
        (false, false) => [rows, 0],
    };
    let bottom = top + rows;
    let [low, high] = lab.preferred.map(|it| across.at(it));
    if upper > 0 {
        scene.bar(Bounds::new(low, top * HIGH, high, (top + upper) * HIGH), Tone::BAND);
        fibres(lab, family, set, &Panel { across, top, bottom: top + upper }, scene);
    }
    if lower > 0 {
        pleasantness(lab, family, &Panel { across, top: bottom - lower, bottom }, scene);
    }
    let column = across.column(set.speed);
    let speed = Words::bold(format!("{} cm/s", set.speed), Tone::STRONG);
    for (begin, rows) in [(top, upper), (bottom - lower, lower)] {
        if rows > 0 {
            scene.rule((column, begin), (column, begin + rows - 1), Stroke::Light, Tone::STRONG);
        }
    }
    if upper > 0 {
        let [from, to] = lab.preferred;
        scene.write((column + 2, top), Align::Left, speed);
        let band = Words::new(format!("{from} to {to} cm/s"), Tone::TEXT);
        let begin = across.column(from) + 1;
        let is_clear = !(begin - 1..begin + 14).contains(&column);
        let right = (across.column(to) - 1, Align::Right);
        let place = if is_clear { (begin, Align::Left) } else { right };
        scene.write((place.0, top), place.1, band);
    } else {
        scene.write((column + 2, top + 1), Align::Left, speed);
    }
    axis(&across, bottom, scene);
    steps(lab, &across, Block::new(0, top, width, rows + 2), scene);
}

/// The speeds below the curves, each three times or so the one before.
fn axis(across: &Axis, row: i32, scene: &mut Scene) {
    scene.bar(Bounds::new(across.start, row * HIGH, across.end, row * HIGH + EIGHTH), Tone::DIM);
    let last = across.scale.to;
    for value in [0.1, 0.3, 1.0, 3.0, 10.0, 30.0] {
        if !(across.scale.from..=last).contains(&value) {
            continue;
        }
        let at = across.at(value);
        scene.bar(Bounds::new(at, (row + 1) * HIGH, at + WIDE / 8, (row + 2) * HIGH), Tone::DIM);
        let name = if value < last { number(value) } else { format!("{} cm/s", number(value)) };
        scene.write((at / WIDE + 1, row + 1), Align::Left, Words::new(name, Tone::DIM));
    }
}

/// Each speed is as wide as halfway to its neighbours.
fn steps(lab: &StrokeLab, across: &Axis, at: Block, scene: &mut Scene) {
    let columns: Vec<i32> = lab.speeds.iter().map(|it| across.column(*it)).collect();
    let halfway = |nth: usize| match (columns.get(nth), columns.get(nth + 1)) {
        (Some(a), Some(b)) => i32::midpoint(*a, *b) + 1,
        _ => at.right(),
    };
    let mut left = at.x;
    for step in 0..columns.len() {
        let right = halfway(step);
        scene.area(Block { x: left, width: right - left, ..at }, Meaning::Step { knob: 0, step });
        left = right;
    }
}

/// A curve over the speeds: `of` them, as a part of the height of its panel.
fn curve(panel: &Panel, of: impl Fn(f64) -> f64) -> Vec<Point> {
    let height = f64::from((panel.bottom - panel.top) * HIGH);
    let points = (panel.across.start..=panel.across.end).step_by(WIDE as usize / 2);
    let level = |x: i32| panel.bottom * HIGH - (of(panel.across.value(x)) * height).round() as i32;
    points.map(|x| Point { x, y: level(x) }).collect()
}

/// What lies between a curve and the foot of its panel: full along the curve, fading below it.
fn glow(line: &[Point], panel: &Panel, tone: Tone, scene: &mut Scene) {
    const STEPS: i32 = 12;
    const EDGE: i32 = HIGH * 5 / 8;
    let foot = panel.bottom * HIGH;
    let reach = (panel.bottom - panel.top).min(12) * HIGH * 3 / 4;
    let moved = |by: i32| line.iter().map(|it| Point { x: it.x, y: (it.y + by).min(foot) }).collect();
    let floor: Vec<Point> = line.iter().map(|it| Point { x: it.x, y: foot }).collect();
    scene.band(moved(0), floor.clone(), tone);
    for step in 0..STEPS {
        let part = 76 - (76 - 14) * step / (STEPS - 1);
        scene.band(moved(EDGE + reach * step / STEPS), floor.clone(), tone.part(part as u8));
    }
}

/// How both kinds answer. No y scale: the shapes are known, the rates are not.
fn fibres(lab: &StrokeLab, family: Family, set: &Setting, panel: &Panel, scene: &mut Scene) {
    let accent = Tone::family(family);
    let rows = panel.bottom - panel.top;
    let ct = |speed: f64| sim::ct(lab, speed, set.temperature, set.skin) * CT_HEIGHT;
    let is_hairy = set.skin == Skin::Hairy;
    if is_hairy {
        glow(&curve(panel, ct), panel, accent, scene);
    }
    scene.line(curve(panel, |speed| sim::a_beta(lab, speed) * A_BETA_HEIGHT), Tone::STRONG);
    // Left of the middle, in the hump where it is high, above it where it is low.
    let begin = lab.preferred[0] * 1.45;
    let column = panel.across.column(begin);
    let is_best = (set.temperature - lab.best_temperature).abs() < 0.5;
    let words: [&str; 3] =
        if is_best { ["CT fibres", "answer most", "to a caress"] } else { ["CT fibres", "answer less", ""] };
    let first = if is_best {
        panel.bottom - (f64::from(rows) * 0.66).round() as i32
    } else {
        panel.bottom - (f64::from(rows) * ct(begin)).ceil() as i32 - 3
    };
    for ((nth, words), row) in words.into_iter().enumerate().zip(first..).filter(|_| is_hairy && rows > 6) {
        let tone = if nth == 0 { Words::bold(words, Tone::STRONG) } else { Words::new(words, Tone::TEXT) };
        scene.write((column, row), Align::Left, tone);
    }
    // At the end of its line, above it.
    let end = scene.width() - 1;
    let row = panel.bottom - (f64::from(rows) * A_BETA_HEIGHT).ceil() as i32 - 2;
    scene.write((end, row.max(panel.top)), Align::Right, Words::bold("Aβ fibres", Tone::STRONG));
    if rows > 6 {
        let words = Words::new("the quicker, the more", Tone::TEXT);
        scene.write((end, row.max(panel.top) + 1), Align::Right, words);
    }
}

/// The published ratings, from the middle of their scale up, with a point for each speed that was tested.
fn pleasantness(lab: &StrokeLab, family: Family, panel: &Panel, scene: &mut Scene) {
    let fit = &lab.pleasantness;
    let best = fit.scale[1];
    let middle = f64::midpoint(fit.scale[0], best);
    let rows = panel.bottom - panel.top;
    let step = (best - middle) / 2.0;
    let up = Axis::up([middle, best], step, panel.bottom, rows);
    let high = |speed: f64| up.scale.ratio(sim::pleasantness(fit, speed));
    let inner = Panel { top: up.end / HIGH, ..*panel };
    let line = curve(&inner, high);
    scene.axis_up(&up, &ticks([middle, best], step), 4, panel.across.end / WIDE);
    glow(&line, &inner, Tone::family(family), scene);
    for speed in &fit.tested {
        let at = Point {
            x: panel.across.at(*speed).min(panel.across.end - WIDE / 2),
            y: up.at(sim::pleasantness(fit, *speed)),
        };
        scene.dot(at, Tone::STRONG);
        let value = format!("{:.2}", sim::pleasantness(fit, *speed));
        let row = (at.y - HIGH / 4).div_euclid(HIGH) - 1;
        let places =
            [(2, Align::Left), (-2, Align::Right)].map(|(by, align)| ((at.x / WIDE + by, row), align));
        scene.say_at_one_of(&places, &[vec![Words::bold(value, Tone::STRONG)]]);
    }
    let scale = format!("{middle} is the middle of a scale from {} to {best}", number(fit.scale[0]));
    let label = vec![
        Words::bold(fit.label.clone(), Tone::STRONG),
        Words::new(format!(" · R² = {}", fit.r_squared), Tone::DIM),
    ];
    let full = [label.clone(), vec![Words::new(format!(" · {scale}"), Tone::DIM)]].concat();
    let wordings = [full, label.clone()];
    scene.say((5, panel.top), Align::Left, &wordings);
    if label::width(&wordings[0]) + 5 > scene.width() {
        scene.write((5, panel.top + 1), Align::Left, Words::new(scale, Tone::DIM));
    }
}

/// How many people show the arch by themselves.
fn people(lab: &StrokeLab, family: Family, top: i32, scene: &mut Scene) {
    let range = [0.0, 100.0];
    let rows = scene.height() - top - 2;
    let n = lab.shares.len().max(1) as i32;
    let pitch = (rows / n).clamp(1, 5);
    let axis = Axis::across(range, 25.0, 0, scene.width() - END);
    let tall = (pitch - 1).clamp(1, 3);
    for (share, row) in lab.shares.iter().zip((top..).step_by(pitch as usize)) {
        let bar = row + pitch.min(2) - 1;
        let accent = Tone::family(family);
        let ends = [(0.0, 45), (share.percent, 100)]
            .map(|(it, part)| (Point { x: axis.at(it), y: 0 }, accent.part(part)));
        scene.bar_across((bar, tall), &axis, range, Tone::BAND);
        scene.bar_across(
            (bar, tall),
            &axis,
            [0.0, share.percent],
            Shade::Graded { from: ends[0], to: ends[1] },
        );
        let words = vec![
            Words::bold(format!("{} %", share.percent), Tone::STRONG),
            Words::new(format!("  {}", share.label), Tone::TEXT),
        ];
        scene.say((i32::from(pitch < 2), row), Align::Left, &[words]);
    }
    let row = top + n * pitch;
    scene.axis_below(&axis, &ticks(range, 25.0), row, "%");
}

/// The speeds on a log axis.
fn speeds(lab: &StrokeLab) -> Scale {
    let end = |it: Option<&f64>| it.copied().unwrap_or(1.0);
    Scale { from: end(lab.speeds.first()), to: end(lab.speeds.last()), is_log: true }
}
