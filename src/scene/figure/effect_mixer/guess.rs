//! The guess on the picture, and what came of it in words.

use super::Picture;
use crate::anim::lerp;
use crate::content::model::Family;
use crate::scene::label;
use crate::scene::large;
use crate::scene::plot::BESIDE;
use crate::scene::{Align, Hue, Rule, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::effect_mixer::{Setting, number, points, verdicts};

impl Picture<'_> {
    /// The guess as a bracket on the bar that it is about, where the contextual part ends: there two arms part.
    pub(super) fn guess(&self, scene: &mut Scene) {
        let [_, with_context, _] = self.ends(0);
        let ends = |it: &Setting| {
            let left = (with_context - it.guess).max(0.0);
            (left, left + it.guess)
        };
        let (was, now) = (ends(&self.was), ends(&self.now));
        let [left, right] =
            [(was.0, now.0), (was.1, now.1)].map(|(a, b)| self.axis.at(lerp(a, b, self.ratio)));
        let (row, right) = (self.top - 1, right.max(left + WIDE / 4));
        if row < 0 {
            return;
        }
        let guess = points(self.now.guess);
        let miss = verdicts(&self.now).into_iter().nth(1).and_then(|(_, words)| words.into_iter().next());
        let miss = miss.filter(|_| self.now.is_revealed);
        let wordings = miss.into_iter().chain([guess, number(self.now.guess)]);
        let tone = Tone::family(Family::Contextual);
        let words = wordings.map(|it| vec![Words::bold(format!("your guess: {it}"), tone)]);
        let words: Vec<_> = words.collect();
        let room = (right - left) / WIDE - 4;
        let within: Vec<_> = words.iter().filter(|it| label::width(it) <= room).cloned().collect();
        let middle = i32::midpoint(left, right - 1).div_euclid(WIDE);
        let said = scene.say((middle, row), Align::Middle, &within);
        if said.is_none() {
            let beside = [right.div_euclid(WIDE) + 2, left.div_euclid(WIDE) - 2];
            let places = [((beside[0], row), Align::Left), ((beside[1], row), Align::Right)];
            scene.say_at_one_of(&places, &words);
        }
        // The line between the ends leaves out its words.
        let (from, to) = (left.div_euclid(WIDE), (right - 1).div_euclid(WIDE));
        let words = said.map_or((to, to), |it| (it.x - 2, it.right() + 1));
        let stroke = Stroke::Light;
        for (from, to, caps) in [(from, words.0, [true, false]), (words.1, to, [false, true])] {
            if from <= to {
                scene.rules.push(Rule { from: (from, row), to: (to, row), stroke, caps, tone });
            }
        }
        if !self.now.is_revealed {
            self.split(left, right, scene);
        }
    }

    /// What the guess makes of the bar: a part that the context brought, and what it leaves to nature, which is no better
    /// known.
    fn split(&self, left: i32, right: i32, scene: &mut Scene) {
        let [_, with_context, _] = self.ends(0);
        let row = self.top + (self.bar - 1) / 2;
        let rest = (with_context - self.now.guess).max(0.0);
        let parts = [
            (self.axis.start, left, Family::NonSpecific, 2, rest),
            (left, right, Family::Contextual, 1, self.now.guess),
        ];
        for (from, to, family, nth, size) in parts {
            self.hatch((from, to), Tone::family(family), scene);
            let (middle, room) = (i32::midpoint(from, to - 1).div_euclid(WIDE), (to - from) / WIDE - 1);
            let name = self.mixer.parts.get(nth).map_or("", String::as_str);
            let size = format!("{}?", number(size));
            let full = format!("{name}: {size}");
            let wide = large::width(&full, BESIDE).map_or(i32::MAX, |it| it as i32);
            if self.names.is_some() && wide <= room {
                let left = from / WIDE + (room + 1 - wide) / 2;
                scene.large((left, row - 1), &full, BESIDE, Tone::STRONG);
            } else {
                let words = [full, size].map(|it| vec![Words::bold(it, Tone::STRONG)]);
                let words: Vec<_> = words.into_iter().filter(|it| label::width(it) <= room).collect();
                scene.say((middle, row), Align::Middle, &words);
            }
        }
    }

    /// What is but guessed, in stripes.
    fn hatch(&self, (from, to): (i32, i32), tone: Tone, scene: &mut Scene) {
        self.fill(self.top, (from, to), tone.part(25), scene);
        for left in (from..to).step_by(2 * WIDE as usize) {
            self.fill(self.top, (left, (left + WIDE).min(to)), tone.part(30), scene);
        }
    }

    /// Until the parts are shown: the context may have brought anything of what those with the sham gained, from nothing
    /// to all of it.
    pub(super) fn unknown(&self, scene: &mut Scene) {
        let Some(name) = self.mixer.parts.get(1).filter(|_| !self.now.is_revealed && self.now.mix.adds())
        else {
            return;
        };
        let all = self.ends(1)[2];
        let (from, to) = (self.axis.start / WIDE, (self.axis.at(all) - 1).div_euclid(WIDE));
        let (row, middle) = (self.row(1), i32::midpoint(from, to));
        let words = format!("{name}: 0 to {}", number(all));
        let tone = Tone::family(Family::Contextual);
        let room = to - from - 8;
        let large = large::width(&words, BESIDE).map(|it| it as i32).filter(|it| *it <= room);
        let (y, wide) = match large.filter(|_| self.names.is_some()) {
            Some(wide) => {
                scene.large((middle - wide / 2, row + (self.bar - 3) / 2), &words, BESIDE, tone);
                (row + (self.bar - 1) / 2, wide)
            }
            None if self.bar >= 3 => {
                let y = row + (self.bar - 1) / 2;
                let said = scene.say((middle, y), Align::Middle, &[vec![Words::bold(words, Tone::STRONG)]]);
                (y, said.map_or(0, |it| it.width))
            }
            None => return,
        };
        let stroke = Stroke::Light;
        for (from, to, caps) in
            [(from, middle - wide / 2 - 2, [true, false]), (middle + wide / 2 + 2, to, [false, true])]
        {
            if from < to {
                scene.rules.push(Rule { from: (from, y), to: (to, y), stroke, caps, tone });
            }
        }
    }

    /// What the context brought, what was guessed, and what the ratio would have it be.
    pub(super) fn verdicts(&self, row: i32, scene: &mut Scene) {
        let [truth, guess, ratio] = verdicts(&self.now).map(|(_, words)| words);
        let tones = [
            ("▲ in truth ", Tone::family(Family::Contextual), truth),
            ("your guess ", Tone::STRONG, guess),
            ("× the ratio ", Tone::of(Hue::Contested), ratio),
        ];
        // All three as full as they fit, the ratio as the last to be cut.
        let line = |full: [usize; 3]| {
            let mut words = Vec::new();
            for ((name, tone, wordings), nth) in tones.iter().zip(full) {
                let Some(said) = wordings.get(nth) else { continue };
                words.push(Words::bold(
                    if words.is_empty() { (*name).to_owned() } else { format!(" · {name}") },
                    *tone,
                ));
                words.push(Words::new(said.clone(), Tone::TEXT));
            }
            words
        };
        let wordings =
            [[0, 0, 0], [1, 0, 0], [2, 0, 0], [2, 9, 0], [2, 9, 1], [9, 9, 1], [9, 9, 2]].map(line);
        scene.say((0, row), Align::Left, &wordings);
    }
}
