//! Where stages lie in the picture, and the ways between them.

use super::PathwayPlayer;
use crate::content::figure::{BodyPlace, PathwayScene, Runs};
use crate::sim::Cells;

/// Where a place lies: across and down, 0 to 1.
pub fn place(scene: PathwayScene, place: BodyPlace) -> (f64, f64) {
    use BodyPlace as At;
    match (scene, place) {
        (PathwayScene::Body, place) => match place {
            At::Skin => (0.07, 0.765),
            At::Muscle | At::Cell | At::Nucleus => (0.13, 0.86),
            At::Vessel | At::FarVessel => (0.24, 0.89),
            At::Nerve => (0.36, 0.80),
            At::Ganglion => (0.47, 0.735),
            At::DorsalHorn => (0.60, 0.745),
            At::Cord => (0.67, 0.80),
            At::Tract => (0.71, 0.60),
            At::Brainstem => (0.655, 0.455),
            At::Midbrain => (0.615, 0.355),
            At::Thalamus => (0.60, 0.265),
            At::Hypothalamus => (0.52, 0.305),
            At::Limbic => (0.50, 0.235),
            At::Reward => (0.43, 0.255),
            At::Insula => (0.52, 0.185),
            At::Cortex => (0.62, 0.085),
            At::FrontalCortex => (0.41, 0.16),
            At::Heart => (0.49, 0.93),
            At::Whole => (0.12, 0.36),
        },
        (PathwayScene::Tissue, place) => match place {
            At::Skin => (0.30, 0.315),
            At::Muscle => (0.10, 0.62),
            At::Cell => (0.57, 0.61),
            At::Nucleus => (0.80, 0.61),
            At::Vessel => (0.42, 0.915),
            At::FarVessel => (0.95, 0.915),
            At::Nerve => (0.50, 0.47),
            _ => (0.86, 0.10),
        },
    }
}

/// How far a place is along the way from the skin to the brain, in relays.
fn rank(place: BodyPlace) -> usize {
    use BodyPlace as At;
    match place {
        At::Skin | At::Muscle | At::Cell | At::Nucleus | At::Vessel | At::FarVessel => 0,
        At::Nerve => 1,
        At::Ganglion => 2,
        At::DorsalHorn | At::Cord => 3,
        At::Tract => 4,
        At::Brainstem => 5,
        At::Midbrain => 6,
        _ => 7,
    }
}

/// The relays, by rank.
const RELAYS: [BodyPlace; 7] = [
    BodyPlace::Skin,
    BodyPlace::Nerve,
    BodyPlace::Ganglion,
    BodyPlace::DorsalHorn,
    BodyPlace::Tract,
    BodyPlace::Brainstem,
    BodyPlace::Midbrain,
];

/// Places passed on the way, without the ends. The vagus leaves for the heart at the brainstem.
fn relays(from: BodyPlace, to: BodyPlace) -> Vec<BodyPlace> {
    if to == BodyPlace::Heart && from != to {
        let mut way = relays(from, BodyPlace::Brainstem);
        way.extend((from != BodyPlace::Brainstem).then_some(BodyPlace::Brainstem));
        return way;
    }
    if [from, to].contains(&BodyPlace::Whole) {
        return Vec::new();
    }
    let (a, b) = (rank(from), rank(to));
    let between: Vec<_> = RELAYS
        .into_iter()
        .enumerate()
        .filter(|(nth, _)| (a.min(b) + 1..a.max(b)).contains(nth))
        .map(|(_, it)| it)
        .collect();
    if a > b { between.into_iter().rev().collect() } else { between }
}

/// The box that the picture is drawn in: left, top, width and height in dots, two a cell across,
/// four down. It keeps about its shape whatever the room.
pub fn frame(size: Cells) -> [f64; 4] {
    let (width, height) = (f64::from(size.x) * 2.0, f64::from(size.y) * 4.0);
    let (w, h) = (width.min(height * 1.25), height.min(width * 1.2));
    [(width - w) / 2.0, (height - h) / 2.0, w, h]
}

/// A point of the box in dots.
pub fn dot(size: Cells, (x, y): (f64, f64)) -> (f64, f64) {
    let [left, top, width, height] = frame(size);
    (left + x * (width - 1.0), top + y * (height - 1.0))
}

