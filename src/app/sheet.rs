//! A laid-out place: its columns with their pages, and how focus and scrolling move through
//! them. The pages are set when the place or the size changes, not with every key.

use crate::content::address::Address;
use crate::content::id::FigureId;
use crate::page::{Line, Page, Role, Span, Stop};
use ratatui::layout::{Position, Rect};

/// A page in its place on the screen.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub area: Rect,
    pub page: Page,
}

impl Column {
    /// The lines of it from `top` on, without a heading at its end whose text is out of view, and without the first
    /// few lines of a row of which the rest is; what has focus is always shown.
    pub fn in_view(&self, top: u16, focus: Option<&Stop>) -> &[Line] {
        const FEW: u16 = 4;
        let bottom = top.saturating_add(self.area.height);
        let is_begun = |it: &&Stop| {
            let is_whole_row = it.block && it.picture == 0 && it.left == 0 && it.right >= self.area.width;
            let is_cut = it.top > top && (it.top..it.bottom).contains(&bottom) && bottom - it.top <= FEW;
            is_whole_row && is_cut && focus != Some(*it)
        };
        let end = self.page.stops.iter().find(is_begun).map_or(bottom, |it| it.top);
        let lines = self.page.lines.get(usize::from(top)..).unwrap_or_default();
        let (shown, rest) = lines.split_at(lines.len().min((end - top).into()));
        let is_blank = |line: &Line| line.spans.iter().all(|it| it.text.trim().is_empty());
        // A heading, and the page that claims stand below.
        let is_heading = |line: &Line| {
            let heads =
                |it: &Span| it.text.trim().is_empty() || matches!(it.role, Role::Heading | Role::Caveat);
            let roles: Vec<Role> = line.spans.iter().map(|it| it.role).collect();
            matches!(roles.as_slice(), [Role::Mark(_), Role::Strong]) || line.spans.iter().all(heads)
        };
        let last = shown.iter().rposition(|line| !is_blank(line) && !is_heading(line));
        let seen = focus.filter(|it| it.top < bottom);
        let least = seen.map_or(0, |it| usize::from(it.bottom.saturating_sub(top)));
        let last = last.filter(|nth| !rest.is_empty() && nth + 1 >= least);
        last.and_then(|nth| shown.get(..=nth)).unwrap_or(shown)
    }
}

/// The columns of a place; the first is the main one.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub columns: Vec<Column>,
}

/// A stop: its column, and its place among the stops of that column's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    pub column: usize,
    pub stop: usize,
}

/// What one looks at: the focus, and the first line in view of each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub focus: Option<Focus>,
    pub scroll: Vec<u16>,
    /// What had focus in the columns that were left, the last one last.
    left: Vec<Focus>,
}

impl View {
    pub fn top(&self, column: usize) -> u16 {
        self.scroll.get(column).copied().unwrap_or(0)
    }
}

/// Up, down, left, right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
    Left,
    Right,
}

impl Sheet {
    pub fn stop(&self, focus: Focus) -> Option<&Stop> {
        self.columns.get(focus.column)?.page.stops.get(focus.stop)
    }

    /// The figures of which there are pictures in its texts.
    pub fn pictures(&self) -> impl Iterator<Item = &FigureId> {
        let stops = self.columns.iter().flat_map(|column| &column.page.stops);
        stops.filter(|stop| stop.picture > 0).filter_map(|stop| match &stop.target {
            Address::Figure(id) => Some(id),
            _ => None,
        })
    }

    pub fn target(&self, view: &View) -> Option<&Address> {
        Some(&self.stop(view.focus?)?.target)
    }

    /// How many lines of a column are in view.
    fn n_in_view(&self, view: &View, at: usize) -> u16 {
        let focus = view.focus.filter(|focus| focus.column == at).and_then(|focus| self.stop(focus));
        self.columns.get(at).map_or(0, |column| column.in_view(view.top(at), focus).len() as u16)
    }

