//! A row of the table of studies, as lines of its columns: nothing of a title or a name is cut.

use super::words;
use crate::content::model::Study;

/// The columns whose words may take several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub name: u16,
    pub title: u16,
    /// Whether there is one for people.
    pub has_people: bool,
}

/// What of a study takes lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether the amount has a column of its own, or stands below the name.
    is_beside: bool,
    pub name: Vec<String>,
    /// How many people, or else studies, it has; in a column of people the number tells.
    pub amount: String,
    pub title: Vec<String>,
}

/// A study in at most so many lines.
pub fn row(study: &Study, columns: Columns, most: u16) -> Row {
    let lines = |words: &str, width| words::lines(words, width, most.into());
    let Columns { name, title, has_people: is_beside } = columns;
    let author = words::first_author(study);
    let whole = lines(&author, name);
    // A double name that is too long for a line is broken where it is joined.
    let name = if whole.len() > 1 { lines(&author.replace('-', "- "), name) } else { whole };
    let amount = match (study.n, study.k) {
        (Some(n), _) if is_beside => words::thousands(n),
        (Some(n), _) => format!("{} {}", words::thousands(n), if n == 1 { "person" } else { "people" }),
        (None, Some(k)) => words::count(k as usize, "study", "studies"),
        (None, None) => String::new(),
    };
    let amount = amount.replace('\u{a0}', " ");
    Row { is_beside, name, amount, title: lines(&study.title, title) }
}

impl Row {
    pub fn height(&self) -> u16 {
        let below = usize::from(!self.is_beside && !self.amount.is_empty());
        (self.name.len() + below).max(self.title.len()).max(1) as u16
    }
}
