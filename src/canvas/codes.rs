//! Looks as the numbers of `ESC [ … m`.

use ratatui::style::{Color, Modifier};

/// The codes that lead from one set of modifiers to another. Bold and dim are switched off together.
pub(crate) fn modifiers(from: Modifier, to: Modifier, codes: &mut Vec<u16>) {
    let weight = Modifier::BOLD | Modifier::DIM;
    let mut on = to - from;
    if !((from - to) & weight).is_empty() {
        codes.push(22);
        on |= to & weight;
    }
    for (modifier, code) in [(Modifier::ITALIC, 23), (Modifier::UNDERLINED, 24), (Modifier::REVERSED, 27)] {
        if (from - to).contains(modifier) {
            codes.push(code);
        }
    }
    for (modifier, code) in [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ] {
        if on.contains(modifier) {
            codes.push(code);
        }
    }
}

/// The codes of a colour; `base` is 30 in front and 40 behind.
pub(crate) fn color(color: Color, base: u16, codes: &mut Vec<u16>) {
    let named = match color {
        Color::Rgb(r, g, b) => return codes.extend([base + 8, 2, r.into(), g.into(), b.into()]),
        Color::Indexed(n) => return codes.extend([base + 8, 5, n.into()]),
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
    };
    codes.push(named);
}
