//! The words beside parts of the drawings: what makes the point in large letters where there is room, and all of them
//! where there is much.

use super::Set;
use super::ground::{is_clear, is_even, is_within};
use super::numbers::{LARGE, POINTED};
use crate::content::drawing::PartKind;
use crate::content::figure::{End, Named, PathwayStage};
use crate::content::order;
use crate::scene::body::Body;
use crate::scene::label::Label;
use crate::scene::large::{self, Face};
use crate::scene::{Align, Block, HIGH, Hue, Point, Scene, Tone, WIDE, Words};

/// The words beside parts of the drawings; the one that is the point in large letters where there is room, and all of
/// them where there is much.
pub(super) fn write(set: &Set<'_>, art: Block, scene: &mut Scene) {
    // A word goes with its part.
    let hidden = set.in_hand().map(|it| it.hides.as_slice()).unwrap_or_default();
    // That of the step in hand stands out, and while it does no other.
    let in_hand = set.in_hand().and_then(|it| name_of(it, set));
    for (body, shown) in set.bodies.iter().zip(&set.player.drawings) {
        let before = (scene.labels.len(), scene.larges.len(), scene.areas.len());
        // The point has the first choice.
        let mut captions: Vec<_> = shown.captions.iter().filter(|it| !hidden.contains(&it.part)).collect();
        order::by_key(&mut captions, |it| !it.is_point);
        'captions: for named in captions {
            // Dark at a place of what is lit; what has a name of its own within it lies there faint.
            let is_lit =
                |it: &&Named| body.drawing.part(&it.part).is_some_and(|part| part.kind == PartKind::Way);
            let is_strong = in_hand.map_or(named.is_point, |it| std::ptr::eq(it, named));
            let words = match is_strong {
                true if named.end == Some(End::Within) && is_lit(&named) => {
                    Words::bold(named.label.clone(), Tone::of(Hue::Ground))
                }
                true => Words::bold(named.label.clone(), Tone::STRONG),
                false if named.end == Some(End::Within) && is_lit(&named) => {
                    Words::new(named.label.clone(), Tone::of(Hue::Ground))
                }
                false => Words::new(named.label.clone(), Tone::TEXT),
            };
            let lines = [&named.label, &named.below].into_iter().filter(|it| !it.is_empty());
            let lines: Vec<Words> = lines.map(|it| Words { text: it.clone(), ..words.clone() }).collect();
            let dense = Some(Face::Dense).filter(|_| art.width >= LARGE);
            let has_large = set.view.is_slide || named.is_point && set.current.is_none();
            let thin = Some(Face::Thin).filter(|_| has_large && art.width >= POINTED);
            // Where there is no room for all lines in large letters, the first has them.
            let alike = |face: Option<Face>| vec![face; lines.len()];
            let first = |face: Option<Face>| face.filter(|_| lines.len() == 2).map(|_| vec![face, None]);
            let all = |face: Option<Face>| face.map(|_| alike(face));
            let forms = [all(dense), first(dense), all(thin), first(thin)];
            for faces in forms.into_iter().flatten().chain([alike(None)]) {
                let Some(width) = widest(&lines, &faces) else { continue };
                let pitches: Vec<i32> = faces.iter().map(|it| rows_of(*it).1).collect();
                let last = faces.last().map_or(0, |it| rows_of(*it).0 - rows_of(*it).1);
                let height = pitches.iter().sum::<i32>() + last;
                let is_large = faces.iter().any(Option::is_some);
                let Some(at) = beside_part(body, named, is_large, (width, height)) else { continue };
                // Large ones may begin to take the gap before the words beside the picture.
                let art = Block { width: art.width + i32::from(faces.contains(&Some(Face::Thin))), ..art };
                let at = Block { x: at.x.min(art.right() - width).max(art.x), ..at };
                let has_ground = || !named.is_point || is_even(at, scene);
                if is_large && !(is_within(at, art) && is_clear(at, scene) && has_ground()) {
                    continue;
                }
                if !is_large && !stands_apart(at, art, scene) {
                    // What is left would be read as the names of other parts.
                    scene.labels.truncate(before.0);
                    scene.larges.truncate(before.1);
                    scene.areas.truncate(before.2);
                    break 'captions;
                }
                if let Some(nth) = set.player.stages.iter().position(|it| names(it, named)) {
                    scene.area(at, super::means(nth));
                }
                let mut y = at.y;
                for ((line, face), pitch) in lines.iter().zip(&faces).zip(pitches) {
                    // One in other letters than the widest stands below its middle.
                    let x = at.x + (width - columns(line, *face).unwrap_or(width)) / 2;
                    let x = if is_centred(named) { x } else { at.x };
                    match face {
                        Some(face) => _ = scene.large((x, y), &line.text, *face, line.tone),
                        None => _ = scene.write((x, y), Align::Left, line.clone()),
                    }
                    y += pitch;
                }
                break;
            }
        }
    }
}

