//! Published series: bars and points in rows, courses of dots, steps without a scale.

mod course;

use super::Scene;
use crate::anim::ease_out;
use crate::content::figure::{Measured, MeasuredForm, MeasuredView, Measurements};
use crate::sim::measurements::place::{self, MEASURE, Panel, Rows};
use crate::sim::measurements::{highest_rank, readings, setting, value_knob, value_words};
use crate::sim::{Cells, number, step};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(data: &Measurements, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Some((view, cursor)) = setting(data, &scene.stage.at) else { return };
    let size = Cells { x: area.width, y: area.height };
    head(scene, view, size, area, buf);
    let end = if view.form == MeasuredForm::Course {
        let plot = place::field(view, size);
        course::draw(scene, view, cursor, &plot, area, buf);
        plot.top + plot.height + 2
    } else {
        let place = place::rows(view, cursor, size);
        let is_new = value_knob(data) > 0 && step(&scene.stage.was, 0) != scene.step(0);
        let growth = if is_new { ease_out(scene.progress()) } else { 1.0 };
        rows(scene, view, cursor, &place, growth, area, buf);
        place.end
    };
    let free = Rect { y: area.y + end, height: area.height.saturating_sub(end), ..area };
    note(scene, view, cursor, free, buf);
}

/// Title and caution.
fn head(scene: &Scene<'_>, view: &MeasuredView, size: Cells, area: Rect, buf: &mut Buffer) {
    let (title, caution) = place::head(view, size);
    let lines = title.iter().map(|it| (it, scene.look.strong()));
    for (nth, (words, style)) in lines.chain(caution.iter().map(|it| (it, scene.look.text()))).enumerate() {
        let line = Rect { y: area.y + nth as u16, height: 1, ..area }.intersection(area);
        paint::fitted(buf, line, words, style);
    }
}

/// What is said of the series under the cursor, where there is room for all of it.
fn note(scene: &Scene<'_>, view: &MeasuredView, cursor: usize, area: Rect, buf: &mut Buffer) {
    let Some((series, _)) = readings(view).nth(cursor) else { return };
    let lines = paint::wrapped(&series.note, area.width.min(MEASURE));
    if lines.len() + 2 > usize::from(area.height) {
        return;
    }
    for (nth, line) in lines.iter().enumerate() {
        let row = Rect { y: area.y + 1 + nth as u16, height: 1, ..area };
        paint::text(buf, row, &paint::words_of(line), scene.look.dim().add_modifier(Modifier::ITALIC));
    }
}

fn rows(
    scene: &Scene<'_>,
    view: &MeasuredView,
    cursor: usize,
    place: &Rows,
    growth: f64,
    area: Rect,
    buf: &mut Buffer,
) {
    let (left, width) = place.bars(area.width);
    let bars = Rect { x: area.x + left, width, ..area }.intersection(area);
    for panel in &place.panels {
        backdrop(scene, view, place, panel, bars, area, buf);
    }
    for row in &place.rows {
        let (Some((_, reading)), Some(panel)) =
            (readings(view).nth(row.reading), place.panels.get(row.panel))
        else {
            continue;
        };
        let is_here = row.reading == cursor;
        let top = row.top + u16::from(place.is_stacked);
        let middle = area.y + top + (place.thickness - 1) / 2;
        let label = if place.is_stacked { area.y + row.top } else { middle };
        name(scene, reading, is_here, place, Rect { y: label, height: 1, ..area }.intersection(area), buf);
        let space = Rect { y: area.y + top, height: place.thickness, ..bars }.intersection(area);
        let is_thick = row.height > 1 + u16::from(place.is_stacked);
        if view.form == MeasuredForm::Order {
            let height = row.height.saturating_sub(u16::from(place.is_stacked));
            let space = Rect { height, ..space }.intersection(area);
            steps(scene, view, reading, is_thick, space, buf);
        } else {
            let bar = Bar { scene, reading, panel, space, middle, is_thick, growth };
            let end = bar.draw(buf);
            // Words in place of a value may take the whole row.
            let is_long = usize::from(area.right().saturating_sub(end)) < reading.words.width();
            let x = if reading.value.is_none() && is_long { bars.x + 1 } else { end };
            let width = area.right().saturating_sub(x);
            let line = Rect { x, y: middle, width, height: 1 }.intersection(area);
            value(scene, reading, is_here, place, line, buf);
        }
    }
}

