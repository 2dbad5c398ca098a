//! The nerve race: a clock, a body with an outstretched arm, two messages on their way through it,
//! and a line of time on which their arrivals stay.

use super::Scene;
use super::dots::Dots;
use super::dots::Point;
use super::numerals::{self, Size};
use super::outline::{Hand, between, smooth};
use crate::content::figure::{Fibre, NerveRace};
use crate::content::model::Family;
use crate::sim::Cells;
use crate::sim::nerve_race::{self as sim, Arrivals, Body};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Seconds that a place lights up when a message arrives.
const FLASH: f64 = 0.25;

/// A message on its way.
struct Runner<'a> {
    fibre: &'a Fibre,
    speed: f64,
    arrivals: Arrivals,
    style: Style,
    /// Dots from the middle line of the arm down, and from that of the body to the right.
    away: f64,
    /// How many dots thick its nerve is.
    thick: u8,
}

pub(super) fn draw(race: &NerveRace, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let setting = sim::setting(race, &scene.stage.at);
    // Without motion everything has arrived.
    let now = scene.seconds().unwrap_or(f64::MAX);
    let runner = |fibre, speed, family, away, thick| {
        let style = scene.look.family(family);
        Runner { fibre, speed, arrivals: setting.arrivals(speed), style, away, thick }
    };
    let runners = [
        runner(&race.fast, setting.fast, Family::Contextual, -2.0, 2),
        runner(&race.slow, setting.slow, Family::Specific, 1.0, 1),
    ];
    let (lines, gap) = sim::lines(area.height);
    let top = Rect { height: lines, ..area };
    let below = Rect { y: area.y + lines + gap, height: area.height - lines - gap, ..area };
    if let Some(body) = sim::body(Cells { x: area.width, y: area.height }) {
        person(scene, &body, &runners, now, top, buf);
        let touch = sim::touched(race, &body, setting.place);
        messages(scene, &body, &runners, touch, now, top, buf);
        let clock = clock(scene, now.min(setting.last()), &body, top, buf);
        legend(scene, &runners, &body, top.y, Rect { y: clock, ..top }.intersection(top), buf);
    }
    time(scene, &runners, setting.last(), now, below, buf);
}

/// The outline of the body; the brain takes the colour of each message that has arrived.
fn person(scene: &Scene<'_>, it: &Body, runners: &[Runner<'_>; 2], now: f64, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let skin = look.dim();
    let mut dots = Dots::new(area);
    let height = dots.height();
    let Body { head, midline, axis, arm, wrist_breadth, wrist, shoulder, .. } = *it;
    let neck = 1.0 + head * 1.16;
    let reach = shoulder - wrist;
    let arm_x = |along: f64| shoulder - reach * along;
    let oval = |x: f64, y: f64, rx: f64, ry: f64, narrow: f64| -> Vec<Point> {
        let turn = |step: u32| f64::from(step) * std::f64::consts::TAU / 24.0;
        let jaw = |angle: f64| 1.0 - narrow * angle.sin().max(0.0);
        (0..=24).map(turn).map(|a| (x + a.cos() * rx * jaw(a), y + a.sin() * ry)).collect()
    };
    smooth(&mut dots, &oval(midline, 1.0 + head * 0.5, head * 0.36, head * 0.5, 0.16), skin);
    let upper = [
        (midline - head * 0.2, 1.0 + head * 0.94),
        (midline - head * 0.21, neck - head * 0.06),
        (midline - head * 0.5, neck + head * 0.03),
        (shoulder, axis - arm * 0.5),
        (arm_x(0.18), axis - arm * 0.47),
        (arm_x(0.40), axis - wrist_breadth * 0.58),
        (arm_x(0.52), axis - wrist_breadth * 0.66),
        (arm_x(0.66), axis - wrist_breadth * 0.68),
        (wrist, axis - wrist_breadth * 0.5),
    ];
    let lower = [
        (midline - head * 0.66, height + 2.0),
        (midline - head * 0.70, axis + arm * 0.5 + head * 0.45),
        (midline - head * 0.80, axis + arm * 0.62),
        (shoulder - head * 0.2, axis + arm * 0.5),
        (arm_x(0.20), axis + arm * 0.52),
        (arm_x(0.42), axis + wrist_breadth * 0.58),
        (arm_x(0.56), axis + wrist_breadth * 0.70),
        (arm_x(0.70), axis + wrist_breadth * 0.66),
        (wrist, axis + wrist_breadth * 0.5),
    ];
    let far = [
        (midline + head * 0.2, 1.0 + head * 0.94),
        (midline + head * 0.21, neck - head * 0.06),
        (midline + head * 0.5, neck + head * 0.03),
        (midline + head * 0.92, neck + head * 0.16),
        (midline + head * 1.1, neck + head * 0.5),
        (midline + head * 1.16, height + 2.0),
    ];
    for side in [upper.as_slice(), &lower, &far] {
        smooth(&mut dots, side, skin);
    }
    let half_palm = (wrist_breadth * 0.62).max(4.0);
    let hand = Hand { wrist: (wrist, axis), reach: -it.hand, half_wrist: wrist_breadth * 0.5, half_palm };
    hand.draw(&mut dots, skin);
    // The cord goes on below the nerves of the arm.
    let mut y = it.axis + 6.0;
    while y < height {
        dots.set(midline, y, look.faint());
        y += 2.0;
    }
    brain(scene, it, runners, now, &mut dots);
    dots.draw(buf, look);
}

