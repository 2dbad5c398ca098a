//! What words lie on. On a slide what a question changes, in large letters that lie on one ground: on nothing that is
//! drawn, or all on the same part of it.

use super::Set;
use super::numbers::{Badge, UNCHANGED, is_unchanged};
use crate::content::order;
use crate::scene::large::{self, Face};
use crate::scene::path;
use crate::scene::{Block, Bounds, Fill, HIGH, Large, Point, Scene, Tone, WIDE};
use std::collections::HashSet;

/// How far from its step a word is looked for, across and down.
const REACH: (i32, i32) = (60, 10);
/// Rows of a word.
const ROWS: i32 = 4;

/// The cells in which something that is drawn ends.
pub(super) struct Ground {
    edges: HashSet<(i32, i32)>,
}

impl Ground {
    /// That of all that is drawn so far.
    pub(super) fn of(scene: &Scene) -> Self {
        let mut edges = HashSet::new();
        for fill in &scene.fills {
            let (path, half) = match fill {
                Fill::Shape { path, .. } => (path.clone(), 0),
                Fill::Stroke { path, width, .. } => (path.clone(), i32::from(*width) / 2),
                Fill::Bar { at, .. } => (at.path(), 0),
                _ => continue,
            };
            for line in path::flat(&path) {
                let steps = (path::length(&line) / f64::from(WIDE / 2)).ceil().max(1.0);
                for at in path::each_along(&line, (0..=steps as i32).map(|it| f64::from(it) / steps)) {
                    edges.extend([(-half, -half), (half, -half), (-half, half), (half, half)].map(
                        |(x, y)| {
                            let at = Point { x: at.x + x, y: at.y + y };
                            (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH))
                        },
                    ));
                }
            }
        }
        Self { edges }
    }

    /// What is changed of a step, or was found not to change, as near to its number as there is room; the names of
    /// steps stand beside the picture.
    pub(super) fn change(&self, set: &Set<'_>, nth: usize, badges: &[Badge], art: Block, scene: &mut Scene) {
        let (Some(stage), Some(badge)) = (set.player.stages.get(nth), badges.get(nth)) else { return };
        let forms = match set.change(stage) {
            Some(change) => vec![format!("{} {}", change.mark(), change.word()), change.word().to_owned()],
            None if is_unchanged(stage, set) => vec![UNCHANGED.to_owned()],
            None => return,
        };
        let face = if badge.is_large() { Face::Heavy } else { Face::Thin };
        // Rather without its mark than not at all.
        if let Some((at, words)) =
            forms.iter().find_map(|it| Some((self.place(it, face, *badge, badges, art, scene)?, it)))
        {
            scene.large((at.x, at.y), words, face, Tone::STRONG);
        }
    }

    /// Where words stand as near to a badge as there is room.
    fn place(
        &self,
        words: &str,
        face: Face,
        badge: Badge,
        badges: &[Badge],
        art: Block,
        scene: &Scene,
    ) -> Option<Block> {
        let width = large::width(words, face)? as i32;
        let is_off = |at: Block| {
            let mut rows = at.y..at.bottom();
            let mut cells = rows.clone().flat_map(|y| (at.x - 1..=at.right()).map(move |x| (x, y)));
            rows.all(|y| badges.iter().all(|it| it.leaves((at.x, y), width)))
                && !cells.any(|it| self.edges.contains(&it))
        };
        let from = badge.at;
        let blocks =
            (-REACH.1..=REACH.1).flat_map(|down| (-REACH.0..=REACH.0).map(move |across| (across, down)));
        let blocks = blocks.map(|(across, down)| {
            Block::new(from.0 + across - width / 2, from.1 + down - ROWS / 2, width, ROWS)
        });
        // Rows are twice as high as columns are wide.
        let far = |it: &Block| {
            let across = (it.x - from.0).max(from.0 - it.right()).max(0);
            let down = 2 * (it.y - from.1).max(from.1 - it.bottom()).max(0);
            across * across + down * down
        };
        let mut blocks: Vec<Block> = blocks.filter(|it| is_within(*it, art)).collect();
        order::by_key(&mut blocks, far);
        blocks.into_iter().find(|it| is_off(*it) && is_clear(*it, scene))
    }
}

