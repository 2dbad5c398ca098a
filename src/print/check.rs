//! `afferent check`: every fault of a pack at once.

use crate::app::App;
use crate::app::command::Command;
use crate::app::lesson::Begin;
use crate::app::settings::Settings;
use crate::content::check::prose;
use crate::content::lesson::Lesson;
use crate::content::source::Source;
use crate::document::lesson::length;
use crate::page::words::count;
use anyhow::Result;
use ratatui::layout::Size;
use std::ffi::OsStr;

/// What is wrong, and in short what was looked at, with what could be better. The first is empty where nothing is wrong.
///
/// # Errors
/// When the directory or a file cannot be read, naming which.
pub fn report(source: &Source) -> Result<(String, String)> {
    let own = source.lesson.as_ref().and_then(|it| it.file_stem()).map(OsStr::to_string_lossy);
    Ok(match source.tables()? {
        Ok(tables) => {
            if let Some(lesson) = tables.lessons.iter().find(|it| own.as_deref() == Some(it.id.as_str())) {
                let small = small_slides(source, lesson)?;
                return Ok((String::new(), format!("{}: no problems\n{small}", length(lesson))));
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

/// The steps of `lesson` that say more than there is room for in large letters where there is the least of it.
fn small_slides(source: &Source, lesson: &Lesson) -> Result<String> {
    const LEAST: Size = Size { width: 80, height: 24 };
    let Ok(pack) = source.pack()? else { return Ok(String::new()) };
    let mut app = App::new(pack, LEAST, Settings::default());
    app.begin_lesson(&lesson.id, Begin::default());
    let mut notes = String::new();
    for (nth, step) in lesson.steps.iter().enumerate() {
        if app.lesson_step().is_some_and(|it| !it.running.said.is_large()) {
            let what = if step.prediction.is_some() { "its question and options" } else { "its caption" };
            notes.push_str(&format!(
                "Step {}, “{}”: {what} cannot all be large at 80×24; fewer words can.\n",
                nth + 1,
                step.title
            ));
        }
        app.command(&Command::PassStep);
    }
    Ok(notes)
}
