//! Where everything of a view stands in its picture: what is drawn there is what is pointed at there.

use super::{readings, value_words};
use crate::content::figure::{Measured, MeasuredForm, MeasuredSeries, MeasuredView};
use crate::sim::plot::{Plot, Scale, broken};
use crate::sim::{Cells, number};
use unicode_width::UnicodeWidthStr;

/// The picture of a view that has rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    pub panels: Vec<Panel>,
    pub rows: Vec<Row>,
    /// Whether labels stand above their bars, and how wide they are beside them.
    pub is_stacked: bool,
    pub label: u16,
    /// Columns kept free for values on the right, and whether these go without their intervals.
    pub value: u16,
    pub is_short: bool,
    /// Lines that a bar is thick.
    pub thickness: u16,
    /// The first line below it all.
    pub end: u16,
}

/// Rows that share an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The series it begins with.
    pub series: usize,
    pub scale: Scale,
    /// Where the quantity is named, if there are several panels.
    pub heading: Option<u16>,
    /// The lines of its bars, from and to below the last.
    pub bars: (u16, u16),
    /// Lines below for the axis: a line and its numbers, the numbers only, or nothing.
    pub axis: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Counted through all series of the view.
    pub reading: usize,
    /// Its place among the panels.
    pub panel: usize,
    pub top: u16,
    pub height: u16,
}

impl Rows {
    /// The columns of the bars, from and how many.
    pub fn bars(&self, width: u16) -> (u16, u16) {
        let left = if self.is_stacked { 2 } else { self.label + 3 };
        (left, width.saturating_sub(left + self.value + 1))
    }
}

/// The lines above the picture: those of the title, those of the caution.
pub fn head(view: &MeasuredView, size: Cells) -> (Vec<String>, Vec<String>) {
    let most = match size.y {
        0..4 => 0,
        4..8 => 1,
        8..10 => 2,
        _ => 4,
    };
    let (mut title, mut caution) = (broken(&view.title, size.x), broken(&view.caution, size.x));
    if title.len() + caution.len() > most {
        caution.clear();
    }
    title.truncate(most);
    (title, caution)
}

/// How many these are, with one to breathe where there is room.
fn n_head(view: &MeasuredView, size: Cells) -> u16 {
    let (title, caution) = head(view, size);
    (title.len() + caution.len()) as u16 + u16::from(size.y >= 15)
}

/// Values that a view can have at most.
pub const MOST: usize = 200;

/// How wide a note is set.
pub const MEASURE: u16 = 96;

/// Lines that the longest note of a view takes, with one before it and one after it.
fn note(view: &MeasuredView, width: u16) -> u16 {
    let measure = width.clamp(20, MEASURE) - 6;
    let lines = view.series.iter().map(|it| it.note.width().min(9999) as u16 / measure + 1).max();
    lines.map_or(0, |lines| lines.min(8) + 2)
}

/// Series that follow each other and share quantity and unit share a panel.
fn panels(view: &MeasuredView) -> Vec<(usize, &[MeasuredSeries])> {
    let same = |a: &MeasuredSeries, b: &MeasuredSeries| a.unit == b.unit && a.quantity == b.quantity;
    let mut first = 0;
    view.series
        .chunk_by(same)
        .take(MOST)
        .map(|series| {
            let begins = first;
            first += series.len();
            (begins, series)
        })
        .collect()
}

/// The axis of bars: zero is on it, and a little room beyond the last value.
fn scale<'a>(points: impl Iterator<Item = &'a Measured>, fixed: Option<[f64; 2]>) -> Scale {
    if let Some(scale) = fixed {
        return Scale::new(scale);
    }
    let ends = points.filter_map(|it| {
        let value = it.value?;
        let spread = it.spread.unwrap_or(0.0);
        Some(it.interval.unwrap_or([value - spread, value + spread]).into_iter().chain([value]))
    });
    let Scale { from, to, .. } = Scale::around(ends.flatten().chain([0.0]), false, 0.0);
    Scale::new([from * 1.04, to * 1.04])
}

