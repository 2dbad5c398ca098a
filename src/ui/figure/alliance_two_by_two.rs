//! The alliance two by two: four groups as bars on one axis, and in the margins what each switch
//! adds.

use super::Scene;
use crate::anim::{ease_out, lerp};
use crate::app::settings::ColorTier;
use crate::content::figure::{AllianceTwoByTwo, Crossed, Crossing};
use crate::content::model::Family;
use crate::sim::Cells;
use crate::sim::alliance_two_by_two::{
    self, Piece, Places, added, along, digits, group, interval, manner_adds, pieces, places, treatment_adds,
};
use crate::ui::paint;
use crate::ui::theme::blend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// What one cell of the grid needs to know.
struct Drawn<'a> {
    view: &'a Crossing,
    treatment: bool,
    manner: bool,
    /// Whether the switches stand here.
    is_chosen: bool,
    /// How much of the bar is seen, in its unit.
    seen: f64,
}

pub(super) fn draw(figure: &AllianceTwoByTwo, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Some((view, treatment, manner)) = alliance_two_by_two::setting(figure, &scene.stage.at) else {
        return;
    };
    let places = places(Cells { x: area.width, y: area.height });
    let look = &scene.look;
    paint::fitted(buf, Rect { height: 1.min(area.height), ..area }, &view.outcome, look.dim());
    let was = alliance_two_by_two::setting(figure, &scene.stage.was);
    // The bar of the chosen group grows from that of the group before, in the same view.
    let before = was.filter(|(it, ..)| *it == view).and_then(|(_, t, m)| group(view, t, m));
    for (t, m) in [(false, false), (true, false), (false, true), (true, true)] {
        let is_chosen = (t, m) == (treatment, manner);
        let place = Rect {
            x: area.x.saturating_add(places.x(t)),
            y: area.y.saturating_add(places.y(m)),
            width: places.cell.x,
            height: places.cell.y,
        };
        let place = place.intersection(area);
        match group(view, t, m) {
            Some(it) => {
                let from = before.filter(|_| is_chosen).map_or(it.value, |before| before.value);
                let seen = lerp(from, it.value, ease_out(scene.progress()));
                cell(scene, &Drawn { view, treatment: t, manner: m, is_chosen, seen }, it, place, buf);
            }
            None => {
                let style = if is_chosen { look.text() } else { look.dim() };
                let mark = if is_chosen { "► " } else { "  " };
                paint::fitted(
                    buf,
                    Rect { height: 1.min(place.height), ..place },
                    &format!("{mark}no such group"),
                    style,
                );
            }
        }
    }
    names(scene, view, (treatment, manner), &places, area, buf);
    margins(scene, view, (treatment, manner), &places, area, buf);
}

/// Value, bar, interval.
fn cell(scene: &Scene<'_>, it: &Drawn<'_>, group: &Crossed, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let Drawn { view, is_chosen, .. } = *it;
    if area.is_empty() {
        return;
    }
    let value = format!("{} {}", digits(view, group.value), view.unit);
    let mut words = format!("{}{value}", if is_chosen { "► " } else { "  " });
    let head = Rect { height: 1, ..area };
    let style = if is_chosen { look.strong() } else { look.text() };
    let x = area.x + paint::fitted(buf, head, &words, style);
    words.clear();
    words.extend(interval(view, group).map(|it| format!("  {it}")));
    words.extend(group.sd.map(|sd| format!("  SD {}", digits(view, sd))));
    let people = group.n.map(|n| format!(" · {n} people")).unwrap_or_default();
    let room = area.right().saturating_sub(x);
    if words.chars().count() + people.chars().count() <= usize::from(room) {
        words.push_str(&people);
    }
    if words.chars().count() <= usize::from(room) {
        paint::text(
            buf,
            Rect { x, width: room, ..head },
            &words,
            if is_chosen { look.text() } else { look.dim() },
        );
    }
    // In a narrow cell an interval would be no more than a blot.
    let has_interval = group.ci_low.is_some() && area.width >= 16;
    // A line of space between two rows of the grid, where there is one to spare.
    let below =
        u16::from(has_interval && area.height >= 3) + u16::from(area.height >= 4 + u16::from(has_interval));
    let bar = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + below), ..area };
    bars(scene, it, bar, buf);
    labels(scene, it, bar, buf);
    if has_interval && area.height >= 3 {
        whiskers(scene, it, group, Rect { y: bar.bottom(), height: 1, ..area }, buf);
    }
}

