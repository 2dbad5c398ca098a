//! Steps with names as rungs of a ladder: on each what reaches it, in tiles that are alike, so that rank is read and
//! no amount; those that nothing reaches are open, so that the best there is does not look like the best there could be.

use super::Hand;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{BESIDE, Names, widest};
use crate::scene::{Align, Block, Hue, Scene, Tone, Words};
use crate::sim::measurements::readings;

/// Rows of a tile, and columns from one to the next, at least.
const LEAST: i32 = 3;
const NARROW: i32 = 14;
/// Columns between two tiles, and between them and the names of rungs: the mark of the chosen one stands there.
const APART: i32 = 2;
const MARK: i32 = 3;

/// The rungs in their places.
pub(super) struct Ladder {
    /// Where the tiles of the lowest rung stand.
    lowest: Block,
    /// Columns from one tile to the next, and how many rungs something is on.
    wide: i32,
    reached: u32,
    /// The names of rungs and those of what is on them, where they are large.
    names: Option<Names>,
    labels: Option<Names>,
}

impl Ladder {
    /// Nothing where the steps have no names, or where tiles would be too small for theirs.
    pub(super) fn of(hand: &Hand<'_>, room: Block, has_large_names: bool) -> Option<Self> {
        let words: Vec<&str> = hand.view.steps.iter().map(String::as_str).collect();
        if words.is_empty() {
            return None;
        }
        let n = words.len() as i32;
        let all: Vec<&Measured> = readings(hand.view).map(|it| it.1).collect();
        let on = |rank: u32| all.iter().filter(|it| it.rank == rank).count() as i32;
        let reached = all.iter().map(|it| it.rank).max()?;
        let most = (1..=reached).map(on).max()?;
        // An odd number of rows, so that a line of words stands in the middle.
        let rows = |thick: i32| on_all(n, reached as i32, thick) + n - 1;
        let thick = (LEAST..).step_by(2).take_while(|it| rows(*it) <= room.height).last()?;
        let names = Names::of(&words, (room.width / 4, thick));
        let name = names.as_ref().map_or_else(|| widest(words.iter().copied()), |it| it.width);
        let left = room.x + name + MARK;
        let wide = (room.right() - left + APART) / most.max(1);
        let y = room.bottom() - (room.height - rows(thick) + 1) / 2 - thick;
        let lowest = Block::new(left, y, most * wide - APART, thick);
        // Where the lowest has room behind it for how it is to be read.
        let has_room = wide >= NARROW && on(1) < most;
        let labels: Vec<&str> = all.iter().map(|it| it.label.as_str()).collect();
        let is_in = |label: &&str| {
            let lines = broken(label, wide - APART - 2);
            lines.len() as i32 <= thick && widest(lines.iter().map(String::as_str)) <= wide - APART - 2
        };
        let fits = has_room && labels.iter().all(is_in);
        // Below the last of their lines they need no air.
        let labels = Names::of(&labels, (wide - APART - 2, thick + 1)).filter(|_| has_large_names);
        fits.then_some(Self { lowest, wide, reached, names, labels })
    }

    /// The room of all tiles on a rung.
    fn rung(&self, rank: u32) -> Block {
        let (above, thick) = (rank as i32 - 1, self.lowest.height);
        let height = if rank > self.reached { open_rows(thick) } else { thick };
        let rows = on_all(above + 1, self.reached as i32, thick);
        Block { y: self.lowest.bottom() - rows - above, height, ..self.lowest }
    }

