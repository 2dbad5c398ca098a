//! A lesson as a plan: what each step shows, says and asks, and what only the teacher reads.

use super::{Block, Document, Fact, Options, Source, words};
use crate::content::address::Address;
use crate::content::lesson::{Lesson, Step};
use crate::content::library::Library;
use crate::content::markup;

/// The whole of `lesson`, step by step.
pub fn lesson(library: &Library, lesson: &Lesson) -> Document {
    let mut it = Document::new(Address::Lesson(lesson.id.clone()), &lesson.title);
    it.tagline.clone_from(&lesson.one_line);
    it.fact(Fact::Remark, &length(lesson));
    for (nth, step) in lesson.steps.iter().enumerate() {
        it.heading(format!("{}. {}", nth + 1, step.title));
        let from = lesson.minutes_before(nth);
        let place = step.place.as_ref().map(|it| format!(" · {it}")).unwrap_or_default();
        it.fact(Fact::Remark, &format!("From minute {from:.1} · {:.1} min{place}", step.minutes));
        if !step.lines.is_empty() {
            it.blocks.push(Block::Points(step.lines.clone()));
        }
        it.blocks.push(Block::Prose(markup::parse(&step.caption)));
        for (fact, text) in notes(step) {
            it.fact(fact, &text);
        }
        if let Some(asked) = &step.prediction {
            it.fact(Fact::Hands, &asked.ask);
            it.blocks.push(Block::Options(Options::answered(asked.options.clone(), vec![asked.answer])));
            it.fact(Fact::Why, &asked.why);
            it.blocks.push(Block::Sources(Source::all(library, &asked.sources)));
        }
    }
    it
}

/// What only the teacher reads: what each note is, and its words.
pub fn notes(step: &Step) -> Vec<(Fact, String)> {
    let notes = &step.notes;
    let all = [
        (Fact::Say, &notes.say),
        (Fact::Ask, &notes.ask),
        (Fact::Expect, &notes.expect),
        (Fact::Answer, &notes.answer),
    ];
    let joined = all.map(|(fact, text)| (fact, text.split_whitespace().collect::<Vec<_>>().join(" ")));
    joined.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// "4 minutes · 10 steps · 1 question for hands".
pub fn length(lesson: &Lesson) -> String {
    let minutes = lesson.minutes().round() as usize;
    let questions = lesson.steps.iter().filter(|step| step.prediction.is_some()).count();
    let mut parts =
        vec![words::count(minutes, "minute", "minutes"), words::count(lesson.steps.len(), "step", "steps")];
    if questions > 0 {
        parts.push(words::count(questions, "question for hands", "questions for hands"));
    }
    parts.join(" · ")
}
