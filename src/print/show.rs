//! A place as text, as Markdown, as data for another program, or as a step of a lesson.

use super::hypertext::{Hypertext, markdown};
use super::{place, step};
use crate::app::memory::Memory;
use crate::app::stage::Stage;
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::citation::{self, Style};
use crate::content::figure::Figure;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::model::Topic;
use crate::document;
use crate::page::words;
use crate::study::progress::Progress;
use anyhow::Result;
use serde_json::{Value, json};

/// What a place is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Json,
    /// `[[step]]` of a lesson.
    Step,
}

/// What stands at `address`, in `format`.
///
/// # Errors
/// When no step of a lesson can be there, and one is wanted.
pub fn write(
    pack: &Pack,
    memory: &Memory,
    progress: Option<&Progress>,
    address: &Address,
    format: Format,
) -> Result<String> {
    Ok(match format {
        Format::Text => place::text(pack, memory, progress, address),
        Format::Markdown => markdown::write(&Hypertext::of(pack, memory, progress, address)),
        Format::Json => format!("{:#}\n", data(pack, memory, progress, address)),
        Format::Step => step::write(pack.library(), address)?,
    })
}

/// The data of a place, with its version and kind, and with the studies that it names.
fn data(pack: &Pack, memory: &Memory, progress: Option<&Progress>, address: &Address) -> Value {
    let library = pack.library();
    let of = |value: Option<Value>| value.unwrap_or_default();
    let (kind, data, studies) = match address {
        Address::Home => ("home", json!({ "pack": pack.front.info, "effects": pack.front.effects }), vec![]),
        Address::Topic(id) => {
            let studies = library.topic(id).map(|it| library.sources_of(it)).unwrap_or_default();
            (
                "topic",
                of(library.topic(id).map(|it| topic(library, it))),
                studies.into_iter().cloned().collect(),
            )
        }
        Address::Study(id) => ("study", Value::Null, vec![id.clone()]),
        Address::Term(id) => {
            let studies = library.term(id).map(|it| it.sources.clone());
            ("term", json!(library.term(id)), studies.unwrap_or_default())
        }
        Address::Figure(id) => {
            let figure = library.figure(id).map(|it| {
                let at = Stage::new(library, it).at;
                json!({
                    "figure": it, "kind": it.data.kind_name(), "words": it.data.kind().words(library, &at),
                    "tables": it.data.kind().tables(library, &at),
                })
            });
            let studies = library.figure(id).map(Figure::studies);
            ("figure", of(figure), studies.unwrap_or_default())
        }
        Address::Glossary => ("glossary", json!(library.terms()), vec![]),
        Address::Said => ("said", json!(library.sayings()), vec![]),
        Address::Lessons => ("lessons", json!(library.lessons()), vec![]),
        Address::Quiz => ("quiz", json!(library.questions()), vec![]),
        Address::Progress => ("progress", Value::Null, vec![]),
        Address::Marks => ("marks", json!({ "marks": memory.marks, "recent": memory.recent }), vec![]),
        Address::Lesson(id) => ("lesson", json!(library.lesson(id)), vec![]),
        Address::Research => {
            ("research", Value::Null, library.studies().iter().map(|it| it.id.clone()).collect())
        }
        Address::Claim(id) => {
            let claim = library.claim(id);
            let estimates = claim.map(|(_, it)| it.estimates.iter().filter_map(|id| library.estimate(id)));
            let estimates: Vec<_> = estimates.into_iter().flatten().collect();
            let data =
                claim.map(|(topic, it)| json!({ "topic": topic.id, "claim": it, "estimates": estimates }));
            ("claim", of(data), claim.map(|(_, it)| it.sources.clone()).unwrap_or_default())
        }
        Address::Saying(id) => {
            let saying = library.saying(id);
            ("saying", json!(saying), saying.map(|it| it.sources.clone()).unwrap_or_default())
        }
        Address::Question(id) => {
            let question = library.question(id);
            ("question", json!(question), question.map(|it| it.sources.clone()).unwrap_or_default())
        }
        Address::Answer(..)
        | Address::Step(..)
        | Address::Round(_)
        | Address::Cards
        | Address::Aside
        | Address::TakeUp(_) => ("nothing", Value::Null, vec![]),
    };
    json!({
        "version": super::JSON_VERSION,
        "kind": kind,
        "data": data,
        "documents": match address {
            Address::Progress => vec![document::progress(&pack.front, progress)],
            _ => super::documents(library, address),
        },
        "studies": studies.iter().map(|id| study(library, id)).collect::<Vec<_>>(),
    })
}

fn topic(library: &Library, topic: &Topic) -> Value {
    json!({
        "family": library.family(&topic.id),
        "topic": topic,
        "sayings": library.sayings_of(&topic.id).collect::<Vec<_>>(),
        "questions": library.questions_of(&topic.id).collect::<Vec<_>>(),
    })
}

/// A study with its reference and what must be known before quoting it.
fn study(library: &Library, id: &StudyId) -> Value {
    library.study(id).map_or(Value::Null, |it| {
        json!({
            "study": it,
            "name": words::name(it),
            "reference": citation::reference(it, Style::Apa),
            "cautions": citation::cautions(it),
        })
    })
}
