//! A lesson as a plan: what each step shows, says and asks, and what only the teacher reads.

use super::{Block, Document, Fact, Options, Source, words};
use crate::content::address::Address;
use crate::content::lesson::{Lesson, Step};
use crate::content::library::Library;
use crate::content::markup;

/// Whom a lesson is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// What is on the screen: no notes, no answers.
    Class,
    /// All of it.
    Teacher,
}

/// The whole of `lesson`, step by step, for its teacher.
pub fn lesson(library: &Library, lesson: &Lesson) -> Document {
    let mut it = Document::new(Address::Lesson(lesson.id.clone()), &lesson.title);
    it.tagline.clone_from(&lesson.one_line);
    it.fact(Fact::Remark, &length(lesson));
    for nth in 0..lesson.steps.len() {
        if let Some(step) = step(library, lesson, nth, Audience::Teacher) {
            it.heading(step.title);
            it.blocks.extend(step.blocks);
        }
    }
    it
}

/// The step `nth` of `lesson`, from 0, if there is one.
pub fn step(library: &Library, lesson: &Lesson, nth: usize, audience: Audience) -> Option<Document> {
    let step = lesson.steps.get(nth)?;
    let title = format!("{}. {}", nth + 1, step.title);
    let mut it = Document::new(Address::Step(lesson.id.clone(), nth), title);
    let is_teacher = audience == Audience::Teacher;
    if is_teacher {
        let from = match nth {
            0 => "At the beginning".to_owned(),
            _ => format!("From minute {:.1}", lesson.minutes_before(nth)),
        };
        let place = step.place.as_ref().map(|it| format!(" · {it}")).unwrap_or_default();
        it.fact(Fact::Remark, &format!("{from} · {:.1} min{place}", step.minutes));
    }
    if !step.lines.is_empty() {
        it.blocks.push(Block::Points(step.lines.clone()));
    }
    it.blocks.push(Block::Prose(markup::parse(&step.caption)));
    if is_teacher {
        for (fact, text) in notes(step) {
            it.fact(fact, &text);
        }
    }
    if let Some(asked) = &step.prediction {
        it.fact(Fact::Hands, &asked.ask);
        let answer = if is_teacher { vec![asked.answer] } else { Vec::new() };
        it.blocks.push(Block::Options(Options::answered(asked.options.clone(), answer)));
        if is_teacher {
            it.fact(Fact::Why, &asked.why);
        }
        it.blocks.push(Block::Sources(Source::all(library, &asked.sources)));
    }
    Some(it)
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
