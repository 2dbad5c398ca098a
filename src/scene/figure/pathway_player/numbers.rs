//! The numbers of the steps in the picture: beside the parts, none on another, that in hand with its word where
//! there is room; and the words under parts.

use super::lit::{Cover, Lit};
use super::route::body_of;
use super::{Reach, Set, means};
use crate::content::drawing::UNIT;
use crate::content::figure::{Basis, End, PathwayStage};
use crate::scene::large::{self, Dot};
use crate::scene::path::{self, Point};
use crate::scene::{Align, Block, HIGH, Hue, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::pathway_player::Change;

/// Columns of the drawings from which on numbers have words beside them. In fewer the words would cover
/// what they name.
const WORDED: i32 = 50;
/// Columns from which on it is written what a question or a study changed, or left as it was.
const WORDED_CHANGES: i32 = 34;

/// Columns from which on the word that is the point has large letters.
const LARGE: i32 = 58;

pub(super) fn place(set: &Set<'_>, art: Block, scene: &mut Scene) {
    under(set, art, scene);
    let lit = Lit::new(set, art);
    let mut taken: Vec<(i32, i32)> = Vec::new();
    let mut placed: Vec<(usize, (i32, i32))> = Vec::new();
    for (nth, stage) in set.player.stages.iter().enumerate() {
        let at = spot(stage, set).unwrap_or_else(|| bracket(set, art, stage, scene));
        let home = (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH));
        let cell = free(home, &taken, &lit, art, scene);
        // A number that had to move away is led back to its place.
        if (cell.0 - home.0).abs() > 3 || (cell.1 - home.1).abs() > 2 {
            lead(cell, at, set.reach(nth), scene);
        }
        taken.push(cell);
        placed.push((nth, cell));
    }
    for (nth, cell) in &placed {
        number(set, *nth, *cell, &lit, scene);
    }
    // That of the step in hand first: it has the best place.
    placed.sort_by_key(|(nth, _)| std::cmp::Reverse(set.reach(*nth) == Reach::InHand));
    for (nth, cell) in placed {
        word(set, nth, cell, &taken, art, scene);
    }
    if art.width >= WORDED_CHANGES {
        beside(set, &taken, art, scene);
    }
}

/// The words under parts of the drawings, in the first row that is free of them; the one that is the point in
/// large letters where there is room.
fn under(set: &Set<'_>, art: Block, scene: &mut Scene) {
    for (body, shown) in set.bodies.iter().zip(&set.player.drawings) {
        // A word goes with its part.
        let hidden = set.in_hand().map(|it| it.hides.as_slice()).unwrap_or_default();
        for named in shown.under.iter().filter(|it| !hidden.contains(&it.part)) {
            let outline = body.outline(&named.part);
            let Some(foot) = extreme(&outline, End::Bottom) else { continue };
            let Some(middle) = body.middle(&named.part) else { continue };
            // Below the ground that it stands on.
            let foot = foot.y + body.length(8 * UNIT);
            let place = (middle.x.div_euclid(WIDE), (foot - 1).div_euclid(HIGH) + 1);
            let words = match named.is_point {
                true if large(&named.label, place, art, scene) => continue,
                true => Words::bold(named.label.clone(), Tone::STRONG),
                false => Words::new(named.label.clone(), Tone::TEXT),
            };
            scene.write(place, Align::Middle, words);
        }
    }
}

/// Writes words in large letters around a column from a row on; false where there is no room.
fn large(label: &str, (x, y): (i32, i32), art: Block, scene: &mut Scene) -> bool {
    art.width >= LARGE
        && [(Dot::Half, 4), (Dot::Quarter, 2)].into_iter().any(|(dot, share)| {
            let Some(rows) = large::rows(label, dot) else { return false };
            let width = large::width(label, dot).unwrap_or(0) as i32;
            let left = (x - width / 2).max(art.x);
            let fits = left + width <= art.right() && y + rows.len() as i32 <= art.bottom();
            fits && width * share <= art.width && scene.large((left, y), label, dot, Tone::STRONG)
        })
}

