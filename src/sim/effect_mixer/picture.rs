//! Where the parts of the picture stand: what is drawn there can be pointed at there.

use super::Setting;
use crate::content::figure::EffectMixer;
use crate::sim::Cells;
use unicode_width::UnicodeWidthStr;

/// The names of the bars below the arms.
pub const VERDICTS: [&str; 3] = ["in truth", "your guess", "the ratio"];
/// Columns kept free to the right of the scale, for the number at the end of a bar.
const RIGHT: u16 = 8;
/// Bars grow no thicker.
const THICKEST: u16 = 6;

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    pub y: u16,
    pub height: u16,
}

impl Band {
    pub fn holds(&self, y: u16) -> bool {
        (self.y..self.y + self.height).contains(&y)
    }
}

/// A picture from top to bottom. What has no room is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Columns of names, then columns of the scale.
    pub left: u16,
    pub width: u16,
    pub headline: Option<u16>,
    pub arms: [Option<Band>; 3],
    /// Below each arm the bracket of a difference.
    pub gaps: [Option<Band>; 3],
    pub axis: Option<u16>,
    pub verdicts: [Option<Band>; 3],
}

/// The plan of a picture of a size: arms first, then the question, the differences, the answers,
/// the axis; what room is left makes the bars thicker.
pub fn plan(mixer: &EffectMixer, size: Cells) -> Plan {
    let names = mixer.arms.iter().map(String::as_str).chain(VERDICTS).map(UnicodeWidthStr::width);
    let left = (names.max().unwrap_or(0) as u16 + 2).min(size.x / 3);
    let mut rest = size.y;
    let mut take = |lines: u16| {
        let is_taken = rest >= lines;
        if is_taken {
            rest -= lines;
        }
        is_taken
    };
    let arms = [take(1), take(1), take(1)];
    let headline = take(1);
    let gaps = take(2);
    let verdicts = take(3);
    let axis = take(1);
    let last_gap = take(1);
    let above_verdicts = u16::from(take(1));
    let below_headline = u16::from(take(1));
    let mut thick = 1;
    for _ in 0..2 {
        thick += u16::from(take(3));
    }
    let between_verdicts = u16::from(take(2));
    let around_gaps = u16::from(take(6));
    while thick < THICKEST && take(3) {
        thick += 1;
    }
    let more_space = u16::from(between_verdicts > 0 && take(1));

    let mut y = 0;
    let mut band = |is_there: bool, before: u16, height: u16, after: u16| {
        is_there.then(|| {
            let band = Band { y: y + before, height };
            y += before + height + after;
            band
        })
    };
    let line = |band: Option<Band>| band.map(|band| band.y);
    let mut plan = Plan { left, width: size.x.saturating_sub(left + RIGHT), ..Plan::default() };
    plan.headline = line(band(headline, 0, 1, below_headline));
    for (nth, is_there) in arms.into_iter().enumerate() {
        let arm = band(is_there, 0, thick, 0);
        let gap = band(if nth < 2 { gaps } else { last_gap }, 0, 1 + 2 * around_gaps, 0);
        if let (Some(arms), Some(gaps)) = (plan.arms.get_mut(nth), plan.gaps.get_mut(nth)) {
            (*arms, *gaps) = (arm, gap);
        }
    }
    plan.axis = line(band(axis, 0, 1, above_verdicts + more_space));
    for (nth, verdict) in plan.verdicts.iter_mut().enumerate() {
        *verdict = band(verdicts, if nth > 0 { between_verdicts } else { 0 }, 1, 0);
    }
    plan
}

/// The end of the drawn scale, in points: round, and beyond everything that is set.
pub fn top(mixer: &EffectMixer, setting: &Setting) -> f64 {
    let most = setting.mix.arms().into_iter().fold(setting.guess, f64::max);
    let steps = [0.4, 0.6, 0.8, 1.0].map(|part| part * mixer.scale);
    steps.into_iter().find(|step| *step >= most).unwrap_or(most).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::effect_mixer::tests::mixer;

    #[test]
    fn every_line_has_one_use_and_lies_in_the_picture() {
        let mixer = mixer();
        for y in 0..80 {
            let plan = plan(&mixer, Cells { x: 100, y });
            let mut used = vec![0; usize::from(y)];
            let lines = [plan.headline, plan.axis].into_iter().flatten().map(|y| Band { y, height: 1 });
            let bands = plan.arms.into_iter().chain(plan.gaps).chain(plan.verdicts).flatten();
            for band in lines.chain(bands) {
                (band.y..band.y + band.height).for_each(|y| used[usize::from(y)] += 1);
            }
            assert!(used.iter().all(|uses| *uses <= 1), "{y}: {plan:?}");
            assert!(y < 12 || plan.verdicts[2].is_some() && plan.gaps[2].is_some() && plan.axis.is_some());
        }
    }
}
