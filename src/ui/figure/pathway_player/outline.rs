//! The outlines that a pathway is drawn on, as curves through points of a box from 0 to 1.

use super::super::dots::Dots;
use super::super::outline::curve;
use crate::app::settings::ColorTier;
use crate::content::figure::{BodyPlace, PathwayPlayer, PathwayScene};
use crate::sim::Cells;
use crate::sim::pathway_player::routes::dot;
use crate::ui::theme::Look;
use ratatui::style::Style;
use std::f64::consts::TAU;

type Point = (f64, f64);

/// From the throat over face and crown down the back.
const HEAD: [Point; 27] = [
    (0.47, 0.66),
    (0.475, 0.58),
    (0.485, 0.52),
    (0.455, 0.475),
    (0.385, 0.47),
    (0.335, 0.455),
    (0.325, 0.42),
    (0.335, 0.40),
    (0.31, 0.385),
    (0.32, 0.365),
    (0.305, 0.345),
    (0.315, 0.325),
    (0.27, 0.305),
    (0.285, 0.275),
    (0.315, 0.225),
    (0.31, 0.16),
    (0.345, 0.085),
    (0.44, 0.025),
    (0.57, 0.0),
    (0.71, 0.02),
    (0.82, 0.09),
    (0.865, 0.20),
    (0.845, 0.32),
    (0.785, 0.41),
    (0.79, 0.50),
    (0.86, 0.60),
    (0.93, 0.68),
];
/// The brain, from its front around.
const BRAIN: [Point; 17] = [
    (0.365, 0.19),
    (0.375, 0.13),
    (0.43, 0.075),
    (0.51, 0.045),
    (0.60, 0.04),
    (0.69, 0.06),
    (0.765, 0.115),
    (0.80, 0.19),
    (0.785, 0.25),
    (0.735, 0.275),
    (0.665, 0.285),
    (0.60, 0.30),
    (0.545, 0.325),
    (0.48, 0.315),
    (0.455, 0.275),
    (0.40, 0.25),
    (0.365, 0.19),
];
const CEREBELLUM: [Point; 6] =
    [(0.665, 0.29), (0.745, 0.285), (0.765, 0.325), (0.725, 0.37), (0.67, 0.355), (0.665, 0.29)];
/// Folds, where there are dots enough to tell them from noise.
const FOLDS: [[Point; 4]; 4] = [
    [(0.435, 0.25), (0.50, 0.225), (0.57, 0.205), (0.64, 0.185)],
    [(0.60, 0.045), (0.585, 0.09), (0.60, 0.13), (0.58, 0.17)],
    [(0.47, 0.065), (0.46, 0.11), (0.475, 0.15), (0.455, 0.19)],
    [(0.70, 0.065), (0.69, 0.12), (0.715, 0.16), (0.69, 0.22)],
];
/// The front and the back of brainstem and cord, down to the cut.
const STEM: [[Point; 6]; 2] = [
    [(0.585, 0.315), (0.60, 0.37), (0.625, 0.44), (0.65, 0.50), (0.675, 0.58), (0.685, 0.685)],
    [(0.65, 0.30), (0.66, 0.37), (0.69, 0.44), (0.715, 0.50), (0.735, 0.58), (0.735, 0.685)],
];
/// The cord cut across: its middle and half of its width and height.
const CUT: (Point, Point) = ((0.70, 0.785), (0.155, 0.10));
/// One side of the butterfly within, mirrored for the other: from the back horn to the front horn.
const HORNS: [Point; 7] = [
    (0.0, -0.01),
    (-0.045, -0.03),
    (-0.10, -0.065),
    (-0.075, -0.005),
    (-0.085, 0.06),
    (-0.04, 0.045),
    (0.0, 0.015),
];
/// A piece of limb: its upper and its lower outline.
const LIMB: [[Point; 4]; 2] = [
    [(0.0, 0.735), (0.10, 0.72), (0.20, 0.725), (0.29, 0.745)],
    [(0.0, 0.975), (0.10, 0.985), (0.20, 0.975), (0.29, 0.945)],
];

