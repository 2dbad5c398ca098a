//! Pages side by side, and a long list in columns that are read down one after the other.

use super::Writer;
use crate::page::{Page, Span};
use unicode_width::UnicodeWidthStr;

impl Writer {
    /// Pages side by side, each at its column; below them goes on what is as tall as the tallest.
    pub fn side_by_side(&mut self, pages: impl IntoIterator<Item = (usize, Page)>) {
        let pages: Vec<(usize, Page)> = pages.into_iter().collect();
        let margin: usize = self.margin.iter().map(|span: &Span| span.text.width()).sum();
        let top = self.page.lines.len();
        let height = pages.iter().map(|(_, page)| page.lines.len()).max().unwrap_or(0);
        (0..height).for_each(|_| self.blank());
        for (left, page) in pages {
            self.beside(page, top, margin + left);
        }
    }
}

/// `pages` below each other in `n` columns as equally tall as they can be; none is broken.
pub fn flowed(pages: Vec<Page>, n: usize) -> Vec<Page> {
    // No column but the first begins with a blank line.
    let is_blank = |page: &Page| page.lines.first().is_some_and(|line| line.spans.is_empty());
    let heights: Vec<(usize, usize)> =
        pages.iter().map(|page| (page.lines.len(), page.lines.len() - usize::from(is_blank(page)))).collect();
    let all: usize = heights.iter().map(|it| it.0).sum();
    let fits = |most: usize| {
        let (mut columns, mut used) = (1, 0);
        for (height, at_top) in &heights {
            if used > 0 && used + height > most {
                columns += 1;
                used = *at_top;
            } else {
                used += height;
            }
        }
        columns <= n
    };
    let most = (all / n.max(1)..=all).find(|most| fits(*most)).unwrap_or(all);
    let mut columns = vec![Page::default()];
    for mut page in pages {
        let used = columns.last().map_or(0, |column| column.lines.len());
        if used > 0 && used + page.lines.len() > most {
            columns.push(Page::default());
            page.without_blank_top();
        }
        if let Some(column) = columns.last_mut() {
            column.append(page);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::address::Address;
    use crate::page::{Line, Role};

    fn page(lines: usize) -> Page {
        let span = Span { text: "x".to_owned(), role: Role::Body, stop: None };
        Page { lines: vec![Line { spans: vec![span] }; lines], stops: Vec::new() }
    }

    #[test]
    fn a_list_is_cut_into_columns_that_are_nearly_equal_and_in_order() {
        let heights = |n: usize, lines: &[usize]| {
            let columns = flowed(lines.iter().map(|lines| page(*lines)).collect(), n);
            columns.iter().map(|column| column.lines.len()).collect::<Vec<_>>()
        };
        assert_eq!(heights(2, &[1, 1, 1, 1]), [2, 2]);
        assert_eq!(heights(3, &[3, 3, 3, 1]), [3, 3, 4]);
        assert_eq!(heights(2, &[9, 1]), [9, 1]);
        assert_eq!(heights(3, &[]), [0]);
    }

    #[test]
    fn what_stands_side_by_side_in_a_block_belongs_to_it_and_stays_behind_its_bar() {
        let column = |words: &str| {
            let mut w = Writer::new(5);
            w.text(words, Role::Body);
            w.finish()
        };
        let mut w = Writer::new(20);
        w.block(Address::Lesson("a".into()), |w| {
            w.side_by_side(vec![(0, column("one two")), (8, column("three"))]);
        });
        let page = w.finish();
        assert_eq!(page.text(), "│ one     three\n│ two");
        assert_eq!((page.stops[0].top, page.stops[0].bottom), (0, 2));
    }
}
