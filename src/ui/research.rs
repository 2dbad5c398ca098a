//! The table of studies: filters, heads, rows, and the chosen study beside them on wide screens.

use super::paint;
use super::theme::Look;
use super::typed;
use crate::app::command::Command;
use crate::app::research::Row;
use crate::app::{App, HEADS, Hit};
use crate::content::model::Family;
use crate::layout;
use crate::page::{study, words};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let area = layout::research(app.body());
    filters(app, area.filters, buf, &look);
    header(app, area.header, buf, &look);
    if app.research.rows.is_empty() && app.pack.is_whole() {
        paint::fitted(buf, area.rows, "No study has all of this. x clears the filters.", look.dim());
    }
    let rows =
        app.research.rows.iter().enumerate().skip(app.research.top).take(usize::from(area.rows.height));
    for (line, (nth, it)) in rows.enumerate() {
        let rect = Rect { y: area.rows.y + line as u16, height: 1, ..area.rows };
        row(app, it, rect, buf, &look);
        if nth == app.research.chosen {
            paint::text(buf, rect, "►", look.strong());
            paint::tint(buf, rect, look.selection());
        } else if app.hover == Some(Hit::Study(nth)) {
            paint::tint(buf, rect, look.strong());
        }
    }
    let chosen = app.research.study().and_then(|id| app.pack.library().study(id));
    if let Some(it) = chosen.filter(|_| !area.detail.is_empty()) {
        let used = paint::fitted(buf, area.detail, &it.title, look.text()) + 2;
        let rest =
            Rect { x: area.detail.x + used, width: area.detail.width.saturating_sub(used), ..area.detail };
        paint::fitted(buf, rest, &it.journal, look.dim());
    }
    if let Some((area, it)) = area.preview.zip(chosen) {
        let page = study::preview(app.pack.library(), it, area.width);
        super::page::plain(&look, &page, area, Family::Total, buf);
    }
}

/// The chosen study, or where the next letter goes.
pub fn cursor(app: &App) -> Option<Position> {
    let research = &app.research;
    if research.is_typing {
        let filters = app.filters();
        let (rect, name, ..) = filters.iter().find(|(.., command)| *command == Command::FilterWords)?;
        return Some(typed::cursor(&research.words, behind(*rect, name)));
    }
    research.study()?;
    let rows = layout::research(app.body()).rows;
    let row = research.chosen.checked_sub(research.top).filter(|row| *row < usize::from(rows.height))?;
    Some(Position { x: cells(rows).year.x, y: rows.y + row as u16 })
}

/// What a filter has for its value.
fn behind(filter: Rect, name: &str) -> Rect {
    let used = name.width() as u16 + 1;
    Rect { x: filter.x + used, width: filter.width.saturating_sub(used), ..filter }
}

fn filters(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    for (rect, name, value, command) in app.filters() {
        let is_set = value != "all";
        let is_typed = app.research.is_typing && command == Command::FilterWords;
        let name_style = if app.hover == Some(Hit::Control(command)) { look.strong() } else { look.dim() };
        paint::text(buf, rect, name, name_style);
        let style = if is_set { look.strong() } else { look.text() };
        if is_typed {
            typed::draw(&app.research.words, behind(rect, name), style, buf);
        } else {
            paint::fitted(buf, behind(rect, name), &value, style);
        }
    }
    let total = app.pack.library().studies().len();
    let count = format!("{} of {total}", app.research.rows.len());
    let used = app.filters().last().map_or(area.x, |(rect, ..)| rect.right());
    let x = area.right().saturating_sub(count.width() as u16);
    if x > used {
        paint::text(buf, Rect { x, width: count.width() as u16, ..area }, &count, look.dim());
    }
}

fn header(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    if area.is_empty() {
        return;
    }
    for (column, head, x) in HEADS {
        let is_sorted = app.research.sort == column;
        let arrow = match (is_sorted, app.research.is_descending) {
            (true, true) => " ▾",
            (true, false) => " ▴",
            (false, _) => "",
        };
        let style = if is_sorted { look.text().add_modifier(Modifier::BOLD) } else { look.dim() };
        let rect = Rect { x: area.x + x, width: area.width.saturating_sub(x), ..area };
        paint::text(buf, rect, &format!("{head}{arrow}"), style);
    }
    let cells = cells(area);
    paint::text(buf, cells.families, "Stream", look.dim());
    if let Some(certainty) = cells.certainty {
        let head = match (app.research.certainty.is_some(), certainty.width) {
            (true, _) => "A claim",
            (false, 12..) => "Surest claim",
            (false, _) => "Surest",
        };
        paint::fitted(buf, certainty, head, look.dim());
    }
}

/// The columns of the table beyond the three that it is sorted by.
struct Cells {
    year: Rect,
    name: Rect,
    design: Rect,
    families: Rect,
    certainty: Option<Rect>,
}

/// Year, study and design always; the rest as the width allows. 78 columns hold all but one.
fn cells(area: Rect) -> Cells {
    let [(.., year), (.., name), (.., design)] = HEADS;
    let at =
        |x: u16, width: u16| Rect { x: area.x + x, width: width.min(area.width.saturating_sub(x)), ..area };
    Cells {
        year: at(year, name - year - 2),
        name: at(name, design - name - 2),
        design: at(design, 19),
        families: at(60, 7),
        certainty: (area.width >= 72).then(|| at(69, if area.width >= 120 { 24 } else { area.width - 69 })),
    }
}

fn row(app: &App, row: &Row, area: Rect, buf: &mut Buffer, look: &Look) {
    let Some(study) = app.pack.library().study(&row.study) else { return };
    let cells = cells(area);
    paint::text(buf, cells.year, &study.year.to_string(), look.dim());
    let name = words::name(study);
    let author = name.strip_suffix(&format!(" {}", study.year)).unwrap_or(&name);
    paint::fitted(buf, cells.name, author, look.text());
    paint::fitted(buf, cells.design, study.kind.word(), look.dim());
    let mut x = cells.families.x;
    for family in Family::ALL {
        if row.families.contains(&family) {
            paint::text(buf, Rect { x, width: 1, ..cells.families }, family.mark(), look.family(family));
        }
        x += 2;
    }
    if let (Some(rect), Some(certainty)) = (cells.certainty, row.certainty) {
        let style = look.certainty(certainty, Family::Total);
        let words = format!("{} {}", certainty.mark(), certainty.word());
        // Without room for the word the mark stands alone; the filter says what it means.
        let text =
            if words.chars().count() <= usize::from(rect.width) { words.as_str() } else { certainty.mark() };
        paint::fitted(buf, rect, text, style);
    }
}