/// Words in the picture: where the middle of each stands.
const LANDMARKS: [(PathwayScene, &str, Point); 8] = [
    (PathwayScene::Body, "brain", (0.93, 0.04)),
    (PathwayScene::Body, "spinal cord", (0.70, 0.93)),
    (PathwayScene::Body, "limb", (0.14, 0.93)),
    (PathwayScene::Tissue, "skin", (0.93, 0.215)),
    (PathwayScene::Tissue, "fat", (0.95, 0.32)),
    (PathwayScene::Tissue, "fascia", (0.92, 0.41)),
    (PathwayScene::Tissue, "muscle", (0.30, 0.75)),
    (PathwayScene::Tissue, "artery", (0.08, 0.915)),
];

/// The words of the picture and the cell in which each begins.
pub(super) fn landmarks(scene: PathwayScene, size: Cells) -> impl Iterator<Item = (&'static str, u16, u16)> {
    LANDMARKS.into_iter().filter(move |it| it.0 == scene).map(move |(_, word, middle)| {
        let (x, y) = dot(size, middle);
        let width = word.len() as u16;
        let x = ((x / 2.0) as u16).saturating_sub(width / 2).min(size.x.saturating_sub(width));
        (word, x, (y / 4.0) as u16)
    })
}

struct Pen<'a> {
    /// Without colour an outline is looser than the way of the signal.
    is_loose: bool,
    dots: &'a mut Dots,
    size: Cells,
}

impl Pen<'_> {
    fn line(&mut self, points: &[Point], style: Style) {
        let points: Vec<Point> = points.iter().map(|point| dot(self.size, *point)).collect();
        let every = if self.is_loose { 3 } else { 1 };
        for (x, y) in curve(&points).into_iter().step_by(every) {
            self.dots.set(x.round(), y.round(), style);
        }
    }

    fn ring(&mut self, (x, y): Point, (half_width, half_height): Point, style: Style) {
        let ring: Vec<Point> = (0..=16)
            .map(|nth| f64::from(nth) / 16.0 * TAU)
            .map(|angle| (x + half_width * angle.cos(), y + half_height * angle.sin()))
            .collect();
        self.line(&ring, style);
    }
}

/// What lies under the way of the signal.
pub(super) fn draw(player: &PathwayPlayer, dots: &mut Dots, size: Cells, look: &Look) {
    let is_loose = look.ascii || look.tier == ColorTier::None;
    let mut pen = Pen { is_loose, dots, size };
    match player.scene {
        PathwayScene::Body => {
            body(&mut pen, look);
            if has(player, BodyPlace::Heart) {
                heart(&mut pen, look);
            }
        }
        PathwayScene::Tissue => tissue(&mut pen, look),
    }
}

fn body(pen: &mut Pen<'_>, look: &Look) {
    pen.line(&HEAD, look.faint());
    if pen.size.y >= 16 {
        for fold in &FOLDS {
            pen.line(fold, look.faint());
        }
    }
    if pen.size.y >= 10 {
        pen.line(&CEREBELLUM, look.faint());
    }
    pen.line(&BRAIN, look.faint());
    for side in &STEM {
        pen.line(side, look.faint());
    }
    let (middle, half) = CUT;
    pen.ring(middle, half, look.faint());
    if pen.size.y >= 10 {
        for side in [1.0, -1.0] {
            let wing = HORNS.map(|(x, y)| (middle.0 + x * side, middle.1 + y));
            pen.line(&wing, look.faint());
        }
    }
    for side in &LIMB {
        pen.line(side, look.faint());
    }
    // The limb goes on: its ends are cut, the right one seen from outside.
    pen.line(&[(0.29, 0.745), (0.305, 0.79), (0.31, 0.845), (0.305, 0.90), (0.29, 0.945)], look.faint());
    hairs(pen, look, |x| 0.735 - 0.018 * (x / 0.29 * TAU / 2.0).sin(), 0.29);
}

/// Two bows above, a tip below.
fn heart(pen: &mut Pen<'_>, look: &Look) {
    let side = |out: f64| {
        [
            (0.50, 0.875),
            (0.50 + out * 0.035, 0.855),
            (0.50 + out * 0.075, 0.885),
            (0.50 + out * 0.05, 0.945),
            (0.50, 0.99),
        ]
    };
    pen.line(&side(1.0), look.faint());
    pen.line(&side(-1.0), look.faint());
}

