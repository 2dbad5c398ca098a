//! The picture of a pathway: outlines, arrows in the line of what they rest on, numbers where the
//! stages lie, and the signal.

use super::super::Scene;
use super::super::dots::Dots;
use super::super::outline::curve;
use super::{colour, outline};
use crate::content::figure::{Basis, BodyPlace, PathwayPlayer};
use crate::sim::Cells;
use crate::sim::pathway_player::Change;
use crate::sim::pathway_player::routes::{arrows, dot, place, spots, way};
use crate::ui::paint;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::f64::consts::TAU;
use unicode_width::UnicodeWidthStr;

/// Seconds that a signal takes for an arrow.
const TRAVEL: f64 = 2.0;
/// Dots from one bead to the next on ways that the signal has taken, and dots a second.
const BEADS: f64 = 26.0;
const BEAD_SPEED: f64 = 13.0;
/// No faster than this, however fast the clock runs: a bead a second at one place is no flicker.
const FASTEST: f64 = 2.0;

type Point = (f64, f64);

/// What is drawn of an arrow.
struct Drawn {
    path: Vec<Point>,
    basis: Basis,
    style: Style,
    change: Option<Change>,
    unchanged: bool,
}

pub(super) fn draw(player: &PathwayPlayer, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let look = &scene.look;
    let size = Cells { x: area.width, y: area.height };
    let current = player.current(&scene.stage.at);
    let asked = player.asked(&scene.stage.at);
    let seconds = scene.seconds().filter(|_| scene.progress() < 1.0);
    let beads_seconds = seconds.map(|seconds| seconds * (FASTEST / scene.stage.rate()).min(1.0));
    let travelled = seconds.map_or(1.0, |seconds| (seconds / TRAVEL).min(1.0));
    let mut dots = Dots::new(area);
    outline::draw(player, &mut dots, size, look);
    let mut drawn = Vec::new();
    let mut signals: Vec<Point> = Vec::new();
    for arrow in arrows(player, size) {
        let Some(stage) = player.stages.get(arrow.to) else { continue };
        let path = curve(&arrow.points);
        let style = colour(scene, stage.basis);
        let (shown, style) = match arrow.to.cmp(&current) {
            std::cmp::Ordering::Less => (1.0, style),
            std::cmp::Ordering::Equal => (travelled, style),
            std::cmp::Ordering::Greater => (0.0, look.dim()),
        };
        stroke(&mut dots, &path, stage.basis, shown, style, look.dim());
        if arrow.to < current {
            beads(&mut dots, &path, beads_seconds, look.strong());
        } else if arrow.to == current && travelled < 1.0 {
            signals.extend(path.get((path.len() as f64 * travelled) as usize));
        }
        let style = if shown >= 1.0 { style } else { look.dim() };
        let change = asked.and_then(|asked| asked.change(stage));
        drawn.push(Drawn { path, basis: stage.basis, style, change, unchanged: stage.unchanged });
    }
    if let Some(spot) = spots(player, size).get(current).filter(|_| player.before(current).is_empty()) {
        begins(&mut dots, *spot, seconds, look.family(scene.family));
    }
    let beside = asked.and_then(|asked| asked.beside.as_ref());
    let aside = beside.map(|it| {
        let end = |at| (at, dot(size, place(player.scene, at)));
        curve(&way(player.scene, size, end(it.from), end(it.to)))
    });
    if let Some(path) = &aside {
        stroke(&mut dots, path, Basis::Anatomy, 1.0, look.strong(), look.strong());
        beads(&mut dots, path, beads_seconds, look.family(scene.family));
    }
    dots.draw(buf, look);
    words(player, look, area, buf);
    elsewhere(player, look, area, buf);
    let mut put = |(x, y): Point, symbol: &str, style: Style| {
        let (x, y) = ((x.max(0.0) / 2.0) as u16, (y.max(0.0) / 4.0) as u16);
        if x < area.width && y < area.height {
            paint::cell(buf, area.x + x, area.y + y, symbol, style);
        }
    };
    for arrow in &drawn {
        marks(arrow, look.strong(), &mut put);
    }
    if let (Some(path), Some(end)) = (&aside, aside.as_ref().and_then(|path| path.last())) {
        put(*end, Change::Spared.mark(), look.strong());
        path.first().into_iter().for_each(|start| put(*start, "●", look.strong()));
    }
    for signal in signals {
        put(signal, "●", look.strong());
    }
    numbers(player, scene, area, buf);
    // In words, where the picture has room for them at its foot.
    if let Some(it) = beside {
        let words = format!("{} {}", Change::Spared.mark(), it.label);
        let line = Rect { y: area.bottom() - 1, height: 1, ..area };
        if words.width() <= usize::from(area.width) && area.height > 12 {
            paint::text(buf, line, &words, look.strong());
        }
    }
}

/// A way in the line of its basis: `shown` of it in `style`, the rest in `later`.
fn stroke(dots: &mut Dots, path: &[Point], basis: Basis, shown: f64, style: Style, later: Style) {
    let reach = path.len() as f64 * shown;
    for (nth, (x, y)) in path.iter().enumerate() {
        let style = if (nth as f64) < reach { style } else { later };
        let (x, y) = (x.round(), y.round());
        let is_set = match basis {
            Basis::Human | Basis::Anatomy => true,
            Basis::Animal | Basis::Disputed => nth % 8 < 5,
            Basis::Model => nth % 9 < 5 || nth % 9 == 7,
            Basis::Proposed => nth % 4 == 0,
        };
        if is_set {
            dots.set(x, y, style);
        }
        // What was seen in people has a heavy line, once the signal is there.
        if basis == Basis::Human && (nth as f64) < reach {
            dots.set(x + 1.0, y, style);
            dots.set(x, y + 1.0, style);
        }
    }
}

