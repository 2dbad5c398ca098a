//! Words in a picture: where they stand, and that none stands on another.

use super::{Block, Large, Scene, Tone, large};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How heavy words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    #[default]
    Plain,
    Bold,
    Italic,
    BoldItalic,
    Underlined,
}

/// Words of one look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    pub text: String,
    pub tone: Tone,
    pub weight: Weight,
}

impl Words {
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, weight: Weight::Plain }
    }

    pub fn bold(text: impl Into<String>, tone: Tone) -> Self {
        Self { weight: Weight::Bold, ..Self::new(text, tone) }
    }

    pub fn italic(text: impl Into<String>, tone: Tone) -> Self {
        Self { weight: Weight::Italic, ..Self::new(text, tone) }
    }
}

/// A line of words, from its first cell on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    pub at: (i32, i32),
    pub words: Vec<Words>,
}

/// Which part of a line stands at the column that is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

impl Align {
    /// The first column of what is `width` wide and stands at `column`.
    pub fn left(self, column: i32, width: i32) -> i32 {
        match self {
            Self::Left => column,
            Self::Middle => column - (width - 1) / 2,
            Self::Right => column - width + 1,
        }
    }
}

/// Columns that words take.
pub fn width(words: &[Words]) -> i32 {
    words.iter().map(|it| it.text.width() as i32).sum()
}

impl Label {
    pub fn width(&self) -> i32 {
        width(&self.words)
    }

    pub fn block(&self) -> Block {
        Block::new(self.at.0, self.at.1, self.width(), 1)
    }
}

/// Rows of the tallest large letters.
const TALLEST: i32 = 9;

impl Large {
    pub fn block(&self) -> Block {
        let (width, height) = large::size(&self.text, self.face).unwrap_or_default();
        Block::new(self.at.0, self.at.1, width as i32, height as i32)
    }
}

impl Scene {
    /// The first column of words of `width` that stand at `column`. Those around a column are moved into the
    /// picture where they reach out of it.
    fn left_of(&self, column: i32, width: i32, align: Align) -> i32 {
        let left = align.left(column, width);
        if align == Align::Middle { left.min(self.width() - width).max(0) } else { left }
    }

    /// Whether a line of `width` from a cell on lies in the picture and on no other words, with a column of
    /// air at either side.
    pub fn is_free(&self, (x, y): (i32, i32), width: i32) -> bool {
        let is_inside = x >= 0 && x + width <= self.width() && (0..self.height()).contains(&y);
        // A width is the dearest to find, so that it is asked for last.
        let clear =
            |label: &Label| label.at.1 != y || x + width < label.at.0 || label.at.0 + label.width() < x;
        let is_off = |large: &Large| {
            let at = large.at;
            !(at.1..at.1 + TALLEST).contains(&y) || x + width <= at.0 || {
                let block = large.block();
                y >= block.bottom() || x >= block.right()
            }
        };
        is_inside && self.labels.iter().all(clear) && self.larges.iter().all(is_off)
    }

    /// Writes the first of `wordings`, the fullest first, that fits at `column` of `row` and lies on no
    /// other; none where none does. Returns the cells that it took.
    pub fn say(&mut self, (column, row): (i32, i32), align: Align, wordings: &[Vec<Words>]) -> Option<Block> {
        let fits = wordings.iter().find_map(|words| {
            let width = width(words);
            let x = self.left_of(column, width, align);
            (width > 0 && self.is_free((x, row), width)).then_some((x, words))
        });
        let (x, words) = fits?;
        let label = Label { at: (x, row), words: words.clone() };
        let block = label.block();
        self.labels.push(label);
        Some(block)
    }

    /// Like [`Scene::say`] with a single wording of one look.
    pub fn write(&mut self, at: (i32, i32), align: Align, words: Words) -> Option<Block> {
        self.say(at, align, &[vec![words]])
    }

    /// Like [`Scene::say`], tried at each of `places` in turn.
    pub fn say_at_one_of(
        &mut self,
        places: &[((i32, i32), Align)],
        wordings: &[Vec<Words>],
    ) -> Option<Block> {
        wordings.iter().find_map(|words| {
            places.iter().find_map(|(at, align)| self.say(*at, *align, std::slice::from_ref(words)))
        })
    }

    /// Words in lines of at most `width` columns from a cell on, as many as there are; returns the row below.
    pub fn paragraph(&mut self, (x, y): (i32, i32), width: i32, words: &Words) -> i32 {
        let lines = broken(&words.text, width);
        for (line, row) in lines.iter().zip(y..) {
            self.write((x, row), Align::Left, Words { text: line.clone(), ..words.clone() });
        }
        y + lines.len() as i32
    }
}

/// `words` in lines of at most `width` columns; a longer word has a line to itself.
pub fn broken(words: &str, width: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0;
    for word in words.split_whitespace() {
        let across = word.width() as i32;
        match lines.last_mut() {
            Some(line) if filled + 1 + across <= width => {
                line.push(' ');
                line.push_str(word);
                filled += 1 + across;
            }
            _ => {
                lines.push(word.to_owned());
                filled = across;
            }
        }
    }
    lines
}

/// `words` in so many columns, with `…` where something is missing.
pub fn cut(words: &str, width: i32) -> String {
    if words.width() as i32 <= width {
        return words.to_owned();
    }
    let mut room = width - 1;
    let fits = |it: &char| {
        room -= it.width().unwrap_or(0) as i32;
        room >= 0
    };
    words.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_says_so_and_what_fits_is_whole() {
        assert_eq!(cut("patient-reported,", 17), "patient-reported,");
        assert_eq!(cut("patient-reported,", 9), "patient-…");
        assert_eq!(cut("日本", 3), "日…");
    }
    use crate::scene::Cells;

    #[test]
    fn words_that_would_lie_on_others_take_a_shorter_form_or_stay_away() {
        let mut scene = Scene::new(Cells { x: 20, y: 2 });
        let plain = |text: &str| vec![Words::new(text, Tone::TEXT)];
        assert_eq!(scene.say((0, 0), Align::Left, &[plain("pressure")]), Some(Block::new(0, 0, 8, 1)));
        let forms = [plain("a long name"), plain("name")];
        assert_eq!(scene.say((10, 0), Align::Left, &forms), Some(Block::new(10, 0, 4, 1)));
        assert_eq!(scene.say((12, 0), Align::Left, &forms), None);
        assert_eq!(scene.say((18, 1), Align::Middle, &forms), Some(Block::new(9, 1, 11, 1)));
        assert_eq!(scene.say((4, 1), Align::Right, &forms), Some(Block::new(1, 1, 4, 1)));
        assert_eq!(scene.say((2, 2), Align::Left, &forms), None);
    }

    #[test]
    fn lines_are_no_wider_than_asked_for() {
        assert_eq!(broken("one two three", 7), ["one two", "three"]);
        assert_eq!(broken("enormously", 3), ["enormously"]);
    }
}