/// Two halves: each lights up when its message arrives and keeps the colour.
fn brain(scene: &Scene<'_>, it: &Body, runners: &[Runner<'_>; 2], now: f64, dots: &mut Dots) {
    let (rx, ry) = (it.head * 0.27, it.head * 0.24);
    for (runner, side) in runners.iter().zip([-1.0, 1.0]) {
        let since = now - runner.arrivals.brain;
        let style = if since >= 0.0 { runner.style } else { scene.look.faint() };
        let fold = |a: f64| 1.0 + 0.09 * (a * 6.0).sin();
        let half: Vec<Point> = (0..=20)
            .map(|step| (f64::from(step) / 20.0 - 0.5) * std::f64::consts::PI)
            .map(|a| {
                (it.midline + 0.5 + side * (a.cos() * rx * fold(a) + 0.5), it.brain + a.sin() * ry * fold(a))
            })
            .collect();
        smooth(dots, &half, style);
        if (0.0..FLASH).contains(&since) {
            let mut y = -ry;
            while y <= ry {
                let wide = rx * (1.0 - (y / ry).powi(2)).max(0.0).sqrt();
                let from = it.midline + 0.5 + side * 0.5;
                dots.line((from, it.brain + y), (from + side * wide, it.brain + y), 1, style);
                y += 1.0;
            }
        }
    }
}

