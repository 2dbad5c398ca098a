//! The forest plot: a line for each row with its words, its interval on the axis of its group, and
//! its numbers; benefit to the left.

mod columns;

use super::Scene;
use crate::content::figure::ForestPlot;
use crate::content::model::Family;
use crate::sim::Cells;
use crate::sim::forest_plot::pooling::Pooled;
use crate::sim::forest_plot::rows::{Row, View, view};
use crate::sim::forest_plot::scale::{Scale, ticks};
use crate::sim::forest_plot::{Line, lines, say};
use crate::ui::paint;
use columns::{Columns, Written};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// Columns from one number of an axis to the next, at least.
const TICKS: u16 = 6;
/// From so many people on a square is large.
const MANY: u32 = 200;

pub(super) fn draw(plot: &ForestPlot, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let view = view(plot, scene.library, &scene.stage.at);
    let look = &scene.look;
    if view.rows.is_empty() {
        paint::fitted(buf, Rect { height: 1.min(area.height), ..area }, say::NOTHING, look.text());
        return;
    }
    let written: Vec<_> = view.rows.iter().map(Written::new).collect();
    let columns = Columns::new(&written, area);
    let zero = zero(&view, plot, &columns, area);
    let scales = (0..view.axes.len()).map(|axis| view.scale(axis, zero)).collect();
    let picture = Picture { plot, scene, view: &view, columns: &columns, zero, scales };
    let lines = lines(&view, Cells { x: area.width, y: area.height });
    let mut above: Option<&Row<'_>> = None;
    for (nth, line) in lines.iter().enumerate() {
        let at = Rect { y: area.y + nth as u16, height: 1, ..area }.intersection(area);
        if at.is_empty() {
            return;
        }
        match line {
            Line::Sides => picture.sides(at, buf),
            Line::Heading(axis) => picture.heading(*axis, at, buf),
            Line::Row(row) => {
                let (Some(row_here), Some(words)) = (view.rows.get(*row), written.get(*row)) else {
                    continue;
                };
                picture.row(*row, row_here, words, above, at, buf);
                above = Some(row_here);
                continue;
            }
            Line::Pool(pool) => picture.pool(*pool, false, at, buf),
            Line::Without(pool) => picture.pool(*pool, true, at, buf),
            Line::Blank => {}
            Line::Legend => picture.legend(at, buf),
        }
        above = None;
    }
    bar(&view, &lines, scene, area, buf);
}

/// Where no effect stands: so far to the left that the words for the other side have room.
fn zero(view: &View<'_>, plot: &ForestPlot, columns: &Columns, area: Rect) -> f64 {
    let beyond = area.right().saturating_sub(columns.plot.right());
    let words = (plot.against.width() as u16 + 3).saturating_sub(beyond);
    let most = 1.0 - f64::from(words) / f64::from(columns.plot.width.max(1));
    if most < 0.5 { view.zero } else { view.zero.min(most) }
}

/// How far down the list one is, where it is longer than the picture.
fn bar(view: &View<'_>, lines: &[Line], scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let shown = || lines.iter().filter_map(|line| if let Line::Row(nth) = line { Some(*nth) } else { None });
    let (Some(first), Some(last)) = (shown().min(), shown().max()) else { return };
    let total = view.rows.len();
    if last - first + 1 >= total || area.width < 3 {
        return;
    }
    let top = area.y + u16::from(lines.first() == Some(&Line::Sides));
    let bottom = area.bottom() - u16::from(lines.last() == Some(&Line::Legend));
    let height = usize::from(bottom.saturating_sub(top));
    let (from, to) = (first * height / total, ((last + 1) * height).div_ceil(total));
    for nth in 0..height {
        let is_here = (from..to).contains(&nth);
        let (symbol, style) = if is_here { ("┃", scene.look.dim()) } else { ("│", scene.look.faint()) };
        paint::cell(buf, area.right() - 1, top + nth as u16, symbol, style);
    }
}

