//! Which glyph stands for the points of a cell: the one that leaves the least of them in a wrong tone.

use super::plate::Tint;
use super::points::{FINE, Points};
use crate::app::settings::Glyphs;
use ratatui::symbols::pixel::{OCTANTS, SEXTANTS};
use std::sync::LazyLock;

/// A glyph, and the points of its cell that it covers: a bit each, row by row from the top left.
type Stamp = (char, Points);

/// A cell: its glyph in the tone `front` on `back`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) glyph: char,
    pub(super) front: Tint,
    pub(super) back: Tint,
}

impl Fitted {
    pub(super) fn plain(tint: Tint) -> Self {
        Self { glyph: ' ', front: tint, back: tint }
    }
}

/// The points for which `is` holds, given their place across and down.
fn points(is: impl Fn(usize, usize) -> bool) -> Points {
    let all = (0..FINE).flat_map(|y| (0..FINE).map(move |x| (x, y)));
    all.filter(|(x, y)| is(*x, *y)).map(|(x, y)| 1 << (y * FINE + x)).sum()
}

/// U+2580 to U+259F: what every terminal and every font has.
static BLOCKS: LazyLock<Vec<Stamp>> = LazyLock::new(|| {
    let eighth = |base: u32, nth: usize| char::from_u32(base + nth as u32).unwrap_or(' ');
    let mut stamps =
        vec![('▀', points(|_, y| y < 4)), ('▌', points(|x, _| x < 4)), ('▐', points(|x, _| x >= 4))];
    // ▁ to ▇ from the bottom, ▏ to ▉ from the left.
    stamps.extend((1..8).map(|n| (eighth(0x2580, n), points(|_, y| y >= FINE - n))));
    stamps.extend((1..8).filter(|n| *n != 4).map(|n| (eighth(0x2588, FINE - n), points(|x, _| x < n))));
    let quadrants = [
        ('▘', 1),
        ('▝', 2),
        ('▖', 4),
        ('▗', 8),
        ('▚', 9),
        ('▞', 6),
        ('▛', 7),
        ('▜', 11),
        ('▙', 13),
        ('▟', 14),
    ];
    stamps
        .extend(quadrants.map(|(glyph, bits)| (glyph, points(|x, y| bits >> (x / 4 + y / 4 * 2) & 1 == 1))));
    stamps
});

/// The stamps of patterns of `rows` by two, but for those that are blocks already.
fn patterns(glyphs: &[char], rows: usize) -> Vec<Stamp> {
    // Three rows do not divide eight: the middle one has the odd points.
    let row = |y: usize| {
        if rows == 3 { [0, 0, 0, 1, 1, 2, 2, 2].get(y).copied().unwrap_or(0) } else { y * rows / FINE }
    };
    let stamp =
        |(bits, glyph): (usize, &char)| (*glyph, points(|x, y| bits >> (x / 4 + row(y) * 2) & 1 == 1));
    // Some of the eighths came into Unicode later than the rest and are drawn by few.
    let is_new = |(glyph, _): &Stamp| matches!(glyph, '\u{1fb00}'..='\u{1fb3b}' | '\u{1cd00}'..='\u{1cde5}');
    glyphs.iter().enumerate().map(stamp).filter(is_new).collect()
}

static WITH_SEXTANTS: LazyLock<Vec<Stamp>> =
    LazyLock::new(|| BLOCKS.iter().copied().chain(patterns(&SEXTANTS, 3)).collect());
static WITH_OCTANTS: LazyLock<Vec<Stamp>> =
    LazyLock::new(|| BLOCKS.iter().copied().chain(patterns(&OCTANTS, 4)).collect());

/// The stamps of a tier, simple ones first.
pub(super) fn stamps(glyphs: Glyphs) -> &'static [Stamp] {
    match glyphs {
        Glyphs::Blocks => &BLOCKS,
        Glyphs::Sextants => &WITH_SEXTANTS,
        Glyphs::Octants => &WITH_OCTANTS,
    }
}

/// The best glyph for the tones of a cell, each with its points, the most frequent first. `distance` says how far two tones are from each other,
/// `can_front` whether a tone can be that of the glyph itself.
pub(super) fn fit(
    parts: &[(Tint, Points)],
    stamps: &[Stamp],
    distance: impl Fn(Tint, Tint) -> u32,
    can_front: impl Fn(Tint) -> bool,
) -> Fitted {
    let &[(most, points), ref rest @ ..] = parts else { return Fitted::plain(0) };
    match rest {
        [] => Fitted::plain(most),
        // Nearly all cells of an edge: the glyph with the fewest points on the wrong side of it.
        [(other, _)] => {
            let mut best = (points.count_zeros(), Fitted::plain(most));
            for (glyph, mask) in stamps {
                let wrong = (mask ^ points).count_ones();
                let sides = [(wrong, most, *other), (Points::BITS - wrong, *other, most)];
                for (wrong, front, back) in sides {
                    if wrong < best.0 && can_front(front) {
                        best = (wrong, Fitted { glyph: *glyph, front, back });
                    }
                }
                if best.0 == 0 {
                    break;
                }
            }
            best.1
        }
        _ => fit_many(parts, stamps, distance, can_front),
    }
}

