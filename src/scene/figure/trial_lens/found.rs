//! What trials found for a pair: a row for each result on a scale of its own, no effect below no effect.

use super::super::View;
use super::super::result::{self, INTERVAL, Mannered, VALUE};
use crate::content::effect::{benefit, interval, is_comparable, printed};
use crate::content::estimate::Estimate;
use crate::content::figure::{LensArm, TrialLens};
use crate::scene::label::width;
use crate::scene::plot::Scale;
use crate::scene::plot::{Axis, widest};
use crate::scene::{Align, Block, Meaning, Scene, Stroke, Tone, Words};
use crate::sim::forest_plot::rows::short_name;
use crate::sim::number;
use crate::sim::trial_lens::{ARM_B, ROW};

const GAP: i32 = 2;

/// Where the columns stand.
struct Columns {
    study: Option<i32>,
    strip: Block,
    zero: i32,
    value: i32,
    has_interval: bool,
}

impl Columns {
    fn new(found: &[&Estimate], names: &[String], at: Block) -> Self {
        // The measure of a row and how far its scale goes.
        let scale = widest(found.iter().map(|it| it.measure.word())) + " to 0.15".len() as i32 + GAP;
        let study = widest(names.iter().map(String::as_str)) + GAP;
        let mut room = at.width - VALUE - GAP;
        let mut has = |wanted: i32, least: i32| {
            let is_shown = room - wanted >= least;
            room -= if is_shown { wanted } else { 0 };
            is_shown
        };
        let has_interval = has(GAP + INTERVAL, 36);
        let has_study = has(study + scale - GAP, 56);
        let strip = (room * 2 / 5).clamp(8, 60);
        let left = at.x + at.width - VALUE - strip - GAP - if has_interval { GAP + INTERVAL } else { 0 };
        let strip = Block::new(left, at.y, strip, at.height);
        let value = strip.right() + GAP;
        Self {
            study: has_study.then_some(left - study - scale),
            zero: strip.x + strip.width * 3 / 10,
            strip,
            value,
            has_interval,
        }
    }

    /// The scale that a row shares with those that may be compared with it, and what its right edge stands for.
    fn scale(&self, row: &Estimate, found: &[&Estimate]) -> (Axis, f64) {
        let (left, right) = (self.zero - self.strip.x, self.strip.right() - self.zero - 1);
        let (mut gain, mut harm) = (0.0_f64, 0.0_f64);
        for other in found.iter().filter(|it| is_comparable(row, it)).chain([&row]) {
            let value = benefit(other.favours_intervention_when, other.value);
            let (low, high) = interval(other).unwrap_or((value, value));
            (gain, harm) = (gain.max(value).max(high), harm.max(-value).max(-low));
        }
        let needed = gain.max(harm * f64::from(right) / f64::from(left.max(1)));
        // A round number, as each row says what its edge is.
        let edge = if row.measure.is_ratio() {
            [1.5, 2.0, 3.0, 5.0, 10.0, 100.0]
                .map(f64::ln)
                .into_iter()
                .find(|it| *it > needed)
                .unwrap_or(needed)
        } else {
            let power = 10_f64.powf(needed.max(1e-9).log10().floor());
            let round = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 15.0].map(|it| it * power);
            round.into_iter().find(|it| *it >= needed).unwrap_or(needed)
        };
        let per_cell = edge / f64::from(right.max(1));
        let end = |cells: i32| (f64::from(cells) + 0.5) * per_cell;
        (Axis::filling(Scale::new([-end(left), end(right)]), self.strip.x, self.strip.width), edge)
    }
}

