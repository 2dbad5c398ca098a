//! The course of pain over a year: the curve, what is left at the chosen week, and where it ends.

use super::dots::Dots;
use super::numerals::{self, Size};
use super::{Scene, plot};
use crate::anim::lerp;
use crate::content::figure::{CourseCurve, CourseMeasure, CoursePoint, NaturalCourse};
use crate::sim::natural_course::{self, Setting, WEEK};
use crate::sim::plot::Plot;
use crate::sim::{Cells, step};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(course: &NaturalCourse, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Some(setting) = natural_course::setting(course, &scene.stage.at) else { return };
    let size = Cells { x: area.width, y: area.height };
    let plot = natural_course::plot(course, setting.condition, size);
    head(scene, &setting, size, area, buf);
    let ticks: Vec<f64> = setting.curve.points.iter().map(|it| it.week).collect();
    plot::axes(&plot, &ticks, &setting.condition.clock, &scene.look, area, buf);
    let field = plot::field(&plot, area);
    let others = || setting.condition.curves.iter().filter(|it| it.label != setting.curve.label);
    // Two layers, so that the curve is not thickened by what lies behind it.
    let (mut behind, mut dots) = (Dots::new(field), Dots::new(field));
    background(scene, &setting, &plot, &mut behind);
    for curve in others() {
        for (a, b) in pairs(curve) {
            behind.line(plot.dot(a.week, a.value), plot.dot(b.week, b.value), 2, scene.look.faint());
        }
    }
    week(scene, &setting, &plot, &mut dots);
    chosen(scene, &setting, &plot, &mut dots);
    behind.draw(buf, &scene.look);
    dots.draw(buf, &scene.look);
    for curve in others() {
        marks(&plot, curve, "○", scene.look.dim(), area, buf);
    }
    marks(&plot, setting.curve, "●", scene.look.family(scene.family), area, buf);
    names(scene, &setting, &plot, area, buf);
    verdict(scene, &setting, &plot, area, buf);
}

/// A curve from point to point.
fn pairs(curve: &CourseCurve) -> impl Iterator<Item = (&CoursePoint, &CoursePoint)> {
    curve.points.iter().zip(curve.points.iter().skip(1))
}

/// Who, what, and what to keep in mind.
fn head(scene: &Scene<'_>, setting: &Setting<'_>, size: Cells, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let Setting { condition, curve, .. } = setting;
    let (n_lines, has_legend, caution) = natural_course::head(condition, size);
    let mut lines = Vec::new();
    let title = format!("{}: {}", condition.title, curve.group);
    let fits = title.width() <= usize::from(area.width);
    lines.push((if fits { title } else { condition.title.clone() }, look.strong()));
    if has_legend {
        lines.push((legend(setting, area.width), look.dim()));
    }
    lines.extend(caution.into_iter().map(|it| (it, look.text())));
    for (nth, (words, style)) in lines.into_iter().enumerate().take(usize::from(n_lines)) {
        let line = Rect { y: area.y + nth as u16, height: 1, ..area }.intersection(area);
        paint::fitted(buf, line, &words, style);
    }
}

/// What is measured, and what the marks are, as far as there is room.
fn legend(setting: &Setting<'_>, width: u16) -> String {
    let is_known = setting.curve.points.iter().any(|it| it.interval.is_some());
    let intervals = if is_known { "shaded: 95 % interval" } else { "intervals unknown" };
    let mut legend = setting.condition.quantity.clone();
    for part in ["● measured, lines drawn by us", intervals] {
        let longer = format!("{legend} · {part}");
        if longer.width() <= usize::from(width) {
            legend = longer;
        }
    }
    legend
}

/// The upright at the chosen week: solid for what is there, dotted up to the first level for what
/// has gone.
fn week(scene: &Scene<'_>, setting: &Setting<'_>, plot: &Plot, dots: &mut Dots) {
    let look = &scene.look;
    let was = step(&scene.stage.was, WEEK) as f64;
    let week = lerp(was, setting.week, scene.progress());
    let floor = setting.condition.scale[0];
    let first = setting.curve.points.first().map_or(floor, |it| it.value);
    let (x, ground) = plot.dot(week, floor);
    let x = x.round();
    let Some(value) = natural_course::value_at(setting.curve, week) else {
        return dots.line((x, 0.0), (x, ground), 3, look.dim());
    };
    let (_, level) = plot.dot(week, value);
    if setting.condition.measure == CourseMeasure::Level {
        let (_, top) = plot.dot(week, first);
        dots.line((x, top), (x, level), 2, look.text());
    }
    let beside = if x < 1.0 { x + 1.0 } else { x - 1.0 };
    for x in [beside, x] {
        dots.line((x, level), (x, ground), 1, look.family(scene.family));
    }
}

/// The first level across the field, and the intervals of the chosen curve as shade.
fn background(scene: &Scene<'_>, setting: &Setting<'_>, plot: &Plot, dots: &mut Dots) {
    let faint = scene.look.faint();
    let Setting { condition, curve, .. } = setting;
    for (a, b) in pairs(curve) {
        if let (Some(from), Some(to)) = (a.interval, b.interval) {
            shade(plot, (a.week, from), (b.week, to), faint, dots);
        }
    }
    if let Some(first) = curve.points.first().filter(|_| condition.measure == CourseMeasure::Level) {
        let (right, top) = plot.dot(plot.across.to, first.value);
        dots.line((0.0, top), (right, top), 4, faint);
    }
}

