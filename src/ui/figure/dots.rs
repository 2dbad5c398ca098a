//! A field of dots, eight to a cell: lines and shapes finer than letters.

use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The bit of each dot of a cell, row by row, in the order of Unicode's braille patterns.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// In dots, from the left and from the top.
pub(super) type Point = (f64, f64);

/// Dots over an area of cells. Coordinates are dots from the top left: two a cell across, four down.
#[derive(Debug)]
pub(super) struct Dots {
    area: Rect,
    /// For each cell the dots that are set, and how it looks.
    cells: Vec<(u8, Style)>,
}

impl Dots {
    pub(super) fn new(area: Rect) -> Self {
        Self { area, cells: vec![(0, Style::new()); usize::from(area.width) * usize::from(area.height)] }
    }

    pub(super) fn width(&self) -> f64 {
        f64::from(self.area.width) * 2.0
    }

    pub(super) fn height(&self) -> f64 {
        f64::from(self.area.height) * 4.0
    }

    /// Sets the dot at `x`, `y`; outside of the field nothing happens. The last look of a cell counts.
    pub(super) fn set(&mut self, x: f64, y: f64, style: Style) {
        if !(0.0..self.width()).contains(&x) || !(0.0..self.height()).contains(&y) {
            return;
        }
        let (x, y) = (x as usize, y as usize);
        let at = y / 4 * usize::from(self.area.width) + x / 2;
        let bit = BITS.get(y % 4).and_then(|row| row.get(x % 2)).copied().unwrap_or(0);
        if let Some(cell) = self.cells.get_mut(at) {
            cell.0 |= bit;
            cell.1 = style;
        }
    }

    /// A straight line; with `apart` above 1 every so many of its dots.
    pub(super) fn line(&mut self, from: Point, to: Point, apart: usize, style: Style) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let n_steps = across.abs().max(down.abs()).ceil().min(4096.0) as usize;
        for step in (0..=n_steps).step_by(apart.max(1)) {
            let along = step as f64 / n_steps.max(1) as f64;
            self.set((from.0 + across * along).round(), (from.1 + down * along).round(), style);
        }
    }

    /// Every second dot of a vertical line.
    pub(super) fn dashes_down(&mut self, x: f64, style: Style) {
        let mut y = 0.0;
        while y < self.height() {
            self.set(x, y, style);
            y += 2.0;
        }
    }

    /// Writes the cells that have dots; in ASCII the more dots the darker the letter.
    pub(super) fn draw(&self, buf: &mut Buffer, look: &Look) {
        for (at, (bits, style)) in self.cells.iter().enumerate().filter(|(_, (bits, _))| *bits != 0) {
            let width = usize::from(self.area.width.max(1));
            let position = (self.area.x + (at % width) as u16, self.area.y + (at / width) as u16);
            let symbol = if look.ascii {
                match bits.count_ones() {
                    1..=2 => '.',
                    3..=5 => '*',
                    _ => '#',
                }
            } else {
                char::from_u32(0x2800 + u32::from(*bits)).unwrap_or(' ')
            };
            if let Some(cell) = buf.cell_mut(position) {
                cell.set_char(symbol).set_style(*style);
            }
        }
    }
}