/// The words of what stays as it was and is no step, at its part.
fn beside(set: &Set<'_>, taken: &[(i32, i32)], art: Block, scene: &mut Scene) {
    let Some(it) = set.player.asked(set.view.at).and_then(|asked| asked.beside.as_ref()) else { return };
    let Some(body) = it.parts.first().and_then(|name| body_of(name, &set.bodies)) else { return };
    let Some(at) = it.parts.first().and_then(|name| body.middle(name)) else { return };
    let home = (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH));
    let words = Words::bold(format!("{} {}", Change::Spared.mark(), it.label), Tone::STRONG);
    let width = crate::scene::label::width(std::slice::from_ref(&words));
    // Above it, or as near above or below as no number stands.
    for down in [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5] {
        let (x, y) = ((home.0 - width / 2).clamp(art.x, (art.right() - width).max(art.x)), home.1 + down);
        let is_clear = taken.iter().all(|(a, b)| *b != y || *a + 2 < x || *a - 2 >= x + width);
        if is_clear
            && (art.y..art.bottom()).contains(&y)
            && scene.write((x, y), Align::Left, words.clone()).is_some()
        {
            return;
        }
    }
}

/// Where a step sits, if it sits anywhere.
fn spot(stage: &PathwayStage, set: &Set<'_>) -> Option<Point> {
    let name = stage.at.as_ref().or_else(|| stage.parts.first())?;
    let body = body_of(name, &set.bodies)?;
    let at = match stage.end {
        Some(end) => extreme(&body.outline(name), end)?,
        None => body.middle(name)?,
    };
    // The end of a nerve may lie outside of what is shown.
    let edge = |it: i32, low: i32, high: i32| it.clamp(low + WIDE / 2, (high - WIDE / 2).max(low + WIDE / 2));
    Some(Point { x: edge(at.x, body.at.left, body.at.right), y: edge(at.y, body.at.top, body.at.bottom) })
}

/// The middle of those points that lie farthest to one side.
fn extreme(points: &[Point], end: End) -> Option<Point> {
    let of = |it: &Point| match end {
        End::Left => -it.x,
        End::Right => it.x,
        End::Top => -it.y,
        End::Bottom => it.y,
    };
    let most = points.iter().map(of).max()?;
    let those: Vec<&Point> = points.iter().filter(|it| of(it) >= most - 64).collect();
    let n = those.len() as i32;
    Some(Point {
        x: those.iter().map(|it| it.x).sum::<i32>() / n.max(1),
        y: those.iter().map(|it| it.y).sum::<i32>() / n.max(1),
    })
}

/// A bracket beside the drawing for a step that is that of the whole; its number stands in its middle.
fn bracket(set: &Set<'_>, art: Block, stage: &PathwayStage, scene: &mut Scene) -> Point {
    let within = set.bodies.first().map_or_else(|| art.bounds(), |body| body.at);
    let right = within.right.div_euclid(WIDE) + 1;
    let x = right.clamp(art.x + 1, (art.right() - 2).max(art.x + 1));
    let top = within.top.div_euclid(HIGH).max(art.y);
    let bottom = (within.bottom - 1).div_euclid(HIGH).min(art.bottom() - 1);
    let stroke = if stage.basis == Basis::Proposed { Stroke::Dotted } else { Stroke::Light };
    scene.rules.push(Rule { from: (x, top), to: (x, bottom), stroke, caps: [true; 2], tone: Tone::DIM });
    let middle = i32::midpoint(top, bottom);
    Point { x: x * WIDE + WIDE / 2, y: middle * HIGH + HIGH / 2 }
}

/// The cell nearest to `home` in which a number stands beside what is lit or in the middle of it, and on nothing
/// else that is written.
fn free(home: (i32, i32), taken: &[(i32, i32)], lit: &Lit, art: Block, scene: &Scene) -> (i32, i32) {
    let inside = |(x, y): (i32, i32)| x > art.x && x < art.right() - 1 && y >= art.y && y < art.bottom();
    let clear = |(x, y): (i32, i32)| taken.iter().all(|(a, b)| *b != y || (a - x).abs() >= 4);
    let cells = || (-9..=9).flat_map(|down| (-18..=18).map(move |across| (across, down)));
    // Rows are twice as high as columns are wide; above is better than below.
    let far = |(across, down): (i32, i32)| {
        4 * (across * across + 4 * down * down) + i32::from(down > 0) + i32::from(across < 0)
    };
    let weight = |(across, down): (i32, i32)| {
        let cell = (home.0 + across, home.1 + down);
        let is_split =
            lit.cover((cell.0 - 1, cell.1), 3) != Cover::Free && lit.cover(cell, 1) != Cover::Whole;
        let is_written = !scene.is_free((cell.0 - 1, cell.1), 3);
        far((across, down)) + 400 * i32::from(is_split) + 2000 * i32::from(is_written)
    };
    let is_open = |(across, down): (i32, i32)| {
        let cell = (home.0 + across, home.1 + down);
        inside(cell) && clear(cell)
    };
    // What is farther than its own place weighs need not be looked at.
    let most = if is_open((0, 0)) { weight((0, 0)) } else { i32::MAX };
    let found = cells().filter(|it| far(*it) <= most && is_open(*it)).min_by_key(|it| weight(*it));
    let (across, down) = found.unwrap_or((0, 0));
    (
        (home.0 + across).clamp(art.x, (art.right() - 1).max(art.x)),
        (home.1 + down).clamp(art.y, (art.bottom() - 1).max(art.y)),
    )
}

