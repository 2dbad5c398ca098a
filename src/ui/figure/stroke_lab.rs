//! The stroke lab: a forearm with a hand that moves, two spike trains, and the tuning curves.

use super::Scene;
use super::dots::Dots;
use crate::anim::lerp;
use crate::content::figure::StrokeLab;
use crate::content::model::Family;
use crate::sim::stroke_lab::{self, Setting, Show, Skin, along, speed_at};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Length of the drawn forearm in cm, for the pace of the hand.
const FOREARM: f64 = 24.0;
/// Where on it the fibres have their field, as a ratio of its length from the elbow.
const FIELD: f64 = 0.55;
/// Where the hand rests when nothing moves: on the field.
const STILL: f64 = 0.55;
/// Half the width of the field with that of the brush, as a ratio of the forearm.
const REACH: f64 = 0.12;
/// Cells of a spike train a second; and how long a train is shown.
const CELLS_PER_SECOND: f64 = 12.0;

pub(super) fn draw(lab: &StrokeLab, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let setting = stroke_lab::setting(lab, &scene.stage.at);
    let (arm_height, trains_height) = stroke_lab::lines(area.height);
    let arm_area = Rect { height: arm_height, ..area };
    let trains = Rect { y: arm_area.bottom(), height: trains_height, ..area };
    let below = trains.bottom() + 1;
    let rest = Rect { y: below.min(area.bottom()), height: area.bottom().saturating_sub(below), ..area };
    arm(scene, &setting, arm_area, buf);
    spikes(lab, scene, &setting, trains, buf);
    match setting.show {
        Show::Fibres => curves(lab, scene, &setting, rest, buf),
        Show::Pleasantness => pleasantness(lab, scene, &setting, rest, buf),
        Show::People => people(lab, scene, rest, buf),
    }
}

fn hand_at(scene: &Scene<'_>, setting: &Setting) -> f64 {
    scene.seconds().map_or(STILL, |seconds| stroke_lab::hand(setting.speed, FOREARM, seconds))
}

/// A forearm from the elbow on the left to the hand on the right, hairs on it unless the skin has
/// none, the field of the fibres, and the brush.
fn arm(scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let mut dots = Dots::new(area);
    let (width, height) = (dots.width(), dots.height());
    // Upper and lower outline: a forearm grows slim towards the wrist and ends in a hand.
    let top = |x: f64| {
        let along = x / width;
        let wrist = (-((along - 0.82) / 0.09).powi(2)).exp() * 0.05;
        height * (0.42 + 0.10 * along.powi(2) + wrist)
    };
    let bottom = |x: f64| {
        let along = x / width;
        let wrist = (-((along - 0.82) / 0.09).powi(2)).exp() * 0.07;
        height * (0.97 - 0.16 * along.powi(2) - wrist)
    };
    dots.curve(look.dim(), top);
    dots.curve(look.dim(), bottom);
    let mut y = top(width - 1.0);
    while y < bottom(width - 1.0) {
        dots.set(width - 1.0, y, look.dim());
        y += 1.0;
    }
    if setting.skin == Skin::Hairy {
        let mut x = 4.0;
        while x < width * 0.78 {
            for step in 1..=2 {
                dots.set(x + f64::from(step), top(x) - f64::from(step), look.faint());
            }
            x += 7.0;
        }
    }
    // The field, as a row of dots just under the skin.
    let mut x = width * (FIELD - 0.05);
    while x < width * (FIELD + 0.05) {
        dots.set(x, top(x) + 2.0, look.family(scene.family));
        x += 1.0;
    }
    let hand = hand_at(scene, setting) * (width - 1.0);
    let brush = look.strong();
    let half = (width * 0.03).max(2.0);
    let mut dx = -half;
    while dx <= half {
        let skin = top((hand + dx).clamp(0.0, width - 1.0));
        let mut y = skin - height * 0.34;
        while y < skin - 1.0 {
            dots.set(hand + dx, y, brush);
            y += 1.0;
        }
        dx += 1.0;
    }
    dots.draw(buf, look);
    if area.height >= 4 {
        let words = format!("{} cm/s", setting.speed);
        let x = area.x + (hand / 2.0) as u16 + half as u16 / 2 + 2;
        let x = x.min(area.right().saturating_sub(words.chars().count() as u16));
        paint::text(
            buf,
            Rect { x, y: area.y, width: area.right().saturating_sub(x), height: 1 },
            &words,
            look.strong(),
        );
    }
}