/// [`fit`] for more than two tones.
fn fit_many(
    parts: &[(Tint, Points)],
    stamps: &[Stamp],
    distance: impl Fn(Tint, Tint) -> u32,
    can_front: impl Fn(Tint) -> bool,
) -> Fitted {
    let tints = || parts.iter().map(|(tint, _)| *tint);
    let far: Vec<Vec<u32>> = tints().map(|a| tints().map(|b| distance(a, b)).collect()).collect();
    // What it costs to give everything under `mask` one tone, and which is the cheapest.
    let side = |mask: Points| {
        let costs = parts.iter().zip(&far).filter(|((_, points), _)| points & mask != 0);
        let costs = costs.map(|((tint, _), far)| {
            let others = parts.iter().zip(far).map(|((_, points), far)| (points & mask).count_ones() * far);
            (others.sum::<u32>(), *tint)
        });
        costs.min_by_key(|(cost, _)| *cost).unwrap_or_default()
    };
    let (cost, tint) = side(Points::MAX);
    let mut best = (cost, Fitted::plain(tint));
    for (glyph, mask) in stamps {
        let front = side(*mask);
        // Most glyphs are too dear by one of their sides.
        if front.0 >= best.0 {
            continue;
        }
        let back = side(!mask);
        let cost = front.0 + back.0;
        if cost < best.0 && front.1 != back.1 && can_front(front.1) {
            best = (cost, Fitted { glyph: *glyph, front: front.1, back: back.1 });
            // Nothing fits better than what fits exactly.
            if cost == 0 {
                break;
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell of which `points` have the tone 1.
    fn parts(points: Points) -> Vec<(Tint, Points)> {
        let mut parts = vec![(0, !points), (1, points)];
        parts.retain(|(_, it)| *it != 0);
        parts.sort_by_key(|(tint, it)| (std::cmp::Reverse(it.count_ones()), *tint));
        parts
    }

    fn fitted(is: impl Fn(usize, usize) -> bool, glyphs: Glyphs) -> Fitted {
        fit(&parts(points(is)), stamps(glyphs), |a, b| u32::from(a != b) * 9, |_| true)
    }

    #[test]
    fn two_tones_are_fitted_as_many_are() {
        let mut seed = 7_u64;
        for _ in 0..400 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let parts = parts(seed);
            let far = |a: Tint, b: Tint| u32::from(a != b) * 9;
            let wrong = |it: Fitted| {
                let mask =
                    stamps(Glyphs::Octants).iter().find(|(glyph, _)| *glyph == it.glyph).map_or(0, |it| it.1);
                let shown = |nth: u32| if mask >> nth & 1 == 1 { it.front } else { it.back };
                (0..Points::BITS).filter(|nth| u64::from(shown(*nth)) != seed >> nth & 1).count()
            };
            let stamps = stamps(Glyphs::Octants);
            let (one, other) = (fit(&parts, stamps, far, |_| true), fit_many(&parts, stamps, far, |_| true));
            assert_eq!(wrong(one), wrong(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn an_edge_on_an_eighth_is_met_exactly() {
        for n in 1..8 {
            let it = fitted(|_, y| y >= 8 - n, Glyphs::Blocks);
            let shown = (it.glyph as usize).wrapping_sub(0x2580);
            assert!(it.glyph == '▀' || shown == n, "{n}: {it:?}");
            assert_eq!(fitted(|x, _| x < n, Glyphs::Blocks).back, 0, "{n}");
        }
        assert_eq!(fitted(|_, _| true, Glyphs::Blocks), Fitted::plain(1));
    }

    #[test]
    fn a_finer_tier_is_used_only_where_it_is_better() {
        assert_eq!(fitted(|_, y| y >= 3, Glyphs::Octants).glyph, '▅');
        // The left half of all but the top quarter.
        let step = |x: usize, y: usize| x < 4 && y >= 2;
        assert_eq!(fitted(step, Glyphs::Octants).glyph, OCTANTS[0b0101_0100]);
        assert!(matches!(fitted(step, Glyphs::Blocks).glyph, '\u{2580}'..='\u{259f}'));
    }

    #[test]
    fn every_stamp_covers_what_its_name_says() {
        let area = |glyph: char| BLOCKS.iter().find(|it| it.0 == glyph).unwrap().1.count_ones();
        assert_eq!(['▁', '▄', '▇', '▏', '▉', '▌', '▘', '▟'].map(area), [8, 32, 56, 8, 56, 32, 16, 48]);
    }
}
