//! Two legs, and between them what was asked: which way signals went, how many people it was, or
//! what it does not show. Directions are marks; nothing has a length that could be read as a size.

use super::Scene;
use super::dots::Dots;
use super::dots::Point;
use super::outline::smooth;
use crate::content::figure::{Direction, InflammationAfterExercise};
use crate::sim::Cells;
use crate::sim::inflammation_after_exercise::{self as sim, Ask, Parts, Seen, Setting};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

pub(super) fn draw(data: &InflammationAfterExercise, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let setting = sim::setting(&scene.stage.at);
    let parts = sim::parts(Cells { x: area.width, y: area.height }, data.n_rows(setting.ask));
    legs(scene, &setting, &parts, area, buf);
    let middle = Rect { x: area.x + parts.middle, width: parts.width, ..area }.intersection(area);
    match setting.ask {
        Ask::Changes => changes(data, scene, &setting, &parts, middle, buf),
        Ask::People => people(data, scene, middle, buf),
        Ask::Limits => limits(data, scene, &setting, &parts, middle, buf),
    }
}

/// The treated leg on the left, its thigh filled; the other on the right, its thigh empty.
fn legs(scene: &Scene<'_>, setting: &Setting, parts: &Parts, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    if parts.leg == 0 {
        return;
    }
    for (x, mirror, seen) in [(parts.left, 1.0, Seen::Treated), (parts.right - parts.leg, -1.0, Seen::Other)]
    {
        let place = Rect { x: area.x + x, width: parts.leg, ..area }.intersection(area);
        let is_seen = setting.seen == Seen::Both || setting.seen == seen;
        let skin = if is_seen { look.text() } else { look.faint() };
        let mut dots = Dots::new(place);
        leg(&mut dots, mirror, skin, look.dim());
        thigh(&mut dots, mirror, seen == Seen::Treated, look.family(scene.family), look.dim());
        dots.draw(buf, look);
    }
}

/// Where a leg lies in its field: the x of a place `out` thigh widths outwards from its middle.
fn across(dots: &Dots, mirror: f64, out: f64) -> f64 {
    let thigh = dots.width() / 1.16;
    dots.width() / 2.0 - mirror * (out - 0.07) * thigh
}

/// A leg from the hip to the foot, seen from the front.
fn leg(dots: &mut Dots, mirror: f64, skin: Style, knee: Style) {
    const OUTER: [Point; 13] = [
        (0.50, -0.02),
        (0.60, 0.10),
        (0.60, 0.22),
        (0.53, 0.36),
        (0.40, 0.47),
        (0.35, 0.535),
        (0.36, 0.60),
        (0.44, 0.69),
        (0.40, 0.80),
        (0.26, 0.90),
        (0.24, 0.945),
        (0.36, 0.985),
        (0.34, 1.0),
    ];
    const INNER: [Point; 13] = [
        (-0.46, 0.0),
        (-0.44, 0.12),
        (-0.40, 0.25),
        (-0.30, 0.40),
        (-0.27, 0.50),
        (-0.26, 0.55),
        (-0.33, 0.64),
        (-0.34, 0.70),
        (-0.24, 0.82),
        (-0.16, 0.91),
        (-0.17, 0.95),
        (-0.24, 0.99),
        (-0.10, 1.0),
    ];
    const KNEE: [Point; 7] = [
        (0.20, 0.515),
        (0.14, 0.485),
        (-0.02, 0.485),
        (-0.09, 0.515),
        (-0.03, 0.55),
        (0.12, 0.555),
        (0.20, 0.515),
    ];
    let tall = dots.height() - 1.0;
    for (shape, style) in [(OUTER.as_slice(), skin), (&INNER, skin), (&KNEE, knee)] {
        let points: Vec<Point> =
            shape.iter().map(|(out, down)| (across(dots, mirror, *out), down * tall)).collect();
        smooth(dots, &points, style);
    }
    let (from, to) = (across(dots, mirror, 0.34), across(dots, mirror, -0.10));
    dots.line((from, tall), (to, tall), 1, skin);
}

