//! What each switch adds, as a number of its own and in a line of words.

use super::Plan;
use crate::content::figure::{Crossing, Switch};
use crate::scene::{Align, Scene, Stroke, Tone, Words};
use crate::sim::alliance_two_by_two::{digits, group, manner_adds, treatment_adds};

impl Plan {
    /// The first row of a group, and behind the last one that of the axis.
    pub(super) fn row(&self, nth: i32) -> i32 {
        self.top + nth * self.pitch + if nth >= 2 { self.between } else { 0 }
    }
}

/// "+11.9", how much more a group with one switch on has than that with neither, in the tone of the switch.
pub(super) fn added(crossing: &Crossing, (treatment, manner): (bool, bool)) -> Option<(String, Tone)> {
    let (it, none) = (group(crossing, treatment, manner)?, group(crossing, false, false)?);
    let tone = match (treatment, manner) {
        (false, false) | (true, true) => return None,
        (true, false) => Tone::family(crossing.treatment.family),
        (false, true) => Tone::family(crossing.manner.family),
    };
    Some((format!("+{}", digits(crossing, it.value - none.value)), tone))
}

/// What each switch adds, without and with the other.
pub(super) fn sums(crossing: &Crossing, row: i32, scene: &mut Scene) {
    let mut words = Vec::new();
    let mut put = |switch: &Switch, adds: [Option<f64>; 2]| {
        let adds = adds.into_iter().flatten().map(|it| digits(crossing, it));
        words.push(Words::new(
            format!("{}{} adds ", if words.is_empty() { "" } else { ", " }, switch.name),
            Tone::TEXT,
        ));
        words.push(Words::bold(adds.collect::<Vec<_>>().join(" or "), Tone::family(switch.family)));
    };
    let (treatment, manner) = (&crossing.treatment, &crossing.manner);
    put(manner, [false, true].map(|on| manner_adds(crossing, on)));
    put(treatment, [false, true].map(|on| treatment_adds(crossing, on)));
    if let (Some(both), Some(none)) = (group(crossing, true, true), group(crossing, false, false)) {
        words.push(Words::new(", both together ", Tone::TEXT));
        words.push(Words::bold(digits(crossing, both.value - none.value), Tone::STRONG));
        words.push(Words::new(format!(" {}", crossing.unit_added), Tone::TEXT));
    }
    scene.say((0, row), Align::Left, &[words]);
}

/// What each switch adds, beside all bars in the rows of its own, at the end of a line from that.
pub(super) fn apart(crossing: &Crossing, plan: &Plan, scene: &mut Scene) {
    const ADDS: &str = "adds";
    // Higher than their rows, the first one begins above its own if there is no row between the two.
    let above = 1 - plan.between;
    for (it, row, above) in [((true, false), plan.row(1), above), ((false, true), plan.row(2), 0)] {
        let Some(((added, tone), dot)) = added(crossing, it).zip(plan.large) else { return };
        let end =
            group(crossing, it.0, it.1).map_or(0, |it| plan.axis.column(it.ci_high.unwrap_or(it.value)));
        // After the value of that bar.
        let (from, y, to) = (end + 8, row + (plan.bar - 1) / 2, plan.sums - 2);
        scene.write((to, y), Align::Right, Words::bold(ADDS, tone));
        let to = to - ADDS.len() as i32 - 1;
        if from < to {
            scene.rule((from, y), (to, y), Stroke::Light, tone);
        }
        scene.large((plan.sums, row - above), &added, dot, tone);
    }
}
