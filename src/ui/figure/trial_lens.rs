//! The trial lens: two stacks of parts, what they share struck out, what is left drawn out of
//! them, and what trials found for the pair.

use super::Scene;
use crate::anim::{ease_out, lerp};
use crate::app::settings::ColorTier;
use crate::content::figure::{LensArm, TrialLens};
use crate::content::model::{Estimate, Family};
use crate::layout::Setting;
use crate::page::words::{is_comparable, name, strip};
use crate::sim::plot::broken;
use crate::sim::trial_lens::{Fate, Field, Places, ROW, SHELVES};
use crate::sim::trial_lens::{base, fate, interval, isolates, part, places, rows, word};
use crate::sim::{Cells, number};
use crate::ui::paint;
use crate::ui::theme::blend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

pub(super) fn draw(lens: &TrialLens, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let at = &scene.stage.at;
    let Some((a, b)) = lens.pair(at) else { return };
    let rows = rows(scene.library, lens.comparison(at));
    let n_rows = if rows.is_empty() { lens.partners(a).len() } else { rows.len() };
    let places = places(lens, at, Cells { x: area.width, y: area.height }, n_rows);
    stacks(lens, scene, (a, b), &places, area, buf);
    let look = &scene.look;
    let differs = within(area, places.differs);
    for (line, words) in lines(differs).zip(broken(&lens.differs(at), differs.width.min(96))) {
        paint::fitted(buf, line, &words, look.strong());
    }
    let head = within(area, places.head);
    let list = within(area, places.rows);
    if rows.is_empty() {
        paint::fitted(buf, head, &format!("{} is compared with", a.label), look.dim());
        for ((_, partner), nth) in lens.partners(a).into_iter().zip(0..) {
            let line = Rect { y: list.y + nth * places.row, height: 1, ..list }.intersection(list);
            paint::fitted(buf, line, &format!("► {}", partner.label), look.text());
        }
    } else {
        let chosen = scene.step(ROW);
        let of = format!("Row {} of {}", chosen + 1, rows.len());
        // Each row has the sign that its source gives it.
        let forms = [
            format!("{of} · ◄ better, whatever the sign · ┊ no effect"),
            format!("{of} · ◄ better, any sign · ┊ no effect"),
            format!("{of} · ◄ better, any sign"),
            format!("Row {}/{} · ◄ better, any sign", chosen + 1, rows.len()),
        ];
        let legend = forms.iter().find(|it| it.chars().count() <= usize::from(head.width));
        paint::fitted(buf, head, legend.unwrap_or(&of), look.dim());
        estimates(scene, &rows, &places, list, buf);
    }
    if !rows.is_empty() {
        let caveat = within(area, places.caveat);
        for (line, words) in lines(caveat).zip(broken(&lens.caveat(at), caveat.width)) {
            paint::fitted(buf, line, &words, look.text());
        }
    }
}

/// A field of the picture on the screen.
fn within(area: Rect, field: Field) -> Rect {
    let Field { x, y, width, height } = field;
    Rect { x: area.x.saturating_add(x), y: area.y.saturating_add(y), width, height }.intersection(area)
}

fn lines(area: Rect) -> impl Iterator<Item = Rect> {
    (area.y..area.bottom()).map(move |y| Rect { y, height: 1, ..area })
}

/// How a block is filled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    Solid,
    /// Two parts of one family that cannot be told apart.
    Mixed,
    /// What no trial has shown.
    Unseen,
}

/// A block of a stack on its way.
#[derive(Clone, Copy)]
struct Block {
    family: Family,
    fill: Fill,
    /// How much of it has risen, 0 to 1.
    level: f64,
    /// How much of it is struck out, 0 to 1, and from which side.
    struck: f64,
    from_right: bool,
}

