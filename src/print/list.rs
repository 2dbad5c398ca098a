//! The tables of a pack, a row to a line: for a shell, a spreadsheet or a program.

use crate::content::character::is_printable;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Family;
use crate::page::words;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

/// A table of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Topics,
    Studies,
    Terms,
    Figures,
    Claims,
    Estimates,
    Sayings,
    Questions,
    Lessons,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Topics,
        Self::Studies,
        Self::Terms,
        Self::Figures,
        Self::Claims,
        Self::Estimates,
        Self::Sayings,
        Self::Questions,
        Self::Lessons,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Studies => "studies",
            Self::Terms => "terms",
            Self::Figures => "figures",
            Self::Claims => "claims",
            Self::Estimates => "estimates",
            Self::Sayings => "sayings",
            Self::Questions => "questions",
            Self::Lessons => "lessons",
        }
    }
}

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Csv,
    Json,
}

/// The rows of `kind` in `format`.
///
/// # Errors
/// None that rows in memory can cause; writers of CSV can fail.
pub fn write(library: &Library, kind: Kind, format: Format) -> anyhow::Result<String> {
    let rows = rows(library, kind);
    Ok(match format {
        Format::Text => text(&rows),
        Format::Csv => csv(&rows)?,
        Format::Json => {
            let value = json!({ "version": super::JSON_VERSION, "kind": kind.word(), "rows": rows });
            format!("{value:#}\n")
        }
    })
}

type Row = Map<String, Value>;

fn rows(library: &Library, kind: Kind) -> Vec<Row> {
    let family = |family: Family| serde_json::to_value(family).unwrap_or_default();
    let value = match kind {
        Kind::Topics => library.topics().iter().map(|it| {
            json!({
                "id": it.id, "title": it.title, "one_line": it.one_line, "parent": it.parent,
                "family": family(library.family(&it.id)), "figures": it.figures,
                "claims": it.sections.iter().map(|section| section.claims.len()).sum::<usize>(),
                "studies": library.sources_of(it).len(),
            })
        }).collect::<Vec<_>>(),
        Kind::Studies => library.studies().iter().map(|it| {
            json!({
                "id": it.id, "name": words::name(it), "year": it.year, "design": it.kind, "people": it.n,
                "studies": it.k, "title": it.title, "journal": it.journal, "doi": it.doi, "verified": it.verified,
                "unverified": it.unverified,
            })
        }).collect(),
        Kind::Terms => library.terms().iter().map(|it| {
            json!({
                "id": it.id, "term": it.term, "respelling": it.respelling, "plain": it.plain,
                "definition": it.definition,
            })
        }).collect(),
        Kind::Figures => library.figures().iter().map(|it| {
            json!({
                "id": it.id, "title": it.title, "kind": it.data.kind_name(), "topic": it.topic,
                "nature": it.nature, "one_line": it.one_line,
            })
        }).collect(),
        Kind::Claims => library.claims().map(|(topic, it)| {
            json!({
                "id": it.id, "topic": topic.id, "family": family(library.family(&topic.id)),
                "certainty": it.certainty, "text": markup::plain(&it.text), "limits": it.limits,
                "sources": it.sources,
            })
        }).collect(),
        Kind::Estimates => library.estimates().iter().map(|it| {
            json!({
                "id": it.id, "source": it.source, "outcome": it.outcome, "intervention": it.intervention,
                "comparator": it.comparator, "comparator_class": it.comparator_class,
                "population": it.population, "measure": it.measure, "value": it.value, "ci_low": it.ci_low,
                "ci_high": it.ci_high, "studies": it.k, "people": it.n,
                "favours_intervention_when": it.favours_intervention_when, "note": it.note,
            })
        }).collect(),
        Kind::Sayings => library.sayings().iter().map(|it| {
            json!({
                "id": it.id, "topic": it.topic, "status": it.status, "says": it.says, "known": it.known,
                "said_by": it.said_by, "sources": it.sources,
            })
        }).collect(),
        Kind::Questions => library.questions().iter().map(|it| {
            json!({
                "id": it.id, "topic": it.topic, "difficulty": it.difficulty, "prompt": it.prompt,
                "on": it.on, "options": it.options(library), "answer": it.answer(library), "why": it.why, "sources": it.sources,
            })
        }).collect(),
        Kind::Lessons => library.lessons().iter().map(|it| {
            json!({
                "id": it.id, "title": it.title, "one_line": it.one_line, "minutes": it.minutes(),
                "steps": it.steps.len(),
            })
        }).collect(),
    };
    value
        .into_iter()
        .filter_map(|value| if let Value::Object(row) = value { Some(row) } else { None })
        .collect()
}

/// A value as plain words: lists with blanks between, nothing for what is not known.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// Id, then what it is called, below each other; the rest is for machines.
fn text(rows: &[Row]) -> String {
    const NAMES: [&str; 6] = ["title", "name", "term", "text", "says", "prompt"];
    let id = |row: &Row| row.get("id").map(plain).unwrap_or_default();
    let width = rows.iter().map(|row| id(row).width()).max().unwrap_or(0);
    let line = |row: &Row| {
        let name = NAMES.iter().find_map(|name| row.get(*name)).map(plain);
        let name = name.unwrap_or_else(|| {
            let parts = ["outcome", "measure", "value", "comparator", "population"];
            parts.iter().filter_map(|part| row.get(*part)).map(plain).collect::<Vec<_>>().join(" · ")
        });
        let text: String = format!("{:width$}  {name}", id(row));
        text.chars().filter(|c| is_printable(*c)).chain(['\n']).collect::<String>()
    };
    rows.iter().map(line).collect()
}

/// The same in a cell of a spreadsheet, which would take a text that begins like a formula for one.
fn cell(value: &Value) -> String {
    let text = plain(value);
    let is_number = value.is_number() || text.parse::<f64>().is_ok();
    if text.starts_with(['=', '+', '-', '@']) && !is_number { format!("'{text}") } else { text }
}

fn csv(rows: &[Row]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(first) = rows.first() {
        writer.write_record(first.keys())?;
    }
    for row in rows {
        writer.write_record(row.values().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