/// The nerves under the skin: dotted where a message has yet to go, whole where it has been.
fn messages(
    scene: &Scene<'_>,
    body: &Body,
    runners: &[Runner<'_>; 2],
    touch: f64,
    now: f64,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let mut dots = Dots::new(area);
    let mut heads = Vec::new();
    for runner in runners {
        let along = runner.arrivals.along(now);
        let (x, y) = (body.midline + runner.away, body.axis + runner.away);
        let cord = (x, y);
        let arm = [(touch, y), cord];
        let way: [&[Point]; 2] = [&arm, &[cord, (x, body.brain)]];
        for (nth, part) in way.into_iter().enumerate() {
            let done = (along - nth as f64).clamp(0.0, 1.0);
            let is_here = (nth as f64..nth as f64 + 1.0).contains(&along) || along >= 2.0 && nth == 1;
            let end = nerve(&mut dots, part, done, runner, look.faint());
            heads.extend(is_here.then_some((end, runner.style)));
        }
        // The place where the arm's nerves meet the cord keeps a mark.
        if along >= 1.0 {
            heads.push((cord, runner.style));
        }
    }
    dots.draw(buf, look);
    for ((x, y), style) in heads {
        let cell = (area.x + (x.max(0.0) / 2.0) as u16, area.y + (y.max(0.0) / 4.0) as u16);
        if area.contains(cell.into()) {
            paint::cell(buf, cell.0, cell.1, "●", style.add_modifier(Modifier::BOLD));
        }
    }
    labels(scene, body, runners, touch, now, area, buf);
}

/// Draws a part of a nerve, `done` of it behind the message; returns where the message is.
fn nerve(dots: &mut Dots, points: &[Point], done: f64, runner: &Runner<'_>, faint: Style) -> Point {
    let length = |pair: &[Point]| match pair {
        [a, b] => (b.0 - a.0).hypot(b.1 - a.1),
        _ => 0.0,
    };
    let reached = points.windows(2).map(length).sum::<f64>() * done;
    let mut before = 0.0;
    let mut head = points.first().copied().unwrap_or_default();
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        let n = length(pair).ceil().clamp(1.0, 2000.0);
        let is_down = (to.1 - from.1).abs() > (to.0 - from.0).abs();
        let mut step = 0.0;
        while step <= n {
            let at = between(from, to, step / n);
            let way = before + length(pair) * step / n;
            let is_done = way <= reached && done > 0.0;
            if is_done {
                head = at;
            }
            for thick in 0..runner.thick {
                let thick = f64::from(thick);
                let (x, y) = if is_down { (at.0 + thick, at.1) } else { (at.0, at.1 + thick) };
                if is_done {
                    dots.set(x, y, runner.style);
                } else if thick < 1.0 && step as i64 % 3 == 0 {
                    dots.set(x, y, faint);
                }
            }
            step += 1.0;
        }
        before += length(pair);
    }
    head
}

/// What the parts are called, with the times of arrival where there is room for them.
fn labels(
    scene: &Scene<'_>,
    body: &Body,
    runners: &[Runner<'_>; 2],
    touch: f64,
    now: f64,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let mut put = |x: f64, y: f64, words: &str, style| {
        let (x, y) = (area.x + (x / 2.0) as u16, area.y + (y.max(0.0) / 4.0) as u16);
        let room = Rect { x, y, width: area.right().saturating_sub(x), height: 1 }.intersection(area);
        let is_room = words.chars().count() <= usize::from(room.width);
        if is_room {
            paint::text(buf, room, words, style);
        }
        is_room
    };
    put((touch - 1.0).max(0.0), body.axis - body.arm * 0.5 - 6.0, "▼ touch", look.strong());
    let beside = body.midline + body.head * 0.36 + 4.0;
    put(beside, body.brain - 4.0, "brain", look.text());
    put(body.midline + 6.0, body.axis - 4.0, "cord", look.text());
    if body.head < 26.0 {
        return;
    }
    for (nth, runner) in runners.iter().enumerate() {
        let below = 4.0 * (nth as f64);
        for (x, y, at) in [
            (beside, body.brain + below, runner.arrivals.brain),
            (body.midline + 6.0, body.axis + below, runner.arrivals.cord),
        ] {
            if now >= at {
                put(x, y, &format!("{at:.3} s"), runner.style.add_modifier(Modifier::BOLD));
            }
        }
    }
}

/// Seconds since the touch, as large as the room allows; returns the line below.
fn clock(scene: &Scene<'_>, now: f64, body: &Body, area: Rect, buf: &mut Buffer) -> u16 {
    let look = &scene.look;
    let words = format!("{now:.3}");
    let arm = ((body.axis - body.arm * 0.5) / 4.0) as u16;
    let is_large = arm >= 9 && !look.ascii;
    let size = if arm >= 15 { Size::Whole } else { Size::Half };
    let end = if is_large {
        let room = Rect { height: size.lines(), ..area }.intersection(area);
        numerals::draw(buf, look, room, &words, size, look.strong());
        size.width(&words)
    } else {
        paint::text(buf, area, &words, look.strong())
    };
    let y = area.y + if is_large { size.lines() - 1 } else { 0 };
    let rest = Rect { x: area.x + end + 1, y, width: area.width.saturating_sub(end + 1), height: 1 };
    paint::text(buf, rest.intersection(area), "s after the touch", look.dim());
    y + 1 + u16::from(is_large)
}

/// Which fibre is which, above the arm.
fn legend(scene: &Scene<'_>, runners: &[Runner<'_>; 2], body: &Body, top: u16, area: Rect, buf: &mut Buffer) {
    // Above the word at the touch; for both or for none.
    let touch = top + ((body.axis - body.arm * 0.5 - 6.0) / 4.0) as u16;
    if area.y + 2 > touch.min(area.bottom()) {
        return;
    }
    let width = ((body.midline - body.head * 0.5) / 2.0) as u16;
    for (nth, runner) in runners.iter().enumerate() {
        let y = area.y + nth as u16;
        let row = Rect { y, height: 1, width: width.min(area.width), ..area };
        let name = paint::text(buf, row, &runner.fibre.name, runner.style.add_modifier(Modifier::BOLD));
        let rest = Rect { x: row.x + name + 1, width: row.width.saturating_sub(name + 1), ..row };
        let words = format!("{} m/s · {}", runner.speed, runner.fibre.tells);
        let short = format!("{} m/s", runner.speed);
        let fits = words.chars().count() <= usize::from(rest.width);
        paint::fitted(buf, rest, if fits { &words } else { &short }, scene.look.dim());
    }
}

