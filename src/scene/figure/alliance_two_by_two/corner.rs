//! What is measured, where no row is left for it below the axis.

use super::Plan;
use crate::content::figure::Crossing;
use crate::scene::label::broken;
use crate::scene::{Align, Scene, Tone, Words};
use crate::sim::alliance_two_by_two::group;

/// In lines right of the first bar, which is the shortest one; or else at the end of the axis.
pub(super) fn corner(crossing: &Crossing, plan: &Plan, scene: &mut Scene) {
    /// Columns after the end of a bar that its value may take.
    const VALUE: i32 = 15;
    let Some(it) = group(crossing, false, false) else { return };
    let left = plan.axis.column(it.ci_high.unwrap_or(it.value)) + VALUE;
    let lines = broken(&crossing.outcome, (scene.width() - left).min(26));
    let foot = plan.row(4) + 1 - lines.len() as i32;
    for (line, row) in lines.into_iter().zip(if plan.is_apart { foot } else { plan.top }..) {
        scene.write((scene.width() - 1, row), Align::Right, Words::new(line, Tone::TEXT));
    }
}
