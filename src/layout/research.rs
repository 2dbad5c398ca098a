//! The table of studies, and the menu of a filter over it.

use crate::page::research::Columns;
use ratatui::layout::Rect;

/// Where a column of the table stands; none has any width where it has no room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Across {
    pub x: u16,
    pub width: u16,
}

impl Across {
    /// The cell of this column in `line`.
    pub fn of(self, line: Rect) -> Rect {
        Rect { x: self.x, width: self.width, ..line }
    }
}

/// The columns of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    pub year: Across,
    pub study: Across,
    pub title: Across,
    pub design: Across,
    pub people: Across,
    /// The interval on a common scale, and its value.
    pub strip: Across,
    pub value: Across,
    pub certainty: Across,
    pub streams: Across,
}

impl Cells {
    /// Whether a claim's certainty has its word beside its mark.
    pub fn has_certainty_in_words(self) -> bool {
        self.certainty.width > 5
    }

    /// Whether that word is a whole one.
    pub fn has_certainty_in_full(self) -> bool {
        self.certainty.width >= IN_FULL
    }

    /// What the words of a row are set for.
    pub fn columns(self) -> Columns {
        Columns { name: self.study.width, title: self.title.width, has_people: self.people.width > 0 }
    }
}

/// The columns of the longest certainty.
const IN_FULL: u16 = 21;

/// The table of studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Research {
    pub filters: Rect,
    pub header: Rect,
    pub rule: Rect,
    pub rows: Rect,
    /// Lines of air between studies.
    pub air: u16,
    /// The lines of a study, at most: on a low screen the table is to be looked over, and the chosen study stands in
    /// full below it.
    pub most: u16,
    /// What tells where one is in the table, at its right.
    pub bar: Rect,
    /// What the chosen study is.
    pub detail: Rect,
    pub cells: Cells,
}

impl Research {
    /// Where rows of such heights stand, as many as have room, each whole.
    pub fn places(&self, heights: impl Iterator<Item = u16>) -> Vec<Rect> {
        let mut y = self.rows.y;
        let place = |height: u16| {
            let place = Rect { y, height, ..self.rows };
            y = place.bottom().saturating_add(self.air);
            place
        };
        heights.map(place).take_while(|it| it.bottom() <= self.rows.bottom()).collect()
    }
}

/// Where a study has its design, its people and its surest claim beside it.
const WIDE: u16 = 150;

pub fn research(body: Rect) -> Research {
    // A blank column and the bar.
    let table = Rect { width: body.width.saturating_sub(2), ..body };
    let line = |y: u16| Rect { y: body.y + y, height: u16::from(y < body.height), ..table };
    let gap = u16::from(body.height >= 16);
    let filters = Rect { width: body.width, ..line(0) };
    let header = line(1 + gap);
    let has_rule = body.height >= 24;
    let rule = if has_rule { line(2 + gap) } else { Rect::ZERO };
    let above = 2 + gap + u16::from(has_rule);
    let cells = cells(table);
    // Where a title has a few words in a line and the chosen one has room below, a study is one line.
    let is_overview = cells.title.width >= 24 && (9..46).contains(&body.height);
    // The title of a study, where its row is one line, and where it was published.
    let n_detail = match (is_overview, body.height) {
        // Of a narrow one they take another line.
        (true, 16..) => 4 + u16::from(body.width < 84),
        (true, _) => 3,
        (false, height) => u16::from(height >= 12),
    };
    let below = if n_detail > 0 { n_detail + gap } else { 0 };
    let height = body.height.saturating_sub(above + below);
    let rows = Rect { y: body.y + above.min(body.height), height, ..table };
    let bar = Rect { x: body.right().saturating_sub(1), width: body.width.min(1), ..rows };
    let detail = Rect { y: body.bottom() - n_detail, height: n_detail, ..body };
    let (air, most) = (u16::from(height >= 40), if is_overview { 1 } else { height });
    Research { filters, header, rule, rows, air, most, bar, detail, cells }
}

/// Year, study and title always, the title as wide as the others leave it: names and numbers take no more than they
/// need.
fn cells(table: Rect) -> Cells {
    const MARK: u16 = 2;
    const YEAR: u16 = 6;
    let width = table.width;
    let is_wide = width + 2 >= WIDE;
    let mut right = table.right();
    // From the right, each with the gap before it.
    let mut take = |has_room: bool, columns: u16, gap: u16| {
        if !has_room {
            return Across::default();
        }
        right = right.saturating_sub(columns);
        let across = Across { x: right, width: columns };
        right = right.saturating_sub(gap);
        across
    };
    let streams = take(width >= 64, 7, 2);
    // Its mark, and where there is room its word, a short one at first.
    let word = if width >= 105 { 15 } else { 5 };
    let certainty = take(width >= 64, if is_wide { IN_FULL } else { word }, 2);
    // Few studies have an effect: elsewhere the room is for titles.
    let value = take(is_wide, 5, 1);
    let strip = take(is_wide, 14, 2);
    let people = take(is_wide, 11, 2);
    let design = take(is_wide, 17, 2);
    let year = Across { x: table.x + MARK.min(width), width: YEAR.min(width.saturating_sub(MARK)) };
    // Nearly all names.
    let name = if is_wide {
        19
    } else if width >= 64 {
        17
    } else {
        14
    };
    let x = (year.x + year.width + 1).min(right);
    let study = Across { x, width: name.min(right - x) };
    let x = (study.x + study.width + 2).min(right);
    let title = Across { x, width: right - x };
    Cells { year, study, title, design, people, strip, value, certainty, streams }
}

/// The menu of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu {
    pub frame: Rect,
    pub rows: Rect,
}

/// A menu of `n` lines that wants to be so wide, below `anchor` in `body`.
pub fn menu(body: Rect, anchor: Rect, width: u16, n: u16) -> Menu {
    let width = width.min(body.width);
    let top = anchor.bottom().clamp(body.y, body.bottom());
    // A line below the last one, where there is room for it.
    let height = (n + 1).min(body.bottom() - top);
    let left = anchor.x.min(body.right() - width).max(body.x);
    let frame = Rect { x: left, y: top, width, height };
    Menu { frame, rows: Rect { height: height.min(n), ..frame } }
}