    /// Where a stop stands on the screen, as far as it is in view.
    pub fn rect(&self, view: &View, focus: Focus) -> Option<Rect> {
        let column = self.columns.get(focus.column)?;
        let stop = self.stop(focus)?;
        let top = view.top(focus.column);
        let bottom = top.saturating_add(self.n_in_view(view, focus.column));
        let (from, to) = (stop.top.max(top), stop.bottom.min(bottom));
        let rect = Rect {
            x: column.area.x + stop.left,
            y: column.area.y + from.saturating_sub(top),
            width: stop.right.saturating_sub(stop.left),
            height: to.saturating_sub(from),
        };
        (!rect.is_empty()).then_some(rect)
    }

    /// A fresh view: focus on the first block, if it is in sight without scrolling.
    pub fn first_view(&self) -> View {
        let mut view = View { scroll: vec![0; self.columns.len()], ..View::default() };
        if let Some(column) = self.columns.first() {
            let stop =
                column.page.stops.iter().position(|stop| stop.block && stop.bottom <= column.area.height);
            view.focus = stop.map(|stop| Focus { column: 0, stop });
        }
        view
    }

    /// `view` of `old`, with focus on the same thing here: another size has other lines and stops.
    pub fn follow(&self, old: &Self, mut view: View) -> View {
        view.left = view.left.iter().filter_map(|focus| self.same(old, *focus)).collect();
        if let Some(focus) = view.focus.filter(|focus| old.stop(*focus).is_some()) {
            view.focus = self.same(old, focus).or_else(|| self.first_view().focus);
        }
        view
    }

    /// What leads here to the same thing as `focus` in `old`.
    fn same(&self, old: &Self, focus: Focus) -> Option<Focus> {
        let stop = old.stop(focus)?;
        let is_same = |it: &Stop| it.target == stop.target && it.block == stop.block;
        // Two links may lead to the same thing.
        if self.stop(focus).is_some_and(is_same) {
            return Some(focus);
        }
        self.columns
            .iter()
            .enumerate()
            .find_map(|(column, it)| Some(Focus { column, stop: it.page.stops.iter().position(is_same)? }))
    }

    /// `view` with everything in it within bounds: after a resize or a change of the pages.
    pub fn settle(&self, mut view: View) -> View {
        view.scroll.resize(self.columns.len(), 0);
        for (column, top) in self.columns.iter().zip(&mut view.scroll) {
            *top = (*top).min(last_top(column));
        }
        view.focus = view.focus.filter(|focus| self.stop(*focus).is_some());
        if let Some(focus) = view.focus {
            self.reveal(&mut view, focus);
        }
        view
    }

    /// The stop under `position`, links before the blocks that hold them.
    pub fn hit(&self, view: &View, position: Position) -> Option<Focus> {
        let at = self.columns.iter().position(|column| column.area.contains(position))?;
        let column = self.columns.get(at)?;
        if position.y - column.area.y >= self.n_in_view(view, at) {
            return None;
        }
        let line = position.y - column.area.y + view.top(at);
        let x = position.x - column.area.x;
        // A link may wrap; the spans themselves decide.
        let by_span = column.page.lines.get(usize::from(line)).and_then(|line| {
            let mut end = 0;
            line.spans.iter().find_map(|span| {
                end += unicode_width::UnicodeWidthStr::width(span.text.as_str());
                (usize::from(x) < end).then_some(span.stop)
            })
        });
        let link =
            by_span.flatten().filter(|stop| column.page.stops.get(*stop).is_some_and(|stop| !stop.block));
        let holds = |stop: &Stop| {
            stop.block && (stop.top..stop.bottom).contains(&line) && (stop.left..stop.right).contains(&x)
        };
        link.or_else(|| column.page.stops.iter().position(holds)).map(|stop| Focus { column: at, stop })
    }

