//! What a chart says above its plot on a slide: in large letters or not at all, for all of it is told with the small
//! print.

use super::BESIDE;
use crate::content::order;
use crate::scene::large::{self, Face};
use crate::scene::{Align, Block, HIGH, Point, Scene, Tone, WIDE};

/// Letters with the rows that they take, and the rows of a picture from which on they leave its plot enough: high ones
/// where all is large, and for signs that low ones do not have.
const LETTERS: [(Face, i32, i32); 3] = [(BESIDE, 5, 24), (Face::Low, 3, 10), (BESIDE, 5, 12)];
/// Columns of an arrow, and from it to the words.
const ARROW: i32 = 2;
const GAP: i32 = 2;

/// Which way of an axis the words belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
}

/// Large words above a plot.
#[derive(Clone, Debug)]
pub struct Head {
    text: String,
    face: Face,
    way: Option<Way>,
    pub width: i32,
    /// With one of air, into which letters may reach.
    pub rows: i32,
}

impl Head {
    /// As much of `words` as has room in `width` columns of a picture of so many rows, an arrow before it where it
    /// belongs to one way.
    pub fn of(words: &str, way: Option<Way>, (width, height): (i32, i32)) -> Option<Self> {
        let arrow = if way.is_some() { ARROW + GAP } else { 0 };
        let is_low = shorter(words).any(|it| large::width(it, Face::Low).is_some());
        let letters = LETTERS.iter().filter(|(.., least)| height >= *least);
        // Those of one picture are of one face.
        let letters = letters.take(if is_low { LETTERS.len() - 1 } else { LETTERS.len() });
        letters.flat_map(|it| shorter(words).map(move |text| (text, it))).find_map(
            |(text, (face, rows, _))| {
                let wide = large::width(text, *face)? as i32 + arrow;
                (wide > arrow && wide <= width).then(|| Self {
                    text: text.to_owned(),
                    face: *face,
                    way,
                    width: wide,
                    rows: *rows,
                })
            },
        )
    }

    /// Writes it at a column, from a row on.
    pub fn write(&self, (column, row): (i32, i32), align: Align, tone: Tone, scene: &mut Scene) {
        let left = align.left(column, self.width);
        if let Some(way) = self.way {
            // In the middle of its capitals.
            arrow(way, Block::new(left, row + (self.rows - 1) / 2 - 1, ARROW, 2), tone, scene);
        }
        let words = left + if self.way.is_some() { ARROW + GAP } else { 0 };
        scene.large((words, row), &self.text, self.face, tone);
    }
}

/// `words`, and after that less and less of it: what a part of it is put together with says it more exactly.
fn shorter(words: &str) -> impl Iterator<Item = &str> {
    const ENDS: [&str; 4] = [", ", " or ", " after ", " with "];
    std::iter::successors(Some(words), |words| {
        let end = ENDS.iter().filter_map(|it| words.rfind(it)).max()?;
        words.get(..end)
    })
}

/// The least of that.
pub fn shortest(words: &str) -> &str {
    shorter(words).last().unwrap_or(words)
}

/// A triangle that points one way.
fn arrow(way: Way, at: Block, tone: Tone, scene: &mut Scene) {
    let (top, bottom) = (at.y * HIGH, at.bottom() * HIGH);
    let middle = i32::midpoint(top, bottom);
    let (blunt, sharp) = match way {
        Way::Left => (at.right() * WIDE, at.x * WIDE),
        Way::Right => (at.x * WIDE, at.right() * WIDE),
    };
    let side = |y: i32| {
        let mut side = vec![Point { x: blunt, y }, Point { x: sharp, y: middle }];
        order::by_key(&mut side, |it| it.x);
        side
    };
    scene.band(side(top), side(bottom), tone);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_as_much_as_it_has_room_for() {
        let of = |words, width, height| Head::of(words, None, (width, height)).map(|it| (it.text, it.rows));
        let words = "Drop in pain after one session, mm of 100";
        assert_eq!(of(words, 140, 30), Some((words.to_owned(), 5)));
        assert_eq!(of(words, 100, 30), Some(("Drop in pain after one session".to_owned(), 5)));
        // Low letters have no numbers.
        assert_eq!(of(words, 76, 13), Some(("Drop in pain".to_owned(), 3)));
        assert_eq!(of("sham ÷ treatment", 76, 13), Some(("sham ÷ treatment".to_owned(), 5)));
        assert_eq!(of(words, 76, 9), None);
        assert_eq!(of(words, 20, 13), None);
        assert_eq!(of("", 20, 13), None);
    }

    #[test]
    fn a_head_of_one_way_has_an_arrow_before_it() {
        let mut scene = Scene::new(crate::scene::Cells { x: 90, y: 13 });
        let head = Head::of("better with the sham or placebo", Some(Way::Right), (90, 13)).unwrap();
        head.write((0, 0), Align::Left, Tone::TEXT, &mut scene);
        assert_eq!((scene.fills.len(), scene.larges[0].at), (1, (ARROW + GAP, 0)));
        assert_eq!(scene.larges[0].text, "better with the sham");
    }
}
