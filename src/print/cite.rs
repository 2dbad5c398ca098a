//! Citations: references in a style, or entries for a reference manager.

mod bibtex;
mod csl_json;
mod ris;

use crate::content::character::is_printable;
use crate::content::citation::{self, Style};
use crate::content::id::{StudyId, TopicId};
use crate::content::library::Library;
use crate::content::model::Study;

/// What a list of studies is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// References in a style, one to a line.
    Text,
    Bibtex,
    Ris,
    CslJson,
}

/// The studies that are asked for, in the order of the pack, each once.
///
/// # Errors
/// The first id that there is none of, in words.
pub fn studies<'a>(
    library: &'a Library,
    ids: &[String],
    topic: Option<&str>,
    all: bool,
) -> Result<Vec<&'a Study>, String> {
    let mut wanted: Vec<StudyId> = Vec::new();
    for id in ids {
        let study = library.study(&id.as_str().into());
        wanted.push(study.ok_or_else(|| no("study", id))?.id.clone());
    }
    if let Some(id) = topic {
        let topic = library.topic(&TopicId::from(id)).ok_or_else(|| no("topic", id))?;
        wanted.extend(library.sources_of(topic).into_iter().cloned());
    }
    Ok(library.studies().iter().filter(|study| all || wanted.contains(&study.id)).collect())
}

fn no(kind: &str, id: &str) -> String {
    let shown: String = id.chars().filter(|c| is_printable(*c)).take(60).collect();
    format!("there is no {kind} `{shown}`; `afferent search WORDS` finds what there is")
}

/// `studies` in `format`. What could not be verified stands in a note of each entry.
pub fn write(studies: &[&Study], style: Style, format: Format) -> String {
    match format {
        Format::Text => studies.iter().map(|study| citation::reference(study, style) + "\n").collect(),
        Format::Bibtex => studies.iter().map(|study| bibtex::entry(study)).collect::<Vec<_>>().join("\n"),
        Format::Ris => studies.iter().map(|study| ris::entry(study)).collect::<Vec<_>>().join("\r\n"),
        Format::CslJson => csl_json::list(studies),
    }
}
