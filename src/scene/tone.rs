//! Tones and shades by what they stand for. A theme gives them colours, a terminal without colours textures.

use super::Point;
use crate::content::drawing::Role;
use crate::content::model::Family;

/// What a tone stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hue {
    /// The accent of a stream.
    Family(Family),
    Contested,
    Animal,
    /// Greys, from the one number down to rules.
    Strong,
    Text,
    Dim,
    Faint,
    /// What everything stands on.
    Ground,
    /// A band behind something.
    Selection,
    /// A part of a drawing.
    Body(Role, Manner),
}

/// How a part of a drawing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// In its own colour.
    Plain,
    /// As what surrounds the point: almost without colour.
    Dim,
}

/// A hue, moved from the ground by so much, and then by so much to another hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tone {
    pub hue: Hue,
    /// How far from the ground, 0 to 100.
    pub part: u8,
    /// How far from there to another hue, 0 to 100.
    pub mixed: Option<(Hue, u8)>,
}

impl Tone {
    pub const STRONG: Self = Self::of(Hue::Strong);
    pub const TEXT: Self = Self::of(Hue::Text);
    pub const DIM: Self = Self::of(Hue::Dim);
    pub const FAINT: Self = Self::of(Hue::Faint);
    /// A band behind something, always named in words as well.
    pub const BAND: Self = Self { hue: Hue::Selection, part: 90, mixed: None };

    /// Behind the row that the cursor is on. Where there are textures it is bare: the row has a mark as well.
    pub const ROW: Self = Self { hue: Hue::Ground, part: 100, mixed: Some((Hue::Selection, 55)) };

    pub const fn of(hue: Hue) -> Self {
        Self { hue, part: 100, mixed: None }
    }

    pub const fn family(family: Family) -> Self {
        Self::of(Hue::Family(family))
    }

    /// The same hue, so far from the ground.
    pub const fn part(self, part: u8) -> Self {
        Self { part, ..self }
    }

    /// The same, moved on to another hue.
    pub const fn mixed(self, hue: Hue, by: u8) -> Self {
        Self { mixed: Some((hue, by)), ..self }
    }
}

/// How a fill is toned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shade {
    Flat(Tone),
    /// From one tone at a point to another at a second; beyond them as at the ends. Both are of one hue.
    Graded {
        from: (Point, Tone),
        to: (Point, Tone),
    },
    /// From the tone in the middle to that at `radius` units and beyond. Both are of one hue.
    Glow {
        at: Point,
        radius: i32,
        from: Tone,
        to: Tone,
    },
    /// Places with tones of their own.
    Field(Field),
}

impl From<Tone> for Shade {
    fn from(tone: Tone) -> Self {
        Self::Flat(tone)
    }
}

/// A grid of tones, half a row high each and a cell wide, from a corner on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Field {
    /// The cell at its top left.
    pub at: (i32, i32),
    /// Cells a line, and from left to right, half row by half row, the tone of each.
    pub width: usize,
    pub levels: Vec<u8>,
    pub ramp: Vec<Tone>,
}

impl Field {
    /// The tone at half a row, counted from the top of the picture.
    pub fn tone(&self, column: i32, half_row: i32) -> Option<Tone> {
        let x = usize::try_from(column - self.at.0).ok().filter(|x| *x < self.width)?;
        let y = usize::try_from(half_row - self.at.1 * 2).ok()?;
        let level = self.levels.get(y * self.width + x)?;
        self.ramp.get(usize::from(*level)).copied()
    }
}

/// Steps of a graded shade.
const STEPS: i64 = 16;

/// `from` and `to` in `ratio` 0 to [`STEPS`].
fn between(from: Tone, to: Tone, step: i64) -> Tone {
    let mix = |a: u8, b: u8| (i64::from(a) + (i64::from(b) - i64::from(a)) * step / STEPS) as u8;
    let mixed = match (from.mixed, to.mixed) {
        (Some((hue, a)), Some((_, b))) => Some((hue, mix(a, b))),
        (Some((hue, a)), None) => Some((hue, mix(a, 0))),
        (None, Some((hue, b))) => Some((hue, mix(0, b))),
        (None, None) => None,
    };
    Tone { hue: from.hue, part: mix(from.part, to.part), mixed }
}

impl Shade {
    /// The tone in the middle of half a row of a cell, in few steps, so that neighbours are alike.
    pub fn tone(&self, column: i32, half_row: i32) -> Option<Tone> {
        let (x, y) = (column * super::WIDE + super::WIDE / 2, half_row * super::HIGH / 2 + super::HIGH / 4);
        self.tone_at(Point { x, y }, (column, half_row))
    }

    fn tone_at(&self, point: Point, (column, half_row): (i32, i32)) -> Option<Tone> {
        let wide = |it: i32| i64::from(it);
        match self {
            Self::Flat(tone) => Some(*tone),
            Self::Graded { from, to } => {
                let (dx, dy) = (wide(to.0.x - from.0.x), wide(to.0.y - from.0.y));
                let length = (dx * dx + dy * dy).max(1);
                let along = wide(point.x - from.0.x) * dx + wide(point.y - from.0.y) * dy;
                let step = ((along.clamp(0, length) * STEPS * 2 + length) / (2 * length)).min(STEPS);
                Some(between(from.1, to.1, step))
            }
            Self::Glow { at, radius, from, to } => {
                let (dx, dy) = (wide(point.x - at.x), wide(point.y - at.y));
                let radius = wide(*radius).max(1);
                let step = (0..STEPS).find(|step| {
                    let reach = radius * (2 * step + 1) / (2 * STEPS);
                    dx * dx + dy * dy <= reach * reach
                });
                Some(between(*from, *to, step.unwrap_or(STEPS)))
            }
            Self::Field(field) => field.tone(column, half_row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graded_shade_begins_and_ends_with_its_tones() {
        let (a, b) = (Tone::STRONG.part(10), Tone::STRONG.part(90));
        let shade = Shade::Graded { from: (Point { x: 0, y: 0 }, a), to: (Point { x: 0, y: 1280 }, b) };
        assert_eq!(shade.tone(3, -9), Some(a));
        assert_eq!(shade.tone(3, 40), Some(b));
        let parts: Vec<u8> = (0..20).filter_map(|y| shade.tone(0, y)).map(|it| it.part).collect();
        assert!(parts.windows(2).all(|pair| pair[0] <= pair[1]), "{parts:?}");
    }

    #[test]
    fn a_field_ends_at_its_edges() {
        let field =
            Field { at: (2, 1), width: 2, levels: vec![0, 1, 1, 0], ramp: vec![Tone::DIM, Tone::TEXT] };
        assert_eq!(field.tone(2, 2), Some(Tone::DIM));
        assert_eq!(field.tone(3, 3), Some(Tone::DIM));
        assert_eq!(field.tone(3, 2), Some(Tone::TEXT));
        assert_eq!([field.tone(1, 2), field.tone(4, 2), field.tone(2, 1), field.tone(2, 4)], [None; 4]);
    }
}
