//! Pictures as plain data: what is drawn, in which tone, and what each place of it means. No terminal, no
//! theme, no clock. Painters make cells of it, or paths.
//!
//! Coordinates are whole units from the top left: 64 a cell across and 128 down, so that a unit is as wide
//! as it is high, an eighth of a row is 16, and the same picture is the same numbers everywhere.
//!
//! Items are in painter's order within their layer: fills first, then thin lines, then marks and words.

pub mod body;
mod course;
pub mod figure;
pub mod home;
pub mod label;
pub mod large;
pub mod path;
pub mod plot;
pub mod progress;
pub mod tone;

pub use label::{Align, Label, Weight, Words};
pub use path::{Point, Segment};
pub use tone::{Field, Hue, Manner, Shade, Tone};

use crate::content::model::Family;
use large::Face;

/// Units of a cell.
pub const WIDE: i32 = 64;
pub const HIGH: i32 = 128;
/// Units of an eighth of a row.
pub const EIGHTH: i32 = HIGH / 8;

/// A size in cells, or a cell counted from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cells {
    pub x: u16,
    pub y: u16,
}

/// Cells of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Block {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Block {
    pub fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width: width.max(0), height: height.max(0) }
    }

    pub fn right(self) -> i32 {
        self.x + self.width
    }

    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    pub fn contains(self, cell: Cells) -> bool {
        let (x, y) = (i32::from(cell.x), i32::from(cell.y));
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }

    /// The same cells in units.
    pub fn bounds(self) -> Bounds {
        Bounds {
            left: self.x * WIDE,
            top: self.y * HIGH,
            right: self.right() * WIDE,
            bottom: self.bottom() * HIGH,
        }
    }
}

/// A rectangle in units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Bounds {
    pub fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self { left, top, right, bottom }
    }

    pub fn width(self) -> i32 {
        self.right - self.left
    }

    pub fn height(self) -> i32 {
        self.bottom - self.top
    }

    pub fn contains(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Whether it has a point in common with another.
    pub fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    pub fn middle(self) -> Point {
        Point { x: i32::midpoint(self.left, self.right), y: i32::midpoint(self.top, self.bottom) }
    }

    pub fn path(self) -> Vec<Segment> {
        let corner = |x, y| Point { x, y };
        vec![
            Segment::Move(corner(self.left, self.top)),
            Segment::Line(corner(self.right, self.top)),
            Segment::Line(corner(self.right, self.bottom)),
            Segment::Line(corner(self.left, self.bottom)),
            Segment::Close,
        ]
    }
}

/// A filled part of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fill {
    /// A closed shape of any form, filled by the non-zero rule.
    Shape { path: Vec<Segment>, shade: Shade, within: Bounds },
    /// A line of any form with round ends, so many units wide.
    Stroke { path: Vec<Segment>, width: u16, shade: Shade, within: Bounds },
    /// What lies between two lines that run from left to right. Cells round its edges to eighths of a row,
    /// column by column, so that no edge is blurred.
    Band { upper: Vec<Point>, lower: Vec<Point>, shade: Shade },
    /// A rectangle. Cells round its edges to eighths.
    Bar { at: Bounds, shade: Shade },
    /// A line from left to right, five eighths of a row thick.
    Line { points: Vec<Point>, tone: Tone },
    /// A point that stands for a value: as wide as a cell, half as high.
    Dot { at: Point, tone: Tone },
}

impl Fill {
    /// Whether its form is free: finding out what it covers takes longest.
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Shape { .. } | Self::Stroke { .. })
    }

    /// Whether both are free and of one form, whatever their shades.
    pub fn has_outline_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shape { path: a, within, .. }, Self::Shape { path: b, within: other, .. }) => {
                within == other && a == b
            }
            (
                Self::Stroke { path: a, width, within, .. },
                Self::Stroke { path: b, width: as_wide, within: other, .. },
            ) => width == as_wide && within == other && a == b,
            _ => false,
        }
    }
}

/// A line thinner than a cell, over all fills.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ink {
    pub path: Vec<Segment>,
    pub tone: Tone,
    /// Whether it has gaps: supposed, not shown.
    pub is_dashed: bool,
}

/// How a straight rule is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    Light,
    Heavy,
    Dotted,
}

/// A straight rule through the middle of cells, across or down, from cell to cell, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    pub from: (i32, i32),
    pub to: (i32, i32),
    pub stroke: Stroke,
    /// Whether it ends in bars across, as the ends of an interval do.
    pub caps: [bool; 2],
    pub tone: Tone,
}

/// A single mark in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    pub at: (i32, i32),
    pub glyph: char,
    pub tone: Tone,
    pub is_bold: bool,
}

/// Words in large letters, from their upper left cell on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Large {
    pub at: (i32, i32),
    pub text: String,
    pub face: Face,
    pub tone: Tone,
}

/// What a place of a picture means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A step of a knob.
    Step { knob: usize, step: usize },
    /// A node of the model.
    Node(Family),
    /// A page of a node, counted from 0.
    Inside(Family, usize),
}

