//! Letters as dots.

/// The dots of a letter from above, the first in the lowest bit.
pub(super) type Column = u16;

/// A letter: its columns from the left, as many as it is wide.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Glyph {
    pub(super) width: usize,
    pub(super) columns: [Column; 8],
}

/// Letters by what they stand for. Words are tried in many faces and widths before they stand, so that each letter
/// is read off its sheet once, and found without a search where it is a usual one.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    latin: Vec<Option<Glyph>>,
    others: Vec<(char, Glyph)>,
}

impl Letters {
    /// The letters of `sheets`, each `pitch` dots from the one before. A blank that holds, as within a number, is
    /// narrower than one between words.
    pub(super) fn read(sheets: &[Sheet], pitch: usize) -> Self {
        let mut letters = Self { latin: vec![None; 0x100], others: Vec::new() };
        letters.insert(' ', Glyph { width: 3, ..Glyph::default() });
        letters.insert('\u{a0}', Glyph { width: 1, ..Glyph::default() });
        for sheet in sheets {
            for (nth, letter) in sheet.letters.chars().enumerate() {
                let mut glyph = Glyph::default();
                for (row, dots) in sheet.dots.iter().enumerate() {
                    let dots = dots.bytes().skip(pitch * nth).take(pitch).enumerate();
                    for (at, _) in dots.filter(|(_, dot)| *dot == b'#') {
                        glyph.width = glyph.width.max(at + 1);
                        glyph.columns.iter_mut().skip(at).take(1).for_each(|column| *column |= 1 << row);
                    }
                }
                letters.insert(letter, glyph);
            }
        }
        letters
    }

    fn insert(&mut self, letter: char, glyph: Glyph) {
        match self.latin.get_mut(letter as usize) {
            Some(place) => *place = Some(glyph),
            None => self.others.push((letter, glyph)),
        }
    }

    pub(super) fn get(&self, letter: char) -> Option<&Glyph> {
        match self.latin.get(letter as usize) {
            Some(place) => place.as_ref(),
            None => self.others.iter().find_map(|(it, glyph)| (*it == letter).then_some(glyph)),
        }
    }

    /// The same letters, each changed.
    pub(super) fn map(&self, change: impl Fn(char, Glyph) -> Glyph) -> Self {
        let latin = ('\0'..).zip(&self.latin).map(|(letter, glyph)| glyph.map(|glyph| change(letter, glyph)));
        let others = self.others.iter().map(|(letter, glyph)| (*letter, change(*letter, *glyph)));
        Self { latin: latin.collect(), others: others.collect() }
    }
}

/// Some letters, and below each its dots.
pub(super) struct Sheet {
    pub(super) letters: &'static str,
    pub(super) dots: &'static [&'static str],
}
