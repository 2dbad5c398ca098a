//! What all values come to, below their picture in letters as large as there is room for.

use crate::scene::large::{self, Face};
use crate::scene::{Align, Scene, Tone, Words};

pub(super) struct Verdict<'a> {
    words: &'a str,
    /// Its letters and their columns, where they are large.
    large: Option<(Face, i32)>,
    /// The rows that it takes, with air above large ones.
    pub(super) rows: i32,
}

impl<'a> Verdict<'a> {
    /// In the first of `faces` that leaves `least` rows and one of air, as large letters would lie on the numbers above
    /// them; none where there are not even so many.
    pub(super) fn of(words: &'a str, faces: &[Face], (wide, high): (i32, i32), least: i32) -> Self {
        if words.is_empty() || high < least {
            return Self { words: "", large: None, rows: 0 };
        }
        let sized = |face: &Face| large::size(words, *face).map(|it| (*face, it.0 as i32, it.1 as i32));
        let large = faces.iter().filter_map(sized).find(|it| it.1 <= wide && high > least + it.2);
        Self { words, large: large.map(|it| (it.0, it.1)), rows: large.map_or(1, |it| it.2 + 1) }
    }

    /// Around column `middle` in the rows from `top` on that it takes.
    pub(super) fn write(&self, middle: i32, top: i32, scene: &mut Scene) {
        if let Some((face, wide)) = self.large {
            let rows = large::size(self.words, face).map_or(0, |it| it.1 as i32);
            scene.large((middle - wide / 2, top + self.rows - rows), self.words, face, Tone::STRONG);
        } else if self.rows > 0 {
            scene.write((middle, top), Align::Middle, Words::bold(self.words, Tone::STRONG));
        }
    }
}