/// Cells that mean something. Of areas that lie on each other the last one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    pub at: Block,
    pub means: Meaning,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    pub size: Cells,
    pub fills: Vec<Fill>,
    /// How many of the fills, from the first on, stay as they are while time goes by.
    pub still: usize,
    pub inks: Vec<Ink>,
    pub rules: Vec<Rule>,
    pub marks: Vec<Mark>,
    pub larges: Vec<Large>,
    pub labels: Vec<Label>,
    pub areas: Vec<Area>,
}

impl Scene {
    pub fn new(size: Cells) -> Self {
        Self { size, ..Self::default() }
    }

    pub fn width(&self) -> i32 {
        i32::from(self.size.x)
    }

    pub fn height(&self) -> i32 {
        i32::from(self.size.y)
    }

    /// All cells.
    pub fn block(&self) -> Block {
        Block::new(0, 0, self.width(), self.height())
    }

    /// What a cell means.
    pub fn meaning(&self, cell: Cells) -> Option<Meaning> {
        self.areas.iter().rev().find(|area| area.at.contains(cell)).map(|area| area.means)
    }

    /// The first cell of the first area that means this, if it lies in the picture.
    pub fn place_of(&self, meaning: Meaning) -> Option<Cells> {
        let area = self.areas.iter().find(|area| area.means == meaning)?;
        let (x, y) = (area.at.x.max(0), area.at.y.max(0));
        let is_inside = x < self.width() && y < self.height();
        is_inside.then_some(Cells { x: x as u16, y: y as u16 })
    }

    /// The cells around all areas whose meaning `is` so.
    pub fn around(&self, is: impl Fn(Meaning) -> bool) -> Option<Block> {
        let blocks = self.areas.iter().filter(|area| is(area.means)).map(|area| area.at);
        blocks.reduce(|a, b| {
            let (x, y) = (a.x.min(b.x), a.y.min(b.y));
            Block::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
        })
    }

    /// Everything drawn so far stays while time goes by.
    pub fn rest(&mut self) {
        self.still = self.fills.len();
    }

    pub fn shape(&mut self, path: Vec<Segment>, shade: impl Into<Shade>) {
        self.fills.push(Fill::Shape { path, shade: shade.into(), within: self.block().bounds() });
    }

    /// A line of any form, so many units wide.
    pub fn stroke(&mut self, path: Vec<Segment>, width: u16, shade: impl Into<Shade>) {
        self.fills.push(Fill::Stroke { path, width, shade: shade.into(), within: self.block().bounds() });
    }

    /// A disc of so many units.
    pub fn disc(&mut self, at: Point, radius: i32, shade: impl Into<Shade>) {
        self.shape(path::disc(at, radius), shade);
    }

    pub fn bar(&mut self, at: Bounds, shade: impl Into<Shade>) {
        self.fills.push(Fill::Bar { at, shade: shade.into() });
    }

    /// Whole cells in one shade.
    pub fn block_of(&mut self, at: Block, shade: impl Into<Shade>) {
        self.bar(at.bounds(), shade);
    }

    pub fn band(&mut self, upper: Vec<Point>, lower: Vec<Point>, shade: impl Into<Shade>) {
        self.fills.push(Fill::Band { upper, lower, shade: shade.into() });
    }

    pub fn line(&mut self, points: Vec<Point>, tone: Tone) {
        self.fills.push(Fill::Line { points, tone });
    }

    pub fn dot(&mut self, at: Point, tone: Tone) {
        self.fills.push(Fill::Dot { at, tone });
    }

    pub fn ink(&mut self, path: Vec<Segment>, tone: Tone, is_dashed: bool) {
        self.inks.push(Ink { path, tone, is_dashed });
    }

    pub fn rule(&mut self, from: (i32, i32), to: (i32, i32), stroke: Stroke, tone: Tone) {
        self.rules.push(Rule { from, to, stroke, caps: [false; 2], tone });
    }

    pub fn mark(&mut self, at: (i32, i32), glyph: char, tone: Tone) {
        self.marks.push(Mark { at, glyph, tone, is_bold: true });
    }

    /// Words in large letters; false where a letter has no large form.
    pub fn large(&mut self, at: (i32, i32), text: &str, face: impl Into<Face>, tone: Tone) -> bool {
        let face = face.into();
        let has_form = large::width(text, face).is_some();
        if has_form {
            self.larges.push(Large { at, text: text.to_owned(), face, tone });
        }
        has_form
    }

    pub fn area(&mut self, at: Block, means: Meaning) {
        self.areas.push(Area { at, means });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_areas_that_lie_on_each_other_the_last_counts() {
        let mut scene = Scene::new(Cells { x: 10, y: 4 });
        let (all, one) = (Meaning::Step { knob: 0, step: 0 }, Meaning::Step { knob: 0, step: 1 });
        scene.area(scene.block(), all);
        scene.area(Block::new(3, 1, 2, 1), one);
        assert_eq!(scene.meaning(Cells { x: 4, y: 1 }), Some(one));
        assert_eq!(scene.meaning(Cells { x: 5, y: 1 }), Some(all));
        assert_eq!(scene.meaning(Cells { x: 10, y: 1 }), None);
        assert_eq!(scene.place_of(one), Some(Cells { x: 3, y: 1 }));
    }
}
