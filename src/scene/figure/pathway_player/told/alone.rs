//! The step in hand alone, below a strip of the names or numbers of all steps.

use super::super::numbers::hue;
use super::super::{Reach, Set, means};
use super::{digit, whole};
use crate::content::figure::PathwayStage;
use crate::scene::label::broken;
use crate::scene::{Align, Block, Hue, Scene, Tone, Words};
use unicode_width::UnicodeWidthStr;

/// Columns of a number in the strip.
const PITCH: i32 = 3;

/// The whole way and the names or numbers of all steps, one after the other: the row and the column of each,
/// its words, and which step it is.
pub(super) fn strip(
    stages: &[PathwayStage],
    width: i32,
    is_named: bool,
) -> Vec<(i32, i32, String, Option<usize>)> {
    let mut out = vec![(0, 0, "all".to_owned(), None)];
    let (mut x, mut y) = (3 + PITCH - 1, 0);
    for (nth, stage) in stages.iter().enumerate() {
        let name = if stage.label.is_empty() { &stage.name } else { &stage.label };
        let text = if is_named { format!("{} {name}", digit(nth)) } else { digit(nth) };
        let wide = text.width() as i32 + PITCH - 1;
        if is_named && x > 0 && x + wide > width {
            (x, y) = (0, y + 1);
        }
        out.push((x, y, text, Some(nth)));
        x += wide;
    }
    out
}

/// Rows of the step in hand below the strip.
pub(super) fn told_rows(stage: &PathwayStage, width: i32) -> i32 {
    let lines = |text: &str| broken(text, width).len() as i32;
    lines(&stage.name) + lines(&stage.place) + lines(&stage.what_happens) + 1
}

/// As many words of a text as so many lines have room for, with `…` where some are left out.
fn within(text: &str, width: i32, lines: i32) -> String {
    let has_room = |it: &str| broken(it, width).len() as i32 <= lines;
    if has_room(text) {
        return text.to_owned();
    }
    let ends = text.match_indices(' ').rev().filter_map(|(end, _)| text.get(..end));
    let mut cut = ends.map(|it| format!("{}…", it.trim_end_matches([',', ';', ':'])));
    cut.find(|it| has_room(it)).unwrap_or_default()
}

/// The step in hand, or the question that is asked, below a strip of all steps: their names where there is
/// room, else their numbers.
pub(super) fn write(set: &Set<'_>, at: Block, scene: &mut Scene) {
    let accent = Tone::family(set.view.family);
    let stages = &set.player.stages;
    let named = strip(stages, at.width, true);
    let rows = named.last().map_or(1, |(_, y, ..)| y + 1);
    let most = stages.iter().map(|it| told_rows(it, at.width)).max().unwrap_or(0);
    let lines = |text: &str| broken(text, at.width).len() as i32;
    let asked = set.player.asked(set.view.at);
    let answers =
        set.player.what_ifs.iter().map(|it| lines(&it.question) + lines(&it.answer)).max().unwrap_or(0);
    let is_named = if set.current.is_none() && asked.is_none() {
        rows <= at.height
    } else {
        at.x > 0 && rows + most.max(answers) <= at.height
    };
    let (steps, rows) = if is_named { (named, rows) } else { (strip(stages, at.width, false), 1) };
    let end = steps.last().map_or(0, |(x, _, text, _)| x + text.width() as i32 + PITCH - 1);
    for (x, y, text, nth) in steps {
        let block = Block::new(at.x + x, at.y + y, text.width() as i32 + 2, 1);
        let is_in_hand = nth == set.current;
        if is_in_hand {
            scene.bar(block.bounds(), accent);
        }
        let tone = match nth.map(|nth| set.reach(nth)) {
            _ if is_in_hand => Tone::of(Hue::Ground),
            Some(Reach::Ahead) | None => Tone::DIM,
            Some(_) => accent,
        };
        let words = if is_in_hand { Words::bold(text, tone) } else { Words::new(text, tone) };
        scene.labels.push(crate::scene::Label { at: (block.x + 1, block.y), words: vec![words] });
        // The area begins where the number stands.
        let meaning = nth.map_or_else(whole, means);
        scene.area(Block::new(block.x + 1, block.y, 1, 1), meaning);
        scene.area(block, meaning);
    }
    let (width, mut y) = (at.width, at.y + rows);
    let rest = |text: &str, y: i32| within(text, width, at.bottom() - y);
    if let Some(asked) = asked {
        y = scene.paragraph((at.x, y), width, &Words::bold(rest(&asked.question, y), Tone::STRONG));
        scene.paragraph((at.x, y), width, &Words::new(rest(&asked.answer, y), Tone::TEXT));
        return;
    }
    let Some(stage) = set.in_hand() else { return };
    let name = Words::bold(stage.name.clone(), Tone::STRONG);
    // Where there is little height and much width, the name stands behind the strip.
    let is_low = at.x == 0;
    if is_low && scene.write((at.x + end + 1, at.y), Align::Left, name.clone()).is_some() {
        y = at.y + 1;
    } else {
        y = scene.paragraph((at.x, y), width, &name);
    }
    if !is_low {
        y = scene.paragraph((at.x, y), width, &Words::new(stage.place.clone(), Tone::DIM));
    }
    y = scene.paragraph((at.x, y), width, &Words::new(rest(&stage.what_happens, y), Tone::TEXT));
    let tone = hue(stage.basis).map_or(accent, Tone::of);
    let basis = format!("{} {}", stage.basis.mark().concat(), stage.basis.meaning());
    // At the foot, so that it stands still from step to step.
    let row = y.max(at.bottom() - 1);
    scene.write((at.x, row), Align::Left, Words::new(basis, tone));
}