fn has(player: &PathwayPlayer, place: BodyPlace) -> bool {
    player.stages.iter().any(|stage| stage.at == place)
}

fn tissue(pen: &mut Pen<'_>, look: &Look) {
    // A finger presses on the surface; what lies beneath gives way the less, the deeper it is.
    let dip = |x: f64| (-((x - 0.30) / 0.13).powi(2)).exp();
    let layer = |y: f64, gives: f64| -> Vec<Point> {
        (0..=20).map(|nth| f64::from(nth) / 20.0).map(|x| (x, y + gives * dip(x))).collect()
    };
    let finger = [
        (0.19, 0.0),
        (0.19, 0.10),
        (0.205, 0.18),
        (0.245, 0.235),
        (0.30, 0.25),
        (0.355, 0.235),
        (0.395, 0.18),
        (0.41, 0.10),
        (0.41, 0.0),
    ];
    pen.line(&finger, look.faint());
    pen.line(&layer(0.19, 0.08), look.faint());
    pen.line(&layer(0.24, 0.075), look.faint());
    // Fat, as drops.
    if pen.size.y >= 14 {
        for nth in 0..14 {
            let x = 0.035 + f64::from(nth) * 0.072;
            let y = if nth % 2 == 0 { 0.30 } else { 0.345 };
            pen.ring((x, y + 0.05 * dip(x)), (0.022, 0.022), look.faint());
        }
    }
    // Fascia, a double line.
    pen.line(&layer(0.40, 0.03), look.faint());
    pen.line(&layer(0.42, 0.03), look.faint());
    // Muscle fibres, with room for one cell that is drawn large.
    let cell: (Point, Point) = ((0.67, 0.61), (0.26, 0.125));
    let mut y: f64 = 0.48;
    while y < 0.82 {
        let across = 1.0_f64 - ((y - cell.0.1) / (cell.1.1 + 0.02)).powi(2);
        let from = cell.0.0 - (cell.1.0 + 0.03) * across.max(0.0).sqrt();
        let to = cell.0.0 + (cell.1.0 + 0.03) * across.max(0.0).sqrt();
        let sag = |x: f64| (x, y + 0.015 * dip(x));
        let pieces = if across > 0.0 { vec![(0.0, from), (to, 1.0)] } else { vec![(0.0, 1.0)] };
        for (a, b) in pieces.into_iter().filter(|(a, b)| b > a) {
            let line: Vec<Point> = (0..=8).map(|nth| sag(a + (b - a) * f64::from(nth) / 8.0)).collect();
            pen.line(&line, look.faint());
        }
        y += if pen.size.y >= 16 { 0.055 } else { 0.11 };
    }
    pen.ring(cell.0, cell.1, look.faint());
    pen.ring((0.80, 0.61), (0.075, 0.07), look.faint());
    // A vessel, with a branch up to the skin.
    pen.line(&[(0.0, 0.87), (0.05, 0.868), (0.095, 0.86)], look.faint());
    pen.line(&[(0.145, 0.86), (0.30, 0.872), (0.60, 0.862), (1.0, 0.87)], look.faint());
    pen.line(&[(0.0, 0.965), (0.30, 0.97), (0.60, 0.96), (1.0, 0.965)], look.faint());
    pen.line(&[(0.095, 0.86), (0.11, 0.70), (0.105, 0.50), (0.115, 0.29)], look.faint());
    pen.line(&[(0.145, 0.86), (0.15, 0.70), (0.14, 0.50), (0.145, 0.29)], look.faint());
}

/// Short hairs on the skin line y = f(x) from 0 to `end`.
fn hairs(pen: &mut Pen<'_>, look: &Look, skin: impl Fn(f64) -> f64, end: f64) {
    if pen.size.y < 12 {
        return;
    }
    let mut x = 0.02;
    while x < end {
        let (left, top) = dot(pen.size, (x, skin(x)));
        for step in 1..=2 {
            pen.dots.set(left.round() + f64::from(step), top.round() - f64::from(step), look.faint());
        }
        x += 0.05;
    }
}
