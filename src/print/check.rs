//! `afferent check`: every fault of a pack at once.

use crate::content::check::prose;
use crate::content::source::Source;
use crate::document::lesson::length;
use crate::page::words::count;
use anyhow::Result;
use std::ffi::OsStr;

/// What is wrong, and in short what was looked at. The first is empty where nothing is wrong.
///
/// # Errors
/// When the directory or a file cannot be read, naming which.
pub fn report(source: &Source) -> Result<(String, String)> {
    let own = source.lesson.as_ref().and_then(|it| it.file_stem()).map(OsStr::to_string_lossy);
    Ok(match source.tables()? {
        Ok(tables) => {
            if let Some(lesson) = tables.lessons.iter().find(|it| own.as_deref() == Some(it.id.as_str())) {
                return Ok((String::new(), format!("{}: no problems\n", length(lesson))));
            }
            let claims: usize =
                tables.topics.iter().flat_map(|topic| &topic.sections).map(|it| it.claims.len()).sum();
            let parts = [
                count(tables.topics.len(), "topic", "topics"),
                count(claims, "claim", "claims"),
                count(tables.studies.len(), "study", "studies"),
                count(tables.estimates.len(), "estimate", "estimates"),
                count(tables.terms.len(), "term", "terms"),
                count(tables.sayings.len(), "saying", "sayings"),
                count(tables.questions.len(), "question", "questions"),
                count(tables.figures.len(), "figure", "figures"),
                count(tables.lessons.len(), "lesson", "lessons"),
            ];
            let notes: String = prose::notes(&tables).iter().map(|note| format!("{note}\n")).collect();
            (String::new(), format!("{}: no problems\n{notes}", parts.join(", ")))
        }
        Err(problems) => {
            let text = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
            (text, format!("{}\n", count(problems.len(), "problem", "problems")))
        }
    })
}
