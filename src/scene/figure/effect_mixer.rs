//! The effect mixer: first a question, with the guess as a bracket on the bar that it is about; then three arms
//! in their parts, which share edges from arm to arm, and what the ratio would have made of them.

mod guess;
mod reckoning;
mod sum;

use super::View;
use crate::anim::{lerp, smoothstep};
use crate::content::figure::{Dial, EffectMixer};
use crate::content::model::Family;
use crate::scene::label;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{Axis, BESIDE, Names, ticks, widest};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Meaning, Scene, Tone, WIDE, Words};
use crate::sim::effect_mixer::{
    CONTEXTUAL, GUESS, NATURAL, SPECIFIC, Setting, asked, bracket, number, setting, top,
};

/// The streams of the parts, in the order of the data.
const PARTS: [Family; 3] = [Family::Specific, Family::Contextual, Family::NonSpecific];

/// Rows between two bars from which on large letters stand there.
const LARGE_GAP: i32 = 5;

struct Picture<'a> {
    mixer: &'a EffectMixer,
    was: Setting,
    now: Setting,
    /// How much of the way from what was set to what is set is over.
    ratio: f64,
    axis: Axis,
    /// The first row of the first arm, rows from arm to arm, and of those the rows of a bar.
    top: i32,
    pitch: i32,
    bar: i32,
    /// Whether all arms have rows, also one that is not there.
    has_third: bool,
    /// Rows by which that one stands closer than the others.
    closer: i32,
    /// The letters of what an arm gained, where it is large.
    face: Option<Face>,
    /// Beyond this the parts are not shown yet.
    shown: i32,
    /// Large names of the arms.
    names: Option<Names>,
    /// What one arm has more than the next, where that is large.
    reckoning: Vec<String>,
}