    /// One step of an arrow key.
    pub fn step(&self, view: &mut View, way: Way) {
        match way {
            Way::Down => self.vertical(view, 1),
            Way::Up => self.vertical(view, -1),
            Way::Left | Way::Right => self.sideways(view, way == Way::Right),
        }
    }

    /// To the next or previous stop of any kind, round and round.
    pub fn cycle(&self, view: &mut View, forward: bool) {
        let all: Vec<Focus> = self
            .columns
            .iter()
            .enumerate()
            .flat_map(|(column, it)| (0..it.page.stops.len()).map(move |stop| Focus { column, stop }))
            .collect();
        let at = view.focus.and_then(|focus| all.iter().position(|it| *it == focus));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => all.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % all.len(),
            (Some(at), false) => (at + all.len() - 1) % all.len(),
        };
        if let Some(focus) = all.get(next) {
            view.focus = Some(*focus);
            self.reveal(view, *focus);
        }
    }

    /// Whether there is another stop to go to.
    pub fn has_next(&self, view: &View) -> bool {
        let n: usize = self.columns.iter().map(|column| column.page.stops.len()).sum();
        n > usize::from(view.focus.is_some())
    }

    /// Scrolls a column by `lines`, as far as it goes. Focus stays.
    pub fn scroll(&self, view: &mut View, column: usize, lines: i32) {
        if let (Some(it), Some(top)) = (self.columns.get(column), view.scroll.get_mut(column)) {
            let wish = i32::from(*top) + lines;
            *top = wish.clamp(0, i32::from(last_top(it))) as u16;
        }
    }

    /// Scrolls a page up or down and takes focus along to the first block in sight.
    pub fn page(&self, view: &mut View, forward: bool) {
        let at = view.focus.map_or(0, |focus| focus.column);
        let Some(column) = self.columns.get(at) else { return };
        let height = i32::from(column.area.height.saturating_sub(2).max(1));
        self.scroll(view, at, if forward { height } else { -height });
        let (top, bottom) = (view.top(at), view.top(at) + column.area.height);
        let inside = |stop: &Stop| stop.block && stop.top >= top && stop.bottom <= bottom;
        let mut stops = column.page.stops.iter();
        let last = top == last_top(column) && forward;
        let stop = if last { stops.rposition(inside) } else { stops.position(inside) };
        view.focus = stop.map(|stop| Focus { column: at, stop }).or(view.focus);
    }

    /// To the beginning or the end of the column in focus.
    pub fn end(&self, view: &mut View, last: bool) {
        let at = view.focus.map_or(0, |focus| focus.column);
        let Some(column) = self.columns.get(at) else { return };
        let mut stops = column.page.stops.iter();
        let stop = if last { stops.rposition(|stop| stop.block) } else { stops.position(|stop| stop.block) };
        view.focus = stop.map(|stop| Focus { column: at, stop });
        if let Some(top) = view.scroll.get_mut(at) {
            *top = if last { last_top(column) } else { 0 };
        }
    }

    /// The nearest block above or below. Text that lies between is scrolled through, not skipped.
    fn vertical(&self, view: &mut View, sign: i32) {
        let at = view.focus.map_or(0, |focus| focus.column);
        let Some(column) = self.columns.get(at) else { return };
        let height = column.area.height;
        let top = view.top(at);
        let from = view.focus.and_then(|focus| self.stop(focus));
        let from = from.filter(|stop| stop.bottom > top && stop.top < top.saturating_add(height));
        let left = from.map_or(0, |stop| stop.left);
        let edge = match (from, sign > 0) {
            (Some(stop), true) if stop.block => stop.bottom,
            (Some(stop), false) => stop.top,
            (Some(stop), true) => stop.top + 1,
            (None, true) => top,
            (None, false) => top.saturating_add(height),
        };
        let candidates =
            column.page.stops.iter().enumerate().filter(|(_, stop)| {
                stop.block && if sign > 0 { stop.top >= edge } else { stop.bottom <= edge }
            });
        let next = candidates.min_by_key(|(_, stop)| {
            let rows = if sign > 0 { stop.top - edge } else { edge - stop.bottom };
            (rows, stop.left.abs_diff(left))
        });
        let step = i32::from(height.saturating_sub(2).max(1));
        match next {
            Some((stop, it)) => {
                let in_reach = if sign > 0 {
                    it.top < top.saturating_add(height).saturating_add(height / 2)
                } else {
                    it.bottom.saturating_add(height / 2) > top
                };
                if in_reach {
                    let focus = Focus { column: at, stop };
                    view.focus = Some(focus);
                    self.reveal(view, focus);
                } else {
                    self.scroll(view, at, sign * step);
                }
            }
            None => self.scroll(view, at, sign * step),
        }
    }

    /// Within a row of cards first, then to the column beside: to what had focus there, or else to what is in
    /// sight at the same height.
    fn sideways(&self, view: &mut View, right: bool) {
        let at = view.focus.map_or(0, |focus| focus.column);
        let from = view.focus.and_then(|focus| self.stop(focus));
        if let (Some(from), Some(column)) = (from, self.columns.get(at)) {
            let beside = column.page.stops.iter().position(|stop| {
                stop.block
                    && stop.top == from.top
                    && if right { stop.left >= from.right } else { stop.right <= from.left }
            });
            if let Some(stop) = beside {
                view.focus = Some(Focus { column: at, stop });
                return;
            }
        }
        // Columns by where they stand, not by when they were made.
        let here = self.columns.get(at).map_or(0, |column| column.area.x);
        let beside = self.columns.iter().enumerate().filter(|(_, column)| {
            let is_beside = if right { column.area.x > here } else { column.area.x < here };
            is_beside && column.page.stops.iter().any(|stop| stop.block)
        });
        let Some((column, it)) = beside.min_by_key(|(_, column)| column.area.x.abs_diff(here)) else {
            return;
        };
        let (top, bottom) = (view.top(column), view.top(column).saturating_add(it.area.height));
        let line = from.map_or(0, |stop| stop.top.saturating_sub(view.top(at))) + top;
        let hidden = |stop: &Stop| top.saturating_sub(stop.top) + stop.bottom.saturating_sub(bottom);
        let stops = it.page.stops.iter().enumerate().filter(|(_, stop)| stop.block);
        let near = stops.min_by_key(|(_, stop)| (hidden(stop), stop.top.abs_diff(line)));
        let left =
            view.left.iter().rfind(|focus| focus.column == column && self.rect(view, **focus).is_some());
        let next = left.copied().or_else(|| near.map(|(stop, _)| Focus { column, stop }));
        if let Some(focus) = next {
            view.left.retain(|focus| focus.column != at);
            view.left.extend(view.focus);
            view.focus = Some(focus);
            self.reveal(view, focus);
        }
    }

    /// Scrolls so that `focus` is in sight; at the first block all that stands above it too.
    pub fn reveal(&self, view: &mut View, focus: Focus) {
        let (Some(column), Some(stop)) = (self.columns.get(focus.column), self.stop(focus)) else { return };
        let height = column.area.height;
        let Some(top) = view.scroll.get_mut(focus.column) else { return };
        let is_first = column.page.stops.iter().filter(|it| it.block).all(|it| it.top >= stop.top);
        if is_first && stop.bottom <= height {
            *top = 0;
        } else if stop.top < *top {
            *top = stop.top.saturating_sub(1);
        } else if stop.bottom > top.saturating_add(height) {
            // The whole of it with a line to spare; of one that is too tall, the beginning.
            *top = (stop.bottom + 1).saturating_sub(height).min(stop.top);
        }
        *top = (*top).min(last_top(column));
    }
}

/// The highest first line that still fills the column.
fn last_top(column: &Column) -> u16 {
    column.page.height().saturating_sub(column.area.height)
}
