//! What each switch adds, as a number of its own and in a line of words.

use crate::content::figure::{Crossing, Switch};
use crate::scene::{Align, Scene, Tone, Words};
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
