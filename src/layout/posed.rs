//! A question with the figure to look at beside it.

use crate::page::MEASURE;
use ratatui::layout::Rect;

/// A question and, to its right, its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posed {
    pub page: Rect,
    /// One line.
    pub title: Rect,
    pub picture: Rect,
}

/// The least that an area needs for both.
const LEAST: (u16, u16) = (90, 17);
/// The largest picture that is taken in beside a question.
const MOST: (u16, u16) = (110, 34);

/// Both in `area`; none where there is too little room.
pub fn posed(area: Rect) -> Option<Posed> {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return None;
    }
    // The mark of scrolling stands in the gap.
    let gap = if area.width >= 110 { 5 } else { 3 };
    let page = Rect { width: (area.width * 46 / 100).min(MEASURE), ..area };
    let x = page.right() + gap;
    let title = Rect { x, width: (area.right() - x).min(MOST.0), height: 1, ..area };
    let picture = Rect { y: title.bottom() + 1, height: (area.height - 2).min(MOST.1), ..title };
    Some(Posed { page, title, picture })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lie_in_their_area_and_neither_on_the_other() {
        for (width, height) in (1..=230).step_by(7).flat_map(|width| (1..=80).map(move |it| (width, it))) {
            let area = Rect::new(3, 2, width, height);
            let Some(it) = posed(area) else { continue };
            for part in [it.page, it.title, it.picture] {
                assert!(!part.is_empty() && area.union(part) == area, "{part} leaves {area}");
            }
            assert!(it.page.right() + 2 < it.title.x && it.title.bottom() < it.picture.y, "{it:?}");
        }
    }
}
