//! The table of studies: filters, heads, rows that read, and the chosen study in full below.

mod effect;

use super::paint;
use super::theme::Look;
use super::typed;
use crate::app::command::Command;
use crate::app::menu::{Chip, Filter};
use crate::app::research::Row;
use crate::app::{App, Hit, Overlay};
use crate::content::model::{Family, Study};
use crate::layout::{self, Cells};
use crate::page::{self, words};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub fn draw(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let area = layout::research(app.text_body());
    filters(app, area.filters, buf, &look);
    header(app, &area, buf, &look);
    if app.research.rows.is_empty() && app.pack.is_whole() {
        paint::fitted(buf, area.rows, "No study has all of this. x clears the filters.", look.dim());
    }
    let mut last = None;
    for (nth, rect) in app.studies_in_view() {
        let Some(it) = app.research.rows.get(nth) else { continue };
        let Some(study) = app.pack.library().study(&it.study) else { continue };
        let is_chosen = nth == app.research.chosen;
        row(app, (study, it), (rect, area.cells), buf);
        // A year is said once, and where one is.
        if is_chosen || last != Some(study.year) {
            let year = Rect { height: 1, ..area.cells.year.of(rect) };
            paint::text(buf, year, &words::year(study), look.dim());
        }
        last = Some(study.year);
        if is_chosen {
            for y in rect.top()..rect.bottom() {
                paint::cell(buf, rect.x, y, "▌", look.family(app.family()));
            }
            paint::tint(buf, rect, look.selection());
        } else if app.hover == Some(Hit::Study(nth)) {
            paint::tint(buf, rect, look.strong());
        }
    }
    bar(app, area.bar, buf, &look);
    detail(app, area.detail, buf, &look);
}

/// The chosen study, or where the next letter goes.
pub fn cursor(app: &App) -> Option<Position> {
    let research = &app.research;
    if research.is_typing {
        let chip = app.chips().into_iter().find(|chip| chip.filter == Filter::Words)?;
        return Some(typed::cursor(&research.words, letters(&chip)));
    }
    research.study()?;
    let area = layout::research(app.text_body());
    let (_, row) = app.studies_in_view().into_iter().find(|(nth, _)| *nth == research.chosen)?;
    Some(Position { x: area.cells.year.x, y: row.y })
}

/// Where the letters of the words stand while they are typed.
fn letters(chip: &Chip) -> Rect {
    let value = chip.value_area();
    Rect { x: value.x + 1, width: value.width.saturating_sub(2), ..value }
}

fn filters(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    let chips = app.chips();
    for chip in &chips {
        let is_open = matches!(&app.overlay, Some(Overlay::Menu(menu)) if menu.filter == chip.filter);
        let is_typed = app.research.is_typing && chip.filter == Filter::Words;
        let is_hovered = app.hover == Some(Hit::Control(chip.filter.command()));
        let name_style = if is_hovered || is_open || is_typed { look.strong() } else { look.dim() };
        paint::text(buf, chip.area, chip.name, name_style);
        let value = chip.value_area();
        let style = if chip.is_set && !is_typed { look.set(Family::Total) } else { look.chip() };
        paint::clear(buf, value, style);
        if is_typed {
            typed::draw(&app.research.words, letters(chip), style.add_modifier(Modifier::BOLD), buf);
            continue;
        }
        let words = Rect { x: value.x + 1, width: value.width.saturating_sub(4), ..value };
        let used = paint::fitted(buf, words, &chip.value, style) + 2;
        paint::text(buf, Rect { x: value.x + used, width: 1, ..value }, "▾", style);
    }
    let used = chips.last().map_or(area.x, |chip| chip.area.right());
    position(app, Rect { x: used, width: area.right().saturating_sub(used), ..area }, buf, look);
}

/// Which row of the table is chosen, of how many, and of how many there are without filters.
fn position(app: &App, free: Rect, buf: &mut Buffer, look: &Look) {
    let (shown, all) = (app.research.rows.len(), app.pack.library().studies().len());
    let row =
        if shown == 0 { "none".to_owned() } else { format!("row {} of {shown}", app.research.chosen + 1) };
    let full = if shown == all { row.clone() } else { format!("{row} (all: {all})") };
    let short = row.trim_start_matches("row ").to_owned();
    for words in [full, row, short] {
        let width = words.width() as u16;
        if width < free.width {
            paint::text(buf, Rect { x: free.right() - width, width, ..free }, &words, look.dim());
            return;
        }
    }
}

