//! The first effect of a study on a scale that all rows share, the line of no effect in one column; in words where it has none.

use crate::app::App;
use crate::app::research::Row;
use crate::content::effect;
use crate::content::estimate::Estimate;
use crate::content::library::Library;
use crate::content::model::{Family, Study};
use crate::layout::Cells;
use crate::ui::paint;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The ends of the scale, in standard deviations; what reaches further is an arrow.
const LOW: f64 = -0.3;
const HIGH: f64 = 1.5;

/// What a row can show.
enum Shown<'a> {
    Effect(&'a Estimate),
    /// It has effects, but none in standard deviations.
    OtherScale,
    /// Only changes within one group, which are no effects.
    BeforeAndAfter,
    Nothing,
}

impl<'a> Shown<'a> {
    fn of(library: &'a Library, study: &Study) -> Self {
        let sure = || library.estimates_from(&study.id).filter(|row| row.verified);
        let mut effects = sure().filter(|row| !effect::is_baseline(row)).peekable();
        let has_effects = effects.peek().is_some();
        match effects.find(|row| row.measure.is_standardised()) {
            Some(row) => Self::Effect(row),
            None if has_effects => Self::OtherScale,
            None if sure().next().is_some() => Self::BeforeAndAfter,
            None => Self::Nothing,
        }
    }
}

/// Over the line of no effect, what the side right of it speaks for.
pub(super) fn head(cells: Cells, line: Rect, buf: &mut Buffer, look: &Look) {
    let strip = cells.strip.of(line);
    if strip.is_empty() {
        return;
    }
    let from = strip.x + column(0.0, strip.width);
    let room = Rect { x: from, width: cells.value.x + cells.value.width - from, ..line };
    let words = ["0 ▸ effect in SMD or g", "0 ▸ effect, SMD/g"];
    let words = words.iter().find(|words| words.width() <= room.width.into()).unwrap_or(&"0 ▸ effect");
    paint::text(buf, room, words, look.dim());
}

/// The first effect of a study in words.
pub(super) fn words(library: &Library, study: &Study) -> Option<String> {
    match Shown::of(library, study) {
        Shown::Effect(it) => Some(format!("effect {}, SMD or g", number(it))),
        Shown::OtherScale => Some("effect on another scale".to_owned()),
        Shown::BeforeAndAfter => Some("before and after only".to_owned()),
        Shown::Nothing => None,
    }
}

/// How much better the outcome was.
fn number(estimate: &Estimate) -> String {
    let benefit = effect::benefit(estimate.favours_intervention_when, estimate.value);
    format!("{}{:.2}", if benefit < 0.0 { "−" } else { "" }, benefit.abs())
}

pub(super) fn draw(app: &App, (study, row): (&Study, &Row), (line, cells): (Rect, Cells), buf: &mut Buffer) {
    let strip = cells.strip.of(line);
    if strip.is_empty() {
        return;
    }
    let look = Look::new(&app.settings);
    let zero = strip.x + column(0.0, strip.width);
    let words = Rect { x: zero + 2, width: cells.value.x + cells.value.width - zero - 2, ..line };
    match Shown::of(app.pack.library(), study) {
        Shown::Effect(estimate) => {
            effect(estimate, one_stream(row), (strip, cells.value.of(line)), buf, &look);
        }
        Shown::OtherScale => {
            paint::fitted(buf, words, "other scale", look.dim());
        }
        Shown::BeforeAndAfter => {
            paint::fitted(buf, words, "before and after", look.dim());
        }
        Shown::Nothing => {}
    }
}

/// The stream of a study that stands in one only.
fn one_stream(row: &Row) -> Family {
    let mut streams = row.families.iter().copied().filter(|family| *family != Family::Total);
    match (streams.next(), streams.next()) {
        (Some(family), None) => family,
        _ => Family::Total,
    }
}

fn effect(estimate: &Estimate, family: Family, (strip, value): (Rect, Rect), buf: &mut Buffer, look: &Look) {
    let benefit = effect::benefit(estimate.favours_intervention_when, estimate.value);
    let is_unsure = effect::is_unsure(estimate);
    let style = if is_unsure { look.dim() } else { look.family(family) };
    let mut put = |nth: u16, glyph: &str| {
        paint::text(buf, Rect { x: strip.x + nth, width: 1, ..strip }, glyph, style);
    };
    put(column(0.0, strip.width), "│");
    if let Some((low, high)) = effect::interval(estimate) {
        (column(low, strip.width)..=column(high, strip.width)).for_each(|nth| put(nth, "─"));
        if low < LOW {
            put(0, "◂");
        }
        if high > HIGH {
            put(strip.width - 1, "▸");
        }
    }
    if (LOW..=HIGH).contains(&benefit) {
        put(column(benefit, strip.width), "■");
    }
    super::right(buf, value, &number(estimate), if is_unsure { look.dim() } else { look.strong() });
}

/// The cell of a strip in which a value stands.
fn column(value: f64, width: u16) -> u16 {
    let last = f64::from(width.saturating_sub(1));
    ((value.clamp(LOW, HIGH) - LOW) / (HIGH - LOW) * last).round() as u16
}