/// Beads that run along a way, so that what has begun is seen to go on.
fn beads(dots: &mut Dots, path: &[Point], seconds: Option<f64>, style: Style) {
    let Some(seconds) = seconds else { return };
    // A bead moves by two dots, so that few cells change.
    let first = ((seconds * BEAD_SPEED).rem_euclid(BEADS) / 2.0).floor() * 2.0;
    for (x, y) in path.iter().skip(first as usize).step_by(BEADS as usize) {
        dots.set(x.round(), y.round(), style);
        dots.set(x.round() + 1.0, y.round(), style);
    }
}

/// A ring that spreads from where something begins.
fn begins(dots: &mut Dots, spot: (u16, u16), seconds: Option<f64>, style: Style) {
    let Some(seconds) = seconds.filter(|seconds| *seconds < TRAVEL) else { return };
    // It grows by whole dots.
    let radius = (seconds / TRAVEL * 6.0).floor() + 3.0;
    let (x, y) = (f64::from(spot.0) * 2.0 + 0.5, f64::from(spot.1) * 4.0 + 1.5);
    let n_dots = (radius * 4.0) as u32;
    for angle in (0..n_dots).map(|nth| f64::from(nth) / f64::from(n_dots) * TAU) {
        dots.set((x + radius * angle.cos()).round(), (y + radius * angle.sin()).round(), style);
    }
}

/// The head of an arrow, or a bar where nothing changed; a question mark where it is disputed; what
/// a question does to it.
fn marks(arrow: &Drawn, strong: Style, put: &mut impl FnMut(Point, &str, Style)) {
    let length = arrow.path.len();
    let (Some(end), Some(middle)) = (arrow.path.last(), arrow.path.get(length / 2)) else { return };
    // Short ways have no room for a head.
    let before = length.checked_sub(7).and_then(|nth| arrow.path.get(nth));
    if let Some(before) = before.filter(|_| length > 9) {
        let (dx, dy) = (end.0 - before.0, end.1 - before.1);
        let is_flat = dx.abs() > dy.abs();
        // The cell next to the number, on the side that the arrow comes from.
        let head = if is_flat {
            (end.0 - 3.0 * dx.signum(), end.1)
        } else {
            (end.0 - dx / 2.0, end.1 - 4.0 * dy.signum())
        };
        let symbol = match (arrow.unchanged, is_flat, dx > 0.0, dy > 0.0) {
            (true, true, ..) => "│",
            (true, false, ..) => "─",
            (_, true, true, _) => "▸",
            (_, true, false, _) => "◂",
            (_, false, _, true) => "▾",
            (_, false, _, false) => "▴",
        };
        put(head, symbol, arrow.style.add_modifier(Modifier::BOLD));
    }
    if arrow.basis == Basis::Disputed && length > 14 {
        put(*middle, "?", arrow.style.add_modifier(Modifier::BOLD));
    }
    if arrow.change == Some(Change::Cut) {
        put(*middle, Change::Cut.mark(), strong);
    }
}

/// What the outlines are, where there is room for words.
fn words(player: &PathwayPlayer, look: &Look, area: Rect, buf: &mut Buffer) {
    if area.width < 36 || area.height < 12 {
        return;
    }
    let size = Cells { x: area.width, y: area.height };
    let spots = spots(player, size);
    for (word, x, y) in outline::landmarks(player.scene, size) {
        let taken = x.saturating_sub(2)..x + word.len() as u16 + 2;
        if y < area.height && !spots.iter().any(|spot| spot.1 == y && taken.contains(&spot.0)) {
            let line = Rect { x: area.x + x, y: area.y + y, width: word.len() as u16, height: 1 };
            paint::text(buf, line.intersection(area), word, look.dim());
        }
    }
}

/// What is nowhere in the body says in words where it is, on the line below its number.
fn elsewhere(player: &PathwayPlayer, look: &Look, area: Rect, buf: &mut Buffer) {
    let spots = spots(player, Cells { x: area.width, y: area.height });
    for (stage, (x, y)) in player.stages.iter().zip(spots).filter(|(stage, _)| stage.at == BodyPlace::Whole) {
        let width = stage.place.width() as u16;
        if width * 3 <= area.width && y + 1 < area.height {
            let x = x.saturating_sub(width / 2).min(area.width - width);
            let line = Rect { x: area.x + x, y: area.y + y + 1, width, height: 1 };
            paint::text(buf, line, &stage.place, look.dim());
        }
    }
}

/// The number of each stage where it lies; a question's mark beside it.
fn numbers(player: &PathwayPlayer, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let current = player.current(&scene.stage.at);
    let asked = player.asked(&scene.stage.at);
    let spots = spots(player, Cells { x: area.width, y: area.height });
    for (nth, (stage, (x, y))) in player.stages.iter().zip(spots).enumerate() {
        let style = match nth.cmp(&current) {
            std::cmp::Ordering::Less => colour(scene, stage.basis).add_modifier(Modifier::BOLD),
            std::cmp::Ordering::Equal => {
                look.family(scene.family).add_modifier(Modifier::BOLD | Modifier::REVERSED)
            }
            std::cmp::Ordering::Greater => look.dim(),
        };
        let number = (nth + 1).to_string();
        let spot =
            Rect { x: area.x + x, y: area.y + y, width: number.len() as u16, height: 1 }.intersection(area);
        paint::text(buf, spot, &number, style);
        if let Some(change) = asked.and_then(|asked| asked.change(stage)) {
            let beside = Rect { x: spot.right(), width: 1, ..spot }.intersection(area);
            paint::text(buf, beside, change.mark(), look.strong());
        }
    }
}