/// Both stacks and what is left of them.
fn stacks(
    lens: &TrialLens,
    scene: &Scene<'_>,
    (a, b): (&LensArm, &LensArm),
    places: &Places,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let t = scene.progress();
    let (was_a, was_b) = lens.pair(&scene.stage.was).unwrap_or((a, b));
    let [left, middle, right] = places.stacks;
    let between = |field: Field, next: Field| Field {
        x: field.x + field.width,
        width: next.x - field.x - field.width,
        ..field
    };
    for (field, words) in [(left, a.short.as_str()), (middle, &b.short), (right, "difference")] {
        centred(within(area, Field { height: 1, ..field }), words, look.strong(), buf);
        let ground = Field { y: field.y + field.height - 1, height: 1, ..field };
        for x in within(area, ground).columns() {
            paint::cell(buf, x.x, x.y, "─", look.faint());
        }
    }
    for (field, sign) in [(between(left, middle), "−"), (between(middle, right), "=")] {
        centred(within(area, Field { height: 1, ..field }), sign, look.strong(), buf);
    }
    let shown = isolates(a, b);
    let is_known = lens.comparison(&scene.stage.at).is_some();
    for (nth, family) in SHELVES.into_iter().enumerate() {
        let shelf = |field: Field| Field {
            y: field.y + 1 + nth as u16 * places.shelf,
            height: places.shelf,
            ..field
        };
        let (now, before) = (fate(a, b, family), fate(was_a, was_b, family));
        for (field, arm, was, from_right) in [(left, a, was_a, true), (middle, b, was_b, false)] {
            let has = |arm: &LensArm| f64::from(u8::from(part(arm, family).is_some()));
            let struck = |fate| f64::from(u8::from(fate == Fate::Cancels));
            let block = Block {
                family,
                fill: Fill::Solid,
                level: lerp(has(was), has(arm), ease_out(t * 1.6)),
                struck: lerp(struck(before), struck(now), ease_out(t * 1.4)),
                from_right,
            };
            let area = within(area, shelf(field));
            let what = part(arm, family).map_or("", |it| it.what.as_str());
            self::block(scene, block, area, buf);
            if block.level > 0.95 {
                label(scene, block, what, area, buf);
            }
        }
        let area_of = |field| within(area, shelf(field));
        if now == Fate::Cancels {
            centred(middle_line(area_of(right)), "cancels", look.dim(), buf);
        }
        if matches!(now, Fate::Stays | Fate::Differs) {
            let fill = match (is_known, shown.contains(&family)) {
                (false, _) => Fill::Unseen,
                (true, true) => Fill::Solid,
                (true, false) => Fill::Mixed,
            };
            // What was there before stays; what is new is drawn out of the stack that holds it.
            let from = if part(a, family).is_some() { left } else { middle };
            let is_old = matches!(before, Fate::Stays | Fate::Differs);
            let travel = if is_old { 1.0 } else { ease_out((t * 1.6 - 0.6).max(0.0)) };
            let x = lerp(f64::from(from.x), f64::from(right.x), travel).round() as u16;
            let block = Block { family, fill, level: 1.0, struck: 0.0, from_right: false };
            let place = area_of(Field { x, ..right });
            if travel > 0.0 {
                self::block(scene, block, place, buf);
                let holder = if part(a, family).is_some() { a } else { b };
                let what = part(holder, family).filter(|_| now == Fate::Stays);
                label(scene, block, what.map_or("", |it| it.what.as_str()), place, buf);
            }
        }
    }
    let left_over = |family: &Family| matches!(fate(a, b, *family), Fate::Stays | Fate::Differs);
    bracket(scene, SHELVES.map(|family| left_over(&family)), places, area, buf);
}

/// A bracket round what is left, open towards it.
fn bracket(scene: &Scene<'_>, left_over: [bool; 3], places: &Places, area: Rect, buf: &mut Buffer) {
    let [.., right] = places.stacks;
    let (Some(first), Some(last)) =
        (left_over.iter().position(|it| *it), left_over.iter().rposition(|it| *it))
    else {
        return;
    };
    let y = right.y + 1 + first as u16 * places.shelf;
    let height = (last - first + 1) as u16 * places.shelf;
    let field =
        within(area, Field { x: right.x + right.width + u16::from(right.width > 14), y, width: 1, height });
    let style = scene.look.strong();
    for at in field.positions() {
        let symbol = match (at.y == field.y, at.y + 1 == field.bottom()) {
            (true, true) => "┤",
            (true, false) => "╮",
            (false, true) => "╯",
            _ => "│",
        };
        paint::cell(buf, at.x, at.y, symbol, style);
    }
}

