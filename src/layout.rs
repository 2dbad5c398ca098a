//! The rectangles of every screen, from its size and a few plain facts. What is drawn, what is
//! clicked and how far a page scrolls all come from here, so they agree by construction.
//! No text, no style.

mod card;
mod columns;
mod figure;
mod finder;
mod lesson;
mod notes;
mod posed;
mod research;

pub use card::{Card, CardKind, card, card_width, note, note_width};
pub use columns::{Columns, columns, family, study, without_outline};
pub use figure::{
    Figure, Knob, Setting, Shape, aside_with_figure, figure, picture_in_text, slide, slider_step,
};
pub use finder::{Finder, Help, Mark, finder, help, help_width, mark};
pub use lesson::{Lesson, lesson};
pub use notes::{Notes, notes};
pub use posed::{Posed, posed};
pub use research::{Across, Cells, Menu, Research, menu, research};

use ratatui::layout::{Position, Rect, Size};

/// How much of the picture a size has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Under 20×5: a word that says so.
    None,
    /// Under 60×18: the streams are a list.
    List,
    Picture,
}

pub fn room(size: Size) -> Room {
    if size.width < 20 || size.height < 5 {
        Room::None
    } else if size.width < 60 || size.height < 18 {
        Room::List
    } else {
        Room::Picture
    }
}

/// The frame around every screen but home: crumbs above, hints below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chrome {
    /// One line of crumbs.
    pub crumbs: Rect,
    /// The rule in the colour of the family.
    pub rule: Rect,
    pub body: Rect,
    /// One line of hints.
    pub hints: Rect,
}

pub fn chrome(size: Size) -> Chrome {
    let side = margin(size.width);
    let line = |y: u16| Rect::new(side, y, size.width.saturating_sub(2 * side), 1);
    let above = if size.height >= 22 { 3 } else { 2 };
    let below = if size.height >= 30 { 2 } else { 1 };
    let body = Rect { y: above, height: size.height.saturating_sub(above + below), ..line(0) };
    let screen = Rect::from((Position::ORIGIN, size));
    let hints = line(size.height.saturating_sub(1));
    Chrome { crumbs: line(0), rule: line(1).intersection(screen), body: body.intersection(screen), hints }
}

/// `area` without the margins at its sides.
pub fn inset(area: Rect) -> Rect {
    let side = margin(area.width);
    Rect { x: area.x + side, width: area.width.saturating_sub(2 * side), ..area }
}

fn margin(width: u16) -> u16 {
    match width {
        0..60 => 0,
        60..100 => 1,
        100..150 => 3,
        _ => 4,
    }
}

/// A caption below the place, on a band as wide as the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caption {
    pub band: Rect,
    /// The lines of the text, in the middle of the band.
    pub text: Rect,
    /// What is left for the place above.
    pub place: Size,
}

/// Lines that a caption has at most.
pub const CAPTION_LINES: usize = 2;

/// The width in which a caption is set: what an eye takes in at once.
pub fn caption_width(screen: Size) -> u16 {
    screen.width.saturating_sub(2 * margin(screen.width).max(1)).min(90)
}

/// A caption of `lines` lines; none where the place would be left without a picture.
pub fn caption(screen: Size, lines: u16) -> Option<Caption> {
    let pad = u16::from(screen.height >= 30);
    let height = lines + 2 * pad;
    let place = Size { height: screen.height.checked_sub(height)?, ..screen };
    if room(place) == Room::None {
        return None;
    }
    let band = Rect::new(0, place.height, screen.width, height);
    let width = caption_width(screen);
    let text = Rect::new((screen.width - width) / 2, band.y + pad, width, lines);
    Some(Caption { band, text, place })
}

/// Where the keys that were pressed are shown, in so many columns: at the bottom right of the place, above
/// what stands `below` it, where pictures and pages have the least.
pub fn pressed(below: Rect, width: u16) -> Rect {
    let height = 3.min(below.y);
    let width = (width + 4).min(below.width);
    Rect::new(below.right() - width, below.y - height, width, height)
}

/// The home screen as a list: a line for each node.
pub fn home_list(area: Rect) -> [Rect; 4] {
    let top = u16::from(area.height > 5) + u16::from(area.height > 7);
    let step = if area.height >= 12 { 2 } else { 1 };
    [0, 1, 2, 3].map(|nth| {
        let y = top + nth * step;
        let height = if y < area.height.saturating_sub(1) { step.min(area.height - 1 - y) } else { 0 };
        Rect { y: area.y + y.min(area.height.saturating_sub(1)), height, ..area }
    })
}

/// The picture of how far the reader is, where there is room for one.
pub fn progress(body: Rect) -> Option<Rect> {
    (body.width >= 58 && body.height >= 12).then_some(body)
}

/// Whether sayings and lessons stand in columns side by side, over the whole width.
pub fn is_wide(body: Rect) -> bool {
    body.width >= 90
}

