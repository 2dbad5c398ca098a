//! The stroke lab: a forearm with a hand that moves, two spike trains, and the tuning curves.

use super::Scene;
use super::dots::Dots;
use super::dots::Point;
use super::outline::{Hand, smooth};
use crate::anim::{lerp, smoothstep};
use crate::content::figure::StrokeLab;
use crate::content::model::Family;
use crate::sim::number;
use crate::sim::stroke_lab::{self, Setting, Show, Skin, along, speed_at};
use crate::ui::paint;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Length of the drawn forearm in cm, for the pace of the brush.
const FOREARM: f64 = 24.0;
/// Where on it the fibres have their field, as a ratio of its length from the elbow.
const FIELD: f64 = 0.55;
/// Where the brush is at first: it has just stroked over the field, so that the trains tell of it.
const START: f64 = 0.63;
/// Half the width of the field with that of the brush, as a ratio of the forearm.
const REACH: f64 = 0.12;
/// Cells of a spike train a second.
const CELLS_PER_SECOND: f64 = 12.0;

pub(super) fn draw(lab: &StrokeLab, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let setting = stroke_lab::setting(lab, &scene.stage.at);
    let (arm_height, trains_height, gap) = stroke_lab::lines(area.height, setting.show);
    let arm_area = Rect { height: arm_height, ..area };
    let trains = Rect { y: arm_area.bottom(), height: trains_height, ..area };
    let below = trains.bottom() + gap;
    let rest = Rect { y: below.min(area.bottom()), height: area.bottom().saturating_sub(below), ..area };
    arm(lab, scene, &setting, arm_area, buf);
    spikes(lab, scene, &setting, trains, buf);
    match setting.show {
        Show::Fibres => curves(lab, scene, &setting, rest, buf),
        Show::Pleasantness => pleasantness(lab, scene, &setting, rest, buf),
        Show::People => people(lab, scene, rest, buf),
    }
}

/// Where the brush is on the forearm at a time of the figure, also before it began.
fn brush_at(setting: &Setting, seconds: f64) -> f64 {
    stroke_lab::hand(setting.speed, FOREARM, seconds + START * FOREARM / setting.speed)
}

/// A forearm with the bend of the elbow on the left and the hand on the right.
struct Arm {
    /// Its upper edge from the bend to the wrist.
    back: [Point; 5],
    wrist: Point,
    thick: f64,
}

impl Arm {
    /// Draws the outline into all of the field.
    fn draw(dots: &mut Dots, style: Style) -> Self {
        let (width, height) = (dots.width(), dots.height());
        let thick = (height * if height < 20.0 { 0.6 } else { 0.5 }).max(6.0);
        let axis = height - 1.0 - thick * 0.5;
        let hand = (thick * 1.5).min(width * 0.14).max(14.0);
        let wrist = (width - 1.0 - hand, axis);
        let half_wrist = (thick * 0.25).max(2.5);
        let bend = thick * 1.65;
        let length = wrist.0 - bend;
        let back = [
            (bend + thick * 0.2, axis - thick * 0.47),
            (bend + length * 0.22, axis - thick * 0.5),
            (bend + length * 0.5, axis - thick * 0.42),
            (bend + length * 0.8, axis - thick * 0.29),
            (wrist.0, axis - half_wrist),
        ];
        let mut upper = vec![(bend - thick * 0.75, 0.0), (bend - thick * 0.38, axis - thick * 0.6)];
        upper.extend(back);
        let lower = [
            (bend - thick * 1.75, 0.0),
            (bend - thick * 1.55, axis - thick * 0.3),
            (bend - thick * 1.3, axis + thick * 0.3),
            (bend - thick * 0.95, axis + thick * 0.49),
            (bend - thick * 0.3, axis + thick * 0.46),
            (bend + length * 0.25, axis + thick * 0.49),
            (bend + length * 0.55, axis + thick * 0.38),
            (bend + length * 0.82, axis + thick * 0.27),
            (wrist.0, axis + half_wrist),
        ];
        smooth(dots, &upper, style);
        smooth(dots, &lower, style);
        Hand { wrist, reach: hand, half_wrist, half_palm: thick * 0.42 }.draw(dots, style);
        Self { back, wrist, thick }
    }