/// The bar in its pieces: each has a fill of its own, so that they stay apart without colour.
fn bars(scene: &Scene<'_>, it: &Drawn<'_>, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let width = f64::from(area.width.saturating_sub(1));
    let column = |value: f64| along(it.view, value) * width;
    let end = column(it.seen);
    let pieces = pieces(it.view, it.treatment, it.manner);
    for at in area.positions() {
        let x = f64::from(at.x - area.x);
        if x >= end {
            if x < width {
                let is_line = at.y + 1 == area.bottom();
                paint::cell(buf, at.x, at.y, if is_line { "·" } else { " " }, look.faint());
            }
            continue;
        }
        // Its piece is the first that ends beyond its middle.
        let piece = pieces.iter().find(|(_, until)| column(*until) > x + 0.5).or_else(|| pieces.last());
        let piece = piece.map_or(Piece::Base, |(piece, _)| *piece);
        let symbol = match piece {
            Piece::Base => "░",
            Piece::Treatment if !has_shades(scene) => "▓",
            Piece::Treatment => "█",
            Piece::Manner => "█",
        };
        let symbol = if piece == Piece::Manner { end_of(end - x) } else { symbol };
        paint::cell(buf, at.x, at.y, symbol, tone(scene, it, piece));
    }
}

/// What each piece is, in its middle: name and size where there is room, else the mark.
fn labels(scene: &Scene<'_>, it: &Drawn<'_>, area: Rect, buf: &mut Buffer) {
    let column = |value: f64| (along(it.view, value) * f64::from(area.width.saturating_sub(1))).round();
    let (mut from, mut start) = (0.0, 0.0);
    for (piece, until) in pieces(it.view, it.treatment, it.manner) {
        let to = column(until);
        let family = piece.family(it.view);
        let name = match piece {
            Piece::Base => "all else",
            Piece::Treatment => &it.view.treatment.name,
            Piece::Manner => &it.view.manner.name,
        };
        let mark = family.mark();
        let size = added(it.view, until - start);
        let forms = match piece {
            Piece::Base => vec![format!(" {mark} {name} ")],
            _ => vec![format!(" {mark} {name} {size} "), format!(" {mark} {name} "), mark.to_owned()],
        };
        let width = (to - from) as usize;
        let words = forms.into_iter().find(|it| it.chars().count() + 2 <= width);
        if let Some(words) = words.filter(|_| to <= column(it.seen) && !area.is_empty()) {
            let x = area.x + from as u16 + (width - words.chars().count()) as u16 / 2;
            let line =
                Rect { x, y: area.y + area.height / 2, width: area.right().saturating_sub(x), height: 1 };
            let style = tone(scene, it, piece);
            let style = if piece == Piece::Base { style } else { style.add_modifier(Modifier::REVERSED) };
            paint::text(buf, line, &words, style);
        }
        (from, start) = (to, until);
    }
}

/// The last cell of a solid bar, in eighths.
fn end_of(rest: f64) -> &'static str {
    const EIGHTHS: [&str; 8] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
    let nth = (rest.min(1.0) * 8.0).ceil() as usize;
    EIGHTHS.get(nth.saturating_sub(1)).copied().unwrap_or("█")
}

/// Whether there are colours between those of the families and the ground.
fn has_shades(scene: &Scene<'_>) -> bool {
    matches!(scene.look.tier, ColorTier::True | ColorTier::Ansi256)
}

/// The colour of a piece: that of its family, deeper for the treatment, so that two pieces of one
/// family stay apart, and quieter where the switches do not stand.
fn tone(scene: &Scene<'_>, it: &Drawn<'_>, piece: Piece) -> Style {
    let look = &scene.look;
    let family = piece.family(it.view);
    let depth = if piece == Piece::Treatment { 0.85 } else { 1.0 };
    let depth = if it.is_chosen { depth } else { depth * 0.6 };
    if has_shades(scene) {
        Style::new().fg(look.rgb(blend(look.palette.ground.rgb, look.accent(family).rgb, depth)))
    } else if it.is_chosen || look.tier == ColorTier::Ansi16 {
        look.family(family)
    } else {
        look.dim()
    }
}

/// The interval as printed, with the mean in it.
fn whiskers(scene: &Scene<'_>, it: &Drawn<'_>, group: &Crossed, area: Rect, buf: &mut Buffer) {
    let (Some(low), Some(high)) = (group.ci_low, group.ci_high) else { return };
    let column = |value: f64| {
        area.x + (along(it.view, value) * f64::from(area.width.saturating_sub(1))).round() as u16
    };
    let (from, to) = (column(low), column(high));
    let style = if it.is_chosen { scene.look.strong() } else { scene.look.dim() };
    for x in from..=to.min(area.right().saturating_sub(1)) {
        let symbol = if x == from {
            "├"
        } else if x == to {
            "┤"
        } else {
            "─"
        };
        paint::cell(buf, x, area.y, symbol, style);
    }
    paint::cell(buf, column(group.value).min(area.right().saturating_sub(1)), area.y, "●", style);
}

