//! What each switch adds, as a number of its own and in a line of words.

use super::{Foot, LETTERS, Plan};
use crate::content::figure::{Crossing, Switch};
use crate::scene::{Align, Scene, Stroke, Tone, Words};
use crate::sim::alliance_two_by_two::{digits, group, manner_adds, treatment_adds};

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

/// What each switch adds, under its name beside all bars, each at the end of a line from its own.
pub(super) fn apart(crossing: &Crossing, plan: &Plan, scene: &mut Scene) {
    let switches = [((true, false), &crossing.treatment), ((false, true), &crossing.manner)];
    // Around the rows of their bars; above what is measured, where that stands in a corner.
    let middle = |nth: i32| plan.top + nth * plan.pitch + (plan.bar - 1) / 2;
    let first = if plan.foot == Foot::Corner { plan.top } else { (middle(1) - 3).max(plan.top) };
    let rows = (first..).step_by(LETTERS as usize + 1);
    for (((it, switch), row), own) in switches.into_iter().zip(rows).zip([middle(1), middle(2)]) {
        let Some(((added, tone), dot)) = added(crossing, it).zip(plan.large) else { return };
        let end =
            group(crossing, it.0, it.1).map_or(0, |it| plan.axis.column(it.ci_high.unwrap_or(it.value)));
        // After the value of that bar.
        scene.rule((end + 8, own), (plan.sums - 2, own), Stroke::Light, tone);
        scene.write((plan.sums, row), Align::Left, Words::bold(format!("{} adds", switch.name), tone));
        scene.large((plan.sums, row + 1), &added, dot, tone);
    }
}
