//! The finder without a screen.

use crate::app::finder::{Entry, Finder, Outcome};
use crate::app::keymap::Keymap;
use crate::app::place::Place;
use crate::content::address::Address;
use crate::content::library::Library;
use serde_json::json;

/// What `words` find, best first: what it is, its id, its title; as JSON the same with names.
/// Nothing where nothing is found.
pub fn write(library: &Library, words: &str, as_json: bool) -> Option<String> {
    let mut finder = Finder::everything(library, &Keymap::default());
    finder.input = words.into();
    finder.search();
    let rows: Vec<_> = finder.hits().filter_map(|entry| Some((entry, id(entry.outcome)?))).collect();
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(entry, id)| json!({ "kind": entry.kind.word(), "id": id, "title": entry.title }))
            .collect();
        let all = json!({ "version": super::JSON_VERSION, "kind": "search", "rows": rows });
        return Some(format!("{all:#}\n"));
    }
    if rows.is_empty() {
        return None;
    }
    let width = rows.iter().map(|(_, id)| id.chars().count()).max().unwrap_or(0);
    Some(rows.iter().map(|(entry, id)| row(*entry, id, width)).collect())
}

fn row(entry: Entry<'_>, id: &str, width: usize) -> String {
    format!("{:8} {id:width$}  {}\n", entry.kind.word(), entry.title)
}

/// The id to open a hit by; commands have none, nor authors of more than one study.
fn id(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::Go(Place::Topic(id)) => Some(id.as_str()),
        Outcome::Go(Place::Study(id)) => Some(id.as_str()),
        Outcome::Go(Place::Term(id)) => Some(id.as_str()),
        Outcome::Go(Place::Figure(id)) => Some(id.as_str()),
        Outcome::Card(Address::Claim(id)) => Some(id.as_str()),
        Outcome::Card(Address::Saying(id)) => Some(id.as_str()),
        Outcome::Card(Address::Question(id)) => Some(id.as_str()),
        Outcome::Card(Address::Lesson(id)) | Outcome::Step(id, _) => Some(id.as_str()),
        _ => None,
    }
}