/// The cell of each stage's number; no two share one or touch.
pub fn spots(player: &PathwayPlayer, size: Cells) -> Vec<(u16, u16)> {
    let mut spots: Vec<(u16, u16)> = Vec::new();
    let apart = if size.x >= 40 { 4 } else { 2 };
    for stage in &player.stages {
        let (x, y) = dot(size, place(player.scene, stage.at));
        let cell = |x: i32, y: i32| {
            let clamp = |at: i32, to: u16| at.clamp(0, i32::from(to.saturating_sub(1))) as u16;
            (clamp(x, size.x), clamp(y, size.y))
        };
        let (x, y) = ((x / 2.0) as i32, (y / 4.0) as i32);
        let steps = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (2, 1), (-1, 0), (0, -1), (1, -1), (-1, 1)];
        let tries = steps.map(|(dx, dy)| cell(x + dx * apart, y + dy));
        let is_free =
            |it: &&(u16, u16)| !spots.iter().any(|spot| spot.1 == it.1 && spot.0.abs_diff(it.0) < 2);
        let spot = tries.iter().find(is_free).copied().unwrap_or_else(|| cell(x, y));
        spots.push(spot);
    }
    spots
}

/// An arrow to a stage: the points that it passes, in dots.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    pub to: usize,
    pub points: Vec<(f64, f64)>,
}

/// Every arrow between stages, in their order. What runs up with no stage before it comes from the
/// skin. What runs up and what runs down keep apart where they share a way.
pub fn arrows(player: &PathwayPlayer, size: Cells) -> Vec<Arrow> {
    let spots = spots(player, size);
    let middle = |spot: (u16, u16)| (f64::from(spot.0) * 2.0 + 0.5, f64::from(spot.1) * 4.0 + 1.5);
    let mut arrows = Vec::new();
    for (to, stage) in player.stages.iter().enumerate() {
        let Some(end) = spots.get(to).copied().map(middle) else { continue };
        let before = player.before(to);
        for from in &before {
            let (Some(start), Some(place)) =
                (spots.get(*from).copied().map(middle), player.stages.get(*from))
            else {
                continue;
            };
            arrows.push(Arrow { to, points: way(player.scene, size, (place.at, start), (stage.at, end)) });
        }
        if before.is_empty() && stage.runs == Runs::Up {
            let start = dot(size, place(player.scene, BodyPlace::Skin));
            arrows.push(Arrow {
                to,
                points: way(player.scene, size, (BodyPlace::Skin, start), (stage.at, end)),
            });
        }
    }
    arrows
}

/// The way from one point to another, in dots.
pub fn way(
    scene: PathwayScene,
    size: Cells,
    (from, start): (BodyPlace, (f64, f64)),
    (to, end): (BodyPlace, (f64, f64)),
) -> Vec<(f64, f64)> {
    let passed = if scene == PathwayScene::Body { relays(from, to) } else { Vec::new() };
    let is_up = rank(to) > rank(from);
    let mut points = vec![start];
    for relay in passed {
        let (x, y) = dot(size, place(scene, relay));
        points.push((if is_up { x - 1.0 } else { x + 2.0 }, y));
    }
    if to == BodyPlace::Heart && from != to {
        // The vagus goes down in front of the spine.
        points.push(dot(size, (0.55, 0.57)));
    }
    points.push(end);
    points
}

#[cfg(test)]
mod tests {
    use super::super::tests::player;
    use super::*;

    #[test]
    fn a_way_passes_every_relay_between_its_ends() {
        use BodyPlace as At;
        assert_eq!(relays(At::DorsalHorn, At::Thalamus), [At::Tract, At::Brainstem, At::Midbrain]);
        assert_eq!(relays(At::Midbrain, At::DorsalHorn), [At::Brainstem, At::Tract]);
        assert_eq!(relays(At::Nerve, At::Heart), [At::Ganglion, At::DorsalHorn, At::Tract, At::Brainstem]);
        assert_eq!(relays(At::Skin, At::Muscle), []);
    }

    #[test]
    fn numbers_stand_apart_and_in_the_picture() {
        for id in ["ct-ascending", "descending-opioid-brake", "spinal-gate", "mechanotransduction"] {
            for size in [Cells { x: 18, y: 9 }, Cells { x: 46, y: 20 }, Cells { x: 87, y: 44 }] {
                let spots = spots(&player(id), size);
                for (nth, a) in spots.iter().enumerate() {
                    assert!(a.0 < size.x && a.1 < size.y);
                    assert!(spots.iter().skip(nth + 1).all(|b| a != b), "{id} at {size:?}: {spots:?}");
                }
            }
        }
    }

    #[test]
    fn what_has_no_stage_before_it_has_no_arrow_unless_it_comes_up_from_the_skin() {
        let size = Cells { x: 46, y: 20 };
        let to = |id| arrows(&player(id), size).iter().map(|arrow| arrow.to).collect::<Vec<_>>();
        assert_eq!(to("descending-opioid-brake"), [1, 2, 3, 4, 5, 5]);
        assert_eq!(to("spinal-gate"), [0, 1, 2, 2, 5]);
    }
}