/// Two trains as an oscilloscope shows them: now on the right, a bar for every impulse.
fn spikes(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    const NAME: u16 = 5;
    let look = &scene.look;
    let ct = stroke_lab::ct(lab, setting.speed, setting.temperature, setting.skin);
    let fast = stroke_lab::a_beta(lab, setting.speed);
    let trains = [("CT", Family::Specific, ct, 1_u64), ("Aβ", Family::Contextual, fast, 2)];
    for (nth, (name, family, strength, seed)) in trains.into_iter().enumerate().take(usize::from(area.height))
    {
        let line = Rect { y: area.y + nth as u16, height: 1, ..area };
        let style = look.family(family);
        paint::text(buf, line, name, style.add_modifier(Modifier::BOLD));
        let length = area.width.saturating_sub(NAME);
        let now =
            scene.seconds().map_or_else(|| f64::from(length), |seconds| seconds * CELLS_PER_SECOND) as i64;
        for column in 0..length {
            // The train moves by whole cells, so that what stays is not sent again.
            let step = now - i64::from(length) + i64::from(column);
            let is_touched = if scene.seconds().is_some() {
                let then = step as f64 / CELLS_PER_SECOND;
                let hand = stroke_lab::hand(setting.speed, FOREARM, then.max(0.0));
                step >= 0 && (hand - FIELD).abs() < REACH
            } else {
                true
            };
            let fires = is_touched && stroke_lab::fires(strength, step.unsigned_abs(), seed);
            let (symbol, style) = if fires { ("│", style) } else { ("·", look.faint()) };
            paint::cell(buf, line.x + NAME + column, line.y, symbol, style);
        }
    }
}

/// How both kinds answer over the speeds, with a mark at the one that is set. No y scale: the
/// shapes are known, the rates are not.
fn curves(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    let Some(plot) = axis(lab, scene, setting, area, buf) else { return };
    let look = &scene.look;
    let mut dots = Dots::new(plot);
    let (width, height) = (dots.width(), dots.height());
    let speed = |x: f64| speed_at(lab, x / (width - 1.0));
    let level = |answer: f64| lerp(height - 1.0, 1.0, answer);
    dots.dashes_down(along(lab, setting.speed) * (width - 1.0), look.strong());
    dots.curve(look.family(Family::Contextual), |x| level(stroke_lab::a_beta(lab, speed(x)) * 0.9));
    dots.curve(look.family(Family::Specific), |x| {
        level(stroke_lab::ct(lab, speed(x), setting.temperature, setting.skin) * 0.9)
    });
    dots.draw(buf, look);
    let label = |buf: &mut Buffer, text: &str, x: f64, answer: f64, style: Style| {
        let column = plot.x + (x * f64::from(plot.width.saturating_sub(4))) as u16;
        let row = plot.y + ((1.0 - answer * 0.9) * f64::from(plot.height.saturating_sub(1))) as u16;
        let row = row.saturating_sub(1).max(plot.y);
        paint::text(buf, Rect { x: column, y: row, width: 3, height: 1 }.intersection(plot), text, style);
    };
    let bold = |family| look.family(family).add_modifier(Modifier::BOLD);
    let top = stroke_lab::ct(lab, 1.6, setting.temperature, setting.skin);
    label(buf, "CT", along(lab, 1.4), top, bold(Family::Specific));
    label(buf, "Aβ", 0.9, stroke_lab::a_beta(lab, speed_at(lab, 0.86)), bold(Family::Contextual));
}

