//! Tables: columns side by side where they fit, else each row as a list of its cells.

use super::Writer;
use crate::content::address::Address;
use crate::content::id::StudyId;
use crate::content::markup;
use crate::page::{Line, Page, Role, Span};
use crate::sim::Table;
use unicode_width::UnicodeWidthStr;

/// Blank columns between two columns of a table.
const GAP: usize = 2;
/// A column of words is never set narrower than this.
const NARROW: usize = 12;

impl Writer {
    /// A table; its cells are inline markup, in which a citation becomes what `note` makes of it.
    pub fn table(&mut self, table: &Table, note: &dyn Fn(&StudyId) -> String) {
        let Some(widths) = self.columns(table, note) else {
            for (nth, row) in table.rows.iter().enumerate() {
                if nth > 0 {
                    self.blank();
                }
                let cells =
                    table.columns.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_empty());
                for (column, (head, cell)) in cells {
                    match (column, head.is_empty()) {
                        (0, _) => self.prose(cell, Role::Strong, note),
                        (_, true) => self.prose(cell, Role::Body, note),
                        (_, false) => self.prose(&format!("{head}: {cell}"), Role::Body, note),
                    }
                }
            }
            return;
        };
        self.cells(&table.columns, &widths, Role::Label, Role::Label, note);
        for row in &table.rows {
            self.cells(row, &widths, Role::Strong, Role::Body, note);
        }
    }

    /// How wide each column is, if they fit side by side: as wide as its words, and where that is
    /// too much, the widest give way first.
    fn columns(&self, table: &Table, note: &dyn Fn(&StudyId) -> String) -> Option<Vec<usize>> {
        let width = |cell: &String| shown(cell, note).width();
        let mut widths: Vec<usize> = (0..table.columns.len())
            .map(|nth| {
                let cells = table.rows.iter().filter_map(|row| row.get(nth));
                cells.chain(table.columns.get(nth)).map(width).max().unwrap_or(0)
            })
            .collect();
        // A word that cannot be broken, such as the name of a study, stays in one piece.
        let longest = |cell: &String| shown(cell, note).split(' ').map(str::width).max().unwrap_or(0);
        let least: Vec<usize> = (0..widths.len())
            .map(|nth| table.rows.iter().filter_map(|row| row.get(nth)).map(longest).max().unwrap_or(0))
            .map(|word| word.max(NARROW))
            .collect();
        let room = self.width.checked_sub(GAP * widths.len().saturating_sub(1))?;
        while widths.iter().sum::<usize>() > room {
            let can_give = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
            *can_give.max_by_key(|(width, _)| **width)?.0 -= 1;
        }
        Some(widths)
    }

    fn cells(
        &mut self,
        row: &[String],
        widths: &[usize],
        first: Role,
        rest: Role,
        note: &dyn Fn(&StudyId) -> String,
    ) {
        let top = self.page.lines.len();
        let mut left = 0;
        for (nth, (cell, width)) in row.iter().zip(widths).enumerate() {
            let mut writer = Self::new((*width).max(1) as u16);
            writer.prose(cell, if nth == 0 { first } else { rest }, note);
            self.beside(writer.finish(), top, left);
            left += width + GAP;
        }
    }

    /// Puts the lines of `page` into those from `top` on, at column `left`.
    pub(in crate::page) fn beside(&mut self, page: Page, top: usize, left: usize) {
        let n_lines = self.page.lines.len().max(top + page.lines.len());
        self.page.lines.resize_with(n_lines, Line::default);
        let stops = self.page.stops.len();
        for (line, more) in self.page.lines.iter_mut().skip(top).zip(page.lines) {
            let used: usize = line.spans.iter().map(|span| span.text.width()).sum();
            let blank = " ".repeat(left.saturating_sub(used));
            line.spans.push(Span { text: blank, role: Role::Body, stop: None });
            line.spans.extend(
                more.spans.into_iter().map(|span| Span { stop: span.stop.map(|it| it + stops), ..span }),
            );
        }
        self.page.stops.extend(page.stops.into_iter().map(|mut stop| {
            stop.left += left as u16;
            stop.right += left as u16;
            stop.top += top as u16;
            stop.bottom += top as u16;
            stop
        }));
    }
}

/// The words of a cell as they are set.
fn shown(cell: &str, note: &dyn Fn(&StudyId) -> String) -> String {
    let runs = markup::parse(cell).into_iter().flatten();
    runs.map(|run| match run.link {
        Some(Address::Study(id)) => note(&id),
        _ => run.text,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: u16) -> String {
        let mut table = Table::new("", &["Speed", "Answer", ""]);
        table.rows = vec![
            vec!["1 cm/s".into(), "weakly, as far as is known".into(), "x".into()],
            vec!["10 cm/s".into(), "strongly".into(), String::new()],
        ];
        let mut writer = Writer::new(width);
        writer.table(&table, &|id| id.to_string());
        writer.finish().text()
    }

    #[test]
    fn columns_stand_side_by_side_and_the_widest_gives_way() {
        assert_eq!(page(60), "Speed    Answer                      \n1 cm/s   weakly, as far as is known  x\n10 cm/s  strongly".replace("                      \n", "\n"));
        assert_eq!(
            page(30),
            "Speed    Answer\n1 cm/s   weakly, as far as   x\n         is known\n10 cm/s  strongly"
        );
    }

    #[test]
    fn where_columns_do_not_fit_a_row_is_a_list() {
        assert_eq!(page(18), "1 cm/s\nAnswer: weakly, as\nfar as is known\nx\n\n10 cm/s\nAnswer: strongly");
    }

    #[test]
    fn the_name_of_a_study_stays_in_one_piece() {
        let mut table = Table::new("", &["Study", "Note"]);
        table.rows = vec![vec!["Molina-Álvarez\u{a0}2022".into(), "a few words that can be broken".into()]];
        let mut writer = Writer::new(34);
        writer.table(&table, &|id| id.to_string());
        let text = writer.finish().text().replace('\u{a0}', " ");
        assert!(text.contains("Molina-Álvarez 2022"), "{text}");
    }
}
