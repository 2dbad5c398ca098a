//! The numbers of the steps in the picture: each on a badge on its part, none on another; that in hand with its word
//! where there is room, and dots for the others beside it.

use super::ground::{Ground, is_clear, is_even, is_within};
use super::route::body_of;
use super::{Reach, Set, captions, means};
use crate::content::figure::{Basis, PathwayStage};
use crate::content::order;
use crate::scene::large::{self, Dot, Face};
use crate::scene::path::{self, Point};
use crate::scene::{Align, Block, Bounds, HIGH, Hue, Scene, Tone, WIDE, Words};
use crate::sim::pathway_player::Change;
use std::sync::LazyLock;

/// Columns of the drawings from which on numbers have words beside them. In fewer the words would cover
/// what they name.
const WORDED: i32 = 50;
/// How far apart, across and down, broad numbers of the same drawing touch.
const CLOSE: (i32, i32) = (3, 0);
/// Columns from which on it is written what a question or a study changed, or left as it was.
const WORDED_CHANGES: i32 = 34;
/// Columns from which on the words that are the point of the whole way are large, in thin letters, and all on a slide.
pub(super) const POINTED: i32 = 40;
/// Columns from which on numbers have large digits, words low letters, and routes are broad.
pub(super) const LARGE: i32 = 110;

/// What is written where a change was looked for and none was found.
pub(super) const UNCHANGED: &str = "no change";

/// Cells around one, the nearest first, put into that order once.
static NEAREST: LazyLock<Vec<(i32, i32)>> = LazyLock::new(|| {
    // Rows are twice as high as columns are wide; above is better than below.
    let far = |(across, down): &(i32, i32)| {
        4 * (across * across + 4 * down * down) + i32::from(*down > 0) + i32::from(*across < 0)
    };
    let cells = (-9..=9).flat_map(|down| (-18..=18).map(move |across| (across, down)));
    let mut cells: Vec<(i32, i32)> = cells.collect();
    order::by_key(&mut cells, far);
    cells
});

/// A number in its place: its cell, and the cells that its badge takes on either side of that and above and below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Badge {
    pub(super) at: (i32, i32),
    across: i32,
    down: i32,
}

impl Badge {
    /// One at home. Where its neighbour is so close that they would touch it takes but its cell.
    fn new(home: (i32, i32), art: Block, homes: &[(i32, i32)]) -> Self {
        let is_close = |it: &(i32, i32)| {
            *it != home && (it.0 - home.0).abs() <= CLOSE.0 && (it.1 - home.1).abs() <= CLOSE.1
        };
        let (across, down) = match art.width {
            LARGE.. => (4, 2),
            ..WORDED if homes.iter().any(is_close) => (0, 0),
            _ => (1, 0),
        };
        Self { at: home, across, down }
    }

    pub(super) fn is_large(self) -> bool {
        self.down > 0
    }

    pub(super) fn block(self) -> Block {
        let (x, y) = (self.at.0 - self.across, self.at.1 - self.down);
        Block::new(x, y, 2 * self.across + 1, 2 * self.down + 1)
    }

    /// Whether it leaves `width` columns of a row free, and one on either side.
    pub(super) fn leaves(self, (x, y): (i32, i32), width: i32) -> bool {
        let block = self.block();
        !(block.y..block.bottom()).contains(&y) || block.right() < x || x + width < block.x
    }

    /// Whether nothing is written where it stands, no other badge touches it, and all of it is in `art`.
    fn is_free(self, others: &[Self], art: Block, scene: &Scene) -> bool {
        let block = self.block();
        let is_apart = |it: &Self| {
            let (x, y) = ((it.at.0 - self.at.0).abs(), (it.at.1 - self.at.1).abs());
            x > (2 * self.across).max(2) || y > 2 * self.down + 1
        };
        is_within(block, art) && others.iter().all(is_apart) && is_clear(block, scene)
    }

    /// The nearest to where it is that is free; there where none is.
    fn near(self, others: &[Self], art: Block, scene: &Scene) -> Self {
        let moved = |(across, down): (i32, i32)| Self { at: (self.at.0 + across, self.at.1 + down), ..self };
        if moved((0, 0)).is_free(others, art, scene) {
            return moved((0, 0));
        }
        let free = NEAREST.iter().find(|it| moved(**it).is_free(others, art, scene));
        let it = moved(free.copied().unwrap_or_default());
        let x = it.at.0.clamp(art.x, (art.right() - 1).max(art.x));
        let y = it.at.1.clamp(art.y, (art.bottom() - 1).max(art.y));
        Self { at: (x, y), ..it }
    }
}

