//! Where the drawings and the words of a pathway stand.

use super::super::View;
use super::told;
use crate::content::drawing::{Drawing, Point, UNIT};
use crate::content::figure::{PathwayPlayer, Room, Shown};
use crate::content::library::Library;
use crate::scene::body::Body;
use crate::scene::{Block, Bounds, HIGH, WIDE};

/// Columns from which on the words stand beside the drawings.
const BESIDE: i32 = 64;
/// The most columns that words are read in.
const WIDEST: i32 = 66;
/// Columns between drawings and words.
const GAP: i32 = 3;
/// How high a small drawing is, in percent of a large one.
const SMALL: i64 = 56;

pub(super) struct Rooms {
    pub art: Block,
    pub text: Block,
}

impl Rooms {
    pub(super) fn new(player: &PathwayPlayer, view: &View<'_>) -> Self {
        let (width, height) = (i32::from(view.size.x), i32::from(view.size.y));
        if view.is_beside || width < BESIDE {
            let below = told::below(player, width, height);
            let art = Block::new(0, 0, width, height - below);
            return Self { art, text: Block::new(0, art.bottom(), width, below) };
        }
        // The drawings take what they need at this height, the words what they need at least.
        let natural = natural_width(player, view.library, height) + GAP;
        let least = told::least_width(player, height).clamp(28, width / 2);
        let text = (width - natural).clamp(least, WIDEST.max(least));
        let art = Block::new(0, 0, width - text - GAP, height);
        Self { art, text: Block::new(width - text, 0, text, height) }
    }
}

/// What is shown of a drawing: the box around some parts with a margin, or all.
fn crop(drawing: &Drawing, shown: &Shown) -> (Point, Point) {
    const MARGIN: i32 = 5 * UNIT;
    let boxes = shown.crop.iter().filter_map(|id| drawing.box_of(id));
    let whole = (Point::default(), drawing.size);
    boxes
        .reduce(|(from, to), (a, b)| {
            let upper = Point { x: from.x.min(a.x), y: from.y.min(a.y) };
            (upper, Point { x: to.x.max(b.x), y: to.y.max(b.y) })
        })
        .map_or(whole, |(from, to)| {
            let upper = Point { x: (from.x - MARGIN).max(0), y: (from.y - MARGIN).max(0) };
            (upper, Point { x: (to.x + MARGIN).min(drawing.size.x), y: (to.y + MARGIN).min(drawing.size.y) })
        })
}

/// Those with room of their own: what of each is shown, and its width and height in shares of its row.
fn measured<'a>(
    player: &'a PathwayPlayer,
    library: &'a Library,
) -> Vec<(&'a Drawing, (Point, Point), (i64, i64))> {
    let own = player.drawings.iter().filter(|it| it.on.is_none());
    own.filter_map(|shown| {
        let drawing = library.drawing(&shown.drawing)?;
        let (from, to) = crop(drawing, shown);
        let (wide, high) = (i64::from(to.x - from.x).max(1), i64::from(to.y - from.y).max(1));
        let tall = if shown.room == Room::Small { SMALL } else { 100 };
        // As if a large one were 10 000 high.
        Some((drawing, (from, to), (wide * tall * 100 / high, tall * 100)))
    })
    .collect()
}

/// Units between two drawings.
const BETWEEN: i64 = 2 * WIDE as i64;

/// The columns that the drawings take beside each other at a height of so many rows.
fn natural_width(player: &PathwayPlayer, library: &Library, rows: i32) -> i32 {
    let all = measured(player, library);
    let height = i64::from(rows) * i64::from(HIGH);
    let wide: i64 = all.iter().map(|(.., (wide, _))| wide * height / 10_000).sum();
    ((wide + BETWEEN * (all.len() as i64 - 1).max(0)) / i64::from(WIDE)) as i32 + 1
}

/// The drawings in their rooms, beside or below each other, whichever makes them larger; then those that
/// lie on others. They are in the order of the data.
pub(super) fn bodies<'a>(player: &'a PathwayPlayer, library: &'a Library, room: Block) -> Vec<Body<'a>> {
    let all = measured(player, library);
    let room = room.bounds();
    let (width, height) = (i64::from(room.width()).max(1), i64::from(room.height()).max(1));
    let gaps = BETWEEN * (all.len() as i64 - 1).max(0);
    let sum = |of: fn(&(i64, i64)) -> i64| all.iter().map(|(.., size)| of(size)).sum::<i64>().max(1);
    let most = |of: fn(&(i64, i64)) -> i64| all.iter().map(|(.., size)| of(size)).max().unwrap_or(1).max(1);
    // Millionths of a share.
    let scale = |across: i64, down: i64, (wide, high): (i64, i64)| {
        ((across * 1_000_000 / wide).min(down * 1_000_000 / high)).max(1)
    };
    let beside = scale((width - gaps).max(1), height, (sum(|it| it.0), most(|it| it.1)));
    let below = scale(width, (height - gaps).max(1), (most(|it| it.0), sum(|it| it.1)));
    let is_row = beside >= below;
    let scale = beside.max(below);
    let used: i64 = sum(if is_row { |it| it.0 } else { |it| it.1 }) * scale / 1_000_000;
    let spare = if is_row { width - used } else { height - used };
    // What is left lies between them and at both ends, no more than a little between.
    let n = all.len() as i64;
    let between = (spare / (n + 1)).max(gaps / (n - 1).max(1)).min(BETWEEN * 4);
    let mut at = ((spare - between * (n - 1)) / 2).max(0);
    let mut own = all.into_iter().map(|(drawing, crop, (wide, high))| {
        let (w, h) = (wide * scale / 1_000_000, high * scale / 1_000_000);
        let (x, y) = if is_row { (at, (height - h) / 2) } else { ((width - w) / 2, at) };
        at += between + if is_row { w } else { h };
        let corner = (room.left + x as i32, room.top + y as i32);
        let bounds = Bounds::new(corner.0, corner.1, corner.0 + w as i32, corner.1 + h as i32);
        Body::within(drawing, Some(crop), bounds)
    });
    let mut bodies: Vec<Body<'a>> = Vec::new();
    for shown in &player.drawings {
        let body = match &shown.on {
            None => own.next(),
            Some(on) => bodies.last().and_then(|under| {
                let drawing = library.drawing(&shown.drawing)?;
                let anchor = drawing.parts.iter().find_map(|part| part.anchor).unwrap_or_default();
                let at = under.point(under.drawing.way(&on.way)?.at(on.at).at);
                Some(under.riding(drawing, (anchor, at), (on.size * 100.0) as u16))
            }),
        };
        bodies.extend(body);
    }
    bodies
}
