//! The names of the curves in large letters: where there is room for them, and on a slide.

use super::{A_BETA_HEIGHT, CT_HEIGHT, END, Panel};
use crate::content::figure::StrokeLab;
use crate::content::model::Family;
use crate::scene::large::{self, Face};
use crate::scene::{Block, Scene, Tone, WIDE};
use crate::sim::stroke_lab::{self as sim, Setting, Skin};

/// Columns of the picture and rows of a panel from which on the names are large.
pub(super) const ROOMY: (i32, i32) = (150, 20);
/// Rows of a name.
const ROWS: i32 = 4;

/// The names of both curves, neither on a curve nor across the line of the speed: that of the arch in it or, where it is
/// low, above it, that of the other at its end. Where the first one stands.
pub(super) fn write(
    lab: &StrokeLab,
    family: Family,
    set: &Setting,
    panel: &Panel,
    scene: &mut Scene,
) -> Option<Block> {
    let line = panel.across.column(set.speed);
    end_of_line(panel, line, scene);
    if set.skin != Skin::Hairy {
        return None;
    }
    let [low, high] = lab.preferred.map(|it| panel.across.column(it));
    let middle = panel.across.column((lab.preferred[0] * lab.preferred[1]).sqrt());
    let places = ["slow CT", "CT"].into_iter().flat_map(|words| {
        let wide = wide(words);
        [low - 2 - wide, middle - 3 - wide, line - 2 - wide, line + 3].map(|x| (words, x, wide))
    });
    // From its first letter to its last on the ground of the preferred speeds, or left of it.
    let is_free = |(_, x, wide): &(&str, i32, i32)| {
        let is_whole = *x > low + 1 && x + wide < high || *x >= 0 && x + wide < low;
        is_whole && !(x - 1..=x + wide).contains(&line)
    };
    let mut names =
        places.filter(is_free).filter_map(|(it, x, _)| Some((it, beside(lab, set, panel, it, x)?)));
    let (words, (at, is_within)) = names.next()?;
    let tone = if is_within { Tone::STRONG } else { Tone::family(family) };
    scene.large((at.x, at.y), words, Face::Heavy, tone);
    Some(at)
}

/// Where the name of the arch stands from column `x` on, and whether that is within it: between the two curves, else
/// above both.
fn beside(lab: &StrokeLab, set: &Setting, panel: &Panel, words: &str, x: i32) -> Option<(Block, bool)> {
    let rows = f64::from(panel.bottom - panel.top);
    let at = Block::new(x, 0, wide(words), ROWS);
    let speeds = (x..=at.right()).map(|it| panel.across.value(it * WIDE));
    let heights = |of: &dyn Fn(f64) -> f64| -> Vec<f64> { speeds.clone().map(|it| rows * of(it)).collect() };
    let arch = heights(&|it| sim::ct(lab, it, set.temperature, set.skin) * CT_HEIGHT);
    let other = heights(&|it| sim::a_beta(lab, it) * A_BETA_HEIGHT);
    let least = |of: &[f64]| of.iter().copied().fold(f64::INFINITY, f64::min) as i32;
    let most = |of: &[f64]| of.iter().copied().fold(0.0, f64::max).ceil() as i32;
    // The lines themselves are almost a row thick.
    let (above, below) = (least(&arch) - 1, most(&other));
    let is_within = above - below >= ROWS;
    let foot = if is_within { i32::midpoint(above, below) - ROWS / 2 } else { most(&arch).max(below) };
    let y = panel.bottom - foot - ROWS;
    (y > panel.top).then_some((Block { y, ..at }, is_within))
}

/// The name of the rising curve above its end or, in few rows and where the line of the speed is there, beside it.
fn end_of_line(panel: &Panel, line: i32, scene: &mut Scene) {
    let rows = f64::from(panel.bottom - panel.top);
    let [full, short] = ["fast Aβ", "Aβ"];
    let end = panel.bottom - (rows * A_BETA_HEIGHT).ceil() as i32;
    let (x, y) = (scene.width() - wide(full), end - ROWS - 1);
    if y >= panel.top && line < x - 1 {
        scene.large((x, y), full, Face::Heavy, Tone::STRONG);
    } else {
        scene.large(
            (scene.width() - END + 1, (end - ROWS / 2).max(panel.top)),
            short,
            Face::Heavy,
            Tone::STRONG,
        );
    }
}

fn wide(words: &str) -> i32 {
    large::width(words, Face::Heavy).map_or(0, |it| it as i32)
}

#[cfg(test)]
mod tests {
    use super::super::CREST;
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::scene_on;
    use crate::scene::path::Point;
    use crate::scene::{Fill, Shade};

    #[test]
    fn no_curve_and_no_line_of_a_speed_runs_through_a_name() {
        let pack = Pack::builtin();
        let library = pack.library();
        let mut n = 0;
        for size in [(78, 13), (94, 18), (114, 22), (152, 33), (192, 48)] {
            for (speed, brush) in (0..15).flat_map(|speed| (0..3).map(move |brush| (speed, brush))) {
                let scene = scene_on(true, library, &"stroke-lab".into(), &[speed, brush, 0, 0], size);
                for name in &scene.larges {
                    let (at, words) = (name.block(), &name.text);
                    assert!(at.x >= 0 && at.right() <= scene.width(), "{words} at {speed} {brush} {size:?}");
                    let bounds = Block { height: ROWS, ..at }.bounds();
                    let runs_through = |points: &[Point]| {
                        points.iter().any(|it| {
                            (bounds.left..bounds.right).contains(&it.x)
                                && (bounds.top..bounds.bottom).contains(&it.y)
                        })
                    };
                    let curves = scene.fills.iter().filter_map(|it| match it {
                        Fill::Line { points, .. } => Some(points),
                        Fill::Band { upper, shade: Shade::Flat(tone), .. } if tone.part == CREST => {
                            Some(upper)
                        }
                        _ => None,
                    });
                    for curve in curves {
                        assert!(!runs_through(curve), "{words} at {speed} {brush} {size:?}");
                    }
                    let is_across = scene.rules.iter().any(|it| {
                        (at.x..at.right()).contains(&it.from.0) && it.from.1 < at.bottom() && it.to.1 >= at.y
                    });
                    assert!(!is_across, "{words} at {speed} {brush} {size:?}");
                    n += 1;
                }
            }
        }
        assert!(n > 300, "{n} names");
    }
}