/// Heads of the columns and of the rows, and the axis below.
fn names(
    scene: &Scene<'_>,
    view: &Crossing,
    at: (bool, bool),
    places: &Places,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let style = |is_chosen| if is_chosen { look.strong() } else { look.dim() };
    for on in [false, true] {
        let x = area.x.saturating_add(places.x(on));
        let head = Rect { x, y: area.y.saturating_add(places.head()), width: places.cell.x, height: 1 };
        let head = head.intersection(area);
        let words = view.treatment.at(on);
        let indent = if words.chars().count() + 2 <= usize::from(head.width) { "  " } else { "" };
        paint::fitted(buf, head, &format!("{indent}{words}"), style(at.0 == on));
        let y = area.y.saturating_add(places.y(on));
        let row = Rect { x: area.x, y, width: places.names.saturating_sub(1), height: places.cell.y };
        let row = row.intersection(area);
        for (line, words) in row.rows().zip(paint::wrapped(view.manner.at(on), row.width)) {
            paint::fitted(buf, line, &paint::words_of(&words), style(at.1 == on));
        }
        axis(scene, view, places, x, area, buf);
    }
}

/// The shared axis under a column, with its ends and its middle.
fn axis(scene: &Scene<'_>, view: &Crossing, places: &Places, x: u16, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let y = area.y.saturating_add(places.top + 2 * places.cell.y);
    let line = Rect { x, y, width: places.cell.x, height: 1 }.intersection(area);
    if line.is_empty() {
        return;
    }
    let [low, high] = view.scale;
    let middle = f64::midpoint(low, high);
    for x in line.x..line.right() {
        paint::cell(buf, x, line.y, "─", look.faint());
    }
    // The unit stands with the lowest number: the highest keeps its place at the end.
    let unit = format!("{low} {} ", view.unit);
    let fits = unit.chars().count() as u16 * 3 <= line.width;
    paint::text(buf, line, &if fits { unit } else { format!("{low} ") }, look.dim());
    let label = format!(" {middle} ");
    let centre = line.x + (line.width / 2).saturating_sub(label.chars().count() as u16 / 2);
    paint::fitted(
        buf,
        Rect { x: centre, width: line.right().saturating_sub(centre), ..line },
        &label,
        look.dim(),
    );
    let label = format!(" {high}");
    let width = label.chars().count() as u16;
    if width * 3 <= line.width {
        paint::text(buf, Rect { x: line.right() - width, width, ..line }, &label, look.dim());
    }
}

/// What turning a switch adds: the treatment on the right, the manner below.
fn margins(
    scene: &Scene<'_>,
    view: &Crossing,
    at: (bool, bool),
    places: &Places,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let style = |family, is_chosen: bool| {
        if is_chosen { look.family(family).add_modifier(Modifier::BOLD) } else { look.family(family) }
    };
    let x = area.x.saturating_add(places.x(true) + places.cell.x + places.gap);
    let right = Rect { x, width: places.margin, ..area }.intersection(area);
    let line = |y: u16| Rect { y: area.y.saturating_add(y), height: 1, ..right }.intersection(right);
    let (treatment, manner) = (&view.treatment, &view.manner);
    let title = |family: Family, name: &str, width: u16| {
        let forms = [format!("{} {name} adds", family.mark()), format!("{} {name}", family.mark())];
        let fits = forms.into_iter().find(|it| it.chars().count() < usize::from(width));
        fits.unwrap_or_else(|| family.mark().to_owned())
    };
    let head = title(treatment.family, &treatment.name, places.margin + 1);
    paint::fitted(buf, line(places.head()), &head, look.family(treatment.family));
    for on in [false, true] {
        let words = treatment_adds(view, on).map_or_else(|| "–".to_owned(), |it| added(view, it));
        paint::fitted(buf, line(places.y(on)), &words, style(treatment.family, at.1 == on));
    }
    // What the manner adds stands in a line under the axis, one more below it where there is room.
    let y = places.top + 2 * places.cell.y + 1;
    let y = area.y.saturating_add(if area.height > y + 2 { y + 1 } else { y });
    let below = Rect { y, height: 1, ..area }.intersection(area);
    let head = title(manner.family, &manner.name, places.names);
    paint::fitted(
        buf,
        Rect { width: places.names.saturating_sub(1), ..below }.intersection(below),
        &head,
        look.family(manner.family),
    );
    if let (Some(both), Some(none)) = (group(view, true, true), group(view, false, false)) {
        let words = format!("◆ both {}", added(view, both.value - none.value));
        let place = Rect { x: right.x, width: right.width, ..below }.intersection(below);
        if words.chars().count() <= usize::from(place.width) {
            paint::text(buf, place, &words, look.text());
        }
    }
    for on in [false, true] {
        let place = Rect { x: area.x.saturating_add(places.x(on)), width: places.cell.x, ..below };
        let words = manner_adds(view, on).map_or_else(|| "–".to_owned(), |it| added(view, it));
        paint::fitted(
            buf,
            place.intersection(below),
            &format!("  {words}"),
            style(manner.family, at.0 == on),
        );
    }
}