/// The chosen curve, up to the week drawn through and dotted from there, with its intervals.
fn chosen(scene: &Scene<'_>, setting: &Setting<'_>, plot: &Plot, dots: &mut Dots) {
    let accent = scene.look.family(scene.family);
    let Setting { week, curve, .. } = *setting;
    for point in &curve.points {
        if let Some([low, high]) = point.interval {
            dots.line(plot.dot(point.week, low), plot.dot(point.week, high), 1, accent);
        }
    }
    for (a, b) in pairs(curve) {
        let (from, to) = (plot.dot(a.week, a.value), plot.dot(b.week, b.value));
        let split = natural_course::value_at(curve, week.clamp(a.week, b.week)).unwrap_or(a.value);
        let split = plot.dot(week.clamp(a.week, b.week), split);
        dots.line(split, to, 3, accent);
        if week > a.week {
            dots.line(from, split, 1, accent);
        }
    }
}

/// Every third dot between the lines that join two intervals.
fn shade(plot: &Plot, from: (f64, [f64; 2]), to: (f64, [f64; 2]), style: Style, dots: &mut Dots) {
    let ((left, first), (right, last)) = (from, to);
    let (start, end) = (plot.dot(left, 0.0).0, plot.dot(right, 0.0).0);
    let mut x = start.ceil();
    while x < end {
        let along = (x - start) / (end - start);
        let edge = |nth: fn([f64; 2]) -> f64| plot.dot(0.0, lerp(nth(first), nth(last), along)).1.round();
        let (mut y, bottom) = (edge(|[_, high]| high), edge(|[low, _]| low));
        while y <= bottom {
            if (x + y).rem_euclid(3.0) < 1.0 {
                dots.set(x, y, style);
            }
            y += 1.0;
        }
        x += 1.0;
    }
}

fn marks(plot: &Plot, curve: &CourseCurve, symbol: &str, style: Style, area: Rect, buf: &mut Buffer) {
    for point in &curve.points {
        let (x, y) = (area.x + plot.column(point.week), area.y + plot.row(point.value));
        if plot::field(plot, area).contains((x, y).into()) {
            paint::cell(buf, x, y, symbol, style);
        }
    }
}

/// The name of each curve where it ends, the chosen one first, with the value there.
fn names(scene: &Scene<'_>, setting: &Setting<'_>, plot: &Plot, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let x = area.x + plot.left + plot.width + 1;
    let room = area.right().saturating_sub(x);
    let is_chosen = |it: &&CourseCurve| it.label == setting.curve.label;
    let curves = setting.condition.curves.iter();
    let mut taken = Vec::new();
    for curve in curves.clone().filter(is_chosen).chain(curves.filter(|it| !is_chosen(it))) {
        let Some(last) = curve.points.last() else { continue };
        let at = plot.row(last.value);
        let rows = [at, at.saturating_sub(1), at + 1].into_iter().filter(|row| plot.has_row(*row));
        let Some(row) = rows.into_iter().find(|row| !taken.contains(row)) else { continue };
        let label = natural_course::end_label(curve);
        if label.width() > usize::from(room) {
            continue;
        }
        taken.push(row);
        let style = if is_chosen(&curve) {
            look.family(scene.family).add_modifier(Modifier::BOLD)
        } else {
            look.dim()
        };
        paint::text(
            buf,
            Rect { x, y: area.y + row, width: room, height: 1 }.intersection(area),
            &label,
            style,
        );
    }
}

/// Where the curve ends, in the free corner above it and as large as that allows.
fn verdict(scene: &Scene<'_>, setting: &Setting<'_>, plot: &Plot, area: Rect, buf: &mut Buffer) {
    let field = plot::field(plot, area);
    let look = &scene.look;
    let (condition, curve) = (setting.condition, setting.curve);
    let highest = condition
        .curves
        .iter()
        .flat_map(|it| &it.points)
        .map(|it| it.interval.map_or(it.value, |[_, high]| high));
    let first_row = highest.map(|it| plot.row(it).saturating_sub(plot.top)).min().unwrap_or(0);
    let corner = Rect { height: first_row.min(field.height), ..field };
    let accent = look.family(scene.family).add_modifier(Modifier::BOLD);
    let (Some(line), Some((value, words))) =
        (natural_course::ending(condition, curve), natural_course::ending_in_parts(condition, curve))
    else {
        return;
    };
    let beside = words.iter().map(|it| it.width()).max().unwrap_or(0) as u16;
    let fits = |size: &&Size| {
        !look.ascii && size.lines() < corner.height && size.width(&value) + beside + 4 <= corner.width / 2
    };
    let Some(size) = [Size::Whole, Size::Half].iter().find(fits) else {
        let width = line.width() as u16;
        // In a narrow field it may reach over the names, which stand lower.
        let right = if width <= corner.width { corner.right() } else { area.right() };
        if corner.height > 0 && corner.x + width <= right {
            paint::text(buf, Rect { x: right - width, width, height: 1, ..corner }, &line, accent);
        }
        return;
    };
    let width = size.width(&value) + 2 + beside;
    let at = Rect { x: corner.right().saturating_sub(width), width, height: size.lines(), ..corner };
    numerals::draw(buf, look, at, &value, *size, accent);
    let text = Rect { x: at.right() - beside, width: beside, height: 1, ..at };
    let top = at.y + (size.lines() - 2) / 2;
    for (nth, words) in words.iter().enumerate() {
        paint::text(
            buf,
            Rect { y: top + nth as u16, ..text },
            words,
            if nth == 0 { look.strong() } else { look.text() },
        );
    }
}