pub(super) fn place(set: &Set<'_>, art: Block, scene: &mut Scene) {
    captions::write(set, art, scene);
    let spots = set.player.stages.iter().map(|it| spot(it, set).unwrap_or_default());
    let homes: Vec<(i32, i32)> = spots.map(|at| (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH))).collect();
    let mut badges: Vec<Badge> = Vec::new();
    for home in &homes {
        badges.push(Badge::new(*home, art, &homes).near(&badges, art, scene));
    }
    for (nth, badge) in badges.iter().enumerate() {
        number(set, nth, *badge, scene);
    }
    let ground = set.view.is_slide.then(|| Ground::of(scene));
    // That of the step in hand first: it has the best place.
    let mut order: Vec<usize> = (0..badges.len()).collect();
    order::by_key(&mut order, |nth| set.reach(*nth) != Reach::InHand);
    for nth in order {
        match &ground {
            Some(ground) => ground.change(set, nth, &badges, art, scene),
            None => word(set, nth, &badges, art, scene),
        }
    }
    if art.width >= WORDED_CHANGES {
        beside(set, &badges, art, scene);
    }
}

/// Words in large letters, if all of them lie in `art` and on no others.
fn write_large(at: Block, face: Face, words: &Words, art: Block, scene: &mut Scene) -> bool {
    is_within(at, art) && is_clear(at, scene) && scene.large((at.x, at.y), &words.text, face, words.tone)
}

/// The words of what stays as it was and is no step, at its part.
fn beside(set: &Set<'_>, badges: &[Badge], art: Block, scene: &mut Scene) {
    let Some(it) = set.player.asked(set.view.at).and_then(|asked| asked.beside.as_ref()) else { return };
    let Some(body) = it.parts.first().and_then(|name| body_of(name, &set.bodies)) else { return };
    let Some(at) = it.parts.first().and_then(|name| body.middle(name)) else { return };
    let home = (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH));
    let words = Words::bold(format!("{} {}", Change::Spared.mark(), it.label), Tone::STRONG);
    let width = crate::scene::label::width(std::slice::from_ref(&words));
    // Above it, or as near above or below as no number stands.
    for down in [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5] {
        let (x, y) = ((home.0 - width / 2).clamp(art.x, (art.right() - width).max(art.x)), home.1 + down);
        if badges.iter().all(|it| it.leaves((x, y), width))
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
    let at = body.middle(name)?;
    // The end of a nerve may lie outside of what is shown.
    let edge = |it: i32, low: i32, high: i32| it.clamp(low + WIDE / 2, (high - WIDE / 2).max(low + WIDE / 2));
    Some(Point { x: edge(at.x, body.at.left, body.at.right), y: edge(at.y, body.at.top, body.at.bottom) })
}

/// The number of a step on its badge, in the hue of what it rests on, and pale where that is only proposed. That in
/// hand is larger, and around each lies paper, so that it stands out from any part.
fn number(set: &Set<'_>, nth: usize, badge: Badge, scene: &mut Scene) {
    let Some(stage) = set.player.stages.get(nth) else { return };
    let ((x, y), digit) = (badge.at, (nth + 1).to_string());
    let is_in_hand = set.reach(nth) == Reach::InHand;
    let paper = Tone::of(Hue::Ground);
    let (tone, ink) = badge_of(stage, is_in_hand);
    // A single cell would be hard to hit.
    scene.area(Badge { across: badge.across.max(1), ..badge }.block(), means(nth));
    if set.is_dot(nth) {
        return dot(badge, tone, scene);
    }
    if badge.is_large() {
        let wide = large::width(&digit, Dot::Quarter).unwrap_or(1) as i32;
        let left = x - (wide - 1) / 2;
        // A letter is seven halves of a row high.
        let middle = Point { x: left * WIDE + wide * WIDE / 2, y: (y - 1) * HIGH + HIGH * 7 / 4 };
        let radius = if is_in_hand { 320 } else { 264 };
        scene.disc(middle, radius + 32, paper);
        scene.disc(middle, radius, tone);
        scene.large((left, y - 1), &digit, Dot::Quarter, ink);
        return;
    }
    let at = badge.block().bounds();
    if hue(stage.basis).is_some() && !stage.grey && badge.across > 0 {
        // What it lies on may have its hue.
        scene.bar(Bounds { left: at.left - WIDE / 4, right: at.right + WIDE / 4, ..at }, paper);
    }
    // Of whole cells: half of one would look like a bracket.
    scene.bar(at, tone);
    scene.write((x, y), Align::Left, Words::bold(digit, ink));
}

/// The tone of a badge and of the number on it.
pub(super) fn badge_of(stage: &PathwayStage, is_in_hand: bool) -> (Tone, Tone) {
    if stage.basis == Basis::Proposed && !is_in_hand {
        return (Tone::DIM.part(40), Tone::STRONG);
    }
    (hue(stage.basis).map_or(Tone::STRONG, Tone::of), Tone::of(Hue::Ground))
}