/// Where a card or a question lies that is looked at alone: on a large screen what is asked and what can be
/// pressed stand together in the middle. A figure beside it has more.
pub fn desk(body: Rect, has_figure: bool) -> Rect {
    const LARGE: u16 = 140;
    let most = match has_figure {
        _ if body.width < LARGE => (body.width, 40),
        true => (180, 40),
        false => (150, 34),
    };
    let (width, height) = (body.width.min(most.0), body.height.min(most.1));
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height }
}

/// Where text stands in `body`: the last line above the `hints` stays free.
pub fn text(body: Rect, hints: Rect) -> Rect {
    let air = u16::from(body.bottom() == hints.y && body.height >= 16);
    Rect { height: body.height - air, ..body }
}

/// A block of so many lines in `area`, a little above its middle.
pub fn raised(area: Rect, lines: u16) -> Rect {
    let down = area.height.saturating_sub(lines) * 2 / 5;
    Rect { y: area.y + down, height: area.height - down, ..area }
}

/// All of `body` but for the mark of scrolling beside it.
pub fn whole(body: Rect) -> Rect {
    Rect { width: body.width.saturating_sub(2), ..body }
}

/// The columns of terms, each wide enough for meanings below each other, and the key to the marks, where it has room
/// beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glossary {
    pub terms: Vec<Rect>,
    pub key: Option<Rect>,
}

pub fn glossary(body: Rect) -> Option<Glossary> {
    // Each column has the mark of scrolling behind it.
    const GAP: u16 = 3;
    const KEY: u16 = 24;
    let (n, key) = match body.width {
        0..62 => return None,
        62..92 => (1, None),
        92..150 => (1, Some(Rect { x: body.right() - KEY - 2, width: KEY, ..body })),
        _ => (3, None),
    };
    let right = key.map_or_else(|| body.right() + 2, |key| key.x);
    let each = (right - body.x) / n;
    let terms = (0..n).map(|nth| Rect { x: body.x + nth * each, width: each - GAP, ..body });
    Some(Glossary { terms: terms.collect(), key })
}

/// What stands below a card of `body`: words, and cells that can be pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controls {
    /// What is left above them.
    pub above: Rect,
    pub words: Rect,
    /// As many as there is room for.
    pub cells: Vec<Rect>,
}

/// Words and cells of these widths in as many lines as they need below a card of so many lines: at the foot of
/// `body` where that is long, with air between them and the `hints` below.
pub fn controls(body: Rect, hints: Rect, lines: u16, words: u16, cells: &[u16]) -> Controls {
    const GAP: u16 = 3;
    let body = text(body, hints);
    let (mut x, mut y) = (0, 0);
    let mut place = |width: u16| {
        if x > 0 && x + width > body.width {
            (x, y) = (0, y + 1);
        }
        let rect = Rect { x: body.x + x, y, width: width.min(body.width), height: 1 };
        x += if width > 0 { width + GAP } else { 0 };
        rect
    };
    let words = place(words);
    let cells: Vec<Rect> = cells.iter().map(|width| place(*width)).collect();
    let rows = y + 1;
    let gap = u16::from(body.height > rows + 4);
    let all = lines.saturating_add(rows + gap).min(body.height);
    let block = Rect { height: all, ..raised(body, all) };
    let above = Rect { height: block.height.saturating_sub(rows + gap), ..block };
    let down =
        |rect: Rect| Rect { y: block.bottom().saturating_sub(rows) + rect.y, ..rect }.intersection(body);
    Controls {
        above,
        words: down(words),
        cells: cells.into_iter().map(down).filter(|it| !it.is_empty()).collect(),
    }
}

/// Cells in a row: as many of `widths` as fit whole, `gap` columns apart.
pub fn row(area: Rect, widths: impl IntoIterator<Item = u16>, gap: u16) -> Vec<Rect> {
    let mut x = area.x;
    let mut cells = Vec::new();
    for width in widths {
        if x + width > area.right() || area.height == 0 {
            break;
        }
        cells.push(Rect { x, width, ..area });
        x += width + gap;
    }
    cells
}

/// Columns for cells that want and need so many each, `gap` columns apart: where not all fit, those with
/// the most to spare give way, down to what they need.
pub fn shrunk(room: u16, cells: &[(u16, u16)], gap: u16) -> Vec<u16> {
    let mut widths: Vec<u16> = cells.iter().map(|(wanted, needed)| (*wanted).max(*needed)).collect();
    let gaps = gap * (cells.len() as u16).saturating_sub(1);
    while widths.iter().sum::<u16>() + gaps > room {
        let spare = widths.iter_mut().zip(cells).map(|(width, (_, needed))| (*width - needed, width));
        let Some((1.., width)) = spare.max_by_key(|(spare, _)| *spare) else { break };
        *width -= 1;
    }
    widths
}

