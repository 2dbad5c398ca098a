//! Steps with names as a staircase: each as high as its place in the order, made of what stands on it, and those that
//! nothing reaches are open, so that the best there is does not look like the best there could be.

use super::Hand;
use crate::content::figure::Measured;
use crate::scene::label::broken;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::Names;
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Hue, Scene, Tone, Words};
use crate::sim::measurements::readings;

/// Rows of a step under large names of steps, at least; under others.
const ROOMY: i32 = 3;
const LEAST: i32 = 2;
/// Rows of a large name with the air below it.
const HEAD: i32 = 5;
/// Columns from which on a brick can be told from its neighbours.
const NARROW: i32 = 12;

/// The steps in their places, from the lowest.
pub(super) struct Stairs {
    steps: Vec<Block>,
    /// How many of them something stands on.
    reached: usize,
    /// Their names and those of what stands on them, where they are large.
    names: Option<Names>,
    labels: Option<Names>,
}

impl Stairs {
    /// Nothing where the steps have no names, or where they would be too small for what stands on them.
    pub(super) fn of(hand: &Hand<'_>, room: Block, has_large_names: bool) -> Option<Self> {
        let words: Vec<&str> = hand.view.steps.iter().map(String::as_str).collect();
        if words.is_empty() {
            return None;
        }
        let n = words.len() as i32;
        let reached = readings(hand.view).map(|(_, it)| it.rank).max()? as i32;
        // An open step has half as much room, as nothing stands on it.
        let wide = 2 * room.width / (n + reached);
        let high = |head: i32| (room.height - head).div_euclid(n);
        let names = Names::of(&words, (wide - 2, HEAD)).filter(|_| high(HEAD) >= ROOMY);
        let head = if names.is_some() { HEAD } else { 1 };
        let high = high(head);
        // What is left is air above, and a row below.
        let air = room.height - head - high * n;
        let bottom = room.bottom() - i32::from(air > 1);
        let step = |nth: i32| {
            let wide = |nth: i32| 1 + wide * nth.min(reached) + wide / 2 * (nth - reached).max(0);
            let rows = high * (nth + 1);
            Block::new(room.x + wide(nth), bottom - rows, wide(nth + 1) - wide(nth) - 2, rows)
        };
        let mut it =
            Self { steps: (0..n).map(step).collect(), reached: reached as usize, names, labels: None };
        if wide < NARROW || high < LEAST || !it.has_room(hand) {
            return None;
        }
        let labels: Vec<&str> = readings(hand.view).map(|(_, it)| it.label.as_str()).collect();
        it.labels = Names::of(&labels, (wide - 4, room.height)).filter(|_| has_large_names);
        it.labels = it.labels.take().filter(|_| it.has_room(hand));
        Some(it)
    }

    fn has_room(&self, hand: &Hand<'_>) -> bool {
        let has_room = |(nth, at): (usize, Option<Block>)| {
            let (Some(at), Some((_, it))) = (at, readings(hand.view).nth(nth)) else { return true };
            let lines = broken(&it.label, at.width - 2);
            let is_wide = || lines.iter().any(|it| it.len() as i32 + 2 > at.width);
            let rows = lines.len() as i32;
            self.labels.as_ref().map_or(rows, |it| it.height(nth)) <= at.height && !is_wide()
        };
        self.bricks(hand).into_iter().enumerate().all(has_room)
    }

    /// For each value its place in the step that it stands on: as high as the others', but where names are large as that
    /// needs. Nothing where it stands on none.
    fn bricks(&self, hand: &Hand<'_>) -> Vec<Option<Block>> {
        let share = |nth: usize| self.labels.as_ref().map_or(1, |it| it.height(nth) + 2);
        let all: Vec<&Measured> = readings(hand.view).map(|it| it.1).collect();
        let brick = |(nth, it): (usize, &&Measured)| {
            let step = self.steps.get((it.rank as usize).checked_sub(1)?)?;
            let beside = || all.iter().enumerate().filter(|(_, other)| other.rank == it.rank).map(|it| it.0);
            let all: i32 = beside().map(share).sum();
            let before: i32 = beside().filter(|it| *it < nth).map(share).sum();
            let end = |part: i32| step.y + step.height * part / all;
            let (top, bottom) = (end(before), end(before + share(nth)));
            Some(Block { y: top, height: bottom - top, ..*step })
        };
        all.iter().enumerate().map(brick).collect()
    }