    /// The x of a place along the forearm, 0 at the elbow and 1 at the wrist.
    fn x(&self, along: f64) -> f64 {
        let [(from, _), ..] = self.back;
        lerp(from, self.wrist.0, along)
    }

    /// How high the skin is at `x`.
    fn skin(&self, x: f64) -> f64 {
        let [first, .., last] = self.back;
        let pair = self.back.windows(2).find_map(|pair| match pair {
            [a, b] if (a.0..=b.0).contains(&x) => Some((*a, *b)),
            _ => None,
        });
        let (a, b) = pair.unwrap_or(if x < first.0 { (first, first) } else { (last, last) });
        lerp(a.1, b.1, smoothstep((x - a.0) / (b.0 - a.0).max(1.0)))
    }
}

/// The forearm, hairs on it unless the skin has none, the field of the fibres, and the brush.
fn arm(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    if area.width < 24 {
        return;
    }
    let mut dots = Dots::new(area);
    let arm = Arm::draw(&mut dots, look.dim());
    if setting.skin == Skin::Hairy {
        let long = (arm.thick * 0.16).round().clamp(2.0, 6.0);
        let mut x = arm.x(0.03);
        while x < arm.x(0.97) {
            let skin = arm.skin(x);
            dots.line((x + 1.0, skin - 1.0), (x + long, skin - long), 1, look.faint());
            x += 5.0 + long;
        }
    }
    // The field, as dots just under the skin.
    let mut x = arm.x(FIELD - 0.05).floor();
    while x < arm.x(FIELD + 0.05) {
        for depth in [2.0, 4.0] {
            dots.set(x + depth / 2.0, arm.skin(x) + depth, look.family(scene.family));
        }
        x += 2.0;
    }
    let at = arm.x(brush_at(setting, scene.seconds().unwrap_or(0.0))).floor();
    brush(&mut dots, &arm, at, 0.25 + 0.75 * along(lab, setting.speed), look);
    dots.draw(buf, look);
    let words = format!("{} cm/s ›", setting.speed);
    let x = area.x + (at / 2.0 + arm.thick * 0.25) as u16 + 3;
    let x = x.min(area.right().saturating_sub(words.chars().count() as u16));
    let room = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
    paint::text(buf, room.intersection(area), &words, look.strong());
}