/// The words beside the part of a step that say its name, so that its number need not say it again.
pub(super) fn name_of<'a>(stage: &PathwayStage, set: &Set<'a>) -> Option<&'a Named> {
    set.player.drawings.iter().flat_map(|it| &it.captions).find(|it| names(stage, it))
}

/// Whether the words beside a part are the name of a step.
fn names(stage: &PathwayStage, named: &Named) -> bool {
    let is_said = |words: &String| {
        let label = stage.label.trim_start_matches("the ");
        let after = words.strip_prefix(label).filter(|_| !label.is_empty());
        after.is_some_and(|it| it.is_empty() || it.starts_with([':', ' ']))
    };
    !stage.hides.contains(&named.part) && [&named.label, &named.below].into_iter().any(is_said)
}

/// Whether ordinary letters have room, and are not read as one with others: lines below each other have a row around
/// them.
fn stands_apart(at: Block, art: Block, scene: &Scene) -> bool {
    let around = i32::from(at.height > 1);
    let is_off = |it: &Label| {
        let on = it.block();
        on.right() < at.x || at.right() < on.x || on.y + around < at.y || at.bottom() + around <= on.y
    };
    at.bottom() <= art.bottom() && scene.labels.iter().all(is_off) && is_clear(at, scene)
}

/// Whether words stand above or below their part, and not beside it.
fn is_centred(named: &Named) -> bool {
    !matches!(named.end, Some(End::Left | End::Right))
}

/// Columns of a line in letters of a face, or in ordinary ones; none where a letter is missing.
fn columns(line: &Words, face: Option<Face>) -> Option<i32> {
    match face {
        Some(face) => large::width(&line.text, face).map(|it| it as i32),
        None => Some(crate::scene::label::width(std::slice::from_ref(line))),
    }
}

/// Columns of the widest of some lines, each in letters of its own.
fn widest(lines: &[Words], faces: &[Option<Face>]) -> Option<i32> {
    let each = lines.iter().zip(faces).map(|(line, face)| columns(line, *face));
    each.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// Rows of letters of a face, or of ordinary ones, and from one line of them to the next.
fn rows_of(face: Option<Face>) -> (i32, i32) {
    match face {
        None => (1, 1),
        // Nothing reaches below the last of their rows.
        Some(Face::Dense) => (4, 4),
        Some(_) => (4, 5),
    }
}

/// Where words of a size stand beside their part: in the next row, or a column from it. Around large ones is air.
fn beside_part(body: &Body<'_>, named: &Named, is_large: bool, (width, height): (i32, i32)) -> Option<Block> {
    let air = if is_large { HIGH / 2 } else { 0 };
    let end = named.end.unwrap_or(End::Bottom);
    let (edge, middle) = (extreme(&body.outline(&named.part), end)?, body.middle(&named.part)?);
    let (column, row) = (middle.x.div_euclid(WIDE), middle.y.div_euclid(HIGH));
    let (x, y) = match end {
        End::Top => (column - (width - 1) / 2, (edge.y - air).div_euclid(HIGH) - height),
        End::Bottom => (column - (width - 1) / 2, (edge.y - 1 + air).div_euclid(HIGH) + 1),
        End::Left => (edge.x.div_euclid(WIDE) - 1 - width, row - height / 2),
        End::Right => ((edge.x - 1).div_euclid(WIDE) + 2, row - height / 2),
        End::Within => (column - (width - 1) / 2, row - height / 2),
    };
    Some(Block::new(x, y, width, height))
}

/// The middle of those points that lie farthest to one side.
fn extreme(points: &[Point], end: End) -> Option<Point> {
    let of = |it: &Point| match end {
        End::Left => -it.x,
        End::Right => it.x,
        End::Top => -it.y,
        End::Bottom | End::Within => it.y,
    };
    let most = points.iter().map(of).max()?;
    let those: Vec<&Point> = points.iter().filter(|it| of(it) >= most - 64).collect();
    let n = those.len() as i32;
    Some(Point {
        x: those.iter().map(|it| it.x).sum::<i32>() / n.max(1),
        y: those.iter().map(|it| it.y).sum::<i32>() / n.max(1),
    })
}