    pub(super) fn draw(&self, hand: &Hand<'_>, scene: &mut Scene) {
        for (nth, (step, name)) in self.steps.iter().zip(&hand.view.steps).enumerate() {
            let is_open = nth >= self.reached;
            let (middle, tone) =
                (step.x + (step.width - 1) / 2, if is_open { Tone::DIM } else { Tone::STRONG });
            match &self.names {
                Some(names) => {
                    names.write(nth, (middle, step.y - HEAD), Align::Middle, tone, scene);
                }
                None => drop(scene.write((middle, step.y - 1), Align::Middle, Words::bold(name, tone))),
            }
            if is_open {
                open(*step, scene);
            }
        }
        let bricks = self.bricks(hand);
        for (nth, ((series, reading), brick)) in readings(hand.view).zip(bricks).enumerate() {
            let Some(at) = brick else { continue };
            let Bounds { left, right, .. } = at.bounds();
            let bounds = Bounds::new(left, at.y * HIGH, right, at.bottom() * HIGH - EIGHTH);
            // Only the highest that is reached is in full colour.
            let is_highest = reading.rank as usize == self.reached;
            let tone = hand.tone(series, reading);
            // The lower the paler.
            let below = self.reached.saturating_sub(reading.rank as usize).min(2);
            scene.bar(bounds, if is_highest { tone } else { tone.part(66 - 20 * below as u8) });
            hand.place(nth, Block { x: at.x - 1, width: at.width + 1, ..at }, 0, scene);
            let words = hand.words(nth, "");
            let words = if is_highest { Words { tone: Tone::of(Hue::Ground), ..words } } else { words };
            let middle = at.x + (at.width - 1) / 2;
            if let Some(labels) = &self.labels {
                let top = at.y + (at.height - labels.height(nth)) / 2;
                labels.write(nth, (middle, top), Align::Middle, words.tone, scene);
                continue;
            }
            let lines = broken(&reading.label, at.width - 2);
            let top = at.y + (at.height - lines.len() as i32) / 2;
            for (text, y) in lines.into_iter().zip(top..) {
                scene.write((middle, y), Align::Middle, Words { text, ..words.clone() });
            }
        }
        self.tell(hand, scene);
    }

    /// Of what and how it is to be read, in the air above the lower steps.
    fn tell(&self, hand: &Hand<'_>, scene: &mut Scene) {
        let [first, second, .., last] = self.steps.as_slice() else { return };
        let head = if self.names.is_some() { HEAD } else { 1 };
        let (mut y, end) = (last.y - head, second.y - head - 1);
        let label = hand.view.series.first().map_or("", |it| it.label.as_str());
        let (number, rest) = label.split_once(' ').unwrap_or(("", label));
        // How many it is told of is large, with what they are behind it.
        let large = [(Dot::Half.into(), 4), (Face::Dense, 3)].into_iter().find_map(|(face, high)| {
            let is_number = number.parse::<u32>().is_ok() && y + high <= end;
            large::width(number, face).filter(|_| is_number).map(|wide| (face, wide as i32))
        });
        let (x, label) = match large {
            Some((face, wide)) => {
                scene.large((first.x, y), number, face, Tone::STRONG);
                (first.x + wide + 2, rest)
            }
            None => (first.x, label),
        };
        let width = second.right() - x;
        let said = [Words::new(label, Tone::TEXT), Words::italic("order only, no numbers", Tone::DIM)];
        for words in said {
            if y + (broken(&words.text, width).len() as i32) <= end {
                y = scene.paragraph((x, y), width, &words);
            }
        }
    }
}

/// A step that nothing stands on.
fn open(at: Block, scene: &mut Scene) {
    scene.frame(at, Tone::DIM, true);
    let (x, y) = (at.x + (at.width - 1) / 2, at.y + (at.height - 1) / 2);
    let wide = |dot: Dot| large::width("none", dot).map(|it| it as i32);
    let large = [(Dot::Half, 6), (Dot::Quarter, 4)].into_iter();
    let mut large = large.filter_map(|(dot, air)| Some((dot, wide(dot)?, air)));
    let large = large.find(|(_, wide, air)| wide + air <= at.width && at.height >= 9);
    let Some((dot, wide, _)) = large else {
        scene.write((x, y), Align::Middle, Words::bold("none", Tone::STRONG));
        return;
    };
    scene.large((at.x + (at.width - wide + 1) / 2, y - 2), "none", dot, Tone::STRONG);
}