/// A soft brush on the skin at `x`: its bristles drag behind, the more the faster it goes.
fn brush(dots: &mut Dots, arm: &Arm, x: f64, drag: f64, look: &Look) {
    let skin = arm.skin(x) - 1.0;
    let long = (dots.height() * 0.22).max(3.0).round();
    let half = (long * 0.5).max(2.5).round();
    let hairs = look.strong();
    let mut along = -half;
    while along <= half {
        let tip = x + along * 1.35 - drag * long * 0.8;
        let bend = (x + along - drag * long * 0.15, skin - long * 0.5);
        smooth(dots, &[(x + along * 0.8, skin - long), bend, (tip, arm.skin(tip) - 1.0)], hairs);
        along += 2.0;
    }
    // The ferrule, then a handle that leans the way it goes.
    let top = skin - long;
    dots.line((x - half * 0.9, top), (x + half * 0.9, top), 1, hairs);
    dots.line((x - half * 0.9, top - 1.0), (x + half * 0.9, top - 1.0), 1, hairs);
    let mut rise = 2.0;
    while rise <= top + 1.0 {
        let (middle, thick) = (x + (rise - 2.0) * 0.5, (half * 0.45 - rise * 0.03).max(0.5));
        dots.line((middle - thick, top - rise), (middle + thick, top - rise), 1, look.dim());
        rise += 1.0;
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
        if nth == 0 && setting.skin == Skin::Glabrous {
            let rest = Rect { x: line.x + NAME, width: length, ..line };
            paint::fitted(buf, rest, "none drawn for this skin", look.dim());
            continue;
        }
        let now = (scene.seconds().unwrap_or(0.0) * CELLS_PER_SECOND) as i64;
        for column in 0..length {
            // The train moves by whole cells, so that what stays is not sent again.
            let step = now - i64::from(length) + i64::from(column) + 1;
            let is_touched = (brush_at(setting, step as f64 / CELLS_PER_SECOND) - FIELD).abs() < REACH;
            let fires = is_touched && stroke_lab::fires(strength, step as u64, seed);
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
    let is_hairy = setting.skin == Skin::Hairy;
    if is_hairy {
        dots.curve(look.family(Family::Specific), |x| {
            level(stroke_lab::ct(lab, speed(x), setting.temperature, setting.skin) * 0.9)
        });
    }
    dots.draw(buf, look);
    let label = |buf: &mut Buffer, text: &str, x: f64, answer: f64, style: Style| {
        let column = plot.x + (x * f64::from(plot.width.saturating_sub(4))) as u16;
        let row = plot.y + ((1.0 - answer * 0.9) * f64::from(plot.height.saturating_sub(1))) as u16;
        let row = row.saturating_sub(1).max(plot.y);
        paint::text(buf, Rect { x: column, y: row, width: 3, height: 1 }.intersection(plot), text, style);
    };
    let bold = |family| look.family(family).add_modifier(Modifier::BOLD);
    if is_hairy {
        let top = stroke_lab::ct(lab, 1.6, setting.temperature, setting.skin);
        label(buf, "CT", along(lab, 1.4), top, bold(Family::Specific));
    }
    label(buf, "Aβ", 0.9, stroke_lab::a_beta(lab, speed_at(lab, 0.86)), bold(Family::Contextual));
}

/// The published ratings: a curve through points, below words that lie on neither.
fn pleasantness(lab: &StrokeLab, scene: &Scene<'_>, setting: &Setting, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let fit = &lab.pleasantness;
    let [worst, best] = fit.scale;
    let n_words = match area.height {
        0..6 => 0,
        6..9 => 1,
        _ => 2,
    };
    let label = format!("{} · R² = {}", fit.label, fit.r_squared);
    let forms = [format!("{label} · ● tested · dotted: 0"), format!("{} · ● tested · dotted: 0", fit.label)];
    let short = forms.into_iter().find(|it| it.chars().count() <= usize::from(area.width));
    let scale = format!("Dotted: 0, the middle of a scale from {} to {best}; ● were tested", number(worst));
    let words = if n_words == 1 { [short.unwrap_or(label), String::new()] } else { [label, scale] };
    for ((nth, words), style) in (0..n_words).zip(words).zip([look.text(), look.dim()]) {
        paint::fitted(buf, Rect { y: area.y + nth, height: 1, ..area }, &words, style);
    }
    let below = Rect { y: area.y + n_words, height: area.height - n_words, ..area };
    let Some(plot) = axis(lab, scene, setting, below, buf) else { return };
    let mut dots = Dots::new(plot);
    let (width, height) = (dots.width(), dots.height());
    let level = |rating: f64| lerp(height - 1.0, 0.0, (rating - worst) / (best - worst));
    dots.dashes_down(along(lab, setting.speed) * (width - 1.0), look.strong());
    let mut x = 0.0;
    // Without words for it, in a low picture, it would be taken for the curve.
    while n_words > 0 && x < width {
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
}

/// How many people show the arch by themselves.
fn people(lab: &StrokeLab, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let n = lab.shares.len();
    // A line each where there is no room for a bar below.
    let step = (usize::from(area.height.saturating_sub(1)) / n.max(1)).clamp(1, 3) as u16;
    let widest = lab.shares.iter().map(|share| share.label.chars().count()).max().unwrap_or(0) as u16 + 9;
    let bars = if step > 1 {
        area
    } else {
        Rect { x: area.x + widest, width: area.width.saturating_sub(widest), ..area }
    };
    paint::fitted(
        buf,
        Rect { height: 1.min(area.height), ..area },
        "People who show the arch by themselves",
        look.strong(),
    );
    for (nth, share) in lab.shares.iter().enumerate() {
        let y = area.y + 1 + u16::from(step > 2) + nth as u16 * step;
        if y + step.min(2) > area.bottom() {
            return;
        }
        let line = Rect { y, height: 1, ..area };
        paint::fitted(buf, line, &format!("{:>4} %  {}", share.percent, share.label), look.text());
        let full = (share.percent / 100.0 * f64::from(bars.width)).round() as u16;
        for x in 0..bars.width {
            let (symbol, style) =
                if x < full { ("━", look.family(scene.family)) } else { ("─", look.faint()) };
            paint::cell(buf, bars.x + x, y + step.min(2) - 1, symbol, style);
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