/// Whether cells lie in the picture and on no words, large ones among them.
pub(super) fn is_clear(at: Block, scene: &Scene) -> bool {
    let is_off = |it: &Large| {
        let on = it.block();
        on.right() < at.x || at.right() < on.x || on.bottom() <= at.y || at.bottom() <= on.y
    };
    scene.larges.iter().all(is_off) && (at.y..at.bottom()).all(|y| scene.is_free((at.x, y), at.width))
}

/// Whether no edge of a shape goes through cells, so that all of them lie on one ground.
pub(super) fn is_even(at: Block, scene: &Scene) -> bool {
    let at = at.bounds();
    let ys = [at.top, at.middle().y, at.bottom];
    let points = [at.left, at.right].map(|x| ys.map(|y| Point { x, y }));
    shapes_about(at, scene).all(|(shape, within)| {
        let is_in = |it: &Point| within.contains(*it) && path::contains(&shape, *it);
        points.as_flattened().chunk_by(|a, b| is_in(a) == is_in(b)).count() == 1
            && !shape.iter().flatten().any(|it| at.contains(*it) && within.contains(*it))
    })
}

/// The outlines of each shape, and where it is shown, but of those that lie to one side of `at`.
fn shapes_about(at: Bounds, scene: &Scene) -> impl Iterator<Item = (Vec<Vec<Point>>, Bounds)> {
    let shapes = scene.fills.iter().filter_map(|it| match it {
        Fill::Shape { path, within, .. } => Some((path, *within)),
        _ => None,
    });
    let shapes = shapes.filter(move |(path, _)| path::bounds(path).is_some_and(|it| it.meets(at)));
    shapes.map(|(path, within)| (path::flat(path), within))
}

/// Whether all of `at` lies in `art`.
pub(super) fn is_within(at: Block, art: Block) -> bool {
    at.x >= art.x && at.right() <= art.right() && at.y >= art.y && at.bottom() <= art.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::scene_on;

    #[test]
    fn what_is_changed_stands_whole_on_one_ground_at_every_size() {
        let pack = Pack::builtin();
        for size in [(78, 13), (94, 18), (114, 23), (152, 33), (192, 48)] {
            let scene = scene_on(true, pack.library(), &"ct-ascending".into(), &[6, 2], size);
            let ground = Ground::of(&scene);
            for words in ["cut", "stays"] {
                let large = scene.larges.iter().find(|it| it.text.ends_with(words));
                let at = large.unwrap_or_else(|| panic!("no {words} at {size:?}")).block();
                let mut cells = (at.y..at.y + ROWS).flat_map(|y| (at.x..at.right()).map(move |x| (x, y)));
                assert!(!cells.any(|it| ground.edges.contains(&it)), "{words} at {size:?}");
            }
        }
    }

    #[test]
    fn what_makes_the_point_is_named_in_large_letters_of_one_size() {
        let pack = Pack::builtin();
        let points: [(&str, &[&str]); 3] = [
            ("sensitization-and-calming", &["louder", "quieter?"]),
            ("spinal-gate", &["gate"]),
            ("descending-opioid-brake", &["brake"]),
        ];
        for (id, words) in points {
            for size in [(98, 19), (118, 20), (198, 46)] {
                let scene = scene_on(false, pack.library(), &id.into(), &[0], size);
                let face = |words: &&str| scene.larges.iter().find(|it| it.text == *words).map(|it| it.face);
                let faces: Vec<Option<Face>> = words.iter().map(face).collect();
                assert!(
                    faces.iter().all(|it| it.is_some() && *it == faces[0]),
                    "{id} at {size:?}: {faces:?}"
                );
            }
        }
    }
}