/// The results of a comparison, as many as there are rows for, the one in hand among them.
pub(super) fn results(found: &[&Estimate], accent: Tone, view: &View<'_>, at: Block, scene: &mut Scene) {
    if at.height < 2 || at.width < 30 {
        return;
    }
    let names: Vec<String> =
        found.iter().map(|it| view.library.study(&it.source).map_or_else(String::new, short_name)).collect();
    let columns = Columns::new(found, &names, at);
    let chosen = view.at.get(ROW).copied().unwrap_or(0).min(found.len().saturating_sub(1));
    let pitch = if at.height >= 2 * found.len() as i32 { 2 } else { 1 };
    let room = ((at.height - 1 + pitch - 1) / pitch) as usize;
    let first = chosen.saturating_sub(room / 2).min(found.len().saturating_sub(room));
    let bottom = at.y + 1 + room.min(found.len()) as i32 * pitch - (pitch - 1);
    let is_shown = |nth: usize| (first..first + room).contains(&nth);
    if let Some(nth) = is_shown(chosen).then_some(chosen).filter(|_| !view.is_beside) {
        let y = at.y + 1 + (nth - first) as i32 * pitch;
        scene.block_of(Block::new(at.x, y, at.width, 1), Tone::ROW);
        scene.mark((at.x, y), '▌', accent);
    }
    scene.rule((columns.zero, at.y), (columns.zero, bottom - 1), Stroke::Light, Tone::TEXT);
    let better = Words::bold("▸ better", accent);
    scene.write((columns.zero + 1, at.y), Align::Left, better);
    scene.write((columns.zero - 1, at.y), Align::Right, Words::bold("worse ◂", Tone::STRONG));
    let of = format!("row {} of {}", chosen + 1, found.len());
    let title = Words::bold("What such trials found", Tone::STRONG);
    let head = [vec![title, Words::new(format!(" · {of}"), Tone::DIM)], vec![Words::new(of, Tone::DIM)]];
    scene.say((at.x, at.y), Align::Left, &head);
    if columns.has_interval {
        scene.write((columns.value + VALUE + GAP, at.y), Align::Left, Words::new("95 % interval", Tone::DIM));
    }
    let own = ["each row has a scale of its own", "each row: own scale", "own scales"];
    let own = own.map(|it| vec![Words::new(it, Tone::DIM)]);
    scene.say((columns.zero - 10, at.y), Align::Right, &own);
    for (nth, (row, name)) in found.iter().zip(&names).enumerate().filter(|(nth, _)| is_shown(*nth)) {
        let y = at.y + 1 + (nth - first) as i32 * pitch;
        scene.area(Block::new(at.x + GAP, y, at.width - GAP, 1), Meaning::Step { knob: ROW, step: nth });
        let look = Mannered::of(row, accent);
        let is_chosen = nth == chosen && !view.is_beside;
        let (axis, edge) = columns.scale(row, found);
        let favours = row.favours_intervention_when;
        let edge = if favours.is_ratio() { printed(favours, edge) } else { edge };
        let edge = number((edge * 100.0).round() / 100.0);
        let scale = vec![Words::new(format!("{} to {edge}", row.measure), Tone::DIM)];
        let name_end = columns.study.unwrap_or_else(|| columns.strip.x - 1 - width(&scale));
        scene.say((columns.strip.x - 2, y), Align::Right, &[scale]);
        let words = |text: String| {
            vec![if is_chosen { Words::bold(text, Tone::STRONG) } else { Words::new(text, Tone::TEXT) }]
        };
        let room = name_end - GAP - 2 - at.x;
        let brief = row.outcome.split(',').next().unwrap_or_default().to_owned();
        // Where two arms of a trial were measured alike, it is the arm that tells their rows apart.
        let is_twin = |it: &&Estimate| {
            it.id != row.id && (&it.outcome, &it.population) == (&row.outcome, &row.population)
        };
        let about = if found.iter().any(is_twin) { &row.intervention } else { &row.population };
        let full = format!("{} · {about}", row.outcome);
        let half = format!("{brief} · {about}");
        let people = about.split(',').next().unwrap_or_default();
        let first = brief.split(' ').next().unwrap_or_default().to_owned();
        let wordings =
            [full, half, format!("{brief} · {people}"), row.outcome.clone(), brief, first].map(words);
        let wordings: Vec<_> = wordings.into_iter().filter(|it| width(it) <= room).collect();
        scene.say((at.x + GAP, y), Align::Left, &wordings);
        if let Some(x) = columns.study {
            scene.write((x, y), Align::Left, Words::new(name.clone(), Tone::DIM));
        }
        result::draw(row, y, &axis, look, scene);
        result::numbers(row, (columns.value, y), columns.has_interval, look, scene);
    }
}

/// What the first arm is compared with, where it is not with the second.
pub(super) fn partners(lens: &TrialLens, a: &LensArm, at: Block, scene: &mut Scene) {
    if at.height < 1 {
        return;
    }
    scene.write(
        (at.x, at.y),
        Align::Left,
        Words::bold(format!("{} is compared with", a.label), Tone::STRONG),
    );
    let (mut x, mut y) = (at.x + GAP, at.y + 1);
    for (step, partner) in lens.partners(a) {
        let words = vec![Words::new(format!("▸ {}", partner.label), Tone::TEXT)];
        let wide = width(&words);
        if x > at.x + GAP && x + wide > at.right() {
            (x, y) = (at.x + GAP, y + 1);
        }
        if y >= at.bottom() {
            return;
        }
        if let Some(block) = scene.say((x, y), Align::Left, &[words]) {
            scene.area(block, Meaning::Step { knob: ARM_B, step });
        }
        x += wide + 3;
    }
}