pub(super) fn picture(mixer: &EffectMixer, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let (was, now) = (setting(mixer, view.was), setting(mixer, view.at));
    let ratio = smoothstep(view.progress);
    let (width, height) = (scene.width(), scene.height());
    let head = if now.is_revealed { 0 } else { question(mixer, &now, view.is_slide, &mut scene) };
    // Below the arms their scale, and what the parts, the guess and the ratio say; of two arms large numbers say more.
    let n_axis = i32::from(height >= if now.is_revealed { 6 } else { 14 });
    // On a slide the arms say it.
    let n_words =
        if now.is_revealed && !view.is_slide { i32::from(height >= 8) + i32::from(height >= 20) } else { 0 };
    let first = head + i32::from(height >= 5);
    let room = height - first - n_axis - n_words;
    // Two arms are a reckoning; on a slide that stands beside them.
    let sum = sum::Rows::of(room).filter(|_| !now.is_revealed && now.mix.adds() && !view.is_slide);
    // Until there is a third arm its frame is open; where rows are few it has but two.
    let has_third = now.is_revealed || (room + 1) / 3 >= 6;
    let pitch = if has_third { (room + 1) / 3 } else { (room - 1 - n_axis) / 2 }.clamp(1, 20);
    // Differences are large between the arms; to one that is not there is none.
    let is_tall = has_third && pitch >= 10;
    let closer = if is_tall && !now.is_revealed { LARGE_GAP - 2 } else { 0 };
    let pitch = if is_tall { ((room - 1 + LARGE_GAP + closer) / 3).min(20) } else { pitch };
    // Words between two bars keep a row clear of the number below them, if the open frame can be close to its own.
    let is_close = !has_third && pitch == 5 && room >= 12 + n_axis;
    let pitch = if is_close { 6 } else { pitch };
    let closer = if is_close { 2 } else { closer + i32::from(!has_third && room < 2 * pitch + 2 + n_axis) };
    let bar = match pitch {
        _ if is_tall => pitch - LARGE_GAP,
        6.. => 5,
        _ => (pitch - 1).max(1),
    };
    let (pitch, bar) = sum.map_or((pitch, bar), |it| (it.bar + it.air, it.bar));
    // Not onto the bar above it.
    let closer = if is_tall { closer } else { closer.min(pitch - bar) };
    let is_large = bar >= 4 && width >= 72;
    // With a row of the bar above and below them.
    let face = if is_tall { Dot::Half.into() } else { Face::Dense };
    let is_large = is_large && sum.is_none();
    // The last arm needs the rows of a large number.
    let row = match pitch {
        _ if sum.is_some() => first + sum.map_or(0, |it| it.all),
        _ if !has_third => first + 2 * pitch + 2 + n_axis - closer,
        ..4 => first + 3 * pitch - (pitch - bar),
        _ if is_tall => first + 3 * pitch - LARGE_GAP - closer + 1,
        _ => first + 3 * pitch,
    }
    .min(height - 1);
    let arms = mixer.arms.iter().map(String::as_str);
    let left = sum.map(|_| sum::LEFT);
    let arms: Vec<&str> = arms.clone().take(2).chain(left).chain(arms.skip(2)).collect();
    let names = Names::of(&arms, (width / 4, bar)).filter(|_| view.is_slide || scene.has_large_names());
    let name = names.as_ref().map_or_else(|| widest(arms), |it| it.width);
    let name = if sum.is_some() { sum::names_and_signs(name, names.is_some()) } else { name };
    let left = (name + 2).min(width / 3);
    let [from, to] = [&was, &now].map(|it| top(mixer, it));
    let scale = [0.0, lerp(from, to, ratio)];
    // What can be set stands at edges of cells.
    let step = if from < to || to < from { scale[1] } else { 5.0 };
    let (reckoning, beside) = reckoning::beside(&now, width - left, is_large, view.is_slide);
    let part = mixer.parts.first().filter(|_| sum.is_some());
    let beside = part.map_or(beside, |it| sum::beside(it, names.is_some()));
    let axis = Axis::across(scale, step, left, width - left - beside);
    let shown = |it: &Setting| if it.is_revealed { axis.end } else { axis.start };
    let shown = lerp(f64::from(shown(&was)), f64::from(shown(&now)), ratio) as i32;
    let it = Picture {
        mixer,
        was,
        now,
        ratio,
        axis,
        top: first,
        pitch,
        bar,
        has_third,
        closer,
        face: is_large.then_some(face),
        shown,
        names,
        reckoning,
    };
    let step = if to > 60.0 { 20.0 } else { 10.0 };
    let ticks = ticks([0.0, to], step);
    if n_axis > 0 && sum.is_none() {
        // Words stand between the arms, and what each gained is told.
        scene.grid(&it.axis, &ticks, [row - 1, row]);
    }
    it.arms(sum, view.is_slide, &mut scene);
    if n_axis > 0 {
        scene.numbers_below(&it.axis, &ticks, row, "points");
    }
    if n_words > 0 {
        it.verdicts(row + n_axis + i32::from(row + 2 + n_words <= height), &mut scene);
    }
    it.areas(&mut scene);
    scene
}

/// The question, as full as it fits; returns the row below it. On a slide it is large, else it is quieter than the
/// point above it.
fn question(mixer: &EffectMixer, now: &Setting, is_slide: bool, scene: &mut Scene) -> i32 {
    if scene.height() < 4 {
        return 0;
    }
    let asked = asked(mixer, &now.mix).into_iter();
    let room = scene.width() as usize;
    let fits = |it: &String| large::width(it, BESIDE).is_some_and(|it| it <= room);
    if let Some(asked) = asked.clone().find(fits).filter(|_| is_slide && scene.has_large_names()) {
        // Off the line above it.
        scene.large((0, 1), &asked, BESIDE, Tone::STRONG);
        return 7;
    }
    let wordings: Vec<_> = asked.map(|it| vec![Words::new(it, Tone::TEXT)]).collect();
    scene.say((0, 0), Align::Left, &wordings);
    // The bracket of the guess is not of the question.
    if scene.height() >= 14 { 2 } else { 1 }
}