    pub(super) fn draw(&self, hand: &Hand<'_>, scene: &mut Scene) {
        for ((nth, name), rank) in hand.view.steps.iter().enumerate().zip(1..) {
            let at = self.rung(rank);
            let is_open = rank > self.reached;
            let (right, tone) = (at.x - MARK - 1, if is_open { Tone::DIM } else { Tone::STRONG });
            let middle = at.y + (at.height - 1) / 2;
            match &self.names {
                Some(names) => {
                    let y = at.y + (at.height + 1 - names.height(nth)) / 2;
                    names.write(nth, (right, y), Align::Right, tone, scene);
                }
                None => drop(scene.write((right, middle), Align::Right, Words::bold(name, tone))),
            }
            if is_open {
                open(at, scene);
            }
        }
        let mut taken = vec![0; hand.view.steps.len() + 1];
        for (nth, (series, reading)) in readings(hand.view).enumerate() {
            let Some(before) = taken.get_mut(reading.rank as usize).filter(|_| reading.rank > 0) else {
                continue;
            };
            let rung = self.rung(reading.rank);
            let at = Block { x: rung.x + *before * self.wide, width: self.wide - APART, ..rung };
            *before += 1;
            // Only the highest that is reached is in full colour, the lower the paler.
            let (tone, below) =
                (hand.tone(series, reading), self.reached.saturating_sub(reading.rank).min(2));
            scene.block_of(at, if below == 0 { tone } else { tone.part(66 - 20 * below as u8) });
            hand.place(nth, Block { x: at.x - 1, width: at.width + 1, ..at }, 0, scene);
            let words = hand.words(nth, "");
            let words = if below == 0 { Words { tone: Tone::of(Hue::Ground), ..words } } else { words };
            let middle = at.x + (at.width - 1) / 2;
            if let Some(labels) = &self.labels {
                let top = at.y + (at.height + 1 - labels.height(nth)) / 2;
                labels.write(nth, (middle, top), Align::Middle, words.tone, scene);
                continue;
            }
            let lines = broken(&reading.label, at.width - 2);
            let top = at.y + (at.height - lines.len() as i32) / 2;
            for (text, y) in lines.into_iter().zip(top..) {
                scene.write((middle, y), Align::Middle, Words { text, ..words.clone() });
            }
        }
        let taken = taken.get(1).copied().unwrap_or(0) * self.wide;
        Self::tell(
            hand,
            Block { x: self.lowest.x + taken, width: self.lowest.width - taken, ..self.lowest },
            scene,
        );
    }

    /// Of what and how it is to be read, behind the tiles of the lowest rung.
    fn tell(hand: &Hand<'_>, at: Block, scene: &mut Scene) {
        let label = hand.view.series.first().map_or("", |it| it.label.as_str());
        let (number, rest) = label.split_once(' ').unwrap_or(("", label));
        // How many it is told of is large, with what they are behind it.
        let large = [(Dot::Half.into(), 4), (Face::Dense, 3)].into_iter().find_map(|(face, high)| {
            let is_number = number.parse::<u32>().is_ok() && high <= at.height;
            large::width(number, face).filter(|_| is_number).map(|wide| (face, high, wide as i32))
        });
        let (x, label) = match large {
            Some((face, high, wide)) => {
                scene.large((at.x, at.y + (at.height - high) / 2), number, face, Tone::STRONG);
                (at.x + wide + 2, rest)
            }
            None => (at.x, label),
        };
        let width = at.right() - x;
        let order = "order only, no numbers";
        let rows = (broken(label, width).len() + broken(order, width).len()) as i32;
        let y = at.y + (at.height - rows).max(0) / 2;
        let y = scene.paragraph((x, y), width, &Words::new(label, Tone::TEXT));
        scene.paragraph((x, y), width, &Words::italic(order, Tone::DIM));
    }
}

/// Rows of so many rungs without air, of which some are reached.
fn on_all(n: i32, reached: i32, thick: i32) -> i32 {
    n.min(reached) * thick + (n - reached).max(0) * open_rows(thick)
}

/// Rows of a rung that nothing is on: that needs less room.
fn open_rows(thick: i32) -> i32 {
    ((thick / 2) | 1).max(LEAST)
}

/// A rung that nothing is on.
fn open(at: Block, scene: &mut Scene) {
    scene.frame(at, Tone::DIM, true);
    let (x, y) = (at.x + (at.width - 1) / 2, at.y + (at.height - 1) / 2);
    let wide = large::width("none", BESIDE).filter(|_| scene.has_large_names()).map(|it| it as i32);
    match wide.filter(|it| it + 4 <= at.width && at.height >= 5) {
        Some(wide) => {
            scene.large((x - wide / 2, y - 2), "none", BESIDE, Tone::STRONG);
        }
        None => drop(scene.write((x, y), Align::Middle, Words::bold("none", Tone::STRONG))),
    }
}