fn header(app: &App, area: &layout::Research, buf: &mut Buffer, look: &Look) {
    if area.header.is_empty() {
        return;
    }
    for (column, head, rect) in app.heads() {
        let is_sorted = app.research.sort == column;
        let arrow = match (is_sorted, app.research.is_descending) {
            (true, true) => "▾",
            (true, false) => "▴",
            (false, _) => "",
        };
        let style = match (is_sorted, app.hover == Some(Hit::Control(Command::Sort(column)))) {
            (true, _) | (_, true) => look.strong(),
            (false, false) => look.dim(),
        };
        let words = format!("{head} {arrow}");
        paint::text(buf, rect, &words, style);
    }
    let cells = area.cells;
    paint::text(buf, cells.title.of(area.header), "Title", look.dim());
    right(buf, cells.people.of(area.header), "People", look.dim());
    effect::head(cells, area.header, buf, look);
    let surest = match app.research.certainty {
        _ if !cells.has_certainty_in_words() => "Claim",
        Some(_) => "A claim",
        None => "Surest claim",
    };
    paint::text(buf, cells.certainty.of(area.header), surest, look.dim());
    paint::text(buf, cells.streams.of(area.header), "Stream", look.dim());
    for x in area.rule.left()..area.rule.right() {
        paint::cell(buf, x, area.rule.y, "─", look.faint());
    }
}

/// Writes `words` at the right of `area`.
fn right(buf: &mut Buffer, area: Rect, words: &str, style: Style) {
    let width = (words.width() as u16).min(area.width);
    paint::fitted(buf, Rect { x: area.right() - width, width, ..area }, words, style);
}

/// One study, how many people it has below its name where they have no column.
fn row(app: &App, (study, it): (&Study, &Row), (area, cells): (Rect, Cells), buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let first = Rect { height: 1, ..area };
    let words = page::research::row(study, cells.columns(), area.height);
    for (line, rect) in words.title.iter().zip(cells.title.of(area).rows()) {
        paint::text(buf, rect, line, look.text());
    }
    let mut below = cells.study.of(area).rows();
    for (line, rect) in words.name.iter().zip(&mut below) {
        paint::text(buf, rect, line, look.strong());
    }
    paint::fitted(buf, cells.design.of(first), study.kind.word(), look.dim());
    if cells.people.width > 0 {
        let style = if study.n.is_some() { look.text() } else { look.dim() };
        right(buf, cells.people.of(first), &words.amount, style);
    } else if let Some(rect) = below.next() {
        paint::fitted(buf, rect, &words.amount, look.dim());
    }
    effect::draw(app, (study, it), (first, cells), buf);
    if let Some(certainty) = it.certainty {
        let mark = certainty.mark();
        let words = match cells.has_certainty_in_words() {
            true if cells.has_certainty_in_full() => format!("{mark} {}", certainty.word()),
            true => format!("{mark} {}", certainty.brief()),
            false => mark.to_owned(),
        };
        let style = look.certainty(certainty, Family::Total);
        paint::fitted(buf, cells.certainty.of(first), &words, style);
    }
    for (nth, family) in Family::ALL.into_iter().enumerate() {
        if it.families.contains(&family) && cells.streams.width > 0 {
            let mark = Rect { x: cells.streams.x + 2 * nth as u16, width: 1, ..first };
            paint::text(buf, mark, family.mark(), look.family(family));
        }
    }
}

/// Where one is in the table: the part of it that is in view.
fn bar(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    let (all, in_view) = (app.research.rows.len(), app.studies_in_view().len());
    if all <= in_view || area.is_empty() {
        return;
    }
    let height = usize::from(area.height);
    let length = (height * in_view / all).max(1);
    let from = (height - length) * app.research.top / (all - in_view);
    for nth in 0..height {
        let (glyph, style) =
            if (from..from + length).contains(&nth) { ("┃", look.dim()) } else { ("│", look.faint()) };
        paint::cell(buf, area.x, area.y + nth as u16, glyph, style);
    }
}

/// The chosen study: where its row has but one line, its title, where it was published, what it is and how large, and
/// what has no column there; else where it was published.
fn detail(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    let Some(it) = app.research.rows.get(app.research.chosen) else { return };
    let library = app.pack.library();
    let Some(study) = library.study(&it.study).filter(|_| !area.is_empty()) else { return };
    let text = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let mut about = format!("{}\u{a0}· {}", study.journal, words::design(study));
    let (mut rows, mut last) = (text.rows(), area.y);
    if area.height > 1 {
        about.extend(effect::words(library, study).map(|it| format!("\u{a0}· {it}")));
        // Beside their words, for the marks of its row to be read by.
        about.extend(
            it.certainty.map(|it| format!("\u{a0}· {} {}", it.mark(), it.word()).replace(' ', "\u{a0}")),
        );
        about.extend(
            it.families.iter().map(|it| format!("\u{a0}· {}\u{a0}{}", it.mark(), words::part_word(*it))),
        );
        let title = words::lines(&study.title, text.width, area.height.into());
        for (line, rect) in title.iter().zip(&mut rows) {
            paint::text(buf, rect, line, look.strong());
            last = rect.bottom();
        }
    }
    for (line, rect) in words::lines(&about, text.width, (area.bottom() - last).into()).iter().zip(rows) {
        paint::text(buf, rect, &line.replace('\u{a0}', " "), look.dim());
        last = rect.bottom();
    }
    for y in area.y..last {
        paint::cell(buf, area.x, y, "▌", look.family(app.family()));
    }
}