/// Where the rows of a view stand in a picture of `size`; those around `cursor` where there is not
/// room for all.
pub fn rows(view: &MeasuredView, cursor: usize, size: Cells) -> Rows {
    let panels = panels(view);
    let n = readings(view).count().clamp(1, MOST) as u16;
    let head = n_head(view, size);
    let headings = if panels.len() > 1 && size.y >= 7 { panels.len() as u16 } else { 0 };
    let room = size.y.saturating_sub(head + headings);
    let n_axes = if view.form == MeasuredForm::Order { 1 } else { panels.len() as u16 };
    let most = if view.form == MeasuredForm::Order { 1 } else { 2 };
    let axis = (1..=most)
        .rev()
        .find(|lines| room >= n_axes * lines + 2 * n)
        .unwrap_or_else(|| u16::from(room >= n_axes + n));
    let room = room - n_axes * axis;
    let widest = |words: &mut dyn Iterator<Item = usize>| words.max().unwrap_or(0).min(200) as u16;
    let label = widest(&mut readings(view).map(|(_, it)| it.label.width()));
    let values = || readings(view).filter_map(|(_, it)| Some((it, it.value?)));
    let value = widest(&mut values().map(|(it, _)| value_words(it).width()));
    let is_short = value > size.x / 4;
    let value = if is_short { widest(&mut values().map(|(_, it)| number(it).width())) } else { value };
    let note = if room >= 3 * n + note(view, size.x) { note(view, size.x) } else { 0 };
    let most = if view.form == MeasuredForm::Order { 4 } else { 8 };
    let stride = ((room - note.min(room)) / n).min(most);
    // A line between panels, if need be from the rows.
    let n_gaps = (panels.len() as u16).saturating_sub(1);
    let has_gaps = |stride: u16| stride * n + n_gaps + note <= room;
    let stride = if n_gaps > 0 && stride > 2 && !has_gaps(stride) { stride - 1 } else { stride };
    let gap = u16::from(n_gaps > 0 && has_gaps(stride.max(1)));
    let is_narrow = label + value + 24 > size.x;
    let is_stacked = is_narrow && stride >= 2;
    let label = if is_narrow && !is_stacked { label.min(size.x / 3) } else { label };
    let stride = stride.max(1);
    let bars = if is_stacked { stride - 1 } else { stride };
    let thickness = match bars {
        _ if view.form == MeasuredForm::Order => 1,
        0..=2 => 1,
        3 => 2,
        _ => 3,
    };
    let visible = (room / stride).min(n);
    let first = (cursor as u16).saturating_sub(visible / 2).min(n - visible);
    let mut it = Rows {
        panels: Vec::new(),
        rows: Vec::new(),
        is_stacked,
        label,
        value,
        is_short,
        thickness,
        end: head,
    };
    let mut reading = 0;
    for (nth, (series, members)) in panels.iter().enumerate() {
        it.end += if nth > 0 { gap } else { 0 };
        let heading = (headings > 0).then_some(it.end);
        it.end += u16::from(headings > 0);
        let top = it.end;
        for _ in members.iter().flat_map(|it| &it.points) {
            if (first..first + visible).contains(&(reading as u16)) {
                it.rows.push(Row { reading, panel: nth, top: it.end, height: stride });
                it.end += stride;
            }
            reading += 1;
        }
        let points = members.iter().flat_map(|it| &it.points);
        let scale = scale(points, members.iter().find_map(|it| it.scale));
        let is_last = nth + 1 == panels.len();
        let axis = if view.form == MeasuredForm::Order && !is_last { 0 } else { axis };
        // The last line of a stride is free, and the axis may come close.
        let bars = (top, it.end);
        it.panels.push(Panel { series: *series, scale, heading, bars, axis });
        it.end += axis;
    }
    it
}

/// The field of a view over time, with a line for its names above.
pub fn field(view: &MeasuredView, size: Cells) -> Plot {
    let points = || readings(view).map(|(_, it)| it);
    let fixed = view.series.iter().find_map(|it| it.scale);
    let up = scale(points(), fixed);
    let across = Scale::around(points().filter_map(|it| it.at), view.is_log, 0.07);
    let top = n_head(view, size) + u16::from(size.y >= 6);
    let axis = if size.y >= 5 { 2 } else { 0 };
    let rest = size.y.saturating_sub(top + axis);
    let note = if rest >= 10 + note(view, size.x) { note(view, size.x) } else { 0 };
    let left = if size.x >= 30 { 6 } else { 0 };
    Plot { left, top, width: size.x.saturating_sub(left), height: rest - note, across, up }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    /// Every view of the pack at many sizes, with the cursor on each value.
    fn every(mut test: impl FnMut(&MeasuredView, usize, Cells)) {
        let pack = Pack::builtin();
        for figure in pack.library().figures() {
            let Data::Measurements(data) = &figure.data else { continue };
            for view in &data.views {
                for (x, y) in
                    [1, 9, 46, 60, 76, 112, 230].into_iter().flat_map(|x| (1..=24).map(move |y| (x, y)))
                {
                    (0..readings(view).count()).for_each(|cursor| test(view, cursor, Cells { x, y }));
                }
            }
        }
    }

    #[test]
    fn the_value_under_the_cursor_is_always_in_the_picture() {
        every(|view, cursor, size| {
            if view.form == MeasuredForm::Course {
                return;
            }
            let rows = rows(view, cursor, size);
            let row = rows.rows.iter().find(|it| it.reading == cursor);
            assert!(row.is_some_and(|it| it.top < size.y), "{} {cursor} {size:?}: {rows:?}", view.title);
            assert!(rows.end <= size.y, "{} {size:?}", view.title);
            let apart = rows.rows.windows(2).all(|it| it[0].top + it[0].height <= it[1].top);
            assert!(apart, "{} {size:?}", view.title);
        });
    }

    #[test]
    fn zero_is_on_the_axis_of_bars_and_every_value_within_it() {
        every(|view, cursor, size| {
            for panel in rows(view, cursor, size).panels {
                let Scale { from, to, .. } = panel.scale;
                assert!(from <= 0.0 && 0.0 <= to && from < to, "{}", view.title);
                for it in &view.series[panel.series].points {
                    let ends = it.interval.unwrap_or_else(|| [it.value.unwrap_or(0.0); 2]);
                    assert!(ends.iter().all(|end| (from..=to).contains(end)), "{}: {}", view.title, it.label);
                }
            }
        });
    }

    #[test]
    fn a_course_has_its_field_within_the_picture() {
        every(|view, _, size| {
            let plot = field(view, size);
            assert!(
                plot.left + plot.width <= size.x.max(plot.left)
                    && plot.top + plot.height <= size.y.max(plot.top)
            );
        });
    }
}
