//! Numbers large enough for the back row.

use super::dots::Dots;
use super::outline::line;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Large digits of seven bars, on dots; returns the columns used.
pub(super) fn digits(words: &str, area: Rect, look: &Look, buf: &mut Buffer) -> u16 {
    /// For each digit its bars: top, middle, bottom, then the left ones and the right ones downwards.
    const BARS: [[u8; 7]; 10] = [
        [1, 0, 1, 1, 1, 1, 1],
        [0, 0, 0, 0, 0, 1, 1],
        [1, 1, 1, 0, 1, 1, 0],
        [1, 1, 1, 0, 0, 1, 1],
        [0, 1, 0, 1, 0, 1, 1],
        [1, 1, 1, 1, 0, 0, 1],
        [1, 1, 1, 1, 1, 0, 1],
        [1, 0, 0, 0, 0, 1, 1],
        [1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 1, 1],
    ];
    let mut dots = Dots::new(area);
    let style = look.strong();
    let tall = dots.height() - 1.0;
    let wide = (tall * 0.5).floor();
    let middle = (tall / 2.0).floor();
    let mut x = 0.0;
    for c in words.chars() {
        let Some(bars) = c.to_digit(10).and_then(|digit| BARS.get(digit as usize)) else {
            line(&mut dots, (x, tall), (x + 1.0, tall), style);
            line(&mut dots, (x, tall - 1.0), (x + 1.0, tall - 1.0), style);
            x += 4.0;
            continue;
        };
        let ends = [
            ((0.0, 0.0), (wide, 0.0)),
            ((0.0, middle), (wide, middle)),
            ((0.0, tall), (wide, tall)),
            ((0.0, 0.0), (0.0, middle)),
            ((0.0, middle), (0.0, tall)),
            ((wide, 0.0), (wide, middle)),
            ((wide, middle), (wide, tall)),
        ];
        for (from, to) in bars.iter().zip(ends).filter(|(bar, _)| **bar == 1).map(|(_, ends)| ends) {
            line(&mut dots, (x + from.0, from.1), (x + to.0, to.1), style);
        }
        // Digits begin with a cell, so that those that stay the same are the same cells.
        x += (wide * 0.5 + 0.5).ceil() * 2.0 + 2.0;
    }
    dots.draw(buf, look);
    (x / 2.0) as u16
}