/// The pointer and the label of a row.
fn name(scene: &Scene<'_>, reading: &Measured, is_here: bool, place: &Rows, line: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    if is_here {
        paint::text(buf, line, "►", look.family(scene.family));
    }
    let width = if place.is_stacked { line.width.saturating_sub(2) } else { place.label };
    let label = Rect { x: line.x + 2, width, ..line }.intersection(line);
    paint::fitted(buf, label, &reading.label, if is_here { look.strong() } else { look.text() });
}

/// The value behind its bar; the words of a row without one in place of it.
fn value(scene: &Scene<'_>, reading: &Measured, is_here: bool, place: &Rows, line: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let style = if is_here { look.strong() } else { look.text() };
    match reading.value {
        Some(value) if place.is_short => paint::fitted(buf, line, &number(value), style),
        Some(_) => paint::fitted(buf, line, &value_words(reading), style),
        None => {
            let fits = reading.words.width() <= usize::from(line.width);
            let words = if fits { &reading.words } else { "no number" };
            let style = if is_here { style } else { look.dim() };
            paint::fitted(buf, line, words, style.add_modifier(Modifier::ITALIC))
        }
    };
}

/// What stands behind the rows of a panel: its heading, the line of zero, the axis.
fn backdrop(
    scene: &Scene<'_>,
    view: &MeasuredView,
    place: &Rows,
    panel: &Panel,
    bars: Rect,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let Some(series) = view.series.get(panel.series) else { return };
    if let Some(y) = panel.heading {
        let line = Rect { y: area.y + y, height: 1, ..area }.intersection(area);
        let words = format!("{} ({})", series.quantity, series.unit);
        paint::fitted(buf, line, &words, look.family(scene.family).add_modifier(Modifier::BOLD));
    }
    let (from, to) = panel.bars;
    let below = Rect { y: area.y + to, height: panel.axis, ..bars }.intersection(area);
    if view.form == MeasuredForm::Order {
        if panel.axis > 0 {
            let style = look.dim().add_modifier(Modifier::ITALIC);
            let words =
                if highest_rank(view) > 0 { "order only, no numbers" } else { "no order, no numbers" };
            paint::text(buf, below, words, style);
        }
        return;
    }
    let column = |value: f64| column(panel, bars, value);
    if panel.scale.from <= 0.0 && panel.scale.to >= 0.0 {
        for y in (area.y + from..area.y + to).filter(|y| *y < area.bottom()) {
            paint::cell(buf, column(0.0), y, "│", look.faint());
        }
    }
    if below.is_empty() {
        return;
    }
    let ticks = panel.scale.ticks(usize::from(bars.width / 10).clamp(2, 6));
    if panel.axis > 1 {
        for x in below.left()..below.right() {
            paint::cell(buf, x, below.y, "─", look.faint());
        }
        for value in &ticks {
            paint::cell(buf, column(*value), below.y, "┬", look.faint());
        }
    }
    let line = Rect { y: below.bottom().saturating_sub(1), height: 1, ..area };
    let mut free = bars.x;
    for value in ticks {
        let words = number(value);
        let width = words.width() as u16;
        let x = column(value).saturating_sub(width / 2).max(bars.x).min(line.right().saturating_sub(width));
        if x >= free {
            paint::text(buf, Rect { x, width, ..line }, &words, look.dim());
            free = x + width + 1;
        }
    }
    // The unit stands before the numbers, else behind them.
    let width = series.unit.width() as u16;
    let before = if place.is_stacked { 0 } else { place.label };
    if panel.heading.is_some() {
    } else if width <= before {
        paint::text(buf, Rect { x: line.x + 2 + before - width, width, ..line }, &series.unit, look.dim());
    } else if free + 1 + width <= line.right() {
        let x = line.right() - width;
        paint::text(buf, Rect { x, width, ..line }, &series.unit, look.dim());
    }
}

/// The column of `value` among the bars.
fn column(panel: &Panel, bars: Rect, value: f64) -> u16 {
    bars.x + (panel.scale.ratio(value) * f64::from(bars.width.saturating_sub(1))).round() as u16
}

/// A bar from zero, or a point on its interval.
struct Bar<'a> {
    scene: &'a Scene<'a>,
    reading: &'a Measured,
    panel: &'a Panel,
    space: Rect,
    /// The line of its point and its value.
    middle: u16,
    /// Whether there is a line between it and the next.
    is_thick: bool,
    growth: f64,
}

