//! The keys that were pressed, framed and bold: to be read from the back row.

use super::paint::{self, HEAVY};
use super::theme::{Look, blend};
use crate::app::App;
use crate::app::key::{Code, Key};
use crate::app::pressed::{Press, What};
use crate::app::settings::ColorTier;
use crate::layout;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Between two keys.
const GAP: u16 = 3;

pub fn draw(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let presses = app.pressed.presses();
    let Some(newest) = presses.last() else { return };
    let words: Vec<_> = presses.iter().map(|press| (press, name(press, look.ascii))).collect();
    let width = words.iter().map(|(_, name)| name.width() as u16 + GAP).sum::<u16>().saturating_sub(GAP);
    let frame = layout::pressed(app.below_place(), width);
    if frame.height < 3 {
        return;
    }
    let of = |press: &Press| faded(app, &look, press);
    paint::clear(buf, frame, look.ground());
    paint::frame(buf, frame, HEAVY, of(newest));
    let inside = Rect::new(frame.x + 2, frame.y + 1, frame.width.saturating_sub(4), 1);
    // Where there is no room for all, the oldest are left out.
    let mut right = inside.right();
    for (press, name) in words.iter().rev() {
        let width = (name.width() as u16).min(right.saturating_sub(inside.x));
        let x = right - width;
        paint::fitted(buf, Rect { x, width, ..inside }, name, of(press).add_modifier(Modifier::BOLD));
        right = x.saturating_sub(GAP).max(inside.x);
    }
}

/// The brightest words, less and less so where the terminal has the colours for it.
fn faded(app: &App, look: &Look, press: &Press) -> Style {
    let fades = app.settings.motion && matches!(look.tier, ColorTier::True | ColorTier::Ansi256);
    let palette = &look.palette;
    match press.strength() {
        left if fades && left < 1.0 => {
            Style::new().fg(look.rgb(blend(palette.ground.rgb, palette.strong.rgb, left)))
        }
        _ => look.strong(),
    }
}

/// What was pressed, as it stands on a keyboard.
fn name(press: &Press, ascii: bool) -> String {
    let name = match &press.what {
        What::Key(key) => key_name(*key, ascii),
        What::Words(words) => tail(words),
        What::Click => "click".to_owned(),
    };
    if press.times > 1 { format!("{name} ×{}", press.times) } else { name }
}

fn key_name(key: Key, ascii: bool) -> String {
    let name = match key.code {
        Code::Up if !ascii => "↑".to_owned(),
        Code::Down if !ascii => "↓".to_owned(),
        Code::Left if !ascii => "←".to_owned(),
        Code::Right if !ascii => "→".to_owned(),
        Code::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        code => Key::new(code).to_string(),
    };
    let name = if key.alt { format!("Alt-{name}") } else { name };
    if key.ctrl { format!("Ctrl-{name}") } else { name }
}

/// The end of what was typed: as much as one reads at a glance.
fn tail(words: &str) -> String {
    const MOST: usize = 24;
    let n = words.chars().count();
    let rest: String = words.chars().skip(n.saturating_sub(MOST)).collect();
    if n > MOST { format!("…{rest}") } else { rest }
}
