//! All studies: filtered, sorted, one of them chosen.

use super::App;
use super::command::Column;
use super::menu::Value;
use crate::content::id::StudyId;
use crate::content::library::{Library, Standing};
use crate::content::model::{Certainty, Design, Family, Study};
use crate::content::name;
use crate::content::order;
use crate::layout;
use crate::page;
use ratatui::layout::Rect;
use tui_input::Input;

/// The table of studies and what it is narrowed to.
#[derive(Clone, Debug)]
pub struct Research {
    pub family: Option<Family>,
    pub design: Option<Design>,
    pub certainty: Option<Certainty>,
    pub words: Input,
    /// Whether keys go into `words`.
    pub is_typing: bool,
    pub sort: Column,
    pub is_descending: bool,
    pub rows: Vec<Row>,
    pub chosen: usize,
    /// The first row in view.
    pub top: usize,
}

/// One study as the table needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub study: StudyId,
    /// The families of the pages that lean on it.
    pub families: Vec<Family>,
    /// The surest claim that rests on it.
    pub certainty: Option<Certainty>,
}

impl Default for Research {
    fn default() -> Self {
        Self {
            family: None,
            design: None,
            certainty: None,
            words: Input::default(),
            is_typing: false,
            sort: Column::Year,
            is_descending: true,
            rows: Vec::new(),
            chosen: 0,
            top: 0,
        }
    }
}

impl Research {
    pub fn study(&self) -> Option<&StudyId> {
        Some(&self.rows.get(self.chosen)?.study)
    }

    pub fn is_filtered(&self) -> bool {
        self.family.is_some()
            || self.design.is_some()
            || self.certainty.is_some()
            || !self.words.value().trim().is_empty()
    }

    /// All studies again.
    pub(super) fn clear(&mut self) {
        (self.family, self.design, self.certainty) = (None, None, None);
        self.words.reset();
    }

    /// Filters and sorts again; the chosen study stays chosen where it is still there.
    pub fn gather(&mut self, library: &Library) {
        let chosen = self.study().cloned();
        // The newest first, those of a year from A to Z; what is sorted by something else keeps that within it.
        let mut studies: Vec<Standing<'_>> = self.sifted(library).collect();
        match self.sort {
            Column::Year if self.is_descending => {}
            Column::Year => order::by_key(&mut studies, |it| it.study().map(|study| study.year)),
            // Whose authors are not known comes last.
            Column::Author => order::by_key(&mut studies, |it| {
                it.study().map(|it| (it.authors.is_empty(), name::sorted_by(&it.authors), it.year))
            }),
            Column::Design => order::by_key(&mut studies, |it| it.study().map(|study| study.kind)),
        }
        if self.is_descending && self.sort != Column::Year {
            studies.reverse();
        }
        let row = |it: Standing<'_>| {
            // The one that was asked for, or else the surest.
            let certainty = self.certainty.or_else(|| it.resting.certainties.iter().min().copied());
            Row { study: it.id(), families: it.resting.families.clone(), certainty }
        };
        self.rows = studies.into_iter().map(row).collect();
        self.chosen = chosen.and_then(|id| self.rows.iter().position(|row| row.study == id)).unwrap_or(0);
        self.top = 0;
    }

    /// Every study that no filter takes out, with what stands on it, the newest first.
    pub(super) fn sifted<'a>(&self, library: &'a Library) -> impl Iterator<Item = Standing<'a>> {
        let values =
            [Value::Family(self.family), Value::Design(self.design), Value::Certainty(self.certainty)];
        let whole = self.words.value().trim().to_owned();
        let words: Vec<String> = whole.split_whitespace().map(str::to_lowercase).collect();
        // All are read only where there are words to be found in them.
        let is_author = !words.is_empty() && library.studies().iter().any(|study| is_by(study, &whole));
        let says = move |study: &Study| if is_author { is_by(study, &whole) } else { holds(study, &words) };
        let has_words = !self.words.value().trim().is_empty();
        library.standings().filter(move |standing| {
            values.iter().all(|value| value.holds(standing))
                && (!has_words || standing.study().is_some_and(&says))
        })
    }

    /// Sorts by `column`; asked again, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        self.is_descending = if self.sort == column { !self.is_descending } else { column == Column::Year };
        self.sort = column;
        // Whoever sorts wants to see what comes first.
        self.rows.clear();
    }
}

impl App {
    /// The studies in view by their place in the table, and where they stand, each whole.
    pub fn studies_in_view(&self) -> Vec<(usize, Rect)> {
        let area = layout::research(self.text_body());
        let rows = self.research.rows.iter().skip(self.research.top);
        (self.research.top..).zip(area.places(rows.map(|row| self.height_of(row, &area)))).collect()
    }

    /// The lines of a row.
    fn height_of(&self, row: &Row, area: &layout::Research) -> u16 {
        if area.most == 1 {
            return 1;
        }
        let study = self.pack.library().study(&row.study);
        study.map_or(1, |study| page::research::row(study, area.cells.columns(), area.most).height())
    }

    /// Moves the choice by `rows`, and the view with it.
    pub(super) fn choose_study(&mut self, rows: isize) {
        let area = layout::research(self.text_body());
        let last = self.research.rows.len().saturating_sub(1);
        let chosen = self.research.chosen.saturating_add_signed(rows).min(last);
        // So many fit with the chosen one as the last of them.
        let up = self.research.rows.iter().take(chosen + 1).rev();
        let n = area.places(up.map(|row| self.height_of(row, &area))).len();
        self.research.chosen = chosen;
        self.research.top = self.research.top.clamp(chosen + 1 - n.clamp(1, chosen + 1), chosen);
    }
}

/// The value after `now` in `all`, with none before the first.
pub fn next<T: Copy + PartialEq>(now: Option<T>, all: &[T]) -> Option<T> {
    match now {
        None => all.first().copied(),
        Some(value) => all.iter().skip_while(|it| **it != value).nth(1).copied(),
    }
}

/// Whether `name` is that of an author: no other's, and no word of a title.
pub(super) fn is_by(study: &Study, name: &str) -> bool {
    study.authors.iter().any(|author| name::shown(author) == name)
}

fn holds(study: &Study, words: &[String]) -> bool {
    let text =
        format!("{} {} {} {} {}", study.authors.join(" "), study.year, study.title, study.journal, study.id);
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}