/// A block that has risen to its level; its top line leaves an eighth of ground, so that blocks
/// stay apart without colour.
fn block(scene: &Scene<'_>, block: Block, area: Rect, buf: &mut Buffer) {
    const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let look = &scene.look;
    let full = look.family(block.family);
    let struck = struck_look(scene, block.family);
    let total = (block.level * f64::from(area.height * 8).max(1.0) - 1.0).round().max(0.0) as u16;
    let n_struck = (block.struck * f64::from(area.width)).round() as u16;
    for at in area.positions() {
        let eighths = total.saturating_sub((area.bottom() - 1 - at.y) * 8).min(8);
        let column = at.x - area.x;
        let column = if block.from_right { area.width - 1 - column } else { column };
        let (symbol, style) = match block.fill {
            _ if eighths == 0 => continue,
            _ if column < n_struck => ("╱", struck),
            Fill::Solid => (EIGHTHS.get(usize::from(eighths)).copied().unwrap_or(" "), full),
            Fill::Mixed => ("▒", full),
            Fill::Unseen => ("░", struck),
        };
        paint::cell(buf, at.x, at.y, symbol, style);
    }
}

/// The colour of what is struck out.
fn struck_look(scene: &Scene<'_>, family: Family) -> Style {
    let look = &scene.look;
    match look.tier {
        ColorTier::True | ColorTier::Ansi256 => {
            Style::new().fg(look.rgb(blend(look.palette.ground.rgb, look.accent(family).rgb, 0.5)))
        }
        ColorTier::Ansi16 | ColorTier::None => look.dim(),
    }
}

/// Mark and name of a part on its block, and what it is where there is room.
fn label(scene: &Scene<'_>, block: Block, what: &str, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let is_plain = block.struck > 0.5 || block.fill == Fill::Unseen;
    let style =
        if is_plain { look.dim() } else { look.family(block.family).add_modifier(Modifier::REVERSED) };
    let strong = if is_plain { style } else { style.add_modifier(Modifier::BOLD) };
    let (mark, word) = (block.family.mark(), word(block.family));
    let title = format!("{mark} {word}");
    let fits = |words: &str| words.chars().count() <= usize::from(area.width);
    // One form for all three, so the longest name decides.
    let words: Vec<(&str, Style)> = match (fits("■ non-specific"), area.height) {
        (true, 3..) if !what.is_empty() && fits("  structural technique  ") => {
            vec![(&title, strong), (what, style)]
        }
        (true, _) => vec![(&title, strong)],
        (false, _) if fits("non-specific") => vec![(word, strong)],
        _ => vec![(mark, strong)],
    };
    let top = area.y + area.height.saturating_sub(words.len() as u16).div_ceil(2);
    for ((words, style), nth) in words.into_iter().zip(0..) {
        let line = Rect { y: top + nth, height: 1, ..area }.intersection(area);
        let padded = format!(" {words} ");
        let padded = if fits(&padded) { &padded } else { words };
        centred(line, padded, style, buf);
    }
}

fn middle_line(area: Rect) -> Rect {
    Rect { y: area.y + area.height / 2, height: 1, ..area }.intersection(area)
}

fn centred(line: Rect, words: &str, style: Style, buf: &mut Buffer) {
    let width = words.chars().count() as u16;
    let x = line.x + line.width.saturating_sub(width) / 2;
    paint::fitted(buf, Rect { x, width: line.right().saturating_sub(x), ..line }, words, style);
}

