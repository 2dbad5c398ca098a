//! Pictures of figures between the words of a text.

use super::{Format, Piece, Writer};
use crate::content::address::Address;
use crate::content::figure::Figure;
use crate::page::Role;

/// The fewest lines in which a picture tells what it has to tell.
const LOWEST: u16 = 6;

impl Writer {
    /// A row that leads to a figure and says what it is, and its picture in so many lines below.
    pub fn pictured(&mut self, figure: &Figure, lines: u16) {
        self.edged(Address::Figure(figure.id.clone()), |w| {
            let title = Piece::new(format!("▸\u{a0}{}", figure.title), Role::Number);
            w.paragraph(&[title, Piece::new(format!("\u{a0}· {}", figure.nature.word()), Role::Meta)], 2);
            (0..lines).for_each(|_| w.blank());
        });
        if let Some(stop) = self.page.stops.last_mut() {
            stop.picture = lines;
        }
    }

    /// Lines that are left for a picture in what is in view at first.
    fn left(&self, format: Format) -> u16 {
        format.lines.saturating_sub(self.height() + 1)
    }

    /// Whether there would be nothing to see of a picture but where it begins.
    pub fn cuts_picture(&self, format: Format) -> bool {
        (2..LOWEST).contains(&self.left(format))
    }

    /// The same in as many lines as are usual: rather a line or two lower than below the foot.
    pub fn pictured_in_view(&mut self, figure: &Figure, format: Format) {
        let left = self.left(format);
        let is_near = (LOWEST..format.picture).contains(&left);
        self.pictured(figure, if is_near { left } else { format.picture });
    }
}
