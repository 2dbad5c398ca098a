//! Where nothing is, since a part is missing or cancels: between dashes, or where that is in doubt a box that leaks.

use crate::content::model::Family;
use crate::scene::label::width;
use crate::scene::large::{self, Face};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::trial_lens::word;

/// Columns of a piece of an edge, and from one to the next.
const PIECE: i32 = 2;
const PITCH: usize = 4;
/// How thick an edge is.
const EDGE: i32 = 2 * EIGHTH;
/// Part of an accent that the ground keeps.
const GROUND: u8 = 12;

/// What becomes of a part that both groups got.
pub(super) const CANCELS: &str = "cancels";

/// Of a part: what must hold, if that is in doubt.
#[derive(Clone, Copy)]
pub(super) struct Doubt<'a> {
    pub(super) family: Family,
    pub(super) words: Option<&'a str>,
}

impl Doubt<'_> {
    /// Words with what must hold for them.
    pub(super) fn after(self, words: &str) -> String {
        self.words.map_or_else(|| words.to_owned(), |it| format!("{words} {it}"))
    }

    /// A box that leaks, in the tone of what may be there: its ground faint, its edge in pieces.
    pub(super) fn leaking(self, at: Block, scene: &mut Scene) {
        let tone = Tone::family(self.family);
        let bounds = at.bounds();
        let (top, bottom) = (bounds.top + EIGHTH, bounds.bottom - EIGHTH);
        scene.bar(Bounds { top, bottom, ..bounds }, tone.part(GROUND));
        for x in (at.x..at.right()).step_by(PITCH) {
            let (left, right) = (x * WIDE, (x + PIECE).min(at.right()) * WIDE);
            for top in [top, bottom - EDGE] {
                scene.bar(Bounds::new(left, top, right, top + EDGE), tone);
            }
        }
        for y in (at.y..at.bottom()).step_by(2) {
            let (top, bottom) = ((y * HIGH).max(top), ((y + 1) * HIGH).min(bottom));
            for left in [bounds.left, bounds.right - WIDE / 2] {
                scene.bar(Bounds::new(left, top, left + WIDE / 2, bottom), tone);
            }
        }
    }
}

/// What stands in the place of a part that is not there, the fullest form first.
pub(super) fn missing(family: Family, form: usize) -> String {
    match form {
        0 => format!("no {} part", word(family)),
        1 => format!("no {}", word(family)),
        _ => "none".to_owned(),
    }
}

/// An empty place: between dashes, or a box that leaks where something may be there after all.
pub(super) fn nothing(words: &str, doubt: Doubt<'_>, (at, face): (Block, Option<Face>), scene: &mut Scene) {
    if at.height < 3 {
        return dashed(words, at.y + at.height / 2, (at, face), scene);
    }
    if doubt.words.is_some() {
        doubt.leaking(at, scene);
    } else {
        for y in [at.y, at.bottom() - 1] {
            scene.rule((at.x, y), (at.right() - 1, y), Stroke::Dotted, Tone::DIM.part(70));
        }
    }
    let middle = (at.x + (at.width - 1) / 2, at.y + at.height / 2);
    let tone = if doubt.words.is_some() { Tone::TEXT } else { Tone::DIM };
    if let Some((face, wide)) = face.and_then(|face| Some((face, large::width(words, face)? as i32))) {
        let below = if doubt.words.is_some() { 2 } else { 0 };
        let from = (at.x + (at.width - wide) / 2, at.y + (at.height - 4 - below) / 2);
        scene.large(from, words, face, tone);
        if let Some(words) = doubt.words {
            scene.write(
                (middle.0, from.1 + 5 + at.height % 2),
                Align::Middle,
                Words::bold(words, Tone::TEXT),
            );
        }
        return;
    }
    if let (4, Some(doubt)) = (at.height, doubt.words) {
        let lines = [Words::italic(words, tone), Words::bold(doubt, tone)];
        for (words, row) in lines.into_iter().zip(middle.1 - 1..) {
            scene.write((middle.0, row), Align::Middle, words);
        }
        return;
    }
    // What all hangs on is strong.
    let what = |it: String| vec![Words::italic(it, tone)];
    let mut fitting = vec![what(words.to_owned())];
    if let Some(doubt) = doubt.words {
        let full = [what(format!("{words} ")), vec![Words::bold(doubt, tone)]].concat();
        fitting.insert(0, full);
    }
    fitting.retain(|it| width(it) <= at.width);
    scene.say(middle, Align::Middle, &fitting);
}

/// A dashed line through a place, with a word in it.
pub(super) fn dashed(words: &str, y: i32, (at, face): (Block, Option<Face>), scene: &mut Scene) {
    let tone = Tone::DIM.part(70);
    if let Some((face, wide)) = face.and_then(|face| Some((face, large::width(words, face)? as i32))) {
        let x = at.x + (at.width - wide) / 2;
        scene.large((x, y - 2), words, face, Tone::DIM);
        for (from, to) in [(at.x, x - 3), (x + wide + 2, at.right() - 1)] {
            scene.bar(Bounds::new(from * WIDE, y * HIGH - EIGHTH, (to + 1) * WIDE, y * HIGH), tone);
        }
        return;
    }
    let words = vec![Words::italic(format!(" {words} "), Tone::DIM)];
    scene.rule((at.x, y), (at.right() - 1, y), Stroke::Dotted, tone);
    if width(&words) <= at.width {
        scene.say((at.x + (at.width - 1) / 2, y), Align::Middle, &[words]);
    }
}
