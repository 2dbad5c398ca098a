//! The table that a benchmark prints: medians, what nine in ten do not exceed, and goals.

pub(crate) fn goal(text: &str, is_met: bool) -> String {
    format!("{text}: {}", if is_met { "met" } else { "NOT MET" })
}

/// One line: two numbers for what is measured and for what stands beside it, and the goal.
pub(crate) fn row(what: &str, ours: &[f64], beside: &[f64], goal: &str) {
    let pair = |values: &[f64]| {
        if values.is_empty() {
            return "-".to_owned();
        }
        format!("{:.2} {:>8.2}", median(values), ninety(values))
    };
    println!("{what:<38}{:>18}{:>18}   {goal}", pair(ours), pair(beside));
}

pub(crate) fn median(values: &[f64]) -> f64 {
    nth(values, 0.5)
}

pub(crate) fn ninety(values: &[f64]) -> f64 {
    nth(values, 0.9)
}

/// The value that this part of all does not exceed.
fn nth(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() as f64 * part).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}
