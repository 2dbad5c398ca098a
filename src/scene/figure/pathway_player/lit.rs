//! Which cells of a picture its steps are drawn in, so that numbers stand beside them, or in the middle of what is
//! large.

use super::Set;
use super::route;
use crate::content::drawing::PartKind;
use crate::scene::path::{self, Point};
use crate::scene::{Block, HIGH, WIDE};

/// How much of a cell is lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cover {
    #[default]
    Free,
    Touched,
    Whole,
}

pub(super) struct Lit {
    art: Block,
    cells: Vec<Cover>,
}

impl Lit {
    pub(super) fn new(set: &Set<'_>, art: Block) -> Self {
        let mut lit = Self { art, cells: vec![Cover::Free; (art.width * art.height).max(0) as usize] };
        for stage in &set.player.stages {
            for body in &set.bodies {
                let parts = stage.parts.iter().flat_map(|name| body.drawing.parts_of(name));
                for part in parts.filter(|part| part.parent.is_none() && !part.is_hidden) {
                    let outlines = path::flat(&body.path(&part.path));
                    match part.kind {
                        PartKind::Fill => lit.shape(&outlines),
                        PartKind::Ink { width } => {
                            let width = body.length(i32::from(width));
                            for points in &outlines {
                                lit.line(points, width);
                            }
                        }
                        PartKind::Way => {}
                    }
                }
            }
            for route in stage.along.iter().filter_map(|it| route::route(it, &set.bodies)) {
                lit.line(&route.points, i32::from(route.width));
            }
        }
        lit
    }

    /// How much of the cells of a line from `x` on is lit: all alike, or else some of it.
    pub(super) fn cover(&self, (x, y): (i32, i32), width: i32) -> Cover {
        let all = || (x..x + width).map(|x| self.nth((x, y)).map_or(Cover::Free, |nth| self.at(nth)));
        match (all().min(), all().max()) {
            (Some(least), Some(most)) if least == most => least,
            _ => Cover::Touched,
        }
    }

    fn at(&self, nth: usize) -> Cover {
        self.cells.get(nth).copied().unwrap_or_default()
    }

    fn nth(&self, (x, y): (i32, i32)) -> Option<usize> {
        let (x, y) = (x - self.art.x, y - self.art.y);
        let is_inside = (0..self.art.width).contains(&x) && (0..self.art.height).contains(&y);
        is_inside.then_some((y * self.art.width + x) as usize)
    }

    fn mark(&mut self, cell: (i32, i32), cover: Cover) {
        if let Some(it) = self.nth(cell).and_then(|nth| self.cells.get_mut(nth)) {
            *it = cover.max(*it);
        }
    }

    fn line(&mut self, points: &[Point], width: i32) {
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let (across, down) = (to.x - from.x, to.y - from.y);
            let n = (across.abs() + down.abs()) / (WIDE / 2) + 1;
            for nth in 0..=n {
                let at = Point { x: from.x + across * nth / n, y: from.y + down * nth / n };
                for (x, y) in [(-1, 0), (0, -1), (0, 0), (0, 1), (1, 0)] {
                    let (x, y) = (at.x + x * width / 2, at.y + y * width / 2);
                    self.mark((x.div_euclid(WIDE), y.div_euclid(HIGH)), Cover::Touched);
                }
            }
        }
    }

    fn shape(&mut self, outlines: &[Vec<Point>]) {
        let art = self.art;
        let points = || outlines.iter().flatten();
        let [left, right] =
            [points().map(|it| it.x).min(), points().map(|it| it.x).max()].map(|it| it.unwrap_or(0));
        let [top, bottom] =
            [points().map(|it| it.y).min(), points().map(|it| it.y).max()].map(|it| it.unwrap_or(0));
        let rows = top.div_euclid(HIGH)..=bottom.div_euclid(HIGH);
        for y in rows.filter(|y| (art.y..art.bottom()).contains(y)) {
            let lines = [1, 4, 7].map(|down| crossings(y * HIGH + down * HIGH / 8, outlines));
            for x in left.div_euclid(WIDE)..=right.div_euclid(WIDE) {
                let is_inside = |line: &&Vec<i32>, across: i32| {
                    line.iter().filter(|it| **it <= x * WIDE + across * WIDE / 8).count() % 2 == 1
                };
                let within =
                    [1, 4, 7].map(|across| lines.iter().filter(|line| is_inside(line, across)).count());
                match within.iter().sum() {
                    0 => {}
                    9 => self.mark((x, y), Cover::Whole),
                    _ => self.mark((x, y), Cover::Touched),
                }
            }
        }
    }
}

/// Where outlines cross a line at `y`.
fn crossings(y: i32, outlines: &[Vec<Point>]) -> Vec<i32> {
    let edges =
        outlines.iter().flat_map(|points| points.iter().zip(points.iter().skip(1).chain(points.first())));
    edges
        .filter(|(a, b)| (a.y > y) != (b.y > y))
        .map(|(a, b)| a.x + (i64::from(b.x - a.x) * i64::from(y - a.y) / i64::from(b.y - a.y)) as i32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_inside_of_an_outline_is_whole_and_its_edge_touched() {
        let art = Block::new(2, 1, 10, 6);
        let mut lit = Lit { art, cells: vec![Cover::Free; 60] };
        let corner = |x: i32, y: i32| Point { x: x * WIDE + WIDE / 2, y: y * HIGH + HIGH / 2 };
        lit.shape(&[vec![corner(4, 2), corner(9, 2), corner(9, 5), corner(4, 5)]]);
        assert_eq!(lit.cover((5, 3), 4), Cover::Whole);
        assert_eq!(lit.cover((4, 2), 1), Cover::Touched);
        assert_eq!(lit.cover((8, 3), 3), Cover::Touched);
        assert_eq!(lit.cover((10, 3), 2), Cover::Free);
        lit.line(&[corner(2, 6), corner(11, 6)], 16);
        assert_eq!(lit.cover((3, 6), 6), Cover::Touched);
    }
}
