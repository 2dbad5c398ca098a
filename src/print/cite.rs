//! Citations: references in a style, or entries for a reference manager.

mod bibtex;
mod csl_json;
mod ris;

use crate::app::name::{self, Kind};
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
/// The first name that is none of a study, or that of a topic, in words.
pub fn studies<'a>(
    library: &'a Library,
    names: &[String],
    topic: Option<&str>,
    all: bool,
) -> Result<Vec<&'a Study>, String> {
    let mut wanted: Vec<StudyId> = Vec::new();
    for name in names {
        wanted.push(StudyId(name::id_of(Kind::Study, name, library)?));
    }
    if let Some(name) = topic {
        let id = TopicId(name::id_of(Kind::Topic, name, library)?);
        wanted
            .extend(library.topic(&id).map(|topic| library.sources_of(topic)).into_iter().flatten().cloned());
    }
    Ok(library.studies().iter().filter(|study| all || wanted.contains(&study.id)).collect())
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
