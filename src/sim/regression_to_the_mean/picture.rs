//! Where the parts of the picture stand: what is drawn there can be pointed at there.

use crate::content::figure::RegressionToTheMean;
use crate::sim::Cells;

/// Columns for the numbers of the scale.
const GUTTER: u16 = 5;
/// No wider is the way from one visit to the other, nor the pile of a visit.
const WIDEST_WAY: u16 = 52;
const WIDEST_PILE: u16 = 72;

/// From left to right: numbers, the pile of the first visit, an axis, the way, an axis, the pile of
/// the second visit. From top to bottom: names, the plot, the shifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Columns of each pile.
    pub pile: u16,
    /// Columns between the axes.
    pub way: u16,
    pub head: Option<u16>,
    /// The first line of the plot, and how many there are.
    pub top: u16,
    pub lines: u16,
    /// Lines of the simulated and of the expected shift.
    pub shifts: [Option<u16>; 2],
}

impl Plan {
    pub fn left(&self) -> u16 {
        GUTTER
    }

    /// The column of the axis of the first visit.
    pub fn first_axis(&self) -> u16 {
        GUTTER + self.pile
    }

    pub fn second_axis(&self) -> u16 {
        self.first_axis() + self.way + 1
    }

    /// How far down the plot a score stands, 0 to 1.
    pub fn down(&self, data: &RegressionToTheMean, score: f64) -> f64 {
        down(data, score)
    }

    /// The score in the middle of line `y`.
    pub fn score(&self, data: &RegressionToTheMean, y: u16) -> Option<f64> {
        let line = y.checked_sub(self.top).filter(|line| *line < self.lines)?;
        let [low, high] = data.scale;
        Some(high - (f64::from(line) + 0.5) / f64::from(self.lines) * (high - low))
    }
}

pub fn plan(size: Cells) -> Plan {
    let width = size.x.saturating_sub(GUTTER + 2);
    let way = (width * 3 / 10).min(WIDEST_WAY);
    let pile = ((width - way) / 2).min(WIDEST_PILE);
    let head = size.y >= 6;
    let shifts = if size.y >= 9 { 2 } else { 0 };
    // Air above and below the plot, where there is room.
    let (above, below) = (u16::from(size.y >= 26), u16::from(size.y >= 11));
    let top = u16::from(head) + above;
    let lines = size.y.saturating_sub(top + shifts + if shifts > 0 { below } else { 0 });
    let last = size.y.saturating_sub(1);
    Plan {
        pile,
        way,
        head: head.then_some(0),
        top,
        lines,
        shifts: if shifts > 0 { [Some(last.saturating_sub(1)), Some(last)] } else { [None, None] },
    }
}

fn down(data: &RegressionToTheMean, score: f64) -> f64 {
    let [low, high] = data.scale;
    let ratio = (high - score) / (high - low);
    if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.5 }
}

/// Piles scores into `bins` from the top of the scale down: for each the bin and its place from the
/// axis, the marked ones first; and the longest pile.
pub fn pile(
    data: &RegressionToTheMean,
    scores: impl Iterator<Item = (f64, bool)> + Clone,
    bins: usize,
) -> (Vec<(usize, usize)>, usize) {
    let mut counts = vec![(0_usize, 0_usize); bins.max(1)];
    let bin = |score: f64| ((down(data, score) * bins as f64) as usize).min(bins.saturating_sub(1));
    for (score, _) in scores.clone().filter(|(_, is_marked)| *is_marked) {
        counts.get_mut(bin(score)).into_iter().for_each(|it| it.1 += 1);
    }
    let places = scores.map(|(score, is_marked)| {
        let bin = bin(score);
        let Some((marked, all)) = counts.get_mut(bin) else { return (bin, 0) };
        let next = if is_marked { marked } else { all };
        *next += 1;
        (bin, *next - 1)
    });
    let places: Vec<(usize, usize)> = places.collect();
    let longest = places.iter().map(|(_, place)| place + 1).max().unwrap_or(0);
    (places, longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::regression_to_the_mean::tests::data;

    #[test]
    fn nobody_stands_on_another_and_the_marked_stand_next_to_the_axis() {
        let data = data();
        let scores: Vec<(f64, bool)> = (0..300).map(|nth| (f64::from(nth % 101), nth % 3 == 0)).collect();
        for bins in [1, 7, 80] {
            let (places, longest) = pile(&data, scores.iter().copied(), bins);
            let mut seen = places.clone();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), places.len());
            assert!(places.iter().all(|(bin, place)| *bin < bins && *place < longest));
            for ((score, is_marked), (bin, place)) in scores.iter().zip(&places) {
                let is_before =
                    |(it, at): (&(f64, bool), &(usize, usize))| !it.1 && at.0 == *bin && at.1 < *place;
                assert!(!is_marked || !scores.iter().zip(&places).any(is_before), "{score}");
            }
        }
    }

    #[test]
    fn the_picture_ends_where_its_area_ends() {
        for (x, y) in (0..230).step_by(7).flat_map(|x| (0..60).map(move |y| (x, y))) {
            let plan = plan(Cells { x, y });
            assert!(x < 6 || plan.second_axis() + plan.pile < x);
            assert!(plan.top + plan.lines <= y.max(plan.top));
            assert!(plan.shifts.into_iter().flatten().all(|line| line < y && line >= plan.top + plan.lines));
        }
    }
}