/// The first of `rects` that holds `position`.
pub fn hit(rects: &[Rect], position: Position) -> Option<usize> {
    rects.iter().position(|rect| rect.contains(position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::MEASURE;

    fn sizes() -> impl Iterator<Item = Size> {
        (1..=300).step_by(7).flat_map(|width| (1..=100).step_by(3).map(move |height| Size { width, height }))
    }

    #[test]
    fn every_rectangle_lies_on_the_screen_at_every_size() {
        for size in sizes() {
            let screen = Rect::new(0, 0, size.width, size.height);
            let within = |rect: Rect, what: &str| {
                assert!(rect.is_empty() || screen.union(rect) == screen, "{what} {rect} leaves {size}");
            };
            let chrome = chrome(size);
            for rect in [chrome.crumbs, chrome.rule, chrome.body, chrome.hints] {
                within(rect, "chrome");
            }
            for caption in [1, 2].into_iter().filter_map(|lines| caption(size, lines)) {
                within(caption.band, "caption");
                assert_eq!(caption.band.union(caption.text), caption.band, "at {size}");
                assert_eq!(caption.place.height, caption.band.y, "at {size}");
            }
            within(pressed(chrome.hints, 30), "pressed");
            let controls = controls(chrome.body, chrome.hints, 9, 16, &[22, 19, 24, 18]);
            for rect in controls.cells.into_iter().chain([controls.above, controls.words]) {
                within(rect, "control");
            }
            let of_study = [(true, false), (false, true)]
                .map(|(has_outline, has_scale)| study(chrome.body, has_outline, has_scale));
            for columns in [columns(chrome.body), family(chrome.body)].into_iter().chain(of_study) {
                for rect in [columns.outline, Some(columns.main), columns.aside].into_iter().flatten() {
                    within(rect, "column");
                }
            }
            let (card, research) = (card(screen, (2, 1), 30, CardKind::Scale), research(chrome.body));
            let finder = finder(size);
            for n_lines in [3, 40, 200] {
                let help = help(size, n_lines);
                for rect in help.columns.into_iter().chain([help.frame, help.input]) {
                    within(rect, "help");
                }
            }
            let mark = mark(size);
            for rect in [
                card.frame,
                card.page,
                finder.frame,
                finder.input,
                finder.rows,
                mark.frame,
                mark.title,
                mark.line,
            ] {
                within(rect, "overlay");
            }
            let lists = [
                whole(chrome.body),
                desk(chrome.body, false),
                desk(chrome.body, true),
                text(chrome.body, chrome.hints),
            ];
            let Glossary { terms, key } =
                glossary(chrome.body).unwrap_or(Glossary { terms: Vec::new(), key: None });
            for rect in terms.into_iter().chain(key).chain(lists) {
                within(rect, "list");
            }
            let Research { filters, header, rule, rows, bar, detail, cells, .. } = research;
            for rect in [filters, header, rule, rows, bar, detail] {
                within(rect, "research");
            }
            let Cells { year, study, title, design, people, strip, value, certainty, streams } = cells;
            for cell in [year, study, title, design, people, strip, value, certainty, streams] {
                within(cell.of(rows), "cell");
            }
            for anchor in [filters, Rect { x: filters.x + filters.width / 2, ..filters }] {
                let menu = menu(chrome.body, anchor, 30, 17);
                within(menu.frame, "menu");
                assert_eq!(menu.frame.union(menu.rows), menu.frame, "at {size}");
            }
            for rect in home_list(screen) {
                within(rect, "list");
            }
        }
    }

    #[test]
    fn a_note_lies_on_the_screen_and_never_on_its_word() {
        for size in sizes() {
            let screen = Rect::new(0, 0, size.width, size.height);
            for (x, y, height) in (0..size.width).step_by(11).flat_map(|x| {
                (0..size.height).step_by(5).flat_map(move |y| [1, 2].map(|height| (x, y, height)))
            }) {
                let word = Rect { x, y, width: 9, height }.intersection(screen);
                for page_height in [1, 6, 40] {
                    let Some(note) = note(size, word, page_height) else { continue };
                    assert!(screen.union(note.frame) == screen && note.frame.union(note.page) == note.frame);
                    assert!(note.frame.intersection(word).is_empty(), "{note:?} lies on {word} in {size}");
                    assert!(note.frame.bottom() < size.height, "the last line stays free in {size}");
                }
            }
        }
    }

    #[test]
    fn prose_beside_something_is_never_wider_than_its_measure_and_alone_has_the_screen() {
        for size in sizes() {
            let body = chrome(size).body;
            let columns = columns(body);
            match columns.aside {
                Some(aside) => assert!(columns.main.width <= MEASURE && aside.width <= MEASURE),
                None => assert_eq!(columns.main.width, body.width.saturating_sub(2)),
            }
        }
    }
}
