//! CSL-JSON, which citation processors read.

use crate::content::citation::{self, names};
use crate::content::model::{Publication, Study};
use crate::content::name::Name;
use serde_json::{Map, Value, json};

/// An array with an item for each study.
pub(super) fn list(studies: &[&Study]) -> String {
    let items: Vec<Value> = studies.iter().map(|study| Value::Object(item(study))).collect();
    format!("{:#}\n", Value::Array(items))
}

/// Authors that are not known have no word in CSL; the note says that some are missing.
fn item(study: &Study) -> Map<String, Value> {
    let (kind, journal) = match study.publication() {
        Publication::Article => ("article-journal", "container-title"),
        Publication::ConferencePaper => ("paper-conference", "container-title"),
        Publication::Chapter => ("chapter", "container-title"),
        Publication::Book => ("book", "publisher"),
        Publication::Report => ("report", "publisher"),
        Publication::Preprint => ("article", "publisher"),
        Publication::WebPage => ("webpage", "container-title"),
    };
    let issue = if study.publication() == Publication::Report { "number" } else { "issue" };
    let authors: Vec<Value> = names(study)
        .map(|name| match name {
            Name::Person { family, given, suffix: None } => json!({ "family": family, "given": given }),
            Name::Person { family, given, suffix: Some(suffix) } => {
                json!({ "family": family, "given": given, "suffix": suffix })
            }
            Name::Body(body) => json!({ "literal": body }),
        })
        .collect();
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
        (issue, &study.issue),
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
