//! Where the drawings and the words of a pathway stand.

use super::super::View;
use super::told;
use crate::content::drawing::{Drawing, Point, UNIT};
use crate::content::figure::{PathwayPlayer, PathwayStage, Room, Shown};
use crate::content::library::Library;
use crate::scene::body::Body;
use crate::scene::{Block, Bounds, HIGH, WIDE};

/// Columns from which on the words stand beside the drawings.
const BESIDE: i32 = 64;
/// The most columns that words are read in.
const WIDEST: i32 = 66;
/// Columns between drawings and words.
const GAP: i32 = 3;

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
        let least = if width >= 100 { 39 } else { 31 };
        let least = told::least_width(player, height, width / 2 + 1).clamp(least, (width / 2).max(least));
        // On a large screen all of them are written out, if the drawings keep most of it.
        let full = told::full_width(player, height, width * 2 / 5).filter(|_| width >= 150);
        let least = full.map_or(least, |full| least.max(full));
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

/// A drawing with what is shown of it.
type Cut<'a> = (&'a Drawing, (Point, Point));

/// A large drawing, or small ones that share its room.
struct Group<'a> {
    cuts: Vec<Cut<'a>>,
    is_small: bool,
}

/// How high a large drawing is where shares are counted.
const SHARE: i64 = 10_000;
/// How high a small one is, by itself and of two.
const SMALL: i64 = 5_600;
const HALF: i64 = 4_800;

impl Group<'_> {
    /// Width and height of each in shares; those of a group lie below each other in a row of groups, and
    /// beside each other in a column.
    fn sizes(&self, is_row: bool) -> Vec<(i64, i64)> {
        let tall = match (self.is_small, self.cuts.len()) {
            (false, _) => SHARE,
            (true, 1) => SMALL,
            (true, n) if is_row => HALF * 2 / n as i64,
            (true, _) => SMALL,
        };
        let wide = |(_, (from, to)): &Cut<'_>| {
            i64::from(to.x - from.x).max(1) * tall / i64::from(to.y - from.y).max(1)
        };
        self.cuts.iter().map(|cut| (wide(cut), tall)).collect()
    }

    fn size(&self, is_row: bool) -> (i64, i64) {
        let sizes = self.sizes(is_row);
        let sum = |of: fn(&(i64, i64)) -> i64| sizes.iter().map(of).sum::<i64>().max(1);
        let most = |of: fn(&(i64, i64)) -> i64| sizes.iter().map(of).max().unwrap_or(1);
        let between = (sizes.len() as i64 - 1).max(0) * (SHARE - 2 * HALF);
        if is_row {
            (most(|it| it.0), sum(|it| it.1) + between)
        } else {
            (sum(|it| it.0) + between, most(|it| it.1))
        }
    }
}

/// The drawings with room of their own; small ones that follow each other are a group.
fn groups<'a>(player: &'a PathwayPlayer, library: &'a Library) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for shown in player.drawings.iter().filter(|it| it.on.is_none()) {
        let Some(drawing) = library.drawing(&shown.drawing) else { continue };
        let cut = (drawing, crop(drawing, shown));
        let is_small = shown.room == Room::Small;
        match groups.last_mut().filter(|it| it.is_small && is_small) {
            Some(group) => group.cuts.push(cut),
            None => groups.push(Group { cuts: vec![cut], is_small }),
        }
    }
    groups
}

/// Units between two groups.
const BETWEEN: i64 = 2 * WIDE as i64;

/// The columns that the drawings take beside each other at a height of so many rows.
fn natural_width(player: &PathwayPlayer, library: &Library, rows: i32) -> i32 {
    let groups = groups(player, library);
    let height = i64::from(rows) * i64::from(HIGH);
    let wide: i64 = groups.iter().map(|it| it.size(true).0 * height / SHARE).sum();
    ((wide + BETWEEN * (groups.len() as i64 - 1).max(0)) / i64::from(WIDE)) as i32 + 1
}

/// The drawings in their rooms, beside or below each other, whichever makes them larger; then those that
/// lie on others. They are in the order of the data.
pub(super) fn bodies<'a>(player: &'a PathwayPlayer, library: &'a Library, room: Block) -> Vec<Body<'a>> {
    let groups = groups(player, library);
    // A bracket beside them needs columns of its own.
    let is_bracketed = player.stages.iter().any(PathwayStage::is_whole);
    let room =
        Block::new(room.x, room.y, room.width - if is_bracketed { 5 } else { 0 }, room.height).bounds();
    let (width, height) = (i64::from(room.width()).max(1), i64::from(room.height()).max(1));
    let n = groups.len() as i64;
    let gaps = BETWEEN * (n - 1).max(0);
    // Units for a million of shares, in a row and in a column.
    let [row, column] = [true, false].map(|is_row| {
        let sizes: Vec<(i64, i64)> = groups.iter().map(|it| it.size(is_row)).collect();
        let sum = |of: fn(&(i64, i64)) -> i64| sizes.iter().map(of).sum::<i64>().max(1);
        let most = |of: fn(&(i64, i64)) -> i64| sizes.iter().map(of).max().unwrap_or(1).max(1);
        let fit = |across: i64, down: i64, wide: i64, high: i64| {
            (across.max(1) * 1_000_000 / wide).min(down.max(1) * 1_000_000 / high)
        };
        if is_row {
            fit(width - gaps, height, sum(|it| it.0), most(|it| it.1))
        } else {
            fit(width, height - gaps, most(|it| it.0), sum(|it| it.1))
        }
    });
    let is_row = row >= column;
    let scaled = |shares: i64| shares * row.max(column) / 1_000_000;
    let long = |(wide, high): (i64, i64)| if is_row { wide } else { high };
    let used: i64 = groups.iter().map(|it| scaled(long(it.size(is_row)))).sum();
    // What is left lies at both ends, and between them no more than a little.
    let spare = if is_row { width - used } else { height - used };
    let between = (spare / (n + 1)).max(gaps / (n - 1).max(1)).min(BETWEEN * 4);
    let mut along = ((spare - between * (n - 1)) / 2).max(0);
    let mut own: Vec<Body<'a>> = Vec::new();
    for group in &groups {
        let (whole, sizes) = (group.size(is_row), group.sizes(is_row));
        let mut within = 0;
        for ((drawing, cut), (wide, high)) in group.cuts.iter().zip(sizes) {
            let (w, h) = (scaled(wide), scaled(high));
            // In the middle of its group across, and one after the other along it.
            let (x, y) = if is_row {
                (along + (scaled(whole.0) - w) / 2, (height - scaled(whole.1)) / 2 + within)
            } else {
                ((width - scaled(whole.0)) / 2 + within, along + (scaled(whole.1) - h) / 2)
            };
            let (left, top) = (room.left + x as i32, room.top + y as i32);
            let bounds = Bounds::new(left, top, left + w as i32, top + h as i32);
            own.push(Body::within(drawing, Some(*cut), bounds));
            within += if is_row { h } else { w } + scaled(SHARE - 2 * HALF);
        }
        along += scaled(long(whole)) + between;
    }
    let mut own = own.into_iter();
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