/// The rows in view. A line on the left joins those that share an axis.
fn estimates(scene: &Scene<'_>, rows: &[&Estimate], places: &Places, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let chosen = scene.step(ROW);
    let first = places.first(rows.len(), chosen);
    // A long measure is cut to its first word where it would take too much; a number never is.
    let size = |row: &Estimate, is_short: bool| {
        let measure = row.measure.split(' ').next().filter(|_| is_short).unwrap_or(&row.measure);
        format!("{measure} {}", number(row.value))
    };
    let widest =
        |is_short| rows.iter().map(|row| size(row, is_short).chars().count()).max().unwrap_or(0) as u16;
    let is_short = widest(false) > area.width / 5;
    let size_width = widest(is_short);
    // The interval as text where the strip stays long enough beside it.
    let room = area.width.saturating_sub(3 + 2 + size_width);
    let (room, has_interval) = if room >= 18 + 15 { (room - 18, true) } else { (room, false) };
    let strip_width = if room > 41 { 41 } else { (room - room.min(1)) | 1 };
    for (nth, row) in rows.iter().enumerate().skip(first) {
        let y = area.y + (nth - first) as u16 * places.row;
        let line = Rect { y, height: 1, ..area }.intersection(area);
        if line.is_empty() {
            return;
        }
        let is_chosen = nth == chosen && scene.setting == Setting::Full;
        let joins = |other: Option<&&Estimate>| other.is_some_and(|other| is_comparable(row, other));
        let above = nth.checked_sub(1).and_then(|it| rows.get(it));
        let brace = match (joins(above), joins(rows.get(nth + 1))) {
            (false, false) => "·",
            (false, true) => "╭",
            (true, true) => "│",
            (true, false) => "╰",
        };
        let style = if is_chosen { look.strong() } else { look.text() };
        paint::cell(buf, line.x, line.y, if is_chosen { "►" } else { " " }, look.strong());
        paint::cell(buf, line.x + 1, line.y, brace, look.dim());
        if places.row > 1 && joins(rows.get(nth + 1)) {
            for y in 1..places.row.min(area.bottom().saturating_sub(line.y)) {
                paint::cell(buf, line.x + 1, line.y + y, "│", look.dim());
            }
        }
        let is_first = nth == first && first > 0;
        let is_last = y + places.row >= area.bottom() && nth + 1 < rows.len();
        if is_first || is_last {
            paint::cell(buf, line.x + 2, line.y, if is_first { "▴" } else { "▾" }, look.text());
        }
        let drawn = strip(row, rows, usize::from(strip_width));
        for (symbol, x) in drawn.chars().zip(line.x + 3..line.right()) {
            let style = match symbol {
                '●' => look.family(scene.family).add_modifier(Modifier::BOLD),
                '·' => look.faint(),
                '┊' => look.dim(),
                _ => look.family(scene.family),
            };
            paint::cell(buf, x, line.y, symbol.encode_utf8(&mut [0; 4]), style);
        }
        let mut x = line.x + 3 + strip_width + 2;
        let mut put = |words: &str, width: u16, style: Style| {
            let room = line.right().saturating_sub(x);
            if room >= width.min(words.chars().count() as u16) {
                paint::fitted(buf, Rect { x, width: room, ..line }, words, style);
                x += width + 2;
            } else {
                x = line.right();
            }
        };
        put(&size(row, is_short), size_width, style);
        if has_interval {
            let words = if row.ci_low.is_some() { &interval(row) } else { "interval unknown" };
            put(words, 16, if is_chosen { look.text() } else { look.dim() });
        }
        put(&scene.library.study(&row.source).map(name).unwrap_or_default(), 22, look.dim());
        if places.row > 1 && y + 1 < area.bottom() {
            let rest = Rect { x: line.x + 3, y: y + 1, width: line.width.saturating_sub(3), height: 1 };
            let base = base(row);
            let about = format!("{} · {}", row.outcome, row.population);
            let with_base = format!("{about} · {base}");
            let is_long = base.is_empty() || with_base.chars().count() > usize::from(rest.width);
            paint::fitted(buf, rest, if is_long { &about } else { &with_base }, look.dim());
        }
    }
}