impl Bar<'_> {
    /// Returns the column at which its value can stand.
    fn draw(&self, buf: &mut Buffer) -> u16 {
        let Self { reading, growth, .. } = *self;
        let zero = column(self.panel, self.space, 0.0);
        let Some(value) = reading.value else { return zero + 2 };
        let grown = |it: f64| column(self.panel, self.space, value * growth + (it - value));
        let spread = reading.spread.map(|it| [value - it, value + it]);
        let is_point =
            reading.interval.is_some() || spread.is_some_and(|[low, high]| low < 0.0 && high > 0.0);
        let ends = reading.interval.or(spread).map(|ends| ends.map(grown));
        let to = grown(value);
        if is_point {
            let [low, high] = ends.unwrap_or([to, to]);
            self.whisker(low, high, to, buf);
            return high.max(to) + 2;
        }
        let (from, until) = (zero.min(to), zero.max(to));
        for y in self.space.top()..self.space.bottom() {
            for x in (from..=until).filter(|_| value != 0.0) {
                paint::cell(buf, x, y, self.symbol(), self.style());
            }
        }
        let end = ends.map_or(until, |[low, high]| if value < 0.0 { low } else { high });
        let (first, last) = if end > until { (until + 1, end) } else { (end, from.saturating_sub(1)) };
        if ends.is_some() && end != to {
            for x in first..=last {
                let symbol = match x {
                    x if x == end && end > until => "┤",
                    x if x == end => "├",
                    _ => "─",
                };
                paint::cell(buf, x, self.middle, symbol, self.scene.look.text());
            }
        }
        end.max(until) + 2
    }

    fn symbol(&self) -> &'static str {
        match (self.reading.is_quiet, self.is_thick) {
            (false, true) => "█",
            (true, true) => "▒",
            (false, false) => "━",
            (true, false) => "─",
        }
    }

    fn style(&self) -> Style {
        if self.reading.is_quiet { self.scene.look.dim() } else { self.scene.look.family(self.scene.family) }
    }

    /// An interval with its ends as tall as a bar, and the point on it.
    fn whisker(&self, low: u16, high: u16, at: u16, buf: &mut Buffer) {
        for x in low..=high {
            paint::cell(buf, x, self.middle, "─", self.style());
        }
        for y in self.space.top()..self.space.bottom() {
            let ends = if y == self.middle { ["├", "┤"] } else { ["│", "│"] };
            for (x, symbol) in [low, high].into_iter().zip(ends).filter(|(x, _)| *x != at || low < high) {
                paint::cell(buf, x, y, symbol, self.style());
            }
        }
        let symbol = if self.reading.is_quiet { "○" } else { "●" };
        paint::cell(buf, at, self.middle, symbol, self.style().add_modifier(Modifier::BOLD));
    }
}

/// As many steps as the rank says, and the words behind them; without ranks an arrow leads to the words.
fn steps(
    scene: &Scene<'_>,
    view: &MeasuredView,
    reading: &Measured,
    is_thick: bool,
    space: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let accent = look.family(scene.family);
    let highest = highest_rank(view).min(12) as u16;
    let words = readings(view).map(|(_, it)| it.words.width()).max().unwrap_or(0) as u16;
    let room = space.width.saturating_sub(words.min(space.width / 2) + 2);
    let long = room.checked_div(highest).map_or(0, |it| it.clamp(2, 13));
    for nth in 0..highest {
        let (symbol, style) = match (u32::from(nth) < reading.rank, is_thick) {
            (true, true) => ("█", accent),
            (true, false) => ("━", accent),
            (false, _) => ("─", look.faint()),
        };
        let piece = Rect { x: space.x + nth * long, width: long - 1, height: 1, ..space }.intersection(space);
        for position in piece.positions() {
            paint::cell(buf, position.x, position.y, symbol, style);
        }
    }
    if highest == 0 {
        paint::text(buf, space, "→", accent);
    }
    let left = highest * long + if highest > 0 { 1 } else { 2 };
    let text = Rect { x: space.x + left, width: space.width.saturating_sub(left), ..space };
    for (nth, line) in paint::wrapped(&reading.words, text.width.clamp(1, MEASURE)).iter().enumerate() {
        let row = Rect { y: text.y + nth as u16, height: 1, ..text }.intersection(text);
        paint::fitted(buf, row, &paint::words_of(line), look.text());
    }
}
