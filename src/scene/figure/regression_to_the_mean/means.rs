//! The two means of those recruited, beside the way from one to the other.

use super::Picture;
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Align, HIGH, Scene, Tone, Words};
use crate::sim::regression_to_the_mean::{Group, tenths};

impl Picture<'_> {
    /// As large as there is room for.
    pub(super) fn means(&self, group: &Group, scene: &mut Scene) {
        if !self.large_means(group, scene) {
            self.small_means(group, scene);
        }
    }

    /// In small letters, a row off the line, so that they are whole.
    fn small_means(&self, group: &Group, scene: &mut Scene) {
        let row = |ratio: f64, aside: i32| {
            let row = self.up.at(group.first + group.shift() * ratio).div_euclid(HIGH) + aside;
            row.clamp(self.rows.0, (self.rows.1 - 1).max(self.rows.0))
        };
        let words = |mean: f64| {
            vec![
                vec![Words::bold(format!("mean {}", tenths(mean)), Tone::STRONG)],
                vec![Words::bold(tenths(mean), Tone::STRONG)],
            ]
        };
        let (above, below) = if group.shift() <= 0.0 { (-2, 2) } else { (2, -2) };
        scene.say((self.axes[0] + 2, row(0.0, above)), Align::Left, &words(group.first));
        scene.say((self.axes[1] - 2, row(1.0, below)), Align::Right, &words(group.second));
    }

    /// Each mean in large letters where its way begins or ends, on the side from which that turns away; returns whether
    /// there is room.
    fn large_means(&self, group: &Group, scene: &mut Scene) -> bool {
        const ROWS: i32 = 4;
        let [left, right] = [self.axes[0] + 2, self.axes[1] - 2];
        let wide = |mean: f64, face: Face| large::width(&tenths(mean), face).map_or(i32::MAX, |it| it as i32);
        let fits = |it: &Face| 2 * wide(group.first.max(group.second), *it) + 4 <= right - left;
        // Smaller ones would be a lump between the two axes.
        let Some(face) = Some(Face::from(Dot::Half)).filter(fits) else { return false };
        let is_falling = group.shift() <= 0.0;
        let top = |mean: f64, is_above: bool| {
            let row = self.up.at(mean).div_euclid(HIGH);
            if is_above { row - ROWS } else { row + 2 }
        };
        let tops = [top(group.first, is_falling), top(group.second, !is_falling)];
        let has_room = tops.iter().all(|it| *it >= self.rows.0 && it + ROWS <= self.rows.1);
        if has_room {
            scene.large((left, tops[0]), &tenths(group.first), face, Tone::STRONG);
            let x = right - wide(group.second, face);
            scene.large((x, tops[1]), &tenths(group.second), face, Tone::STRONG);
            let ends = [(left + wide(group.first, face) + 1, Align::Left), (x - 2, Align::Right)];
            for ((x, align), top) in ends.into_iter().zip(tops) {
                scene.write((x, top + ROWS - 1), align, Words::new("mean", Tone::STRONG));
            }
        }
        has_room
    }
}