/// The line of time: for each fibre how long its message has been on its way, ○ where it will
/// arrive and ● where it has.
fn time(scene: &Scene<'_>, runners: &[Runner<'_>; 2], last: f64, now: f64, area: Rect, buf: &mut Buffer) {
    const NAME: u16 = 4;
    let look = &scene.look;
    let track = Rect { x: area.x + NAME, width: area.width.saturating_sub(NAME), ..area }.intersection(area);
    let reach = f64::from(track.width.saturating_sub(1));
    let column =
        |seconds: f64| (seconds / last.max(f64::MIN_POSITIVE) * reach).clamp(0.0, reach).round() as u16;
    for (nth, runner) in runners.iter().enumerate().take(usize::from(area.height)) {
        let y = area.y + nth as u16;
        let bold = runner.style.add_modifier(Modifier::BOLD);
        paint::text(buf, Rect { y, height: 1, ..area }.intersection(area), &runner.fibre.name, bold);
        let Arrivals { cord, brain } = runner.arrivals;
        let gone = column(now.min(brain));
        for x in 0..track.width {
            let (symbol, style) =
                if x <= gone && now > 0.0 { ("━", runner.style) } else { ("─", look.faint()) };
            paint::cell(buf, track.x + x, y, symbol, style);
        }
        let said = |at: f64| if now >= at { bold } else { look.dim() };
        for at in [cord, brain] {
            paint::cell(buf, track.x + column(at), y, if now >= at { "●" } else { "○" }, said(at));
        }
        let words = [format!("cord {cord:.3} s"), format!("brain {brain:.3} s")];
        let [at_cord, at_brain] = words.each_ref().map(|it| it.chars().count() as u16);
        let room = at_cord + at_brain + 3;
        let after = column(brain) + 2;
        // Beside its marks where there is room, else below them.
        let (cord_x, brain_x, y) = if after + room <= track.width {
            (after, after + at_cord + 3, y)
        } else {
            let brain_x = (column(brain) + 1).saturating_sub(at_brain);
            let middle = (column(cord) + at_cord / 2 + 1).min(brain_x.saturating_sub(3));
            (middle.saturating_sub(at_cord), brain_x, y + 1)
        };
        if y >= area.bottom() || room > track.width {
            continue;
        }
        for (x, words, at) in [(cord_x, &words[0], cord), (brain_x, &words[1], brain)] {
            let place = Rect { x: track.x + x, y, width: track.width.saturating_sub(x), height: 1 };
            if place.y > area.y + nth as u16 || x > column(brain) {
                let before = Rect { x: place.x.saturating_sub(3).max(track.x + column(brain) + 1), ..place };
                paint::text(buf, before, "   ", look.dim());
                paint::text(buf, place, words, said(at));
            }
        }
    }
    if area.height >= 3 {
        let start = Rect { y: area.y + 2, width: 3.min(track.width), height: 1, ..track };
        paint::text(buf, start, "0 s", look.dim());
    }
}