/// A step beside the one in hand, with paper around it.
fn dot(badge: Badge, tone: Tone, scene: &mut Scene) {
    let (cell, paper) = (Block::new(badge.at.0, badge.at.1, 1, 1), Tone::of(Hue::Ground));
    if badge.is_large() {
        let at = cell.bounds();
        let middle = Point { x: i32::midpoint(at.left, at.right), y: i32::midpoint(at.top, at.bottom) };
        scene.disc(middle, 148, paper);
        return scene.disc(middle, 112, tone);
    }
    scene.block_of(cell, paper);
    scene.write(badge.at, Align::Left, Words::new("●", tone));
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

/// Whether it is written beside a number that nothing changed: what stands beside its part need not be said twice.
pub(super) fn is_unchanged(stage: &PathwayStage, set: &Set<'_>) -> bool {
    let mut captions = set.player.drawings.iter().flat_map(|it| &it.captions);
    stage.unchanged && captions.all(|it| [&it.label, &it.below].iter().all(|it| *it != UNCHANGED))
}

/// The word of a step beside its number, where it lies on no other number.
fn word(set: &Set<'_>, nth: usize, badges: &[Badge], art: Block, scene: &mut Scene) {
    let (Some(stage), Some(badge)) = (set.player.stages.get(nth), badges.get(nth)) else { return };
    let change = set.change(stage);
    let mut text = stage.label.clone();
    let is_unchanged = is_unchanged(stage, set);
    if let Some(change) = change {
        text = format!("{} {}", change.mark(), change.word());
    } else if is_unchanged {
        text = format!("{} {UNCHANGED}", Change::Spared.mark());
    }
    let is_change = change.is_some() || is_unchanged;
    // The names of the others stand in the list, and that in hand as well where it is large; here they would cover
    // what they name.
    let is_named = captions::name_of(stage, set).is_some();
    if !is_change && (set.reach(nth) != Reach::InHand || badge.is_large() || is_named) {
        return;
    }
    if text.is_empty() || art.width < if is_change { WORDED_CHANGES } else { WORDED } {
        return;
    }
    let is_strong = set.reach(nth) == Reach::InHand || change.is_some();
    let words = if is_strong { Words::bold(text, Tone::STRONG) } else { Words::new(text, Tone::TEXT) };
    let ((x, y), block) = (badge.at, badge.block());
    // What was found not to change is the point.
    if is_unchanged && art.width >= POINTED {
        let words = Words { text: UNCHANGED.to_owned(), ..words.clone() };
        let faces = [Face::Tall(Dot::Half), Face::Heavy, Face::Thin];
        for face in faces.into_iter().skip(if badge.is_large() { 0 } else { 2 }) {
            let width = large::width(UNCHANGED, face).unwrap_or(0);
            let at = Block::new(block.right() + 2, y - 1, width as i32, 5);
            // But for what reaches below the others.
            let letters = Block { height: 4, ..at };
            if is_even(letters, scene) && write_large(at, face, &words, art, scene) {
                return;
            }
        }
    }
    let width = crate::scene::label::width(std::slice::from_ref(&words));
    let right = (block.right() + 1, y);
    let left = (block.x - 1 - width, y);
    let above = (x - width / 2, block.y - 1);
    let below = (x - width / 2, block.bottom());
    let places = match is_change {
        true => [right, below, left, above],
        false if x < art.x + art.width / 2 => [left, right, above, below],
        false => [right, below, above, left],
    };
    for (column, row) in places {
        let is_inside = column >= art.x && column + width <= art.right();
        let is_off = badges.iter().all(|it| it.leaves((column, row), width));
        let at = Block::new(column, row, width, 1);
        // A name on a part of another step would be read as the name of that.
        let is_its_own = is_change || !covers_other(at, nth, set);
        if !(is_inside && is_off && is_its_own && is_clear(at, scene)) {
            continue;
        }
        if let Some(at) = scene.write((column, row), Align::Left, words.clone()) {
            // On paper of its own: what it lies on has many greys. What stays as it was is of one colour.
            if !is_unchanged {
                scene.block_of(at, Tone::of(Hue::Ground));
            }
            return;
        }
    }
}

/// Whether a part of another step than the one so numbered lies at cells.
fn covers_other(at: Block, nth: usize, set: &Set<'_>) -> bool {
    let own = set.player.stages.get(nth).map(|it| it.parts.as_slice()).unwrap_or_default();
    let others = set.player.stages.iter().flat_map(|it| &it.parts).filter(|it| !own.contains(it));
    let mut bodies = others.filter_map(|name| Some((name, body_of(name, &set.bodies)?)));
    bodies.any(|(name, body)| {
        let mut paths = body.drawing.parts_of(name).map(|part| body.path(&part.path));
        paths.any(|path| path::bounds(&path).is_some_and(|it| it.meets(at.bounds())))
    })
}