impl Picture<'_> {
    fn arms(&self, sum: Option<sum::Rows>, is_slide: bool, scene: &mut Scene) {
        if let Some(rows) = sum {
            self.sum(rows, scene);
        } else {
            for arm in 0..3 {
                self.arm(arm, scene);
            }
            self.joins(scene);
        }
        self.unknown(scene);
        // On a slide nobody has guessed.
        if !is_slide {
            self.guess(scene);
        }
    }

    fn row(&self, arm: usize) -> i32 {
        self.top + arm as i32 * self.pitch - if arm == 2 { self.closer } else { 0 }
    }

    /// Where large letters on an arm begin.
    fn large_row(&self, arm: usize) -> i32 {
        // Off the words in the one row between two arms, above them and below.
        self.row(arm) + (self.bar - 3 + i32::from(arm == 1)).max(0) / 2
    }

    /// Whether nobody has seen an arm yet.
    fn is_missing(&self, arm: usize) -> bool {
        arm == 2 && !self.now.is_revealed
    }

    /// The parts of an arm on their way to what is set, from the ground up: natural, contextual, specific.
    fn ends(&self, arm: usize) -> [f64; 3] {
        let parts = |it: &Setting| it.mix.parts().get(arm).copied().unwrap_or_default();
        let ([s0, c0, n0], [s1, c1, n1]) = (parts(&self.was), parts(&self.now));
        let [s, c, n] = [(s0, s1), (c0, c1), (n0, n1)].map(|(was, now)| lerp(was, now, self.ratio));
        [n, n + c, n + c + s]
    }

    /// A stretch of a bar; close ones have a slit between them.
    fn fill(&self, row: i32, (from, to): (i32, i32), tone: Tone, scene: &mut Scene) {
        let slit = if self.pitch == self.bar { EIGHTH } else { 0 };
        let (top, bottom) = (row * HIGH + slit, (row + self.bar) * HIGH - slit);
        scene.bar(Bounds::new(from, top, to.max(from), bottom), tone);
    }

    /// A bar: grey until its parts are shown, but for what two arms do tell, and until then there are but two.
    fn arm(&self, arm: usize, scene: &mut Scene) {
        let row = self.row(arm);
        let is_missing = self.is_missing(arm);
        let middle = if arm == 2 && !self.has_third { row } else { row + (self.bar - 1) / 2 };
        let name = self.mixer.arms.get(arm).map_or("", String::as_str);
        let tone = if is_missing { Tone::DIM } else { Tone::STRONG };
        let right = self.axis.start / WIDE - 2;
        match &self.names {
            Some(names) => names.write(arm, (right, row + (self.bar - 3) / 2), Align::Right, tone, scene),
            None => {
                scene.write((right, middle), Align::Right, Words::bold(name, tone));
            }
        }
        let ends = self.ends(arm).map(|it| self.axis.at(it));
        let put = |scene: &mut Scene, from: i32, to: i32, tone: Tone| self.fill(row, (from, to), tone, scene);
        if arm < 2 {
            put(scene, self.axis.start, ends[2], Tone::DIM.part(45));
            if self.now.mix.adds() {
                put(scene, ends[1], ends[2], Tone::family(Family::Specific));
            }
        }
        let mut from = self.axis.start;
        for (family, end) in PARTS.iter().rev().zip(ends) {
            put(scene, from, end.min(self.shown), Tone::family(*family));
            from = end;
        }
        if is_missing {
            let forms = ["this trial has no such arm", "not in this trial"];
            let words = forms.map(|it| vec![Words::new(format!(" {it} "), Tone::DIM)]);
            // Open over the whole axis: nobody knows how long it would be. In but two rows its words stand in its edge.
            let (left, right) = (self.axis.start / WIDE, self.axis.end / WIDE);
            let rows = if self.has_third { self.bar } else { 2.min(scene.height() - row) };
            scene.frame(Block::new(left, row, right - left, rows), Tone::DIM, true);
            let center = i32::midpoint(left, right);
            let wide = large::width(forms[0], BESIDE).map_or(i32::MAX, |it| it as i32);
            if self.bar >= 6 && wide + 4 <= right - left {
                scene.large((center - wide / 2, row + (self.bar - 3) / 2), forms[0], BESIDE, Tone::DIM);
            } else {
                scene.say((center, middle), Align::Middle, &words);
            }
            return;
        }
        let all: f64 = self.now.mix.arms().get(arm).copied().unwrap_or(0.0);
        if self.now.is_revealed {
            self.parts(arm, ends, middle, scene);
        }
        // Clear of a guess that is more than all of it, too.
        let guessed = if arm == 0 && !self.now.is_revealed { self.axis.at(self.now.guess) } else { 0 };
        let at = (ends[2].max(guessed).div_euclid(WIDE) + 2, self.large_row(arm));
        let is_there = self.face.is_some_and(|it| scene.large(at, &number(all), it, Tone::STRONG));
        // What is reckoned with it is larger.
        if !is_there && self.reckoning.is_empty() {
            scene.write((at.0, middle), Align::Left, Words::bold(number(all), Tone::STRONG));
        }
    }

    /// What each part is and how large, written on it.
    fn parts(&self, arm: usize, ends: [i32; 3], row: i32, scene: &mut Scene) {
        let mut from = self.axis.start;
        let sizes = self.now.mix.parts().get(arm).copied().unwrap_or_default();
        for (((family, name), size), end) in PARTS.iter().zip(&self.mixer.parts).zip(sizes).rev().zip(ends) {
            let (mark, size) = (family.mark(), number(size));
            let room = (end - from) / WIDE - 4;
            let large = [format!("{name} {size}"), size.clone()].into_iter().filter(|_| self.names.is_some());
            let mut large = large.filter(|it| large::width(it, BESIDE).is_some_and(|it| it as i32 <= room));
            if let Some(large) = large.next() {
                let at = (from / WIDE + 2, row - (self.bar - 1) / 2 + (self.bar - 3) / 2);
                scene.large(at, &large, BESIDE, Tone::STRONG);
            } else {
                let words = [format!("{mark} {name} {size}"), format!("{mark} {size}"), size];
                inside(&words, (from, end), row, scene);
            }
            from = end;
        }
    }

    /// Rules from arm to arm where they share an edge, and beside them what the difference is.
    fn joins(&self, scene: &mut Scene) {
        let is_revealed = self.now.is_revealed;
        if !is_revealed && !self.now.mix.adds() {
            return;
        }
        let edges = [0, 1, 2].map(|arm| self.ends(arm).map(|it| self.axis.at(it)));
        let [_, sham, untreated] = edges;
        for (x, arms, is_told) in [(sham[1], 0..1, !is_revealed), (untreated[0], 0..2, false)] {
            for arm in arms {
                let row = self.row(arm) + self.bar;
                let bottom = self.row(arm + 1) * HIGH;
                if is_told || x < self.shown {
                    scene.bar(Bounds::new(x, row * HIGH, x + WIDE / 8, bottom), Tone::TEXT);
                }
            }
        }
        if !self.reckoning.is_empty() {
            return self.reckon(scene);
        }
        let is_adding = self.now.mix.adds();
        let looks = [
            if is_adding { Tone::family(Family::Specific) } else { Tone::TEXT },
            Tone::family(Family::Contextual),
            Tone::TEXT,
        ];
        // Two arms have one difference.
        for (nth, tone) in looks.into_iter().enumerate().take(if is_revealed { 3 } else { 1 }) {
            let told = bracket(self.mixer, &self.now.mix, nth);
            let wordings: Vec<_> = told.iter().cloned().map(|it| vec![Words::bold(it, tone)]).collect();
            if nth == 2 {
                // Clear of the number of its arm.
                let all = number(self.now.mix.arms().get(2).copied().unwrap_or(0.0));
                let wide = self.face.and_then(|it| large::width(&all, it)).unwrap_or(all.len());
                let x = untreated[2].div_euclid(WIDE) + 2 + wide as i32 + 3;
                let from = (x, self.row(2) + (self.bar - 1) / 2);
                scene.say(from, Align::Left, wordings.get(..2).unwrap_or_default());
                continue;
            }
            // In the gap below its arm, right of the edge that it begins with, or left of all edges.
            let least = if nth == 0 { sham[1].min(edges[0][2]) } else { untreated[0] };
            let row = self.row(nth) + self.bar;
            let gap = self.pitch - self.bar;
            if gap < 1 {
                continue;
            }
            let x = least.div_euclid(WIDE) + 2;
            // It is the point, so that it is as large as names are.
            let fits =
                |it: &&String| large::width(it, BESIDE).is_some_and(|wide| x + wide as i32 <= scene.width());
            let large = told.iter().find(fits).filter(|_| self.names.is_some() && gap >= LARGE_GAP);
            if let Some(large) = large.filter(|_| is_adding) {
                scene.large((x, row + 1), large, BESIDE, tone);
                continue;
            }
            let full = told.first().cloned().unwrap_or_default();
            let lines = label::broken(&full, scene.width() - x);
            let is_in = widest(lines.iter().map(String::as_str)) <= scene.width() - x;
            // A second line would touch the number of the next arm; what a difference is not is told in full.
            if is_in && lines.len() as i32 <= if is_adding { 1 } else { gap } {
                scene.paragraph((x, row), scene.width() - x, &Words::bold(full, tone));
                continue;
            }
            // Rather in fewer words below its part than below another one, but for what a difference is not.
            let before = ((untreated[0].min(least).div_euclid(WIDE) - 2, row), Align::Right);
            let short = wordings.get(..3).filter(|_| is_adding).unwrap_or_default();
            if scene.say((x, row), Align::Left, short).is_none() {
                scene.say_at_one_of(&[((x, row), Align::Left), before], &wordings);
            }
        }
    }

    /// A place above the first arm, and before the parts are shown any place, is a guess; the end of an arm
    /// is the part which it has more than the arm below.
    fn areas(&self, scene: &mut Scene) {
        let (mixer, mix) = (self.mixer, &self.now.mix);
        let rows = |arm: usize| (self.row(arm), self.bar);
        if self.now.is_revealed {
            self.dial(GUESS, &mixer.guess, 0.0, (self.top - 1, 1), scene);
            self.dial(SPECIFIC, &mixer.specific, mix.treatment() - mix.specific, rows(0), scene);
            self.dial(CONTEXTUAL, &mixer.contextual, mix.natural, rows(1), scene);
            self.dial(NATURAL, &mixer.natural, 0.0, rows(2), scene);
        } else {
            self.dial(GUESS, &mixer.guess, 0.0, (0, scene.height()), scene);
        }
    }

    /// Each step of a dial is as wide as halfway to its neighbours, from `from` points on.
    fn dial(&self, knob: usize, dial: &Dial, from: f64, (row, rows): (i32, i32), scene: &mut Scene) {
        let column = |value: f64| self.axis.at(value + from).div_euclid(WIDE);
        for (step, value) in dial.steps.iter().enumerate() {
            let before = step.checked_sub(1).and_then(|it| dial.steps.get(it));
            let left = before.map_or(self.axis.start / WIDE, |it| column(f64::midpoint(*it, *value)));
            let after = dial.steps.get(step + 1);
            let right = after.map_or(self.axis.end / WIDE, |it| column(f64::midpoint(*it, *value)));
            scene.area(Block::new(left, row, right - left, rows), Meaning::Step { knob, step });
        }
    }
}

/// The first of some wordings that a stretch of a bar has room for.
fn inside(words: &[String], (from, end): (i32, i32), row: i32, scene: &mut Scene) {
    let (left, right) = (from / WIDE + 1, end / WIDE - 1);
    let fits = words.iter().find(|it| it.chars().count() as i32 <= right - left);
    if let Some(words) = fits {
        scene.write((left, row), Align::Left, Words::bold(words.clone(), Tone::STRONG));
    }
}