/// The published ratings: a curve through points, with the ends of the scale beside it.
fn pleasantness(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    let Some(plot) = axis(lab, scene, setting, area, buf) else { return };
    let look = &scene.look;
    let fit = &lab.pleasantness;
    let [worst, best] = fit.scale;
    let mut dots = Dots::new(plot);
    let (width, height) = (dots.width(), dots.height());
    let level = |rating: f64| lerp(height - 1.0, 0.0, (rating - worst) / (best - worst));
    dots.dashes_down(along(lab, setting.speed) * (width - 1.0), look.strong());
    let mut x = 0.0;
    while x < width {
        dots.set(x, level(0.0), look.faint());
        x += 3.0;
    }
    dots.curve(look.family(scene.family), |x| {
        level(stroke_lab::pleasantness(fit, speed_at(lab, x / (width - 1.0))))
    });
    dots.draw(buf, look);
    for speed in &fit.tested {
        let column = plot.x + (along(lab, *speed) * f64::from(plot.width.saturating_sub(1))).round() as u16;
        let row = plot.y + (level(stroke_lab::pleasantness(fit, *speed)) / 4.0) as u16;
        paint::cell(buf, column, row.min(plot.bottom().saturating_sub(1)), "●", look.family(scene.family));
    }
    let rating = stroke_lab::pleasantness(fit, setting.speed);
    let words = format!("{rating:.2} of {best} · {} · R² = {}", fit.label, fit.r_squared);
    paint::fitted(buf, Rect { height: 1, ..plot }, &words, look.text());
    let ends = format!("0 is the middle of a scale from {worst} to {best}; ● were tested");
    paint::fitted(buf, Rect { y: plot.bottom().saturating_sub(1), height: 1, ..plot }, &ends, look.dim());
}

/// How many people show the arch by themselves.
fn people(lab: &StrokeLab, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let step = if usize::from(area.height) >= lab.shares.len() * 3 { 3 } else { 2 };
    paint::fitted(
        buf,
        Rect { height: 1.min(area.height), ..area },
        "People who show the arch by themselves",
        look.strong(),
    );
    for (nth, share) in lab.shares.iter().enumerate() {
        let y = area.y + 1 + u16::from(step > 2) + nth as u16 * step;
        if y + 1 >= area.bottom() {
            return;
        }
        let line = Rect { y, height: 1, ..area };
        paint::fitted(buf, line, &format!("{} %  {}", share.percent, share.label), look.text());
        let full = (share.percent / 100.0 * f64::from(area.width)).round() as u16;
        for x in 0..area.width {
            let (symbol, style) =
                if x < full { ("━", look.family(scene.family)) } else { ("─", look.faint()) };
            paint::cell(buf, area.x + x, y + 1, symbol, style);
        }
    }
}

/// The speeds along the bottom of `area`; returns what is left above them.
fn axis(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) -> Option<Rect> {
    if area.height < 4 || area.width < 20 {
        return None;
    }
    let look = &scene.look;
    let plot = Rect { height: area.height - 2, ..area };
    let line = Rect { y: plot.bottom(), height: 1, ..area };
    let from = (along(lab, lab.preferred[0]) * f64::from(area.width - 1)) as u16;
    let to = (along(lab, lab.preferred[1]) * f64::from(area.width - 1)) as u16;
    for x in 0..area.width {
        let is_preferred = setting.show == Show::Fibres && (from..=to).contains(&x);
        let (symbol, style) =
            if is_preferred { ("━", look.family(Family::Specific)) } else { ("─", look.faint()) };
        paint::cell(buf, area.x + x, line.y, symbol, style);
    }
    let below = Rect { y: line.y + 1, height: 1, ..area };
    for speed in [0.1, 1.0, 10.0] {
        let x = area.x + (along(lab, speed) * f64::from(area.width - 1)) as u16;
        paint::text(
            buf,
            Rect { x, width: area.right().saturating_sub(x), ..below },
            &speed.to_string(),
            look.dim(),
        );
    }
    let x = area.right().saturating_sub(4);
    paint::text(buf, Rect { x, width: 4, ..below }, "cm/s", look.dim());
    Some(plot)
}