/// The big muscle of the thigh: full of dots where it was treated, else its rim only.
fn thigh(dots: &mut Dots, mirror: f64, is_treated: bool, full: Style, rim: Style) {
    let tall = dots.height() - 1.0;
    let middle = 0.06;
    // Broad above, narrow towards the knee.
    let half = |down: f64| {
        let along = ((down - 0.06) / 0.36).clamp(0.0, 1.0);
        0.36 * (std::f64::consts::PI * along.powf(0.8)).sin().max(0.0).sqrt() * (1.0 - 0.35 * along)
    };
    let mut y = (0.06 * tall).ceil();
    let mut nth = 0_u32;
    while y < 0.42 * tall {
        let half = half(y / tall);
        let (a, b) = (across(dots, mirror, middle - half), across(dots, mirror, middle + half));
        let (from, to) = (a.min(b).round(), a.max(b).round());
        if is_treated {
            let mut x = from + f64::from(nth % 2);
            while x <= to {
                dots.set(x, y, full);
                x += 2.0;
            }
        } else if nth.is_multiple_of(2) {
            dots.set(from, y, rim);
            dots.set(to, y, rim);
        }
        y += 1.0;
        nth += 1;
    }
}

/// A row for each signal: at its left end how the treated leg compares, at its right end the other.
fn changes(
    data: &InflammationAfterExercise,
    scene: &Scene<'_>,
    setting: &Setting,
    parts: &Parts,
    area: Rect,
    buf: &mut Buffer,
) {
    /// Room for "▲ higher" at either end.
    const END: u16 = 10;
    let look = &scene.look;
    let [treated, other] = &data.legs;
    if parts.first > 0 {
        let head = Rect { height: 1, ..area };
        paint::text(buf, head, &format!("◂ {treated}"), emphasis(scene, setting.seen != Seen::Other));
        put_right(buf, head, &format!("{other} ▸"), emphasis(scene, setting.seen != Seen::Treated));
    }
    let name = data.signals.iter().map(|it| it.name.chars().count()).max().unwrap_or(0) as u16 + 2;
    for (nth, signal) in data.signals.iter().enumerate() {
        let y = area.y + parts.first + nth as u16 * parts.pitch;
        let row = Rect { y, height: 1, ..area }.intersection(area);
        if row.is_empty() {
            return;
        }
        let style = match signal.direction {
            Direction::Same => look.dim(),
            _ => look.family(scene.family).add_modifier(Modifier::BOLD),
        };
        if setting.seen != Seen::Other {
            let words = format!("{} {}", signal.direction.mark(), signal.direction.word());
            paint::text(buf, row, &words, style);
        }
        if setting.seen != Seen::Treated {
            let direction = signal.direction.turned();
            put_right(buf, row, &format!("{} {}", direction.word(), direction.mark()), style);
        }
        let inside = Rect { x: row.x + END, width: row.width.saturating_sub(2 * END - 1), ..row };
        let used = paint::text(buf, inside, &signal.name, look.strong());
        let rest = Rect { x: inside.x + name.max(used), width: inside.width.saturating_sub(name), ..inside };
        if signal.what.chars().count() <= usize::from(rest.width) {
            paint::text(buf, rest, &signal.what, look.dim());
        }
        reason(buf, &signal.note, rest, parts.pitch, look.dim(), area);
        if nth == setting.row {
            paint::tint(buf, row, look.selection());
        }
    }
}

/// A few words below `row`, where they fit between it and the next one.
fn reason(buf: &mut Buffer, words: &str, row: Rect, pitch: u16, style: Style, area: Rect) {
    let lines = paint::wrapped(words, row.width);
    if pitch < 2 || words.is_empty() || lines.len() >= usize::from(pitch) {
        return;
    }
    for (nth, line) in lines.iter().enumerate() {
        let below = Rect { y: row.y + 1 + nth as u16, ..row }.intersection(area);
        paint::text(buf, below, &paint::words_of(line), style);
    }
}

fn emphasis(scene: &Scene<'_>, is_seen: bool) -> Style {
    if is_seen { scene.look.strong() } else { scene.look.dim() }
}

fn put_right(buf: &mut Buffer, area: Rect, words: &str, style: Style) {
    let width = words.chars().count() as u16;
    let x = area.right().saturating_sub(width).max(area.x);
    paint::text(buf, Rect { x, width: width.min(area.width), ..area }, words, style);
}