struct Picture<'a> {
    plot: &'a ForestPlot,
    scene: &'a Scene<'a>,
    view: &'a View<'a>,
    columns: &'a Columns,
    zero: f64,
    /// One for each axis.
    scales: Vec<Scale>,
}

impl Picture<'_> {
    /// The column of a benefit on the screen.
    fn column(&self, scale: &Scale, benefit: f64) -> u16 {
        let plot = self.columns.plot;
        plot.x + scale.column(benefit, plot.width)
    }

    fn scale(&self, axis: usize) -> Scale {
        self.scales.get(axis).copied().unwrap_or(Scale { zero: self.zero, span: 1.0 })
    }

    /// Which row of how many, and what lies on either side of no effect.
    fn sides(&self, at: Rect, buf: &mut Buffer) {
        let (look, plot) = (&self.scene.look, self.columns.plot);
        let zero = self.column(&Scale { zero: self.zero, span: 1.0 }, 0.0);
        let ForestPlot { favours, against, .. } = self.plot;
        let fits =
            |room: u16, words: [String; 2]| words.into_iter().find(|it| it.width() <= usize::from(room));
        let rest = at.right().saturating_sub(zero + 1);
        let right = [format!("▸ favours {against}"), format!("▸ {against}")];
        if let Some(words) = fits(rest, right) {
            paint::text(buf, Rect { x: zero + 1, width: rest, ..at }, &words, look.dim());
        }
        let mut rows = format!("row {} of {}", self.view.cursor + 1, self.view.rows.len());
        if self.view.total > self.view.rows.len() {
            rows = format!("{rows} ({} without filters)", self.view.total);
        }
        let left = [format!("favours {favours} ◂"), format!("{favours} ◂")];
        let Some(words) = fits(zero.saturating_sub(at.x), left) else { return };
        let x = zero - words.width() as u16;
        paint::text(buf, Rect { x, width: zero - x, ..at }, &words, look.text());
        paint::cell(buf, zero, at.y, "┊", look.dim());
        let room = x.min(plot.x).saturating_sub(at.x + 3);
        if rows.width() <= usize::from(room) {
            paint::text(buf, Rect { x: at.x + 2, width: room, ..at }, &rows, look.dim());
        }
    }

    /// What an axis measures, and its numbers along a rule.
    fn heading(&self, axis: usize, at: Rect, buf: &mut Buffer) {
        let (look, plot) = (&self.scene.look, self.columns.plot);
        let Some(it) = self.view.axes.get(axis) else { return };
        let scale = self.scale(axis);
        let left = Rect { width: plot.x.saturating_sub(at.x + 1), ..at };
        let used =
            paint::fitted(buf, left, it.heading, look.family(self.scene.family).add_modifier(Modifier::BOLD));
        let measures = it.measures.join(", ");
        let notes = if it.is_baseline {
            vec![format!("{measures} · not effects"), "not effects".to_owned()]
        } else {
            vec![measures]
        };
        let beside = Rect { x: left.x + used + 2, width: left.width.saturating_sub(used + 2), ..at };
        let behind = Rect { x: plot.right() + 2, width: at.right().saturating_sub(plot.right() + 4), ..at };
        let places = notes.iter().flat_map(|note| [(note, beside), (note, behind)]);
        let mut fitting = places.filter(|(note, place)| note.width() <= usize::from(place.width));
        if let Some((note, place)) = fitting.next() {
            paint::text(buf, place, note, look.dim());
        }
        for x in plot.left()..plot.right() {
            paint::cell(buf, x, at.y, "─", look.faint());
        }
        let mut free = vec![true; usize::from(plot.width)];
        for (benefit, words) in ticks(&scale, it.marks, plot.width, TICKS) {
            let width = words.width() as u16;
            // Its middle digit stands on its place.
            let x = self.column(&scale, benefit).saturating_sub(width / 2).max(plot.x);
            let x = x.min(plot.right().saturating_sub(width)).max(plot.x);
            let from = usize::from(x - plot.x).saturating_sub(1);
            let cells = free.iter_mut().skip(from).take(usize::from(width) + 2);
            let cells: Vec<&mut bool> = cells.collect();
            if cells.iter().all(|it| **it) && width <= plot.width {
                for cell in cells {
                    *cell = false;
                }
                let style = if benefit == 0.0 || words == "1" { look.text() } else { look.dim() };
                paint::text(buf, Rect { x, width, ..at }, &words, style);
            }
        }
    }

    fn row(
        &self,
        nth: usize,
        row: &Row<'_>,
        words: &Written<'_>,
        above: Option<&Row<'_>>,
        at: Rect,
        buf: &mut Buffer,
    ) {
        let (look, columns) = (&self.scene.look, self.columns);
        let is_chosen = nth == self.view.cursor;
        let is_left_out = self.view.pools.iter().any(|pool| pool.without.is_some_and(|(out, _)| out == nth));
        let plain = if row.is_baseline() || is_left_out { look.dim() } else { look.text() };
        let strong = if is_chosen { look.strong() } else { plain };
        let put = |buf: &mut Buffer, column: Rect, words: &str, style: Style| {
            paint::fitted(buf, Rect { y: at.y, height: 1, ..column }, words, style);
        };
        if is_chosen {
            paint::cell(buf, at.x, at.y, "►", strong);
        }
        // A study is named once above the other rows.
        let is_named = is_chosen || above.is_none_or(|above| above.estimate.source != row.estimate.source);
        if is_named {
            put(buf, columns.study, &words.study, if is_chosen { strong } else { look.dim() });
        }
        // Where it is too long its first part says who it is about.
        let brief = words.label.split([',', ':']).next().unwrap_or(words.label);
        let is_long = words.label.width() > usize::from(columns.label.width);
        put(buf, columns.label, if is_long { brief } else { words.label }, strong);
        put(buf, columns.against, words.against, plain);
        self.parts(row, Rect { y: at.y, height: 1, ..columns.parts }, buf);
        self.interval(row, is_left_out, at, buf);
        let width = columns.value.width.min(words.value.width() as u16);
        let value_at = Rect { x: columns.value.right().saturating_sub(width), width, ..columns.value };
        put(buf, value_at, &words.value, strong);
        let style = if row.interval().is_none() { look.dim() } else { plain };
        put(buf, columns.interval, &words.interval, style);
        put(buf, columns.amount, &words.amount, look.dim());
        if is_chosen {
            paint::tint(buf, Rect { width: at.width.saturating_sub(1), ..at }, look.selection());
        }
    }

    /// The marks of the families that the comparison shows, each at its place.
    fn parts(&self, row: &Row<'_>, at: Rect, buf: &mut Buffer) {
        let marks = [(Family::Specific, "●"), (Family::Contextual, "▲"), (Family::NonSpecific, "■")];
        for (nth, (family, mark)) in marks.into_iter().enumerate().take(usize::from(at.width)) {
            if row.estimate.isolates.contains(&family) {
                paint::cell(buf, at.x + nth as u16, at.y, mark, self.scene.look.family(family));
            }
        }
    }

    /// The whiskers and the point of a row over the line of no effect.
    fn interval(&self, row: &Row<'_>, is_left_out: bool, at: Rect, buf: &mut Buffer) {
        let look = &self.scene.look;
        let scale = self.scale(row.axis);
        let zero = self.column(&scale, 0.0);
        paint::cell(buf, zero, at.y, "┊", look.dim());
        let is_quiet = row.is_unsure() || row.is_baseline() || is_left_out;
        let whisker = if is_quiet { look.dim() } else { look.text() };
        if let Some((low, high)) = row.interval() {
            let (from, to) = (self.column(&scale, high), self.column(&scale, low));
            for x in from..=to {
                let symbol = match x {
                    _ if x == zero && row.is_unsure() => "┼",
                    _ if from == to => "─",
                    _ if x == from => "├",
                    _ if x == to => "┤",
                    _ => "─",
                };
                paint::cell(buf, x, at.y, symbol, whisker);
            }
        }
        let symbol = match (row.is_baseline(), row.interval(), row.estimate.n) {
            (true, ..) => "×",
            (_, None, _) => "○",
            (_, _, None) => "●",
            (_, _, Some(n)) if n < MANY => "▪",
            _ => "■",
        };
        let accent = look.family(self.scene.family).add_modifier(Modifier::BOLD);
        let style = if is_quiet { look.text() } else { accent };
        paint::cell(buf, self.column(&scale, row.benefit()), at.y, symbol, style);
    }

    /// A pool as a diamond with its interval; where a row is left out, that of all the rows faintly.
    fn pool(&self, nth: usize, is_without: bool, at: Rect, buf: &mut Buffer) {
        let (look, columns) = (&self.scene.look, self.columns);
        let Some(pool) = self.view.pools.get(nth) else { return };
        let scale = self.scale(pool.axis);
        let (name, it) = match (is_without, &pool.without) {
            (true, Some((row, it))) => {
                let name = self.view.rows.get(*row).map_or("", |row| row.label);
                (format!("without {name}"), it)
            }
            (true, None) => return,
            (false, _) => ("pooled here, not the review's own result".to_owned(), &pool.all),
        };
        let style = if is_without || pool.without.is_none() { look.strong() } else { look.dim() };
        paint::cell(buf, self.column(&scale, 0.0), at.y, "┊", look.dim());
        self.diamond(&scale, it, at.y, style, buf);
        // The result stands with the values of the rows, or with its name where there is more room.
        let result = say::pooled(pool.favours, it);
        let x = columns.value.x.max(columns.plot.right());
        let right = Rect { x, width: at.right().saturating_sub(x + 1), ..at };
        let left = Rect { x: at.x + 2, width: columns.plot.x.saturating_sub(at.x + 3), ..at };
        if result.width() <= usize::from(right.width) {
            paint::text(buf, right, &result, style);
            paint::fitted(buf, left, &name, style);
        } else {
            let whole = format!("{name}  {result}");
            let has_room = whole.width() <= usize::from(left.width);
            paint::fitted(buf, left, if has_room { &whole } else { &name }, style);
            let value = result.split(' ').next().unwrap_or_default();
            paint::text(buf, Rect { y: at.y, height: 1, ..columns.value }, value, style);
        }
    }

    fn diamond(&self, scale: &Scale, it: &Pooled, y: u16, style: Style, buf: &mut Buffer) {
        let (from, to) = (self.column(scale, it.high), self.column(scale, it.low));
        for x in from..=to {
            let symbol = match x {
                _ if x == from => "◂",
                _ if x == to => "▸",
                _ => "━",
            };
            paint::cell(buf, x, y, symbol, style);
        }
        paint::cell(buf, self.column(scale, it.value), y, "◆", style);
    }

    /// What the glyphs mean; those that fit.
    fn legend(&self, at: Rect, buf: &mut Buffer) {
        let look = &self.scene.look;
        let mark = |mark, family| (mark, look.family(family));
        let mut meanings = vec![("○ interval unknown", look.dim()), ("┼ spans no effect", look.dim())];
        if self.columns.parts.width > 0 {
            meanings.extend([
                mark("● specific", Family::Specific),
                mark("▲ contextual", Family::Contextual),
                mark("■ non-specific", Family::NonSpecific),
            ]);
        }
        meanings.extend(
            ["▪ under 200 people, ■ more", "● number unknown", "× before and after"]
                .map(|it| (it, look.dim())),
        );
        let mut x = at.x + 2;
        for (words, style) in meanings {
            let rest = Rect { x, width: at.right().saturating_sub(x), ..at };
            if words.width() <= usize::from(rest.width) {
                x += paint::text(buf, rest, words, style) + 2;
            }
        }
    }
}
