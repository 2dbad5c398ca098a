//! The columns of a page: the text, what stands beside it, and the outline of the tree.

use crate::page::MEASURE;
use ratatui::layout::Rect;

/// The columns of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub outline: Option<Rect>,
    pub main: Rect,
    pub aside: Option<Rect>,
}

/// From this width on the outline of the tree comes in.
const OUTLINE_FROM: u16 = 140;

/// The part of `body` for a page that has no outline.
pub fn without_outline(body: Rect) -> Rect {
    Rect { width: body.width.min(OUTLINE_FROM - 1), ..body }
}

/// Prose beside something is never wider than [`MEASURE`], alone it has the screen; an aside comes in on a screen
/// of 94 columns, the outline on one of 146.
pub fn columns(body: Rect) -> Columns {
    const OUTLINE: u16 = 34;
    let has_outline = body.width >= OUTLINE_FROM;
    let has_aside = body.width >= 92;
    let left = if has_outline { OUTLINE + 5 } else { 0 };
    let outline = has_outline.then_some(Rect { width: OUTLINE, ..body });
    // Two columns to the right of the text stay free for the scroll mark.
    let rest = body.width.saturating_sub(left);
    if !has_aside {
        return Columns { outline, main: Rect { width: rest.saturating_sub(2), ..body }, aside: None };
    }
    let gap = if body.width >= 110 { 5 } else { 3 };
    let main = Rect { x: body.x + left, width: (rest * 53 / 100).min(MEASURE), ..body };
    let aside_x = main.right() + gap;
    let aside = Rect { x: aside_x, width: body.right().saturating_sub(aside_x + 2).min(MEASURE), ..body };
    Columns { outline, main, aside: Some(aside) }
}

/// The columns of a page with cards: these have the width, and nothing stands beside them but on a
/// screen of 200 columns.
pub fn family(body: Rect) -> Columns {
    const WITH_ASIDE: u16 = 150;
    // The outline is open no further than to the pages below, whose names are short; two cards stand side by side, and
    // the figure beside them has all the rest.
    const SHORT: u16 = 26;
    const PAIR: u16 = 92;
    let usual = columns(body);
    let outline = usual.outline.map(|it| Rect { width: it.width.min(SHORT), ..it });
    let left = outline.map_or(0, |it| it.width + 5);
    let rest = body.width - left;
    if rest < WITH_ASIDE {
        let main = Rect { x: body.x + left, width: rest.saturating_sub(2), ..usual.main };
        return Columns { outline, main, aside: None };
    }
    let main = Rect { x: body.x + left, width: (rest * 58 / 100).max(PAIR), ..usual.main };
    let x = main.right() + 5;
    let aside = Rect { x, width: body.right().saturating_sub(x + 2).min(MEASURE), ..body };
    Columns { outline, main, aside: Some(aside) }
}

/// The columns of a study. A scale of effects needs more width than prose, and what stands beside it less; else it
/// is prose, and a figure beside it has all the rest.
pub fn study(body: Rect, has_outline: bool, has_scale: bool) -> Columns {
    const WIDEST: u16 = 110;
    let usual = columns(if has_outline { body } else { without_outline(body) });
    let Some(aside) = usual.aside else { return usual };
    let rest = body.right().saturating_sub(usual.main.x);
    if has_scale && body.width < OUTLINE_FROM {
        let main = Rect { width: rest.saturating_sub(2), ..usual.main };
        return Columns { main, aside: None, ..usual };
    }
    let width = if has_scale { (rest * 66 / 100).min(WIDEST) } else { usual.main.width };
    let main = Rect { width, ..usual.main };
    let x = main.right() + aside.x - usual.main.right();
    let aside = Rect { x, width: body.right().saturating_sub(x + 2), ..body };
    Columns { main, aside: Some(aside), ..usual }
}