/// A thin line from a number to what it stands for, with a point at its end.
fn lead((x, y): (i32, i32), to: Point, reach: Reach, scene: &mut Scene) {
    let from = Point { x: x * WIDE + WIDE / 2, y: y * HIGH + HIGH / 2 };
    let tone = if reach == Reach::InHand { Tone::STRONG } else { Tone::TEXT };
    scene.ink(path::straight(&[from, to]), tone, false);
    scene.disc(to, 20, tone);
}

/// The number of a step: that in hand on a disc, the others bare, so that they hide nothing.
fn number(set: &Set<'_>, nth: usize, (x, y): (i32, i32), lit: &Lit, scene: &mut Scene) {
    let Some(stage) = set.player.stages.get(nth) else { return };
    let ink = Tone::of(Hue::Ground);
    let tone = if set.reach(nth) == Reach::InHand {
        let middle = Point { x: x * WIDE + WIDE / 2, y: y * HIGH + HIGH / 2 };
        let hue = hue(stage.basis).map_or_else(|| Tone::family(set.view.family), Tone::of);
        scene.disc(middle, 92, hue.mixed(Hue::Strong, 25));
        ink
    } else if lit.cover((x, y), 1) == Cover::Free {
        hue(stage.basis).map_or(Tone::STRONG, Tone::of)
    } else {
        ink
    };
    scene.write((x, y), Align::Left, Words::bold((nth + 1).to_string(), tone));
    scene.area(Block::new(x - 1, y, 3, 1), means(nth));
}

/// The hue of what is not simply known; that is said in words as well.
pub(super) fn hue(basis: Basis) -> Option<Hue> {
    match basis {
        Basis::Animal => Some(Hue::Animal),
        Basis::Disputed => Some(Hue::Contested),
        Basis::Proposed => Some(Hue::Dim),
        Basis::Human | Basis::Anatomy | Basis::Model => None,
    }
}

/// The word of a step beside its number, where it lies on no other number.
fn word(set: &Set<'_>, nth: usize, (x, y): (i32, i32), taken: &[(i32, i32)], art: Block, scene: &mut Scene) {
    let Some(stage) = set.player.stages.get(nth) else { return };
    let change = set.change(stage);
    let mut text = stage.label.clone();
    if let Some(change) = change {
        text = format!("{} {}", change.mark(), change.word());
    } else if stage.unchanged {
        text = format!("{} no change", Change::Spared.mark());
    }
    let is_change = change.is_some() || stage.unchanged;
    // The names of the others stand in the list; here they would cover what they name.
    if !is_change && set.reach(nth) != Reach::InHand {
        return;
    }
    if text.is_empty() || art.width < if is_change { WORDED_CHANGES } else { WORDED } {
        return;
    }
    let is_strong = set.reach(nth) == Reach::InHand || change.is_some();
    let words = if is_strong { Words::bold(text, Tone::STRONG) } else { Words::new(text, Tone::TEXT) };
    let width = crate::scene::label::width(std::slice::from_ref(&words));
    let is_left = x < art.x + art.width / 2;
    let right = ((x + 3, y), x + 3);
    let left = ((x - 2 - width, y), x - 2 - width);
    let above = ((x - width / 2, y - 1), x - width / 2);
    let below = ((x - width / 2, y + 1), x - width / 2);
    let places = match stage.end {
        Some(End::Bottom) if is_change => [below, right, left, above],
        Some(End::Top) if is_change => [above, right, left, below],
        _ if is_left => [left, right, above, below],
        _ => [right, left, above, below],
    };
    for ((column, row), from) in places {
        let is_inside = from >= art.x && from + width <= art.right();
        let is_clear = taken.iter().all(|(a, b)| *b != row || *a + 2 < column || *a - 2 >= column + width);
        if !(is_inside && is_clear) {
            continue;
        }
        if let Some(at) = scene.write((column, row), Align::Left, words.clone()) {
            // On paper of its own: what it lies on has many greys.
            scene.block_of(at, Tone::of(Hue::Ground));
            return;
        }
    }
}