/// As many small figures as there were people, each with one treated leg.
fn people(data: &InflammationAfterExercise, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let n = data.people.max(1) as u16;
    let text = data.design.len() as u16 + 1;
    let room = area.height.saturating_sub(text);
    // One line of people, or two where they would be small or there is plenty of room.
    let n_lines = if (area.width / n < 5 && room >= 8) || room >= 22 { 2 } else { 1 };
    let in_line = n.div_ceil(n_lines);
    let pitch = (area.width / in_line.max(1)).min(14);
    let tall = (room / n_lines).min(pitch).min(11);
    let has_figures = pitch >= 3 && tall >= 3;
    let used = if has_figures { tall * n_lines } else { 1 };
    if has_figures {
        for nth in 0..n {
            let (x, y) = (area.x + nth % in_line * pitch, area.y + nth / in_line * tall);
            let height = tall - u16::from(n_lines > 1 && tall > 4);
            let place = Rect { x, y, width: (pitch - 1).min(tall), height }.intersection(area);
            let mut dots = Dots::new(place);
            person(&mut dots, look.text(), look.family(scene.family));
            dots.draw(buf, look);
        }
    } else {
        let marks = "●".repeat(usize::from(n.min(area.width)));
        paint::text(buf, Rect { height: 1.min(area.height), ..area }, &marks, look.family(scene.family));
    }
    let left = area.height.saturating_sub(used);
    let pitch = if left >= 2 * text { 2 } else { 1 };
    let y = area.y + used + u16::from(left > text);
    let head = Rect { y, height: 1, ..area }.intersection(area);
    let used = paint::text(buf, head, &format!("{} people", data.people), look.strong());
    let rest = Rect { x: head.x + used + 2, width: head.width.saturating_sub(used + 2), ..head };
    let [treated, other] = &data.legs;
    let words = format!("{treated} in colour, {other} beside it");
    if words.chars().count() <= usize::from(rest.width) {
        paint::text(buf, rest, &words, look.dim());
    }
    for (nth, words) in data.design.iter().enumerate() {
        let row = Rect { y: y + (nth as u16 + 1) * pitch, height: 1, ..area }.intersection(area);
        paint::fitted(buf, row, words, look.text());
    }
}

/// Somebody seen from the front: the leg on the left was treated.
fn person(dots: &mut Dots, body: Style, treated: Style) {
    let (wide, tall) = (dots.width() - 1.0, dots.height() - 1.0);
    let middle = (wide / 2.0).floor();
    let head = (tall * 0.13).max(1.0);
    let ring: Vec<Point> = (0..=12)
        .map(|step| f64::from(step) * std::f64::consts::TAU / 12.0)
        .map(|a| (middle + 0.5 + a.cos() * head, head + a.sin() * head))
        .collect();
    smooth(dots, &ring, body);
    let (neck, hip) = (head * 2.0 + 1.0, (tall * 0.58).round());
    let arm = (wide * 0.36).max(2.0);
    for x in [middle, middle + 1.0] {
        dots.line((x, neck), (x, hip), 1, body);
    }
    for side in [-1.0, 1.0] {
        let shoulder = if side < 0.0 { middle } else { middle + 1.0 };
        dots.line((shoulder, neck + 1.0), (shoulder + side * arm, hip - 1.0), 1, body);
    }
    let step = (wide * 0.22).max(1.0);
    for (x, side, style) in [(middle + 1.0, 1.0, body), (middle, -1.0, treated)] {
        dots.line((x, hip), (x + side * step, tall), 1, style);
        dots.line((x + side, hip), (x + side * (step + 1.0), tall), 1, style);
    }
}

/// What the study leaves open, a row each, with the reason below it where there is room.
fn limits(
    data: &InflammationAfterExercise,
    scene: &Scene<'_>,
    setting: &Setting,
    parts: &Parts,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    if parts.first > 0 {
        paint::fitted(buf, Rect { height: 1, ..area }, "What it does not show", look.strong());
    }
    // The reasons stand below if there is room for all of them.
    let lines = |words: &str| paint::wrapped(words, area.width.saturating_sub(2)).len();
    let has_room = data.limits.iter().all(|limit| lines(&limit.text) < usize::from(parts.pitch));
    for (nth, limit) in data.limits.iter().enumerate() {
        let y = area.y + parts.first + nth as u16 * parts.pitch;
        let row = Rect { y, height: 1, ..area }.intersection(area);
        if row.is_empty() {
            return;
        }
        paint::text(buf, row, "?", look.family(scene.family).add_modifier(Modifier::BOLD));
        let rest = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
        paint::fitted(buf, rest, &limit.label, look.text());
        if nth == setting.row {
            paint::tint(buf, row, look.selection());
        }
        if has_room {
            reason(buf, &limit.text, rest, parts.pitch, look.dim(), area);
        }
    }
}
