//! Where the drawing and the words of a pathway stand.

use super::super::View;
use super::told;
use crate::content::figure::PathwayPlayer;
use crate::content::library::Library;
use crate::scene::body::Body;
use crate::scene::{Block, HIGH, WIDE};

/// Columns from which on the words stand beside the drawings.
const BESIDE: i32 = 64;
/// The most columns that words are read in.
const WIDEST: i32 = 66;
/// Rows from which on there is one of air above the drawings.
const AIRY: i32 = 16;
/// Columns between drawings and words.
const GAP: i32 = 3;

/// Columns for words on either side of drawings that stand alone.
const SIDE: i32 = 18;

pub(super) struct Rooms {
    pub art: Block,
    pub text: Block,
}

impl Rooms {
    pub(super) fn new(player: &PathwayPlayer, view: &View<'_>) -> Self {
        let (width, height) = (i32::from(view.size.x), i32::from(view.size.y));
        if view.is_slide && player.asked(view.at).is_some() {
            // What is asked, and the answer, a class reads when it has seen what they change.
            let art = (natural_width(player, view.library, height) + 2 * SIDE).min(width);
            let art = Block::new((width - art) / 2, 0, art, height);
            return Self { art, text: Block::default() };
        }
        if view.is_beside || width < BESIDE {
            let below = told::below(player, width, height);
            let art = Block::new(0, 0, width, height - below);
            return Self { art, text: Block::new(0, art.bottom(), width, below) };
        }
        // What is high keeps off the line above it.
        let air = i32::from(view.is_titled && height >= AIRY);
        // The drawing takes what it needs at this height, the words what they need at least.
        let natural = natural_width(player, view.library, height - air) + GAP;
        let least = if width >= 100 { 39 } else { 32 };
        let least = told::least_width(player, height, width / 2 + 1).clamp(least, (width / 2).max(least));
        // On a large screen their names are large, if the drawing keeps most of it.
        let large = told::large_width(player, height, width * 2 / 5).filter(|_| width >= 150);
        let least = large.map_or(least, |large| least.max(large));
        let text = (width - natural).clamp(least, WIDEST.max(least));
        let art = Block::new(0, air, width - text - GAP, height - air);
        Self { art, text: Block::new(width - text, 0, text, height) }
    }
}

/// Columns that the drawing takes in so many rows.
fn natural_width(player: &PathwayPlayer, library: &Library, rows: i32) -> i32 {
    let drawing = player.drawings.first().and_then(|it| library.drawing(&it.drawing));
    drawing.map_or(0, |it| rows * HIGH * it.size.x / it.size.y.max(1) / WIDE + 1)
}

/// The drawing as large as it can be, then those that lie on it, in the order of the data.
pub(super) fn bodies<'a>(player: &'a PathwayPlayer, library: &'a Library, room: Block) -> Vec<Body<'a>> {
    let mut bodies: Vec<Body<'a>> = Vec::new();
    for shown in &player.drawings {
        let Some(drawing) = library.drawing(&shown.drawing) else { continue };
        let body = match (&shown.on, bodies.last()) {
            (Some(on), Some(under)) => under.drawing.way(&on.way).map(|way| {
                let anchor = drawing.parts.iter().find_map(|part| part.anchor).unwrap_or_default();
                let at = under.point(way.at(on.at).at);
                under.riding(drawing, (anchor, at), (on.size * 100.0) as u16)
            }),
            _ => Some(Body::fitted(drawing, None, room)),
        };
        bodies.extend(body);
    }
    bodies
}
