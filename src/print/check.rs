//! `afferent check`: every fault of a pack at once.

use crate::content::check::{check, prose};
use crate::content::problem::File;
use crate::page::words::count;

/// What is wrong, and in short what was looked at. The first is empty for a pack without faults.
pub fn report(files: &[File]) -> (String, String) {
    match check(files) {
        Ok(tables) => {
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
    }
}
