//! CSL-JSON, which citation processors read.

use super::{Work, has_more_authors, names, work};
use crate::content::citation;
use crate::content::model::Study;
use serde_json::{Map, Value, json};

/// An array with an item for each study.
pub(super) fn list(studies: &[&Study]) -> String {
    let items: Vec<Value> = studies.iter().map(|study| Value::Object(item(study))).collect();
    format!("{:#}\n", Value::Array(items))
}

fn item(study: &Study) -> Map<String, Value> {
    let (kind, journal) = match work(study) {
        Work::Article => ("article-journal", "container-title"),
        Work::Book => ("book", "publisher"),
        Work::Report => ("report", "publisher"),
    };
    let mut authors: Vec<Value> = names(study)
        .map(|(family, given)| match given {
            Some(given) => json!({ "family": family, "given": given }),
            None => json!({ "literal": family }),
        })
        .collect();
    if has_more_authors(study) {
        authors.push(json!({ "literal": "et al." }));
    }
    let mut item = Map::new();
    item.insert("id".into(), study.id.as_str().into());
    item.insert("type".into(), kind.into());
    item.insert("title".into(), study.title.as_str().into());
    item.insert("author".into(), authors.into());
    item.insert("issued".into(), json!({ "date-parts": [[study.year]] }));
    let note = citation::cautions(study).join("; ");
    for (key, value) in [
        (journal, &study.journal),
        ("volume", &study.volume),
        ("issue", &study.issue),
        ("page", &study.pages),
        ("DOI", &study.doi),
        ("PMID", &study.pmid),
        ("PMCID", &study.pmcid),
        ("note", &note),
    ] {
        if !value.is_empty() {
            item.insert(key.into(), value.as_str().into());
        }
    }
    item
}
