//! Points over time or another number, joined by straight lines of dots.

use super::super::dots::Dots;
use super::super::{Scene, plot};
use crate::content::figure::{Measured, MeasuredSeries, MeasuredView};
use crate::sim::measurements::readings;
use crate::sim::number;
use crate::sim::plot::Plot;
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(
    scene: &Scene<'_>,
    view: &MeasuredView,
    cursor: usize,
    plot: &Plot,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let mut ticks: Vec<f64> = readings(view).filter_map(|(_, it)| it.at).collect();
    ticks.sort_by(f64::total_cmp);
    ticks.dedup();
    plot::axes(plot, &ticks, &view.across, look, area, buf);
    legend(scene, view, Rect { y: area.y + plot.top.saturating_sub(1), height: 1, ..area }, plot, buf);
    let field = plot::field(plot, area);
    let mut dots = Dots::new(field);
    if plot.up.from < 0.0 && plot.up.to > 0.0 {
        let (right, zero) = plot.dot(plot.across.to, 0.0);
        dots.line((0.0, zero), (right, zero), 3, look.faint());
    }
    let here = readings(view).nth(cursor).map(|(_, it)| it);
    if let Some(at) = here.and_then(|it| it.at) {
        dots.dashes_down(plot.dot(at, 0.0).0, look.dim());
    }
    for (nth, series) in view.series.iter().enumerate().rev() {
        lines(plot, series, nth, style(scene, nth), &mut dots);
    }
    dots.draw(buf, look);
    let mut taken = Vec::new();
    for (nth, series) in view.series.iter().enumerate().rev() {
        for point in &series.points {
            let Some((x, y)) = cell(plot, point, area).filter(|it| field.contains((*it).into())) else {
                continue;
            };
            paint::cell(
                buf,
                x,
                y,
                mark(nth, point.is_fitted),
                style(scene, nth).add_modifier(Modifier::BOLD),
            );
            taken.push(Rect { x, y, width: 1, height: 1 });
        }
    }
    // The value under the cursor first, so that it has its place.
    let all =
        || view.series.iter().enumerate().flat_map(|(nth, it)| it.points.iter().map(move |it| (nth, it)));
    for (nth, point) in all().skip(cursor).take(1).chain(all().take(cursor)).chain(all().skip(cursor + 1)) {
        let is_here = here.is_some_and(|it| std::ptr::eq(it, point));
        let style = if is_here { look.strong() } else { look.dim() };
        if let Some(free) = label(plot, point, nth, field, area, &taken) {
            paint::text(buf, free, &number(point.value.unwrap_or(0.0)), style);
            taken.push(free);
        }
    }
}

fn style(scene: &Scene<'_>, nth: usize) -> Style {
    if nth == 0 { scene.look.family(scene.family) } else { scene.look.text() }
}

/// Series are told apart by their marks; a hollow one was not measured.
fn mark(nth: usize, is_fitted: bool) -> &'static str {
    match (nth % 2, is_fitted) {
        (0, false) => "●",
        (0, true) => "○",
        (_, false) => "■",
        (_, true) => "□",
    }
}

fn cell(plot: &Plot, point: &Measured, area: Rect) -> Option<(u16, u16)> {
    Some((area.x + plot.column(point.at?), area.y + plot.row(point.value?)))
}

/// The unit, and what each mark stands for.
fn legend(scene: &Scene<'_>, view: &MeasuredView, line: Rect, plot: &Plot, buf: &mut Buffer) {
    if plot.top == 0 {
        return;
    }
    let look = &scene.look;
    let mut x = line.x;
    let mut put = |words: &str, style| {
        let width = words.width() as u16;
        if x + width <= line.right() {
            paint::text(buf, Rect { x, width, ..line }, words, style);
            x += width;
        }
    };
    let names = view.series.iter().enumerate().filter(|_| view.series.len() > 1);
    for (nth, series) in names {
        put(mark(nth, false), style(scene, nth));
        put(&format!(" {}   ", series.label), look.text());
    }
    if readings(view).any(|(_, it)| it.is_fitted) {
        put("hollow: on the fitted curve   ", look.dim());
    }
    put(&view.series.first().map_or_else(String::new, |it| format!("{}   ", it.unit)), look.dim());
    put("lines drawn by us", look.dim());
}

/// Whiskers, and the straight lines between points: drawn through for the first series, dotted for
/// the others.
fn lines(plot: &Plot, series: &MeasuredSeries, nth: usize, style: Style, dots: &mut Dots) {
    let at = |it: &Measured| Some(plot.dot(it.at?, it.value?));
    for (a, b) in series.points.iter().zip(series.points.iter().skip(1)) {
        if let (Some(from), Some(to)) = (at(a), at(b)) {
            dots.line(from, to, if nth == 0 { 1 } else { 3 }, style);
        }
    }
    for point in &series.points {
        if let (Some([low, high]), Some(x)) = (point.interval, point.at) {
            let (low, high) = (plot.dot(x, low), plot.dot(x, high));
            dots.line(low, high, 1, style);
            for (x, y) in [low, high] {
                dots.line((x - 2.0, y), (x + 2.0, y), 1, style);
            }
        }
    }
}

/// A free place for the value of a point: above it, for the second series below it, else beside it.
fn label(plot: &Plot, point: &Measured, nth: usize, field: Rect, area: Rect, taken: &[Rect]) -> Option<Rect> {
    let (x, y) = cell(plot, point, area)?;
    let width = number(point.value?).width() as u16;
    let left = x.saturating_sub(width / 2);
    let (above, below) = (y.saturating_sub(1), y + 1);
    let [first, then] = if nth.is_multiple_of(2) { [above, below] } else { [below, above] };
    let beside = [(x + 2, first), (x.saturating_sub(width + 1), first)];
    // A whisker leaves no room above and below.
    let right_above = if point.interval.is_some() { (x + 2, first) } else { (left, first) };
    let places = std::iter::once(right_above).chain(beside).chain([(left, then)]);
    let fits =
        |it: &Rect| field.union(*it) == field && taken.iter().all(|other| other.intersection(*it).is_empty());
    places.map(|(x, y)| Rect { x, y, width, height: 1 }).find(fits)
}
